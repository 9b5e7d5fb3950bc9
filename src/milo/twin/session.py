"""Within a session, second by second: oxygen, carbon dioxide, breathing, saturation and heart of many people at once.

Formulas and constants are the reference's (6.5) with its tags; everything recursive runs in one loop over seconds with all people
in one array, so that an hour of a thousand people costs a fraction of a second. Arrays are float32 of shape (t, n): time first,
since a second of everybody lies together.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from milo.twin.traits import Floats

# Kinetics. Means are those of the reference; people differ by log-normal factors that give its spreads.
VO2_TAU_S, VO2_TAU_HEAVY_S, VO2_SD_S = 22.0, 29.0, 9.0  # [V]
HR_TAU_S, HR_TAU_SD_S = 33.0, 10.0  # [V]
HR_TAU_HEAVY_S, HR_TAU_HEAVY_SD_S = 44.0, 15.0
HR_UNTRAINED_S = 8.0  # slower in the untrained [M]
RECOVERY = 1.2  # oxygen falls so much more slowly than it rises
HR_DOWN_S, HR_DOWN_LATE_S, HR_DOWN_LATE_BELOW = 45.0, 300.0, 0.60  # down to 60 % of the reserve quickly, then slowly [M]
DELAY_S, DELAY_OLD_S = 17.0, 30.0  # of the oxygen that reaches the mouth (20 s young, 31 s older) [V]
SLOW_AFTER_S, SLOW_TAU_S, SLOW_L_MIN = 120.0, 200.0, 0.25  # slow component above VT1 [V]
CO2_TAU_S, VE_TAU_S = 28.0, 20.0  # on top of oxygen's: 50-60 s in all
# Drift and heat.
DRIFT_COOL, DRIFT_TEMPERATE, DRIFT_HOT = 0.03, 0.06, 0.16  # of heart rate per 50 min after the tenth
DRIFT_FROM_S = 600.0
BPM_PER_PCT_MASS = 3.0
SWEAT_PCT_H = (0.5, 3.0)  # of body mass an hour at VO2max's half, cool and hot (0.3-2.4 L/h) [M]
# Gas exchange.
RER_REST, RER_RISE, RER_ABOVE, RER_AFTER = 0.80, 0.10, 0.35, 0.15
PACO2, PACO2_FALL = 40.0, 25.0  # mmHg, per unit of VO2max above VT2
DEAD_SPACE = (0.35, 0.16)  # VD/VT at rest and at VO2max
SPO2_REST, SPO2_FROM = 97.5, 0.75
RPE_SD = 0.6


@dataclass(frozen=True)
class Physiology:
    """What a session needs to know of people, arrays (n,)."""

    age: Floats  # years
    mass_kg: Floats
    resting_hr: Floats  # bpm
    max_hr: Floats
    vo2max: Floats  # mL/kg/min, today's
    vt1: Floats  # share of VO2max
    vt2: Floats
    tau_vo2: Floats  # s, below VT1
    tau_vo2_heavy: Floats
    tau_hr: Floats
    tau_hr_heavy: Floats
    economy: Floats  # oxygen asked for over the textbook's
    eiah: Floats  # points of saturation lost at VO2max
    vital_capacity_l: Floats
    stress: Floats  # z
    debt_h: Floats

    @property
    def n(self) -> int:
        """How many people."""
        return int(self.age.shape[0])


def physiology(
    age: Floats,
    female: Floats,
    height_cm: Floats,
    mass_kg: Floats,
    resting_hr: Floats,
    max_hr: Floats,
    vo2max: Floats,
    vo2_untrained: Floats,
    rng: np.random.Generator,
    *,
    tau_vo2: Floats | None = None,
    stress: Floats | None = None,
    debt_h: Floats | None = None,
) -> Physiology:
    """People for sessions: what the daily body knows, and what it does not, drawn here. All arrays (n,).

    tau_vo2: seconds, the daily state's; None draws it. Thresholds rise with training (share of VO2max).
    """
    n = age.shape[0]
    z = rng.standard_normal((8, n), dtype=np.float32)
    trained = np.clip(vo2max / vo2_untrained - 1, 0, 0.5)
    tau = _around(VO2_TAU_S, VO2_SD_S, z[0]) if tau_vo2 is None else tau_vo2
    vt1 = np.clip(0.56 + 0.35 * trained + 0.04 * z[2], 0.4, 0.8)
    # Saturation falls with the flow of blood a heart can push: elite 5 points in the median, recreational 1.5 [reference].
    flow = np.clip((vo2max - np.where(female > 0, 48, 55)) / 12, 0, 1)
    eiah = np.exp(np.log(1.5 + 4.9 * flow) + 0.45 * z[4]) + np.where(female > 0, 1.0, 0.0)
    vital = np.where(female > 0, 0.0395 * height_cm - 0.0169 * age - 2.6, 0.061 * height_cm - 0.028 * age - 4.65)  # ECSC, FVC [M]
    zero = np.zeros(n, np.float32)
    return Physiology(
        age=age.astype(np.float32),
        mass_kg=mass_kg.astype(np.float32),
        resting_hr=resting_hr.astype(np.float32),
        max_hr=max_hr.astype(np.float32),
        vo2max=vo2max.astype(np.float32),
        vt1=vt1.astype(np.float32),
        vt2=np.clip(vt1 + 0.22 + 0.03 * z[3], 0.6, 0.95).astype(np.float32),
        tau_vo2=tau.astype(np.float32),
        # The same person is slow above and below the threshold: most of the two spreads is shared.
        tau_vo2_heavy=(tau * np.float32(VO2_TAU_HEAVY_S / VO2_TAU_S) * np.exp(0.1 * z[1])).astype(np.float32)
        if tau_vo2 is not None
        else _around(VO2_TAU_HEAVY_S, VO2_SD_S, 0.8 * z[0] + 0.6 * z[1]),
        tau_hr=_around(HR_TAU_S, HR_TAU_SD_S, z[5]) + HR_UNTRAINED_S * (0.25 - trained).clip(-0.25, 0.25),
        tau_hr_heavy=_around(HR_TAU_HEAVY_S, HR_TAU_HEAVY_SD_S, 0.8 * z[5] + 0.6 * z[6]),
        economy=np.clip(1 + 0.06 * z[7], 0.8, 1.2),
        eiah=eiah.astype(np.float32),
        vital_capacity_l=np.clip(vital, 1.5, 8).astype(np.float32),
        stress=zero if stress is None else stress.astype(np.float32),
        debt_h=zero if debt_h is None else debt_h.astype(np.float32),
    )


@dataclass(frozen=True)
class Truth:
    """A session as it was, arrays (t, n), one row a second; rpe (n,), CR-10."""

    share: Floats  # of VO2max, what is asked for
    vo2_ml_kg_min: Floats
    vco2_ml_min: Floats
    ventilation_l_min: Floats
    tidal_volume_l: Floats
    breath_rate: Floats  # per minute
    petco2_mmhg: Floats
    spo2_pct: Floats
    heart_rate_bpm: Floats
    mass_lost_pct: Floats
    rpe: Floats


# --- what is asked for --------------------------------------------------------------------------------------------------

WARM_UP_S, COOL_DOWN_S = 480, 240


def steady(seconds: int, share: float | Floats, n: int, *, warm_up: int = 0, cool_down: int = 0) -> Floats:
    """An even effort, (t, n), as a share of VO2max; warm-up and cool-down at 45 % and 40 %."""
    rows = np.full(warm_up + seconds + cool_down, np.nan)
    effort = np.tile(np.asarray(share, np.float32), (rows.size, 1)) * np.ones((1, n), np.float32)
    effort[:warm_up] = 0.45
    effort[warm_up + seconds :] = 0.40
    return effort


def intervals(work_s: int, work: float, rest_s: int, rest: float, times: int, n: int) -> Floats:
    """So many hard pieces with easier ones between, after a warm-up and before a cool-down, (t, n)."""
    one = np.concatenate([np.full(work_s, work), np.full(rest_s, rest)])
    pieces = np.concatenate([np.full(WARM_UP_S, 0.5), np.tile(one, times), np.full(COOL_DOWN_S, 0.4)])
    return np.tile(pieces.astype(np.float32)[:, None], (1, n))


def ramp(start: float, per_minute: float, n: int, *, until: float = 1.05, rest_s: int = 120, after_s: int = 300) -> Floats:
    """Rest, an effort that rises until beyond VO2max, and recovery, (t, n)."""
    rising = np.arange(start, until, per_minute / 60)
    line = np.concatenate([np.full(rest_s, 0.1), rising, np.full(after_s, 0.15)])
    return np.tile(line.astype(np.float32)[:, None], (1, n))


def steps(shares: list[float], step_s: int, n: int) -> Floats:
    """One level after the other, (t, n)."""
    return np.tile(np.repeat(np.asarray(shares, np.float32), step_s)[:, None], (1, n))


def running_vo2(speed_m_s: Floats, grade: float = 0.0) -> Floats:
    """Oxygen a running speed asks for, mL/kg/min (ACSM: 0.2 v + 0.9 v grade + 3.5, v in m/min)."""
    v = speed_m_s * 60
    return (0.2 * v + 0.9 * v * grade + 3.5).astype(np.float32)


def walking_vo2(speed_m_s: Floats, grade: float = 0.0) -> Floats:
    """Oxygen a walking speed asks for, mL/kg/min (ACSM: 0.1 v + 1.8 v grade + 3.5)."""
    v = speed_m_s * 60
    return (0.1 * v + 1.8 * v * grade + 3.5).astype(np.float32)


def cycling_vo2(watts: Floats, mass_kg: Floats) -> Floats:
    """Oxygen a power asks for, mL/kg/min (ACSM: 10.8 W/kg + 7)."""
    return (10.8 * watts / mass_kg + 7).astype(np.float32)


# --- the body's answer --------------------------------------------------------------------------------------------------


def run(
    who: Physiology,
    effort: Floats,
    rng: np.random.Generator | None = None,
    *,
    heat: float = 0.5,
    drinks: float = 0.0,
    altitude_points: float = 0.0,
    tell: Callable[[int], None] | None = None,
) -> Truth:
    """Live a session.

    effort: (t, n), share of VO2max asked for; above 1 the body gives 1.  heat: 0 cool, .5 temperate, 1 hot.  drinks: share of the
    sweat replaced.  altitude_points: saturation lost to thin air.  rng: for how it felt alone; None feels as it was.
    tell: called with the second every ten minutes of long sessions.
    """
    t_max, n = effort.shape
    out = {name: np.empty((t_max, n), np.float32) for name in _SIGNALS}
    drift = np.float32(np.interp(heat, (0, 0.5, 1), (DRIFT_COOL, DRIFT_TEMPERATE, DRIFT_HOT)))
    sweat = np.float32((SWEAT_PCT_H[0] + (SWEAT_PCT_H[1] - SWEAT_PCT_H[0]) * heat) / 3600 / 0.6 * (1 - drinks))
    state = _State(who)
    fourth = np.zeros(n)
    # A few minutes at a time: arrays of everybody that fit the cache are several times quicker than those of a whole hour.
    for first in range(0, t_max, CHUNK_S):
        rows = slice(first, min(first + CHUNK_S, t_max))
        asked = np.clip(effort[rows] * who.economy, 0, np.float32(1.05)).astype(np.float32)
        vo2, heart = _kinetics(who, asked, state)
        _breathe(who, asked, vo2, state, {name: values[rows] for name, values in out.items()}, altitude_points)
        lost = out["mass_lost_pct"][rows]
        np.cumsum(asked * sweat, axis=0, out=lost)
        lost += state.lost
        state.lost = lost[-1].copy()
        late = np.maximum(np.arange(rows.start, rows.stop, dtype=np.float32) - np.float32(DRIFT_FROM_S), 0) / np.float32(3000)
        # Drift is of what work adds to the heart, so a rest gives it back.
        rate = who.resting_hr + (who.max_hr - who.resting_hr) * heart
        rate *= 1 + drift * late[:, None] * np.minimum(heart / np.float32(0.6), 1)
        rate += np.float32(BPM_PER_PCT_MASS) * lost * np.minimum(2 * heart, 1)
        np.minimum(rate, who.max_hr, out=out["heart_rate_bpm"][rows])
        out["share"][rows] = asked
        square = asked * asked
        fourth += np.einsum("ij,ij->j", square, square)
        if tell is not None:
            tell(rows.stop)
    mean = np.power(fourth / t_max, 0.25)  # hard pieces are what is remembered
    felt = 0.5 + 9 * np.power(np.minimum(mean, 1), 2.2) + 0.015 * t_max / 60 + 0.3 * who.stress + 0.06 * who.debt_h
    if rng is not None:
        felt = felt + RPE_SD * rng.standard_normal(n)
    return Truth(rpe=np.clip(felt, 0.5, 10).astype(np.float32), **out)


_SIGNALS = (
    "share", "vo2_ml_kg_min", "vco2_ml_min", "ventilation_l_min", "tidal_volume_l", "breath_rate", "petco2_mmhg", "spo2_pct",
    "heart_rate_bpm", "mass_lost_pct",
)  # fmt: skip
CHUNK_S = 240


class _State:
    """What one piece of a session hands to the next, arrays (n,)."""

    def __init__(self, who: Physiology) -> None:
        n = who.n
        self.second = 0
        self.oxygen = np.full(n, 3.5, np.float32) / who.vo2max
        self.heart = np.zeros(n, np.float32)
        self.slow = np.zeros(n, np.float32)
        self.hard_for = np.zeros(n, np.float32)
        self.lost = np.zeros(n, np.float32)
        self.vco2: Floats | None = None
        self.ventilation: Floats | None = None
        self.before: Floats | None = None  # what was asked for, the longest delay back


def _breathe(who: Physiology, asked: Floats, oxygen: Floats, state: _State, out: dict[str, Floats], altitude: float) -> None:
    """Gas exchange of a piece, (seconds, n), written into `out`."""
    np.multiply(oxygen, who.vo2max, out=out["vo2_ml_kg_min"])
    rer = np.float32(RER_REST) + np.float32(RER_RISE) * oxygen + np.float32(RER_ABOVE) * np.maximum(oxygen - who.vt1, 0)
    # After hard work carbon dioxide comes out that was stored while working.
    rer += np.float32(RER_AFTER) * np.clip((oxygen - asked) / np.float32(0.3), 0, 1) * (oxygen > 0.3)
    rer *= out["vo2_ml_kg_min"]
    rer *= who.mass_kg
    vco2 = out["vco2_ml_min"]
    state.vco2 = _lag(rer, CO2_TAU_S, vco2, state.vco2)
    paco2 = np.float32(PACO2) - np.float32(PACO2_FALL) * np.maximum(oxygen - who.vt2, 0)
    alive = np.float32(1 - DEAD_SPACE[0]) + np.float32(DEAD_SPACE[0] - DEAD_SPACE[1]) * np.minimum(oxygen, 1)
    ventilation = out["ventilation_l_min"]
    state.ventilation = _lag(np.float32(0.863) * vco2 / (paco2 * alive), VE_TAU_S, ventilation, state.ventilation)
    tidal = np.float32(0.5) + np.maximum(ventilation - 8, 0) * np.float32(0.045)
    np.minimum(tidal, np.float32(0.55) * who.vital_capacity_l, out=out["tidal_volume_l"])
    np.divide(ventilation, out["tidal_volume_l"], out=out["breath_rate"])
    # Jones turned round: PaCO2 = 5.5 + .90 PET - .0021 VT(mL) [M].
    np.divide(paco2 - np.float32(5.5) + np.float32(2.1) * out["tidal_volume_l"], np.float32(0.90), out=out["petco2_mmhg"])
    beyond = np.maximum(oxygen - np.float32(SPO2_FROM), 0) / np.float32(1 - SPO2_FROM)
    fall = who.eiah * beyond * np.sqrt(beyond)
    np.clip(np.float32(SPO2_REST - altitude) - fall, 60, 100, out=out["spo2_pct"])


def _kinetics(who: Physiology, asked: Floats, state: _State) -> tuple[Floats, Floats]:
    """Oxygen (share of VO2max) and heart rate (share of the reserve) of a piece, by lags whose constants depend on where one is."""
    seconds, n = asked.shape
    oxygen, heart = np.empty_like(asked), np.empty_like(asked)
    v, h, slow, hard_for = state.oxygen, state.heart, state.slow, state.hard_for
    resting = np.float32(3.5) / who.vo2max
    delay = np.rint(np.interp(who.age, (25, 65), (DELAY_S, DELAY_OLD_S))).astype(int)
    longest = int(DELAY_OLD_S)
    before = np.tile(asked[:1], (longest, 1)) if state.before is None else state.before
    both = np.concatenate([before, asked])
    # What reaches the mouth now was asked for a delay ago.
    reached = np.maximum(both[np.arange(seconds)[:, None] + longest - delay[None, :], np.arange(n)[None, :]], resting)
    above = reached > who.vt1
    slow_aim = np.float32(1000 * SLOW_L_MIN) / (who.mass_kg * who.vo2max) * np.clip((reached - who.vt1) / (1 - who.vt1), 0, 1)
    up = np.where(above, _share(who.tau_vo2_heavy), _share(who.tau_vo2))
    beat = np.where(asked > who.vt1, _share(who.tau_hr_heavy), _share(who.tau_hr))
    late = np.where(asked > 0.2, _share(HR_DOWN_S), _share(HR_DOWN_LATE_S))
    down, fall, swell = _share(np.float32(RECOVERY) * who.tau_vo2), _share(HR_DOWN_S), _share(SLOW_TAU_S)
    for second in range(seconds):
        hard_for = (hard_for + 1) * above[second]
        slow = slow + (slow_aim[second] * (hard_for > SLOW_AFTER_S) - slow) * swell
        gap = np.minimum(reached[second] + slow, 1) - v
        v = v + gap * np.where(gap < 0, down, up[second])
        oxygen[second] = v
        gap = np.minimum(asked[second] + slow, 1) - h
        h = h + gap * np.where(gap < 0, np.where(h > HR_DOWN_LATE_BELOW, fall, late[second]), beat[second])
        heart[second] = h
    state.oxygen, state.heart, state.slow, state.hard_for, state.before = v, h, slow, hard_for, both[-longest:]
    return oxygen, heart


def _share(tau_s: Floats | float) -> Floats:
    """What part of a gap a lag of that time constant closes in a second."""
    return np.asarray(1 - np.exp(-1 / np.asarray(tau_s, np.float32)), np.float32)


def _lag(values: Floats, tau_s: float, out: Floats, level: Floats | None = None) -> Floats:
    """A first-order lag over time, (seconds, n), into `out`; it begins at `level`, or where the first value is. Returns the last."""
    level = values[0] if level is None else level
    share = _share(tau_s)
    for second in range(values.shape[0]):
        level = level + (values[second] - level) * share
        out[second] = level
    return level


def _around(mean: float, sd: float, z: Floats) -> Floats:
    """Log-normal values of that mean and sd from standard normal z."""
    spread = np.sqrt(np.log(1 + (sd / mean) ** 2))
    return (mean * np.exp(spread * z - spread**2 / 2)).astype(np.float32)


# --- what a device makes of it ------------------------------------------------------------------------------------------

STRAP_SD, STRAP_LOST = 1.0, 0.005
WRIST_BIAS, WRIST_SD_REST, WRIST_SD_HARD = 0.03, 3.0, 9.0
LOCK_SHARE, LOCK_S = 0.03, 60  # of minutes the wrist counts steps for beats
DROP_SHARE = 0.05


def wear(truth: Truth, device: str, rng: np.random.Generator, cadence: float = 165.0) -> Floats:
    """Heart rate as a "strap" or a "watch" tells it, (t, n), NaN where it tells nothing (reference 6.6)."""
    true = truth.heart_rate_bpm
    t_max, n = true.shape
    noise = rng.standard_normal((t_max, n), dtype=np.float32)
    if device == "strap":
        seen = true + np.float32(STRAP_SD) * noise
        return np.where(rng.random((t_max, n), dtype=np.float32) < STRAP_LOST, np.nan, seen).astype(np.float32)
    if device != "watch":
        raise ValueError(f"device is strap or watch, not {device!r}")
    bias = 1 + np.float32(WRIST_BIAS) * rng.standard_normal(n, dtype=np.float32)
    # Errors of optics last for some seconds; AR(1) with the sd asked for.
    smooth = np.empty_like(noise)
    _lag(noise, 8.0, smooth)
    smooth *= np.float32(np.sqrt(2 * 8.0))
    seen = true * bias + (WRIST_SD_REST + (WRIST_SD_HARD - WRIST_SD_REST) * np.minimum(truth.share, 1)) * smooth
    blocks = -(-t_max // LOCK_S)
    u = np.repeat(rng.random((blocks, n), dtype=np.float32), LOCK_S, axis=0)[:t_max]
    locked = (u < LOCK_SHARE) & (truth.share > 0.5)
    seen = np.where(locked, cadence + noise, seen)
    lost = np.repeat(rng.random((blocks, n), dtype=np.float32), LOCK_S, axis=0)[:t_max] < DROP_SHARE
    return np.where(lost, np.nan, np.clip(seen, 30, 230)).astype(np.float32)
