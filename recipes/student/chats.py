"""Real messages as prompts: only of athletes who consent to training_models, and without what names them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from athletes import Prompt, slices

from milo.app.consenting import allowed
from milo.llm.prompts import redact
from milo.vocabulary.identity import identity

NAME_LEAST = 2  # letters of a name that is taken out (our choice)


def own_chats(house: Any, seed: int) -> Iterator[Prompt]:
    """The messages of those who allow it, oldest first, under an id that says nothing of who they are.

    Names of the profile, addresses, dates and long numbers are taken out. Raw messages are never written anywhere.
    """
    now = house.clock.now()
    for athlete in house.store.athletes():
        if not allowed(house.store, athlete, "training_models", now):
            continue
        profile = house.flows.profile(athlete)
        if profile is None:
            continue
        decade = max(20, (profile.age_on(now.date()) or 30) // 10 * 10)
        told = {"age": decade, "sex": profile.sex, "goal": profile.goal, "days_per_week": profile.days_per_week}
        names = [n for n in (profile.name or "").split() if len(n) >= NAME_LEAST]
        someone = identity("chat", seed, athlete)
        for message in house.store.find("message", athlete):
            if message.role != "athlete":
                continue
            text = redact(message.text)
            for name in names:
                text = text.replace(name, "[name]").replace(name.lower(), "[name]")
            yield Prompt(
                id=identity(someone, message.message_id)[:16], athlete=someone, author=someone, type="talk", text=text,
                language=profile.language or "en", profile=told, slices=slices({**told, "conditions": profile.conditions or []}),
            )  # fmt: skip
