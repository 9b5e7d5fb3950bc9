"""What the API answers about the exercises and routines of a house, as types: OpenAPI describes them from here.

Annotations are evaluated here (no `from __future__`): which keys may be left out is told by them.
"""

from typing import NotRequired, TypedDict

from milo.channels.catalogue_desk import Entry, Used
from milo.coach.own_words import Found
from milo.vocabulary.exercises import Exercise


class EntryDocument(TypedDict):
    """An exercise or routine as it holds now; of an exercise also what planner and safety rules read."""

    line: Entry
    exercise: NotRequired[Exercise]


class EntriesDocument(TypedDict):
    """Versions of one, newest first, or what the house wrote."""

    total: int
    entries: list[Entry]


class FoundDocument(TypedDict):
    """What is wrong with an entry, errors first."""

    findings: list[Found]


class UsedDocument(TypedDict):
    """A routine put into a plan."""

    used: Used
