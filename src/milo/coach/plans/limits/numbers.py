"""The limits of one person's plan, week by week, as numbers: who they are decides, never what they ask for.

Source: Milo's safety reference, sections 6 to 9 (PL-01 to PL-55); where several apply the strictest wins.
"""

from __future__ import annotations

from dataclasses import dataclass

from milo.coach.plans.limits.clearance import HIIT, is_hard
from milo.coach.plans.limits.person import Person

FIRST_WEEKS, FIRST_SETS, FIRST_REPS, FIRST_MINUTES = 2, 2, 12, 45.0  # PL-11
LAYOFF_SHARE = 0.7  # PL-12
SESSION_MINUTES = 90.0  # PL-13
NOVICE_WEEKS, NOVICE_RIR = 4, 2.0  # PL-07
BEGINNER_SETS, TRAINED_SETS, SETS_STEP = 10.0, 20.0, 1.2  # PL-09
MINUTES_STEP, MINUTES_SHARE, BEGINNER_MINUTES, BEGINNER_WEEKS = 20.0, 1.10, 150.0, 4  # PL-04
REGULAR = frozenset({"G-4", "G-5"})  # section 3: who exercises regularly
START_MINUTES = {"beginner": 75.0, "intermediate": 120.0, "advanced": 180.0}
"""Endurance minutes of a first week when the last four are not known (our choice: half of PL-01's floor and more)."""
REGULAR_MINUTES = 90.0
"""Of a week of who exercises regularly (section 3: 30 min on three days); who does not has done less, and starts from no more."""
QUIET_WEEKS, EARLY_WEEKS, VIGOROUS_EARLY, VIGOROUS_LATER = 2, 6, 1, 3  # PL-05
VIGOROUS_SHARE, VIGOROUS_SHARE_TRAINED, TRAINED_MONTHS = 0.25, 0.35, 12.0  # PL-05
DELOAD_WEEKS = 6  # PL-06
RUN_STEP, FIRST_RUN_MINUTES, FIRST_RUN_KM = 1.10, 20.0, 3.0  # PL-02, PL-03
LOW_WEEKS = 4  # PL-29: no impact; PL-20: easy effort before anything hard (our choice)
LEG_REGIONS = frozenset({"knee", "ankle", "achilles", "hip", "groin"})
STOPPED_WALK_MINUTES = 20.0  # of one walk on such a leg (our choice)
STOPPED_LEG_MINUTES = 60.0  # of walking in a week on a leg that is not to be trained, where it does not hurt (our choice)
RUN_REGIONS = LEG_REGIONS | {"low back", "neck"}  # section 9 keeps walking for back and neck: stopped, they are not run on
NOVICE_REPS = 12  # PL-07
PAIN_GO = 2.0  # PL-50: up to 2 goes
MODERATE_LOAD, MODERATE_RIR = 0.69, 3.0
"""Lifting that is moderate: under 70 % of the maximum, where vigorous begins (ACSM, Garber 2011), and PL-24's reserve."""
MODERATE_REPS = 9  # with 3 in reserve 68 % by the chart (training.md 2.3), so that a weight nobody knows is moderate too; 8: 71 %


@dataclass(frozen=True, kw_only=True)
class WeekLimits:
    """The limits of one week as numbers; each is the strictest that applies.  rule of a limit: why[name].

    sets_max, reps_min, reps_max, rir_min: of each exercise and set.  load_share: of the one-repetition maximum, None: no bound.
    muscle_sets: weekly sets per muscle.  zone_max, vigorous_days, vigorous_share: of endurance.  session_minutes: of one session.
    """

    sets_max: int
    reps_min: int
    reps_max: int
    rir_min: float
    load_share: float | None
    muscle_sets: float
    zone_max: int
    vigorous_days: int
    vigorous_share: float
    session_minutes: float
    endurance_minutes: float | None
    runs: bool
    why: dict[str, str]


def rest_days(p: Person) -> tuple[int, str]:
    """Full rest days a week needs at least, and the rule: PL-06."""
    return (2 if p.beginner or p.older or p.minor else 1), "PL-06"


