"""Accounts: an e-mail, a password, a role, and the athlete somebody is. One comes into being by an invitation alone."""

from __future__ import annotations

import hashlib
import logging
import re
import secrets
import sqlite3
import unicodedata
import uuid
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal, Protocol

from milo.channels.access_file import AccessFile, digest
from milo.channels.access_watch import Action, Noticed, Unwatched, Watch
from milo.channels.accounts_passwords import check_password, hash_password, verify_password
from milo.channels.limits import Gate, Limits, TooMany, account_gate, address_gate
from milo.channels.visitor import ROLES, Role, Visitor
from milo.vocabulary.clock import Clock, from_micros, micros
from milo.vocabulary.errors import BadValue, MiloError, NotFound

if TYPE_CHECKING:
    from milo.channels.visitor import Visitor

INVITATION_LIFE = timedelta(days=7)  # our choice
LONGEST_EMAIL = 254  # RFC 5321, as corrected by erratum 1690
LONGEST_NAME = 200

_ADDRESS = re.compile(
    r"[^@\s\x00-\x1f\x7f<>\"(),:;\[\]\\]{1,64}@[^@\s\x00-\x1f\x7f<>\"(),:;\[\]\\.]+(\.[^@\s\x00-\x1f\x7f<>\"(),:;\[\]\\.]+)+"
)
_COLUMNS = "account_id, email, name, role, athlete_id, created, disabled"
log = logging.getLogger(__name__)


class Words(Protocol):
    """How e-mails and names are kept: sealed, so that a copied file tells nobody's."""

    def seal(self, athlete: str | None, text: str, where: str) -> str: ...

    def open(self, kept: str, where: str) -> str: ...

    def is_stale(self, athlete: str | None, kept: str) -> bool:
        """Whether it is kept otherwise than it would be now: plain, or sealed with an older key."""
        ...


