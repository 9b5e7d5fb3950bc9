"""Where the Milo of a home folder answers, so that links made on the command line lead there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from milo.app.config import Settings

FILE = "address"
THIS_MACHINE = "127.0.0.1"
_EVERYWHERE = {"0.0.0.0", "::", ""}  # noqa: S104 an address to listen on is none to call


def url_of(host: str, port: int) -> str:
    """The address of a server for whoever sits at this machine."""
    called = THIS_MACHINE if host in _EVERYWHERE else host
    return f"http://{f'[{called}]' if ':' in called else called}:{port}"


def write_address(folder: Path, host: str, port: int) -> None:
    """Leave word of where this Milo answers."""
    (folder / FILE).write_text(url_of(host, port) + "\n", encoding="ascii")


def forget_address(folder: Path) -> None:
    """It answers nowhere any more."""
    (folder / FILE).unlink(missing_ok=True)


def address_of(settings: Settings) -> str:
    """Where the Milo that runs answers; where none runs, where it would by PORT."""
    file = settings.folder / FILE
    return file.read_text(encoding="ascii").strip() if file.is_file() else url_of(THIS_MACHINE, settings.port)
