"""The lab's style sheet and scripts, each served as one file: what is drawn live is plain JavaScript on canvases."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files

from nicegui import ui

from milo.channels.web.frame import framed
from milo.channels.web.guest import Guest

SCRIPTS = ("lab_strip", "lab_loops", "lab_figures", "lab_alerts", "lab_socket", "lab_hands", "lab_live", "lab_start", "lab_begin")
"""In the order they need each other."""


@cache
def sheet() -> str:
    """lab.css."""
    return files("milo.channels.web").joinpath("lab.css").read_text(encoding="utf-8")


@cache
def script() -> str:
    """All scripts in one scope of their own, so that their names meet nobody else's."""
    room = files("milo.channels.web")
    parts = "\n".join(room.joinpath(f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS)
    return f'(() => {{\n"use strict";\n{parts}}})();\n'


@cache
def version() -> str:
    """Changes with the content, so that browsers may keep both for good."""
    return hashlib.sha256((sheet() + script()).encode()).hexdigest()[:12]


@contextmanager
def lab_framed(guest: Guest) -> Iterator[None]:
    """A page of the app with the lab's own look on top."""
    with framed(guest, "lab"):
        # After the app's own sheet, so that equal rules of ours win.
        ui.add_head_html(
            f'<link rel="stylesheet" href="/app/lab.css?v={version()}"/><script src="/app/lab.js?v={version()}" defer></script>'
        )
        yield
