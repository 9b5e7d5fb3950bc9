"""Profile, privacy and squad over a real house: what forms keep, what a consent opens and shuts, what goes for good."""

from __future__ import annotations

import html
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2 as httpx
import pytest
from tests.journeys.cockpit_stage import PASSWORD, staged

Person = Callable[[str], httpx.Client]
ANSWERS = {f"q{n}": "no" for n in range(1, 8)}
NEW = {
    "goal": "muscle_gain", "days_per_week": "3", "date_of_birth": "1992-05-04", "sex": "female", "units": "metric",
    "weight_kg": "61,5", "height_cm": "168", "experience": "beginner", "minutes_per_session": "45", "equipment": ["dumbbell"],
    "activities": ["running"], "conditions": [], "medications": "", "injuries": ["low back"], "pain_low_back": "2",
    "regular_exerciser": "no", "pregnant": "no", **ANSWERS,
}  # fmt: skip


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    with staged(tmp_path_factory.mktemp("stage")) as told:
        yield told


@pytest.fixture(scope="module")
def person(stage: dict[str, Any]) -> Iterator[Person]:
    """Somebody, signed in as they would be in a browser."""
    clients: dict[str, httpx.Client] = {}

    def signed_in(name: str) -> httpx.Client:
        if name not in clients:
            client = httpx.Client(base_url=stage["url"], timeout=60)
            if name == "owner":
                form = {"code": stage["owner"].split("code=")[1]}
            else:
                form = {"email": f"{name}@example.org", "password": PASSWORD}
            assert client.post("/sign-in", data=form).status_code == 303
            clients[name] = client
        return clients[name]

    yield signed_in
    for client in clients.values():
        client.close()


def shown(client: httpx.Client, path: str) -> str:
    """The words of a page as its browser gets them: NiceGUI sends elements as JSON whose markup is escaped once more."""
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return html.unescape(answer.text.replace("\\", ""))


def opens(client: httpx.Client, coach: str, scope: list[str], last: str = "") -> httpx.Response:
    return client.post("/app/privacy/give", json={"purpose": "coach", "coach": coach, "scope": scope, "last": last})


# --- the profile --------------------------------------------------------------------------------------------------------


def test_somebody_new_is_led_through_three_steps_to_a_plan(person: Person, stage: dict[str, Any]) -> None:
    noor = person("noor")
    assert "/app/profile" in shown(noor, "/app/train")
    page = shown(noor, "/app/profile")
    assert page.count("data-step=") == 3
    assert "checked" not in page.split("data-step")[1], "nothing is answered for her"
    asked = (*ANSWERS, "regular_exerciser", "pregnant")
    assert all(f'name="{name}"' in page for name in (*asked, "postpartum_weeks", "language"))
    skipped = noor.post("/app/profile/begin", json={name: said for name, said in NEW.items() if name not in asked})
    assert skipped.status_code == 409, "nobody gets a plan past the health questions"
    for question in ("Seven questions", "30 minutes of movement", "Pregnant"):
        assert question in skipped.json()["detail"]
    assert "data-board" not in shown(noor, "/app/train")
    assert "data-step=" in shown(noor, "/app/profile"), "the questions are still open"
    made = noor.post("/app/profile/begin", json=NEW).json()
    assert made["go"].startswith("/app/train"), made
    assert 'class="board"' in shown(noor, "/app/train").replace("'", '"') or "data-board" in shown(noor, "/app/train")
    again = shown(noor, "/app/profile")
    assert 'value="1992-05-04"' in again
    assert 'value="61.5"' in again
    assert "data-step=" not in again


def test_a_weight_of_the_profile_stands_on_the_front_page_as_on_the_week_page(person: Person) -> None:
    noor = person("noor")
    noor.post("/app/profile/begin", json=NEW)
    week, today = shown(noor, "/app/week"), shown(noor, "/app")
    assert "61.5" in week
    assert "61.5" in today
    assert "No weight yet" not in today
    assert "No sleep yet" in today


def test_half_a_form_of_questions_is_refused_and_nothing_is_kept(person: Person) -> None:
    ada = person("ada")
    half = ada.post("/app/profile/save", json={"q1": "no", "q2": "no"})
    assert half.status_code == 409
    assert "seven" in half.json()["detail"]
    assert "data-step=" in shown(ada, "/app/profile"), "the questions are still open"


