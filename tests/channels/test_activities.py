"""Activities over the API and at the desk: the list, one whole, edits, merges and deletions that can be undone, records."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.channels.activity_people import ADA, training

from milo.app.activities_desk import ActivitiesDesk
from milo.app.build import Home, build
from milo.app.config import Settings
from milo.channels.api import create_app
from milo.vocabulary.clock import StillClock

NOW = datetime(2026, 6, 10, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    made = build(Settings(home=tmp_path_factory.mktemp("activities")), clock=StillClock(NOW))
    yield made
    made.close()


@pytest.fixture(scope="module")
def ada(house: Home) -> str:
    id = house.flows.add_athlete(ADA)
    house.writer.write(training(id, NOW))
    house.flows.settle(id)
    return id


@pytest.fixture(scope="module")
def client(house: Home, ada: str) -> Iterator[TestClient]:
    app = create_app(house.flows, house.access, coaching=house.coaching, answers=house.answers, activities=ActivitiesDesk(house))
    token = house.access.new_token(ada)
    with TestClient(app, headers={"Authorization": f"Bearer {token}"}) as made:
        yield made


def listed(client: TestClient, **query: Any) -> list[dict[str, Any]]:
    answer = client.get("/api/v1/activities", params=query)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["activities"]
    return found


def test_the_list_is_filtered_by_sport_day_and_text_and_goes_on_page_by_page(client: TestClient) -> None:
    everything = listed(client)
    assert len(everything) == 15
    assert [a["at"] for a in everything] == sorted((a["at"] for a in everything), reverse=True)
    assert {a["activity"] for a in listed(client, sport="cycling")} == {"cycling"}
    assert len(listed(client, text="slept BADLY")) == 6
    assert {a["day"] for a in listed(client, since="2026-06-07", until="2026-06-07")} == {"2026-06-07"}
    first = client.get("/api/v1/activities", params={"limit": 4}).json()
    rest = client.get("/api/v1/activities", params={"limit": 200, "cursor": first["next_cursor"]}).json()
    assert [a["workout_id"] for a in first["activities"] + rest["activities"]] == [a["workout_id"] for a in everything]


def test_a_run_is_told_whole(client: TestClient) -> None:
    id = listed(client, sport="running")[0]["workout_id"]
    found = client.get(f"/api/v1/activities/{id}").json()
    assert [(s["number"], s["distance_m"]) for s in found["splits"]][:4] == [(n, 1_000.0) for n in (1, 2, 3, 4)]
    assert found["splits"][0]["seconds"] == pytest.approx(1_000 / 3.1, abs=1)
    assert [lap["number"] for lap in found["laps"]] == [1, 2]
    assert sum(found["zones"]["minutes"]) == pytest.approx(25, abs=1)
    assert found["drift_reason"] == "too_short"
    best = {(e["kind"], e["length"]): e for e in found["best"]}
    assert best["distance", 1_000]["value"] == pytest.approx(1_000 / 3.1, abs=0.5)
    assert best["distance", 1_000]["place"] == 1
    assert best["distance", 1_000]["of"] == 6
    series = found["series"]
    assert series["recorded"] == 1_500
    assert len(series["seconds"]) < 1_500
    assert {"lat", "lon", "heart_rate_bpm", "altitude_m"} <= set(series["channels"])
    assert max(v for v in series["channels"]["altitude_m"] if v) == pytest.approx(318, abs=0.2)
    assert found["beats"]["beats"] == 300
    assert found["similar"], "other runs as long"
    assert client.get(f"/api/v1/activities/{id}", params={"series": False}).json()["series"] is None


def test_earlier_runs_of_the_same_route_are_named_and_similar_sessions_are_the_others(client: TestClient) -> None:
    runs = listed(client, sport="running")
    found = client.get(f"/api/v1/activities/{runs[0]['workout_id']}").json()
    assert found["same_route"], "the loop was run before"
    assert all(o["at"] < found["line"]["at"] and o["heart_rate_bpm"] and o["minutes"] for o in found["same_route"])
    assert not {o["workout_id"] for o in found["same_route"]} & {o["workout_id"] for o in found["similar"]}
    assert client.get(f"/api/v1/activities/{runs[-1]['workout_id']}").json()["same_route"] == [], "none is earlier"
    walk = listed(client, sport="walking")[0]["workout_id"]
    assert client.get(f"/api/v1/activities/{walk}").json()["same_route"] == [], "no track was recorded"


def test_sets_show_what_they_say_of_the_maximum_and_which_are_records(client: TestClient) -> None:
    gym = listed(client, sport="strength")
    newest, oldest = (client.get(f"/api/v1/activities/{g['workout_id']}").json() for g in (gym[0], gym[-1]))
    squat = next(e for e in newest["exercises"] if e["exercise_id"] == "back_squat")
    assert [s["record"] for s in squat["sets"]] == [True, False, False], "the first of equal sets"
    assert 95 < squat["e1rm_kg"] < 105
    assert not any(s["record"] for e in oldest["exercises"] for s in e["sets"])
    assert newest["muscles"]["quads"] > 0
    assert gym[0]["tonnage_kg"] == pytest.approx(3 * 6 * 80 * 2.25)


def test_an_edit_is_undone(client: TestClient) -> None:
    id = listed(client, sport="walking")[0]["workout_id"]
    at = "2026-06-06T18:30:00+02:00"
    made = client.patch(f"/api/v1/activities/{id}", json={"activity": "yoga", "title": "Stretching", "at": at, "minutes": 20})
    assert made.status_code == 200, made.text
    now = client.get(f"/api/v1/activities/{id}").json()["line"]
    assert (now["activity"], now["title"], now["at"], now["minutes"]) == ("yoga", "Stretching", at, 20.0)
    assert client.post("/api/v1/activities:undo", json={"correction": made.json()["undo"]}).status_code == 200
    assert client.get(f"/api/v1/activities/{id}").json()["line"]["activity"] == "walking"


def test_the_time_of_a_recording_is_not_edited(client: TestClient) -> None:
    id = listed(client, sport="cycling")[0]["workout_id"]
    refused = client.patch(f"/api/v1/activities/{id}", json={"minutes": 20})
    assert refused.status_code == 422
    assert "recorded" in refused.json()["found"]
    assert client.patch(f"/api/v1/activities/{id}", json={"sport": "running"}).status_code == 422


def test_what_is_deleted_counts_nowhere_until_it_is_undone(client: TestClient, house: Home, ada: str) -> None:
    before = listed(client)
    gym = listed(client, sport="strength")[0]["workout_id"]
    made = client.delete(f"/api/v1/activities/{gym}").json()
    assert gym not in {a["workout_id"] for a in listed(client)}
    assert client.get(f"/api/v1/activities/{gym}").status_code == 404
    assert not [s for s in house.store.find("set", ada) if s.workout_id == gym]
    client.post("/api/v1/activities:undo", json={"correction": made["undo"]})
    assert listed(client) == before


def test_two_activities_become_one_and_the_ledger_takes_them_apart(client: TestClient, house: Home, ada: str) -> None:
    walks = [a["workout_id"] for a in listed(client, sport="walking")]
    assert client.post("/api/v1/activities:merge", json={"workout_ids": walks}).status_code == 200
    [one] = listed(client, sport="walking")
    merge = client.get(f"/api/v1/activities/{one['workout_id']}").json()["merge_id"]
    house.flows.rule(ada, merge, "undo")
    assert {a["workout_id"] for a in listed(client, sport="walking")} == set(walks)
    far = [listed(client, sport="running")[n]["workout_id"] for n in (0, 1)]
    assert client.post("/api/v1/activities:merge", json={"workout_ids": far}).status_code == 422


def test_records_name_day_and_activity(client: TestClient) -> None:
    found = client.get("/api/v1/activities/records").json()
    five = next(r for r in found["running"] if r["length"] == 1_000)
    assert five["value"] == pytest.approx(1_000 / 3.1, abs=0.5)
    assert five["workout_id"] == listed(client, sport="running")[0]["workout_id"]
    assert five["day"] == "2026-06-09"
    assert [r["distance_m"] for r in found["races"]][:2] == [1_609, 5_000]
    assert found["critical_power"]["value"] is None or found["critical_power"]["points"]
    squat = found["lifts"][0]
    assert {r["reps"] for r in squat["records"]} == {6}
    assert len(found["heat"]) == 14
    assert not found["hidden"]


def test_a_minor_sees_no_maxima(house: Home) -> None:
    mina = house.flows.add_athlete({**ADA, "name": "Mina", "age": 15})
    house.writer.write(training(mina, NOW)[:40] + [r for r in training(mina, NOW) if type(r).__name__ in {"LiftedSet", "Workout"}])
    desk = ActivitiesDesk(house)
    gym = desk.listed(mina, sport="strength")[0]
    assert all(s.e1rm_kg is None and not s.record for e in desk.activity(mina, gym.workout_id).exercises for s in e.sets)
    assert desk.records(mina).lifts == []
    assert desk.records(mina).hidden


def test_a_stranger_gets_nothing(client: TestClient, house: Home) -> None:
    other = house.access.new_token(house.flows.add_athlete({**ADA, "name": "Bruno"}))
    id = listed(client)[0]["workout_id"]
    headers = {"Authorization": f"Bearer {other}"}
    assert client.get(f"/api/v1/activities/{id}", headers=headers).status_code == 404
    assert client.delete(f"/api/v1/activities/{id}", headers=headers).status_code == 404
    assert client.get("/api/v1/activities", headers={"Authorization": ""}).status_code == 401
    assert client.get("/api/v1/activities", params={"sprot": "running"}).status_code == 422


def test_ten_hours_are_drawn_from_two_thousand_points(house: Home) -> None:
    from tests.channels.activity_people import recorded

    leo = house.flows.add_athlete({**ADA, "name": "Leo"})
    house.writer.write(recorded(leo, NOW - timedelta(days=2), "cycling", 36_000, 7.8, power=180.0))
    desk = ActivitiesDesk(house)
    [ride] = desk.listed(leo)
    found = desk.activity(leo, ride.workout_id)
    assert found.series is not None
    assert found.series.recorded == 36_000
    assert len(found.series.seconds) <= 2_000
    assert found.drift_pct is not None


def test_a_session_told_from_two_browsers_is_one_workout(house: Home) -> None:
    kim = house.flows.add_athlete({**ADA, "name": "Kim"})
    plan = house.coaching.new_plan(kim, weeks=4)
    session = next(s for d in plan.weeks[0].days for s in d.sessions if s.exercises)
    exercise = session.exercises[0].exercise
    first = {
        "session_id": session.session_id,
        "minutes": 40,
        "exercises": [{"exercise": exercise, "sets": [{"reps": 8, "weight_kg": 20}]}],
    }
    at = NOW - timedelta(hours=2)
    for minutes in (0, 9, 25):
        house.coaching.log(kim, {**first, "at": (at + timedelta(minutes=minutes)).isoformat()})
    [workout] = house.store.find("workout", kim)
    assert workout.start_ts == at
    assert len(house.store.find("set", kim)) == 1
    house.coaching.log(kim, {**first, "at": (at - timedelta(days=1)).isoformat()})
    assert len(house.store.find("workout", kim)) == 2, "another day is another workout"
