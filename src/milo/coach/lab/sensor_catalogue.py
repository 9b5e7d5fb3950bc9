"""What the sensor rules know: readings, alerts, levels, plausible ranges, symptoms, and the thirty rules by id.

Source of every rule and threshold, unless a line says otherwise: Milo's safety reference, section 5 (SN-01 to SN-30, S-0 to S-3).
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Literal

from milo.vocabulary.athlete import Profile
from milo.vocabulary.errors import BadValue

Level = Literal["E0", "E1", "R", "C", "N"]
Action = Literal["none", "note", "recheck", "pause", "stop", "end", "mask_off"]
Context = Literal["rest", "before", "exercise_submax", "exercise_max"]
Moment = float | datetime

LEVELS: tuple[Level, ...] = ("N", "C", "R", "E1", "E0")  # L-1, from the lowest to the highest
ACTIONS: tuple[Action, ...] = ("none", "note", "recheck", "pause", "stop", "end", "mask_off")  # in order of urgency, our choice
STOPPING: frozenset[Action] = frozenset({"stop", "end", "mask_off"})
PLACES = frozenset({"inspired", "exhaled", "room", "core"})
CONTEXTS = frozenset({"rest", "before", "exercise_submax", "exercise_max"})
EXERCISE = frozenset({"exercise_submax", "exercise_max"})
KETONES = frozenset({"negative", "small", "moderate", "large"})

MIN_QUALITY = 0.5  # below it a value does not count (S-0); our choice, the middle of the scale of every signal of ours
PAUSE_AFTER_S, STOP_AFTER_S = 10.0, 30.0  # S-1: without data in a hard test
LOWEST_OWN_RANGE = 80.0  # per cent; an own range below it is a slip of the pen. Our choice, under the 88 of NEWS2 scale 2
RPE_RANGE = (6.0, 20.0)  # Borg's scale; SN-05 counts effort on it

PLAUSIBLE: dict[str, tuple[float, float]] = {
    "heart_rate_bpm": (15, 300),
    "spo2_pct": (30, 100),
    "respiration_rate": (0, 120),
    "systolic_mmhg": (40, 350),
    "body_temp_c": (25, 45),
    "glucose_mg_dl": (10, 1_500),
    "co2_ppm": (200, 1_000_000),
    "weight_kg": (20, 400),
    "bmi_kg_m2": (8, 100),
    "ecg_mv": (-400, 400),
}
"""The quantities the rules read, and what a working sensor can say of a living person; anything else is a fault. Our choice,
wide on purpose: a value that alarms must stay inside. CO2 under 200 ppm is half of open air: a sensor out of its calibration."""
DIASTOLIC_RANGE = (20.0, 250.0)

FRESH_S: dict[str, float] = {"heart_rate_bpm": 5.0, "spo2_pct": 5.0, "co2_ppm": 5.0, "respiration_rate": 20.0, "ecg_mv": 1.0}
"""Seconds a good value of a stream may stay on a screen: two to three of its own steps, a breath at 3 a minute. Our choice."""

SYMPTOMS: dict[str, Level] = {
    "chest_pain": "E0",  # RF-01
    "faint": "E0",  # RF-03
    "confusion": "E0",  # RF-05, RF-08
    "severe_breathlessness": "E0",  # RF-04
    "blue_lips": "E0",  # RF-04
    "one_sided_weakness": "E0",  # RF-05
    "seizure": "E0",  # RF-05
    "dizziness": "E1",  # section 3
    "breathlessness": "E1",  # section 3, unusual for the effort
    "palpitations": "E1",  # RF-21
    "headache": "E1",
    "nausea": "E1",
    "unwell": "E1",
    "illness": "C",  # RF-20: no training
}
"""What a symptom calls for by itself, whatever a sensor says (S-2). A word that is not here counts as "unwell"."""
FAINTNESS = frozenset({"dizziness", "faint"})
AIR_SYMPTOMS = frozenset({"headache", "dizziness", "confusion", "faint"})
AIR_EMERGENCY = frozenset({"confusion", "faint"})


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One value as a sensor or a person gave it, checked by the Watch and not here: sensors do send nonsense.

    at: seconds of a clock that only runs forward, or an aware datetime; one kind per Watch.
    quantity: a key of PLAUSIBLE; value: in that unit, None when the sensor has none.
    diastolic_mmhg: the lower value beside systolic_mmhg; either may be None.
    quality: 0..1; valid: contact and device state are good; context: what the athlete does.
    window_s: seconds of steady signal already behind the value (a spot reading of 60 s carries 60).
    place: where a CO2 sensor sits, or "core" for a temperature; full_scale: where the sensor's range ends, in the value's unit.
    minutes_since_exercise: None when no exercise is known. rpe: Borg 6-20. work: watts or km/h. breath: the breath's number.
    symptoms: words of SYMPTOMS the athlete reports now. ketones: the last test, for glucose.
    """

    at: Any
    quantity: str
    value: Any = None
    quality: Any = 1.0
    valid: Any = True
    context: Any = "rest"
    diastolic_mmhg: Any = None
    window_s: Any = 0.0
    place: Any = None
    full_scale: Any = None
    minutes_since_exercise: Any = None
    rpe: Any = None
    work: Any = None
    breath: Any = None
    symptoms: frozenset[str] = frozenset()
    ketones: Any = None


