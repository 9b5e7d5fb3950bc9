"""One session as it was: figures with quality and reasons, thresholds, courses, what happened, the raw recording."""

from __future__ import annotations

import asyncio
from html import escape
from typing import Any
from urllib.parse import quote

from fastapi import Request, Response
from fastapi.responses import HTMLResponse
from nicegui import ui

from milo.channels.lab_desk import LabDesk, Line, SessionPage, Shown
from milo.channels.web.assets import LAB, framed_with
from milo.channels.web.frame import icon, markup
from milo.channels.web.guest import Guest, Reception
from milo.channels.web.lab_charts import course
from milo.channels.web.lab_told import clock, facts, named, told, unit_of, when, written
from milo.channels.web.plain import refused_page
from milo.channels.web.words import WebWords
from milo.vocabulary.errors import NotFound

LINK_FACTS = {"frames_ok": 0, "frames_bad": 0, "frames_lost": 0, "drift_ppm": 1, "residual_ms_p95": 1}
"""What is known of the line to a sensor, and its decimals."""
DOWNLOADS = {"csv": "csv", "edf": "edf", "wfdb.zip": "wfdb_zip"}
"""Endings of a recording that the API serves, and their words."""
GOOD, FAIR = 0.5, 0.3  # quality from which a light is green, amber: as for the figures while they are live


def install(reception: Reception, desk: LabDesk) -> None:
    """Add the page."""

    @ui.page("/app/lab/session/{session_id}", response_timeout=30)
    async def session_page(request: Request, session_id: str) -> Response | None:
        guest = await reception.guest(request)
        if isinstance(guest, Response):
            return guest
        try:
            session = await asyncio.to_thread(desk.session, guest.id, session_id)
        except NotFound:
            return HTMLResponse(refused_page("not_found", guest.words), 404)
        with framed_with(guest, "lab", LAB):
            _session(guest, session)
        return None


def amount(words: WebWords, figure: Shown) -> str:
    """A figure in a line of the list."""
    value, unit = figure.get("value"), figure.get("unit", "")
    if value is None:
        shown, sign, none = escape(words.say("web.lab_session.no_value")), "", " none"
    else:
        number, sign = written(words, figure["name"], value, unit)
        shown, none = escape(number), ""
    return (
        f'<span class="amount{none}"><b>{shown}</b><small>{escape(named(words, figure["name"]))}'
        f"{escape(' ' + sign if sign else '')}</small></span>"
    )


# --- one session


def _session(guest: Guest, session: SessionPage) -> None:
    words = guest.words
    say = words.say
    ended = session.get("ended", "")
    how = say(f"web.lab_session.ended_{ended}") if words.has(f"web.lab_session.ended_{ended}") else ended
    said = [when(words, session["started_at"]), facts(words, session), session.get("sensor", ""), how]
    origin = session.get("origin", "measured")
    markup(
        f"{back(guest)}<h1>{escape(session.get('title') or session['protocol'])}</h1><p class='lead'>"
        f"{escape(' · '.join(part for part in said if part))} "
        f'<span class="chip {escape(origin)}">{escape(words.word("origin", origin))}</span></p>',
        "div",
        "claim",
    )
    figures = session.get("figures", [])
    tiles = "".join(_tile(words, figure, origin) for figure in figures)
    nothing = f'<p class="quiet">{escape(say("web.lab_session.no_figures"))}</p>'
    markup(
        f"<h2>{escape(say('web.lab_session.derived'))}</h2>" + (f'<div class="tiles">{tiles}</div>' if tiles else nothing),
        "section",
    )
    if session.get("thresholds") is not None or session.get("zones"):
        markup(_thresholds(words, session), "section")
    courses(words, [(session.get("title") or "", session)])
    with ui.element("div").classes("pair lab-pair"):
        markup(_happened(words, session), "section")
        markup(_why_not(words, session) + _link(words, session), "section")
    markup(_downloads(guest, session), "section")


