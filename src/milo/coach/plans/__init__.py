"""Plans: made, held inside their limits, read and written as text, edited and compared."""
