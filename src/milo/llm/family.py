"""What every family of servers does alike: one time limit for an answer, and asking for less where a server refuses more."""

from __future__ import annotations

import asyncio
import importlib
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from milo.llm.calling import Line
from milo.vocabulary.talk import Answer, ModelBusy, ModelRefused, Prompt

if TYPE_CHECKING:
    from pydantic_ai.models import Model

NOT_UNDERSTOOD = frozenset({400, 422})  # how servers answer options, schemas and tools they do not know


class Way(IntEnum):
    """How much a server is asked for, the most first."""

    TOOLS = 0
    """Options and tools. The answer's shape is asked for in words: a grammar for it would leave the model no way to call a tool."""
    SHAPE = 1
    """Options and the answer's JSON Schema."""
    PLAIN = 2
    """The messages alone, which every server knows."""


class Family:
    """One model of one server, spoken to through pydantic-ai. A member says how its model is made."""

    family = ""
    wants_key = False

    def __init__(self, model: str, line: Line) -> None:
        self.model, self.name, self.line = model, f"{self.family}:{model}", line
        self._way = Way.TOOLS
        self._made: Model | None = None

    @property
    def external(self) -> bool:
        """Whether what is asked leaves the house."""
        return self.line.outside

    async def answer(self, prompt: Prompt) -> Answer:
        """The model's answer, look-ups and tries included within the line's time. Raises ModelFailed."""
        try:
            async with asyncio.timeout(self.line.within_s):
                return await self.ask(prompt)
        except TimeoutError:
            raise ModelBusy(f"an answer from {self.line.host()} within {self.line.within_s:g} s", "none") from None

    async def ask(self, prompt: Prompt) -> Answer:
        """`answer` without its time limit: in the way the server understood the last time, or in the next it does."""
        # the library takes a second to read, and others are served meanwhile
        speaking = await asyncio.to_thread(importlib.import_module, "milo.llm.speaking")
        if self._made is None:
            self._made = self.make(speaking)
        ways = [way for way in Way if way >= self._way and (way is not Way.TOOLS or prompt.tools is not None)]
        for way in ways[:-1]:
            try:
                return await self._spoken(speaking, prompt, way, learnt=way is not ways[0])
            except ModelRefused as e:
                if e.status not in NOT_UNDERSTOOD:
                    raise
        return await self._spoken(speaking, prompt, ways[-1], learnt=len(ways) > 1)

    def make(self, speaking: Any) -> Model:
        """The library's model. speaking: the module `milo.llm.speaking`."""
        raise NotImplementedError

    async def close(self) -> None:
        await self.line.close()

    async def _spoken(self, speaking: Any, prompt: Prompt, way: Way, learnt: bool) -> Answer:
        answer: Answer = await speaking.speak(self._made, prompt, way, self.name)
        if learnt:
            self._way = way
        return answer
