"""The live page's empty frame: figures, strips, protocol, dock. Everything that moves is put in by lab_live.js."""

from __future__ import annotations

import json
from html import escape

from milo.channels.lab_desk import SessionLine
from milo.channels.web.frame import icon, markup
from milo.channels.web.guest import Guest
from milo.channels.web.lab_told import named, unit_of
from milo.channels.web.words import web_catalogue

FIGURES = (
    # name, unit, decimals, small: a line of its own below the big ones
    ("heart_rate_bpm", "bpm", 0, False),
    ("spo2_pct", "%", 0, False),
    ("respiration_rate", "/min", 0, False),
    ("ve_l_min", "L/min", 1, False),
    ("vt_l", "L", 2, False),
    ("etco2_mmhg", "mmHg", 0, False),
    ("co2_ppm", "ppm", 0, False),
    ("rmssd_ms", "ms", 0, False),
    ("room_co2_ppm", "ppm", 0, True),
    ("humidity_pct", "%", 0, True),
)
EFFORTS = range(6, 21)  # Borg's scale, as the protocols ask for it
EFFORTFUL = {"steps", "ramp", "free"}
"""Protocols in which it is asked how hard it is."""
FINISHED_BY_HAND = {"steps", "ramp"}
"""Protocols whose effort ends when the athlete says so."""
SYMPTOMS = (
    "chest_pain", "severe_breathlessness", "faint", "confusion", "dizziness", "palpitations", "breathlessness", "headache",
    "nausea", "unwell",
)  # fmt: skip
"""What somebody may feel, gravest first; the words are those of the sensor rules."""


def live_page(guest: Guest, running: SessionLine) -> None:
    """Draw the middle of the page."""
    language = guest.words.language
    said = {
        key.removeprefix("web.lab_live."): text for key, text in web_catalogue(language).items() if key.startswith("web.lab_live.")
    }
    root = markup(_middle(guest, running), "div", "lab-live")
    root.props["data-lab-live"] = ""
    root.props["data-link"] = "connecting"
    root.props["data-words"] = json.dumps(said, ensure_ascii=False)
    if running.get("protocol") in EFFORTFUL:
        root.props["data-efforts"] = ""
    if running.get("protocol") in FINISHED_BY_HAND:
        root.props["data-by-hand"] = ""
    root.props["data-socket"] = f"/api/v1/live/{guest.id}"
    root.props["data-stop-href"] = guest.href("/app/lab/stop")
    root.props["data-session-href"] = guest.href("/app/lab/session/SESSION")


def around(guest: Guest) -> None:
    """What lies over the page and is never scrolled away: alerts above, the dock with STOP below."""
    say = guest.words.say
    # Outside of the middle: that is a container, and what is fixed inside one scrolls with it.
    cover = markup("", "div", "lab-alerts").props('role="alert" aria-live="assertive"')
    cover.props["data-lab"] = "alerts"
    cover.props["hidden"] = True
    stop = (
        f'<button type="button" class="stop" data-lab="stop"><span data-word>{escape(say("web.lab_live.stop"))}</span>'
        f"<small>{escape(say('web.lab_live.stop_hint'))}</small></button>"
    )
    unwell = (
        f'<button type="button" class="button" data-lab="unwell">{icon("sick")}'
        f"<span>{escape(say('web.lab_live.unwell'))}</span></button>"
    )
    label, button = escape(say("web.lab_live.marker_label")), escape(say("web.lab_live.marker"))
    mark = (
        f'<form data-lab="mark-form"><input name="text" maxlength="120" autocomplete="off" placeholder="{label}"'
        f' aria-label="{label}"/>'
        f'<button class="button" title="{escape(say("web.lab_live.marker_set"))}">{icon("flag")}'
        f"<span>{button}</span></button></form>"
    )
    feelings = "".join(
        f'<button type="button" class="button" data-symptom="{name}">{escape(say(f"web.lab_symptom.{name}"))}</button>'
        for name in SYMPTOMS
    )
    sheet = (
        f'<div class="lab-feelings" data-lab="feelings" hidden><p>{escape(say("web.lab_live.feel"))}</p><div>{feelings}'
        f'<button type="button" class="button quiet" data-symptom="">{escape(say("web.lab_live.never_mind"))}</button></div></div>'
    )
    said = sheet + '<p class="dock-said" data-lab="said" role="status"></p>'
    markup(f'{said}<div class="dock-inside">{unwell}{mark}{stop}</div>', "div", "lab-dock").props["data-lab"] = "dock"


