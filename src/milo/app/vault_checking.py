"""The line of `milo doctor` on the vault."""

from __future__ import annotations

import sqlite3

from milo.app.config import Settings
from milo.app.stores import build_store
from milo.app.vaulting import DONE, build_vault, master_path
from milo.store.vault import Vault


def vault_check(settings: Settings) -> dict[str, object]:
    """The line of `milo doctor`: whether everything is sealed, and where the master key lies. Raises BadConfig, Unavailable."""
    vault = build_vault(settings)
    try:
        progress, path = vault.progress(), master_path(settings)
        if progress is None and not _anybody(settings, vault):
            progress = DONE  # nobody is here yet: whatever is written from now on is sealed
    finally:
        vault.close()
    if not (progress or "").startswith(DONE):
        found = f"records not all sealed ({progress or 'not begun'})"
        return {"name": "encryption", "ok": False, "found": found, "do": "milo keys seal"}
    if path.is_relative_to(settings.folder):
        found = f"records sealed (AES-256-GCM-SIV, a key for each athlete); the master key lies beside the data: {path}"
        do = f"to be safe from who copies the folder: move {path.name} to another disk, set MILO_MASTER_KEY_FILE to it, keep a copy"
        return {"name": "encryption", "ok": True, "found": found, "do": do}
    return {"name": "encryption", "ok": True, "found": f"records sealed; the master key is kept apart: {path}", "do": ""}


def _anybody(settings: Settings, vault: Vault) -> bool:
    """Whether the store holds anybody's records."""
    if settings.store_path is not None and not settings.store_path.exists():
        return False
    try:
        store = build_store(settings, vault)
    except sqlite3.DatabaseError:
        return False  # no database at all: the store's own line says so
    try:
        return bool(store.athletes())
    finally:
        store.close()
