"""Coaching simulated athletes as a decision problem, many bodies at once: the environment that policies are taught and judged in.

**Weekly** (`WeeklyCoaching`). Every Monday the coach sets the week of each of n athletes; an episode is 24 weeks for all.

Action, float32 (n, 3), each clipped to [-1, 1]: changes of the rule coach's week.
    0 volume: -20 % .. +20 % of minutes and sets;  1 intensity: -.05 .. +.05 of VO2max;
    2 ease: above .5 the week is eased to 65 %, below -.5 an eased week of the rule's is not eased.
    Zero is the rule coach. `Direct` sets shares of the athlete's own week instead (arms "nothing", "same week", constants).
Constraints, in every mode: a week is at most 1.1 times the largest of the last four (at least .3 of the own week), an endurance
    session at most 110 % of the longest of 30 days, intensity .40-.92; who is ill or hurt trains nothing (the body's own rule).
Observation, float32 (n, WEEK_OBSERVED): what the Observer says of the week (never truth): weekly means of eight signals in own
    standard deviations, whether each was seen, the own mean of each, sessions seen over planned, the plan's last factors, the
    rule's next week, profile, the own week (minutes, what was asked for lately), and how far the goal's day is.
Reward, per week, n values: change of the goal's outcome in % (VO2max and strength, weighted by goal, and the form of the day),
    less what it costs: minutes asked for beyond those the athlete gives (mean of three weeks), effort beyond their own, injuries,
    days of illness, sessions planned and left out.

**Daily** (`DailyCoaching`). The documents' shape: observation (n, 30, 5) of the last 30 observed days (load, sleep, HRV, resting
heart rate, mood; own scale, 0 where missing), action (n, 2): volume -20..+20 % and intensity -.15..+.15 of today's session, which
then passes the same constraints. Reward as above, per day.

Randomness: seed and number name the people and all their luck; two policies on the same pair meet the same athletes with the same
random numbers (Draws), so that arms are compared in pairs. noise scales the errors of the senses, not the bodies.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from milo.twin import plan as plans
from milo.twin.cohort import Cohort
from milo.twin.draws import Draws
from milo.twin.observe import Observed, Observer
from milo.twin.parameters import REFERENCE, Parameters
from milo.twin.plan import Plan
from milo.twin.state import Truth
from milo.twin.training import strength_of
from milo.twin.traits import GOALS, STRENGTH, Floats

WEEKS, DAYS = 24, 7
VOLUME, INTENSITY, DAILY_INTENSITY, EASED = 0.20, 0.05, 0.15, 0.65
GROWTH, MOST_GROWTH, EASE_EVERY = 1.06, 1.25, 3  # the rule coach: 6 % a week up to 25 %, every third week eased
LOW_ENERGY, BACK_OFF = -1.5, 0.9  # own sd of energy or HRV below which the rule takes a tenth off
WEEK_CAP, LEAST_FACTOR, LONGEST_CAP = 1.1, 0.3, 1.1
INTENSITY_LOW, INTENSITY_HIGH = 0.40, 0.92
GIVEN = 1.10  # of the own week's minutes are what an athlete gives (our choice)
SIGNALS = ("sleep_h", "ln_rmssd", "resting_hr", "load_au", "minutes", "mood", "energy", "soreness")
WINDOW, WINDOW_SIGNALS = 30, ("load_au", "sleep_h", "ln_rmssd", "resting_hr", "mood")
OWN_MEMORY = 6.0  # weeks of the own mean and spread
# The usual person, to scale by until somebody's own past is known (means and sd of the twin's people).
USUAL = {"sleep_h": (7.1, 0.6), "ln_rmssd": (3.6, 0.15), "resting_hr": (66.0, 2.0), "load_au": (90.0, 45.0),
    "minutes": (22.0, 10.0), "mood": (3.45, 0.5), "energy": (3.25, 0.5), "soreness": (1.9, 0.7)}  # fmt: skip
IMAGINED = 5_000_000  # numbers of the luck of imagined weeks: nobody lives by them
EASED_COLUMN = 3 * len(SIGNALS) + 4  # of the weekly observation: whether the rule eases the coming week
WEEK_OBSERVED = 3 * len(SIGNALS) + 5 + 3 + 5
ENDURANCE_COLUMN, GIVEN_COLUMN, GIVEN_SCALE = -6, -5, 200.0  # share of the goal that is endurance; minutes given a week, over 200
# Prices in % of the goal's outcome (our choice, so that more is not simply better; docs/policy.md has what each arm earns).
PRICE_OVERTIME = 0.8  # a week that asks for twice the minutes that are given
PRICE_EFFORT = 6.0  # per share of VO2max and week above the own intensity
PRICE_INJURY, PRICE_ILL_DAY, PRICE_MISSED = 3.0, 0.03, 0.10
PRICES = np.array([1, -PRICE_OVERTIME, -PRICE_EFFORT, -PRICE_INJURY, -PRICE_ILL_DAY, -PRICE_MISSED], np.float32)
"""Of the parts of a week's reward: outcome, minutes and effort beyond one's own, injuries, days of illness, share left out."""
GOAL_WEIGHT = {"endurance": 0.8, "strength": 0.2, "muscle_gain": 0.2, "weight_loss": 0.6, "general": 0.5}


@dataclass
class Tally:
    """What became of each athlete in an episode, (n,)."""

    injuries: NDArray[np.float64]
    ill_days: NDArray[np.float64]
    minutes: NDArray[np.float64]
    planned: NDArray[np.float64]
    done: NDArray[np.float64]

    @classmethod
    def empty(cls, n: int) -> Tally:
        """Nothing yet."""
        return cls(*(np.zeros(n) for _ in range(5)))

    def add(self, truth: Truth) -> None:
        """A day."""
        self.injuries += truth.injured
        self.ill_days += truth.ill
        self.minutes += truth.minutes
        self.planned += truth.planned
        self.done += truth.done


class Bodies:
    """n simulated athletes under a coach: their own week, what they lived, what was seen. Used by both environments."""

    def __init__(self, seed: int, n: int, number: int, parameters: Parameters, noise: float) -> None:
        self.cohort = Cohort(seed, n, number=number, parameters=parameters)
        self.observer = Observer(self.cohort.traits, self.cohort.draws)
        self._noise = noise
        self._luck = self.cohort.draws("more noise")
        # The own week again, from a generator that begins anew: Cohort drew it too, and lived the burn-in by it.
        self.own = plans.habitual(self.cohort.traits, _Anew(self.cohort.draws))  # type: ignore[arg-type]
        traits = self.cohort.traits
        self.n = n
        self.endurance_share = np.asarray([GOAL_WEIGHT[GOALS[g]] for g in traits.goal], np.float32)
        self.given = GIVEN * self.own.minutes.sum(0)
        self.begin()

    def vo2(self) -> Floats:
        """VO2max, mL/kg/min (truth; for reward and judging)."""
        return self.cohort.state.vo2max.copy()

    def strength(self) -> Floats:
        """Mean strength over the movement patterns as it can be tested today, over body mass (truth)."""
        mean: Floats = strength_of(self.cohort.state, self.cohort.traits).mean(axis=0)
        return mean

    def outcome(self) -> Floats:
        """The goal's outcome in % of the beginning: VO2max and strength by the goal, and the form of the day (Banister)."""
        vo2, strength = self.vo2() / self.start_vo2 - 1, self.strength() / self.start_strength - 1
        form = self.cohort.state.performance - self.start_form
        return np.asarray(100 * (self.endurance_share * vo2 + (1 - self.endurance_share) * strength + form), np.float32)

    def begin(self) -> None:
        """What is gained is counted from now."""
        self.start_vo2, self.start_strength = self.vo2(), self.strength()
        self.start_form = np.asarray(self.cohort.state.performance, np.float32).copy()

    def constrained(self, minutes: Floats, intensity: Floats, sets: Floats) -> Plan:
        """A week that passes the constraints of single sessions."""
        longest = self.cohort.state.longest_ring.max(axis=0)
        cap = np.where(longest > 0, np.maximum(LONGEST_CAP * longest, 20.0), np.inf)
        lifts = self.own.activity == STRENGTH
        held = np.where(lifts, minutes, np.minimum(minutes, cap)).astype(np.float32)
        return Plan(held, np.clip(intensity, INTENSITY_LOW, INTENSITY_HIGH).astype(np.float32), sets, self.own.activity)

    def see(self, truth: Truth) -> dict[str, Floats]:
        """One day's signals as observed, NaN where nothing was seen."""
        seen: Observed = self.observer.see(truth)
        minutes = np.where(seen.recorded, truth.minutes, np.where(seen.worn, np.float32(0), np.float32(np.nan)))
        with np.errstate(invalid="ignore"):
            found = {
                "sleep_h": seen.night.asleep_min / 60,
                "ln_rmssd": np.log(seen.hrv_rmssd_ms),
                "resting_hr": seen.resting_hr_bpm,
                "load_au": np.where(minutes == 0, 0.0, seen.said.rpe * minutes),
                "minutes": minutes,
                "mood": seen.said.mood,
                "energy": seen.said.energy,
                "soreness": seen.said.soreness,
            }
        if self._noise != 1.0:
            for name in ("sleep_h", "ln_rmssd", "resting_hr", "mood", "energy", "soreness"):
                extra = np.sqrt(max(self._noise**2 - 1, 0)) * SENSE_SD[name]
                found[name] = found[name] + extra * self._luck.standard_normal(self.n)
        return {name: np.asarray(v, np.float32) for name, v in found.items()}


