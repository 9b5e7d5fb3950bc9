"""Ollama: models on one's own machine."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from milo.llm.calling import WITHIN_S, Line, count_at, text_at
from milo.llm.openai_compatible import read_chat
from milo.llm.prompts import ANSWER_SCHEMA, MOST_TOKENS_OUT, messages, read_answer
from milo.vocabulary.talk import Answer, BadAnswer, ModelRefused, Prompt

BASE = "http://127.0.0.1:11434"
_CHAT, _GENERATE, _OPENAI = "/api/chat", "/api/generate", "/v1/chat/completions"


class Provider:
    """One model of one Ollama server.

    base: its address; older settings name a whole path (.../api/generate), which is then the one used.
    key: for a server behind a gateway, None for the usual one.
    """

    family = "ollama"
    wants_key = False

    def __init__(self, model: str, base: str = BASE, key: str | None = None, within_s: float = WITHIN_S) -> None:
        self.model, self.name = model, f"{self.family}:{model}"
        root, self._path = _split(base)
        self.line = Line(root, {"Authorization": f"Bearer {key}"} if key else {}, within_s)

    async def answer(self, prompt: Prompt) -> Answer:
        """The model's answer. Raises ModelFailed."""
        try:
            return await self._ask(self._path, prompt)
        except ModelRefused as e:
            if e.status not in {404, 405} or self._path != _CHAT:
                raise
        # a server that plays Ollama may know only its OpenAI side
        answer = await self._ask(_OPENAI, prompt)
        self._path = _OPENAI
        return answer

    @property
    def external(self) -> bool:
        """Whether what is asked leaves the house."""
        return self.line.outside

    async def close(self) -> None:
        await self.line.close()

    async def _ask(self, path: str, prompt: Prompt) -> Answer:
        told = messages(prompt)
        options = {"temperature": 0, "seed": 0, "num_predict": MOST_TOKENS_OUT}
        if path == _OPENAI:
            return read_chat(await self.line.post(path, {"model": self.model, "messages": told}), self.model, self.name)
        body: dict[str, Any] = {"model": self.model, "stream": False, "format": ANSWER_SCHEMA, "options": options}
        if path == _GENERATE:
            found = await self.line.post(path, {**body, "system": told[0]["content"], "prompt": told[1]["content"]})
            raw = text_at(found, "response")
        else:
            found = await self.line.post(path, {**body, "messages": told})
            raw = text_at(found, "message", "content")
        if found.get("done_reason") == "length" or found.get("done") is False:
            raise BadAnswer("a whole answer", "one cut off")
        text, claims = read_answer(raw)
        said = found.get("model")
        return Answer(
            text=text,
            claims=claims,
            tokens_in=count_at(found, "prompt_eval_count"),
            tokens_out=count_at(found, "eval_count"),
            model=said if isinstance(said, str) else self.model,
            by=self.name,
        )


def _split(base: str) -> tuple[str, str]:
    """An address without its path's end, and the way to ask that the end names."""
    base = base.rstrip("/")
    if "://" not in base:
        base = f"http://{base}"
    path = urlsplit(base).path
    for end, ask in ((_CHAT, _CHAT), (_GENERATE, _GENERATE), (_OPENAI, _OPENAI), ("/v1", _OPENAI), ("/api", _CHAT)):
        if path.endswith(end):
            return base.removesuffix(end), ask
    return base, _CHAT
