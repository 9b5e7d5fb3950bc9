"""Messages between an athlete and the people who coach them: threads, what is new, what told of a danger, and a place to write."""

from __future__ import annotations

import asyncio
from html import escape
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse
from nicegui import ui

from milo.channels.access import COOKIE
from milo.channels.limits import TooMany
from milo.channels.messages_desk import Line, MessagesDesk, Side, Thread
from milo.channels.web.assets import MESSAGES, cockpit_framed, spoken
from milo.channels.web.frame import icon, markup, open_places
from milo.channels.web.guest import Guest, NotSignedIn, Reception
from milo.channels.web.own_time import moment
from milo.channels.web.page_asked import Asked, answer, refusal, text_of
from milo.channels.web.words import WebWords, language_of
from milo.vocabulary.errors import BadValue, MiloError, NotFound
from milo.vocabulary.records_talk import LONGEST_TO_COACH
from milo.vocabulary.told_limits import in_words

PAGE = "/app/messages"
UNREAD = f"{PAGE}/unread"
SHOWN = 60  # messages on the page; older ones are behind the link at its top. Our choice


def install(app: FastAPI, reception: Reception, desk: MessagesDesk) -> None:
    """Add the page and what it asks."""
    open_places("messages")

    @ui.page(PAGE, response_timeout=30)
    async def messages_page(request: Request) -> Response | None:
        guest = await reception.guest(request)
        if isinstance(guest, Response):
            return guest
        coach, before = (request.query_params.get(name) or None for name in ("coach", "before"))
        inside = await asyncio.to_thread(page_html, desk, guest, coach, before)
        with cockpit_framed(guest, "messages", MESSAGES):
            place = markup(inside, "div", "messages privacy")
            place.props["data-words"] = spoken(guest, "cockpit", "messages")
            place.props["data-athlete"] = guest.id
        return None

    def send(guest: Guest, asked: Asked) -> dict[str, Any]:
        coach, text = whom(guest, asked), text_of(asked, "text", 4 * LONGEST_TO_COACH)
        try:
            made = desk.write(guest.id, coach, side_of(guest), text)
        except TooMany as e:
            raise BadValue(do=guest.words.say("web.messages.too_many", minutes=max(1, round(e.retry_s / 60)))) from None
        said = "web.messages.sent_danger" if made.reply is not None else "web.messages.sent"
        return {"said": guest.words.say(said), "html": thread_parts(desk, guest, coach)}

    def read(guest: Guest, asked: Asked) -> dict[str, Any]:
        coach = whom(guest, asked)
        return {"read": desk.read(guest.id, coach, side_of(guest)), "html": thread_parts(desk, guest, coach, writing=False)}

    @app.get(UNREAD, include_in_schema=False)
    async def unread_door(request: Request) -> Response:
        asked = request.query_params
        told = (request.cookies.get(COOKIE), asked.get("athlete") or None, language_of(asked.get("language")))
        try:
            made = await asyncio.to_thread(unread, desk, reception, *told)
        except NotSignedIn as error:
            return JSONResponse({"detail": in_words(error, told[-1]), "code": error.code}, 403)
        except MiloError as error:
            return refusal(error, told[-1])
        return JSONResponse(made)

    @app.post(f"{PAGE}/send", include_in_schema=False)
    async def send_door(request: Request) -> Response:
        return await answer(reception, request, send)

    @app.post(f"{PAGE}/read", include_in_schema=False)
    async def read_door(request: Request) -> Response:
        return await answer(reception, request, read)


