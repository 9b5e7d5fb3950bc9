"""Days, targets, trends and the dashboard over the API."""

from __future__ import annotations

import httpx
import pytest

from channels.coach_api_stage import ada_of, bruno_of, problem, stage_of
from channels.coach_server import Stage
from milo.app.consenting import Consenting

stage = pytest.fixture(stage_of, scope="module")
bruno = pytest.fixture(bruno_of)
ada = pytest.fixture(ada_of, scope="module")


class TestDays:
    """Targets and days."""

    def test_what_may_not_be_kept_and_what_cannot_be_is_no_201(self, stage: Stage) -> None:
        chloe = stage.add("Chloe", sex="female")
        with stage.client("Chloe") as client:
            told = problem(client.post("/daily/weight", json={"weight_kg": 70, "date": "2035-01-01"}), 422)
            assert "2035" in told["found"]
            problem(client.post("/daily/sleep", json={"hours": 8, "date": "1935-01-01"}), 422)
            run = {"activity": "running", "minutes": 30, "distance_km": 500}
            assert "km/h" in problem(client.post("/workouts", json={"endurance": run}), 422)["wanted"]
            squat = {"exercise": "Back squat", "sets": [{"reps": 5, "weight_kg": -80}]}
            assert "assisted" in problem(client.post("/workouts", json={"exercises": [squat]}), 422)["wanted"]
            begun = client.post("/workouts", json={}).json()["workout_id"]
            problem(client.post(f"/workouts/{begun}/sets", json={"exercise": "Back squat", "reps": 5, "number": 99}), 422)
            Consenting(stage.house.store, stage.house.writer, stage.clock).withdraw(chloe, "storage")
            for path, body in (
                ("/daily/weight", {"weight_kg": 70}),
                ("/workouts", {}),
                ("/workouts", {"endurance": {**run, "distance_km": 5}}),
            ):
                told = problem(client.post(path, json=body), 409)
                assert "consent to storage" in told["wanted"], path
            sore = {"pain": [{"region": "knee", "pain_0_10": 8}]}
            assert problem(client.post("/workouts", json=sore), 409)["reply"]["level"] == "C"

    def test_a_target_below_the_floor_is_refused_with_the_rule(self, bruno: httpx.Client) -> None:
        told = problem(bruno.post("/targets/calories", json={"target_kcal": 900}), 422)
        assert "NU-0" in told["wanted"]
        problem(bruno.post("/targets/sleep", json={"target_h": 4}), 422)

    def test_a_target_is_kept_with_its_origin(self, bruno: httpx.Client) -> None:
        bruno.post("/targets/calories", json={"calories": 2700})
        assert bruno.get("/targets/calories").json() == {"target_kcal": 2700, "origin": "told", "protein_g": 128.0}
        meals = bruno.get(f"/nutrition/{bruno.get('/dashboard').json()['user_id']}").json()
        assert len(meals["days"]) == 3
        mean = sum(d["kcal"] for d in meals["days"]) / 3
        assert abs(mean - 2700) < 0.15 * 2700

    def test_a_target_is_taken_away_and_the_plans_holds_again(self, bruno: httpx.Client) -> None:
        bruno.post("/targets/calories", json={"calories": 2700})
        left = bruno.delete("/targets/calories").json()
        assert (left["origin"], left["target_kcal"] != 2700) == ("estimated", True)
        assert bruno.get("/targets/calories").json() == left
        bruno.post("/targets/sleep", json={"target_h": 8})
        assert bruno.delete("/targets/sleep").json()["target_h"] is None

    def test_an_exercise_is_added_and_dropped_as_data(self, ada: httpx.Client) -> None:
        plan = ada.get("/plans/current").json()
        day = next(d["day"] for d in plan["weeks"][0]["days"] if any(s["exercises"] for s in d["sessions"]))
        held = {
            e["exercise_id"] for d in plan["weeks"][0]["days"] if d["day"] == day for s in d["sessions"] for e in s["exercises"]
        }
        new = next(id for id in ("dead_bug", "bird_dog", "glute_bridge") if id not in held)
        change = {"kind": "add", "exercise": new, "day": day, "sets": 2}
        made = ada.post("/plans/current:modify", json={"change": change, "dry_run": True})
        assert made.status_code == 200, made.text
        assert made.json()["version"] is None
        problem(ada.post("/plans/current:modify", json={"change": {"kind": "drop", "exercise": "unicorns"}}), 422)

    def test_the_dashboard_holds_today_targets_and_workouts(self, bruno: httpx.Client) -> None:
        found = bruno.get("/dashboard").json()
        assert found["today"]["day"] == "2026-03-02"
        assert found["today"]["week"]["week"] == 1
        assert {"recent", "targets", "weeks", "muscles"} <= set(found)

    def test_an_athlete_without_a_plan_gets_seven_days_that_are_not_kept(self, stage: Stage) -> None:
        id = stage.add("Dora")
        with stage.client("Dora") as dora:
            week = dora.get(f"/workout/{id}").json()
            assert len(week["days"]) == 7
            assert week["kept"] is False
            assert any(d["sessions"] for d in week["days"])
            assert dora.get("/plans/current").status_code == 404

    def test_onboarding_by_the_owner_adds_an_athlete(self, stage: Stage) -> None:
        with stage.client("owner") as owner:
            told = owner.post("/profile/onboarding", json={"sex": "male", "age": 30, "goal": "general", "days_per_week": 3}).json()
            assert told["athlete_id"]
            assert "equipment" in told["missing"]
            assert told["gate"].startswith("G-")


@pytest.mark.parametrize("weeks", [-3, 0, 53, 99_999])
def test_weeks_of_trends_that_are_none_are_refused(bruno: httpx.Client, weeks: int) -> None:
    problem(bruno.get("/trends", params={"weeks": weeks}), 422)
    assert bruno.get("/trends", params={"weeks": 52}).status_code == 200


def test_a_key_that_adapting_does_not_take_is_refused(bruno: httpx.Client) -> None:
    problem(bruno.post("/adaptation:next_week", json={"x": 1}), 422)
    assert bruno.post("/adaptation:next_week").status_code == 200
    assert bruno.post("/adaptation:next_week", json={}).status_code == 200
