"""The watch over a session's sensors: it takes readings, says what the safety rules say of them, and fails to the safe side.

Pure and deterministic: every moment comes with a reading or a tick. Source: Milo's safety reference, section 5.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from milo.coach.lab.sensor_air import Air, Trace
from milo.coach.lab.sensor_body import Glucose, MassIndex, Weight, seconds
from milo.coach.lab.sensor_catalogue import (
    FRESH_S,
    LEVELS,
    MIN_QUALITY,
    PAUSE_AFTER_S,
    PLAUSIBLE,
    STOP_AFTER_S,
    SYMPTOMS,
    Action,
    Alert,
    Background,
    Level,
    Moment,
    Reading,
)
from milo.coach.lab.sensor_faults import FAULTS, fault, moment, symptoms_told
from milo.coach.lab.sensor_oxygen import Oxygen
from milo.coach.lab.sensor_subject import Subject
from milo.coach.lab.sensor_vitals import Breathing, Heart, Pressure, Warmth
from milo.vocabulary.errors import BadValue

RESTING = ("rest", "before")
Source = tuple[str, str | None]  # a quantity and its place: CO2 may come from two sensors at once


class Watch:
    """The sensor rules over one session of one athlete.

    known: what is known of the athlete.  hard_test: S-1 holds for the needed quantities; readings of a maximal effort switch it on.
    needed: quantities without which a hard test may not go on.  min_quality: below it a value does not count.

    What was once an emergency, a reason to see somebody or a symptom stays so for the session (L-2, S-2): no later value lowers it.
    Raises BadValue for an unknown needed quantity or a min_quality outside 0..1.
    """

    def __init__(
        self,
        known: Background,
        *,
        hard_test: bool = False,
        needed: Iterable[str] = ("heart_rate_bpm",),
        min_quality: float = MIN_QUALITY,
    ) -> None:
        self.needed = tuple(needed)
        for quantity in self.needed:
            if quantity not in PLAUSIBLE:
                raise BadValue(f"one of {', '.join(PLAUSIBLE)}", repr(quantity))
        if not 0 <= min_quality <= 1:
            raise BadValue("a quality from 0 to 1", f"{min_quality}")
        self._hard, self._min_quality = hard_test, min_quality
        self._subjects: dict[str, Subject] = {
            "spo2_pct": Oxygen(known), "heart_rate_bpm": Heart(known), "respiration_rate": Breathing(known),
            "systolic_mmhg": Pressure(known), "body_temp_c": Warmth(known), "glucose_mg_dl": Glucose(known), "co2_ppm": Air(known),
            "ecg_mv": Trace(known), "weight_kg": Weight(known), "bmi_kg_m2": MassIndex(known),
        }  # fmt: skip
        self._symptoms: frozenset[str] = frozenset()
        self._latched: dict[tuple[str, str], Alert] = {}
        self._standing: dict[Source, list[Alert]] = {}
        self._times: dict[Source, float] = {}
        self._good: dict[Source, tuple[float, float | None]] = {}
        self._asked: set[tuple[str, str]] = set()
        self._ticked: float | None = None
        self._started: float | None = None
        self._clock_kind: type | None = None

    # --- what a page asks -------------------------------------------------------------------------------------------------

    @property
    def level(self) -> Level:
        """The highest level that stands."""
        return max((a.level for a in self.standing()), key=LEVELS.index, default="N")

    @property
    def locked(self) -> bool:
        """Whether an emergency was called: nothing goes on until the athlete has filled in the form of return."""
        return any(a.level == "E0" for a in self._latched.values())

    @property
    def symptoms(self) -> frozenset[str]:
        """Every symptom told in this session."""
        return self._symptoms

    def standing(self) -> list[Alert]:
        """All alerts that stand now, the most urgent first."""
        alerts = {(a.rule, a.template, a.quantity): a for alerts in self._standing.values() for a in alerts}
        alerts |= {(a.rule, a.template, a.quantity): a for a in self._latched.values()}
        return sorted(alerts.values(), key=Alert.severity, reverse=True)

    def shown(self, quantity: str, at: Moment, place: str | None = None) -> float | None:
        """The value a screen may show at a moment: the last one if it was good and is fresh, else None (S-1)."""
        source = (quantity, place)
        good = self._good.get(source)
        if good is None or any(a.unknown for a in self._standing.get(source, ())):
            return None
        return good[1] if abs(seconds(at) - good[0]) <= FRESH_S.get(quantity, math.inf) else None

    # --- what happens -----------------------------------------------------------------------------------------------------

    def see(self, reading: Reading) -> list[Alert]:
        """What the rules say of a reading, the most urgent first; empty when there is nothing to say.

        A level of N is never given while something higher is latched. Nonsense never raises: it becomes "no valid reading", and a
        hard test stops.
        """
        told = symptoms_told(reading.symptoms)
        self._symptoms |= told
        found = self._felt(reading)
        now, reason = self._checked(reading)
        subject = self._subjects.get(reading.quantity) if isinstance(reading.quantity, str) else None
        if reason is not None or now is None or subject is None:
            found.append(self._unknown(reading, reason or "bad_clock", now))
            if subject is not None and (held := subject.regardless(reading, self._symptoms)) is not None:
                found.append(held if now is not None else replace(held, at=None))
        else:
            self._good[_source(reading)] = (now, None if reading.value is None else float(reading.value))
            found += subject.judge(reading, now, self._symptoms)
        return self._settled(_source(reading), found)

    def tick(self, at: Moment) -> list[Alert]:
        """What silence means at a moment (S-1): call it once a second, also while readings come.

        In a hard test a needed quantity without good data pauses it after 10 s and stops it after 30 s. A recheck that a rule asked
        for and nobody made is asked for again.
        """
        now = moment(at)
        if now is None:
            reading = Reading(at=None, quantity=self.needed[0] if self.needed else "heart_rate_bpm")
            return self._settled(_source(reading), [self._unknown(reading, "bad_clock", None)])
        self._started = now if self._started is None else self._started
        kind = datetime if isinstance(at, datetime) else float
        back, self._ticked = self._ticked is not None and now < self._ticked, now
        found = []
        for quantity in self.needed:
            silent_s = self._silent_s(quantity, now)
            mad = back or (self._clock_kind or kind) is not kind or silent_s < -PAUSE_AFTER_S
            if mad or silent_s >= PAUSE_AFTER_S:
                silent = self._unknown(Reading(at=at, quantity=quantity), "bad_clock" if mad else "silent", now)
                found += self._settled((quantity, None), [silent])
        found += self._overdue(at, now)
        return sorted(found, key=Alert.severity, reverse=True)

    def owed(self) -> list[tuple[str, str, float]]:
        """Rechecks asked for and not made yet: (rule, quantity, the second by which it is due), the first due first."""
        every = [(rule, quantity, due) for quantity, subject in self._subjects.items() for rule, due in subject.owed.items()]
        return sorted(every, key=lambda one: one[2])

    # --- how --------------------------------------------------------------------------------------------------------------

    def _overdue(self, at: Moment, now: float) -> list[Alert]:
        due = [(rule, quantity) for rule, quantity, by in self.owed() if now >= by]
        said, self._asked = self._asked, set(due)
        return [
            Alert(
                rule=rule,
                level="C",
                action="recheck",
                template="recheck.due",
                at=at,
                quantity=quantity,
                new=(rule, quantity) not in said,
            )
            for rule, quantity in due
        ]

    def _felt(self, reading: Reading) -> list[Alert]:
        """S-2: what was told is heard before any value is read."""
        if not self._symptoms:
            return []
        level = max((SYMPTOMS[s] for s in self._symptoms), key=LEVELS.index)
        action: Action = "end" if level == "E0" else "stop"
        if level == "C" and reading.context in RESTING:
            action = "note"  # somebody who is ill may still be measured lying down (SN-09 needs it)
        at = reading.at if moment(reading.at) is not None else None
        return [Alert(rule="S-2", level=level, action=action, template=f"S-2.{level}", at=at, quantity=str(reading.quantity))]

    def _checked(self, reading: Reading) -> tuple[float | None, str | None]:
        """The reading's moment in seconds, and why it does not count (None when it does)."""
        now, reason = moment(reading.at), fault(reading)
        if reading.context == "exercise_max":
            self._hard = True
        if reason == "unknown_quantity" or now is None:
            return now, reason or "bad_clock"
        kind = datetime if isinstance(reading.at, datetime) else float
        source = _source(reading)
        before, self._times[source] = self._times.get(source), now
        self._started = now if self._started is None else self._started
        if (before is not None and now < before) or (self._clock_kind or kind) is not kind:
            self._subjects[reading.quantity].forget()
            self._good.pop(source, None)
            return now, "bad_clock"
        self._clock_kind = kind
        if reason is not None:
            return now, reason
        if not reading.valid:
            return now, "no_contact"
        if reading.quality < self._min_quality:
            return now, "poor_quality"
        return now, None

    def _silent_s(self, quantity: str, now: float) -> float:
        good = [at for (name, _), (at, _) in self._good.items() if name == quantity]
        since = max(good) if good else self._started
        return 0.0 if since is None else now - since

    def _unknown(self, reading: Reading, reason: str, now: float | None) -> Alert:
        action: Action = "recheck"
        if self._hard:
            action = "note"
            silent_s = 0.0 if now is None else self._silent_s(reading.quantity, now)
            if reason in FAULTS or (reading.quantity in self.needed and silent_s >= STOP_AFTER_S):
                action = "stop"
            elif reading.quantity in self.needed and silent_s >= PAUSE_AFTER_S:
                action = "pause"
        rule, template = ("S-1", f"S-1.{action}") if action in {"pause", "stop"} else ("S-0", "S-0")
        return Alert(
            rule=rule, level="C", action=action, template=template, at=None if now is None else reading.at,
            quantity=str(reading.quantity), unknown=True, reason=reason,
        )  # fmt: skip

    def _settled(self, source: Source, found: list[Alert]) -> list[Alert]:
        """Latch what stays, drop an all-clear that something stronger forbids, and say what is new."""
        before = {(a.rule, a.template) for a in self._standing.get(source, ())}
        for a in found:
            key = (a.rule, a.template)
            if a.level in {"E0", "E1"} and key not in self._latched:
                self._latched[key] = a
            elif key in self._latched:
                before.add(key)
        if self._latched or self._symptoms or any(a.unknown for a in found):
            found = [a for a in found if a.level != "N"]
        found = [a.again() if (a.rule, a.template) in before else replace(a, new=True) for a in found]
        found.sort(key=Alert.severity, reverse=True)
        self._standing[source] = found
        return found


def _source(reading: Reading) -> Source:
    return str(reading.quantity), reading.place if isinstance(reading.place, str) else None