class NotLetIn(MiloError):
    """Not let in; which of the things that were shown is wrong is not told to whoever showed them."""

    code = "not_let_in"


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody with an e-mail and a password."""

    account_id: str
    email: str
    name: str | None
    role: Role
    athlete_id: str | None
    created_at: datetime
    disabled_at: datetime | None

    @property
    def user_id(self) -> str:
        """The id programs know them by: the athlete's, or the account's for those who are none."""
        return self.athlete_id or self.account_id


@dataclass(frozen=True, slots=True)
class Invitation:
    """Leave to make one account. code: the secret, only where the invitation was just made."""

    invitation_id: str
    role: Role
    athlete_id: str | None
    expires_at: datetime
    code: str | None = None


class Accounts:
    """The accounts of one Milo.

    admit: makes an athlete of a name and tells the id; None where an athlete's invitation must name the athlete.
    words: how e-mails and names are kept; None keeps them as they are.
    """

    def __init__(
        self,
        file: AccessFile,
        clock: Clock,
        limits: Limits,
        admit: Callable[[str | None], str] | None = None,
        words: Words | None = None,
    ) -> None:
        self._file = file
        self._words = words
        self._clock = clock
        self._limits = limits
        self._admit = admit
        self.open_sign_up = False  # whether people may come as athletes without an invitation; whoever builds the house says
        self.watch: Watch = Unwatched()
        self.removing: list[Callable[[str], None]] = []  # who holds something of accounts elsewhere hears here which one goes
        self.reseal()

    def reseal(self) -> int:
        """Seal e-mails and names that are plain or sealed with an older key; returns how many accounts."""
        words = self._words
        if words is None:
            return 0
        rows = self._file.rows(f"SELECT {_COLUMNS} FROM account")
        stale = [row for row in rows if any(text and words.is_stale(_whose(row[3], row[4]), text) for text in row[1:3])]
        if stale:
            with self._file.change() as db:
                for id, email, name, role, athlete, *_ in stale:
                    mail, called = words.open(email, _email(id)), name and words.open(name, _name(id))
                    kept = (self._kept(role, athlete, mail, _email(id)), self._kept(role, athlete, called, _name(id)), id)
                    db.execute("UPDATE account SET email = ?, name = ? WHERE account_id = ?", kept)
        return len(stale)

    # --- invitations ------------------------------------------------------------------------------------------------------

    def invite(self, role: str, athlete: str | None = None, by: Visitor | None = None) -> Invitation:
        """Leave for one person to sign up within seven days. by: None for the command line.

        Raises BadValue for a role nobody has or an athlete with an account, NotLetIn where `by` may not invite such a person: a
        coach invites athletes who are new here, since who signs up for an athlete reads all that is known of them.
        """
        if role not in ROLES or (athlete is not None and role != "athlete"):
            raise BadValue("athlete (with or without an id), coach or admin", repr(role))
        if by is not None and by.user_id is not None and (by.role != "coach" or role != "athlete" or athlete is not None):
            raise NotLetIn("somebody who may invite such a person", f"the role {by.role}", "ask the owner of this Milo")
        if athlete is not None and by is not None and not by.is_owner:
            do = "ask the owner of this Milo: whoever signs up for an athlete reads all that is known of them"
            raise NotLetIn("the owner of this Milo", f"the role {by.role}", do)
        if athlete is not None and self._file.row("SELECT 1 FROM account WHERE athlete_id = ?", (athlete,)):
            raise BadValue("an athlete without an account", "one with an account", "see `milo account list`")
        if role == "athlete" and athlete is None and self._admit is None:
            raise BadValue("the athlete the invitation is for", "none", "milo invite --role athlete --athlete ID")
        now = self._clock.now()
        made = Invitation(secrets.token_hex(8), _role(role), athlete, now + INVITATION_LIFE, secrets.token_urlsafe(24))
        with self._file.change() as db:
            db.execute("DELETE FROM invitation WHERE expires <= ?", (micros(now),))
            db.execute(
                "INSERT INTO invitation VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    digest(str(made.code)),
                    made.invitation_id,
                    role,
                    athlete,
                    by.account_id if by is not None else None,
                    micros(now),
                    micros(made.expires_at),
                ),
            )
        return made

    def invitations(self, by: Visitor | None = None) -> list[Invitation]:
        """The invitations nobody has used yet: a coach's own, all of them for the owner (and by: None)."""
        rows = self._file.rows(
            "SELECT invitation_id, role, athlete_id, expires FROM invitation "
            "WHERE expires > ? AND (? OR made_by = ?) ORDER BY created",
            (micros(self._clock.now()), by is None or by.user_id is None, by.account_id if by is not None else None),
        )
        return [Invitation(id, role, athlete, from_micros(expires)) for id, role, athlete, expires in rows]

    def withdraw(self, invitation_id: str, by: Visitor | None = None) -> None:
        """Take an invitation back. Raises NotFound for one that is used, expired or somebody else's."""
        with self._file.change() as db:
            gone = db.execute(
                "DELETE FROM invitation WHERE invitation_id = ? AND (? OR made_by = ?)",
                (invitation_id, by is None or by.user_id is None, by.account_id if by is not None else None),
            ).rowcount
        if not gone:
            raise NotFound("an invitation of yours", "none with this id")

    def invited(self, code: str) -> Invitation | None:
        """What a code is leave for; None when it is unknown, used or expired."""
        row = self._file.row("SELECT invitation_id, role, athlete_id, expires FROM invitation WHERE hash = ?", (digest(code),))
        if row is None or row[3] <= micros(self._clock.now()):
            return None
        return Invitation(row[0], row[1], row[2], from_micros(row[3]))

    def sign_up(self, email: str, password: str, name: str | None, code: str | None, address: str | None) -> Account:
        """An account for the holder of an invitation, which is used up; code None: an athlete new here, where sign-up is open.

        address: where the request came from.

        Raises BadValue for an e-mail or password that cannot be used, NotLetIn for a code that opens nothing or an e-mail that has
        an account (which of the two is not told), TooMany.
        """
        self._limits.take(address_gate(address))
        email, name = normalised(email), _named(name)
        if code is None and not (self.open_sign_up and self._admit is not None):
            raise NotLetIn("an invitation", "none", "the owner of this Milo makes one: milo invite")
        if code is not None and self.invited(code) is None:
            raise _no_sign_up()
        check_password(password, email, name)
        kept = hash_password(password)
        now = micros(self._clock.now())
        id = str(uuid.uuid4())
        with self._file.change() as db:
            row: tuple[str, str | None, int] | None = ("athlete", None, now + 1)
            if code is not None:
                used = "DELETE FROM invitation WHERE hash = ? RETURNING role, athlete_id, expires"
                row = db.execute(used, (digest(code),)).fetchone()
            if row is None or row[2] <= now or db.execute("SELECT 1 FROM account WHERE email_hash = ?", (_key(email),)).fetchone():
                raise _no_sign_up()
            role, athlete, _ = row
            if role == "athlete" and athlete is None and self._admit is not None:
                athlete = self._admit(name)
            try:
                db.execute(
                    "INSERT INTO account (account_id, email, email_hash, password, name, role, athlete_id, created) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        id,
                        self._kept(role, athlete, email, _email(id)),
                        _key(email),
                        kept,
                        self._kept(role, athlete, name, _name(id)),
                        role,
                        athlete,
                        now,
                    ),
                )
            except sqlite3.IntegrityError:
                raise _no_sign_up() from None
        log.info("signed up", extra={"account": id, "role": role})
        self.watch.notice(Noticed(action="sign_up", athlete=athlete, by="athlete", key=id))
        return self.account(id)

    # --- proving who one is -----------------------------------------------------------------------------------------------

    def sign_in(self, email: str, password: str, address: str | None) -> Account:
        """The account of an e-mail and its password. Raises NotLetIn (for every cause alike), TooMany, Unavailable."""
        row = self._fitting(email, password, address_gate(address))
        log.info("signed in", extra={"account": row[0]})
        self.watch.notice(_noticed("sign_in", row))
        return self._account(row)

    def _fitting(self, email: str, password: str, *gates: Gate) -> tuple[str, ...]:
        """The row of an account whose password fits. gates: that count the try beside the account's own."""
        folded = email.strip().casefold()[:LONGEST_EMAIL]
        # Nobody has an e-mail that is none, and the answer takes as long as for one somebody has.
        with suppress(BadValue):
            folded = normalised(email)
        row = self._file.row(f"SELECT {_COLUMNS}, password FROM account WHERE email_hash = ?", (_key(folded),))
        try:
            self._limits.take(account_gate(folded), *gates)
        except TooMany as e:
            if row is not None and e.gate == account_gate(folded):
                self.watch.notice(_noticed("account_locked", row, "hour"))
            raise
        fits, newer = verify_password(password, None if row is None else row[-1])
        if row is None or not fits or row[6] is not None:
            log.warning("sign-in refused", extra={"account": None if row is None else row[0]})
            if row is not None:
                self.watch.notice(_noticed("sign_in_refused", row))
            raise NotLetIn("an e-mail and a password that belong together", "others")
        if newer is not None:
            with self._file.change() as db:
                db.execute("UPDATE account SET password = ? WHERE account_id = ?", (newer, row[0]))
        self._limits.forget(account_gate(folded))
        return row

    def confirm(self, account_id: str, password: str) -> Account:
        """The account again, once its password was said again: before what cannot be undone. Raises NotLetIn, TooMany.

        Who is signed in already is counted by the account alone, whatever others of the same address tried.
        """
        return self._account(self._fitting(self.account(account_id).email, password))

    # --- changing ---------------------------------------------------------------------------------------------------------

    def change_password(self, account_id: str, old: str, new: str) -> None:
        """Another password; whoever calls this ends the other sessions. Raises NotLetIn, BadValue, TooMany."""
        found = self.confirm(account_id, old)
        check_password(new, found.email, found.name)
        self._keep(account_id, hash_password(new))

    def set_password(self, account_id: str, new: str) -> None:
        """Another password without the old one, and the end of everything signed in: for the owner at the command line."""
        found = self.account(account_id)
        check_password(new, found.email, found.name)
        self._keep(account_id, hash_password(new))
        self._limits.forget(account_gate(found.email))
        with self._file.change() as db:
            db.execute("DELETE FROM token WHERE account_id = ?", (account_id,))

    def disable(self, account_id: str, disabled: bool = True) -> None:
        """Close an account, and all that is signed in to it, without touching the athlete's data; or open it again."""
        self.account(account_id)
        with self._file.change() as db:
            at = micros(self._clock.now()) if disabled else None
            db.execute("UPDATE account SET disabled = ? WHERE account_id = ?", (at, account_id))
            if disabled:
                db.execute("DELETE FROM token WHERE account_id = ?", (account_id,))
        log.info("account disabled" if disabled else "account enabled", extra={"account": account_id})

    def set_role(self, account_id: str, role: str, athlete: str | None) -> Account:
        """Another role, and the athlete the account is from now on (None: none); whoever calls this ends what is signed in.

        Raises NotFound, and BadValue for a role nobody has, an athlete's role without an athlete, and an athlete with an account.
        """
        if role not in ROLES or (role == "athlete" and athlete is None):
            raise BadValue("athlete with an athlete's id, coach or admin", repr(role))
        found = self.account(account_id)
        # Sealed before the file is taken: an athlete's words are sealed with the athlete's key, everybody else's with the house's.
        id = account_id
        words = self._kept(role, athlete, found.email, _email(id)), self._kept(role, athlete, found.name, _name(id))
        try:
            with self._file.change() as db:
                db.execute(
                    "UPDATE account SET role = ?, athlete_id = ?, email = ?, name = ? WHERE account_id = ?",
                    (role, athlete, *words, account_id),
                )
        except sqlite3.IntegrityError:
            raise BadValue("an athlete without an account", "one with an account", "see `milo account list`") from None
        log.info("role changed", extra={"account": account_id, "role": role})
        return self.account(account_id)

    def remove(self, account_id: str) -> None:
        """Forget an account, its sessions, keys and invitations; the athlete's data are not touched."""
        for forget in self.removing:
            forget(account_id)
        with self._file.change() as db:
            db.execute("DELETE FROM token WHERE account_id = ?", (account_id,))
            db.execute("DELETE FROM invitation WHERE made_by = ?", (account_id,))
            db.execute("DELETE FROM account WHERE account_id = ?", (account_id,))

    # --- looking ----------------------------------------------------------------------------------------------------------

    def account(self, account_id: str) -> Account:
        """One account. Raises NotFound."""
        row = self._file.row(f"SELECT {_COLUMNS} FROM account WHERE account_id = ?", (account_id,))
        if row is None:
            raise NotFound("an account", "none with this id", "see `milo account list`")
        return self._account(row)

    def find(self, name: str) -> Account:
        """One account by its id or e-mail. Raises NotFound."""
        row = self._file.row(
            f"SELECT {_COLUMNS} FROM account WHERE account_id = ? OR email_hash = ?", (name, _key(name.strip().casefold()))
        )
        if row is None:
            raise NotFound("an account", "none with this id or e-mail", "see `milo account list`")
        return self._account(row)

    def all(self) -> list[Account]:
        """Every account, the oldest first."""
        return [self._account(row) for row in self._file.rows(f"SELECT {_COLUMNS} FROM account ORDER BY created, account_id")]

    def _kept(self, role: str, athlete: str | None, text: str | None, where: str) -> str | None:
        if self._words is None or text is None:
            return text
        return self._words.seal(_whose(role, athlete), text, where)

    def _account(self, row: tuple[object, ...]) -> Account:
        id, email, name, role, athlete, created, disabled = row[:7]
        open = _plain if self._words is None else self._words.open
        return Account(
            account_id=str(id),
            email=open(str(email), _email(str(id))),
            name=None if name is None else open(str(name), _name(str(id))),
            role=_role(str(role)),
            athlete_id=None if athlete is None else str(athlete),
            created_at=from_micros(int(str(created))),
            disabled_at=None if disabled is None else from_micros(int(str(disabled))),
        )

    def _keep(self, account_id: str, password: str) -> None:
        with self._file.change() as db:
            db.execute("UPDATE account SET password = ? WHERE account_id = ?", (password, account_id))
        log.info("password changed", extra={"account": account_id})


