"""Who may be one and the same person: keys of names, pairs, and what staff said of them."""
