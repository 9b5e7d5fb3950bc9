"""What a plan's free words may not have anybody do: mask a pain, leave an inhaler at home, throw advice over, go under water alone,
do without rest, sleep or water (safety V-06, PL-06, PL-14, PL-53), drink by the litre (PL-54), or heat a pregnancy (PL-22).

Texts are plain (normalising.plain); what is denied is said to nobody as something to do.
"""

from __future__ import annotations

from milo.coach.safety.prose.food import numbered
from milo.coach.safety.text.expressions import Expressions

MOST_L_AN_HOUR = 0.8  # PL-54: no fixed rate above it is prescribed
_WRITTEN = Expressions("prose", "dangers")
_MASKED = _WRITTEN.late("MASKED")
_SKIN = _WRITTEN.late("SKIN")
_LEFT_HELP = _WRITTEN.late("LEFT_HELP")
_AGAINST = _WRITTEN.late("AGAINST")
_WITH_LEAVE = _WRITTEN.late("WITH_LEAVE")
_RATE = _WRITTEN.late("RATE")
_BEFORE_START = _WRITTEN.late("BEFORE_START")
MOST_L_BEFORE = 1.0  # 5-7 mL a kilogram in the four hours before (nutrition 3.8); a litre is that of 140 kg
_ALL_ONE_CAN = _WRITTEN.late("ALL_ONE_CAN")
_NO_DRINK = _WRITTEN.late("NO_DRINK")
_DRY_UNTIL = _WRITTEN.late("DRY_UNTIL")
"""Nothing to drink till the work is done."""
_DRY_WAY = _WRITTEN.late("DRY_WAY")
_HEAT = _WRITTEN.late("HEAT")
_HARD_WORK = _WRITTEN.late("HARD_WORK")
_COOLED = _WRITTEN.late("COOLED")
_CARRIED = _WRITTEN.late("CARRIED")
_UNDER = _WRITTEN.late("UNDER")
_BORROWED = _WRITTEN.late("BORROWED")
_LAYERED = _WRITTEN.late("LAYERED")
_UNWATCHED = _WRITTEN.late("UNWATCHED")
_SLEPT = _WRITTEN.late("SLEPT")
_NO_REST = _WRITTEN.late("NO_REST")
_HOT = _WRITTEN.compiled("HOT")
_DENIED = _WRITTEN.late("DENIED")
_SENTENCE = _WRITTEN.late("SENTENCE")


def endangers(read: str) -> str | None:
    """The words of a plain text that harm anybody: pain masked, help left at home, advice thrown over, no air, sleep or water.

    >>> endangers("leave the inhaler at home"), endangers("never leave the inhaler at home")
    ('leave the inhaler', None)
    """
    for of in (_MASKED, _LEFT_HELP, _BORROWED, _UNDER, _LAYERED, _UNWATCHED, _SLEPT, _NO_REST):
        if of is _MASKED and _SKIN.search(read) is not None:
            continue
        if (found := next((m for m in of.finditer(read) if _DENIED.search(read[: m.start()]) is None), None)) is not None:
            return found[0]
    for said in _SENTENCE.split(read):
        if (
            (m := _AGAINST.search(said)) is not None
            and _DENIED.search(said[: m.start()]) is None
            and _WITH_LEAVE.search(said) is None
        ):
            return m[0]
        if (
            m := next(filter(None, (of.search(said) for of in (_NO_DRINK, _DRY_UNTIL, _DRY_WAY))), None)
        ) is not None and _CARRIED.search(said) is None:
            return said.strip()
        if _HEAT.search(said) is not None and _HARD_WORK.search(said) is not None and _COOLED.search(said) is None:
            return said.strip()
    return None


def drinks_by_rate(read: str) -> str | None:
    """The words of a plain text that set more to drink than 0.8 litres an hour; None where there are none (PL-54).

    >>> drinks_by_rate("drink 2 litres an hour"), drinks_by_rate("half a litre an hour"), drinks_by_rate("200 ml every 20 minutes")
    ('2 litres an hour', None, None)
    """
    if (most := _ALL_ONE_CAN.search(read)) is not None and _DENIED.search(read[: most.start()]) is None:
        return most[0]
    before = _BEFORE_START.search(read)
    if before is not None and float(before["n"]) > MOST_L_BEFORE and _DENIED.search(read[: before.start()]) is None:
        return before[0]
    for m in (found for text in numbered(read) for found in _RATE.finditer(text)):
        amount = float(m["n"]) if m["n"][0].isdigit() else 0.5 if m["n"].startswith(("half", "medio")) else 1.0
        litres = amount / 1_000 if m["of"].startswith(("ml", "mil")) else amount
        hours = float(m["m"]) / 60 if m["m"] else 0.5 if m["half"] else float(m["hours"] or 1)
        if hours and litres / hours > MOST_L_AN_HOUR and _DENIED.search(m.string[: m.start()]) is None:
            return m[0]
    return None


def heats(read: str) -> str | None:
    """The words of a plain text that send somebody into a hot room or bath; None where there are none (PL-22, of the pregnant).

    >>> heats("hot yoga on friday"), heats("no sauna")
    ('hot yoga', None)
    """
    return next((m[0] for m in _HOT.finditer(read) if _DENIED.search(read[: m.start()]) is None), None)
