"""The desk behind the page of one's privacy: consents, doors, keeping and erasing of this house, as the page asks for them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from milo.app import erasing, keeping, leaving
from milo.app.consenting import Consenting
from milo.app.known_athletes import zone_of
from milo.channels.privacy_desk import ConsentLine, Door, Erased
from milo.vocabulary.errors import NotFound

if TYPE_CHECKING:
    from milo.app.build import Home

DOORS = {
    "language model": "model",
    "chat bot": "bot",
    "coach's account": "coach",
    "mail": "mail",
    "webhooks": "webhook",
    "export": "export",
}
"""Doors as app.leaving calls them -> their ids on the page."""


class PrivacyDesk:
    """Fulfils channels.privacy_desk.PrivacyDesk."""

    def __init__(self, house: Home) -> None:
        self._house = house
        self._consenting = Consenting(house.store, house.writer, house.clock)

    def consents(self, athlete: str) -> list[ConsentLine]:
        """Each purpose as it holds now."""
        return [
            ConsentLine(
                purpose=line["purpose"],
                allowed=line["allowed"],
                since=line["since"],
                until=line["until"],
                to=line["to"],
                name=None if line["to"] is None else self._name(line["to"]),
                scope=line["scope"],
            )
            for line in self._consenting.state(athlete)
        ]

    def give(
        self,
        athlete: str,
        purpose: str,
        *,
        by: str,
        to: str | None = None,
        last: date | None = None,
        scope: list[str] | None = None,
    ) -> None:
        """Record a yes; last is its last whole day where the athlete lives."""
        until = None
        if last is not None:
            until = datetime.combine(last + timedelta(days=1), time(), zone_of(self._house, athlete)).astimezone(UTC)
        self._consenting.give(athlete, purpose, to=to, until=until, scope=scope, by=by)

    def withdraw(self, athlete: str, purpose: str, *, by: str, to: str | None = None) -> None:
        """Record a no."""
        self._consenting.withdraw(athlete, purpose, to=to, by=by)

    def coach(self, said: str) -> str:
        """The account of a coach by e-mail or by the account's id, which the squad's page shows as their code."""
        nobody = NotFound("the e-mail or code of a coach on this Milo", "nobody", "ask your coach for the code on their squad page")
        try:
            found = self._house.access.accounts.find(said.strip())
        except NotFound:
            raise nobody from None
        if found.role != "coach" or found.disabled_at is not None:
            raise nobody
        return found.account_id

    def doors(self, athlete: str) -> list[Door]:
        """What leaves this machine, door by door."""
        coaches = [line for line in self.consents(athlete) if line.purpose == "coach" and line.allowed]
        names = [line.name or str(line.to) for line in coaches]
        return [
            Door(door=DOORS[d["door"]], open=d["open"], last=d["last"], who=names if DOORS[d["door"]] == "coach" else [])
            for d in leaving.doors(self._house, athlete)
            if d["door"] in DOORS
        ]

    def audit(self, athlete: str, limit: int = 50) -> list[Any]:
        """The newest entries of the audit log, newest first."""
        return self._house.store.find("audit", athlete, limit=limit, newest_first=True)

    def retention(self, athlete: str) -> dict[str, int | None]:
        """Days raw readings are kept, None for ever."""
        return keeping.retention(self._house, athlete)

    def keep(self, athlete: str, **days: int | None) -> None:
        """Decide how long raw readings are kept, and let go of what is older now."""
        keeping.decide(self._house, athlete, **days)
        keeping.prune(self._house, athlete)

    def stored(self, athlete: str) -> dict[str, int]:
        """Kind -> how many records there are."""
        return self._house.store.stats(athlete)

    def erase(self, athlete: str) -> Erased:
        """Delete everything of an athlete, then their account: should it break off, they can still sign in and try again."""
        accounts = self._house.access.accounts
        theirs = [account.account_id for account in accounts.all() if account.athlete_id == athlete]
        done = erasing.erase(self._house, athlete)
        for account in theirs:
            accounts.remove(account)
        return Erased(records=done.erased, messages=done.messages)

    def _name(self, account: str) -> str | None:
        try:
            found = self._house.access.accounts.account(account)
        except NotFound:
            return None
        return found.name or found.email
