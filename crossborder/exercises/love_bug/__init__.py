"""The Love Bug exercise: a model that works without widgets, and a view."""
