"""The admin's desk for how the system is: what `milo doctor` looks at, live, and what only a running house knows."""

from __future__ import annotations

import shutil
import socket
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from milo import __version__
from milo.app.backing_up import last_backup
from milo.app.doctor import LOW_SPACE, mail_check, webhooks_counted
from milo.app.vaulting import master_path, sealed
from milo.channels.admin_documents import Backup, Check, Health, ModelLine, SensorLine, StreamLine, Told, Vaulted, WriterLine
from milo.vocabulary.errors import MiloError, Unavailable

if TYPE_CHECKING:
    from milo.app.build import Home

T = TypeVar("T")
LOOK_S = 4.0  # a look is shared by all who ask within it: many open pages cost what one costs (our choice)
DEEP_S = 600.0  # the store's own examination reads the whole file (SQLite's quick_check), the sensors every athlete's. Our choice
CONNECT_S = 1.5  # for a model's address to take a connection (our choice)
STUCK_S = 60.0  # messages that wait so long while none is stored: ten of the writer's looks for what others left (our choice)
OFF = frozenset({"no_model", "no_bot", "no_mail", "no_hooks"})  # codes of what nobody set up: neither well nor to be mended
HEARD_DAYS = 60  # back that a source's records are looked at (our choice)
SILENT = timedelta(hours=24)  # a device nobody heard of for a day (our choice)
PORTS = {"https": 443, "http": 80}
NO_BACKUP = Told(code="no_backup", text="no backup was made with `milo backup` yet")
NO_MODEL = Told(code="none", text="no model is set: Milo speaks from rules alone")
NOT_ASKED = Told(code="not_asked", text="its address was not asked just now")


