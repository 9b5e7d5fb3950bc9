"""What the effort of sessions changes in the next ones of their kind, and how long a run may be. Reference training.md 2.6; PL-02, PL-03."""

from __future__ import annotations

import statistics
from datetime import timedelta

import msgspec

from milo.coach.adapting_changes import Draft, workout_fact
from milo.coach.adapting_log import WEEK, Slot, day_of
from milo.coach.adapting_shapes import EASY_MIN, LEAST_MIN, shorter, smaller, steady
from milo.vocabulary.plan import PlannedEndurance, PlannedSession
from milo.vocabulary.records import Workout

HIGH, LOW, LONGEST, FIRST_RUN = "effort.high", "effort.low", "run.longest", "run.first"
ZONE_RPE = {1: 2.0, 2: 3.5, 3: 5.5, 4: 7.0, 5: 8.0}  # CR-10 of a session in a zone (reference 2.3 and 2.7, our choice)
STRENGTH_RPE = 9.0  # less the reserve: two left feel like a seven (our choice)
OVER, SESSIONS = 1.5, 2  # points of CR-10, in so many sessions running (our choice)
LESS, MORE = 0.85, 1.10
WINDOW_D, RUN_MOST = 30, 1.10  # safety PL-02
FIRST_RUN_MIN, FIRST_RUN_KM = 20.0, 3.0  # safety PL-03
WEEK_MORE, WEEK_MORE_MIN = 0.10, 20.0  # safety PL-04
RECENT_D = 21


def expected_rpe(session: PlannedSession) -> float | None:
    """How hard a session is meant to be, CR-10; None where it does not say."""
    if session.endurance is not None:
        return _endurance_rpe(session.endurance)
    sets = [s.target_rir for e in session.exercises for s in e.sets]
    return STRENGTH_RPE - statistics.fmean(sets) if sets else None


def _endurance_rpe(e: PlannedEndurance) -> float:
    if not e.intervals:
        return ZONE_RPE[e.zone]
    zones = [int(i.get("work_zone", e.zone)) for i in e.intervals]
    return max(ZONE_RPE[e.zone], ZONE_RPE.get(max(zones), ZONE_RPE[5]) - 0.5)


def effort(draft: Draft) -> None:
    """Two sessions of a kind that felt much harder than meant make the next one smaller; two much easier ones make it longer."""
    for kind in ("strength", "endurance"):
        since = draft.today - timedelta(days=RECENT_D)
        told = [s for s in draft.done(since) if s.session.kind == kind and s.done is not None and s.done.rpe is not None]
        told = [s for s in told if expected_rpe(s.session) is not None][-SESSIONS:]
        if len(told) < SESSIONS:
            continue
        over = [(s.done.rpe or 0.0) - (expected_rpe(s.session) or 0.0) for s in told if s.done is not None]
        done = [s.done for s in told if s.done is not None]
        facts = [workout_fact("rpe", statistics.fmean(w.rpe or 0.0 for w in done), "CR-10", done)]
        facts.append(workout_fact("rpe_meant", statistics.fmean(expected_rpe(s.session) or 0.0 for s in told), "CR-10", []))
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


def _less(draft: Draft, slot: Slot, facts: list, params: dict[str, object]) -> None:  # type: ignore[type-arg]
    old = slot.session
    new = smaller(old, LESS)
    if new != old:
        draft.write(slot, new, HIGH)
        draft.note(HIGH, "minutes", old.minutes, new.minutes, slot, facts=facts, params=params)


def _more(draft: Draft, slot: Slot, last: Slot, facts: list, params: dict[str, object]) -> None:  # type: ignore[type-arg]
    e, before = slot.session.endurance, last.session.endurance
    week = draft.week_of(slot.day)
    if e is None or before is None or e.activity != before.activity or draft.focus_of(week) in {"deload", "taper"}:
        return
    minutes = round(e.minutes * MORE)
    room = _week_room(draft, slot)
    most = slot.session.minutes - e.minutes + minutes
    if minutes <= e.minutes or e.intervals or (draft.who.most_minutes is not None and most > draft.who.most_minutes):
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
    mean = sum(_minutes(w) for w in draft.log.workouts if w.activity_type != "strength" and since <= day_of(w, draft.log.zone) < monday) / 4
    planned = sum(
        s.session.endurance.minutes
        for s in draft.slots
        if monday <= s.day < monday + timedelta(days=WEEK) and s.session.endurance is not None
    )
    return mean + max(WEEK_MORE_MIN, WEEK_MORE * mean) - planned


def runs(draft: Draft) -> None:
    """No run of the week ahead is longer than 110 % of the longest of the last 30 days; after a month without one, twenty minutes."""
    since = draft.today - timedelta(days=WINDOW_D)
    ran = [w for w in draft.log.workouts if w.activity_type == "running"]
    if not ran:
        return
    recent = [w for w in ran if since <= day_of(w, draft.log.zone) <= draft.today and _minutes(w) > 0]
    longest = max(recent, key=_minutes, default=None)
    for slot in draft.ahead(last=draft.today + timedelta(days=WEEK - 1)):
        e = slot.session.endurance
        if e is None or e.activity != "running":
            continue
        rule, most = (FIRST_RUN, FIRST_RUN_MIN) if longest is None else (LONGEST, RUN_MOST * _minutes(longest))
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
