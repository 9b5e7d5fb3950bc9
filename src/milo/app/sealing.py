"""Small texts and answers sealed with the vault, for the files that keep them outside the store."""

from __future__ import annotations

import base64
import logging

from milo.store.envelope import KeyGone, is_newest
from milo.store.vault import HOUSE, Vault
from milo.vocabulary.errors import BrokenSeal

_UNBOUND = "account"  # the place all words shared in the first envelope
log = logging.getLogger(__name__)


class SealedWords:
    """E-mails and names as text that only the vault opens; fulfils channels.accounts.Words."""

    MARK = "sealed:"
    _PLACE = "access.account"

    def __init__(self, vault: Vault, *, migrating: bool = False) -> None:
        """migrating: whether words that are plain, or sealed without their row, are still taken for somebody's."""
        self._vault = vault
        self._migrating = migrating

    def seal(self, athlete: str | None, text: str, where: str) -> str:
        """athlete: whose key seals it; None for the house's.  where: column and account, such as "email/ID"."""
        (kept,) = self._vault.seal_messages(self._PLACE, [(athlete, text.encode("utf-8", "surrogatepass"))], where.encode())
        return self.MARK + base64.b64encode(kept).decode()

    def open(self, kept: str, where: str) -> str:
        """The text; empty where its key is gone with the athlete, and where it was put there by somebody without the key."""
        try:
            sealed = base64.b64decode(kept.removeprefix(self.MARK)) if kept.startswith(self.MARK) else None
            if sealed is None or not is_newest(sealed):
                if not self._migrating:
                    raise BrokenSeal
                if sealed is None:
                    return kept
                return self._vault.open_message(_UNBOUND, sealed).decode("utf-8", "surrogatepass")
            return self._vault.open_message(self._PLACE, sealed, where.encode()).decode("utf-8", "surrogatepass")
        except KeyGone:
            return ""
        except (BrokenSeal, ValueError):
            log.warning("words of an account were set aside: they are not as this Milo sealed them")
            return ""

    def is_stale(self, athlete: str | None, kept: str) -> bool:
        """Whether a text is plain or sealed with an older key or envelope."""
        if not kept.startswith(self.MARK):
            return self._migrating
        sealed = base64.b64decode(kept.removeprefix(self.MARK))
        if not is_newest(sealed):
            return self._migrating
        self._vault.fresh((athlete or HOUSE,))
        return not self._vault.is_current(athlete or HOUSE, sealed)


class SealedAnswers:
    """Answers to writes, sealed with the key of who asked; fulfils channels.api.idempotency.Sealing."""

    _PLACE = "answer"

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def seal(self, athlete: str, key: str, body: bytes) -> bytes:
        """The answer's bytes, sealed for the row of an athlete's Idempotency-Key."""
        return self._vault.seal_messages(self._PLACE, [(athlete, body)], _row(athlete, key))[0]

    def open(self, athlete: str, key: str, kept: bytes) -> bytes:
        """The answer's bytes as they were sent. Raises KeyGone, BrokenSeal."""
        return self._vault.open_message(self._PLACE, kept, _row(athlete, key))


def _row(athlete: str, key: str) -> bytes:
    whose = athlete.encode()
    return len(whose).to_bytes(2, "big") + whose + key.encode("utf-8", "surrogatepass")
