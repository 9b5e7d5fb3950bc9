"""The files page: the place to drop more, and every file that came, to be taken back as it was."""

from __future__ import annotations

import asyncio
from datetime import UTC
from html import escape

from fastapi import Request, Response
from nicegui import ui

from milo.channels.access import COOKIE
from milo.channels.web.dropping import DropZone
from milo.channels.web.frame import framed, icon, markup
from milo.channels.web.guest import Guest, Reception
from milo.vocabulary.records import Original
from milo.vocabulary.told_limits import told_in_words

SHOWN = 300  # newest first; all of them are in the export


def install(reception: Reception) -> None:
    """Add the page."""

    @ui.page("/app/files", response_timeout=30)
    async def files_page(request: Request) -> Response | None:
        guest = await reception.guest(request)
        if isinstance(guest, Response):
            return guest
        say = guest.words.say
        originals = await asyncio.to_thread(reception.flows.originals, guest.id)
        with framed(guest, "files"):
            markup(f"<h1>{escape(say('web.nav.files'))}</h1><p class='lead'>{escape(say('web.files.lead'))}</p>", "div", "claim")

            async def renew() -> None:
                found = await asyncio.to_thread(reception.flows.originals, guest.id)
                listed.set_content(_list(found, guest))

            with ui.element("section").classes("dropping").props("id=drop"):
                DropZone(reception, guest, request.cookies.get(COOKIE), renew).build()
            listed = markup(_list(originals, guest), "section")
        return None


def _list(originals: list[Original], guest: Guest) -> str:
    words = guest.words
    title = f"<h2>{escape(words.say('web.files.title'))}</h2>"
    if not originals:
        return f'{title}<p class="quiet">{escape(words.say("web.files.none"))}</p>'
    newest = sorted(originals, key=lambda o: o.at, reverse=True)
    return f'{title}<ul class="files">{"".join(_line(o, guest) for o in newest[:SHOWN])}</ul>'


def _line(original: Original, guest: Guest) -> str:
    words = guest.words
    href = guest.href(f"/app/original/{original.original_id}")
    came = original.at.astimezone(UTC).date()
    facts = [original.format, f"{words.number(max(1, round(original.size / 1000)))} kB", f"{words.day(came)} {came.year}"]
    fault = f'<small class="fault">{escape(told_in_words(original.error, words.language))}</small>' if original.error else ""
    return (
        f'<li><a href="{escape(href)}" download>{icon("download")}<span class="what"><b>{escape(original.name)}</b>'
        f"<small>{escape(' · '.join(f for f in facts if f))}</small>{fault}</span></a></li>"
    )
