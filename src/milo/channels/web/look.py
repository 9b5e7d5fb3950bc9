"""The pages' style sheet and the scripts all of them share (light or dark, what is unread), served as files of their own."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files

from milo.report.style import STYLE


@cache
def sheet() -> str:
    """The report's style and the app's on top of it."""
    return STYLE + files("milo.channels.web").joinpath("look.css").read_text(encoding="utf-8")


@cache
def script() -> str:
    """theme.js decides light or dark before anything is drawn; unread.js counts what waits to be read."""
    room = files("milo.channels.web")
    return "".join(room.joinpath(f"{name}.js").read_text(encoding="utf-8") for name in ("theme", "unread"))


@cache
def version() -> str:
    """Changes with the content, so that browsers may keep both for good."""
    return hashlib.sha256((sheet() + script()).encode()).hexdigest()[:12]


def head(language: str) -> str:
    """What every page has in its head."""
    return (
        f'<link rel="stylesheet" href="/app/look.css?v={version()}"/>'
        '<link rel="manifest" href="/app/manifest.webmanifest"/><link rel="apple-touch-icon" href="/app/icon-192.png"/>'
        '<meta name="theme-color" content="#A94D26"/>'
        f'<script src="/app/theme.js?v={version()}" data-language="{language}"></script>'
    )