def unread(desk: MessagesDesk, reception: Reception, token: str | None, athlete: str | None, language: str) -> dict[str, Any]:
    """What waits to be read by whoever holds a token: {place of the navigation: {"count", "said"}}. Blocks.

    athlete: whose messages are asked for; a coach is also told of all their athletes together, under "squad".
    Raises NotSignedIn, NotFound.
    """
    who = reception.visitor(token, "GET", PAGE, used=False)
    if who is None:
        raise NotSignedIn("a signed-in visitor", "none")
    athlete = athlete or who.athlete_id or (who.user_id if who.role == "athlete" else None)
    if athlete is not None and not who.may_see(athlete):
        raise NotFound("an athlete you may see", "nobody")
    counts = {"messages": 0}
    if who.role == "coach" and who.account_id is not None:
        seen = [line.athlete_id for line in reception.flows.athletes() if line.athlete_id != who.athlete_id]
        of_each = {id: sum(thread.unread for thread in desk.threads(id, who.account_id)) for id in seen if who.may_see(id)}
        counts = {"messages": of_each.get(athlete or "", 0), "squad": sum(of_each.values())}
    if athlete is not None and (who.role != "coach" or athlete == who.athlete_id):
        counts["messages"] = desk.unread(athlete)
    words = WebWords(language)
    return {place: {"count": n, "said": words.say("web.messages.unread", count=n)} for place, n in counts.items()}


def side_of(guest: Guest) -> Side:
    """On which side of a thread a guest writes; the owner stands for the athlete, as everywhere."""
    visitor = guest.visitor
    return "coach" if visitor.role == "coach" and visitor.account_id is not None and visitor.athlete_id != guest.id else "athlete"


def whom(guest: Guest, asked: Asked) -> str:
    """The coach of the thread a form is about. Raises NotFound."""
    coach = str(guest.visitor.account_id) if side_of(guest) == "coach" else str(asked.get("coach") or "")[:64]
    if not coach:
        raise NotFound("a thread with a coach", "none")
    return coach


def page_html(desk: MessagesDesk, guest: Guest, coach: str | None, before: str | None) -> str:
    """The page. Blocks."""
    say, side = guest.words.say, side_of(guest)
    threads = desk.threads(guest.id, str(guest.visitor.account_id) if side == "coach" else None)
    name = guest.athlete.name or say("web.frame.nameless")
    about = say("web.messages.about_coach", name=name) if side == "coach" else say("web.messages.about")
    title = escape(say("web.messages.title"))
    head = f'<div class="hero slim"><div><h1>{title}</h1><div class="when plain">{escape(about)}</div></div></div>'
    if not threads:
        go = f'<a class="button main" href="{escape(guest.href("/app/privacy"))}">{escape(say("web.messages.open_one"))}</a>'
        return (
            f'{head}<section class="empty-state">{icon("mark_chat_unread")}<h2>{escape(say("web.messages.none"))}</h2>'
            f"<p>{escape(say('web.messages.none_text'))}</p>{go}</section>"
        )
    chosen = next((t for t in threads if t.coach == coach), threads[0])
    tabs = "".join(_tab(guest, t, t is chosen) for t in threads) if len(threads) > 1 else ""
    nav = f'<nav class="threads" aria-label="{escape(say("web.messages.threads"))}">{tabs}</nav>' if tabs else ""
    parts = thread_parts(desk, guest, chosen.coach, before)
    return head + nav + "".join(f'<section data-part="{part}" class="{part}">{inside}</section>' for part, inside in parts.items())


def thread_parts(
    desk: MessagesDesk, guest: Guest, coach: str, before: str | None = None, *, writing: bool = True
) -> dict[str, str]:
    """The thread and the place to write, as a change puts them anew. writing: False leaves alone what is being written."""
    threads = desk.threads(guest.id, coach if side_of(guest) == "coach" else None)
    thread = next((t for t in threads if t.coach == coach), None)
    if thread is None:
        raise NotFound("a thread with this coach", "none")
    lines, older = desk.lines(guest.id, coach, SHOWN, before)
    parts = {"thread": _thread(guest, thread, lines, older)}
    return {**parts, "writing-to": _writing(guest, thread)} if writing else parts


