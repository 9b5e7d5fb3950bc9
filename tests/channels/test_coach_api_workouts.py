"""Workouts over the API: filled set by set, counted or held, and what the safety shell says of them."""

from __future__ import annotations

import httpx
import pytest

from channels.coach_api_stage import bruno_of, problem, stage_of
from channels.coach_server import Stage

stage = pytest.fixture(stage_of, scope="module")
bruno = pytest.fixture(bruno_of)


class TestWorkouts:
    """A workout filled set by set."""

    def test_sets_are_added_one_by_one_and_replaced_by_number(self, stage: Stage, bruno: httpx.Client) -> None:
        begun = bruno.post("/workouts", json={"title": "Evening"}).json()
        id = begun["workout_id"]
        first = bruno.post(f"/workouts/{id}/exercises", json={"exercise": "Squat", "sets": [{"reps": 5, "weight_kg": 100}]})
        assert first.status_code == 201
        assert first.json()["exercise_id"] == "back_squat"
        second = bruno.post(f"/workouts/{id}/sets", json={"exercise_id": "back_squat", "reps": 5, "weight_kg": 100, "rir": 2})
        assert second.json()["number"] == 2
        bruno.post(f"/workouts/{id}/sets", json={"exercise": "Squat", "reps": 6, "weight_kg": 100, "number": 2})
        mine = next(w for w in bruno.get("/workouts/recent").json()["workouts"] if w["workout_id"] == id)
        assert [s["reps"] for s in mine["exercises"][0]["sets"]] == [5, 6]
        last = bruno.get("/workouts/last_time", params={"exercise": "back_squat"}).json()["last_time"]
        assert [s["reps"] for s in last["sets"]] == [5, 6]

    def test_a_held_set_is_told_by_its_seconds_and_comes_back_so(self, bruno: httpx.Client) -> None:
        held = {"reps": None, "weight_kg": None, "rir": 2, "duration_s": 60}
        at = "2026-02-27T18:00:00Z"
        told = {"at": at, "exercises": [{"exercise": "Plank", "sets": [{"duration_s": 60, "rir": 2}, {"reps": 12}]}]}
        whole = bruno.post("/workouts", json=told).json()["workout_id"]
        id = bruno.post("/workouts", json={"title": "Holds"}).json()["workout_id"]
        first = bruno.post(f"/workouts/{id}/exercises", json={"exercise": "Wall sit", "sets": [{"duration_s": 45}]}).json()
        assert (first["sets"][0]["reps"], first["sets"][0]["duration_s"]) == (None, 45)
        one = {"exercise": "Wall sit", "duration_s": 60, "rir": 2, "number": 1}
        assert bruno.post(f"/workouts/{id}/sets", json=one).json().items() >= {**held, "number": 1}.items()
        mine = {
            w["workout_id"]: w["exercises"][0]["sets"] for w in bruno.get("/workouts/recent").json()["workouts"] if w["exercises"]
        }
        assert [(s["reps"], s.get("duration_s")) for s in mine[whole]] == [(None, 60), (12, None)]
        assert [(s["reps"], s.get("duration_s")) for s in mine[id]] == [(None, 60)]
        assert bruno.get("/workouts/last_time", params={"exercise": "Wall sit"}).json()["last_time"]["sets"] == [held]

    def test_a_set_neither_counted_nor_held_is_refused(self, bruno: httpx.Client) -> None:
        id = bruno.post("/workouts", json={"title": "Empty"}).json()["workout_id"]
        told = problem(bruno.post(f"/workouts/{id}/sets", json={"exercise": "Plank", "rir": 2}), 422)
        assert "how many seconds" in told["wanted"]
        whole = {"exercises": [{"exercise": "Plank", "sets": [{"weight_kg": 5}]}]}
        assert "'duration_s'" in problem(bruno.post("/workouts", json=whole), 422)["do"]
        for seconds in (0, -5, 36_001, True):
            problem(bruno.post(f"/workouts/{id}/sets", json={"exercise": "Plank", "duration_s": seconds}), 422)

    def test_a_workout_of_somebody_else_takes_no_sets(self, stage: Stage, bruno: httpx.Client) -> None:
        id = bruno.post("/workouts", json={"title": "Mine"}).json()["workout_id"]
        with stage.client("Ada") as ada:
            problem(ada.post(f"/workouts/{id}/sets", json={"exercise": "Squat", "reps": 5}), 404)
        problem(bruno.post(f"/workouts/{id}/sets", json={"exercise": "Squat", "reps": 0}), 422)

    def test_pain_in_a_log_is_answered_by_the_safety_shell(self, stage: Stage) -> None:
        stage.add("Chloe")
        with stage.client("Chloe") as chloe:
            told = chloe.post("/workouts", json={"pain": [{"region": "knee", "pain_0_10": 7}]}).json()
            assert told["reply"]["level"] == "C"
            told = chloe.post("/workouts", json={"minutes": 20, "notes": "crushing chest pain and cold sweat"}).json()
            assert told["reply"]["level"] == "E0"
            assert told["reply"]["locked"]
            assert chloe.get("/locks").json()["locked"][0]["rule"] == "RF-01"
            assert chloe.get("/plans/current").status_code == 404
            told = problem(chloe.post("/plans", json={}), 409)
            assert told["locks"] == "/api/v1/locks"
            assert "RF-01" not in str(told)
            assert "clearance (heart)" in told["do"]
            assert "clearance" in told["do"]
