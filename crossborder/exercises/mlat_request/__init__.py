"""The exercise on the request for mutual legal assistance: a model that works without widgets, and a view."""
