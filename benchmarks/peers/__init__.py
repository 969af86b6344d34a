"""Other bots to be measured beside ours, each as its library's own examples would write it."""
