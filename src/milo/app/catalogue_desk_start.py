"""What a process knows of its house's exercises from the start; a house without any imports nothing for it."""

from __future__ import annotations

from pathlib import Path

from milo.app.config import CATALOGUE_FILE


def known_here(folder: Path) -> None:
    """Let this process know the exercises of the house in a home folder, and none of another one's."""
    from milo.vocabulary.exercises import is_plain, let_go

    if not (folder / CATALOGUE_FILE).exists():
        if not is_plain():
            let_go()
        return
    from milo.app.catalogue_desk import adopt_all
    from milo.app.catalogue_desk_file import CatalogueFile

    file = CatalogueFile(folder)
    try:
        adopt_all(file)
    finally:
        file.close()
