"""A change of a plan as a person asks for it: the sentence is read, and the weeks are changed."""
