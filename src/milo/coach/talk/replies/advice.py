"""What the rules say to general questions, and of what the athlete told about themselves."""

from __future__ import annotations

from milo.coach.conversation.answers.values import Intent
from milo.coach.plans.basics.time import VIGOROUS_ZONE, top_zone
from milo.coach.talk.receipts.facts import Facts, planned_on
from milo.coach.talk.receipts.telling import Amount, Quoted, Receipts, Telling
from milo.coach.talk.replies.plan import asked_day, has_plan, what_a_day_is
from milo.locales import text
from milo.vocabulary.plan import PlannedSession

OF_CHANGES = frozenset(
    f"how_{what}" for what in ("move", "skip", "days", "minutes", "equipment", "swap", "add", "drop", "away", "weekdays", "sets")
)
"""Answers that speak of a plan there is."""
WITH_READINESS = frozenset({"tired"})
"""Before these the athlete's own readiness is told."""
WHY_EASY = "why_easy"
"""The question why training is easy; of a day that is not, what that day is."""


def advice(telling: Telling, intent: Intent, facts: Facts) -> None:
    """The text of a general question, before it the athlete's own readiness where it bears on the answer."""
    if intent.advice in OF_CHANGES and not has_plan(telling, facts):
        return  # how a plan is changed says nothing to who has none
    if intent.advice == WHY_EASY and (intent.day is not None or intent.tomorrow):
        day = asked_day(intent, facts)
        planned = planned_on(facts, day)
        if what_a_day_is(telling, day, facts) and not all(_is_easy(s) for s in (planned.sessions if planned is not None else ())):
            return
        if planned is not None and not planned.sessions:
            return
    ready = facts.readiness
    if intent.advice in WITH_READINESS and ready is not None:
        telling.say("word", text=Quoted(str(ready["text"]), Receipts("figure", "readiness", None, list(ready["record_ids"]))))
    told = text(f"advice-{intent.advice or 'help'}", telling.language)
    telling.say("word", text=Quoted(told, Receipts("word", f"advice.{intent.advice}")))


def _is_easy(session: PlannedSession) -> bool:
    """Whether a session is easy endurance work and nothing else."""
    return session.endurance is not None and session.kind == "endurance" and top_zone(session) < VIGOROUS_ZONE


def me(telling: Telling, intent: Intent, facts: Facts) -> None:
    """What the profile says of goal, age, height, injuries and equipment."""
    profile = facts.profile
    if profile is None:
        telling.say("part.me_none")
        return
    receipts = Receipts("told", "profile")
    if intent.part in (None, "goal"):
        if facts.knows("goal"):
            telling.say("part.me_goal", goal=telling.word("goal", profile.goal))
        else:
            telling.say("part.me_no_goal")
    if intent.part is None and facts.knows("days_per_week"):
        telling.say("part.me_days", days=Amount(profile.days_per_week, "day", receipts))
    if intent.part in (None, "age"):
        age = profile.age_on(facts.today)
        if age is None:
            telling.say("part.me_no_age")
        else:
            telling.say("part.me_age", age=Amount(age, "", receipts))
    if intent.part == "height":
        if profile.height_cm is None:
            telling.say("part.me_no_height")
        else:
            telling.say("part.me_height", height=Amount(profile.height_cm, "cm", receipts, 1))
    if intent.part in (None, "equipment"):
        if profile.equipment:
            telling.say("part.me_equipment", equipment=[telling.word("equipment", e) for e in profile.equipment])
        else:
            telling.say("part.me_no_equipment")
    if intent.part in (None, "injuries"):
        if profile.injuries:
            telling.say("part.me_injuries", regions=[telling.word("region", i.region) for i in profile.injuries])
        elif intent.part is not None:
            telling.say("part.me_no_injuries")
    if intent.part is None:
        telling.say("part.me_more")
