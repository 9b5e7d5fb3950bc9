"""The digital twin fitted to one athlete: many bodies live the athlete's own weeks, and those that come out alike stay.

Adaptive importance sampling with the twin as simulator (population Monte Carlo, Cappé et al. 2004): bodies are drawn from the
twin's people of the athlete's age, sex, size and goal, live what was trained, and are weighed by how well the weekly marks fit
theirs. Each round draws where a linear regression of the marks on the bodies of the last one says to look, and the weights undo
what that choice did, over all rounds together (Cornuet et al. 2012). What no mark speaks of stays as wide as it is among people.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from milo.twin import fitting_prior
from milo.twin.draws import Draws
from milo.twin.fitting_marks import Known, Marks, Series, share_done
from milo.twin.fitting_past import WEEK, Lived, live_past
from milo.twin.fitting_prior import COLUMNS, Matrix
from milo.twin.parameters import REFERENCE, Parameters
from milo.twin.state import State
from milo.twin.traits import Floats, Traits
from milo.vocabulary.errors import NotEnoughData

LEAST_WEEKS = 4  # with training; with fewer nothing is seen of how a body answers (our choice)
CANDIDATES, MOST_ROUNDS = 1000, 8  # bodies of a round; measured in benchmarks/bench_whatif.py
KEPT = 300  # bodies an athlete's twin is made of
ENOUGH_SHARE = 0.3  # of the candidates that count, from which on another round is not worth it (our choice)
LEAST_EFFECTIVE = 40.0  # fewer bodies that really count are no band (our choice)
SPREAD = 1.1  # proposals wider than what was found, or tails are never seen
PERFORMANCE = ("vo2max", "strength")


@dataclass(frozen=True)
class Fitted:
    """An athlete's twin: equally likely bodies on the day after the last known one.

    effective: how many of the last round's candidates really counted.  fitted_to: names of what it was fitted to.
    level: name of a lift -> what it lifts over its pattern's main one, log, (n,).  today: the next day's date.
    share: of planned sessions that each does, (n,); None where the athlete's is not known.
    """

    traits: Traits
    state: State = field(repr=False)
    parameters: Parameters
    day: int
    today: date
    level: dict[str, Floats]
    pattern: dict[str, int]
    effective: float
    rounds: int
    fitted_to: tuple[str, ...]
    seed: int
    share: Floats | None = None

    @property
    def n(self) -> int:
        """How many bodies."""
        return self.traits.n


class TooLittle(NotEnoughData):
    """Too little is known of an athlete to fit a twin to.  reason: "few_weeks", "no_marks" or "no_fit"."""

    def __init__(self, reason: str, wanted: str, found: str, do: str) -> None:
        self.reason = reason
        super().__init__(wanted, found, do)


def fit(known: Known, seed: int, *, parameters: Parameters = REFERENCE, n: int = KEPT, candidates: int = CANDIDATES) -> Fitted:
    """The athlete's twin: n bodies that could be theirs, as they stand after the known weeks.  The same seed gives the same bytes.

    Raises TooLittle when there are fewer than four weeks with training, no performance marks, or no body that fits.
    """
    _check(known)
    draws = Draws(seed, 1)
    start = fitting_prior.prior(known.told, candidates, draws)
    marks = Marks.of(known)
    rng = draws("fit")
    rounds: list[_Round] = []
    mean, covariance = start.mean, start.covariance
    for _ in range(MOST_ROUNDS):
        theta = mean + rng.standard_normal((candidates, len(COLUMNS))) @ np.linalg.cholesky(covariance).T
        made = fitting_prior.bodies(theta, start.donors)
        lived = live_past(made, parameters, known.training, known.first)
        seen = marks.seen(lived)
        rounds.append(_Round(theta, made.traits, lived, marks.likelihood(seen), mean, covariance))
        weights = _pooled(rounds, start)
        if effective(weights) >= ENOUGH_SHARE * candidates:
            break
        mean, covariance = marks.proposal(theta, seen, start.mean, start.covariance)
        covariance = SPREAD**2 * covariance
    count = effective(weights)
    if count < LEAST_EFFECTIVE:
        raise TooLittle(
            "no_fit", "bodies that come out as the marks say", f"{count:.0f} of {weights.size} that count",
            "the marks contradict the training that is stored; look at both",
        )  # fmt: skip
    # Systematic resampling: as many copies of a body as its weight says, with one draw for all.
    places = (rng.random() + np.arange(n)) / n
    chosen = rng.permutation(np.minimum(np.searchsorted(np.cumsum(weights), places), weights.size - 1))
    lifts = [s for s in known.series if s.quantity == "strength"]
    parts = [(r, chosen[chosen // candidates == k] % candidates) for k, r in enumerate(rounds)]
    return Fitted(
        traits=Traits(**_joined([vars(fitting_prior.of(r.traits, who)) for r, who in parts])),
        state=State(**_joined([_of(r.lived.state, who) for r, who in parts])),
        parameters=parameters,
        day=rounds[0].lived.day,
        today=known.first + timedelta(days=known.training.days),
        level=_joined([{s.name: _level(s, r.lived, rng)[who].astype(np.float32) for s in lifts} for r, who in parts]),
        pattern={s.name: s.pattern for s in lifts},
        effective=count,
        rounds=len(rounds),
        fitted_to=tuple(dict.fromkeys([*(s.name for s in known.series), *(["adherence"] if known.planned else [])])),
        seed=seed,
        share=share_done(known, n, draws("adherence")),
    )


@dataclass(frozen=True)
class _Round:
    """The bodies of one round, how well they fit, and the normal distribution they were drawn from."""

    theta: Matrix
    traits: Traits
    lived: Lived
    fits: Matrix
    mean: Matrix
    covariance: Matrix


def _pooled(rounds: list[_Round], start: fitting_prior.Prior) -> Matrix:
    """Weights of all rounds' bodies, each as if drawn from the mixture of all rounds (Cornuet et al. 2012)."""
    theta = np.concatenate([r.theta for r in rounds])
    drawn = np.stack([_log_normal(theta, r.mean, r.covariance) for r in rounds])
    mixture = np.logaddexp.reduce(drawn, axis=0)
    return _weights(_log_normal(theta, start.mean, start.covariance) + np.concatenate([r.fits for r in rounds]) - mixture)


