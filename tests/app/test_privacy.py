"""The athlete owns the data: sealed at rest (X-6), gone when erased (X-7), whole when exported (X-8), kept only as allowed."""

from __future__ import annotations

import json
import math
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from milo.app.backing_up import back_up, last_backup, restore
from milo.app.build import build
from milo.app.config import Settings
from milo.app.erasing import erase
from milo.app.exporting import flat_columns
from milo.app.house import House
from milo.app.moving_in import move_in
from milo.app.progress_desk import ProgressDesk
from milo.app.vault_checking import vault_check
from milo.store.sqlite import Store as SqliteStore
from milo.stream.embedded import Log as EmbeddedLog
from milo.vocabulary.clock import StillClock
from milo.vocabulary.errors import BadConfig, BadValue, NotFound, RefusedFile
from milo.vocabulary.identity import timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import KINDS, Feedback, Measurement, Original, Waveform, encode

NOW = datetime(2026, 3, 1, 20, tzinfo=UTC)
NAME, NOTE, FILE = "Ada Plantedname", "a-planted-note about my knee", b"date,weight\n2026-01-01,a-planted-file\n"
EMAIL = "planted.mail@example.org"
PLANTED = (
    b"83.417",
    b"Plantedname",
    b"planted-note",
    b"planted-file",
    b"planted.mail",
    b"planted-letter",
    b"planted-answer",
    b"cGxhbnRlZC13YXZlZm9ybX",  # a waveform's bytes, as JSON writes them
)
PROFILE = {"name": NAME, "age": 34, "sex": "female", "goal": "endurance", "days_per_week": 5, "weight_kg": 83.417}


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = build(Settings(home=tmp_path / "home"), StillClock(NOW))
    yield made
    made.close()


def weight(athlete: str, day: int = 0) -> Measurement:
    at = NOW - timedelta(days=day)
    id = timed_identity(at, athlete, "weight")
    return Measurement(
        origin=Origin.TOLD, source="test", measurement_id=id, user_id=athlete, at=at, quantity="weight_kg", value=83.417, note=NOTE
    )


def live_in(house: House, tmp_path: Path) -> str:
    """An athlete who has left something everywhere a home keeps things."""
    ada = house.flows.add_athlete(PROFILE)
    house.writer.write([weight(ada, day) for day in range(50)])
    brought = tmp_path / "brought.csv"
    brought.write_bytes(FILE)
    house.store.keep_original(original(ada), [FILE])
    house.writer.write([original(ada)])
    block = Waveform(
        origin=Origin.MEASURED,
        source="mask",
        waveform_id="b1",
        user_id=ada,
        session_id="s1",
        start_ts=NOW,
        channel="co2_ppm",
        rate_hz=1.0,
        encoding="int16",
        data=b"planted-waveform" * 500,
    )
    house.writer.write([block])
    spoken = Feedback(origin=Origin.TOLD, source="planted-note", feedback_id="f1", user_id=ada, event_ts=NOW, mood=3)
    house.writer.publish([spoken])
    house.log.append("fitness:feedback", [encode(spoken).replace(b'"mood":3', b'"mood":"planted-letter"')])
    house.writer.drain()
    code = house.access.accounts.invite("athlete", ada).code
    house.access.accounts.sign_up(EMAIL, "a long enough pass phrase", NAME, str(code), None)
    from fastapi.responses import Response

    house.answers.begin(ada, "k1", b"request")
    house.answers.keep(ada, "k1", Response(b'{"said":"planted-answer"}'))
    return ada


def original(athlete: str) -> Original:
    import hashlib

    sha = hashlib.sha256(FILE).hexdigest()
    return Original(
        origin=Origin.IMPORTED,
        source="import",
        original_id="o1",
        user_id=athlete,
        at=NOW,
        name="planted-file.csv",
        format="csv",
        size=len(FILE),
        sha256=sha,
    )


