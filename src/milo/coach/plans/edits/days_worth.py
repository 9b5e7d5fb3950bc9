"""Which weekdays a week can best do without: easy endurance and spare lifting before the long run, the hard day and main lifts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from milo.coach.plans.basics.drills import is_drill
from milo.coach.plans.basics.time import VIGOROUS_ZONE, top_zone
from milo.coach.plans.making.taper import is_race
from milo.vocabulary.plan import PlannedDay, PlannedSession, PlannedWeek

LIFTING_DAYS = 2  # that keep every main lift twice a week (training.md 2.2, PL-01)
LIFTING_DAYS_FOR_STRENGTH = 3  # of whom lifting is the goal: three days of the full body still train each lift twice (our choice)
HARD_SHARE, MOST_HARD_SHARE = 0.25, 0.35  # of a week's endurance minutes, PL-05: of anybody, of the trained
LIFTING_GOALS = frozenset({"strength", "muscle_gain"})
# The order in which kinds of sessions fall (our choice, after training.md 2.6); numbers only compare.
MOBILITY, EASY, SPARE, HARD_AGAIN, LAST_MOVED, SECOND_LIFTED, LAST_LIFTED, HARD, LONG, FIXED = map(float, range(10))
BEARING = LAST_LIFTED + 0.5  # easy endurance that the hard session of an endurance plan cannot do without (PL-05)
LIFTED_FIRST = {SECOND_LIFTED: HARD + 0.5, LAST_LIFTED: LONG + 0.5}
"""The last two days of lifting of whom it is the goal, above the endurance beside it."""


def dropped_days(
    weeks: Sequence[PlannedWeek], days: int | Mapping[int, int], goal: str, lived: Mapping[int, int] | None = None
) -> dict[int, list[int]]:
    """The days to leave out of each week, monday 0, so that no more than so many train: week number -> days.

    days: that may train, in all weeks or by the number of each.
    The same weekdays fall in all weeks, judged by the week in which they matter most: an easy run that becomes intervals in two
    weeks stays.  lived: week number -> how many of its days are over and stay; such a week follows the others where there are
    others. The day of a race or a test never falls.
    """
    lived = lived or {}
    voters = [w for w in weeks if not lived.get(w.week)] or list(weeks)
    fallen: dict[int, list[int]] = {w.week: [] for w in weeks}

    def most(w: PlannedWeek) -> int:
        return days if isinstance(days, int) else days[w.week]

    def trained(w: PlannedWeek) -> list[int]:
        return [i for i, d in enumerate(w.days) if d.sessions and i not in fallen[w.week]]

    while True:
        full = [w for w in voters if len(trained(w)) > most(w)]
        ranks = [(w, _ranks(w, trained(w), goal)) for w in full]
        keys: dict[int, list[tuple[float, int, int, float]]] = {}
        for w, rank in ranks:
            for i, worth in rank.items():
                if i >= lived.get(w.week, 0):
                    keys.setdefault(i, []).append((worth, *_ties(w, i, trained(w))))
        able = {i: (max(k[0] for k in found), *found[0][1:], -i) for i, found in keys.items() if max(found)[0] < FIXED}
        if not able:
            return {week: sorted(gone) for week, gone in fallen.items() if gone}
        least = min(able, key=lambda i: able[i])
        for w in weeks:
            if len(trained(w)) > most(w) and least in trained(w) and least >= lived.get(w.week, 0) and not fixed(w.days[least]):
                fallen[w.week].append(least)


def strenuous(day: PlannedDay) -> bool:
    """Whether a day lifts or holds hard endurance work."""
    return any(_lifts(s) or top_zone(s) >= VIGOROUS_ZONE for s in day.sessions)


def _ranks(week: PlannedWeek, trained: Sequence[int], goal: str) -> dict[int, float]:
    """How much a week would miss each of its days: the rank of the session it would miss most."""
    all_of = [(i, s) for i in trained for s in week.days[i].sessions]
    moving = [(s.endurance.minutes, i) for i, s in all_of if s.endurance is not None]
    longest = max(moving, default=(0.0, -1))
    hard = [i for i, s in all_of if top_zone(s) >= VIGOROUS_ZONE]
    lifting = sorted({i for i, s in all_of if _lifts(s)}, key=lambda i: _ties(week, i, trained))
    needed = LIFTING_DAYS_FOR_STRENGTH if goal in LIFTING_GOALS else LIFTING_DAYS
    is_long = goal == "endurance" or sum(m >= longest[0] for m, _ in moving) == 1 < len(moving)

    def lifted(i: int) -> float:
        left = len(lifting) - lifting.index(i)
        if left > needed:
            return SPARE
        rank = LAST_LIFTED if len(lifting) == 1 else SECOND_LIFTED
        return LIFTED_FIRST[rank] if goal in LIFTING_GOALS else rank

    def rank(i: int, s: PlannedSession) -> float:
        if s.kind == "test" or is_race(s):
            return FIXED
        ranks = [MOBILITY]
        if _lifts(s):
            ranks.append(lifted(i))
        if s.endurance is not None and s.kind != "mobility":
            ranks.append(BEARING if goal == "endurance" and hard and i not in hard and not _hard_fits(week, trained, i) else EASY)
            if s.endurance.activity not in {x.endurance.activity for k, x in all_of if k != i and x.endurance is not None}:
                ranks.append(SPARE if goal in LIFTING_GOALS else LAST_MOVED)
            if i in hard:
                ranks.append(HARD if len(hard) == 1 else HARD_AGAIN)
            if is_long and i == longest[1] and goal not in LIFTING_GOALS | {"general", "weight_loss"}:
                ranks.append(LONG)
            elif is_long and i == longest[1]:
                ranks.append(LAST_MOVED)
        return max(ranks)

    return {i: max(rank(i, s) for s in week.days[i].sessions) for i in trained}


def _hard_fits(week: PlannedWeek, trained: Sequence[int], without: int) -> bool:
    """Whether hard work keeps at least half of its minutes within its share of the week when a day falls."""
    moving = [(i, s, s.endurance.minutes) for i in trained for s in week.days[i].sessions if s.endurance is not None]
    hard = sum(m for _, s, m in moving if top_zone(s) >= VIGOROUS_ZONE)
    easy = sum(m for i, s, m in moving if top_zone(s) < VIGOROUS_ZONE and i != without)
    share = hard_share(hard, sum(m for *_, m in moving))
    return share is None or easy * share / (1 - share) >= hard / 2


def hard_share(hard: float, total: float) -> float | None:
    """The share of a week's endurance minutes that hard work may have once days fall; None where it is over PL-05 as it is."""
    now = hard / total if total else 0.0
    return None if now > MOST_HARD_SHARE else max(HARD_SHARE, now)


def _ties(week: PlannedWeek, i: int, trained: Sequence[int]) -> tuple[int, int, float]:
    """Between days of one rank: which leaves hard days farther apart, then what it alone trains, then the shorter one."""
    left = {k for k in trained if k != i and strenuous(week.days[k])}
    beside = sum((k + 1) % 7 in left for k in left)
    only_here = _trains(week.days[i]).difference(*(_trains(week.days[k]) for k in trained if k != i))
    return beside, len(only_here), sum(s.minutes for s in week.days[i].sessions)


def fixed(day: PlannedDay) -> bool:
    """Whether a day holds what stays on its date: a race or a test."""
    return any(s.kind == "test" or is_race(s) for s in day.sessions)


def _lifts(s: PlannedSession) -> bool:
    return any(not is_drill(e) for e in s.exercises)


def _trains(day: PlannedDay) -> set[str]:
    """What a day trains: its main muscles and its endurance activities."""
    muscles = {m for s in day.sessions for e in s.exercises for m, weight in e.muscles.items() if weight >= 1}
    return muscles | {s.endurance.activity for s in day.sessions if s.endurance is not None}
