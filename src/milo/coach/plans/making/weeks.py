"""Week after week of a plan: strength, endurance and drills put into days, since each week depends on what the last came to."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from milo.coach.plans.basics.time import endurance_minutes, hard_sets, warm_up_minutes
from milo.coach.plans.basics.words import Changes
from milo.coach.plans.limits.endurance import remember, track_of
from milo.coach.plans.limits.exercise_level import likely_press
from milo.coach.plans.limits.numbers import FIRST_WEEKS, LEG_REGIONS, SETS_STEP, STOPPED_WALK_MINUTES, WeekLimits, week_limits
from milo.coach.plans.limits.person import Person
from milo.coach.plans.limits.unlifted import believed_maxima
from milo.coach.plans.making.after_race import after_share, easy_left, roles_after
from milo.coach.plans.making.endurance_plan import EASY_SHARE, LONG_SHARE, TAPER_STEP, Outing, outings
from milo.coach.plans.making.exercises import (
    EFFORTS,
    SEASON_SPLIT,
    STATION_SPLIT,
    Chosen,
    allowed_exercises,
    choose,
    drills,
    split_of,
)
from milo.coach.plans.making.meet_peak import sets_before_meet, weeks_to_meet
from milo.coach.plans.making.programmes import HEAVY, by_level, chosen_programme
from milo.coach.plans.making.race_demands import long_minutes, long_most
from milo.coach.plans.making.race_volume import lifting_minutes, races, season_lifting
from milo.coach.plans.making.rests import Scheme
from milo.coach.plans.making.schemes import Asked, asked_of, fewest_reps, held, week_schemes
from milo.coach.plans.making.sessions import SessionBuilder
from milo.coach.plans.making.sets import deload_sets, first_sets, fitted_sets, grown_sets, layoff_sets, returning
from milo.coach.plans.making.strength_plan import planned_exercises, still_light, totals
from milo.coach.plans.making.taper import AFTER_SHARE, Taper, bridged_roles, easier_weeks, tapered_roles, tapered_sets
from milo.coach.plans.making.week_shape import (
    LOAD_STEP,
    moving_only,
    shape_of,
    training_days,
    unasked_minutes,
    week_load,
    with_lifting,
)
from milo.insight.zones import Zones
from milo.vocabulary.plan import DAYS, PlannedDay, PlannedExercise, PlannedSession, PlannedWeek

BLOCK_WEEKS = 4  # training.md 2.4: a recovery week after three loading weeks
RACE_BLOCK_WEEKS = 5
"""The same on the way to a race of endurance: PL-04 counts the easier week in its mean, so that after every third week the volume
would stand still (our choice between training.md 2.4 and 2.6)."""
NOVICE_BLOCK_WEEKS = 6  # PL-06: at least every sixth week
MOST_DRILLS = 10  # of a session of nothing else: some 30 minutes (our choice)
LEAST_LIFTS = 3  # of a day of strength where pain has taken the others (our choice)
LEAST_MINUTES = 15.0  # training.md 2.10: a session that is worth changing for
LEAST_MINUTES_LUNGS = 20.0  # the same from 65 on with asthma or COPD: ten warm up (PL-27), and balance takes its own (our choice)
BACK_WEEKS = 6  # after two to four weeks off: what 70 % (PL-12) needs to be all of it again, in steps of sets.GROWTH
USUAL_MINUTES = 45.0  # of a session where nothing is said (our choice)
LONG_STEP = 0.05  # of its first minutes, what a long day without a race grows by in a loading week (our choice, half of PL-02's)


def least_minutes(p: Person) -> float:
    """Minutes of the shortest session that is planned."""
    return LEAST_MINUTES_LUNGS if p.older and p.lungs and not p.standing.light_only else LEAST_MINUTES


class WeekBuilder:
    """Builds week after week, since each depends on what the ones before came to."""

    def __init__(
        self,
        p: Person,
        changes: Changes,
        plan_id: str,
        seed: int,
        zones: Zones | None,
        language: str,
        taper: Taper | None = None,
    ) -> None:
        self.taper = taper
        self.p, self.changes, self.plan_id, self.zones, self.language = p, changes, plan_id, zones, language
        self.rng = np.random.default_rng(seed % 2**64)
        self.asked = max(p.profile.minutes_per_session or USUAL_MINUTES, least_minutes(p))
        self.shape = shape_of(p, racing=taper is not None)
        self.unasked = unasked_minutes(p)
        # On the way to a race of endurance the lifting keeps, and what grows is the running or riding.
        self._grows = not races(p, racing=taper is not None) or p.stations or p.beginner or p.older or p.first_exposure
        self.pool = allowed_exercises(p)
        self.maxima = believed_maxima(p)
        self.season = season_lifting(p, racing=taper is not None)
        self.programme, _ = chosen_programme(p)
        self.blocks = by_level(p) == "blocks" and not self.season
        split = SEASON_SPLIT[: self.shape.strength] if self.season else split_of(p, self.programme, self.shape.strength)
        if p.stations and 0 < len(split) <= len(STATION_SPLIT):
            split = STATION_SPLIT[: len(split)]
        used: dict[str, int] = {}
        self.chosen: list[list[Chosen]] = [choose(f, p, self.pool, self.maxima, used, self.rng) for f in split]
        if p.stopped:
            # Of a day whose parts nearly all hurt too much, the odd lift that is left is no session: an easy walk stands there.
            left = [len(day) >= LEAST_LIFTS for day in self.chosen]
            self.shape = with_lifting(self.shape, left)
            split = tuple(f for f, holds in zip(split, left, strict=True) if holds)
            self.chosen = [day for day, holds in zip(self.chosen, left, strict=True) if holds]
        # With full-body days the third is lighter; every day of a split has its own heavy lift.
        self.focuses, self.efforts = split, [EFFORTS.get(f, HEAVY) for f in split]
        mobility = drills(self.pool, ("mobility",), MOST_DRILLS, self.rng)
        balance = drills(self.pool, ("balance",), 4, self.rng)
        self.sessions = SessionBuilder(p, changes, plan_id, language, split, mobility, balance)
        self.counts: list[list[int]] = []
        self.loads: dict[str, float] = {}
        self.session_loads: list[dict[str, float]] = []  # the same of each strength session
        self.sets_before: dict[str, int] = {}
        self.reps_before: dict[str, int] = {}
        self.before: Asked = {}
        self._made_schemes: dict[tuple[int, int, bool, bool], list[list[Scheme]]] = {}
        self.able = likely_press(p, self.maxima)
        self.track = track_of(p)
        self.loading = 0
        self.load_before: float | None = None
        self.sets_done = 0
        self.full_minutes: float | None = None
        self.moving: dict[int, Outing] | None = None  # of the week before

    def weeks(self, count: int) -> list[PlannedWeek]:
        made = []
        # After three light weeks nobody needs a lighter one (training.md 2.4: deloads follow loading weeks).
        novice = self.p.beginner or self.p.older or self.p.first_exposure or self.p.layoff or self.p.postpartum
        block = NOVICE_BLOCK_WEEKS if novice else RACE_BLOCK_WEEKS if self.season else BLOCK_WEEKS
        easier = easier_weeks(self.taper, block, count)
        begun = 1
        for week in range(1, count + 1):
            made.append(self._week(week, week - begun, week in easier))
            if self.taper is not None and week == self.taper.week:
                begun = week + 1
                self.counts = self._after_race()
            elif week in easier:
                begun = week + 1
        return made

    def _after_race(self) -> list[list[int]]:
        """Sets to begin again with: fewer than before the taper, and one step at most (PL-09) where the plan began with it."""
        if self.taper is None or self.taper.first > 1:
            return tapered_sets(self.counts, AFTER_SHARE, sum(map(sum, self.counts)) * 2)
        return tapered_sets(self.counts, AFTER_SHARE, math.floor(SETS_STEP * self.sets_done / TAPER_STEP))

    def _week(self, week: int, block_week: int, recovery: bool) -> PlannedWeek:
        p = self.p
        taper = None if self.taper is None else self.taper.share(week)
        limits = week_limits(p, week)
        minutes = min(self.asked, limits.session_minutes)
        lifted = lifting_minutes(p, minutes, self.shape.beside, week, None if self.taper is None else self.taper.first)
        counts = self._counts(week, block_week, limits, lifted, recovery)
        strength = self._strength(week, block_week, limits, lifted, counts, recovery)
        roles = list(self.shape.roles)
        if self.taper is not None:
            roles = tapered_roles(self.taper, week, roles, training_days(p), p)
        left = self._easy_left(week)
        if self.taper is not None and left > 0:
            roles = bridged_roles(roles_after(roles, self.taper.event, self.taper.day, week - self.taper.week, p), p)
        usual = minutes - self.sessions.balance_minutes()
        share = 1.0
        beside = self.shape.beside if taper is None and left <= 0 else 0.0
        most_on = {d: beside for d, r in enumerate(roles) if r == "S" and beside}
        for _ in range(2):
            moving = outings(
                ["E" if d in most_on else r for d, r in enumerate(roles)],
                p,
                week,
                self.loading,
                limits,
                self.track,
                self.zones,
                minutes=min(usual, self.unasked or usual, STOPPED_WALK_MINUTES if p.stopped & LEG_REGIONS else usual),
                recovery=recovery,
                share=share,
                taper=taper,
                most=after_share(left) * self.full_minutes if left > 0 and self.full_minutes is not None else math.inf,
                long=self._long(week, usual, limits),
                last=self.moving,
                most_on=most_on,
                walks=frozenset(most_on) if self.shape.walks else frozenset(),
                before_taper=None if self.taper is None or week >= self.taper.week else self.taper.first - 1,
            )
            if self.unasked is not None:
                moving = {d: replace(o, because=("PL-01", *o.because)) for d, o in moving.items()}
            eased = recovery or taper is not None or left > 0
            built = self._assemble(week, roles, strength, moving, minutes, lifted, limits, eased)
            load = week_load(built)
            if recovery or taper is not None or left > 0 or self.load_before is None or load <= LOAD_STEP * self.load_before:
                break
            # Gym and endurance share one budget: what is over comes off the endurance, since sets have their own step.
            gym = load - week_load(moving_only(built))
            share = max(0.5, (LOAD_STEP * self.load_before - gym) / max(1.0, load - gym))
        self.moving = moving
        remember(built, self.track)
        self.sets_done = hard_sets(built) or self.sets_done  # a week whose one day is the race has none, and the next begins again
        if not recovery and taper is None:
            self.full_minutes = endurance_minutes(built) if self.taper is None or week < self.taper.first else self.full_minutes
            self.loading += 1
            self.load_before = week_load(built)
            now: dict[str, float] = {}
            for d in built.days:
                for s in d.sessions:
                    heaviest = totals(s.exercises)
                    now |= {id: max(kg, now.get(id, 0.0)) for id, kg in heaviest.items()}
            self.loads |= now
            self.session_loads = [totals(of) for of in strength]
            schemes = self._schemes(week, block_week, limits, recovery, counts)
            self.reps_before = fewest_reps(self.chosen, schemes)
            self.before = asked_of(self.chosen, schemes)
            self.sets_before = self._sets_of(counts)
        return built

    def _easy_left(self, week: int) -> int:
        """Easy days after a race that are still to come on the week's monday; 0 before it, and when they are over."""
        if self.taper is None or week <= self.taper.week:
            return 0
        return max(0, easy_left(self.taper.event, self.taper.day, week - self.taper.week))

    def _long(self, week: int, usual: float, limits: WeekLimits) -> Callable[[str], float] | None:
        """How long a long day is in a sport: on the way to a race, or as long as was asked for; None where it is as any day."""
        start, told = LONG_SHARE * usual, self.p.profile.long_day_minutes
        if self.taper is None or week > self.taper.week:
            if told is None:
                return None
            grown = start + LONG_STEP * start * self.loading
            return lambda _: min(told, grown, long_most(self.p, start, limits))
        event, last = self.taper.event, self.taper.first - 1
        beside = EASY_SHARE * usual * (self.shape.endurance - 1) + self.shape.beside * self.shape.strength
        return lambda activity: long_minutes(self.p, event, activity, week, last, start=start, beside=beside, limits=limits)

    def _counts(self, week: int, block_week: int, limits: WeekLimits, minutes: float, recovery: bool) -> list[list[int]]:
        """Sets of every exercise in a week; self.counts are those of the last loading week."""
        if not self.chosen:
            return []
        taper = None if self.taper is None else self.taper.share(week)
        if taper is not None and self.counts:
            if self.taper is not None and weeks_to_meet(self.p, self.taper, week) is not None:
                left = sets_before_meet(self.chosen, self.counts, taper, self.sets_done, self._days_out(week, self.taper))
            else:
                left = tapered_sets(self.counts, taper, self.sets_done)
            return self._fitted(left, self._schemes(week, block_week, limits, recovery, left), minutes)
        if recovery and self.counts:
            return deload_sets(self.counts)
        back = (self.p.layoff or returning(self.p)) and week <= BACK_WEEKS
        if not self.counts:
            first = first_sets(self.p, self.chosen, self.efforts, limits, minutes)
            self.counts = layoff_sets(self.p, first, self._usual_sets() if returning(self.p) else None)
        elif self._grows and self._easy_left(week) == 0 and self._sets_turn(week, block_week, back=back):
            # Sets grow where the reserve does not fall in the same week (PL-08): every other week of a block.  In the first weeks,
            # and back from days off, they grow in each, and the reserve waits (schemes.held).
            schemes = self._schemes(week, block_week, limits, recovery)
            now = fewest_reps(self.chosen, schemes)
            heavier = {id for id, reps in now.items() if id in self.maxima and reps < self.reps_before.get(id, reps)}
            if back and week > FIRST_WEEKS:  # the sets came first; then no set waits for a weight that is still to come back
                heavier |= still_light(self.chosen, schemes, self.maxima, self.loads)
            self.counts = grown_sets(self.p, self.chosen, self.efforts, self.counts, limits, minutes, week, heavier)
        wanted = self.counts
        self.counts = self._fitted(wanted, self._schemes(week, block_week, limits, recovery, wanted), minutes)
        if self._more_sets(wanted) and not self._more_sets(self.counts):
            # What grew did not fit: the reserve falls after all, and sets so much nearer to failure may need longer rests.
            self.counts = self._fitted(self.counts, self._schemes(week, block_week, limits, recovery, self.counts), minutes)
        return self.counts

    def _usual_sets(self) -> int:
        """Sets of a first week as it would be without the break before it."""
        p = replace(self.p, first_exposure=False)
        minutes = min(self.asked, week_limits(p, 1).session_minutes)
        return sum(map(sum, first_sets(p, self.chosen, self.efforts, week_limits(p, 1), minutes)))

    def _sets_turn(self, week: int, block_week: int, *, back: bool) -> bool:
        """Whether it is a week in which sets grow and the reserve does not fall."""
        if self.programme is not None and self.programme.waves:
            return False
        if self.blocks and not back:
            return block_week == 0
        return block_week % 2 == 1 or week <= FIRST_WEEKS + 2 or back

    def _fitted(self, counts: list[list[int]], schemes: list[list[Scheme]], minutes: float) -> list[list[int]]:
        """The sets of every session that fit its minutes."""
        room = self._room(minutes)
        return [fitted_sets(self.p, c, n, s, room) for c, n, s in zip(self.chosen, counts, schemes, strict=True)]

    def _room(self, minutes: float) -> float:
        """Minutes of a strength session without its balance drills, which the warm-up of the whole session is counted from."""
        room = minutes - self.sessions.balance_minutes()
        warm = warm_up_minutes(minutes, lungs=self.p.lungs) - warm_up_minutes(room, lungs=self.p.lungs)
        return room - warm

    def _schemes(
        self, week: int, block_week: int, limits: WeekLimits, recovery: bool, counts: list[list[int]] | None = None
    ) -> list[list[Scheme]]:
        """The schemes of a week.  counts: its sets; None: not known yet, and none are more than before."""
        # A recovery week keeps the reserve of the week before and adds to it, so that its loads are no new step.
        easier = recovery or (self.taper is not None and self.taper.share(week) is not None)
        at = max(0, block_week - 1) if easier else block_week
        key = week, block_week, recovery, self._more_sets(counts or [])
        if key not in self._made_schemes:
            before = held(self.before, more_sets=key[-1], recovery=recovery)
            self._made_schemes[key] = week_schemes(
                self.p, self.chosen, self.efforts, self.taper, limits,
                week=week, block_week=at, recovery=recovery, able=self.able, before=before,
            )  # fmt: skip
        return self._made_schemes[key]

    def _more_sets(self, counts: list[list[int]]) -> bool:
        """Whether any exercise has more sets than in the last loading week."""
        return bool(counts) and any(n > self.sets_before.get(id, n) for id, n in self._sets_of(counts).items())

    def _strength(
        self, week: int, block_week: int, limits: WeekLimits, minutes: float, counts: list[list[int]], recovery: bool
    ) -> list[list[PlannedExercise]]:
        made = []
        # What has more sets than in the last loading week keeps its load: never two at once (PL-08).
        steady = {id for id, n in self._sets_of(counts).items() if n > self.sets_before.get(id, n)}
        if recovery:
            steady |= set(self.loads)  # nor is any load of an easier week above those it eases
        schemes = self._schemes(week, block_week, limits, recovery, counts)
        for i, chosen in enumerate(self.chosen):
            made.append(
                planned_exercises(
                    self.p,
                    chosen,
                    counts[i],
                    schemes[i],
                    minutes=self._room(minutes),
                    limits=limits,
                    week=week,
                    maxima=self.maxima,
                    loads=self._loads_before(i),
                    steady=steady,
                    say=self.changes.say,
                    language=self.language,
                    deload=recovery or (self.taper is not None and self.taper.share(week) is not None),
                )
            )
        return made

    def _loads_before(self, session: int) -> dict[str, float]:
        """The loads in kg that a session may step up from: on the way back its own, else the heaviest of the last loading week."""
        if self.p.layoff and session < len(self.session_loads):
            return self.loads | self.session_loads[session]
        return self.loads

    def _assemble(
        self,
        week: int,
        roles: list[str],
        strength: list[list[PlannedExercise]],
        moving: dict[int, Outing],
        minutes: float,
        lifted: float,
        limits: WeekLimits,
        recovery: bool,
    ) -> PlannedWeek:
        days = []
        gym = 0
        for d, name in enumerate(DAYS):
            sessions: list[PlannedSession] = []
            if roles[d] == "S":
                # What the athlete races in comes first on a day that holds both.
                sessions = self.sessions.out(week, d, moving[d], minutes, recovery, lifts=True) if d in moving else []
                sessions += self.sessions.gym(week, d, strength[gym], self.sessions.focus[gym], lifted, limits, recovery)
                gym += 1
            elif roles[d] == "R" and self.taper is not None:
                spent = sum(o.endurance.minutes for o in moving.values())
                sessions = [self.sessions.race(self.taper, self.track, spent)]
            elif roles[d]:
                sessions = self.sessions.out(week, d, moving.get(d), min(minutes, self.unasked or minutes), recovery)
            days.append(PlannedDay(day=name, rest=not sessions, sessions=sessions))
        return PlannedWeek(week=week, focus=self._focus(week, recovery), days=days)

    def _days_out(self, week: int, taper: Taper) -> list[int]:
        """Days from each strength session of a week to the race of the plan."""
        return [7 * (taper.week - week) + taper.day - d for d, role in enumerate(self.shape.roles) if role == "S"]

    def _sets_of(self, counts: list[list[int]]) -> dict[str, int]:
        total: dict[str, int] = {}
        for chosen, sets in zip(self.chosen, counts, strict=True):
            for c, n in zip(chosen, sets, strict=True):
                total[c.exercise.id] = total.get(c.exercise.id, 0) + n
        return total

    def _focus(self, week: int, recovery: bool) -> str:
        if self.taper is not None and self.taper.share(week) is not None:
            return "taper"
        if self._easy_left(week) > 0:
            return "return"
        if recovery:
            return "deload"
        return "start" if self.p.first_exposure and week <= FIRST_WEEKS else "return" if self.p.layoff and week == 1 else "build"