def test_a_groups_form_changes_its_own_fields_and_leaves_the_others(person: Person) -> None:
    ada = person("ada")
    said = ada.post("/app/profile/save", json={"goal": "endurance", "days_per_week": "5", "minutes_per_session": "50"}).json()
    assert "Saved" in said["said"]
    assert said["html"]["missing"].count("q1") >= 1, "the seven questions are what is still missing"
    page = shown(ada, "/app/profile")
    assert 'value="endurance" checked' in page
    assert 'value="170"' in page, "her height is still there"
    assert 'value="rack" checked' in page
    said = ada.post("/app/profile/save", json={"goal": "strength", "days_per_week": "4"}).json()
    assert "Saved" in said["said"]


@pytest.mark.parametrize("wrong", [{"weight_kg": "much"}, {"weight_kg": "9000"}, {"date_of_birth": "2024-01-01"}, {"goal": "fame"},
    {"event_date": "2027-01-01", "event_activity": ""}])  # fmt: skip
def test_what_makes_no_sense_is_refused_with_a_sentence(person: Person, wrong: dict[str, str]) -> None:
    answer = person("ada").post("/app/profile/save", json=wrong)
    assert answer.status_code == 409
    assert len(answer.json()["detail"]) > 10


# --- consents and the squad ---------------------------------------------------------------------------------------------


def test_athletes_are_not_told_that_there_is_a_squad(person: Person, stage: dict[str, Any]) -> None:
    assert person("ada").get("/app/squad").status_code == 404
    assert "/app/squad" not in shown(person("ada"), "/app/privacy")
    with httpx.Client(base_url=stage["url"]) as stranger:
        assert stranger.get("/app/squad").status_code == 403


def test_a_coach_sees_who_opened_and_only_that_and_nothing_once_it_is_withdrawn(person: Person, stage: dict[str, Any]) -> None:
    ada, carla, dario, id = person("ada"), person("carla"), person("dario"), stage["people"]["ada"]
    assert "Kanari" not in shown(carla, "/app/squad")
    assert carla.get(f"/app/train?athlete={id}").status_code == 404
    assert opens(ada, "carla@example.org", ["plan"]).status_code == 200
    page = shown(carla, "/app/squad")
    assert "Ada Kanari" in page
    assert "Bruno" not in page
    assert "Pain" not in page, "the knee is a record, and records are not opened"
    assert "Not shared: Week, Records and Lab" in page or "Not shared" in page
    assert carla.get(f"/app/train?athlete={id}").status_code == 200
    for shut in ("/app", "/app/files", "/app/lab", "/app/profile", "/app/privacy"):
        assert carla.get(f"{shut}?athlete={id}").status_code == 404, shut
    assert opens(ada, stage["people"]["carla account"], ["plan", "records"]).status_code == 200
    page = shown(carla, "/app/squad")
    assert "Pain 4/10: Knee" in page
    assert "/app/squad" in shown(ada, "/app/privacy"), "whoever is on the squad's page reads that a coach looked"
    assert "Kanari" not in shown(dario, "/app/squad")
    gone = ada.post("/app/privacy/withdraw", json={"purpose": "coach", "to": stage["people"]["carla account"]})
    assert "Withdrawn" in gone.json()["said"]
    assert carla.get(f"/app/train?athlete={id}").status_code == 404
    assert "Kanari" not in shown(carla, "/app/squad")


def test_a_look_needs_a_coach_a_part_and_a_day_to_come(person: Person) -> None:
    ada = person("ada")
    for coach in ("nobody@example.org", "noor@example.org", "ada@example.org"):
        refused = opens(ada, coach, ["plan"])
        assert refused.status_code == 409
        assert "No coach with this e-mail or code" in refused.json()["detail"], "whoever it is, the words are the same"
    assert opens(ada, "carla@example.org", []).status_code == 409
    yesterday = (datetime.now(UTC) - timedelta(days=2)).date().isoformat()
    assert opens(ada, "carla@example.org", ["plan"], yesterday).status_code == 409
    assert "Kanari" not in shown(person("carla"), "/app/squad")


def test_the_owner_sees_everybody_whoever_hurts_first(person: Person) -> None:
    page = shown(person("owner"), "/app/squad")
    assert page.index("Ada Kanari") < page.index("Bruno Feld")
    assert "Pain 4/10: Knee" in page


