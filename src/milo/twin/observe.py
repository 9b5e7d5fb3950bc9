"""What devices, scales and people say of a simulated life: never the truth itself (reference 6.6).

Every sense draws from its own stream, so that adding one changes nothing else. Missing is NaN. Sizes are those of the table of
the reference; those it does not give are our choice and say so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from milo.twin import answers, sleeping
from milo.twin.draws import Draws
from milo.twin.state import Truth
from milo.twin.traits import RUNNING, Flags, Floats, Traits

LAB_VO2_CV = 0.045  # retest of a laboratory VO2max: 4.1-5.0 %
WATCH_VO2_SD = 5.0  # mL/kg/min: limits of agreement of +-9.8 are 1.96 of these
WATCH_VO2_OWN = 4.77  # of which the person's own, stable error; the rest wanders (our choice)
WATCH_VO2_KEEP = 0.9
SCALE_SD, SCALE_KEEP = 0.6, 0.3  # kg, and how much of yesterday's error is left
WEEKLY_SHARE = 0.003  # weight's weekly cycle: highest on Sunday and Monday morning, lowest on Friday
LUTEAL_KG = 0.4
HRV_SD = 0.05  # of ln RMSSD
HRV_MISSING, HRV_DEBT_LOGIT = 0.25, 0.3  # of mornings; more on bad nights, per z of sleep debt
DEBT_USUAL_H, DEBT_SD_H = 6.0, 4.5  # of the twin's people [D]
RESTING_SD = 1.0  # bpm, a night's lowest level read on the wrist (our choice)
STEPS_SD = 0.125  # log: a mean absolute error of 10 %
ENERGY_OWN, ENERGY_DAILY = 0.30, 0.22  # log: together a mean absolute error of 30 %
UNDER_REPORT, UNDER_REPORT_SD = 0.12, 0.15  # share of the energy eaten that the diary does not hold
DIARY_OWN = 0.12  # of that spread is the person's own, the rest from day to day (our choice)
UNDER_REPORT_BMI = 0.006  # more per BMI unit above 25 (our choice; the direction is well known)
WEEKEND_DIARY_LOGIT = -0.8  # a weekend's diary is left empty more often (our choice)
KNEE_SIDE = (-2.3, 6.4)  # degrees, camera at 90 degrees to the walk (Cosoli 2026)
KNEE_FRONTAL = (-25.5, 18.0)  # at 45 degrees: with the side's, a mean of -13.9 and an sd of 15.1 over 45-90 degrees
SPO2_SD, SPO2_DARK = 1.5, 1.0  # %
DEVICE_SWAPS = 0.3  # a year (our choice)
SWAP_OFFSET_BPM, SWAP_OFFSET_HRV = 1.0, 0.06  # sd of a device's own error in resting heart rate and ln RMSSD (our choice)
JOURNEYS, JOURNEY_DAYS = 1.5, (4, 15)  # a year, and how long (our choice)
JOURNEY_MIN = (-540, -360, -180, -60, 60, 120, 300, 480)  # minutes a journey moves the clock


def lab_vo2max(true: ArrayLike, rng: np.random.Generator) -> Floats:
    """One laboratory VO2max test, mL/kg/min, of true values of any shape. Retest variation of 4.5 % (published: 4.1-5.0 %)."""
    v = np.asarray(true, np.float32)
    return (v * (1 + LAB_VO2_CV * rng.standard_normal(v.shape, dtype=np.float32))).astype(np.float32)


def watch_vo2max(true: ArrayLike, rng: np.random.Generator) -> Floats:
    """A watch's estimate after a run, mL/kg/min, one per person: no bias, limits of agreement +-9.8."""
    v = np.asarray(true, np.float32)
    return np.clip(v + WATCH_VO2_SD * rng.standard_normal(v.shape, dtype=np.float32), 10, 95).astype(np.float32)


