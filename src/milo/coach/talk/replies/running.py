"""What the rules say of running ahead: the week's long run, the weeks to a race, what a distance asks for and what a week may hold.

Source of what a distance asks for: Milo's training reference, section 2.6 (the longest run, the long run's share of a week).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from milo.coach.conversation.answers.values import Intent
from milo.coach.plans.limits.endurance import RUN_PACE_MIN_PER_KM
from milo.coach.plans.limits.numbers import RUN_STEP
from milo.coach.talk.receipts.facts import Facts, begins, day_name, plan_receipts, week_on, when
from milo.coach.talk.receipts.telling import Amount, Quoted, Receipts, Telling, bare
from milo.coach.talk.replies.day import WEEK, is_long, sessions_ahead
from milo.coach.talk.replies.plan import has_plan
from milo.vocabulary.plan import DAYS, Plan, PlannedSession, PlannedWeek

LOG_DAYS, LOG_WEEKS = 30, 4  # the longest run is looked for as far back as PL-02 does; a week's mean is of four (PL-04)
LEAST_RUNS = 3  # in those weeks; from fewer nothing is told (our choice)
LONG_SHARE = 0.33  # of a week's running, the most a long run is to be (training.md 2.6: 25-33 %)
MOST_LONG_LINES = 12  # weeks told in words; more of them in figures alone, as a reply is short (our choice)
RULE = "training-2.6"


def running_part(telling: Telling, intent: Intent, facts: Facts) -> None:
    """The part of the running ahead that was asked for."""
    refused = facts.plan is not None and facts.plan.refused is not None
    if (refused or intent.part != "ready") and not has_plan(telling, facts):
        return
    _RUNNING[intent.part or "long_run"](telling, intent, facts)


def _long_run(telling: Telling, intent: Intent, facts: Facts) -> None:
    plan, week = facts.plan, week_on(facts, facts.today + timedelta(days=WEEK if intent.ahead else 0))
    if plan is None:
        return
    if intent.week is not None:
        week = next((w for w in plan.weeks if w.week == intent.week), None)
        if week is None:
            telling.say("part.no_week")
            return
    if week is None:
        telling.say("plan_over")
        return
    receipts = plan_receipts(plan, "plan.endurance")
    number = Amount(week.week, "week_no", receipts)
    found = [(d.day, s) for d in week.days for s in d.sessions if is_long(s) and _of(s, intent.subject)]
    for day, session in found:
        telling.line([telling.made("run.long", week=number, day=telling.word("day", day), **_told(session, receipts))])
        _distance(telling, session, receipts)
    if found:
        return
    telling.say("run.no_long", week=number)
    outings = [(d.day, s) for d in week.days for s in d.sessions if s.endurance is not None and _of(s, intent.subject)]
    if outings:
        day, session = max(outings, key=lambda o: _minutes(o[1]))
        telling.say("run.longest_of", day=telling.word("day", day), **_told(session, receipts))
        _distance(telling, session, receipts)
    coming = next(((d, s) for d, s in sessions_ahead(facts) if is_long(s) and _of(s, intent.subject)), None)
    if coming is not None and intent.week is None:
        telling.say("run.next_long", when=when(telling, coming[0], facts.today, receipts), **_told(coming[1], receipts))


def _longest_ahead(telling: Telling, intent: Intent, facts: Facts) -> None:
    """The longest outing that the plan still holds, and its week."""
    plan = facts.plan
    if plan is None:
        return
    now = facts.plan_week or 1
    over = DAYS[: facts.today.weekday()]
    ahead = [
        (w, d.day, s)
        for w in plan.weeks
        if w.week >= now
        for d in w.days
        if w.week > now or facts.plan_week != now or d.day not in over
        for s in d.sessions
        if _of(s, intent.subject)
    ]
    receipts = plan_receipts(plan, "plan.endurance")
    if not ahead:
        telling.say("run.longest_none")
        return
    week, day, session = max(ahead, key=lambda one: _minutes(one[2]))
    number = Amount(week.week, "week_no", receipts)
    telling.line([telling.made("run.longest_ahead", week=number, day=telling.word("day", day), **_told(session, receipts))])
    _distance(telling, session, receipts)


def _distance(telling: Telling, session: PlannedSession, receipts: Receipts) -> None:
    km = session.endurance.distance_km if session.endurance is not None else None
    if km is None:
        telling.say("run.by_time")
    else:
        telling.say("today.distance", distance=Amount(km, "km", receipts, 1))


def _of(session: PlannedSession, activity: str | None) -> bool:
    return session.endurance is not None and activity in (None, session.endurance.activity)


def _minutes(session: PlannedSession) -> float:
    return session.endurance.minutes if session.endurance is not None else session.minutes


def _told(session: PlannedSession, receipts: Receipts) -> dict[str, Any]:
    return {"title": Quoted(session.title, receipts), "minutes": Amount(_minutes(session), "min", receipts)}


def _to_race(telling: Telling, intent: Intent, facts: Facts) -> None:
    plan = facts.plan
    if plan is None:
        return
    event = facts.profile.event if facts.profile is not None else None
    now = week_on(facts, facts.today)
    if now is None:
        telling.say("plan_over")
        return
    ahead = [w for w in plan.weeks if w.week >= now.week]
    if event is None or event.date < facts.today:
        telling.say("part.no_race" if event is None else "part.race_past")
    else:
        first = begins(facts) or facts.today - timedelta(days=facts.today.weekday())
        last = now.week + (event.date - first).days // WEEK
        if last > ahead[-1].week:
            telling.say("run.race_later")
        ahead = [w for w in ahead if w.week <= last]
        race = Receipts("told", "profile.event")
        name = event.title or telling.word("focus", "race")
        slots = {"days": Amount((event.date - facts.today).days, "day", race), "day": telling.word("day", day_name(event.date))}
        telling.say("part.race", title=Quoted(name[:1].upper() + name[1:], race), **slots)
    in_words = len(ahead) <= MOST_LONG_LINES
    if not in_words:
        telling.say("run.week_head")
    for week in ahead:
        _week_line(telling, week, plan, in_words=in_words)


def _week_line(telling: Telling, week: PlannedWeek, plan: Plan, *, in_words: bool) -> None:
    receipts = plan_receipts(plan, "plan")
    sessions = [s for d in week.days for s in d.sessions]
    longest = max((_minutes(s) for s in sessions if is_long(s)), default=None)
    slots: dict[str, Any] = {
        "week": Amount(week.week, "week_no", receipts),
        "sessions": Amount(len(sessions), "session", receipts),
        "minutes": Amount(sum(s.minutes for s in sessions), "min", receipts, in_minutes=True),
    }
    if longest is not None:
        slots["longest"] = Amount(longest, "min", receipts, in_minutes=True)
    key = "run.week" if in_words else "run.week_short"
    told = slots if in_words else {name: bare(one) for name, one in slots.items()}
    telling.say(f"{key}_long" if longest is not None else key, focus=telling.word("focus", week.focus), **told)


# --- whether a distance is within reach


def _ready(telling: Telling, intent: Intent, facts: Facts) -> None:
    event = facts.profile.event if facts.profile is not None else None
    # a race that is named without its distance is the one of the profile
    own = event.distance_km if event is not None and event.activity == "running" and event.date >= facts.today else None
    km = intent.km or own
    if km is None:
        telling.say("run.which_distance")
        return
    asked = Receipts("told", "asked") if intent.km else Receipts("told", "profile.event")
    runs = _runs(facts, LOG_DAYS)
    recent = _runs(facts, LOG_WEEKS * WEEK)
    if len(recent) < LEAST_RUNS:
        telling.say(
            "run.too_little",
            km=Amount(km, "km", asked, 1),
            count=Amount(len(recent), "session", _receipts(recent)),
            weeks=Amount(LOG_WEEKS, "week", Receipts("rule", RULE)),
        )
        telling.say("run.no_promise")
        return
    best = max(runs, key=lambda w: w["distance_km"])
    longest, weekly = best["distance_km"], sum(w["distance_km"] for w in recent) / LOG_WEEKS
    telling.say(
        "run.log",
        longest=Amount(longest, "km", _receipts([best]), 1),
        when=when(telling, best["day"], facts.today, _receipts([best])),
        weekly=Amount(weekly, "km", _receipts(recent), 1),
        weeks=Amount(LOG_WEEKS, "week", Receipts("rule", RULE)),
    )
    rule = Receipts("rule", "PL-02", None, [best["workout_id"]])
    wide = Receipts("rule", RULE)
    asks = {
        "km": Amount(km, "km", asked, 1),
        "week": Amount(km / LONG_SHARE, "km", wide),
        "share": Amount(LONG_SHARE, "part", wide),
    }
    telling.say("run.asks", **asks, step=Amount(longest * RUN_STEP, "km", rule, 1))
    steps = math.ceil(round(math.log(km / longest) / math.log(RUN_STEP), 6)) if km > longest else 0
    if steps > 1:
        telling.say("run.far", steps=Amount(steps, "", rule), km=Amount(km, "km", asked, 1))
    elif weekly < km / LONG_SHARE:
        telling.say("run.near")
    else:
        telling.say("run.reached")
    telling.say("run.no_promise")


def _runs(facts: Facts, days: int) -> list[Mapping[str, Any]]:
    since = facts.today - timedelta(days=days - 1)
    return [w for w in facts.done or () if w["activity"] == "running" and w["distance_km"] and since <= w["day"] <= facts.today]


def _receipts(found: Sequence[Mapping[str, Any]]) -> Receipts:
    days: list[date] = [w["day"] for w in found]
    return Receipts("workout", "done.count", f"{min(days)}/{max(days)}" if days else None, [w["workout_id"] for w in found])


# --- so many kilometres in a week


def _week_km(telling: Telling, intent: Intent, facts: Facts) -> None:
    plan, limits = facts.plan, facts.run_limits
    week = week_on(facts, facts.today + timedelta(days=WEEK if intent.ahead else 0))
    if plan is None or intent.km is None:
        return
    asked = Receipts("told", "asked")
    if limits is not None and not limits.runs:
        telling.say("run.none_allowed")
    elif limits is not None:
        wanted = intent.km * RUN_PACE_MIN_PER_KM
        pace = Receipts("rule", "PL-04")
        told = {
            "km": Amount(intent.km, "km", asked, 1),
            "wanted": Amount(wanted, "min", pace),
            "cap": Amount(limits.week_minutes, "min", pace),
        }
        telling.say("run.over" if wanted > limits.week_minutes else "run.within", **told)
        one = Amount(limits.next_km, "km", Receipts("rule", "PL-02"), 1)
        if limits.next_minutes is None:
            telling.say("run.one_run", longest=one, step=Amount(RUN_STEP - 1, "part", Receipts("rule", "PL-02")))
        else:
            telling.say("run.first_run", longest=one, minutes=Amount(limits.next_minutes, "min", Receipts("rule", "PL-03")))
    if week is None:
        telling.say("plan_over")
    else:
        runs = [s for d in week.days for s in d.sessions if _of(s, "running")]
        receipts = plan_receipts(plan, "plan.endurance")
        minutes = Amount(sum(_minutes(s) for s in runs), "min", receipts)
        telling.say("run.planned" if runs else "run.none_planned", sessions=Amount(len(runs), "session", receipts), minutes=minutes)
    telling.say("run.unchanged")


_RUNNING: dict[str, Callable[[Telling, Intent, Facts], None]] = {
    "long_run": _long_run, "longest_ahead": _longest_ahead, "to_race": _to_race, "ready": _ready, "week_km": _week_km,
}  # fmt: skip
RUNNING_PARTS = frozenset(_RUNNING)
"""The parts told here."""
