"""Figures that move: pure functions from what the rules say to SVG, in a wide and a narrow drawing."""
