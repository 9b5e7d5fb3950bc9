"""The night and the morning after as records: the sleep, and what the wearable and the scale read on waking."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta

from milo.twin.days import Block, Day
from milo.twin.people import Person
from milo.vocabulary.identity import timed_identity
from milo.vocabulary.records import Measurement, Record, Sleep, SleepStages

SCALE_AFTER_S = 180  # on the scale three minutes after getting up (our choice)
LB_PER_KG = 2.20462
SLIPS = 0.002  # of the readings of a messy squad's scales are in pounds


def tell(block: Block, day: Day, k: int, slips: bool) -> list[tuple[int, Record]]:
    """Person k's night, each record with the second it can be told from. slips: the scale speaks pounds today."""
    me, seen = block.people[k], day.seen
    made: list[tuple[int, Record]] = []
    up = int(day.midnight[k]) + round(float(day.up_h[k]) * 3600)
    waking = _UNIX + timedelta(seconds=up)
    offset = int(seen.offset_min[k])
    device = me.wearable_id(int(seen.device[k]))
    night = seen.night
    if night.seen[k]:
        start = day.moment(k, float(day.bed_h[k]))
        asleep, awake = float(night.asleep_min[k]), float(night.awake_min[k])
        sleep = Sleep(
            session_id=timed_identity(start, me.user_id, "sleep"),
            start_ts=start,
            end_ts=waking,
            device_id=device,
            quality=round(asleep / (asleep + awake), 2),  # efficiency: the share of the night asleep
            sleep_stage_breakdown=SleepStages(
                awake=awake, light=float(night.light_min[k]), deep=float(night.deep_min[k]), rem=float(night.rem_min[k])
            ),
            awakenings=int(night.awakenings[k]),
            utc_offset_min=offset,
            **me.signed(),
        )
        made.append((up, sleep))
    readings = (
        ("resting_hr_bpm", seen.resting_hr_bpm[k], 0),
        ("hrv_rmssd_ms", seen.hrv_rmssd_ms[k], 1),
        ("respiration_rate", seen.respiration_rate[k], 1),
        ("spo2_pct", seen.spo2_pct[k], 0),
        ("skin_temp_c", seen.skin_temp_c[k], 2),
    )
    for quantity, value, decimals in readings:
        if not math.isnan(value):
            made.append((up, _measured(me, None, waking, quantity, round(float(value), decimals), offset, device)))
    weight = float(seen.weight_kg[k])
    if not math.isnan(weight):
        shown = round(weight * LB_PER_KG if slips else weight, 1)
        at = waking + timedelta(seconds=SCALE_AFTER_S)
        made.append((up + SCALE_AFTER_S, _measured(me, "scale", at, "weight_kg", shown, offset, None)))
    return made


def _measured(
    me: Person, by: str | None, at: datetime, quantity: str, value: float, offset: int, device: str | None
) -> Measurement:
    return Measurement(
        measurement_id=timed_identity(at, me.user_id, quantity),
        at=at,
        quantity=quantity,
        value=value,
        device_id=device,
        utc_offset_min=offset,
        **me.signed(by),
    )


_UNIX = datetime(1970, 1, 1, tzinfo=UTC)
