"""What nobody can have done is not kept, by whatever door it comes; and what may not be kept is never called kept."""

from __future__ import annotations

import ast
import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import milo.channels.web
from milo.app.build import build
from milo.app.coaching.coach import Coaching
from milo.app.config import Settings
from milo.app.consenting import Consenting
from milo.app.house import House
from milo.app.planning import plan_of_athlete
from milo.coach.plans.edits.doors import EditRefused
from milo.vocabulary.clock import StillClock
from milo.vocabulary.errors import BadValue, RefusedFile
from milo.vocabulary.told_limits import Refusal, StorageWithdrawn, in_words, told_in_words

NOW = datetime(2026, 3, 2, 18, tzinfo=UTC)
BRUNO: dict[str, Any] = {
    "name": "Bruno", "sex": "male", "date_of_birth": "1991-02-03", "goal": "strength", "days_per_week": 3,
    "experience": "intermediate", "equipment": ["barbell", "rack", "bench"], "height_cm": 180, "weight_kg": 80,
    "parq": {"none_of_these": True},
}  # fmt: skip
RUN = {"activity": "running", "minutes": 30, "distance_km": 6}
SQUAT = {"exercise": "Back squat", "sets": [{"reps": 5, "weight_kg": 100}]}


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = build(Settings(home=tmp_path / "home"), StillClock(NOW))
    yield made
    made.close()


@pytest.fixture
def coaching(house: House) -> Coaching:
    return Coaching(house, None)


@pytest.fixture
def bruno(house: House) -> str:
    return house.flows.add_athlete(BRUNO)


def squat(**one: Any) -> dict[str, Any]:
    return {"exercises": [{"exercise": "Back squat", "sets": [{"reps": 5, "weight_kg": 100}, {"reps": 5, **one}]}]}


