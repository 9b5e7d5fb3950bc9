"""What the rules say of a part of the plan: a week, the days, the race, a muscle's sets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from milo.coach.conversation.answers.values import Intent
from milo.coach.plans.basics.drills import is_drill
from milo.coach.plans.making.week_shape import session_load
from milo.coach.talk.receipts.facts import Facts, begins, day_name, figure_receipts, plan_receipts, planned_on, week_on
from milo.coach.talk.receipts.telling import Amount, Quoted, Receipts, Telling
from milo.coach.talk.replies.day import WEEK
from milo.coach.talk.replies.past import distance_done
from milo.coach.talk.replies.plan import has_plan, say_week, week_lines
from milo.coach.talk.replies.running import RUNNING_PARTS, running_part
from milo.coach.talk.replies.session import title
from milo.vocabulary.body_parts import MUSCLES
from milo.vocabulary.exercises import catalogue
from milo.vocabulary.plan import DAYS, Plan, PlannedExercise, PlannedSession, PlannedWeek

ALIKE = 0.98  # of the most load of a week: sessions that ask this much are equally hard (our choice)


def plan_part(telling: Telling, intent: Intent, facts: Facts) -> None:
    """A part of the plan that was asked for."""
    if intent.part in RUNNING_PARTS:
        running_part(telling, intent, facts)
        return
    if intent.part == "race":
        _race(telling, intent, facts)
        return
    if has_plan(telling, facts) and facts.plan is not None:
        _PARTS[intent.part or "days"](telling, intent, facts, facts.plan)


def _where(telling: Telling, intent: Intent, facts: Facts, plan: Plan) -> None:
    now = week_on(facts, facts.today)
    receipts = plan_receipts(plan, "plan")
    if now is None:
        telling.say("plan_over")
        return
    weeks = Amount(len(plan.weeks), "week", receipts)
    focus = Quoted(telling.word("focus", now.focus), receipts)
    say_week(telling, facts, week=Amount(now.week, "week_no", receipts), weeks=weeks, focus=focus)
    last = max(w.week for w in plan.weeks)
    first = begins(facts) or facts.today - timedelta(days=facts.today.weekday())
    days = (first - facts.today).days + (last - now.week + 1) * WEEK - 1
    # Before it begins, this week is none of its weeks.
    after = last - now.week + (begins(facts) is not None)
    telling.say("part.left", weeks=Amount(after, "week", receipts), days=Amount(days, "day", receipts))


def _race(telling: Telling, intent: Intent, facts: Facts) -> None:
    event = facts.profile.event if facts.profile is not None else None
    if event is None:
        telling.say("part.no_race")
        return
    left = (event.date - facts.today).days
    if left < 0:
        telling.say("part.race_past")
        return
    receipts = Receipts("told", "profile.event")
    name = Quoted(event.title or telling.word("focus", "race"), receipts)
    telling.say(
        "part.race", title=_upper_quoted(name), days=Amount(left, "day", receipts), day=telling.word("day", day_name(event.date))
    )


def _days(telling: Telling, intent: Intent, facts: Facts, plan: Plan) -> None:
    week = _this(telling, facts)
    if week is None:
        return
    names = [telling.word("day", d.day) for d in week.days if d.sessions]
    words = "part.days" if begins(facts) is None else "part.first_days"
    telling.say(words, count=Amount(len(names), "day", plan_receipts(plan, "plan")), days=names)
    # One week does not stand for the others where they train on other days.
    ahead = {d.day for w in plan.weeks if w.week > week.week for d in w.days if d.sessions}
    later = [telling.word("day", day) for day in DAYS if day in ahead]
    if later and later != names:
        telling.say("part.days_later", days=later)


def _weeks(telling: Telling, intent: Intent, facts: Facts, plan: Plan) -> None:
    now = week_on(facts, facts.today)
    receipts = plan_receipts(plan, "plan")
    telling.say("plan.weeks", weeks=Amount(len(plan.weeks), "week", receipts))
    for week in plan.weeks:
        if now is not None and week.week < now.week:
            continue
        sessions = [s for d in week.days for s in d.sessions]
        telling.say(
            "part.week_line",
            week=Amount(week.week, "week_no", receipts),
            focus=Quoted(telling.word("focus", week.focus), receipts),
            sessions=Amount(len(sessions), "session", receipts),
            minutes=Amount(sum(s.minutes for s in sessions), "min", receipts),
        )


def _week(telling: Telling, intent: Intent, facts: Facts, plan: Plan) -> None:
    week = next((w for w in plan.weeks if w.week == intent.week), None)
    receipts = plan_receipts(plan, "plan")
    if week is None:
        telling.say("part.no_week")
        telling.say("plan.weeks", weeks=Amount(len(plan.weeks), "week", receipts))
        return
    telling.say(
        "part.week",
        week=Amount(week.week, "week_no", receipts),
        weeks=Amount(len(plan.weeks), "week", receipts),
        focus=Quoted(telling.word("focus", week.focus), receipts),
    )
    week_lines(telling, week.days, plan)


def _some_days(first: Callable[[date], date]) -> Callable[[Telling, Intent, Facts, Plan], None]:
    def told(telling: Telling, intent: Intent, facts: Facts, plan: Plan) -> None:
        week = _this(telling, facts)
        if week is not None:
            since = first(facts.today)
            dates = [since + timedelta(days=n) for n in range(WEEK - since.weekday())]
            week_lines(telling, [d for on in dates if (d := planned_on(facts, on)) is not None], plan)

    return told


def _exercises(telling: Telling, intent: Intent, facts: Facts, plan: Plan) -> None:
    week = _this(telling, facts)
    seen: set[str] = set()
    for session in [s for d in week.days for s in d.sessions] if week is not None else []:
        new = [e for e in session.exercises if e.exercise_id not in seen]
        seen |= {e.exercise_id for e in new}
        names = [Quoted(_called(e, telling.language), plan_receipts(plan, "plan.exercise")) for e in new]
        if names:
            telling.say("part.exercises", title=title(session, plan)["title"], names=names)
    if not seen:
        telling.say("part.no_days")


def _volume(telling: Telling, intent: Intent, facts: Facts, plan: Plan) -> None:
    week = _this(telling, facts, ahead=intent.ahead)
    if week is None:
        return
    receipts = plan_receipts(plan, "plan.volume")
    work = [e for d in week.days for s in d.sessions for e in s.exercises if not is_drill(e)]
    words = "part.volume_next" if intent.ahead else "part.volume"
    if intent.subject is None:
        telling.say(words, sets=Amount(sum(len(e.sets) for e in work), "set", receipts))
        return
    counts: dict[str, float] = {}
    for e in work:
        for muscle, part in e.muscles.items():
            counts[muscle] = counts.get(muscle, 0.0) + part * len(e.sets)
    muscles = MUSCLES.get(intent.subject, ())
    held = [m for m in muscles if counts.get(m)] or muscles
    telling.say(words, sets=_of_muscles(telling, held, counts, receipts))
    if facts.week is not None and not intent.ahead:
        logged = facts.week.strength.muscles
        # Where nothing is logged, that is told of each muscle asked for, not of the first alone; else of what is planned too.
        shown = [m for m in muscles if counts.get(m) or logged.get(m)] if any(map(logged.get, muscles)) else muscles
        hard = facts.week.strength.figures.get("hard_sets")
        own = figure_receipts(hard) if hard is not None else Receipts("figure", "hard_sets")
        telling.say("part.volume_done", sets=_of_muscles(telling, shown, logged, own))


def _of_muscles(telling: Telling, muscles: Sequence[str], counts: Any, receipts: Receipts) -> list[Any]:
    return [
        telling.made("part.muscle_sets", muscle=telling.word("muscle", m), sets=Amount(counts.get(m, 0.0), "set", receipts, 1))
        for m in muscles
    ]


def _planned(telling: Telling, intent: Intent, facts: Facts, plan: Plan) -> None:
    week = _this(telling, facts)
    runs = [s.endurance for d in week.days for s in d.sessions if s.endurance is not None] if week is not None else []
    receipts = plan_receipts(plan, "plan.endurance")
    minutes = Amount(sum(e.minutes for e in runs), "min", receipts)
    telling.say("part.planned", sessions=Amount(len(runs), "session", receipts), minutes=minutes)
    distance_done(telling, intent, facts)


def _hardest(telling: Telling, intent: Intent, facts: Facts, plan: Plan) -> None:
    """The session of a week with the most load: its minutes weighed by how hard they are meant to be."""
    week = _this(telling, facts, ahead=intent.ahead)
    found = [(session_load(s), d.day, s) for d in week.days for s in d.sessions] if week is not None else []
    if not found:
        if week is not None:
            telling.say("part.no_days")
        return
    most = max(load for load, *_ in found)
    hardest = [each for each in found if each[0] >= ALIKE * most]
    load, day, session = hardest[0]
    of_week = "part.hardest_next" if intent.ahead else "part.hardest"
    amount = Amount(load, "au", plan_receipts(plan, "plan.load"))
    if len(hardest) > 1:
        telling.say(f"{of_week}_alike", days=[telling.word("day", day) for _, day, _ in hardest], load=amount)
    else:
        telling.say(of_week, day=telling.word("day", day), load=amount, **title(session, plan))


def _minutes(telling: Telling, intent: Intent, facts: Facts, plan: Plan) -> None:
    """How long a week's sessions take together; of one activity or the gym where that is named."""
    week = _this(telling, facts, ahead=intent.ahead)
    if week is None:
        return
    sessions = [s for d in week.days for s in d.sessions if intent.subject is None or _is_of(s, intent.subject)]
    receipts = plan_receipts(plan, "plan")
    total = Amount(sum(s.minutes for s in sessions), "min", receipts, in_minutes=intent.part == "minutes")
    what = "part.minutes" if intent.subject is None else "part.minutes_of"
    telling.say(
        f"{what}_next" if intent.ahead else what,
        minutes=total,
        sessions=Amount(len(sessions), "session", receipts),
        of=telling.word("activity", intent.subject or "strength"),
    )


