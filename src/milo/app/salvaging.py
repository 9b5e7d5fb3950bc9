"""`milo export` on a damaged store: what can be read is saved, what cannot is counted."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from milo.app.config import load_settings
from milo.app.exporting import export
from milo.app.vaulting import build_vault
from milo.store.salvage import Salvage
from milo.vocabulary.errors import NotFound


def export_what_is_left(athlete: str, out: Path) -> list[str]:
    """Write the zip from the database of the settings, which is only read; returns what to say about it, a sentence a line.

    Raises NotFound for an athlete who is not listed, Unavailable where nothing can be read.
    """
    settings = load_settings()
    assert settings.store_path is not None  # only SQLite has pages
    vault = build_vault(settings)
    store = Salvage(settings.store_path, vault)
    try:
        if athlete not in store.athletes():
            raise NotFound(f"an athlete with id {athlete}", "nobody whose line can be read", "see `milo athlete list`")
        counts = export(store, athlete, out, datetime.now(UTC))
    finally:
        store.close()
        vault.close()
    told = [f"milo: {settings.store_path} is damaged; written: {out} with the {sum(counts.values()):,} records that can be read"]
    told += [f"lost: {lost:,} of {kind}" for kind, lost in sorted(store.lost.items())]
    if store.unlisted:
        told.append("the list of records is damaged as well, so more may be lost of: " + ", ".join(sorted(store.unlisted)))
    return [*told, "Next: restore the last whole backup (milo restore); import the zip for what is newer"]
