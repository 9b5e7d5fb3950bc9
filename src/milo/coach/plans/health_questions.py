"""Which of the seven health questions before training are answered, and what is said while they are not.

Source: Milo's safety reference, section 3: the seven general topics of the PAR-Q+ are asked before anybody trains. What an answer
means for a plan is read in plan_limits_gates.
"""

from __future__ import annotations

import msgspec

from milo.coach.plans.plan_limits_gates import FORM, NONE_OF, health_answers, is_blank, plain_yes, topic_of
from milo.vocabulary.athlete import Profile
from milo.vocabulary.plan import Adjustment, Plan
from milo.vocabulary.told_limits import sentence

TOPICS = FORM
"""The topics in the order of the form, by the keys the API takes; q1 to q7 mean the same."""
RULE = "PAR-Q"


def open_topics(profile: Profile | None) -> tuple[str, ...]:
    """The topics nobody answered yet, in the order of the form; empty when all are. A blank is no answer, and no profile has none.

    "none_of_these": true answers all of them with no; a doubt there answers none.
    """
    answered: set[str | None] = set()
    for key, answer in health_answers(profile.parq if profile is not None else None):
        if key == NONE_OF:
            answered |= set(TOPICS) if plain_yes(answer) else set()
        elif not is_blank(answer):
            answered.add(topic_of(key))
    return tuple(topic for topic in TOPICS if topic not in answered)


def until_answered(profile: Profile) -> Profile:
    """The profile as the gate may read it before all seven questions are answered.

    Whoever has not answered is not known to be free of symptoms, so their regular exercise opens nothing yet and they begin as
    G-1, light to moderate.
    """
    return msgspec.structs.replace(profile, regular_exerciser=None) if open_topics(profile) else profile


def said_first(plan: Plan, profile: Profile, language: str, *, cautious: bool) -> Plan:
    """The plan with the open questions told before anything else; as it is where they are answered, and where it is refused.

    cautious: it was made of `until_answered`; otherwise of what the profile tells alone.
    """
    told = open_told(profile, language, cautious=cautious)
    if told is None or plan.refused is not None:
        return plan
    return msgspec.structs.replace(plan, adjustments=[Adjustment(rule=RULE, what=told), *plan.adjustments])


def without_answered(plan: Plan, profile: Profile | None) -> Plan:
    """A kept plan as it is read: once no question is open, what it said of open ones is gone; the same plan otherwise."""
    if all(a.rule != RULE for a in plan.adjustments) or open_topics(profile):
        return plan
    return msgspec.structs.replace(plan, adjustments=[a for a in plan.adjustments if a.rule != RULE])


def open_told(profile: Profile | None, language: str, *, cautious: bool = True) -> str | None:
    """That the questions are open and what follows from it, as a sentence in "en" or "es"; None when they are answered."""
    if not open_topics(profile):
        return None
    return sentence("health_questions_cautious" if cautious else "health_questions_on_paper", language)
