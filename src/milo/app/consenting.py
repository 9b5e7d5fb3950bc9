"""What an athlete allows, asked here and nowhere else: the consent for a purpose received last, while it holds.

Purposes: storage (keeping new records), external_model (a language model on another machine), coach (a person, named),
training_models (learning from the records), bot (a chat service carries messages). Only storage is allowed until it is withdrawn:
somebody who adds themselves to their own Milo asks for that very thing. Everything else is off until it is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Literal, Protocol, TypeVar, get_args

from milo.app.received import next_received
from milo.store.contract import Store
from milo.stream.writer import Writer
from milo.vocabulary.clock import Clock
from milo.vocabulary.errors import BadValue, UnknownName
from milo.vocabulary.identity import identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import AuditEntry, Consent, last_received
from milo.vocabulary.told_limits import StorageWithdrawn

Purpose = Literal["storage", "external_model", "coach", "training_models", "bot"]
PURPOSES: tuple[Purpose, ...] = get_args(Purpose)
ALLOWED_UNTIL_WITHDRAWN = frozenset(("storage",))
NAMED = frozenset(("coach",))  # given to one account, never to all
TEXT_VERSION = "2026-11"  # of the words in docs/privacy.md; kept with each consent, so that it can be told what was agreed to
MOST = 10_000  # consents of one athlete; with more the newest might be missing, so nothing but storage is allowed. Our choice
REFUSED = "The athlete has withdrawn the consent to storage. To give it again: milo consent --athlete ID --give storage"


def allowed(store: Store, athlete: str, purpose: Purpose, now: datetime, to: str | None = None) -> bool:
    """Whether an athlete allows a purpose now. to: the coach's account, where it is about a coach."""
    return _holds(_newest(store, athlete, purpose, to), purpose, now)


def _holds(newest: Consent | None, purpose: str, now: datetime) -> bool:
    """Whether a purpose is allowed after the word that counts."""
    if newest is None:
        return purpose in ALLOWED_UNTIL_WITHDRAWN
    return newest.given and (newest.until is None or newest.until > now)


def _newest(store: Store, athlete: str, purpose: str, to: str | None) -> Consent | None:
    """The word that counts: the newest about this coach, where a no without a name is a no to all of them."""
    found: list[Consent] = store.find("consent", athlete, limit=MOST, newest_first=True)
    if len(found) >= MOST and purpose not in ALLOWED_UNTIL_WITHDRAWN:
        return None
    words = [c for c in found if c.purpose == purpose]
    if purpose in NAMED:
        words = [c for c in words if (c.to == to and to is not None) or (c.to is None and not c.given)]
    return last_received(words)


def refusals(store: Store, clock: Clock, athletes: Iterable[str]) -> dict[str, str]:
    """Athlete -> why nothing new of theirs may be stored; for the writer. Those who allow it are not in it.

    Asked of the store for every batch, of all its athletes at once: a word withdrawn anywhere holds from the next batch on.
    """
    now = clock.now()
    told: dict[str, list[Consent]] = store.find_each("consent", set(athletes))
    newest = {a: last_received(c for c in words if c.purpose == "storage") for a, words in told.items()}
    return {a: REFUSED for a, word in newest.items() if not _holds(word, "storage", now)}


class Consenting:
    """Asking, giving and withdrawing on a store and its writer."""

    def __init__(self, store: Store, writer: Writer, clock: Clock) -> None:
        self._store, self._writer, self._clock = store, writer, clock

    def allowed(self, athlete: str, purpose: Purpose, to: str | None = None) -> bool:
        """Whether an athlete allows a purpose now."""
        return allowed(self._store, athlete, purpose, self._clock.now(), to)

    def give(
        self,
        athlete: str,
        purpose: str,
        *,
        to: str | None = None,
        until: datetime | None = None,
        scope: list[str] | None = None,
        by: str = "athlete",
    ) -> Consent:
        """Record a yes. by: who said it.

        Raises UnknownName for a purpose nobody knows, BadValue for a coach without a name or a date gone by.
        """
        if known(purpose) in NAMED and to is None:
            raise BadValue("whom it is given to", f"nobody for {purpose!r}", "--to ACCOUNT")
        if purpose not in NAMED and (to is not None or scope is not None):
            raise BadValue("a name only for a coach", f"one for {purpose!r}", "leave --to away")
        if until is not None and until <= self._clock.now():
            raise BadValue("a date that is to come", f"{until:%Y-%m-%d}")
        return self._record(athlete, purpose, True, by, to=to, until=until, scope=scope)

    def withdraw(self, athlete: str, purpose: str, *, to: str | None = None, by: str = "athlete") -> Consent:
        """Record a no; without a name to all coaches. It holds from the next question on. Raises UnknownName."""
        known(purpose)
        return self._record(athlete, purpose, False, by, to=to)

    def state(self, athlete: str) -> list[dict[str, Any]]:
        """Each purpose as it holds now: allowed, since when, until when, to whom. One line for each coach."""
        lines = []
        coaches = {c.to for c in self._store.find("consent", athlete) if c.purpose in NAMED and c.to is not None}
        for purpose in PURPOSES:
            for to in sorted(coaches) if purpose in NAMED else [None]:
                word = _newest(self._store, athlete, purpose, to)
                lines.append(
                    {
                        "purpose": purpose,
                        "to": to,
                        "allowed": self.allowed(athlete, purpose, to),
                        "since": word.at if word else None,
                        "until": word.until if word else None,
                        "scope": word.scope if word else None,
                        "text_version": word.text_version if word else None,
                    }
                )
        return lines

    def _record(self, athlete: str, purpose: str, given: bool, by: str, **about: Any) -> Consent:
        now = self._clock.now()
        received = next_received(self._store, athlete, ("consent",))
        made = Consent(
            origin=Origin.TOLD,
            source=by,
            consent_id=identity("consent", athlete, purpose, about.get("to"), given, now.isoformat(), received),
            user_id=athlete,
            at=now,
            purpose=purpose,  # type: ignore[arg-type]
            given=given,
            text_version=TEXT_VERSION,
            received=received,
            **about,
        )
        entry = AuditEntry(
            origin=Origin.MEASURED,
            source="milo",
            audit_id=identity("audit", made.consent_id),
            user_id=athlete,
            at=now,
            action="consent",
            by=by,
            detail={"purpose": purpose, "given": given, "to": about.get("to")},
        )
        self._writer.write([made, entry])
        return made


class _Told(Protocol):
    """What a writer says it did."""

    @property
    def refused(self) -> Mapping[str, int]: ...


TalliedT = TypeVar("TalliedT", bound=_Told)


def kept(tally: TalliedT) -> TalliedT:
    """The tally, where nothing was withheld. Raises StorageWithdrawn: an answer that said "kept" would not be true."""
    if REFUSED in tally.refused:
        raise StorageWithdrawn()
    return tally


def known(purpose: str) -> str:
    """The purpose, if there is such a one. Raises UnknownName."""
    if purpose not in PURPOSES:
        raise UnknownName("purpose", purpose, PURPOSES)
    return purpose