SENSE_SD = {"sleep_h": 0.58, "ln_rmssd": 0.05, "resting_hr": 1.0, "mood": 0.6, "energy": 0.6, "soreness": 1.0}
"""Errors of the senses (observe, answers) that `noise` scales."""


class _Anew:
    """Draws whose streams begin anew at every asking."""

    def __init__(self, draws: Any) -> None:
        self._draws = draws

    def __call__(self, name: str) -> np.random.Generator:
        made: np.random.Generator = self._draws.fresh(name)
        return made


class OwnScale:
    """Running own mean and spread of the signals."""

    def __init__(self, n: int, memory: float, signals: tuple[str, ...]) -> None:
        self._signals, self._keep = signals, np.float32(np.exp(-1 / memory))
        self._mean = np.stack([np.full(n, USUAL[s][0], np.float32) for s in signals])
        self._variance = np.stack([np.full(n, USUAL[s][1] ** 2, np.float32) for s in signals])

    def scale(self, values: Floats) -> Floats:
        """(signals, n) in own standard deviations, 0 where missing; the values then belong to the own past."""
        there = ~np.isnan(values)
        off = np.where(there, values - self._mean, 0).astype(np.float32)
        z = np.clip(off / np.sqrt(self._variance), -4, 4)
        gain = (1 - self._keep) * there
        self._mean += gain * off
        self._variance += gain * (off**2 - self._variance)
        return z.astype(np.float32)

    def levels(self) -> Floats:
        """(signals, n): the own means on the scale of the usual person."""
        return np.stack([(mean - USUAL[s][0]) / USUAL[s][1] for s, mean in zip(self._signals, self._mean, strict=True)])


