"""The breath lab over the API: real flows, a real session of a simulated board, real sockets' messages."""

from __future__ import annotations

import base64
import io
import json
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fastapi.testclient import TestClient
from starlette.testclient import WebSocketTestSession
from starlette.websockets import WebSocketDisconnect

from milo.app.build import build
from milo.app.config import Settings
from milo.app.house import House
from milo.app.lab_bench import Opened
from milo.app.recording import values_of
from milo.channels.access import COOKIE
from milo.channels.api import create_app
from milo.sensors.carriers import Carrier
from milo.sensors.contract import find_sensors
from milo.sensors.playback import Playback
from milo.sensors.synthetic import Arrival, board_arrivals
from milo.vocabulary.clock import WallClock
from milo.vocabulary.errors import Unavailable
from milo.vocabulary.origin import Origin

PROFILE = {"name": "Ada", "age": 34, "sex": "female", "goal": "endurance", "days_per_week": 5}
SECONDS = 12.0
AT = "2026-03-01T11:00:00+00:00"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = build(Settings(home=tmp_path_factory.mktemp("home")), WallClock())
    yield made
    made.close()


@pytest.fixture(scope="module")
def client(house: House) -> Iterator[TestClient]:
    with TestClient(create_app(house.flows, house.access, house.lab)) as made:
        yield made


class People:
    """Ada, who wears the mask, Bruno, who does not, and the owner."""

    def __init__(self, house: House) -> None:
        self.ada = house.flows.add_athlete(PROFILE)
        self.bruno = house.flows.add_athlete({**PROFILE, "name": "Bruno", "sex": "male"})
        self.token = house.access.new_token(self.ada)
        self.as_ada = {"Authorization": f"Bearer {self.token}"}
        self.as_bruno = {"Authorization": f"Bearer {house.access.new_token(self.bruno)}"}
        self.as_owner = {"Authorization": f"Bearer {house.access.redeem_link(house.access.new_link_code())}"}


@pytest.fixture(scope="module")
def people(house: House) -> People:
    return People(house)


@pytest.fixture(scope="module")
def board() -> list[Arrival]:
    return list(board_arrivals(SECONDS, seed=4))


def listen(client: TestClient, house: House, who: str, arrivals: list[Arrival], speed: float) -> str:
    """Begin a free session of a simulated board on the server's own loop; its id."""

    def carrier() -> Carrier:
        return Playback("simulated board", iter(arrivals), speed=speed)

    opened = Opened(find_sensors()["mask_board"](), carrier, Origin.SIMULATED, SECONDS)
    assert client.portal is not None
    session = client.portal.call(house.lab.listen, who, opened, "free", {})
    return str(session.setup.session_id)


def until(socket: WebSocketTestSession, kind: str, most: int = 4_000) -> dict[str, Any]:
    """The next message of a kind."""
    for _ in range(most):
        message: dict[str, Any] = socket.receive_json()
        if message["t"] == kind:
            return message
    pytest.fail(f"no {kind} in {most} messages")


def finish(client: TestClient, house: House, who: str) -> None:
    """End whatever session runs, and carry all of it into the store."""
    assert client.portal is not None
    client.portal.call(house.lab.stop, who, "the test is over")
    house.writer.drain()


@pytest.fixture(scope="module")
def session(client: TestClient, house: House, people: People, board: list[Arrival]) -> str:
    """The id of a session of Ada's that was played to its end."""
    with client.websocket_connect(f"/api/v1/live/{people.ada}", headers=people.as_ada) as socket:
        id = listen(client, house, people.ada, board, speed=20)
        assert until(socket, "ended")["session_id"] == id
    house.writer.drain()
    return id


# --- readings come in ---------------------------------------------------------------------------------------------------------


def samples(**values: Any) -> dict[str, Any]:
    return {"source": "test watch", "samples": [{"at": AT, "values": {"heart_rate_bpm": 61, "spo2_pct": 98}, **values}]}


def waveforms(**values: Any) -> dict[str, Any]:
    one = {"start_ts": AT, "channel": "ecg_mv", "unit": "mV", "rate_hz": 250, "values": [0.5, None, -1.25]}
    return {"source": "test belt", "waveforms": [{**one, **values}]}


def test_samples_sent_twice_are_stored_once(client: TestClient, house: House, people: People) -> None:
    body = samples()
    body["samples"].append({"at": "2026-03-01T12:00:01+01:00", "values": {"heart_rate_bpm": 62}})
    for _ in range(2):
        answer = client.post("/api/v1/samples", headers=people.as_ada, json=body)
        assert (answer.status_code, answer.json()) == (202, {"accepted": 2})
        house.writer.drain()
    stored = [s for s in house.store.find("sample", people.ada) if s.source == "test watch"]
    assert [(s.at, s.heart_rate_bpm, s.channels) for s in stored] == [
        (datetime(2026, 3, 1, 11, tzinfo=UTC), 61.0, {"spo2_pct": 98.0}),
        (datetime(2026, 3, 1, 11, 0, 1, tzinfo=UTC), 62.0, None),
    ]
    assert {s.origin for s in stored} == {Origin.MEASURED}
    assert house.store.find("sample", people.bruno) == []


