"""The hard sessions of endurance weeks: which repeats in which part of the way, by race and level.

Source: training.md 2.6 (interval menu: VO2max 4 x 4 and 5 x 3 min, threshold 3 x 10 or 20 to 40 min, hills 8 x 60 s, strides
6 x 20 s; one hard day a week for a novice, two or three for others).  Which of them belongs to which part is our choice: hills and
threshold first, VO2max in the middle, the effort of the race last, as specific work goes last in every published plan we know.
"""

from __future__ import annotations

from dataclasses import dataclass

from milo.coach.plans.basics.outline import phase_of
from milo.vocabulary.athlete import Event

STRIDES = 4  # of 20 s after the warm-up of a hard run (training.md 2.6: 6 x 20 s as a session of their own)
SHORT_KM, HALF_KM = 16.0, 25.0  # the longest race that is a short one, and one like a half marathon


@dataclass(frozen=True)
class Work:
    """Repeats of one hard session.  word: of its title.  work, rest: minutes of one repeat and of the pause behind it."""

    word: str
    repeats: int
    work: float
    zone: int
    rest: float


PLAIN = (
    Work("threshold", 3, 8.0, 3, 2.0), Work("quality", 6, 2.0, 4, 2.0), Work("threshold", 3, 10.0, 3, 2.0),
    Work("quality", 5, 3.0, 4, 2.5), Work("threshold", 4, 8.0, 3, 2.0), Work("quality", 4, 4.0, 4, 3.0),
)  # fmt: skip
"""Without a race: threshold and VO2max in turn."""
NOVICE = (
    Work("threshold", 4, 4.0, 3, 2.0), Work("quality", 6, 1.0, 4, 2.0), Work("threshold", 3, 6.0, 3, 2.0),
    Work("quality", 5, 2.0, 4, 2.0),
)  # fmt: skip
HILLS, THRESHOLD_SHORT, THRESHOLD = (
    Work("hills", 8, 1.0, 4, 2.0),
    Work("threshold", 3, 8.0, 3, 2.0),
    Work("threshold", 3, 10.0, 3, 2.0),
)
VO2, VO2_LONG = Work("quality", 5, 3.0, 4, 2.5), Work("quality", 4, 4.0, 4, 3.0)
RUNS: dict[str, dict[str, tuple[Work, ...]]] = {
    "short": {
        "base": (HILLS, THRESHOLD_SHORT),
        "build": (VO2, THRESHOLD, VO2_LONG),
        "specific": (Work("race", 5, 5.0, 4, 2.5), VO2_LONG, Work("race", 4, 6.0, 4, 2.5)),
    },
    "half": {
        "base": (HILLS, THRESHOLD_SHORT),
        "build": (THRESHOLD, VO2, Work("threshold", 4, 8.0, 3, 2.0)),
        "specific": (Work("race", 3, 10.0, 3, 2.0), Work("race", 2, 15.0, 3, 3.0), VO2_LONG),
    },
    "far": {
        "base": (HILLS, THRESHOLD_SHORT),
        "build": (THRESHOLD, VO2, Work("threshold", 2, 15.0, 3, 3.0)),
        "specific": (Work("race", 3, 12.0, 3, 2.0), THRESHOLD, Work("race", 2, 20.0, 3, 3.0)),
    },
}
RIDES: dict[str, tuple[Work, ...]] = {
    "base": (THRESHOLD_SHORT, Work("hills", 6, 2.0, 4, 3.0)),
    "build": (Work("threshold", 3, 12.0, 3, 3.0), VO2, Work("hills", 5, 4.0, 4, 3.0)),
    "specific": (Work("race", 3, 12.0, 3, 3.0), VO2_LONG, Work("race", 2, 20.0, 3, 4.0)),
}
LAPS: dict[str, tuple[Work, ...]] = {
    "base": (Work("threshold", 4, 4.0, 3, 1.0), Work("quality", 10, 1.0, 4, 0.5)),
    "build": (Work("threshold", 4, 5.0, 3, 1.0), Work("quality", 8, 2.0, 4, 1.0)),
    "specific": (Work("race", 3, 8.0, 3, 1.0), Work("quality", 8, 2.0, 4, 1.0)),
}
"""Swimming and rowing."""


def hard_work(activity: str, event: Event | None, week: int, last: int | None, turn: int, *, novice: bool) -> Work:
    """The hard session whose turn it is.

    event: what the plan builds to.  last: the last loading week before it; None: the plan reaches no race, and the work turns
    through all of it.  turn: counts the hard sessions.  novice: whether they begin or are older, with shorter work.
    """
    if novice:
        if last is not None and event is not None and phase_of(week, last) == "specific" and turn % 2 == 0:
            return Work("race", 3, 5.0, 4 if _kind(event) == "short" else 3, 2.5)
        return NOVICE[turn % len(NOVICE)]
    if last is None or event is None:
        return PLAIN[turn % len(PLAIN)]
    phase = phase_of(week, last)
    menu = RUNS[_kind(event)][phase] if activity == "running" else RIDES[phase] if activity == "cycling" else LAPS[phase]
    return menu[turn % len(menu)]


def _kind(event: Event) -> str:
    """How far a race is run: in a race of several sports, as a half marathon is."""
    if event.activity != "running" or event.distance_km is None:
        return "half"
    return "short" if event.distance_km <= SHORT_KM else "half" if event.distance_km <= HALF_KM else "far"
