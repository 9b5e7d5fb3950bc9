"""What the rules say of an exercise: how it is done, and what can be done instead."""

from __future__ import annotations

from collections.abc import Collection

from milo.coach.catalogue import alternatives, main_muscles, possible
from milo.coach.conversation.answers.values import Gear, Intent
from milo.coach.plans.edits.within_session import easier_first
from milo.coach.plans.limits.exercises import NEEDS_MORE
from milo.coach.talk.receipts.facts import Facts
from milo.coach.talk.receipts.telling import Quoted, Receipts, Telling
from milo.coach.talk.replies import lift_facts
from milo.coach.talk.replies.filmed import filmed
from milo.vocabulary.athlete import EQUIPMENT_WORDS
from milo.vocabulary.body_parts import MUSCLES
from milo.vocabulary.exercises import Exercise, catalogue

FEW = 4  # alternatives, pieces of advice or lifts told at once; more are read by nobody. Our choice


def how(telling: Telling, intent: Intent, facts: Facts) -> None:
    exercise = catalogue().get(intent.exercise or "")
    if exercise is None:
        telling.say("how.which")
        return
    spanish = telling.language == "es"
    receipts = Receipts("exercise", "catalogue", None, [exercise.id])
    # "How was my squat form?" asks what "how is it done" asks, of the athlete's own: the newest film is told first.
    filmed(telling, exercise.id, facts)
    telling.say("how", exercise=Quoted(exercise.name_es if spanish else exercise.name, receipts))
    cues, faults = (exercise.cues_es, exercise.faults_es) if spanish else (exercise.cues, exercise.faults)
    lacking = {field.removesuffix("_es") for field in exercise.untranslated if field.endswith("_es") == spanish}
    if lacking & {"cues", "faults"}:
        telling.say("how.untranslated")
    for cue in cues:
        telling.say("how.cue", cue=Quoted(cue, receipts))
    if faults:
        telling.say("how.faults")
        for fault in faults:
            telling.say("how.cue", cue=Quoted(fault, receipts))
    if not cues:
        telling.say("how.bare", muscles=[telling.word("muscle", muscle) for muscle in exercise.muscles])


def swap(telling: Telling, intent: Intent, facts: Facts) -> None:
    exercise = catalogue().get(intent.exercise or "")
    if exercise is None:
        telling.say("swap.which")
        return
    others = facts.alternatives(exercise.id) if facts.alternatives is not None else _similar(exercise, facts)
    others = [e for e in easier_first(exercise.id, others) if e.id not in NEEDS_MORE]
    if intent.gear is not None:
        have, main = _may(facts), main_muscles(exercise)
        # With other equipment the movement may change; the muscle stays.
        more = [
            e for e in alternatives(exercise.id, *have, other_patterns=True) if e.id not in {*NEEDS_MORE, *(o.id for o in others)}
        ]
        others = [e for e in [*others, *more] if intent.gear.allows(e) and (not main or main & main_muscles(e))]
    name = _exercise(telling, exercise)
    if not others:
        telling.say("swap.none", exercise=name)
        return
    telling.say("swap", exercise=name, others=[_exercise(telling, other) for other in others[:FEW]])
    telling.say("swap.how")


def how_part(telling: Telling, intent: Intent, facts: Facts) -> None:
    """A step easier or harder than an exercise, or exercises for a part of the body; only what the athlete may do."""
    if intent.part == "for_muscle":
        _for_muscle(telling, intent.subject or "", facts, intent.gear)
        return
    exercise = catalogue().get(intent.exercise or "")
    if exercise is None:
        telling.say("how.which")
        return
    if intent.part == "gear":
        lift_facts.gear(telling, exercise, facts)
        return
    if intent.part == "joints":
        lift_facts.joints(telling, exercise)
        return
    if intent.part == "versus":
        lift_facts.versus(telling, intent)
        return
    steps = exercise.easier if intent.part == "easier" else exercise.harder
    may = {e.id for e in _similar(exercise, facts)}
    others = [catalogue()[id] for id in steps if id in may and id not in NEEDS_MORE]
    if not others:
        telling.say("part.no_step", exercise=_exercise(telling, exercise))
        return
    told = [_exercise(telling, e) for e in others[:FEW]]
    telling.say("part.easier" if intent.part == "easier" else "part.harder", exercise=_exercise(telling, exercise), others=told)


def _for_muscle(telling: Telling, subject: str, facts: Facts, gear: Gear | None = None) -> None:
    muscles = MUSCLES.get(subject, ())
    planned = (
        [e.exercise_id for w in facts.plan.weeks for d in w.days for s in d.sessions for e in s.exercises] if facts.plan else []
    )
    known = catalogue()

    def trains(id: str) -> bool:
        return any(known[id].muscles.get(m, 0) >= 1 for m in muscles)

    fitting = [id for id in dict.fromkeys(planned) if id in known and trains(id)]
    near = [e.id for e in _similar(known[fitting[0]], facts)] if fitting else []
    owned, pains, conditions = _may(facts)
    # Those that train little beside the muscle come first, then those soon learnt.
    able = sorted(possible(owned, pains, conditions, ("strength",)), key=lambda e: (_beside(e, muscles), e.skill))
    found = [*fitting[:FEW], *(id for id in (*near, *(e.id for e in able)) if id not in NEEDS_MORE and trains(id))]
    if gear is not None:
        found = [id for id in found if gear.allows(known[id])]
    muscle = telling.word("part.body", subject)
    if not found:
        telling.say("part.no_muscle", muscle=muscle)
        return
    others = [_exercise(telling, known[id]) for id in dict.fromkeys(found)][: 2 * FEW]
    telling.say("part.for_muscle", muscle=muscle, others=others)
    telling.say("part.for_muscle_end")


def _beside(exercise: Exercise, muscles: Collection[str]) -> int:
    """How many other muscles an exercise trains as much."""
    return sum(1 for muscle, weight in exercise.muscles.items() if weight >= 1 and muscle not in muscles)


def _exercise(telling: Telling, exercise: Exercise) -> Quoted:
    name = exercise.name_es if telling.language == "es" else exercise.name
    return Quoted(name, Receipts("exercise", "catalogue", None, [exercise.id]))


def _similar(exercise: Exercise, facts: Facts) -> list[Exercise]:
    """What the catalogue has instead, with the athlete's equipment, sparing what hurts."""
    return alternatives(exercise.id, *_may(facts))


def _may(facts: Facts) -> tuple[Collection[str], dict[str, float | None], list[str]]:
    """The athlete's equipment, sore regions with their pain, and conditions."""
    profile = facts.profile
    if profile is None:
        return EQUIPMENT_WORDS, {}, []
    conditions = [*(profile.conditions or []), *(["pregnancy"] if profile.pregnant else [])]
    conditions += ["postpartum"] if profile.postpartum_weeks is not None else []
    owned = EQUIPMENT_WORDS if profile.equipment is None else profile.equipment
    return owned, {i.region: i.pain_0_10 for i in profile.injuries or []}, conditions
