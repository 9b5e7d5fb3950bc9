"""What today's body changes in today's session: illness, pain, a low week of heart-rate variability, a bad night.

Reference safety.md PL-14, PL-50, PL-52; training.md 2.8, 2.9. The strictest that holds is applied, and only once a day.
"""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from milo.coach.adapting_changes import Draft, Fact, fact
from milo.coach.adapting_log import Pain, Reading, Slot
from milo.coach.adapting_shapes import EASY_MIN, easier, half, is_hard
from milo.coach.readiness import Hrv, hrv_state, readiness, sleep_debt_h, warnings_of
from milo.vocabulary.exercises import Exercise, catalogue
from milo.vocabulary.plan import PlannedExercise, PlannedSession

FEVER, COLD, BACK = "ill.fever", "ill.cold", "ill.return"
HRV_LOW, HRV_LONG = "hrv.low", "hrv.low_long"
READY_EASY, READY_REST, WARN, DEBT = "readiness.easy", "readiness.rest", "readiness.warning", "sleep.debt"
PAIN_LESS, PAIN_STOP, PAIN_SWAP = "pain.less", "pain.stop", "pain.swap"
FEVER_C = 38.0  # safety SN-17
ILL_KNOWN_DAYS = 7  # a fever nobody said the end of keeps so long (our choice: safety PL-52 asks for a day without it)
RETURN_MIN = (15.0, 15.0, 30.0, 45.0, 60.0)  # minutes on the days after; from day 7 on all (safety PL-52)
RETURN_DAYS = 7
HRV_LONG_DAYS = 3
DEBT_H, DEBT_SHARE = 8.0, 0.75  # more than so much sleep owed: load cut by 20-30 % (reference 2.9)
PAIN_SEEN_DAYS = 14  # a region stays flagged until two weeks of 2 or less (safety 9)
PAIN_SOME, PAIN_MUCH, PAIN_SHARE = 3.0, 5.0, 0.7  # 3-4 less load, 5 and more none (the stricter of safety PL-50 and reference 2.5)
STRESS_SOME, STRESS_MUCH = 0.5, 0.3  # joint stress of an exercise that is lowered, that is taken out (our choice)
_REGION_ACTIVITIES = {"knee": ("running",), "ankle": ("running", "walking"), "achilles": ("running",), "hip": ("running",),
                      "groin": ("running",), "shoulder": ("swimming", "rowing"), "low back": ("rowing",)}  # fmt: skip


def today_of(draft: Draft) -> list[Slot]:
    """Today's sessions that are still to be done."""
    return draft.ahead(last=draft.today)


def illness(draft: Draft) -> bool:
    """Pause with fever, go easy with a cold, come back in steps. True where it decided about today."""
    sick = _sick(draft)
    if sick is None:
        return False
    rule, facts, params, days = sick
    for slot in today_of(draft):
        if slot.session.kind == "mobility" and rule != FEVER or rule in slot.session.because:
            continue
        old = slot.session
        if rule == FEVER:
            draft.slots.remove(slot)
            draft.note(FEVER, "session", old.title, None, slot, facts=facts, params=params)
            continue
        most = EASY_MIN if rule == COLD else RETURN_MIN[min(days, len(RETURN_MIN)) - 1]
        new = half(old, most_minutes=most)
        draft.write(slot, new, rule)
        draft.note(rule, "minutes", old.minutes, min(new.minutes, old.minutes), slot, facts=facts, params={**params, "most": most})
    return True


