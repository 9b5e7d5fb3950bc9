"""What weeks change: sessions that were missed, pauses, easy weeks, and plans nobody keeps. Reference training.md 2.4.5-7, 2.10."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from milo.coach.adapt.adapting_changes import Draft, Fact, workout_fact
from milo.coach.adapt.adapting_day import ill_days
from milo.coach.adapt.adapting_log import WEEK, Slot, day_of
from milo.coach.adapt.adapting_shapes import (
    LEAST_MIN,
    at_most_kg,
    fewer_in_all,
    fewer_sets,
    hard_sets,
    is_hard,
    remade,
    shorter,
    smaller,
    time_of,
)
from milo.coach.adapt.first_weeks import most_on
from milo.vocabulary.plan import PlannedExercise, PlannedSession

SHIFT, MERGE, LET_GO = "missed.shift", "missed.merge", "missed.let_go"
GAP_7, GAP_14, GAP_28 = "gap.7", "gap.14", "gap.28"
SHORTEN, FEWER = "adherence.shorten", "adherence.fewer_days"
MOST_SHIFTS = 2  # of one week; what else was missed is let go (our choice: never cram)
IN_A_ROW, IN_A_ROW_NOVICE = 5, 3  # days of training without a day off that a shift may lead to (our choice)
MERGED_SETS, MERGED_LONGER = 3, 1.15  # of the main lift that is kept, and how much longer a session may become by it (our choice)
GAPS = (
    (28, GAP_28, 0.70, 0.5),
    (14, GAP_14, 0.70, 0.70),
    (7, GAP_7, 0.95, 1.0),
)  # days, rule, load, sets (safety PL-11, PL-12; 2.4.6)
GAP_SETS, GAP_REPS, GAP_MIN, GAP_RIR = 2, 12, 45.0, 3.0  # after 28 days (safety PL-11), for two weeks
LOW_RATE, RATE_WEEKS, RATE_SESSIONS = 0.5, 2, 4  # half-kept plans are too large (our choice)
SHORTER = 0.75
FEWEST_DAYS = 2
_GOAL_FIRST = {"endurance": "endurance", "weight_loss": "endurance", "general": "strength", "strength": "strength",
               "muscle_gain": "strength"}  # fmt: skip


def missed_sessions(draft: Draft) -> None:
    """Move what was missed this week to a free day that leaves the rest days alone; the rest is let go, its main lift kept."""
    monday = draft.monday(draft.today)
    missed = [s for s in draft.missed(monday, draft.today) if not {SHIFT, LET_GO, MERGE} & set(s.session.because)]
    missed = [s for s in missed if s.session.kind != "mobility"]
    if not missed or draft.focus_of(draft.week_of(draft.today)) in {"deload", "taper"}:
        return
    missed.sort(key=lambda s: (-_worth(draft, s), s.day))
    shifted = sum(1 for s in draft.slots if SHIFT in s.session.because and draft.week_of(s.day) == draft.week_of(draft.today))
    for slot in missed:
        days = [draft.today + timedelta(days=n) for n in range((monday + timedelta(days=WEEK) - draft.today).days)]
        day = next((d for d in days if shifted < MOST_SHIFTS and _fits(draft, slot, d)), None)
        old = slot.day
        if day is not None:
            slot.day = day
            draft.write(slot, slot.session, SHIFT)
            draft.note(SHIFT, "day", old, day, slot, params={"title": slot.session.title, "missed": len(missed)})
            shifted += 1
        elif not _keep_main_lift(draft, slot):
            draft.write(slot, slot.session, LET_GO)
            draft.note(LET_GO, "session", slot.session.title, slot.session.title, slot, held="no_free_day",
                       params={"title": slot.session.title})  # fmt: skip
    draft.slots.sort(key=lambda s: s.day)


def _worth(draft: Draft, slot: Slot) -> float:
    """How much a session matters to the goal: its kind first, then how much work it is."""
    aim = 1_000.0 * (slot.session.kind == _GOAL_FIRST.get(draft.plan.goal, "strength"))
    return aim + slot.session.minutes + 5 * hard_sets(slot.session)


def _fits(draft: Draft, slot: Slot, day: date) -> bool:
    monday = draft.monday(day)
    taken = {s.day for s in draft.slots if s is not slot and (s.done is not None or s.day >= draft.today)}
    taken |= {day_of(s.done, draft.log.zone) for s in draft.slots if s.done is not None}
    taken |= {day_of(w, draft.log.zone) for w in draft.extra}
    in_week = {d for d in taken if monday <= d < monday + timedelta(days=WEEK)}
    if day in taken or len(in_week) + 1 > WEEK - draft.who.rest_days:
        return False
    row = 1 + _streak(taken, day, 1) + _streak(taken, day, -1)
    if row > (IN_A_ROW_NOVICE if draft.who.rest_days > 1 else IN_A_ROW):
        return False
    near = [
        s for s in draft.slots if s is not slot and abs((s.day - day).days) == 1 and (s.done is not None or s.day >= draft.today)
    ]
    if slot.session.kind == "strength":
        mine = _muscles(slot)
        clash = [s for s in near if s.session.kind == "strength" and (draft.who.novice or mine & _muscles(s))]
        return not clash
    return not (is_hard(slot.session) and any(is_hard(s.session) for s in near))


def _streak(taken: set[date], day: date, step: int) -> int:
    """Days of training in a row next to a day."""
    count = 0
    while day + timedelta(days=step * (count + 1)) in taken:
        count += 1
    return count


def _muscles(slot: Slot) -> set[str]:
    return {m for e in slot.session.exercises for m, w in e.muscles.items() if w >= 1}


def _keep_main_lift(draft: Draft, slot: Slot) -> bool:
    """Put the first exercise of a missed strength session into the week's next one, where there is time for it."""
    if slot.session.kind != "strength" or not slot.session.exercises:
        return False
    lift = slot.session.exercises[0]
    end = draft.monday(draft.today) + timedelta(days=WEEK - 1)
    for host in draft.ahead(last=end):
        if host.session.kind != "strength" or MERGE in host.session.because:
            continue
        if any(e.exercise_id == lift.exercise_id or e.pattern == lift.pattern for e in host.session.exercises):
            continue
        here = most_on(draft, host)
        main = fewer_sets(lift, min(1.0, min(MERGED_SETS, here.sets) / len(lift.sets)))
        most = draft.who.most_minutes if draft.who.most_minutes is not None else host.session.minutes * MERGED_LONGER
        most = min(most, here.minutes)
        exercises, minutes = list(host.session.exercises), host.session.minutes + time_of(main)
        while minutes > most and len(exercises) > 2:
            minutes -= time_of(exercises.pop())
        if minutes > most:
            continue
        new = msgspec.structs.replace(host.session, exercises=[exercises[0], main, *exercises[1:]], minutes=round(minutes))
        draft.write(host, new, MERGE)
        draft.write(slot, slot.session, MERGE)
        draft.note(MERGE, "exercise", None, main.exercise_id, host, exercise_id=main.exercise_id,
                   params={"title": slot.session.title, "exercise": main.exercise_id})  # fmt: skip
        return True
    return False


