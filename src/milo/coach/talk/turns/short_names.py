"""Half a name of an exercise in a log, "row 2x12 at 14 kg": the one exercise of the plan that is called so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from milo.coach.talk.heard.intents import intents
from milo.coach.talk.heard.sets_said import Compact
from milo.coach.talk.receipts.facts import Facts, planned_on, week_on
from milo.coach.talk.words.numbers_said import even, folded
from milo.vocabulary.exercises import catalogue, find_exercise
from milo.vocabulary.plan import PlannedDay
from milo.vocabulary.talk import Language

_HALF = re.compile(
    r"\b(?P<name>rows?|press(?:es)?|curls?|raises?|fly|flies|flyes|pull ?downs?|extensions?|kickbacks?|remos?|jalon(?:es)?|"
    r"elevacion(?:es)?|extension(?:es)?|aperturas?)\b"
)
_ONE = {
    "flies": "fly",
    "flyes": "fly",
    "presses": "press",
    "jalones": "jalon",
    "elevaciones": "elevacion",
    "extensiones": "extension",
}


def with_full_name(text: str, facts: Facts, language: Language) -> str:
    """A text that tells sets of half a name with the name that the day's session, else the week's plan, has for it.

    As it is where it names one whole, tells no sets, or where none or several are called so.
    """
    plain = folded(even(text))
    half = _HALF.search(plain)
    if half is None or not Compact.of(plain).sets or len(_HALF.findall(plain)) > 1:
        return text
    named, alone = intents(text, language).exercise, find_exercise(half["name"])
    if named is not None and (alone is None or named != alone.id):
        return text  # a whole name
    word = _ONE.get(half["name"], half["name"].replace(" ", ""))
    word = word if word in _ONE.values() else word.removesuffix("s")
    for days in (_today(facts), _week(facts)):
        meant = {e.exercise_id for d in days for s in d.sessions for e in s.exercises if _called(e.exercise_id, word)}
        if len(meant) == 1:
            return f"{plain[: half.start()]}{catalogue()[meant.pop()].called('en').lower()}{plain[half.end() :]}"
        if meant:
            return text
    return text


def _called(id: str, word: str) -> bool:
    known = catalogue().get(id)
    names = () if known is None else (known.name, known.name_es)
    return any(
        word in {w.removesuffix("s") if w not in {"press"} else w for w in re.findall(r"\w+", folded(name))} for name in names
    )


def _today(facts: Facts) -> Iterator[PlannedDay]:
    planned = planned_on(facts, facts.today)
    if planned is not None:
        yield planned


def _week(facts: Facts) -> Iterator[PlannedDay]:
    week = week_on(facts, facts.today)
    if week is not None:
        yield from week.days