def _sick(draft: Draft) -> tuple[str, list[Fact], dict[str, object], int] | None:
    said = {d: r for d, r in draft.signals.illness.items() if 0 <= (draft.today - d).days < 2 * RETURN_DAYS}
    hot = {
        d: r for d, r in draft.signals.body_temp_c.items() if r.value >= FEVER_C and 0 <= (draft.today - d).days < 2 * RETURN_DAYS
    }
    fevers = [d for d, r in said.items() if r.value >= 2] + list(hot)
    last = max(said, default=None)
    if fevers:
        day = max(fevers)
        source = [fact("body_temp_c", hot[day], "degC", day)] if day in hot else [fact("illness", said[day], "1", day)]
        better = min((d for d, r in said.items() if d > day and r.value < 2), default=None)
        if better is None:
            if (draft.today - day).days < ILL_KNOWN_DAYS:
                return FEVER, source, {"day": day}, 0
            better = day + timedelta(days=ILL_KNOWN_DAYS)
        days = (draft.today - better).days
        if days < 1:
            return FEVER, source, {"day": day}, 0
        if days < RETURN_DAYS:
            return BACK, source, {"day": day, "days": days}, days
    if last is not None and said[last].value == 1 and (draft.today - last).days <= 1:
        return COLD, [fact("illness", said[last], "1", last)], {"day": last}, 0
    return None


def pain(draft: Draft) -> None:
    """Less load on what hurts a little, nothing on what hurts more: another exercise where there is one, else none."""
    for region, seen in _flagged(draft).items():
        worst = seen[-1].level
        facts = [Fact(name="pain_0_10", value=seen[-1].level, unit="1", record_ids=[seen[-1].record_id], day=seen[-1].day)]
        params: dict[str, object] = {"region": region}
        week = draft.today + timedelta(days=6)
        for slot in draft.ahead(last=week):
            if worst >= PAIN_MUCH:
                _without(draft, slot, region, facts, params)
            else:
                _lighter(draft, slot, region, facts, params)


def _flagged(draft: Draft) -> dict[str, list[Pain]]:
    """Region -> its pains of the last two weeks, oldest first, where the last one still counts."""
    found: dict[str, list[Pain]] = {}
    for p in sorted(draft.log.pains, key=lambda p: p.day):
        if 0 <= (draft.today - p.day).days < PAIN_SEEN_DAYS:
            found.setdefault(p.region, []).append(p)
    kept = {}
    for region, seen in found.items():
        # After a pain of 5 or more, one better day is not enough: the worst of the window counts until two weeks are over.
        worst = max(seen, key=lambda p: (p.level >= PAIN_MUCH, p.day))
        counts = [p for p in seen if p.level >= PAIN_SOME]
        if worst.level >= PAIN_MUCH:
            kept[region] = [worst]
        elif counts and seen[-1].level >= PAIN_SOME:
            kept[region] = seen
    return kept


def _stress(exercise: PlannedExercise, region: str) -> float:
    known = catalogue().get(exercise.exercise_id)
    return 1.0 if known is None else known.stress(region)  # what is not known is treated as if it loaded the joint


def _without(draft: Draft, slot: Slot, region: str, facts: list[Fact], params: dict[str, object]) -> None:
    session = slot.session
    exercises: list[PlannedExercise] = []
    changed = False
    taken = {e.exercise_id for e in session.exercises}
    for e in session.exercises:
        if _stress(e, region) < STRESS_MUCH:
            exercises.append(e)
            continue
        changed = True
        other = _instead(e, region, taken, draft)
        if other is None:
            draft.note(PAIN_STOP, "exercise", e.exercise_id, None, slot, exercise_id=e.exercise_id, facts=facts, params=params)
        else:
            taken.add(other.exercise_id)
            exercises.append(other)
            draft.note(PAIN_SWAP, "exercise", e.exercise_id, other.exercise_id, slot, exercise_id=e.exercise_id, facts=facts,
                       params=params)  # fmt: skip
    endurance = session.endurance
    if endurance is not None and endurance.activity in _REGION_ACTIVITIES.get(region, ()):
        draft.slots.remove(slot)
        draft.note(PAIN_STOP, "session", session.title, None, slot, facts=facts, params=params)
        return
    if not changed:
        return
    if not exercises and endurance is None:
        draft.slots.remove(slot)
        return
    rule = PAIN_SWAP if len(exercises) == len(session.exercises) else PAIN_STOP
    draft.write(slot, msgspec.structs.replace(session, exercises=exercises), rule)


