"""What the acts of a message order or tell, as the typed values that handlers work with; one file for each group."""