def test_waveforms_as_numbers_or_as_bytes_are_the_same_and_stored_once(client: TestClient, house: House, people: People) -> None:
    raw = base64.b64encode(np.array([0.5, np.nan, -1.25], "<f4").tobytes()).decode()
    for body in (waveforms(), waveforms(), waveforms(values=None, data=raw)):
        answer = client.post("/api/v1/waveforms", headers=people.as_ada, json=body)
        assert (answer.status_code, answer.json()) == (202, {"accepted": 1})
        house.writer.drain()
    (stored,) = [w for w in house.store.find("waveform", people.ada) if w.source == "test belt"]
    np.testing.assert_array_equal(values_of(stored), np.array([0.5, np.nan, -1.25], np.float32))
    assert (stored.rate_hz, stored.unit, stored.channel) == (250.0, "mV", "ecg_mv")


WRONG_SAMPLES = {
    "a wrong quantity": (samples(values={"hart_rate_bpm": 61}), "heart_rate_bpm"),
    "a naive time": (samples(at="2026-03-01T11:00:00"), "offset"),
    "a value nobody has": (samples(values={"heart_rate_bpm": 900}), "heart_rate_bpm from"),
    "no values": (samples(values={}), "values"),
    "too many": ({"samples": [{"at": AT, "values": {"heart_rate_bpm": 61}}] * 10_001}, "10000"),
    "none": ({"samples": []}, "samples"),
    "a key nobody knows": (samples(pulse=61), "pulse"),
    "a time that cannot be": (samples(at="0001-01-01T00:00:00+14:00"), "year"),
    "words for a number": (samples(values={"heart_rate_bpm": "quick"}), "number"),
}
WRONG_WAVES = {
    "both values and data": (waveforms(data="AACAPw=="), "either values or data"),
    "neither": (waveforms(values=None), "either values or data"),
    "both, one empty": (waveforms(data=""), "either values or data"),
    "garbage for base64": (waveforms(values=None, data="?not base64?"), "base64"),
    "half a float": (waveforms(values=None, data="AAAA"), "float32"),
    "an empty list": (waveforms(values=[]), "at least one value"),
    "a naive time": (waveforms(start_ts="2026-03-01T11:00:00"), "offset"),
    "no rate": (waveforms(rate_hz=0), "rate_hz"),
    "too many": ({"waveforms": waveforms()["waveforms"] * 101}, "100"),
}


@pytest.mark.parametrize(
    ("path", "body", "told"),
    [("samples", *v) for v in WRONG_SAMPLES.values()] + [("waveforms", *v) for v in WRONG_WAVES.values()],
    ids=[f"samples: {k}" for k in WRONG_SAMPLES] + [f"waveforms: {k}" for k in WRONG_WAVES],
)
def test_wrong_readings_are_refused_whole_and_in_plain_words(
    client: TestClient, house: House, people: People, path: str, body: dict[str, Any], told: str
) -> None:
    house.writer.drain()
    before = house.store.stats(people.ada)
    answer = client.post(f"/api/v1/{path}", headers=people.as_ada, json=body)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == 422
    assert problem["wanted"]
    assert told in problem["detail"]
    house.writer.drain()
    assert house.store.stats(people.ada) == before


def test_one_wrong_sample_among_good_ones_keeps_them_all_out(client: TestClient, house: House, people: People) -> None:
    body = samples()
    body["source"] = "half wrong"
    body["samples"].append({"at": AT, "values": {"spo2_pct": 300}})
    answer = client.post("/api/v1/samples", headers=people.as_ada, json=body)
    assert answer.status_code == 422
    assert "sample 1" in answer.json()["found"]
    house.writer.drain()
    assert "half wrong" not in {s.source for s in house.store.find("sample", people.ada)}


def test_a_reading_that_is_no_number_is_refused(client: TestClient, people: People) -> None:
    body = json.dumps(samples(values={"heart_rate_bpm": float("nan")}))
    headers = {**people.as_ada, "content-type": "application/json"}
    answer = client.post("/api/v1/samples", headers=headers, content=body)
    assert answer.status_code == 422
    assert "NaN" not in answer.text
    answer = client.post("/api/v1/samples", headers=headers, content=b"{nonsense")
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"


