"""A plan changed by what really happened: named rules, old -> new, the data behind each, a sentence in two languages.

Pure: the same plan, log, signals, profile and day give the same new version, and asking twice changes nothing more. The past is
left as it was written; only sessions from today on change, and the plan handed in stays what it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Any

import msgspec

from milo.coach.adapt import (
    adapting_day,
    adapting_deload,
    adapting_effort,
    adapting_load,
    adapting_pain,
    adapting_reserve,
    adapting_volume,
    adapting_week,
)
from milo.coach.adapt.adapt_words import say
from milo.coach.adapt.adapting_changes import Change, Draft, Fact, performed, who_is
from milo.coach.adapt.adapting_log import Log, Pain, Reading, Series, Signals, gather, lay_out, match
from milo.coach.adapt.adapting_slips import load_of
from milo.coach.adapt.progression import FAR
from milo.coach.adapt.warm_ups import fitting
from milo.vocabulary.athlete import Profile
from milo.vocabulary.plan import Adjustment, Plan, PlannedSession, PlannedWeek

__all__ = ["Change", "Fact", "Log", "Pain", "Reading", "Series", "Signals", "adapt", "earned", "settled", "stepped_back"]


def adapt(
    plan: Plan,
    log: Log,
    signals: Signals,
    profile: Profile,
    today: date,
    *,
    only_pain: bool = False,
    barred: frozenset[str] = frozenset(),
) -> tuple[Plan, list[Change]]:
    """The plan's next version, and every change with its rule, data and sentence; the same plan where nothing changes.

    plan: not refused; its week 1 begins on log.started.  log, signals: up to today, local days.  today: the athlete's day.
    only_pain: what hurts is spared, and nothing else changes: of a pain just told, the athlete was asked about nothing more.
    barred: ids of exercises whose load may not rise: their step was tried, and the limits took it back (stepped_back).
    Changes with `held` say why a rule changed nothing (a reading was missing, a joint hurts); they make no new version.

    Order: what was missed finds its day first; then pauses or progress; then effort, adherence, easy weeks and today's body. What
    keeps the athlete safe, run lengths and pain, comes last, so that nothing after it can undo it.
    """
    slots = lay_out(plan, log.started)
    extra = match(slots, log, today)
    draft = Draft(plan, log, signals, who_is(profile, today, barred), today, slots, extra)
    draft.lifted = performed(log, today)
    if plan.refused is None and plan.weeks:
        (adapting_pain.pain if only_pain else _work)(draft)
    changes = [msgspec.structs.replace(c, text={language: say(c, language) for language in ("en", "es")}) for c in draft.changes]
    weeks = gather(plan, draft.slots, log.started, draft.focus)
    if weeks == plan.weeks:
        return plan, [c for c in changes if c.held is not None]
    made = [c for c in changes if c.held is None]
    if not made:
        return plan, changes  # every change has its rule and its sentence: what none tells is not made
    return (
        msgspec.structs.replace(
            plan,
            version=plan.version + 1,
            parent=f"{plan.plan_id}:{plan.version}",
            created_at=datetime.combine(today, time(), UTC),
            weeks=weeks,
            adjustments=[Adjustment(rule=c.rule, what=c.text[profile.language or "en"]) for c in made],
        ),
        changes,
    )


def settled(before: Plan, after: Plan, changes: list[Change], language: str) -> tuple[Plan, list[Change]]:
    """What is left of changes once the limits have looked at the plan they made: those they took back are none, others end as
    they left them.

    before: the plan that was adapted.  after: what the limits made of the adapted one, the plan before where nothing is left.
    """
    if _work_of(after) == _work_of(before):
        return before, [c for c in changes if c.held is not None]
    old, new = _by_id(before), _by_id(after)
    left: list[Change] = []
    # Of several changes of one thing the last one is what the limits looked at; the others led up to it.
    last = {(c.session_id, c.exercise_id, c.of): c for c in changes if c.held is None}
    for c in changes:
        id = c.session_id or ""
        if c.held is not None or id not in old or id not in new:
            left.append(c)
            continue
        if msgspec.structs.replace(old[id], because=new[id].because) == new[id] and c.of not in {
            "day",
            "trade",
            "focus",
            "session",
        }:
            continue
        was, now = _value(c, old[id]), _value(c, new[id])
        if was is None or now is None or (last[c.session_id, c.exercise_id, c.of] is not c and was != now):
            left.append(c)
        elif was != now:
            changed = msgspec.structs.replace(c, new=now[0])
            left.append(msgspec.structs.replace(changed, text={language: say(changed, language) for language in ("en", "es")}))
    if all(c.held is not None for c in left):
        return before, left  # the limits took back all that was told
    said = {c.text[language] for c in changes}
    told_of = {c.text[language]: c.rule for c in left if c.held is None}
    kept = [Adjustment(rule=rule, what=what) for what, rule in told_of.items()]
    return msgspec.structs.replace(after, adjustments=[*kept, *(a for a in after.adjustments if a.what not in said)]), left


def earned(changes: Sequence[Change]) -> dict[str, float]:
    """Exercise id -> the weight in kg that two logged sessions have earned, further than a usual step (safety PL-08)."""
    taken = [c for c in changes if c.held is None and c.of == "load_kg" and c.params.get("why") == FAR]
    return {c.exercise_id: float(c.new) for c in taken if c.exercise_id is not None and c.new is not None}


def stepped_back(before: Plan, wanted: Plan, held: Plan) -> frozenset[str]:
    """Exercises whose load the limits did not let rise. before, wanted, held: the plan, what progress made of it, what they left.

    Such a step has put the repetitions back to the low end for a weight that does not come; without it they stay.
    """
    was, left = _by_id(before), _by_id(held)
    found = set()
    for id, session in _by_id(wanted).items():
        for e in session.exercises if id in was and id in left else ():
            old, new = (next((x for x in each[id].exercises if x.exercise_id == e.exercise_id), None) for each in (was, left))
            loads = [load_of(x) for x in (old, e, new) if x is not None]
            if len(loads) == 3 and None not in loads:
                a, b, c = (kg for kg in loads if kg is not None)
                if c < b and b > a:
                    found.add(e.exercise_id)
    return frozenset(found)


def _work_of(plan: Plan) -> list[PlannedWeek]:
    """What a plan asks for, without the reasons: a rule whose change the limits took back left nothing but its name."""
    bare = msgspec.structs.replace
    return [bare(w, days=[bare(d, sessions=[bare(s, because=[]) for s in d.sessions]) for d in w.days]) for w in plan.weeks]


def _by_id(plan: Plan) -> dict[str, PlannedSession]:
    return {s.session_id: s for w in plan.weeks for d in w.days for s in d.sessions}


def _value(c: Change, session: PlannedSession) -> tuple[Any] | None:
    """What a plan says of the exercise a change is about, as the change tells it, in a tuple; None: of something else."""
    exercise = next((e for e in session.exercises if e.exercise_id == c.exercise_id), None)
    if exercise is None or c.of not in {"load_kg", "reps", "sets"}:
        return None
    if c.of == "reps":
        return ([s.target_reps for s in exercise.sets],)
    if c.of == "sets":
        return (len(exercise.sets),)
    return (max((s.target_load_kg for s in exercise.sets if s.target_load_kg is not None), default=None),)


def _work(draft: Draft) -> None:
    sick = adapting_day.is_sick(draft)
    if not sick:
        adapting_week.missed_sessions(draft)
    paused = adapting_week.pause(draft)
    adapting_reserve.reserve_by_steps(draft)  # before the loads, which are worked out for the reserve
    if not paused:
        adapting_load.progress(draft)
        adapting_volume.more_volume(draft)
        adapting_effort.more_endurance(draft)
    adapting_effort.effort(draft)
    if sick:
        adapting_day.illness(draft)
    else:
        adapting_week.adherence(draft)
        adapting_deload.deload(draft)
        adapting_day.body_today(draft)
    adapting_effort.runs(draft)
    adapting_pain.pain(draft)
    before = _by_id(draft.plan)
    for slot in draft.ahead():
        if before.get(slot.session.session_id) != slot.session:
            slot.session = fitting(slot.session, draft.who.language)
