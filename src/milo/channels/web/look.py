"""The pages' style sheet and the two lines of script that remember light or dark, served as files of their own."""

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
    """theme.js: decides light or dark before anything is drawn."""
    return files("milo.channels.web").joinpath("theme.js").read_text(encoding="utf-8")


@cache
def version() -> str:
    """Changes with the content, so that browsers may keep both for good."""
    return hashlib.sha256((sheet() + script()).encode()).hexdigest()[:12]


def head(language: str) -> str:
    """What every page has in its head."""
    return (
        f'<link rel="stylesheet" href="/app/look.css?v={version()}"/>'
        f'<script src="/app/theme.js?v={version()}" data-language="{language}"></script>'
    )