@pytest.mark.parametrize(
    ("log", "key"),
    [
        ({"endurance": {**RUN, "distance_km": 500}}, "speed"),
        ({"at": "2035-01-01T10:00:00+00:00", "endurance": RUN}, "future"),
        ({"at": "1935-01-01T10:00:00+00:00", "endurance": RUN}, "past"),
        ({"at": "1890-01-01T10:00:00+00:00", "exercises": [SQUAT]}, "past"),
        ({"at": "1985-01-01T10:00:00+00:00", "exercises": [SQUAT]}, "past"),  # before he was born
        ({"daily": {"date": "2035-01-01", "weight_kg": 80}}, "future"),
        ({"daily": {"date": "2026-03-03", "sleep_hours": 8}}, "future"),
        ({"at": "2026-03-03T07:00:00", "endurance": RUN}, "future"),
        ({"daily": {"bed": "1890-01-01T23:00:00+00:00", "up": "1890-01-02T07:00:00+00:00"}}, "past"),
        (squat(weight_kg=-80), "load_low"),
        (squat(weight_kg=99_999), "load_high"),
        (squat(weight_kg=1_000), "load_high"),
        (squat(rir=30), "rir"),
        (squat(weight_kg=float("nan")), "load_high"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_of_it_is_kept(
    house: House, coaching: Coaching, bruno: str, log: dict[str, Any], key: str
) -> None:
    with pytest.raises(Refusal) as refused:
        coaching.log(bruno, log)
    assert refused.value.key == key
    assert refused.value.wanted
    assert refused.value.found
    assert refused.value.said["es"] != refused.value.said["en"]
    assert "{" not in "".join(refused.value.said.values())
    for kind in ("workout", "set", "measurement", "sleep"):
        assert house.store.find(kind, bruno) == []


def test_today_may_be_told_wherever_it_has_begun(coaching: Coaching, bruno: str) -> None:
    assert coaching.log(bruno, {"daily": {"date": "2026-03-02", "sleep_hours": 8}})["new"] == 1
    assert coaching.log(bruno, {"at": "2026-03-03T06:00:00+13:00", "endurance": RUN})["new"] == 1


def test_a_refused_set_says_which_one_it_is(coaching: Coaching, bruno: str) -> None:
    with pytest.raises(Refusal) as refused:
        coaching.log(bruno, squat(rir=30))
    assert refused.value.place == {"exercise": "Back squat", "set": 1}


def test_help_may_weigh_less_than_nothing_and_what_is_likely_is_kept(house: House, coaching: Coaching, bruno: str) -> None:
    exercises = [
        {"exercise": "Pull-up", "sets": [{"reps": 5, "weight_kg": -20}]},
        {"exercise": "Pull Up (Assisted)", "sets": [{"reps": 5, "weight_kg": -20}]},
        {"exercise": "Leg press", "sets": [{"reps": 5, "weight_kg": 420}]},
    ]
    coaching.log(bruno, {"exercises": exercises})
    coaching.log(bruno, {"endurance": {"activity": "running", "minutes": 29.5, "distance_km": 10}})
    coaching.log(bruno, {"at": "2026-03-02T10:00:00+00:00", "endurance": {"activity": "cycling", "minutes": 60, "distance_km": 45}})
    assert sorted(s.weight_kg for s in house.store.find("set", bruno)) == [-20, -20, 420]
    assert sum(w.activity_type != "strength" for w in house.store.find("workout", bruno)) == 2


def test_a_set_beyond_the_next_one_is_no_set(house: House, coaching: Coaching, bruno: str) -> None:
    workout = coaching.start_workout(bruno)["workout_id"]
    coaching.add_sets(bruno, workout, "back_squat", [{"reps": 5}, {"reps": 5}])
    with pytest.raises(Refusal) as refused:
        coaching.add_sets(bruno, workout, "back_squat", [{"reps": 5, "number": 99}])
    assert "3" in refused.value.said["en"]
    with pytest.raises(Refusal):
        coaching.add_sets(bruno, workout, "back_squat", [{"reps": 5, "weight_kg": -80}])
    coaching.add_sets(bruno, workout, "back_squat", [{"reps": 6, "number": 2}, {"reps": 7, "number": 3}])
    assert sorted((s.number, s.reps) for s in house.store.find("set", bruno)) == [(1, 5), (2, 6), (3, 7)]


def test_a_workout_does_not_begin_in_ten_years(coaching: Coaching, bruno: str) -> None:
    with pytest.raises(Refusal):
        coaching.start_workout(bruno, at=datetime(2035, 1, 1, tzinfo=UTC))


def test_the_chat_says_at_once_what_cannot_be(house: House, coaching: Coaching, bruno: str) -> None:
    assert "faster than a person" in asyncio.run(coaching.ask(bruno, "I ran 500 km in 30 min")).text
    asyncio.run(coaching.ask(bruno, "yes"))
    assert house.store.find("workout", bruno) == []


def test_the_same_run_told_twice_is_one_run(house: House, coaching: Coaching, bruno: str) -> None:
    for text in ("I ran 5 km in 30 min", "yes"):
        asyncio.run(coaching.ask(bruno, text))
    house.clock._at = NOW.replace(minute=20)  # type: ignore[attr-defined]
    asyncio.run(coaching.ask(bruno, "I ran 5 km in 30 min"))
    again = asyncio.run(coaching.ask(bruno, "yes"))
    assert "already in your log" in again.text
    assert len(house.store.find("workout", bruno)) == 1
    for text in ("I ran 3 km in 20 min", "yes"):
        asyncio.run(coaching.ask(bruno, text))
    assert len(house.store.find("workout", bruno)) == 2, "another run is another run"


# --- storage withdrawn ----------------------------------------------------------------------------------------------------


@pytest.fixture
def silent(house: House, bruno: str) -> str:
    Consenting(house.store, house.writer, house.clock).withdraw(bruno, "storage")
    return bruno


@pytest.mark.parametrize("door", ["log", "day", "start", "feedback", "onboard", "target", "setting", "clearance", "return"])
def test_nothing_is_called_kept_that_is_not(house: House, coaching: Coaching, silent: str, door: str) -> None:
    doors = {
        "log": lambda: coaching.log(silent, {"endurance": RUN}),
        "day": lambda: coaching.log(silent, {"daily": {"weight_kg": 80}}),
        "start": lambda: coaching.start_workout(silent),
        "feedback": lambda: coaching.feedback(silent, energy=3),
        "onboard": lambda: coaching.onboard(silent, {**BRUNO, "goal": "endurance"}),
        "target": lambda: coaching.set_target(silent, "sleep", 8),
        "setting": lambda: house.flows.set(silent, "timezone", {"name": "Europe/Madrid"}),
        "clearance": lambda: coaching.give_clearance(silent, "heart", "Dr. Ruiz", None),
        "return": lambda: coaching.fill_return_form(silent, {}),
    }
    with pytest.raises(StorageWithdrawn) as refused:
        doors[door]()
    assert "Nothing was saved" in in_words(refused.value, "en")
    assert "No se ha guardado" in in_words(refused.value, "es")
    assert house.store.find("workout", silent) == []


def test_a_danger_is_answered_even_where_nothing_may_be_kept(coaching: Coaching, silent: str) -> None:
    log = {"minutes": 20, "notes": "stopped early, crushing chest pain going down my left arm and I feel faint"}
    with pytest.raises(StorageWithdrawn) as refused:
        coaching.log(silent, log)
    assert refused.value.reply is not None
    assert refused.value.reply["level"] == "E0"
    assert refused.value.reply["locked"]
    assert {lock["level"] for lock in coaching.locks(silent)} == {"E0"}, "what the reply says is so"


def test_the_chat_does_not_ask_whether_to_write_it_down(coaching: Coaching, silent: str) -> None:
    assert "Nothing was saved" in asyncio.run(coaching.ask(silent, "I ran 5 km in 30 min")).text


# --- in words -------------------------------------------------------------------------------------------------------------


def test_what_an_import_refused_is_told_in_the_words_of_its_reader() -> None:
    kept = str(RefusedFile("a file with something in it", "0 bytes", "export it again"))
    assert told_in_words(kept, "es") == "Este archivo está vacío. Vuelve a exportarlo."
    large = str(RefusedFile("a zip of at most 8 GB unpacked", "9 GB"))
    assert "9 GB" in told_in_words(large, "en")
    assert told_in_words("something else broke", "es") == "something else broke", "what nobody translated stays as it is"


@pytest.mark.parametrize(
    ("error", "en", "es"),
    [
        (
            EditRefused("an edit that changes the plan", "nothing to change", "the plan is already so"),
            "already like that",
            "ya es así",
        ),
        (BadValue("a password of 12 to 128 characters", "8", "choose"), "12 to 128", "de 12 a 128"),
        (EditRefused("a version before this one", "version 1"), "nothing to undo", "nada que deshacer"),
    ],
)
def test_a_refusal_is_told_in_the_words_of_its_reader(error: Any, en: str, es: str) -> None:
    assert en in in_words(error, "en")
    assert es in in_words(error, "es")
    assert "wanted" not in in_words(error, "en") + in_words(error, "es")


# --- before the questions are answered -----------------------------------------------------------------------------------------


def test_regular_exercise_opens_nothing_until_the_questions_are_answered(house: House, coaching: Coaching) -> None:
    runner = {**BRUNO, "goal": "endurance", "activities": ["running"], "days_per_week": 5, "regular_exerciser": True}
    runner["history"] = {"months_trained": 36, "weekly_runs": 5, "longest_run_km_30d": 18, "weekly_minutes": [240, 240, 250, 250]}
    answered = house.flows.add_athlete(runner)
    silent = house.flows.add_athlete({name: said for name, said in runner.items() if name != "parq"})
    assert coaching.gate(answered)["gate"] == "G-4"
    assert coaching.gate(silent)["gate"] == "G-1"
    assert "parq" in coaching.gate(silent)["missing"]
    hard = [
        sum(
            s.endurance is not None and s.endurance.zone > 2
            for w in plan_of_athlete(house, who).weeks
            for d in w.days
            for s in d.sessions
        )
        for who in (answered, silent)
    ]
    assert hard[1] < hard[0], "light to moderate before the answers"


def test_no_page_shows_an_error_as_it_is() -> None:
    """Whoever reads a page reads their own language: in_words, never str."""
    raw = []
    for path in sorted(Path(milo.channels.web.__file__).parent.glob("*.py")):
        for caught in (n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.ExceptHandler)):
            ours = isinstance(caught.type, ast.Name) and caught.type.id in {"MiloError", "NotSignedIn"}
            if ours and any(ast.unparse(n) == f"str({caught.name})" for n in ast.walk(caught)):
                raw.append(f"{path.name}:{caught.lineno}")
    assert not raw


@pytest.mark.parametrize("wanted", ["a coach's account", "a signed-in visitor", "a plan with a week that today is in"])
def test_what_a_page_refuses_has_spanish_words(wanted: str) -> None:
    assert not in_words(BadValue(wanted, "another one"), "es").startswith("wanted")
