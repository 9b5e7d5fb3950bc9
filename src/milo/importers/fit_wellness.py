"""Days and nights in FIT files -> measurements and sleeps: monitoring, scales, blood pressure, nightly HRV."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from heapq import merge
from itertools import pairwise
from typing import Any

from milo.importers.contract import Context, Found
from milo.importers.fit_activity import Maker
from milo.importers.fit_clock import EPOCH, NO_CALENDAR_TIME, NO_TIME, SYSTEM_BELOW, FitClock
from milo.importers.fit_columns import Part
from milo.vocabulary.identity import timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Measurement, Sleep, SleepStages

SEVERAL_PEOPLE = "readings of several people in one file: which are yours is not said"
NOTHING_KEPT = "no value of a quantity Milo keeps"
NOTHING_NEW = "a day's total that did not grow"
TOTAL_REPEATED = "a day's total repeated at the start of a file"
STRESS = "stress levels are not used"
SHORT_HRV = "HRV of five minutes: the night's mean is kept"
UNKNOWN_STAGE = "a stage of sleep the watch could not tell"
_ON_FOOT = {1, 6}  # activity types running and walking, whose cycles are steps
_TYPE_BITS = 0x1F  # of current_activity_type_intensity
_NEW_DAY_S = 60  # a file begun this soon after midnight starts its totals from zero; our choice
_STAGES = {1: "awake", 2: "light", 3: "deep", 4: "rem"}
_SLEEP_GAP_S = 3 * 3_600  # between the stages of two sleeps; our choice
# Kinds of messages that hold readings of one moment -> the fields that are quantities.
_READINGS = {
    "weight_scale": ("weight_kg", "body_fat_pct"),
    "blood_pressure": ("systolic_mmhg", "diastolic_mmhg", "heart_rate_bpm"),
    "monitoring_hr_data": ("resting_hr_bpm",),
    "max_met_data": ("vo2max_ml_kg_min",),
    "spo2_data": ("spo2_pct",),
    "respiration": ("respiration_rate",),
    "hrv_status": ("hrv_rmssd_ms",),
}
_UNUSED = {"stress_level": STRESS, "hrv_value": SHORT_HRV}


class Wellness:
    """One file's readings of days and nights: each message kept is a row, unless the file is an activity's.

    In an activity's file only record messages are rows, so here all stands beside (rows=0) and nothing counts as skipped.
    """

    def __init__(self, part: Part, clock: FitClock, maker: Maker, context: Context, beside: bool) -> None:
        self._part = part
        self._clock = clock
        self._maker = maker
        self._beside = beside
        self._context = context

    def found(self) -> Iterator[Found]:
        """All records of days and nights."""
        for kind, quantities in _READINGS.items():
            yield from self._readings(kind, quantities)
        yield from self._monitoring()
        yield from self._sleeps()
        for kind, reason in _UNUSED.items():
            if kind in self._part.messages:
                self._skip(reason, len(self._part.messages[kind]))

    def _skip(self, reason: str, rows: int = 1) -> None:
        if not self._beside:
            self._context.skip(reason, rows)

    def _row(self, measurements: list[Measurement]) -> Iterator[Found]:
        """The measurements of one message, of which the first stands for the row."""
        for i, measurement in enumerate(measurements):
            yield Found(measurement, rows=int(i == 0 and not self._beside))

    def _readings(self, kind: str, quantities: tuple[str, ...]) -> Iterator[Found]:
        messages = self._part.messages.get(kind)
        if messages is None:
            return
        people = {row["person"] for row in messages.rows() if "person" in row} if "person" in _names(messages.kind) else set()
        if len(people) > 1:
            self._skip(SEVERAL_PEOPLE, len(messages))
            return
        for row in messages.rows():
            at = self._clock.moment(row.get("timestamp"))
            if at is None:
                self._skip(NO_TIME if row.get("timestamp") is None else NO_CALENDAR_TIME)
                continue
            values = {q: self._context.accept(q, row.get(q) or None) for q in quantities}  # 0 is how "not measured" is written
            kept = [self._measurement(at, q, v) for q, v in values.items() if v is not None]
            if not kept:
                self._skip(NOTHING_KEPT)
            yield from self._row(kept)

    def _measurement(
        self, at: datetime, quantity: str, value: float, until: datetime | None = None, what: Any = None
    ) -> Measurement:
        maker = self._maker
        return Measurement(
            origin=Origin.IMPORTED,
            source=maker.source,
            measurement_id=timed_identity(at, self._context.user_id, quantity, maker.device_id or maker.source, until, value, what),
            user_id=self._context.user_id,
            at=at,
            quantity=quantity,
            value=value,
            until=until,
            device_id=maker.device_id,
            utc_offset_min=self._clock.offset_at(at),
        )

    # --- monitoring -----------------------------------------------------------------------------------------------------

    def _monitoring(self) -> Iterator[Found]:
        """Steps and energy are totals of the day per kind of activity; what is kept is how much they grew since the one before."""
        begins: int | None = None
        now: int | None = None
        totals = {"steps": _Totals(self._clock), "active_energy_kcal": _Totals(self._clock)}
        infos = ((row, True) for row in self._part.rows("monitoring_info"))
        rows = ((row, False) for row in self._part.rows("monitoring"))
        for row, is_info in merge(infos, rows, key=lambda r: r[0]["at"]):
            now = _advance(now, row)
            if is_info:
                begins = now if begins is None else begins
                continue
            if now is None:
                self._skip(NO_TIME)
                continue
            at = self._clock.moment(now)
            if at is None:
                self._skip(NO_CALENDAR_TIME)
                continue
            kept: list[Measurement] = []
            why = NOTHING_KEPT
            heart_rate = self._context.accept("heart_rate_bpm", row.get("heart_rate_bpm") or None)
            if heart_rate is not None:
                kept.append(self._measurement(at, "heart_rate_bpm", heart_rate))
            type_ = row.get("activity_type", int(row["type_intensity"]) & _TYPE_BITS if "type_intensity" in row else None)
            steps = row.get("cycles", row.get("cycles_16")) if type_ in _ON_FOOT else None
            for quantity, total in (("steps", steps), ("active_energy_kcal", row.get("active_kcal"))):
                if total is None:
                    continue
                if now < SYSTEM_BELOW:
                    why = NO_CALENDAR_TIME  # the day's midnight is not known
                    continue
                since, grown = totals[quantity].grown(type_, now, total, begins)
                if grown is None or grown <= 0:
                    why = TOTAL_REPEATED if grown is None else NOTHING_NEW
                    continue
                value = self._context.accept(quantity, grown)
                if value is not None:
                    kept.append(self._measurement(EPOCH + timedelta(seconds=since), quantity, value, at, type_))
            if not kept:
                self._skip(why)
            yield from self._row(kept)

    # --- sleep ----------------------------------------------------------------------------------------------------------

    def _sleeps(self) -> Iterator[Found]:
        """A stage lasts until the next one is written; the last one ends the sleep."""
        levels: list[tuple[datetime, Any]] = []
        for row in self._part.rows("sleep_level"):
            at = self._clock.moment(row.get("timestamp"))
            if at is None:
                self._skip(NO_TIME if row.get("timestamp") is None else NO_CALENDAR_TIME)
            else:
                levels.append((at, row.get("level")))
        levels.sort(key=lambda level: level[0])
        nights: list[list[tuple[datetime, Any]]] = []
        for level in levels:
            if not nights or (level[0] - nights[-1][-1][0]).total_seconds() > _SLEEP_GAP_S:
                nights.append([])
            nights[-1].append(level)
        scores = list(self._part.rows("sleep_assessment"))
        for night in nights:
            # Which of several sleeps a score is of is not said.
            yield from self._sleep(night, scores[0] if len(scores) == len(nights) == 1 else {})

    def _sleep(self, night: list[tuple[datetime, Any]], score: dict[str, Any]) -> Iterator[Found]:
        start, end = night[0][0], night[-1][0]
        if end <= start:
            self._skip(UNKNOWN_STAGE, len(night))
            return
        minutes: dict[str, float] = {}
        for (since, level), (until, _) in pairwise(night):
            if level in _STAGES:
                minutes[_STAGES[level]] = minutes.get(_STAGES[level], 0.0) + (until - since).total_seconds() / 60
        quality = score.get("score")
        awakenings = score.get("awakenings")
        sleep = Sleep(
            origin=Origin.IMPORTED,
            source=self._maker.source,
            session_id=timed_identity(start, self._context.user_id, "sleep", self._maker.device_id or self._maker.source),
            user_id=self._context.user_id,
            start_ts=start,
            end_ts=end,
            device_id=self._maker.device_id,
            quality=quality / 100 if quality is not None and 0 <= quality <= 100 else None,
            sleep_stage_breakdown=SleepStages(**{name: round(m, 2) for name, m in minutes.items()}) if minutes else None,
            awakenings=int(awakenings) if awakenings is not None and 0 <= awakenings <= 500 else None,
            utc_offset_min=self._clock.offset_at(start),
        )
        yield Found(sleep, rows=0 if self._beside else len(night))


class _Totals:
    """Totals that grow over a day and start again after midnight, one per kind of activity."""

    def __init__(self, clock: FitClock) -> None:
        self._clock = clock
        self._last: dict[Any, tuple[int, float]] = {}

    def grown(self, type_: Any, now: int, total: float, begins: int | None) -> tuple[int, float | None]:
        """(since when, by how much) a total grew.

        The first total of a file that began in the middle of a day tells no growth (None): the file before told it.
        begins: when the file's monitoring began, None when it does not say, and then totals count from midnight.
        """
        midnight = self._clock.midnight(now)
        known = self._last.get(type_)
        self._last[type_] = (now, total)
        if known is not None and known[0] > midnight:
            since, before = known
            return min(since, now), total - before if total >= before else total
        mid_day = begins is not None and begins > midnight + _NEW_DAY_S
        if known is None and mid_day:
            return now, None
        return midnight, total


def _advance(now: int | None, row: dict[str, Any]) -> int | None:
    """The time of a message, which may hold only the last 16 bits of it."""
    stamp, low = row.get("timestamp"), row.get("timestamp_16")
    if stamp is not None:
        return int(stamp)
    if low is None or now is None:
        return now if low is None else None
    return now + ((int(low) - now) & 0xFFFF)


def _names(kind: Any) -> set[str]:
    return {f.name for f in kind.fields.values()}
