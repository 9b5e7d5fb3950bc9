"""`milo doctor`: what is configured, reachable, missing, and how to mend it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from typing import Any

from milo import __version__
from milo.app.config import Settings, load_settings

LOW_SPACE = 500_000_000  # bytes; below it the next large import may not fit (our choice)


def examine() -> dict[str, Any]:
    """Checks in order, then what the streams and the store hold (contracts.md: published, pending, dead; stored)."""
    settings = load_settings()
    checks = [
        _check("milo", True, f"{__version__} on Python {sys.version.split()[0]}"),
        _home(settings),
        _space(settings),
        _integrity(settings),
    ]
    document: dict[str, Any] = {"checks": checks, "streams": {}, "stored": {}}
    if checks[1]["ok"] and checks[3]["ok"]:
        from milo.app.build import build

        house = build(settings)
        document.update(house.flows.health())
        people = len(house.flows.athletes())
        checks.append(
            _check("athletes", True, str(people), "" if people else "milo athlete add --profile FILE, or milo up --demo 3")
        )
        dead = sum(s["dead"] for s in document["streams"].values())
        pending = sum(s["pending"] for s in document["streams"].values())
        checks.append(_check("streams", True, f"{pending} pending, {dead} dead letters"))
        house.close()
    model = "none: Milo speaks from rules alone" if settings.llm == "none" else settings.llm
    checks.append(_check("language model", True, model))
    checks.append(_check("telegram", True, "token set" if settings.telegram_token else "no token: the bot is off"))
    return document


def _check(name: str, ok: bool, found: str, do: str = "") -> dict[str, Any]:
    return {"name": name, "ok": ok, "found": found, "do": do}


def _home(settings: Settings) -> dict[str, Any]:
    folder = settings.folder
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as e:
        return _check("home", False, f"{folder}: {e.strerror}", "set MILO_HOME to a folder you may write")
    if not os.access(folder, os.W_OK):
        return _check("home", False, f"{folder} is read-only", "set MILO_HOME to a folder you may write")
    if folder.stat().st_mode & 0o077:
        return _check("home", False, f"others on this machine may read {folder}", f"chmod 700 {folder}")
    return _check("home", True, str(folder))


def _space(settings: Settings) -> dict[str, Any]:
    free = shutil.disk_usage(settings.folder).free if settings.folder.is_dir() else 0
    return _check("disk", free > LOW_SPACE, f"{free / 1e9:.1f} GB free", "" if free > LOW_SPACE else "make room before importing")


def _integrity(settings: Settings) -> dict[str, Any]:
    path = settings.store_path
    if not path.exists():
        return _check("store", True, f"{path}, not made yet")
    try:
        db = sqlite3.connect(path)
        verdict = db.execute("PRAGMA quick_check(1)").fetchone()[0]
        db.close()
    except sqlite3.DatabaseError as e:
        verdict = str(e)
    mend = "" if verdict == "ok" else "restore a backup or an export, or move the file away"
    return _check("store", verdict == "ok", f"{path} ({path.stat().st_size / 1e6:.1f} MB, {verdict})", mend)
