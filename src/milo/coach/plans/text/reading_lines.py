"""Single lines of a plan text: endurance work, intervals, sets, and what is said of an exercise."""

from __future__ import annotations

import re
from typing import Any

from milo.coach.plans.basics.drills import DRILL_RIR, HOLD_S
from milo.coach.plans.text.drafts import DraftExercise
from milo.coach.plans.text.scan import Scan
from milo.coach.plans.text.spelling import ACTIVITY_WORDS, FIELDS, Fault, spelled_number
from milo.vocabulary.plan import PlannedEndurance, PlannedSet

AT_MOST = (
    ("at", "most"), ("up", "to"), ("no", "more", "than"), ("max",), ("maximum",),
    ("como", "mucho"), ("como", "maximo"), ("hasta",), ("maximo",), ("no", "mas", "de"),
)  # fmt: skip
"""What may stand before a distance, which is the most anyway."""
MOST_REPS = 100  # of a set, as the plan JSON has it
KG_A_POUND = 0.45359237  # exact, by definition since 1959
_MINUTES = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:min|mins|minutes?|minutos?|')(?!\w)", re.IGNORECASE)
_POUNDS = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:lbs?|pounds?|libras?)(?!\w)", re.IGNORECASE)
"""Units people write that a plan text does not have; what to write instead is told, never put there unasked."""


def _told(number: str) -> float:
    return float(number.replace(",", "."))


def read_interval(scan: Scan) -> dict[str, Any]:
    """`4 x 4 min zone 4, 3 min zone 1` as the plan JSON has it. Raises Unreadable."""
    interval: dict[str, Any] = {"repeat": scan.whole("how often, such as 5 x 4 min zone 4, 3 min zone 1", 1)}
    scan.times()
    for part in ("work", "rest"):
        if part == "rest":
            scan.need(",")
        interval[f"{part}_minutes"] = scan.number("minutes", 0, 1_440, open_low=part == "work")
        scan.need("min")
        scan.need("zone", "zona")
        interval[f"{part}_zone"] = scan.whole("a zone", 1, 5)
    scan.end()
    return interval


def read_endurance(scan: Scan) -> PlannedEndurance:
    """`run 43 min zone 2, 130-145 bpm, at most 8 km`; a distance is the most, also where only its kilometres stand.

    Raises Unreadable.
    """
    if scan.rest().startswith('"'):
        activity = scan.string("an activity")
    else:
        word = scan.peek()
        if word not in ACTIVITY_WORDS:
            raise scan.fault("an activity such as run, walk, ride, row, swim", ACTIVITY_WORDS)
        scan.take(word)
        activity = ACTIVITY_WORDS[word]
    minutes = scan.number("minutes", 0, 1_440, open_low=True)
    scan.need("min", "minutes", "minutos")
    scan.need("zone", "zona")
    zone = scan.whole("a zone", 1, 5)
    hr: tuple[int, int] | None = None
    km: float | None = None
    while scan.take(","):
        beats = re.match(r"(-?\d+)\s*-\s*(-?\d+)\s*bpm\b", scan.rest())
        if beats:
            if hr is not None:
                raise scan.fault("the heart rates once")
            hr = (int(beats[1]), int(beats[2]))
            scan.at += beats.end()
        else:
            _take_at_most(scan)
            told, km = km, scan.number("heart rates such as 130-145 bpm, or a distance such as at most 8 km")
            scan.need("km")
            if told is not None:
                raise scan.fault("the distance once")
    scan.end("a comma, then heart rates such as 130-145 bpm or a distance such as at most 8 km")
    return PlannedEndurance(activity=activity, minutes=minutes, zone=zone, hr_bpm=hr, distance_km=km)


def _take_at_most(scan: Scan) -> None:
    """Move past the words that say a distance is the most, in English and Spanish."""
    for words in AT_MOST:
        start = scan.at
        if all(scan.take(word) for word in words):
            return
        scan.at = start


