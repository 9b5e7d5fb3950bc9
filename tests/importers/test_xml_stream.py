"""What makes XML dangerous is refused by every importer that reads XML, with a sentence and in little memory."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from each import each
from milo.importers import apple_health, gpx, tcx
from milo.importers.contract import Context, Found, Importer, Source
from milo.importers.xml_stream import MAX_TOKEN_BYTES, root_name
from milo.vocabulary.errors import BrokenFile, RefusedFile

VALID = {
    "gpx": b"<?xml version='1.0' encoding='UTF-8'?><gpx creator='x'><trk><name>\xc3\xa9&amp;&#65;</name><trkseg>"
    + b"".join(b"<trkpt lat='1.%d' lon='2'><time>2024-03-10T07:00:%02dZ</time><ele>3</ele></trkpt>" % (n, n) for n in range(20))
    + b"</trkseg></trk></gpx>",
    "tcx": b"<TrainingCenterDatabase><Activities><Activity Sport='Running'>"
    b"<Lap StartTime='2024-03-10T07:00:00Z'><Calories>5</Calories><Track>"
    + b"".join(
        b"<Trackpoint><Time>2024-03-10T07:00:%02dZ</Time><HeartRateBpm><Value>99</Value></HeartRateBpm></Trackpoint>" % n
        for n in range(20)
    )
    + b"</Track></Lap><Creator><Name>A</Name></Creator></Activity></Activities></TrainingCenterDatabase>",
    "apple_health": b"<!DOCTYPE HealthData [<!ELEMENT HealthData ANY>]><HealthData>"
    + b"".join(
        b"<Record type='HKQuantityTypeIdentifierHeartRate' unit='count/min' sourceName='W' startDate='2024-03-10 07:00:%02d +0100'"
        b" endDate='2024-03-10 07:00:59 +0100' value='6%d'/>" % (n, n % 10)
        for n in range(20)
    )
    + b"</HealthData>",
}
IMPORTERS: dict[str, Importer] = {"gpx": gpx.Importer(), "tcx": tcx.Importer(), "apple_health": apple_health.Importer()}
ROOTS = {"gpx": "gpx", "tcx": "TrainingCenterDatabase", "apple_health": "HealthData"}
every = pytest.mark.parametrize("format_", list(VALID))


def extract(format_: str, content: bytes) -> list[Found]:
    return list(IMPORTERS[format_].extract(Source("a.xml", lambda: io.BytesIO(content), len(content)), Context("ada")))


@every
def test_the_plain_file_is_read_and_told_from_the_others(format_: str) -> None:
    assert sum(found.rows for found in extract(format_, VALID[format_])) == 20
    source = Source("a.bin", lambda: io.BytesIO(VALID[format_]), len(VALID[format_]))
    assert [name for name, importer in IMPORTERS.items() if importer.identify(source)] == [format_]


@every
@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>',
        '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE r SYSTEM "http://example.org/x.dtd">',
    ],
)
def test_entities_and_outside_files_are_refused(format_: str, doctype: str) -> None:
    with pytest.raises(RefusedFile) as refused:
        extract(format_, doctype.replace(" r ", f" {ROOTS[format_]} ").encode() + VALID[format_].split(b"]>")[-1])
    assert not isinstance(refused.value, BrokenFile)


@each("format_", ["gpx", "tcx"])
def test_even_an_inert_document_type_is_refused_where_none_belongs(format_: str) -> None:
    with pytest.raises(RefusedFile, match="document type"):
        extract(format_, b"<!DOCTYPE x>" + VALID["gpx"].partition(b"?>")[2])


def long_content(begin: bytes, repeated: bytes, times: int) -> Source:
    class Stream(io.RawIOBase):
        def __init__(self) -> None:
            self.waiting = self.all()

        def all(self) -> Iterator[bytes]:
            yield begin
            for _ in range(times):
                yield repeated

        def read(self, size: int = -1) -> bytes:
            return next(self.waiting, b"")

    return Source("a.xml", Stream, len(begin) + len(repeated) * times)


@every
@pytest.mark.parametrize(
    ("inside", "said"),
    [
        (b"<a>" * 100_000, "deep"),
        (b"<a b='" + b"x" * 70_000, "sensible length"),
        (b"<" + b"x" * 70_000, "sensible length"),
        (b"<!--" + b"x" * 70_000, "sensible length"),
    ],
)
def test_depth_and_length_are_bounded_and_so_is_memory(format_: str, inside: bytes, said: str) -> None:
    begin, _, unit = b"<" + ROOTS[format_].encode() + b">", None, inside
    filler = unit if unit.startswith(b"<a>") else b"x" * 70_000
    tracemalloc.start()
    try:
        with pytest.raises(RefusedFile, match=said):
            list(IMPORTERS[format_].extract(long_content(begin + inside, filler, 1_000), Context("ada")))
        assert tracemalloc.get_traced_memory()[1] < 20 * MAX_TOKEN_BYTES
    finally:
        tracemalloc.stop()


@each("format_", ["gpx", "tcx"])
def test_a_text_without_end_is_refused(format_: str) -> None:
    begin = b"<" + ROOTS[format_].encode() + b"><name>"
    with pytest.raises(RefusedFile, match="texts of a sensible length"):
        list(IMPORTERS[format_].extract(long_content(begin, b"word " * 10_000, 100), Context("ada")))


@every
def test_blanks_before_the_content_without_end_are_refused(format_: str) -> None:
    with pytest.raises(RefusedFile, match="begins with its content"):
        list(IMPORTERS[format_].extract(long_content(b" ", b" " * 70_000, 100), Context("ada")))


@every
@pytest.mark.parametrize("name", ["utf-9", "base64", "rot13", "idna", "unicode_escape", "undefined", "a\0b", "x" * 50])
def test_a_bogus_encoding_is_refused(format_: str, name: str) -> None:
    with pytest.raises(RefusedFile, match="encoding Milo knows"):
        extract(format_, f"<?xml version='1.0' encoding='{name}'?>".encode() + VALID[format_].rpartition(b"?>")[2])


@every
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"])
def test_wide_characters_and_byte_order_marks_are_read(format_: str, encoding: str) -> None:
    content = VALID[format_].decode().encode(encoding)
    assert sum(found.rows for found in extract(format_, content)) == 20
    assert root_name(content) == ROOTS[format_]


@every
def test_single_bytes_declared_as_utf_16_are_read_as_they_are(format_: str) -> None:
    content = b"<?xml version='1.0' encoding='utf-16'?>" + VALID[format_].rpartition(b"?>")[2]
    assert sum(found.rows for found in extract(format_, content)) == 20


@every
def test_zeros_after_the_end_do_no_harm(format_: str) -> None:
    assert sum(found.rows for found in extract(format_, VALID[format_] + bytes(5_000))) == 20


@every
def test_cut_anywhere_a_file_gives_what_came_before(format_: str) -> None:
    whole = extract(format_, VALID[format_])
    for cut in range(0, len(VALID[format_]), 97):
        got: list[Found] = []
        content = VALID[format_][:cut]
        with pytest.raises(RefusedFile):
            got.extend(IMPORTERS[format_].extract(Source("a", lambda c=content: io.BytesIO(c), cut), Context("ada")))
        assert sum(found.rows for found in got) <= len(whole)


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"", None),
        (b"id,name\n1,<gpx>", None),
        (b"\xef\xbb\xbf \n<?xml version='1.0'?>\n<!-- <a> --><?pi <b> ?><x:gpx>", "gpx"),
        (b"<!DOCTYPE HealthData [", "HealthData"),
        (b"<!-- never closed <gpx>", None),
        (b"PK\x03\x04", None),
        (b"<?xml version='1.0' encoding='nonsense'?><gpx>", "gpx"),
    ],
)
def test_the_root_is_found_whatever_stands_before_it(head: bytes, name: str | None) -> None:
    assert root_name(head) == name


@every
@settings(max_examples=120, deadline=None)
@given(data=st.data())
def test_no_change_of_bytes_gets_past_the_sentences(format_: str, data: st.DataObject) -> None:
    content = bytearray(VALID[format_])
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content) - 1))
        piece = data.draw(
            st.sampled_from([b"", b"<", b">", b"\0", b"&x;", b"\xff", b"</trk>", b"<Lap>", b"9" * 400, b"<trk>", b"]]>", b"-"])
        )
        content[at : at + data.draw(st.integers(0, 40))] = piece
        if not content:
            break
    try:
        found = extract(format_, bytes(content))
    except RefusedFile as e:
        assert str(e)
    else:
        assert sum(f.rows for f in found) <= 25


@every
@settings(max_examples=60, deadline=None)
@given(content=st.binary(max_size=300))
def test_random_bytes_are_refused_or_empty(format_: str, content: bytes) -> None:
    with pytest.raises(RefusedFile):
        extract(format_, content)
    with pytest.raises(RefusedFile):
        extract(format_, b"<" + ROOTS[format_].encode() + b">" + content)
    root_name(content)