def test_while_the_stream_is_away_a_program_is_asked_to_try_again(
    client: TestClient, house: House, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(records: object) -> None:
        raise Unavailable("a stream that answers", "none", "try again")

    monkeypatch.setattr(house.writer, "publish", away)
    for path, body in (("samples", samples()), ("waveforms", waveforms())):
        answer = client.post(f"/api/v1/{path}", headers=people.as_ada, json=body)
        assert answer.status_code == 503
        assert answer.json()["do"] == "try again"


@pytest.mark.parametrize("path", ["samples", "waveforms"])
def test_readings_are_taken_of_oneself_only(client: TestClient, people: People, path: str) -> None:
    body = samples() if path == "samples" else waveforms()
    assert client.post(f"/api/v1/{path}", json=body).status_code == 401
    assert client.post(f"/api/v1/{path}", json=body, headers={"Authorization": "Bearer nonsense"}).status_code == 401
    # A cookie is sent by any page of the web: it must not be able to write.
    client.cookies.set(COOKIE, people.token)
    assert client.post(f"/api/v1/{path}", json=body).status_code == 401
    client.cookies.clear()
    for wrong in (people.bruno, "nobody"):
        answer = client.post(f"/api/v1/{path}", json={**body, "user_id": wrong}, headers=people.as_ada)
        assert answer.status_code == 404
        assert "Bruno" not in answer.text
    # The owner is no athlete: they have to say whose readings these are.
    assert client.post(f"/api/v1/{path}", json=body, headers=people.as_owner).status_code == 404
    told = client.post(f"/api/v1/{path}", json={**body, "user_id": people.ada, "source": "owner"}, headers=people.as_owner)
    assert told.status_code == 202


# --- sessions go out ----------------------------------------------------------------------------------------------------------


def test_the_newest_session_is_told_with_its_figures(client: TestClient, people: People, session: str) -> None:
    latest = client.get(f"/api/v1/sessions/{people.ada}/latest", headers=people.as_ada)
    assert latest.status_code == 200
    told = latest.json()
    assert (told["session_id"], told["origin"], told["protocol"]) == (session, "simulated", "free")
    assert told["counts"]["lost"] == told["counts"]["bad"] == 0
    assert told["counts"]["ok"] > 100
    assert "heart_rate_bpm" in told["figures"]
    assert client.get(f"/api/v1/sessions/{people.bruno}/latest", headers=people.as_bruno).status_code == 404
    assert client.get(f"/api/v1/sessions/{people.ada}/latest", headers=people.as_bruno).status_code == 404
    assert client.get(f"/api/v1/sessions/{people.ada}/latest").status_code == 401


@pytest.mark.parametrize("by", ["bearer", "cookie", "owner"])
@pytest.mark.parametrize("ending", ["csv", "edf", "wfdb.zip"])
def test_a_recording_can_be_had_by_whoever_may_see_it(
    client: TestClient, people: People, session: str, ending: str, by: str
) -> None:
    path = f"/api/v1/sessions/{people.ada}/{session}.{ending}"
    headers = {"bearer": people.as_ada, "owner": people.as_owner}.get(by, {})
    if by == "cookie":
        client.cookies.set(COOKIE, people.token)
    answer = client.get(path, headers=headers)
    client.cookies.clear()
    assert answer.status_code == 200
    assert f'.{ending}"' in answer.headers["content-disposition"]
    assert answer.headers["cache-control"] == "no-store"
    if ending == "csv":
        lines = [line.split(",") for line in answer.text.splitlines()]
        assert lines[0] == ["channel", "unit", "at_s", "value"]
        # A recording that was played quickly is whole all the same, and its times are those of its own.
        ecg = [float(at_s) for channel, _, at_s, value in lines[1:] if channel == "ecg_mv" and value]
        assert len(ecg) > 250 * (SECONDS - 1)
        assert ecg[-1] - ecg[0] == pytest.approx(SECONDS, abs=0.3)
    elif ending == "edf":
        assert answer.content[:8] == b"0       "
        assert b"ecg_mv" in answer.content[:8192].lower()
    else:
        with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
            assert {Path(name).suffix for name in archive.namelist()} >= {".hea", ".dat"}


def test_what_is_not_there_or_not_yours_is_not_found(client: TestClient, people: People, session: str) -> None:
    for who, headers, name in (
        (people.ada, people.as_ada, f"{session}.exe"),
        (people.ada, people.as_ada, session),
        (people.ada, people.as_ada, f"{session}."),
        (people.ada, people.as_ada, ".csv"),
        (people.ada, people.as_ada, "nothing.csv"),
        (people.ada, people.as_bruno, f"{session}.csv"),
        (people.bruno, people.as_bruno, f"{session}.csv"),
        ("nobody", people.as_owner, f"{session}.csv"),
    ):
        answer = client.get(f"/api/v1/sessions/{who}/{name}", headers=headers)
        assert answer.status_code == 404, name
        assert answer.headers["content-type"] == "application/problem+json"
    assert client.get(f"/api/v1/sessions/{people.ada}/{session}.csv").status_code == 401


# --- live ---------------------------------------------------------------------------------------------------------------------


def refused(client: TestClient, path: str, headers: dict[str, str]) -> int:
    """The close code of a socket that is let in nowhere."""
    with client.websocket_connect(path, headers=headers) as socket, pytest.raises(WebSocketDisconnect) as closed:
        socket.receive_text()
    return int(closed.value.code)


def test_who_may_watch_is_told_by_token_or_by_cookie_of_our_own_page(client: TestClient, people: People) -> None:
    path = f"/api/v1/live/{people.ada}"
    cookie = {"cookie": f"{COOKIE}={people.token}"}
    assert refused(client, path, {}) == 4403
    assert refused(client, path, {"Authorization": "Bearer nonsense"}) == 4403
    assert refused(client, path, cookie) == 4403
    assert refused(client, path, {**cookie, "origin": "http://evil.example"}) == 4403
    assert refused(client, path, {**cookie, "origin": "http://testserver.evil.example"}) == 4403
    assert refused(client, path, {**cookie, "origin": "null"}) == 4403
    assert refused(client, path, people.as_bruno) == 4404
    assert refused(client, "/api/v1/live/nobody", people.as_owner) == 4404
    for headers in (people.as_ada, people.as_owner, {**cookie, "origin": "http://testserver"}):
        with client.websocket_connect(path, headers=headers) as socket:
            socket.send_text("nonsense")
            assert socket.receive_json()["t"] == "refused"


GARBAGE = {
    "nothing": "",
    "no JSON": "nonsense",
    "a list": "[1]",
    "null": "null",
    "an order nobody knows": '{"do": "explode"}',
    "no order": "{}",
    "a list for an order": '{"do": ["stop"]}',
    "too long": "x" * 3_000,
    "half a letter": '{"do": "marker", "text": "\\ud800"}',
    "very deep": "[" * 1_900,
    "words for a number": '{"do": "answer", "question": "rpe", "value": "much"}',
}


@pytest.mark.parametrize("said", GARBAGE.values(), ids=GARBAGE)
def test_garbage_is_answered_and_the_socket_stays_open(client: TestClient, people: People, said: str) -> None:
    with client.websocket_connect(f"/api/v1/live/{people.ada}", headers=people.as_ada) as socket:
        socket.send_text(said)
        answer = socket.receive_json()
        assert answer["t"] == "refused"
        assert answer["text"]
        socket.send_bytes(b"\x00\xff")
        assert "bytes" in socket.receive_json()["text"]
        socket.send_text('{"do": "stop"}')
        assert "session that runs" in socket.receive_json()["text"]


def test_several_watch_one_leaves_and_one_stops_it(client: TestClient, house: House, people: People, board: list[Arrival]) -> None:
    path = f"/api/v1/live/{people.ada}"
    with client.websocket_connect(path, headers=people.as_ada) as first:
        with client.websocket_connect(path, headers=people.as_owner) as second:
            id = listen(client, house, people.ada, board, speed=1)
            for socket in (first, second):
                assert until(socket, "hello")["session"]["id"] == id
                assert until(socket, "wave")["values"]
        # The second has left; the first goes on, and a third who comes now hears what stands.
        assert until(first, "figures")["figures"]
        with client.websocket_connect(path, headers=people.as_ada) as third:
            assert third.receive_json()["session"]["id"] == id
            assert until(third, "wave")["rate_hz"] > 0
            third.send_json({"do": "marker", "text": "cough"})
            assert until(first, "marker")["text"] == until(third, "marker")["text"] == "cough"
            first.send_text("nonsense")
            assert until(first, "refused")["text"]
            third.send_json({"do": "stop"})
            assert until(first, "ended")["session_id"] == until(third, "ended")["session_id"] == id
    finish(client, house, people.ada)
    page = house.lab.session(people.ada, id)
    assert [m["text"] for m in page["markers"]] == ["cough"]
    assert page["origin"] == "simulated"
    assert page["ended"] == "You stopped it."
    assert not house.lab.hub.watched(people.ada)


def test_nothing_of_one_athlete_reaches_those_who_watch_another(
    client: TestClient, house: House, people: People, board: list[Arrival]
) -> None:
    with (
        client.websocket_connect(f"/api/v1/live/{people.bruno}", headers=people.as_bruno) as bruno,
        client.websocket_connect(f"/api/v1/live/{people.ada}", headers=people.as_ada) as ada,
    ):
        listen(client, house, people.ada, board, speed=20)
        until(ada, "ended")
        bruno.send_text('{"do": "stop"}')
        assert bruno.receive_json()["t"] == "refused"
    finish(client, house, people.ada)
