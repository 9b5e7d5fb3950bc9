"""The card of the policy's proposal: the rule's week, the proposal beside it, what it should bring, and the athlete's choice."""

from __future__ import annotations

from html import escape

from milo.channels.proposal_desk import WeekProposal
from milo.channels.web.guest import Guest
from milo.locales import text


def proposal_html(guest: Guest, found: WeekProposal, *, writes: bool) -> str:
    """The card. writes: whether whoever looks may choose."""
    language = guest.words.language

    def told(key: str, **values: str) -> str:
        return escape(text(f"proposal-{key}", language, **values))

    head = (
        f'<div class="panel-head"><h2>{told("title")}</h2><div class="chips-of">'
        f'<span class="chip simulated">{escape(text("outlook-simulated", language))}</span></div></div>'
    )
    if found.state != "offered" or found.goal_pct is None or found.interval is None:
        return f"{head}<p>{told(found.state)}</p>"
    low, high = found.interval
    number = guest.words.number
    expected = told("expected", middle=number(found.goal_pct, 2), low=number(low, 2), high=number(high, 2))
    lines = "".join(f"<li>{escape(change)}</li>" for change in found.changes)
    summary = told("changes", count=str(len(found.changes)))
    changes = f'<details class="outlook-asks"><summary>{summary}</summary><ul>{lines}</ul></details>'
    choice = (
        f'<form data-measure="{escape(guest.href("/app/body/proposal"))}" data-into="[data-proposal]" '
        f'data-athlete="{escape(guest.id)}" data-away="{escape(guest.words.say("web.body.away"))}">'
        f'<button class="button main">{told("take")}</button><p class="quiet">{told("keep")}</p>'
        '<p class="form-answer" role="status"></p></form>'
        if writes
        else ""
    )
    return (
        f"{head}<p>{told('rule')}: <b>{_minutes(guest, found.rule_min)}</b></p>"
        f"<p>{told('other')}: <b>{_minutes(guest, found.proposed_min)}</b></p>"
        f'<p>{expected}</p>{changes}<p class="quiet">{told("about")}</p>{choice}'
    )


def _minutes(guest: Guest, minutes: float | None) -> str:
    shown = "–" if minutes is None else guest.words.number(minutes)
    return escape(text("proposal-minutes", guest.words.language, minutes=shown))
