"""A receipt, opened: what was said, the rule and the window behind it, the records themselves, and the files they came from."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from html import escape
from typing import Any

from fastapi import Request, Response
from fastapi.responses import HTMLResponse
from nicegui import ui

from milo.channels.contract import Flows
from milo.channels.web.frame import framed, icon, markup
from milo.channels.web.guest import Guest, Reception, day_asked
from milo.channels.web.plain import refused_page
from milo.channels.web.standing import Standing, find_standing
from milo.channels.web.tables import records_html
from milo.vocabulary.advice import MAX_RECEIPT_IDS, Receipt
from milo.vocabulary.errors import MiloError, NotFound
from milo.vocabulary.records import Original

WORKOUTS_ASKED = 40  # whose files are offered for download; our choice


@dataclass(frozen=True, slots=True)
class Opened:
    """One receipt with its records; records is None where they are no longer there."""

    receipt: Receipt
    records: list[Any] | None


@dataclass(frozen=True, slots=True)
class Proof:
    """All a receipt page shows."""

    standing: Standing
    opened: list[Opened]
    originals: list[Original]


def install(reception: Reception) -> None:
    """Add the page. of=ADDRESS and ending=DAY for what the week says; kind, id or since, until, quantity for records themselves."""

    @ui.page("/app/receipt", response_timeout=30)
    async def receipt_page(request: Request) -> Response | None:
        guest = await reception.guest(request)
        if isinstance(guest, Response):
            return guest
        try:
            proof = await asyncio.to_thread(_prove, reception.flows, guest, request)
        except MiloError:
            return HTMLResponse(refused_page("not_found", guest.words), 404)
        with framed(guest, "today"):
            _draw(proof, guest)
        return None


def _prove(flows: Flows, guest: Guest, request: Request) -> Proof:
    """Find what an address asks for. Raises NotFound, UnknownName. Blocks."""
    address = request.query_params.get("of")
    if address:
        week = flows.week(guest.id, day_asked(request) or guest.today)
        standing = find_standing(week, address, guest.words)
    else:
        standing = Standing(title=guest.words.say("web.receipt.records"), receipts=[_asked(guest, request)])
    opened = [Opened(r, _records(flows, guest.id, r)) for r in standing.receipts]
    return Proof(standing, opened, _originals(flows, guest.id, [r for o in opened for r in o.records or []]))


def _asked(guest: Guest, request: Request) -> Receipt:
    """A receipt put together from the address alone."""
    query = request.query_params
    ids = query.getlist("id")[:MAX_RECEIPT_IDS]
    since, until = day_asked(request, "since"), day_asked(request, "until")
    if not ids and since is None:
        raise NotFound("a record's id, or a first day", "neither")
    first = since or guest.today
    return Receipt(
        kind=query.get("kind", ""),
        since=first,
        until=until or first,
        rule="",
        quantity=query.get("quantity") or None,
        record_ids=ids,
        count=len(ids),
    )


def _records(flows: Flows, athlete: str, receipt: Receipt) -> list[Any] | None:
    try:
        if receipt.record_ids:
            return flows.records(athlete, receipt.kind, ids=receipt.record_ids, limit=MAX_RECEIPT_IDS)
        # A day on each side: where the athlete's midnight was says each record's own offset.
        since, until = _midnight(receipt.since - timedelta(days=1)), _midnight(receipt.until + timedelta(days=2))
        found = flows.records(athlete, receipt.kind, quantity=receipt.quantity, since=since, until=until, limit=MAX_RECEIPT_IDS)
    except NotFound:
        return None
    return found


def _originals(flows: Flows, athlete: str, records: list[Any]) -> list[Original]:
    """The files the records came from, through their workouts where they do not say themselves."""
    ids = {r.original_id for r in records if getattr(r, "original_id", None)}
    workouts = {r.workout_id for r in records if getattr(r, "workout_id", None) and not hasattr(r, "original_id")}
    if workouts:
        try:
            found = flows.records(athlete, "workout", ids=sorted(workouts)[:WORKOUTS_ASKED])
        except NotFound:
            found = []
        ids |= {w.original_id for w in found if w.original_id}
    return [o for o in flows.originals(athlete) if o.original_id in ids] if ids else []


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


# --- drawing ------------------------------------------------------------------------------------------------------------


def _draw(proof: Proof, guest: Guest) -> None:
    words, standing = guest.words, proof.standing
    back = escape(words.say("web.receipt.back"))
    chip = (
        f'<span class="chip {escape(standing.origin)}">{escape(words.word("origin", standing.origin))}</span>'
        if standing.origin
        else ""
    )
    value = f'<div class="value">{escape(standing.value)} {chip}</div>' if standing.value else ""
    note = f'<p class="lead">{escape(standing.note)}</p>' if standing.note else ""
    markup(
        f'<a class="back" href="{escape(guest.href("/app"))}" onclick="if(history.length>1){{history.back();return false}}">'
        f"{icon('arrow_back')}{back}</a><h1>{escape(standing.title)}</h1>{value}{note}",
        "div",
        "claim",
    )
    if not proof.opened:
        markup(f'<p class="quiet">{escape(words.say("web.receipt.none"))}</p>', "section")
    for opened in proof.opened:
        _receipt(opened, guest)
    if proof.originals:
        files = "".join(_original(o, guest) for o in proof.originals)
        markup(f"<h2>{escape(words.say('web.receipt.originals'))}</h2><ul class='files'>{files}</ul>", "section")


def _receipt(opened: Opened, guest: Guest) -> None:
    words, receipt = guest.words, opened.receipt
    rule = f"<dt>{escape(words.say('web.receipt.rule'))}</dt><dd><code>{escape(receipt.rule)}</code></dd>" if receipt.rule else ""
    window = f"<dt>{escape(words.say('web.receipt.window'))}</dt><dd>{escape(words.span(receipt.since, receipt.until))}</dd>"
    facts = f"<dl>{rule}{window if receipt.rule else ''}</dl>" if rule else ""
    if opened.records is None:
        table = f'<p class="quiet">{escape(words.say("web.receipt.gone"))}</p>'
    elif not opened.records:
        table = f'<p class="quiet">{escape(words.say("general.nothing"))}</p>'
    else:
        table = records_html(receipt.kind, receipt.quantity, opened.records, guest)
        rest = receipt.count - len(opened.records)
        if receipt.count == 0 and len(opened.records) >= MAX_RECEIPT_IDS:
            table += f'<p class="quiet">{escape(words.say("web.receipt.first", count=MAX_RECEIPT_IDS))}</p>'
        if rest > 0:
            table += f'<p class="quiet">{escape(words.say("receipt.more", count=rest))}</p>'
    title = words.receipt(receipt) if receipt.rule or not receipt.record_ids else words.word("kind", f"{receipt.kind}.one")
    markup(f"<h2>{escape(title[:1].upper() + title[1:])}</h2>{facts}{table}", "section", "receipt")


def _original(original: Original, guest: Guest) -> str:
    href = guest.href(f"/app/original/{original.original_id}")
    return (
        f'<li><a href="{escape(href)}" download>{icon("download")}<span class="what"><b>{escape(original.name)}</b>'
        f"<small>{escape(original.format)} · {guest.words.number(max(1, round(original.size / 1000)))} kB</small></span></a></li>"
    )
