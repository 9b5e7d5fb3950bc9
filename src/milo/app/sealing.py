"""Small texts and answers sealed with the vault, for the files that keep them outside the store."""

from __future__ import annotations

import base64

from milo.store.envelope import KeyGone
from milo.store.vault import HOUSE, Vault


class SealedWords:
    """E-mails and names as text that only the vault opens; fulfils channels.accounts.Words."""

    MARK = "sealed:"
    _PLACE = "account"

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def seal(self, athlete: str | None, text: str) -> str:
        """athlete: whose key seals it; None for the house's."""
        (kept,) = self._vault.seal_messages(self._PLACE, [(athlete, text.encode("utf-8", "surrogatepass"))])
        return self.MARK + base64.b64encode(kept).decode()

    def open(self, kept: str) -> str:
        """The text; empty where its key is gone with the athlete."""
        if not kept.startswith(self.MARK):
            return kept
        try:
            opened = self._vault.open_message(self._PLACE, base64.b64decode(kept.removeprefix(self.MARK)))
        except KeyGone:
            return ""
        return opened.decode("utf-8", "surrogatepass")

    def is_stale(self, athlete: str | None, kept: str) -> bool:
        """Whether a text is plain or sealed with an older key."""
        if not kept.startswith(self.MARK):
            return True
        self._vault.fresh((athlete or HOUSE,))
        return not self._vault.is_current(athlete or HOUSE, base64.b64decode(kept.removeprefix(self.MARK)))


class SealedAnswers:
    """Answers to writes, sealed with the key of who asked; fulfils channels.api.idempotency.Sealing."""

    _PLACE = "answer"

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def seal(self, athlete: str, body: bytes) -> bytes:
        """The answer's bytes, sealed."""
        return self._vault.seal_messages(self._PLACE, [(athlete, body)])[0]

    def open(self, kept: bytes) -> bytes:
        """The answer's bytes as they were sent. Raises KeyGone."""
        return self._vault.open_message(self._PLACE, kept)