def every_byte(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def found_in(folder: Path) -> list[bytes]:
    content = every_byte(folder)
    return [word for word in PLANTED if word in content]


# --- stolen (X-6) -----------------------------------------------------------------------------------------------------------


def test_a_stolen_home_without_its_master_key_tells_nothing(house: House, tmp_path: Path) -> None:
    ada = live_in(house, tmp_path)
    stolen = tmp_path / "stolen"
    shutil.copytree(house.settings.folder, stolen)  # while Milo runs: with the write-ahead logs
    (stolen / "master.key").unlink()
    assert found_in(stolen) == []
    with pytest.raises(BadConfig, match="master key"):
        build(Settings(home=stolen), StillClock(NOW))
    (stolen / "master.key").write_text("ab" * 32)
    (stolen / "master.key").chmod(0o600)
    with pytest.raises(BadConfig, match="nother one"):
        build(Settings(home=stolen), StillClock(NOW))
    # Here everything is still to be had.
    assert len(house.store.find("measurement", ada)) == 50
    assert b"".join(house.store.original(ada, "o1")) == FILE
    assert house.access.accounts.find(EMAIL).name == NAME


def test_bodies_look_like_noise(house: House, tmp_path: Path) -> None:
    live_in(house, tmp_path)
    with sqlite3.connect(house.settings.folder / "milo.db") as db:
        bodies = b"".join(body[1 + 8 :] for (body,) in db.execute("SELECT body FROM record"))
    db.close()
    counts = [bodies.count(bytes((n,))) for n in range(256)]
    entropy = -sum(n / len(bodies) * math.log2(n / len(bodies)) for n in counts if n)
    assert len(bodies) > 10_000
    assert entropy > 7.97  # bits a byte; of random bytes so many have at least 7.98, JSON about 4.5


def test_a_home_from_before_the_vault_is_sealed_when_it_is_opened(tmp_path: Path) -> None:
    home = tmp_path / "home"
    plain, log = SqliteStore(home / "milo.db"), EmbeddedLog(home / "log.db")
    records = [weight("ada", day) for day in range(60)]
    plain.upsert([(r, encode(r)) for r in records])
    plain.keep_original(original("ada"), [FILE])
    log.append("fitness:feedback", [b'{"user_id":"ada","source":"planted-letter"}'])
    plain.close()
    log.close()
    assert found_in(home) != []
    settings = Settings(home=home)
    assert not vault_check(settings)["ok"]
    house = build(settings, StillClock(NOW))
    assert house.store.find("measurement", "ada") == sorted(records, key=lambda r: r.at)
    assert b"".join(house.store.original("ada", "o1")) == FILE
    assert [e.body for e in house.log.peek("fitness:feedback")] == [b'{"user_id":"ada","source":"planted-letter"}']
    assert found_in(home) == []
    house.close()
    check = vault_check(settings)
    assert check["ok"]
    assert "beside the data" in str(check["found"])
    assert "MILO_MASTER_KEY_FILE" in str(check["do"])


def test_sealing_that_broke_off_goes_on_at_the_next_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    plain = SqliteStore(home / "milo.db")
    people = ["ada", "bruno", "chloe"]
    plain.upsert([(r, encode(r)) for who in people for r in [weight(who, day) for day in range(20)]])
    plain.close()
    done: list[str] = []
    real = SqliteStore.reseal

    def killed_at_bruno(self: SqliteStore, athlete: str, *more: Any) -> int:
        if athlete == "bruno":
            raise KeyboardInterrupt
        done.append(athlete)
        return real(self, athlete, *more)

    with monkeypatch.context() as patch:
        patch.setattr(SqliteStore, "reseal", killed_at_bruno)
        with pytest.raises(KeyboardInterrupt):
            build(Settings(home=home), StillClock(NOW))
    assert done == ["ada"]
    assert "1 of 3" in str(vault_check(Settings(home=home))["found"])
    house = build(Settings(home=home), StillClock(NOW))
    assert house.store.stats() == {"measurement": 60}
    assert found_in(home) == []
    house.close()


def test_the_master_key_may_lie_elsewhere(tmp_path: Path) -> None:
    home, apart = tmp_path / "home", tmp_path / "apart"
    house = build(Settings(home=home), StillClock(NOW))
    ada = live_in(house, tmp_path)
    house.close()
    apart.mkdir()
    shutil.move(home / "master.key", apart / "milo.key")
    settings = Settings(home=home, master_key_file=apart / "milo.key")
    house = build(settings, StillClock(NOW))
    assert len(house.store.find("measurement", ada)) == 50
    house.close()
    assert vault_check(settings)["do"] == ""


# --- erased (X-7) -------------------------------------------------------------------------------------------------------------


def test_an_erased_athlete_is_in_no_byte_of_the_home(house: House, tmp_path: Path) -> None:
    bruno = house.flows.add_athlete({**PROFILE, "name": "Bruno", "weight_kg": 91.5})
    ada = live_in(house, tmp_path)
    master = (house.settings.folder / "master.key").read_text()
    keys = [k.secret for k in house.vault.all_keys() if k.athlete == ada]
    before = tmp_path / "before"
    shutil.copytree(house.settings.folder, before)
    token = house.access.new_token(ada)

    receipt = erase(house, ada)  # while everything is open, as in a server

    assert receipt.seconds < 60
    assert receipt.key_destroyed
    assert receipt.held == []
    assert receipt.erased["measurement"] == 50
    assert receipt.messages == 3
    content = every_byte(house.settings.folder)
    assert [word for word in (*PLANTED, ada.encode(), *keys) if word in content] == []
    assert house.access.visitor(token) is None
    with pytest.raises(NotFound):
        house.access.accounts.find(EMAIL)
    assert house.flows.profile(bruno) is not None
    assert [line.athlete_id for line in house.flows.athletes()] == [bruno]
    # A copy of the data taken before, with the master key and the keys as they are now, opens for everybody else.
    for name in ("keys.db", "keys.db-wal", "keys.db-shm"):
        (before / name).unlink(missing_ok=True)
    shutil.copy(house.settings.folder / "keys.db", before / "keys.db")
    assert (before / "master.key").read_text() == master
    copy = build(Settings(home=before), StillClock(NOW))
    assert copy.flows.profile(bruno) is not None
    assert erase(copy, ada).erased["measurement"] == 50  # it can be cleared, though nobody can read it
    copy.close()


def test_erasing_somebody_who_is_not_here_is_said(house: House) -> None:
    with pytest.raises(NotFound):
        erase(house, "nobody")


def test_what_was_held_in_memory_for_charts_goes_with_the_athlete(house: House, tmp_path: Path) -> None:
    ada = live_in(house, tmp_path)
    desk = ProgressDesk(house)
    desk.progress(ada)
    assert ada in desk._kept
    erase(house, ada)
    assert desk._kept == {}


def test_who_was_erased_may_come_back_as_somebody_new(house: House, tmp_path: Path) -> None:
    ada = live_in(house, tmp_path)
    erase(house, ada)
    house.writer.write([weight(ada)])
    assert house.store.find("measurement", ada) == [weight(ada)]


# --- backups ------------------------------------------------------------------------------------------------------------------


def test_a_backup_holds_nothing_to_read_and_comes_back_whole(house: House, tmp_path: Path) -> None:
    ada = live_in(house, tmp_path)
    data, keys = tmp_path / "b" / "milo.backup", tmp_path / "b" / "milo.keys"
    data.parent.mkdir()
    assert last_backup(house.vault) is None
    sizes = back_up(house.settings, data, keys, NOW)
    assert last_backup(house.vault) == NOW
    assert sizes["milo.db"] > 0
    assert found_in(data.parent) == []
    home = tmp_path / "new"
    home.mkdir()
    shutil.copy(house.settings.folder / "master.key", home / "master.key")
    assert restore(Settings(home=home), data, keys) == {"restored": [ada], "cleared": []}
    back = build(Settings(home=home), StillClock(NOW))
    for kind in KINDS:
        assert list(back.store.bodies(kind, ada)) == list(house.store.bodies(kind, ada))
    assert b"".join(back.store.original(ada, "o1")) == FILE
    back.close()
    with pytest.raises(BadValue, match="without records"):
        restore(Settings(home=home), data, keys)


def test_a_backup_of_the_data_is_no_use_once_the_backup_of_the_keys_is_gone(house: House, tmp_path: Path) -> None:
    bruno = house.flows.add_athlete({**PROFILE, "name": "Bruno"})
    ada = live_in(house, tmp_path)
    back_up(house.settings, tmp_path / "old", tmp_path / "old.keys", NOW)
    erase(house, ada)
    back_up(house.settings, tmp_path / "today", tmp_path / "today.keys", NOW)
    home = tmp_path / "new"
    home.mkdir()
    shutil.copy(house.settings.folder / "master.key", home / "master.key")
    assert restore(Settings(home=home), tmp_path / "old", tmp_path / "today.keys") == {"restored": [bruno], "cleared": [ada]}
    assert ada.encode() not in (home / "milo.db").read_bytes()


def test_a_backup_without_its_master_key_is_refused(house: House, tmp_path: Path) -> None:
    live_in(house, tmp_path)
    back_up(house.settings, tmp_path / "b", tmp_path / "b.keys", NOW)
    with pytest.raises(BadConfig, match="master key"):
        restore(Settings(home=tmp_path / "other"), tmp_path / "b", tmp_path / "b.keys")
    (tmp_path / "b.keys").write_text("{}")
    with pytest.raises(RefusedFile):
        restore(Settings(home=tmp_path / "third"), tmp_path / "b", tmp_path / "b.keys")


# --- exported (X-8) -----------------------------------------------------------------------------------------------------------


def test_an_export_holds_every_kind_and_comes_back_as_an_equal_athlete(house: House, tmp_path: Path) -> None:
    ada = live_in(house, tmp_path)
    house.flows.set(ada, "timezone", {"name": "Europe/Madrid"})
    out = tmp_path / "ada.zip"
    counts = house.flows.export(ada, out)
    stored = {kind: n for kind, n in house.store.stats(ada).items() if kind != "audit"}
    assert {kind: n for kind, n in counts.items() if kind != "audit"} == stored
    other = build(Settings(home=tmp_path / "other"), StillClock(NOW))
    assert move_in(other, out) == ada
    result = other.flows.import_paths(ada, [out], moving=True)
    assert result.complete
    for kind in KINDS.values():
        if not kind.derived and kind.name != "audit":
            assert list(other.store.bodies(kind.name, ada)) == list(house.store.bodies(kind.name, ada)), kind.name
    told = {e.audit_id for e in house.store.find("audit", ada) if e.action != "export"}
    assert told <= {e.audit_id for e in other.store.find("audit", ada)}
    assert b"".join(other.store.original(ada, "o1")) == FILE
    with pytest.raises(BadValue, match="not here yet"):
        move_in(other, out)
    other.close()


def test_an_export_explains_itself_and_is_for_its_owner_alone(house: House, tmp_path: Path) -> None:
    ada = live_in(house, tmp_path)
    out = tmp_path / "ada.zip"
    house.flows.export(ada, out)
    assert out.stat().st_mode & 0o777 == 0o600
    with zipfile.ZipFile(out) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        dictionary = json.loads(archive.read("dictionary.json"))
        table = archive.read("tables/measurement.csv").decode().splitlines()
        lines = archive.read("records/measurement.jsonl").splitlines()
        names = set(archive.namelist())
        import hashlib

        for name, sha256 in manifest["sha256"].items():
            assert hashlib.sha256(archive.read(name)).hexdigest() == sha256
    assert names == {*manifest["sha256"], "manifest.json"}
    assert set(manifest["records"]) <= set(dictionary["kinds"])
    assert len(table) == len(lines) + 1 == 51
    assert table[0].split(",") == [f.name for f in msgspec.structs.fields(Measurement)]
    assert "README.txt" in names


def test_a_table_is_made_of_every_kind_that_is_flat_and_of_no_other() -> None:
    assert {"measurement", "event", "user", "feedback", "set"} <= {k.name for k in KINDS.values() if flat_columns(k)}
    assert not any(flat_columns(KINDS[name]) for name in ("waveform", "setting", "profile", "rr"))


def test_a_text_that_looks_like_a_formula_is_none_in_the_table(house: House, tmp_path: Path) -> None:
    ada = house.flows.add_athlete(PROFILE)
    house.writer.write([msgspec.structs.replace(weight(ada), note='=HYPERLINK("http://x")')])
    house.flows.export(ada, tmp_path / "ada.zip")
    with zipfile.ZipFile(tmp_path / "ada.zip") as archive:
        assert "'=HYPERLINK" in archive.read("tables/measurement.csv").decode()
        assert b'"note":"=HYPERLINK' in archive.read("records/measurement.jsonl")


def test_an_export_that_breaks_off_leaves_nothing_behind(house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ada = live_in(house, tmp_path)

    def broken(*_: object, **__: object) -> Iterator[bytes]:
        raise KeyboardInterrupt

    monkeypatch.setattr(SqliteStore, "original", broken)
    (tmp_path / "out").mkdir()
    with pytest.raises(KeyboardInterrupt):
        house.flows.export(ada, tmp_path / "out" / "ada.zip")
    assert list((tmp_path / "out").iterdir()) == []


KILLED = """
import os, signal, sys
from pathlib import Path
from milo.app.build import build
from milo.app.config import Settings
from milo.channels.exported import exported
from milo.store.sqlite import Store

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

Store.original = die
house = build(Settings(home=Path(sys.argv[1])))
if sys.argv[4] == "file":
    house.flows.export(sys.argv[2], Path(sys.argv[3]) / "ada.zip")
exported(house.flows, sys.argv[2])
"""


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="needs a system with files without a name")
@pytest.mark.parametrize("door", ["file", "page"])
def test_an_export_that_is_killed_leaves_no_plain_zip(house: House, tmp_path: Path, door: str) -> None:
    ada, out = live_in(house, tmp_path), tmp_path / "out"
    out.mkdir()
    house.close()
    command = [sys.executable, "-c", KILLED, str(tmp_path / "home"), ada, str(out), door]
    killed = subprocess.run(
        command, env={**os.environ, "TMPDIR": str(out)}, capture_output=True, text=True, timeout=60, check=False
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert list(out.iterdir()) == []


def test_what_is_no_export_moves_nobody_in(house: House, tmp_path: Path) -> None:
    for content in (b"no zip", b""):
        (tmp_path / "x.zip").write_bytes(content)
        with pytest.raises(RefusedFile):
            move_in(house, tmp_path / "x.zip")
    with zipfile.ZipFile(tmp_path / "y.zip", "w") as archive:
        archive.writestr("a.csv", "1")
    with pytest.raises(RefusedFile, match="--athlete"):
        move_in(house, tmp_path / "y.zip")
