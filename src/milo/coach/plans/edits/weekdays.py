"""Training on named weekdays and no others: "I can only train Monday, Wednesday and Friday", in English and Spanish."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from milo.coach.plans.edits.days import on_days
from milo.coach.plans.edits.frame import days_named
from milo.coach.plans.edits.moves import move
from milo.coach.plans.edits.weeks import EditRefused
from milo.coach.plans.making.taper import is_race
from milo.coach.plans.text.diff_words import day_name
from milo.coach.plans.text.spelling import DAY_WORDS
from milo.vocabulary.patterns import late
from milo.vocabulary.plan import DAYS, Adjustment, Day, Plan, PlannedWeek

_DAY = "|".join(sorted(DAY_WORDS, key=len, reverse=True))
_LIST = rf"(?P<days>(?:(?:on|el|los|the) )*(?:{_DAY})s?(?:(?:,? (?:and|y|&|plus|mas) |, ?| )(?:(?:on|el|los|the) )*(?:{_DAY})s?)*)"
_END = r"(?: (?:only|instead|please|from now on|every week|each week|solo|solamente|por favor|a partir de ahora|cada semana))*"
_ONLY = late(r"\b(?:only|just|solo|solamente|unicamente|nada mas)\b")
_WEEKEND = late(r"\b(?:(?:at|on|the|en|los|el) )*(?:weekends?|fin(?:es)? de semana)\b")
_SHAPES = tuple(
    late(rf"{shape}{_LIST}{_END}")
    for shape in (
        r"(?:(?:i|we|can|could|want|to|would|like|will|have|need|prefer|only|just|now) )*(?:train|work ?out|exercise|lift|go "
        r"to the gym)"
        r"(?: (?:only|just))?(?: on)? ",
        r"(?:(?:only|just) )?(?:i|we) (?:(?:only|just) )?(?:can(?: (?:only|just))?(?: (?:do|make))?|am (?:only |just )?(?:free|"
        r"available)|have (?:only )?time)(?: (?:only|just))?(?: on)? ",
        r"(?:my|the) (?:(?:training|gym|workout) )?days (?:are|should be|will be|to be)(?: (?:only|just|now))? ",
        r"(?:make|put|plan|schedule) (?:(?:my|the|all) )*(?:(?:training|gym) )?(?:days|sessions|workouts)(?: (?:only|just|for|"
        r"be))?(?: on)? ",
        r"(?:(?:solo|yo|ahora|ya|solamente|nada mas) )*(?:(?:puedo|quiero|prefiero|podria|quisiera|voy a) )*(?:solo )?"
        r"(?:entrenar|entreno|entrenare|ir al gimnasio|puedo|tengo tiempo|tengo libre)(?: (?:solo|solamente|nada mas))? (?:en )?",
        r"(?:mis|los) dias(?: de (?:entreno|entrenamiento|gimnasio|entrenar))? (?:son|seran|que sean|sean)(?: solo)? ",
        r"(?:pon|ponme|planifica)(?: (?:todos|mis|los))* (?:entrenos|entrenamientos|sesiones|dias)(?: solo)?(?: en)? ",
    )
)


def weekdays_said(said: str) -> list[Day] | None:
    """The weekdays that plain words ask to train on in every week, and no others; None for any other words.

    One day alone counts where nothing else is to be trained on.

    >>> weekdays_said("i can only train monday, wednesday and friday"), weekdays_said("entreno los martes y jueves")
    (['monday', 'wednesday', 'friday'], ['tuesday', 'thursday'])
    >>> weekdays_said("i train legs on monday and thursday"), weekdays_said("train monday")
    (None, None)
    """
    said = _WEEKEND.sub("saturday and sunday", said)
    for shape in _SHAPES:
        found = shape.fullmatch(said)
        if found is not None:
            named = days_named(found["days"])
            return [d for d in DAYS if d in named] if len(named) > 1 or _ONLY.search(said) else None
    return None


def on_weekdays(plan: Plan, days: Sequence[Day], weeks: Sequence[int], language: str, lived: Mapping[int, int]) -> Plan:
    """The plan with its sessions on these weekdays; where they are fewer than it trains on, on so many days.

    lived: week -> days of it that are over, which stay.  A race stays on its date.

    Raises EditRefused where the plan trains on these days and no others.
    """
    held = [w for w in plan.weeks if w.week in weeks]
    before = plan
    if max((sum(bool(d.sessions) for d in w.days) for w in held), default=0) > len(days):
        plan = on_days(plan, len(days), list(weeks), language, dict(lived))
    moves: dict[tuple[tuple[Day, Day], ...], list[int]] = {}
    for week in plan.weeks:
        if week.week in weeks and (found := _moves(week, days, lived.get(week.week, 0))):
            moves.setdefault(found, []).append(week.week)
    for pairs, of in moves.items():
        for day, to in pairs:
            plan = move(plan, day, to, of, language)
    if plan is before:
        raise EditRefused("other days than those of the plan", ", ".join(day_name(d, language) for d in days))
    # All of it was one wish, and is told as one change.
    what = "; ".join(done.what for done in plan.adjustments[len(before.adjustments) :])
    return msgspec.structs.replace(plan, adjustments=[*before.adjustments, Adjustment(rule="EDIT-MOVE", what=what)])


def _moves(week: PlannedWeek, days: Sequence[Day], over: int) -> tuple[tuple[Day, Day], ...]:
    """From which day to which: to the nearest that is free, with no two days of lifting side by side where that can be."""
    ahead = range(over, len(DAYS))
    held = [bool(d.sessions) for d in week.days]
    lifting = {i for i, d in enumerate(week.days) if any(s.kind == "strength" for s in d.sessions)}
    free = [i for i in ahead if DAYS[i] in days and not held[i]]
    found: list[tuple[Day, Day]] = []
    for at in ahead:
        if not held[at] or DAYS[at] in days or any(is_race(s) for s in week.days[at].sessions) or not free:
            continue
        others = lifting - {at} if at in lifting else set()
        to = min((i in {o + 1 for o in others} | {o - 1 for o in others}, abs(i - at), i) for i in free)[2]
        free.remove(to)
        lifting = others | {to} if at in lifting else lifting
        found.append((DAYS[at], DAYS[to]))
    return tuple(found)
