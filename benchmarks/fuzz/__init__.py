"""Coverage-guided fuzzing of everything that reads what strangers send: atheris, one process a parser."""
