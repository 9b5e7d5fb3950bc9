"""The frame around every page: head, brand, the athlete, where one can go, light or dark."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from html import escape

from nicegui import ui

from milo.channels.web.guest import Guest
from milo.channels.web.look import head
from milo.report.style import MARK

PLACES = (
    ("today", "/app", "insights"),
    ("week", "/app/week", "article"),
    ("lab", "/app/lab", "monitor_heart"),
    ("ledger", "/app/ledger", "call_merge"),
    ("files", "/app/files", "upload_file"),
    ("settings", "/app/settings", "tune"),
)


@contextmanager
def framed(guest: Guest, here: str) -> Iterator[None]:
    """A page of the app; what is built inside stands in its middle. here: the place that is marked in the navigation."""
    say = guest.words.say
    name = guest.athlete.name or say("web.frame.nameless")
    ui.page_title(f"{name} · Milo")
    ui.add_head_html(head(guest.words.language))
    markup(_top(guest, here, name), "header", "top")
    with ui.element("main").classes("page"):
        if guest.athlete.origin == "simulated":
            mark, said = escape(say("page.simulated_mark")), escape(say("page.simulated"))
            markup(f'<div class="simulated-banner" role="note"><b>{mark}</b>{said}</div>')
        yield
        markup(escape(say("page.footer")), "footer")


def markup(inside: str, tag: str = "div", classes: str = "") -> ui.html:
    """HTML of ours; everything that came from outside was escaped by whoever made it."""
    return ui.html(inside, sanitize=False, tag=tag).classes(classes)


def icon(name: str) -> str:
    """A sign of the icon font NiceGUI brings along; hidden from screen readers, the word beside it says the same."""
    return f'<i class="q-icon material-icons" aria-hidden="true">{name}</i>'


def _top(guest: Guest, here: str, name: str) -> str:
    say = guest.words.say
    links = "".join(
        f'<a href="{escape(guest.href(path))}"{" aria-current=page" if place == here else ""}>'
        f"{icon(sign)}<span>{escape(say(f'web.nav.{place}'))}</span></a>"
        for place, path, sign in PLACES
    )
    toggle = escape(say("web.frame.theme"))
    leave = escape(say("web.frame.leave"))
    return (
        f'<div class="bar"><a class="brand" href="{escape(guest.href("/app"))}">{MARK}<span>Milo</span></a>'
        f'<nav class="places" aria-label="Milo">{links}</nav>'
        f'<div class="tools">{_who(guest, name)}'
        f'<button type="button" class="tool" data-theme-toggle title="{toggle}" aria-label="{toggle}">{icon("contrast")}</button>'
        f'<form method="post" action="/sign-out"><button class="tool" title="{leave}" aria-label="{leave}">{icon("logout")}'
        "</button></form></div></div>"
    )


def _who(guest: Guest, name: str) -> str:
    """The athlete's name; for the owner of a house with several, the choice among them."""
    if guest.visitor.user_id is not None:
        return f'<span class="who">{escape(name)}</span>'
    options = "".join(
        f'<option value="{escape(line.athlete_id)}"{" selected" if line.athlete_id == guest.id else ""}>'
        f"{escape(line.name or guest.words.say('web.frame.nameless'))}</option>"
        for line in guest.house
    )
    label = escape(guest.words.say("web.frame.athlete"))
    add = escape(guest.words.say("web.frame.add"))
    return (
        f'<form method="get" action="/app"><select name="athlete" data-go aria-label="{label}">{options}</select></form>'
        f'<a class="tool" href="/app/welcome" title="{add}" aria-label="{add}">{icon("person_add")}</a>'
    )
