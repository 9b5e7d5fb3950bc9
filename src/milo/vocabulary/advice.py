"""What insight hands on: figures with receipts, and advice by named rules. Words for people are made later, in report."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Literal

import msgspec

from milo.vocabulary.origin import Origin

MAX_RECEIPT_IDS = 200  # a receipt names at most so many records one by one; beyond it, the window and the count say which


class Receipt(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a figure stands on: records of a kind in a window of days (both included), by a rule.

    record_ids: the records, at most MAX_RECEIPT_IDS of them; count: how many there were in all.
    quantity: for kinds that hold many quantities, the one that counts.  rule: the formula or rule, as docs/rules.md has it.
    digest_ids: where the records are too many to be named, the day digests that sum them up.
    """

    kind: str
    since: date
    until: date
    rule: str
    quantity: str | None = None
    record_ids: list[str] = []
    count: int = 0
    digest_ids: list[str] = []


class Figure(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One number said to an athlete. value is None exactly when reason says why (a code of the catalogue, with its parameters)."""

    name: str
    unit: str
    origin: Origin
    value: float | None = None
    reason: str | None = None
    reason_with: dict[str, Any] = {}
    low: float | None = None
    high: float | None = None
    receipts: list[Receipt] = []


Colour = Literal["red", "amber", "green", "blue"]


class Advice(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One recommendation. rule: its name; priority: 1 first; params: what the sentence in the catalogue needs."""

    rule: str
    priority: int
    colour: Colour
    params: dict[str, Any] = {}
    receipts: list[Receipt] = []


def receipt(
    kind: str,
    since: date,
    until: date,
    rule: str,
    record_ids: list[str],
    quantity: str | None = None,
    digest_ids: Iterable[str] = (),
) -> Receipt:
    """A receipt over any number of records."""
    return Receipt(
        kind=kind,
        since=since,
        until=until,
        rule=rule,
        quantity=quantity,
        record_ids=record_ids[:MAX_RECEIPT_IDS],
        count=len(record_ids),
        digest_ids=sorted(digest_ids)[:MAX_RECEIPT_IDS],
    )
