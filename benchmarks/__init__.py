"""How fast Lindung is, beside stock bots that ask the same questions: `python -m benchmarks`."""
