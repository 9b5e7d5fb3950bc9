"""Training: the stages that make every model, each in a process of its own, kept by the hash of what went into it."""
