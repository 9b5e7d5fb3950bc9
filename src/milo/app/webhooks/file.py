"""The webhooks' own file: who is told what, what is on its way, what was looked at. SQLite, apart from the store.

Addresses and secrets are sealed with the house's key, what is on its way with the key of whom it is about.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from milo.channels.own_file import OwnFile, Steps

if TYPE_CHECKING:
    from milo.store.vault import Vault

NAME = "hooks.db"
_PLACE = "hook"
_STEPS: Steps = (
    (
        """CREATE TABLE hook (
            hook_id TEXT PRIMARY KEY, athlete TEXT, body BLOB NOT NULL, events TEXT NOT NULL, created INTEGER NOT NULL,
            disabled INTEGER, why TEXT, failed INTEGER NOT NULL DEFAULT 0, delivered INTEGER
        )""",
        "CREATE INDEX hook_of_athlete ON hook (athlete)",
        """CREATE TABLE delivery (
            delivery_id TEXT PRIMARY KEY, hook_id TEXT NOT NULL, athlete TEXT, body BLOB, created INTEGER NOT NULL,
            expires INTEGER NOT NULL, next INTEGER, tries INTEGER NOT NULL DEFAULT 0, state TEXT NOT NULL, status INTEGER, why TEXT
        )""",
        "CREATE INDEX delivery_of_hook ON delivery (hook_id, created)",
        "CREATE INDEX delivery_due ON delivery (next) WHERE state = 'waiting'",
        """CREATE TABLE seen (
            hook_id TEXT NOT NULL, key BLOB NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (hook_id, key)
        ) WITHOUT ROWID""",
    ),
)


class HookFile(OwnFile):
    """path: made when absent, for this user's eyes only."""

    def __init__(self, path: Path, vault: Vault) -> None:
        self._vault = vault
        # What was taken for delivered must still be on its way after the power was lost in between.
        super().__init__(path, _STEPS, "the webhooks' file", at_once=True)

    def seal(self, athlete: str | None, body: bytes, id: str) -> bytes:
        """Bytes as they are kept. athlete: whose key seals them; None for the house's.  id: of the hook or delivery."""
        return self._vault.seal_messages(_PLACE, [(athlete, body)], id.encode())[0]

    def open(self, kept: bytes, id: str) -> bytes | None:
        """What was sealed; None where its key is gone with the athlete."""
        from milo.store.envelope import KeyGone

        try:
            return self._vault.open_message(_PLACE, kept, id.encode())
        except KeyGone:
            return None

    def forget(self, athlete: str) -> None:
        """All of an athlete's: addresses, secrets, what was on its way."""
        with self.change() as db:
            db.execute("DELETE FROM seen WHERE hook_id IN (SELECT hook_id FROM hook WHERE athlete = ?)", (athlete,))
            db.execute("DELETE FROM delivery WHERE athlete = ?", (athlete,))
            db.execute("DELETE FROM hook WHERE athlete = ?", (athlete,))
