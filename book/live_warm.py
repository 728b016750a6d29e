"""Run once before the picture of Python's memory is taken, so that a live page starts with all of this done."""

import crossborder as cb

# Reads and checks the facts, and loads the widgets; later calls find both in memory.
cb.exercises.LoveBug()
