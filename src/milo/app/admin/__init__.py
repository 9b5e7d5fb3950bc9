"""The desk behind the admin's room."""
