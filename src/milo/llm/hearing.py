"""One member's answer: that it was asked is noted by name, and whatever it raises is a ModelFailed."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from milo.vocabulary.talk import PROVIDER_ERRORS, Answer, ModelBroken, ModelFailed, Prompt


@dataclass
class Asked:
    """The members that were asked within `watched`, each once, in turn. outside: those of them outside the house."""

    members: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)

    def audit(self) -> dict[str, list[str]]:
        """The names as an audit record keeps them, no words; empty where nobody was asked."""
        return {"asked": list(self.members), "outside": list(self.outside)} if self.members else {}


# A task begun within a turn copies the context and so notes in the same lists, also after the turn's time is over.
_WATCHED: ContextVar[Asked | None] = ContextVar("asked", default=None)


@contextmanager
def watched() -> Iterator[Asked]:
    """Who is asked until the block ends, in this task and those it begins."""
    asked = Asked()
    before = _WATCHED.set(asked)
    try:
        yield asked
    finally:
        _WATCHED.reset(before)


async def hear(member: Any, prompt: Prompt) -> Answer:
    """A member's answer; a plain text counts as one. Raises ModelFailed and nothing else for what a provider may do wrong."""
    asked, name = _WATCHED.get(), str(getattr(member, "name", "model"))
    if asked is not None:
        asked.members += [name] if name not in asked.members else []
        asked.outside += [name] if getattr(member, "external", True) and name not in asked.outside else []
    try:
        came = member.answer(prompt)
        if inspect.isawaitable(came):
            came = await came
    except ModelFailed:
        raise
    except PROVIDER_ERRORS as e:
        raise ModelBroken(f"an answer of {name}", type(e).__name__) from e
    if isinstance(came, str):
        return Answer(text=came)
    if not isinstance(came, Answer):
        raise ModelBroken(f"an Answer of {name}", type(came).__name__)
    return came
