"""What every store must do. A new store is added to STORES and nothing else."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import bson
import msgspec
import pytest

from milo.store.contract import Store, Written
from milo.store.envelope import KeyGone
from milo.store.keys import KeyFile, Keys
from milo.store.master_key import MasterKey
from milo.store.mongo import Store as MongoStore
from milo.store.mongo_keys import MongoKeys
from milo.store.sqlite import Store as SqliteStore
from milo.store.vault import Vault
from milo.vocabulary.errors import NotFound
from milo.vocabulary.identity import identity, timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Measurement, Original, Record, User, encode
from servers import MongoStandIn

# A new store is added here and to `opened`. "mongodb" is a stand-in that speaks the protocol over a real socket; a real server is
# used beside it when MILO_TEST_MONGO_URI names one.
STORES = ("sqlite", "sqlite, sealed", "mongodb", "mongodb, sealed", "mongodb server")
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def stand_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MongoStandIn]:
    """One stand-in for all tests of this file; every test has a database of its own."""
    server = MongoStandIn(tmp_path_factory.mktemp("mongo"))
    server.start()
    yield server
    server.stop()


@pytest.fixture(params=STORES)
def vault(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Vault | None]:
    """The vault of a store that seals; None for the others."""
    if "sealed" not in request.param:
        yield None
        return
    keys: Keys
    if request.param.startswith("sqlite"):
        keys = KeyFile(tmp_path / "keys.db")
    else:
        keys = MongoKeys(f"{request.getfixturevalue('stand_in').url}/k{uuid.uuid4().hex[:12]}")
    made = Vault(keys, MasterKey(tmp_path / "master.key"))
    yield made
    made.close()


@pytest.fixture
def store(request: pytest.FixtureRequest, tmp_path: Path, vault: Vault | None) -> Iterator[Store]:
    kind = request.node.callspec.params["vault"]
    made = opened(request, kind, tmp_path, vault)
    yield made
    if kind == "mongodb server":
        drop_database(made)
    made.close()


def opened(request: pytest.FixtureRequest, kind: str, folder: Path, body: Vault | None) -> Store:
    if kind.startswith("sqlite"):
        return SqliteStore(folder / "milo.db", body)
    name = f"t{uuid.uuid4().hex[:12]}"
    if kind == "mongodb server":
        url = os.environ.get("MILO_TEST_MONGO_URI")
        if url is None:
            pytest.skip("set MILO_TEST_MONGO_URI to a real MongoDB server (it makes and drops databases of its own)")
        before, _, after = url.partition("?")
        return MongoStore(f"{before.rstrip('/')}/{name}" + (f"?{after}" if after else ""), body)
    return MongoStore(f"{request.getfixturevalue('stand_in').url}/{name}", body)


def drop_database(store: Store) -> None:
    assert isinstance(store, MongoStore)
    store._link.run(store._db.client.drop_database(store._db.name))


def everything_kept(store: Store, folder: Path) -> bytes:
    """All bytes a store holds, wherever it holds them."""
    if isinstance(store, MongoStore):

        async def read() -> bytes:
            names = await store._db.list_collection_names()
            return b"".join([bson.encode(d) for name in names async for d in store._db[name].find()])

        return store._link.run(read())
    store.close()
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file())


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


def test_many_athletes_are_asked_for_at_once(store: Store, ada: str, bruno: str) -> None:
    store.upsert(sealed(weight(ada, 1), weight(ada, 2), weight(bruno, 1)))
    for _ in range(2):
        found = store.find_each("measurement", (ada, bruno, "nobody"))
        assert {whose: len(each) for whose, each in found.items()} == {ada: 2, bruno: 1}
        assert all(record.user_id == whose for whose, each in found.items() for record in each)
    store.erase(bruno)
    assert list(store.find_each("measurement", (ada, bruno))) == [ada]
    assert store.find_each("measurement", ()) == {}


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


def test_no_athlete_takes_the_place_of_another_by_a_clever_id(store: Store) -> None:
    mine = msgspec.structs.replace(weight("a", 0), measurement_id="b/c")
    theirs = msgspec.structs.replace(weight("a/b", 0, 88.0), measurement_id="c")
    third = msgspec.structs.replace(weight("a%2Fb", 0, 99.0), measurement_id="c")
    assert store.upsert(sealed(mine, theirs, third)) == Written(new=3)
    assert store.find("measurement", "a") == [mine]
    assert store.find("measurement", "a/b") == [theirs]
    with pytest.raises(NotFound):
        store.get("measurement", "a", "c")
    assert store.delete("measurement", "a", ["c"]) == 0
    assert store.erase("a") == {"measurement": 1}
    assert store.get("measurement", "a/b", "c") == theirs
    assert store.get("measurement", "a%2Fb", "c") == third


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
    changes = store.changes(ada)
    assert (changes > 0, store.changes("nobody")) == (True, 0)
    store.upsert(sealed(weight(ada, 0, 61.0)))
    assert store.changes(ada) > changes
    assert store.changed_days("measurement", ada)[date(2026, 3, 1)] > before[date(2026, 3, 1)]


def test_a_day_of_mere_duplicates_is_not_said_to_have_changed(store: Store, ada: str) -> None:
    twice_said = sealed(weight(ada, 0), weight(ada, 0, 61.0), weight(ada, 1))
    store.upsert(twice_said)
    before = store.changed_days("measurement", ada)
    assert store.upsert(twice_said) == Written(duplicates=3)
    assert store.changed_days("measurement", ada) == before


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


def test_a_dropped_original_is_gone_and_those_of_others_stay(store: Store, ada: str, bruno: str, tmp_path: Path) -> None:
    secret = b"a-filmed-body-that-nobody-else-films"
    for athlete in (ada, bruno):
        store.keep_original(original(athlete), [secret, b"end"])
    id = original(ada).original_id
    store.drop_original(bruno, id)  # Ada's id under Bruno's name drops nothing
    assert b"".join(store.original(ada, id)) == secret + b"end"
    store.drop_original(ada, id)
    store.drop_original(ada, id)
    with pytest.raises(NotFound):
        store.original(ada, id)
    assert b"".join(store.original(bruno, original(bruno).original_id)) == secret + b"end"
    store.keep_original(original(ada), [b"new"])
    assert b"".join(store.original(ada, id)) == b"new"


def test_erasing_removes_one_athlete_whole_and_nobody_else(store: Store, ada: str, bruno: str, tmp_path: Path) -> None:
    secret = "a-planted-word-nobody-else-writes"
    store.upsert(sealed(msgspec.structs.replace(weight(ada, 0), note=secret), weight(bruno, 0)))
    store.keep_original(original(ada), [secret.encode()])
    assert ada.encode() in everything_kept(store, tmp_path)
    assert store.erase(ada) == {"measurement": 1}
    assert store.stats(ada) == {}
    assert store.changed_days("measurement", ada) == {}
    assert store.athletes() == [bruno]
    assert store.stats(bruno) == {"measurement": 1}
    with pytest.raises(NotFound):
        store.original(ada, original(ada).original_id)
    left = everything_kept(store, tmp_path)
    assert secret.encode() not in left
    assert ada.encode() not in left
    store.upsert(sealed(weight(ada, 1)))
    assert store.athletes() == [bruno, ada]


def test_the_last_of_two_with_one_identity_in_a_batch_counts(store: Store, ada: str) -> None:
    store.upsert(sealed(weight(ada, 0, 60.0), weight(ada, 0, 61.0)))
    assert store.find("measurement", ada) == [weight(ada, 0, 61.0)]
    assert store.stats() == {"measurement": 1}


def test_a_batch_of_many_kinds_and_people_is_written_at_once(store: Store, ada: str, bruno: str) -> None:
    user = User(origin=Origin.TOLD, source="test", user_id=bruno, signup_ts=NOON)
    assert store.upsert(sealed(weight(ada, 0), user, weight(bruno, 1), original(ada))) == Written(new=4)
    assert store.stats() == {"measurement": 2, "original": 1, "user": 1}
    assert sorted(store.athletes()) == sorted([ada, bruno])


def test_a_large_batch_is_found_again_page_by_page(store: Store, ada: str) -> None:
    many = [
        msgspec.structs.replace(weight(ada, 0), measurement_id=f"{n:05d}", at=NOON + timedelta(seconds=n)) for n in range(2_500)
    ]
    assert store.upsert(sealed(*many)).new == 2_500
    assert store.upsert(sealed(*many[:2_100], weight(ada, 9))) == Written(new=1, duplicates=2_100)
    found = [msgspec.json.decode(b)["measurement_id"] for b in store.bodies("measurement", ada)]
    assert found == [m.measurement_id for m in many] + [weight(ada, 9).measurement_id]
    assert store.find("measurement", ada, limit=2_345) == many[:2_345]


def test_a_table_may_be_left_in_the_middle(store: Store, ada: str) -> None:
    many = [
        msgspec.structs.replace(weight(ada, 0), measurement_id=f"{n:05d}", at=NOON + timedelta(seconds=n)) for n in range(2_100)
    ]
    store.upsert(sealed(*many))
    reader = store.bodies("measurement", ada)
    assert msgspec.json.decode(next(reader))["measurement_id"] == "00000"
    del reader
    assert store.upsert(sealed(weight(ada, 9))) == Written(new=1)


def test_many_threads_with_the_same_records_store_them_once(store: Store, ada: str) -> None:
    batches = [sealed(*(weight(ada, (n + first) % 60) for n in range(60))) for first in (0, 17, 34, 51)]
    with ThreadPoolExecutor(len(batches)) as threads:
        written = list(threads.map(store.upsert, batches))
    assert sum(w.new for w in written) == 60
    assert sum(w.updated for w in written) == 0
    assert sum(w.duplicates for w in written) == 180
    assert store.stats(ada) == {"measurement": 60}
    assert len(store.changed_days("measurement", ada)) == 60


def test_threads_that_move_one_record_leave_it_in_one_place(store: Store, ada: str) -> None:
    moves = [sealed(msgspec.structs.replace(weight(ada, 0), at=NOON + timedelta(days=day))) for day in range(8)]
    with ThreadPoolExecutor(4) as threads:
        written = list(threads.map(store.upsert, moves))
    assert sum(w.new for w in written) == 1
    assert store.stats(ada) == {"measurement": 1}
    assert len(store.find("measurement", ada)) == 1


def test_a_store_says_how_it_is(store: Store) -> None:
    condition = store.condition()
    assert condition.ok
    assert condition.found
    assert condition.do == ""


SECRET = "a-planted-word-nobody-else-writes"


def test_a_vault_leaves_nothing_to_read(store: Store, vault: Vault | None, ada: str, tmp_path: Path) -> None:
    if vault is None:
        pytest.skip("a store without a vault")
    store.upsert(sealed(msgspec.structs.replace(weight(ada, 0, 83.417), note=SECRET)))
    store.keep_original(original(ada), [SECRET.encode() * 3])
    kept = everything_kept(store, tmp_path)
    for planted in (SECRET.encode(), b"83.417", b"weight_kg", b"run.fit"):
        assert planted not in kept


def test_what_was_plain_is_sealed_in_place_and_stays_what_it_was(
    request: pytest.FixtureRequest, store: Store, vault: Vault | None, ada: str, bruno: str, tmp_path: Path
) -> None:
    if vault is None:
        assert store.reseal(ada) == 0
        return
    plainly: Store
    if isinstance(store, MongoStore):
        plainly = MongoStore(f"{request.getfixturevalue('stand_in').url}/{store._db.name}")
    else:
        plainly = SqliteStore(tmp_path / "milo.db")
    many = [
        msgspec.structs.replace(weight(ada, 0), measurement_id=f"{n:05d}", at=NOON + timedelta(seconds=n), note=SECRET)
        for n in range(2_100)
    ]
    plainly.upsert(sealed(*many, weight(bruno, 0)))
    plainly.keep_original(original(ada), [SECRET.encode(), b"more"])
    plainly.close()
    days = store.changed_days("measurement", ada)
    store.upsert(sealed(weight(ada, 1)))
    assert store.find("measurement", ada) == [*many, weight(ada, 1)]
    seen: list[int] = []
    assert store.reseal(ada, seen.append) == 2_102
    assert sum(seen) == 2_103
    assert store.reseal(ada) == 0
    assert store.find("measurement", ada) == [*many, weight(ada, 1)]
    assert b"".join(store.original(ada, original(ada).original_id)) == SECRET.encode() + b"more"
    assert store.changed_days("measurement", ada).items() >= days.items()
    assert store.upsert(sealed(*many)) == Written(duplicates=2_100)
    assert store.find("measurement", bruno) == [weight(bruno, 0)]
    assert SECRET.encode() not in everything_kept(store, tmp_path)


def test_a_new_key_of_an_athlete_takes_over_and_the_old_one_goes(store: Store, vault: Vault | None, ada: str) -> None:
    if vault is None:
        pytest.skip("a store without a vault")
    batch = sealed(*(weight(ada, d) for d in range(5)))
    store.upsert(batch)
    store.keep_original(original(ada), [b"1", b"2"])
    vault.renew(ada)
    store.upsert(sealed(weight(ada, 7)))
    assert len(store.find("measurement", ada)) == 6
    assert store.reseal(ada) == 7
    assert vault.retire(ada) == 1
    assert [k.number for k in vault.all_keys() if k.athlete == ada] == [2]
    assert store.upsert(batch) == Written(duplicates=5)
    assert b"".join(store.original(ada, original(ada).original_id)) == b"12"


def test_a_copy_of_an_erased_athlete_opens_for_nobody(store: Store, vault: Vault | None, ada: str, bruno: str) -> None:
    if vault is None:
        pytest.skip("a store without a vault")
    store.upsert(sealed(weight(ada, 0), weight(bruno, 0)))
    vault.forget(ada)  # the rows stay, as they do in a backup
    with pytest.raises(KeyGone):
        store.find("measurement", ada)
    assert store.find("measurement", bruno) == [weight(bruno, 0)]
    assert store.erase(ada) == {"measurement": 1}
    store.upsert(sealed(weight(ada, 1)))
    assert store.find("measurement", ada) == [weight(ada, 1)]


def test_users_are_the_athletes(store: Store, ada: str) -> None:
    user = User(origin=Origin.TOLD, source="test", user_id=ada, signup_ts=NOON, user_name="Ada")
    store.upsert(sealed(user))
    assert store.athletes() == [ada]
    assert store.latest("user", ada) == user


def test_counts_of_batches_add_up() -> None:
    assert Written(1, 2, 3) + Written(10, 20, 30) == Written(11, 22, 33)
    assert replace(Written(), new=1) == Written(1, 0, 0)
