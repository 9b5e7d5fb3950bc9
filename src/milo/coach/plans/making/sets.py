"""Sets, repetitions and reserve of strength weeks: how many, how they grow, what fits the minutes.

Source: training.md 2.2 to 2.4; safety reference PL-07 to PL-16, PL-20.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

from milo.coach.plans.basics.muscle_targets import PRODUCTIVE, lacking, targets
from milo.coach.plans.basics.time import CHANGE_S, REP_S, sides_of, warm_up_minutes
from milo.coach.plans.limits.numbers import LAYOFF_SHARE, SETS_STEP, WeekLimits
from milo.coach.plans.limits.person import Person
from milo.coach.plans.limits.sets import REST_MIN
from milo.coach.plans.limits.weeks import DELOAD_MOST, most_sets
from milo.coach.plans.making.exercises import ASSIST, CORE, ISOLATION, MAIN, Chosen
from milo.coach.plans.making.programmes import HEAVY, MEDIUM, by_level, chosen_programme
from milo.coach.plans.making.race_demands import STATION_REPS
from milo.coach.plans.making.race_volume import SEASON_FIRST
from milo.coach.plans.making.rests import Scheme, is_heavy, pairable, rest_range, rests_of, supersets

CORE_SLOTS = 5  # slots of a focus that make a whole session (our choice)
SESSION_MUSCLE_SETS = 10.0  # training.md 2.2: per session cap
STEADY_SHARE = 0.85  # of the weekly ceiling that the first week may use, so that there is room to grow (our choice)
DELOAD_SETS, DELOAD_RIR = 0.6, 2.0  # training.md 2.4: volume -40..60 %, two more in reserve
ROOM = 1.05  # of the minutes, as sets are first counted with middling rests; with shorter ones they fit (our choice)
HEAVY_MINUTES = 40.0  # of a session that has room for heavy sets and their rests (our choice)
MID_REST = 0.4
GROWTH = 0.08  # of all sets a loading week may add (our choice: training.md 2.2 has one or two per muscle and block)
# Who begins with fewer than two sets of each exercise grows by all of what PL-09 allows, until they are two.
ROLE_ORDER = {MAIN: 0, ASSIST: 1, ISOLATION: 2, CORE: 3}
OLDER_SETS = 2  # of every big lift, before a small one has a second: PL-20
LEG_ORDER = {"squat": 0.0, "lunge": 1.0, "hinge": 2.0}  # rising and stepping first; any other pattern after them (our choice)
RETURN_SHARE = 0.6  # of a usual week's sets, the first week after four weeks off and more (our choice within 40 to 60 %)
MAIN_REPS = {"blocks": (6, 4, 3), "undulating": (6, 5, 4)}
"""Of a main lift on its heavy day, block by block: accumulation, intensification and realisation, which ends in a single, or
training.md 2.4's heavy day of a week that undulates (the figures are our choice)."""
REALISATION = 2
MUCH_LACKING = 0.5  # of what a muscle needs in a week that a first week gives time to before its main lifts are whole (our choice)
MOST_SETS = {"strength": 5, "muscle_gain": 5, "general": 4, "weight_loss": 4, "endurance": 4}  # of one main lift (our choice)