def scale_weight(
    true_kg: ArrayLike, weekday: int, luteal: ArrayLike, before: ArrayLike, rng: np.random.Generator
) -> tuple[Floats, Floats]:
    """What a bathroom scale shows in the morning, kg, and the error to hand in tomorrow as `before`.

    weekday: of that morning, Monday 0.  luteal: flags.  before: yesterday's error in kg, 0 on the first day.
    """
    kg = np.asarray(true_kg, np.float32)
    fresh = np.float32(SCALE_SD * np.sqrt(1 - SCALE_KEEP**2)) * rng.standard_normal(kg.shape, dtype=np.float32)
    error = np.float32(SCALE_KEEP) * np.asarray(before, np.float32) + fresh
    week = np.float32(WEEKLY_SHARE / 2 * np.cos(2 * np.pi * (weekday - 6.5) / 7))
    return (kg * (1 + week) + LUTEAL_KG * np.asarray(luteal) + error).astype(np.float32), error.astype(np.float32)


def knee_angle(true_deg: ArrayLike, view_deg: ArrayLike, rng: np.random.Generator) -> Floats:
    """The knee's angle a phone camera sees, degrees. view_deg: 90 from the side, 45 halfway to the front; outside refused.

    Side -2.3 +- 6.4, all views from 45 to 90 together -13.9 +- 15.1 (Cosoli 2026): bias and variance are taken as linear between.
    """
    true, view = np.broadcast_arrays(np.asarray(true_deg, np.float32), np.asarray(view_deg, np.float32))
    if np.any((view < 45) | (view > 90)):
        raise ValueError("view_deg is from 45 to 90")
    turned = (90 - view) / 45
    bias = KNEE_SIDE[0] + turned * (KNEE_FRONTAL[0] - KNEE_SIDE[0])
    sd = np.sqrt(KNEE_SIDE[1] ** 2 + turned * (KNEE_FRONTAL[1] ** 2 - KNEE_SIDE[1] ** 2))
    return (true + bias + sd * rng.standard_normal(true.shape, dtype=np.float32)).astype(np.float32)


@dataclass(frozen=True)
class Observed:
    """One day as the world sees it: arrays (n,), NaN where nothing was seen. The night is the one that follows the day.

    Clock hours are local and go on after midnight (25.5 is half past one); morning values belong to the next morning.
    """

    day: date
    worn: Flags  # the watch, through the day
    recorded: Flags  # a session was done and the watch saw it
    offset_min: NDArray[np.int16]  # of the local clock from UTC
    device: NDArray[np.int16]  # devices the person had before this one
    steps: Floats
    energy_factor: Floats  # what the watch makes of a kcal spent
    expenditure_kcal: Floats
    night: sleeping.Night
    resting_hr_bpm: Floats
    hrv_rmssd_ms: Floats
    respiration_rate: Floats
    spo2_pct: Floats
    skin_temp_c: Floats
    vo2max: Floats  # after runs only
    weight_kg: Floats
    intake_kcal: Floats
    said: answers.Answers


