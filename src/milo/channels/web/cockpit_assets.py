"""Style sheet and script of one's profile, one's privacy and the squad, and the frame these pages share."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files

from nicegui import ui

from milo.channels.web import coach_assets
from milo.channels.web.frame import framed
from milo.channels.web.guest import Guest

SCRIPTS = ("coach_wire", "cockpit")
"""In the order they need each other."""


@cache
def sheet() -> str:
    """cockpit.css."""
    return files("milo.channels.web").joinpath("cockpit.css").read_text(encoding="utf-8")


@cache
def script() -> str:
    """The scripts in one scope of their own."""
    room = files("milo.channels.web")
    parts = "\n".join(room.joinpath(f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS)
    return f'(() => {{\n"use strict";\n{parts}}})();\n'


@cache
def version() -> str:
    """Changes with the content, so that browsers may keep both for good."""
    return hashlib.sha256((sheet() + script()).encode()).hexdigest()[:12]


@contextmanager
def cockpit_framed(guest: Guest, here: str) -> Iterator[None]:
    """A page of the app with the coach's look and these pages' own on top. here: the place marked in the navigation."""
    with framed(guest, here):
        ui.add_head_html(
            f'<link rel="stylesheet" href="/app/coach.css?v={coach_assets.version()}"/>'
            f'<link rel="stylesheet" href="/app/cockpit.css?v={version()}"/>'
            f'<script src="/app/cockpit.js?v={version()}" defer></script>'
        )
        yield
