"""One turn of a talk: what it goes on with, who answers it, and what of the written it mends."""
