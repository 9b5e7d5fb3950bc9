"""The cockpit: a coach's or the owner's athletes, whoever needs a look first, why, and the way to what each of them opened."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from html import escape
from urllib.parse import urlencode

from fastapi import Request, Response
from fastapi.responses import HTMLResponse
from nicegui import ui

from milo.channels.access import COOKIE
from milo.channels.access_consent import ConsentsOf
from milo.channels.access_rules import PARTS
from milo.channels.contract import AthleteLine
from milo.channels.messages_desk import MessagesDesk, Thread
from milo.channels.visitor import Visitor
from milo.channels.web.assets import cockpit_framed
from milo.channels.web.frame import icon, markup, open_places
from milo.channels.web.guest import Guest, Reception
from milo.channels.web.open_pages import only_while
from milo.channels.web.plain import refused_page
from milo.channels.web.squad_charts import charts_html
from milo.channels.web.squad_signs import PAIN, Line, SquadBook, parts_of, squad_of
from milo.channels.web.words import WebWords, language_of
from milo.coach.adapt.attention import NOW, SOON, Reason
from milo.locales import text
from milo.vocabulary.athlete import REGION_WORDS
from milo.vocabulary.errors import NotFound

PAGE = "/app/squad"
PAGES = {"week": ("/app", "insights"), "plan": ("/app/train", "event_note"), "records": ("/app/files", "folder"),
    "lab": ("/app/lab", "monitor_heart"), "messages": ("/app/messages", "mail")}  # fmt: skip
"""Part of a consent -> the page it opens, and its sign."""
SIGNS = {"locked": "lock", "pain": "healing", "pulse": "monitor_heart", "readiness": "battery_2_bar", "outlook": "trending_up",
    "missed": "event_busy", "gap": "hourglass_empty",
    "silent": "sensors_off"}  # fmt: skip
BEHIND = {
    "locked": "plan",
    "pain": "records",
    "pulse": "week",
    "readiness": "week",
    "outlook": "records",
    "missed": "plan",
    "gap": "plan",
    "silent": "records",
}
"""Reason -> the part whose page shows what is behind it."""
URGENCIES = {NOW: "now", SOON: "soon"}


def install(reception: Reception, book: SquadBook, messages: MessagesDesk | None = None) -> None:
    """Add the page. Athletes are not told that there is one. messages: None: not told there."""
    open_places("squad")
    consents = ConsentsOf(reception.flows, reception.access.clock)

    @ui.page(PAGE, response_timeout=30)
    async def squad_page(request: Request) -> Response | None:
        words = WebWords(language_of(request.headers.get("accept-language")))
        visitor = await asyncio.to_thread(reception.visitor, request.cookies.get(COOKIE), "GET", PAGE)
        if visitor is None:
            return HTMLResponse(refused_page("signed_out", words), 403)
        if visitor.role == "athlete":
            return HTMLResponse(refused_page("not_found", words), 404)
        lines = await asyncio.to_thread(_looked, reception, book, visitor, consents)
        name = await asyncio.to_thread(_name, reception, visitor)
        waiting = await asyncio.to_thread(_waiting, messages, visitor, lines)
        shown = {line.athlete.athlete_id: line.parts for line in lines}
        with cockpit_framed(_guest(reception, visitor, words, lines, name), "squad"):
            only_while(lambda who: all(parts_of(who, id, consents) == parts for id, parts in shown.items()))
            _draw(words, visitor, lines, waiting)
        return None


def _looked(reception: Reception, book: SquadBook, visitor: Visitor, consents: ConsentsOf) -> list[Line]:
    """What is shown of everybody; each athlete finds in their own log that a coach looked."""
    lines = squad_of(book, reception.flows, visitor, consents)
    for line in lines:
        reception.access.noticed_look(visitor, line.athlete.athlete_id, PAGE)
    return lines


def _waiting(messages: MessagesDesk | None, visitor: Visitor, lines: list[Line]) -> dict[str, Thread]:
    """Athlete -> the thread with this coach where something waits to be read."""
    if messages is None or visitor.role != "coach" or visitor.account_id is None:
        return {}
    ids = [line.athlete.athlete_id for line in lines if "messages" in line.parts]
    threads = [thread for id in ids for thread in messages.threads(id, visitor.account_id)]
    return {thread.athlete: thread for thread in threads if thread.unread}


def _name(reception: Reception, visitor: Visitor) -> str | None:
    """What the one who looks is called; None for the owner without an account."""
    with suppress(NotFound):
        if visitor.account_id is not None:
            found = reception.access.accounts.account(visitor.account_id)
            return found.name or found.email
    return None


def _guest(reception: Reception, visitor: Visitor, words: WebWords, lines: list[Line], name: str | None) -> Guest:
    """The one who looks, as the frame wants them: with an athlete of theirs for the owner, and as themself for a coach."""
    house = [line.athlete for line in lines]
    today = reception.access.clock.now().date()
    if visitor.is_owner and house:
        return Guest(visitor, house[0], house, words, today)
    return Guest(visitor, AthleteLine(visitor.account_id or "", name or words.say("web.squad.title"), "told"), [], words, today)


def _draw(words: WebWords, visitor: Visitor, lines: list[Line], waiting: dict[str, Thread]) -> None:
    say = words.say
    urgent = sum(1 for line in lines if line.attention.reasons)
    about = say("web.squad.about", count=len(lines), urgent=urgent) if lines else say("web.squad.nobody_yet")
    markup(
        f'<div class="hero"><div><h1>{escape(say("web.squad.title"))}</h1><div class="when plain">{escape(about)}</div></div>'
        '<div class="stands"><a class="button" href="/app/account">'
        f"{icon('person_add')}{escape(say('web.squad.invite'))}</a></div></div>"
    )
    if not lines:
        title, text = escape(say("web.squad.empty")), escape(say("web.squad.empty_text"))
        markup(f'<div class="empty-state">{icon("groups")}<h2>{title}</h2><p>{text}</p></div>', "section")
    else:
        alarmed = {id for id, thread in waiting.items() if thread.alarm is not None}
        first = [line for line in lines if line.attention.reasons or line.athlete.athlete_id in alarmed]
        first.sort(key=lambda line: line.athlete.athlete_id not in alarmed)
        calm = [line for line in lines if line not in first]
        shown = _group(words, "web.squad.look", first, waiting) + _group(words, "web.squad.well", calm, waiting)
        # The banner above says it of everybody, where the owner of a wholly simulated squad looks.
        told = visitor.is_owner and all(line.athlete.origin == "simulated" for line in lines)
        markup(shown, "div", "squad all-simulated" if told else "squad")
    if visitor.role == "coach" and visitor.account_id is not None:
        note = escape(say("web.squad.code_note"))
        markup(
            f'<h2>{escape(say("web.squad.code"))}</h2><p class="quiet">{note}</p><code>{escape(visitor.account_id)}</code>',
            "section",
            "code-of",
        )


def _group(words: WebWords, title: str, lines: list[Line], waiting: dict[str, Thread]) -> str:
    if not lines:
        return ""
    cards = "".join(f"<li>{_card(words, line, waiting.get(line.athlete.athlete_id))}</li>" for line in lines)
    return f'<h2 class="group-title">{escape(words.say(title))}</h2><ul class="squad-list">{cards}</ul>'


def _card(words: WebWords, line: Line, thread: Thread | None) -> str:
    """One athlete: the name, the reasons, and the pages that are open."""
    say, athlete = words.say, line.athlete
    name = athlete.name or say("web.frame.nameless")
    mark = f'<span class="badge simulated">{escape(say("page.simulated_mark"))}</span>' if athlete.origin == "simulated" else ""
    why = _unread(words, thread) + "".join(_reason(words, line, reason) for reason in line.attention.reasons)
    links = "".join(
        f'<a class="button" href="{escape(_href(PAGES[part][0], athlete.athlete_id))}">{icon(PAGES[part][1])}'
        f"{escape(say(f'web.part.{part}'))}</a>"
        for part in PARTS
        if part in line.parts and part in PAGES
    )
    shut = [say(f"web.part.{part}") for part in PARTS if part not in line.parts and part in PAGES]
    closed = f'<p class="quiet">{escape(say("web.squad.shut", parts=words.listed(shut)))}</p>' if shut else ""
    level = URGENCIES.get(line.attention.urgency, "look" if line.attention.reasons else "none")
    return (
        f'<article class="athlete-card {level}"><h3>{escape(name)}{mark}{_numbers(words, line)}</h3>'
        f'{f"<div>{why}</div>" if why else ""}{charts_html(words, line)}<div class="asks">{links}</div>{closed}</article>'
    )


def _unread(words: WebWords, thread: Thread | None) -> str:
    """The line of a card about messages nobody has read; one that tells of a danger comes first of all."""
    if thread is None:
        return ""
    sign, key = ("warning", "web.messages.squad_alarm") if thread.alarm is not None else ("mail", "web.messages.squad_new")
    said = words.say(key, count=thread.unread)
    href = escape(_href("/app/messages", thread.athlete))
    return f'<p class="unread{" danger" if thread.alarm else ""}">{icon(sign)}<a class="proof" href="{href}">{escape(said)}</a></p>'


def _numbers(words: WebWords, line: Line) -> str:
    """What is known beside the reasons: sessions of this and last week, today's readiness."""
    signs, said = line.signs, []
    if signs.planned:
        said.append(words.say("web.squad.sessions", done=signs.done, planned=signs.planned))
    if signs.readiness is not None:
        said.append(words.say("web.squad.readiness_now", score=round(signs.readiness)))
    return f"<small>{escape(' · '.join(said))}</small>" if said else ""


