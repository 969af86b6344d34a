"""Who is protected, of how many, on which day, and why it changed."""
