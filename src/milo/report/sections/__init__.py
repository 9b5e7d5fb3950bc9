"""The sections of the week, one file each."""
