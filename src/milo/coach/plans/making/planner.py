"""From a profile to a plan: weeks of strength, endurance and food inside the limits.  Pure: the same inputs give the same bytes.

Source: Milo's references training.md 2.1 to 2.7, nutrition.md 3.1 to 3.6, safety.md 3 and 6 to 10.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time
from functools import cache
from string import Formatter

import msgspec

from milo.coach.plans.basics.drills import is_drill
from milo.coach.plans.basics.loads import known_maxima, lifts_named
from milo.coach.plans.basics.time import endurance_minutes, sessions
from milo.coach.plans.basics.training_energy import typical_week
from milo.coach.plans.basics.words import WORDS, Changes
from milo.coach.plans.limits.gates import unexplained_medicine
from milo.coach.plans.limits.numbers import MODERATE_LOAD, MODERATE_RIR, moderate_rule, week_limits
from milo.coach.plans.limits.person import WEIGHT_GOAL, Person, goal_of, no_weight_goal, person_of
from milo.coach.plans.limits.unlifted import unbelieved_maxima
from milo.coach.plans.limits.validator import refusal, validate
from milo.coach.plans.making.food_plan import PACE_RULE, TARGET, food_plan
from milo.coach.plans.making.left_out_told import say_left_out, say_volume
from milo.coach.plans.making.programmes import chosen_programme, level_of
from milo.coach.plans.making.race_demands import of_stations
from milo.coach.plans.making.race_food import RULE as OF_RACE
from milo.coach.plans.making.race_food import said_of_race_food
from milo.coach.plans.making.race_volume import BESIDE_MINUTES, SEASON_MINUTES, walk_beside, wants_to_move
from milo.coach.plans.making.taper import taper_of
from milo.coach.plans.making.taper_told import distribution, race_jump, told_of
from milo.coach.plans.making.week_shape import Shape, alone, lifting_held, moving_alone, shape_wish, training_days, unasked_minutes
from milo.coach.plans.making.weeks import LEAST_MINUTES, USUAL_MINUTES, WeekBuilder, least_minutes
from milo.insight.zones import Zones
from milo.vocabulary.athlete import Profile, TrainingHistory
from milo.vocabulary.diets import diet_of
from milo.vocabulary.errors import BadValue, UnknownName
from milo.vocabulary.exercises import catalogue, nearest_exercise
from milo.vocabulary.identity import identity
from milo.vocabulary.plan import Adjustment, Plan, PlannedSession, PlannedWeek, first_monday

MAX_WEEKS = 52
NAME_MOST = 40  # letters of a name nobody knows that are said back (our choice)
WEEK_MINUTES = 150.0  # of moderate movement a week: PL-01
TOLD_SHARE = 0.85  # a session shorter than this share of what was asked for is told, with the rule (our choice)
FOOD_WORDS = ("cut_pause", "cut_weeks", "target_kept", "target_raised", "target_lowered", "no_deficit", "no_surplus", "kcal",
              "kcal_most",
              "pace_loss", "pace_gain", "pace_slow")  # fmt: skip
"""The sentences about the energy of a day, which a new target makes anew."""


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
    target_kcal: float | None = None,
    cut_weeks: int = 0,
) -> Plan:
    """A plan of so many weeks from a monday on, already passed by the validator.

    profile: as parsed.  weeks: 1 to 52.  seed: turns the choice among exercises that are equally good, and nothing else.
    today: the athlete's day, for age and clearances.  history: what the records say, value by value before what was told.
    zones: the athlete's own, for heart rates; estimated ones give none.  language: "en" or "es".
    target_kcal, cut_weeks: what the athlete set for themselves, and weeks of deficit before (plans.food_plan).
    An event in the profile within the weeks is tapered to; one that is not is told (plans.taper).
    A person who may have no plan gets one without weeks that says why.  Raises BadValue for another number of weeks.
    """
    if not 1 <= weeks <= MAX_WEEKS:
        raise BadValue(f"1 to {MAX_WEEKS} weeks", str(weeks))
    p = person_of(profile, today, history)
    changes = Changes(language)
    plan_id = identity(
        "plan", msgspec.json.encode(profile), weeks, seed, today, msgspec.json.encode(history), _bytes(zones), language, athlete_id,
        *((target_kcal, cut_weeks) if target_kcal is not None or cut_weeks else ()),
    )  # fmt: skip
    plan = Plan(
        plan_id=plan_id,
        version=1,
        athlete_id=athlete_id,
        goal=goal_of(p),
        created_at=datetime.combine(today, time(), UTC),
        weeks=[],
    )
    refused = refusal(p, changes)
    for why in p.standing.not_taken:
        changes.note("F-3", "clearance_out", why=changes.say(why))
    if refused is not None:
        return msgspec.structs.replace(plan, refused=refused, adjustments=changes.told())
    taper, of_event = taper_of(p, today, weeks, language)
    if taper is not None and of_stations(taper.event):
        p = replace(p, stations=True)
    builder = WeekBuilder(p, changes, plan_id, seed, zones, language, taper)
    made = builder.weeks(weeks)
    _say_why(p, changes, made, builder.shape, season=builder.season)
    if p.layoff and made:
        usual = WeekBuilder(replace(p, layoff=False), Changes(language), plan_id, seed, zones, language, taper).weeks(1)
        if any(now < then for now, then in zip(_work(made[0]), _work(usual[0]), strict=True)):
            changes.note("PL-12", "layoff")
    _say_unknown_maxima(p, changes, language)
    for id, kg in unbelieved_maxima(p).items():
        changes.note("PL-08", "max_unbelieved", what=catalogue()[id].called(language), old=kg)
    say_volume(p, changes, made, builder.shape, racing=taper is not None)
    say_left_out(p, changes, made, builder.chosen, focuses=builder.focuses, maxima=builder.maxima, seed=seed, language=language)
    typical = typical_week(made)
    food = food_plan(
        p,
        typical,
        lambda rule, word, **v: _food_note(changes, rule, word, v),
        weeks=weeks,
        cut_weeks=cut_weeks,
        target_kcal=target_kcal,
    )
    plan = msgspec.structs.replace(plan, weeks=made, nutrition=food, adjustments=changes.told())
    plan, _, _ = validate(plan, profile, today, history=history, language=language, zones=zones)
    if taper is not None:
        of_event = told_of(taper, plan.weeks, language, asked=p.profile.minutes_per_session or USUAL_MINUTES, p=p)
        of_event += [*distribution(plan.weeks, language), *said_of_race_food(plan, profile, language)]
    elif profile.event is not None and today <= profile.event.date < first_monday(today):
        # The race is in the days before the plan begins, which has no taper to it and no run.
        of_event = [*race_jump(p, [], 0, language), *of_event]
    return msgspec.structs.replace(plan, adjustments=[*of_event, *plan.adjustments]) if of_event else plan


def _say_unknown_maxima(p: Person, changes: Changes, language: str) -> None:
    """Which maxima that were told nothing is planned by, since their name is no exercise's or the body is the load."""
    told = p.profile.history.e1rm_kg if p.profile.history is not None else None
    for name, kg in (told or {}).items():
        if known_maxima({name: kg}):
            continue
        what, known = name.strip()[:NAME_MOST], lifts_named([name])
        near = nearest_exercise(name, language)
        if known:
            changes.note("PL-08", "max_of_body", what=what, old=kg)
        else:
            changes.note("PL-08", "max_unknown" if near else "max_unknown_far", what=what, old=kg, near=near)


