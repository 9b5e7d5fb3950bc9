"""A model that says what it was told to say: for tests, demonstrations and the worst text anybody can think of."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from milo.llm.prompts import messages, read_answer
from milo.vocabulary.talk import Answer, ModelFailed, Prompt

Line = str | Answer | ModelFailed


class Provider:
    """Says its lines in turn, the last one for ever; a ModelFailed among them is raised. A function makes a line from each prompt.

    asked: the prompts it was given, so that a test can see what would have left the machine.
    """

    family = "scripted"
    wants_key = False
    external = False

    def __init__(self, lines: str | Sequence[Line] | Callable[[Prompt], Line], model: str = "scripted") -> None:
        self._lines: Sequence[Line] | Callable[[Prompt], Line] = [lines] if isinstance(lines, str) else lines
        self.model, self.name = model, f"{self.family}:{model}"
        self.asked: list[Prompt] = []

    async def answer(self, prompt: Prompt) -> Answer:
        """The next line."""
        self.asked.append(prompt)
        line = self._lines(prompt) if callable(self._lines) else self._lines[min(len(self.asked), len(self._lines)) - 1]
        if isinstance(line, ModelFailed):
            raise line
        if isinstance(line, Answer):
            return line
        text, claims = read_answer(line)
        size = sum(len(m["content"].split()) for m in messages(prompt))
        return Answer(text=text, claims=claims, tokens_in=size, tokens_out=len(line.split()), model=self.model, by=self.name)

    async def close(self) -> None:
        return None
