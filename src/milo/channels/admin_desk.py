"""What the admin's room may ask of the house; fulfilled by app.admin_desk."""

from __future__ import annotations

from typing import Protocol

from milo.channels.admin_documents import (
    Acts,
    Asked,
    Decisions,
    ErasedPerson,
    Health,
    Invited,
    Letters,
    LetterShape,
    People,
    Person,
    Sent,
    Standing,
    ToErase,
    Trained,
)
from milo.channels.visitor import Visitor


class AdminDesk(Protocol):
    """Everything here may block; async doors call it in a thread. by: the admin who asks.

    Raises NotFound, BadValue, UnknownName, and Unavailable while a file or the store is away.
    """

    def people(self, by: Visitor, limit: int = 50, cursor: str | None = None) -> People: ...

    def person(self, by: Visitor, account_id: str) -> Person: ...

    def invite(self, by: Visitor, role: str) -> Invited: ...

    def withdraw(self, by: Visitor, invitation_id: str) -> None: ...

    def give_role(self, by: Visitor, account_id: str, role: str) -> Person:
        """Another role; every session and key of the account ends, since they were given to another role."""
        ...

    def lock(self, by: Visitor, account_id: str, reason: str) -> Person: ...

    def unlock(self, by: Visitor, account_id: str) -> Person: ...

    def close_sessions(self, by: Visitor, account_id: str, *, keys: bool = False) -> Person: ...

    def to_erase(self, by: Visitor, account_id: str) -> ToErase: ...

    def erase(self, by: Visitor, account_id: str, email: str) -> ErasedPerson:
        """Erase an account and the athlete it is. email: the account's, said again; another one is refused."""
        ...

    def letters(self, stream: str | None = None, limit: int = 50, cursor: str | None = None) -> Letters: ...

    def letter(self, by: Visitor, letter_id: str) -> LetterShape: ...

    def retry(self, by: Visitor, letter_id: str) -> Sent: ...

    def retry_all(self, by: Visitor, stream: str | None, limit: int) -> Sent:
        """Send the oldest ones again, at most `limit`."""
        ...

    def discard(self, by: Visitor, letter_id: str, reason: str) -> None: ...

    def health(self, *, ask_models: bool = False) -> Health: ...

    def decisions(self, by: Visitor, asked: Asked, limit: int = 50, cursor: str | None = None) -> Decisions: ...

    def decisions_csv(self, by: Visitor, asked: Asked) -> str:
        """All decisions the filter lets through, as CSV with a head."""
        ...

    def standing(self, by: Visitor, limit: int = 50, cursor: str | None = None) -> Standing: ...

    def trained(self) -> Trained:
        """The trained models in use, and the drift of what they read."""
        ...

    def acts(self, limit: int = 50, cursor: str | None = None) -> Acts: ...
