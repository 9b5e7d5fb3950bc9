"""Google's Gemini, by its own REST protocol."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from milo.llm.calling import WITHIN_S, Line, count_at, text_at
from milo.llm.prompts import ANSWER_SCHEMA, MOST_TOKENS_OUT, messages, read_answer
from milo.vocabulary.talk import Answer, BadAnswer, ModelRefused, Prompt

BASE = "https://generativelanguage.googleapis.com"
VERSION = "/v1beta"


class Provider:
    """One model. base: another address for tests and gateways; the key travels in a header, never in the address."""

    family = "google"
    wants_key = True

    def __init__(self, model: str, base: str = BASE, key: str | None = None, within_s: float = WITHIN_S) -> None:
        self.model, self.name = model, f"{self.family}:{model}"
        self.line = Line(base.rstrip("/").removesuffix(VERSION), {"x-goog-api-key": key} if key else {}, within_s)

    async def answer(self, prompt: Prompt) -> Answer:
        """The model's answer. Raises ModelFailed."""
        system, user = messages(prompt)
        body: dict[str, Any] = {
            "systemInstruction": {"parts": [{"text": system["content"]}]},
            "contents": [{"role": "user", "parts": [{"text": user["content"]}]}],
            "generationConfig": {
                "temperature": 0,
                "maxOutputTokens": MOST_TOKENS_OUT,
                "responseMimeType": "application/json",
                "responseSchema": _without(ANSWER_SCHEMA, "additionalProperties"),
            },
        }
        name = quote(self.model.removeprefix("models/"), safe="")
        return self._read(await self.line.post(f"{VERSION}/models/{name}:generateContent", body))

    @property
    def external(self) -> bool:
        """Whether what is asked leaves the house."""
        return self.line.outside

    async def close(self) -> None:
        await self.line.close()

    def _read(self, found: dict[str, Any]) -> Answer:
        feedback = found.get("promptFeedback")
        if isinstance(feedback, dict) and feedback.get("blockReason"):
            raise ModelRefused("an answer", "the prompt was blocked")
        candidates = found.get("candidates")
        first = candidates[0] if isinstance(candidates, list) and candidates and isinstance(candidates[0], dict) else {}
        ended = first.get("finishReason", "STOP")
        if ended == "MAX_TOKENS":
            raise BadAnswer("a whole answer", "one cut off at the token limit")
        if ended != "STOP":
            raise ModelRefused("an answer", "the model declined")
        content = first.get("content")
        parts = content.get("parts") if isinstance(content, dict) else None
        if not isinstance(parts, list) or not parts:
            raise BadAnswer("a text in the answer", "none")
        text, claims = read_answer("".join(text_at(part, "text") for part in parts))
        said = found.get("modelVersion")
        return Answer(
            text=text,
            claims=claims,
            tokens_in=count_at(found, "usageMetadata", "promptTokenCount"),
            tokens_out=count_at(found, "usageMetadata", "candidatesTokenCount"),
            model=said if isinstance(said, str) else self.model,
            by=self.name,
        )


def _without(schema: Any, key: str) -> Any:
    """A schema without a key Gemini does not know."""
    if isinstance(schema, dict):
        return {k: _without(v, key) for k, v in schema.items() if k != key}
    return [_without(v, key) for v in schema] if isinstance(schema, list) else schema
