"""How long a session takes, and the small arithmetic of sets that planner and validator must agree on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from milo.coach.plans.basics.drills import is_drill
from milo.vocabulary.exercises import catalogue
from milo.vocabulary.plan import PlannedDay, PlannedExercise, PlannedSession, PlannedWeek

COUNTED = {1: 2.0, 2: 3.0, 3: 5.0, 4: 7.0, 5: 8.0}
"""What a minute counts for in AU; training.md 2.7: one hour at threshold is about 420-450 AU."""
FELT = {**COUNTED, 2: 3.5, 3: 5.5}
"""What a session is expected to feel like: half a point more in the middle, since told efforts are coarse (our choice)."""


REP_S, CHANGE_S = 4.0, 60.0  # training.md 2.4: seconds a repetition takes, and from one exercise to the next
SIDES = 2
WARM_UP_MIN, SHORT_WARM_UP_MIN, SHORT_SESSION_MIN = 8.0, 5.0, 30.0  # training.md 2.4; shorter where the session is (our choice)
LUNGS_WARM_UP_MIN, LUNGS_SHORT_MIN = 12.0, 10.0  # the same with asthma or COPD: ten of them easy movement (PL-27)
VIGOROUS_ZONE = 3  # threshold work is counted with the vigorous: stricter than the contract's words (our choice)


def sides_of(exercise_id: str) -> int:
    """How often the repetitions of a set are done: once for each side of what one arm or leg does at a time, else once."""
    known = catalogue().get(exercise_id)
    return SIDES if known is not None and known.unilateral else 1


def exercise_seconds(exercise: PlannedExercise) -> float:
    """Seconds of one exercise with its rests and the way to it (training.md 2.4); both sides work before the rest."""
    rep_s = REP_S * sides_of(exercise.exercise_id)
    return sum(s.target_reps * rep_s + s.rest_seconds for s in exercise.sets) + CHANGE_S


def session_minutes(exercises: Sequence[PlannedExercise], endurance_minutes: float, warm_up_minutes: float) -> float:
    """Minutes of a session from its parts."""
    return warm_up_minutes + sum(map(exercise_seconds, exercises)) / 60 + endurance_minutes


def warm_up_minutes(wanted: float, *, lungs: bool = False) -> float:
    """Minutes of warm-up in a session of so many minutes. lungs: of somebody with asthma or COPD, who needs a longer one."""
    short, usual = (LUNGS_SHORT_MIN, LUNGS_WARM_UP_MIN) if lungs else (SHORT_WARM_UP_MIN, WARM_UP_MIN)
    return short if wanted < SHORT_SESSION_MIN else usual


def muscle_sets(exercises: Iterable[PlannedExercise]) -> dict[str, float]:
    """Fractional sets per muscle: 1 where direct, 0.5 where indirect (training.md 2.2)."""
    total: dict[str, float] = {}
    for e in exercises:
        for muscle, weight in e.muscles.items():
            total[muscle] = total.get(muscle, 0.0) + weight * len(e.sets)
    return total


def sessions(week: PlannedWeek) -> list[tuple[int, PlannedSession]]:
    """The sessions of a week with the number of their day, monday 0."""
    return [(i, s) for i, d in enumerate(week.days) for s in d.sessions]


def hard_sets(week: PlannedWeek) -> int:
    """Sets of all strength exercises of a week; drills count as none."""
    return sum(len(e.sets) for _, s in sessions(week) for e in s.exercises if not is_drill(e))


def endurance_minutes(week: PlannedWeek) -> float:
    """Endurance minutes of a week."""
    return sum(s.endurance.minutes for _, s in sessions(week) if s.endurance is not None)


def top_zone(session: PlannedSession) -> int:
    """The hardest zone of a session's endurance work, 0 without any."""
    if session.endurance is None:
        return 0
    inner = [int(i[k]) for i in session.endurance.intervals or () for k in ("work_zone", "rest_zone") if k in i]
    return max([session.endurance.zone, *inner])


def day_with(day: PlannedDay, kept: list[PlannedSession]) -> PlannedDay:
    """The day with these sessions; rest exactly when there are none."""
    return PlannedDay(day=day.day, rest=not kept, sessions=kept)
