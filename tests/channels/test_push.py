"""Notices to browsers: sealed so that only the browser reads them, signed, in their time, once, and ended with the subscription."""

from __future__ import annotations

import json
import os
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from tests.app.coach_house import BRUNO, HandClock

from channels.hook_receiver import Came, Receiver, receiving
from milo.app import pushing
from milo.app.bot_file import file_of
from milo.app.bot_rooms import rooms_of
from milo.app.build import build
from milo.app.coaching.coach import Coaching
from milo.app.config import Settings
from milo.app.erasing import erase
from milo.app.house import House
from milo.app.webhooks.sending import Poster
from milo.channels.push.book import MOST, PushBook, Subscription, subscription_of
from milo.channels.push.sealing import MOST_TEXT, b64, encrypted, point
from milo.channels.telegram.talk import Rooms
from milo.vocabulary.errors import BadValue

MORNING = datetime(2026, 3, 2, 8, tzinfo=UTC)
LOCAL = frozenset({"localhost"})


def unb64(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


@dataclass
class Browser:
    """What a browser holds of its subscription; opens messages as RFC 8291 says, written apart from the code under test."""

    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    secret: bytes = field(default_factory=lambda: os.urandom(16))

    def subscription(self, endpoint: str) -> Subscription:
        return Subscription(endpoint=endpoint, p256dh=b64(point(self.key.public_key())), auth=b64(self.secret))

    def opens(self, body: bytes) -> bytes:
        salt, size, length = body[:16], int.from_bytes(body[16:20], "big"), body[20]
        theirs, sealed = body[21 : 21 + length], body[21 + length :]
        assert size >= len(sealed)
        shared = self.key.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), theirs))
        mine = point(self.key.public_key())
        material = HKDF(SHA256(), 32, self.secret, b"WebPush: info\x00" + mine + theirs).derive(shared)
        key = HKDF(SHA256(), 16, salt, b"Content-Encoding: aes128gcm\x00").derive(material)
        nonce = HKDF(SHA256(), 12, salt, b"Content-Encoding: nonce\x00").derive(material)
        plain = AESGCM(key).decrypt(nonce, sealed, None)
        assert plain.rstrip(b"\x00")[-1] == 2, "the last record ends in its delimiter"
        return plain.rstrip(b"\x00")[:-1]


@dataclass
class Stage:
    house: House
    rooms: Rooms
    book: PushBook
    bruno: str

    def tell(self) -> int:
        return pushing.tell(self.house, self.rooms, self.book, Poster(LOCAL).post)


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    house = build(Settings(home=tmp_path / "home"), HandClock(MORNING))
    file = file_of(house)
    coaching = Coaching(house, None)
    bruno = house.flows.add_athlete(BRUNO)
    coaching.new_plan(bruno)
    yield Stage(house, rooms_of(house, coaching, file), PushBook(file, LOCAL), bruno)
    file.close()
    house.close()


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as found:
        yield found


def signed_by(came: Came) -> tuple[dict[str, Any], ec.EllipticCurvePublicKey]:
    """The claims of the token, once its signature held, and the key that signed it."""
    scheme, _, rest = {k.lower(): v for k, v in came.headers.items()}["authorization"].partition(" ")
    told = dict(part.strip().split("=", 1) for part in rest.split(","))
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), unb64(told["k"]))
    head, claims, signature = told["t"].split(".")
    raw = unb64(signature)
    der = utils.encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
    key.verify(der, f"{head}.{claims}".encode(), ec.ECDSA(SHA256()))
    assert (scheme, json.loads(unb64(head))) == ("vapid", {"typ": "JWT", "alg": "ES256"})
    return json.loads(unb64(claims)), key


def test_a_morning_reaches_the_browser_sealed_signed_and_once(stage: Stage, receiver: Receiver) -> None:
    browser = Browser()
    stage.book.add(stage.bruno, browser.subscription(receiver.url))
    assert (stage.tell(), stage.tell()) == (2, 0), "the day, and the review of Sunday evening"
    came, _ = receiver.until(2)
    shown = json.loads(browser.opens(came.body))
    assert shown["page"] == "/app"
    assert shown["actions"] == [{"action": "/app/checkin", "title": "Check in"}]
    assert "Squat" not in json.dumps(shown), "what is planned stands on the page, not on a locked phone"
    claims, key = signed_by(came)
    assert claims["aud"] == f"http://localhost:{receiver.port}"
    assert 0 < claims["exp"] - MORNING.timestamp() <= 24 * 3600
    assert point(key) == point(pushing.push_key(stage.house).public_key())
    headers = {k.lower(): v for k, v in came.headers.items()}
    assert (headers["content-encoding"], int(headers["ttl"]) > 0) == ("aes128gcm", True)
    with pytest.raises(InvalidTag):
        Browser(key=browser.key).opens(came.body)


def test_nothing_goes_out_in_quiet_hours_or_to_nobody(stage: Stage, receiver: Receiver) -> None:
    assert stage.tell() == 0, "nobody asked for it"
    stage.book.add(stage.bruno, Browser().subscription(receiver.url))
    stage.house.clock.go(hours=15)  # type: ignore[attr-defined]
    assert stage.tell() == 0
    assert receiver.came == []


def test_a_subscription_that_is_gone_is_forgotten_and_so_is_one_left_or_erased(stage: Stage, receiver: Receiver) -> None:
    one = Browser().subscription(receiver.url)
    stage.book.add(stage.bruno, one)
    receiver.answer = 410
    assert stage.tell() == 0
    assert stage.book.of(stage.bruno) == []
    stage.book.add(stage.bruno, one)
    stage.book.drop(stage.bruno, one.endpoint)
    assert stage.book.of(stage.bruno) == []
    stage.book.add(stage.bruno, one)
    erase(stage.house, stage.bruno)
    assert stage.book.of(stage.bruno) == []


def test_an_athlete_has_a_few_browsers_and_a_browser_one_athlete(stage: Stage) -> None:
    keys = Browser()
    for n in range(MOST + 2):
        stage.book.add(stage.bruno, keys.subscription(f"https://push.example.org/{n}"))
    assert [s.endpoint[-1] for s in stage.book.of(stage.bruno)] == [str(n)[-1] for n in range(2, MOST + 2)]
    ada = stage.house.flows.add_athlete({**BRUNO, "name": "Ada"})
    stage.book.add(ada, keys.subscription("https://push.example.org/5"))
    assert len(stage.book.of(stage.bruno)) == MOST - 1


@pytest.mark.parametrize(
    "told",
    [None, {}, {"endpoint": "https://p.example.org"}, {"endpoint": 1, "keys": {"p256dh": "a", "auth": "b"}}],
)
def test_what_is_no_subscription_is_refused(told: object) -> None:
    with pytest.raises(BadValue):
        subscription_of(told)


def test_no_address_within_and_no_broken_key_is_kept(stage: Stage) -> None:
    outside = PushBook(stage.rooms.linking._file)
    good = Browser().subscription("https://push.example.org/1")
    for wrong in (
        Browser().subscription("https://127.0.0.1/x"),
        Browser().subscription("http://push.example.org/x"),
        Subscription(endpoint=good.endpoint, p256dh="AAAA", auth=good.auth),
        Subscription(endpoint=good.endpoint, p256dh=good.p256dh, auth="AAAA"),
    ):
        with pytest.raises(BadValue):
            outside.add(stage.bruno, wrong)
    with pytest.raises(BadValue):
        encrypted(b"x" * (MOST_TEXT + 1), good.p256dh, good.auth)
