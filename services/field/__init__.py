"""The work in the field: who is visited by whom, what was found, and what random samples say."""
