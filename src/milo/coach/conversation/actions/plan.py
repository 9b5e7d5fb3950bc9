"""Changes of the plan that a message orders: the acts swap, move, skip, change_*, away as operations of the plan."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import msgspec

from milo.coach.conversation.actions.log import exercise_of
from milo.coach.conversation.acts import Act
from milo.coach.conversation.answers.head import own_head
from milo.coach.conversation.entities.weeks import Weeks, weeks_in
from milo.coach.plans.edits.doors import Edit, EditKind
from milo.coach.plans.edits.equipment import equipment_in
from milo.coach.plans.edits.parts import Part, part_said
from milo.coach.plans.text.spelling import DAY_WORDS, plain
from milo.vocabulary.athlete import EQUIPMENT_WORDS
from milo.vocabulary.body_parts import BODY_PARTS
from milo.vocabulary.plan import DAYS, Day

OPERATIONS: Mapping[str, tuple[EditKind, ...]] = {
    "swap": ("swap", "harder", "easier", "sets", "drop", "recovery"),
    "log_sets": ("add", "sets"),
    "log_activity": ("add",),
    "log_mood": ("harder", "easier"),
    "skip": ("skip", "drop", "free", "away"),
    "move": ("move", "harder", "easier"),
    "change_days": ("days", "on", "free"),
    "change_minutes": ("minutes", "recovery", "easier", "harder"),
    "change_equipment": ("without",),
    "away": ("away",),
}
"""What an act that wishes a change may be, the likeliest without further words first."""
LABELS: Mapping[EditKind, str] = {
    "swap": "e_swap", "harder": "e_harder", "easier": "e_easier", "sets": "e_sets", "drop": "e_drop", "recovery": "e_recovery",
    "add": "e_add", "skip": "e_skip", "away": "e_away", "move": "e_move", "days": "e_days", "on": "e_weekdays",
    "free": "e_weekdays", "minutes": "e_minutes", "without": "e_equipment",
}  # fmt: skip
"""Operation -> the answer (coach.conversation.answers) that tells it from others of its kind."""
LEAST_MIN, MOST_MIN, MOST_OFF = 1.0, 1_440.0, 42  # what the operation refuses is read all the same; days of an absence at most
_DAY = re.compile(rf"\b({'|'.join(sorted(DAY_WORDS, key=len, reverse=True))})s?\b")
_ONE_MORE = re.compile(r"\b(?:more|extra|another|additional|add|up|increase|mas|otra|anad\w+|agreg\w+|sum\w+|sub\w+|aumenta\w*)\b")
_ONE_LESS = re.compile(r"\b(?:less|fewer|drop|remove|cut|reduce|off|menos|quit\w+|baj\w+|reduc\w+|saca\w*)\b")
_ONLY = re.compile(r"\b(?:only|just|nothing but|solo|solamente|unicamente|nada mas|lo unico)\b")
_NOTHING = re.compile(
    r"\b(?:no (?:equipment|gear|gym)|without (?:any )?(?:equipment|gear|a gym)|bodyweight|"
    r"sin (?:material|equipo|gimnasio)|peso corporal)\b"
)
_EXCHANGE = re.compile(r"\b(?:switch|swap|exchange|trade|intercambi\w+|cambi\w+)\b.*\b(?:with|and|for|con|y|por)\b")
_INSTEAD = re.compile(r"\b(?:instead|rather|en vez|en lugar|mejor)\b")
_CLOSED = re.compile(r"\b(?:closed|shut|cerrad[oa])\b")
GYM = ("barbell", "bench", "cable", "machine", "rack", "rower", "treadmill")
"""What a gym has and few homes do (our choice): what is missing where it is closed."""


@dataclass(frozen=True)
class Order:
    """One change that a message orders. words: that order it.  lacks: what is missing for it: "exercise", "day", "number"."""

    edit: Edit | None
    words: str
    lacks: str = ""
    unknown: str | None = None


def orders(acts: Sequence[Act], text: str, today: date, planned: Sequence[str] = ()) -> list[Order]:
    """The changes that the acts of a message order, in the order said.

    planned: ids of exercises of the plan, for names that are half said.
    """
    found: list[Order] = []
    for act in acts:
        wishes = act.polarity == "wants" or (act.kind == "change_equipment" and act.polarity == "did_not")
        if not wishes or act.kind not in OPERATIONS:
            continue
        words = act.words(text)
        operation = _operation(act, words)
        order = _OF[operation](act, words, text, today, planned)
        found.append(order if order.edit is None else _dated(order, act, text, today, alone=len(acts) == 1))
    return found


def _dated(order: Order, act: Act, text: str, today: date, *, alone: bool) -> Order:
    """The order with the weeks that its words, or of a single act those of the whole message, are about."""
    assert order.edit is not None
    weeks = weeks_in(text if alone else order.words)
    if weeks.unread:
        return Order(None, order.words, "week")
    return Order(_in_weeks(order.edit, weeks, act, text, today), order.words)


def _operation(act: Act, words: str) -> EditKind:
    """The operation that an act asks for: of those of its kind the one its words most likely mean."""
    of_kind = OPERATIONS[act.kind]
    if act.kind == "skip":
        return "drop" if "exercise" in act.slots else "away" if "day_to" in act.slots else "free" if _lasts(act, words) else "skip"
    if act.kind == "swap" and "exercise_to" in act.slots:
        return "swap"
    if act.kind == "change_minutes" and "minutes" in act.slots:
        return "minutes"
    if act.kind == "change_days":
        days = {DAY_WORDS[d] for d in _DAY.findall(plain(words))}
        return "days" if "days_per_week" in act.slots or not days else "on" if len(days) > 1 else "free"
    if len(of_kind) == 1:
        return of_kind[0]
    head = own_head()
    likely = head.chances(words)
    if likely is None:
        return of_kind[0]
    return max(of_kind, key=lambda one: float(likely[head.labels.index(LABELS[one])]))


def _lasts(act: Act, words: str) -> bool:
    """Whether a day is named as one that comes every week: "Fridays", "los viernes"."""
    said = plain(words)
    return re.search(rf"\b(?:{'|'.join(DAYS)})s\b|\b(?:los|todos los) (?:{'|'.join(DAY_WORDS)})\b", said) is not None


def _in_weeks(edit: Edit, weeks: Weeks, act: Act, text: str, today: date) -> Edit:
    if edit.kind in {"away", "on"} or (edit.kind == "without" and edit.off):
        return edit
    if weeks.number is not None:
        return msgspec.structs.replace(edit, this_week=True, week=weeks.number, weeks_long=weeks.long)
    ahead = weeks.ahead
    if ahead is None and edit.kind != "free":
        ahead = _weeks_ahead(act, text, today)
    if ahead is None:
        return edit
    return msgspec.structs.replace(edit, this_week=True, weeks_ahead=ahead, weeks_long=weeks.long if edit.kind == "days" else 1)


def _weeks_ahead(act: Act, text: str, today: date) -> int | None:
    """How many weeks ahead the day of an act is; None for a bare weekday, which is of the week that the change is of."""
    day, span = act.slots.get("day") or act.slots.get("day_to"), act.spans.get("day") or act.spans.get("day_to")
    if day is None or span is None or plain(text[slice(*span)]).strip().rstrip("s") in {d.rstrip("s") for d in DAY_WORDS}:
        return None
    monday = today - timedelta(days=today.weekday())
    return max(0, (date.fromisoformat(day) - monday).days // len(DAYS))


def _day(act: Act, slot: str = "day") -> Day | None:
    day = act.slots.get(slot)
    return None if day is None else DAYS[date.fromisoformat(day).weekday()]


def _part(act: Act, words: str) -> Part | None:
    return None if "exercise" in act.slots else part_said(plain(words))


def _exercise(act: Act, slot: str, planned: Sequence[str]) -> tuple[str | None, str | None]:
    """The id of the exercise of a slot, and the words of one that nobody knows."""
    said = act.slots.get(slot)
    if said is None:
        return None, None
    id = exercise_of(str(said), planned)
    return id, None if id is not None else str(said)


def _move(act: Act, words: str, text: str, today: date, planned: Sequence[str]) -> Order:
    day, to, part = _day(act), _day(act, "day_to"), _part(act, words)
    if day is None and to is None:
        return Order(None, words, "day")
    if day is not None and to is None and part is not None:
        day, to = None, day  # "the run on Friday" of one day is where it goes
    if to is not None and day is None and part is None:
        return Order(None, words, "day")
    exchange = day is not None and to is not None and _EXCHANGE.search(plain(words)) is not None
    return Order(Edit(kind="move", day=day, to=to, part=None if exchange else part, exchange=exchange), words)


def _skip(act: Act, words: str, text: str, today: date, planned: Sequence[str]) -> Order:
    day, part = _day(act), _part(act, words)
    if day is None and part is None:
        return Order(None, words, "day")
    return Order(Edit(kind="skip", day=day, part=part), words)


def _free(act: Act, words: str, text: str, today: date, planned: Sequence[str]) -> Order:
    day = _day(act) or next((DAY_WORDS[d] for d in _DAY.findall(plain(words))), None)
    return Order(Edit(kind="free", day=day), words) if day is not None else Order(None, words, "day")


def _days(act: Act, words: str, text: str, today: date, planned: Sequence[str]) -> Order:
    said, count = plain(words), act.slots.get("days_per_week")
    more, less = _ONE_MORE.search(said) is not None, _ONE_LESS.search(said) is not None
    if more != less and (count is None or count == 1):
        return Order(Edit(kind="days", days_by=1 if more else -1), words)
    return Order(None, words, "number") if count is None else Order(Edit(kind="days", days=int(count)), words)


def _on(act: Act, words: str, text: str, today: date, planned: Sequence[str]) -> Order:
    return Order(Edit(kind="on", on=list(dict.fromkeys(DAY_WORDS[d] for d in _DAY.findall(plain(words))))), words)


def _minutes(act: Act, words: str, text: str, today: date, planned: Sequence[str]) -> Order:
    minutes = act.slots.get("minutes")
    if minutes is None or not LEAST_MIN <= minutes <= MOST_MIN:
        return Order(None, words, "number")
    return Order(Edit(kind="minutes", minutes=float(minutes), day=_day(act), part=_part(act, words)), words)


def _without(act: Act, words: str, text: str, today: date, planned: Sequence[str]) -> Order:
    named = equipment_in(plain(words))[0]
    if act.polarity == "wants" or _ONLY.search(plain(words)):
        gone = set(EQUIPMENT_WORDS) - named if named or _NOTHING.search(plain(words)) else set()
    elif _NOTHING.search(plain(words)) and not named:
        gone = set(EQUIPMENT_WORDS)
    else:
        gone = named or (set(GYM) if _CLOSED.search(plain(words)) else set())
    if not gone:
        return Order(None, words, "equipment")
    off = _off(act, words, today) if "day_to" in act.slots else []
    return Order(Edit(kind="without", equipment=sorted(gone), off=off, day=None if off else _day(act), this_week=bool(off)), words)


def _swap(act: Act, words: str, text: str, today: date, planned: Sequence[str]) -> Order:
    exercise, unknown = _exercise(act, "exercise", planned)
    instead, unknown_to = _exercise(act, "exercise_to", planned)
    if unknown or unknown_to:
        return Order(None, words, unknown=unknown or unknown_to)
    if exercise is None and instead is not None and not _INSTEAD.search(plain(words)):
        exercise, instead = instead, None
    if exercise is None:
        return Order(None, words, "exercise")
    return Order(Edit(kind="swap", exercise=exercise, instead=instead, day=_day(act)), words)


def _step(kind: EditKind) -> Callable[[Act, str, str, date, Sequence[str]], Order]:
    def read(act: Act, words: str, text: str, today: date, planned: Sequence[str]) -> Order:
        exercise, unknown = _exercise(act, "exercise", planned)
        if unknown:
            return Order(None, words, unknown=unknown)
        body = None if exercise is not None else body_part_in(words)
        part = None if exercise is not None or body is not None else _part(act, words)
        day = _day(act) or _day(act, "day_to")
        return Order(Edit(kind=kind, exercise=exercise, body_part=body, part=part, day=day), words)

    return read


def _sets(act: Act, words: str, text: str, today: date, planned: Sequence[str]) -> Order:
    exercise, unknown = _exercise(act, "exercise", planned)
    more, less = _ONE_MORE.search(plain(words)) is not None, _ONE_LESS.search(plain(words)) is not None
    body = None if exercise is not None else body_part_in(words)
    if unknown:
        return Order(None, words, unknown=unknown)
    if more == less:
        return Order(None, words, "number")
    return Order(Edit(kind="sets", sets=1 if more else -1, exercise=exercise, body_part=body, day=_day(act)), words)


def _named(kind: EditKind) -> Callable[[Act, str, str, date, Sequence[str]], Order]:
    def read(act: Act, words: str, text: str, today: date, planned: Sequence[str]) -> Order:
        exercise, unknown = _exercise(act, "exercise", planned)
        if exercise is None:
            return Order(None, words, "exercise", unknown)
        sets = act.slots.get("sets")
        return Order(Edit(kind=kind, exercise=exercise, day=_day(act), sets=int(sets) if sets and kind == "add" else None), words)

    return read


def _recovery(act: Act, words: str, text: str, today: date, planned: Sequence[str]) -> Order:
    return Order(Edit(kind="recovery", this_week=True), words)


def _away(act: Act, words: str, text: str, today: date, planned: Sequence[str]) -> Order:
    off = _off(act, words, today)
    return Order(Edit(kind="away", off=off, this_week=True), words) if off else Order(None, words, "day")


def _off(act: Act, words: str, today: date) -> list[int]:
    """The days of an absence, counted from the monday of this week."""
    monday = today - timedelta(days=today.weekday())
    first, last = act.slots.get("day"), act.slots.get("day_to")
    weeks = weeks_in(words)
    if weeks.ahead is not None and first is None and last is None and weeks.long == 1 and "weeks" not in act.slots:
        return list(range(7, 14)) if weeks.ahead == 1 else list(range(today.weekday(), 7)) if weeks.ahead == 0 else []
    if first is None and last is None and "weeks" not in act.slots:
        return []
    start = date.fromisoformat(first) if first is not None else monday + timedelta(7) if weeks.ahead == 1 else today
    if last is not None:
        end = date.fromisoformat(last)
        end = end + timedelta(7) if end < start else end
    elif "weeks" in act.slots:
        end = start + timedelta(days=int(7 * act.slots["weeks"]) - 1)
    else:
        end = start
    begin = (start - monday).days
    return list(range(begin, (end - monday).days + 1)) if 0 <= (end - start).days < MOST_OFF else []


def body_part_in(words: str) -> str | None:
    """The one part of the body (vocabulary.body_parts) that words name."""
    found = [part for part, named in BODY_PARTS.items() if re.search(rf"\b(?:{named})\b", plain(words))]
    return found[0] if len(found) == 1 else None


_OF: Mapping[EditKind, Callable[[Act, str, str, date, Sequence[str]], Order]] = {
    "move": _move, "skip": _skip, "free": _free, "days": _days, "on": _on, "minutes": _minutes, "without": _without, "swap": _swap,
    "harder": _step("harder"), "easier": _step("easier"), "sets": _sets, "add": _named("add"), "drop": _named("drop"),
    "recovery": _recovery, "away": _away,
}  # fmt: skip