def _instead(e: PlannedExercise, region: str, taken: set[str], draft: Draft) -> PlannedExercise | None:
    """The nearest exercise that spares the joint: the same pattern or main muscle, equipment that is there; without a load."""
    old = catalogue().get(e.exercise_id)
    if old is None:
        return None
    have = set(draft.who.equipment) if draft.who.equipment is not None else set(old.equipment)
    hurts = [p.region for p in draft.log.pains if p.level >= PAIN_SOME and (draft.today - p.day).days < PAIN_SEEN_DAYS]
    fits = [
        x
        for x in catalogue().values()
        if x.id not in taken and x.kind == "strength" and set(x.equipment) <= have and _alike(old, x) > 0
        and all(x.stress(r) < STRESS_MUCH for r in {region, *hurts})
    ]  # fmt: skip
    if not fits:
        return None
    best = min(fits, key=lambda x: (-_alike(old, x), abs(x.skill - old.skill), x.id))
    # The weight of another exercise is not known: it is found anew, with more in reserve.
    sets = [msgspec.structs.replace(s, target_load_kg=None, target_rir=max(s.target_rir, 3.0)) for s in e.sets]
    return msgspec.structs.replace(
        e, exercise=best.name, exercise_id=best.id, pattern=best.pattern, muscles=dict(best.muscles), equipment=list(best.equipment),
        sets=sets,
    )  # fmt: skip


def _alike(a: Exercise, b: Exercise) -> float:
    """Same pattern, and how far the muscles are the same ones; 0 where neither is shared (reference 2.5)."""
    shared = sum(w * b.muscles.get(m, 0.0) for m, w in a.muscles.items())
    size = (sum(w * w for w in a.muscles.values()) * sum(w * w for w in b.muscles.values())) ** 0.5
    cosine = shared / size if size else 0.0
    return 3 * (a.pattern == b.pattern) + 2 * cosine if a.pattern == b.pattern or cosine >= 0.6 else 0.0


def _lighter(draft: Draft, slot: Slot, region: str, facts: list[Fact], params: dict[str, object]) -> None:
    if PAIN_LESS in slot.session.because:
        return
    exercises = []
    for e in slot.session.exercises:
        loaded = [s.target_load_kg for s in e.sets if s.target_load_kg is not None]
        if _stress(e, region) < STRESS_SOME or not loaded:
            exercises.append(e)
            continue
        sets = [
            s if s.target_load_kg is None else msgspec.structs.replace(s, target_load_kg=int(2 * PAIN_SHARE * s.target_load_kg) / 2)
            for s in e.sets
        ]
        exercises.append(msgspec.structs.replace(e, sets=sets))
        draft.note(PAIN_LESS, "load_kg", max(loaded), max(s.target_load_kg or 0.0 for s in sets), slot, exercise_id=e.exercise_id,
                   facts=facts, params={**params, "exercise": e.exercise_id})  # fmt: skip
    if exercises != slot.session.exercises:
        draft.write(slot, msgspec.structs.replace(slot.session, exercises=exercises), PAIN_LESS)


