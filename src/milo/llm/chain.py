"""Several models one after another: the first that answers speaks."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from milo.vocabulary.talk import Answer, ModelFailed, Prompt, Provider

LEFT_ALONE_S = 60.0  # a server that was away is not asked again for a minute, so that each reply does not wait for it. Our choice


class Chain:
    """A provider made of providers. clock: monotonic seconds.

    One that was busy or away rests for LEFT_ALONE_S while another stands behind it; an answer that was merely bad does not count.
    """

    def __init__(self, members: Sequence[Provider], clock: Callable[[], float] = time.monotonic) -> None:
        self.members, self._clock = list(members), clock
        self.name = ",".join(m.name for m in members)
        self._rests_until: dict[int, float] = {}

    @property
    def external(self) -> bool:
        """Whether any member lies outside the machine."""
        return any(getattr(member, "external", True) for member in self.members)

    async def answer(self, prompt: Prompt) -> Answer:
        """The first answer. Raises ModelFailed naming what each of them met."""
        met: list[str] = []
        for n, member in enumerate(self.members):
            last_hope = n == len(self.members) - 1 and not met
            if self._rests_until.get(n, 0.0) > self._clock() and not last_hope:
                continue
            try:
                answer = await member.answer(prompt)
            except ModelFailed as e:
                met.append(f"{member.name}: {e.sentence()}")
                if e.again:
                    self._rests_until[n] = self._clock() + LEFT_ALONE_S
                continue
            self._rests_until.pop(n, None)
            return answer
        raise ModelFailed("an answer of any model", " | ".join(met) or "all of them at rest")

    async def close(self) -> None:
        for member in self.members:
            close = getattr(member, "close", None)
            if close is not None:
                await close()