def _middle(guest: Guest, running: SessionLine) -> str:
    say = guest.words.say
    over = (
        f'<section class="lab-over" data-lab="over" hidden><h2>{escape(say("web.lab_live.over"))}</h2><p data-lab="over-why"></p>'
        f'<a class="button main" data-lab="over-link" href="#">{icon("insights")}'
        f"{escape(say('web.lab_live.over_link'))}</a></section>"
    )
    title = running.get("title") or running.get("protocol", "")
    efforts = "".join(f'<button type="button" data-effort="{n}" aria-pressed="false">{n}</button>' for n in EFFORTS)
    figures = "".join(_figure(guest, *figure) for figure in FIGURES)
    loops = f"{escape(say('web.lab_live.loops'))}<small>{escape(say('web.lab_live.loops_unit'))}</small>"
    return (
        f'<div class="lab-head"><h1>{escape(title)}</h1><span class="lab-link" data-lab="link" data-state="connecting"><i></i>'
        '<b data-word></b></span><span class="lab-link-text" data-lab="link-text" role="status"></span>'
        '<span class="lab-sensor" data-lab="sensor"></span><span class="chip" data-lab="origin" hidden></span></div>'
        f'{over}<div class="lab-figures">{figures}</div>'
        '<div class="lab-two"><div class="lab-wide">'
        '<div class="lab-strips" data-lab="strips"></div></div>'
        f'<div class="lab-side"><section class="lab-protocol" data-lab="protocol"><header><b data-lab="phase"></b>'
        '<span data-lab="elapsed"></span></header><p class="do-now" data-lab="do-now" aria-live="polite"></p>'
        '<p class="remaining" data-lab="remaining"></p><div class="progress" data-lab="progress" hidden><i></i></div>'
        '<p class="target" data-lab="target"></p><p class="next" data-lab="next"></p>'
        '<div class="steer" data-lab="steer" hidden>'
        f'<button type="button" class="button main" data-lab="finish">{escape(say("web.lab_live.finish"))}</button>'
        f'<button type="button" class="button" data-lab="pause">{escape(say("web.lab_live.pause"))}</button></div>'
        '<div class="question" data-lab="question" hidden></div>'
        f'<div class="efforts"><span>{escape(say("web.lab_live.effort"))}</span><div>{efforts}</div></div></section>'
        f'<figure class="strip loops" data-lab="loops" hidden><figcaption>{loops}</figcaption><div class="screen"><canvas '
        f'role="img" aria-label="{escape(say("web.lab_live.loops"))}"></canvas></div></figure>'
        f'<section class="lab-log" hidden><h3>{escape(say("web.lab_live.alerts"))}</h3><ul data-lab="alert-list"></ul></section>'
        f'<section class="lab-log"><h3>{escape(say("web.lab_live.markers"))}</h3><ul data-lab="markers"></ul></section>'
        "</div></div>"
    )


def _figure(guest: Guest, name: str, unit: str, decimals: int, small: bool) -> str:
    heart = '<i class="heart" data-heart aria-hidden="true">♥</i>' if name == "heart_rate_bpm" else ""
    kind = "figure small" if small else "figure"
    # Small ones appear once the sensor has told of them.
    hidden = " hidden" if small else ""
    return (
        f'<div class="{kind}" data-live-figure="{name}" data-decimals="{decimals}" data-state="none"{hidden}>'
        '<span class="label"><span>'
        f"{escape(named(guest.words, name))} <small>{escape(unit_of(guest.words, unit))}</small></span>{heart}</span>"
        '<span class="value" data-value>–</span>'
        '<span class="signal"><i></i><span data-word></span></span><span class="note" data-note></span></div>'
    )
