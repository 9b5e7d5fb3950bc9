"""The student: a small network that reads the acts of a message, their slots and how sure each is, in NumPy."""

from milo.coach.conversation.student.student import Student

__all__ = ["Student"]
