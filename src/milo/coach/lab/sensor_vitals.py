"""SN-08 to SN-17: heart rate, breathing rate, blood pressure and temperature."""

from __future__ import annotations

from milo.coach.lab.sensor_catalogue import EXERCISE, FAINTNESS, Alert, Background, Reading, alert
from milo.coach.lab.sensor_subject import Subject
from milo.coach.lab.sensor_track import Track

RESTED_MIN = 30.0  # SN-08: minutes after exercise from which a heart rate is one of rest
HR_HIGH_FROM, HR_RAISED_ABOVE, HR_LOW = 131.0, 110.0, 40.0  # SN-08, SN-09, SN-10
HR_HELD_S = 600.0  # SN-08, SN-09
ABOVE_OWN, BELOW_OWN = 20.0, 15.0  # SN-09, SN-10: against the 14-day baseline
OVER_MAX, OVER_MAX_S = 15.0, 60.0  # SN-11
STEP_BPM, STEP_S = 50.0, 10.0  # SN-11
SLOW_CONFIRMED_S = 60.0  # SN-10 without a symptom: one slow second may be beats the sensor missed. Our choice
HR_BAND = 5.0  # hysteresis; the ripple of a resting heart rate with the breath. Our choice
RR_HIGH, RR_LOW, RR_HELD_S, RR_BAND = 25.0, 8.0, 120.0, 2.0  # SN-12; the band is our choice

SYSTOLIC_TOP, DIASTOLIC_TOP, BP_RECHECK_S = 180.0, 120.0, 300.0  # SN-13
SYSTOLIC_HIGH, DIASTOLIC_HIGH = 180.0, 110.0  # SN-14
SYSTOLIC_RAISED, DIASTOLIC_RAISED = 160.0, 100.0  # SN-15
SYSTOLIC_EXERCISE, DIASTOLIC_EXERCISE, SYSTOLIC_FALL = 250.0, 115.0, 10.0  # SN-16

WARM, HOT, COLD, CORE_HOT = 38.0, 39.1, 35.0, 40.0  # SN-17


class Heart(Subject):
    """Judges heart rate."""

    def __init__(self, known: Background) -> None:
        super().__init__(known)
        self._resting, self._working = Track(HR_HELD_S), Track(STEP_S)
        self._slow_since: float | None = None

    def forget(self) -> None:
        self._resting.forget()
        self._working.forget()
        self._slow_since = None

    def judge(self, reading: Reading, now: float, symptoms: frozenset[str]) -> list[Alert]:
        value = float(reading.value)
        if reading.context in EXERCISE:
            self._resting.forget()
            return self._in_exercise(reading, now, value, symptoms)
        self._working.forget()
        if reading.minutes_since_exercise is not None and reading.minutes_since_exercise < RESTED_MIN:
            self._resting.forget()
            return []
        return self._at_rest(reading, now, value, symptoms)

    def _at_rest(self, reading: Reading, now: float, value: float, symptoms: frozenset[str]) -> list[Alert]:
        known, held = self.known, self._resting.held
        high = held("SN-08", now, value >= HR_HIGH_FROM, value < HR_HIGH_FROM - HR_BAND, HR_HELD_S)
        raised = held("SN-09", now, value > HR_RAISED_ABOVE, value <= HR_RAISED_ABOVE - HR_BAND, HR_HELD_S)
        own = known.baseline_hr_bpm
        if high:
            return [
                alert(
                    "SN-08",
                    "E0" if symptoms else "E1",
                    "end" if symptoms else "stop",
                    "SN-08.symptom" if symptoms else "SN-08",
                    reading,
                )
            ]
        if raised:
            return [alert("SN-09", "E1", "stop", "SN-09.raised", reading)]
        if own is not None and "illness" in symptoms and value >= own + ABOVE_OWN:
            return [alert("SN-09", "E1", "stop", "SN-09.ill", reading, usual=own)]
        if value > HR_LOW + HR_BAND:
            self._slow_since = None
        return [self._slow(reading, now, value, symptoms)] if value <= HR_LOW else []

    def _slow(self, reading: Reading, now: float, value: float, symptoms: frozenset[str]) -> Alert:
        own = self.known.baseline_hr_bpm
        if symptoms & FAINTNESS:
            return alert("SN-10", "E0", "end", "SN-10.faint", reading)
        if own is not None and value >= own - BELOW_OWN and not symptoms:
            return alert("SN-10", "N", "none", "SN-10.usual", reading)
        self._slow_since = now if self._slow_since is None else self._slow_since
        if max(now - self._slow_since, reading.window_s) < SLOW_CONFIRMED_S:
            return alert("SN-10", "C", "recheck", "SN-10.recheck", reading)
        return alert("SN-10", "E1", "stop", "SN-10.new", reading)  # a usual value nobody knows is not called usual

    def _in_exercise(self, reading: Reading, now: float, value: float, symptoms: frozenset[str]) -> list[Alert]:
        self._working.add(now, value)
        top = self.known.predicted_max_bpm()
        over = top is not None and self._working.held(
            "SN-11", now, value > top + OVER_MAX, value <= top + OVER_MAX - HR_BAND, OVER_MAX_S
        )
        recent = [v for _, v in self._working.last(STEP_S)]
        step = max(max(recent) - value, value - min(recent)) >= STEP_BPM
        if not (over or step):
            return []
        if symptoms:
            return [alert("SN-11", "E0", "end", "SN-11.symptom", reading)]
        return [alert("SN-11", "C", "pause", "SN-11.step" if step else "SN-11.over", reading)]