def _reason(words: WebWords, line: Line, reason: Reason) -> str:
    """One reason, to be opened: what it means, the rule behind it, and the way to the records."""
    say, code = words.say, reason.code
    if code == "outlook":
        return _outlook(words, line, reason)
    if code == "pulse":
        return _pulse(words, line, reason)
    region = reason.about if code == "pain" else None
    where = say(f"web.workout_region.{region.replace(' ', '_')}") if region in REGION_WORDS and region else region or ""
    number = "" if reason.value is None else f"{reason.value:g}"
    day = "" if reason.day is None else words.day(reason.day)
    values = {
        "value": number,
        "of": reason.of,
        "where": where or say("web.squad.somewhere"),
        "day": day,
        "rule": say(f"web.squad.about_{reason.about}") if code == "locked" else "",
    }
    said = say(f"web.squad.{code}", **values)
    return (
        f'<details class="reason"><summary>{icon(SIGNS[code])}<span>{escape(said)}</span></summary>'
        f"<p>{escape(say(f'web.squad.{code}_text', **values))}</p>{_proof(words, line, reason)}</details>"
    )


def _outlook(words: WebWords, line: Line, reason: Reason) -> str:
    """The outlook with its interval, and the way to its card."""
    language = words.language
    low, high = reason.between or (0.0, 0.0)
    risk, low_said, high_said = (words.number(100 * v, 1) for v in (reason.value or 0.0, low, high))
    level = text(f"outlook-level-{reason.about}", language).lower()
    said = text("outlook-squad", language, level=level, risk=risk, low=low_said, high=high_said)
    href = f"{_href('/app/body', line.athlete.athlete_id)}#outlook"
    return (
        f'<details class="reason"><summary>{icon(SIGNS["outlook"])}<span>{escape(said)}</span></summary>'
        f"<p>{escape(text('outlook-squad-text', language))}</p>"
        f'<a class="proof" href="{escape(href)}">{escape(words.say("web.squad.proof"))}</a></details>'
    )


