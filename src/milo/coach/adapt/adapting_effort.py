"""What the effort of sessions changes in the next ones of their kind, and how long a run may be.

Reference training.md 2.6, safety.md PL-02 to PL-04.
"""

from __future__ import annotations

import math
import statistics
from datetime import date, timedelta

import msgspec

from milo.coach.adapt.adapting_changes import Draft, Fact, workout_fact
from milo.coach.adapt.adapting_log import WEEK, Slot, day_of
from milo.coach.adapt.adapting_shapes import EASY_MIN, LEAST_MIN, shorter, smaller, steady
from milo.coach.adapt.first_weeks import most_on
from milo.coach.plans.basics.drills import reserves
from milo.coach.plans.basics.time import FELT
from milo.coach.plans.limits.endurance import RUN_PACE_MIN_PER_KM
from milo.coach.plans.limits.numbers import (
    BEGINNER_MINUTES,
    FIRST_RUN_KM,
    FIRST_RUN_MINUTES,
    MINUTES_SHARE,
    MINUTES_STEP,
    RUN_STEP,
    SESSION_MINUTES,
)
from milo.coach.plans.limits.validator import LIGHTER
from milo.vocabulary.plan import PlannedEndurance, PlannedSession
from milo.vocabulary.records import Workout

HIGH, LOW, UP, LONGEST, FIRST_RUN = "effort.high", "effort.low", "endurance.up", "run.longest", "run.first"
STRENGTH_RPE = 9.0  # less the reserve: two left feel like a seven (our choice)
OVER, SESSIONS = 1.5, 2  # points of CR-10, in so many sessions running (our choice)
LESS, MORE = 0.85, 1.10
WHOLE = 0.9  # of the minutes planned: so much of a week is all of it, a watch stops a little early (our choice)
WINDOW_D = 30  # safety PL-02
RECENT_D = 21
USUAL_SESSIONS = 4  # before somebody has a usual effort of their own (our choice)


def expected_rpe(session: PlannedSession) -> float | None:
    """How hard a session is meant to be, CR-10; None where it does not say."""
    if session.endurance is not None:
        return _endurance_rpe(session.endurance)
    sets = [rir for e in session.exercises for rir in reserves(e)]
    return STRENGTH_RPE - statistics.fmean(sets) if sets else None


def _endurance_rpe(e: PlannedEndurance) -> float:
    if not e.intervals:
        return FELT[e.zone]
    zones = [int(i.get("work_zone", e.zone)) for i in e.intervals]
    return max(FELT[e.zone], FELT.get(max(zones), FELT[5]) - 0.5)


def effort(draft: Draft) -> None:
    """Two sessions of a kind that felt much harder than meant make the next one smaller; two much easier ones make it longer."""
    for kind in ("strength", "endurance"):
        since = draft.today - timedelta(days=RECENT_D)
        told = [s for s in draft.done(since) if s.session.kind == kind and s.done is not None and s.done.rpe is not None]
        told = [s for s in told if expected_rpe(s.session) is not None][-SESSIONS:]
        if len(told) < SESSIONS:
            continue
        meant = [_meant(draft, s) for s in told]
        over = [(s.done.rpe or 0.0) - m for s, m in zip(told, meant, strict=True) if s.done is not None]
        done = [s.done for s in told if s.done is not None]
        facts = [workout_fact("rpe", statistics.fmean(w.rpe or 0.0 for w in done), "CR-10", done)]
        facts.append(workout_fact("rpe_meant", statistics.fmean(meant), "CR-10", []))
        params: dict[str, object] = {"rpe": facts[0].value, "meant": facts[1].value}
        next_ones = [s for s in draft.ahead(last=draft.today + timedelta(days=WEEK)) if s.session.kind == kind]
        fresh = [s for s in next_ones if not {HIGH, LOW} & set(s.session.because)][:1]
        # What was changed because of the same two sessions is not changed again.
        if any({HIGH, LOW} & set(s.session.because) for s in next_ones):
            continue
        for slot in fresh:
            if min(over) >= OVER:
                _less(draft, slot, facts, params)
            elif max(over) <= -OVER and kind == "endurance":
                _more(draft, slot, told[-1], facts, params)