def goal_ahead(weeks: int) -> tuple[float, float, float]:
    """How far the goal's day is, as a policy sees it: the coming week is the last, is one of the last three, share of 24 weeks."""
    return float(weeks <= 1), float(weeks <= 3), min(weeks, WEEKS) / WEEKS


class WeeklyCoaching:
    """The weekly environment; see the module's docstring."""

    actions = 3
    observed: tuple[int, ...] = (WEEK_OBSERVED,)

    def __init__(self, n: int, seed: int, *, parameters: Parameters = REFERENCE, noise: float = 1.0, weeks: int = WEEKS) -> None:
        self.n, self.weeks, self.length = n, weeks, weeks
        self._seed, self._parameters, self._noise = seed, parameters, noise
        self._number = -1
        self._imagined = False
        self.tally = Tally.empty(n)

    def imagined(self, luck: int) -> WeeklyCoaching:
        """A copy that goes on from here with other luck: what a planner searches on.

        Nothing is observed in it (the rule backs off from nobody), and an injury costs its chance, which is the same on average.
        luck: copies of the same number meet the same luck, so that actions are compared in pairs.
        """
        other = copy.deepcopy(self)
        other.bodies.cohort.draws = Draws(self._seed, IMAGINED + luck)
        other._imagined, other._z = True, np.zeros_like(self._z)
        return other

    def reset(self, number: int | None = None) -> Floats:
        """Begin an episode with other athletes; number: with these. The first observation is of a week by their own habits."""
        self._number = self._number + 1 if number is None else number
        self.bodies = Bodies(self._seed, self.n, self._number, self._parameters, self._noise)
        self._own = OwnScale(self.n, OWN_MEMORY, SIGNALS)
        self.week, self._growth = 0, np.ones(self.n, np.float32)
        self._factors = np.ones((4, self.n), np.float32)
        self._asked = np.zeros((EASE_EVERY, self.n), np.float32)
        self.bodies.cohort.follow(self.bodies.own)
        self._live()
        self.bodies.begin()
        self._last = self.bodies.outcome()
        self.tally = Tally.empty(self.n)
        return self._observe()

    def rule(self) -> tuple[Floats, NDArray[np.bool_]]:
        """The rule coach's coming week: its share of the own week without easing, and who is eased."""
        eased = (self.week % EASE_EVERY == EASE_EVERY - 1) & np.ones(self.n, bool)
        tired = np.minimum(self._z[SIGNALS.index("energy")], self._z[SIGNALS.index("ln_rmssd")]) < LOW_ENERGY
        grown = min(GROWTH**self.week, MOST_GROWTH)
        return np.where(tired, grown * BACK_OFF, grown).astype(np.float32), eased

    def step(self, action: NDArray[Any]) -> tuple[Floats, Floats, bool]:
        """Set the week as changes of the rule coach's; returns observation, reward and whether the episode is over."""
        a = np.clip(np.nan_to_num(action), -1, 1)
        factor, eased = self.rule()
        eased = np.where(a[:, 2] > 0.5, True, np.where(a[:, 2] < -0.5, False, eased))
        factor = factor * (1 + VOLUME * a[:, 0]) * np.where(eased, EASED, 1.0)
        return self.direct(factor.astype(np.float32), (INTENSITY * a[:, 1]).astype(np.float32))

    def direct(self, factor: Floats | float, intensity: Floats | float = 0.0) -> tuple[Floats, Floats, bool]:
        """Set the week as a share of each athlete's own; 0 is nothing at all. The constraints hold all the same."""
        most = np.maximum(WEEK_CAP * self._factors.max(0), LEAST_FACTOR)
        factor = np.clip(np.broadcast_to(np.asarray(factor, np.float32), (self.n,)), 0, most)
        own = self.bodies.own
        self.bodies.cohort.follow(
            self.bodies.constrained(
                own.minutes * factor, own.intensity + np.float32(intensity), (own.sets * factor).astype(np.float32)
            )
        )
        self._factors = np.roll(self._factors, 1, axis=0)
        self._factors[0] = factor
        asked = self.bodies.cohort.plan.minutes.sum(0)
        injured, ill, missed = self._live()
        self._asked = np.roll(self._asked, 1, axis=0)
        self._asked[0] = asked
        self.week += 1
        outcome = self.bodies.outcome()
        over = np.maximum(self._asked.mean(0) - self.bodies.given, 0) / np.maximum(self.bodies.given, 30)
        harder = np.maximum(np.broadcast_to(np.asarray(intensity, np.float32), (self.n,)), 0)
        self.parts = np.stack([outcome - self._last, over, harder, injured, ill, missed]).astype(np.float32)
        self._last = outcome
        seen = np.zeros((self.n, 0), np.float32) if self._imagined else self._observe()
        return seen, PRICES @ self.parts, self.week >= self.weeks

    def _live(self) -> tuple[Floats, Floats, Floats]:
        """Live a week: injuries, ill days, share of sessions left out; and what was seen of it."""
        bodies, n = self.bodies, self.n
        sums = np.zeros((len(SIGNALS), n), np.float32)
        counts = np.zeros((len(SIGNALS), n), np.float32)
        injured, ill, planned, done, seen_sessions = (np.zeros(n, np.float32) for _ in range(5))
        for truth in bodies.cohort.live(DAYS):
            injured += bodies.cohort.state.injury_chance if self._imagined else truth.injured
            ill += truth.ill
            planned += truth.planned
            done += truth.done
            if self._imagined:
                continue
            self.tally.add(truth)
            told = bodies.see(truth)
            seen = np.stack([told[s] for s in SIGNALS])
            there = ~np.isnan(seen)
            sums += np.where(there, seen, 0)
            counts += there
            seen_sessions += np.nan_to_num(told["minutes"]) > 0
        share = np.where(planned > 0, 1 - done / np.maximum(planned, 1), 0).astype(np.float32)
        if self._imagined:
            return injured, ill, share
        with np.errstate(invalid="ignore", divide="ignore"):
            self._z = self._own.scale(sums / counts)
        self._seen = counts / DAYS
        self._kept = seen_sessions / np.maximum(planned, 1)
        return injured, ill, share

    def _observe(self) -> Floats:
        factor, eased = self.rule()
        traits, given = self.bodies.cohort.traits, self.bodies.given
        return week_observed(
            self._z, self._seen, self._own.levels(), self._kept, self._factors, factor, eased, traits.age, traits.female,
            self.bodies.endurance_share, given, self._asked.mean(0), self.weeks - self.week,
        )  # fmt: skip


