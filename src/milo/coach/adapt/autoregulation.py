"""Loads from the reserve that was told: what the last sets show of the maximum, and the weight it asks for.

Reference training.md 2.3 and 2.4.4.

What the chart asks for of that maximum leads; the steps of reference 2.4.4 only slow the way there, and never turn it round.
"""

from __future__ import annotations

import dataclasses
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from milo.coach.adapt.progression import Next, Performed, share_of_max
from milo.coach.adapt.racks import Rack
from milo.coach.plans.basics.loads import share_of_max as share_to_failure
from milo.insight.strength import MAX_REPS, e1rm

PER_SESSION, PER_WEEK = 0.05, 0.10  # the most a load moves (reference 2.4.4)
KIND_DAYS = 14  # so far back the last two heavy, or light, days say what can be lifted on such a day (our choice)
OWN_DAYS = 10  # so long a day for the same repetitions is the one to step from: last week's (our choice)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a day asked for: repetitions of a set, and how many were to be left (None: as many as now)."""

    reps: int
    rir: float | None = None


def autoregulate(
    history: Sequence[Performed],
    sets: int,
    target: int,
    rir: float,
    rack: Rack,
    cap: float,
    asked: Sequence[Wanted] | None = None,
    mine: Sequence[int] | None = None,
) -> Next:
    """Load for next time from the maximum the last sets show and the reserve wanted (reference 2.4.4).

    The maximum is the median over the working sets of the last two sessions: one odd set moves nothing, and later sets, done tired,
    keep it low.  A load rises only when both sessions showed more reserve than wanted (PL-08), and falls by a tenth at once, not a
    twentieth, where the repetitions themselves were missed: those were counted, not felt (our choice).
    asked: what was planned on each day of history, None: the same as now.  Weeks have heavy and light days: the step is measured
    from the last day for as many repetitions, else from the weight the last day stands for at these.
    mine: places in history of the days of this kind, None: all.  Where there are two of them lately they alone show the maximum:
    what was missed on one kind of day says more of it than what was lifted on the other.
    """
    places = _lately(history, mine)
    recent = [history[i] for i in places]
    estimates = [_estimates(p) for p in recent]
    share = share_of_max(target, rir)
    loads = _as_now(history, target, rir, asked)
    at = _own_day(history, target, asked)
    load = loads[at]
    reps = (target,) * sets
    if share is None or load is None or not estimates[-1]:
        return Next("hold", load, reps, "not_estimated")
    used = tuple(s for p in recent for s in p.sets)
    maximum = statistics.median([e.value for each in estimates for e in each])
    least = 2 * sum(e.at_least for each in estimates for e in each) >= sum(len(each) for each in estimates)
    wanted = maximum * share
    if least:
        wanted = max(wanted, load)  # what is known only from below takes nothing off
    shown = wanted
    if len([e for e in estimates if e]) == 2 and wanted > load:
        # Both sessions, each by itself, must say that there is more; one that shows only the least does so by what it left.
        more = [_left_more(history[i], None if asked is None else asked[i], target + rir) for i in places]
        bounds = [statistics.median(x.value for x in e) * share for e, left in zip(estimates, more, strict=True) if not left]
        wanted = min(wanted, *bounds) if bounds else wanted
        wanted = max(wanted, load)
    elif wanted > load:
        wanted = load
    raw = load == history[at].load_kg
    alike = [(p, kg) for i, (p, kg) in enumerate(zip(history, loads, strict=True)) if not raw or _reps(asked, i, target) == target]
    week_ago = [kg for p, kg in alike if (history[-1].day - p.day).days >= 6 and kg is not None][-1:]
    # What one session showed is what the first load was found from: it says the same twice.
    failed = any(_missed(history[i], _reps(asked, i, target)) for i in (at, -1))
    down = PER_WEEK if len(history) == 1 or failed else PER_SESSION
    low, high = load * (1 - down), load * (1 + min(PER_SESSION, cap))
    if week_ago:
        low, high = max(low, week_ago[0] * (1 - PER_WEEK)), min(high, week_ago[0] * (1 + PER_WEEK))
    fitted = rack.fit(min(max(wanted, min(low, high)), high), rir)
    stays = load if raw else rack.fit(load, 0)
    if wanted <= load + 1e-9:
        fitted = min(fitted, stays)  # a plate rounded up is a step as well, and nothing has shown it yet (PL-08)
    reason = None
    if fitted > load * (1 + cap) + 1e-9 or fitted > high + 1e-9:
        fitted = stays
    next_kg = rack.above(stays)
    if fitted <= stays and wanted > load + 1e-9 and next_kg > high + 1e-9:
        # Light weights have plates larger than a twentieth: one at a time, where safety lets it (PL-08).
        if next_kg > load * (1 + cap) + 1e-9:
            reason = "step_too_big"
        elif wanted >= next_kg and (not week_ago or next_kg <= week_ago[0] * (1 + PER_WEEK) + 1e-9):
            fitted = next_kg
    if fitted >= stays and wanted < load - 1e-6 and rack.fit(wanted, rir) < stays:
        fitted = rack.below(stays, 0.0)  # a twentieth of a light weight is less than its plates: one at a time on the way down too
    if least and fitted == stays and len([e for e in estimates if e]) == 2:
        return Next("hold", load, reps, "not_estimated")  # there is more, and nobody knows how much: repetitions go on
    why = "same" if fitted == stays else "up" if fitted > stays else "down"
    return Next(why, fitted, reps, reason, e1rm_kg=maximum, at_least=least, used=used, shown_kg=shown, from_kg=history[at].load_kg)


