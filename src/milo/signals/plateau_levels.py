"""Stretches of a slow record that stay: read off its pieces, joined where nothing moves between them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from milo.signals.pieces import Pieces

Floats = NDArray[np.float64]

LEAST_S = 20.0  # a level shorter than this is no plateau (contracts section 2)
HIDDEN, HIDDEN_NOISES = 0.1, 2.0  # of that may hide in the noise at its ends: samples beside it as near as that (our choice)
LEAST_STEP_PPM = 150.0  # from the level before (contracts section 2)
LEVEL_PPM_S = 1.0  # steeper is on its way: 20 ppm in the 20 s of a plateau, within what an SCD30 repeats (+-30 ppm); our choice
LEVEL_PPM_SAMPLE = 2.0  # and below half the slowest ramp to be refused, 5 ppm a sample (our choice)
SURE = 2.5  # standard errors by which a slope must lie above those limits to be called one (our choice)
DRIFT = 0.25  # of those limits: slower than this a record drifts, and what it drifts to is no new level (our choice)
SETTLED = 0.005  # of where it settles: nearer than this a settling record is there; the sensor itself is off by 3 % (our choice)
SAME_PPM = LEAST_STEP_PPM / 2  # neighbours nearer than this, with nothing moving between, are one level (our choice)
LEAST_KNOWN = 0.5  # of a level's samples; with fewer it was hardly watched (our choice)
HICCUP_S = 8.0  # a level goes on after something shorter than this, a cough or a hand on the bag (our choice)


@dataclass(frozen=True)
class Level:
    """A stretch that stays, both samples within; value where it begins and ends, and its median. drifts: far, but slowly."""

    first: int
    last: int
    begins: float
    ends: float
    middle: float
    drifts: bool = False


def levels_of(x: Floats, pieces: Pieces, limit_ppm_s: float) -> list[Level]:
    """Pieces that stay, joined where nothing moves between them."""
    limit, rate_hz = limit_ppm_s / pieces.rate_hz, pieces.rate_hz
    slow = np.abs(pieces.slope) <= limit + np.where(pieces.is_flat, SURE * pieces.slope_se, 0)
    change = np.abs(pieces.ends - pieces.begins)
    # Right across a step's height it is on its way, or drifts.
    drifts = (change >= LEAST_STEP_PPM) & (np.abs(pieces.slope) <= DRIFT * limit)
    stays = slow & ((change < LEAST_STEP_PPM) | drifts)
    levels: list[Level] = []
    for i in range(len(pieces.first)):
        now = _settled(x, pieces, i, limit) if np.isfinite(pieces.settling_s[i]) else None
        if stays[i] and now is None:
            now = _level(x, int(pieces.first[i]), int(pieces.last[i]), float(pieces.begins[i]), float(pieces.ends[i]))
            now = replace(now, drifts=bool(drifts[i])) if now is not None else None
        if now is None:
            continue
        if levels and _same(levels[-1], now, limit_ppm_s, rate_hz):
            old = levels.pop()
            both = x[old.first : now.last + 1]
            now = Level(old.first, now.last, old.begins, now.ends, float(np.nanmedian(both)))
        levels.append(now)
    return levels


def _settled(x: Floats, pieces: Pieces, i: int, limit: float) -> Level | None:
    """The end of a piece that settles, from where it is slower than the limit (per sample), or as good as there."""
    first, last, tau = int(pieces.first[i]), int(pieces.last[i]), float(pieces.settling_s[i]) * pieces.rate_hz
    size = -float(pieces.slope[i]) * tau
    aim = float(pieces.begins[i]) - size
    # Nearer than the standard error of a plateau's mean nobody can tell a way from its end.
    unsure = float(np.median(pieces.noise[first : last + 1])) / np.sqrt(LEAST_S * pieces.rate_hz)
    near = max(limit * tau, SETTLED * abs(aim), unsure)
    wait = 0 if abs(size) <= near else int(np.ceil(tau * np.log(abs(size) / near)))
    if first + wait >= last:
        return None
    return _level(x, first + wait, last, aim + size * float(np.exp(-wait / tau)), float(pieces.ends[i]))


def _same(old: Level, now: Level, limit_ppm_s: float, rate_hz: float) -> bool:
    """Is this the old level going on? Near, close in time, and the two together still do not move."""
    if old.drifts or now.drifts or (now.first - old.last - 1) / rate_hz > HICCUP_S or abs(now.begins - old.ends) >= SAME_PPM:
        return False
    lowest, highest = min(old.begins, old.ends, now.begins, now.ends), max(old.begins, old.ends, now.begins, now.ends)
    if highest - lowest >= LEAST_STEP_PPM:
        return False
    # Two short pieces of one ramp are near each other too: the slope from middle to middle tells.
    apart_s = ((now.first + now.last) - (old.first + old.last)) / 2 / rate_hz
    return abs(now.middle - old.middle) <= 2 * limit_ppm_s * apart_s


def _level(x: Floats, first: int, last: int, begins: float, ends: float) -> Level | None:
    known = np.flatnonzero(np.isfinite(x[first : last + 1]))
    if not len(known):
        return None
    # Where samples are lost nobody knows how long it went on.
    return Level(first + int(known[0]), first + int(known[-1]), begins, ends, float(np.median(x[first : last + 1][known])))


def stretched(levels: list[Level], x: Floats, pieces: Pieces) -> list[Level]:
    """Levels that noise made look a little short, with the samples beside them that may as well be theirs."""
    wanted = int(np.ceil(LEAST_S * pieces.rate_hz - 1e-9))
    made: list[Level] = []
    for number, level in enumerate(levels):
        first, last = level.first, level.last
        lacking = wanted - (last - first + 1)
        if 0 < lacking <= HIDDEN * wanted:
            lowest = made[-1].last + 1 if made else 0
            highest = levels[number + 1].first - 1 if number + 1 < len(levels) else len(x) - 1
            beside = np.abs(x - level.middle) <= HIDDEN_NOISES * pieces.noise
            for _ in range(lacking):
                if first > lowest and beside[first - 1]:
                    first -= 1
                elif last < highest and beside[last + 1]:
                    last += 1
        made.append(replace(level, first=first, last=last))
    return made


def long_enough(level: Level, x: Floats, rate_hz: float) -> bool:
    seconds = (level.last - level.first + 1) / rate_hz
    known = float(np.isfinite(x[level.first : level.last + 1]).mean())
    return seconds >= LEAST_S - 1e-9 and known >= LEAST_KNOWN


def drifted(neighbour: Level | None, level: Level) -> bool:
    """Whether a level only came about by drifting on from the one beside it, without a step or a way between."""
    return neighbour is not None and level.first - neighbour.last <= 1 and abs(level.begins - neighbour.ends) < SAME_PPM


def level_limit_ppm_s(rate_hz: float) -> float:
    """Slope up to which a record counts as level, in ppm/s."""
    return min(LEVEL_PPM_S, LEVEL_PPM_SAMPLE * rate_hz)