def _meant(draft: Draft, slot: Slot) -> float:
    """How hard a session was meant to be, or what such sessions usually feel like to this athlete, whichever is more.

    People read the scale differently; only the first sessions are held against the plan's own figure.
    """
    meant = expected_rpe(slot.session) or 0.0
    like = [
        s.done.rpe
        for s in draft.done()
        if s.day < slot.day and s.done is not None and s.done.rpe is not None and s.session.kind == slot.session.kind
        and abs((expected_rpe(s.session) or 0.0) - meant) < 1
    ]  # fmt: skip
    return max(meant, statistics.median(like)) if len(like) >= USUAL_SESSIONS else meant


def _less(draft: Draft, slot: Slot, facts: list[Fact], params: dict[str, object]) -> None:
    old = slot.session
    new = smaller(old, LESS)
    if new != old:
        draft.write(slot, new, HIGH)
        draft.note(HIGH, "minutes", old.minutes, new.minutes, slot, facts=facts, params=params)


def _more(draft: Draft, slot: Slot, last: Slot, facts: list[Fact], params: dict[str, object]) -> None:
    e, before = slot.session.endurance, last.session.endurance
    week = draft.week_of(slot.day)
    if e is None or before is None or e.activity != before.activity or draft.focus_of(week) in {"deload", "taper"}:
        return
    minutes = round(e.minutes * MORE)
    room = _week_room(draft, slot)
    most = slot.session.minutes - e.minutes + minutes
    if minutes <= e.minutes or e.intervals or most > _most_minutes(draft, slot):
        return
    if room is not None and minutes - e.minutes > room:
        return
    distance = None if e.distance_km is None else round(e.distance_km * minutes / e.minutes, 1)
    new = msgspec.structs.replace(e, minutes=float(minutes), distance_km=distance)
    draft.write(slot, msgspec.structs.replace(slot.session, endurance=new, minutes=float(most)), LOW)
    draft.note(LOW, "minutes", e.minutes, float(minutes), slot, facts=facts, params=params)


def _week_room(draft: Draft, slot: Slot) -> float | None:
    """Minutes of endurance the week may still grow by (PL-04); None with less than four weeks of log."""
    monday = draft.monday(slot.day)
    if draft.log.opened > monday - timedelta(days=4 * WEEK):
        return None
    since = monday - timedelta(days=4 * WEEK)
    mean = (
        sum(
            _minutes(w) for w in draft.log.workouts if w.activity_type != "strength" and since <= day_of(w, draft.log.zone) < monday
        )
        / 4
    )
    planned = sum(
        s.session.endurance.minutes
        for s in draft.slots
        if monday <= s.day < monday + timedelta(days=WEEK) and s.session.endurance is not None
    )
    return mean + max(MINUTES_STEP, (MINUTES_SHARE - 1) * mean) - planned


def more_endurance(draft: Draft) -> None:
    """A tenth more on this week's easy endurance, after a week in which all of it was done and none felt too hard.

    Only before the week's first session, where the plan does not grow by itself, and within the week's limit (PL-04).
    """
    monday = draft.monday(draft.today)
    before, now = _endurance_of(draft, monday - timedelta(days=WEEK)), _endurance_of(draft, monday)
    week = draft.week_of(draft.today)
    if not before or not now or any(s.done is None for s in before) or any(s.done is not None or s.day < draft.today for s in now):
        return
    if {draft.focus_of(week), draft.focus_of(week - 1)} & {"deload", "taper", None}:
        return
    # Once a week; what a day that was made easier saves is not given to the others.
    if any(rule == UP or rule.startswith(LIGHTER) for s in now for rule in s.session.because):
        return
    felt = [(s.done.rpe, _meant(draft, s)) for s in before if s.done is not None and s.done.rpe is not None]
    if any(rpe > meant + 1 for rpe, meant in felt):
        return
    done = [s.done for s in before if s.done is not None]
    last, planned, logged = _total(before), _total(now), sum(_minutes(w) for w in done)
    if logged < WHOLE * last:
        return  # begun on every day and cut short is not all of it
    room = min(last * MORE, _most_of_week(draft, monday, last)) - planned
    facts = [workout_fact("endurance_min_last_week", logged, "min", done)]
    for slot in now:
        e = slot.session.endurance
        if e is None or e.intervals or e.zone > 2 or room < 1:
            continue
        most = e.minutes + _most_minutes(draft, slot) - slot.session.minutes
        minutes = float(int(min(e.minutes * MORE, most, e.minutes + room)))
        if minutes <= e.minutes:
            continue
        distance = None if e.distance_km is None else round(e.distance_km * minutes / e.minutes, 1)
        new = msgspec.structs.replace(e, minutes=minutes, distance_km=distance)
        longer = slot.session.minutes + minutes - e.minutes
        draft.write(slot, msgspec.structs.replace(slot.session, endurance=new, minutes=longer), UP)
        draft.note(UP, "minutes", e.minutes, minutes, slot, facts=facts, params={"sessions": len(before)})
        room -= minutes - e.minutes