def week_observed(
    z: NDArray[Any],
    seen: NDArray[Any],
    levels: NDArray[Any],
    kept: NDArray[Any],
    factors: NDArray[Any],
    rule: NDArray[Any],
    eased: NDArray[np.bool_],
    age: NDArray[Any],
    female: NDArray[Any],
    endurance_share: NDArray[Any],
    given: NDArray[Any],
    asked: NDArray[Any],
    weeks_left: int,
) -> Floats:
    """The weekly observation of n athletes, simulated or real.

    Parameters
    ----------
    z, seen, levels : array, (signals, n)
        The week's means in own standard deviations (0 where missing), the share of days seen, and the own means (OwnScale).
    kept, rule, age, female, endurance_share, given, asked : array, (n,)
        Sessions seen over planned; the rule's next week as a share of the own one; the share of the goal that is endurance; minutes
        a week that are given, and those asked for in the last three weeks.
    factors : array, (4, n)
        The last weeks as shares of the own one, the newest first.
    eased : array of bool, (n,)
        Whether the rule eases the coming week.
    weeks_left : int
        Until the goal's day.

    Returns
    -------
    array, (n, WEEK_OBSERVED)
    """
    goal = [np.full(len(kept), v) for v in goal_ahead(weeks_left)]
    own = [(age - 40) / 15, female, endurance_share, given / GIVEN_SCALE, asked / np.maximum(given, 30), *goal]
    rows = [*z, *seen, *levels, kept, factors[0], factors.mean(0), rule, eased, *own]
    return np.stack([np.asarray(row, np.float32) for row in rows], axis=1)


