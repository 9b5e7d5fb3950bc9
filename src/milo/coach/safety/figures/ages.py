"""The ages a text gives to the one it is about, and what follows. Source: Milo's safety reference, sections 4, 7 and 8."""

from __future__ import annotations

from collections.abc import Iterator

from milo.coach.safety.text.expressions import Expressions

ADULT, OLDER = 18, 65  # sections 7 and 8
BACK_YOUNG, BACK_OLD = 20, 55  # RF-12
_WRITTEN = Expressions("figures", "ages")
_AGE = _WRITTEN.late("AGE")
_AGE_ANOS = _WRITTEN.late("AGE_ANOS")
_NOT_NOW_AGE = _WRITTEN.late("NOT_NOW_AGE")
_SCHOOL = _WRITTEN.compiled("SCHOOL")


def ages(text: str) -> list[int]:
    """The ages, in years, that a text gives to the one it is about. text: plain and written out."""
    found = [
        m
        for m in (*_AGE.finditer(text), *_AGE_ANOS.finditer(text))
        if not _NOT_NOW_AGE.search(text[max(0, m.start() - 24) : m.start()])
    ]
    return [age for m in found if 5 <= (age := int(next(g for g in m.groups() if g))) <= 99]


def age_facts(text: str) -> Iterator[str]:
    """The facts "minor", "old" and "back_age", where a text tells of them. text: plain and written out."""
    told = ages(text)
    if any(age < ADULT for age in told) or _SCHOOL.search(text):
        yield "minor"
    if any(age >= OLDER for age in told):
        yield "old"
    if any(age < BACK_YOUNG or age > BACK_OLD for age in told):
        yield "back_age"
