"""The moving water: the log contract, its members, and the writer that carries it into a store. Knows only the vocabulary."""

from milo.stream.contract import Entry, Log
from milo.stream.writer import Writer

__all__ = ["Entry", "Log", "Writer"]
