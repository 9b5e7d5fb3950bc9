"""A damaged database is no backup: `milo backup` keeps the older one, `milo restore` refuses before it changes anything."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing
from pathlib import Path

MILO = (sys.executable, "-m", "milo.app.cli")
PROFILE = '{"name": "Ada", "age": 34, "sex": "female", "goal": "endurance", "days_per_week": 5}'


def milo(home: Path, *words: str, key: Path | None = None) -> subprocess.CompletedProcess[str]:
    env = {k: v for k, v in os.environ.items() if not k.startswith("MILO_")} | {"MILO_HOME": str(home)}
    if key is not None:
        env["MILO_MASTER_KEY_FILE"] = str(key)
    return subprocess.run([*MILO, *words], env=env, capture_output=True, text=True, timeout=120, check=False)


def spoil(database: Path) -> None:
    """One page of the table of records becomes noise."""
    with closing(sqlite3.connect(database)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (page,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'record_identity'").fetchone()
        (size,) = db.execute("PRAGMA page_size").fetchone()
    with database.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xa5" * size)


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
    listed = milo(home, "export", "--athlete", athlete, "--out", str(tmp_path / "ada.zip"))
    assert listed.returncode != 0
    assert "Traceback" not in listed.stderr
    assert len(listed.stderr.strip().splitlines()) == 1

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
