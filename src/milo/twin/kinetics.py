"""How a body answers effort, second by second: oxygen, heart, carbon dioxide, breath and saturation of many people (reference 6.5).

Deviations from the reference, each because its own targets ask for it or because arithmetic does:
heart rate stands on the reserves of rate and of oxygen, from standing, not lying; on the way down it follows the oxygen still taken
up, so that a minute's recovery is 12 to 35 beats; carbon dioxide also overshoots because its stores empty late; ventilation has the
lag of carbon dioxide and none of its own, so that the alveolar equation holds in every second.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from milo.twin.physiology import REST_VO2, Physiology
from milo.twin.traits import Floats

PHASE_ONE_SHARE, PHASE_ONE_TAU_S = 0.2, 6.0  # of the rise is more blood through the lungs, at once [M]
SLOW_FROM_S, SLOW_TAU_S = 120, 200.0  # slow component above VT1
RECOVERY = 1.2  # times the time constant of the way up
STANDING_BPM = 8.0  # over the lying heart rate of the morning (our choice)
HR_OFF_FAST, HR_OFF_FAST_S, HR_OFF_SLOW_S = 0.6, 45.0, 300.0  # [M]
HR_OFF_UNTRAINED = 0.6  # times slower (our choice, gives 12-20 bpm in the first minute in the unfit)
# Rise of heart rate in the fifty minutes after the tenth, cool, temperate, hot. The reference has .10-.16 for hot; only its top
# gives, with what lost water adds, the 12 to 16 % from minute 15 to 45 it also asks for.
DRIFT = (0.03, 0.06, 0.16)
DRIFT_FROM_S, DRIFT_OVER_S = 600.0, 3000.0
DRIFT_SHARE = 0.55  # of VO2max from which every second counts in full; below in proportion (our choice)
WATER_BPM = 3.0  # per 1 % of body mass lost [V]
SWEAT_PCT_H, SWEAT_SHARE = (0.5, 3.0), 0.6  # of body mass an hour at that share of VO2max, cool and hot (0.3-2.4 L/h) [M]
RER_REST, RER_RISE, RER_ABOVE_VT1, RER_AFTER = 0.80, 0.10, 0.35, 0.15  # the last while acid of hard work is being cleared
ACID_TAU_S = 150.0  # so that it stands for the reference's two to five minutes
# Carbon dioxide follows oxygen late, by so many of its time constants: 45 s in all. The reference's 50-60 s would take the exchange
# ratio below .6 at the start, which nobody shows. Down: our choice.
CO2_LAG, CO2_OFF_LAG_S = 0.5, 8.0
PACO2, PACO2_FALL = 40.0, 25.0  # mmHg, and per share of VO2max above VT2
DEAD_REST, DEAD_HARD = 0.35, 0.16  # VD/VT
SPO2_REST, SPO2_FALLS_FROM = 97.5, 0.75


class Body:
    """What carries over from one chunk of seconds to the next. Rows are seconds, columns people."""

    def __init__(self, who: Physiology, heat: float, drinks: float, altitude_points: float) -> None:
        self.who = w = who
        n = who.n
        rest = np.full(n, REST_VO2, np.float32)
        self.primary = rest.copy()
        self.delay = np.rint(w.phase_one_s).astype(np.int64)
        self.people = np.arange(n)
        self.per_max = 1 / w.vo2max
        self.vt1 = w.vt1 * w.vo2max
        self.slow_most = w.slow_l_min * 1000 / w.mass_kg
        self.slow_per = 1 / np.maximum((w.vt2 - w.vt1) * w.vo2max, np.float32(1e-3))
        self.on, self.on_heavy = _gain(w.tau_vo2), _gain(w.tau_vo2_heavy)
        self.off, self.off_heavy = _gain(w.tau_vo2 * RECOVERY), _gain(w.tau_vo2_heavy * RECOVERY)
        # At once, slow component, acid: each with one time constant for everybody, so they are stepped together.
        self.evenly = np.stack([rest, np.zeros(n, np.float32), np.zeros(n, np.float32)])
        self.evenly_gain = _gain(np.asarray([[PHASE_ONE_TAU_S], [SLOW_TAU_S], [ACID_TAU_S]], np.float32))

        self.standing = np.minimum(w.resting_hr + np.float32(STANDING_BPM), w.max_hr - 1)
        self.beat_per = (w.max_hr - self.standing) / (w.vo2max - np.float32(REST_VO2))
        self.beat_on, self.beat_on_heavy = _gain(w.tau_hr), _gain(w.tau_hr_heavy)
        slower = 1 + np.float32(HR_OFF_UNTRAINED) * w.untrained
        co2_off = _gain(np.full(n, CO2_OFF_LAG_S, np.float32))
        # Fast and slow part of the heart's way down, carbon dioxide: up and down with a time constant of one's own.
        self.down = np.stack([_gain(slower * HR_OFF_FAST_S), _gain(slower * HR_OFF_SLOW_S), co2_off])
        self.co2_on = _gain(np.float32(CO2_LAG) * w.tau_vo2)
        co2 = (1 - PHASE_ONE_SHARE) * REST_VO2 * (RER_REST + RER_RISE * REST_VO2 * self.per_max)
        self.unevenly = np.stack([self.standing, self.standing, co2]).astype(np.float32)
        self.worked_s = np.zeros(n, np.float32)
        self.lost = np.zeros(n, np.float32)
        self.drift = w.drift * np.float32(np.interp(heat, (0, 0.5, 1), DRIFT) / DRIFT_OVER_S)
        per_h = SWEAT_PCT_H[0] + (SWEAT_PCT_H[1] - SWEAT_PCT_H[0]) * heat
        self.sweat = self.per_max * np.float32(per_h * (1 - drinks) / SWEAT_SHARE / 3600)
        self.sea_level = np.float32(SPO2_REST - altitude_points)

    def breathe_in(self, demand: Floats, first: int, last: int, vo2: Floats) -> tuple[Floats, Floats, Floats]:
        """Oxygen of rows first..last into vo2: at once, after the blood has come round, and slowly above VT1.

        Returns what came at once, what was asked for with the slow component, and the acid above what goes with the effort.
        """
        w = self.who
        asked = demand[first:last]
        now = np.minimum(asked, w.vo2max)
        rows = len(now)
        before = np.arange(first, last)[:, None] - self.delay
        later = demand[np.maximum(before, 0), self.people]
        if first < self.delay.max():
            later[before < 0] = REST_VO2
        np.minimum(later, w.vo2max, out=later)
        heavy = later > self.vt1
        on, off = np.where(heavy, self.on_heavy, self.on), np.where(heavy, self.off_heavy, self.off)
        aims = np.empty((rows, 3, w.n), np.float32)
        aims[:, 0] = now
        # Above VT1 for two minutes and still above it: the slow component.
        aims[:, 1] = 0
        lasting = demand[max(first - SLOW_FROM_S, 0) : max(last - SLOW_FROM_S, 0)]
        if len(lasting):
            over = (np.minimum(lasting, demand[last - len(lasting) : last]) - self.vt1) * self.slow_per
            aims[-len(lasting) :, 1] = np.clip(over, 0, 1) * self.slow_most
        sharp = aims[:, 2]
        np.multiply(asked, self.per_max, out=sharp)
        sharp -= w.vt1
        sharp /= 1 - w.vt1
        np.clip(sharp, 0, 1, out=sharp)

        evenly, primary = np.empty_like(aims), np.empty_like(now)
        are, is_ = self.evenly, self.primary
        steps, step, rises = np.empty_like(are), np.empty_like(is_), np.empty(is_.shape, bool)
        for second in range(rows):
            np.subtract(aims[second], are, out=steps)
            np.multiply(steps, self.evenly_gain, out=steps)
            are = np.add(are, steps, out=evenly[second])
            np.subtract(later[second], is_, out=step)
            np.greater(step, 0, out=rises)
            np.multiply(step, np.where(rises, on[second], off[second]), out=step)
            is_ = np.add(is_, step, out=primary[second])
        self.evenly, self.primary = are.copy(), is_.copy()
        at_once, creep = evenly[:, 0] * np.float32(PHASE_ONE_SHARE), evenly[:, 1]
        np.multiply(primary, np.float32(1 - PHASE_ONE_SHARE), out=vo2)
        vo2 += at_once
        vo2 += creep
        np.minimum(vo2, w.vo2max, out=vo2)
        now += creep
        return at_once, now, np.maximum(evenly[:, 2] - sharp, 0)

    def pump(self, asked: Floats, came: tuple[Floats, Floats, Floats], rows: dict[str, Floats]) -> None:
        """Heart rate and carbon dioxide for these rows of oxygen."""
        w = self.who
        at_once, wanted, acid = came
        vo2 = rows["vo2_ml_kg_min"]
        aims = np.empty((len(vo2), 3, w.n), np.float32)
        works = asked > np.float32(1.5 * REST_VO2)
        lost = rows["mass_lost_pct"]
        np.multiply(asked, self.sweat, out=lost)
        lost *= works
        self.lost = _add_up(lost, self.lost)
        work = (asked * (self.per_max / np.float32(DRIFT_SHARE))).astype(np.float32, copy=False)
        np.minimum(work, 1, out=work)
        work *= works
        self.worked_s = _add_up(work, self.worked_s)
        beat = aims[:, 0]
        np.maximum(wanted, vo2, out=beat)
        rer = np.maximum(beat, asked)
        beat -= np.float32(REST_VO2)
        beat *= self.beat_per
        beat += self.standing
        hotter = np.maximum(work - np.float32(DRIFT_FROM_S), 0)
        hotter *= self.drift
        hotter += 1
        beat *= hotter
        np.multiply(lost, np.float32(WATER_BPM), out=hotter)
        beat += hotter
        np.minimum(beat, w.max_hr, out=beat)
        aims[:, 1] = beat

        rer *= self.per_max
        above = np.maximum(rer - w.vt1, 0)
        rer *= np.float32(RER_RISE)
        above *= np.float32(RER_ABOVE_VT1)
        rer += above
        rer += np.float32(RER_REST)
        acid *= np.float32(RER_AFTER)
        rer += acid
        np.subtract(vo2, at_once, out=aims[:, 2])
        aims[:, 2] *= rer
        up = np.empty_like(aims)
        up[:, 0] = np.where(asked > self.vt1, self.beat_on_heavy, self.beat_on)
        up[:, 1], up[:, 2] = up[:, 0], self.co2_on

        made, are = np.empty_like(aims), self.unevenly
        steps, rises = np.empty_like(are), np.empty(are.shape, bool)
        for second in range(len(vo2)):
            np.subtract(aims[second], are, out=steps)
            np.greater(steps, 0, out=rises)
            np.multiply(steps, np.where(rises, up[second], self.down), out=steps)
            are = np.add(are, steps, out=made[second])
        self.unevenly = are.copy()
        hr, vco2 = rows["heart_rate_bpm"], rows["vco2_ml_min"]
        np.subtract(made[:, 0], made[:, 1], out=hr)
        hr *= np.float32(HR_OFF_FAST)
        hr += made[:, 1]
        np.multiply(at_once, rer, out=vco2)
        vco2 += made[:, 2]
        vco2 *= w.mass_kg

    def breathe_out(self, rows: dict[str, Floats]) -> None:
        """Ventilation, its volumes, end-tidal carbon dioxide and saturation from what the rows already hold."""
        w = self.who
        x = rows["vo2_ml_kg_min"] * self.per_max
        paco2 = np.maximum(x - w.vt2, 0)
        paco2 *= np.float32(-PACO2_FALL)
        paco2 += np.float32(PACO2)
        # VD/VT falls steeply at first: 0.33 standing, 0.20-0.25 at moderate effort, 0.16 at the maximum (sensors 1.6).
        rest = np.maximum(1 - x, 0)
        alveolar = np.sqrt(rest)
        alveolar *= rest
        alveolar *= np.float32(DEAD_HARD - DEAD_REST)
        alveolar += np.float32(1 - DEAD_HARD)
        alveolar *= paco2
        ve, vt, pet, spo2 = (rows[name] for name in ("ventilation_l_min", "tidal_volume_l", "petco2_mmhg", "spo2_pct"))
        np.divide(rows["vco2_ml_min"], alveolar, out=ve)
        ve *= np.float32(0.863)
        np.multiply(ve, np.float32(0.045), out=vt)
        vt += np.float32(0.5 - 8 * 0.045)
        np.minimum(vt, w.vital_capacity_l * np.float32(0.55), out=vt)
        np.divide(ve, vt, out=rows["breath_rate"])
        # PaCO2 = 5.5 + .90 PETCO2 - .0021 VT (mL), solved for PETCO2 (Jones 1979) [M].
        np.multiply(vt, np.float32(2.1), out=pet)
        pet += paco2
        pet -= np.float32(5.5)
        pet *= np.float32(1 / 0.90)
        x -= np.float32(SPO2_FALLS_FROM)
        np.maximum(x, 0, out=x)
        x *= np.float32(1 / (1 - SPO2_FALLS_FROM))
        np.sqrt(x, out=rest)
        x *= rest
        x *= w.eiah
        np.subtract(self.sea_level, x, out=spo2)


def _add_up(rows: Floats, so_far: Floats) -> Floats:
    """Running sum along time, in place; returns the last. NumPy's own along the first axis takes twenty times as long."""
    for row in rows:
        row += so_far
        so_far = row
    return so_far.copy()


def _gain(tau_s: NDArray[np.float32]) -> Floats:
    """How much of the way is gone in one second."""
    return (1 - np.exp(-1 / tau_s)).astype(np.float32)
