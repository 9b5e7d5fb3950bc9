"""Servers that speak OpenAI's chat completions: OpenAI, vLLM, llama.cpp, LM Studio and many more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from milo.llm.calling import WITHIN_S, Line
from milo.llm.family import Family

if TYPE_CHECKING:
    from pydantic_ai.models import Model

BASE = "https://api.openai.com/v1"


class Provider(Family):
    """One model of one server. base: the address up to /v1; key: None where the server wants none."""

    family = "openai"
    wants_key = True

    def __init__(self, model: str, base: str = BASE, key: str | None = None, within_s: float = WITHIN_S) -> None:
        super().__init__(model, Line(base, {"Authorization": f"Bearer {key}"} if key else {}, within_s))

    def make(self, speaking: Any) -> Model:
        # OpenAI's newer models refuse the old name of the limit; most other servers know no other
        known_as = "max_completion_tokens" if self.line.base == BASE else "max_tokens"
        made: Model = speaking.openai_model(self.model, self.line, known_as)
        return made
