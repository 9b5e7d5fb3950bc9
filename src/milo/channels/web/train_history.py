"""The versions of a plan as HTML, newest first: who, why, when; what changed opens, and any of them can hold again."""

from __future__ import annotations

import re
from datetime import datetime
from html import escape
from typing import Any

from milo.channels.web.frame import icon
from milo.channels.web.guest import Guest
from milo.channels.web.train_told import reads_only
from milo.channels.web.words import WebWords

CHANGES_SHOWN = 60  # of one version; a plan that was made anew changes hundreds of things. Our choice
AUTHORS = ("athlete", "coach", "adapt", "admin")
_OURS = {
    "reason_new": re.compile("a new plan"),
    "reason_undo": re.compile(r"undo of version (?P<version>\d+)"),
    "reason_back": re.compile(r"back to version (?P<version>\d+)"),
}
"""Reasons the house itself writes into a version (app.planning, app.plan_history), always in English: records have no reader."""


def history_html(guest: Guest, kept: dict[str, Any]) -> str:
    """All versions. kept: as Coaching.versions hands it out, oldest first."""
    say = guest.words.say
    versions = list(reversed(kept.get("versions") or []))
    if not versions:
        return f'<p class="quiet">{escape(say("web.train.no_history"))}</p>'
    rows = "".join(_row(guest, line, newest=number == 0, first=number == len(versions) - 1) for number, line in enumerate(versions))
    return f'{_accepted(guest, kept.get("acceptance"))}<ol class="versions">{rows}</ol>'


def diff_html(guest: Guest, found: dict[str, Any]) -> str:
    """What is different between two versions, as sentences old -> new."""
    changes = [change["text"] for change in found.get("changes") or [] if change.get("text")]
    if not changes:
        return f'<p class="quiet">{escape(guest.words.say("web.train.same"))}</p>'
    over = len(changes) - CHANGES_SHOWN
    lines = "".join(f"<li>{arrowed(text)}</li>" for text in changes[:CHANGES_SHOWN])
    more = f'<li class="quiet">{escape(guest.words.say("web.train.more_changes", count=over))}</li>' if over > 0 else ""
    return f'<ul class="changes">{lines}{more}</ul>'


def arrowed(sentence: str) -> str:
    """A sentence with a drawn arrow in place of "->", as HTML."""
    return ' <span class="arrow" aria-label="→">→</span> '.join(escape(part.strip()) for part in sentence.split(" -> "))


def reason_said(reason: str, words: WebWords) -> str:
    """Why a version was made, in the reader's words where the house wrote it (app.plan_history); else as it was said.

    >>> reason_said("undo of version 2", WebWords("es"))
    'se deshizo la versión 2'
    """
    for key, written in _OURS.items():
        found = written.fullmatch(reason)
        if found is not None:
            return words.say(f"web.train.{key}", **found.groupdict())
    return reason


def _row(guest: Guest, line: dict[str, Any], *, newest: bool, first: bool) -> str:
    say = guest.words.say
    author = str(line.get("author") or "")
    who = say(f"web.train.by_{author}") if author in AUTHORS else author
    number = line["version"]
    shows = line.get("shows")
    as_ = f" · {say('web.train.shows', version=shows)}" if shows not in (None, number) else ""
    holds = f'<span class="badge">{escape(say("web.train.holds"))}</span>' if newest else ""
    what = (
        ""
        if first
        else f'<button type="button" class="button" data-diff="{number}" aria-expanded="false">'
        f"{escape(say('web.train.what'))}</button>"
    )
    back = (
        ""
        if newest or reads_only(guest)
        else f'<button type="button" class="button" data-restore="{number}">'
        f"{icon('restore')}{escape(say('web.train.restore'))}</button>"
    )
    return (
        f'<li><div class="what"><b>{escape(say("web.train.version", version=number))}{escape(as_)}</b>{holds}'
        f"<small>{escape(' · '.join(filter(None, (_when(guest, line.get('created_at')), who))))}</small>"
        f"<p>{arrowed(reason_said(str(line.get('reason') or ''), guest.words))}</p></div>"
        f'<div class="actions">{what}{back}</div><div data-diff-of></div></li>'
    )


def _accepted(guest: Guest, acceptance: Any) -> str:
    """How many edits are still in force; nothing where there were none."""
    if acceptance is None:
        return ""
    known = acceptance if isinstance(acceptance, dict) else {n: getattr(acceptance, n, None) for n in ("edits", "kept")}
    if not known.get("edits"):
        return ""
    return f'<p class="quiet">{escape(guest.words.say("web.train.accepted", kept=known["kept"], edits=known["edits"]))}</p>'


def _when(guest: Guest, at: Any) -> str:
    moment = at if isinstance(at, datetime) else datetime.fromisoformat(at) if isinstance(at, str) else None
    return "" if moment is None else f"{guest.words.day(moment.date())}, {moment:%H:%M}"
