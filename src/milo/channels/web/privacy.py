"""One's privacy: what is allowed and to whom, what leaves this machine, what was done, how long it is kept, export and the end."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from html import escape

from fastapi import Request, Response
from nicegui import ui

from milo.channels.access_rules import PARTS
from milo.channels.privacy_desk import ConsentLine, PrivacyDesk
from milo.channels.web.assets import cockpit_framed, spoken
from milo.channels.web.frame import icon, markup, open_places
from milo.channels.web.guest import Guest, Reception
from milo.channels.web.privacy_told import audit_html, day_of, doors_html
from milo.vocabulary.records import KINDS

PURPOSES = ("storage", "external_model", "bot", "training_models")
"""What an athlete is asked about apart from coaches, in this order."""
SIGNS = {"storage": "save", "external_model": "smart_toy", "bot": "chat", "training_models": "model_training"}
KEPT_DAYS = (30, 90, 365)  # offered; any other number of a script's is shown too (our choice)
OFFERED_DAYS = 90  # how long a coach's view is offered to hold (our choice)
BEYOND = 4  # sentences of what cannot be recalled


def install(reception: Reception, desk: PrivacyDesk) -> None:
    """Add the page."""
    open_places("privacy")

    @ui.page("/app/privacy", response_timeout=30)
    async def privacy_page(request: Request) -> Response | None:
        guest = await reception.guest(request)
        if isinstance(guest, Response):
            return guest
        parts = await asyncio.to_thread(all_parts, desk, guest)
        with cockpit_framed(guest, "privacy"):
            _draw(guest, parts)
        return None


def all_parts(desk: PrivacyDesk, guest: Guest) -> dict[str, str]:
    """Every part of the page that a change may touch, by name. Blocks."""
    consents = desk.consents(guest.id)
    names = {line.to: line.name for line in consents if line.to and line.name}
    return {
        "consents": consents_html(guest, consents),
        "coaches": coaches_html(guest, consents),
        "doors": doors_html(guest, desk.doors(guest.id)),
        "keeping": _keeping(guest, desk.retention(guest.id)),
        "audit": audit_html(guest, desk.audit(guest.id), names),
        "stored": _stored(guest, desk.stored(guest.id)),
    }


def _draw(guest: Guest, parts: dict[str, str]) -> None:
    say = guest.words.say
    markup(
        f'<div class="hero"><div><h1>{escape(say("web.privacy.title"))}</h1><div class="when plain">'
        f"{escape(say('web.privacy.about'))}</div></div></div>"
    )
    shown = "".join(
        f'<section data-part="{name}" id="{name}">{inside}</section>' for name, inside in parts.items() if name != "stored"
    )
    place = markup(f"{shown}{_export(guest, parts['stored'])}{_erase(guest)}", "div", "privacy")
    place.props["data-words"] = spoken(guest, "cockpit")
    place.props["data-athlete"] = guest.id


def consents_html(guest: Guest, consents: list[ConsentLine]) -> str:
    """Each purpose in plain words, whether it is allowed, since and until when, and the button for the other."""
    say = guest.words.say
    held = {line.purpose: line for line in consents if line.to is None}
    rows = []
    for purpose in PURPOSES:
        line = held.get(purpose, ConsentLine(purpose=purpose, allowed=False))
        rows.append(
            f'<li class="consent{" on" if line.allowed else ""}">{icon(SIGNS[purpose])}<div><b>'
            f"{escape(say(f'web.purpose.{purpose}'))}</b>"
            f"<p>{escape(say(f'web.purpose.{purpose}_text'))}</p><small>{escape(_state(guest, line))}</small></div>"
            f"{_switch(guest, purpose, line)}</li>"
        )
    title = escape(say("web.privacy.consents"))
    return (
        f'<h2>{title}</h2><p class="quiet">{escape(say("web.privacy.consents_note"))}</p><ul class="consents">{"".join(rows)}</ul>'
    )


def _state(guest: Guest, line: ConsentLine) -> str:
    say = guest.words.say
    if line.since is None:
        return say("web.privacy.by_default" if line.allowed else "web.privacy.never_given")
    day = day_of(guest.words, line.since)
    if not line.allowed:
        ended = line.until is not None
        return say("web.privacy.ended", day=day_of(guest.words, line.until)) if ended else say("web.privacy.withdrawn", day=day)
    if line.until is None:
        return say("web.privacy.given", day=day)
    return say("web.privacy.given_until", day=day, until=day_of(guest.words, line.until - timedelta(seconds=1)))


def _switch(guest: Guest, purpose: str, line: ConsentLine) -> str:
    say = guest.words.say
    doing = "withdraw" if line.allowed else "give"
    name = say(f"web.purpose.{purpose}")
    label = escape(say(f"web.privacy.{doing}_of", name=name))
    last = ""
    if not line.allowed:
        # An end is offered where something leaves; storage without one would be a trap.
        last = "" if purpose == "storage" else (
            f'<label class="until"><span>{escape(say("web.privacy.until"))}</span><input type="date" name="last" '
            f'min="{guest.today.isoformat()}" aria-label="{escape(say("web.privacy.until_of", name=name))}"/></label>'
        )  # fmt: skip
    return (
        f'<form data-post="{escape(guest.href(f"/app/privacy/{doing}"))}"><input type="hidden" name="purpose" '
        f'value="{purpose}"/>{last}'
        f'<button class="button{" main" if doing == "give" else ""}" aria-label="{label}">'
        f"{escape(say(f'web.privacy.{doing}'))}</button></form>"
    )


def coaches_html(guest: Guest, consents: list[ConsentLine]) -> str:
    """Who may look, at what and until when; and the form for one more."""
    say = guest.words.say
    rows = []
    for line in consents:
        if line.purpose != "coach" or line.to is None:
            continue
        parts = PARTS if line.scope is None else line.scope
        chips = (
            "".join(f'<span class="chip">{escape(say(f"web.part.{p}"))}</span>' for p in PARTS if p in parts)
            if line.allowed
            else ""
        )
        name = line.name or say("web.privacy.gone_account")
        button = ""
        if line.allowed:
            button = (
                f'<form data-post="{escape(guest.href("/app/privacy/withdraw"))}"><input type="hidden" name="purpose" '
                'value="coach"/>'
                f'<input type="hidden" name="to" value="{escape(line.to)}"/><button class="button" '
                f'aria-label="{escape(say("web.privacy.withdraw_of", name=name))}">'
                f"{escape(say('web.privacy.withdraw'))}</button></form>"
            )
        rows.append(
            f'<li class="consent{" on" if line.allowed else ""}">{icon("sports")}<div><b>{escape(name)}</b><p '
            f'class="chips-of">{chips}</p>'
            f"<small>{escape(_state(guest, line))}</small></div>{button}</li>"
        )
    listed = f'<ul class="consents">{"".join(rows)}</ul>' if rows else f'<p class="quiet">{escape(say("web.privacy.no_coach"))}</p>'
    return (
        f'<h2>{escape(say("web.privacy.coaches"))}</h2><p class="quiet">{escape(say("web.privacy.coaches_note"))}</p>{listed}'
        f"{_new_coach(guest)}"
    )


def _new_coach(guest: Guest) -> str:
    say = guest.words.say
    boxes = "".join(
        f'<label class="tick"><input type="checkbox" name="scope" value="{part}"/><span>{escape(say(f"web.part.{part}"))}'
        f"<small>{escape(say(f'web.part.{part}_text'))}</small></span></label>"
        for part in PARTS
    )
    end = (guest.today + timedelta(days=OFFERED_DAYS)).isoformat()
    return (
        f'<details class="adding"><summary>{icon("add")}{escape(say("web.privacy.add_coach"))}</summary>'
        f'<form class="fields" data-post="{escape(guest.href("/app/privacy/give"))}" data-lists="scope">'
        f'<input type="hidden" name="purpose" value="coach"/><label><span>{escape(say("web.privacy.coach_who"))}</span>'
        '<input name="coach" required maxlength="254" autocomplete="off"/><small>'
        f"{escape(say('web.privacy.coach_who_note'))}</small></label>"
        f'<fieldset class="asked"><legend>{escape(say("web.privacy.coach_parts"))}</legend><div class="ticks wide">'
        f"{boxes}</div></fieldset>"
        f'<label><span>{escape(say("web.privacy.until"))}</span><input type="date" name="last" min="{guest.today.isoformat()}" '
        f'value="{end}"/><small>{escape(say("web.privacy.until_note"))}</small></label>'
        f'<button class="button main">{escape(say("web.privacy.open_to_coach"))}</button><p class="form-answer" '
        'role="status"></p></form></details>'
    )


def _keeping(guest: Guest, held: dict[str, int | None]) -> str:
    say = guest.words.say
    selects = []
    for name in ("samples_days", "waveforms_days"):
        days = held.get(name)
        offered = sorted({*KEPT_DAYS, *([days] if days else [])})
        options = f'<option value="">{escape(say("web.privacy.for_ever"))}</option>' + "".join(
            f'<option value="{n}"{" selected" if n == days else ""}>{escape(say("web.privacy.days", count=n))}</option>'
            for n in offered
        )
        selects.append(
            f'<label><span>{escape(say(f"web.privacy.{name}"))}</span><select name="{name}">{options}</select>'
            f"<small>{escape(say(f'web.privacy.{name}_text'))}</small></label>"
        )
    return (
        f'<h2>{escape(say("web.privacy.keeping"))}</h2><p class="quiet">{escape(say("web.privacy.keeping_note"))}</p>'
        f'<form class="fields" data-post="{escape(guest.href("/app/privacy/keep"))}"><div class="fields two">'
        f"{''.join(selects)}</div>"
        f'<button class="button main">{escape(say("web.privacy.keep"))}</button><p class="form-answer" role="status"></p></form>'
    )


def _stored(guest: Guest, stored: dict[str, int]) -> str:
    kept = {kind: count for kind, count in stored.items() if count and not KINDS[kind].derived}
    return guest.words.say("web.privacy.stored", count=guest.words.number(sum(kept.values())), kinds=len(kept))


def _export(guest: Guest, stored: str) -> str:
    say = guest.words.say
    return (
        f'<section id="export"><h2>{escape(say("web.privacy.export"))}</h2><p class="quiet">{escape(stored)} '
        f'{escape(say("web.privacy.export_note"))}</p><div><a class="button main" data-collect '
        f'data-name="milo-{guest.today.isoformat()}.zip" '
        f'href="{escape(guest.href("/app/privacy/export"))}" download>{icon("download")}{escape(say("web.privacy.export_now"))}</a>'
        '<div class="progress-of" data-progress hidden role="status"><div class="track"><i></i></div>'
        "<span></span></div></div></section>"
    )


def _erase(guest: Guest) -> str:
    """The end of it: what goes, what cannot be recalled, and a word that is not pressed by accident."""
    say = guest.words.say
    beyond = "".join(f"<li>{escape(say(f'web.privacy.beyond_{n}'))}</li>" for n in range(1, BEYOND + 1))
    if by_password(guest):
        field = (
            f"<label><span>{escape(say('web.privacy.your_password'))}</span>"
            '<input name="password" type="password" required autocomplete="current-password"/></label>'
        )
    else:
        word = typed_word(guest)
        field = (
            f"<label><span>{escape(say('web.privacy.type_name', name=word))}</span>"
            '<input name="name" required autocomplete="off" spellcheck="false" maxlength="200"/></label>'
        )
    return (
        f'<section class="ending" id="erase"><h2>{escape(say("web.privacy.erase"))}</h2><p>'
        f"{escape(say('web.privacy.erase_note'))}</p>"
        f'<details class="adding"><summary>{icon("delete_forever")}{escape(say("web.privacy.erase_open"))}</summary>'
        f"<h3>{escape(say('web.privacy.beyond'))}</h3><ul>{beyond}</ul>"
        f'<form class="fields" data-post="{escape(guest.href("/app/privacy/erase"))}">{field}<button class="button danger">'
        f'{escape(say("web.privacy.erase_now"))}</button><p class="form-answer" role="alert"></p></form></details></section>'
    )


def by_password(guest: Guest) -> bool:
    """Whether the one at the door has a password and is the athlete; others say the athlete's name."""
    return guest.visitor.account_id is not None and guest.visitor.athlete_id == guest.id


def typed_word(guest: Guest) -> str:
    """What is typed before everything goes: the athlete's name, or a word where they have none."""
    return guest.athlete.name or guest.words.say("web.privacy.erase_word")