def _thread(guest: Guest, thread: Thread, lines: list[Line], older: str | None) -> str:
    say, side = guest.words.say, side_of(guest)
    other = _other(guest, thread)
    title = f'<h2 class="visually-hidden">{escape(say("web.messages.with", name=other))}</h2>'
    alarm = ""
    if thread.alarm is not None and side == "coach":
        alarm = f'<p class="alarm" role="alert">{icon("warning")}<span>{escape(say("web.messages.alarm"))}</span></p>'
    more = ""
    if older is not None:
        href = escape(guest.href(PAGE, coach=thread.coach, before=older))
        more = f'<p class="older"><a class="button" href="{href}">{escape(say("web.messages.older"))}</a></p>'
    if not lines:
        return f'{title}{alarm}<p class="quiet">{escape(say("web.messages.empty", name=other))}</p>'
    rows = "".join(_message(guest, line, other, side) for line in lines)
    return (
        f'{title}{alarm}{more}<ol class="said-here" data-coach="{escape(thread.coach)}" data-unread="{thread.unread}" '
        f'data-read="{escape(guest.href(PAGE + "/read"))}" tabindex="0">{rows}</ol>'
    )


def _message(guest: Guest, line: Line, other: str, side: Side) -> str:
    say, own = guest.words.say, line.role == side
    who = say("web.messages.you") if own else other
    seen = f" · {say('web.messages.was_read')}" if own and line.read_at is not None else ""
    mark = ""
    if line.level in ("E0", "E1"):
        mark = f'<span class="chip danger">{icon("warning")}{escape(say("web.messages.danger"))}</span>'
    reply = ""
    # What Milo said at once is the athlete's to read; the coach sees that it was said.
    if line.reply and side == "athlete":
        reply = f'<div class="at-once"><b>{escape(say("web.messages.milo_says"))}</b><p>{_text(line.reply)}</p></div>'
    elif line.reply:
        reply = f'<p class="quiet">{escape(say("web.messages.milo_said"))}</p>'
    return (
        f'<li class="{"own" if own else "theirs"}"><div class="bubble"><p><bdi>{_text(line.text)}</bdi></p>{mark}</div>'
        f'<small>{escape(who)} · <time datetime="{line.at.isoformat()}">{escape(moment(guest.words, line.at, guest.zone))}</time>'
        f"{escape(seen)}</small>{reply}</li>"
    )


def _writing(guest: Guest, thread: Thread) -> str:
    say = guest.words.say
    if not thread.open:
        return f'<p class="quiet">{icon("lock")} {escape(say("web.messages.closed", name=_other(guest, thread)))}</p>'
    note = say("web.messages.note_coach" if side_of(guest) == "coach" else "web.messages.note")
    return (
        f'<form class="fields" data-post="{escape(guest.href(PAGE + "/send"))}">'
        f'<input type="hidden" name="coach" value="{escape(thread.coach)}"/>'
        f"<label><span>{escape(say('web.messages.to', name=_other(guest, thread)))}</span>"
        f'<textarea name="text" rows="3" required maxlength="{LONGEST_TO_COACH}"></textarea><small>{escape(note)}</small></label>'
        f'<button class="button main">{icon("send")}{escape(say("web.messages.send"))}</button>'
        '<p class="form-answer" role="status"></p></form>'
    )


def _tab(guest: Guest, thread: Thread, here: bool) -> str:
    new = f'<span class="chip">{thread.unread}</span>' if thread.unread else ""
    label = guest.words.say("web.messages.new", count=thread.unread) if thread.unread else ""
    return (
        f'<a href="{escape(guest.href(PAGE, coach=thread.coach))}"{" aria-current=page" if here else ""}>'
        f'{escape(_other(guest, thread))}{new}<span class="visually-hidden">{escape(label)}</span></a>'
    )


def _other(guest: Guest, thread: Thread) -> str:
    if side_of(guest) == "coach":
        return guest.athlete.name or guest.words.say("web.frame.nameless")
    return thread.name or guest.words.say("web.privacy.gone_account")


def _text(text: str) -> str:
    """Plain text, escaped; line breaks stay."""
    return escape(text).replace("\n", "<br/>")
