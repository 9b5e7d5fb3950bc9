"""A sealed log gives back what was put in, and its files say nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from milo.store.keys import KeyFile
from milo.store.master_key import MasterKey
from milo.store.sqlite import Store
from milo.store.vault import HOUSE, Vault
from milo.stream.deadletters import DeadLetters, letter
from milo.stream.embedded import Log
from milo.stream.sealing import ALWAYS, SealedLog, whose, whose_letter
from milo.stream.writer import Writer
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import DEAD_LETTERS, Feedback, encode

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
EVENTS = "fitness:feedback"


def feedback(athlete: str, n: int = 1) -> Feedback:
    return Feedback(origin=Origin.TOLD, source="secret-source", feedback_id=f"f{n}", user_id=athlete, event_ts=AT, mood=3)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made = Vault(KeyFile(tmp_path / "keys.db"), MasterKey(tmp_path / "master.key"))
    yield made
    made.close()


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Log]:
    made = Log(tmp_path / "log.db")
    yield made
    made.close()


@pytest.fixture
def log(bare: Log, vault: Vault) -> SealedLog:
    return SealedLog(bare, lambda: vault)


def in_files(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.glob("log.db*")))


def test_messages_come_out_as_they_went_in_by_every_way(log: SealedLog, ada: str, tmp_path: Path) -> None:
    body = encode(feedback(ada))
    log.append(EVENTS, [body, b"no json \xff"])
    assert [e.body for e in log.peek(EVENTS)] == [body, b"no json \xff"]
    assert [e.body for e in log.read("g", "a", [EVENTS], 9)] == [body, b"no json \xff"]
    assert [(e.body, e.deliveries) for e in log.own_pending("g", "a", [EVENTS], 1)] == [(body, 2)]
    assert [(e.body, e.deliveries) for e in log.claim("g", "b", [EVENTS], 0, 1)] == [(body, 3)]
    assert b"secret-source" not in in_files(tmp_path)
    assert b"no json" not in in_files(tmp_path)


def test_the_writer_stores_what_was_sealed_and_letters_stay_sealed(log: SealedLog, vault: Vault, ada: str, tmp_path: Path) -> None:
    store = Store(tmp_path / "milo.db", vault)
    writer = Writer(store, log)
    writer.publish([feedback(ada)])
    log.append(EVENTS, [encode(feedback(ada, 2)).replace(b'"mood":3', b'"mood":"planted-mood"')])
    tally = writer.drain()
    assert (tally.new, tally.dead) == (1, 1)
    assert store.find("feedback", ada) == [feedback(ada)]
    (one,) = writer.letters.all()
    assert "planted-mood" in (one.payload or "")
    assert writer.letters.count() == {EVENTS: 1}
    assert b"planted-mood" not in in_files(tmp_path)
    assert writer.forget(ada) == 3
    assert list(log.peek(EVENTS)) == list(log.peek(DEAD_LETTERS)) == []
    store.close()


def test_a_letter_about_somebody_unheard_of_makes_no_key(log: SealedLog, vault: Vault, ada: str) -> None:
    body = encode(feedback(ada))
    DeadLetters(log).add([letter(EVENTS, "1", "why", body, AT)])
    assert {k.athlete for k in vault.all_keys()} == {HOUSE}
    vault.fresh((ada,))
    DeadLetters(log).add([letter(EVENTS, "2", "why", body, AT)])
    assert [one.body for one in DeadLetters(log).all()] == [body, body]


def test_a_message_whose_key_is_gone_is_set_aside_and_holds_nobody_up(
    log: SealedLog, vault: Vault, ada: str, bruno: str, tmp_path: Path
) -> None:
    store = Store(tmp_path / "milo.db", vault)
    writer = Writer(store, log)
    writer.publish([feedback(ada), feedback(bruno)])
    vault.forget(ada)
    tally = writer.drain()
    assert (tally.new, tally.dead) == (1, 1)
    assert store.athletes() == [bruno]
    store.close()


def test_what_was_plain_is_sealed_in_its_place(bare: Log, log: SealedLog, vault: Vault, ada: str, tmp_path: Path) -> None:
    bodies = [encode(feedback(ada, n)) for n in range(3)]
    vault.fresh((ada,))
    bare.append(EVENTS, bodies)
    DeadLetters(bare).add([letter(EVENTS, "9", "planted-reason", bodies[0], AT)])
    assert [e.body for e in log.read("g", "a", [EVENTS], 1)] == bodies[:1]
    assert b"secret-source" in in_files(tmp_path)
    assert log.reseal((EVENTS, DEAD_LETTERS)) == 4
    assert log.reseal((EVENTS, DEAD_LETTERS)) == 0
    assert b"secret-source" not in in_files(tmp_path)
    assert b"planted-reason" not in in_files(tmp_path)
    assert [e.body for e in log.peek(EVENTS)] == bodies
    assert [e.body for e in log.own_pending("g", "a", [EVENTS], 9)] == bodies[:1]


def test_streams_others_share_stay_as_they_are(bare: Log, vault: Vault, ada: str) -> None:
    shared = SealedLog(bare, lambda: vault, ALWAYS)
    body = encode(feedback(ada))
    shared.append(EVENTS, [body])
    assert [e.body for e in bare.peek(EVENTS)] == [body]
    DeadLetters(shared).add([letter(EVENTS, "1", "why", body, AT)])
    assert body not in next(iter(bare.peek(DEAD_LETTERS))).body


def test_whose_a_message_is_is_read_or_not_known(ada: str) -> None:
    body = encode(feedback(ada))
    assert whose(body) == ada
    assert whose_letter(b'{"payload":' + (b'"' + body.replace(b'"', b'\\"') + b'"') + b"}") == ada
    for odd in (b"", b"[" * 5000, b'{"user_id":7}', b'{"user_id":""}', b"\xff", b'{"payload":"x"}'):
        assert whose(odd) is None
        assert whose_letter(odd) is None
