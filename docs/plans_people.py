"""Sixteen people whose plans are read beside published programmes: the seven of the journeys and nine more.

published: the programme, its source, and a mark for each of the ten items of the checklist of its kind (docs/plans.py), 1 met,
h half, 0 not, given by one reader from what the source prescribes; nothing of the programmes is copied.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from journeys_people import STORIES, answered

OK = answered()


@dataclass(frozen=True)
class Reader:
    """One person. kind: of the checklist.  weeks: of the plan.  programme: published, with its source; marks: of that programme."""

    file: str
    kind: str
    weeks: int
    profile: dict[str, Any]
    programme: str
    marks: str
    why: str


def _person(**values: Any) -> dict[str, Any]:
    base: dict[str, Any] = {
        "sex": "male", "height_cm": 178, "weight_kg": 75, "parq": OK, "regular_exerciser": True, "language": "en", "country": "GB",
    }  # fmt: skip
    return base | values


def _story(name: str) -> dict[str, Any]:
    return next(s.profile for s in STORIES if s.file == name)


GYM = ["barbell", "rack", "bench", "dumbbell", "cable", "machine", "pull-up bar"]
LATELY = {"days_since_last_session": 1}
PEOPLE = (
    Reader(
        "beginner",
        "health",
        8,
        _story("beginner"),
        "NHS Strength and Flex, five weeks (nhs.uk)",
        "1h1h01111h",
        "no loads, no easier week, no food",
    ),
    Reader(
        "runner",
        "endurance",
        4,
        _story("runner"),
        "Hal Higdon, 10K Intermediate, last four weeks (halhigdon.com)",
        "1111hhh011",
        "one easier week; strides yes, hills no; the same plan for everybody's volume",
    ),
    Reader(
        "lifter-bad-knee",
        "care",
        8,
        _story("lifter-bad-knee"),
        "ACSM position stand 2009, four-day split, dumbbells (doi 10.1249/MSS.0b013e3181915670)",
        "h00110h1hh",
        "knows no sore knee",
    ),
    Reader(
        "older-hypertension",
        "care",
        8,
        _story("older-hypertension"),
        "Otago exercise programme, Campbell and Robertson (ACC NZ)",
        "1111111h11",
        "no strength of the upper body",
    ),
    Reader(
        "pregnant",
        "care",
        8,
        _story("pregnant"),
        "SOGC/CSEP 2019 guideline, sample week (doi 10.1136/bjsports-2018-100056)",
        "1111110h1h",
        "guideline, no week by week progress",
    ),
    Reader(
        "sixteen",
        "care",
        8,
        _story("sixteen"),
        "NSCA youth position statement 2009, Faigenbaum et al. (doi 10.1519/JSC.0b013e31819df407)",
        "11110h11hh",
        "no movement beside lifting, ranges instead of sessions",
    ),
    Reader(
        "vegetarian",
        "health",
        8,
        _story("vegetarian"),
        "NHS weight loss plan, 12 weeks (nhs.uk)",
        "hh0100111h",
        "strength is mentioned, not planned",
    ),
    Reader(
        "half-marathon",
        "endurance",
        16,
        _person(
            age=40,
            goal="endurance",
            experience="intermediate",
            days_per_week=4,
            minutes_per_session=60,
            activities=["running"],
            equipment=["dumbbell", "band"],
            event={"date": "2026-06-21", "activity": "running", "distance_km": 21.1, "title": "Half marathon"},
            history={
                **LATELY,
                "longest_run_km_30d": 14,
                "weekly_minutes": [180, 190, 200, 190],
                "weekly_runs": 4,
                "months_trained": 36,
            },
        ),
        "Hal Higdon, Half Marathon Novice 2, 12 weeks (halhigdon.com)",
        "1h1hh0h0h1",
        "16 km at most, one taper week, no hills or intervals, volume not the runner's own",
    ),
    Reader(
        "marathon",
        "endurance",
        16,
        _person(
            age=34,
            goal="endurance",
            experience="advanced",
            days_per_week=5,
            minutes_per_session=60,
            activities=["running"],
            equipment=["dumbbell"],
            event={"date": "2026-06-21", "activity": "running", "distance_km": 42.2, "title": "Marathon"},
            history={
                **LATELY,
                "longest_run_km_30d": 20,
                "weekly_minutes": [280, 290, 300, 300],
                "weekly_runs": 5,
                "months_trained": 60,
            },
        ),
        "Pfitzinger and Douglas, Advanced Marathoning 2nd ed. 2009, 18 weeks up to 55 miles",
        "11h1h11h01",
        "far more running than the minutes asked for; strength left to the reader",
    ),
    Reader(
        "gran-fondo",
        "endurance",
        16,
        _person(
            age=48,
            goal="endurance",
            experience="intermediate",
            days_per_week=5,
            minutes_per_session=75,
            activities=["cycling"],
            equipment=["bicycle", "dumbbell"],
            event={"date": "2026-06-21", "activity": "cycling", "distance_km": 120, "title": "Gran fondo"},
            history={**LATELY, "weekly_minutes": [300, 320, 310, 330], "months_trained": 40},
        ),
        "British Cycling, Sportive training plan, 12 weeks, intermediate (britishcycling.org.uk)",
        "1111h11h0h",
        "the same hours for everybody, no strength",
    ),
    Reader(
        "triathlete",
        "endurance",
        16,
        _person(
            age=36,
            sex="female",
            weight_kg=60,
            height_cm=168,
            goal="endurance",
            experience="advanced",
            days_per_week=6,
            minutes_per_session=75,
            activities=["swimming", "cycling", "running", "strength"],
            equipment=["bicycle", "pool", "dumbbell", "band"],
            event={"date": "2026-06-21", "activity": "other", "distance_km": 51.5, "title": "Olympic triathlon"},
            history={
                **LATELY,
                "longest_run_km_30d": 12,
                "weekly_minutes": [430, 440, 450, 440],
                "weekly_runs": 3,
                "months_trained": 60,
            },
        ),
        "Friel, The Triathlete's Training Bible 4th ed. 2016, Olympic distance, 9 to 10 h a year week",
        "11111111hh",
        "a frame the reader fills; more hours than asked for",
    ),
    Reader(
        "powerlifter",
        "strength",
        12,
        _person(
            age=29,
            weight_kg=93,
            goal="strength",
            experience="advanced",
            days_per_week=4,
            minutes_per_session=90,
            activities=["strength"],
            equipment=GYM,
            event={"date": "2026-05-23", "activity": "strength", "title": "Meet"},
            history={
                "days_since_last_session": 2,
                "months_trained": 84,
                "e1rm_kg": {"back squat": 210, "bench press": 150, "deadlift": 250},
            },
        ),
        "Sheiko, programmes 29, 30 and 32 (three days, published on the author's site, 2003)",
        "111h101111",
        "no deload, no reserve",
    ),
    Reader(
        "muscle-gain",
        "strength",
        8,
        _person(
            age=26,
            goal="muscle_gain",
            experience="intermediate",
            days_per_week=4,
            minutes_per_session=60,
            equipment=GYM,
            history={
                "days_since_last_session": 2,
                "months_trained": 24,
                "e1rm_kg": {"back squat": 110, "bench press": 85, "deadlift": 140},
            },
        ),
        "McDonald, Generic Bulking Routine, upper and lower, four days (bodyrecomposition.com)",
        "1111111111",
        "-",
    ),
    Reader(
        "postpartum",
        "care",
        8,
        _person(
            age=32,
            sex="female",
            weight_kg=68,
            height_cm=166,
            goal="general",
            experience="intermediate",
            days_per_week=3,
            minutes_per_session=30,
            activities=["walking", "strength"],
            equipment=["dumbbell", "kettlebell", "band"],
            postpartum_weeks=10,
            parq={**OK, "clearance": {"date": "2026-02-20", "scope": ["postpartum", "moderate", "strength"], "who": "midwife"}},
            history={"months_trained": 36, "days_since_last_session": 60},
        ),
        "Goom, Donnelly and Brockwell, Returning to running postnatal, 2019",
        "11111111hh",
        "stages, no sessions",
    ),
    Reader(
        "back-after-three-months",
        "care",
        8,
        _person(
            age=37,
            goal="general",
            experience="intermediate",
            days_per_week=4,
            minutes_per_session=60,
            activities=["running", "strength"],
            equipment=["barbell", "rack", "bench", "dumbbell"],
            regular_exerciser=False,
            history={"months_trained": 60, "days_since_last_session": 90},
        ),
        "CSCCa and NSCA 2019, 50/30/20/10 rule (doi 10.1519/SSC.0000000000000477)",
        "11110h1hh0",
        "a rule for volume, no sessions",
    ),
    Reader(
        "130-kg",
        "health",
        8,
        _person(
            age=45,
            weight_kg=130,
            height_cm=180,
            goal="weight_loss",
            experience="beginner",
            days_per_week=4,
            minutes_per_session=45,
            activities=["walking"],
            equipment=["machine", "dumbbell", "cable", "bench"],
            regular_exerciser=False,
            history={"months_trained": 0},
        ),
        "ACSM 2009 position stand on weight loss, Donnelly et al. (doi 10.1249/MSS.0b013e3181949333)",
        "hhh10h1hhh",
        "minutes a week, no exercises",
    ),
)
