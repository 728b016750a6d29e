"""What every exercise has in common: a prediction first, sections, tasks with hints, a new case at the end."""
