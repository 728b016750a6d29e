"""Runs before the snapshot is taken: the page finds the facts read."""

import sample

sample.facts()