def _tile(words: WebWords, figure: Shown, origin: str) -> str:
    value, unit, quality = figure.get("value"), figure.get("unit", ""), figure.get("quality")
    label = f'<span class="label">{escape(named(words, figure["name"]))}</span>'
    if value is None:
        why = escape(figure.get("reason") or "")
        return (
            f'<div class="tile" data-figure="{escape(figure["name"])}">{label}<span class="value none">'
            f'{escape(words.say("web.lab_session.no_value"))}</span><span class="note">{why}</span></div>'
        )
    light = ""
    if quality is not None:
        state = "ok" if quality >= GOOD else "weak" if quality >= FAIR else "none"
        light = (
            f'<span class="signal" data-state="{state}" style="--part:{quality:.2f}"><i></i><span>'
            f"{escape(words.say('web.lab_session.quality', percent=quality * 100))}</span></span>"
        )
    mark = figure.get("origin") or origin
    chip = f'<span class="chip {escape(mark)}">{escape(words.word("origin", mark))}</span>'
    low, high = figure.get("low"), figure.get("high")
    number, sign = written(words, figure["name"], value, unit)
    between = "" if low is None or high is None else f"{told(words, low, unit)}–{told(words, high, unit)}"
    notes = " · ".join(part for part in (between, figure.get("reason") or "") if part)
    note = f'<span class="note">{escape(notes)}</span>' if notes else ""
    return (
        f'<div class="tile" data-figure="{escape(figure["name"])}">{label}<span class="value">{escape(number)}'
        f'<small>{escape(sign)}</small></span>{note}<div class="foot">{light}{chip}</div></div>'
    )


def _thresholds(words: WebWords, session: SessionPage) -> str:
    say = words.say
    found = session.get("thresholds") or {}
    tiles = "".join(_threshold(words, name, found.get(name)) for name in ("vt1", "vt2"))
    zones = "".join(
        f"<tr><td>{escape(str(zone['zone']))}</td><td class='number'>{_bound(words, zone.get('low_bpm'))}</td>"
        f"<td class='number'>{_bound(words, zone.get('high_bpm'))}</td></tr>"
        for zone in session.get("zones") or []
    )
    unit = escape(unit_of(words, "bpm"))
    head = "".join(
        f"<th{' class=number' if n else ''}>{escape(say(f'web.lab_session.zone{part}'))}{' ' + unit if n else ''}</th>"
        for n, part in enumerate(("", "_from", "_to"))
    )
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{zones}</tbody></table>" if zones else ""
    return f"<h2>{escape(say('web.lab_session.thresholds'))}</h2><div class='tiles lab-thresholds'>{tiles}</div>{table}"


def _bound(words: WebWords, bpm: float | None) -> str:
    return "–" if bpm is None else escape(words.number(bpm))


def _threshold(words: WebWords, name: str, found: dict[str, Any] | None) -> str:
    say = words.say
    label = f'<span class="label">{escape(say(f"web.lab_session.{name}"))}</span>'
    if found is None or found.get("hr_bpm") is None:
        return f'<div class="tile">{label}<span class="value none">{escape(say("web.lab_session.no_threshold"))}</span></div>'
    notes = []
    if found.get("interval_bpm"):
        low, high = found["interval_bpm"]
        notes.append(say("web.lab_session.between", low=low, high=high))
    if found.get("at_s") is not None:
        notes.append(say("web.lab_session.at", at=clock(found["at_s"])))
    notes.append(str(found.get("method") or ""))
    return (
        f'<div class="tile">{label}<span class="value">{escape(words.number(found["hr_bpm"]))}<small>'
        f'{escape(unit_of(words, "bpm"))}</small></span><span class="note">{escape(" · ".join(n for n in notes if n))}</span></div>'
    )