class DailyCoaching:
    """The daily environment; see the module's docstring."""

    actions = 2
    observed: tuple[int, ...] = (WINDOW, len(WINDOW_SIGNALS))

    def __init__(
        self, n: int, seed: int, *, parameters: Parameters = REFERENCE, noise: float = 1.0, days: int = WEEKS * DAYS
    ) -> None:
        self.n, self.days, self.length = n, days, days
        self._seed, self._parameters, self._noise = seed, parameters, noise
        self._number = -1
        self.tally = Tally.empty(n)

    def reset(self, number: int | None = None) -> Floats:
        """Begin an episode; 30 days by own habits fill the window."""
        self._number = self._number + 1 if number is None else number
        self.bodies = Bodies(self._seed, self.n, self._number, self._parameters, self._noise)
        self._own = OwnScale(self.n, OWN_MEMORY * DAYS, WINDOW_SIGNALS)
        self._window = np.zeros((self.n, WINDOW, len(WINDOW_SIGNALS)), np.float32)
        self.bodies.cohort.follow(self.bodies.own)
        for truth in self.bodies.cohort.live(WINDOW):
            self._see(truth)
        self.day = 0
        self.bodies.begin()
        self._last = self.bodies.outcome()
        self.tally = Tally.empty(self.n)
        return self._window.copy()

    def step(self, action: NDArray[Any]) -> tuple[Floats, Floats, bool]:
        """Live a day with today's session changed; observation, reward, over."""
        a = np.clip(np.nan_to_num(action), -1, 1).astype(np.float32)
        grown = np.float32(min(GROWTH ** (self.day // DAYS), MOST_GROWTH))
        factor = grown * (EASED if self.day // DAYS % EASE_EVERY == EASE_EVERY - 1 else 1.0) * (1 + VOLUME * a[:, 0])
        own = self.bodies.own
        week = self.bodies.constrained(
            own.minutes * factor, own.intensity + DAILY_INTENSITY * a[:, 1], (own.sets * factor).astype(np.float32)
        )
        self.bodies.cohort.follow(week)
        truth = self.bodies.cohort.step()
        self.tally.add(truth)
        self._see(truth)
        self.day += 1
        outcome = self.bodies.outcome()
        over = np.maximum(truth.minutes - GIVEN * own.minutes[truth.day.weekday()], 0) / np.maximum(self.bodies.given, 30)
        harder = np.where(truth.done, np.maximum(truth.intensity - own.intensity[truth.day.weekday()], 0), 0) / DAYS
        reward = outcome - self._last - PRICE_OVERTIME * over - PRICE_EFFORT * harder - PRICE_INJURY * truth.injured
        reward -= PRICE_ILL_DAY * truth.ill + PRICE_MISSED / DAYS * (truth.planned & ~truth.done)
        self._last = outcome
        return self._window.copy(), reward.astype(np.float32), self.day >= self.days

    def _see(self, truth: Truth) -> None:
        told = self.bodies.see(truth)
        self._window[:, :-1] = self._window[:, 1:]
        self._window[:, -1] = self._own.scale(np.stack([told[s] for s in WINDOW_SIGNALS])).T
