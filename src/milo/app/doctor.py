"""`milo doctor`: what is configured, reachable, missing, and how to mend it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from typing import Any

from milo import __version__
from milo.app.build import build_log, build_store
from milo.app.config import Settings, load_settings
from milo.app.flows import Flows
from milo.store.contract import Store
from milo.stream.contract import Log
from milo.stream.writer import Writer
from milo.vocabulary.clock import WallClock
from milo.vocabulary.errors import BadConfig, Unavailable

LOW_SPACE = 500_000_000  # bytes; below it the next large import may not fit (our choice)


def examine() -> dict[str, Any]:
    """Checks in order, then what the streams and the store hold (contracts.md: published, pending, dead; stored)."""
    settings = load_settings()
    checks = [_check("milo", True, f"{__version__} on Python {sys.version.split()[0]}"), _home(settings), _space(settings)]
    checks.append(_vault(settings))
    document: dict[str, Any] = {"checks": checks, "streams": {}, "stored": {}}
    if os.access(settings.folder, os.W_OK):  # a home others may read is to be mended, and can be looked into all the same
        store, log = _store(settings, checks), _log(settings, checks)
        try:
            if store is not None and log is not None:
                _contents(store, log, document)
        except Unavailable as e:
            checks.append(_check("contents", False, e.found, e.do))
        for opened in (store, log):
            if opened is not None:
                opened.close()
    model = "none: Milo speaks from rules alone" if settings.llm == "none" else settings.llm
    checks.append(_check("language model", True, model))
    checks.append(_check("telegram", True, "token set" if settings.telegram_token else "no token: the bot is off"))
    return document


def _vault(settings: Settings) -> dict[str, Any]:
    from milo.app.vaulting import vault_check

    try:
        return vault_check(settings)
    except (BadConfig, Unavailable) as e:
        return _check("encryption", False, e.found, e.do)


def _store(settings: Settings, checks: list[dict[str, Any]]) -> Store | None:
    path = settings.store_path
    try:
        store = build_store(settings)
        condition = store.condition()
    except (Unavailable, BadConfig) as e:
        checks.append(_check("store", False, e.found, e.do))
        return None
    except sqlite3.DatabaseError as e:
        checks.append(_check("store", False, f"{path}: {e}", "restore a backup or an export, or move the file away"))
        return None
    checks.append(_check("store", condition.ok, condition.found, condition.do))
    if not condition.ok:
        store.close()
        return None
    return store


def _log(settings: Settings, checks: list[dict[str, Any]]) -> Log | None:
    try:
        log = build_log(settings, WallClock())
        verdict = log.durability()
    except (Unavailable, BadConfig) as e:
        checks.append(_check("stream", False, e.found, e.do))
        return None
    checks.append(_check("stream", verdict.ok, verdict.found, verdict.do))
    return log


def _contents(store: Store, log: Log, document: dict[str, Any]) -> None:
    writer = Writer(store, log)
    flows = Flows(store, log, writer, WallClock())
    document.update(flows.health())
    people = len(store.athletes())
    document["checks"].append(
        _check("athletes", True, str(people), "" if people else "milo athlete add --profile FILE, or milo up --demo 3")
    )
    dead = sum(s["dead"] for s in document["streams"].values())
    pending = sum(s["pending"] for s in document["streams"].values())
    lag = f"{pending:,} messages wait for a writer" if pending else "nothing waits"
    letters = f"; {dead:,} set aside, see `milo deadletters`" if dead else ""
    document["checks"].append(_check("river", True, lag + letters))


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
