"""The admin's desk for people: accounts as they stand, and what may be done with one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from milo.app.admin.book import Book, name_of
from milo.app.admitting import admit
from milo.app.consenting import NAMED, PURPOSES, Consenting
from milo.app.erasing import BEYOND
from milo.channels.accounts import Account, Invitation
from milo.channels.accounts_leaving import forget
from milo.channels.admin_documents import ErasedPerson, Invited, People, Person, ToErase
from milo.channels.api.answers import page
from milo.channels.visitor import ROLES, Visitor
from milo.vocabulary.errors import BadValue, NotFound, UnknownName
from milo.vocabulary.identity import identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import AuditEntry

if TYPE_CHECKING:
    from milo.app.build import Home

LONGEST_REASON = 300  # characters (our choice)


class PeopleDesk:
    """Fulfils the part of channels.admin_desk.AdminDesk that is about accounts."""

    def __init__(self, house: Home, book: Book) -> None:
        self._house, self._book = house, book
        self._accounts = house.access.accounts

    def people(self, by: Visitor, limit: int = 50, cursor: str | None = None) -> People:
        """See AdminDesk."""
        every = self._accounts.all()
        lines = [{"account_id": one.account_id} for one in every]
        shown, following = page(lines, "account_id", limit, cursor)
        wanted = {line["account_id"] for line in shown}
        theirs = {one.athlete_id for one in every}
        return People(
            people=[self._line(one, by) for one in every if one.account_id in wanted],
            invitations=[_invited(one) for one in self._accounts.invitations()],
            total=len(every),
            without_account=sum(1 for line in self._house.flows.athletes() if line.athlete_id not in theirs),
            next_cursor=following,
        )

    def person(self, by: Visitor, account_id: str) -> Person:
        """See AdminDesk."""
        return self._line(self._account(account_id), by)

    def invite(self, by: Visitor, role: str) -> Invited:
        """See AdminDesk."""
        if role not in ROLES:
            raise UnknownName("role", role, ROLES)
        made = self._accounts.invite(role, None, by)
        self._book.write(by, "invite", made.invitation_id, role=role)
        return _invited(made)

    def withdraw(self, by: Visitor, invitation_id: str) -> None:
        """See AdminDesk."""
        self._accounts.withdraw(invitation_id)
        self._book.write(by, "withdraw_invitation", invitation_id)

    def give_role(self, by: Visitor, account_id: str, role: str) -> Person:
        """See AdminDesk."""
        if role not in ROLES:
            raise UnknownName("role", role, ROLES)
        found = self._others(by, account_id, "another admin changes it")
        if role != found.role:
            athlete = found.athlete_id
            if role == "athlete" and athlete is None:
                athlete = admit(self._house.writer, self._house.clock, found.name)
            self._accounts.set_role(found.account_id, role, athlete)
            self._close(found, keys=True)
            self._note(by, "change_role", found, was=found.role, role=role)
        return self.person(by, account_id)

    def lock(self, by: Visitor, account_id: str, reason: str) -> Person:
        """See AdminDesk."""
        found, why = self._others(by, account_id, "another admin locks it"), said(reason)
        self._accounts.disable(found.account_id)
        self._note(by, "lock", found, reason=why)
        return self.person(by, account_id)

    def unlock(self, by: Visitor, account_id: str) -> Person:
        """See AdminDesk."""
        found = self._account(account_id)
        self._accounts.disable(found.account_id, False)
        self._note(by, "unlock", found)
        return self.person(by, account_id)

    def close_sessions(self, by: Visitor, account_id: str, *, keys: bool = False) -> Person:
        """See AdminDesk."""
        found = self._account(account_id)
        closed = self._close(found, keys=keys)
        self._note(by, "close_sessions", found, closed=str(closed))
        return self.person(by, account_id)

    def to_erase(self, by: Visitor, account_id: str) -> ToErase:
        """See AdminDesk."""
        found = self._account(account_id)
        there = 0 if found.athlete_id is None else sum(self._house.store.stats(found.athlete_id).values())
        return ToErase(account_id=found.account_id, records=there, beyond=list(BEYOND))

    def erase(self, by: Visitor, account_id: str, email: str) -> ErasedPerson:
        """See AdminDesk."""
        found = self._others(by, account_id, "erase your own account at /app/account")
        if email.strip().casefold() != found.email.casefold():
            raise BadValue("the e-mail of the account that is to go", "another one", "nothing was erased")
        # First the note: an erasing that breaks off is to be found in the book.
        self._book.write(by, "erase", found.account_id, role=found.role)
        gone = forget(self._house.flows, self._house.access, found)
        athlete = found.athlete_id
        destroyed = None if athlete is None else not self._house.vault.has_key(athlete)
        return ErasedPerson(account_id=found.account_id, records=sum(gone.values()), key_destroyed=destroyed)

    # --- one account --------------------------------------------------------------------------------------------------------

    def _account(self, account_id: str) -> Account:
        try:
            return self._accounts.account(account_id)
        except NotFound:
            raise NotFound("an account", "none with this id", "GET /api/v1/admin/people lists them") from None

    def _others(self, by: Visitor, account_id: str, do: str) -> Account:
        """An account that is not the admin's own: nobody locks themself out or gives themself a role by a slip."""
        found = self._account(account_id)
        if found.account_id == by.account_id:
            raise BadValue("somebody else's account", "your own", do)
        return found

    def _line(self, one: Account, by: Visitor) -> Person:
        held = self._house.access.held(_as(one), ("session", "bearer", "key"))
        sessions = [h for h in held if h.purpose != "key"]
        given, not_given = self._consents(one.athlete_id) if one.athlete_id is not None else (None, None)
        return Person(
            account_id=one.account_id,
            email=one.email,
            name=one.name,
            role=one.role,
            state="open" if one.disabled_at is None else "locked",
            is_athlete=one.athlete_id is not None,
            created_at=one.created_at,
            locked_at=one.disabled_at,
            last_sign_in=max((h.created_at for h in sessions if h.created_at is not None), default=None),
            last_seen=max((h.seen_at for h in held if h.seen_at is not None), default=None),
            sessions=len(sessions),
            keys=len(held) - len(sessions),
            consents_given=given,
            consents_not_given=not_given,
            you=one.account_id == by.account_id,
        )

    def _consents(self, athlete: str) -> tuple[int, int]:
        """Of all purposes, how many are allowed now and how many are not; coaches count as one purpose."""
        state = Consenting(self._house.store, self._house.writer, self._house.clock).state(athlete)
        allowed = {line["purpose"] for line in state if line["allowed"] and (line["purpose"] not in NAMED or line["to"])}
        return len(allowed), len(PURPOSES) - len(allowed)

    def _close(self, one: Account, *, keys: bool) -> int:
        return self._house.access.close_others(_as(one), keys=keys)

    def _note(self, by: Visitor, action: str, about: Account, **detail: str) -> None:
        """Into the admin's book, and into the audit log the athlete reads."""
        self._book.write(by, action, about.account_id, **detail)
        if about.athlete_id is not None:
            note_for(self._house, by, f"admin_{action}", about.athlete_id, **detail)


