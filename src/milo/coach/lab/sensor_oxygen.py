"""SN-01 to SN-07: oxygen saturation at rest and in exercise."""

from __future__ import annotations

import statistics
from dataclasses import dataclass, replace

from milo.coach.lab.sensor_catalogue import EXERCISE, Alert, Background, Reading, alert
from milo.coach.lab.sensor_subject import Subject
from milo.coach.lab.sensor_track import Steady, Track

USUAL, LOW, VERY_LOW, HIGHEST_MAX_EFFORT = 95.0, 92.0, 88.0, 94.0
STABLE_S = 60.0  # S-0: seconds of steady signal before a resting value counts
STEADY_S = 5.0  # the value stands still for so long before it is read (NHS home oximetry leaflet)
GAP_S = 10.0  # a longer hole in the signal starts the window again; our choice, as S-1
FRESH_WINDOW_S = 60.0  # a recheck shares no second with the reading before; our choice
RECHECK_WITHIN_S = 3_600.0  # SN-02
SUBMAX_S, ANY_S = 60.0, 30.0  # SN-05, SN-06
RECOVERY_S = 300.0  # SN-05 to SN-07
SUBMAX_RPE = 13.0  # SN-05
BAND = 1.0  # per cent; an oximeter's last digit. Our choice


@dataclass
class Episode:
    """A low value in exercise whose recovery is waited for."""

    rule: str
    at: float


