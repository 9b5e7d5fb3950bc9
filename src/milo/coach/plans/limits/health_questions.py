"""Which of the seven health questions before training are answered, and what is said while they are not.

Source: Milo's safety reference, section 3: the seven general topics of the PAR-Q+ are asked before anybody trains. What an answer
means for a plan is read in limits.gates.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec

from milo.coach.plans.limits.answers import is_blank, plain_yes, told_yes
from milo.coach.plans.limits.gates import FORM, NONE_OF, health_answers, topic_of
from milo.vocabulary.athlete import Profile
from milo.vocabulary.plan import Adjustment, Plan
from milo.vocabulary.told_limits import sentence

TOPICS = FORM
"""The topics in the order of the form, by the keys the API takes; q1 to q7 mean the same."""
RULE = "PAR-Q"
ANSWERED_ON = "date_answered"
"""Beside the answers: when they were last given, also where they stayed the same."""


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


def stamped(raw: Mapping[str, Any], at: datetime) -> dict[str, Any]:
    """A profile as decoded JSON whose answers were given at a moment, aware; as it is where it holds none."""
    parq = raw.get("parq")
    return {**raw, "parq": {**parq, ANSWERED_ON: at.isoformat()}} if isinstance(parq, Mapping) and parq else dict(raw)


def answered_at(versions: Sequence[tuple[datetime, Mapping[str, Any] | None]]) -> datetime | None:
    """When the answers that hold were last given; None without any.

    versions: when each profile began to hold, aware, and its answers, oldest first.  A profile written for another reason carries
    the answers on and gives none.  What the answers themselves say of their day counts first: of some given in part it is
    the day of the others.
    """
    if not versions or not versions[-1][1]:
        return None
    now = _answers(versions[-1][1])
    given = versions[-1][0]
    for began, answers in reversed(versions):
        if _answers(answers) != now:
            break
        given = began
    return next(iter(_stamp(versions[-1][1], versions[-1][0])), given)


def without_answers(parq: Mapping[str, Any] | None) -> dict[str, Any]:
    """What stands beside the answers: consents, clearances, dates."""
    return {key: said for key, said in (parq or {}).items() if not list(health_answers({key: said}))}


def by_topic(parq: Mapping[str, Any] | None) -> dict[str, bool]:
    """The answers to the seven questions as yes or no, by whatever key they were told; a blank or a doubt is none.

    Of several to one topic a yes counts; "none_of_these" answers no to what nothing else answers.
    """
    found: dict[str, bool] = {}
    none = False
    for key, answer in health_answers(parq):
        if key == NONE_OF:
            none |= plain_yes(answer)
        elif not is_blank(answer) and (topic := key if key in TOPICS else topic_of(key)) is not None:
            found[topic] = found.get(topic, False) or told_yes(answer)
    return {**(dict.fromkeys(TOPICS, False) if none else {}), **found}


def answered_anew(parq: Mapping[str, Any] | None, topics: Collection[str]) -> dict[str, Any]:
    """What is left of the answers once these topics are answered by another key: else a yes of before would stand beside the no.

    What was told in words of somebody's own stays: a palpitation is not taken back by a no to a heart condition.
    """
    kept = {}
    for key, said in (parq or {}).items():
        names = [name for name, _ in health_answers({key: said})]
        if not (names and (names[0] in topics or (names[0] == NONE_OF and set(topics) == set(TOPICS)))):
            kept[key] = said
    return kept


def _answers(parq: Mapping[str, Any] | None) -> dict[str, Any]:
    return dict(health_answers(parq))


def _stamp(parq: Mapping[str, Any] | None, until: datetime) -> list[datetime]:
    """When the answers say that they were given; a moment after their profile was written is nobody's."""
    said = (parq or {}).get(ANSWERED_ON)
    try:
        at = datetime.fromisoformat(said) if isinstance(said, str) else None
    except ValueError:
        return []
    return [at] if at is not None and at.tzinfo is not None and at <= until else []


def said_first(plan: Plan, profile: Profile, language: str, *, cautious: bool, old: bool = False) -> Plan:
    """The plan with the open questions told before anything else; as it is where they are answered, and where it is refused.

    cautious: it was made of `until_answered`; otherwise of what the profile tells alone.  old: all are answered, and due again.
    """
    told = open_told(profile, language, cautious=cautious) or (sentence("health_questions_old", language) if old else None)
    if told is None or plan.refused is not None:
        return plan
    return msgspec.structs.replace(plan, adjustments=[Adjustment(rule=RULE, what=told), *plan.adjustments])


def without_answered(plan: Plan, profile: Profile | None) -> Plan:
    """A kept plan as it is read: once no question is open, what it said of open ones is gone; the same plan otherwise."""
    if all(a.rule != RULE for a in plan.adjustments) or open_topics(profile):
        return plan
    return msgspec.structs.replace(plan, adjustments=[a for a in plan.adjustments if a.rule != RULE])


def open_told(profile: Profile | None, language: str, *, cautious: bool = True, old: bool = False) -> str | None:
    """That the questions are open, or due again, and what follows from it, as a sentence in "en" or "es"; None otherwise."""
    if not open_topics(profile):
        return sentence("health_questions_old", language) if old else None
    return sentence("health_questions_cautious" if cautious else "health_questions_on_paper", language)