class HealthDesk:
    """Fulfils the part of channels.admin_desk.AdminDesk that is about the system. seconds: a clock that only grows."""

    def __init__(self, house: Home, seconds: Callable[[], float] = time.monotonic) -> None:
        self._house, self._seconds, self._lock = house, seconds, threading.Lock()
        self._began = seconds()
        self._kept: dict[str, tuple[float, Any]] = {}
        self._done: int | None = None
        self._moved: float | None = None

    def health(self, *, ask_models: bool = False) -> Health:
        """See AdminDesk. What is away is a check that says so; this itself always answers."""
        with self._lock:
            seen: Health = self._fresh("health", 0.0 if ask_models else LOOK_S, lambda: self._look(ask_models))
            return seen

    def _fresh(self, name: str, for_s: float, look: Callable[[], T]) -> T:
        now = self._seconds()
        kept = self._kept.get(name)
        if kept is None or now - kept[0] >= for_s:
            kept = self._kept[name] = (now, look())
        found: T = kept[1]
        return found

    def _look(self, ask_models: bool) -> Health:
        checks = [check("milo", True, f"{__version__} on Python {sys.version.split()[0]}")]
        free = self._space(checks)
        store_up = self._store(checks)
        streams = self._streams(checks)
        vault = self._vault(checks)
        models, waiting = self._models(checks, ask_models)
        token = self._house.settings.telegram_token
        set_up = ("token set", "bot") if token else ("no token: the bot is off", "no_bot")
        checks.append(check("telegram", True, set_up[0], code=set_up[1]))
        checks.append(self._fresh("mail", DEEP_S, self._mail))
        checks.append(self._webhooks())
        path = self._house.settings.store_path
        return Health(
            at=self._house.clock.now(),
            version=__version__,
            python=sys.version.split()[0],
            up_s=round(self._seconds() - self._began, 1),
            checks=checks,
            streams=streams,
            writer=self._writer(streams),
            records=self._fresh("records", DEEP_S, self._records) if store_up else None,
            store_bytes=None if path is None else size_of(path),
            free_bytes=free,
            backup=self._backup(),
            models=models,
            model_calls_waiting=waiting,
            sensors=self._fresh("sensors", DEEP_S, self._sensors) if store_up else [],
            sessions_running=self._sessions(),
            vault=vault,
        )

    # --- the bank -------------------------------------------------------------------------------------------------------------

    def _space(self, checks: list[Check]) -> int | None:
        try:
            free = shutil.disk_usage(self._house.settings.folder).free
        except OSError as e:
            checks.append(Check(name="disk", state="unknown", found=str(e.strerror), do="see milo doctor"))
            return None
        ok = free > LOW_SPACE
        room = f"{free / 1e9:.1f}"
        do = "" if ok else "make room before importing"
        checks.append(check("disk", ok, f"{room} GB free", do, "free" if ok else "full", gb=room))
        return free

    def _store(self, checks: list[Check]) -> bool:
        """Whether the store answers now; how it is in depth is looked at seldom."""
        try:
            self._house.store.latest("user", "")
        except Unavailable as e:
            checks.append(check("store", False, e.found, e.do))
            return False
        found = self._fresh("condition", DEEP_S, self._house.store.condition)
        checks.append(check("store", found.ok, found.found, found.do))
        return True

    def _records(self) -> int:
        return sum(self._house.store.stats().values())

    def _streams(self, checks: list[Check]) -> list[StreamLine]:
        try:
            verdict = self._fresh("durability", DEEP_S, self._house.log.durability)
            streams: dict[str, dict[str, int]] = self._house.flows.health()["streams"]
        except Unavailable as e:
            checks.append(check("stream", False, e.found, e.do))
            return []
        checks.append(check("stream", verdict.ok, verdict.found, verdict.do))
        return [
            StreamLine(stream=name, published=n["published"], pending=n["pending"], dead=n["dead"])
            for name, n in sorted(streams.items())
            if any(n.values())
        ]

    def _writer(self, streams: list[StreamLine]) -> WriterLine:
        """Whether somebody carries, told by what was stored between two looks: writers may live in other processes."""
        now, pending = self._seconds(), sum(line.pending for line in streams)
        done = sum(line.published - line.pending for line in streams)
        if self._done != done or not pending:
            known = self._done is not None
            self._done, self._moved = done, now
            state = "idle" if not pending else "carrying" if known else "unknown"
            return WriterLine(state=state, pending=pending, waiting_s=None)
        waits = now - (self._moved if self._moved is not None else now)
        return WriterLine(state="stuck" if waits >= STUCK_S else "carrying", pending=pending, waiting_s=round(waits, 1))

    def _vault(self, checks: list[Check]) -> Vaulted:
        house = self._house
        path, done = master_path(house.settings), sealed(house.vault)
        try:
            days = round((house.clock.now().timestamp() - path.stat().st_mtime) / 86_400, 2)
        except OSError:
            days = None
        apart = not path.is_relative_to(house.settings.folder)
        beside = "" if apart else "; the master key lies beside the data"
        found = f"records sealed{beside}" if done else f"records not all sealed ({house.vault.progress() or 'not begun'})"
        advice = "" if apart else "move the master key to another disk and set MILO_MASTER_KEY_FILE to it"
        code = "unsealed" if not done else "sealed" if apart else "sealed_beside"
        checks.append(check("encryption", done, found, advice if done else "milo keys seal", code))
        return Vaulted(sealed=done, keys=len(house.vault.all_keys()), master_key_days=days, master_key_apart=apart)

    def _backup(self) -> Backup:
        made = last_backup(self._house.vault)
        return Backup(at=made, reason=NO_BACKUP if made is None else None)

    # --- models and sensors ---------------------------------------------------------------------------------------------------

    def _models(self, checks: list[Check], ask: bool) -> tuple[list[ModelLine], int]:
        coaching = self._house.coaching
        try:
            provider = coaching.provider
        except MiloError as e:
            checks.append(check("language model", False, e.found or e.sentence(), e.do))
            return [], 0
        sums = coaching.ledger.sums()
        if provider is None:
            checks.append(check("language model", True, NO_MODEL.text, code="no_model"))
            members = []
        else:
            checks.append(check("language model", True, provider.name))
            members = list(getattr(provider, "members", [provider]))
        lines = [_model(one, sums.pop(one.name, {}), ask) for one in members]
        # Whoever answered and is in no setting any more was still paid for.
        lines += [_model(None, spent, False, name) for name, spent in sums.items()]
        return lines, coaching.under_way()

    # --- what leads out -------------------------------------------------------------------------------------------------------

    def _mail(self) -> Check:
        """Whether the mail server lets Milo in, as `milo doctor` asks it; nothing is sent."""
        settings = self._house.settings
        found = mail_check(settings, CONNECT_S)
        code = ("mail" if settings.mail_host is not None else "no_mail") if found["ok"] else None
        values = {} if settings.mail_host is None else {"host": settings.mail_host}
        return check("mail", found["ok"], found["found"], found["do"], code, **values)

    def _webhooks(self) -> Check:
        try:
            counted = webhooks_counted(self._house.settings)
        except Unavailable as e:
            return check("webhooks", False, e.found, e.do)
        if counted is None or not counted[0]:
            return check("webhooks", True, "none", code="no_hooks")
        hooks, off, waits = counted
        values = {"hooks": f"{hooks}", "off": f"{off}", "waits": f"{waits}"}
        do = "whose they are finds why on the page of their account" if off else ""
        found = f"{hooks} addresses, {off} switched off, {waits} messages on their way"
        return check("webhooks", True, found, do, "hooks", **values)

    def _sensors(self) -> list[SensorLine]:
        """Devices of the whole house by type; whose they are is not told."""
        now = self._house.clock.now()
        counts: dict[str, Counter[str]] = {}
        for athlete in self._house.store.athletes():
            devices = self._house.store.find("device", athlete)
            # A device whose record names no moment was heard where its records say so, as on the page of devices.
            told = self._heard(athlete, now) if any(d.last_seen_ts is None for d in devices) else {}
            for device in devices:
                seen = device.last_seen_ts or told.get(device.source)
                state = "unknown" if seen is None else "alive" if now - seen < SILENT else "silent"
                counts.setdefault(device.device_type, Counter())[state] += 1
        return [
            SensorLine(device_type=name, alive=n["alive"], silent=n["silent"], unknown=n["unknown"])
            for name, n in sorted(counts.items())
        ]

    def _heard(self, athlete: str, now: datetime) -> dict[str, datetime]:
        """Source -> the end of the newest day with readings of it, or now where that day is not over."""
        since = now - timedelta(days=HEARD_DAYS)
        newest: dict[str, datetime] = {}
        for d in self._house.store.find("day_digest", athlete, since=since):
            if d.count and d.origin != "told":
                newest[d.source] = max(newest.get(d.source, since), min(now, d.at + timedelta(days=1)))
        return newest

    def _sessions(self) -> int:
        """Sessions of the breath lab that run in this process."""
        lab = self._house.lab
        return sum(1 for line in self._house.flows.athletes() if lab.live(line.athlete_id) is not None)