def scheme(p: Person, role: str, week: int, block_week: int, limits: WeekLimits, *, effort: str, deload: bool) -> Scheme:
    """Repetitions and reserve: by goal, level and the week of the block (0, 1, ...), inside the limits.  effort: of the day.

    Reserve falls by one in every second week of a block; sets grow in the others, so that never both go up at once (PL-08).  In the
    blocks of the advanced it falls every week, from 3 to 1, and sets grow where a new block begins with 3 again.
    """
    goal, level = p.profile.goal, by_level(p)
    fall = block_week if level == "blocks" else block_week // 2
    # Heavy sets need long rests; where there is no time for them, the main lifts are a little lighter.
    roomy = (p.profile.minutes_per_session or math.inf) >= HEAVY_MINUTES
    block = (week - 1) // 4
    if p.beginner:
        reps, rir = {MAIN: 10, ASSIST: 10, ISOLATION: 12, CORE: 10}[role], 3.0
        rir -= 1.0 if week > 6 else 0.0
    elif goal == "strength":
        main = MAIN_REPS["blocks"][block % 3] - (block % 3 == REALISATION) * min(block_week, 2) if level == "blocks" else 0
        main = main or MAIN_REPS["undulating"][min(block, 2)]
        day = {HEAVY: main if roomy else main + 3, MEDIUM: main + 3}[effort]
        reps, rir = {MAIN: day, ASSIST: 8, ISOLATION: 10, CORE: 10}[role], 3.0 - fall
    elif goal == "muscle_gain":
        day = {HEAVY: 8, MEDIUM: 10}[effort] if level != "linear" else 8
        reps, rir = {MAIN: day, ASSIST: 10, ISOLATION: 12, CORE: 12}[role], 3.0 - fall
    elif goal == "endurance":
        # Heavy after a first block: what makes running and riding cheaper is force, not size (training.md 2.6).
        main = 8 if week <= SEASON_FIRST or not roomy else 5
        reps, rir = {MAIN: main, ASSIST: 8, ISOLATION: 12, CORE: 10}[role], 3.0 - min(fall, 1)
    else:
        reps, rir = {MAIN: 8, ASSIST: 10, ISOLATION: 12, CORE: 12}[role], 3.0 - fall
    if p.stations and role in (MAIN, ASSIST):
        reps = max(reps, STATION_REPS)
    flagged = limits.load_share is not None and limits.load_share <= 0.7
    if flagged:
        reps = max(reps, 12)
    more = DELOAD_RIR if deload else 0.0
    if role == MAIN and (waves := _waves(p, block_week)):
        return _in_waves(tuple((reps, to + more) for reps, to in waves), limits)
    rir = max(rir, 1.0, limits.rir_min) + more
    return Scheme(reps=min(max(reps, limits.reps_min), limits.reps_max), rir=min(rir, 5.0))


def _waves(p: Person, block_week: int) -> tuple[tuple[int, float], ...]:
    """The waves of the main lifts in the programme somebody chose; empty without one."""
    programme, _ = chosen_programme(p)
    return programme.waves[block_week % len(programme.waves)] if programme is not None and programme.waves else ()


def _in_waves(waves: tuple[tuple[int, float], ...], limits: WeekLimits) -> Scheme:
    """The waves inside the limits, with the hardest of them as what the exercise asks."""
    held = [(min(max(reps, limits.reps_min), limits.reps_max), to) for reps, to in waves]
    kept = tuple((reps, reps + max(to - reps, 1.0, limits.rir_min)) for reps, to in held)
    reps, to = min(kept, key=lambda x: x[1])
    return Scheme(reps=reps, rir=min(to - reps, 5.0), waves=kept)


