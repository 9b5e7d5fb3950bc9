"""Writes with an Idempotency-Key are done once."""

from __future__ import annotations

from datetime import timedelta

import httpx
import pytest

from channels.coach_api_stage import bruno_of, problem, stage_of
from channels.coach_server import Stage

stage = pytest.fixture(stage_of, scope="module")
bruno = pytest.fixture(bruno_of)


class TestOnce:
    """Writes with an Idempotency-Key."""

    def test_a_write_sent_twice_is_done_once(self, bruno: httpx.Client) -> None:
        head = {"Idempotency-Key": "feedback-1"}
        id = bruno.get("/dashboard").json()["user_id"]
        first = bruno.post(f"/feedback/{id}", json={"energy": 3}, headers=head)
        again = bruno.post(f"/feedback/{id}", json={"energy": 3}, headers=head)
        assert again.json() == first.json()
        assert again.status_code == first.status_code == 201
        assert again.headers["idempotency-replayed"] == "true"
        assert "idempotency-replayed" not in first.headers

    def test_the_same_key_for_another_body_is_refused(self, bruno: httpx.Client) -> None:
        head = {"Idempotency-Key": "weight-1"}
        assert bruno.post("/daily/weight", json={"weight_kg": 80}, headers=head).status_code == 201
        assert "Idempotency-Key" in problem(bruno.post("/daily/weight", json={"weight_kg": 81}, headers=head), 422)["wanted"]

    def test_keys_of_two_athletes_do_not_meet(self, stage: Stage, bruno: httpx.Client) -> None:
        head = {"Idempotency-Key": "shared"}
        assert bruno.post("/daily/weight", json={"weight_kg": 80}, headers=head).status_code == 201
        with stage.client("Ada") as ada:
            assert ada.post("/daily/weight", json={"weight_kg": 60}, headers=head).status_code == 201

    def test_a_refused_write_may_be_sent_again(self, bruno: httpx.Client) -> None:
        head = {"Idempotency-Key": "target-1"}
        assert bruno.post("/targets/calories", json={"target_kcal": 900}, headers=head).status_code == 422
        assert bruno.post("/targets/calories", json={"target_kcal": 2600}, headers=head).status_code == 201

    def test_after_a_day_the_key_is_new(self, stage: Stage) -> None:
        stage.add("Eva")
        head = {"Idempotency-Key": "day-1"}
        with stage.client("Eva") as eva:
            eva.post("/daily/weight", json={"weight_kg": 70}, headers=head)
            stage.clock.go(timedelta(hours=25))
            answer = eva.post("/daily/weight", json={"weight_kg": 71}, headers=head)
            assert answer.status_code == 201
            assert "idempotency-replayed" not in answer.headers
