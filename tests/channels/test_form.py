"""Form over the API, the socket and at the desk: rights as their neighbours, nothing stored but what the athlete logs."""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from starlette.websockets import WebSocketDisconnect
from tests.app.coach_house import BRUNO
from tests.channels.activity_people import ADA

from milo.app.asking import facts_of
from milo.app.build import Home, build
from milo.app.config import Settings
from milo.app.form_desk import FormDesk
from milo.app.form_filmed import newest_filmed
from milo.channels.access import COOKIE
from milo.channels.api import create_app
from milo.channels.web.form_doors import add_form_doors
from milo.channels.web.guest import Reception
from milo.coach.conversation.answers.asked import asked
from milo.coach.talk.receipts.claims import ground
from milo.coach.talk.replies.replies import answer
from milo.insight.form_baseline import differences
from milo.twin.lift_camera import Camera, film
from milo.twin.lifts import perform
from milo.vocabulary.clock import StillClock
from milo.vocabulary.errors import NotFound
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import FormSet

NOW = datetime(2026, 6, 10, 12, tzinfo=UTC)
OLD = date(2026, 5, 1)  # of a film that no plan speaks of any more


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    made = build(Settings(home=tmp_path_factory.mktemp("form")), clock=StillClock(NOW))
    yield made
    made.close()


@pytest.fixture(scope="module")
def ada(house: Home) -> str:
    return str(house.flows.add_athlete(ADA))


@pytest.fixture(scope="module")
def client(house: Home, ada: str) -> Iterator[TestClient]:
    app = create_app(house.flows, house.access, coaching=house.coaching, answers=house.answers, form=FormDesk(house))
    with TestClient(app, headers={"Authorization": f"Bearer {house.access.new_token(ada)}"}) as made:
        yield made


@pytest.fixture(scope="module")
def squat() -> np.ndarray:
    rng = np.random.default_rng(4)
    take = perform("squat", rng, fps=20.0, reps=3, faults={})
    return film(take.points, Camera(10.0, 2.0, 0.0, 3.2, 0.9, 1280, 720), 1.7, rng)


def as_file(landmarks: np.ndarray) -> bytes:
    out = io.BytesIO()
    np.save(out, landmarks)
    return out.getvalue()


def stored(home: Path) -> dict[str, int]:
    """Every file below the house's folder that is no database or log of its own, and how many bytes all have."""
    return {str(p.relative_to(home)): p.stat().st_size for p in home.rglob("*") if p.is_file()}


