"""The food diary of a day: meals that add up to what the diary holds, which is less than what was eaten."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from milo.twin.days import BLOCK, Block, Day
from milo.vocabulary.identity import timed_identity
from milo.vocabulary.records import Nutrition, Record

MEALS = ("breakfast", "lunch", "snack", "dinner")
_SHARES = (0.22, 0.34, 0.10, 0.34)  # of the day's energy (our choice)
KCAL_PROTEIN, KCAL_CARBS, KCAL_FAT = 4.0, 4.0, 9.0  # per gram (Atwater)


def table(block: Block, day: Day) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Shares of the day's energy and clock hours per meal, both (n, 4), of everybody; a meal left out has no share."""
    h = block.habits
    rng = block.draws.fresh("meals", day.number)
    z = rng.standard_normal((BLOCK, 8))
    u = rng.random((BLOCK, 2))
    there = np.ones((BLOCK, 4))
    there[:, 0] = u[:, 0] < h.breakfast
    there[:, 2] = u[:, 1] < h.snacks
    shares = there * np.asarray(_SHARES) * np.exp(0.2 * z[:, :4])
    shares /= shares.sum(axis=1, keepdims=True)
    late = 0.6 * block.traits.chronotype_h
    clock = np.stack([day.wake_h + 0.8 + 0.2 * z[:, 4], 12.9 + late + 0.4 * z[:, 5], 16.2 + late + 0.6 * z[:, 6], 19.6 + late], 1)
    clock[:, 3] += 0.5 * z[:, 7]
    # Who trains eats afterwards.
    start, end = day.start_h[:, None], (day.start_h + day.session_s / 3600)[:, None]
    clock = np.where((clock > start - 0.25) & (clock < end + 0.2), end + 0.3, clock)
    # Nobody eats asleep; meals keep their order on short and shifted days.
    low, high = day.wake_h[:, None] + 0.4, day.bed_h[:, None] - 0.5
    clock = np.clip(clock, low + np.arange(4) * 0.4, high - np.arange(3, -1, -1) * 0.4)
    return shares, np.maximum.accumulate(clock, axis=1)


def tell(block: Block, day: Day, shares: NDArray[np.float64], clock: NDArray[np.float64], k: int) -> list[tuple[int, Record]]:
    """Person k's meals, each with the second it can be told from; none on days the diary stayed empty."""
    held = float(day.seen.intake_kcal[k])
    if math.isnan(held):
        return []
    me, h = block.people[k], block.habits
    mass = float(day.truth.weight_kg[k])
    # The diary lacks protein as it lacks everything else.
    protein_share = min(float(h.protein[k]) * mass * KCAL_PROTEIN / max(float(day.truth.intake_kcal[k]), 1), 0.4)
    fat_share = float(h.fat[k])
    rng = block.draws.fresh("plate", day.number, k)
    protein_z, fat_z = np.exp(0.15 * rng.standard_normal((2, 4))).tolist()
    water = (50 * rng.integers(3, 11, 4)).tolist()
    so_far = np.rint(np.cumsum(shares[k]) * held)
    offset = int(day.seen.offset_min[k])
    made: list[tuple[int, Record]] = []
    for m, kcal in enumerate(np.diff(so_far, prepend=0).tolist()):
        if not kcal > 0:
            continue
        at = day.moment(k, float(clock[k, m]))
        protein = round(kcal * protein_share * protein_z[m] / KCAL_PROTEIN)
        fat = round(kcal * fat_share * fat_z[m] / KCAL_FAT)
        left = kcal - protein * KCAL_PROTEIN - fat * KCAL_FAT
        meal = Nutrition(
            log_id=timed_identity(at, me.user_id, MEALS[m]),
            log_ts=at,
            meal_type=MEALS[m],
            calories=kcal,
            protein_g=float(protein),
            carbs_g=float(max(round(left / KCAL_CARBS), 0)),
            fat_g=float(fat),
            water_ml=float(water[m]),
            utc_offset_min=offset,
            **me.signed("phone"),
        )
        made.append((int(at.timestamp()), meal))
    return made
