"""A plan that is asked for: what it would be is told first, and it is made on the yes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from milo.app.asking import person_of
from milo.app.coaching.locks import TrainingLocked, refuse_while_locked
from milo.app.conversation.turn import Answer, Outcome, Step, Turn
from milo.app.planning import WEEKS
from milo.coach.conversation.answers.values import Intent
from milo.coach.conversation.profile_values import PlanWanted
from milo.coach.plans.making.in_language import in_language
from milo.coach.plans.making.planner import MAX_WEEKS
from milo.coach.plans.making.taper import weeks_to_event
from milo.coach.plans.making.taper_words import title_of
from milo.coach.talk.receipts.telling import Telling
from milo.coach.talk.replies.replies import answer
from milo.coach.talk.words.numbers_said import as_written, numbers_in
from milo.locales import Templates
from milo.vocabulary.athlete import Profile
from milo.vocabulary.errors import BadValue
from milo.vocabulary.plan import first_monday
from milo.vocabulary.talk import Claim, Language
from milo.vocabulary.told_limits import in_words

_WORDS = {language: Templates("new_plan", language) for language in ("en", "es")}


def ask_plan(turn: Turn, wanted: PlanWanted) -> Answer:
    """What the plan would be, and the question whether to make it; or why there is none."""
    athlete, language = turn.athlete, turn.language
    profile, locked = turn.house.flows.profile(athlete), _locked(turn)
    if profile is None:
        return Answer(_say("none", language))
    if locked is not None:
        return Answer(in_words(locked, language))
    weeks = _weeks(turn, profile, wanted)
    if not 1 <= weeks <= MAX_WEEKS:
        text = _say("weeks", language, most=MAX_WEEKS, found=weeks)
        return Answer(text, _claimed(text, language, []))
    today = turn.facts.today
    first = first_monday(today)
    event = profile.event if profile.event is not None and profile.event.date >= today else None
    reached = event is not None and event.date < first + timedelta(weeks=weeks)
    race = f"{title_of(event, language)}, {event.date.isoformat()}" if event is not None and reached else ""
    parts = [
        _say(
            "would" if weeks != 1 else "would_one",
            language,
            weeks=weeks,
            goal=Telling(language).word("goal", profile.goal),
            days=profile.days_per_week,
            minutes=_say("minutes", language, n=f"{profile.minutes_per_session:g}") if profile.minutes_per_session else "",
            race=_say("race", language, race=race) if race else "",
            first=first.isoformat(),
        )
    ]
    parts += [_say("wish", language, wish=wanted.wish)] if wanted.wish is not None else []
    parts += [_say("instead", language)] if turn.coach.standing(athlete) is not None else []
    parts += [_say("open", language)] if turn.coach.questions_open(athlete) else []
    text = " ".join([*parts, _say("ask", language)])
    return Answer(text, _claimed(text, language, []), (Step("new_plan", wanted),))


def make_plan(turn: Turn, wanted: PlanWanted) -> Answer:
    """Make the plan, and show its first week."""
    try:
        plan = turn.coach.new_plan(turn.athlete, weeks=wanted.weeks)
    except (BadValue, TrainingLocked) as e:
        return Answer(in_words(e, turn.language))
    if plan.refused is not None:
        return Answer(plan.refused.text)
    facts = person_of(turn.house, turn.athlete).facts
    assert facts is not None
    shown = facts if facts.plan is None else replace(facts, plan=in_language(facts.plan, turn.language))
    told = answer(Intent(name="plan", language=turn.language), shown)
    kept = Outcome(plan={"plan_id": plan.plan_id, "version": plan.version})
    return Answer(f"{_say('made', turn.language)} {told.text}", list(told.claims), outcome=kept)


def left_plan(turn: Turn) -> str:
    """That no plan was made."""
    return _say("left", turn.language)


def _weeks(turn: Turn, profile: Profile, wanted: PlanWanted) -> int:
    return wanted.weeks if wanted.weeks is not None else weeks_to_event(profile, turn.facts.today, WEEKS)


def _locked(turn: Turn) -> TrainingLocked | None:
    try:
        refuse_while_locked(turn.house, turn.athlete)
    except TrainingLocked as e:
        return e
    return None


def _say(word: str, language: str, **slots: object) -> str:
    return _WORDS["es" if language == "es" else "en"][word].format(**slots)


def _claimed(text: str, language: Language, receipts: Sequence[str]) -> list[Claim]:
    return [
        Claim(text=as_written(text, n), value=n.value, unit=n.unit or "", kind="told", rule="profile", record_ids=list(receipts))
        for n in numbers_in(text, language)
    ]