def _work(week: PlannedWeek) -> tuple[float, float, float]:
    """Working sets of a week, its endurance minutes, and the kilos of its sets."""
    lifts = [e for _, s in sessions(week) for e in s.exercises if not is_drill(e)]
    moved = sum(s.endurance.minutes for _, s in sessions(week) if s.endurance is not None)
    return sum(len(e.sets) for e in lifts), moved, sum(x.target_load_kg or 0.0 for e in lifts for x in e.sets)


def with_target(
    plan: Plan,
    profile: Profile,
    today: date,
    *,
    history: TrainingHistory | None = None,
    language: str = "en",
    target_kcal: float | None = None,
    cut_weeks: int = 0,
    week: int = 1,
) -> Plan:
    """The plan with its food worked out anew around the athlete's own target, as make_plan does; None: without one.

    cut_weeks: of deficit before this week.  week: of the plan, the one today lies in; later weeks that pause are counted from it.
    A plan without food stays without.  What is said of its food before gives way to what is said now.
    """
    if plan.nutrition is None or not plan.weeks:
        return plan
    changes = Changes(language)
    typical = typical_week(plan.weeks)
    food = food_plan(
        person_of(profile, today, history),
        typical,
        lambda rule, word, **v: _food_note(changes, rule, word, v),
        weeks=len(plan.weeks),
        gone=week - 1,
        cut_weeks=cut_weeks,
        target_kcal=target_kcal,
    )
    before = [a for a in plan.adjustments if not _of_food(a)]
    eaten = msgspec.structs.replace(plan, nutrition=food)
    of_race = said_of_race_food(eaten, profile, language)
    return msgspec.structs.replace(eaten, adjustments=[*before, *of_race, *changes.told()])


