"""Trained models in use, how they do by group of people, and whether what they read has changed."""

from __future__ import annotations

import msgspec

from milo.channels.admin_documents.told import Moment


class DriftLine(msgspec.Struct, frozen=True, kw_only=True):
    """One aspect of the messages. index: population stability index, None where too few were counted.

    state: steady (below 0.10), watch, changed (0.25 and over), or None.
    """

    aspect: str
    index: float | None
    state: str | None


class Drift(msgspec.Struct, frozen=True, kw_only=True):
    """Last week's messages against those of the twelve weeks before, of athletes who consented to training_models."""

    at: Moment
    athletes: int
    messages: int
    messages_before: int
    lines: list[DriftLine]


class GroupLine(msgspec.Struct, frozen=True, kw_only=True):
    """How often a model's answers were accepted in one group of people, with the exact 95 % interval."""

    tag: str
    group: str
    share: float
    low: float
    high: float
    count: int


class TrainedLine(msgspec.Struct, frozen=True, kw_only=True):
    """A trained model that is in use. shipped: it came with Milo.  blocked: tags whose groups differ too much to be put to use."""

    name: str
    version: str
    shipped: bool
    purpose: str
    groups: list[GroupLine] = []
    blocked: list[str] = []


class Trained(msgspec.Struct, frozen=True, kw_only=True):
    """The models in use and the drift of what they read."""

    models: list[TrainedLine]
    drift: Drift
