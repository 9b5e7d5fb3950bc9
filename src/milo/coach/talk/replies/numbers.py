"""What the rules say of an athlete's numbers, of why something changed, and of what would be."""

from __future__ import annotations

from collections.abc import Sequence

from milo.coach.conversation.answers.values import Intent
from milo.coach.plans.making.in_language import changes_in_language
from milo.coach.talk.receipts.facts import (
    TOPIC_FIGURES,
    Facts,
    WhatIf,
    band_amounts,
    figure_amount,
    figure_receipts,
    figures,
    plan_receipts,
    planned_on,
    week_on,
)
from milo.coach.talk.receipts.telling import Amount, Quoted, Receipts, Telling, bare
from milo.coach.talk.replies.plan import asked_day, what_a_day_is
from milo.insight.views import LiftLine, Week
from milo.vocabulary.advice import Figure
from milo.vocabulary.exercises import Exercise, catalogue
from milo.vocabulary.plan import Adjustment

FEW = 4  # alternatives, pieces of advice or lifts told at once; more are read by nobody. Our choice
WEEK_FIGURES = ("workouts", "minutes", "weekly_load", "form", "mean_h", "debt_h", "resting_hr_bpm", "hrv_rmssd_ms", "weight_kg",
                "steps_per_day")  # fmt: skip
VAGUE = frozenset({"press", "raise", "row", "curl", "extension", "remo", "elevacion", "elevación", "machine"})  # in many names
EASIER = frozenset({"deload", "taper"})  # weeks in which everything is lighter on purpose
PLAIN_UNITS = frozenset({"session", "%"})  # of what-if lines whose two middles say the change well enough: a reply is short
MAIN_FIGURES = ("weekly_load", "form", "mean_h", "debt_h", "resting_hr_bpm", "hrv_rmssd_ms")
"""Told to one who asks for numbers and names none."""


def _week_asked(intent: Intent, facts: Facts) -> tuple[Week | None, bool]:
    """The week of the figures, and whether it is the one before this: only where that was asked for."""
    if intent.window == "last_week" and facts.last_week is not None:
        return facts.last_week(), True
    return facts.week, False


def numbers(telling: Telling, intent: Intent, facts: Facts) -> None:
    seen, before = _week_asked(intent, facts)
    if seen is None:
        telling.say("figure.none")
        return
    found = figures(seen)
    telling.say("numbers.last_week" if before else "numbers.title")
    if intent.figures:
        for name in [n for n in intent.figures if n in found]:
            _figure(telling, found[name], meaning=True)
        return
    topics = [TOPIC_FIGURES.get(topic, ()) for topic in intent.topics] or [MAIN_FIGURES]
    for name in dict.fromkeys(name for names in topics for name in names):
        if name in found:
            _figure(telling, found[name], meaning=True)
    if "strength" in intent.topics:
        known = [lift for lift in seen.strength.lifts if lift.e1rm_kg.value is not None]
        for lift in [one for one in known if one.lift == intent.exercise] or known[:FEW]:
            receipts = Receipts("exercise", "catalogue", None, [lift.lift] if lift.lift else [])
            label = telling.made(
                "why.rule", rule=telling.word("label", "e1rm_kg"), words=Quoted(lift_name(lift, telling.language), receipts)
            )
            telling.say("figure.lift", label=label, value=figure_amount(lift.e1rm_kg, lift.e1rm_kg.value or 0.0))


def lift_name(lift: LiftLine, language: str) -> str:
    """A lift's name in the reader's language; one that is in no catalogue as it was written."""
    known = catalogue().get(lift.lift or "")
    return lift.exercise if known is None else known.called(language)


def _figure(telling: Telling, figure: Figure, meaning: bool = False, missing: bool = True) -> None:
    label = telling.word("label", figure.name)
    if figure.value is None:
        if missing:
            reason = figure.reason if figure.reason and telling.has(f"reason.{figure.reason}") else "other"
            telling.say("figure.missing", label=label, reason=telling.word("reason", reason))
        return
    value = figure_amount(figure, figure.value)
    if figure.low is not None and figure.high is not None:
        low, high = band_amounts(figure, figure.low, figure.high)
        telling.say("figure.range", label=label, value=value, low=bare(low), high=high)
    else:
        telling.say("figure.line", label=label, value=value)
    if meaning and telling.has(f"meaning.{figure.name}"):
        telling.say("figure.meaning", meaning=telling.word("meaning", figure.name))


