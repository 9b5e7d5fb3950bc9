"""What today's body changes in today's session: illness, pain, a low week of heart-rate variability, a bad night.

Reference safety.md PL-14, PL-50, PL-52; training.md 2.8, 2.9. The strictest that holds is applied, and only once a day.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from milo.coach.adapt.adapting_changes import Draft, Fact, fact
from milo.coach.adapt.adapting_effort import expected_rpe
from milo.coach.adapt.adapting_log import Reading, Slot
from milo.coach.adapt.adapting_pain import PAIN_LESS
from milo.coach.adapt.adapting_shapes import EASIER_MIN, EASY_MIN, easier, half, is_hard
from milo.coach.adapt.readiness import Hrv, Warning14, hrv_state, readiness, sleep_debt_h, warnings_of
from milo.coach.plans.basics.drills import reserves
from milo.coach.plans.basics.time import top_zone
from milo.vocabulary.plan import PlannedSession

FEVER, COLD, BACK = "ill.fever", "ill.cold", "ill.return"
HRV_LOW, HRV_LONG = "hrv.low", "hrv.low_long"
READY_EASY, READY_REST, WARN, DEBT = "readiness.easy", "readiness.rest", "readiness.warning", "sleep.debt"
FEVER_C = 38.0  # safety SN-17
ILL_KNOWN_DAYS = 7  # a fever nobody said the end of keeps so long (our choice: safety PL-52 asks for a day without it)
RETURN_MIN = (15.0, 15.0, 30.0, 45.0, 60.0)  # minutes on the days after; from day 7 on all (safety PL-52)
RETURN_DAYS = 7
HRV_LONG_DAYS = 3
HRV_LONG_MOST = 3  # short days in a row; what lasts longer is for an easy week, or is the new usual (our choice)
EASY_RPE, VERY_HARD = 4.0, 9.0  # meant to be easy, and felt so hard (safety PL-14; what is easy is our choice: zones 1 and 2)
WARN_RIR = 2.0  # more in reserve on a day of safety PL-14 (our choice)
DEBT_H, DEBT_SHARE = 8.0, 0.75  # more than so much sleep owed: load cut by 20-30 % (reference 2.9)
DEBT_MORE_H = 2.0  # over the least of the last four weeks (our choice)
EASED = frozenset({FEVER, COLD, BACK, HRV_LOW, HRV_LONG, READY_EASY, READY_REST, WARN, DEBT, PAIN_LESS})
"""Rules that made a session lighter; progress leaves such a session alone."""


def today_of(draft: Draft) -> list[Slot]:
    """Today's sessions that are still to be done."""
    return draft.ahead(last=draft.today)


def is_sick(draft: Draft) -> bool:
    """Whether illness, or the way back from it, decides about today."""
    return _sick(draft) is not None


def illness(draft: Draft) -> None:
    """Pause with fever, go easy with a cold, come back in steps."""
    sick = _sick(draft)
    if sick is None:
        return
    rule, facts, params, days = sick
    for slot in today_of(draft):
        if (slot.session.kind == "mobility" and rule != FEVER) or rule in slot.session.because:
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


def body_today(draft: Draft) -> None:
    """The first of these that holds eases today's sessions: safety's warnings, low HRV, a low score, sleep owed.

    A hard session is not lost but trades places with an easy one later in the week, where there is one.
    """
    slots = today_of(draft)
    if not slots:
        return
    warned = [*warnings_of(draft.signals, draft.today), *_easy_felt_hard(draft)]
    hrv = hrv_state(draft.signals, draft.today)
    if warned:
        w = warned[0]
        facts = [
            Fact(name=w.code, value=round(w.value, 1), unit=w.unit, kind=r.kind, record_ids=list(r.record_ids)) for r in w.readings
        ]
        _ease(draft, slots, WARN, facts, {"code": w.code, "value": round(w.value, 1)}, reserve=WARN_RIR)
        return
    if hrv.state == "below":
        long = HRV_LONG_DAYS <= hrv.days_below < HRV_LONG_DAYS + HRV_LONG_MOST or (
            hrv.heart_up is True and hrv.days_below <= HRV_LONG_MOST
        )
        params: dict[str, object] = {
            "value": round(hrv.mean_ms or 0, 1),
            "low": round(hrv.low_ms or 0, 1),
            "days": hrv.days_below,
        }
        facts = _hrv_facts(hrv)
        if long and hrv.days_below < HRV_LONG_DAYS and hrv.heart_bpm is not None and hrv.usual_bpm is not None:
            # Short for the heart, not for the days.
            params |= {"why": "heart", "heart": round(hrv.heart_bpm), "usual": round(hrv.usual_bpm)}
            facts.append(fact("resting_hr_bpm", draft.signals.resting_hr_bpm[draft.today], "bpm", draft.today))
        _ease(draft, slots, HRV_LONG if long else HRV_LOW, facts, params, short=long)
        return
    if hrv.state == "unknown" and hrv.reason is not None and any(is_hard(s.session) for s in slots):
        draft.note(HRV_LOW, "zone", None, None, slots[0], held=hrv.reason)
    score = readiness(draft.signals, draft.today)
    if score.band in {"easy", "rest"} and score.score is not None:
        facts = [Fact(name="readiness", value=round(score.score), unit="1", kind="measurement", record_ids=list(score.record_ids))]
        rest = score.band == "rest"
        _ease(draft, slots, READY_REST if rest else READY_EASY, facts, {"value": round(score.score)}, short=rest)
        return
    debt = sleep_debt_h(draft.signals.sleep_h, draft.today)
    if debt is not None and debt.value > DEBT_H and draft.today in draft.signals.sleep_h and _more_than_usual(draft, debt):
        for slot in slots:
            if DEBT not in slot.session.because:
                new = half(slot.session, DEBT_SHARE, reserve=0.0, most_minutes=EASIER_MIN) if _costs(slot) else slot.session
                _written(draft, slot, new, DEBT, [fact("sleep_debt_h", debt, "h")], {"value": round(debt.value, 1)})