@dataclass(frozen=True, kw_only=True)
class Alert:
    """What one rule says of one reading. rule: its id; template: the key of its sentence; value: in the quantity's unit.

    unknown: there is no valid reading, for the reason; new: this alert did not stand at the reading before.
    values: further numbers its sentence needs.
    """

    rule: str
    level: Level
    action: Action
    template: str
    at: Moment | None
    quantity: str
    value: float | None = None
    values: dict[str, float] = field(default_factory=dict)
    unknown: bool = False
    reason: str | None = None
    new: bool = True

    def severity(self) -> tuple[int, int]:
        """Orders alerts: the level first, then the action; the highest wins (L-1)."""
        return LEVELS.index(self.level), ACTIONS.index(self.action)

    def urgent(self) -> bool:
        """Whether it must appear at once, over everything else on the page."""
        return self.level in {"E0", "E1"} or self.action in STOPPING

    def again(self) -> Alert:
        """The same alert, no longer new."""
        return replace(self, new=False)

    def as_dict(self) -> dict[str, Any]:
        """As JSON can hold it."""
        at = self.at.isoformat() if isinstance(self.at, datetime) else self.at
        return {
            "rule": self.rule, "level": self.level, "action": self.action, "template": self.template, "at": at,
            "quantity": self.quantity, "value": self.value, "values": dict(self.values), "unknown": self.unknown,
            "reason": self.reason, "new": self.new, "urgent": self.urgent(),
        }  # fmt: skip


GLUCOSE_LOWERING_WORDS = (
    "insulin", "glibenclamid", "gliclazid", "glimepirid", "glipizid", "glyburid", "tolbutamid", "repaglinid", "nateglinid",
    "sulfonylurea", "sulfonilurea",
)  # fmt: skip
"""Insulin and the tablets that make the body release it (ADA 2016), by the stem English and Spanish share."""


@dataclass(frozen=True, kw_only=True)
class Background:
    """What is known of the athlete before a session. None is not known, and then the stricter side of a rule holds.

    hr_max_bpm: measured, never predicted. baseline_hr_bpm: resting heart rate of the 14 days before.
    own_oxygen_range: (lowest, highest) SpO2 in per cent, set by a clinician.
    hours_since_severe_low: since a low glucose that needed help.
    weights: earlier weighings as (moment, kg), of the same clock as the readings.
    """

    age: int | None = None
    trained: bool | None = None
    hr_max_bpm: float | None = None
    baseline_hr_bpm: float | None = None
    own_oxygen_range: tuple[float, float] | None = None
    copd: bool = False
    glucose_lowering: bool = False
    hours_since_severe_low: float | None = None
    eating_flag: bool = False
    weights: tuple[tuple[Moment, float], ...] = ()

    def __post_init__(self) -> None:
        for name in ("age", "hr_max_bpm", "baseline_hr_bpm", "hours_since_severe_low"):
            value = getattr(self, name)
            if value is not None and not (math.isfinite(value) and value >= 0):
                raise BadValue(f"{name} as a number from 0", repr(value), "leave it out when it is not known")
        own = self.own_oxygen_range
        if own is not None and not LOWEST_OWN_RANGE <= own[0] < own[1] <= 100:
            raise BadValue(f"a range of SpO2 within {LOWEST_OWN_RANGE:.0f} to 100 %, lowest first", repr(own))

    def predicted_max_bpm(self) -> float | None:
        """The measured maximum, else 208 - 0.7 age (Tanaka, JACC 37(1), 2001; SD near 10); None without either."""
        if self.hr_max_bpm is not None:
            return self.hr_max_bpm
        return None if self.age is None else 208.0 - 0.7 * self.age


