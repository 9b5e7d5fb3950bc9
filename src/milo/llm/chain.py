"""Several models one after another: the first that answers speaks."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence

from milo.llm.calling import WITHIN_S
from milo.llm.hearing import hear
from milo.vocabulary.talk import Answer, ModelBusy, ModelFailed, Prompt, Provider

LEFT_ALONE_S = 60.0  # a server that was away is not asked again for a minute, so that each reply does not wait for it. Our choice
LEFT_FOR_NEXT_S = (
    6.0  # of the time of one answer, for each member that may still stand in; an equal share where there are many. Ours
)
GIVEN_UP = "given_up"  # the outcome of a call nobody waited for any longer: the turn's time was over, or the athlete hung up

Failed = Callable[[str, str, float], None]
"""Hears of each member that failed: its name, the code of the failure or GIVEN_UP, and how many milliseconds it took."""


class Chain:
    """A provider made of providers. clock: monotonic seconds.  within_s: the time of one answer, all members together; less where
    the turn it belongs to has less left (Prompt.until_s).

    One that was busy or away rests for LEFT_ALONE_S while another stands behind it; an answer that was merely bad does not count.
    One that says nothing is left while there is still time for those behind it.
    """

    def __init__(
        self, members: Sequence[Provider], clock: Callable[[], float] = time.monotonic, within_s: float = WITHIN_S
    ) -> None:
        self.members, self._clock, self._within_s = list(members), clock, within_s
        self.name = ",".join(m.name for m in members)
        self._rests_until: dict[int, float] = {}

    @property
    def external(self) -> bool:
        """Whether any member lies outside the machine."""
        return any(getattr(member, "external", True) for member in self.members)

    async def answer(self, prompt: Prompt, failed: Failed | None = None) -> Answer:
        """The first answer. failed: hears of those before it. Raises ModelFailed naming what each of them met."""
        met: list[str] = []
        began, within_s = self._clock(), self._left(prompt)
        for n, member in enumerate(self.members):
            last_hope = n == len(self.members) - 1 and not met
            if self._rests_until.get(n, 0.0) > self._clock() and not last_hope:
                continue
            behind = sum(self._rests_until.get(m, 0.0) <= self._clock() for m in range(n + 1, len(self.members)))
            asked = self._clock()
            try:
                answer = await self._in_time(member, prompt, within_s - (asked - began), behind)
            except asyncio.CancelledError:
                if failed is not None:
                    failed(member.name, GIVEN_UP, (self._clock() - asked) * 1000)
                raise
            except ModelFailed as e:
                met.append(f"{member.name}: {e.sentence()}")
                if e.again:
                    self._rests_until[n] = self._clock() + LEFT_ALONE_S
                if failed is not None:
                    failed(member.name, e.code, (self._clock() - asked) * 1000)
                continue
            self._rests_until.pop(n, None)
            return answer
        raise ModelFailed("an answer of any model", " | ".join(met) or "all of them at rest")

    def _left(self, prompt: Prompt) -> float:
        """The time of this answer: an answer before it in the same turn has used some up."""
        if prompt.until_s is None:
            return self._within_s
        return min(self._within_s, prompt.until_s - asyncio.get_running_loop().time())

    @staticmethod
    async def _in_time(member: Provider, prompt: Prompt, left_s: float, behind: int) -> Answer:
        """A member's answer, in the time that leaves some for those behind. Raises ModelBusy for silence; the last has no limit."""
        if not behind:
            return await hear(member, prompt)
        mine = max(left_s - LEFT_FOR_NEXT_S * behind, left_s / (behind + 1), 0.0)
        try:
            async with asyncio.timeout(mine):
                return await hear(member, prompt)
        except TimeoutError:
            raise ModelBusy(f"an answer of {member.name} within {mine:.1f} s", "none") from None

    async def close(self) -> None:
        for member in self.members:
            close = getattr(member, "close", None)
            if close is not None:
                await close()
