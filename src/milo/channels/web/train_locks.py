"""What locks training, told plainly, and the two ways back: the form of return and a professional's clearance."""

from __future__ import annotations

from datetime import datetime
from html import escape
from typing import Any

from milo.channels.locks_told import closed, reasons_open
from milo.channels.web.frame import icon
from milo.channels.web.guest import Guest
from milo.channels.web.own_time import moment
from milo.channels.web.train_told import reads_only, ruled


def locks_html(guest: Guest, locks: list[dict[str, Any]], questions: list[dict[str, str]], *, forms: bool = True) -> str:
    """One sentence of how training opens again, what locks as chips, and the forms. forms: False leaves a link to them, for pages
    where they would be in the way. A coach reads no reason that their athlete did not open to them.
    """
    if not locks:
        return ""
    say = guest.words.say
    if not reasons_open(guest.visitor, guest.id):
        locks = [closed(locks[0], guest.words.language)]
    about = dict.fromkeys(str(lock["about"]) for lock in locks if lock.get("about"))
    chips = f'<p class="chips-of">{"".join(f"<span class=chip>{escape(one)}</span>" for one in about)}</p>' if about else ""
    said = f"<p>{escape(_sentence(guest, locks))}</p>{chips}"
    scopes = sorted({str(lock["scope"]) for lock in locks if lock.get("scope")})
    form = _form(guest, locks, questions) if any("form" in lock.get("needs", ()) for lock in locks) else ""
    ways = form + "".join(_clearance(guest, scope) for scope in scopes)
    if any(lock.get("gate") for lock in locks):
        href = escape(guest.href("/app/profile"))
        ways += f'<p><a class="button" href="{href}">{icon("badge")}{escape(say("web.train.correct"))}</a></p>'
    if reads_only(guest):
        ways = ""
    elif not forms:
        ways = (
            f'<a class="button" href="{escape(guest.href("/app/train"))}#locked">'
            f"{icon('assignment')}{escape(say('web.train.way_back'))}</a>"
        )
    return (
        f'<section class="locked" id="locked" role="region" aria-labelledby="locked-title">{icon("lock")}<div>'
        f'<h2 id="locked-title">{escape(say("web.train.locked"))}</h2>{said}{ways}</div></section>'
    )


def _sentence(guest: Guest, locks: list[dict[str, Any]]) -> str:
    """What all the locks together wait for, in one sentence; what the health questions lock says itself what to do."""
    own = " ".join(dict.fromkeys(str(lock["text"]) for lock in locks if lock.get("gate")))
    rest = [lock for lock in locks if not lock.get("gate")]
    return " ".join(filter(None, [own, _waits(guest, rest) if rest else ""]))


def _waits(guest: Guest, locks: list[dict[str, Any]]) -> str:
    needs = {need for lock in locks for need in lock.get("needs", ())}
    if not needs:
        return str(locks[0].get("text") or "")
    if needs == {"form", "clearance"}:
        return guest.words.say("web.train.waits_both")
    return guest.words.say("web.train.waits_form" if "form" in needs else "web.train.waits_clearance")


def _form(guest: Guest, locks: list[dict[str, Any]], questions: list[dict[str, str]]) -> str:
    """The form of return, or from when it can be filled in."""
    opens = max((lock["form_from"] for lock in locks if isinstance(lock.get("form_from"), datetime)), default=None)
    if opens is None:
        return _return_form(guest, questions)
    return f'<p class="quiet">{escape(guest.words.say("web.train.form_from", at=moment(guest.words, opens, guest.zone)))}</p>'


def eased_html(guest: Guest, scope: str) -> str:
    """Training is kept light until somebody has cleared more: that it is so, and the form of the clearance."""
    say = guest.words.say
    return (
        f'<section class="health-open" role="region" aria-labelledby="eased-title">{icon("favorite")}<div>'
        f'<h2 id="eased-title">{escape(say("web.train.eased"))}</h2><p>{escape(say("web.train.eased_note"))}</p>'
        f"{_clearance(guest, scope)}</div></section>"
    )


def refused_html(guest: Guest, text: str, rules: list[str]) -> str:
    """There is no plan, and why; a coach reads why only where their athlete opened it to them."""
    if not reasons_open(guest.visitor, guest.id):
        text, rules = guest.words.say("web.train.locked_by_safety"), []
    named = "".join(f"<li>{ruled(guest.words, rule)}</li>" for rule in dict.fromkeys(rules))
    return (
        f'<section class="locked" role="region" aria-labelledby="refused-title">{icon("do_not_disturb_on")}<div>'
        f'<h2 id="refused-title">{escape(guest.words.say("web.train.refused"))}</h2><p>{escape(text)}</p>'
        f"<ul>{named}</ul></div></section>"
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
