"""What the rules say of an exercise: how it is done, and what can be done instead."""

from __future__ import annotations

from milo.coach.catalogue import alternatives
from milo.coach.plans.plan_limits_exercises import NEEDS_MORE
from milo.coach.plans.plan_session_edits import easier_first
from milo.coach.talk.facts import Facts
from milo.coach.talk.intents import Intent
from milo.coach.talk.telling import Quoted, Receipts, Telling
from milo.vocabulary.athlete import EQUIPMENT_WORDS
from milo.vocabulary.exercises import Exercise, catalogue

FEW = 4  # alternatives, pieces of advice or lifts told at once; more are read by nobody. Our choice


def how(telling: Telling, intent: Intent, facts: Facts) -> None:
    exercise = catalogue().get(intent.exercise or "")
    if exercise is None:
        telling.say("how.which")
        return
    spanish = telling.language == "es"
    receipts = Receipts("exercise", "catalogue", None, [exercise.id])
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
    name = _exercise(telling, exercise)
    if not others:
        telling.say("swap.none", exercise=name)
        return
    telling.say("swap", exercise=name, others=[_exercise(telling, other) for other in others[:FEW]])
    telling.say("swap.how")


def _exercise(telling: Telling, exercise: Exercise) -> Quoted:
    name = exercise.name_es if telling.language == "es" else exercise.name
    return Quoted(name, Receipts("exercise", "catalogue", None, [exercise.id]))


def _similar(exercise: Exercise, facts: Facts) -> list[Exercise]:
    """What the catalogue has instead, with the athlete's equipment, sparing what hurts."""
    profile = facts.profile
    if profile is None:
        return alternatives(exercise.id, EQUIPMENT_WORDS)
    conditions = [*(profile.conditions or []), *(["pregnancy"] if profile.pregnant else [])]
    conditions += ["postpartum"] if profile.postpartum_weeks is not None else []
    owned = EQUIPMENT_WORDS if profile.equipment is None else profile.equipment
    return alternatives(exercise.id, owned, {i.region: i.pain_0_10 for i in profile.injuries or []}, conditions)
