"""A store with pages overwritten: whatever lies on the others is read, and the rest is counted."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from milo.store.keys import KeyFile
from milo.store.master_key import MasterKey
from milo.store.salvage import Salvage
from milo.store.sqlite import Store
from milo.store.vault import Vault
from milo.vocabulary.errors import NotFound, Unavailable
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Measurement, Original, encode

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
PAGE = 16_384
MANY = 500


def weight(athlete: str, day: int) -> Measurement:
    return Measurement(
        origin=Origin.TOLD,
        source="test",
        measurement_id=f"w{day}",
        user_id=athlete,
        at=NOON + timedelta(days=day),
        quantity="weight_kg",
        value=60.0,
        note="x" * 300,
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[bytes, Vault, set[bytes]]]:
    """(A store of two people as bytes, the vault that opens it, Ada's bodies)."""
    folder = tmp_path_factory.mktemp("salvage")
    vault = Vault(KeyFile(folder / "keys.db"), MasterKey(folder / "master.key"))
    vault.finish()
    store = Store(folder / "milo.db", vault)
    for athlete in ("ada", "bruno"):
        store.upsert([(w, encode(w)) for w in (weight(athlete, day) for day in range(MANY))])
    kept = Original(
        origin=Origin.IMPORTED,
        source="test",
        original_id="o",
        user_id="ada",
        at=NOON,
        name="r.fit",
        size=40_000,
        format="fit",
        sha256="0",
    )
    store.upsert([(kept, encode(kept))])
    store.keep_original(kept, [random.Random(1).randbytes(20_000), random.Random(2).randbytes(20_000)])
    bodies = set(store.bodies("measurement", "ada"))
    store.close()
    yield (folder / "milo.db").read_bytes(), vault, bodies
    vault.close()


def spoiled(whole: bytes, path: Path, *pages: int) -> Path:
    """The same file with pages (from 0) of noise."""
    file = bytearray(whole)
    for page in pages:
        file[page * PAGE : (page + 1) * PAGE] = random.Random(page).randbytes(PAGE)
    path.write_bytes(file)
    return path


def test_with_any_one_page_gone_all_else_is_read_and_what_is_gone_is_counted(
    made: tuple[bytes, Vault, set[bytes]], tmp_path: Path
) -> None:
    whole, vault, bodies = made
    lost_somewhere = refused = originals_lost = 0
    for page in range(len(whole) // PAGE):
        path = spoiled(whole, tmp_path / "milo.db", page)
        try:
            store = Salvage(path, vault)
        except Unavailable:
            refused += 1
            continue
        assert store.athletes() == ["ada", "bruno"] or page < 8, page
        if "ada" not in store.athletes():
            continue
        read = list(store.bodies("measurement", "ada"))
        lost = store.lost.get("measurement", 0)
        assert len(read) == len(set(read)), "nothing is read twice"
        assert set(read) <= bodies
        assert len(read) + lost == MANY, (page, "measurement" in store.unlisted)
        assert lost <= 80, "one page holds no more"
        lost_somewhere += lost > 0
        try:
            assert b"".join(store.original("ada", "o"))[:20_000] == random.Random(1).randbytes(20_000)
        except NotFound:
            originals_lost += 1
        store.close()
    assert refused <= 2, "the schema, and the list of kinds"
    assert lost_somewhere >= 8
    assert originals_lost >= 1


def test_where_records_and_their_list_are_both_damaged_it_says_that_more_may_be_lost(
    made: tuple[bytes, Vault, set[bytes]], tmp_path: Path
) -> None:
    whole, vault, bodies = made
    leaves = [p for p in range(len(whole) // PAGE) if whole[p * PAGE] == 0x0A and p > 12]
    store = Salvage(spoiled(whole, tmp_path / "milo.db", *leaves), vault)
    assert set(store.bodies("measurement", "ada")) < bodies
    assert "measurement" in store.unlisted
    store.close()


def test_a_body_that_was_changed_is_lost_and_no_other(made: tuple[bytes, Vault, set[bytes]], tmp_path: Path) -> None:
    whole, vault, bodies = made
    leaf = next(p for p in range(12, len(whole) // PAGE) if whole[p * PAGE] == 0x0A)
    file = bytearray(whole)
    file[(leaf + 1) * PAGE - 100] ^= 1  # inside the newest cell of a leaf
    (tmp_path / "milo.db").write_bytes(file)
    store = Salvage(tmp_path / "milo.db", vault)
    read = set(store.bodies("measurement", "ada")) | {b.replace(b'"bruno"', b'"ada"') for b in store.bodies("measurement", "bruno")}
    assert read <= bodies
    assert sum(store.lost.values()) <= 1
    assert msgspec.json.decode(min(read))["user_id"] == "ada"
    store.close()
