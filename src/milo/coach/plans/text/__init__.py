"""A plan as text a person can read and edit, and back: spelling, reading, writing, and what differs between two."""
