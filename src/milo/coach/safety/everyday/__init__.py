"""What people say all day in the words of a danger: known by the grammar of the whole message."""
