"""Many lives side by side: people, their plan, their state, day after day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from milo.twin import plan as plans
from milo.twin.body import step
from milo.twin.draws import Draws
from milo.twin.parameters import REFERENCE, SIM_VERSION, Parameters
from milo.twin.plan import Plan
from milo.twin.state import State, Truth, begin
from milo.twin.traits import Traits, draw

BURN_IN = 60  # days lived before anybody looks: no leap into a steady state (reference 6.1)


@dataclass(frozen=True)
class Signature:
    """What made a simulation; written into every file that comes from one."""

    sim_version: int
    parameters: str
    seed: int


class Cohort:
    """n simulated people.

    seed, number: the same pair, n, plan and overrides give the same lives, byte for byte; another number gives other people.
    plan: None means everybody's own habits; a function of (traits, draws) or a Plan is followed instead.
    overrides: traits to put in place of those drawn (traits.draw).  first: the date of day 0 after burn-in.
    """

    def __init__(
        self,
        seed: int,
        n: int,
        *,
        number: int = 0,
        parameters: Parameters = REFERENCE,
        plan: Plan | Callable[[Traits, Draws], Plan] | None = None,
        overrides: Mapping[str, Any] | None = None,
        first: date = date(2025, 1, 6),
        burn_in: int = BURN_IN,
    ) -> None:
        self.parameters = parameters
        self.signature = Signature(SIM_VERSION, parameters.digest, seed)
        self.draws = Draws(seed, number)
        self.traits = draw(n, self.draws, overrides)
        stays = parameters.joiner_scale * self.draws("joining").weibull(parameters.joiner_shape, n) + burn_in
        self.state: State = begin(self.traits, parameters, stays.astype(np.float32))
        own = plans.habitual(self.traits, self.draws)
        self._then: Plan = own if plan is None else (plan if isinstance(plan, Plan) else plan(self.traits, self.draws))
        self._day = 0
        self._first = first - timedelta(days=burn_in)
        # Burn-in is lived by everybody's own habits, so that a plan handed in begins on a body with a history.
        self._plan = own
        for _ in range(burn_in):
            self.step()
        self._plan = self._then

    @property
    def today(self) -> date:
        """The date of the next day to be lived."""
        return self._first + timedelta(days=self._day)

    def step(self) -> Truth:
        """Live one day."""
        truth = step(self.state, self.traits, self.parameters, self._plan, self._day, self.today, self.draws)
        self._day += 1
        return truth

    def live(self, days: int) -> Iterator[Truth]:
        """Live so many days, one by one."""
        for _ in range(days):
            yield self.step()

    @property
    def plan(self) -> Plan:
        """What is followed now."""
        return self._plan

    def follow(self, plan: Plan) -> None:
        """From tomorrow on do something else."""
        self._plan = plan

    def history(self, days: int, names: Sequence[str]) -> dict[str, NDArray[Any]]:
        """Live so many days and keep some of Truth's arrays: name -> (days, n)."""
        kept: dict[str, list[NDArray[Any]]] = {name: [] for name in names}
        for truth in self.live(days):
            for name in names:
                kept[name].append(np.array(getattr(truth, name)))
        return {name: np.stack(rows) for name, rows in kept.items()}
