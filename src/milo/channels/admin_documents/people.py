"""Accounts and invitations as an admin sees them: who is there and in which state, never a value of theirs."""

from __future__ import annotations

import msgspec

from milo.channels.admin_documents.told import Moment


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """An account. is_athlete: whether records belong to it.  sessions, keys: what is open in its name now.

    last_sign_in: of the sessions that still stand; None where none does, and then nobody kept when the last one was.
    consents: how many purposes are allowed and how many are not, without which; None for an account that is no athlete.
    """

    account_id: str
    email: str
    name: str | None
    role: str
    state: str
    is_athlete: bool
    created_at: Moment
    locked_at: Moment | None
    last_sign_in: Moment | None
    last_seen: Moment | None
    sessions: int
    keys: int
    consents_given: int | None
    consents_not_given: int | None
    you: bool


class Invited(msgspec.Struct, frozen=True, kw_only=True):
    """An invitation nobody has used: somebody who never signed in. code, path: only where it was just made, and never again."""

    invitation_id: str
    role: str
    expires_at: Moment
    code: str | None = None
    path: str | None = None


class People(msgspec.Struct, frozen=True, kw_only=True):
    """A page of the accounts. without_account: athletes of this house nobody signs in for."""

    people: list[Person]
    invitations: list[Invited]
    total: int
    without_account: int
    next_cursor: str | None


class ToErase(msgspec.Struct, frozen=True, kw_only=True):
    """What erasing an account would take along: how many records, whatever they are. beyond: what Milo cannot reach."""

    account_id: str
    records: int
    beyond: list[str]


class ErasedPerson(msgspec.Struct, frozen=True, kw_only=True):
    """An account that is gone, and how many records went with it."""

    account_id: str
    records: int
    key_destroyed: bool | None