class Observer:
    """Watches one cohort day after day; must see every day, since errors have a memory.

    draws: the cohort's own; the names used here are used nowhere else.
    """

    def __init__(self, traits: Traits, draws: Draws) -> None:
        self._t, self._draws = traits, draws
        n = traits.n
        z = draws("senses").standard_normal((8, n), dtype=np.float32)
        bmi = traits.mass_kg / (traits.height_cm / 100) ** 2
        self._energy_own = np.float32(ENERGY_OWN) * z[0]
        self._vo2_own = np.float32(WATCH_VO2_OWN) * z[1]
        self._vo2_error = np.zeros(n, np.float32)
        self._scale_error = np.zeros(n, np.float32)
        self._diary_own = (1 - UNDER_REPORT - UNDER_REPORT_BMI * (bmi - 25) + DIARY_OWN * z[2]).astype(np.float32)
        self._breath = (14.5 + 1.6 * z[3]).astype(np.float32)  # breaths a minute asleep: 12-18 in most (our choice)
        self._skin = (33.6 + 0.5 * z[4]).astype(np.float32)  # at the wrist at night (our choice)
        self._device = np.zeros(n, np.int16)
        self._device_error = z[5:7].copy()
        self._home = draws("homes").choice(np.asarray(HOME_OFFSETS, np.int16), n)
        self._away_min = np.zeros(n, np.int16)
        self._away_days = np.zeros(n, np.int16)

    @property
    def home_offset_min(self) -> NDArray[np.int16]:
        """Minutes of each person's home clock from UTC; homes keep one clock all year."""
        return self._home

    def see(self, truth: Truth) -> Observed:
        """The day as it was seen."""
        t = self._t
        self._move()
        self._swap()
        u = self._draws("wearing").random((3, t.n), dtype=np.float32)
        # Wearing is a habit of days: what the trait leaves out is shared between days and nights, so that 15 % of nights miss.
        absent = np.float32(0.6) * (1 - t.wear)
        worn, worn_night = u[0] > absent, u[1] > absent
        recorded = truth.done & (truth.minutes > 0) & (worn | (u[2] < 0.5))
        night = sleeping.see(truth, t, worn_night, self._draws("watch night"))
        rest, hrv = self._hearts(truth, night.seen)
        z = self._draws("watch").standard_normal((5, t.n), dtype=np.float32)
        factor = np.exp(self._energy_own + np.float32(ENERGY_DAILY) * z[0])
        gone = np.float32(np.nan)
        breath = self._breath + 1.2 * truth.ill + 0.4 * truth.luteal + np.float32(0.4) * z[1]
        spo2 = 96.8 + SPO2_DARK * t.dark_skin - 0.6 * truth.ill + np.float32(SPO2_SD / 2) * z[2]
        skin = self._skin + 0.3 * truth.luteal + 0.5 * truth.ill + np.float32(0.15) * z[3]
        return Observed(
            day=truth.day,
            worn=worn,
            recorded=recorded,
            offset_min=self._home + self._away_min,
            device=self._device.copy(),
            steps=np.where(worn, truth.steps * np.exp(np.float32(STEPS_SD) * z[4]), gone),
            energy_factor=factor,
            expenditure_kcal=np.where(worn, truth.expenditure_kcal * factor, gone),
            night=night,
            resting_hr_bpm=rest,
            hrv_rmssd_ms=hrv,
            respiration_rate=np.where(night.seen, breath, gone),
            spo2_pct=np.where(night.seen, np.clip(spo2, 70, 100), gone),
            skin_temp_c=np.where(night.seen, skin, gone),
            vo2max=self._vo2max(truth, recorded),
            weight_kg=self._weight(truth),
            intake_kcal=self._diary(truth),
            said=answers.hear(truth, t, self._draws("words")),
        )

    def _hearts(self, truth: Truth, seen: Flags) -> tuple[Floats, Floats]:
        """Resting heart rate and RMSSD of the next morning; HRV is lost more often after bad nights."""
        rng = self._draws("watch heart")
        z = rng.standard_normal((2, self._t.n), dtype=np.float32)
        u = rng.random(self._t.n, dtype=np.float32)
        debt = (truth.debt_h - DEBT_USUAL_H) / DEBT_SD_H
        # Nights without the watch are 15 % of the 25 %; the rest is lost here.
        usual = np.log(HRV_LOST_SEEN / (1 - HRV_LOST_SEEN))
        lost = u < 1 / (1 + np.exp(-(usual + HRV_DEBT_LOGIT * debt)))
        own_rate, own_hrv = self._device_error
        rest = np.where(seen, truth.resting_hr + SWAP_OFFSET_BPM * own_rate + RESTING_SD * z[0], np.nan)
        hrv = np.where(seen & ~lost, np.exp(truth.ln_rmssd + SWAP_OFFSET_HRV * own_hrv + HRV_SD * z[1]), np.nan)
        return rest.astype(np.float32), hrv.astype(np.float32)

    def _vo2max(self, truth: Truth, recorded: Flags) -> Floats:
        z = self._draws("watch fitness").standard_normal(self._t.n, dtype=np.float32)
        wander = np.float32(np.sqrt((WATCH_VO2_SD**2 - WATCH_VO2_OWN**2) * (1 - WATCH_VO2_KEEP**2)))
        self._vo2_error = WATCH_VO2_KEEP * self._vo2_error + wander * z
        ran = recorded & (truth.activity == RUNNING) & (truth.minutes >= 15)
        return np.where(ran, np.clip(truth.vo2max + self._vo2_own + self._vo2_error, 10, 95), np.nan).astype(np.float32)

    def _weight(self, truth: Truth) -> Floats:
        rng = self._draws("scale")
        morning = truth.day + timedelta(days=1)
        shown, self._scale_error = scale_weight(truth.weight_kg, morning.weekday(), truth.luteal, self._scale_error, rng)
        stepped_on = rng.random(self._t.n, dtype=np.float32) < self._t.weighs
        return np.where(stepped_on, np.maximum(shown, 25), np.nan).astype(np.float32)

    def _diary(self, truth: Truth) -> Floats:
        rng = self._draws("diary")
        z = rng.standard_normal(self._t.n, dtype=np.float32)
        u = rng.random(self._t.n, dtype=np.float32)
        daily = np.float32(np.sqrt(UNDER_REPORT_SD**2 - DIARY_OWN**2))
        held = truth.intake_kcal * np.clip(self._diary_own + daily * z, 0.3, 1.3)
        logit = np.log(self._t.logs / (1 - self._t.logs)) + 0.25 + (WEEKEND_DIARY_LOGIT if truth.day.weekday() >= 5 else 0)
        kept = 1 / (1 + np.exp(-logit))
        kept = np.where(truth.burnt_out, kept / 2, kept)  # informative dropout, on purpose (reference 6.4, 13)
        return np.where(u < kept, held, np.nan).astype(np.float32)

    def _move(self) -> None:
        """Who travels today: the local clock jumps, and jumps back some days later."""
        rng = self._draws("journeys")
        n = self._t.n
        u = rng.random(n, dtype=np.float32)
        where, how_long = rng.choice(np.asarray(JOURNEY_MIN, np.int16), n), rng.integers(*JOURNEY_DAYS, n).astype(np.int16)
        self._away_days = np.maximum(self._away_days - 1, 0).astype(np.int16)
        leaves = (self._away_days == 0) & (u < JOURNEYS / 365)
        self._away_days = np.where(leaves, how_long, self._away_days).astype(np.int16)
        self._away_min = np.where(leaves, where, np.where(self._away_days > 0, self._away_min, 0)).astype(np.int16)

    def _swap(self) -> None:
        """Who wears a new device from today: another number, another error of its own."""
        rng = self._draws("devices")
        swaps = rng.random(self._t.n, dtype=np.float32) < DEVICE_SWAPS / 365
        z = rng.standard_normal((2, self._t.n), dtype=np.float32)
        self._device = (self._device + swaps).astype(np.int16)
        self._device_error = np.where(swaps, z, self._device_error)


def missing(values: Any) -> float:
    """The share that is missing."""
    return float(np.isnan(values).mean())


HRV_LOST_SEEN = 1 - (1 - HRV_MISSING) / (1 - sleeping.MISSING)
# Places without summer time, so that a home has one offset all year (IANA tzdata 2025).
HOMES = {
    "Africa/Accra": 0, "Africa/Lagos": 60, "Africa/Johannesburg": 120, "Europe/Istanbul": 180, "Asia/Dubai": 240,
    "Asia/Kolkata": 330, "Asia/Singapore": 480, "Asia/Tokyo": 540, "America/Sao_Paulo": -180, "America/Bogota": -300,
    "America/Mexico_City": -360,
}  # fmt: skip
HOME_OFFSETS = tuple(HOMES.values())
