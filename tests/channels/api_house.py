"""A home with people who have something everywhere the API looks: what the requests of api_fuzz are about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from milo.app.build import build
from milo.app.config import Settings
from milo.app.consenting import Consenting
from milo.channels.access import Access
from milo.vocabulary.clock import WallClock
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import LabSession

PERSON = {
    "name": "Ada", "age": 34, "sex": "female", "goal": "strength", "days_per_week": 3, "minutes_per_session": 60,
    "experience": "intermediate", "height_cm": 168, "weight_kg": 62, "equipment": ["barbell", "rack", "bench", "dumbbell"],
    "parq": {"none_of_these": True},
}  # fmt: skip
LIFTS = "date,exercise,weight_kg,reps\n2026-02-26,Bench Press,80,5\n2026-02-27,Back Squat,100,5\n"
BEGAN = datetime(2026, 3, 1, 11, tzinfo=UTC)


@dataclass
class Known:
    """Who and what there is. people: makes a token for each kind of visitor.  real: names in paths -> values that are there."""

    access: Access
    people: dict[str, Callable[[], str | None]]
    real: dict[str, list[str]]


def furnished(home: Path) -> Known:
    """A home with Ada, who trains, and Bruno, who has only a plan."""
    house = build(Settings(home=home))
    ada, bruno = (house.flows.add_athlete({**PERSON, "name": name}) for name in ("Ada", "Bruno"))
    for athlete in (ada, bruno):
        house.coaching.new_plan(athlete, weeks=2)
    house.coaching.edit(ada, "45 minutes")
    brought = home.parent / "lifts.csv"
    brought.write_text(LIFTS)
    house.flows.import_paths(ada, [brought])
    done = {"exercises": [{"exercise": "Back squat", "sets": [{"reps": 5, "weight_kg": 60, "rir": 2}]}], "minutes": 40, "rpe": 6}
    workout = house.coaching.log(ada, done)["workout_id"]
    told = {"origin": Origin.MEASURED, "source": "test", "user_id": ada, "protocol": "rest", "sensor": "mask"}
    house.writer.write([LabSession(**told, session_id="s1", start_ts=BEGAN, end_ts=BEGAN)])
    original = house.flows.originals(ada)[0].original_id
    day = {"en": "Garage day", "items": [{"exercise": "Back squat", "sets": 3, "reps": 5}]}
    made = house.catalogue.write("routine", day, id=None, version=None, by="owner", why="", language="en")
    accounts = house.access.accounts
    coach = accounts.sign_up("carla@example.org", "plum-kettle-orbit", None, str(accounts.invite("coach").code), None).account_id
    for athlete in (ada, bruno):
        Consenting(house.store, house.writer, house.clock).give(athlete, "coach", to=coach)
    hook = house.beside.hooks.add(ada, "https://example.org/ada", ["workout.logged"]).hook.hook_id
    house.close()
    access = Access(home / "access.db", WallClock())
    people = {
        "Ada": lambda: access.new_token(ada),
        "Ada again": lambda: access.new_token(ada),
        "the owner": lambda: access.redeem_link(access.new_link_code()),
        "Bruno": lambda: access.new_token(bruno),
        "nobody": lambda: None,
    }
    real = {
        "user_id": [ada, ada, ada, bruno],
        "plan_id": ["current"],
        "exercise_id": ["back_squat", "deadlift"],
        "routine_id": [made.id],
        "workout_id": [workout],
        "original_id": [original],
        "number": ["1"],
        "hook_id": [hook],
        "kind": ["workout", "set", "message", "profile", "plan_version"],
        "name": ["s1.csv", "s1.edf", "s1.wfdb.zip"],
        "exercise": ["Back squat"],
    }
    return Known(access, people, real)