def pause(draft: Draft) -> bool:
    """After a week and more without training the first days are lighter. True where there was such a pause."""
    last = draft.last_training()
    if last is None:
        return False
    away = (draft.today - last).days
    known = next(((rule, load, sets) for days, rule, load, sets in GAPS if away >= days), None)
    if known is None:
        return False
    rule, load, sets = known
    until = draft.today + timedelta(days={GAP_7: 0, GAP_14: 6, GAP_28: 13}[rule])
    ahead = draft.ahead()
    if rule == GAP_7 and ahead:
        until = ahead[0].day + timedelta(days=3)  # the first session of each kind, not the whole week
    workouts = [w for w in draft.log.workouts if day_of(w, draft.log.zone) == last]
    facts = [workout_fact("days_away", away, "d", workouts)]
    for slot in draft.ahead(last=until):
        if (
            {GAP_7, GAP_14, GAP_28} & set(slot.session.because) and rule in slot.session.because
        ) or slot.session.kind == "mobility":
            continue
        old = slot.session
        # A longer pause than last looked, or an easy week: loads are taken from the log, and the work is less already.
        less = bool({GAP_7, GAP_14} & set(old.because)) or draft.focus_of(draft.week_of(slot.day)) in {"deload", "taper"}
        share = 1.0 if less else sets
        # Two thirds are meant of the session; after 28 days every exercise begins again by itself.
        fewer = [fewer_sets(e, share) for e in old.exercises] if rule == GAP_28 else fewer_in_all(old.exercises, share)
        new = remade(
            old,
            [_after_pause(draft, e, rule, load) for e in fewer],
            old.endurance
            if old.endurance is None or rule == GAP_7
            else shorter(old.endurance, max(LEAST_MIN, share * old.endurance.minutes)),
        )
        if rule == GAP_28:
            new = msgspec.structs.replace(new, minutes=min(new.minutes, GAP_MIN))
        if new != old:
            draft.write(slot, new, rule)
            of, was, now = _what(old, new)
            share = round(100 * (1 - load))
            params: dict[str, object] = {"days": away, "share": share}
            if of == "load_kg" and isinstance(was, int | float) and isinstance(now, int | float):
                # Plates and dumbbells have their own steps: the figure said is the one done.
                params["less"] = round(100 * (was - now) / was)
                params["why"] = "meant" if params["less"] == share else "nearest"
            draft.note(rule, of, was, now, slot, facts=facts, params=params)
    return True


