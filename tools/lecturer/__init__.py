"""The lecturer's edition, made from the exercises' own models and the banks of questions: of them the keys alone are on the site, on a page of their own."""
