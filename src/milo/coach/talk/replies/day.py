"""What the rules say of a part of a day of the plan: when something comes next, how long and how much it is, one exercise."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from milo.coach.conversation.answers.values import Intent
from milo.coach.plans.basics.drills import is_drill
from milo.coach.talk.receipts.facts import Facts, day_name, plan_receipts, planned_on, week_on, when
from milo.coach.talk.receipts.telling import Amount, Quoted, Receipts, Telling
from milo.coach.talk.replies.plan import asked_day, has_plan
from milo.coach.talk.replies.session import endurance_lines, exercise_line, title
from milo.vocabulary.body_parts import MUSCLES
from milo.vocabulary.exercises import catalogue
from milo.vocabulary.plan import Plan, PlannedExercise, PlannedSession

AHEAD = 84  # days looked ahead; the longest plan has so many (our choice)
NEAR = 3  # exercises told in place of one that is not planned (our choice)
WEEK = 7
HARD_ZONE = 3  # from here on a run is a hard one (reference training.md 2.6)
DELOADS = frozenset({"deload", "taper"})
Sessions = Iterator[tuple[date, PlannedSession]]


def today_part(telling: Telling, intent: Intent, facts: Facts) -> None:
    """A part of a day of the plan that was asked for."""
    if has_plan(telling, facts) and facts.plan is not None:
        _OF_A_DAY[intent.part or "time"](telling, intent, facts, facts.plan)


def sessions_ahead(facts: Facts, since: int = 0) -> Sessions:
    """The sessions of the plan from today on, each with its date.  since: days after today."""
    for n in range(since, AHEAD):
        planned = planned_on(facts, facts.today + timedelta(days=n))
        for session in planned.sessions if planned is not None else []:
            if session.session_id in facts.done_sessions:
                continue
            yield facts.today + timedelta(days=n), session


def is_long(session: PlannedSession) -> bool:
    """Whether a session is the long one of its week."""
    return session.endurance is not None and any(word in session.title.lower() for word in ("long", "larga", "largo"))


def _fits(session: PlannedSession, subject: str | None, exercise: str | None) -> bool:
    if exercise is not None:
        return any(e.exercise_id == exercise for e in session.exercises)
    if subject in MUSCLES:
        return any(e.muscles.get(m, 0) >= 1 for e in session.exercises if not is_drill(e) for m in MUSCLES[subject])
    run = session.endurance
    if subject in {"strength", "mobility", "endurance"}:
        return session.kind == subject
    if run is None:
        return False
    if subject == "long":
        return is_long(session)
    if subject == "intervals":
        return bool(run.intervals) or run.zone >= HARD_ZONE
    return run.activity == subject


# --- of a day


def _next(telling: Telling, intent: Intent, facts: Facts, plan: Plan) -> None:
    receipts = plan_receipts(plan, "plan")
    if intent.exercise is None and intent.subject == "rest":
        day = next((facts.today + timedelta(days=n) for n in range(AHEAD) if _free(facts, facts.today + timedelta(days=n))), None)
        if day is not None:
            telling.say("part.rest", when=when(telling, day, facts.today, receipts))
            return
    if intent.exercise is None and intent.subject == "deload":
        _deload(telling, facts, plan, receipts)
        return
    known = catalogue().get(intent.exercise or "")
    what: Any = telling.word("subject", intent.subject or "strength")
    if known is not None:
        what = Quoted(known.called(telling.language), Receipts("exercise", "catalogue", None, [known.id]))
    found = next(((d, s) for d, s in sessions_ahead(facts) if _fits(s, intent.subject, intent.exercise)), None)
    if found is None:
        telling.say("part.next_none", what=what)
        return
    day, session = found
    telling.say("part.next", what=what, when=when(telling, day, facts.today, receipts), **title(session, plan))
    for e in session.exercises:
        if e.exercise_id == intent.exercise or (
            known is None and any(e.muscles.get(m, 0) >= 1 for m in MUSCLES.get(intent.subject or "", ()))
        ):
            telling.line([exercise_line(telling, e, plan)])
    if session.endurance is not None:
        endurance_lines(telling, session.endurance, plan)


def _free(facts: Facts, day: date) -> bool:
    planned = planned_on(facts, day)
    return planned is not None and not planned.sessions


def _deload(telling: Telling, facts: Facts, plan: Plan, receipts: Receipts) -> None:
    now = week_on(facts, facts.today)
    if now is not None and now.focus in DELOADS:
        telling.say("part.deload_now")
    monday = facts.today - timedelta(days=facts.today.weekday())
    coming = next(
        (
            (n, w)
            for n in range(1, AHEAD // WEEK)
            if (w := week_on(facts, monday + timedelta(days=n * WEEK))) and w.focus == "deload"
        ),
        None,
    )
    if coming is not None:
        start = when(telling, monday + timedelta(days=coming[0] * WEEK), facts.today, receipts)
        telling.say("part.deload", week=Amount(coming[1].week, "week_no", receipts), when=start)
    elif now is None or now.focus not in DELOADS:
        telling.say("part.next_none", what=telling.word("subject", "deload"))


def _time(telling: Telling, intent: Intent, facts: Facts, plan: Plan) -> None:
    day = asked_day(intent, facts)
    for session in _sessions_or_next(facts, day):
        telling.say("part.time", day=day_told(telling, session[0]), **title(session[1], plan))


def _count(telling: Telling, intent: Intent, facts: Facts, plan: Plan) -> None:
    receipts = plan_receipts(plan, "plan.sets")
    for day, session in _sessions_or_next(facts, asked_day(intent, facts)):
        work = [e for e in session.exercises if not is_drill(e)]
        sets = Amount(sum(len(e.sets) for e in work), "set", receipts)
        count = Amount(len(work), "", receipts)
        telling.say("part.count", day=day_told(telling, day), title=title(session, plan)["title"], exercises=count, sets=sets)


def _endurance(telling: Telling, intent: Intent, facts: Facts, plan: Plan) -> None:
    day = asked_day(intent, facts)
    found = [(d, s) for d, s in sessions_ahead(facts, (day - facts.today).days) if s.endurance is not None]
    if not found:
        telling.say("part.next_none", what=telling.word("subject", "endurance"))
        return
    first, session = found[0]
    telling.say("part.time", day=day_told(telling, first), **title(session, plan))
    if session.endurance is not None:
        endurance_lines(telling, session.endurance, plan)


def _lift(telling: Telling, intent: Intent, facts: Facts, plan: Plan) -> None:
    known = catalogue().get(intent.exercise or "")
    if known is None:
        return
    receipts = plan_receipts(plan, f"plan.sets:{known.id}")
    name = Quoted(known.called(telling.language), Receipts("exercise", "catalogue", None, [known.id]))
    start = (asked_day(intent, facts) - facts.today).days
    found = next(((d, s) for d, s in sessions_ahead(facts, start) if _fits(s, None, known.id)), None)
    wanted: Callable[[PlannedExercise], bool] = lambda e: e.exercise_id == known.id  # noqa: E731 one of two tests
    if found is None:
        telling.say("part.not_in_plan", exercise=name)
        wanted = lambda e: e.pattern == known.pattern and not is_drill(e)  # noqa: E731 the other one
        found = next(((d, s) for d, s in sessions_ahead(facts, start) if any(wanted(e) for e in s.exercises)), None)
        if found is None:
            return
        telling.say("part.near_instead")
    day, session = found
    told = _upper(when(telling, day, facts.today, receipts))
    telling.say("part.in_session", when=told, title=title(session, plan)["title"])
    for e in [e for e in session.exercises if wanted(e)][:NEAR]:
        telling.line([exercise_line(telling, e, plan)])


def _sessions_or_next(facts: Facts, day: date) -> list[tuple[date, PlannedSession]]:
    """The sessions of a day; of the next day with one where it has none."""
    ahead = list(sessions_ahead(facts, (day - facts.today).days))
    return [(d, s) for d, s in ahead if d == ahead[0][0]] if ahead else []


def _hits(telling: Telling, intent: Intent, facts: Facts, plan: Plan) -> None:
    for day, session in _sessions_or_next(facts, asked_day(intent, facts)):
        telling.say("part.time", day=day_told(telling, day), **title(session, plan))
        trained = dict.fromkeys(m for e in session.exercises if not is_drill(e) for m, part in e.muscles.items() if part >= 1)
        if trained:
            telling.say("part.hits", muscles=[telling.word("muscle", m) for m in trained])


def day_told(telling: Telling, day: date) -> str:
    """The name of a day as a sentence begins with it."""
    word = telling.word("day", day_name(day))
    return word[:1].upper() + word[1:]


def _upper(told: tuple[str, list[Any]]) -> tuple[str, list[Any]]:
    return told[0][:1].upper() + told[0][1:], told[1]


_OF_A_DAY: dict[str, Callable[[Telling, Intent, Facts, Plan], None]] = {
    "next": _next, "time": _time, "count": _count, "endurance": _endurance, "lift": _lift, "hits": _hits,
}  # fmt: skip