def _joined(parts: list[dict[str, Any]]) -> dict[str, Any]:
    """Arrays of several groups of bodies side by side, name by name."""
    return {name: np.concatenate([p[name] for p in parts], axis=-1) for name in parts[0]}


def unfitted(known: Known, seed: int, *, parameters: Parameters = REFERENCE, n: int = KEPT) -> Fitted:
    """People of the twin with the athlete's age, sex, size, goal and training, fitted to no mark: what a fit has to beat."""
    draws = Draws(seed, 1)
    start = fitting_prior.prior(known.told, n, draws)
    theta = draws("fit").multivariate_normal(start.mean, start.covariance, n, method="cholesky")
    made = fitting_prior.bodies(theta, start.donors)
    lived = live_past(made, parameters, known.training, known.first)
    today = known.first + timedelta(days=known.training.days)
    lifts = [s for s in known.series if s.quantity == "strength"]
    level = {s.name: np.zeros(n, np.float32) for s in lifts}
    return Fitted(
        made.traits, lived.state, parameters, lived.day, today, level, {s.name: s.pattern for s in lifts}, float(n), 0, (), seed
    )


def effective(weights: Matrix) -> float:
    """Effective sample size of weights that sum to one (Kish)."""
    return float(1 / np.sum(weights**2))


def _level(s: Series, lived: Lived, rng: np.random.Generator) -> Matrix:
    """A draw of the error that all marks of a lift share: what this lift is to this body."""
    own = 1 / s.sd**2
    precision = own.sum() + (1 / s.level_sd**2 if s.level_sd > 0 else np.inf)
    middle = ((s.values[:, None] - lived.strength[s.weeks, s.pattern]) * own[:, None]).sum(axis=0) / precision
    return np.asarray(middle + rng.standard_normal(middle.shape) / np.sqrt(precision))


def _check(known: Known) -> None:
    weeks = known.training.minutes.reshape(-1, WEEK).sum(axis=1)
    trained = int((weeks > 0).sum())
    if trained < LEAST_WEEKS:
        raise TooLittle(
            "few_weeks", f"at least {LEAST_WEEKS} weeks with training", f"{trained}", "log workouts for some weeks, or import them"
        )
    if not any(s.quantity in PERFORMANCE and s.weeks.size for s in known.series):
        raise TooLittle(
            "no_marks", "a performance mark: VO2max, a threshold, or sets that tell a one-repetition maximum", "none",
            "log sets with weight and repetitions, or tell a VO2max or a threshold",
        )  # fmt: skip


def _log_normal(theta: Matrix, mean: Matrix, covariance: Matrix) -> Matrix:
    root = np.linalg.cholesky(covariance)
    z = np.linalg.solve(root, (theta - mean).T)
    return np.asarray(-0.5 * (z**2).sum(axis=0) - np.log(np.diag(root)).sum())


def _weights(log_weights: Matrix) -> Matrix:
    w = np.exp(log_weights - log_weights.max())
    return np.asarray(w / w.sum())


def _of(s: State, who: NDArray[np.intp]) -> dict[str, Any]:
    """The states of some bodies, by name."""
    return {name: np.asarray(value)[..., who] for name, value in vars(s).items()}