def _easy_felt_hard(draft: Draft) -> list[Warning14]:
    """The last of safety PL-14's warnings: an easy session of today or yesterday that felt like a nine or more."""
    last = [s for s in draft.done(draft.today - timedelta(days=1)) if s.done is not None and s.done.rpe is not None][-1:]
    for s in last:
        meant = expected_rpe(s.session)
        if meant is not None and meant <= EASY_RPE and s.done is not None and s.done.rpe is not None and s.done.rpe >= VERY_HARD:
            return [Warning14("easy_hard", s.done.rpe, "CR-10", (Reading(s.done.rpe, (s.done.workout_id,), "workout"),))]
    return []


def _costs(slot: Slot) -> bool:
    """Whether a session is one tiredness is paid for in: lifting and hard endurance; easy endurance stays as it is."""
    return bool(slot.session.exercises) or is_hard(slot.session)


def _more_than_usual(draft: Draft, debt: Reading) -> bool:
    """Who always sleeps short would train less for ever without sleeping more: only debt beyond their own usual counts."""
    before = [sleep_debt_h(draft.signals.sleep_h, draft.today - timedelta(days=back)) for back in (7, 14, 21, 28)]
    usual = [d.value for d in before if d is not None]
    return not usual or debt.value >= min(usual) + DEBT_MORE_H


def _hrv_facts(hrv: Hrv) -> list[Fact]:
    reading = Reading(hrv.mean_ms or 0.0, hrv.record_ids)
    return [fact("hrv_rmssd_ms", reading, "ms"), fact("band_low_ms", Reading(hrv.low_ms or 0.0, hrv.record_ids), "ms")]


def _ease(
    draft: Draft,
    slots: list[Slot],
    rule: str,
    facts: list[Fact],
    params: Mapping[str, object],
    *,
    short: bool = False,
    reserve: float = 1.0,
) -> None:
    """short: half an hour easy, half the sets; otherwise only what is hard is made easy, and sets keep more in reserve.

    What comes in the place of something hard is held to the same: easy, and no longer than such a day may be.
    """
    for slot in slots:
        if slot.session.kind == "mobility" or {rule, HRV_LOW, HRV_LONG, READY_EASY, READY_REST, WARN} & set(slot.session.because):
            continue
        other = _easy_later(draft, slot) if is_hard(slot.session) else None
        if other is not None:
            slot.session, other.session = other.session, slot.session
            draft.write(slot, slot.session, rule)
            draft.note(
                rule, "trade", other.session.title, slot.session.title, slot, facts=facts, params={**params, "later": other.day}
            )
        new = half(slot.session) if short else easier(slot.session, reserve=reserve)
        _written(draft, slot, new, rule, facts, params)


def _easy_later(draft: Draft, slot: Slot) -> Slot | None:
    """An easy endurance session of the days after tomorrow of the same week that may become the hard one: none hard beside it.

    One that is longer than an easier day may be (reference 2.8) stays where it is: it would be cut, or be too much for the day.
    """
    end = draft.monday(slot.day) + timedelta(days=6)
    easy = [s for s in draft.ahead(first=slot.day + timedelta(days=2), last=end) if s.session.endurance is not None]
    for other in easy:
        near = [s for s in draft.slots if s not in (slot, other) and abs((s.day - other.day).days) <= 1]
        alike = other.session.endurance is not None and slot.session.endurance is not None
        long = other.session.endurance is not None and other.session.endurance.minutes > EASIER_MIN
        if alike and not long and not is_hard(other.session) and not any(is_hard(s.session) for s in near):
            return other
    return None


def _written(draft: Draft, slot: Slot, new: PlannedSession, rule: str, facts: list[Fact], params: Mapping[str, object]) -> None:
    old = slot.session
    if new == old:
        return
    draft.write(slot, new, rule)
    if old.endurance is not None and new.endurance is not None and top_zone(old) != top_zone(new):
        draft.note(rule, "zone", top_zone(old), top_zone(new), slot, facts=facts, params=params)
    elif old.endurance is not None and new.endurance is not None and old.endurance.minutes != new.endurance.minutes:
        draft.note(rule, "minutes", old.endurance.minutes, new.endurance.minutes, slot, facts=facts, params=params)
    elif old.exercises and sum(len(e.sets) for e in old.exercises) != sum(len(e.sets) for e in new.exercises):
        sets = [sum(len(e.sets) for e in x.exercises) for x in (old, new)]
        draft.note(rule, "sets", sets[0], sets[1], slot, facts=facts, params=params)
    elif old.exercises and (rir := _first_rir(old)) != (more := _first_rir(new)):
        draft.note(rule, "rir", rir, more, slot, facts=facts, params=params)
    elif old.exercises and (kg := _first_load(old)) != (less := _first_load(new)):
        draft.note(rule, "load_kg", kg, less, slot, facts=facts, params=params)


def _first_rir(session: PlannedSession) -> float | None:
    return next((rir for e in session.exercises for rir in reserves(e)), None)


def _first_load(session: PlannedSession) -> float | None:
    return session.exercises[0].sets[0].target_load_kg


def ill_days(draft: Draft, first: date, last: date) -> int:
    """Days of a window on which the athlete said they were ill."""
    return sum(1 for d, r in draft.signals.illness.items() if first <= d <= last and r.value >= 1)
