"""Checks the lessons' words and packs them into the package."""
