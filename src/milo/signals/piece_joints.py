"""Levels that ways lead to and from without a jump: where the way ends and the level begins."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from milo.signals.piece_sums import Fading, Sums, squares_left

Floats = NDArray[np.float64]
Places = NDArray[np.int64]
Replaced = tuple[int, int, list[int], list[int]]  # pieces low..high give way to these starts and kinds

FLAT, SLOPED, SETTLING = 0, 1, 2  # kinds of pieces; from SETTLING on one for each time constant
BESIDE = 120  # samples of each way that say where it meets the level; more add nothing (our choice)
# Squares, in noises, by which a level must describe the record better than a jump between two ways (our choice). Where the way goes
# on in its direction a jump back is unlikely from the start; where it turns, a peak without a level is not.
MARGIN_ON, MARGIN_TURNING = -2.0, 6.0


def join_levels(
    first: Places, kind: NDArray[np.int8], n: int, sums: Sums, fading: list[Fading], price: float, least: float
) -> tuple[Places, NDArray[np.int8]]:
    """First samples and kinds of pieces, with levels put where ways meet them.

    Pieces cut freely may jump where one ends, and so two ways with a level between pass for two ways with a jump in its middle.
    What joins has fewer parameters than what jumps: way, level, way has as many as two ways with a jump.
    n: samples.  price: of one parameter, in squares.  least: samples of a level worth looking for.
    """
    starts, kinds = first.tolist(), kind.tolist()
    i = 0
    while i < len(starts):
        ends = [*starts[1:], n]
        found: Replaced | None = None
        if kinds[i] == FLAT:
            found = _about_level(i, starts, ends, kinds, sums, fading, price)
        elif kinds[i] >= SETTLING and i + 1 < len(starts) and kinds[i + 1] == SLOPED:
            _move_end_of_settling(i, starts, ends, kinds, sums, fading, price)
        elif i + 1 < len(starts) and kinds[i + 1] != FLAT:
            found = _between_ways(i, starts, ends, kinds, sums, fading, least)
        if found is not None:
            low, high, new_starts, new_kinds = found
            starts[low:high], kinds[low:high] = new_starts, new_kinds
            i = low + new_kinds.index(FLAT)
        i += 1
    return np.array(starts, np.int64), np.array(kinds, np.int8)


def _between_ways(
    i: int, starts: list[int], ends: list[int], kinds: list[int], sums: Sums, fading: list[Fading], least: float
) -> Replaced | None:
    """A level in place of the jump between two ways, where it describes them better."""
    low, high = max(starts[i], ends[i] - BESIDE), min(ends[i + 1], starts[i + 1] + BESIDE)
    left, right, squares = _level_fit(sums, low, high, None, None, least)
    now = _squares(low, ends[i], kinds[i], sums, fading) + _squares(starts[i + 1], high, kinds[i + 1], sums, fading)
    goes_on = _rise(low, ends[i], sums) * _rise(starts[i + 1], high, sums) > 0
    if squares + (MARGIN_ON if goes_on else MARGIN_TURNING) > now:
        return None
    return _replaced(i, i + 2, starts, ends, left, right)


def _about_level(
    i: int, starts: list[int], ends: list[int], kinds: list[int], sums: Sums, fading: list[Fading], price: float
) -> Replaced | None:
    """The level's ends moved to where the ways beside it meet it, where they do."""
    before = i > 0 and kinds[i - 1] != FLAT
    after = i + 1 < len(starts) and kinds[i + 1] != FLAT
    best: tuple[float, int, int, bool, bool] | None = None
    level = _squares(starts[i], ends[i], FLAT, sums, fading)
    for joins_left, joins_right in ((True, True), (True, False), (False, True)):
        if (joins_left and not before) or (joins_right and not after):
            continue
        low = max(starts[i - 1], starts[i] - BESIDE) if joins_left else starts[i]
        high = min(ends[i + 1], ends[i] + BESIDE) if joins_right else ends[i]
        left, right, squares = _level_fit(sums, low, high, None if joins_left else low, None if joins_right else high, 1.0)
        now = level
        if joins_left:
            now += _squares(low, ends[i - 1], kinds[i - 1], sums, fading)
        if joins_right:
            now += _squares(starts[i + 1], high, kinds[i + 1], sums, fading)
        gain = now + price * (joins_left + joins_right) - squares
        if gain > 0 and (best is None or gain > best[0]):
            best = (gain, left, right, joins_left, joins_right)
    if best is None:
        return None
    _, left, right, joins_left, joins_right = best
    return _replaced(i - joins_left, i + 1 + joins_right, starts, ends, left, right)


