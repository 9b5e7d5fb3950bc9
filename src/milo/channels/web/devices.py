"""The page of one's devices: who told Milo something and when last, what is calibrated, which keys open the door for machines."""

from __future__ import annotations

import asyncio
from datetime import datetime
from html import escape

from fastapi import Request, Response
from nicegui import ui

from milo.channels.access import Held
from milo.channels.progress_desk import ProgressDesk, Seen
from milo.channels.web.assets import PROGRESS, framed_with
from milo.channels.web.frame import icon, markup, open_places
from milo.channels.web.guest import Guest, Reception

KINDS_SHOWN = 5  # of what a source tells; more are counted (our choice)
PLACES = (("files", "upload_file"), ("ledger", "call_merge"), ("lab", "monitor_heart"))
SIGNS = {"mask": "masks", "oximeter": "bloodtype"}


def install(reception: Reception, desk: ProgressDesk) -> None:
    """Add the page."""
    open_places("devices")

    @ui.page("/app/devices", response_timeout=30)
    async def devices_page(request: Request) -> Response | None:
        guest = await reception.guest(request)
        if isinstance(guest, Response):
            return guest

        def read() -> tuple[list[Seen], dict[str, datetime | None], list[Held]]:
            keys = reception.access.held(guest.visitor, ("key",))
            return desk.sources(guest.id), desk.calibrations(guest.id), keys

        sources, calibrated, keys = await asyncio.to_thread(read)
        with framed_with(guest, "devices", PROGRESS):
            say = guest.words.say
            markup(
                f"<h1>{escape(say('web.nav.devices'))}</h1><p class='lead'>{escape(say('web.devices.lead'))}</p>", "div", "claim"
            )
            markup(sources_html(guest, sources), "section")
            markup(_calibrations(guest, calibrated), "section")
            markup(_keys(guest, keys), "section")
        return None


def sources_html(guest: Guest, sources: list[Seen]) -> str:
    """Every source with what it tells, when it was heard last, and whether it has fallen silent; and the ways to bring more."""
    say = guest.words.say
    links = "".join(
        f'<a class="button" href="{escape(guest.href(f"/app/{name}"))}">{icon(sign)}{escape(say(f"web.devices.to_{name}"))}</a>'
        for name, sign in PLACES
    )
    ways = f'<div class="actions">{links}</div>'
    title = f"<h2>{escape(say('web.devices.sources'))}</h2>"
    if not sources:
        said = escape(say("web.devices.none"))
        return f'{title}<div class="empty-state">{icon("watch_off")}<p>{said}</p></div>{ways}'
    return f'{title}<ul class="sources">{"".join(_source(guest, one) for one in sources)}</ul>{ways}'


def _source(guest: Guest, one: Seen) -> str:
    words, say = guest.words, guest.words.say
    named = list(dict.fromkeys(_kind(guest, kind) for kind in one.kinds))
    told = words.listed(named[:KINDS_SHOWN])
    if len(named) > KINDS_SHOWN:
        told = say("web.devices.and_more", told=", ".join(named[:KINDS_SHOWN]), count=len(named) - KINDS_SHOWN)
    chips = "".join(f'<span class="chip {escape(o)}">{escape(words.word("origin", o))}</span>' for o in one.origins)
    days = (guest.today - one.last).days
    seen = say("web.devices.today") if days == 0 else say("web.devices.ago", count=days)
    state = (
        f'<span class="state silent">{escape(say("web.devices.silent", count=one.silent_days))}</span>'
        if one.silent_days is not None
        else f'<span class="state">{escape(seen)}</span>'
    )
    last = say("web.devices.last", day=f"{words.day(one.last)} {one.last.year}")
    return (
        f'<li><span class="what"><b>{escape(one.source)}</b><small>{escape(last)} · {escape(told)}</small></span>'
        f'<span class="chips-of">{chips}</span>{state}</li>'
    )


def _kind(guest: Guest, kind: str) -> str:
    words = guest.words
    key = f"web.devices.kind_{kind}"
    return words.say(key) if words.has(key) else words.word("quantity", kind)


def _calibrations(guest: Guest, calibrated: dict[str, datetime | None]) -> str:
    words, say = guest.words, guest.words.say
    rows = "".join(
        f'<li>{icon(SIGNS[name])}<span class="what"><b>{escape(say(f"web.devices.{name}"))}</b><small>'
        + escape(
            say(f"web.devices.{name}_never")
            if at is None
            else say("web.devices.calibrated", day=f"{words.day(at.date())} {at.year}")
        )
        + f'</small></span><span class="state">{escape(say("web.devices.done" if at else "web.devices.open"))}</span></li>'
        for name, at in calibrated.items()
    )
    return f'<h2>{escape(say("web.devices.calibration"))}</h2><ul class="sources">{rows}</ul>'


def _keys(guest: Guest, keys: list[Held]) -> str:
    words, say = guest.words, guest.words.say

    def dated(at: datetime | None) -> str:
        return say("web.devices.key_unused") if at is None else say("web.devices.last", day=f"{words.day(at.date())} {at.year}")

    rows = "".join(
        f'<li>{icon("key")}<span class="what"><b>{escape(one.label or say("web.devices.nameless"))}</b><small>'
        f"{escape(dated(one.seen_at))} · {escape(say('web.devices.until', day=words.day(one.expires_at.date())))}</small></span>"
        "</li>"
        for one in keys
    )
    listed = f'<ul class="sources">{rows}</ul>' if rows else f'<p class="quiet">{escape(say("web.devices.no_keys"))}</p>'
    return (
        f'<h2>{escape(say("web.devices.keys"))}</h2><p class="quiet">{escape(say("web.devices.keys_note"))}</p>{listed}'
        f'<div class="actions"><a class="button" href="/app/account">{icon("key")}{escape(say("web.devices.to_keys"))}</a></div>'
    )