def first_sets(
    p: Person, sessions: Sequence[Sequence[Chosen]], efforts: Sequence[str], limits: WeekLimits, minutes: float
) -> list[list[int]]:
    """Sets of the first week for each exercise of each session, 0: left out; within time and the week's ceiling per muscle.

    efforts: "heavy" or "medium", of each session.
    """
    ceiling = limits.muscle_sets * STEADY_SHARE
    total: dict[str, float] = {}
    counts: list[list[int]] = [[0] * len(s) for s in sessions]
    spent = [warm_up_minutes(minutes, lungs=p.lungs)] * len(sessions)
    local: list[dict[str, float]] = [{} for _ in sessions]
    # Where a first week has one set of each, time is kept for the second, which comes with the weeks (PL-20).
    reserve = 1 if limits.sets_max == 1 else 0

    schemes = {role: {e: scheme(p, role, 1, 0, limits, effort=e, deload=False) for e in (HEAVY, MEDIUM)} for role in ROLE_ORDER}

    def raise_to(i: int, k: int, sets: int) -> None:
        """Give an exercise so many sets, where time, the week's ceiling and the session's allow."""
        c = sessions[i][k]
        more = sets - counts[i][k]
        sc = schemes[c.role][efforts[i]]
        cost = _minutes(c, sc, sets + reserve, minutes) - (
            _minutes(c, sc, counts[i][k] + reserve, minutes) if counts[i][k] else 0.0
        )
        muscles = c.exercise.muscles
        fits_week = all(total.get(m, 0) + w * more <= ceiling + 1e-6 for m, w in muscles.items())
        fits_day = all(local[i].get(m, 0) + w * more <= SESSION_MUSCLE_SETS for m, w in muscles.items())
        if more > 0 and spent[i] + cost <= minutes * ROOM and fits_week and fits_day:
            counts[i][k] = sets
            spent[i] += cost
            for m, w in muscles.items():
                total[m] = total.get(m, 0) + w * more
                local[i][m] = local[i].get(m, 0) + w * more

    least = min(2, limits.sets_max)
    places = [(i, k) for k in range(max(map(len, sessions), default=0)) for i in range(len(sessions)) if k < len(sessions[i])]
    want = {(i, k): min(_base_sets(p, sessions[i][k].role), limits.sets_max) for i, k in places}
    # First the body once with two sets, then the main lifts whole, then the rest of it, then what else there is time for.
    for i, k in places:
        if k < CORE_SLOTS:
            raise_to(i, k, least)
    # What there is time for beyond that goes first to the muscles that have least of what they need.
    wanted = targets(p.profile.goal)
    tried: set[tuple[int, int]] = set()
    while open_places := [at for at in places if at not in tried and not counts[at[0]][at[1]]]:
        need, (i, k) = max(
            ((lacking(sessions[i][k].exercise.muscles, total, wanted), (i, k)) for i, k in open_places),
            key=lambda at: (at[0], -at[1][1], -at[1][0]),
        )
        if need < MUCH_LACKING:
            break
        raise_to(i, k, least)
        tried.add((i, k))
    for roles in ((MAIN,), (MAIN, ASSIST, ISOLATION, CORE)):
        for i, k in places:
            if counts[i][k] and sessions[i][k].role in roles:
                for sets in range(counts[i][k] + 1, want[i, k] + 1):
                    raise_to(i, k, sets)
    for i, k in places:
        if not counts[i][k]:
            raise_to(i, k, least)
        for sets in range(counts[i][k] + 1, want[i, k] + 1):
            if counts[i][k]:
                raise_to(i, k, sets)
    return counts


