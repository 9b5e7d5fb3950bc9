"""The digital athlete: one simulated body whose days cause each other, and what devices say of it, marked as simulated."""
