"""The desk behind the pages of one's body and devices: what tape, scale and cuff told, and who was heard last."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Protocol

from milo.app.coaching.locks import standing_locks
from milo.app.coaching.measures_told import measures_said
from milo.app.known_athletes import known, zone_of
from milo.app.logging_workouts import Logged
from milo.channels.progress_desk import Measured, Seen
from milo.coach.adapt.attention import SILENT_DAYS, SPOKE_DAYS, SPOKE_OF
from milo.insight.week_sums import day_of
from milo.insight.weight_energy import EATING_FLAGS, hidden_body
from milo.vocabulary.errors import BadValue
from milo.vocabulary.identity import timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.quantities import quantity as quantity_of
from milo.vocabulary.records import Measurement, Record

if TYPE_CHECKING:
    from milo.app.house import House

SOURCES_DAYS = 366
SIZES = ("weight_kg", "waist_cm", "hip_cm", "neck_cm", "body_fat_pct")
"""What is hidden where weight is (PL-31, PL-40)."""
BODY = (*SIZES, "resting_hr_bpm", "systolic_mmhg", "diastolic_mmhg", "body_temp_c")
SOURCE = "milo log"  # as coach.adapt.adapting_log has it: what is told of a day is told once, whoever asks for it
CALIBRATED = {"mask": "factor", "oximeter": "calibration"}
"""Setting -> the key of its value that a calibration sets."""


class Triaging(Protocol):
    """Who judges what a measure tells, as words in a chat are judged."""

    def triaged_note(self, athlete: str, logged: Logged) -> dict[str, Any] | None: ...


class BodyDesk:
    """The part of channels.progress_desk.ProgressDesk that is about the body and the devices."""

    def __init__(self, house: House, triages: Triaging) -> None:
        self._house, self._triages = house, triages

    def hidden(self, athlete: str) -> str | None:
        """Why weight, energy and body size are kept off: "minor", "eating", or None."""
        known(self._house, athlete)
        today, user = self._house.flows.today(athlete), self._house.store.latest("user", athlete)
        return hidden_body(self._house.flows.profile(athlete), user, today, flagged=self._flagged(athlete))

    def _flagged(self, athlete: str) -> bool:
        return any(lock.rule in EATING_FLAGS for lock in standing_locks(self._house, athlete))

    def body(self, athlete: str) -> list[Measured]:
        """The measures of the body that are known, without those that are hidden."""
        left_out = SIZES if self.hidden(athlete) is not None else ()
        days: dict[str, dict[date, float]] = {}
        origins: dict[str, set[str]] = {}
        for d in sorted(self._house.store.find("day_digest", athlete), key=lambda d: (d.day, d.source != SOURCE)):
            for name in BODY:
                if name in d.stats and name not in left_out:
                    days.setdefault(name, {}).setdefault(d.day, d.stats[name][4])
                    origins.setdefault(name, set()).add(str(d.origin))
        return [
            Measured(
                quantity=name,
                unit=quantity_of(name).unit,
                days=list(days[name]),
                values=list(days[name].values()),
                origins=sorted(origins[name]),
            )
            for name in BODY
            if name in days
        ]

    def measure(self, athlete: str, day: date, values: Mapping[str, float]) -> dict[str, Any]:
        """Keep what the athlete measured on a day; told twice the second takes the first's place."""
        known(self._house, athlete)
        hidden = self.hidden(athlete)
        zone = zone_of(self._house, athlete)
        moment = datetime.combine(day, time(), zone)
        offset = moment.utcoffset() or timedelta()
        records: list[Record] = []
        for name, value in values.items():
            if name not in BODY or (hidden is not None and name in SIZES):
                raise BadValue("a measure that is kept here", name)
            about = quantity_of(name)
            accepted = about.accept(value)
            if accepted is None:
                raise BadValue(f"{name} from {about.low:g} to {about.high:g} {about.unit}", f"{value:g}")
            records.append(
                Measurement(
                    origin=Origin.TOLD,
                    source=SOURCE,
                    user_id=athlete,
                    utc_offset_min=round(offset.total_seconds() / 60),
                    measurement_id=timed_identity(moment, athlete, SOURCE, name),
                    at=moment,
                    quantity=name,
                    value=accepted,
                )
            )
        if not records:
            raise BadValue("at least one measure", "none")
        tally = self._house.writer.write(records)
        self._house.flows.settle(athlete)
        return {"new": tally.new, "updated": tally.updated, "reply": self._triaged(athlete, values)}

    def _triaged(self, athlete: str, values: Mapping[str, float]) -> dict[str, Any] | None:
        """What the safety shell says of the values, as of the same words in a chat; what it locks is stored."""
        said = measures_said(values, self._house.flows.manner(athlete)[0])
        if not said:
            return None
        reply = self._triages.triaged_note(athlete, Logged(at=self._house.clock.now(), notes=" ".join(said)))
        # "C" only says that known limits hold; told after every reading it would be overheard when it matters.
        return None if reply is None or reply["level"] == "C" else reply

    def sources(self, athlete: str) -> list[Seen]:
        """Every source of the last year, the one heard last first."""
        known(self._house, athlete)
        today, zone = self._house.flows.today(athlete), zone_of(self._house, athlete)
        since = midnight(today - timedelta(days=SOURCES_DAYS))
        heard: dict[str, dict[str, set[date]]] = {}
        origins: dict[str, set[str]] = {}

        def tell(source: str, kind: str, day: date, origin: Origin) -> None:
            heard.setdefault(source, {}).setdefault(kind, set()).add(day)
            origins.setdefault(source, set()).add(str(origin))

        find = self._house.store.find
        for d in find("day_digest", athlete, since=since):
            for name in (*d.sums, *d.stats) if d.count else ():
                tell(d.source, name, d.day, d.origin)
        for w in find("workout", athlete, since=since):
            tell(w.source, "workout", day_of(w, zone), w.origin)
        for s in find("sleep", athlete, since=since):
            tell(s.source, "sleep", s.end_ts.astimezone(zone).date(), s.origin)
        for x in find("lab_session", athlete, since=since):
            tell(x.sensor, "lab_session", x.start_ts.astimezone(zone).date(), x.origin)
        found = []
        for source, kinds in heard.items():
            days = {day for one in kinds.values() for day in one if day <= today}
            if days:
                told_only = origins[source] == {str(Origin.TOLD)}
                found.append(
                    Seen(
                        source=source,
                        device=None,
                        last=max(days),
                        kinds=sorted(kinds),
                        silent_days=None if told_only else _silent(days, today),
                        origins=sorted(origins[source]),
                    )
                )
        return sorted(found, key=lambda s: (-s.last.toordinal(), s.source))

    def calibrations(self, athlete: str) -> dict[str, datetime | None]:
        """ "mask", "oximeter" -> when it was last calibrated, None where never."""
        known(self._house, athlete)
        found: dict[str, datetime | None] = dict.fromkeys(CALIBRATED)
        for setting in self._house.store.find("setting", athlete):
            key = CALIBRATED.get(setting.name)
            if key is not None:
                found[setting.name] = setting.valid_from if setting.value.get(key) is not None else None
        return found


def _silent(days: set[date], today: date) -> int | None:
    """Days since a source spoke last, where it had spoken on most days before and says nothing now (coach.adapt.attention)."""
    last = max(days)
    spoke = sum(1 for d in days if 0 <= (last - d).days < SPOKE_OF)
    quiet = (today - last).days
    return quiet if quiet >= SILENT_DAYS and spoke >= SPOKE_DAYS else None


def midnight(day: date) -> datetime:
    """The beginning of a day in UTC."""
    return datetime.combine(day, time(), UTC)
