"""Who is at the door: somebody who showed a valid token, and what they may see."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal, Protocol

Role = Literal["athlete", "coach", "admin"]
ROLES: tuple[Role, ...] = ("athlete", "coach", "admin")


class Consents(Protocol):
    """Tells what an athlete opened to a coach, as it holds now."""

    def granted(self, athlete: str, coach: str) -> frozenset[str]:
        """The parts (access_rules.PARTS) this coach's account may see; empty without a consent that holds."""
        ...


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who showed a valid token.

    user_id: the athlete they are; None for the owner of this Milo and for admins; a coach who is no athlete has the account's id,
    which is nobody's.  account_role: of the account, None for tokens without one.  scopes: of a device's key, None for people.
    The owner holds a link or token of the machine and no account. An admin's account manages accounts and opens nobody's data.
    consents, part: set for a coach by whoever knows the address asked for; without them a coach sees nobody.
    page: that address, for the log of who looked.
    """

    user_id: str | None
    account_role: Role | None = None
    account_id: str | None = None
    athlete_id: str | None = field(default=None, compare=False)
    scopes: frozenset[str] | None = None
    token_id: str | None = field(default=None, compare=False)
    consents: Consents | None = field(default=None, compare=False, repr=False)
    part: str | None = field(default=None, compare=False)
    page: str | None = field(default=None, compare=False)

    @property
    def role(self) -> Role:
        """athlete, coach or admin; the owner is an admin."""
        return self.account_role or ("admin" if self.user_id is None else "athlete")

    @property
    def is_owner(self) -> bool:
        """Whether this is the owner of this Milo: nobody's account, nobody's athlete."""
        return self.user_id is None and self.account_id is None

    def is_athlete(self, athlete: str) -> bool:
        """Whether this is the athlete themself."""
        return athlete in (self.user_id, self.athlete_id)

    def may_see(self, athlete: str) -> bool:
        """Whether what is asked for of this athlete may be shown; for a coach the athlete's consents are read anew each time."""
        if self.is_owner or self.is_athlete(athlete):
            return True
        if self.role != "coach" or self.account_id is None or self.consents is None or self.part is None:
            return False
        granted = self.consents.granted(athlete, self.account_id)
        return bool(granted) if self.part == "any" else self.part in granted

    def asking_for(self, part: str | None, consents: Consents) -> Visitor:
        """The same visitor before one address. part: what a coach needs a consent for there; None where no coach may."""
        return replace(self, part=part, consents=consents) if self.role == "coach" else self

    def may_steer(self, athlete: str) -> bool:
        """Whether a running session may be marked, acknowledged and stopped: by the athlete, the owner, or a key made for that."""
        mine = self.is_owner or self.is_athlete(athlete)
        return mine and (self.scopes is None or "live:control" in self.scopes)
