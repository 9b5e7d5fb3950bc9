"""A difference between two plans as one plain sentence, in English and Spanish."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from milo.coach.plans.basics.drills import known_as_drill
from milo.coach.plans.basics.tables import tables
from milo.coach.plans.text.spelling import spelled_number
from milo.vocabulary.exercises import find_exercise
from milo.vocabulary.numbers_written import in_manner

if TYPE_CHECKING:
    from milo.coach.plans.text.diff import Change

_TABLES = tables("text.diff_words")
DAY_NAMES: dict[str, dict[str, str]] = _TABLES["day_names"]
_WORDS: dict[str, dict[str, str]] = _TABLES["words"]
_ACTIVITIES_ES: dict[str, str] = _TABLES["activities_es"]
_FIELDS_EN = {"distance_km": "distance at most (km)"}
_FIELDS_ES: dict[str, str] = _TABLES["fields_es"]


def day_name(day: str, language: str) -> str:
    """The day as it is written within a sentence."""
    return DAY_NAMES[language][day]


def activity_named(activity: str, language: str) -> str:
    """An activity of endurance work as it is said."""
    return _ACTIVITIES_ES.get(activity, activity) if language == "es" else activity


def told(change: Change, language: str = "en") -> str:
    """The change as one sentence: where, what, old -> new."""
    words = _WORDS[language]
    where = _where(change, language)
    name = change.name or ""
    if change.subject == "week" and change.field == "week":
        return f"{words['week'].format(week=change.week)}: {words[change.what]}"
    if change.what == "moved" and change.field == "day":
        return f'"{name}": {_seat(change.old, language)} -> {_seat(change.new, language)}'
    if change.what == "moved":
        return f"{where}{words['order']} {_value(change.old, language)} -> {_value(change.new, language)}"
    if change.what in ("added", "removed"):
        one = f'"{name}"' if change.subject == "session" else _named(change, language) or words.get(change.subject, change.subject)
        return f"{where}{words[change.what]} {one}"
    if change.subject == "sets":
        known = find_exercise(name)
        drill = known is not None and known_as_drill(known)
        was, now = (sets_in_words(sets, drill=drill, rest=words["rest"], language=language) for sets in (change.old, change.new))
        return f"{where}{name}: {was} -> {now}"
    field = (
        _FIELDS_EN.get(change.field, change.field.replace("_", " "))
        if language == "en"
        else _FIELDS_ES.get(change.field, change.field)
    )
    if change.subject in ("session", "exercise", "endurance") and change.field != "exercise":
        field = f"{_named(change, language)}, {field}"
    elif change.subject == "food":
        field = f"{words['food']}, {field}"
    elif change.field == "exercise":
        return f"{where}{change.old} -> {change.new}"
    old, new = change.old, change.new
    if change.field == "intervals" and _spoken(old) and _spoken(new):
        return f"{where}{field}: {_intervals(old, language)} -> {_intervals(new, language)}"
    if change.field == "activity":
        old, new = activity_named(old, language), activity_named(new, language)
    if _are_words(old) and _are_words(new) and set(old) != set(new):  # only what is not in both
        old, new = [w for w in old if w not in new], [w for w in new if w not in old]
    return f"{where}{field}: {_value(old, language)} -> {_value(new, language)}"


def _named(change: Change, language: str) -> str:
    """What a difference is of: an activity as people call it, everything else by its own name."""
    name = change.name or ""
    return activity_named(name, language) if change.subject == "endurance" else name


def _spoken(value: list[dict[str, Any]] | None) -> bool:
    """Whether intervals say all that is told of them."""
    numbers = ("repeat", "work_minutes", "work_zone", "rest_minutes", "rest_zone")
    return all(isinstance(i.get(k), int | float) for i in value or [] for k in numbers)


def _intervals(value: list[dict[str, Any]] | None, language: str) -> str:
    """Intervals as a plan text writes them: 4 x 4 min zone 4, 3 min zone 1."""
    words = _WORDS[language]
    told = []
    for i in value or []:
        rest = f", {_number(i['rest_minutes'], language)} min {words['zone']} {i['rest_zone']}" if i["rest_minutes"] else ""
        told.append(f"{i['repeat']} x {_number(i['work_minutes'], language)} min {words['zone']} {i['work_zone']}{rest}")
    return "; ".join(told) or words["nothing"]


def _are_words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(v, str) for v in value)


def _where(change: Change, language: str) -> str:
    if change.week is None:
        return ""
    if change.day is None:
        return f"{_WORDS[language]['week'].format(week=change.week)}: "
    return _WORDS[language]["at"].format(week=change.week, day=day_name(change.day, language))


def _seat(seat: Any, language: str) -> str:
    week, day = seat
    return f"{_WORDS[language]['week'].format(week=week)} {day_name(day, language)}"


def sets_in_words(sets: list[dict[str, Any]] | None, *, drill: bool = False, rest: str = "rest", language: str = "en") -> str:
    """Sets as people write them: 3x8 @ 2 rir, 60 kg, rest 150 s. drill: that reserve is nobody's business.  rest: the word for it.

    >>> one = {"set_number": 1, "target_reps": 8, "target_rir": 2.0, "target_load_kg": 60.0, "rest_seconds": 150}
    >>> sets_in_words([one, {**one, "set_number": 2}])
    '2x8 @ 2 rir, 60 kg, rest 150 s'
    """
    parts = []
    for (reps, rir, load, pause), alike in groupby(
        sets or [], key=lambda s: (s["target_reps"], s["target_rir"], s["target_load_kg"], s["rest_seconds"])
    ):
        kg = "" if load is None else f", {_number(load, language)} kg"
        reserve = "" if drill else f" @ {_number(rir, language)} rir"
        parts.append(f"{len(list(alike))}x{reps}{reserve}{kg}, {rest} {pause} s")
    return "; ".join(parts) or "0"


def _number(value: float, language: str) -> str:
    return in_manner(spelled_number(value), language)


def _value(value: Any, language: str) -> str:
    if value is None or value in ([], {}):
        return _WORDS[language]["nothing"]
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return _number(value, language)
    if isinstance(value, dict):
        return ", ".join(f"{k} {_value(v, language)}" for k, v in value.items())
    if isinstance(value, list):
        if len(value) == 2 and all(isinstance(v, int) for v in value):
            return f"{value[0]}-{value[1]}"
        return ", ".join(_value(v, language) for v in value)
    return str(value)
