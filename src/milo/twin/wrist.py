"""A session as the device saw it: heart rate with its error, distance, and the records that tell of it.

No record holds a position: any place on a map is somewhere somebody lives, and a made-up one would be taken for true.
"""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from milo.twin.bar import Set, sets
from milo.twin.days import CADENCE, Block
from milo.twin.observe import SPO2_DARK, SPO2_SD
from milo.twin.outings import Outing
from milo.twin.traits import DEVICES, STRENGTH, Floats
from milo.vocabulary.identity import timed_identity
from milo.vocabulary.records import Event, LiftedSet, Measurement, Record, Sample, Workout

SAMPLE_S = 10  # often enough for zones and TRIMP, a tenth of the rows of a watch
MINUTE_S = 60
CHEST = DEVICES.index("strap")
CHEST_SD = 1.0  # bpm
WRIST_BIAS, WRIST_SD, WRIST_SD_MOVING = 0.015, 3.0, 8.0  # share (within +-3 %), bpm; smoothed over half a minute
SMOOTH_S = 30.0
LOCK_MINUTES = 0.03  # of running minutes the wrist reads the cadence
GAPS = 0.06  # of seconds nothing is read on the wrist; table: 5-20 %
GAP_S = 45
DISTANCE_SD, PACE_SD = 0.010, 0.02  # of the whole distance; from second to second
INDOORS = 0.12  # of runs and rides
SPO2_EVERY = 5  # minutes between readings


def tell(block: Block, outing: Outing) -> list[tuple[int, Record]]:
    """The workout, its samples, minute messages, sets and readings, each with the second since 1970 it can be told from."""
    day, k = outing.day, outing.k
    rng = block.draws.fresh("wrist", day.number, k)
    began = int(day.midnight[k]) + round(float(day.start_h[k]) * 3600)
    ended = began + outing.seconds
    me = block.people[k]
    signed, device_id = me.signed(), me.wearable_id(int(day.seen.device[k]))
    heart = _heart(outing, bool(block.traits.device[k] == CHEST), rng)
    travelled = _travelled(outing, rng)
    indoor = outing.activity in {"strength", "rowing", "swimming", "yoga"} or (
        rng.random() < INDOORS and outing.activity != "walking"
    )
    mass = float(day.truth.weight_kg[k])
    per_second = (outing.vo2_ml_kg_min - 3.5) * np.float32(mass * 0.005 / 60 * float(day.seen.energy_factor[k]))
    burned = np.cumsum(np.maximum(per_second, 0), dtype=np.float64)
    start = _UNIX + timedelta(seconds=began)
    workout_id = timed_identity(start, me.user_id, "workout", outing.activity)
    seen = heart[~np.isnan(heart)]
    rpe = float(day.seen.said.rpe[k])
    offset = int(day.seen.offset_min[k])
    workout = Workout(
        workout_id=workout_id,
        start_ts=start,
        end_ts=_UNIX + timedelta(seconds=ended),
        activity_type=outing.activity,  # type: ignore[arg-type]
        device_id=device_id,
        utc_offset_min=offset,
        duration_s=float(outing.seconds),
        distance_m=None if travelled is None else round(float(travelled[-1])),
        ascent_m=None if outing.climb_m_s is None or indoor else round(float(outing.climb_m_s.sum())),
        energy_kcal=round(float(burned[-1])),
        heart_rate_bpm=round(float(seen.mean())) if seen.size else None,
        max_heart_rate_bpm=round(float(seen.max())) if seen.size else None,
        power_w=None if outing.power_w is None else round(float(outing.power_w.mean())),
        rpe=None if math.isnan(rpe) else rpe,
        indoor=indoor,
        **signed,
    )
    common: dict[str, Any] = {"device_id": device_id, **signed}
    made: list[tuple[int, Record]] = [(ended, workout)]
    made += _minutes(block, outing, began, heart, travelled, burned, indoor, common, rng)
    made += _samples(outing, began, workout_id, heart, travelled, common)
    vo2max = float(day.seen.vo2max[k])
    if not math.isnan(vo2max):
        at = workout.end_ts
        reading = Measurement(
            measurement_id=timed_identity(at, me.user_id, "vo2max_ml_kg_min"),
            at=at,
            quantity="vo2max_ml_kg_min",
            value=round(vo2max, 1),
            utc_offset_min=offset,
            **common,
        )
        made.append((ended, reading))
    if day.activity[k] == STRENGTH:
        lifted = sets(day.loaded, block.traits, day.truth, k, outing.seconds, block.draws.fresh("lifting", day.number, k))
        made += [(began + s.second, _as_record(s, me.user_id, workout_id, began, offset, me.signed("phone"))) for s in lifted]
    return made


