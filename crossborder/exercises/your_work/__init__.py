"""The page on which a learner saves, reads back and clears all work."""
