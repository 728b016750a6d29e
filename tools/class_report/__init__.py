"""The report on a folder of work files, also of very many: read by as many processes as there are processors, counted by DuckDB."""