def _most_minutes(draft: Draft, slot: Slot) -> float:
    """Minutes a session may grow to: those asked for, fewer in the first weeks (PL-11, PL-22). One a week may be long (PL-13)."""
    here = most_on(draft, slot).minutes
    asked = math.inf if draft.who.most_minutes is None else draft.who.most_minutes
    return asked if here >= SESSION_MINUTES else min(asked, here)


def _endurance_of(draft: Draft, monday: date) -> list[Slot]:
    return [s for s in draft.slots if monday <= s.day < monday + timedelta(days=WEEK) and s.session.endurance is not None]


def _total(slots: list[Slot]) -> float:
    return sum(s.session.endurance.minutes for s in slots if s.session.endurance is not None)


def _most_of_week(draft: Draft, monday: date, last: float) -> float:
    """Minutes of endurance a week may have: the mean of the last four (or of those there are) and a little more (PL-04)."""
    weeks = [monday - timedelta(days=WEEK * back) for back in range(1, 5)]
    known = [w for w in weeks if w >= draft.log.opened] or weeks[:1]
    done = [w for w in draft.log.workouts if w.activity_type != "strength" and day_of(w, draft.log.zone) >= known[-1]]
    mean = sum(_minutes(w) for w in done if day_of(w, draft.log.zone) < monday) / len(known)
    most = mean + max(MINUTES_STEP, (MINUTES_SHARE - 1) * mean)
    novice = draft.who.novice and monday < draft.log.started + timedelta(days=4 * WEEK)
    return min(most, BEGINNER_MINUTES) if novice else max(most, last)


def runs(draft: Draft) -> None:
    """No run of the week ahead is longer than 110 % of the longest of the last 30 days; without one then, twenty minutes.

    While the log is younger than those days, the longest run that was told at the beginning counts too.
    """
    since = draft.today - timedelta(days=WINDOW_D)
    ran = [w for w in draft.log.workouts if w.activity_type == "running"]
    if not ran:
        return
    recent = [w for w in ran if since <= day_of(w, draft.log.zone) <= draft.today and _minutes(w) > 0]
    longest = max(recent, key=_minutes, default=None)
    told_min = (draft.who.longest_run_km or 0.0) * RUN_PACE_MIN_PER_KM if draft.log.opened > since else 0.0
    for slot in draft.ahead(last=draft.today + timedelta(days=WEEK - 1)):
        e = slot.session.endurance
        if e is None or e.activity != "running":
            continue
        rule, most = (FIRST_RUN, FIRST_RUN_MINUTES) if longest is None else (LONGEST, RUN_STEP * max(_minutes(longest), told_min))
        if e.minutes <= most:
            continue
        new = steady(e, most) if longest is None else _cut(e, most)
        if new.minutes >= e.minutes:
            continue
        if longest is None and new.distance_km is not None:
            new = msgspec.structs.replace(new, distance_km=min(new.distance_km, FIRST_RUN_KM))
        minutes = max(min(LEAST_MIN, slot.session.minutes), slot.session.minutes - (e.minutes - new.minutes))
        draft.write(slot, msgspec.structs.replace(slot.session, endurance=new, minutes=minutes), rule)
        used = [longest] if longest is not None else [max(ran, key=lambda w: w.start_ts)]
        facts = [workout_fact("longest_run_min", _minutes(used[0]), "min", used)]
        draft.note(rule, "minutes", e.minutes, new.minutes, slot, facts=facts, params={"longest": round(_minutes(used[0]))})


def _cut(e: PlannedEndurance, most: float) -> PlannedEndurance:
    """At most so many minutes, to the whole minute: in fives the limit would be undershot week after week."""
    made = shorter(e, most)
    if most > EASY_MIN and not e.intervals:
        minutes = float(int(most))
        distance = None if e.distance_km is None else round(e.distance_km * minutes / e.minutes, 1)
        return msgspec.structs.replace(e, minutes=minutes, distance_km=distance)
    return made


def _minutes(w: Workout) -> float:
    seconds = w.moving_s or w.duration_s or (w.end_ts - w.start_ts).total_seconds()
    return seconds / 60
