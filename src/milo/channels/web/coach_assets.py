"""The coach's style sheet and scripts, each served as one file, and the frame its pages share."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files

from nicegui import ui

from milo.channels.web.frame import framed
from milo.channels.web.guest import Guest
from milo.channels.web.words import web_catalogue

SCRIPTS = ("coach_wire", "train_edit", "train_text", "train", "workout_state", "workout", "checkin", "coach", "coach_begin")
"""In the order they need each other."""


@cache
def sheet() -> str:
    """coach.css."""
    return files("milo.channels.web").joinpath("coach.css").read_text(encoding="utf-8")


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


def add_assets() -> None:
    """Put sheet and scripts into the head of the page that is being built, after the app's own so that equal rules of ours win."""
    ui.add_head_html(
        f'<link rel="stylesheet" href="/app/coach.css?v={version()}"/><script src="/app/coach.js?v={version()}" defer></script>'
    )


@contextmanager
def coach_framed(guest: Guest, here: str) -> Iterator[None]:
    """A page of the app with the coach's own look on top. here: the place that is marked in the navigation."""
    with framed(guest, here):
        add_assets()
        yield


def spoken(guest: Guest, *tables: str) -> str:
    """The words scripts say, as JSON: every key of these tables that begins with "js_", without it."""
    said = {
        key.removeprefix(f"web.{table}.js_"): words
        for table in tables
        for key, words in web_catalogue(guest.words.language).items()
        if key.startswith(f"web.{table}.js_")
    }
    return json.dumps(said, ensure_ascii=False)
