"""The exercise on the other side: the learner is the central authority of the requested state."""