def body_today(draft: Draft) -> None:
    """The first of these that holds eases today's sessions: safety's warnings, low HRV, a low score, sleep owed."""
    slots = today_of(draft)
    if not slots:
        return
    warned = warnings_of(draft.signals, draft.today)
    hrv = hrv_state(draft.signals, draft.today)
    if warned:
        w = warned[0]
        facts = [
            Fact(name=w.code, value=round(w.value, 1), unit=w.unit, kind=r.kind, record_ids=list(r.record_ids)) for r in w.readings
        ]
        _ease(draft, slots, WARN, easy=True, facts=facts, params={"code": w.code, "value": round(w.value, 1)})
        return
    if hrv.state == "unknown":
        if hrv.reason is not None and any(is_hard(s.session) for s in slots):
            draft.note(HRV_LOW, "zone", None, None, slots[0], held=hrv.reason)
    elif hrv.state == "below":
        long = hrv.days_below >= HRV_LONG_DAYS or hrv.heart_up is True
        params = {"value": round(hrv.mean_ms or 0, 1), "low": round(hrv.low_ms or 0, 1), "days": hrv.days_below}
        _ease(draft, slots, HRV_LONG if long else HRV_LOW, easy=long, facts=_hrv_facts(hrv), params=params)
        return
    score = readiness(draft.signals, draft.today, draft.who.need_h or 8.0)
    if score.band in {"easy", "rest"} and score.score is not None:
        facts = [Fact(name="readiness", value=round(score.score), unit="1", kind="measurement", record_ids=list(score.record_ids))]
        params = {"value": round(score.score), "days": 0}
        _ease(
            draft, slots, READY_REST if score.band == "rest" else READY_EASY, easy=score.band == "rest", facts=facts, params=params
        )
        return
    debt = sleep_debt_h(draft.signals.sleep_h, draft.today, draft.who.need_h or 8.0)
    if debt is not None and debt.value > DEBT_H and draft.today in draft.signals.sleep_h:
        for slot in slots:
            if DEBT not in slot.session.because:
                new = half(slot.session, DEBT_SHARE, reserve=0.0, most_minutes=DEBT_SHARE * slot.session.minutes)
                _written(draft, slot, new, DEBT, [fact("sleep_debt_h", debt, "h")], {"value": round(debt.value, 1)})


def _hrv_facts(hrv: Hrv) -> list[Fact]:
    reading = Reading(hrv.mean_ms or 0.0, hrv.record_ids)
    return [fact("hrv_rmssd_ms", reading, "ms"), fact("band_low_ms", Reading(hrv.low_ms or 0.0, hrv.record_ids), "ms")]


def _ease(draft: Draft, slots: list[Slot], rule: str, *, easy: bool, facts: list[Fact], params: dict[str, object]) -> None:
    """easy: half an hour easy, half the sets; otherwise only what is hard is made easy, and sets keep one more in reserve."""
    for slot in slots:
        if slot.session.kind == "mobility" or {rule, HRV_LOW, HRV_LONG, READY_EASY, READY_REST, WARN} & set(slot.session.because):
            continue
        new = half(slot.session) if easy else easier(slot.session)
        _written(draft, slot, new, rule, facts, params)


def _written(draft: Draft, slot: Slot, new: PlannedSession, rule: str, facts: list[Fact], params: dict[str, object]) -> None:
    old = slot.session
    if new == old:
        return
    draft.write(slot, new, rule)
    if old.endurance is not None and new.endurance is not None and old.endurance.zone != new.endurance.zone:
        draft.note(rule, "zone", old.endurance.zone, new.endurance.zone, slot, facts=facts, params=params)
    elif old.endurance is not None and new.endurance is not None and old.endurance.minutes != new.endurance.minutes:
        draft.note(rule, "minutes", old.endurance.minutes, new.endurance.minutes, slot, facts=facts, params=params)
    elif old.exercises and sum(len(e.sets) for e in old.exercises) != sum(len(e.sets) for e in new.exercises):
        sets = [sum(len(e.sets) for e in x.exercises) for x in (old, new)]
        draft.note(rule, "sets", sets[0], sets[1], slot, facts=facts, params=params)
    else:
        rir = [x.exercises[0].sets[0].target_rir if x.exercises else None for x in (old, new)]
        draft.note(rule, "rir", rir[0], rir[1], slot, facts=facts, params=params)


def ill_days(draft: Draft, first: date, last: date) -> int:
    """Days of a window on which the athlete said they were ill."""
    return sum(1 for d, r in draft.signals.illness.items() if first <= d <= last and r.value >= 1)