def _heart(outing: Outing, chest: bool, rng: np.random.Generator) -> Floats:
    """Heart rate as read every second, bpm; NaN where the device lost it."""
    n = outing.seconds
    white = rng.standard_normal(n, dtype=np.float32)
    u = rng.random((2, n // GAP_S + 1), dtype=np.float32)
    bias = np.float32(1 + WRIST_BIAS * rng.standard_normal())
    if chest:
        return np.clip(outing.heart_rate + CHEST_SD * white, 30, 225).astype(np.float32)
    uneven = np.abs(np.diff(outing.heart_rate, prepend=outing.heart_rate[:1]))
    sd = np.where(_smooth(uneven) > 0.15, np.float32(WRIST_SD_MOVING), np.float32(WRIST_SD))
    slow = _smooth(white) * np.float32(math.sqrt(SMOOTH_S))
    read = outing.heart_rate * bias + sd * slow
    span = np.repeat(np.arange(u.shape[1]), GAP_S)[:n]
    steps = CADENCE.get(int(outing.day.activity[outing.k]))
    if steps is not None and outing.activity == "running":
        read = np.where(u[0][span] < LOCK_MINUTES, np.float32(steps) + 2 * slow, read)
    read = np.where(u[1][span] < GAPS, np.float32(np.nan), read)
    return np.clip(read, 35, 225).astype(np.float32)


def _smooth(values: Floats) -> Floats:
    """A running mean over SMOOTH_S seconds, shape kept."""
    width = int(SMOOTH_S)
    total = np.cumsum(np.concatenate([np.zeros(1), values.astype(np.float64)]))
    low = np.maximum(np.arange(values.size) - width + 1, 0)
    return np.asarray((total[1:] - total[low]) / width, np.float32)


def _travelled(outing: Outing, rng: np.random.Generator) -> NDArray[np.float64] | None:
    """Metres covered by the end of each second, as the device has it; None where nobody moves."""
    if outing.speed_m_s is None:
        return None
    jitter = _smooth(rng.standard_normal(outing.seconds, dtype=np.float32)) * math.sqrt(SMOOTH_S)
    speed = outing.speed_m_s * (1 + PACE_SD * np.clip(jitter, -2, 2)) * (1 + DISTANCE_SD * np.clip(rng.standard_normal(), -2, 2))
    return np.cumsum(speed, dtype=np.float64)


def _minutes(
    block: Block,
    outing: Outing,
    began: int,
    heart: Floats,
    travelled: NDArray[np.float64] | None,
    burned: NDArray[np.float64],
    indoor: bool,
    common: dict[str, Any],
    rng: np.random.Generator,
) -> list[tuple[int, Record]]:
    """A message a minute, the last one shorter."""
    edges = np.append(np.arange(0, outing.seconds, MINUTE_S), outing.seconds)
    lengths = np.diff(edges)
    known = ~np.isnan(heart)
    counts = np.add.reduceat(known.astype(np.float64), edges[:-1])
    sums = np.add.reduceat(np.where(known, heart, 0).astype(np.float64), edges[:-1])
    with np.errstate(invalid="ignore", divide="ignore"):
        means = np.round(sums / counts, 1)
    per_minute = CADENCE.get(int(outing.day.activity[outing.k]), 0.0)
    steps = np.diff(np.rint(edges * per_minute / 60))
    kcal = np.round(np.diff(np.concatenate([[0.0], burned[edges[1:] - 1]])), 2)
    breath = np.round(np.add.reduceat(outing.breath_rate.astype(np.float64), edges[:-1]) / lengths, 1)
    dark = SPO2_DARK * float(block.traits.dark_skin[outing.k])
    true = np.add.reduceat(outing.spo2_pct.astype(np.float64), edges[:-1]) / lengths
    blood = np.round(np.clip(true + dark + SPO2_SD * rng.standard_normal(lengths.size), 70, 100))
    if travelled is None:
        distance: list[float | None] = [None] * lengths.size
        pace: list[float | None] = [None] * lengths.size
    else:
        metres = np.round(np.diff(np.concatenate([[0.0], travelled[edges[1:] - 1]])), 1)
        distance = metres.tolist()
        pace = [round(s * 1000 / m, 1) if m > 0 else None for s, m in zip(lengths.tolist(), distance, strict=True)]  # type: ignore[operator]
    ends = (began + edges[1:]).tolist()
    user_id, activity = common["user_id"], outing.activity
    on_foot = per_minute > 0
    return [
        (
            second,
            Event(
                event_id=timed_identity(moment, user_id, "event", activity),
                event_ts=moment,
                activity_type=activity,  # type: ignore[arg-type]
                duration_s=float(length),
                distance_m=metres_,
                pace_s_per_km=pace_ if on_foot else None,
                heart_rate_bpm=mean if count else None,
                spo2_pct=spo2 if minute % SPO2_EVERY == 0 else None,
                respiration_rate=breaths,
                calories_burned=kcal_,
                indoor=indoor,
                step_increment=step if on_foot else None,
                **common,
            ),
        )
        for minute, (second, moment, length, metres_, pace_, mean, count, spo2, breaths, kcal_, step) in enumerate(
            zip(
                ends,
                [_UNIX + timedelta(seconds=s) for s in ends],
                lengths.tolist(),
                distance,
                pace,
                means.tolist(),
                counts.tolist(),
                blood.tolist(),
                breath.tolist(),
                kcal.tolist(),
                steps.tolist(),
                strict=True,
            )
        )
    ]


def _samples(
    outing: Outing, began: int, workout_id: str, heart: Floats, travelled: NDArray[np.float64] | None, common: dict[str, Any]
) -> list[tuple[int, Record]]:
    """One every SAMPLE_S seconds, told when the session is over and the watch meets its phone."""
    there = np.arange(SAMPLE_S - 1, outing.seconds, SAMPLE_S)
    ended = began + outing.seconds
    rate = [None if math.isnan(b) else b for b in np.round(heart[there].astype(np.float64)).tolist()]
    nothing: list[float | None] = [None] * there.size
    far = nothing if travelled is None else np.round(travelled[there], 1).tolist()
    speed = nothing
    if travelled is not None:
        before = np.concatenate([[0.0], travelled[there[:-1]]])
        speed = np.round((travelled[there] - before) / SAMPLE_S, 2).tolist()
    power = nothing if outing.power_w is None else np.round(outing.power_w[there].astype(np.float64)).tolist()
    moments = [_UNIX + timedelta(seconds=s) for s in (began + there + 1).tolist()]
    return [
        (
            ended,
            Sample(
                sample_id=timed_identity(at, workout_id),
                at=at,
                workout_id=workout_id,
                heart_rate_bpm=beats,
                speed_m_s=metres_s,
                distance_m=metres,
                power_w=watts,
                **common,
            ),
        )
        for at, beats, metres_s, metres, watts in zip(moments, rate, speed, far, power, strict=True)
    ]


def _as_record(s: Set, user_id: str, workout_id: str, began: int, offset: int, signed: dict[str, Any]) -> LiftedSet:
    at = _UNIX + timedelta(seconds=began + s.second)
    return LiftedSet(
        set_id=timed_identity(at, workout_id, s.exercise, s.number),
        workout_id=workout_id,
        at=at,
        exercise=s.exercise,
        number=s.number,
        set_type="warm_up" if s.warm_up else "normal",
        weight_kg=s.weight_kg,
        reps=float(s.reps),
        rir=s.rir,
        utc_offset_min=offset,
        **signed,
    )


_UNIX = datetime(1970, 1, 1, tzinfo=UTC)