def strength_days(p: Person) -> tuple[int, str]:
    """Strength days a week has at most, and the rule; at 3 they may not follow each other."""
    if p.standing.light_only:
        return 0, p.standing.light_rule or "G-2"
    if p.minor:
        return 3, "PL-41"
    if p.older:
        return 3, "PL-20"
    if p.beginner:
        return 3, "PL-07"
    return (4, "PL-22") if p.pregnant else (6, "PL-06")


def week_limits(p: Person, week: int) -> WeekLimits:
    """The limits of a week, counted from 1."""
    why: dict[str, str] = {}

    def strictest(name: str, start: float, lower: bool, *rules: tuple[bool, float, str]) -> float:
        value = start
        for holds, bound, rule in rules:
            if holds and ((bound < value) if lower else (bound > value)):
                value, why[name] = bound, rule
        return value

    first = p.first_exposure or p.heavy
    early = first and week <= FIRST_WEEKS
    older_sets = 1 if week <= 2 else 2 if week <= 4 else 3
    hypertension = "hypertension" in p.conditions
    heart = "heart disease" in p.conditions
    intervals = is_hard(p.standing.scope, HIIT)
    regular = p.standing.g_class in REGULAR
    moderate = moderate_rule(p)
    sets_max = strictest(
        "sets_max",
        6,
        True,
        (early, FIRST_SETS, "PL-11"),
        (p.older, older_sets, "PL-20"),
        (p.minor, 3, "PL-41"),
        (p.pregnant, 3, "PL-22"),
    )
    reps_max = strictest(
        "reps_max",
        30,
        True,
        (p.beginner, NOVICE_REPS, "PL-07"),
        (early, FIRST_REPS, "PL-11"),
        (p.minor, 15, "PL-41"),
        (hypertension, 15, "PL-24"),
        (heart, 15, "PL-25"),
    )
    reps_min = strictest(
        "reps_min", 1, False, (p.beginner, 8, "PL-07"), (p.minor, 8, "PL-41"), (hypertension, 8, "PL-24"), (heart, 10, "PL-25"),
        (p.pregnant, 8, "PL-22"), (p.older, 8, "PL-20"), (moderate is not None, MODERATE_REPS, moderate or ""),
    )  # fmt: skip
    rir_min = strictest(
        "rir_min", 0, False, (p.beginner and week <= NOVICE_WEEKS, NOVICE_RIR, "PL-07"), (early, 2, "PL-11"),
        (p.minor, 2, "PL-41"), (p.older, 5 if week <= 2 else 4 if week <= 4 else 2, "PL-20"), (hypertension, 3, "PL-24"),
        (heart, 4, "PL-25"), (p.pregnant, 4, "PL-22"), (p.postpartum, 4, "PL-23"), (p.heavy and week <= LOW_WEEKS, 4, "PL-29"),
        (moderate is not None, MODERATE_RIR, moderate or ""),
    )  # fmt: skip
    load = strictest(
        "load_share",
        1.5,
        True,
        (p.older, 0.6 if week <= 4 else 0.85, "PL-20"),
        (hypertension, 0.7, "PL-24"),
        (heart, 0.6, "PL-25"),
        (p.minor, min(0.6 * 1.05 ** max(0, week - 4), 0.8), "PL-41"),
        (p.pregnant, 0.7, "PL-22"),
        (p.postpartum, 0.6, "PL-23"),
        (early, 0.7, "PL-11"),
        (moderate is not None, MODERATE_LOAD, moderate or ""),
    )
    zone_max = strictest(
        "zone_max",
        5,
        True,
        (not regular and week <= QUIET_WEEKS, 2, "PL-05"),
        (early, 2, "PL-11"),
        (p.standing.light_only, 1, p.standing.light_rule or "G-2"),
        (hypertension, 2, "PL-24"),
        (heart and not intervals, 2, "PL-25"),
        (p.pregnant, 2, "PL-22"),
        (p.postpartum, 2, "PL-23"),
        (p.heavy and week <= LOW_WEEKS, 2, "PL-29"),
        (p.older and week <= LOW_WEEKS, 2, "PL-20"),
        (moderate is not None, 2, moderate or ""),
        (p.insulin and week == 1, 2, "PL-26"),
        (p.layoff and week == 1, 2, "PL-12"),
        (bool(p.stopped & RUN_REGIONS), 1, "PL-50"),
    )
    days = strictest(
        "vigorous_days", VIGOROUS_LATER, True, (not regular and week <= QUIET_WEEKS, 0, "PL-05"),
        (not regular and week <= EARLY_WEEKS, VIGOROUS_EARLY, "PL-05"), (zone_max < 3, 0, why.get("zone_max", "PL-05")),
    )  # fmt: skip
    newly = p.pregnant and not regular
    minutes = strictest(
        "session_minutes", SESSION_MINUTES, True, (early, FIRST_MINUTES, "PL-11"), (newly, 15.0 + 5.0 * (week - 1), "PL-22")
    )
    trained = p.months_trained is not None and p.months_trained > TRAINED_MONTHS
    no_runs = {
        "PL-23": p.postpartum, "PL-29": p.heavy and week <= LOW_WEEKS, "PL-50": not _may_run(p),
        p.standing.light_rule or "G-2": p.standing.light_only,
    }  # fmt: skip
    most_moving = BEGINNER_MINUTES if p.beginner and week <= BEGINNER_WEEKS else None
    if p.stopped & LEG_REGIONS:
        most_moving = STOPPED_LEG_MINUTES
    for rule, holds in no_runs.items():
        if holds:
            why.setdefault("runs", rule)
    return WeekLimits(
        sets_max=int(sets_max),
        reps_min=int(min(reps_min, reps_max)),
        reps_max=int(reps_max),
        rir_min=rir_min,
        load_share=None if load > 1 else load,
        muscle_sets=BEGINNER_SETS if p.beginner else TRAINED_SETS,
        zone_max=int(zone_max),
        vigorous_days=int(days),
        vigorous_share=VIGOROUS_SHARE_TRAINED if trained else VIGOROUS_SHARE,
        session_minutes=minutes,
        endurance_minutes=most_moving,
        runs=not any(no_runs.values()),
        why=why,
    )


