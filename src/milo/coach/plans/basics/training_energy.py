"""What a plan's training costs over rest, by day: once to plan food by it, once to hold food against it.

Source: nutrition.md 3.2; sensors-and-signals.md 1.14 (Compendium of Physical Activities, ACSM metabolic equations).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from milo.vocabulary.plan import PlannedEndurance, PlannedSession, PlannedWeek

COMPENSATION = 0.28  # of what training costs, the body saves elsewhere: nutrition.md 3.2 (Careau 2021)
# Net cost over rest by sport and zone, MET - 1, which is kcal per kg and hour: sensors-and-signals.md 1.14. Running as ACSM has it,
# near 1 kcal per kg and km, at the 6 min/km of this planner's easy runs (10 km/h) and 11.5, 13 and 15 km/h above; its zone 1 is
# the brisk walk between. Cycling 16-19, 19-22 and 22-26 km/h and 200 W; swimming laps light to vigorous; the rowing machine easy
# to 150 W and above; walking 4 and 6 km/h, then hills.
NET_MET: Mapping[str, Mapping[int, float]] = {
    "running": {1: 3.8, 2: 9.5, 3: 11.0, 4: 12.5, 5: 14.0},
    "cycling": {1: 3.8, 2: 5.8, 3: 7.0, 4: 9.0, 5: 10.0},
    "swimming": {1: 3.8, 2: 4.8, 3: 6.8, 4: 8.8, 5: 9.5},
    "rowing": {1: 3.0, 2: 4.9, 3: 6.0, 4: 7.5, 5: 9.0},
    "walking": {1: 2.5, 2: 3.8, 3: 5.2, 4: 6.3, 5: 6.3},
}
OTHER_NET_MET: Mapping[int, float] = {1: 2.0, 2: 4.5, 3: 7.0, 4: 9.0, 5: 10.0}  # the middle of each kind
# In the same zone whoever begins or is older goes slower: 8 km/h where others run 10 (our choice; ACSM gives the less fit fewer
# METs for the same effort). A walk costs everybody the same.
SLOWER = 0.8
RUN_KCAL_PER_KG_KM = 1.0  # ACSM: 0.2 mL of oxygen per kg and metre
LIFTING_NET_MET = 2.5
EASY_ZONE = 2  # of what is left of a session around its intervals
EASIER_FOCUS = frozenset({"deload", "recovery", "return", "taper", "race"})  # weeks that are no measure of what the others cost


def training_by_day(week: PlannedWeek, weight_kg: float, *, slower: bool = False) -> list[float]:
    """Net cost of training over rest on each day of a week, kcal, shape (7,); none of it saved elsewhere yet.

    slower: the athlete begins or is older.
    """
    return [weight_kg * sum(_cost(s, slower) for s in d.sessions) for d in week.days]


def spent_on(training_kcal: float) -> float:
    """What training adds to the energy of a day, kcal: its net cost less what the body saves elsewhere (COMPENSATION)."""
    return training_kcal * (1 - COMPENSATION)


def typical_week(weeks: Sequence[PlannedWeek]) -> PlannedWeek:
    """The week of a plan, at least one, that its food is worked out from: the middle one of those that load, by their cost.

    Of an even number the dearer, so that nobody eats too little; a plan of nothing but easier weeks has its dearest.
    """
    loading = sorted((w for w in weeks if w.focus not in EASIER_FOCUS), key=_of_week)
    return loading[len(loading) // 2] if loading else max(weeks, key=_of_week)


def _of_week(week: PlannedWeek) -> float:
    return round(sum(training_by_day(week, 1.0)), 6)


def _cost(session: PlannedSession, slower: bool) -> float:
    """Net energy of a session over rest, kcal per kg; lifting counts by its minutes, never by heart rate."""
    e = session.endurance
    lifting = LIFTING_NET_MET * max(0.0, session.minutes - (0.0 if e is None else e.minutes)) / 60
    return lifting if e is None else lifting + _moving(e, slower)


def _moving(e: PlannedEndurance, slower: bool) -> float:
    """kcal per kg of a stretch of endurance: each part in its own zone, a run never more than its kilometres."""
    met = NET_MET.get(e.activity, OTHER_NET_MET)
    parts = _parts(e)
    factor = {z: SLOWER if slower and z > 1 and e.activity != "walking" else 1.0 for z in met}
    cost = sum(met[zone] * factor[zone] * minutes for zone, minutes in parts) / 60
    if e.activity == "running" and e.distance_km is not None:
        cost = min(cost, RUN_KCAL_PER_KG_KM * e.distance_km)
    return cost


def _parts(e: PlannedEndurance) -> list[tuple[int, float]]:
    """Zone and minutes of each part: steady work, or intervals and the easy minutes around them."""
    if not e.intervals:
        return [(e.zone, e.minutes)]
    parts = [part for interval in e.intervals for part in _of_intervals(interval)]
    inside = sum(minutes for _, minutes in parts)
    if inside > e.minutes:
        return [(zone, minutes * e.minutes / inside) for zone, minutes in parts]
    return [*parts, (min(EASY_ZONE, e.zone), e.minutes - inside)]


def _of_intervals(interval: Mapping[str, Any]) -> list[tuple[int, float]]:
    repeat = interval["repeat"]
    work = (interval["work_zone"], repeat * interval["work_minutes"])
    # The last rest is part of the cool-down.
    rest = (interval["rest_zone"], (repeat - 1) * interval["rest_minutes"])
    return [work, rest]
