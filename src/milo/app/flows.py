"""The journeys: what happens, step by step, when somebody asks Milo for something. Rooms are put to work here."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from milo.app.consenting import kept
from milo.app.digesting import Digesting
from milo.app.gathering import Gathering
from milo.app.importing import Importing, ImportResult, Progress
from milo.app.merging import Merging
from milo.app.replacing import Replacing
from milo.app.speaking import spoken
from milo.channels.contract import AthleteLine
from milo.coach.plans.limits.health_kept import taken_in
from milo.store.contract import Store
from milo.stream.contract import Log
from milo.stream.writer import GROUP, Writer
from milo.vocabulary.athlete import Profile, parse_profile
from milo.vocabulary.clock import Clock
from milo.vocabulary.errors import BadValue, NotFound, Unavailable, UnknownName
from milo.vocabulary.identity import identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import (
    DEAD_LETTERS,
    KINDS,
    AuditEntry,
    Merge,
    Original,
    ProfileVersion,
    Replaced,
    Setting,
    User,
    readable,
)
from milo.vocabulary.weeks import MONDAY

if TYPE_CHECKING:
    from milo.insight.views import Inputs, Week

_log = logging.getLogger(__name__)

LANGUAGES = ("en", "es")
SETTINGS = {
    "zones": ("heart_rate_bpm",),
    "thresholds": ("ftp_w", "threshold_hr_bpm", "threshold_pace_s_per_km", "max_hr_bpm", "resting_hr_bpm"),
    "sources": ("order",),
    "timezone": ("name",),
    "sleep_need": ("hours",),
    "language": ("language",),
    "mask": ("inlet_mm", "throat_mm", "factor"),
    "oximeter": ("calibration",),
    "calendar_feed": ("on", "version"),
    "retention": ("samples_days", "waveforms_days"),
}


class Flows:
    """The journeys on a store, a log and a writer; fulfils channels.contract.Flows.

    forget: erases an athlete everywhere in the house and tells how many records of each kind there were; None: it cannot.
    """

    def __init__(
        self, store: Store, log: Log, writer: Writer, clock: Clock, forget: Callable[[str], dict[str, int]] | None = None
    ) -> None:
        self._forget = forget
        self._store = store
        self._log = log
        self._writer = writer
        self._clock = clock
        self._importing = Importing(store, writer, clock)
        self._digesting = Digesting(store, writer)
        self._gathering = Gathering(store, self._digesting, clock)
        self._merging = Merging(store, writer, clock)
        self._replacing = Replacing(store, writer, clock)

    # --- people ---------------------------------------------------------------------------------------------------------

    def athletes(self) -> list[AthleteLine]:
        """Everyone with a user record, in the order they came."""
        lines = []
        for id in self._store.athletes():
            user: User | None = self._store.latest("user", id)
            if user is not None:
                lines.append(AthleteLine(id, user.user_name, str(user.origin)))
        return lines

    def profile(self, athlete: str) -> Profile | None:
        """The newest profile, None when the athlete came without one. Raises NotFound for an unknown athlete."""
        self._known(athlete)
        version: ProfileVersion | None = self._store.latest("profile", athlete)
        return None if version is None else parse_profile(version.profile, self._clock.now().date())

    def add_athlete(self, profile: object) -> str:
        """A new athlete from decoded profile JSON. Raises UnknownName or BadValue, naming what to mend."""
        now = self._clock.now()
        checked = taken_in(profile, now.date())
        # A name is no identity: two people may share one, and one person may come twice on purpose.
        count = len(self._store.athletes())
        athlete = identity("athlete", now.isoformat(), count, msgspec.json.encode(checked).decode())
        user = User(
            origin=Origin.TOLD,
            source="profile",
            user_id=athlete,
            signup_ts=now,
            user_name=checked.name,
            date_of_birth=checked.date_of_birth,
            sex=checked.sex,
            height_cm=checked.height_cm,
            weight_kg_start=checked.weight_kg,
            goal_type=checked.goal,
            dietary_preference=checked.dietary_preference,
        )
        version = ProfileVersion(
            origin=Origin.TOLD,
            source="profile",
            profile_id=identity("profile", athlete, now.isoformat()),
            user_id=athlete,
            valid_from=now,
            profile=msgspec.to_builtins(checked),
        )
        self._writer.write([user, version])
        return athlete

    def settings(self, athlete: str) -> dict[str, dict[str, Any]]:
        """What the athlete decided, as it holds now: name -> value."""
        return {s.name: s.value for s in self._store.find("setting", athlete)}

    def set(self, athlete: str, name: str, value: dict[str, Any]) -> None:
        """Decide a setting from now on; older ones stay for the days they held. Raises UnknownName, BadValue, StorageWithdrawn."""
        self._known(athlete)
        if name not in SETTINGS:
            raise UnknownName("setting", name, SETTINGS)
        for key in value:
            if key not in SETTINGS[name]:
                raise UnknownName(f"key of {name}", key, SETTINGS[name])
        if name == "timezone":
            _zone(value.get("name"))
        if name == "language" and value.get("language") not in LANGUAGES:
            raise BadValue("a language: en or es", repr(value.get("language")))
        if name in ("mask", "oximeter"):
            from milo.app.lab_start import gear_of

            gear_of({name: value})
        now = self._clock.now()
        setting = Setting(
            origin=Origin.TOLD,
            source="athlete",
            setting_id=identity("setting", athlete, name, now.isoformat()),
            user_id=athlete,
            valid_from=now,
            name=name,
            value=value,
        )
        kept(self._writer.write([setting]))

    def manner(self, athlete: str, language: str | None = None) -> tuple[str, str]:
        """How the athlete is spoken to: language (en, es) and units (metric, imperial). Raises BadValue for another language.

        Who told no language is spoken to in that of the message that is being answered.
        """
        profile = self.profile(athlete)
        told = language or self.settings(athlete).get("language", {}).get("language") or (profile and profile.language)
        said = told or spoken() or "en"
        if said not in LANGUAGES:
            raise BadValue("en or es", repr(said))
        return said, (profile and profile.units) or "metric"

    def first_weekday(self, athlete: str) -> int:
        """Number of the weekday the athlete's calendar weeks start on, Monday 0."""
        profile = self.profile(athlete)
        return MONDAY if profile is None else profile.first_weekday

    def today(self, athlete: str) -> date:
        """The athlete's local day."""
        return self._clock.now().astimezone(self._zone_of(athlete)).date()

    def changes(self, athlete: str) -> int:
        """A number that grows with every change of the athlete's records; who looked at them changes nothing that is shown."""
        return self._store.changes(athlete) - sum(self._store.changed_days("audit", athlete).values())

    def _zone_of(self, athlete: str) -> tzinfo:
        said = self.settings(athlete).get("timezone")
        return UTC if said is None else _zone(said.get("name"))

    def _known(self, athlete: str) -> None:
        if self._store.latest("user", athlete) is None:
            raise NotFound(f"an athlete with id {athlete}", "nobody", "see `milo athlete list`")

    # --- files ----------------------------------------------------------------------------------------------------------

    def import_paths(
        self,
        athlete: str,
        paths: list[Path],
        progress: Progress | None = None,
        name: str | None = None,
        *,
        moving: bool = False,
    ) -> ImportResult:
        """Import files and folders for an athlete and bring the digests up to date.

        moving: see app.importing; only the owner's command says so, and only of an athlete who has nothing here yet.
        """
        profile = self.profile(athlete)
        zone = self._zone_of(athlete)
        unit = "lb" if profile is not None and profile.units == "imperial" else None
        result = self._importing.run(athlete, paths, zone, unit, progress, name, moving=moving)
        self.settle(athlete)
        self._audit(athlete, "import", {"files": len(result.files), **result.totals})
        return result

    def settle(self, athlete: str) -> None:
        """Bring digests and ledger up to date with what is stored."""
        self._digesting.refresh(athlete, self._zone_of(athlete))
        self._settle_ledger(athlete)

    def originals(self, athlete: str) -> list[Original]:
        """The files an athlete brought, oldest first."""
        found: list[Original] = self._store.find("original", athlete)
        return found

    def original(self, athlete: str, original_id: str) -> tuple[Original, Iterator[bytes]]:
        """One file as it came, in chunks. Raises NotFound."""
        return self._store.get("original", athlete, original_id), self._store.original(athlete, original_id)

    # --- the week -------------------------------------------------------------------------------------------------------

    def week(self, athlete: str, ending: date | None = None) -> Week:
        """The seven days that end on a day (default: the athlete's today)."""
        from milo.insight.week import assemble

        self._known(athlete)
        return assemble(self.inputs(athlete, ending or self.today(athlete)))

    def inputs(self, athlete: str, last: date) -> Inputs:
        """All that a week ending on `last` is made from."""
        return self._gathering.inputs(athlete, last, self.today(athlete), self._zone_of(athlete), self.profile(athlete))

    def records(
        self,
        athlete: str,
        kind: str,
        *,
        ids: Sequence[str] | None = None,
        quantity: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        limit: int = 500,
    ) -> list[Any]:
        """Records behind a receipt: by id where ids are given, else by window, oldest first. Raises NotFound, UnknownName."""
        if kind not in KINDS:
            raise UnknownName("kind of record", kind, KINDS)
        if ids:
            return [self._store.get(kind, athlete, id) for id in ids[:limit]]
        if quantity is None:
            return self._store.find(kind, athlete, since=since, until=until, limit=limit)
        found = []
        for record in readable(KINDS[kind], self._store.bodies(kind, athlete, since=since, until=until)):
            if getattr(record, "quantity", quantity) == quantity:
                found.append(record)
                if len(found) >= limit:
                    break
        return found

    # --- one truth ------------------------------------------------------------------------------------------------------

    def ledger(self, athlete: str) -> list[Merge]:
        """Every merge with who speaks for what and why, newest first."""
        self._known(athlete)
        return self._merging.ledger(athlete)

    def rule(self, athlete: str, merge_id: str, decision: str, quantity: str | None = None, speaker: str | None = None) -> None:
        """Record the athlete's word on a merge: undo, restore, or prefer a speaker for a quantity. Raises NotFound, BadValue."""
        self._merging.rule(athlete, merge_id, decision, quantity, speaker)
        self._settle_ledger(athlete)

    def replaced(self, athlete: str) -> list[Replaced]:
        """Records that a later file changed, with what they said before, newest first."""
        self._known(athlete)
        return self._replacing.ledger(athlete)

    def undo_replaced(self, athlete: str, replaced_id: str) -> None:
        """Bring the earlier version of a changed record back. Raises NotFound, BadValue."""
        self._replacing.undo(athlete, replaced_id)
        self.settle(athlete)

    def _settle_ledger(self, athlete: str) -> None:
        self._merging.settle(athlete, self.today(athlete), self._zone_of(athlete))

    # --- the athlete owns the data --------------------------------------------------------------------------------------

    def export(self, athlete: str, out: Path | IO[bytes], /) -> dict[str, int]:
        """Everything of an athlete as a zip (contracts.md section 3), in a file or an open one; returns records per kind."""
        from milo.app.exporting import export

        self._known(athlete)
        counts = export(self._store, athlete, out, self._clock.now())
        self._audit(athlete, "export", {"records": sum(counts.values())})
        return counts

    def export_left(self, athlete: str, out: IO[bytes], /) -> dict[str, int | None]:
        """As export, of a store that is damaged, with what can still be read of it; returns how many of a kind cannot.

        None: nobody can tell how many. Raises NotFound for an athlete whose line cannot be read, Unavailable where nothing can, or
        where the store is no file of ours.
        """
        from milo.app.exporting import export
        from milo.store.sqlite import Store as File

        if not isinstance(self._store, File):
            raise Unavailable("a store that is whole", "a damaged one", "ask whoever runs it")
        with closing(self._store.salvage()) as left:
            if athlete not in left.athletes():
                raise NotFound(f"an athlete with id {athlete}", "nobody whose line can be read")
            counts = export(left, athlete, out, self._clock.now())
            lost = {**left.lost, **dict.fromkeys(left.unlisted)}
        try:
            self._audit(athlete, "export", {"records": sum(counts.values()), "lost": sum(n or 0 for n in lost.values())})
        except Unavailable:  # a damaged store may take no line either
            _log.warning("an export of a damaged store could not be written down", extra={"athlete": athlete})
        return lost

    def erase(self, athlete: str, *, dry_run: bool = False) -> dict[str, int]:
        """Delete everything of an athlete; returns what there was (and would be deleted), by kind."""
        self._known(athlete)
        if dry_run:
            return self._store.stats(athlete)
        if self._forget is None:
            raise Unavailable("a house that can erase", "a store alone", "milo erase --athlete ID")
        return self._forget(athlete)

    def health(self) -> dict[str, Any]:
        """Per stream: published, pending, dead; per kind: stored."""
        streams = {s: {**counts, "dead": 0} for s, counts in self._log.stats(GROUP).items() if s != DEAD_LETTERS}
        for stream, dead in self._writer.letters.count().items():
            streams.setdefault(stream, {"published": 0, "pending": 0, "dead": 0})["dead"] = dead
        return {"streams": streams, "stored": self._store.stats()}

    def _audit(self, athlete: str, action: str, detail: dict[str, Any]) -> None:
        now = self._clock.now()
        entry = AuditEntry(
            origin=Origin.MEASURED,
            source="milo",
            audit_id=identity("audit", athlete, action, now.isoformat()),
            user_id=athlete,
            at=now,
            action=action,
            by="flows",
            detail=detail,
        )
        self._writer.write([entry])


def _zone(name: object) -> tzinfo:
    try:
        return ZoneInfo(str(name))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise BadValue("a time zone such as Europe/Madrid", repr(name)) from None
