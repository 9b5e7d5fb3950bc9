"""The waking day as a wearable tells it: one message an hour, without what a session already told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from milo.twin.days import BLOCK, CADENCE, Block, Day
from milo.twin.traits import Floats
from milo.vocabulary.identity import timed_identity
from milo.vocabulary.records import Event, Record

LONGEST = 30  # hours a day may go on after midnight of its date
SHORTEST_S = 900.0  # of waking life in an hour that gets a message
WRIST_SD = 3.0  # bpm, at rest
STRIDE = 0.414  # of height
KCAL_STEP_KG = 0.0005  # net of rest
WALKED = 250.0  # steps an hour from which on a watch calls it walking (our choice)
# When in the day people move, by hour from 0: commuting, noon, evening; weekends later and flatter; after
# midnight nobody walks about, so that no few steps make a day of their own (our choice).
_WEEKDAY = (0.2,) * 5 + (0.5, 0.9, 1.4, 1.6, 0.8, 0.7, 0.8, 1.5, 1.2, 0.7, 0.7, 0.9, 1.5, 1.6, 1.2, 0.8, 0.6, 0.4, 0.3) + (0.0,) * 6
_WEEKEND = (0.2,) * 6 + (0.3, 0.5, 0.8, 1.2, 1.4, 1.5, 1.3, 1.2, 1.3, 1.4, 1.4, 1.3, 1.1, 0.9, 0.7, 0.6, 0.5, 0.4) + (0.0,) * 6


@dataclass(frozen=True)
class Hours:
    """Arrays (n, LONGEST) by local clock hour."""

    covered_s: Floats
    steps: NDArray[np.int64]
    heart_rate: NDArray[np.float64]
    kcal: NDArray[np.float64]
    distance_m: NDArray[np.float64]
    rmssd: NDArray[np.float64]
    breath: NDArray[np.float64]
    skin_c: NDArray[np.float64]
    gsr: NDArray[np.float64]


def hours(block: Block, day: Day) -> Hours:
    """What every wearable of the block saw, whoever is published."""
    t, truth, seen = block.traits, day.truth, day.seen
    rng = block.draws.fresh("hours", day.number)
    z = rng.standard_normal((4, BLOCK, LONGEST), dtype=np.float32)
    burst = rng.standard_gamma(1.6, (BLOCK, LONGEST), dtype=np.float32)
    edge = np.arange(LONGEST, dtype=np.float32)[None, :]

    def within(begin: Any, end: Any) -> Any:
        return np.clip(np.minimum(edge + 1, end[:, None]) - np.maximum(edge, begin[:, None]), 0, 1).astype(np.float32)

    free = within(day.wake_h, day.bed_h) - within(day.start_h, day.start_h + day.session_s / 3600)
    covered = np.where(free * 3600 >= SHORTEST_S, free, 0)
    profile = np.asarray(_WEEKEND if day.weekend else _WEEKDAY, np.float32)
    weight = covered * profile * burst
    weight /= np.maximum(weight.sum(axis=1, keepdims=True), 1e-6)
    counted = np.where(seen.worn, seen.steps, 0)
    everyday = np.maximum(counted - np.where(seen.recorded, session_steps(day), 0), 0.1 * counted)
    so_far = np.rint(np.cumsum(weight, axis=1) * everyday[:, None]).astype(np.int64)
    steps = np.diff(so_far, axis=1, prepend=0)

    rate = steps / np.maximum(covered, 0.05)  # steps an hour
    rest = truth.resting_hr[:, None]
    swing = 3.0 * np.sin(2 * np.pi * (edge - 10) / 24)  # highest in the late afternoon
    strain = 2.5 * truth.stress + 7.0 * truth.ill
    heart = rest + 9 + 36 * np.minimum(rate / 6000, 1.6) + swing + strain[:, None] + (4.0 * z[0])
    heart = np.clip(heart, rest - 2, 0.85 * t.max_hr[:, None]) + WRIST_SD * z[1]
    above = np.maximum(heart - rest, 0)
    kcal = steps * (truth.weight_kg * KCAL_STEP_KG * seen.energy_factor)[:, None]
    calm = truth.ln_rmssd[:, None] - 0.016 * above + 0.15 * z[2]
    nervous = 0.25 * truth.stress + 0.12 * truth.luteal
    return Hours(
        covered_s=covered * 3600,
        steps=steps,
        heart_rate=_told(np.clip(heart, 30, 220), 1),
        kcal=_told(kcal, 1),
        distance_m=_told(steps * (STRIDE / 100 * t.height_cm)[:, None], 0),
        rmssd=_told(np.clip(np.exp(calm), 4, 300), 1),
        breath=_told(np.clip(15 + 0.10 * above + 0.6 * z[2] + truth.ill[:, None], 8, 40), 1),
        skin_c=_told(32.2 + 0.5 * swing / 3 + 0.3 * truth.luteal[:, None] + 0.5 * truth.ill[:, None] + 0.5 * z[3], 1),
        gsr=_told(np.exp(0.7 + nervous[:, None] + 0.35 * np.minimum(rate / 6000, 1.5) + 0.25 * z[2]), 2),
    )


def session_steps(day: Day) -> Floats:
    """Steps of the session, as the minute messages tell them, (n,); nothing where nobody goes on foot."""
    cadence = np.zeros(BLOCK, np.float32)
    for activity, steps in CADENCE.items():
        cadence[day.activity == activity] = steps
    return (day.session_s / 60 * cadence).astype(np.float32)


def tell(block: Block, day: Day, seen: Hours, k: int) -> list[tuple[int, Record]]:
    """Person k's hourly messages, each with the second since 1970 it can leave the wearable at; none when it was not worn."""
    if not day.seen.worn[k]:
        return []
    me = block.people[k]
    signed, device_id = me.signed(), me.wearable_id(int(day.seen.device[k]))
    there = np.flatnonzero(seen.covered_s[k] > 0)
    # The wearable reports at its own second of the hour's last minute, or when it is taken off.
    ends = np.minimum((there + 1) * 3600.0 - 60 + block.habits.sync_s[k], day.bed_h[k] * 3600.0)
    at = (day.midnight[k] + np.rint(ends).astype(np.int64)).tolist()
    on_date = (there < 24).tolist()

    def counted(values: NDArray[Any]) -> list[float | None]:
        """What adds up in a day; the counters rest after midnight."""
        return [float(v) if today else None for v, today in zip(values[k, there].tolist(), on_date, strict=True)]

    return [
        (
            second,
            Event(
                event_id=timed_identity(moment, me.user_id, "event"),
                event_ts=moment,
                device_id=device_id,
                activity_type="walking" if steps is not None and steps >= WALKED else None,
                duration_s=covered,
                distance_m=distance,
                heart_rate_bpm=heart,
                hr_variability_ms=rmssd,
                respiration_rate=breath,
                skin_temp_c=skin,
                gsr_us=gsr,
                calories_burned=kcal,
                step_increment=steps,
                **signed,
            ),
        )
        for second, moment, covered, steps, heart, kcal, distance, rmssd, breath, skin, gsr in zip(
            at,
            [_UNIX + timedelta(seconds=s) for s in at],
            np.rint(seen.covered_s[k, there]).astype(np.float64).tolist(),
            counted(seen.steps),
            seen.heart_rate[k, there].tolist(),
            counted(seen.kcal),
            counted(seen.distance_m),
            seen.rmssd[k, there].tolist(),
            seen.breath[k, there].tolist(),
            seen.skin_c[k, there].tolist(),
            seen.gsr[k, there].tolist(),
            strict=True,
        )
    ]


def _told(values: Any, decimals: int) -> NDArray[np.float64]:
    """Rounded as the device shows it; in float64, so that the body holds no digits nobody measured."""
    return np.asarray(np.round(np.asarray(values, np.float64), decimals), np.float64)


_UNIX = datetime(1970, 1, 1, tzinfo=UTC)
