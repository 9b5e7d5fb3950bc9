"""Pictures for the own server: read only after a yes, answered with landmarks, and kept nowhere."""

from __future__ import annotations

import io
import json
import logging
import tempfile
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fastapi.testclient import TestClient
from PIL import Image
from starlette.testclient import WebSocketTestSession
from starlette.websockets import WebSocketDisconnect
from tests.channels.activity_people import ADA
from tests.channels.test_form import stored

from milo.app import form_pictures, pose_files
from milo.app.build import Home, build
from milo.app.config import Settings
from milo.app.form_desk import FormDesk
from milo.app.form_pictures import MOST_CAMERAS, PictureReaders, picture_of
from milo.channels.access import COOKIE
from milo.channels.api import create_app
from milo.channels.contract import AthleteLine
from milo.channels.form_desk import LANDMARK_BYTES, MOST_PICTURE_BYTES
from milo.channels.visitor import Visitor
from milo.channels.web.form import _page
from milo.channels.web.guest import Guest
from milo.channels.web.words import WebWords
from milo.twin.lift_camera import Camera
from milo.twin.lift_drawn import drawn
from milo.twin.lifts import perform
from milo.vocabulary.clock import StillClock
from milo.vocabulary.errors import RefusedFile

NOW = datetime(2026, 6, 10, 12, tzinfo=UTC)
FRAMES = "/api/v1/form/frames"
YES = json.dumps({"agreed": True})
needs_networks = pytest.mark.skipif(not pose_files.ready(), reason="run `milo models fetch pose` for this test")


def jpeg(shade: int = 90, size: tuple[int, int] = (96, 128)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (shade, shade, shade)).save(out, "JPEG")
    return out.getvalue()


class Reader:
    """A reader whose landmarks are the shade of the picture; it answers once it is let go."""

    def __init__(self, readers: PictureReaders, athlete: str) -> None:
        self.readers, self.athlete, self.go = readers, athlete, threading.Event()
        self.go.set()
        opened.append(self)

    def landmarks(self, picture: bytes) -> bytes:
        assert self.go.wait(20)
        return np.full((33, 4), float(picture_of(picture)[0, 0, 0]), "<f4").tobytes()

    def close(self) -> None:
        self.readers.closed(self.athlete)
        opened.remove(self)


opened: list[Reader] = []


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    made = build(Settings(home=tmp_path_factory.mktemp("pictures")), clock=StillClock(NOW))
    yield made
    made.close()


@pytest.fixture(scope="module")
def people(house: Home) -> list[str]:
    return [str(house.flows.add_athlete({**ADA, "name": name})) for name in ("Ada", "Bruno", "Chloé")]