def note_for(house: Home, by: Visitor, action: str, athlete: str, **detail: str) -> None:
    """An entry in an athlete's own audit log: what an admin did, and which admin."""
    now = house.clock.now()
    entry = AuditEntry(
        origin=Origin.MEASURED,
        source="milo",
        audit_id=identity("audit", athlete, action, now.isoformat()),
        user_id=athlete,
        at=now,
        action=action,
        by="admin",
        detail={"admin": name_of(by), **detail},
    )
    house.writer.write([entry])


def said(reason: str) -> str:
    """A reason somebody can read later. Raises BadValue for none, and for one that is a story."""
    why = " ".join("".join(c if c.isprintable() else " " for c in reason).split())
    if not why or len(why) > LONGEST_REASON:
        raise BadValue(f"a reason of 1 to {LONGEST_REASON} characters", f"{len(why)}", "say in a few words why")
    return why


def _as(one: Account) -> Visitor:
    """Whoever holds an account, without a session of their own: what is held and closed is all of theirs."""
    return Visitor(one.user_id, one.role, one.account_id, one.athlete_id)


def _invited(one: Invitation) -> Invited:
    path = None if one.code is None else f"/sign-up?code={one.code}"
    return Invited(invitation_id=one.invitation_id, role=one.role, expires_at=one.expires_at, code=one.code, path=path)
