"""Servers that speak OpenAI's chat completions: OpenAI, vLLM, llama.cpp, LM Studio and many more."""

from __future__ import annotations

from typing import Any

from milo.llm.calling import WITHIN_S, Line, count_at, text_at
from milo.llm.prompts import ANSWER_SCHEMA, MOST_TOKENS_OUT, messages, read_answer
from milo.vocabulary.talk import Answer, BadAnswer, ModelRefused, Prompt

BASE = "https://api.openai.com/v1"


class Provider:
    """One model of one server. base: the address up to /v1; key: None where the server wants none."""

    family = "openai"
    wants_key = True

    def __init__(self, model: str, base: str = BASE, key: str | None = None, within_s: float = WITHIN_S) -> None:
        self.model, self.name = model, f"{self.family}:{model}"
        self.line = Line(base, {"Authorization": f"Bearer {key}"} if key else {}, within_s)
        self._plain = False

    async def answer(self, prompt: Prompt) -> Answer:
        """The model's answer. Raises ModelFailed."""
        body: dict[str, Any] = {"model": self.model, "messages": messages(prompt)}
        if self._plain:
            found = await self.line.post("/chat/completions", body)
        else:
            try:
                found = await self.line.post("/chat/completions", {**body, **_WISHES})
            except ModelRefused as e:
                if e.status not in {400, 422}:
                    raise
                # many servers know neither schemas nor every option: ask again with what all of them know, and from then on
                found = await self.line.post("/chat/completions", body)
                self._plain = True
        return read_chat(found, self.model, self.name)

    @property
    def external(self) -> bool:
        """Whether what is asked leaves the house."""
        return self.line.outside

    async def close(self) -> None:
        await self.line.close()


_WISHES: dict[str, Any] = {
    "temperature": 0,
    "max_tokens": MOST_TOKENS_OUT,
    "response_format": {"type": "json_schema", "json_schema": {"name": "answer", "strict": True, "schema": ANSWER_SCHEMA}},
}


def read_chat(found: dict[str, Any], model: str, by: str) -> Answer:
    """An answer from a chat completion. Raises BadAnswer for one cut short, ModelRefused where the model declined."""
    choices = found.get("choices")
    first = choices[0] if isinstance(choices, list) and choices and isinstance(choices[0], dict) else {}
    message = first.get("message")
    if first.get("finish_reason") == "length":
        raise BadAnswer("a whole answer", "one cut off at the token limit")
    if first.get("finish_reason") == "content_filter" or (isinstance(message, dict) and message.get("refusal")):
        raise ModelRefused("an answer", "the model declined")
    text, claims = read_answer(text_at(found, "choices", 0, "message", "content"))
    said = found.get("model")
    return Answer(
        text=text,
        claims=claims,
        tokens_in=count_at(found, "usage", "prompt_tokens"),
        tokens_out=count_at(found, "usage", "completion_tokens"),
        model=said if isinstance(said, str) else model,
        by=by,
    )
