"""Milo's own small writer as a provider: MILO_LLM=student. It runs on this machine; its numbers are put in by code."""

from __future__ import annotations

import asyncio
from functools import cached_property

from milo.llm.prompts import MOST_QUESTION
from milo.models import shelf
from milo.models.writer import Writer
from milo.vocabulary.talk import Answer, BadAnswer, Prompt


class Provider:
    """The model `student` that is in use (`milo models list`).

    model: its name on the shelf.  key: not needed; taken because every family takes one.
    """

    family = "student"
    wants_key = False
    external = False
    usual = "student"

    def __init__(self, model: str = usual, key: str | None = None) -> None:
        self.model, self.name = model, f"{self.family}:{model}"

    @cached_property
    def _writer(self) -> Writer:
        return Writer(shelf.load(self.model).arrays())

    async def answer(self, prompt: Prompt) -> Answer:
        """Words with [f3] in the place of fact f3. Raises BadAnswer where the network finds no end to its reply."""
        facts = [{"id": f.id, "unit": f.unit, "kind": f.kind} for f in prompt.facts]
        text = await asyncio.to_thread(lambda: self._writer.write(prompt.question[:MOST_QUESTION], facts, prompt.language))
        if not text:
            raise BadAnswer("a reply with an end", "none")
        return Answer(text=text, model=self.model, by=self.name)

    async def close(self) -> None:
        return None
