"""What every store must do. A new store is added to STORES and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from milo.store.contract import Store, Written
from milo.store.sqlite import Store as SqliteStore
from milo.vocabulary.errors import NotFound, Unavailable
from milo.vocabulary.identity import identity, timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Measurement, Original, Record, User, encode


class Scrambled:
    """A body that is kept differently, as an encrypting one will be."""

    def seal(self, athlete: str, body: bytes) -> bytes:
        return bytes(b ^ athlete.encode()[0] for b in body)

    open = seal


STORES: dict[str, Callable[[Path], Store]] = {
    "sqlite": lambda folder: SqliteStore(folder / "milo.db"),
    "sqlite, sealed bodies": lambda folder: SqliteStore(folder / "milo.db", Scrambled()),
}
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(params=list(STORES))
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    made = STORES[request.param](tmp_path)
    yield made
    made.close()


def weight(athlete: str, day: int, kg: float = 60.0) -> Measurement:
    at = NOON + timedelta(days=day)
    return Measurement(
        origin=Origin.TOLD,
        source="test",
        measurement_id=timed_identity(at, athlete, "weight"),
        user_id=athlete,
        at=at,
        quantity="weight_kg",
        value=kg,
    )


def sealed(*records: Record) -> list[tuple[Record, bytes]]:
    return [(r, encode(r)) for r in records]


def test_what_was_written_is_found_in_order_of_time(store: Store, ada: str) -> None:
    assert store.upsert(sealed(weight(ada, 2), weight(ada, 0), weight(ada, 1))) == Written(new=3)
    assert store.find("measurement", ada) == [weight(ada, 0), weight(ada, 1), weight(ada, 2)]
    assert store.find("measurement", ada, newest_first=True, limit=1) == [weight(ada, 2)]
    assert store.latest("measurement", ada) == weight(ada, 2)


def test_a_window_includes_its_start_and_not_its_end(store: Store, ada: str) -> None:
    store.upsert(sealed(*(weight(ada, d) for d in range(4))))
    found = store.find("measurement", ada, since=NOON + timedelta(days=1), until=NOON + timedelta(days=3))
    assert found == [weight(ada, 1), weight(ada, 2)]
    assert [
        msgspec.json.decode(b)["value"] for b in store.bodies("measurement", ada, since=NOON, until=NOON + timedelta(days=1))
    ] == [60.0]


def test_the_same_records_twice_are_stored_once(store: Store, ada: str) -> None:
    batch = sealed(*(weight(ada, d) for d in range(3)))
    store.upsert(batch)
    assert store.upsert(batch) == Written(duplicates=3)
    assert store.upsert(batch[:1] * 2) == Written(duplicates=2)
    assert store.stats(ada) == {"measurement": 3}


def test_a_known_identity_with_another_body_or_time_is_replaced_not_doubled(store: Store, ada: str) -> None:
    store.upsert(sealed(weight(ada, 0)))
    later = msgspec.structs.replace(weight(ada, 0, 61.5), at=NOON + timedelta(hours=3))
    assert store.upsert(sealed(later)) == Written(updated=1)
    assert store.find("measurement", ada) == [later]


def test_one_athlete_never_sees_or_overwrites_another(store: Store, ada: str, bruno: str) -> None:
    mine = weight(ada, 0)
    theirs = msgspec.structs.replace(mine, user_id=bruno, value=88.0)
    store.upsert(sealed(mine, theirs))
    assert store.get("measurement", ada, mine.measurement_id) == mine
    assert store.get("measurement", bruno, mine.measurement_id) == theirs
    with pytest.raises(NotFound):
        store.get("measurement", "c", mine.measurement_id)


def test_ids_of_other_systems_are_kept_as_they_are(store: Store, ada: str) -> None:
    odd = [
        msgspec.structs.replace(weight(ada, 0), measurement_id=i) for i in ("42", "A0A0A0A0-0000-4000-8000-000000000001", "é" * 8)
    ]
    assert store.upsert(sealed(*odd)) == Written(new=3)
    for record in odd:
        assert store.get("measurement", ada, record.measurement_id) == record


def test_a_day_shows_that_it_changed_and_only_then(store: Store, ada: str) -> None:
    store.upsert(sealed(weight(ada, 0)))
    before = store.changed_days("measurement", ada)
    assert set(before) == {date(2026, 3, 1)}
    store.upsert(sealed(weight(ada, 0)))
    assert store.changed_days("measurement", ada) == before
    store.upsert(sealed(weight(ada, 0, 61.0)))
    assert store.changed_days("measurement", ada)[date(2026, 3, 1)] > before[date(2026, 3, 1)]


def test_a_record_that_moves_to_another_day_changes_both(store: Store, ada: str) -> None:
    store.upsert(sealed(weight(ada, 0)))
    before = store.changed_days("measurement", ada)
    store.upsert(sealed(msgspec.structs.replace(weight(ada, 0), at=NOON + timedelta(days=5))))
    after = store.changed_days("measurement", ada)
    assert after[date(2026, 3, 1)] > before[date(2026, 3, 1)]
    assert date(2026, 3, 6) in after


def test_deleted_records_are_gone_and_their_day_changed(store: Store, ada: str) -> None:
    store.upsert(sealed(weight(ada, 0), weight(ada, 1)))
    before = store.changed_days("measurement", ada)
    assert store.delete("measurement", ada, [weight(ada, 0).measurement_id, "unknown"]) == 1
    assert store.find("measurement", ada) == [weight(ada, 1)]
    assert store.changed_days("measurement", ada)[date(2026, 3, 1)] > before[date(2026, 3, 1)]


def original(athlete: str) -> Original:
    return Original(
        origin=Origin.IMPORTED,
        source="test",
        original_id=identity("file", athlete),
        user_id=athlete,
        at=NOON,
        name="run.fit",
        format="fit",
        size=3,
        sha256="00",
    )


def test_an_original_comes_back_byte_for_byte(store: Store, ada: str, bruno: str) -> None:
    chunks = [b"\x00" * 70_000, bytes(range(256)) * 300, b"end"]
    store.keep_original(original(ada), iter(chunks))
    store.keep_original(original(ada), iter([b"another"]))
    assert b"".join(store.original(ada, original(ada).original_id)) == b"".join(chunks)
    with pytest.raises(NotFound):
        store.original(bruno, original(ada).original_id)


def test_erasing_removes_one_athlete_whole_and_nobody_else(store: Store, ada: str, bruno: str, tmp_path: Path) -> None:
    secret = "a-planted-word-nobody-else-writes"
    store.upsert(sealed(msgspec.structs.replace(weight(ada, 0), note=secret), weight(bruno, 0)))
    store.keep_original(original(ada), [secret.encode()])
    assert store.erase(ada) == {"measurement": 1}
    assert store.stats(ada) == {}
    assert store.changed_days("measurement", ada) == {}
    assert store.athletes() == [bruno]
    assert store.stats(bruno) == {"measurement": 1}
    store.close()
    assert all(secret.encode() not in path.read_bytes() for path in tmp_path.iterdir())


def test_what_was_acknowledged_is_there_for_a_second_reader(tmp_path: Path, ada: str) -> None:
    first = SqliteStore(tmp_path / "milo.db")
    first.upsert(sealed(weight(ada, 0)))
    second = SqliteStore(tmp_path / "milo.db")
    assert second.find("measurement", ada) == [weight(ada, 0)]
    first.close()
    second.close()


def test_a_batch_is_written_whole_or_not_at_all(tmp_path: Path, ada: str) -> None:
    store = SqliteStore(tmp_path / "milo.db")
    store._connection.execute("PRAGMA max_page_count = 60")
    many = [msgspec.structs.replace(weight(ada, d), note="x" * 500) for d in range(2_000)]
    with pytest.raises(Unavailable, match="full"):
        store.upsert(sealed(*many))
    assert store.stats() == {}
    store._connection.execute("PRAGMA max_page_count = 100000")
    assert store.upsert(sealed(*many)) == Written(new=2_000)
    assert store._connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    store.close()


def test_users_are_the_athletes(store: Store, ada: str) -> None:
    user = User(origin=Origin.TOLD, source="test", user_id=ada, signup_ts=NOON, user_name="Ada")
    store.upsert(sealed(user))
    assert store.athletes() == [ada]
    assert store.latest("user", ada) == user


def test_counts_of_batches_add_up() -> None:
    assert Written(1, 2, 3) + Written(10, 20, 30) == Written(11, 22, 33)
    assert replace(Written(), new=1) == Written(1, 0, 0)