def grown_sets(
    p: Person,
    sessions: Sequence[Sequence[Chosen]],
    efforts: Sequence[str],
    before: list[list[int]],
    limits: WeekLimits,
    minutes: float,
    week: int,
    heavier: Collection[str] = (),
) -> list[list[int]]:
    """Sets of the next loading week: one more here and there, none by more than a fifth (PL-09), none over time.

    The muscles that have least of what they need grow first, by the big lifts before the small ones.  From 65 on and after a birth
    every big lift has its second set before anything has a third (PL-20), and those of the legs come first.
    heavier: ids whose load rises with fewer repetitions this week, and whose sets stay (PL-08).
    """
    counts = [list(c) for c in before]
    start = _totals(sessions, before)
    total = dict(start)
    all_before = sum(map(sum, before))
    budget = math.floor(all_before * (SETS_STEP - 1) + 1e-6)
    warm = warm_up_minutes(minutes, lungs=p.lungs)
    schemes = [
        [scheme(p, c.role, week, 0, limits, effort=efforts[i], deload=False) for c in chosen] for i, chosen in enumerate(sessions)
    ]
    spent = [
        warm + sum(_minutes(c, schemes[i][k], counts[i][k], minutes, rest=0.0) for k, c in enumerate(chosen) if counts[i][k])
        for i, chosen in enumerate(sessions)
    ]
    places = [(i, k) for i, chosen in enumerate(sessions) for k in range(len(chosen)) if counts[i][k]]
    growth = GROWTH if all_before >= 2 * len(places) else SETS_STEP - 1
    aim = min(budget, max(1, math.ceil(all_before * growth)))
    specific = p.profile.goal == "strength" and by_level(p) == "blocks"  # the lifts themselves grow, not what is beside them
    wanted, more_wanted = targets(p.profile.goal), PRODUCTIVE
    left = list(places)

    def first(at: tuple[int, int]) -> tuple[float, ...]:
        """The muscles below what they need, big lifts before small ones, and what has fewest sets over those it began with."""
        c = sessions[at[0]][at[1]]
        over = before[at[0]][at[1]] - _base_sets(p, c.role)
        muscles = c.exercise.muscles
        needs = -round(lacking(muscles, total, wanted), 6), -round(lacking(muscles, total, more_wanted), 6)
        if p.older or p.postpartum:
            big = c.role in (MAIN, ASSIST) and counts[at[0]][at[1]] < OLDER_SETS
            of_age = (0.0, LEG_ORDER.get(c.exercise.pattern, 3.0)) if big else (1.0, 0.0)
            return *of_age, *needs, ROLE_ORDER[c.role], over, at[1], at[0]
        return *needs, ROLE_ORDER[c.role], over, at[1], at[0]

    def grows(at: tuple[int, int]) -> bool:
        """Give a place one more set, where its most, the muscles' and the time allow."""
        i, k = at
        c = sessions[i][k]
        muscles = c.exercise.muscles
        if c.role in (ISOLATION, CORE) and specific:
            return False
        if c.exercise.id in heavier or (c.role == CORE and lacking(muscles, total, wanted) <= 0):
            return False
        most = min(limits.sets_max, MOST_SETS[p.profile.goal] if c.role == MAIN else 4)
        fits = all(total[m] + w <= min(limits.muscle_sets, most_sets(start[m])) + 1e-6 for m, w in muscles.items())
        more = _minutes(c, schemes[i][k], 1, minutes, rest=0.0) - CHANGE_S / 60
        if counts[i][k] >= most or not fits or spent[i] + more > minutes:
            return False
        counts[i][k] += 1
        if _least_minutes(p, sessions[i], counts[i], schemes[i], minutes) > minutes:
            # Left over of a pair it would rest longer than there is time for: another exercise may still grow.
            counts[i][k] -= 1
            return False
        spent[i] += more
        for m, w in muscles.items():
            total[m] += w
        return True

    # What could not grow cannot later: sets, muscles and minutes only fill up.
    while aim > 0 and left:
        tried = iter(sorted(left, key=first))
        left = [] if (grown := next((at for at in tried if grows(at)), None)) is None else list(tried)
        aim -= grown is not None
    return counts


def deload_sets(before: list[list[int]]) -> list[list[int]]:
    """About 40 % fewer sets, the exercises kept where possible."""
    counts = [list(c) for c in before]
    total = sum(map(sum, before))
    # Of one set nothing is 30 % less (PL-06): such a week has none, and its days are for mobility.
    target = min(max(1, round(DELOAD_SETS * total)), math.floor(DELOAD_MOST * total + 1e-6))
    while sum(map(sum, counts)) > target:
        most = max(n for c in counts for n in c)
        spots = [(k, i) for i, c in enumerate(counts) for k, n in enumerate(c) if n == most]
        k, i = max(spots)
        counts[i][k] -= 1
    return counts


def returning(p: Person) -> bool:
    """Whether somebody who was trained comes back after four weeks or more."""
    return p.first_exposure and not p.beginner and bool(p.months_trained)


def layoff_sets(p: Person, counts: list[list[int]], usual: int | None = None) -> list[list[int]]:
    """70 % of the sets in the first week after two to four weeks off (PL-12), 60 % of a usual week after a longer break.

    usual: sets of a week without the break.

    Two sets of an exercise are one or two of them, so that all together come near the 70 %: those of what comes first stay.
    """
    if usual is not None:
        share = min(1.0, RETURN_SHARE * usual / max(1, sum(map(sum, counts))))
        return tapered(counts, math.floor(share * sum(map(sum, counts))))
    if not p.layoff:
        return counts
    fewer = [[math.floor(n * LAYOFF_SHARE + 0.5) if n > 1 else n for n in c] for c in counts]
    left = math.floor(LAYOFF_SHARE * sum(map(sum, counts)) + 1e-6) - sum(map(sum, fewer))
    for k in range(max(map(len, counts), default=0)):
        for c, of in zip(fewer, counts, strict=True):
            if left > 0 and k < len(c) and c[k] < of[k] * LAYOFF_SHARE:
                c[k] += 1
                left -= 1
    return fewer


