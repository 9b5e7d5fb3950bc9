"""What the rules answer, subject by subject."""
