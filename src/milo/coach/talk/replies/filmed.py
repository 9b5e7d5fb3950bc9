"""How the newest filmed set of an exercise looked, beside the athlete's own usual range."""

from __future__ import annotations

from typing import Any

from milo.coach.talk.receipts.facts import Facts, when
from milo.coach.talk.receipts.filmed import Filmed
from milo.coach.talk.receipts.telling import Amount, Receipts, Telling, bare
from milo.insight.form_baseline import Difference
from milo.vocabulary.talk import Claim

RULE = "form_baseline"
FRESH_DAYS = 28  # an older film says little of the next session (our choice)


def filmed(telling: Telling, exercise: str | None, facts: Facts) -> bool:
    """Say how the newest filmed set looked; whether there is one.  exercise: an id of the catalogue."""
    found = facts.filmed(exercise) if facts.filmed is not None and exercise is not None else None
    if found is None:
        return False
    record = found.record
    own = Receipts("form_set", "camera", None, [record.form_set_id])
    reps, day = Amount(record.reps, "rep", own), when(telling, found.day, facts.today, own)
    if record.form is None:
        telling.say("filmed.bare", when=day, reps=reps)
    else:
        telling.say("filmed", when=day, reps=reps, form=Amount(record.form, "", own))
    for one in found.differences:
        telling.say("filmed.less" if one.by < 0 else "filmed.more", **_slots(telling, found, one))
    return True


def filmed_note(telling: Telling, exercise: str, facts: Facts) -> tuple[str, list[Claim]]:
    """What differed on the last film of a planned exercise, not yet said; empty where nothing did or it is long ago."""
    found = facts.filmed(exercise) if facts.filmed is not None else None
    if found is None or not found.differences or (facts.today - found.day).days > FRESH_DAYS:
        return "", []
    one = found.differences[0]
    own = Receipts("form_set", RULE, None, list(one.record_ids))
    key = "filmed.note_less" if one.by < 0 else "filmed.note_more"
    return telling.made(key, when=when(telling, found.day, facts.today, own), **_slots(telling, found, one))


def _slots(telling: Telling, found: Filmed, one: Difference) -> dict[str, Any]:
    scale, unit, decimals = found.told(one)
    receipts = Receipts("form_set", RULE, None, list(one.record_ids))

    def amount(value: float) -> Amount:
        return Amount(value * scale, unit, receipts, decimals)

    return {
        "what": telling.word("filmed.what", one.figure),
        "by": amount(abs(one.by)),
        "low": bare(amount(one.low)),
        "high": amount(one.high),
        "sessions": Amount(one.sessions, "session", receipts),
    }