def _move_end_of_settling(
    i: int, starts: list[int], ends: list[int], kinds: list[int], sums: Sums, fading: list[Fading], price: float
) -> None:
    """The end of what settles moved, in place, to where the way after it leaves what it settles to, if there is no jump.

    One fit for each end and time constant: aim, size and the slope of the way, which begins at the aim.
    """
    first, high = starts[i], min(ends[i + 1], starts[i + 1] + BESIDE)
    end = np.arange(first + 2, high - 1)
    if not len(end):
        return
    w, t, tt, y, ty, yy = sums.of(end, np.full(len(end), high))
    w1, _, _, y1, _, yy1 = sums.of(np.full(len(end), first), end)
    u, uu, uy = t - end * w, tt - 2 * end * t + end**2 * w, ty - end * y
    best: tuple[float, int, int] | None = None
    for k, curve in enumerate(fading):
        g, gg, gy = curve.of(np.full(len(end), first), end, (end - first).astype(np.float64))
        some = (gg > 1e-9) & (uu > 1e-9)
        gg, uu_safe = np.where(some, gg, 1.0), np.where(some, uu, 1.0)
        # The aim once size and slope are the best for it.
        rest = w + w1 - g * g / gg - u * u / uu_safe
        along = y + y1 - g * gy / gg - u * uy / uu_safe
        left = yy + yy1 - gy * gy / gg - uy * uy / uu_safe - along**2 / np.maximum(rest, 1e-12)
        left = np.where(some & (rest > 1e-9 * (w + w1)), left, np.inf)
        j = int(np.argmin(left))
        if best is None or left[j] < best[0]:
            best = (float(left[j]), int(end[j]), SETTLING + k)
    now = _squares(first, ends[i], kinds[i], sums, fading) + _squares(starts[i + 1], high, SLOPED, sums, fading)
    if best is not None and best[0] < now + price:
        starts[i + 1], kinds[i] = best[1], best[2]


def _replaced(low: int, high: int, starts: list[int], ends: list[int], left: int, right: int) -> Replaced:
    """Pieces low..high as way, level from left to right (not within), way; a way without samples is none."""
    new_starts, new_kinds = [left], [FLAT]
    if left > starts[low]:
        new_starts, new_kinds = [starts[low], *new_starts], [SLOPED, *new_kinds]
    if right < ends[high - 1]:
        new_starts, new_kinds = [*new_starts, right], [*new_kinds, SLOPED]
    return low, high, new_starts, new_kinds


def _squares(first: int, end: int, kind: int, sums: Sums, fading: list[Fading]) -> float:
    """Weighted squares that a piece of this kind leaves."""
    if end <= first:
        return 0.0
    a, b = np.array([first]), np.array([end])
    some = sums.of(a, b)
    flat, line = squares_left(some)
    if kind >= SETTLING:
        gain = fading[kind - SETTLING].gain(a, b, np.array([float(end - first)]), some)
        return float(max(flat[0] - gain[0], 0.0))
    return float(flat[0] if kind == FLAT else line[0])


def _rise(first: int, end: int, sums: Sums) -> float:
    """A number with the sign of a piece's slope."""
    w, t, _, y, ty, _ = sums.of(np.array([first]), np.array([end]))[:, 0].tolist()
    return float(ty * w - t * y)


def _level_fit(sums: Sums, low: int, high: int, left: int | None, right: int | None, least: float) -> tuple[int, int, float]:
    """Where the best level within low..high begins and ends (not within), with a way joined to each side, and the squares left.

    left, right: ends that stay, without a way beyond; None: searched. The level lasts at least `least` samples.
    """
    a = np.arange(low, high) if left is None else np.array([left])
    b = np.arange(low + 1, high + 1) if right is None else np.array([right])
    before = _way(sums, np.full(len(a), low), a, a.astype(np.float64))
    after = _way(sums, b, np.full(len(b), high), np.asarray(b - 1, np.float64))
    w, y, yy = sums.upto[0], sums.upto[3], sums.upto[5]
    # The level between: a row for each beginning, a column for each end.
    total_yy, total_y, total_w = (
        upto[b][None, :] - upto[a][:, None] + one[:, None] + two[None, :]
        for upto, one, two in zip((yy, y, w), before, after, strict=True)
    )
    # An end before its beginning is no level; its sums would only overflow.
    possible = (b[None, :] - a[:, None] >= least) & (total_w > 0)
    squares = np.where(possible, total_yy - total_y**2 / np.where(possible, total_w, 1.0), np.inf)
    p, q = np.unravel_index(int(np.argmin(squares)), squares.shape)
    return int(a[p]), int(b[q]), float(max(squares[p, q], 0.0))


def _way(sums: Sums, first: Places, end: Places, meets: Floats) -> tuple[Floats, Floats, Floats]:
    """Squares, sum and weight of a way that meets a level at `meets`, once its slope is the best for that level, (k,) each."""
    w, t, tt, y, ty, yy = sums.of(first, end)
    u, uu, uy = t - meets * w, tt - 2 * meets * t + meets**2 * w, ty - meets * y
    some = uu > 1e-9
    safe = np.where(some, uu, 1.0)
    return (
        np.where(some, yy - uy**2 / safe, yy),
        np.where(some, y - u * uy / safe, y),
        np.where(some, w - u**2 / safe, w),
    )
