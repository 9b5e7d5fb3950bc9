"""What locks training, told plainly, and the two ways back: the form of return and a professional's clearance."""

from __future__ import annotations

from html import escape
from typing import Any

from milo.channels.web.frame import icon
from milo.channels.web.guest import Guest

SERIOUS = frozenset({"E0", "E1"})


def locks_html(guest: Guest, locks: list[dict[str, Any]], questions: list[dict[str, str]], *, forms: bool = True) -> str:
    """The locks and their forms. forms: False leaves a link to them, for pages where they would be in the way."""
    if not locks:
        return ""
    say = guest.words.say
    said = "".join(
        f"<li>{escape(str(lock.get('text') or ''))} <code>{escape(str(lock.get('rule', '')))}</code></li>" for lock in locks
    )
    scopes = sorted({str(lock["scope"]) for lock in locks if lock.get("scope")})
    ways = _return_form(guest, questions) + "".join(_clearance(guest, scope) for scope in scopes)
    if not forms:
        ways = (
            f'<a class="button" href="{escape(guest.href("/app/train"))}#locked">'
            f"{icon('assignment')}{escape(say('web.train.way_back'))}</a>"
        )
    return (
        f'<section class="locked" id="locked" role="region" aria-labelledby="locked-title">{icon("lock")}<div>'
        f'<h2 id="locked-title">{escape(say("web.train.locked"))}</h2><ul>{said}</ul>{ways}</div></section>'
    )


def refused_html(guest: Guest, text: str, rules: list[str]) -> str:
    """There is no plan, and why."""
    ids = " ".join(f"<code>{escape(rule)}</code>" for rule in rules)
    return (
        f'<section class="locked" role="region" aria-labelledby="refused-title">{icon("do_not_disturb_on")}<div>'
        f'<h2 id="refused-title">{escape(guest.words.say("web.train.refused"))}</h2><p>{escape(text)} {ids}</p></div></section>'
    )


def _return_form(guest: Guest, questions: list[dict[str, str]]) -> str:
    """The questions of the form of return; every one is to be answered, and nothing is answered beforehand."""
    if not questions:
        return ""
    say = guest.words.say
    rows = "".join(
        f"<fieldset><legend>{escape(q['text'])}</legend>"
        + "".join(
            f'<label><input type="radio" name="{escape(q["id"])}" value="{value}" required/>'
            f"{escape(say(f'web.train.{value}'))}</label>"
            for value in ("yes", "no")
        )
        + "</fieldset>"
        for q in questions
    )
    return (
        f'<details><summary>{escape(say("web.train.return_form"))}</summary><p class="quiet">'
        f"{escape(say('web.train.return_note'))}</p>"
        f'<form class="fields" data-return>{rows}<button class="button main">{escape(say("web.train.send"))}</button>'
        f'<p class="form-answer" role="status"></p></form></details>'
    )


def _clearance(guest: Guest, scope: str) -> str:
    say = guest.words.say
    key = f"web.train.scope_{scope}"
    name = say(key) if guest.words.has(key) else scope
    return (
        f'<details><summary>{escape(say("web.train.clearance", scope=name))}</summary><p class="quiet">'
        f'{escape(say("web.train.clearance_note"))}</p><form class="fields" data-clearance="{escape(scope)}">'
        f"<label><span>{escape(say('web.train.cleared_by'))}</span>"
        '<input name="by" required maxlength="200" autocomplete="off"/></label>'
        f'<label><span>{escape(say("web.train.cleared_until"))}</span><input name="until" type="date"/></label>'
        f'<button class="button main">{escape(say("web.train.send"))}</button><p class="form-answer" role="status"></p>'
        "</form></details>"
    )
