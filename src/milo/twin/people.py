"""The people of a squad as the world knows them: name, account, devices, home, habits of the clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import numpy as np

from milo.twin.draws import Draws
from milo.twin.names import name
from milo.twin.observe import HOMES
from milo.twin.traits import DEVICES, GOALS, Floats, Traits
from milo.vocabulary.identity import identity, timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Device, Record, Setting, User

SKEWED, SKEW_S = 0.05, 240  # share of device clocks that are wrong in a messy squad, and by how much at most (our choice)
_DIETS = (None, None, None, None, "vegetarian", "vegan", "mediterranean", "pescatarian")
_ZONES = {offset: zone for zone, offset in HOMES.items()}


@dataclass(frozen=True)
class Person:
    """One person's ids and words, and how their records are signed."""

    user_id: str
    wearable: str  # kind of device
    body: Traits  # the block's
    k: int  # place in the block
    user: User
    zone: Setting
    signup: datetime

    def wearable_id(self, number: int) -> str:
        """The id of the wearable that came after `number` others."""
        return identity(self.user_id, "wearable", number)

    def signed(self, device: str | None = None) -> dict[str, Any]:
        """Origin, source and athlete of a record of a device: None is the wearable."""
        return {"origin": Origin.SIMULATED, "source": f"simulated {device or self.wearable}", "user_id": self.user_id}

    def account(self, number: int, since: datetime) -> list[Record]:
        """User, time zone and devices as they stand while the wearable is the one after `number` others."""
        return [
            self.user,
            self.zone,
            self.device(number, since),
            self._carried("phone", "Milo twin phone"),
            self._carried("scale", "Milo twin scale"),
        ]

    def device(self, number: int, since: datetime) -> Device:
        """The wearable that came after `number` others."""
        return Device(
            **self.signed(),
            device_id=self.wearable_id(number),
            device_type=self.wearable,  # type: ignore[arg-type]
            first_seen_ts=since,
            model=f"Milo twin {self.wearable} {number + 1}",
        )

    def _carried(self, kind: str, model: str) -> Device:
        return Device(
            **self.signed(kind),
            device_id=identity(self.user_id, kind),
            device_type=kind,  # type: ignore[arg-type]
            first_seen_ts=self.signup,
            model=model,
        )


@dataclass(frozen=True)
class Habits:
    """Clock habits, arrays (n,): what a day is laid out by."""

    trains_h: Floats  # hour of a weekday's session
    breakfast: Floats  # share of days with one
    snacks: Floats
    protein: Floats  # g/kg
    fat: Floats  # share of energy
    sync_s: Floats  # second of the hour's last minute the wearable reports at
    skew_s: Floats  # the device clock's error, for messy squads


def habits(t: Traits, draws: Draws) -> Habits:
    """Everybody's, drawn once."""
    rng = draws("habits")
    n = t.n
    u = rng.random((6, n))
    z = rng.standard_normal((5, n))
    # Before work, at noon, after work: 30, 15 and 55 % (our choice); owls train later.
    when = np.select([u[0] < 0.3, u[0] < 0.45], [6.9 + 0.3 * z[0], 12.4 + 0.2 * z[0]], 18.1 + 0.7 * z[0])
    builds = np.isin(t.goal, [GOALS.index("strength"), GOALS.index("muscle_gain"), GOALS.index("weight_loss")])
    return Habits(
        trains_h=(when + 0.6 * t.chronotype_h).astype(np.float32),
        breakfast=np.where(u[1] < 0.2, 0.25, 0.95).astype(np.float32),
        snacks=np.clip(0.45 + 0.25 * z[1], 0, 1).astype(np.float32),
        # Protein of adults is some 1.2 g/kg, of those who train for muscle 1.7 (our choice inside nutrition 3.2).
        protein=np.clip(np.where(builds, 1.6, 1.15) + 0.2 * z[2], 0.7, 2.4).astype(np.float32),
        fat=np.clip(0.35 + 0.05 * z[3], 0.2, 0.5).astype(np.float32),
        sync_s=(50 * u[2]).astype(np.float32),
        skew_s=np.where(u[3] < SKEWED, np.rint((2 * u[4] - 1) * SKEW_S), 0).astype(np.float32),
    )


def people(
    seed: int, number: int, epoch: date, t: Traits, draws: Draws, home_min: Any, weight_kg: Floats, resting_hr: Floats
) -> list[Person]:
    """Everybody of a block. weight_kg, resting_hr: as they were on the epoch's day."""
    rng = draws("accounts")
    joined = rng.integers(20, 700, t.n)
    birthday = rng.integers(0, 365, t.n)
    diet = rng.integers(0, len(_DIETS), t.n)
    made: list[Person] = []
    serial = {True: t.n * number, False: t.n * number}
    for k in range(t.n):
        user_id = identity("simulated", seed, number * t.n + k)
        female = bool(t.female[k])
        signup = datetime.combine(epoch, time(6), UTC) - timedelta(days=int(joined[k]))
        born = epoch - timedelta(days=int(float(t.age[k]) * 365.25) + int(birthday[k]) % 300)
        user = User(
            origin=Origin.SIMULATED,
            source="simulated",
            user_id=user_id,
            signup_ts=signup,
            user_name=name(serial[female], female),
            date_of_birth=born,
            sex="female" if female else "male",
            height_cm=round(float(t.height_cm[k]), 1),
            weight_kg_start=round(float(weight_kg[k]), 1),
            resting_hr_baseline=round(float(resting_hr[k])),
            max_hr_estimate=round(208 - 0.7 * float(t.age[k])),  # as every platform does: an estimate (Tanaka 2001)
            goal_type=GOALS[t.goal[k]],  # type: ignore[arg-type]
            dietary_preference=_DIETS[diet[k]],
        )
        serial[female] += 1
        zone = Setting(
            origin=Origin.SIMULATED,
            source="simulated phone",
            setting_id=timed_identity(signup, user_id, "timezone"),
            user_id=user_id,
            valid_from=signup,
            name="timezone",
            value={"name": _ZONES[int(home_min[k])]},
        )
        made.append(Person(user_id, DEVICES[t.device[k]], t, k, user, zone, signup))
    return made