def normalised(email: str) -> str:
    """An e-mail as it is compared: without spaces around it, composed, in small letters. Raises BadValue for none at all."""
    found = unicodedata.normalize("NFKC", email.encode("utf-8", "replace").decode("utf-8")).strip().casefold()
    if len(found) > LONGEST_EMAIL or not _ADDRESS.fullmatch(found):
        raise BadValue("an e-mail such as ada@example.org", "something else")
    return found


def _named(name: str | None) -> str | None:
    found = " ".join("".join(c for c in name or "" if c.isprintable() or c == " ").split())
    if len(found) > LONGEST_NAME:
        raise BadValue(f"a name of at most {LONGEST_NAME} characters", str(len(found)))
    return found or None


def _key(email: str) -> bytes:
    return hashlib.sha256(email.encode("utf-8", "surrogatepass")).digest()


def _noticed(action: Action, row: tuple[object, ...], per: Literal["moment", "hour"] = "moment") -> Noticed:
    """What happened at the door of an account, for the athlete whose account it is."""
    athlete = None if row[4] is None else str(row[4])
    return Noticed(action=action, athlete=athlete, by="athlete" if action == "sign_in" else "somebody", per=per, key=str(row[0]))


def _email(account_id: str) -> str:
    return f"email/{account_id}"


def _name(account_id: str) -> str:
    return f"name/{account_id}"


def _plain(kept: str, where: str) -> str:
    return kept


def _role(said: str) -> Role:
    return next(role for role in ROLES if role == said)


def _whose(role: str, athlete: str | None) -> str | None:
    """Whose key seals an account's words. A coach who was an athlete keeps the account when the athlete is erased."""
    return athlete if role == "athlete" else None


def _no_sign_up() -> NotLetIn:
    return NotLetIn(
        "an invitation that nobody has used and an e-mail without an account",
        "something else",
        "sign in, or ask for a new invitation",
    )
