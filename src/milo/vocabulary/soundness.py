"""Whether the free fields of a record can be read: the same question before it is stored and after it was read back."""

from __future__ import annotations

from typing import Any

import msgspec


class _Zones(msgspec.Struct):
    heart_rate_bpm: list[float] | None = None


class _Order(msgspec.Struct):
    order: list[str] | None = None


class _Named(msgspec.Struct):
    name: str | None = None


class _Language(msgspec.Struct):
    language: str | None = None


_NUMBERS = dict[str, float | None]
_SETTINGS: dict[str, Any] = {
    "zones": _Zones,
    "thresholds": _NUMBERS,
    "sources": _Order,
    "timezone": _Named,
    "sleep_need": _NUMBERS,
    "language": _Language,
    "mask": _NUMBERS,
    "retention": dict[str, int | None],
    "targets": _NUMBERS,
}
"""What the value of a setting holds; one that is not named here is nobody's, and so nobody stumbles over it."""


def profile_can_be_read(record: Any) -> None:
    """Raises MiloError for a profile version whose profile breaks the rules of vocabulary.athlete."""
    from milo.vocabulary.athlete import parse_profile

    parse_profile(record.profile, record.valid_from.date())


def plan_can_be_read(record: Any) -> None:
    """Raises msgspec.ValidationError for a plan version whose plan is none."""
    from milo.vocabulary.plan import Plan

    msgspec.convert(record.plan, Plan)


def setting_can_be_read(record: Any) -> None:
    """Raises msgspec.ValidationError for a setting whose value is of another type than its name promises."""
    kind = _SETTINGS.get(record.name)
    if kind is not None:
        msgspec.convert(record.value, kind)
