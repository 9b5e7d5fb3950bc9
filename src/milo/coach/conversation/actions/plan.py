"""Changes of the plan that a message orders: the operations of its acts, with what they name, as typed edits of the plan."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

import msgspec

from milo.coach.conversation.actions.log import OF_OTHERS, exercise_of
from milo.coach.conversation.acts import Act
from milo.coach.conversation.entities.weeks import Weeks, weeks_in
from milo.coach.plans.edits.also import change_denied
from milo.coach.plans.edits.doors import Edit, EditKind
from milo.coach.plans.edits.equipment import equipment_in
from milo.coach.plans.edits.exercises import names_some
from milo.coach.plans.edits.parts import Part, part_said, parts_said, words_of
from milo.coach.plans.edits.recovery_week import LATEST
from milo.coach.plans.text.spelling import DAY_WORDS, plain
from milo.vocabulary.athlete import EQUIPMENT_WORDS
from milo.vocabulary.body_parts import BODY_PARTS
from milo.vocabulary.letters import unaccented
from milo.vocabulary.plan import DAYS, Day

ORDERED_FROM = 0.5  # chance of its operation from which an act is asked about as an order (our choice)
LEAST_MIN, MOST_MIN, MOST_OFF = 1.0, 1_440.0, 42  # what the operation refuses is read all the same; days of an absence at most
MOST_BY = 3  # days a week more or fewer in one order (our choice)
_DAY = re.compile(rf"\b({'|'.join(sorted(DAY_WORDS, key=len, reverse=True))})s?\b")
_WEEKEND, _WEEKDAYS = re.compile(r"\bweekends?\b|\bfin(?:es)? de semana\b"), re.compile(r"\bweekdays\b|\bentre semana\b")
_ONLY = re.compile(
    r"\b(?:only|just|nothing but|except|apart from|other than|all i have|solo|solamente|nada mas que|salvo|excepto)\b"
)
_NOTHING = re.compile(r"\b(?:no|without(?: any| a)?|sin) (?:equipment|gear|gym|weights|kit|material|equipo|gimnasio|pesas)\b|"
                      r"\bbody ?weight\b|\b(?:peso corporal|mi peso)\b")  # fmt: skip
_MISSING = re.compile(r"\b(?:no|not|without|sin|broken|missing|gone|rot[oa]s?|faltan?|averiad[oa]s?|but|pero)\b")
_STEP = re.compile(
    r"\b(?:(?P<too>too|demasiado|muy|way too) )?(?:(?P<hard>hard|tough|heav|intens|challeng|difficult|longer|faster|dur[oa]|"
    r"dificil|fuerte|exigent|pesad|more (?:weight|load)|mas (?:peso|carga)|rais|increas|push|sub[ei]|aument)\w*|"
    r"(?P<easy>eas[yi]|light|gentl|soft|slow|shorter|facil|suav|liger|tranquil|llevader|sencill|simpl|less|lower|reduc|menos|baj)\w*)"
)
_FEWER = re.compile(
    r"\b(?:less|fewer|drop|remove|cut|reduce|lower|take|minus|lose|menos|quit\w+|baj\w+|reduc\w+|sac\w+|rest[ae])\b"
)
_MORE = re.compile(
    r"\b(?:more|extra|another|additional|add|up|increase|raise|give me|want|need|mas|otr[oa]|anad\w+|agreg\w+|sum\w+|"
    r"sub\w+|aument\w+|dame|quiero|necesito)\b"
)
_AT_MOST = re.compile(r"\b(?:no|not) more than\b|\bno mas de\b|\b(?:at most|maximo|como mucho)\b")
_INSTEAD = re.compile(
    r"\b(?:instead|rather|en vez|en lugar)\b|\d (?:days?|times|sessions?|dias?|veces) (?:a|per|por|each)\b|\ba la semana\b"
)
_REST = re.compile(r"\b(?:rest|off|descans\w+|libres?)\b")
_LASTS = re.compile(rf"\b(?:{'|'.join(DAYS)})s\b|\b(?:los|todos los) (?:{'|'.join(DAY_WORDS)})\b|\b(?:never|nunca)\b")
_EXCHANGE = re.compile(r"\b(?:swap|switch|exchange|trade|change|intercambi\w+|cambi\w+)\b.*\b(?:with|and|for|con|y|por)\b")
_TO = re.compile(r"\b(?:to|on|onto|for|al?|el|para)\b")
_BESIDE = re.compile(
    r"\b(?:please|por|favor|make|haz|hazlo|mas|more|a|bit|little|un|poco|much|something|algo|i|want|quiero|give|me|dame|in|week|"
    r"next|this|esta|la|semana|for|two|weeks|\d+)\b|\b(?:er|ier|ive|ing|se|il|o|a|te|ente|es)\b"
)
"""What may stand beside a step of the whole plan and names nothing."""
_INTACT = re.compile(
    r"\b(?:not|isn'?t|no (?:se )?(?:me )?(?:ha|esta)) (?:\w+ )?(?:broken|missing|gone|fixed|rot[oa]|arreglad[oa])\b"
)
_FOR_IT = re.compile(r"\b(?:instead of|rather than|en vez de|en lugar de)\b")
"""Between two sports: the one behind it is the one that goes."""
_CLOSED = re.compile(r"\b(?:closed|shut|cerrad[oa])\b")
_RANGE = re.compile(r"\b(?:to|until|till|through|al?|hasta)\b|[-–]")
_IT = re.compile(
    r"\b(?:it|that|this(?! week)|them|those|eso|esto|aun mas)\b|\b(?:haz|pon|deja|vuelve)(?:me)?l[oa]s?\b|\bl[oa]s? quiero\b"
)
_ALL = re.compile(
    r"\b(?:week|plan|programme?|everything|all|every|whole|training|workouts|sessions?|semana|todo|toda|entrenos|sesiones)\b"
)
_POLITE = re.compile(r"^\W*(?:please |por favor )?(?:can|could|would|may|puedes|podrias|puedo|podria)\b")
_OF_A_LOAD = re.compile(r"\b(?:weight|load|kgs?|kilos?|lbs?|peso(?! (?:muerto|corporal))|carga)\b")
_LONGER = re.compile(r"\b(?:add|more|extra|longer|another|mas|anad\w+|alarg\w+|sum\w+)\b")
_UNREAL = re.compile(
    r"\b(?:what (?:if|would|happens)|if i|suppose|imagine|should i|would it|"
    r"que pas(?:a|aria) si|y si|si yo|supongamos|imagina|deberia)\b"
)
"""Only thought of: no order, whatever else was read (zero tolerance for a change that nobody asked for)."""
SPORTS: tuple[Part, ...] = ("running", "cycling", "swimming", "walking", "rowing")
EASY_ON_JOINTS: frozenset[Part] = frozenset({"cycling", "swimming", "walking", "rowing"})
"""Sports without impact; one easy session of them asks of the legs nothing that a run did not prepare."""
GYM = ("barbell", "bench", "cable", "machine", "rack", "rower", "treadmill")
"""What a gym has and few homes do (our choice): what is missing where it is closed."""


@dataclass(frozen=True)
class Order:
    """One change that a message orders. words: that order it.  lacks: what is missing for it: "exercise", "day", "number", ...

    unknown: the name of an exercise that nobody knows.  kind: the edit that it would be.
    """

    edit: Edit | None
    words: str
    lacks: str = ""
    unknown: str | None = None
    kind: EditKind | None = None


@dataclass(frozen=True)
class _Said:
    """One act with what its order is read with."""

    act: Act
    words: str
    today: date
    planned: Sequence[str]

    @property
    def plain(self) -> str:
        return plain(self.words)


def orders(acts: Sequence[Act], text: str, today: date, planned: Sequence[str] = ()) -> list[Order]:
    """The changes that the acts of a message order, in the order said.

    planned: ids of exercises of the plan, for names that are half said.
    """
    if _UNREAL.search(plain(text)):
        return []
    ordering = [a for a in acts if a.operation in _OF and a.operation_chance >= ORDERED_FROM and not _denied_or_asked(a, text)]
    found: list[tuple[Act, Order]] = []
    for act in ordering:
        kind, read = _OF[act.operation]
        made = read(_Said(act, act.words(text), today, planned))
        order = _one_day(replace(made, kind=made.kind or kind), act.words(text))
        found.append((act, order if order.edit is None else _dated(order, act, text, today, alone=len(acts) == 1)))
    return _away_with_kit([order for _, order in found])


def sports_swapped(acts: Sequence[Act], text: str) -> tuple[Part, Part] | None:
    """The sport that is to go and the one that is to come in its place; None where no act orders that."""
    for act in acts:
        if (
            act.operation not in {"sport", "swap", "move", "exchange"}
            or act.operation_chance < ORDERED_FROM
            or {"exercise", "exercise_to"} & act.slots.keys()
        ):
            continue
        said = plain(act.words(text))
        at = {sport: found.start() for sport in SPORTS if (found := words_of(sport).search(said)) is not None}
        if len(at) != 2:  # the one that goes and the one that comes
            continue
        first, second = sorted(at, key=lambda sport: at[sport])
        return (second, first) if _FOR_IT.search(said) else (first, second)
    return None


def _denied_or_asked(act: Act, text: str) -> bool:
    words = act.words(text)
    others = OF_OTHERS.search(unaccented(words)) is not None and "," not in words
    return change_denied(words) or others or (act.polarity == "asks" and "?" in words and not _POLITE.search(plain(words)))


def _one_day(order: Order, words: str) -> Order:
    """The order; where it is of one day and several are named, which one is to be asked."""
    several = len(set(_DAY.findall(plain(words)))) > 1
    if order.edit is None or order.edit.day is None or order.edit.kind in {"move", "away", "without"} or not several:
        return order
    return replace(order, edit=None, lacks="day")


def says_it(edit: Edit, words: str) -> bool:
    """Whether a change is of "it", which the talk before names: "make it harder"."""
    said = plain(words)
    named = any((edit.day, edit.exercise, edit.part, edit.body_part))
    return edit.kind in {"harder", "easier"} and not named and _IT.search(said) is not None and _ALL.search(said) is None


def of_act(edit: Edit, act: Act, today: date) -> Edit:
    """The edit, of the day or the exercise that an act before asked about, in its week."""
    day = act.slots.get("day")
    ahead = 0 if day is None else max(0, (date.fromisoformat(day) - today + timedelta(days=today.weekday())).days // len(DAYS))
    weeks = {"this_week": True, "weeks_ahead": ahead} if ahead else {}
    return msgspec.structs.replace(edit, day=_day(act), exercise=act.slots.get("exercise"), **weeks)


def of_it(edit: Edit, before: Edit) -> Edit | None:
    """The edit, of what the one before was about and of the same week; None where that leaves nothing "it" could be."""
    when = {"this_week": before.this_week, "weeks_ahead": before.weeks_ahead} if before.weeks_ahead else {}
    if before.kind in {"harder", "easier", "minutes"}:
        named = {"day": before.day, "exercise": before.exercise, "part": before.part, "body_part": before.body_part}
    elif before.kind == "move" and before.to is not None and not before.exchange:
        named = {"day": before.to, "part": before.part}
    elif before.kind == "add":
        named = {"day": before.day, "exercise": before.exercise}
    elif before.kind == "swap" and before.instead is not None:
        named = {"day": before.day, "exercise": before.instead}
    elif before.kind in {"days", "without"}:
        named = {"day": before.day}
    else:
        return None
    return msgspec.structs.replace(edit, **named, **when)


def _away_with_kit(found: Sequence[Order]) -> list[Order]:
    """Who is away and says what equipment there is, or is not, trains with that: the week is not emptied."""
    away = next((o for o in found if o.edit is not None and o.edit.kind == "away"), None)
    kit = next((o for o in found if o.edit is not None and o.edit.kind == "without"), None)
    if away is None or kit is None:
        return list(found)
    assert away.edit is not None
    assert kit.edit is not None
    without = msgspec.structs.replace(kit.edit, off=kit.edit.off or away.edit.off, this_week=True, day=None, weeks_ahead=0)
    return [replace(kit, edit=without) if o is kit else o for o in found if o is not away]


# --- weeks and days --------------------------------------------------------------------------------------------------------


def _dated(order: Order, act: Act, text: str, today: date, *, alone: bool) -> Order:
    """The order with the weeks that its words, or of a single act those of the whole message, are about."""
    assert order.edit is not None
    weeks = weeks_in(text if alone else order.words)
    if weeks.unread:
        return replace(order, edit=None, lacks="week")
    edit = _in_weeks(order.edit, weeks, act, text, today)
    if edit.kind == "recovery" and weeks.ahead is None and weeks.number is None and today.weekday() > LATEST:
        edit = msgspec.structs.replace(edit, weeks_ahead=1)
    return replace(order, edit=edit)


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


def _named_days(of: _Said) -> list[Day]:
    """The weekdays that the words name, in order."""
    said = _WEEKDAYS.sub("monday tuesday wednesday thursday friday", _WEEKEND.sub("saturday sunday", of.plain))
    return list(dict.fromkeys(DAY_WORDS[d] for d in _DAY.findall(said)))


def _part(of: _Said) -> Part | None:
    return None if "exercise" in of.act.slots else part_said(of.plain)


def _off(of: _Said) -> list[int]:
    """The days of an absence, counted from the monday of this week."""
    act, today = of.act, of.today
    monday = today - timedelta(days=today.weekday())
    first, last = act.slots.get("day"), act.slots.get("day_to")
    weeks, named = weeks_in(of.words), _named_days(of)
    ahead = weeks.ahead or 0
    first_named = _DAY.search(of.plain)
    listed = len(named) > 1 and first_named is not None and not _RANGE.search(of.plain[first_named.end() :])
    if listed or (_ONLY.search(of.plain) and named):
        days = [DAYS.index(d) for d in named]
        off = [n for n in range(7) if n not in days] if _ONLY.search(of.plain) else days
        return sorted(7 * ahead + n for n in off)
    if first is None and last is None and "weeks" not in act.slots:
        if weeks.number is not None or weeks.ahead is None:
            return []
        return list(range(7 * ahead, 7 * ahead + 7)) if ahead else list(range(today.weekday(), 7))
    start = date.fromisoformat(first) if first is not None else monday + timedelta(7) if weeks.ahead == 1 else today
    if first is not None and weeks.ahead == 1 and (start - monday).days < len(DAYS):
        start += timedelta(7)
    if last is not None:
        end = date.fromisoformat(last)
        while end < start:
            end += timedelta(7)
    elif "weeks" in act.slots:
        end = start + timedelta(days=int(7 * act.slots["weeks"]) - 1)
    else:
        end = start
    return list(range((start - monday).days, (end - monday).days + 1)) if 0 <= (end - start).days < MOST_OFF else []


# --- what is named ---------------------------------------------------------------------------------------------------------


def _exercise(of: _Said, slot: str) -> tuple[str | None, str | None]:
    """The exercise of a slot, an id where the plan or the catalogue has one of the name, and the words of one that nobody knows."""
    said = of.act.slots.get(slot)
    if said is None:
        return None, None
    start = of.act.at[0]
    written = of.words[slice(*(n - start for n in of.act.spans[slot]))] if slot in of.act.spans and of.act.at[1] else str(said)
    id = exercise_of(str(said), of.planned, said=written)
    if id is not None and (id in of.planned or slot == "exercise_to"):
        return id, None
    if names_some(plain(written)):  # of several in the plan that share the name the operation asks which
        return (plain(written) if of.planned else id or plain(written)), None
    return id, None if id is not None else written


def body_part_in(words: str) -> str | None:
    """The one part of the body (vocabulary.body_parts) that words name."""
    found = [part for part, named in BODY_PARTS.items() if re.search(rf"\b(?:{named})\b", plain(words))]
    return found[0] if len(found) == 1 else None


def _gone(of: _Said) -> set[str]:
    """The equipment that is missing: what is named, all but what is there, or what a gym has."""
    named, every = equipment_in(of.plain)[0], set(EQUIPMENT_WORDS)
    for only in _ONLY.finditer(of.plain):
        there = _MISSING.split(of.plain[only.end() :], maxsplit=1)[0]
        if equipment_in(there)[0] and not _MISSING.search(of.plain[only.end() :].split(",")[0]):
            return every - equipment_in(there)[0]
    if named:
        bare = _ONLY.search(of.plain) is not None or of.act.operation == "only"
        return every - named if bare and not _MISSING.search(of.plain) else named
    return set(GYM) if _CLOSED.search(of.plain) else every if _NOTHING.search(of.plain) else set()


# --- more or less ----------------------------------------------------------------------------------------------------------


def _harder(of: _Said) -> bool | None:
    """Whether words ask for harder (True) or easier (False) work, by the last of them; None where they say neither."""
    found = list(_STEP.finditer(of.plain))
    return None if not found else (found[-1]["hard"] is not None) != (found[-1]["too"] is not None)


def _by(of: _Said) -> int:
    """1 for more, -1 for less, 0 where words say neither."""
    less, more = _FEWER.search(of.plain), _MORE.search(of.plain)
    return -1 if less is not None else 1 if more is not None else 0


# --- one reader for each operation -----------------------------------------------------------------------------------------


def _move(of: _Said) -> Order:
    day, to, part = _day(of.act), _day(of.act, "day_to"), _part(of)
    exchange = day is not None and to is not None and _EXCHANGE.search(of.plain) is not None
    if day is None and to is not None and part is None and len(_named_days(of)) == 1:
        day, to = to, None
    if day is not None and to is None and part is not None and _TO.search(of.plain):
        day, to = None, day  # "the run to Friday" of one day is where it goes
    if (day is None and part is None) or len(_named_days(of)) > 2:  # a day and where it goes
        return Order(None, of.words, "day")
    return Order(Edit(kind="move", day=day, to=to, part=None if exchange else part, exchange=exchange), of.words)


def _leave(of: _Said) -> Order:
    """A day, a part or some days without training: once, for good, or from one day to another."""
    day, part, named, weeks = _day(of.act), _part(of), _named_days(of), weeks_in(of.words)
    if {"exercise", "exercise_to"} & of.act.slots.keys() and part is None:
        return replace(_named("drop")(of), kind="drop")
    if len(named) == 1 and part is None and (_LASTS.search(of.plain) or weeks.every):
        return Order(Edit(kind="free", day=named[0]), of.words, kind="free")
    kit = _gone(of) if of.act.operation == "away" or of.act.kind == "away" else set()
    if kit and (off := _off(of)):  # who is away with some of the equipment, or none, trains with what there is
        return Order(Edit(kind="without", equipment=sorted(kit), off=off, this_week=True), of.words, kind="without")
    several = bool({"day_to", "weeks"} & of.act.slots.keys()) or len(named) > 1
    if several or (day is None and part is None and (weeks.ahead is not None or _ONLY.search(of.plain))):
        off = _off(of)
        edit = Edit(kind="away", off=off, this_week=True) if off else None
        return Order(edit, of.words, "" if off else "dates", kind="away")
    if (day is None and part is None) or len(parts_said(of.plain)) > 1:
        return Order(None, of.words, "dates" if of.act.operation == "away" else "day")
    return Order(Edit(kind="skip", day=day, part=part), of.words)


def _days(of: _Said) -> Order:
    count, by = of.act.slots.get("days_per_week"), _by(of)
    if len(named := _named_days(of)) > 1:
        return replace(_on(of), kind="on")
    if named and count is None:
        return _leave(of)
    rest = _REST.search(of.plain) is not None
    if count is not None and count > len(DAYS):
        return Order(None, of.words, "days")
    if by and (count is None or count <= MOST_BY) and not _AT_MOST.search(of.plain) and not _INSTEAD.search(of.plain):
        return Order(Edit(kind="days", days_by=(-by if rest else by) * int(count or 1)), of.words)
    return Order(None, of.words, "days") if count is None else Order(Edit(kind="days", days=int(count)), of.words)


def _on(of: _Said) -> Order:
    days = _named_days(of)
    if not days and "days_per_week" in of.act.slots:
        return replace(_days(of), kind="days")
    if weeks_in(of.words).ahead is not None:  # of one week it is the other days without training
        return replace(_leave(of), kind="away")
    return Order(Edit(kind="on", on=days), of.words) if days else Order(None, of.words, "day")


def _minutes(of: _Said) -> Order:
    minutes = of.act.slots.get("minutes")
    if minutes is None or not LEAST_MIN <= minutes <= MOST_MIN or (_LONGER.search(of.plain) and not _AT_MOST.search(of.plain)):
        return Order(None, of.words, "minutes")
    return Order(Edit(kind="minutes", minutes=float(minutes), day=_day(of.act), part=_part(of)), of.words)


def _without(of: _Said) -> Order:
    gone = _gone(of)
    if _INTACT.search(of.plain):
        return Order(None, of.words)
    if not gone:
        return Order(None, of.words, "equipment")
    off = _off(of) if "day_to" in of.act.slots else []
    day = None if off else _day(of.act)
    return Order(Edit(kind="without", equipment=sorted(gone), off=off, day=day, this_week=bool(off)), of.words)


def _swap(of: _Said) -> Order:
    exercise, unknown = _exercise(of, "exercise")
    instead, unknown_to = _exercise(of, "exercise_to")
    if unknown or unknown_to:
        return Order(None, of.words, unknown=unknown or unknown_to)
    if exercise is None and instead is not None:
        exercise, instead = instead, None
    if exercise is None:
        return Order(None, of.words, "exercise")
    harder = _harder(of) if instead is None else None
    way: Literal["harder", "easier"] | None = None if harder is None else "harder" if harder else "easier"
    return Order(Edit(kind="swap", exercise=exercise, instead=instead, day=_day(of.act), way=way), of.words)


def _step(of: _Said) -> Order:
    harder = _harder(of)
    kind: EditKind = "harder" if (of.act.operation == "harder" if harder is None else harder) else "easier"
    exercise, unknown = _exercise(of, "exercise")
    body = None if exercise is not None else body_part_in(of.words)
    if unknown and body is None:
        return Order(None, of.words, unknown=unknown, kind=kind)
    part = None if exercise is not None or body is not None else _part(of)
    day = _day(of.act) or _day(of.act, "day_to")
    bare = not _BESIDE.sub(" ", _STEP.sub(" ", of.plain)).strip(" .,!?¿¡")
    whole = _IT.search(of.plain) or _ALL.search(of.plain) or bare
    if not (exercise or body or part or day or whole):  # what nobody knows is asked back and never done to the whole plan
        return Order(None, of.words, "exercise", kind=kind)
    return Order(Edit(kind=kind, exercise=exercise, body_part=body, part=part, day=day), of.words, kind=kind)


def _sets(of: _Said) -> Order:
    by = _by(of) or (1 if of.act.operation == "more_sets" else -1)
    exercise, unknown = _exercise(of, "exercise")
    body = None if exercise is not None and exercise in of.planned else body_part_in(of.words)
    exercise = exercise if body is None else None
    if exercise is None and body is None:
        return Order(None, of.words, "" if unknown else "exercise", unknown)
    return Order(Edit(kind="sets", sets=by, exercise=exercise, body_part=body, day=_day(of.act)), of.words)


def _named(kind: EditKind) -> Callable[[_Said], Order]:
    def read(of: _Said) -> Order:
        exercise, unknown = _exercise(of, "exercise")
        if exercise is None:
            return Order(None, of.words, "" if unknown else "exercise", unknown)
        if "load_kg" in of.act.slots or _OF_A_LOAD.search(of.plain) or (kind == "add" and _FEWER.search(of.plain)):
            return Order(None, of.words)  # what it is done with, or fewer of its sets: not the exercise itself
        sets = of.act.slots.get("sets") if kind == "add" else None
        return Order(Edit(kind=kind, exercise=exercise, day=_day(of.act), sets=None if sets is None else int(sets)), of.words)

    return read


_OF: Mapping[str, tuple[EditKind, Callable[[_Said], Order]]] = {
    "move": ("move", _move), "exchange": ("move", _move), "skip": ("skip", _leave), "away": ("away", _leave),
    "free": ("free", _leave), "days": ("days", _days), "more_days": ("days", _days), "fewer_days": ("days", _days),
    "on": ("on", _on), "minutes": ("minutes", _minutes), "without": ("without", _without), "only": ("without", _without),
    "swap": ("swap", _swap), "swap_easier": ("swap", _swap), "swap_harder": ("swap", _swap), "harder": ("harder", _step),
    "easier": ("easier", _step), "more_sets": ("sets", _sets), "fewer_sets": ("sets", _sets), "add": ("add", _named("add")),
    "drop": ("drop", _named("drop")),
    "recovery": ("recovery", lambda of: Order(Edit(kind="recovery", this_week=True), of.words)),
}  # fmt: skip
"""Operation of an act -> the edit it is of, and what reads it: of a family each one by what is named."""
