"""Run every trial and say which targets the body meets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module

from milo.twin.parameters import REFERENCE, SIM_VERSION, Parameters
from milo.twin.targets import Figure, Target, targets
from milo.twin.trials import ATHLETES, SEED, Figures, Panel, panel


@dataclass(frozen=True)
class Verdict:
    """What came of one target: our figures beside the published ones."""

    target: Target
    ours: Figures

    @property
    def off(self) -> tuple[Figure, ...]:
        """The figures outside their bounds."""
        return self.target.off(self.ours)

    @property
    def met(self) -> bool:
        """Every figure within its bounds."""
        return not self.off


def trial(name: str) -> Callable[[Panel], Figures]:
    """The estimator "subject.function" of a target."""
    subject, function = name.split(".")
    found: Callable[[Panel], Figures] = getattr(import_module(f"milo.twin.trials_{subject}"), function)
    return found


def calibrate(parameters: Parameters = REFERENCE, seed: int = SEED, n: int = ATHLETES) -> Iterator[Verdict]:
    """Verdicts one by one, in order of the targets; n people live the year most of them share."""
    people = panel(n, parameters=parameters, seed=seed)
    for target in targets():
        yield Verdict(target, trial(target.estimator)(people))


def made_from(parameters: Parameters = REFERENCE, seed: int = SEED, n: int = ATHLETES) -> str:
    """What the figures stand on, in a line."""
    return f"{n:,} athletes, seed {seed}, simulation {SIM_VERSION}, parameters {parameters.name} {parameters.digest}"
