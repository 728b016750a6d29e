"""Work with the data: ten questions to the tables, each with a check that says why."""