def _what(old: PlannedSession, new: PlannedSession) -> tuple[str, object, object]:
    """What of a session became less: sets, else the load of its first exercise, else minutes."""
    if hard_sets(old) != hard_sets(new):
        return "sets", hard_sets(old), hard_sets(new)
    for a, b in zip(old.exercises, new.exercises, strict=True):
        if a.sets and a.sets[0].target_load_kg != b.sets[0].target_load_kg:
            return "load_kg", a.sets[0].target_load_kg, b.sets[0].target_load_kg
        if a.sets and a.sets[0].target_rir != b.sets[0].target_rir:
            return "rir", a.sets[0].target_rir, b.sets[0].target_rir
    return "minutes", old.minutes, new.minutes


def _after_pause(draft: Draft, e: PlannedExercise, rule: str, load: float) -> PlannedExercise:
    history = draft.lifted.get(e.exercise_id, [])
    last = history[-1].load_kg if history else None
    made = msgspec.structs.replace(e, sets=e.sets[:GAP_SETS]) if rule == GAP_28 else e
    new = []
    for s in made.sets:
        if s.target_load_kg is not None:
            most = load * (last if last is not None else s.target_load_kg)
            s = msgspec.structs.replace(s, target_load_kg=min(s.target_load_kg, at_most_kg(e, most, draft.who.plates_kg)))
        if rule == GAP_28:
            s = msgspec.structs.replace(s, target_rir=max(s.target_rir, GAP_RIR), target_reps=min(s.target_reps, GAP_REPS))
        new.append(s)
    return msgspec.structs.replace(made, sets=new)


def adherence(draft: Draft) -> None:
    """A plan that is half kept becomes shorter sessions; if that is not enough, fewer days (reference 2.10)."""
    monday = draft.monday(draft.today)
    first = monday - timedelta(days=RATE_WEEKS * WEEK)
    if first < draft.log.started:
        return
    planned = [s for s in draft.slots if first <= s.day < monday and s.day >= draft.log.opened and s.session.kind != "mobility"]
    if len(planned) < RATE_SESSIONS or ill_days(draft, first, monday) >= 3 or _hurt(draft, first):
        return
    done = [s for s in planned if s.done is not None]
    if not done and draft.last_training() is not None:
        return  # that was a pause, and what follows a pause answers it: nothing is made smaller twice for one absence
    rate = len(done) / len(planned)
    if rate >= LOW_RATE:
        return
    shortened = all(SHORTEN in s.session.because for s in planned)
    facts = [workout_fact("sessions_done", len(done), "1", [s.done for s in done if s.done is not None])]
    facts.append(Fact(name="sessions_planned", value=len(planned), unit="1", kind="plan"))
    params: dict[str, object] = {"done": len(done), "planned": len(planned)}
    ahead = [s for s in draft.ahead() if s.session.kind != "mobility"]
    if not shortened and not any(SHORTEN in s.session.because for s in planned + ahead):
        told = False
        for slot in ahead:
            old = slot.session
            new = smaller(old, SHORTER)
            if new == old:
                continue
            draft.write(slot, new, SHORTEN)
            if not told:
                draft.note(SHORTEN, "minutes", old.minutes, new.minutes, slot, facts=facts, params=params)
                told = True
    elif shortened and not any(FEWER in s.session.because for s in planned + ahead):
        _drop_a_day(draft, facts, params)


def _hurt(draft: Draft, first: date) -> bool:
    return any(p.level >= 5 and first <= p.day <= draft.today for p in draft.log.pains)


def _drop_a_day(draft: Draft, facts: list[Fact], params: dict[str, object]) -> None:
    told = False
    for week in draft.plan.weeks:
        monday = draft.log.started + timedelta(days=WEEK * (week.week - 1))
        if monday < draft.monday(draft.today) + timedelta(days=0 if draft.today.weekday() == 0 else WEEK):
            continue
        mine = [s for s in draft.slots if monday <= s.day < monday + timedelta(days=WEEK)]
        if len({s.day for s in mine}) <= FEWEST_DAYS:
            continue
        least = min(mine, key=lambda s: (_worth(draft, s), s.day))
        draft.slots.remove(least)
        for s in mine:
            if s is not least:
                draft.write(s, s.session, FEWER)
        if not told:
            days = len({s.day for s in mine})
            draft.note(FEWER, "days", days, len({s.day for s in mine if s is not least}), least, facts=facts, params=params)
            told = True