def week(telling: Telling, intent: Intent, facts: Facts) -> None:
    seen, before = _week_asked(intent, facts)
    if seen is None:
        telling.say("figure.none")
        return
    found = figures(seen)
    known = [found[name] for name in WEEK_FIGURES if name in found and (found[name].value is not None or _untimed(found[name]))]
    if known:
        telling.say("week.title" if before else "week.so_far")
        for figure in known:
            _figure(telling, figure)
            if figure.name == "minutes" and figure.value is not None and "workouts" in found:
                time_part(telling, len(figure_receipts(figure).record_ids), found["workouts"])
    else:
        telling.say("week.nothing")
    if any(telling.has(f"advice.{a.rule}") for a in seen.advice):
        telling.say("week.advice")
        advice_lines(telling, seen)


def _untimed(figure: Figure) -> bool:
    """Whether there was training and nobody knows how long: left out, the week would look as if its time were 0."""
    return figure.name == "minutes" and figure.reason == "no_minutes"


def time_part(telling: Telling, timed: int, workouts: Figure) -> None:
    """Says so where only some of the workouts told how long they took."""
    if workouts.value is not None and timed < workouts.value:
        receipts = figure_receipts(workouts)
        count = Amount(workouts.value, "session", receipts)
        telling.say("time.part", timed=bare(Amount(timed, "session", receipts)), count=count)


def advice_lines(telling: Telling, week: Week) -> None:
    for advice in [a for a in week.advice if telling.has(f"advice.{a.rule}")][:FEW]:
        telling.say("week.advice_line", advice=telling.word("advice", advice.rule))


def what_if(telling: Telling, intent: Intent, facts: Facts) -> None:
    what: WhatIf | None = facts.what_if
    if what is None or not what.lines:
        reason = what.reason if what is not None else None
        telling.say(
            "what_if.no", reason=Quoted(reason or telling.word("what_if", "no_reason"), Receipts("simulation", "twin.compare"))
        )
        return
    receipts = Receipts("simulation", what.rule, None, what.record_ids)
    telling.say("what_if.title", weeks=Amount(what.weeks, "week", receipts))
    for line in what.lines:
        slots = {}
        for when, (middle, low, high) in (("now", line.now), ("then", line.then)):
            slots[when] = Amount(middle, line.unit, receipts, line.decimals)
            slots[f"{when}_low"] = bare(Amount(low, line.unit, receipts, line.decimals))
            slots[f"{when}_high"] = Amount(high, line.unit, receipts, line.decimals)
        parts = [telling.made("what_if.line", label=Quoted(line.label, receipts), **slots)]
        if line.change is not None and line.unit not in PLAIN_UNITS:
            within = [Amount(v, line.unit, receipts, line.decimals) for v in line.change]
            parts.append(telling.made("what_if.change", change=within[0], low=bare(within[1]), high=bare(within[2])))
        telling.line(parts)
    telling.say("what_if.end")


# --- why


def why(telling: Telling, intent: Intent, facts: Facts) -> None:
    if intent.figures and facts.week is not None:
        numbers(telling, intent, facts)
        telling.say("part.why_body")
        return
    if intent.exercise is not None and _why_exercise(telling, intent.exercise, facts):
        return
    day = asked_day(intent, facts)
    now = week_on(facts, day)
    if now is not None and now.focus == "deload":
        telling.say("part.deload_now")
    said = (intent.day is not None or intent.tomorrow) and what_a_day_is(telling, day, facts)
    kept = list(facts.changes) or (list(facts.plan.adjustments) if facts.plan is not None else [])
    changes = changes_in_language(kept, telling.language)
    if changes:
        telling.say("why.changes")
        for change in _once(changes):
            receipts = plan_receipts(facts.plan, change.rule) if facts.plan is not None else Receipts("plan", change.rule)
            telling.say("why.change", what=Quoted(change.what.rstrip("."), receipts))
        said = True
    planned = planned_on(facts, day)
    if planned is not None and planned.sessions and _asked_for(telling, facts):
        said = True
    for session in planned.sessions if planned is not None else []:
        if session.because and facts.plan is not None:
            receipts = plan_receipts(facts.plan, session.because[0])
            words = [facts.rule_words[rule].rstrip(".") for rule in session.because if rule in facts.rule_words]
            if words:
                telling.say("why.session", title=Quoted(session.title, receipts))
                for each in words:
                    telling.say("why.change", what=Quoted(each, receipts))
                said = True
    if facts.week is not None and facts.week.advice:
        telling.say("why.seen")
        advice_lines(telling, facts.week)
        said = True
    if not said:
        telling.say("why.nothing")


