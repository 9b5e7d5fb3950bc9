"""Events Milo has no training of its own for: what kind they are by their title, and what of a plan prepares for them in general.

Source: our choice; what such events ask for is running at threshold and many repetitions of legs, pulling and carrying (training.md
2.1: endurance 10 to 25 repetitions).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from milo.coach.plans.basics.time import VIGOROUS_ZONE, sessions, top_zone
from milo.coach.plans.making.race_demands import PACE_MIN_PER_KM, legs_of
from milo.coach.plans.text.spelling import plain
from milo.vocabulary.athlete import Event
from milo.vocabulary.plan import PlannedWeek

_STATIONS = re.compile(
    r"\bhyrox|\bdeka\b|\bcross ?fit|\bwods?\b|\bturf games|\bfunctional (?:fitness|race|competition)|\bhybrid (?:race|fitness)|"
    r"\bcarrera (?:hibrida|funcional)|\bobstacles?\b|\bobstaculos?\b|\bocr\b|\bspartan\b|\btough ?mudder|\bmud ?run|\bmudder|"
    r"\bninja (?:warrior|run)|\bfarinato|\bgladiator|\bstrong ?viking|\bcompeticion de fitness|\bfitness race"
)
STATION_REPS = 15  # of a main lift on the way to such an event (training.md 2.1: endurance 10 to 25)
_SHOWN = {"lunge": "lunges", "carry": "carries", "horizontal pull": "rows", "squat": "squats"}


def of_stations(event: Event | None) -> bool:
    """Whether an event is running with stations or obstacles between, by its title."""
    return event is not None and _STATIONS.search(plain(event.title or "")) is not None


def without_training(event: Event) -> bool:
    """Whether Milo has no training made for an event: stations, and any that is neither a race of known sports nor a meet."""
    if of_stations(event):
        return True
    return event.activity not in PACE_MIN_PER_KM and event.activity != "strength" and not legs_of(event, list(PACE_MIN_PER_KM))


def prepared_by(weeks: Sequence[PlannedWeek]) -> list[str]:
    """What of these weeks prepares for stations, as words of taper_words: only what they really hold."""
    every = [s for w in weeks for _, s in sessions(w)]
    runs = [s for s in every if s.endurance is not None and s.endurance.activity == "running"]
    found = ["threshold"] if any(top_zone(s) >= VIGOROUS_ZONE for s in runs) else ["runs"] if runs else []
    patterns = {e.pattern for s in every for e in s.exercises if e.muscles}
    return [*found, *(word for pattern, word in _SHOWN.items() if pattern in patterns)]
