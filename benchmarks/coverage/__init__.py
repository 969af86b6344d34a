"""How fast coverage is counted beside a million people with five years of history."""
