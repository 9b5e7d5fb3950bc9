"""What every importer must do, ours and those of other packages. A new one brings an example (tests/importers/examples.py)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.examples import EXAMPLES, ROWS
from milo.importers import Context, Found, Importer, Source, find_importers
from milo.store.sqlite import Store
from milo.stream.embedded import Log
from milo.stream.writer import Writer
from milo.vocabulary.errors import RefusedFile
from milo.vocabulary.records import encode, kind_of

IMPORTERS = {i.format: i for i in find_importers()}


def source(content: bytes) -> Source:
    return Source("file", lambda: io.BytesIO(content), len(content))


def importer_of(example: str) -> Importer:
    return IMPORTERS[example.split()[0]]


def read(example: str, content: bytes | None = None) -> tuple[list[Found], Context]:
    context = Context("ada")
    return list(importer_of(example).extract(source(EXAMPLES[example] if content is None else content), context)), context


def test_every_format_has_an_example_and_a_name_of_its_own() -> None:
    assert {e.split()[0] for e in EXAMPLES} == set(IMPORTERS)
    assert len(find_importers()) == len(IMPORTERS)
    assert set(ROWS) <= set(EXAMPLES)


@pytest.mark.parametrize("example", list(EXAMPLES))
def test_exactly_one_importer_knows_a_file_by_its_content(example: str) -> None:
    assert [i.format for i in find_importers() if i.identify(source(EXAMPLES[example]))] == [example.split()[0]]


@pytest.mark.parametrize("example", list(EXAMPLES))
def test_rows_stored_and_skipped_are_the_rows_read(example: str) -> None:
    found, context = read(example)
    stored, skipped = sum(f.rows for f in found), sum(context.skipped.values())
    assert stored > 0
    assert (stored, skipped) == ROWS.get(example, (stored, skipped))


@pytest.mark.parametrize("example", list(EXAMPLES))
def test_every_record_is_valid_belongs_to_the_athlete_and_says_where_it_came_from(example: str) -> None:
    found, _ = read(example)
    for f in found:
        encode(f.record)
        assert f.record.user_id == "ada"  # type: ignore[attr-defined]
        assert f.record.source
        assert f.record.origin in {"imported", "told"}


@pytest.mark.parametrize("example", list(EXAMPLES))
def test_the_same_file_gives_the_same_records_and_no_id_twice(example: str) -> None:
    once, _ = read(example)
    again, _ = read(example)
    assert once == again
    ids = [(kind_of(f.record).name, kind_of(f.record).id_of(f.record)) for f in once]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("example", list(EXAMPLES))
def test_a_second_import_adds_nothing(example: str, tmp_path: Path) -> None:
    store = Store(tmp_path / "milo.db")
    writer = Writer(store, Log(tmp_path / "log.db"))
    first = writer.write(f.record for f in read(example)[0])
    second = writer.write(f.record for f in read(example)[0])
    assert first.new > 0
    assert not first.refused
    assert (second.new, second.updated, second.duplicates) == (0, 0, first.new)
    store.close()


@pytest.mark.parametrize("example", list(EXAMPLES))
def test_another_athletes_records_have_ids_of_their_own_or_belong_to_them(example: str) -> None:
    mine, _ = read(example)
    theirs = list(importer_of(example).extract(source(EXAMPLES[example]), Context("bruno")))
    assert {f.record.user_id for f in theirs} == {"bruno"}  # type: ignore[attr-defined]
    assert len(mine) == len(theirs)


@pytest.mark.parametrize("example", list(EXAMPLES))
def test_reading_is_lazy(example: str) -> None:
    records = importer_of(example).extract(source(EXAMPLES[example]), Context("ada"))
    assert isinstance(records, Iterator)
    assert isinstance(next(records), Found)


@pytest.mark.parametrize("example", list(EXAMPLES))
@given(data=st.data())
def test_a_damaged_file_gives_records_or_one_sentence(example: str, data: st.DataObject) -> None:
    content = bytearray(EXAMPLES[example])
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 4))] = data.draw(st.binary(max_size=6))
        if not content:
            break
    damaged = source(bytes(content[: data.draw(st.integers(0, len(content)))]))
    importer = importer_of(example)
    importer.identify(damaged)
    try:
        for f in importer.extract(damaged, Context("ada")):
            kind_of(f.record)
    except RefusedFile as e:
        assert str(e)
        assert "\n" not in str(e)


@given(st.binary(max_size=400))
def test_nobody_knows_noise(noise: bytes) -> None:
    for importer in IMPORTERS.values():
        assert importer.identify(source(noise)) in {True, False}


def test_an_importer_of_another_package_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    class Foreign:
        format = "foreign"

        def identify(self, source: Source) -> bool:
            return source.head.startswith(b"FOREIGN")

        def extract(self, source: Source, context: Context) -> Iterator[Found]:
            return iter(())

    class Point:
        name = "foreign"

        def load(self) -> type[Foreign]:
            return Foreign

    monkeypatch.setattr("milo.importers.contract.entry_points", lambda group: [Point()] if group == "milo.importers" else [])
    assert "foreign" in [i.format for i in find_importers()]
