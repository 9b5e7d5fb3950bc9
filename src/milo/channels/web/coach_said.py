"""What was said, as HTML: emergencies that look like what they are, numbers that open their receipts, and who spoke."""

from __future__ import annotations

import re
from html import escape
from typing import Any

import msgspec

from milo.channels.web.frame import icon
from milo.channels.web.guest import Guest
from milo.channels.web.words import WebWords
from milo.coach.safety.numbers_to_call import numbers_to_call
from milo.vocabulary.records import KINDS
from milo.vocabulary.talk import Claim

SIGNS = {"E0": "emergency", "E1": "warning", "R": "shield", "C": "info", "N": "forum"}
"""Levels of the safety shell and their signs."""
IDS_LINKED = 40  # record ids in an address; more of them make it too long for some proxies. Our choice


def said_html(guest: Guest, reply: dict[str, Any]) -> str:
    """A reply of the coach: {"level", "text", "by", "claims"}; whatever of it is not known is left out."""
    level = str(reply.get("level") or "N")
    level = level if level in SIGNS else "N"
    words = guest.words
    claims = [c if isinstance(c, Claim) else msgspec.convert(c, Claim) for c in reply.get("claims") or []]
    text, used = marked(str(reply.get("text") or ""), claims, words)
    title = f'<b class="level">{escape(words.say(f"web.coach.level_{level.lower()}"))}</b>' if level != "N" else ""
    call = calls_html(words, str(reply.get("text") or "")) if level == "E0" else ""
    receipts = "".join(_receipt(guest, number, claims[number]) for number in used)
    return (
        f'<div class="said-by level-{level.lower()}" data-level="{level}">{icon(SIGNS[level])}'
        f'<div class="words">{title}{text}{call}{receipts}{_by(words, reply.get("by"))}</div></div>'
    )


def calls_html(words: WebWords, text: str) -> str:
    """A button for every emergency or crisis number the template names, in its order; "" where it names none."""
    buttons = "".join(
        f'<a class="button call" href="tel:{number.replace(" ", "")}">{icon("call")}'
        f"{escape(words.say('web.coach.call', number=number))}</a>"
        for number in numbers_to_call(text)
    )
    return f'<div class="calls">{buttons}</div>' if buttons else ""


def own_html(text: str) -> str:
    """What the athlete said."""
    return f'<div class="said-by own"><div class="words">{paragraphs(escape(text))}</div></div>'


def marked(text: str, claims: list[Claim], words: WebWords) -> tuple[str, list[int]]:
    """The text as HTML with a button at each claim's number, and which claims were found, in the order they stand."""
    places: list[tuple[int, int, int]] = []
    taken = [False] * len(text)
    for number in sorted(range(len(claims)), key=lambda n: -len(claims[n].text)):
        for found in re.finditer(re.escape(claims[number].text), text) if claims[number].text else ():
            if not any(taken[found.start() : found.end()]) and not _within_a_number(text, found.start(), found.end()):
                taken[found.start() : found.end()] = [True] * (found.end() - found.start())
                places.append((found.start(), found.end(), number))
                break
    html, at = [], 0
    for start, end, number in sorted(places):
        label = escape(words.say("web.coach.open_receipt", number=text[start:end]))
        html.append(escape(text[at:start]))
        html.append(
            f'<button type="button" class="number" data-claim="{number}" aria-expanded="false" title="{label}" '
            f'aria-label="{label}">'
            f"{escape(text[start:end])}</button>"
        )
        at = end
    html.append(escape(text[at:]))
    return paragraphs("".join(html)), [number for *_, number in sorted(places)]


def paragraphs(html: str) -> str:
    """Lines of escaped text as paragraphs."""
    return "".join(f"<p>{line}</p>" for line in html.split("\n") if line.strip())


def _within_a_number(text: str, start: int, end: int) -> bool:
    """Whether a found "5" is only a digit of "15" or "5.2"."""
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    left = before.isdigit() and text[start : start + 1].isdigit()
    right = text[end - 1 : end].isdigit() and (after[:1].isdigit() or (after[:1] in {".", ","} and after[1:2].isdigit()))
    return left or right


def _receipt(guest: Guest, number: int, claim: Claim) -> str:
    """What a number stands on: kind, days, rule, records; with the way to the records themselves where there is one."""
    say = guest.words.say
    key = f"web.coach_kind.{claim.kind}"
    rows = [("kind", say(key) if guest.words.has(key) else claim.kind)]
    if claim.window:
        rows.append(("window", " – ".join(claim.window.split("/"))))
    rows.append(("rule", claim.rule))
    rows.append(("records", str(len(claim.record_ids)) if claim.record_ids else say("web.coach.no_records")))
    told = "".join(
        f"<dt>{escape(say(f'web.coach.receipt_{name}'))}</dt><dd>"
        f"{f'<code>{escape(value)}</code>' if name == 'rule' else escape(value)}</dd>"
        for name, value in rows
    )
    ids = "".join(f"<code>{escape(id)}</code> " for id in claim.record_ids[:3])
    link = ""
    if claim.record_ids and claim.kind in KINDS:
        query = [("kind", claim.kind), *(("id", id) for id in claim.record_ids[:IDS_LINKED])]
        link = (
            f'<a class="button" href="{escape(_address(guest, query))}">'
            f"{icon('receipt_long')}{escape(say('web.coach.see_records'))}</a>"
        )
    elif claim.kind == "plan":
        link = (
            f'<a class="button" href="{escape(guest.href("/app/train"))}">'
            f"{icon('event_note')}{escape(say('web.coach.see_plan'))}</a>"
        )
    return (
        f'<div class="receipt-of" data-receipt="{number}" hidden><b>{escape(claim.text)}</b><dl>{told}</dl>'
        f"{f'<p class=ids>{ids}</p>' if ids else ''}{link}</div>"
    )


def _address(guest: Guest, query: list[tuple[str, str]]) -> str:
    from urllib.parse import urlencode

    base = guest.href("/app/receipt")
    return f"{base}{'&' if '?' in base else '?'}{urlencode(query)}"


def _by(words: WebWords, by: Any) -> str:
    """Who spoke: the rules, a fixed sentence, or a model by its name."""
    if not by:
        return ""
    name = str(by)
    said = words.say(f"web.coach.by_{name}") if name in {"rules", "template"} else words.say("web.coach.by_model", model=name)
    return f'<small class="by">{escape(said)}</small>'