def test_both_paths_analyse_an_upload_and_keep_no_byte_of_it(
    client: TestClient, house: Home, squat: np.ndarray, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    before, kinds = set(stored(house.settings.folder)), house.store.stats()
    for path, field in (("/api/v1/form", "file"), ("/biomechanics/analyze", "video_file")):
        answer = client.post(path, files={field: ("set.npy", as_file(squat))}, data={"fps": "20", "exercise": "squat"})
        assert answer.status_code == 200, answer.text
        assert answer.json()["count"] == 3
        assert "skeleton" not in answer.json()
        assert client.post(path, files={field: ("set.npy", b"no array")}).status_code == 422
    assert list(tmp_path.rglob("*")) == []
    assert set(stored(house.settings.folder)) == before
    assert house.store.stats() == kinds


def test_what_cannot_be_read_is_refused_in_words(client: TestClient) -> None:
    answer = client.post("/api/v1/form", files={"file": ("set.npy", b"no array")})
    assert answer.status_code == 422
    assert "NumPy" in answer.text
    assert client.post("/api/v1/form", files={"file": ("set.exe", b"MZ")}).status_code == 422
    assert client.post("/api/v1/form", files={"file": ("s.npy", b"")}, data={"exercise": "juggling"}).status_code == 422


@pytest.fixture
def page(house: Home, ada: str) -> Iterator[TestClient]:
    """The doors of the form page, for Ada signed in at a desk that finds a person in any film."""
    accounts = house.access.accounts
    mine = next((a for a in accounts.all() if a.athlete_id == ada), None) or accounts.sign_up(
        "ada@example.org", "plum-kettle-orbit", "Ada", str(accounts.invite("athlete", ada).code), None
    )
    app = FastAPI()
    add_form_doors(app, Reception(house.flows, house.access), FormDesk(house))
    with TestClient(app, base_url="http://testserver", cookies={COOKIE: house.access.new_session(mine).token}) as made:
        yield made


def test_a_film_is_kept_only_when_ticked_sealed_listed_and_deleted_for_good(
    page: TestClient, house: Home, ada: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    film, desk = b"a-film-of-adas-squat" * 90_000, FormDesk(house)
    seen = np.full((20, 33, 4), np.nan)
    monkeypatch.setattr("milo.app.form_video.landmarks_of", lambda path: (seen, 15.0))

    def send(**asked: str) -> dict[str, Any]:
        answer = page.post("/app/form/read", params=asked, files={"file": ("my squat.mp4", film)})
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    assert "films" not in send()
    assert desk.films(ada) == []
    assert "my squat.mp4" in send(keep="true")["films"]
    send(keep="true")
    (kept,) = desk.films(ada)
    assert (kept.name, kept.size, kept.origin) == ("my squat.mp4", len(film), Origin.IMPORTED)
    assert b"".join(house.flows.original(ada, kept.original_id)[1]) == film
    assert all(film[:200] not in path.read_bytes() for path in house.settings.folder.rglob("*") if path.is_file())
    bruno = house.flows.add_athlete({**ADA, "name": "Bruno"})
    with pytest.raises(NotFound):
        desk.forget_film(bruno, kept.original_id)
    assert page.post("/app/form/forget", json={"id": kept.original_id}).json() == {"films": ""}
    assert page.post("/app/form/forget", json={"id": kept.original_id}).status_code == 404
    assert desk.films(ada) == []
    with pytest.raises(NotFound):
        house.store.original(ada, kept.original_id)


def test_videos_are_kept_listed_and_deleted_over_the_api_by_their_athlete_alone(
    client: TestClient, house: Home, ada: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("milo.app.form_video.landmarks_of", lambda path: (np.full((20, 33, 4), np.nan), 15.0))
    videos, film = "/api/v1/form/videos", {"file": ("my squat.mp4", b"a-film-of-adas-squat" * 900)}
    assert client.post("/api/v1/form", files=film).status_code == 200
    assert client.get(videos).json() == {"videos": []}
    assert client.post("/api/v1/form", files=film, data={"keep": "true"}).status_code == 200
    (kept,) = client.get(videos).json()["videos"]
    assert (kept["name"], kept["size"]) == ("my squat.mp4", 18_000)
    assert client.get(f"/api/v1/athletes/{ada}/originals/{kept['id']}").content == film["file"][1]
    bruno = {"Authorization": f"Bearer {house.access.new_token(house.flows.add_athlete({**ADA, 'name': 'Bruno'}))}"}
    assert client.get(videos, headers=bruno).json() == {"videos": []}
    for path in (f"{videos}/{kept['id']}", f"{videos}/{kept['id']}?user_id={ada}"):
        assert client.delete(path, headers=bruno).status_code == 404
    owner = {"Authorization": f"Bearer {house.access.new_token(None)}"}
    assert client.post("/api/v1/form", files=film, data={"keep": "true"}, headers=owner).status_code == 422
    assert client.delete(f"{videos}/{kept['id']}").status_code == 204
    assert client.get(videos).json() == {"videos": []}
    assert client.delete(f"{videos}/{kept['id']}").status_code == 404


def test_landmarks_are_never_kept_and_strangers_keep_nothing(page: TestClient, house: Home, ada: str, squat: np.ndarray) -> None:
    asked = {"params": {"keep": "true"}, "files": {"file": ("set.npy", as_file(squat))}}
    assert page.post("/app/form/read", **asked).status_code == 409
    page.cookies.clear()
    assert page.post("/app/form/read", **asked).status_code in {401, 403}
    assert FormDesk(house).films(ada) == []


def test_who_is_nobody_may_send_no_film(client: TestClient, squat: np.ndarray) -> None:
    for path, field in (("/api/v1/form", "file"), ("/biomechanics/analyze", "video_file")):
        answer = client.post(path, files={field: ("set.npy", as_file(squat))}, headers={"Authorization": ""})
        assert answer.status_code == 401
    with (
        pytest.raises(WebSocketDisconnect) as shut,
        client.websocket_connect("/api/v1/form/live", headers={"Authorization": ""}) as socket,
    ):
        socket.receive_text()
    assert shut.value.code == 4403


def test_nobody_films_in_another_athletes_name(client: TestClient, house: Home) -> None:
    bruno = house.flows.add_athlete({**ADA, "name": "Bruno"})
    with pytest.raises(WebSocketDisconnect) as shut, client.websocket_connect(f"/api/v1/form/live?user_id={bruno}") as socket:
        socket.receive_text()
    assert shut.value.code == 4404


def test_landmarks_live_are_counted_and_nothing_is_kept(
    client: TestClient, house: Home, squat: np.ndarray, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("milo.channels.api.form_sockets.TOLD_EACH_S", 0.0)
    kinds, before = house.store.stats(), set(stored(house.settings.folder))
    told: dict[str, Any] = {}
    with client.websocket_connect("/api/v1/form/live?exercise=squat") as socket:
        for k in range(0, len(squat), 4):
            socket.send_bytes(np.concatenate([[k / 20], squat[k].ravel()]).astype("<f4").tobytes())
            told = json.loads(socket.receive_text())
    assert told["count"] == 3
    assert told["exercise"]["name"] == "squat"
    assert house.store.stats() == kinds
    assert set(stored(house.settings.folder)) == before


def test_pictures_over_the_socket_are_refused(client: TestClient) -> None:
    with client.websocket_connect("/api/v1/form/live") as socket:
        socket.send_bytes(b"\xff\xd8\xff\xe0" + bytes(9000))
        with pytest.raises(WebSocketDisconnect) as shut:
            socket.receive_text()
    assert shut.value.code == 4400


def test_a_set_is_logged_when_asked_and_how_it_looked_stays_beside_it(
    client: TestClient, house: Home, ada: str, squat: np.ndarray
) -> None:
    document = client.post(
        "/api/v1/form", files={"file": ("set.npy", as_file(squat))}, data={"fps": "20", "exercise": "squat"}
    ).json()
    desk = FormDesk(house)
    desk.log(ada, {"exercise": "squat", "reps": 3, "weight_kg": 60.0, "rir": 2, "document": document})
    (kept,) = house.store.find("form_set", ada)
    assert (kept.exercise, kept.reps, kept.view, kept.origin) == ("squat", 3, "side", Origin.ESTIMATED)
    assert kept.depth_index == pytest.approx(float(np.median([r["depth_index"] for r in document["reps"]])), abs=0.01)
    (lifted,) = house.store.find("set", ada)
    assert (lifted.reps, lifted.weight_kg, lifted.rir) == (3, 60.0, 2)
    assert desk.beside_own(ada, "squat", "en") == []


def sets(days: int, depth: float, usual: float = 0.10) -> list[FormSet]:
    """Ada's squats of many days at her usual depth, and one of today at another."""
    said: dict[str, Any] = {
        "origin": Origin.ESTIMATED,
        "source": "camera",
        "user_id": "ada",
        "exercise": "squat",
        "reps": 5,
        "view": "side",
    }
    past = [
        FormSet(**said, form_set_id=f"s{k}", at=NOW - timedelta(days=days - k), depth_index=usual + 0.01 * (k % 3), lowering_s=1.5)
        for k in range(days)
    ]
    return [*past, FormSet(**said, form_set_id="today", at=NOW, depth_index=depth, lowering_s=1.5)]


def test_after_ten_sessions_a_shallower_set_is_told_with_its_records() -> None:
    (found,) = differences(sets(10, -0.05))
    assert found.figure == "depth_index"
    assert found.by < -0.1
    assert found.sessions == 10
    assert found.record_ids == ("today", *(f"s{k}" for k in range(10)))


@pytest.mark.parametrize(
    ("question", "language", "deeper"),
    [("how was my squat form?", "en", "less"), ("¿qué tal mi técnica de sentadilla?", "es", "menos")],
)
def test_the_coach_tells_of_the_newest_film_with_its_records(house: Home, question: str, language: str, deeper: str) -> None:
    carla = house.flows.add_athlete({**ADA, "name": "Carla", "height_cm": 165})
    house.writer.write([msgspec.structs.replace(s, user_id=carla, form=80.0) for s in sets(10, -0.05)])
    facts = facts_of(house, carla, house.flows.profile(carla))
    draft = answer(asked(question, language), facts)
    assert not ground(draft.text, draft.claims, language)
    cited = {i for claim in draft.claims if claim.kind == "form_set" for i in claim.record_ids}
    assert cited == {"today", *(f"s{k}" for k in range(10))}
    depth = next(claim for claim in draft.claims if claim.unit == "cm")
    assert f"{depth.text} {deeper}" in draft.text or f"{depth.text} {deeper}".replace(" cm", "") in draft.text
    assert 5 <= depth.value <= 8  # 0.16 of a thigh of 40 cm
    (own,) = FormDesk(house).beside_own(carla, "squat", language)
    assert depth.text in own["text"]


@pytest.mark.parametrize(("language", "asked_as"), [("en", "What's on {}?"), ("es", "¿Qué toca el {}?")])
def test_the_plan_notes_what_differed_on_the_last_film_of_a_planned_exercise(house: Home, language: str, asked_as: str) -> None:
    dora = house.flows.add_athlete({**BRUNO, "name": "Dora"})
    house.coaching.new_plan(dora)
    facts = facts_of(house, dora, house.flows.profile(dora))
    assert facts.plan is not None
    squats = [d for d in facts.plan.weeks[0].days for s in d.sessions if any("squat" in e.exercise_id for e in s.exercises)]
    spanish = {"monday": "lunes", "wednesday": "miércoles", "friday": "viernes"}
    day = str(squats[-1].day)
    question = asked_as.format(day.capitalize() if language == "en" else spanish[day])
    plain = answer(asked(question, language), facts)
    house.writer.write([msgspec.structs.replace(s, user_id=dora) for s in sets(10, -0.05)])
    draft = answer(asked(question, language), facts)
    assert not ground(draft.text, draft.claims, language)
    (told,) = (line for line in draft.text.split("\n") if ("than usual" if language == "en" else "que de costumbre") in line)
    assert "squat" in told.lower() or "sentadilla" in told.lower()
    cited = {i for claim in draft.claims if claim.kind == "form_set" for i in claim.record_ids}
    assert cited == {"today", *(f"s{k}" for k in range(10))}
    later = replace(facts, filmed=lambda e: (f := newest_filmed(house, dora, e)) and replace(f, day=OLD))
    assert answer(asked(question, language), later).text == plain.text


@pytest.mark.parametrize(("days", "depth"), [(9, -0.05), (10, 0.11), (10, 0.14)])
def test_before_ten_sessions_and_within_the_usual_nothing_is_said(days: int, depth: float) -> None:
    assert differences(sets(days, depth)) == []