def _is_of(session: PlannedSession, subject: str) -> bool:
    if subject == "strength":
        return session.kind == "strength"
    return session.endurance is not None and session.endurance.activity == subject


def _this(telling: Telling, facts: Facts, *, ahead: bool = False) -> PlannedWeek | None:
    """The week today is in, ahead: the next one; where there is none, that is said."""
    week = week_on(facts, facts.today + timedelta(days=WEEK if ahead else 0))
    if week is None and ahead and facts.plan is not None and week_on(facts, facts.today) is not None:
        telling.say("plan.weeks", weeks=Amount(len(facts.plan.weeks), "week", plan_receipts(facts.plan, "plan")))
        telling.say("plan.ends")
    elif week is None:
        telling.say("plan_over")
    elif facts.plan is not None and begins(facts) is not None:
        # Nobody is to take its first week for the one today is in.
        receipts = plan_receipts(facts.plan, "plan")
        weeks, number = Amount(len(facts.plan.weeks), "week", receipts), Amount(week.week, "week_no", receipts)
        say_week(telling, facts, week=number, weeks=weeks, focus=Quoted(telling.word("focus", week.focus), receipts))
    return week


def _called(e: PlannedExercise, language: str) -> str:
    known = catalogue().get(e.exercise_id)
    return e.exercise if known is None else known.called(language)


def _upper_quoted(name: Quoted) -> Quoted:
    return Quoted(name.text[:1].upper() + name.text[1:], name.receipts)


_PARTS: dict[str, Callable[[Telling, Intent, Facts, Plan], None]] = {
    "where": _where, "days": _days, "weeks": _weeks, "week": _week, "exercises": _exercises, "volume": _volume, "planned": _planned,
    "minutes": _minutes, "hours": _minutes, "hardest": _hardest,
    "rest_of_week": _some_days(lambda today: today),
    "weekend": _some_days(lambda today: today + timedelta(days=max(0, 5 - today.weekday()))),
}  # fmt: skip
