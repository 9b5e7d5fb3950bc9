"""SN-23 to SN-28: carbon dioxide by where the sensor sits, and the ECG trace."""

from __future__ import annotations

import statistics

from milo.coach.lab.sensor_catalogue import AIR_EMERGENCY, AIR_SYMPTOMS, Alert, Background, Reading, alert
from milo.coach.lab.sensor_subject import Subject
from milo.coach.lab.sensor_track import Track

MASK_OFF_ABOVE, WARN_FROM, LEAVE_FROM = 10_000.0, 5_000.0, 30_000.0  # ppm; SN-23, SN-24, SN-25
BREATHS, MEAN_S = 3, 15.0  # SN-23
WARNED_S = 600.0  # SN-24
BAND = 500.0  # ppm; a tenth of the warning. Our choice
GAP_S = 10.0  # a longer hole begins the mean again; our choice, as S-1


class Air(Subject):
    """Judges CO2: an alarm only where the sensor's place says that the air is breathed in."""

    def __init__(self, known: Background) -> None:
        super().__init__(known)
        self._track = Track(MEAN_S + GAP_S)
        self._breaths: list[tuple[float, list[float]]] = []
        self._last_s: float | None = None

    def forget(self) -> None:
        self._track.forget()
        self._breaths.clear()
        self._last_s = None

    def judge(self, reading: Reading, now: float, symptoms: frozenset[str]) -> list[Alert]:
        felt = self.regardless(reading, symptoms)
        if felt is not None:
            return [felt]
        value, place = float(reading.value), reading.place
        if place is None:
            return [alert("SN-27", "C", "note", "SN-27", reading)]
        full = reading.full_scale is not None and value >= reading.full_scale
        if place == "exhaled":
            return [alert("SN-26", "N", "note", "SN-26.over_range" if full else "SN-26", reading)]
        if value >= LEAVE_FROM:
            return [alert("SN-25", "E1", "mask_off", "SN-25.high", reading)]
        return self._inspired(reading, now, value, full) if place == "inspired" else []

    def regardless(self, reading: Reading, symptoms: frozenset[str]) -> Alert | None:
        """SN-25 by what the athlete feels, whatever the sensor says; also where its place is not known."""
        if reading.place == "exhaled" or not symptoms & AIR_SYMPTOMS:
            return None
        faint = bool(symptoms & AIR_EMERGENCY)
        return Alert(
            rule="SN-25", level="E0" if faint else "E1", action="mask_off", template="SN-25.faint" if faint else "SN-25.felt",
            at=reading.at, quantity=reading.quantity,
        )  # fmt: skip

    def _inspired(self, reading: Reading, now: float, value: float, full: bool) -> list[Alert]:
        if self._last_s is not None and now - self._last_s > GAP_S:
            self.forget()
        self._last_s = now
        self._track.add(now, value)
        mean = self._mean(reading.breath, value)
        # a sensor at the end of its range cannot say how far above it the air is, so its last value counts as beyond the limit
        beyond = mean is not None and (mean > MASK_OFF_ABOVE or (full and mean >= min(MASK_OFF_ABOVE, float(reading.full_scale))))
        if beyond and mean is not None:
            return [alert("SN-23", "C", "mask_off", "SN-23", reading, mean=mean)]
        warned = value >= WARN_FROM
        too_long = self._track.held("SN-24", now, warned, value < WARN_FROM - BAND, WARNED_S)
        if too_long:
            return [alert("SN-24", "C", "mask_off", "SN-24.too_long", reading)]
        return [alert("SN-24", "C", "note", "SN-24.warn", reading)] if warned else []

    def _mean(self, breath: float | None, value: float) -> float | None:
        """The mean of the last three breaths where breaths are numbered, else of the last 15 s; the higher where both are known."""
        means = []
        if breath is not None:
            if not self._breaths or self._breaths[-1][0] != breath:
                self._breaths = [*self._breaths[1 - BREATHS :], (breath, [])]
            self._breaths[-1][1].append(value)
            if len(self._breaths) == BREATHS:
                means.append(statistics.fmean(statistics.fmean(values) for _, values in self._breaths))
        if self._track.span_s() >= MEAN_S:
            means.append(statistics.fmean(v for _, v in self._track.last(MEAN_S)))
        return max(means, default=None)


class Trace(Subject):
    """The ECG: trace, quality and the timing of beats are shown; no rule names a rhythm (SN-28)."""

    def judge(self, reading: Reading, now: float, symptoms: frozenset[str]) -> list[Alert]:
        return [alert("SN-28", "N", "none", "SN-28", reading)]
