"""One question to the coach without a loop around it: the command line's."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from milo.app.asking import AT_ONCE, consented, judged
from milo.app.coaching.coach import Coaching
from milo.coach.safety.shell import Reply
from milo.vocabulary.errors import BadConfig

if TYPE_CHECKING:
    from milo.app.house import House


def ask(house: House, athlete: str, text: str, provider: Any) -> Reply:
    """The reply to one athlete's question; latches it sets and its audit record are stored before it is handed back.

    provider: None for the rules alone.  Raises NotFound for an athlete nobody knows, BadConfig for a model elsewhere to which the
    athlete has not consented; what needs an answer at once gets it all the same.
    """
    house.flows.profile(athlete)
    outside = provider is not None and getattr(provider, "external", False)

    async def asked() -> Reply:
        verdict = await judged(text)
        if outside and verdict is not None and verdict.level not in AT_ONCE and not consented(house, athlete):
            raise BadConfig("the athlete's consent to a model on another machine", "none", "milo consent --athlete ID")
        coaching = Coaching(house, provider)
        try:
            return await coaching.ask(athlete, text)
        finally:
            await coaching.aclose()

    return asyncio.run(asked())
