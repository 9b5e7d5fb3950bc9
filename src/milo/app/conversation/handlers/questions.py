"""Questions: what is looked up for them, and what the learned reader makes of a wish: a change that is asked about, never made."""

from __future__ import annotations

from dataclasses import replace

from milo.app.coaching.lookups import looked_up, needs_look_up, with_done
from milo.app.coaching.words import say
from milo.app.conversation.handlers.choices import Choice, offer
from milo.app.conversation.turn import Answer, Turn, claimed
from milo.coach.conversation.answers.asked import answers, filled
from milo.coach.conversation.answers.head import Likely, likely
from milo.coach.conversation.answers.values import Intent
from milo.coach.talk.receipts.facts import Facts
from milo.coach.talk.turns.conversation import of_oneself
from milo.locales import has
from milo.vocabulary.errors import MiloError
from milo.vocabulary.exercises import catalogue
from milo.vocabulary.told_limits import in_words

SURE_FROM = 0.25  # chance from which a question is answered without asking what was meant (our choice, on author t)
OFFERED_FROM = 0.05  # and from which an answer is one of those it may mean
LEAST_WORDS = 2
NOT_OFFERED = frozenset({"other", "hello", "thanks", "bye", "praise", "complaint"})


def readiness_told(turn: Turn) -> Answer | None:
    """Why readiness is what it is: its parts, with the records behind each; what is missing where there is no score."""
    today = turn.coach.today(turn.athlete)
    ready = today.readiness
    if ready is None:
        return Answer(turn.say("coach-readiness-none", reason=today.readiness_reason or ""))
    load = turn.say("coach-part-load")
    labels = {p["name"]: load if p["name"] == "load_3d" else p["label"] for p in ready["parts"]}
    parts = "; ".join(f"{labels[p['name']]} {p['value']:+g} {p['unit']}" for p in ready["parts"])
    text = turn.say("coach-readiness", score=f"{ready['score']}", parts=parts)
    missing = ", ".join(load if name == "load_3d" else say(f"part.{name}", turn.language) for name in ready["missing"])
    text = f"{text} {ready['text']}" if ready.get("text") else text
    return Answer(
        f"{text} {turn.say('coach-readiness-missing', missing=missing)}" if missing else text,
        claimed(text, turn.language, ready["record_ids"], "readiness", "estimate"),
    )


def facts_for(turn: Turn, intent: Intent) -> Facts | Answer:
    """The facts with what the question needs looked up; an answer where that says why there is none."""
    facts = turn.facts
    if intent.name == "what_if" and facts.plan is not None and facts.plan.refused is None:
        from milo.app.what_if import what_if

        try:
            return replace(facts, what_if=what_if(turn.house, turn.athlete, turn.text, facts.plan))
        except MiloError as e:
            # A change that cannot be made cannot be imagined either; why not is the answer.
            return Answer(say("edit.refused", turn.language, why=in_words(e, turn.language).rstrip(".")))
    if intent.name == "today":
        facts = with_done(facts, turn.athlete, turn.coach)
    return looked_up(turn.house, turn.athlete, intent, facts, turn.coach) if needs_look_up(intent) else facts


def unsure_of(turn: Turn, intent: Intent) -> Answer | None:
    """One short question with the likeliest things that a message may ask; None where Milo is sure, or has fewer than two."""
    if intent.chance >= SURE_FROM or intent.label in NOT_OFFERED or len(turn.text.split()) < LEAST_WORDS:
        return None
    if of_oneself([turn.text], intent, turn.facts) is not None:
        return None  # what the own state allows is told first, whatever else is asked
    found: list[Choice] = []
    for one in likely(turn.text):
        key = f"asked-{one.label.replace('_', '-')}"
        needs = answers().get(one.label, {}).get("needs")
        named = filled(one, turn.text, turn.language).exercise
        if one.chance < OFFERED_FROM or not has(key, turn.language) or (needs == "exercise" and named is None):
            continue
        exercise = catalogue()[named].called(turn.language) if named is not None else ""
        label = turn.say(key, exercise=exercise)
        if label not in {c.label for c in found}:
            found.append(Choice(label, turn.text, one.label))
    return offer(turn, turn.say("coach-which-meaning"), tuple(found)) if len(found) > 1 else None


def meant(turn: Turn, choice: Choice) -> Intent:
    """What a message asks by the choice that was taken."""
    return filled(Likely(choice.answer, 1.0), choice.words, turn.language)