def read_sets(scan: Scan, before: PlannedSet | None, *, hold: bool = False) -> tuple[list[PlannedSet], Fault | None]:
    """`3x8 @ 2 rir, 60 kg, rest 150 s`, and the fault of a missing reserve, which is none where the exercise is a drill.

    before: the set these follow, whose rest holds on.  hold: whether the exercise is held: `2x40 s` is then ten repetitions, of
    four seconds each.  Raises Unreadable.
    """
    count = scan.whole("how many sets, such as 3x8", 1, 1_000)
    scan.times()
    column = scan.at
    reps = scan.whole("repetitions", 1, HOLD_S * MOST_REPS if hold else MOST_REPS)
    if hold and scan.take("s", "sec", "seg"):
        reps = max(1, round(reps / HOLD_S))
    elif reps > MOST_REPS:
        raise scan.fault(f"repetitions from 1 to {MOST_REPS}", at=column)
    load: float | None = None
    rir = DRILL_RIR
    bare: Fault | None = None
    rest: int | None = before.rest_seconds if before else None
    number = before.set_number + 1 if before else 1
    rested = False
    if scan.take("@"):
        scan.take("rir")
        rir = scan.number("repetitions in reserve, such as @ 2 rir", 0, 10)
        scan.take("rir")
    else:
        bare = scan.fault("repetitions in reserve, such as @ 2 rir").fault
    while scan.take(","):
        column = scan.at
        if scan.take("rest", "descanso"):
            if rested:
                raise scan.fault("the rest once", at=column)
            rested = True
            if in_min := _MINUTES.match(scan.rest()):
                raise scan.fault(f"the rest in seconds, rest {60 * _told(in_min[1]):.0f} s")
            rest = scan.whole("a rest in seconds", 0, 900)
            scan.need("s", "sec", "seg")
        elif scan.take("from", "desde"):
            scan.take("set", "serie")
            number = scan.whole("the number of the first of these sets", 1)
        elif in_lb := _POUNDS.match(scan.rest()):
            raise scan.fault(f"the load in kilograms, {spelled_number(round(KG_A_POUND * _told(in_lb[1]), 1))} kg")
        else:
            told, load = load, scan.number("a load such as 60 kg, or a rest such as rest 150 s", 0, 1_000, known=("rest", "from"))
            scan.need("kg")
            if told is not None:
                raise scan.fault("the load once", at=column)
    if not scan.done():
        wanted = "a comma, then a load such as 60 kg or a rest such as rest 150 s"
        raise scan.fault(wanted if bare is None else f"repetitions in reserve, such as @ 2 rir, or {wanted}", ("rest", "from"))
    if rest is None:
        raise scan.fault("the rest between these sets, such as , rest 150 s")
    return [
        PlannedSet(set_number=number + i, target_reps=reps, target_rir=rir, target_load_kg=load, rest_seconds=rest)
        for i in range(count)
    ], bare


def read_fact(scan: Scan, exercise: DraftExercise) -> None:
    """What an `as` line says of the exercise above it. Raises Unreadable."""
    word = scan.peek()
    if word not in FIELDS:
        raise scan.fault("id, pattern, muscles, equipment or superset", FIELDS)
    scan.take(word)
    if word == "muscles":
        muscles: dict[str, float] = {}
        while not scan.done():
            if muscles:
                scan.need(",")
            muscle = scan.name("a muscle")
            muscles[muscle] = scan.number("its share, such as chest 1")
        exercise.muscles = muscles
    elif word == "equipment":
        items: list[str] = []
        while not scan.done():
            if items:
                scan.need(",")
            items.append(scan.name("a piece of equipment"))
        exercise.equipment = items
    elif word == "id":
        exercise.become(scan.name("the exercise's id"))
    elif word == "pattern":
        exercise.pattern = scan.name("a pattern")
    else:
        exercise.superset = scan.name("a superset's letter")
    scan.end()
