"""A name of an exercise in a log that says less than the plan does, "row 2x12 at 14 kg": the one of the plan that is called so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from milo.coach.catalogue import main_muscles
from milo.coach.talk.heard.intents import intents
from milo.coach.conversation.entities.sets import WHOLE_SETS, Compact
from milo.coach.talk.receipts.facts import Facts, planned_on, week_on
from milo.coach.talk.words.numbers_said import even, folded
from milo.vocabulary.exercise_words import name_words
from milo.vocabulary.exercises import Exercise, catalogue, find_exercise, names
from milo.vocabulary.plan import PlannedDay
from milo.vocabulary.talk import Language

_HALF = re.compile(
    r"\b(?P<name>rows?|press(?:es)?|curls?|raises?|fly|flies|flyes|pull ?downs?|extensions?|kickbacks?|remos?|jalon(?:es)?|"
    r"elevacion(?:es)?|extension(?:es)?|aperturas?)\b"
)
KIT = frozenset(
    {"barbell", "barra", "dumbbell", "mancuerna", "kettlebell", "machine", "maquina", "cable", "polea", "smith", "band", "goma"}
)
"""Words of kit, which say that an exercise is the one with it."""
_MENDS = re.compile(r"\b(?:was|were|actually|correction|era|eran|fue|fueron|en realidad)\b[^?]*\d[^?]*$")
"""A figure of sets put right."""
_APART = re.compile(
    r"([,;\n]\s*(?:(?:and|then|also|plus|y|e|luego|despues|después)\s+)?|\s(?:and|then|plus|y|luego)\s+)(?=[^\W\d])"
)
"""What stands between two exercises of one sentence."""
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
    tells no sets, names another exercise that can be done, or where none or several are called so. Several told in one sentence are
    read one by one.
    """
    parts = _APART.split(text)
    if len(parts) > 1 and all(Compact.of(folded(even(part))).sets for part in parts[::2]):
        return "".join(_with_full_name(part, facts, language) if n % 2 == 0 else part for n, part in enumerate(parts))
    return _with_full_name(text, facts, language)


def _with_full_name(text: str, facts: Facts, language: Language) -> str:
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
    """A text that tells sets with a name that needs what the athlete has not, with that of the nearest one they can do.

    Nearest: of the day, else of the week, of the plan, one with the same words in its name; else the only one of the week for the
    same movement; else of all that is known by a name with the same words in it.
    """
    tells = Compact.of(plain).sets or WHOLE_SETS.search(plain) or _MENDS.search(plain)
    named = intents(text, language).exercise if tells else None
    if named is None or named not in catalogue() or facts.profile is None or facts.profile.equipment is None:
        return None
    own = set(facts.profile.equipment)
    planned = {e.exercise_id for d in _week(facts) for s in d.sessions for e in s.exercises}
    if set(catalogue()[named].equipment) <= own or named in planned:
        return None
    spelled = [
        name for name in sorted(map(folded, names()[named]), key=len, reverse=True) if re.search(rf"\b{re.escape(name)}s?\b", plain)
    ]
    if not spelled:
        return None
    words = name_words(spelled[0])
    if name_words(plain) & KIT:
        return None  # who says "barbell" means it
    in_plan = (
        {e.exercise_id for w in facts.plan.weeks for d in w.days for s in d.sessions for e in s.exercises} if facts.plan else set()
    )
    for among in ({e.exercise_id for d in _today(facts) for s in d.sessions for e in s.exercises}, planned, in_plan):
        meant = [id for id in among if id in catalogue() and _has_in(words, id)]
        if meant:
            return _renamed(plain, spelled[0], meant[0]) if len(meant) == 1 else None
    # "Bench" of whose plan presses dumbbells on the floor: the one lift of the plan for the same movement and muscle.
    wanted = catalogue()[named]
    alike = [id for id in planned if id in catalogue() and _alike(wanted, catalogue()[id])]
    if len(alike) == 1:
        return _renamed(plain, spelled[0], alike[0])
    able = [e for e in catalogue().values() if set(e.equipment) <= own and e.equipment and _has_in(words, e.id)]
    nearest = sorted(able, key=lambda e: (len(name_words(e.name)), e.id))
    if not nearest or (len(nearest) > 1 and len(name_words(nearest[0].name)) == len(name_words(nearest[1].name))):
        return None
    return _renamed(plain, spelled[0], nearest[0].id)


def _alike(wanted: Exercise, other: Exercise) -> bool:
    return wanted.pattern == other.pattern and not main_muscles(wanted).isdisjoint(main_muscles(other))


def _has_in(words: frozenset[str], id: str) -> bool:
    return any(words < name_words(name) for name in (catalogue()[id].name, catalogue()[id].name_es))


def _renamed(plain: str, said: str, id: str) -> str:
    return re.sub(rf"\b{re.escape(said)}s?\b", catalogue()[id].called("en").lower(), plain, count=1)


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
