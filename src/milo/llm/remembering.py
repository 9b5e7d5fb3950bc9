"""The same prompt is asked once: answers by content."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections import OrderedDict

from milo.llm.prompts import messages
from milo.vocabulary.talk import Answer, Prompt, Provider

KEPT = 256  # answers, the oldest used go first. Our choice


class Remembering:
    """A provider that keeps the last answers of another in memory, by what leaves the machine; failures are not kept.

    The same prompt asked twice at once is sent once, and given up when nobody waits for it any more. An answer somebody rejected is
    asked for with a complaint, which makes it another prompt.
    """

    def __init__(self, provider: Provider, kept: int = KEPT) -> None:
        self._provider, self._kept, self.name = provider, kept, provider.name
        self._answers: OrderedDict[str, Answer] = OrderedDict()
        self._under_way: dict[str, asyncio.Task[Answer]] = {}
        self._waiting: dict[str, int] = {}
        self.hits = 0

    @property
    def under_way(self) -> int:
        """How many prompts somebody waits for."""
        return len(self._under_way)

    @property
    def external(self) -> bool:
        return bool(getattr(self._provider, "external", True))

    async def answer(self, prompt: Prompt) -> Answer:
        key = hashlib.sha256(json.dumps([self.name, messages(prompt)]).encode()).hexdigest()
        if key in self._answers:
            self.hits += 1
            self._answers.move_to_end(key)
            return self._answers[key]
        task = self._under_way.get(key)
        if task is None:
            task = asyncio.ensure_future(self._provider.answer(prompt))
            self._under_way[key] = task
            task.add_done_callback(lambda done: self._keep(key, done))
        else:
            self.hits += 1
        self._waiting[key] = self._waiting.get(key, 0) + 1
        try:
            # one who stops waiting must not take the answer away from the others
            return await asyncio.shield(task)
        finally:
            self._waiting[key] -= 1
            if not self._waiting[key]:
                del self._waiting[key]
                # nobody is left to hear it; a call under way costs time and money
                task.cancel()
                if self._under_way.get(key) is task:
                    del self._under_way[key]

    async def close(self) -> None:
        close = getattr(self._provider, "close", None)
        if close is not None:
            await close()

    def _keep(self, key: str, done: asyncio.Task[Answer]) -> None:
        if self._under_way.get(key) is done:
            del self._under_way[key]
        if done.cancelled() or done.exception() is not None:
            return
        self._answers[key] = done.result()
        while len(self._answers) > self._kept:
            self._answers.popitem(last=False)
