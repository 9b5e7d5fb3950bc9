"""What the catalogue says of an exercise beside its cues: equipment, joints, and two exercises side by side."""

from __future__ import annotations

from milo.coach.conversation.answers.values import Intent
from milo.coach.talk.receipts.facts import Facts
from milo.coach.talk.receipts.telling import Quoted, Receipts, Telling
from milo.vocabulary.exercises import Exercise, catalogue

MUCH, SOME = 0.5, 0.3  # stress 0..1 from which a joint is told as loaded much, and a little (our choice)


def gear(telling: Telling, exercise: Exercise, facts: Facts) -> None:
    """What an exercise needs, and what of it the profile lacks."""
    if not exercise.equipment:
        telling.say("lift.gear_none", exercise=_name(telling, exercise))
        return
    telling.say("lift.gear", exercise=_name(telling, exercise), gear=_gear(telling, exercise.equipment))
    owned = facts.profile.equipment if facts.profile is not None else None
    lacking = [item for item in exercise.equipment if owned is not None and item not in owned]
    if lacking:
        telling.say("lift.gear_lacking", gear=_gear(telling, lacking))


def joints(telling: Telling, exercise: Exercise) -> None:
    """Which joints an exercise loads."""
    much = _regions(telling, exercise, MUCH, 1.01)
    some = _regions(telling, exercise, SOME, MUCH)
    if much:
        telling.say("lift.joints", exercise=_name(telling, exercise), regions=much)
    if some:
        telling.say("lift.joints_some" if much else "lift.joints_only_some", exercise=_name(telling, exercise), regions=some)
    if not (much or some):
        telling.say("lift.joints_none", exercise=_name(telling, exercise))
    telling.say("lift.joints_end")


def versus(telling: Telling, intent: Intent) -> None:
    """Two exercises side by side."""
    both = [catalogue()[id] for id in (intent.exercise, intent.subject) if id is not None and id in catalogue()]
    for e in both:
        muscles = [telling.word("muscle", m) for m, part in e.muscles.items() if part >= 1] or [
            telling.word("muscle", m) for m in e.muscles
        ]
        parts = [telling.made("lift.trains", exercise=_name(telling, e), muscles=muscles)] if muscles else []
        tools = _gear(telling, e.equipment)
        parts.append(telling.made("lift.with", gear=tools) if tools else telling.made("lift.with_none"))
        most = _regions(telling, e, MUCH, 1.01)
        if most:
            parts.append(telling.made("lift.loads", regions=most))
        telling.line(parts)
    if len(both) == 2 and both[0].skill != both[1].skill:
        telling.say("lift.easier_to_learn", exercise=_name(telling, min(both, key=lambda e: e.skill)))
    telling.say("lift.versus_end")


def _gear(telling: Telling, items: list[str] | tuple[str, ...]) -> list[str]:
    return [telling.word("equipment", item) for item in items]


def _regions(telling: Telling, exercise: Exercise, least: float, below: float) -> list[str]:
    found = sorted(((stress, region) for region, stress in exercise.joints.items() if least <= stress < below), reverse=True)
    return [telling.word("region", region) for _, region in found]


def _name(telling: Telling, exercise: Exercise) -> Quoted:
    return Quoted(exercise.called(telling.language), Receipts("exercise", "catalogue", None, [exercise.id]))
