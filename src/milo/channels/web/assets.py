"""Which style sheets and scripts each kind of page takes, how they get into its head, and where the server hands them out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from fastapi import FastAPI
from fastapi.responses import Response
from fastapi.staticfiles import StaticFiles
from nicegui import ui

from milo.channels.web.frame import framed
from milo.channels.web.guest import Guest
from milo.channels.web.words import web_catalogue

FOR_GOOD = {"Cache-Control": "public, max-age=31536000, immutable"}


class PackageFiles(StaticFiles):
    """A package of npm as it lies there, the same for everybody."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        """A file, for browsers to keep."""
        answer = super().file_response(*args, **kwargs)
        answer.headers.update(FOR_GOOD)
        return answer


@dataclass(frozen=True)
class Assets:
    """One style sheet and one script, served as /app/<name>.css and /app/<name>.js.

    name: of the sheet's file.  scripts: files the script is joined from, in the order they need each other.
    """

    name: str
    scripts: tuple[str, ...]

    def sheet(self) -> str:
        """The style sheet."""
        return _text(f"{self.name}.css")

    def script(self) -> str:
        """All scripts in one scope of their own, so that their names meet nobody else's."""
        inside = "\n".join(_text(f"{name}.js") for name in self.scripts)
        return f'(() => {{\n"use strict";\n{inside}}})();\n'

    def sheet_link(self) -> str:
        """The sheet as a page's head asks for it."""
        return f'<link rel="stylesheet" href="/app/{self.name}.css?v={_version(self)}"/>'

    def links(self) -> str:
        """Both as a page's head asks for them."""
        return f'{self.sheet_link()}<script src="/app/{self.name}.js?v={_version(self)}" defer></script>'


COACH = Assets(
    "coach",
    (
        "coach_wire",
        "train_edit",
        "train_text",
        "train_routines",
        "train_health",
        "train",
        "workout_state",
        "workout",
        "checkin",
        "coach",
        "coach_begin",
    ),
)
COCKPIT = Assets("cockpit", ("coach_wire", "cockpit"))
ADMIN = Assets("admin", ("admin",))
CATALOGUE = Assets("catalogue", ("catalogue",))
PROGRESS = Assets("progress", ("coach_wire", "progress"))
LAB = Assets(
    "lab",
    ("lab_strip", "lab_loops", "lab_figures", "lab_alerts", "lab_socket", "lab_hands", "lab_live", "lab_start", "lab_begin"),
)
MESSAGES = Assets("messages", ("messages",))
ACTIVITIES = Assets("activities", ("coach_wire", "activities", "calendar"))
FOOD = Assets("food", ("coach_wire", "food_camera", "food_own", "food"))
FORM = Assets("form", ("form",))
PUSH = Assets("push", ("push",))
SERVED = (PUSH, FORM, FOOD, COACH, COCKPIT, ADMIN, CATALOGUE, PROGRESS, LAB, MESSAGES, ACTIVITIES)


def add_assets(assets: Assets) -> None:
    """Put both into the head of the page that is being built; after the app's own, so that equal rules of ours win."""
    ui.add_head_html(assets.links())


@contextmanager
def framed_with(guest: Guest, here: str, assets: Assets) -> Iterator[None]:
    """A page of the app with a look of its own on top. here: the place that is marked in the navigation."""
    with framed(guest, here):
        add_assets(assets)
        yield


@contextmanager
def cockpit_framed(guest: Guest, here: str, on_top: Assets | None = None) -> Iterator[None]:
    """A page with the coach's look (not its scripts) and the cockpit's.

    here: the place marked in the navigation.  on_top: what the page needs beside.
    """
    with framed(guest, here):
        ui.add_head_html(COACH.sheet_link() + COCKPIT.links())
        if on_top is not None:
            add_assets(on_top)
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


def add_asset_doors(app: FastAPI) -> None:
    """Add every sheet and script to the server's application."""

    def hand_out(path: str, text: Callable[[], str], media_type: str) -> None:
        @app.get(path, include_in_schema=False)
        def asset() -> Response:
            return Response(text(), media_type=media_type, headers=FOR_GOOD)

    for each in SERVED:
        hand_out(f"/app/{each.name}.css", each.sheet, "text/css")
        hand_out(f"/app/{each.name}.js", each.script, "text/javascript")


@cache
def _text(name: str) -> str:
    return files("milo.channels.web").joinpath(name).read_text(encoding="utf-8")


@cache
def _version(assets: Assets) -> str:
    """Changes with the content, so that browsers may keep both for good."""
    return hashlib.sha256((assets.sheet() + assets.script()).encode()).hexdigest()[:12]
