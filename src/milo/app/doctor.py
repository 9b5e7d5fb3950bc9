"""`milo doctor`: what is configured, reachable, missing, and how to mend it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from contextlib import closing
from typing import Any

from milo import __version__
from milo.app.config import Settings, load_settings, secret_in
from milo.app.flows import Flows
from milo.app.integrity import databases, fault_of
from milo.app.stores import build_log, build_store
from milo.store.contract import Store
from milo.stream.contract import Log
from milo.stream.writer import GROUP, STREAMS, Writer
from milo.vocabulary.clock import WallClock
from milo.vocabulary.errors import BadConfig, Unavailable, as_sentence

MAIL_WITHIN_S = 5.0  # for each answer of the mail server; who waits for the doctor has no more time. Our choice
ABANDONED_S = 30.0  # a message nobody said anything about for so long was left by a dead writer (our choice)
SET_BACK_S = 120.0  # files this much newer than now tell that the clock was set back (our choice)
LOW_SPACE = 500_000_000  # bytes; below it the next large import may not fit (our choice)


def examine() -> dict[str, Any]:
    """Checks in order, then what the streams and the store hold (contracts.md: published, pending, dead; stored)."""
    settings = load_settings()
    checks = [_check("milo", True, f"{__version__} on Python {sys.version.split()[0]}"), _home(settings), _space(settings)]
    checks.append(_clock(settings))
    checks.append(_vault(settings))
    checks.append(_databases(settings))
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
    checks.append(_telegram(settings))
    checks.append(mail_check(settings))
    checks.append(_webhooks(settings))
    return document


def _telegram(settings: Settings) -> dict[str, Any]:
    if not settings.telegram_token:
        return _check("telegram", True, "no token: the bot is off")
    if settings.telegram_secret_file is not None:
        try:
            secret_in(settings.telegram_secret_file, "MILO_TELEGRAM_SECRET_FILE")
        except BadConfig as e:
            return _check("telegram", False, e.found, e.do)
    called = "Milo asks Telegram" if settings.telegram_webhook is None else f"Telegram calls {settings.telegram_webhook}"
    where = "" if settings.telegram_api is None else f", by way of {settings.telegram_api}"
    return _check("telegram", True, f"token set; {called}{where}")


def mail_check(settings: Settings, within_s: float = MAIL_WITHIN_S) -> dict[str, Any]:
    """Whether the mail server lets Milo in; nothing is sent. within_s: for each of its answers. Blocks."""
    from milo.app.mailing import server_of
    from milo.channels.mail import MailFailed

    try:
        server = server_of(settings)
    except BadConfig as e:
        return _check("mail", False, e.found, e.do or as_sentence(e.wanted))
    if server is None:
        return _check("mail", True, "no MILO_MAIL_HOST: nothing is sent by mail")
    where = f"{server.host}:{server.port} ({server.security})"
    try:
        server.check(within_s=within_s)
    except MailFailed as e:
        return _check(
            "mail", False, f"{where} does not let Milo in: {e.found}", "check the MILO_MAIL_ settings, and whether it runs"
        )
    return _check("mail", True, f"{where} lets Milo in; mail comes from {server.sender}")


def _webhooks(settings: Settings) -> dict[str, Any]:
    try:
        counted = webhooks_counted(settings)
    except Unavailable as e:
        return _check("webhooks", False, e.found, e.do)
    if counted is None:
        return _check("webhooks", True, "none")
    hooks, off, waits = counted
    found = f"{hooks} addresses, {off} switched off, {waits:,} messages on their way"
    return _check("webhooks", True, found, "see the page of your account for why" if off else "")


def webhooks_counted(settings: Settings) -> tuple[int, int, int] | None:
    """How many addresses are told, how many of them are switched off, how many messages wait; None where there never was one.

    Raises Unavailable for a file that cannot be read.
    """
    from milo.app.webhooks.file import NAME

    path = settings.folder / NAME
    if not path.exists():
        return None
    try:
        with closing(sqlite3.connect(path, timeout=5)) as db:
            (hooks, off) = db.execute("SELECT count(*), count(disabled) FROM hook").fetchone()
            (waits,) = db.execute("SELECT count(*) FROM delivery WHERE state = 'waiting'").fetchone()
    except sqlite3.Error as e:
        do = "stop Milo and move the file away; webhooks are then to be made anew"
        raise Unavailable("the webhooks' file", f"{path}: {e}", do) from None
    return hooks, off, waits


def _vault(settings: Settings) -> dict[str, Any]:
    from milo.app.vault_checking import vault_check

    try:
        return vault_check(settings)
    except (BadConfig, Unavailable) as e:
        return _check("encryption", False, e.found, e.do)


def _clock(settings: Settings) -> dict[str, Any]:
    """Whether the clock went back behind what was written last."""
    now = WallClock().now().timestamp()
    ahead = max((path.stat().st_mtime - now for path in databases(settings)), default=0.0)
    if ahead <= SET_BACK_S:
        return _check("clock", True, "not behind what was written last")
    found = f"{ahead / 60:.0f} minutes behind what was written last: it was set back, or was ahead before"
    return _check("clock", False, found, "set the clock (NTP); new records would be taken for older ones than they are")


def _databases(settings: Settings) -> dict[str, Any]:
    """Whether the other databases of the home are whole; the store has a line of its own."""
    faults = {path.name: fault for path in databases(settings) if path != settings.store_path and (fault := fault_of(path))}
    if not faults:
        return _check("databases", True, "whole")
    found = "; ".join(f"{name} is damaged: {fault}" for name, fault in faults.items())
    return _check("databases", False, found, "stop Milo, then restore the last whole backup")


def _store(settings: Settings, checks: list[dict[str, Any]]) -> Store | None:
    path = settings.store_path
    try:
        store = build_store(settings)
        condition = store.condition()
    except (Unavailable, BadConfig) as e:
        checks.append(_check("store", False, e.found, e.do))
        return None
    except sqlite3.DatabaseError as e:
        checks.append(
            _check("store", False, f"{path}: {e}", "milo export saves what can be read; then restore the last whole backup")
        )
        return None
    checks.append(_check("store", condition.ok, condition.found, condition.do))
    if not condition.ok:
        store.close()
        return None
    return store


def _log(settings: Settings, checks: list[dict[str, Any]]) -> Log | None:
    try:
        log = build_log(settings)
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
    if pending and log.head_deliveries(GROUP, STREAMS, None, ABANDONED_S):
        lag += "; a writer that is gone holds some of them, the next one takes them over (milo up or milo write)"
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
        return _check("home", False, f"others on this machine may read {folder}", f"run `chmod 700 {folder}`")
    return _check("home", True, str(folder))


def _space(settings: Settings) -> dict[str, Any]:
    free = shutil.disk_usage(settings.folder).free if settings.folder.is_dir() else 0
    return _check("disk", free > LOW_SPACE, f"{free / 1e9:.1f} GB free", "" if free > LOW_SPACE else "make room before importing")