def _pulse(words: WebWords, line: Line, reason: Reason) -> str:
    """The resting heart rate against the own range, or outside what the app works with."""
    language, bpm = words.language, words.number(reason.value or 0.0)
    if reason.about == "limits" or reason.between is None:
        said, why = text("squad-pulse-limits", language, bpm=bpm), text("squad-pulse-limits-text", language)
    else:
        low, high = (words.number(v) for v in reason.between)
        said, why = text("squad-pulse", language, bpm=bpm, low=low, high=high), text("squad-pulse-text", language)
    return (
        f'<details class="reason"><summary>{icon(SIGNS["pulse"])}<span>{escape(said)}</span></summary>'
        f"<p>{escape(why)}</p>{_proof(words, line, reason)}</details>"
    )


def _proof(words: WebWords, line: Line, reason: Reason) -> str:
    part = BEHIND[reason.code]
    if part not in line.parts:
        return ""
    id = line.athlete.athlete_id
    if reason.record_ids:
        query = urlencode([("kind", "measurement"), ("quantity", PAIN), *(("id", one) for one in reason.record_ids)])
        href = f"/app/receipt?athlete={id}&{query}"
    else:
        href = _href(PAGES[part][0], id)
    return f'<a class="proof" href="{escape(href)}">{escape(words.say("web.squad.proof"))}</a>'


def _href(path: str, athlete: str) -> str:
    return f"{path}?{urlencode({'athlete': athlete})}"
