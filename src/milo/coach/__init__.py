"""The coach: what is allowed, what must stop, and what to do now, decided by fixed rules before any sentence is made."""
