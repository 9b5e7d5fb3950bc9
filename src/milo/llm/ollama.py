"""Ollama: models on one's own machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from milo.llm.calling import WITHIN_S, Line, count_at, text_at
from milo.llm.family import Family
from milo.llm.prompts import ANSWER_SCHEMA, MOST_TOKENS_OUT, messages, read_answer
from milo.vocabulary.talk import Answer, BadAnswer, ModelRefused, Prompt

if TYPE_CHECKING:
    from pydantic_ai.models import Model

BASE = "http://127.0.0.1:11434"
_CHAT, _GENERATE, _OPENAI = "/api/chat", "/api/generate", "/v1/chat/completions"


class Provider(Family):
    """One model of one Ollama server.

    base: its address; older settings name a whole path (.../api/generate), which is then the one used.
    key: for a server behind a gateway, None for the usual one.
    Servers without OpenAI's side (Ollama before 0.1.24, some that play it) are asked in Ollama's own protocol, without tools.
    """

    family = "ollama"
    wants_key = False

    def __init__(self, model: str, base: str = BASE, key: str | None = None, within_s: float = WITHIN_S) -> None:
        root, self._path = _split(base)
        super().__init__(model, Line(root, {"Authorization": f"Bearer {key}"} if key else {}, within_s))

    def make(self, speaking: Any) -> Model:
        made: Model = speaking.ollama_model(self.model, self.line)
        return made

    async def ask(self, prompt: Prompt) -> Answer:
        if self._path == _OPENAI:
            try:
                return await super().ask(prompt)
            except ModelRefused as e:
                # 404 is also the word for a model that is not there; its own protocol then says so again
                if e.status not in {404, 405}:
                    raise
            answer = await self._ask_natively(_CHAT, prompt)
            self._path = _CHAT
            return answer
        return await self._ask_natively(self._path, prompt)

    async def _ask_natively(self, path: str, prompt: Prompt) -> Answer:
        rules, question = messages(prompt)
        options = {"temperature": 0, "seed": 0, "num_predict": MOST_TOKENS_OUT}
        body: dict[str, Any] = {"model": self.model, "stream": False, "format": ANSWER_SCHEMA, "options": options}
        if path == _GENERATE:
            found = await self.line.post(path, {**body, "system": rules["content"], "prompt": question["content"]})
            raw = text_at(found, "response")
        else:
            found = await self.line.post(path, {**body, "messages": [rules, question]})
            raw = text_at(found, "message", "content")
        if found.get("done_reason") == "length" or found.get("done") is False:
            raise BadAnswer("a whole answer", "one cut off at the token limit")
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
    for end, ask in ((_CHAT, _CHAT), (_GENERATE, _GENERATE), (_OPENAI, _OPENAI), ("/v1", _OPENAI), ("/api", _OPENAI)):
        if path.endswith(end):
            return base.removesuffix(end), ask
    return base, _OPENAI
