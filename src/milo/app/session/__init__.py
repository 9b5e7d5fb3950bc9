"""A session of the breath lab, from the first byte to what it leaves behind."""
