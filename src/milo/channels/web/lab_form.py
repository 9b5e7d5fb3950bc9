"""The form that begins a session: sensor, protocol, its questions, consent. The desk asks the same questions again."""

from __future__ import annotations

import json
from html import escape

from milo.channels.lab_desk import Choice, Gate, ProtocolCard
from milo.channels.web.frame import icon, markup
from milo.channels.web.guest import Guest
from milo.channels.web.words import WebWords

KINDS = {"serial": "usb", "bluetooth": "bluetooth", "playback": "play_circle", "synthetic": "science"}
"""Kinds of a choice and their signs, in the order they are offered."""
SIGNS = {
    "rest": "self_improvement",
    "steps": "stairs",
    "ramp": "trending_up",
    "plateaus": "stacked_line_chart",
    "free": "all_inclusive",
}


def start_form(guest: Guest, ports: list[Choice], protocols: list[ProtocolCard]) -> None:
    """Draw the form; lab_start.js hands it over."""
    words = guest.words
    said = {name: words.say(f"web.lab.{name}") for name in ("gate_refused", "start_failed")}
    consent = escape(words.say("web.lab.consent"))
    inside = (
        _field(words.say("web.lab.sensor"), _sensors(guest, ports))
        + _field(words.say("web.lab.protocol"), f'<div class="cards">{"".join(_protocol(words, p) for p in protocols)}</div>')
        + f"<section><h2>{escape(words.say('web.lab.ready'))}</h2>"
        + "".join(_gates(words, p) for p in protocols)
        + f'<label class="consent"><input type="checkbox" name="consent" required/><span>{consent}</span></label>'
        f'<p class="fault" data-said role="alert"></p><button class="button main big" data-start{"" if ports else " disabled"}>'
        f'{icon("play_arrow")}{escape(words.say("web.lab.begin"))}<span class="spin" aria-hidden="true"></span></button></section>'
    )
    form = markup(inside, "form", "lab-form")
    form.props(f'data-lab-start data-href="{escape(guest.href("/app/lab/start"))}"')
    form.props["data-words"] = json.dumps(said, ensure_ascii=False)


def _field(title: str, inside: str) -> str:
    return f"<section><h2>{escape(title)}</h2>{inside}</section>"


def _sensors(guest: Guest, ports: list[Choice]) -> str:
    words = guest.words
    again = f'<a class="proof" href="{escape(guest.href("/app/lab"))}">{escape(words.say("web.lab.look_again"))}</a>'
    if not ports:
        return f'<p class="quiet">{escape(words.say("web.lab.no_ports"))}</p>{again}'
    order = list(KINDS)
    ranked = sorted(ports, key=lambda p: order.index(p["kind"]) if p["kind"] in order else len(order))
    cards = "".join(_sensor(words, port, chosen=number == 0) for number, port in enumerate(ranked))
    return f'<div class="cards">{cards}</div>{again}'


def _sensor(words: WebWords, port: Choice, *, chosen: bool) -> str:
    kind = port["kind"]
    word = words.say(f"web.lab.{kind}") if kind in KINDS else kind
    mark = "simulated" if kind == "synthetic" else "imported" if kind == "playback" else "measured"
    return _card(
        "sensor", f"{kind}:{port.get('id', '')}", KINDS.get(kind, "sensors"), port.get("title") or word, port.get("note", ""),
        f'<span class="chip {mark}">{escape(word)}</span>', chosen=chosen,
    )  # fmt: skip


def _protocol(words: WebWords, card: ProtocolCard) -> str:
    minutes = card.get("minutes")
    long = words.say("web.lab.minutes", minutes=minutes) if minutes else words.say("web.lab.open_end")
    about = f"<small class='long'>{escape(long)}</small>"
    return _card("protocol", card["id"], SIGNS.get(card["id"], "timer"), card["title"], card.get("description", ""), about)


def _card(name: str, value: str, sign: str, title: str, note: str, more: str, *, chosen: bool = False) -> str:
    checked = " checked" if chosen else ""
    return (
        f'<label class="card"><input type="radio" name="{name}" value="{escape(value)}" required{checked}/>{icon(sign)}'
        f'<span class="what"><b>{escape(title)}</b><small>{escape(note)}</small></span>{more}</label>'
    )


def _gates(words: WebWords, card: ProtocolCard) -> str:
    gates = card.get("gates", [])
    inside = "".join(_gate(words, card["id"], gate) for gate in gates)
    return f'<fieldset class="gates" data-gates="{escape(card["id"])}" hidden disabled>{inside}</fieldset>'


def _gate(words: WebWords, protocol: str, gate: Gate) -> str:
    """One question; nothing is answered beforehand."""
    must = gate.get("must")
    wanted = "" if must is None else f' data-must="{"yes" if must else "no"}"'
    refused = f' data-refused="{escape(gate["refused"])}"' if gate.get("refused") else ""
    name = f"gate-{protocol}-{gate['id']}"
    options = gate.get("options")
    if options:
        choices = "".join(f'<option value="{escape(v)}">{escape(word)}</option>' for v, word in options.items())
        label = escape(gate["question"])
        answer = f'<select name="{escape(name)}" required aria-label="{label}"><option value=""></option>{choices}</select>'
    else:
        answer = "".join(
            f'<label><input type="radio" name="{escape(name)}" value="{value}" required/>'
            f"{escape(words.say(f'web.lab.{value}'))}</label>"
            for value in ("yes", "no")
        )
    return (
        f'<div class="gate" role="group" aria-label="{escape(gate["question"])}" data-gate="{escape(gate["id"])}"{wanted}{refused}>'
        f'<p>{escape(gate["question"])}</p><span class="answer-of">{answer}</span></div>'
    )
