"""What of the things that stay is worth a line: said once, when what it rests on was told, and one line for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from milo.coach.adapt.adapt_words import WORDS
from milo.coach.adapt.adapting_changes import Change
from milo.coach.adapt.adapting_log import Log, day_of
from milo.vocabulary.exercises import catalogue

NAMED = 3  # exercises that a line about several names (our choice)
QUIET = frozenset({"never_lifted", "no_hrv", "too_few_mornings", "too_few_mornings_this_week"})
"""What goes on being so while nothing is told: news on the first day alone."""


def news(changes: Sequence[Change], log: Log, today: date, language: str) -> list[tuple[str, str]]:
    """What stays, as (code, sentence): of each pain a line, of all the rest at most one; nothing that was so before today's log.

    changes: of an adaptation, those that changed something among them; log: what it read.
    """
    days = {w.workout_id: day_of(w, log.zone) for w in log.workouts}
    fresh = {id for id, day in days.items() if day == today}
    fresh |= {s.set_id for s in log.sets if (days.get(s.workout_id) or s.at.astimezone(log.zone).date()) == today}
    held = [c for c in changes if c.held is not None and _is_new(c, fresh, today, first=log.opened == today)]
    pains = [c for c in held if c.rule.startswith("pain.")]
    rest = [c for c in held if c not in pains]
    lines = [(f"{c.rule}.{c.held}", c.text[language]) for c in pains]
    if len(rest) == 1:
        lines.append((f"{rest[0].rule}.{rest[0].held}", rest[0].text[language]))
    elif rest:
        ids = dict.fromkeys(c.exercise_id for c in rest if c.exercise_id is not None)
        names = [_name(id, language) for id in ids]
        one = len({c.held for c in rest}) == 1
        word = f"news.{rest[0].held}" if one and f"news.{rest[0].held}" in WORDS[language] else "news.stays"
        if len(names) > 1:
            said = WORDS[language][word].format(names=", ".join(names[:NAMED]), n=len(names))
            lines.append((f"{rest[0].rule}.{rest[0].held}", said))
        else:
            lines.append((f"{rest[0].rule}.{rest[0].held}", rest[0].text[language]))
    return lines


def _is_new(c: Change, fresh: set[str], today: date, *, first: bool) -> bool:
    if c.held in QUIET:
        return first
    return not c.facts or any(f.day == today or not fresh.isdisjoint(f.record_ids) for f in c.facts)


def _name(id: str, language: str) -> str:
    known = catalogue().get(id)
    return id if known is None else (known.name_es if language == "es" else known.name).lower()
