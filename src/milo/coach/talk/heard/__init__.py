"""What a message says: the intent, and what is told, asked or ordered in it."""
