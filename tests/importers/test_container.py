"""Archives: what is inside comes out, what is dangerous does not."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from milo.importers import container
from milo.importers.container import unpack, walk
from milo.importers.contract import Source
from milo.vocabulary.errors import BrokenFile, RefusedFile

TEXT = b"".join(b"line %d of a quiet file\n" % n for n in range(500))


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def contents(path: Path) -> dict[str, bytes]:
    return {s.name: b"".join(s.chunks()) for s in unpack(path)}


def put(tmp_path: Path, content: bytes, name: str = "export.zip") -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


def reading(source: Source) -> bytes:
    return b"".join(source.chunks())


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_zip_gives_its_files_with_names_sizes_and_content(tmp_path: Path, method: int) -> None:
    path = put(tmp_path, zipped({"apple_health_export/Exportación.xml": TEXT, "b.gpx": b"short"}, method))
    sources = list(unpack(path, "my export.zip"))
    assert [s.name for s in sources] == ["my export.zip/apple_health_export/Exportación.xml", "my export.zip/b.gpx"]
    assert [s.size for s in sources] == [len(TEXT), 5]
    assert reading(sources[0]) == TEXT == reading(sources[0])  # a fresh stream each time
    assert sources[0].head == TEXT[:4096]
    assert sources[1].read(100) == b"short"


def test_a_zip_with_a_prefix_or_a_comment_is_read_at_the_right_places(tmp_path: Path) -> None:
    out = io.BytesIO(zipped({"a.txt": TEXT}))
    with zipfile.ZipFile(out, "a") as archive:
        archive.comment = b"made by hand"
    assert contents(put(tmp_path, out.getvalue())) == {"export.zip/a.txt": TEXT}


def test_a_zip64_archive_is_read(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("a.txt", "w", force_zip64=True) as member:
        member.write(TEXT)
    assert contents(put(tmp_path, out.getvalue())) == {"export.zip/a.txt": TEXT}


def test_content_decides_and_not_the_extension(tmp_path: Path) -> None:
    assert contents(put(tmp_path, b"plain text", "export.zip")) == {"export.zip": b"plain text"}
    assert contents(put(tmp_path, gzip.compress(TEXT), "run.fit")) == {"run.fit": TEXT}
    assert contents(put(tmp_path, zipped({"a": TEXT}), "run.fit")) == {"run.fit/a": TEXT}


def test_a_gz_loses_its_extension(tmp_path: Path) -> None:
    (source,) = unpack(put(tmp_path, gzip.compress(TEXT), "run.tcx.gz"))
    assert (source.name, source.size, reading(source)) == ("run.tcx", len(TEXT), TEXT)


def test_files_compressed_inside_a_zip_are_read_as_strava_exports_them(tmp_path: Path) -> None:
    path = put(tmp_path, zipped({"activities/1.fit.gz": gzip.compress(TEXT), "activities.csv": b"id\n"}))
    assert contents(path) == {"export.zip/activities/1.fit": TEXT, "export.zip/activities.csv": b"id\n"}


def test_what_finders_leave_behind_is_passed_over(tmp_path: Path) -> None:
    path = put(tmp_path, zipped({"__MACOSX/._a": b"x", "a/.DS_Store": b"x", "a/": b"", "a/b": b"yes"}))
    assert contents(path) == {"export.zip/a/b": b"yes"}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "an empty file"),
        (zipped({"a.txt": TEXT})[:-30], "broken"),
        (zipped({"a.txt": TEXT})[:60], "broken"),
        (zipped({}), "an empty one"),
        (gzip.compress(TEXT)[:-20], "broken"),
        (gzip.compress(TEXT)[:30], "broken"),
        (b"\x1f\x8bgarbage all the way", "broken"),
        (gzip.compress(b""), "an empty file"),
        (gzip.compress(zipped({"a": b"x"})), "a zip archive"),
        (gzip.compress(gzip.compress(TEXT)), "a gzip file"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(60), "a 7z archive"),
        (bytes(257) + b"ustar" + bytes(60), "a tar archive"),
        (zipped({"../../etc/passwd": b"x"}), "etc/passwd"),
        (zipped({"/etc/passwd": b"x"}), "etc/passwd"),
        (zipped({"..\\..\\evil.txt": b"x"}), "evil.txt"),
        (zipped({"C:/evil.txt": b"x"}), "evil.txt"),
        (zipped({"bomb": bytes(3_000_000)}), "zip bomb"),
        (zipped({"bomb.gz": gzip.compress(bytes(3_000_000))}), "zip bomb"),
        (gzip.compress(bytes(3_000_000)), "zip bomb"),
    ],
    # archives hold the time they were made at, so their bytes are no name that two processes agree on
    ids=[
        "empty", "cut-short", "cut-shorter", "no-members", "gzip-cut-short", "gzip-cut-shorter", "gzip-garbage", "gzip-of-nothing",
        "zip-in-gzip", "gzip-in-gzip", "7z", "tar", "climbing-out", "absolute", "climbing-out-windows", "drive", "bomb",
        "bomb-in-zip", "gzip-bomb",
    ],
)  # fmt: skip
def test_broken_and_dangerous_files_are_refused_with_a_sentence(tmp_path: Path, content: bytes, said: str) -> None:
    with pytest.raises(RefusedFile) as refused:
        list(unpack(put(tmp_path, content, "file")))
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


def test_nothing_at_the_path_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedFile, match="nothing at"):
        list(unpack(tmp_path / "absent.zip"))


def test_an_encrypted_archive_is_refused(tmp_path: Path) -> None:
    content = bytearray(zipped({"a.txt": TEXT}))
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(RefusedFile, match="encrypted"):
        list(unpack(put(tmp_path, bytes(content))))


def test_a_name_with_a_time_in_it_is_not_a_drive(tmp_path: Path) -> None:
    assert contents(put(tmp_path, zipped({"2024-03-10T07:12:33.gpx": b"x"}))) == {"export.zip/2024-03-10T07:12:33.gpx": b"x"}


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "MAX_MEMBERS", 3)
    with pytest.raises(RefusedFile, match="at most 3 files"):
        list(unpack(put(tmp_path, zipped({str(n): b"x" for n in range(4)}))))
    monkeypatch.setattr(container, "MAX_DIRECTORY", 100)
    with pytest.raises(RefusedFile, match="a list of them"):
        list(unpack(put(tmp_path, zipped({str(n): b"x" for n in range(4)}))))


def test_an_archive_that_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "MAX_UNPACKED", 20_000)
    with pytest.raises(RefusedFile, match="8 GB"):
        list(unpack(put(tmp_path, zipped({"a": TEXT, "b": TEXT}, zipfile.ZIP_STORED))))


def test_members_that_share_their_bytes_count_as_a_bomb(tmp_path: Path) -> None:
    one = zipped({"a": b"".join(b"%d" % n for n in range(20_000))})  # about 100 kB from 40 kB
    at, end = one.index(b"PK\x01\x02"), one.rindex(b"PK\x05\x06")
    many = 600
    directory = one[at:end] * many
    tail = bytearray(one[end:])
    struct.pack_into("<HHII", tail, 8, many, many, len(directory), at)
    with pytest.raises(RefusedFile, match="zip bomb"):
        list(unpack(put(tmp_path, one[:at] + directory + bytes(tail))))


def test_an_archive_inside_is_refused_and_the_other_files_are_read(tmp_path: Path) -> None:
    inner = zipped({"x.txt": TEXT})
    path = put(tmp_path, zipped({"a.txt": b"before", "inner.zip": inner, "z.gz": gzip.compress(inner), "c.txt": b"after"}))
    read: dict[str, bytes | str] = {}
    for source in unpack(path):
        try:
            read[source.name.split("/", 1)[1]] = reading(source)
        except RefusedFile as e:
            read[source.name.split("/", 1)[1]] = str(e)
    assert read["a.txt"] == b"before"
    assert read["c.txt"] == b"after"
    assert "a zip archive" in str(read["inner.zip"])
    assert "a zip archive" in str(read["z.gz"])


def test_a_damaged_member_breaks_alone(tmp_path: Path) -> None:
    content = bytearray(zipped({"a.txt": TEXT, "b.txt": TEXT}, zipfile.ZIP_STORED))
    content[200] ^= 0xFF
    bad, good = unpack(put(tmp_path, bytes(content)))
    with pytest.raises(BrokenFile, match="checksum"):
        reading(bad)
    assert reading(good) == TEXT


def test_a_broken_gz_inside_a_zip_breaks_alone(tmp_path: Path) -> None:
    bad, good = unpack(put(tmp_path, zipped({"a.gz": gzip.compress(TEXT)[:-40], "b": b"yes"})))
    with pytest.raises(RefusedFile, match="broken"):
        reading(bad)
    assert reading(good) == b"yes"


def test_a_method_that_may_ask_for_gigabytes_is_refused(tmp_path: Path) -> None:
    bad, good = unpack(put(tmp_path, _mixed()))
    with pytest.raises(RefusedFile, match="method 14"):
        reading(bad)
    assert reading(good) == TEXT


def _mixed() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("lzma", TEXT, zipfile.ZIP_LZMA)
        archive.writestr("deflate", TEXT, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def test_a_member_longer_than_declared_is_stopped(tmp_path: Path) -> None:
    content = bytearray(zipped({"a": bytes(900_000)}))
    struct.pack_into("<I", content, content.rindex(b"PK\x01\x02") + 24, 10)
    with pytest.raises(RefusedFile, match="zip bomb"):
        list(unpack(put(tmp_path, bytes(content))))


def test_a_folder_is_walked_in_order_without_what_is_hidden(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.txt", ".hidden", ".git/config", "a/.d/e"):
        file = tmp_path / "folder" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x")
    single = tmp_path / ".asked for"
    single.write_text("x")
    assert list(walk([tmp_path / "folder", single])) == [tmp_path / "folder" / "a/c.txt", tmp_path / "folder" / "b.txt", single]


_VALID = zipped({"a.txt": TEXT, "b/c.gz": gzip.compress(TEXT), "d": b"x"})


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    changes=st.lists(st.tuples(st.integers(0, len(_VALID) - 1), st.integers(0, 255)), max_size=8), cut=st.integers(0, len(_VALID))
)
def test_no_change_of_bytes_gets_past_the_sentences(tmp_path: Path, changes: list[tuple[int, int]], cut: int) -> None:
    content = bytearray(_VALID)
    for at, byte in changes:
        content[at] = byte
    path = put(tmp_path, bytes(content[:cut] if cut % 3 == 0 else content))
    try:
        sources = list(unpack(path))
    except RefusedFile:
        return
    for source in sources:
        try:
            assert len(reading(source)) <= 10 * len(TEXT)
        except RefusedFile as e:
            assert str(e)
