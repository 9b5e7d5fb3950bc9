"""What hurts: less load on it, another exercise, or none. Reference safety.md PL-50, training.md 2.5."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal

import msgspec

from milo.coach.adapt.adapting_changes import Draft, Fact
from milo.coach.adapt.adapting_log import Pain, Slot
from milo.coach.adapt.adapting_shapes import at_most_kg, fewer_sets, remade, shorter, steady
from milo.coach.adapt.pain_sports import loads, spared, told_with
from milo.coach.plans.basics.drills import is_drill
from milo.coach.plans.edits.within_session import warm_up_for
from milo.vocabulary.exercises import Exercise, catalogue, offered
from milo.vocabulary.plan import PlannedExercise, PlannedSession

PAIN_SEEN_DAYS = 14  # a region stays flagged until two weeks of 2 or less (safety 9)
PAIN_SOME, PAIN_MUCH, PAIN_SHARE = 3.0, 5.0, 0.7  # 3-4 less load, 5 and more none (the stricter of safety PL-50 and reference 2.5)
FRESH_DAYS = 1  # after that it is not said that it should be gone tomorrow, but asked how it is (our choice)
STRESSED = 0.3  # joint stress of an exercise that is lowered at 3-4 of 10 and taken out from 5 on: the same ones (our choice)
PAIN_LESS, PAIN_STOP, PAIN_SWAP = "pain.less", "pain.stop", "pain.swap"
Loads = Literal["nothing", "less", "least"]
"""What loads a region in the days to come: nothing; what was made less for it; what cannot be less (one set)."""
_BOUNCING = ("jump", "locomotion")  # never in the place of what hurts: jumps, and what goes on steps or hands and feet (safety 9)


def pain(draft: Draft) -> None:
    """Less load on what hurts a little, nothing on what hurts more: another exercise where there is one, else none."""
    for region, seen in flagged(draft).items():
        worst = seen[-1].level
        facts = [Fact(name="pain_0_10", value=seen[-1].level, unit="1", record_ids=[seen[-1].record_id], day=seen[-1].day)]
        params: dict[str, object] = {"region": region}
        if (draft.today - seen[-1].day).days > FRESH_DAYS:
            params |= {"why": "old", "told_on": seen[-1].day}
        week = draft.today + timedelta(days=6)
        noted = len(draft.changes)
        for slot in draft.ahead(last=week):
            if worst >= PAIN_MUCH:
                _without(draft, slot, region, facts, params)
            else:
                _lighter(draft, slot, region, facts, params)
        if len(draft.changes) == noted:
            # Whoever told of a pain is told why the plan stays, also where it was mended before.
            rule = PAIN_STOP if worst >= PAIN_MUCH else PAIN_LESS
            standing = "nothing" if worst >= PAIN_MUCH else _loads(draft, region, week)
            held = "least" if standing == "least" else "spared"
            draft.note(rule, "session", None, None, held=held, facts=facts, params={**params, "loads": standing})


def _loads(draft: Draft, region: str, last: date) -> Loads:
    """How what loads a region a little too much stands in the days to come."""
    loading = [s.session for s in draft.ahead(last=last) if _loaded(draft, s.session, region)]
    if not loading:
        return "nothing"
    return "less" if any(PAIN_LESS in s.because for s in loading) else "least"


def _loaded(draft: Draft, session: PlannedSession, region: str) -> bool:
    activity = session.endurance.activity if session.endurance is not None else None
    lifts = any(_stress(e, region) >= STRESSED and not is_drill(e) for e in session.exercises)
    return lifts or (activity is not None and loads(region, activity, _told(draft, region)))


def _told(draft: Draft, region: str) -> set[str]:
    return told_with(draft, region, PAIN_SEEN_DAYS, PAIN_SOME)


def _hot(draft: Draft, region: str) -> set[str]:
    return told_with(draft, region, PAIN_SEEN_DAYS, PAIN_MUCH + 1e-9)


def flagged(draft: Draft) -> dict[str, list[Pain]]:
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


def _without(draft: Draft, slot: Slot, region: str, facts: list[Fact], params: Mapping[str, object]) -> None:
    session = slot.session
    exercises: list[PlannedExercise] = []
    changed = False
    taken = {e.exercise_id for e in session.exercises}
    for e in session.exercises:
        if _stress(e, region) < STRESSED:
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
    if (other_sport := spared(draft, session, region, _told(draft, region), _hot(draft, region))) is not None:
        if other_sport.session is None:
            draft.slots.remove(slot)
            draft.note(PAIN_STOP, "session", session.title, None, slot, facts=facts, params=params)
            return
        rule, of = (PAIN_SWAP, "activity") if other_sport.new != other_sport.old else (PAIN_LESS, "zone")
        was, now = other_sport.old, other_sport.new
        if of == "zone" and session.endurance is not None and other_sport.session.endurance is not None:
            was, now = session.endurance.zone, other_sport.session.endurance.zone  # type: ignore[assignment]
            if was == now:
                of, was, now = "minutes", session.endurance.minutes, other_sport.session.endurance.minutes  # type: ignore[assignment]
        draft.write(slot, msgspec.structs.replace(other_sport.session, exercises=session.exercises), rule)
        draft.note(rule, of, was, now, slot, facts=facts, params=params)
        session = slot.session
    if not changed:
        return
    if not exercises and session.endurance is None:
        draft.slots.remove(slot)
        return
    rule = PAIN_SWAP if len(exercises) == len(session.exercises) else PAIN_STOP
    # What is gone is not warmed up for either; what came in its place begins without a load.
    kept = {e.exercise_id for e in exercises}
    warm_up = warm_up_for(session.warm_up, {e.exercise: None for e in session.exercises if e.exercise_id not in kept})
    draft.write(slot, remade(msgspec.structs.replace(session, warm_up=warm_up), exercises, session.endurance), rule)


def _instead(e: PlannedExercise, region: str, taken: set[str], draft: Draft) -> PlannedExercise | None:
    """The nearest exercise that spares the joint: the same pattern or main muscle, equipment that is there; without a load."""
    old = catalogue().get(e.exercise_id)
    if old is None:
        return None
    have = set(draft.who.equipment) if draft.who.equipment is not None else set(old.equipment)
    hurts = [p.region for p in draft.log.pains if p.level >= PAIN_SOME and (draft.today - p.day).days < PAIN_SEEN_DAYS]
    fits = [
        x
        for x in offered().values()
        if x.id not in taken and x.kind == "strength" and x.pattern not in _BOUNCING and set(x.equipment) <= have
        and _alike(old, x) > 0
        and all(x.stress(r) < STRESSED for r in {region, *hurts})
    ]  # fmt: skip
    if not fits:
        return None
    best = min(fits, key=lambda x: (-_alike(old, x), abs(x.skill - old.skill), x.id))
    # The weight of another exercise is not known: it is found anew, with more in reserve.
    sets = [msgspec.structs.replace(s, target_load_kg=None, target_rir=max(s.target_rir, 3.0)) for s in e.sets]
    return msgspec.structs.replace(
        e, exercise=best.called(draft.who.language), exercise_id=best.id, pattern=best.pattern, muscles=dict(best.muscles),
        equipment=list(best.equipment), sets=sets,
    )  # fmt: skip


def _alike(a: Exercise, b: Exercise) -> float:
    """Same pattern, and how far the muscles are the same ones; 0 where neither is shared (reference 2.5)."""
    shared = sum(w * b.muscles.get(m, 0.0) for m, w in a.muscles.items())
    size = (sum(w * w for w in a.muscles.values()) * sum(w * w for w in b.muscles.values())) ** 0.5
    cosine = shared / size if size else 0.0
    return 3 * (a.pattern == b.pattern) + 2 * cosine if a.pattern == b.pattern or cosine >= 0.6 else 0.0


def _lighter(draft: Draft, slot: Slot, region: str, facts: list[Fact], params: Mapping[str, object]) -> None:
    if PAIN_LESS in slot.session.because:
        return
    session = slot.session
    exercises = []
    for e in session.exercises:
        loaded = [s.target_load_kg for s in e.sets if s.target_load_kg is not None]
        if _stress(e, region) < STRESSED or is_drill(e):
            exercises.append(e)
            continue
        about: dict[str, object] = {**params, "exercise": e.exercise_id}
        if loaded:
            sets = [
                s
                if s.target_load_kg is None
                else msgspec.structs.replace(
                    s,
                    target_load_kg=min(at_most_kg(e, PAIN_SHARE * s.target_load_kg, draft.who.plates_kg), s.target_load_kg),
                )
                for s in e.sets
            ]
            least = max(s.target_load_kg or 0.0 for s in sets)
            if least < max(loaded):
                exercises.append(msgspec.structs.replace(e, sets=sets))
                draft.note(PAIN_LESS, "load_kg", max(loaded), least, slot, exercise_id=e.exercise_id, facts=facts, params=about)
                continue
        # The body weighs what it weighs, and of the lightest weight there is nothing to take off: less of it then.
        fewer = fewer_sets(e, PAIN_SHARE)
        exercises.append(fewer)
        if len(fewer.sets) < len(e.sets):
            draft.note(PAIN_LESS, "sets", len(e.sets), len(fewer.sets), slot, exercise_id=e.exercise_id, facts=facts, params=about)
    endurance = session.endurance
    if endurance is not None and loads(region, endurance.activity, _told(draft, region)):
        endurance = shorter(steady(endurance, endurance.minutes), PAIN_SHARE * endurance.minutes)
        draft.note(PAIN_LESS, "minutes", session.endurance.minutes if session.endurance else None, endurance.minutes, slot,
                   facts=facts, params=params)  # fmt: skip
    if exercises != session.exercises or endurance != session.endurance:
        draft.write(slot, remade(session, exercises, endurance), PAIN_LESS)
