"""A damaged database is no backup: `milo backup` keeps the older one, `milo restore` refuses before it changes anything."""

from __future__ import annotations

import io
import json
import os
import random
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from milo.app.build import build
from milo.app.config import Settings
from milo.app.integrity import Sampling
from milo.channels.api.app import create_app
from milo.store.sqlite import Store
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Measurement, encode
from typed import Done, typed

NOON, MINUTE = datetime(2026, 3, 1, 12, tzinfo=UTC), timedelta(minutes=1)
PROFILE = '{"name": "Ada", "age": 34, "sex": "female", "goal": "endurance", "days_per_week": 5}'


def milo(home: Path, *words: str, key: Path | None = None) -> Done:
    return typed(home, *words, **({} if key is None else {"MILO_MASTER_KEY_FILE": str(key)}))


def spoil(database: Path, tree: str = "record_identity") -> None:
    """The root page of the records' index, or of another tree, becomes noise."""
    with closing(sqlite3.connect(database)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (page,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (tree,)).fetchone()
        (size,) = db.execute("PRAGMA page_size").fetchone()
    with database.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xa5" * size)


def weights(athlete: str, n: int) -> list[Measurement]:
    return [
        Measurement(
            origin=Origin.TOLD,
            source="test",
            measurement_id=f"m{i}",
            user_id=athlete,
            at=NOON + i * MINUTE,
            quantity="weight_kg",
            value=60.0,
            note="x" * 300,
        )
        for i in range(n)
    ]


def spoil_leaves(database: Path) -> None:
    """Noise over a page that holds records, in the middle of their tree."""
    with closing(sqlite3.connect(database)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (size,) = db.execute("PRAGMA page_size").fetchone()
        (root,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'record'").fetchone()
    raw = bytearray(database.read_bytes())
    start = (root - 1) * size
    cells = int.from_bytes(raw[start + 3 : start + 5], "big")
    assert raw[start] == 2, "the tree of the records has more than one page"
    at = [int.from_bytes(raw[start + 12 + 2 * i : start + 14 + 2 * i], "big") for i in range(cells)]
    child = int.from_bytes(raw[start + at[cells // 2] : start + at[cells // 2] + 4], "big")
    raw[(child - 1) * size : child * size] = b"\xa5" * size
    database.write_bytes(raw)


def test_a_home_that_cannot_be_written_is_one_sentence() -> None:
    for words in (("athlete", "list"), ("doctor",), ("export", "--athlete", "x", "--out", "x.zip")):
        done = milo(Path("/sys/milo"), *words)  # where not even root may make a folder
        assert done.returncode != 0
        assert "Traceback" not in done.stderr
        assert "MILO_HOME" in done.stderr + done.stdout


def test_a_bad_page_stops_the_backup_and_a_backup_with_one_is_not_called_back(tmp_path: Path) -> None:
    home, out = tmp_path / "home", tmp_path / "milo.backup"
    profile = tmp_path / "profile.json"
    profile.write_text(PROFILE)
    athlete = milo(home, "athlete", "add", "--profile", str(profile), "--json").stdout.split('"')[3]
    done = milo(home, "backup", "--out", str(out))
    assert done.returncode == 0, done.stderr
    whole = out.read_bytes()

    spoil(home / "milo.db")
    refused = milo(home, "backup", "--out", str(out))
    assert refused.returncode == 3
    assert "damaged" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert out.read_bytes() == whole, "the older backup stays"
    assert not list(tmp_path.glob("*.part"))
    saved = milo(home, "export", "--athlete", athlete, "--out", str(tmp_path / "ada.zip"))
    assert saved.returncode == 1, saved.stderr
    assert "Traceback" not in saved.stderr
    assert "is damaged; written" in saved.stderr
    with zipfile.ZipFile(tmp_path / "ada.zip") as salvaged:
        assert json.loads(salvaged.read("profile.json"))["name"] == "Ada"
        manifest = json.loads(salvaged.read("manifest.json"))
        assert manifest["records"]["profile"] == manifest["records"]["user"] == 1
        assert salvaged.testzip() is None

    broken = tmp_path / "broken.backup"
    with zipfile.ZipFile(out) as old, zipfile.ZipFile(broken, "w") as new:
        for name in old.namelist():
            new.writestr(name, (home / "milo.db").read_bytes() if name == "milo.db" else old.read(name))
    back, keys = tmp_path / "back", f"{out}.keys"
    no = milo(back, "restore", str(broken), "--keys", keys, key=home / "master.key")
    assert no.returncode == 3
    assert "whole" in no.stderr
    assert not list(back.glob("*.db"))
    yes = milo(back, "restore", str(out), "--keys", keys, key=home / "master.key")
    assert yes.returncode == 0, yes.stderr


def test_an_export_over_http_of_a_damaged_store_has_what_can_be_read_and_names_what_cannot(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "home")
    house = build(settings)
    athlete = house.flows.add_athlete(json.loads(PROFILE))
    house.writer.write(weights(athlete, 3_000))
    token = house.access.new_token(athlete)
    house.store.close()
    spoil_leaves(settings.folder / "milo.db")
    with TestClient(create_app(house.flows, house.access)) as client:
        answer = client.get(f"/api/v1/athletes/{athlete}/export", headers={"Authorization": f"Bearer {token}"})
    house.close()
    assert answer.status_code == 200, answer.text
    with zipfile.ZipFile(io.BytesIO(answer.content)) as salvaged:
        manifest = json.loads(salvaged.read("manifest.json"))
        assert json.loads(salvaged.read("profile.json"))["name"] == "Ada"
        assert salvaged.testzip() is None
    lost = manifest["unreadable"]["measurement"]
    assert 0 < lost < 1_500
    assert manifest["records"]["measurement"] == 3_000 - lost
    assert answer.headers["Milo-Unreadable"] == f"measurement={lost}"


def test_health_says_damaged_once_a_look_met_a_bad_page_and_doctor_names_the_file(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "home")
    house = build(settings)
    sampling = Sampling(settings, random.Random(1))
    with TestClient(create_app(house.flows, house.access, state=lambda: sampling.state)) as client:
        sampling.look()
        assert client.get("/health").json()["status"] == "ok"
        house.access.new_link_code()
        house.access.close()
        with closing(sqlite3.connect(settings.folder / "access.db")) as db:
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            (page,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'account'").fetchone()
            (size,) = db.execute("PRAGMA page_size").fetchone()
        with (settings.folder / "access.db").open("r+b") as file:
            file.seek((page - 1) * size)
            file.write(b"\xa5" * size)
        sampling.look()
        answer = client.get("/health")
        assert answer.json()["status"] == "damaged"
        assert "access" not in answer.text, "which file it is is nobody's business"
    house.close()
    told = milo(settings.folder, "doctor")
    assert told.returncode != 0
    assert "access.db is damaged" in told.stdout + told.stderr


def test_a_large_store_is_sampled_and_a_bad_page_in_it_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("milo.app.integrity.SMALL", 100_000)
    settings = Settings(home=tmp_path)
    store = Store(settings.folder / "milo.db")
    many = weights("ada", 1_000)
    store.upsert([(m, encode(m)) for m in many])
    store.close()
    sampling = Sampling(settings, random.Random(1))
    for _ in range(3):
        sampling.look()
    assert sampling.state == "ok"
    spoil(settings.folder / "milo.db", "record")
    sampling.look()
    assert sampling.state == "damaged"


def test_an_import_into_a_full_disk_prints_a_document_with_the_error(tmp_path: Path) -> None:
    home, profile, diary = tmp_path / "home", tmp_path / "profile.json", tmp_path / "weights.csv"
    profile.write_text(PROFILE)
    athlete = milo(home, "athlete", "add", "--profile", str(profile), "--json").stdout.split('"')[3]
    with closing(sqlite3.connect(home / "milo.db")) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    lines = [f"2026-01-01T{n // 3600:02}:{n // 60 % 60:02}:{n % 60:02}Z,{60 + n % 90}" for n in range(60_000)]
    diary.write_text("\n".join(["time,heart_rate_bpm", *lines]))
    # No file of this process may grow past 200 kB: SQLite's writes fail as on a full disk.
    limited = (
        "import resource, signal, sys; from milo.app.cli import main; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000)); main()"
    )
    words = ["import", str(diary), "--athlete", athlete, "--json"]
    env = {k: v for k, v in os.environ.items() if not k.startswith("MILO_")} | {"MILO_HOME": str(home)}
    done = subprocess.run(
        [sys.executable, "-c", limited, *words], env=env, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    document = json.loads(done.stdout)
    assert "error" in document, document
