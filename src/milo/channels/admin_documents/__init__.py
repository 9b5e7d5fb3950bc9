"""The documents of the admin's room: people, messages set aside, how the system is, what safety decided, what was done.

Nothing here carries a value of an athlete's: an admin sees accounts, shapes and counts. Athletes stand under pseudonyms wherever
what is told is about their health (safety) or may be (messages set aside).
"""

from __future__ import annotations

from milo.channels.admin_documents.audit import (
    Act,
    Acts,
    Asked,
    Decision,
    Decisions,
    LatchLine,
    Opened,
    RefusedPlans,
    Standing,
    WeekCount,
)
from milo.channels.admin_documents.health import Backup, Check, Health, ModelLine, SensorLine, StreamLine, Vaulted, WriterLine
from milo.channels.admin_documents.letters import Field, LetterLine, Letters, LetterShape, Sent, Why
from milo.channels.admin_documents.models import Drift, DriftLine, GroupLine, Trained, TrainedLine
from milo.channels.admin_documents.people import ErasedPerson, Invited, People, Person, ToErase
from milo.channels.admin_documents.told import MOST_LISTED, MOST_WEEKS, WEEKS_BACK, Told

__all__ = [
    "MOST_LISTED",
    "MOST_WEEKS",
    "WEEKS_BACK",
    "Act",
    "Acts",
    "Asked",
    "Backup",
    "Check",
    "Decision",
    "Decisions",
    "Drift",
    "DriftLine",
    "ErasedPerson",
    "Field",
    "GroupLine",
    "Health",
    "Invited",
    "LatchLine",
    "LetterLine",
    "LetterShape",
    "Letters",
    "ModelLine",
    "Opened",
    "People",
    "Person",
    "RefusedPlans",
    "SensorLine",
    "Sent",
    "Standing",
    "StreamLine",
    "ToErase",
    "Told",
    "Trained",
    "TrainedLine",
    "Vaulted",
    "WeekCount",
    "Why",
    "WriterLine",
]
