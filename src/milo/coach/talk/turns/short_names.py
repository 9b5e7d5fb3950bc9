"""A name of an exercise in a log that says less than the plan does, "row 2x12 at 14 kg": the one of the plan that is called so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from milo.coach.talk.heard.intents import intents
from milo.coach.talk.heard.sets_said import Compact
from milo.coach.talk.receipts.facts import Facts, planned_on, week_on
from milo.coach.talk.words.numbers_said import even, folded
from milo.vocabulary.exercise_words import name_words
from milo.vocabulary.exercises import catalogue, find_exercise, names
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

    So too of a whole name whose exercise needs what the athlete has not: "floor press" with dumbbells alone. As it is where it
    tells no sets, names another exercise that can be done, or where none or several are called so.
    """
    plain = folded(even(text))
    if (with_kit := _with_own_kit(plain, text, facts, language)) is not None:
        return with_kit
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


def _with_own_kit(plain: str, text: str, facts: Facts, language: Language) -> str | None:
    named = intents(text, language).exercise if Compact.of(plain).sets else None
    if named is None or named not in catalogue() or facts.profile is None:
        return None
    lacking = set(catalogue()[named].equipment) - set(facts.profile.equipment or ())
    planned = {e.exercise_id for d in _week(facts) for s in d.sessions for e in s.exercises}
    if not lacking or named in planned:
        return None
    words = name_words(catalogue()[named].name)
    meant = [id for id in planned if id in catalogue() and words < name_words(catalogue()[id].name)]
    spelled = [
        name for name in sorted(map(folded, names()[named]), key=len, reverse=True) if re.search(rf"\b{re.escape(name)}s?\b", plain)
    ]
    if len(meant) != 1 or not spelled:
        return None
    return re.sub(rf"\b{re.escape(spelled[0])}s?\b", catalogue()[meant[0]].called("en").lower(), plain, count=1)


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
