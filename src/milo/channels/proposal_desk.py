"""What pages may ask about the learned policy's proposal for the coming week. The app's desk fulfils it."""

from __future__ import annotations

from typing import Literal, Protocol

import msgspec

ProposalState = Literal["offered", "taken", "same", "off"]
"""offered: the athlete may choose.  taken: they did.  same: nothing would be changed.  off: too little is known of them."""


class WeekProposal(msgspec.Struct, frozen=True, kw_only=True):
    """The coming week as the rules plan it, and as the policy would change it.

    week: its number in the plan.  rule_min: minutes the rules plan; proposed_min: with the change.  changes: what would be
    different, as sentences.  goal_pct, interval: expected difference of the goal's outcome in %, with its 80 % band.
    """

    state: ProposalState
    week: int | None = None
    rule_min: float | None = None
    proposed_min: float | None = None
    changes: list[str] = []
    goal_pct: float | None = None
    interval: tuple[float, float] | None = None


class ProposalDesk(Protocol):
    """Everything here may block."""

    def proposal(self, athlete: str, language: str) -> WeekProposal | None:
        """For the coming week; None where no policy is in charge, and without a plan for that week."""
        ...

    def shown(self, athlete: str) -> None:
        """Record that the athlete looks at it; without a choice the rule's week counts as chosen. Nothing where none is offered."""
        ...

    def take(self, athlete: str, language: str) -> WeekProposal:
        """Choose it: the plan is edited within its limits. Raises NotFound where nothing is offered."""
        ...
