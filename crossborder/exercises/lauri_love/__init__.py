"""The Lauri Love exercise: the learner is the judge."""