@pytest.fixture(scope="module")
def client(house: Home) -> Iterator[TestClient]:
    app = create_app(house.flows, house.access, coaching=house.coaching, answers=house.answers, form=FormDesk(house))
    with TestClient(app) as made:
        yield made


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Pictures are read by readers of this file, one for each camera, wherever the networks are."""
    monkeypatch.setattr(form_pictures, "PictureReader", Reader)
    monkeypatch.setattr(pose_files, "ready", lambda: True)
    monkeypatch.setattr("milo.channels.api.form_sockets.MOST_HZ", 1e9)
    yield
    assert opened == []


def camera(client: TestClient, house: Home, athlete: str, **asked: str) -> WebSocketTestSession:
    bearer = {"Authorization": f"Bearer {house.access.new_token(athlete)}"}
    return client.websocket_connect(f"{FRAMES}?user_id={asked.get('of', athlete)}", headers=bearer)


def started(socket: WebSocketTestSession) -> None:
    socket.send_text(YES)
    assert json.loads(socket.receive_text())["ready"] is True


def shut(socket: WebSocketTestSession) -> tuple[int, str]:
    with pytest.raises(WebSocketDisconnect) as ended:
        socket.receive_bytes()
    return ended.value.code, ended.value.reason


@pytest.mark.usefixtures("read")
def test_without_a_yes_no_picture_is_read(client: TestClient, house: Home, people: list[str]) -> None:
    for first in (jpeg(), '{"agreed": false}', '{"agreed": "true"}', '["agreed"]', "yes", "[" * 50_000):
        with camera(client, house, people[0]) as socket:
            socket.send_bytes(first) if isinstance(first, bytes) else socket.send_text(first)
            code, reason = shut(socket)
            assert code == 4451
            assert "only after a yes" in reason
            assert opened == []


@pytest.mark.usefixtures("read")
def test_two_athletes_have_a_reader_each_and_a_third_waits(client: TestClient, house: Home, people: list[str]) -> None:
    assert MOST_CAMERAS == 2
    ada, bruno, chloe = people
    with camera(client, house, ada) as hers, camera(client, house, bruno) as his:
        for socket, shade in ((hers, 40), (his, 200)):
            started(socket)
            socket.send_bytes(jpeg(shade))
            assert np.frombuffer(socket.receive_bytes(), "<f4") == pytest.approx([shade] * 132, abs=2)
        for late in (ada, chloe):
            with camera(client, house, late) as socket:
                socket.send_text(YES)
                code, reason = shut(socket)
                assert code == 4429
                assert "already sending" in reason
    with camera(client, house, chloe) as socket:  # whoever left gave the place back
        started(socket)


@pytest.mark.usefixtures("read")
def test_what_is_too_large_or_no_picture_ends_the_camera(client: TestClient, house: Home, people: list[str]) -> None:
    wide = jpeg(size=(4000, 3000))
    assert len(wide) < MOST_PICTURE_BYTES
    for wrong, told in ((bytes(MOST_PICTURE_BYTES + 1), "300 kB"), (b"GIF89a", "JPEG"), (wide, "JPEG"), ("words", "300 kB")):
        with camera(client, house, people[0]) as socket:
            started(socket)
            socket.send_bytes(wrong) if isinstance(wrong, bytes) else socket.send_text(wrong)
            code, reason = shut(socket)
            assert code == 4400
            assert told in reason
            assert len(reason.encode()) <= 123


@pytest.mark.usefixtures("read")
def test_a_picture_that_comes_while_another_is_read_is_dropped_and_said_so(
    client: TestClient, house: Home, people: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with camera(client, house, people[0]) as socket:
        started(socket)
        opened[0].go.clear()
        socket.send_bytes(jpeg(40))
        socket.send_bytes(jpeg(80))
        assert json.loads(socket.receive_text()) == {"dropped": "busy"}
        opened[0].go.set()
        assert np.frombuffer(socket.receive_bytes(), "<f4")[0] == pytest.approx(40, abs=2)
        monkeypatch.setattr("milo.channels.api.form_sockets.MOST_HZ", 1e-6)
        socket.send_bytes(jpeg(80))
        assert json.loads(socket.receive_text()) == {"dropped": "too often"}


@pytest.mark.usefixtures("read")
def test_strangers_other_sites_and_other_athletes_send_no_picture(client: TestClient, house: Home, people: list[str]) -> None:
    ada, bruno, _ = people
    with client.websocket_connect(FRAMES) as socket:
        assert shut(socket)[0] == 4403
    with camera(client, house, ada, of=bruno) as socket:
        assert shut(socket)[0] == 4404
    accounts = house.access.accounts
    mine = accounts.sign_up("ada@example.org", "plum-kettle-orbit", "Ada", str(accounts.invite("athlete", ada).code), None)
    cookie = f"{COOKIE}={house.access.new_session(mine).token}"
    for origin, code in (("http://testserver", 4451), ("http://elsewhere.example", 4403)):
        headers = {"cookie": cookie, "origin": origin}
        with client.websocket_connect(f"{FRAMES}?user_id={ada}", headers=headers) as socket:
            if code == 4451:
                socket.send_text("no")
            assert shut(socket)[0] == code


def test_without_networks_it_says_what_to_run(
    client: TestClient, house: Home, people: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pose_files, "ready", lambda: False)
    with camera(client, house, people[0]) as socket:
        socket.send_text(YES)
        assert shut(socket) == (4503, "Milo cannot read pictures yet. Run: milo models fetch pose.")


@needs_networks
def test_the_own_server_finds_the_body_and_no_byte_of_a_picture_stays(
    client: TestClient, house: Home, people: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: Any
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    caplog.set_level(logging.DEBUG)
    body = perform("squat", np.random.default_rng(4), fps=40.0, reps=1, faults={}).points[:1]
    out = io.BytesIO()
    Image.fromarray(next(iter(drawn(body, Camera(35.0, 2.0, 0.0, 3.4, 0.9, 480, 640))))).save(out, "JPEG")
    picture, before, kinds = out.getvalue(), set(stored(house.settings.folder)), house.store.stats()
    desk = FormDesk(house)
    with camera(client, house, people[0]) as socket:
        started(socket)
        socket.send_bytes(picture)
        points = np.frombuffer(socket.receive_bytes(), "<f4").reshape(33, 4)
        assert points.nbytes == LANDMARK_BYTES
        assert 0 < points[0, 1] < points[23, 1] < points[27, 1] < 640  # nose, hip, ankle from above
        assert points[11, 3] > 0.5
    reader = desk.pictures(people[0])  # its process ends with the camera, and gives the place back
    with pytest.raises(RefusedFile):
        reader.landmarks(b"no picture")
    assert len(reader.landmarks(picture)) == LANDMARK_BYTES
    reader.close()
    assert reader._process.returncode is not None
    assert list(tmp_path.rglob("*")) == []
    assert set(stored(house.settings.folder)) == before
    assert house.store.stats() == kinds
    piece = picture[len(picture) // 2 :][:64]
    assert all(piece not in path.read_bytes() for path in house.settings.folder.rglob("*") if path.is_file())
    assert not any("JFIF" in str(vars(record)) for record in caplog.records if record.name.startswith("milo"))


def test_the_page_asks_each_time_and_says_what_to_install() -> None:
    athlete = Visitor("ada")
    guest = Guest(athlete, AthleteLine("ada", "Ada", "told"), [], WebWords("en"), NOW.date())
    of_browser = _page(guest, live=True, videos=True, films="")
    of_server = _page(guest, live=False, videos=True, films="")
    neither = _page(guest, live=False, videos=False, films="")
    assert "data-yes" not in of_browser
    assert "The camera stays on this device" in of_browser
    assert '<input type="checkbox" data-yes/>' in of_server
    assert "data-start disabled" in of_server
    assert "make browser" in of_server
    assert "stays on this device" not in of_server
    assert "data-start" not in neither
    assert "milo models fetch pose" in neither