def _say_why(p: Person, changes: Changes, weeks: list[PlannedWeek], shape: Shape, *, season: bool) -> None:
    """What the person's limits made of what was asked for, once each.  season: of WeekBuilder."""
    days = training_days(p)
    if days < p.profile.days_per_week:
        changes.note("PL-06", "training_days", old=p.profile.days_per_week, new=days)
    held, why = lifting_held(p)
    if held < shape_wish(p):
        changes.note(why, "lifting_apart", old=shape_wish(p), new=held)
    if wants_to_move(p) and shape.strength and not shape.beside:
        changes.note("training-2.6", "some_lift", old=days, new=shape.endurance, lifting=shape.strength)
    _say_programme(p, changes)
    asked = p.profile.minutes_per_session or USUAL_MINUTES
    if asked < least_minutes(p):
        rule = "training-2.10" if asked < LEAST_MINUTES else "PL-27"
        changes.note(rule, "least_minutes", old=round(asked), new=round(least_minutes(p)))
    first = week_limits(p, 1)
    if asked > first.session_minutes:
        rule = first.why.get("session_minutes", "PL-13")
        changes.note(rule, "session_length", old=round(asked), new=round(first.session_minutes), week=1)
    if unexplained_medicine(p.profile) and not p.standing.cleared:
        changes.note(p.standing.g_class, "medicine_asks")
    if p.standing.light_only:
        changes.note(p.standing.light_rule or "G-2", "light_only")
    elif (gate := moderate_rule(p)) is not None:
        changes.note(gate, _moderate_word(p, gate), most=round(100 * MODERATE_LOAD), left=round(MODERATE_RIR))
    rates = [s.endurance.hr_bpm for w in weeks for d in w.days for s in d.sessions if s.endurance is not None]
    if rates and not any(rates):
        rule = "PL-25" if "heart disease" in p.conditions else "G-7" if p.rate_limited else "training-2.6"
        changes.note(rule, "rates_unknown" if rule == "training-2.6" else "rates_none")
    if (of_weight := no_weight_goal(p)) is not None and p.profile.goal == WEIGHT_GOAL:
        changes.note(of_weight, "goal_kept_off")
    if p.minor:
        changes.note("PL-41", "supervision")
    if "vegan" in _diet_needs(p):
        changes.note("nutrition-3.9", "b12")
    easy = unasked_minutes(p)
    activity = next((s.endurance.activity for w in weeks for d in w.days for s in d.sessions if s.endurance is not None), None)
    if easy is not None and activity is not None:
        changes.note("PL-01", "easy_unasked", activity=changes.say(f"activity.{activity}"), most=round(easy))
    # A week of return is short for its own reason: a break, which is told, or a race, whose easy days are.
    loading = [w for w in weeks if w.focus not in ("deload", "taper") and (w.focus != "return" or p.layoff)]
    if (walk := walk_beside(p, shape.strength, shape.endurance)) and any(len(d.sessions) > 1 for w in weeks for d in w.days):
        most = max(endurance_minutes(w) for w in weeks)
        word = "walk_beside" if most >= WEEK_MINUTES else "walk_beside_more"
        changes.note("PL-01", word, minutes=round(walk), most=round(most), left=round(max(0.0, WEEK_MINUTES - most)))
    if season and any(s.kind == "strength" for w in weeks for _, s in sessions(w)) and asked > SEASON_MINUTES:
        kept = BESIDE_MINUTES if shape.beside else SEASON_MINUTES
        changes.note(
            "training-2.6", "season_lifting_beside" if shape.beside else "season_lifting", old=round(asked), new=round(kept)
        )
    short_lifts = season or (shape.beside > 0 and not shape.walks)
    meant = [moving_alone(w) if short_lifts else alone(w) for w in loading]
    short = {w.week: found for w in meant if (found := _short(w, min(asked, week_limits(p, w.week).session_minutes), easy))}
    if short:
        week, least = min(short.items(), key=lambda at: at[1].minutes)
        rule = least.because[0] if least.because else "PL-04"
        usual = min(asked, week_limits(p, week).session_minutes)
        word = "short_sessions" if loading[-1].week not in short else "short_sessions_on"
        changes.note(rule, word, old=round(usual), new=round(least.minutes), last=max(short))


