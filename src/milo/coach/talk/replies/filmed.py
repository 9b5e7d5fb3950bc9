"""How the newest filmed set of an exercise looked, beside the athlete's own usual range."""

from __future__ import annotations

from milo.coach.talk.receipts.facts import Facts
from milo.coach.talk.receipts.telling import Amount, Receipts, Telling, bare
from milo.coach.talk.replies.day import when

RULE = "form_baseline"


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
        scale, unit, decimals = found.told(one)
        receipts = Receipts("form_set", RULE, None, list(one.record_ids))

        def amount(value: float, scale: float = scale, unit: str = unit, decimals: int = decimals) -> Amount:
            return Amount(value * scale, unit, receipts, decimals)  # noqa: B023  (used within this turn of the loop)

        telling.say(
            "filmed.less" if one.by < 0 else "filmed.more",
            what=telling.word("filmed.what", one.figure),
            by=amount(abs(one.by)),
            low=bare(amount(one.low)),
            high=amount(one.high),
            sessions=Amount(one.sessions, "session", receipts),
        )
    return True