def _asked_for(telling: Telling, facts: Facts) -> bool:
    """What the profile asked the plan for; False where it says too little."""
    profile = facts.profile
    if profile is None or not facts.knows("goal") or not facts.knows("days_per_week"):
        return False
    receipts = Receipts("told", "profile")
    goal, days = telling.word("goal", profile.goal), Amount(profile.days_per_week, "day", receipts)
    if profile.minutes_per_session is None:
        telling.say("why.asked", goal=goal, days=days)
    else:
        telling.say("why.asked_long", goal=goal, days=days, minutes=Amount(profile.minutes_per_session, "min", receipts))
    return True


def _why_exercise(telling: Telling, id: str, facts: Facts) -> bool:
    """What was changed of one exercise, or why it is there; False where only the whole can be told."""
    known = catalogue().get(id)
    if known is None or facts.plan is None:
        return False
    changes = changes_in_language(list(facts.changes) or list(facts.plan.adjustments), telling.language)
    mine = _once([c for c in changes if _about(c.what, known)])
    name = Quoted(known.called(telling.language), Receipts("exercise", "catalogue", None, [id]))
    if mine:
        telling.say("why.changes")
        for change in mine:
            receipts = plan_receipts(facts.plan, change.rule)
            telling.say("why.change", what=Quoted(change.what.rstrip("."), receipts))
    else:
        telling.say("part.why_unchanged", exercise=name)
    for kept in _once(_nearest(facts.held() if facts.held is not None else (), known)):
        receipts = plan_receipts(facts.plan, kept.rule)
        telling.say("why.change", what=Quoted(kept.what.rstrip("."), receipts))
    first = [telling.word("muscle", muscle) for muscle, part in known.muscles.items() if part >= 1]
    if first:
        telling.say("part.muscles", exercise=name, muscles=first)
    week = week_on(facts, facts.today)
    held = [s for d in week.days for s in d.sessions if any(e.exercise_id == id for e in s.exercises)] if week is not None else []
    if held:
        telling.say("part.why_plan", title=Quoted(held[0].title, plan_receipts(facts.plan, "plan")))
        if week is not None and week.focus in EASIER:
            telling.say("part.deload_now")
    elif week is not None:
        near = any(e.pattern == known.pattern for d in week.days for s in d.sessions for e in s.exercises)
        telling.say("part.why_not_planned" if near else "part.why_none_planned", exercise=name)
        told = (facts.profile.injuries if facts.profile is not None else None) or []
        hurt = [telling.word("region", i.region) for i in told if known.stress(i.region) > 0]
        if hurt:
            telling.say("part.why_hurt", regions=hurt)
    return True


def _about(what: str, exercise: Exercise) -> bool:
    """Whether a change speaks of an exercise: by its whole name, or by the word that names its kind (squat, sentadilla)."""
    head = what.partition(":")[0].lower().split()
    kind = {exercise.name.lower().split()[-1], exercise.name_es.lower().split()[0]} - VAGUE
    return " ".join(head) in {exercise.name.lower(), exercise.name_es.lower()} or bool(kind & set(head))


def _nearest(told: Sequence[Adjustment], exercise: Exercise) -> list[Adjustment]:
    """What is told of an exercise by its whole name; of its kind, where nothing is told of itself."""
    mine = [each for each in told if _about(each.what, exercise)]
    names = {exercise.name.lower(), exercise.name_es.lower()}
    return [each for each in mine if each.what.partition(":")[0].lower() in names] or mine


def _once(changes: Sequence[Adjustment]) -> list[Adjustment]:
    """Each sentence once, where it was said last: version after version may tell the same."""
    return list({change.what: change for change in changes}.values())
