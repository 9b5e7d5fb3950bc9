"""Whoever writes the files without the key: plain bodies, swapped words, and a home sealed in the first envelope."""

from __future__ import annotations

import base64
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from tests.channels.attack_stage import ADA, PASSWORD, Stage, stage

from milo.app.build import build
from milo.app.config import Settings
from milo.store.envelope import FIRST_VERSION, context, is_newest, unwrap, wrap
from milo.store.keys import NAME as KEYS
from milo.store.vault import HOUSE, RESEALED
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Measurement

AT = datetime(2026, 3, 1, 7, tzinfo=UTC)


def weight(athlete: str, value: float, id: str = "w1") -> Measurement:
    return Measurement(
        origin=Origin.TOLD, source="test", measurement_id=id, user_id=athlete, at=AT, quantity="weight_kg", value=value
    )


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    with stage(tmp_path_factory.mktemp("sealed")) as served:
        yield served


def change(path: Path, sql: str, *values: object) -> int:
    with closing(sqlite3.connect(path, timeout=30)) as db, db:
        return db.execute(sql, values).rowcount


def test_a_plain_body_in_the_place_of_a_sealed_one_is_not_taken_for_the_athletes(scene: Stage) -> None:
    scene.house.writer.write([weight(scene.ada, 62.0), weight(scene.ada, 63.0, "w2")])
    path = scene.house.settings.store_path
    assert path is not None
    forged = msgspec.json.encode(weight(scene.ada, 40.0))
    assert change(path, "UPDATE record SET body = ? WHERE id = ?", forged, b"\0w1") == 1
    told = scene.ask("GET", f"/api/v1/athletes/{scene.ada}/records/measurement", scene.session("ada"))
    assert told.status_code == 200
    assert [r["value"] for r in told.json()["records"]] == [63.0]


def test_a_body_of_another_row_is_not_taken_for_the_athletes(scene: Stage) -> None:
    scene.house.writer.write([weight(scene.bruno, 80.0), weight(scene.bruno, 90.0, "w2")])
    path = scene.house.settings.store_path
    assert path is not None
    of_bruno = "athlete = (SELECT no FROM athlete WHERE id = ?)"
    sql = f"UPDATE record SET body = (SELECT body FROM record WHERE id = ? AND {of_bruno}) WHERE id = ? AND {of_bruno}"
    assert change(path, sql, b"\0w2", scene.bruno, b"\0w1", scene.bruno) == 1
    told = scene.ask("GET", f"/api/v1/athletes/{scene.bruno}/records/measurement", scene.session("bruno"))
    assert [r["value"] for r in told.json()["records"]] == [90.0]


def test_e_mail_and_name_do_not_change_places_between_rows_or_columns(scene: Stage) -> None:
    path = scene.house.settings.folder / "access.db"
    before = scene.ask("GET", "/me", scene.session("carla")).json()
    assert before["email"] == "carla@example.org"
    theirs = "(SELECT email FROM account WHERE account_id = ?)"
    change(
        path, f"UPDATE account SET name = email, email = {theirs} WHERE account_id = ?", scene.people["adam"], scene.people["carla"]
    )
    after = scene.ask("GET", "/me", scene.session("carla"))
    assert after.status_code == 200
    assert "@example.org" not in after.text
    change(path, "UPDATE account SET email = 'evil@example.org' WHERE account_id = ?", scene.people["carla"])
    assert "evil" not in scene.ask("GET", "/me", scene.session("carla")).text


def test_a_home_of_the_first_envelope_opens_and_is_sealed_anew(tmp_path: Path) -> None:
    home = tmp_path / "home"
    house = build(Settings(home=home))
    ada = house.flows.add_athlete(ADA)
    code = str(house.access.accounts.invite("athlete", ada).code)
    account = house.access.accounts.sign_up("ada@example.org", PASSWORD, "Ada", code, None)
    house.writer.write([weight(ada, 62.0)])
    store_path = house.settings.store_path
    master = house.vault.master.read(house.vault.all_keys()[0].master)
    keys = {k.athlete: (k, unwrap(master, k.athlete, k.handle, k.secret)[0]) for k in house.vault.all_keys()}
    house.close()
    assert store_path is not None

    def first(athlete: str, kind: str, id: bytes, body: bytes) -> bytes:
        """As the first version of the envelope sealed."""
        kept, secret = keys[athlete]
        where = context(athlete, kind, FIRST_VERSION) + id
        nonces = blake2b(key=blake2b(b"milo nonces", key=secret, digest_size=32).digest(), digest_size=12)
        nonces.update(len(where).to_bytes(4, "big") + where + body)
        cipher = AESGCM(blake2b(b"milo cipher", key=secret, digest_size=32).digest())
        return b"\1" + kept.handle + nonces.digest() + cipher.encrypt(nonces.digest(), body, where)

    old = first(ada, "measurement", b"\0w1", msgspec.json.encode(weight(ada, 62.0)))
    change(store_path, "UPDATE record SET body = ? WHERE id = ?", old, b"\0w1")
    for column, text in (("email", b"ada@example.org"), ("name", b"Ada")):
        word = "sealed:" + base64.b64encode(first(ada, "account", b"", text)).decode()
        change(home / "access.db", f"UPDATE account SET {column} = ?", word)
    for k, secret in keys.values():
        legacy = replace(k, secret=wrap(master, k.athlete, k.handle, secret))
        change(home / KEYS, "UPDATE data_key SET secret = ? WHERE handle = ?", legacy.secret, k.handle)
    change(home / KEYS, "UPDATE note SET value = 'done 2026-03-01' WHERE name = ?", RESEALED)
    assert HOUSE in keys

    for _ in range(2):
        again = build(Settings(home=home))
        assert [m.value for m in again.store.find("measurement", ada)] == [62.0]
        found = again.access.accounts.account(account.account_id)
        assert (found.email, found.name) == ("ada@example.org", "Ada")
        assert again.vault.complete
        again.close()
    with closing(sqlite3.connect(store_path)) as db:
        assert all(is_newest(body) for (body,) in db.execute("SELECT body FROM record"))
    with closing(sqlite3.connect(home / "access.db")) as db:
        ((email, name),) = db.execute("SELECT email, name FROM account").fetchall()
    assert all(is_newest(base64.b64decode(word.removeprefix("sealed:"))) for word in (email, name))