def moderate_rule(p: Person) -> str | None:
    """The rule of the gate that keeps somebody to moderate work, lifting like endurance; None where vigorous work is open.

    A symptom that somebody has looked at (G-3, G-6): moderate, whatever else was cleared.  Diabetes, a kidney disease (G-2, G-5)
    and COPD (G-7): until a clearance for vigorous work.  A heart disease has stricter limits of its own (PL-25).
    """
    if p.standing.g_class in ("G-3", "G-6"):
        return p.standing.g_class
    if p.standing.cleared and (not p.standing.scope or is_hard(p.standing.scope)):
        return None
    if p.standing.g_class in ("G-2", "G-5") and "heart disease" not in p.conditions:
        return "G-5"
    return "G-7" if "copd" in p.conditions else None


def minutes_cap(p: Person, week: int, prior: list[float] | None, limits: WeekLimits) -> float:
    """Endurance minutes a week may have: PL-04.  prior: of the weeks before, this plan's included; None: not known."""
    level = p.profile.experience or "beginner"
    if not prior:
        cap = START_MINUTES[level]
        if p.standing.g_class not in REGULAR:
            cap = min(cap, REGULAR_MINUTES + MINUTES_STEP)
    else:
        mean = sum(prior[-4:]) / len(prior[-4:])
        cap = mean + max(MINUTES_STEP, (MINUTES_SHARE - 1) * mean)
    if p.layoff and week == 1:
        cap *= LAYOFF_SHARE
    return cap if limits.endurance_minutes is None else min(cap, limits.endurance_minutes)


def _may_run(p: Person) -> bool:
    legs = all(pain is not None and pain <= PAIN_GO for region, pain in p.injuries.items() if region in LEG_REGIONS)
    return legs and not p.stopped & RUN_REGIONS