def _say_programme(p: Person, changes: Changes) -> None:
    """The programme somebody chose with its source, or the rule that keeps it out."""
    wanted = p.profile.programme
    if wanted is None:
        return
    programme, rule = chosen_programme(p)
    title = changes.say(f"programme.{wanted}")
    if programme is None:
        changes.note(rule or "PL-07", "programme_out", title=title, instead=changes.say(f"programme.{level_of(p)}"))
    else:
        changes.note("training-2.4", "programme", title=title, source=programme.source)


def _diet_needs(p: Person) -> frozenset[str]:
    """What every food of the athlete's diet must be; nothing for a diet nobody knows, which the meals say."""
    try:
        return diet_of(p.profile.dietary_preference).needs
    except UnknownName:
        return frozenset()


def _moderate_word(p: Person, rule: str) -> str:
    """The sentence for moderate work only: a clearance that is missing, one for something else, a symptom, or lungs."""
    if rule in ("G-3", "G-6"):
        return "moderate_looked_at"
    if p.standing.cleared:
        return "moderate_scope"
    # The form has no clearance for COPD alone, so none is asked for there.
    return "moderate_lungs" if rule == "G-7" else "moderate_only"


def _short(week: PlannedWeek, usual: float, easy: float | None) -> PlannedSession | None:
    """The shortest session of a week well under the minutes it could have; None where all come near.

    easy: as of unasked_minutes; an easy day that is short by it is told of for itself.
    """
    meant = [s for d in week.days for s in d.sessions if easy is None or s.endurance is None]
    short = [s for s in meant if s.minutes < TOLD_SHARE * usual]
    return min(short, key=lambda s: s.minutes, default=None)


def _food_note(changes: Changes, rule: str, word: str, values: dict[str, object]) -> None:
    changes.note(rule, word, **{k: changes.say(str(v)) if k == "why" else v for k, v in values.items()})


def _of_food(said: Adjustment) -> bool:
    """Whether an adjustment speaks of the energy of a day, in any language."""
    return said.rule in (TARGET, OF_RACE) or (
        said.rule.startswith(("NU-", PACE_RULE)) and any(p.fullmatch(said.what) for p in _food_sentences())
    )


@cache
def _food_sentences() -> list[re.Pattern[str]]:
    templates = [words[word] for words in WORDS.values() for word in FOOD_WORDS]
    parsed = [Formatter().parse(template) for template in templates]
    return [re.compile("".join(re.escape(text) + (".+" if field else "") for text, field, *_ in parts)) for parts in parsed]


def _bytes(zones: Zones | None) -> bytes:
    return b"" if zones is None else msgspec.json.encode(zones)
