"""Which answer a message asks for: a learned reader of questions, and the names in a message that the answer needs."""