def test_a_consent_is_given_until_a_day_and_stands_in_the_audit_log(person: Person) -> None:
    ada = person("ada")
    day = (datetime.now(UTC) + timedelta(days=10)).date().isoformat()
    given = ada.post("/app/privacy/give", json={"purpose": "training_models", "last": day}).json()
    assert "until" in given["html"]["consents"]
    assert "A consent was given or withdrawn" in given["html"]["audit"]
    taken = ada.post("/app/privacy/withdraw", json={"purpose": "training_models"}).json()
    assert "Withdrawn on" in taken["html"]["consents"]
    assert ada.post("/app/privacy/give", json={"purpose": "world peace"}).status_code == 409


def test_whoever_withdrew_storage_is_not_told_that_something_was_saved(person: Person) -> None:
    ada = person("ada")
    ada.post("/app/privacy/withdraw", json={"purpose": "storage"})
    assert "Withdrawn on" in shown(ada, "/app/privacy")
    for door, body in (("profile/save", {"goal": "weight_loss"}), ("privacy/keep", {"samples_days": "365"})):
        refused = ada.post(f"/app/{door}", json=body)
        assert (refused.status_code, "Nothing was saved" in refused.text) == (409, True), "nothing new is stored, and it is told"
    refused = ada.post("/app/workout/log", json={"log": {"at": datetime.now(UTC).isoformat(), "daily": {"weight_kg": 64}}})
    assert (refused.status_code, "Nothing was saved" in refused.json()["detail"]) == (409, True)
    sore = {"at": datetime.now(UTC).isoformat(), "pain": [{"region": "knee", "pain_0_10": 8}]}
    refused = ada.post("/app/workout/log", json={"log": sore})
    assert refused.status_code == 409
    assert "said-by" in refused.json()["html"], "pain is answered all the same"
    ada.post("/app/privacy/give", json={"purpose": "storage"})
    assert ada.post("/app/profile/save", json={"goal": "strength"}).status_code == 200


def test_retention_is_kept_as_it_was_said(person: Person) -> None:
    ada = person("ada")
    kept = ada.post("/app/privacy/keep", json={"samples_days": "90", "waveforms_days": ""}).json()
    assert '<option value="90" selected>' in kept["html"]["keeping"]
    assert ada.post("/app/privacy/keep", json={"samples_days": "1"}).status_code == 409


# --- taking it along, and the end ---------------------------------------------------------------------------------------


def test_the_export_is_a_zip_of_ones_own_records(person: Person, stage: dict[str, Any]) -> None:
    answer = person("ada").get("/app/privacy/export")
    assert answer.headers["content-type"] == "application/zip"
    assert int(answer.headers["content-length"]) == len(answer.content)
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    assert manifest["athlete_id"] == stage["people"]["ada"]
    assert manifest["records"]["profile"] >= 1


def test_everything_goes_only_with_the_password_and_then_for_good(person: Person, stage: dict[str, Any]) -> None:
    noor = person("noor")
    assert noor.post("/app/privacy/erase", json={"password": "not this one at all"}).status_code == 409
    assert noor.post("/app/privacy/erase", json={"name": "Noor"}).status_code == 409, "a name is no password"
    assert noor.get("/app/privacy").status_code == 200
    assert noor.post("/app/privacy/erase", json={"password": PASSWORD}).json()["go"] == "/sign-in"
    assert noor.get("/app/privacy").status_code == 403
    with httpx.Client(base_url=stage["url"]) as stranger:
        again = stranger.post("/sign-in", data={"email": "noor@example.org", "password": PASSWORD})
        assert again.status_code == 403


def test_the_owner_deletes_an_athlete_by_typing_the_name(person: Person, stage: dict[str, Any]) -> None:
    owner, id = person("owner"), stage["people"]["bruno"]
    assert owner.post(f"/app/privacy/erase?athlete={id}", json={"name": "Ada Kanari"}).status_code == 409
    assert owner.post(f"/app/privacy/erase?athlete={id}", json={"name": "Bruno Feld"}).json()["go"] == "/app"
    assert owner.get(f"/app/privacy?athlete={id}").status_code == 404
    assert "Bruno Feld" not in shown(owner, "/app/squad")