def beside_plan(step: Next, planned: float | None, rir: float, rack: Rack, *, met: bool) -> Next:
    """A step as it stands to the weight already planned: the plan is left in the direction the sets show, or not at all.

    planned: in kg.  met: whether the last two sessions did all that was asked of them, which takes nothing off.
    A step is measured from what was lifted; where the plan has already moved on, it may lie on the other side of it.
    """
    if planned is None or step.shown_kg is None or step.load_kg is None:
        return step
    asks = rack.fit(step.shown_kg, rir)
    if step.load_kg < planned and (met or asks >= planned - 1e-9):
        return dataclasses.replace(step, why="same", load_kg=planned)
    if step.load_kg > planned and asks < step.load_kg - 1e-9:
        return dataclasses.replace(step, load_kg=max(planned, asks))
    return step


def _lately(history: Sequence[Performed], mine: Sequence[int] | None) -> list[int]:
    """Places of the two days a maximum is taken from: the last two of this kind, else the last two of all.

    Of this kind where both lie within KIND_DAYS and can be estimated: what shows only the least there is tells less.
    """
    own = list(mine)[-2:] if mine is not None else []
    recent = len(own) == 2 and (history[-1].day - history[own[0]].day).days <= KIND_DAYS
    if recent and all(any(not e.at_least for e in _estimates(history[i])) for i in own):
        return own
    return list(range(len(history)))[-2:]


def _left_more(p: Performed, on: Wanted | None, now: float) -> bool:
    """Whether a day shows only the least its maximum is, and left more than it asked for. now: what is asked for where it did not
    say, as repetitions to failure."""
    asked = now if on is None or on.rir is None else on.reps + on.rir
    estimates = _estimates(p)
    done = statistics.median(s.reps + (s.rir or 0.0) for s in p.sets)
    return bool(estimates) and all(e.at_least for e in estimates) and done > asked


def _reps(asked: Sequence[Wanted] | None, i: int, target: int) -> int:
    return target if asked is None else asked[i].reps


def _own_day(history: Sequence[Performed], target: int, asked: Sequence[Wanted] | None) -> int:
    """Place of the day a step is measured from: the last one for as many repetitions, not long ago; else the last of all."""
    fits = [
        i
        for i, p in enumerate(history)
        if _reps(asked, i, target) == target and p.load_kg is not None and (history[-1].day - p.day).days <= OWN_DAYS
    ]
    return fits[-1] if fits else len(history) - 1


def _missed(p: Performed, asked: int) -> bool:
    """Whether at least half of the heaviest sets ended before the repetitions asked for."""
    return 2 * sum(s.reps < asked for s in p.top) >= len(p.top)


def _as_now(history: Sequence[Performed], target: int, rir: float, asked: Sequence[Wanted] | None) -> list[float | None]:
    """The loads of history, each as the weight that is as hard for the repetitions and the reserve of now.

    A day on which fewer were done than asked counts as what was done: a weight that was too heavy stands for no more.
    """
    if asked is None:
        return [p.load_kg for p in history]
    made: list[float | None] = []
    for p, on in zip(history, asked, strict=True):
        as_hard = 1.0
        if on.reps != target:
            left = rir if on.rir is None else on.rir
            n = on.reps + left
            if _missed(p, on.reps):
                n = min(n, statistics.median(s.reps + (s.rir or 0.0) for s in p.top))
            as_hard = share_to_failure(target + rir) / share_to_failure(n)
        made.append(None if p.load_kg is None else p.load_kg * as_hard)
    return made


def found(
    history: Sequence[Performed], sets: int, target: int, rir: float, rack: Rack, asked: Sequence[Wanted] | None = None
) -> Next:
    """The first load of an exercise that was planned without one: what was lifted, moved by the reserve that was told.

    Not further than one session may move it; where the reserve was not told, the weight that was lifted.
    asked: as in autoregulate.
    """
    last = history[-1]
    load = _as_now(history, target, rir, asked)[-1]
    if load is None or last.load_kg is None:
        return Next("hold", None, (target,) * sets, "no_weight_logged")
    estimates, share = _estimates(last), share_of_max(target, rir)
    if not estimates or share is None:
        # Nobody said how much was left: for fewer repetitions it is no heavier, for more of them lighter.
        return Next("found", last.load_kg if load >= last.load_kg else rack.fit(load, 0), (target,) * sets, used=last.sets)
    maximum = statistics.median(e.value for e in estimates)
    fitted = rack.fit(min(max(maximum * share, load * (1 - PER_WEEK)), load * (1 + PER_SESSION)), rir)
    if fitted > load * (1 + PER_SESSION) + 1e-9:
        fitted = load if load == last.load_kg else rack.fit(load * (1 + PER_SESSION), 0)
    return Next("found", fitted, (target,) * sets, e1rm_kg=maximum, at_least=any(e.at_least for e in estimates), used=last.sets)


@dataclass(frozen=True, slots=True)
class _Maximum:
    """What one set shows. at_least: it was too easy to tell, and shows only that there is as much."""

    value: float
    at_least: bool = False


def _estimates(p: Performed) -> list[_Maximum]:
    """Maxima the sets show; only where the reserve was told, since without it the set says the least there could be.

    A set with more left than can be estimated (reference 2.3: 12 to failure) shows at least what the longest that can be does.
    """
    made = []
    for s in p.sets:
        if s.weight_kg is None or s.rir is None or s.reps > MAX_REPS:
            continue
        told = e1rm(s.weight_kg, s.reps, min(s.rir, MAX_REPS - s.reps))
        if told is not None:
            made.append(_Maximum(told.value, s.reps + s.rir > MAX_REPS))
    return made
