"""A dry run: all that a question would send to the language model, and where; nothing is sent or kept."""

from __future__ import annotations

import asyncio
from typing import Any

from milo.app.asking import AT_ONCE, consented, judged, person_of
from milo.app.coaching.words import say
from milo.app.conversation.before import Turns, going_on
from milo.app.conversation.service import Conversation
from milo.app.understanding import student
from milo.coach.conversation.commands import commands
from milo.coach.safety.judging import Athlete
from milo.coach.talk.heard.yes_said import said_yes
from milo.coach.talk.turns.conversation import athlete_turns
from milo.llm.prompts import preview
from milo.vocabulary.talk import Answer, Language, ModelRefused, Prompt

NEVER_LEAVES = {"messages": [], "facts": [], "question": "", "characters": 0, "tools": [], "look_ups": []}


async def would_send(talk: Conversation, athlete: str, turns: str | Turns) -> dict[str, Any]:
    """What the model would be told of a question: {"asked", "leaves", "by", "hosts", "reason", "prompt"}.

    turns: as `ask` takes them.  asked: whether a model is asked at all; leaves: whether that goes out of the house.
    by, hosts: who would be asked, in turn; hosts are those outside.  reason: {"code", "text"} where nothing leaves.
    prompt: the messages word by word, and all that could be looked up; without a consent what would go if there were one.
    Nothing is sent, stored or changed. Raises NotFound for an athlete nobody knows, and what the setting of the model raises.
    """
    own = [turns] if isinstance(turns, str) else list(turns)
    said = await asyncio.to_thread(going_on, talk.house, athlete, turns) if isinstance(turns, str) else own
    person = await asyncio.to_thread(person_of, talk.house, athlete)
    language = talk.coach.language(athlete)
    provider = talk.coach.provider
    members = [] if provider is None else list(getattr(provider, "members", [provider]))
    outside = [one for one in members if getattr(one, "external", True)]
    caught = _Kept("preview")
    verdict = await judged(own[-1:])
    if members and verdict is not None and verdict.level not in AT_ONCE and not _by_rules(said, person, language):
        await talk.prompted(athlete, said, person, caught)
    allowed = not outside or await asyncio.to_thread(consented, talk.house, athlete)
    asked = caught.prompt is not None and allowed
    leaves = asked and bool(outside)
    why = None if leaves else _why(bool(members), caught.prompt is not None, allowed)
    return {
        "asked": asked,
        "leaves": leaves,
        "by": [one.name for one in members],
        "hosts": [one.line.host() for one in outside if getattr(one, "line", None) is not None],
        "reason": None if why is None else {"code": why, "text": say(f"preview.{why}", language)},
        "prompt": NEVER_LEAVES if caught.prompt is None else preview(caught.prompt),
    }


def _by_rules(said: Turns, person: Athlete, language: str) -> bool:
    """Whether the rules answer themselves, as they do what is ordered or told, and a yes or no to what they asked."""
    own = athlete_turns(said)
    if person.facts is None or not own:
        return False
    spoken: Language = "es" if language == "es" else "en"
    reading = student().read(own[-1], today=person.facts.today, language=spoken, units=person.facts.units)
    return said_yes(own[-1]) is not None or bool(commands(own[-1], person.facts, spoken, reading))


class _Kept:
    """A model that keeps the first prompt and says nothing."""

    external = False

    def __init__(self, name: str) -> None:
        self.name = name
        self.prompt: Prompt | None = None

    async def answer(self, prompt: Prompt) -> Answer:
        if self.prompt is None:
            self.prompt = prompt
        raise ModelRefused("an answer", "a dry run")


def _why(any_model: bool, caught: bool, allowed: bool) -> str:
    if not any_model:
        return "no_model"
    if not caught:
        return "rules"
    return "inside" if allowed else "no_consent"
