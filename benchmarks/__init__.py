"""Benchmarks of the rules and of the pages; run them with ``make bench``."""
