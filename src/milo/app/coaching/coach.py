"""The coach behind one desk: API, pages, bot and assistants ask it, and nothing else, for plans, days, food, talk and locks."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any

from milo.app.coaching.heard import HeardDesk
from milo.app.conversation.preview import would_send
from milo.coach.safety.shell import Reply
from milo.coach.safety.verdicts import Channel


class Coaching(HeardDesk):
    """The coach of a house; fulfils channels.coaching.Coaching.

    house: as built.  provider: the language model; None: rules alone; left out: that of the settings.
    conversation: the talk, which uses the same operations as every other door.
    """

    async def ask(
        self, athlete: str, turns: str | Sequence[Mapping[str, str]], *, channel: Channel = "chat", edits: bool = True
    ) -> Reply:
        """See Conversation.ask."""
        return await self.conversation.ask(athlete, turns, channel=channel, edits=edits)

    def replying(self, athlete: str, turns: str | Sequence[Mapping[str, str]]) -> AsyncIterator[dict[str, Any]]:
        """See Conversation.replying."""
        return self.conversation.replying(athlete, turns)

    def public(self, athlete: str, made: Reply) -> dict[str, Any]:
        """See Conversation.public."""
        return self.conversation.public(athlete, made)

    def talk(self, athlete: str, limit: int = 50) -> list[dict[str, Any]]:
        """See Conversation.talk."""
        return self.conversation.talk(athlete, limit)

    async def would_send(self, athlete: str, turns: str | Sequence[Mapping[str, str]]) -> dict[str, Any]:
        """See conversation.preview."""
        return await would_send(self.conversation, athlete, turns)