class Oxygen(Subject):
    """Judges SpO2 readings. A resting value is the highest one that stood for 5 s in the last minute (NHS leaflet)."""

    def __init__(self, known: Background) -> None:
        super().__init__(known)
        self._track, self._steady = Track(STABLE_S + GAP_S), Steady(STEADY_S, STABLE_S)
        self._resting: bool | None = None
        self._last_s: float | None = None
        self._low_since: float | None = None
        self._very_low_since: float | None = None
        self._episode: Episode | None = None

    def forget(self) -> None:
        """Drop the running window; what waits for a recheck stays."""
        self._track.forget()
        self._steady.forget()
        self._last_s = None

    def judge(self, reading: Reading, now: float, symptoms: frozenset[str]) -> list[Alert]:
        resting = reading.context not in EXERCISE
        hole = self._last_s is not None and now - self._last_s > (GAP_S if resting else SUBMAX_S)
        if resting is not self._resting or hole:
            self.forget()
        self._resting, self._last_s = resting, now
        self._track.add(now, float(reading.value))
        self._steady.add(now, float(reading.value))
        return self._at_rest(reading, now, symptoms) if resting else self._in_exercise(reading, now, symptoms)

    # --- in exercise ------------------------------------------------------------------------------------------------------

    def _in_exercise(self, reading: Reading, now: float, symptoms: frozenset[str]) -> list[Alert]:
        value, track = float(reading.value), self._track
        if self.known.own_oxygen_range is not None or self.known.copd:
            return self._own_range_in_exercise(reading, now)
        severe = track.held("SN-06", now, value < VERY_LOW, value >= VERY_LOW + BAND, ANY_S)
        low = track.held("SN-05", now, value <= LOW, value > LOW + BAND, SUBMAX_S)
        if severe:
            self._wait_for_recovery("SN-06", now)
            return [alert("SN-06", "E1", "end", "SN-06.end", reading)]
        submax = reading.rpe <= SUBMAX_RPE if reading.rpe is not None else reading.context == "exercise_submax"
        if low and (submax or not self.known.trained):  # an untrained person has no SN-07; the stricter rule holds
            self._wait_for_recovery("SN-05", now)
            return [alert("SN-05", "C", "stop", "SN-05.stop", reading)]
        if not submax and self.known.trained and not symptoms and VERY_LOW <= value < HIGHEST_MAX_EFFORT:
            if self._episode is None or self._episode.rule == "SN-07":
                self._wait_for_recovery("SN-07", now)
            return [alert("SN-07", "C", "note", "SN-07.watch", reading)]
        return []

    def _wait_for_recovery(self, rule: str, now: float) -> None:
        self._episode = Episode(rule, now)
        self.owed = {rule: now + RECOVERY_S}

    def _own_range_in_exercise(self, reading: Reading, now: float) -> list[Alert]:
        own = self.known.own_oxygen_range
        if own is None:
            return [alert("SN-04", "C", "note", "SN-04.no_range", reading)]
        value = float(reading.value)
        if self._track.held("SN-04", now, value < own[0], value >= own[0] + BAND, ANY_S):
            return [alert("SN-04", "C", "stop", "SN-04.outside", reading, low=own[0], high=own[1])]
        return []

    # --- at rest ----------------------------------------------------------------------------------------------------------

    def _at_rest(self, reading: Reading, now: float, symptoms: frozenset[str]) -> list[Alert]:
        value = self._stable_value(reading)
        if value is None:
            return [_unknown(reading, "settling")]
        self.owed.clear()
        at_value = replace(reading, value=value)
        if self.known.own_oxygen_range is not None or self.known.copd:
            return [self._own_range_at_rest(at_value)]
        if self._episode is not None:
            waiting = self._recovering(at_value, now, value, symptoms)
            if waiting is not None:
                return [waiting]
        if value >= USUAL:
            if not self._steadily_usual(reading):
                return [_unknown(reading, "unsteady")]
            self._low_since = self._very_low_since = None
            return [alert("SN-01", "N", "none", "SN-01", at_value)]
        return self._low(at_value, now, value, symptoms)

    def _own_range_at_rest(self, reading: Reading) -> Alert:
        own = self.known.own_oxygen_range
        if own is None:
            return alert("SN-04", "C", "note", "SN-04.no_range", reading)
        if own[0] <= float(reading.value) <= own[1]:
            return alert("SN-04", "C", "none", "SN-04.inside", reading, low=own[0], high=own[1])
        return alert("SN-04", "C", "stop", "SN-04.outside", reading, low=own[0], high=own[1])

    def _recovering(self, reading: Reading, now: float, value: float, symptoms: frozenset[str]) -> Alert | None:
        """What is said in the five minutes after a low value in exercise; None once the rules of rest hold again."""
        episode = self._episode
        assert episode is not None
        if now - episode.at > RECOVERY_S:
            self._episode = None
            return None
        if value < USUAL or not self._steadily_usual(reading):
            self.owed = {episode.rule: episode.at + RECOVERY_S}
            return alert(episode.rule, "E1" if episode.rule == "SN-06" else "C", "recheck", "SN-05.recovering", reading)
        self._episode = None
        if episode.rule == "SN-06":
            return alert("SN-06", "E1", "note", "SN-06.recovered", reading)
        if episode.rule == "SN-07" and not symptoms:
            return alert("SN-07", "N", "note", "SN-07.recovered", reading)
        return None

    def _low(self, reading: Reading, now: float, value: float, symptoms: frozenset[str]) -> list[Alert]:
        found: list[Alert] = []
        first = self._low_since
        if first is None or now - first > RECHECK_WITHIN_S:
            self._low_since = now
            if value > LOW:
                found.append(alert("SN-02", "C", "recheck", "SN-02.recheck", reading))
        elif now - first >= FRESH_WINDOW_S:
            found.append(alert("SN-02", "E1", "stop", "SN-02.confirmed", reading))
        elif value > LOW:
            found.append(alert("SN-02", "C", "recheck", "SN-02.recheck", reading))
        if any(a.action == "recheck" for a in found):
            self.owed["SN-02"] = (self._low_since or now) + RECHECK_WITHIN_S
        if value > LOW:
            self._very_low_since = None
            return found
        if self._very_low_since is None:
            self._very_low_since = now
        if symptoms or now - self._very_low_since >= FRESH_WINDOW_S:
            return [alert("SN-03", "E0", "end", "SN-03.repeated", reading)]
        self.owed["SN-03"] = self._very_low_since + FRESH_WINDOW_S
        return [*found, alert("SN-03", "C", "recheck", "SN-03.recheck", reading)]

    def _stable_value(self, reading: Reading) -> float | None:
        """The highest value that stood for STEADY_S in the last minute; None while the minute is not full."""
        if reading.window_s >= STABLE_S:
            return float(reading.value)
        return None if self._track.span_s() < STABLE_S else self._steady.top()

    def _steadily_usual(self, reading: Reading) -> bool:
        """Whether most of the minute and its end are at USUAL or above: a value on its way down is not called usual."""
        if reading.window_s >= STABLE_S:
            return True
        values = [value for _, value in self._track.last(STABLE_S)]
        return values[-1] >= USUAL and statistics.median(values) >= USUAL


def _unknown(reading: Reading, reason: str) -> Alert:
    return Alert(
        rule="S-0",
        level="C",
        action="recheck",
        template="S-0.wait",
        at=reading.at,
        quantity=reading.quantity,
        unknown=True,
        reason=reason,
    )
