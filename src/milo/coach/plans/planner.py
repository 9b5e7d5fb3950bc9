"""From a profile to a plan: weeks of strength, endurance and food inside the limits.  Pure: the same inputs give the same bytes.

Source: Milo's references training.md 2.1 to 2.7, nutrition.md 3.1 to 3.6, safety.md 3 and 6 to 10.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import msgspec

from milo.coach.plans.food_plan import food_plan
from milo.coach.plans.plan_limits import refusal, validate
from milo.coach.plans.plan_limits_person import Person, person_of, week_limits
from milo.coach.plans.planner_weeks import LEAST_MINUTES, USUAL_MINUTES, WeekBuilder
from milo.coach.plans.planner_words import Changes
from milo.coach.plans.taper import taper_of, told_of
from milo.coach.plans.week_shape import training_days
from milo.insight.zones import Zones
from milo.vocabulary.athlete import Profile, TrainingHistory
from milo.vocabulary.errors import BadValue
from milo.vocabulary.identity import identity
from milo.vocabulary.plan import Plan, PlannedWeek

MAX_WEEKS = 52
TOLD_SHARE = 0.85  # a session shorter than this share of what was asked for is told, with the rule (our choice)
TYPICAL_WEEK = 3


def make_plan(
    profile: Profile,
    *,
    weeks: int,
    seed: int,
    today: date,
    history: TrainingHistory | None = None,
    zones: Zones | None = None,
    language: str = "en",
    athlete_id: str | None = None,
) -> Plan:
    """A plan of so many weeks from a monday on, already passed by the validator.

    profile: as parsed.  weeks: 1 to 52.  seed: turns the choice among exercises that are equally good, and nothing else.
    today: the athlete's day, for age and clearances.  history: what the records say, value by value before what was told.
    zones: the athlete's own, for heart rates; estimated ones give none.  language: "en" or "es".
    An event in the profile within the weeks is tapered to; one that is not is told (plans.taper).
    A person who may have no plan gets one without weeks that says why.  Raises BadValue for another number of weeks.
    """
    if not 1 <= weeks <= MAX_WEEKS:
        raise BadValue(f"1 to {MAX_WEEKS} weeks", str(weeks))
    p = person_of(profile, today, history)
    changes = Changes(language)
    plan_id = identity(
        "plan", msgspec.json.encode(profile), weeks, seed, today, msgspec.json.encode(history), _bytes(zones), language, athlete_id
    )
    plan = Plan(
        plan_id=plan_id,
        version=1,
        athlete_id=athlete_id,
        goal=profile.goal,
        created_at=datetime.combine(today, time(), UTC),
        weeks=[],
    )
    refused = refusal(p, changes)
    if refused is not None:
        return msgspec.structs.replace(plan, refused=refused)
    taper, of_event = taper_of(p, today, weeks, language)
    builder = WeekBuilder(p, changes, plan_id, seed, zones, language, taper)
    made = builder.weeks(weeks)
    _say_why(p, changes, made[0])
    food = food_plan(p, made[min(TYPICAL_WEEK, len(made)) - 1], lambda rule, word, **v: _food_note(changes, rule, word, v))
    plan = msgspec.structs.replace(plan, weeks=made, nutrition=food, adjustments=changes.told())
    plan, _, _ = validate(plan, profile, today, history=history, language=language)
    if taper is not None:
        of_event = told_of(taper, plan.weeks, language)
    return msgspec.structs.replace(plan, adjustments=[*of_event, *plan.adjustments]) if of_event else plan


def _say_why(p: Person, changes: Changes, first_week: PlannedWeek) -> None:
    """What the person's limits made of what was asked for, once each."""
    days = training_days(p)
    if days < p.profile.days_per_week:
        changes.note("PL-06", "training_days", old=p.profile.days_per_week, new=days)
    asked = p.profile.minutes_per_session or USUAL_MINUTES
    if asked < LEAST_MINUTES:
        changes.note("training-2.10", "least_minutes", old=round(asked), new=round(LEAST_MINUTES))
    first = week_limits(p, 1)
    if asked > first.session_minutes:
        rule = first.why.get("session_minutes", "PL-13")
        changes.note(rule, "session_length", old=round(asked), new=round(first.session_minutes), week=1)
    if p.standing.light_only:
        changes.note(p.standing.light_rule or "G-2", "light_only")
    if p.profile.goal == "weight_loss" and (p.minor or p.pregnant or "eating disorder" in p.conditions):
        changes.note("PL-40" if p.minor else "PL-22" if p.pregnant else "PL-31", "goal_kept_off")
    if p.minor:
        changes.note("PL-41", "supervision")
    if p.layoff:
        changes.note("PL-12", "layoff")
    usual = min(asked, first.session_minutes)
    short = [s for d in first_week.days for s in d.sessions if s.minutes < TOLD_SHARE * usual]
    if short:
        least = min(short, key=lambda s: s.minutes)
        changes.note(least.because[0] if least.because else "PL-04", "short_sessions", old=round(usual), new=round(least.minutes))


def _food_note(changes: Changes, rule: str, word: str, values: dict[str, object]) -> None:
    changes.note(rule, word, **{k: changes.say(str(v)) if k == "why" else v for k, v in values.items()})


def _bytes(zones: Zones | None) -> bytes:
    return b"" if zones is None else msgspec.json.encode(zones)
