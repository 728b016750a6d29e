"""Practice: cases without end, drawn from confirmed facts and the rules."""
