"""The routes of a conversation: a reply as it comes about, as server-sent events, and two plans compared."""

from __future__ import annotations

from collections.abc import AsyncIterator
from html import escape
from typing import Any

import msgspec
from fastapi import FastAPI, Request
from fastapi.responses import Response, StreamingResponse

from milo.channels.coaching import Coaching
from milo.channels.web.coach_said import marked, said_html
from milo.channels.web.guest import Guest, Reception
from milo.channels.web.page_asked import Asked, answer, body_of, refusal, text_of, visiting
from milo.channels.web.words import WebWords
from milo.vocabulary.errors import MiloError
from milo.vocabulary.told_limits import in_words

LONGEST = 4_000  # characters of a message; our choice
SCALE = 100.0  # the width of a band's drawing, in its own units


def add_talk_doors(app: FastAPI, reception: Reception, coaching: Coaching) -> None:
    """Add the routes to the server's application."""

    @app.post("/app/coach/ask", include_in_schema=False)
    async def ask(request: Request) -> Response:
        """A message; its reply streams: stages, sentences, and the whole with its receipts at last."""
        guest = await visiting(reception, request)
        if isinstance(guest, Response):
            return guest
        try:
            text = text_of(await body_of(request), "text", LONGEST).strip()
        except MiloError as error:
            return refusal(error, guest.words.language)
        # A proxy that collects the answer first would show nothing until the end.
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        return StreamingResponse(_events(coaching, guest, text), media_type="text/event-stream", headers=headers)

    def compared(guest: Guest, asked: Asked) -> dict[str, Any]:
        found = coaching.what_if(guest.id, text_of(asked, "wanted", 200))
        return {"html": compared_html(guest, found)}

    @app.post("/app/coach/what-if", include_in_schema=False)
    async def what_if(request: Request) -> Response:
        return await answer(reception, request, compared)


async def _events(coaching: Coaching, guest: Guest, text: str) -> AsyncIterator[bytes]:
    try:
        async for event in coaching.replying(guest.id, text):
            data = event["data"]
            if event["event"] == "done":
                reply = msgspec.to_builtins(data)
                data = {"html": said_html(guest, reply), "level": reply.get("level"), "locked": reply.get("locked")}
            yield _event(event["event"], data)
    except MiloError as error:
        yield _event("failed", {"text": in_words(error, guest.words.language)})


def _event(name: str, data: Any) -> bytes:
    return b"event: " + name.encode() + b"\ndata: " + msgspec.json.encode(data) + b"\n\n"


def compared_html(guest: Guest, found: dict[str, Any]) -> str:
    """Two plans side by side: middle and band of each quantity as things are and after the change; marked as simulated."""
    words, say = guest.words, guest.words.say
    mark = f'<span class="chip simulated">{escape(words.word("origin", "simulated"))}</span>'
    lines = found.get("lines") or []
    if not lines:
        return f'<div class="compared">{mark}<p>{escape(str(found.get("reason") or found.get("text") or ""))}</p></div>'
    rows = "".join(_line(words, line) for line in lines)
    text, _ = marked(str(found.get("text") or ""), [], words)
    return (
        f'<div class="compared">{mark}<p class="quiet">{escape(say("web.coach.in_weeks", count=found.get("weeks") or 0))}</p>'
        f'<table><thead><tr><th scope="col">{escape(say("web.coach.quantity"))}</th><th scope="col">'
        f"{escape(say('web.coach.as_now'))}</th>"
        f'<th scope="col">{escape(say("web.coach.as_then"))}</th></tr></thead><tbody>{rows}</tbody></table>{text}</div>'
    )


def _line(words: WebWords, line: dict[str, Any]) -> str:
    """One quantity; both bands on the same scale."""
    ends = [*line["now"], *line["then"]]
    low, span = min(ends), (max(ends) - min(ends)) or 1.0
    decimals = int(line.get("decimals") or 0)
    key = f"unit.{line.get('unit')}"
    unit = words.say(key) if words.has(key) else str(line.get("unit") or "")

    def cell(values: list[float], name: str) -> str:
        middle, least, most = values
        told = f"{words.number(least, decimals)}–{words.number(most, decimals)}"
        x, width, at = SCALE * (least - low) / span, SCALE * (most - least) / span, SCALE * (middle - low) / span
        band = (
            f'<svg viewBox="-4 0 {SCALE + 8:g} 12" class="band {name}" aria-hidden="true">'
            f'<rect x="{x:.1f}" y="3" width="{max(width, 1):.1f}" '
            f'height="6" rx="3"/><circle cx="{at:.1f}" cy="6" r="4"/></svg>'
        )
        return f"<td><b>{words.number(middle, decimals)}</b> {escape(unit)}<small>{told}</small>{band}</td>"

    return f'<tr><th scope="row">{escape(str(line["label"]))}</th>{cell(line["now"], "now")}{cell(line["then"], "then")}</tr>'
