"""Runs before the snapshot is taken: the page finds the facts read."""

import sample

sample.facts()

# What was given back while this file ran must not be published with the snapshot (test_live_memory.py).
given_back = [f"given back {number} " * (number % 40 + 1) for number in range(2000)]
del given_back