def _happened(words: WebWords, session: SessionPage) -> str:
    say = words.say
    moments = [(a["at_s"], f"level-{a.get('level', '')}", a.get("title") or a.get("text", "")) for a in session.get("alerts", [])]
    moments += [(m["at_s"], "marker", _marked(words, m["text"])) for m in session.get("markers", [])]
    lines = "".join(
        f'<li class="{escape(kind)}"><span class="at">{clock(at_s)}</span><span>{escape(text)}</span></li>'
        for at_s, kind, text in sorted(moments)
    )
    inside = (
        f'<ul class="lab-moments">{lines}</ul>'
        if lines
        else f'<p class="quiet">{escape(say("web.lab_session.nothing_happened"))}</p>'
    )
    return f"<h2>{escape(say('web.lab_session.happened'))}</h2>{inside}"


def _marked(words: WebWords, text: str) -> str:
    """A marker's text; a symptom told by its button is kept as the rules' own word."""
    return words.say(f"web.lab_symptom.{text}") if words.has(f"web.lab_symptom.{text}") else text


def _why_not(words: WebWords, session: SessionPage) -> str:
    lines = "".join(f"<li>{escape(reason['text'])}</li>" for reason in session.get("reasons", []))
    return f"<h2>{escape(words.say('web.lab_session.why_not'))}</h2><ul class='lab-reasons'>{lines}</ul>" if lines else ""


def _link(words: WebWords, session: SessionPage) -> str:
    known = session.get("link") or {}
    rows = "".join(
        f"<dt>{escape(words.say(f'web.lab_session.{name}'))}</dt><dd>{escape(words.number(known[name], decimals))}</dd>"
        for name, decimals in LINK_FACTS.items()
        if known.get(name) is not None
    )
    return f"<h2>{escape(words.say('web.lab_session.link'))}</h2><dl class='lab-facts'>{rows}</dl>" if rows else ""


def _downloads(guest: Guest, session: SessionPage) -> str:
    words = guest.words
    say = words.say
    root = f"/api/v1/sessions/{quote(guest.id, safe='')}/{quote(session['id'], safe='')}"
    links = "".join(
        f'<a class="button" href="{escape(root)}.{ending}" download>{icon("download")}'
        f"{escape(words.say(f'web.lab_session.{word}'))}</a>"
        for ending, word in DOWNLOADS.items()
        if ending in session.get("downloads", DOWNLOADS)
    )
    note = f'<p class="quiet">{escape(say("web.lab_session.download_note"))}</p>'
    return f"<h2>{escape(say('web.lab_session.download'))}</h2><div class='actions'>{links}</div>{note}"


# --- what the comparison shows too


def courses(words: WebWords, sessions: list[tuple[str, SessionPage]]) -> None:
    """One chart for each series; the same series of two sessions share one."""
    lines: dict[str, list[tuple[str, Line]]] = {}
    for label, session in sessions:
        for line in session.get("series", []):
            if any(value is not None for value in line["values"]):
                lines.setdefault(line["name"], []).append((label, line))
    with ui.element("section"):
        markup(f"<h2>{escape(words.say('web.lab_session.course'))}</h2>")
        if not lines:
            markup(f'<p class="quiet">{escape(words.say("web.lab_session.no_course"))}</p>')
            return
        moments = [(p["at_s"], str(p["name"])) for p in sessions[0][1].get("phases", [])] if len(sessions) == 1 else None
        with ui.element("div").classes("charts"):
            for name, drawn in lines.items():
                unit = unit_of(words, drawn[0][1].get("unit", ""))
                with ui.element("figure"):
                    markup(f"{escape(named(words, name))} <small>{escape(unit)}</small>", "figcaption")
                    shown = drawn if len(sessions) > 1 else [(named(words, name), drawn[0][1])]
                    ui.echart(course(words, shown, unit, moments), renderer="svg").classes("lab-chart")


def back(guest: Guest) -> str:
    """The way to the list."""
    word = escape(guest.words.say("web.lab_session.back"))
    return f'<a class="back" href="{escape(guest.href("/app/lab"))}">{icon("arrow_back")}{word}</a>'


def empty(sentence: str) -> None:
    """A place where nothing is, and why."""
    markup(f'<div class="empty-state">{icon("compare_arrows")}<p>{escape(sentence)}</p></div>', "section")
