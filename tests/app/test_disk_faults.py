"""A disk that is read-only, full or not a folder: one sentence and a document, never a traceback."""

from __future__ import annotations

import errno
import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from milo.app.console import of_the_disk


@pytest.mark.parametrize("command", [["doctor", "--json"], ["import", "x.csv", "--athlete", "ada", "--json"]])
def test_a_home_nobody_can_make_is_one_sentence_and_a_document(tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "file").write_text("no folder")
    kept = {k: v for k, v in os.environ.items() if not k.startswith("MILO_")}
    done = subprocess.run(
        [sys.executable, "-m", "milo.app.cli", *command],
        env={**kept, "MILO_HOME": str(tmp_path / "file" / "home")},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert "MILO_HOME" in json.loads(done.stdout)["error"]


@pytest.mark.parametrize(
    ("number", "told"),
    [(errno.EROFS, "MILO_HOME"), (errno.EACCES, "MILO_HOME"), (errno.ENOSPC, "make room"), (errno.ENOENT, None)],
)
def test_what_the_disk_refuses_says_what_to_do(number: int, told: str | None) -> None:
    said = of_the_disk(OSError(number, os.strerror(number), "/home/milo.db"))
    assert said is None if told is None else told in (said or "")


def test_a_database_that_cannot_be_written_or_read_is_told_without_anybodys_data(tmp_path: Path) -> None:
    (tmp_path / "milo.db").write_bytes(b"no database, but Ada's diary\n" * 200)
    for address, told in ((f"file:{tmp_path}/milo.db", "damaged"), (f"file:{tmp_path}/none/milo.db", "MILO_HOME")):
        with pytest.raises(sqlite3.DatabaseError) as caught:
            sqlite3.connect(address, uri=True).execute("SELECT * FROM record")
        said = of_the_disk(caught.value) or ""
        assert told in said
        assert "Ada" not in said
