"""A language model behind the shell: each of its answers is looked at before anybody sees it. Source: safety reference, V-11."""

from __future__ import annotations

import re
from collections.abc import Awaitable
from typing import Any

import msgspec

from milo.coach.safety.text_validator import broken
from milo.vocabulary.talk import Answer, BadAnswer, Prompt


class Guarded:
    """A provider whose every answer is looked at before anybody else sees it; a bad one is asked for once more, then given up.

    refused: collects the codes of what was found in bad ones, for the audit.
    """

    def __init__(self, provider: Any, language: str, refused: list[str]) -> None:
        self._provider, self._language, self._refused = provider, language, refused
        self.name = str(getattr(provider, "name", "model"))

    async def answer(self, prompt: Prompt) -> Answer:
        """A text that breaks no rule. Raises BadAnswer after the second that does."""
        codes: list[str] = []
        for _ in range(2):
            complaint = "; ".join(filter(None, [prompt.complaint, *codes]))
            asked = msgspec.structs.replace(prompt, complaint=complaint or None)
            came = self._provider.answer(asked)
            came = await came if isinstance(came, Awaitable) else came
            made = Answer(text=came) if isinstance(came, str) else came
            if not isinstance(made, Answer):
                raise BadAnswer("an Answer", type(made).__name__)
            codes = broken(re.sub(r"\[f\d+\]", " ", made.text), self._language)
            if not codes:
                return made
            self._refused += codes
        raise BadAnswer("a text that keeps the rules", ", ".join(codes))
