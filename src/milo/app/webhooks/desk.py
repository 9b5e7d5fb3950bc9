"""The desk of the webhooks: who is told what and where, and the queue of what is on its way."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import msgspec

from milo.app.webhooks.events import Happened, happened
from milo.app.webhooks.file import NAME, HookFile
from milo.channels.webhooks import PING, SECRET_MARK, Delivery, Hook, NewHook, check_events, check_url
from milo.vocabulary.clock import from_micros, micros
from milo.vocabulary.errors import BadValue, NotFound
from milo.vocabulary.identity import identity

if TYPE_CHECKING:
    from milo.app.house import House
    from milo.channels.notifying import SensorSeen

MOST_HOOKS = 10  # of one athlete, and of the house; our choice
LIFE = timedelta(hours=48)  # how long an event is tried to be delivered; our choice
KEPT = timedelta(days=14)  # what was delivered or given up stays to be looked at; our choice
SEEN_KEPT = timedelta(days=14)  # longer than webhooks.events looks back and ahead together


class Sealed(msgspec.Struct, frozen=True, array_like=True):
    """What is kept of a hook under seal."""

    url: str
    secret: str


class HookDesk:
    """Fulfils channels.webhooks.HookDesk on the house's file. sensors: an athlete's devices as they were last heard."""

    def __init__(self, house: House, sensors: Callable[[str], Iterable[SensorSeen]] | None = None) -> None:
        self._house = house
        self._sensors = sensors or (lambda athlete: ())
        self.file = HookFile(house.settings.folder / NAME, house.vault)

    # --- channels.webhooks.HookDesk ---------------------------------------------------------------------------------------

    def hooks(self, athlete: str | None) -> list[Hook]:
        """All of them, the oldest first; one whose key is gone is none."""
        rows = self.file.rows(f"SELECT {_HOOK} FROM hook WHERE athlete IS ? ORDER BY created, hook_id", (athlete,))
        return [hook for row in rows if (hook := self._hook(row)) is not None]

    def add(self, athlete: str | None, url: str, events: list[str]) -> NewHook:
        """Register an address; what has happened until now is not told. Raises BadValue, UnknownName."""
        check_url(url, self._house.settings.hook_hosts)
        events = check_events(events, athlete)
        if len(self.hooks(athlete)) >= MOST_HOOKS:
            raise BadValue(f"at most {MOST_HOOKS} addresses", "another one", "remove one of them")
        now, id = self._house.clock.now(), secrets.token_hex(16)
        made = Sealed(url, SECRET_MARK + secrets.token_urlsafe(32))
        known = self._happened(athlete, events, now)
        with self.file.change() as db:
            # Counted again where nobody else writes: two requests at once would both have found room.
            ((there,),) = db.execute("SELECT count(*) FROM hook WHERE athlete IS ?", (athlete,)).fetchall()
            if there >= MOST_HOOKS:
                raise BadValue(f"at most {MOST_HOOKS} addresses", "another one", "remove one of them")
            db.execute(
                "INSERT INTO hook (hook_id, athlete, body, events, created) VALUES (?, ?, ?, ?, ?)",
                (id, athlete, self.file.seal(None, msgspec.msgpack.encode(made), id), " ".join(events), micros(now)),
            )
            db.executemany("INSERT OR IGNORE INTO seen VALUES (?, ?, ?)", [(id, _key(one), micros(now)) for one in known])
        return NewHook(hook=self._one(athlete, id), secret=made.secret)

    def remove(self, athlete: str | None, hook_id: str) -> None:
        """Forget one with all that was on its way. Raises NotFound."""
        self._one(athlete, hook_id)
        with self.file.change() as db:
            for table in ("seen", "delivery", "hook"):
                db.execute(f"DELETE FROM {table} WHERE hook_id = ?", (hook_id,))

    def enable(self, athlete: str | None, hook_id: str) -> Hook:
        """Switch one on again; what happened while it was off is not told. Raises NotFound."""
        found = self._one(athlete, hook_id)
        now = self._house.clock.now()
        if found.disabled_at is not None:
            known = self._happened(athlete, found.events, now)
            with self.file.change() as db:
                seen = [(hook_id, _key(one), micros(now)) for one in known]
                db.executemany("INSERT OR IGNORE INTO seen VALUES (?, ?, ?)", seen)
                db.execute("UPDATE hook SET disabled = NULL, why = NULL, failed = 0 WHERE hook_id = ?", (hook_id,))
        return self._one(athlete, hook_id)

    def ping(self, athlete: str | None, hook_id: str) -> Delivery:
        """Put a word on its way, to try the address. Raises NotFound, BadValue for one that is off."""
        found = self._one(athlete, hook_id)
        if found.disabled_at is not None:
            raise BadValue("a webhook that is on", "one that is off", "switch it on first")
        now = self._house.clock.now()
        with self.file.change() as db:
            id = self._queue(db, found, Happened(event=PING, kind="webhook", id=f"{hook_id} {now.isoformat()}"), now)
        return next(one for one in self.deliveries(athlete, hook_id) if one.delivery_id == id)

    def deliveries(self, athlete: str | None, hook_id: str, limit: int = 50) -> list[Delivery]:
        """What was sent and what waits, the newest first. Raises NotFound."""
        self._one(athlete, hook_id)
        rows = self.file.rows(
            "SELECT delivery_id, body, state, tries, created, next, status, why FROM delivery WHERE hook_id = ? "
            "ORDER BY created DESC, delivery_id LIMIT ?",
            (hook_id, limit),
        )
        found = []
        for id, kept, state, tries, created, next_at, status, why in rows:
            opened = self.file.open(kept, id)
            if opened is None:
                continue
            found.append(
                Delivery(
                    delivery_id=id,
                    event=msgspec.json.decode(opened)["type"],
                    state=state,
                    tries=tries,
                    created_at=from_micros(created),
                    next_at=from_micros(next_at) if state == "waiting" and next_at is not None else None,
                    status=status,
                    reason=why,
                )
            )
        return found

    # --- what happens -----------------------------------------------------------------------------------------------------

    def look(self) -> int:
        """Put on its way whatever has happened since the last look; returns how many deliveries that are. Blocks."""
        now = self._house.clock.now()
        with suppress(NotFound):
            self._sweep(now)
        of: dict[str | None, list[Hook]] = {}
        for (athlete,) in self.file.rows("SELECT DISTINCT athlete FROM hook WHERE disabled IS NULL"):
            of[athlete] = [hook for hook in self.hooks(athlete) if hook.disabled_at is None]
        count = 0
        for athlete, hooks in of.items():
            news = self._happened(athlete, {event for hook in hooks for event in hook.events}, now)
            for hook in hooks:
                count += self._tell(hook, [one for one in news if one.event in hook.events], now)
        return count

    def tell_house(self, event: str, kind: str, id: str) -> None:
        """Something happened to the house that is not read off the store."""
        now = self._house.clock.now()
        for hook in self.hooks(None):
            if event in hook.events and hook.disabled_at is None:
                self._tell(hook, [Happened(event=event, kind=kind, id=id, at=now)], now)

    def secret_of(self, hook_id: str) -> Sealed | None:
        """A hook's address and secret; None where it is gone."""
        row = self.file.rows("SELECT body FROM hook WHERE hook_id = ?", (hook_id,))
        opened = self.file.open(row[0][0], hook_id) if row else None
        return None if opened is None else msgspec.msgpack.decode(opened, type=Sealed)

    def close(self) -> None:
        """Let go of the file."""
        self.file.close()

    def _tell(self, hook: Hook, news: list[Happened], now: datetime) -> int:
        if not news:
            return 0
        count = 0
        known = {key for (key,) in self.file.rows("SELECT key FROM seen WHERE hook_id = ?", (hook.hook_id,))}
        fresh = [one for one in news if _key(one) not in known]
        if not fresh:
            return 0
        with self.file.change() as db:
            # Noted and queued in one: whatever kills the process, an event is neither lost nor told twice.
            for one in fresh:
                noted = db.execute("INSERT OR IGNORE INTO seen VALUES (?, ?, ?)", (hook.hook_id, _key(one), micros(now)))
                if noted.rowcount:
                    self._queue(db, hook, one, now)
                    count += 1
        return count

    def _queue(self, db: Any, hook: Hook, one: Happened, now: datetime) -> str:
        event_id = identity("hook event", hook.athlete_id or "", one.event, one.kind, one.id)
        id = identity("hook delivery", hook.hook_id, event_id)
        about = {} if one.event == PING else {"record": {"kind": one.kind, "id": one.id}}
        body = {"id": event_id, "type": one.event, "told_at": now, "athlete_id": hook.athlete_id, **about}
        kept = self.file.seal(hook.athlete_id, msgspec.json.encode(body), id)
        db.execute(
            "INSERT OR IGNORE INTO delivery (delivery_id, hook_id, athlete, body, created, expires, next, state) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, 'waiting')",
            (id, hook.hook_id, hook.athlete_id, kept, micros(now), micros(now + LIFE), micros(now)),
        )
        return id

    def _happened(self, athlete: str | None, events: Iterable[str], now: datetime) -> list[Happened]:
        wanted = set(events)
        if athlete is not None:
            sensors = self._sensors(athlete) if "sensor.silent" in wanted else ()
            return happened(self._house.store, athlete, wanted, now, sensors)
        found = []
        if "athlete.added" in wanted:
            found += [Happened(event="athlete.added", kind="athlete", id=id) for id in self._house.store.athletes()]
        if "letters.waiting" in wanted:
            # Once a day for each stream: a broken device sets thousands aside.
            counts = self._house.writer.letters.count()
            day = now.date().isoformat()
            found += [Happened(event="letters.waiting", kind="stream", id=f"{stream} {day}") for stream, n in counts.items() if n]
        return found

    def _sweep(self, now: datetime) -> None:
        old = micros(now - KEPT)
        if self.file.rows("SELECT 1 FROM delivery WHERE state <> 'waiting' AND created <= ? LIMIT 1", (old,)):
            with self.file.change() as db:
                db.execute("DELETE FROM delivery WHERE state <> 'waiting' AND created <= ?", (old,))
                db.execute("DELETE FROM seen WHERE at <= ? AND hook_id IN (SELECT hook_id FROM hook WHERE athlete IS NOT NULL)",
                    (micros(now - SEEN_KEPT),))  # fmt: skip

    def _one(self, athlete: str | None, hook_id: str) -> Hook:
        rows = self.file.rows(f"SELECT {_HOOK} FROM hook WHERE athlete IS ? AND hook_id = ?", (athlete, hook_id))
        found = self._hook(rows[0]) if rows else None
        if found is None:
            raise NotFound("a webhook of yours", "none with this id")
        return found

    def _hook(self, row: tuple[Any, ...]) -> Hook | None:
        id, athlete, kept, events, created, disabled, why, delivered = row
        opened = self.file.open(kept, id)
        if opened is None:
            return None
        return Hook(
            hook_id=id,
            athlete_id=athlete,
            url=msgspec.msgpack.decode(opened, type=Sealed).url,
            events=events.split(),
            created_at=from_micros(created),
            disabled_at=None if disabled is None else from_micros(disabled),
            reason=why,
            delivered_at=None if delivered is None else from_micros(delivered),
        )


_HOOK = "hook_id, athlete, body, events, created, disabled, why, delivered"


def forget(house: House, athlete: str) -> None:
    """All webhooks of an athlete who goes, where there ever was one."""
    path = house.settings.folder / NAME
    if path.exists():
        file = HookFile(path, house.vault)
        try:
            file.forget(athlete)
        finally:
            file.close()


def _key(one: Happened) -> bytes:
    return hashlib.sha256(f"{one.event}\0{one.kind}\0{one.id}".encode()).digest()[:16]