def background(profile: Profile, on: date, **handed: Any) -> Background:
    """What a profile says that the rules need, on a day; handed: the fields of Background that come from elsewhere.

    A person with diabetes whose medicines are not told counts as one who uses insulin: SN-18 to SN-22 are then on.
    """
    conditions, medicines = profile.conditions or [], [m.lower() for m in profile.medications or []]
    lowering = any(stem in m for m in medicines for stem in GLUCOSE_LOWERING_WORDS)
    untold = "type 2 diabetes" in conditions and profile.medications is None
    known: dict[str, Any] = {
        "age": profile.age_on(on),
        "trained": profile.regular_exerciser,
        "copd": "copd" in conditions,
        "glucose_lowering": lowering or untold or "type 1 diabetes" in conditions,
        "eating_flag": "eating disorder" in conditions,
    }
    return Background(**{**known, **handed})


def alert(rule: str, level: Level, action: Action, template: str, reading: Reading, **values: float) -> Alert:
    """An alert on a reading that passed the checks."""
    return Alert(
        rule=rule, level=level, action=action, template=template, at=reading.at, quantity=reading.quantity,
        value=None if reading.value is None else float(reading.value), values=values,
    )  # fmt: skip


RULES: dict[str, tuple[str, str]] = {
    "SN-01": ("spo2_pct", "NHS home oximetry"),
    "SN-02": ("spo2_pct", "NHS home oximetry"),
    "SN-03": ("spo2_pct", "NHS home oximetry; NEWS2, RCP 2017"),
    "SN-04": ("spo2_pct", "NEWS2 scale 2, RCP 2017"),
    "SN-05": ("spo2_pct", "Dempsey and Wagner, J Appl Physiol 87(6), 1999; our choice"),
    "SN-06": ("spo2_pct", "Dempsey and Wagner 1999; our choice"),
    "SN-07": ("spo2_pct", "Dempsey and Wagner 1999"),
    "SN-08": ("heart_rate_bpm", "NEWS2, RCP 2017; our choice"),
    "SN-09": ("heart_rate_bpm", "NEWS2, RCP 2017; our choice"),
    "SN-10": ("heart_rate_bpm", "NEWS2, RCP 2017; our choice"),
    "SN-11": ("heart_rate_bpm", "our choice"),
    "SN-12": ("respiration_rate", "NEWS2, RCP 2017"),
    "SN-13": ("systolic_mmhg", "American Heart Association"),
    "SN-14": ("systolic_mmhg", "ACSM guidelines, contraindications"),
    "SN-15": ("systolic_mmhg", "ACSM guidelines, relative; our choice"),
    "SN-16": ("systolic_mmhg", "ACSM guidelines, reasons to stop a test"),
    "SN-17": ("body_temp_c", "NEWS2, RCP 2017; ACSM 2007"),
    "SN-18": ("glucose_mg_dl", "ESSA, Sports Med Open 2019"),
    "SN-19": ("glucose_mg_dl", "ESSA, Sports Med Open 2019"),
    "SN-20": ("glucose_mg_dl", "Colberg, Diabetes Care 39(11), 2016"),
    "SN-21": ("glucose_mg_dl", "Colberg, Diabetes Care 39(11), 2016"),
    "SN-22": ("glucose_mg_dl", "Colberg, Diabetes Care 39(11), 2016; our choice"),
    "SN-23": ("co2_ppm", "EN 149 7.12"),
    "SN-24": ("co2_ppm", "OSHA 8 h mean; our choice"),
    "SN-25": ("co2_ppm", "NIOSH, 30,000 ppm short term"),
    "SN-26": ("co2_ppm", "Sensirion SCD30 data sheet"),
    "SN-27": ("co2_ppm", "our choice"),
    "SN-28": ("ecg_mv", "FDA General Wellness 2026; our choice"),
    "SN-29": ("weight_kg", "NICE; our choice"),
    "SN-30": ("bmi_kg_m2", "WHO; our choice"),
}
"""Every rule of section 5: the quantity it reads, and where it comes from."""
