"""Who is asking: sign-in links that work once, sessions, bearer tokens and devices' keys. Only hashes are kept.

A token belongs to an account, to an athlete without one (`milo token`), or to the owner of this Milo (neither), who may see
everyone on it.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from milo.channels.access_file import AccessFile, digest
from milo.channels.access_rules import SCOPES
from milo.channels.access_watch import Noticed, Unwatched, Watch
from milo.channels.accounts import Account, Accounts, Words
from milo.channels.limits import Limits
from milo.channels.visitor import Visitor
from milo.vocabulary.clock import Clock, from_micros, micros
from milo.vocabulary.errors import BadValue, NotFound, Unavailable, UnknownName

LINK_LIFE = timedelta(hours=24)  # our choice: `milo up` prints a fresh one at every start
COOKIE = "milo_token"  # in which the web app keeps its session; behind TLS the browser holds it as __Host-milo_token
TOKEN_LIFE = timedelta(days=30)  # reliability reference 3.2: absolute 30 days
IDLE_LIFE = timedelta(days=7)  # reliability reference 3.2: a session nobody used for a week is over
KEY_LIFE = timedelta(days=365)  # the longest a device's key may live; our choice
SEEN_EVERY = timedelta(minutes=5)  # how exactly "last seen" is kept: a write at every request would cost more than it tells
FRESH = timedelta(minutes=10)  # how long after signing in what cannot be undone needs no password again; our choice
KEY_MARK = "milo_"  # lets a scanner for leaked secrets recognise a key

Purpose = Literal["bearer", "session", "key"]


@dataclass(frozen=True, slots=True)
class Held:
    """A session or key as its owner sees it; never the secret."""

    token_id: str
    purpose: Purpose
    created_at: datetime | None
    seen_at: datetime | None
    expires_at: datetime
    device: str | None
    label: str | None
    scopes: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Grant:
    """A secret as it is given out, once."""

    token: str
    expires_at: datetime
    token_id: str


class Access:
    """Everything behind the doors: tokens here, accounts and limits in their own files, all on one SQLite file.

    path: the file, made when absent.  clock: tells when a token has expired.
    admit: makes an athlete of a name and tells the id; None where an invitation must name its athlete.
    words: how e-mails and names are kept; None keeps them as they are.
    """

    def __init__(
        self, path: Path, clock: Clock, admit: Callable[[str | None], str] | None = None, words: Words | None = None
    ) -> None:
        self.clock = clock
        self._file = AccessFile(path)
        self.limits = Limits(self._file, clock)
        self.accounts = Accounts(self._file, clock, self.limits, admit, words)
        self._watch: Watch = Unwatched()

    @property
    def watch(self) -> Watch:
        """Who writes down what the doors notice; whoever serves people sets it."""
        return self._watch

    @watch.setter
    def watch(self, watch: Watch) -> None:
        self._watch = self.accounts.watch = watch

    def noticed_look(self, who: Visitor, athlete: str, page: str) -> None:
        """A visitor was let look at an athlete's things; written down where it is somebody else, once an hour for each page."""
        if who.role == "coach" and who.account_id is not None and athlete != who.athlete_id:
            about: dict[str, str | None] = {"coach": who.account_id, "page": page}
            self._watch.notice(Noticed(action="coach_read", athlete=athlete, by="coach", detail=about, per="hour"))
        elif who.is_owner:
            self._watch.notice(Noticed(action="owner_read", athlete=athlete, by="owner", detail={"page": page}, per="hour"))

    def speaks_for(self, who: Visitor, athlete: str, *, alone: bool) -> bool:
        """Whether somebody's word counts as the athlete's: nobody gives consent for another adult.

        alone: whether there is no other athlete in the house. Whoever runs a Milo for themselves alone, without an account, is the
        athlete they look at.
        """
        if who.is_owner and who.scopes is None:
            return alone and not any(account.athlete_id == athlete for account in self.accounts.all())
        return who.is_athlete(athlete)

    # --- letting in -------------------------------------------------------------------------------------------------------

    def new_link_code(self) -> str:
        """A code for the owner's sign-in link; it opens once within a day."""
        return self._issue("link", LINK_LIFE).token

    def redeem_link(self, code: str, device: str | None = None) -> str | None:
        """A session token for the owner in exchange for a link code, or None when it is unknown, used or expired."""
        with self._file.change() as db:
            row = db.execute("DELETE FROM token WHERE hash = ? AND purpose = 'link' RETURNING expires", (digest(code),)).fetchone()
        if row is None or row[0] <= micros(self.clock.now()):
            return None
        return self._issue("session", TOKEN_LIFE, device=device).token

    def new_token(self, user_id: str) -> str:
        """A bearer token for an athlete's programs."""
        return self._issue("bearer", TOKEN_LIFE, user_id=user_id).token

    def new_session(self, account: Account, device: str | None = None) -> Grant:
        """A session for somebody who proved to be the account's holder. device: in words, see accounts_devices."""
        return self._issue("session", TOKEN_LIFE, user_id=account.athlete_id, account_id=account.account_id, device=device)

    def session_of(self, token: str, device: str | None = None) -> str | None:
        """A session for whoever brings a program's token (`milo token`); it ends with that token. None when it is no use.

        A session makes no other session: it would never have to end.
        """
        found = self.visitor(token)
        row = self._file.row("SELECT purpose, expires FROM token WHERE hash = ?", (digest(token),))
        if found is None or row is None or row[0] != "bearer":
            return None
        life = min(TOKEN_LIFE, from_micros(row[1]) - self.clock.now())
        made = self._issue(
            "session", life, user_id=_kept_id(found), account_id=found.account_id, device=device, parent=found.token_id
        )
        with_what: dict[str, str | None] = {"with": "token"}
        self._watch.notice(Noticed(action="sign_in", athlete=_kept_id(found), by="athlete", detail=with_what, key=made.token_id))
        return made.token

    def new_key(self, who: Visitor, label: str, scopes: Collection[str], life: timedelta = KEY_LIFE) -> Grant:
        """A key for a device: it may only what its scopes say. Raises UnknownName and BadValue."""
        for scope in scopes:
            if scope not in SCOPES:
                raise UnknownName("scope", scope, SCOPES)
        if not scopes or not label.strip() or not timedelta() < life <= KEY_LIFE:
            raise BadValue(
                f"a name, at least one scope and at most {KEY_LIFE.days} days", f"{label!r}, {sorted(scopes)}, {life.days}"
            )
        return self._issue(
            "key",
            life,
            user_id=_kept_id(who),
            account_id=who.account_id,
            label=label.strip()[:100],
            scopes=" ".join(sorted(set(scopes))),
        )

    def visitor(self, token: str | None, *, used: bool = True) -> Visitor | None:
        """Who holds this token, or None when it is missing, unknown, revoked, expired or its account is disabled.

        used: False leaves alone when it was last seen.
        """
        if not token:
            return None
        row = self._file.row(
            "SELECT t.user_id, t.expires, t.purpose, t.scopes, t.token_id, t.seen, t.account_id, a.role, a.athlete_id, a.disabled "
            "FROM token t LEFT JOIN account a ON a.account_id = t.account_id "
            "WHERE t.hash = ? AND t.purpose IN ('bearer', 'session', 'key') "
            "AND (t.parent IS NULL OR EXISTS (SELECT 1 FROM token p WHERE p.token_id = t.parent))",
            (digest(token),),
        )
        now = self.clock.now()
        if row is None or row[1] <= micros(now):
            return None
        user_id, _, purpose, scopes, token_id, seen, account_id, role, athlete_id, disabled = row
        if purpose == "session" and seen is not None and seen <= micros(now - IDLE_LIFE):
            return None
        if account_id is not None and (role is None or disabled is not None):
            return None
        if used and (seen is None or seen <= micros(now - SEEN_EVERY)):
            # Reading goes on while the file cannot be written; at worst a session ends a little early.
            with suppress(Unavailable), self._file.change() as db:
                db.execute("UPDATE token SET seen = ? WHERE hash = ?", (micros(now), digest(token)))
            whose = athlete_id if account_id is not None else user_id
            if purpose == "key" and whose is not None and (seen is None or from_micros(seen).date() != now.date()):
                which: dict[str, str | None] = {"key": self._label(token_id)}
                self._watch.notice(Noticed(action="key_used", athlete=whose, by="key", detail=which, per="day", key=token_id))
        allowed = None if scopes is None else frozenset(scopes.split())
        if account_id is None:
            return Visitor(user_id, athlete_id=user_id, scopes=allowed, token_id=token_id)
        is_who = None if role == "admin" else athlete_id or account_id
        return Visitor(is_who, role, account_id, athlete_id, allowed, token_id)

    def _label(self, token_id: str) -> str | None:
        row = self._file.row("SELECT label FROM token WHERE token_id = ?", (token_id,))
        return None if row is None else row[0]

    # --- closing ----------------------------------------------------------------------------------------------------------

    def revoke(self, token: str) -> None:
        """Make a token useless at once."""
        with self._file.change() as db:
            db.execute("DELETE FROM token WHERE hash = ?", (digest(token),))

    def held(self, who: Visitor, purposes: tuple[Purpose, ...] = ("session", "bearer")) -> list[Held]:
        """What opens the door in this visitor's name, newest first; what has expired is left out."""
        where, values = _owned(who)
        now = self.clock.now()
        rows = self._file.rows(
            f"SELECT token_id, purpose, created, seen, expires, device, label, scopes FROM token WHERE {where} AND expires > ? "
            "AND NOT (purpose = 'session' AND seen IS NOT NULL AND seen <= ?) ORDER BY created DESC, token_id",
            (*values, micros(now), micros(now - IDLE_LIFE)),
        )
        return [
            Held(
                token_id=id,
                purpose=purpose,
                created_at=_moment(created),
                seen_at=_moment(seen),
                expires_at=from_micros(expires),
                device=device,
                label=label,
                scopes=None if scopes is None else tuple(scopes.split()),
            )
            for id, purpose, created, seen, expires, device, label, scopes in rows
            if purpose in purposes
        ]

    def is_fresh(self, who: Visitor) -> bool:
        """Whether this visitor proved who they are within the last ten minutes: a session of an account, made just now."""
        since = self.clock.now() - FRESH
        return who.account_id is not None and any(
            one.token_id == who.token_id and one.created_at is not None and one.created_at >= since
            for one in self.held(who, ("session",))
        )

    def close_one(self, who: Visitor, token_id: str) -> None:
        """End one of the visitor's sessions or keys. Raises NotFound for anything that is not theirs."""
        where, values = _owned(who)
        with self._file.change() as db:
            gone = db.execute(f"DELETE FROM token WHERE {where} AND token_id = ?", (*values, token_id)).rowcount
        if not gone:
            raise NotFound("a session or key of yours", "none with this id")

    def close_others(self, who: Visitor, *, keys: bool = False) -> int:
        """End all of the visitor's sessions but this one, keys too if asked; returns how many there were."""
        where, values = _owned(who)
        kinds = "('session', 'bearer', 'key')" if keys else "('session', 'bearer')"
        with self._file.change() as db:
            return db.execute(
                f"DELETE FROM token WHERE {where} AND purpose IN {kinds} AND token_id IS NOT ?", (*values, who.token_id)
            ).rowcount

    def erase(self, user_id: str) -> None:
        """Forget an athlete: tokens, account, invitations. A coach or admin who was that athlete keeps the account."""
        with self._file.change() as db:
            db.execute(
                "DELETE FROM token WHERE (user_id = ? AND account_id IS NULL) OR account_id IN "
                "(SELECT account_id FROM account WHERE athlete_id = ? AND role = 'athlete')",
                (user_id, user_id),
            )
            db.execute("UPDATE token SET user_id = NULL WHERE user_id = ? AND account_id IS NOT NULL", (user_id,))
            db.execute("DELETE FROM account WHERE athlete_id = ? AND role = 'athlete'", (user_id,))
            db.execute("UPDATE account SET athlete_id = NULL WHERE athlete_id = ?", (user_id,))
            db.execute("DELETE FROM invitation WHERE athlete_id = ?", (user_id,))

    def fold(self) -> None:
        """Cut the file's write-ahead log, which holds what was deleted until then."""
        self._file.fold()

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _issue(
        self,
        purpose: str,
        life: timedelta,
        *,
        user_id: str | None = None,
        account_id: str | None = None,
        device: str | None = None,
        label: str | None = None,
        scopes: str | None = None,
        parent: str | None = None,
    ) -> Grant:
        token = (KEY_MARK if purpose == "key" else "") + secrets.token_urlsafe(32)
        now = self.clock.now()
        made = Grant(token, now + life, secrets.token_hex(16))
        with self._file.change() as db:
            db.execute("DELETE FROM token WHERE expires <= ?", (micros(now - LINK_LIFE),))
            db.execute(
                "INSERT INTO token (hash, user_id, purpose, expires, token_id, account_id, created, seen, device, label, scopes, "
                "parent) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    digest(token),
                    user_id,
                    purpose,
                    micros(made.expires_at),
                    made.token_id,
                    account_id,
                    micros(now),
                    None if purpose == "key" else micros(now),
                    device,
                    label,
                    scopes,
                    parent,
                ),
            )
        return made


def _owned(who: Visitor) -> tuple[str, tuple[str | None, ...]]:
    """The tokens of a visitor: the account's, or those of an athlete or owner without one."""
    if who.account_id is not None:
        return "account_id = ? AND purpose <> 'link'", (who.account_id,)
    return "account_id IS NULL AND user_id IS ? AND purpose <> 'link'", (who.user_id,)


def _kept_id(who: Visitor) -> str | None:
    return who.athlete_id if who.account_id is not None else who.user_id


def _moment(at: int | None) -> datetime | None:
    return None if at is None else from_micros(at)
