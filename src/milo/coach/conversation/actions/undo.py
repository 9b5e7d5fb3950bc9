"""What a message takes back or deletes: the act of the learned reader, and what it names of the log.

A change that is taken back may be of the plan, the profile or the log; what is deleted is of the log alone, and read back first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from milo.coach.conversation.acts import Act
from milo.coach.conversation.answers.named import first
from milo.coach.conversation.entities.places import parts_of
from milo.coach.conversation.entities.shorthand import spelled_out
from milo.coach.talk.words.numbers_said import converted, numbers_in
from milo.coach.talk.words.words_found import exercise_named, spelled
from milo.vocabulary.exercise_words import name_words
from milo.vocabulary.exercises import catalogue, names
from milo.vocabulary.letters import unaccented
from milo.vocabulary.patterns import late
from milo.vocabulary.talk import Language

Op = Literal["undo", "bring_back", "plan_before", "first_plan", "delete"]
OPS: tuple[Op, ...] = ("undo", "bring_back", "plan_before", "first_plan", "delete")
FROM = 0.45  # chance of all of them from which a message takes something back (our choice)
MOST_CHARACTERS = 120  # of such a message; a longer one tells a story (our choice)
_DENIED = late(r"\b(?:don'?t|do not|never|nunca|jamas|no(?= (?!wait|gracias|thanks)\w))\b")
_POLITE = late(r"(?:please |por favor )*(?:(?:can|could|would|will) (?:you|we|i have)|(?:me )?(?:puedes|podrias|podes))\b")
_DELETES = late(r"\b(?:delete|erase|remove|withdraw|borr(?:a|es?|ar)(?:me|l[oa]s?)?|elimin(?:a|es?|ar)(?:l[oa]s?)?)\b")
_BACK = late(
    r"\b(?:undo|undone|revert\w*|restore|back|before|was|were|previous|old|earlier|original|first|last|mind|desha[czg]\w*|vuelv\w+|"
    r"v[ou]lv\w+|devu\w+|devolv\w+|atras|antes|anterior|antiguo|original|ultim\w+|como|rehace\w*|recuper\w+|restaur\w+)\b"
)
"""Nothing is taken back without one of these words: a change is undone at once."""
_OF_THE_PLAN = late(r"\b(?:plan|programme?|program\w*|version|routine|rutina|original)\b")
_FIRST = late(r"\b(?:first|original|initial|primer[oa]?|inicial|principio|start)\b")
_BOTH = late(r"\b(?:both|ambos)\b")
_LAST = late(r"\b(?:last|latest|ultim[oa])\b")
_LOG = late(r"\b(?:log|logged|entry|entries|record|diary|registro|entrada|anotad[oa]|apuntad[oa])\b")
_ELSEWHERE = late(r"\b(?:goal|target|objetivo|meta|profile|perfil|account|cuenta|data|datos|photos?|fotos?|messages?|mensajes?)\b")
_PLACED = frozenset({"log", "from", "del", "registro", "delete", "remove", "borra", "erase", "elimina", "entry", "sets", "series"})
"""Words of a deletion that name no exercise."""


@dataclass(frozen=True)
class TakenBack:
    """What is taken back. count: of changes.  of_change: a change is named.  gone: what is to be deleted of the log."""

    op: Op
    count: int = 1
    of_change: bool = False
    gone: Gone | None = None


@dataclass(frozen=True)
class Gone:
    """What is to be deleted of the log.

    name: an exercise (id), an activity, a part that hurts or a measure, None for all there is.  days_ago: None where none is named.
    words: of an exercise that the catalogue has not by that name: "press".  stretch: (value, "km" or "min") of an outing.
    of_log: the log is named, or a day of it, so that nothing of the plan can be meant.  last: the newest alone.
    """

    name: str | None = None
    days_ago: int | None = None
    words: str | None = None
    stretch: tuple[float, str] | None = None
    of_log: bool = False
    last: bool = False


def taken_back(acts: Sequence[Act], text: str, today: date, language: Language) -> TakenBack | None:
    """What a message takes back; None for a question, a denial, and words about anything else."""
    plain = spelled(text)
    if len(text) > MOST_CHARACTERS or is_only_asked(text) or _DENIED.search(unaccented(text).replace("’", "'")):
        return None
    act = max(acts, key=_chance, default=None)
    if act is None:
        return None
    gone = _gone(act, text, plain, today, language) if _DELETES.search(plain) is not None else None
    if gone is not None:
        return TakenBack("delete", gone=gone)
    if _chance(act) < FROM or act.polarity == "did_not" or act.operation in {"keep", "skip", "drop"}:
        return None
    op = max(OPS, key=lambda one: dict(act.may).get(one, 0.0))
    if op == "delete":
        gone = _gone(act, text, plain, today, language)
        return None if gone is None else TakenBack("delete", gone=gone)
    if _BACK.search(plain) is None:
        return None
    if _OF_THE_PLAN.search(plain) is not None and (op.endswith("_plan") or op == "plan_before"):
        return TakenBack("first_plan" if _FIRST.search(plain) is not None else "plan_before")
    of_change = bool({"change", "changes", "edit", "edits", "cambio", "cambios"} & set(plain.split()))
    counts = [round(n.value) for n in numbers_in(text, language) if n.unit is None]
    if not counts and act.slots.keys() & {"day", "exercise", "activity"}:
        return None  # "change my mind about Monday" is of the plan
    count = 2 if _BOTH.search(plain) is not None else counts[0] if len(counts) == 1 else 1
    return TakenBack("bring_back" if op == "bring_back" and dict(act.may)[op] >= FROM else "undo", count, of_change)


def is_only_asked(text: str) -> bool:
    """Whether a text is a question about something rather than an order put politely: "undo that?" against "can you undo that?"."""
    return "?" in text and _POLITE.match(spelled(text)) is None


def _chance(act: Act) -> float:
    """How likely an act takes something back."""
    return sum(chance for one, chance in act.may if one in OPS) if act.kind == "undo" or act.operation in OPS else 0.0


def _gone(act: Act, text: str, plain: str, today: date, language: Language) -> Gone | None:
    """What of the log is to be deleted; None where the words are of a goal, the profile, or what is still to come."""
    if _ELSEWHERE.search(plain) is not None or act.operation in {"drop", "skip", "no_target"} or "plan" in plain.split():
        return None
    stretch = _stretch(text, language)
    ago = None if stretch is not None else _days_ago(act, today)
    places = {region for region, _ in parts_of(unaccented(text))} if first("pain", plain) is not None else set()
    measure = first("measure", plain)
    said = act.slots.get("exercise")
    known = said if said in catalogue() else None
    if said is not None and known is None and (found := exercise_named(str(said).split())[0]) is not None:
        known = found.id
    name = next(iter(places)) if len(places) == 1 else known or act.slots.get("activity") or measure
    words = str(said) if said is not None and name is None else None
    named = name is not None or words is not None or stretch is not None
    of_log = _LOG.search(plain) is not None or (ago is not None and ago >= 0 and not (ago == 0 and act.operation == "skip"))
    if not named and not of_log and _LAST.search(plain) is None and act.kind not in {"undo", "correct"}:
        return None
    last = _LAST.search(plain) is not None or (not named and ago is None)
    return Gone(str(name) if name is not None else None, ago, words, stretch, of_log, last)


def _days_ago(act: Act, today: date) -> int | None:
    """How many days ago the day is that is named; a day of the week is the last such day."""
    day = act.slots.get("day")
    return None if day is None else (today - date.fromisoformat(str(day))).days % 7


def _stretch(text: str, language: Language) -> tuple[float, str] | None:
    """The one distance in km, or the one time in minutes, that a text names."""
    told = [n for n in numbers_in(spelled_out(text), language) if n.unit in {"km", "mi", "m", "min", "h"}]
    if len(told) != 1 or told[0].unit is None:
        return None
    to = "min" if told[0].unit in {"min", "h"} else "km"
    return converted(told[0].value, told[0].unit, to), to


def meant_by(said: str, ids: Sequence[str]) -> list[str]:
    """Of exercises (ids) those that words may mean: the one called just so, else all whose names hold them.

    >>> meant_by("press", ["bench_press", "overhead_press", "back_squat"])
    ['bench_press', 'overhead_press']
    >>> meant_by("the bench press", ["bench_press", "overhead_press"])
    ['bench_press']
    """
    words = name_words(" ".join(w for w in spelled(said).split() if w not in _PLACED))
    called = {id: [name_words(name) for name in names()[id]] for id in ids if id in names()}
    exact = [id for id, all_names in called.items() if words in all_names]
    if not words or (exact and len(words) > 1):
        return exact
    return [id for id, all_names in called.items() if any(words <= name for name in all_names)]
