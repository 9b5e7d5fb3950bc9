"""A simulated squad: a few people whose days cause each other, as records of the registry.

Load raises fatigue; fatigue raises the resting heart rate, lowers HRV and the next day's sleep; training raises fitness and
the weight on the bar. The constants are our choice, made to look like a life, not to model one: no figure about people may be
taken from here. The same seed and dates give the same records, byte for byte; each sense draws from its own generator, so that
adding one changes nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import numpy as np

from milo.vocabulary.identity import identity, timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import (
    Device,
    Event,
    Feedback,
    LiftedSet,
    Measurement,
    Nutrition,
    Record,
    Sample,
    Sleep,
    SleepStages,
    User,
    Workout,
)

SAMPLE_EVERY_S = 10  # often enough for zones and TRIMP, a tenth of the rows of a watch


@dataclass(frozen=True)
class Person:
    """Who somebody of the squad is. week: activity per weekday, Monday first; None is rest."""

    name: str
    sex: str
    born: date
    height_cm: float
    weight_kg: float
    resting_hr: float
    max_hr: float
    rmssd_ms: float
    goal: str
    week: tuple[tuple[str, float, float] | None, ...]  # (activity, minutes, intensity as a share of heart-rate reserve)
    lifts_kg: dict[str, float]
    sleep_h: float


PEOPLE = (
    Person(
        "Ada (simulated)", "female", date(1991, 4, 2), 168, 61.5, 49, 188, 58, "endurance",
        (("running", 50, 0.66), ("strength", 45, 0.45), ("running", 45, 0.82), None, ("running", 40, 0.62),
         ("running", 95, 0.66), None),
        {"Back Squat (Barbell)": 62.5, "Romanian Deadlift (Barbell)": 60, "Pull Up": 0}, 7.6,
    ),
    Person(
        "Bruno (simulated)", "male", date(1984, 11, 20), 181, 88.0, 58, 181, 41, "strength",
        (("strength", 70, 0.5), None, ("strength", 65, 0.5), ("cycling", 45, 0.6), ("strength", 75, 0.52), None,
         ("walking", 60, 0.35)),
        {"Back Squat (Barbell)": 120, "Bench Press (Barbell)": 92.5, "Deadlift (Barbell)": 150}, 6.9,
    ),
    Person(
        "Chloé (simulated)", "female", date(1999, 8, 9), 172, 67.0, 56, 196, 49, "general",
        (None, ("cycling", 60, 0.64), None, ("strength", 50, 0.48), None, ("cycling", 120, 0.66), ("yoga", 45, 0.3)),
        {"Goblet Squat (Dumbbell)": 24, "Bench Press (Dumbbell)": 18, "Seated Row (Cable)": 45}, 7.2,
    ),
)  # fmt: skip


class Squad:
    """People by number; beyond those written here they come again, with another name and another life."""

    def __init__(self, seed: int = 0) -> None:
        self._seed = seed

    def user_id(self, i: int) -> str:
        """The id of person i."""
        return identity("simulated", self._seed, i)

    def life(self, i: int, first: date, last: date) -> Iterator[Record]:
        """The records of person i from a first day to a last one, both included, day by day.

        A life that ends later begins with the same records.
        """
        person = PEOPLE[i % len(PEOPLE)]
        user_id = self.user_id(i)
        me = _Body(person, user_id, identity("simulated watch", self._seed, i), self._rng(i, "life"))
        yield User(
            origin=Origin.SIMULATED,
            source="simulated",
            user_id=user_id,
            signup_ts=_at(first, 6),
            user_name=person.name if i < len(PEOPLE) else f"{person.name} {i // len(PEOPLE) + 1}",
            date_of_birth=person.born,
            sex=person.sex,  # type: ignore[arg-type]
            height_cm=person.height_cm,
            weight_kg_start=person.weight_kg,
            resting_hr_baseline=person.resting_hr,
            max_hr_estimate=person.max_hr,
            goal_type=person.goal,  # type: ignore[arg-type]
        )
        yield Device(
            origin=Origin.SIMULATED,
            source="simulated",
            device_id=me.device_id,
            user_id=user_id,
            device_type="watch",
            first_seen_ts=_at(first, 6),
            model="Milo twin",
        )
        senses = {name: self._rng(i, name) for name in ("watch", "night", "table", "words", "bar")}
        for n in range((last - first).days + 1):
            yield from me.day(first + timedelta(days=n), senses)

    def _rng(self, i: int, name: str) -> np.random.Generator:
        return np.random.default_rng([self._seed, i, *name.encode()])


class _Body:
    """One person's state: what load leaves behind."""

    def __init__(self, person: Person, user_id: str, device_id: str, rng: np.random.Generator) -> None:
        self.person, self.user_id, self.device_id, self._rng = person, user_id, device_id, rng
        self.fitness = 0.0  # 42-day response to load, in AU a day
        self.fatigue = 0.0  # 7-day response
        self.strength = 1.0  # share of the written lifts
        self.weight = person.weight_kg

    def day(self, day: date, senses: dict[str, np.random.Generator]) -> Iterator[Record]:
        rng, p = self._rng, self.person
        strain = float(np.clip((self.fatigue - self.fitness) / 150, -1, 1.5)) + float(rng.normal(0, 0.25))
        asleep = float(np.clip(p.sleep_h - 0.35 * strain + rng.normal(0, 0.55), 3.5, 10))
        yield from self._night(day, asleep, strain, senses["night"])
        planned = p.week[day.weekday()]
        kept = planned is not None and rng.random() < 0.88 - 0.1 * max(strain, 0)
        load = 0.0
        if planned is not None and kept:
            activity, minutes, intensity = planned
            minutes *= float(rng.uniform(0.85, 1.15)) * (0.75 if day.toordinal() // 7 % 4 == 0 else 1.0)  # an easier week in four
            rpe = float(np.clip(round(2 + 7.5 * intensity**1.6 + 0.6 * strain + rng.normal(0, 0.5)), 1, 10))
            load = rpe * minutes
            yield from self._session(day, activity, minutes, intensity, rpe, strain, senses)
        yield from self._rest_of_day(day, planned if kept else None, strain, senses)
        self.fitness += (load - self.fitness) / 42
        self.fatigue += (load - self.fatigue) / 7
        self.weight += float(rng.normal(0, 0.12)) + 0.004 * (p.weight_kg - self.weight)

    def _night(self, day: date, asleep: float, strain: float, rng: np.random.Generator) -> Iterator[Record]:
        end = _at(day, 6.6 + float(rng.normal(0, 0.35)))
        awake = float(np.clip(rng.gamma(4, 0.09) + 0.05 * max(strain, 0), 0.05, 2))
        start = end - timedelta(hours=asleep + awake)
        deep, rem = float(rng.uniform(0.15, 0.22)), float(rng.uniform(0.18, 0.26))
        yield Sleep(
            **self._signed(),
            session_id=timed_identity(start, self.user_id, "sleep"),
            start_ts=start,
            end_ts=end,
            quality=round(float(np.clip(0.84 - 0.06 * strain - 0.12 * awake + 0.03 * (asleep - 7), 0, 1)), 2),
            sleep_stage_breakdown=SleepStages(
                awake=round(awake * 60),
                light=round(asleep * 60 * (1 - deep - rem)),
                deep=round(asleep * 60 * deep),
                rem=round(asleep * 60 * rem),
            ),
            awakenings=int(rng.poisson(2)),
            utc_offset_min=0,
        )
        p = self.person
        for quantity, value in (
            ("resting_hr_bpm", p.resting_hr + 2.2 * strain - 0.004 * self.fitness + rng.normal(0, 1.1)),
            ("hrv_rmssd_ms", p.rmssd_ms * np.exp(-0.11 * strain + rng.normal(0, 0.09))),
        ):
            yield self._measured(end, quantity, round(float(value), 1))
        if rng.random() < 0.6:
            yield self._measured(end + timedelta(minutes=12), "weight_kg", round(self.weight, 1))

    def _session(
        self,
        day: date,
        activity: str,
        minutes: float,
        intensity: float,
        rpe: float,
        strain: float,
        senses: dict[str, np.random.Generator],
    ) -> Iterator[Record]:
        rng, p = senses["watch"], self.person
        start = _at(day, 17.4 + float(rng.normal(0, 0.5)))
        n = int(minutes * 60 / SAMPLE_EVERY_S)
        t = np.arange(n) * SAMPLE_EVERY_S
        # Heart rate follows effort with a half-minute lag, drifts up, and breathes with the terrain.
        effort = intensity * (1 + 0.05 * np.sin(t / 210 + rng.uniform(0, 6)) + 0.04 * t / 3600)
        if activity == "strength":
            effort = intensity * (1 + 0.22 * np.sin(t / 30))
        elif intensity > 0.75:
            effort = np.where((t // 240) % 2 == 0, intensity * 1.08, intensity * 0.8)  # intervals of four minutes
        reserve = (p.max_hr - p.resting_hr) * (1 - np.exp(-t / 90)) * effort
        hr = np.clip(p.resting_hr + 12 + reserve + 2 * strain + rng.normal(0, 1.5, n), p.resting_hr, p.max_hr + 3)
        speed = {"running": 3.9, "cycling": 9.2, "walking": 2.1}.get(activity)
        v = None if speed is None else np.clip(speed * (0.55 + 0.6 * effort) + rng.normal(0, 0.08, n), 0, None)
        distance = None if v is None else np.cumsum(v) * SAMPLE_EVERY_S
        workout_id = timed_identity(start, self.user_id, "workout", activity)
        energy = float(minutes * p.weight_kg * (0.03 + 0.16 * intensity))
        yield Workout(
            **self._signed(),
            workout_id=workout_id,
            start_ts=start,
            end_ts=start + timedelta(seconds=n * SAMPLE_EVERY_S),
            activity_type=activity,  # type: ignore[arg-type]
            device_id=self.device_id,
            utc_offset_min=0,
            duration_s=float(n * SAMPLE_EVERY_S),
            distance_m=None if distance is None else round(float(distance[-1])),
            energy_kcal=round(energy),
            heart_rate_bpm=round(float(hr.mean())),
            max_heart_rate_bpm=round(float(hr.max())),
            rpe=rpe,
        )
        for k in range(n):
            at = start + timedelta(seconds=float(t[k]))
            yield Sample(
                **self._signed(),
                sample_id=timed_identity(at, workout_id),
                at=at,
                workout_id=workout_id,
                heart_rate_bpm=round(float(hr[k])),
                speed_m_s=None if v is None else round(float(v[k]), 2),
                distance_m=None if distance is None else round(float(distance[k]), 1),
            )
        if activity == "strength":
            yield from self._sets(workout_id, start, strain, senses["bar"])

    def _sets(self, workout_id: str, start: datetime, strain: float, rng: np.random.Generator) -> Iterator[Record]:
        self.strength *= 1.004
        for exercise, kg in self.person.lifts_kg.items():
            for number in range(1, 5):
                warm_up = number == 1 and kg > 20
                yield LiftedSet(
                    **self._signed(),
                    set_id=timed_identity(start, workout_id, exercise, number),
                    workout_id=workout_id,
                    at=start,
                    exercise=exercise,
                    number=number,
                    set_type="warm_up" if warm_up else "normal",
                    weight_kg=round(kg * self.strength * (0.6 if warm_up else 1) / 2.5) * 2.5 or None,
                    reps=float(np.clip(round(7 - 0.6 * number - strain + rng.normal(0, 0.7)), 3, 12)),
                    rir=float(np.clip(round(2 + rng.normal(0, 0.7)), 0, 5)),
                    utc_offset_min=0,
                )

    def _rest_of_day(
        self, day: date, done: tuple[str, float, float] | None, strain: float, senses: dict[str, np.random.Generator]
    ) -> Iterator[Record]:
        rng = senses["watch"]
        on_foot = done is not None and done[0] in {"running", "walking"}
        for hour in range(7, 22):
            steps = int(rng.poisson(420)) + (int(done[1] * 135) if done is not None and on_foot and hour == 17 else 0)
            at = _at(day, hour)
            yield Event(
                **self._signed(),
                event_id=timed_identity(at, self.user_id, "event"),
                event_ts=at,
                device_id=self.device_id,
                activity_type="walking",
                step_increment=steps,
                distance_m=round(steps * 0.0041 * self.person.height_cm),
                calories_burned=round(steps * 0.00055 * self.weight, 1),
                heart_rate_bpm=round(float(self.person.resting_hr + 16 + rng.normal(0, 4)), 1),
                duration_s=3600,
            )
        rng = senses["table"]
        for meal, clock, share in (("breakfast", 7.5, 0.25), ("lunch", 13, 0.35), ("dinner", 20, 0.4)):
            kcal = 31 * self.weight * share * float(rng.normal(1, 0.12))
            yield Nutrition(
                **self._signed(),
                log_id=timed_identity(_at(day, clock), self.user_id, meal),
                log_ts=_at(day, clock),
                meal_type=meal,
                calories=round(kcal),
                protein_g=round(1.6 * self.weight * share * float(rng.normal(1, 0.15))),
                carbs_g=round(kcal * 0.48 / 4),
                fat_g=round(kcal * 0.3 / 9),
                utc_offset_min=0,
            )
        rng = senses["words"]
        if rng.random() < 0.7:
            yield Feedback(
                **self._signed(),
                feedback_id=timed_identity(_at(day, 21), self.user_id, "feedback"),
                event_ts=_at(day, 21),
                mood=float(np.clip(round(3.8 - 0.6 * strain + rng.normal(0, 0.6)), 1, 5)),
                energy=float(np.clip(round(3.6 - 0.8 * strain + rng.normal(0, 0.6)), 1, 5)),
                soreness_level=float(np.clip(round(3 + 1.6 * strain + rng.normal(0, 1)), 1, 10)),
                utc_offset_min=0,
            )

    def _measured(self, at: datetime, quantity: str, value: float) -> Measurement:
        return Measurement(
            **self._signed(),
            measurement_id=timed_identity(at, self.user_id, quantity),
            at=at,
            quantity=quantity,
            value=value,
            utc_offset_min=0,
        )

    def _signed(self) -> dict[str, Any]:
        return {"origin": Origin.SIMULATED, "source": "simulated watch", "user_id": self.user_id}


def _at(day: date, hour: float) -> datetime:
    return datetime.combine(day, time(), UTC) + timedelta(seconds=round(hour * 3600))