def tapered(counts: list[list[int]], target: int) -> list[list[int]]:
    """So many sets: what has most loses first, what comes last before what comes first; one set is the least."""
    counts = [list(c) for c in counts]
    while sum(map(sum, counts)) > target and any(n > 1 for c in counts for n in c):
        most = max(n for c in counts for n in c)
        k, i = max((k, i) for i, c in enumerate(counts) for k, n in enumerate(c) if n == most)
        counts[i][k] -= 1
    return counts


def fitted_sets(p: Person, chosen: Sequence[Chosen], counts: Sequence[int], schemes: Sequence[Scheme], minutes: float) -> list[int]:
    """The sets that fit the minutes with the shortest rests; what comes last gives way, and the first exercise keeps a set.

    Heavier work in later weeks needs longer rests than the week the sets were counted in.  The small exercises give sets before the
    big ones do.
    """
    fitted = list(counts)
    for k in [k for k, c in enumerate(chosen) if k and c.role in (ISOLATION, CORE)][::-1]:
        while fitted[k] > 2 and _least_minutes(p, chosen, fitted, schemes, minutes) > minutes:
            fitted[k] -= 1
    for k in range(len(fitted) - 1, 0, -1):
        while fitted[k] and _least_minutes(p, chosen, fitted, schemes, minutes) > minutes:
            fitted[k] = fitted[k] - 1 if fitted[k] > 2 else 0
    while fitted and fitted[0] > 1 and _least_minutes(p, chosen, fitted, schemes, minutes) > minutes:
        fitted[0] -= 1
    return fitted


def _least_minutes(p: Person, chosen: Sequence[Chosen], counts: Sequence[int], schemes: Sequence[Scheme], minutes: float) -> float:
    """Minutes of a session with the shortest rests."""
    kept = [(c, n, s) for c, n, s in zip(chosen, counts, schemes, strict=True) if n]
    room = pair_minutes(p, minutes)
    order, letters = supersets([c for c, _, _ in kept], [is_heavy(c, s) for c, _, s in kept], room, [n for _, n, _ in kept])
    kept = [kept[j] for j in order]
    work = sum(n * s.reps * REP_S * sides_of(c.exercise.id) + CHANGE_S for c, n, s in kept)
    seconds = work + sum(low for rests in rests_of(kept, letters) for low, _ in rests)
    return warm_up_minutes(minutes, lungs=p.lungs) + seconds / 60


def pair_minutes(p: Person, minutes: float) -> float:
    """Minutes by which exercises are paired; endless for who rests after every set: in pregnancy, after a birth, from 65 on."""
    return math.inf if p.pregnant or p.postpartum or p.older else minutes


def _base_sets(p: Person, role: str) -> int:
    if p.beginner or p.older or p.minor:
        return 2 if role in (ISOLATION, CORE) else 3
    if p.pregnant or p.postpartum:
        return 2
    if p.profile.goal in ("strength", "muscle_gain"):
        return {MAIN: 4, ASSIST: 3, ISOLATION: 3, CORE: 2}[role]
    return {MAIN: 3, ASSIST: 3, ISOLATION: 2, CORE: 2}[role]


def _minutes(c: Chosen, s: Scheme, sets: int, session: float, rest: float = MID_REST) -> float:
    low, high = rest_range(c, s, None)
    pause = (low + REST_MIN) / 2 if pairable(c, is_heavy(c, s), session) else low + rest * (high - low)
    return (sets * (s.reps * REP_S * sides_of(c.exercise.id) + pause) + CHANGE_S) / 60


def _totals(sessions: Sequence[Sequence[Chosen]], counts: list[list[int]]) -> dict[str, float]:
    total: dict[str, float] = {}
    for chosen, sets in zip(sessions, counts, strict=True):
        for c, n in zip(chosen, sets, strict=True):
            for m, w in c.exercise.muscles.items():
                total[m] = total.get(m, 0.0) + w * n
    return total
