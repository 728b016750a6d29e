"""Benchmarks of the rules; run them with ``make bench``."""