class Breathing(Subject):
    """Judges breathing rate; only at rest."""

    def __init__(self, known: Background) -> None:
        super().__init__(known)
        self._track = Track(RR_HELD_S)

    def forget(self) -> None:
        self._track.forget()

    def judge(self, reading: Reading, now: float, symptoms: frozenset[str]) -> list[Alert]:
        value = float(reading.value)
        if reading.context in EXERCISE:
            self._track.forget()
            return []
        self._track.add(now, value)
        fast = self._track.held("fast", now, value >= RR_HIGH, value < RR_HIGH - RR_BAND, RR_HELD_S)
        slow = self._track.held("slow", now, value <= RR_LOW, value > RR_LOW + RR_BAND, RR_HELD_S)
        if not (fast or slow):
            return []
        return [
            alert(
                "SN-12",
                "E0" if symptoms else "E1",
                "end" if symptoms else "stop",
                "SN-12.symptom" if symptoms else "SN-12",
                reading,
            )
        ]


class Pressure(Subject):
    """Judges blood pressure. Either number may be missing (None); what is there is judged."""

    def __init__(self, known: Background) -> None:
        super().__init__(known)
        self._high_since: float | None = None
        self._by_work: list[tuple[float, float]] = []

    def judge(self, reading: Reading, now: float, symptoms: frozenset[str]) -> list[Alert]:
        upper = float("-inf") if reading.value is None else float(reading.value)
        lower = float("-inf") if reading.diastolic_mmhg is None else float(reading.diastolic_mmhg)
        more = {} if reading.diastolic_mmhg is None else {"diastolic": lower}
        if reading.context in EXERCISE:
            return self._in_exercise(reading, upper, lower, symptoms, more)
        self._by_work.clear()
        self.owed.clear()
        if upper > SYSTOLIC_TOP or lower > DIASTOLIC_TOP:
            return [self._top(reading, now, symptoms, more)]
        self._high_since = None
        if upper >= SYSTOLIC_HIGH or lower >= DIASTOLIC_HIGH:
            return [alert("SN-14", "E1", "stop", "SN-14", reading, **more)]
        if upper >= SYSTOLIC_RAISED or lower >= DIASTOLIC_RAISED:
            return [alert("SN-15", "C", "note", "SN-15", reading, **more)]
        return []

    def _top(self, reading: Reading, now: float, symptoms: frozenset[str], more: dict[str, float]) -> Alert:
        if self._high_since is None:
            self._high_since = now
        if symptoms:
            return alert("SN-13", "E0", "end", "SN-13.symptom", reading, **more)
        if now - self._high_since >= BP_RECHECK_S:
            return alert("SN-13", "E1", "stop", "SN-13.confirmed", reading, **more)
        self.owed["SN-13"] = self._high_since + BP_RECHECK_S
        return alert("SN-13", "E1", "recheck", "SN-13.recheck", reading, **more)  # from 180 on SN-14 forbids hard work at once

    def _in_exercise(
        self, reading: Reading, upper: float, lower: float, symptoms: frozenset[str], more: dict[str, float]
    ) -> list[Alert]:
        fallen = False
        if reading.work is not None and reading.value is not None:
            easier = [u for work, u in self._by_work if work < reading.work]
            fallen = bool(easier) and max(easier) - upper >= SYSTOLIC_FALL
            self._by_work.append((float(reading.work), upper))
        if not (fallen or upper > SYSTOLIC_EXERCISE or lower > DIASTOLIC_EXERCISE):
            return []
        if symptoms:
            return [alert("SN-16", "E0", "end", "SN-16.symptom", reading, **more)]
        return [alert("SN-16", "E1", "stop", "SN-16.fall" if fallen else "SN-16.high", reading, **more)]


class Warmth(Subject):
    """Judges body temperature."""

    def judge(self, reading: Reading, now: float, symptoms: frozenset[str]) -> list[Alert]:
        value = float(reading.value)
        if (
            value > CORE_HOT and "confusion" in symptoms
        ):  # wherever it was measured: a skin value is lower than the core, never higher
            return [alert("SN-17", "E0", "end", "SN-17.confused", reading)]
        if value >= HOT or value <= COLD:
            return [alert("SN-17", "E1", "stop", "SN-17.far", reading)]
        return [alert("SN-17", "C", "stop", "SN-17.warm", reading)] if value >= WARM else []