def check(name: str, ok: bool, found: str, do: str = "", code: str | None = None, **values: str) -> Check:
    """A check that came to a yes or a no."""
    state = "mend" if not ok else "off" if code in OFF else "ok"
    return Check(name=name, state=state, found=found, do=do, code=code, values=values)


def size_of(path: Path) -> int | None:
    """Bytes of a SQLite file and its write-ahead log; None where there is none."""
    parts = [one for one in (path, path.with_name(path.name + "-wal")) if one.exists()]
    return sum(one.stat().st_size for one in parts) if parts else None


def _model(one: Any, spent: dict[str, float], ask: bool, name: str | None = None) -> ModelLine:
    line = getattr(one, "line", None)
    reachable, reason = (None, NOT_ASKED) if not ask or line is None else answers(line.base)
    known = spent.get("calls", 0.0) - spent.get("cost_unknown", 0.0)
    return ModelLine(
        name=name or one.name,
        outside=None if one is None else bool(getattr(one, "external", True)),
        reachable=reachable,
        reason=reason,
        calls=int(spent.get("calls", 0)),
        failures=int(spent.get("failures", 0)),
        tokens_in=int(spent.get("tokens_in", 0)),
        tokens_out=int(spent.get("tokens_out", 0)),
        cost_usd=round(spent["cost_usd"], 6) if known > 0 else None,
        cost_unknown=int(spent.get("cost_unknown", 0)),
    )


def answers(base: str) -> tuple[bool, Told | None]:
    """Whether a server takes a connection; nothing is said to it. base: its address, from the operator's settings."""
    parts = urlsplit(base)
    try:
        socket.create_connection((parts.hostname or "", parts.port or PORTS.get(parts.scheme, 80)), CONNECT_S).close()
    except OSError as e:
        return False, Told(code="away", text=f"{parts.hostname} takes no connection: {e.strerror or type(e).__name__}")
    return True, None
