"""The page on which a lecturer sees what a class chose and wrote."""
