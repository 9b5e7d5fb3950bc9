"""The frame around every page: head, brand, the athlete, where one can go, light or dark."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from html import escape

from nicegui import ui

from milo.channels.access_rules import rule_of
from milo.channels.web.guest import Guest
from milo.channels.web.look import head
from milo.channels.web.open_pages import note_open
from milo.report.style import MARK

PLACES = (
    ("today", "/app", "insights"),
    ("train", "/app/train", "event_note"),
    ("calendar", "/app/calendar", "calendar_month"),
    ("activities", "/app/activities", "directions_run"),
    ("form", "/app/form", "videocam"),
    ("coach", "/app/coach", "forum"),
    ("checkin", "/app/checkin", "edit_calendar"),
    ("food", "/app/food", "restaurant"),
    ("progress", "/app/progress", "show_chart"),
    ("records", "/app/records", "emoji_events"),
    ("lab", "/app/lab", "monitor_heart"),
    ("week", "/app/week", "article"),
    ("reports", "/app/reports", "library_books"),
    ("body", "/app/body", "monitor_weight"),
    ("devices", "/app/devices", "watch"),
    ("ledger", "/app/ledger", "call_merge"),
    ("files", "/app/files", "upload_file"),
    ("messages", "/app/messages", "mail"),
    ("profile", "/app/profile", "badge"),
    ("privacy", "/app/privacy", "privacy_tip"),
    ("settings", "/app/settings", "tune"),
    ("squad", "/app/squad", "groups"),
    ("admin", "/app/admin", "admin_panel_settings"),
    ("account", "/app/account", "manage_accounts"),
)
OF_THE_COACH = frozenset({"train", "coach", "checkin"})
OF_COACHES = frozenset({"squad"})
"""Places athletes are not told of."""
OF_ADMINS = frozenset({"admin"})
"""Places nobody else is told of."""
COUNTED = frozenset({"messages", "squad"})
"""Places beside which stands how many messages wait to be read (unread.js)."""
FIRST = ("today", "train", "food", "progress", "coach", "lab", "week")
"""Places that may have a seat of their own, first come first seated; the others are behind "more"."""
GROUPS: dict[str, tuple[str, ...]] = {
    "training": ("calendar", "activities", "records", "coach", "checkin", "form", "lab"),
    "health": ("food", "body", "progress", "week", "reports"),
    "data": ("files", "devices", "ledger"),
    "you": ("messages", "profile", "privacy", "settings", "account"),
}
"""How the places behind "more" are grouped; whatever no group names comes last."""
ADDS = (("checkin", "/app/checkin"), ("food", "/app/food"), ("form", "/app/form"), ("files", "/app/files"), ("coach", "/app/coach"))
"""What the plus of the navigation offers, where its page is open."""
INSIDE = "inside"
"""The id of what stands below the navigation, for whoever goes past it by keyboard."""
SEATS = 4  # beside plus and "more": six are 60 px each on a screen 360 px wide; our choice

_away = {
    *OF_THE_COACH,
    *OF_COACHES,
    *OF_ADMINS,
    "profile",
    "privacy",
    "progress",
    "body",
    "reports",
    "devices",
    "messages",
    "activities",
    "form",
}
_away |= {"food", "form", "records", "calendar"}


def open_places(*names: str) -> None:
    """Let the navigation show places whose pages were added; pages belong to the process, as NiceGUI keeps them."""
    _away.difference_update(names)


@contextmanager
def framed(guest: Guest, here: str) -> Iterator[None]:
    """A page of the app; what is built inside stands in its middle. here: the place that is marked in the navigation."""
    say = guest.words.say
    name = guest.athlete.name or say("web.frame.nameless")
    note_open(guest)
    named = say(f"web.nav.{here}")
    ui.page_title(" · ".join(dict.fromkeys((named, name, "Milo"))))
    ui.add_head_html(head(guest.words.language))
    # NiceGUI lays every page into a <main> of its own; ours is the one that begins below the navigation.
    ui.context.client.page_container.default_slot.children[0].props("role=presentation")
    markup(_top(guest, here, name), "header", "top")
    with ui.element("main").classes("page").props(f"id={INSIDE} tabindex=-1"):
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
    there = [place for place in PLACES if _is_open(guest, *place)]
    first = ("squad", *FIRST) if guest.visitor.role == "coach" else FIRST
    seats = [place for name in first for place in there if place[0] == name][:SEATS]
    links = "".join(_link(guest, here, *place) for place in seats[:2]) + _plus(guest, there)
    links += "".join(_link(guest, here, *place) for place in seats[2:])
    rest = [place for place in there if place not in seats]
    more = escape(say("web.nav.more"))
    links += (
        f'<button type="button" class="more" popovertarget="more" aria-haspopup="true"'
        f"{' aria-current=true' if here in {name for name, *_ in rest} else ''}>"
        f'{icon("more_horiz")}<span>{more}</span><em class="count" data-count-rest hidden></em></button>'
        '<div id="more" popover class="more-places">'
        f"{_grouped(guest, here, rest)}</div>"
    )
    toggle = escape(say("web.frame.theme"))
    leave = escape(say("web.frame.leave"))
    return (
        f'<a class="skip" href="#{INSIDE}">{escape(say("web.frame.skip"))}</a>'
        f'<div class="bar"><a class="brand" href="{escape(guest.href("/app"))}">{MARK}<span>Milo</span></a>'
        f'<nav class="places" aria-label="Milo">{links}</nav>'
        f'<div class="tools">{_who(guest, name)}'
        f'<button type="button" class="tool" data-theme-toggle title="{toggle}" aria-label="{toggle}">{icon("contrast")}</button>'
        f'<form method="post" action="/sign-out"><button class="tool" title="{leave}" aria-label="{leave}">{icon("logout")}'
        "</button></form></div></div>"
    )


def _grouped(guest: Guest, here: str, places: list[tuple[str, str, str]]) -> str:
    """The places behind "more", under the names of their groups."""
    made, left = "", list(places)
    for group, names in GROUPS.items():
        mine = [place for name in names for place in left if place[0] == name]
        left = [place for place in left if place not in mine]
        if mine:
            links = "".join(_link(guest, here, *place) for place in mine)
            made += f'<div><span class="group">{guest.html(f"nav-group-{group}")}</span>{links}</div>'
    return made + "".join(_link(guest, here, *place) for place in left)


def _plus(guest: Guest, there: list[tuple[str, str, str]]) -> str:
    """The plus: what one adds in a tap; not for a coach, who adds nothing to somebody's log."""
    open_ = {name: sign for name, _, sign in there}
    offered = [(name, path) for name, path in ADDS if name in open_]
    if guest.visitor.role == "coach" or not offered:
        return ""
    links = "".join(
        f'<a href="{escape(guest.href(path))}">{icon(open_[name])}<span>{guest.html(f"nav-add-{name}")}</span></a>'
        for name, path in offered
    )
    add = guest.html("nav-add")
    return (
        f'<button type="button" class="more plus" popovertarget="add" aria-haspopup="true" aria-label="{add}">{icon("add_circle")}'
        f'<span>{add}</span></button><div id="add" popover class="more-places">{links}</div>'
    )


def _is_open(guest: Guest, place: str, path: str, sign: str) -> bool:
    """Whether a place is shown to a guest: to a coach only what the athlete opened, and the squad to nobody else but the owner."""
    if place in _away:
        return False
    visitor = guest.visitor
    if place in OF_ADMINS:
        return visitor.role == "admin"
    if visitor.role == "admin" and not visitor.is_owner and visitor.athlete_id is None:
        return place == "account"  # an admin sees nobody's data
    if visitor.role != "coach":
        return place not in OF_COACHES or visitor.is_owner
    if place in OF_COACHES or place == "account":
        return True
    rule = rule_of("GET", path)
    if rule is None or rule.part is None or visitor.consents is None or visitor.account_id is None:
        return False
    return rule.part in visitor.consents.granted(guest.id, visitor.account_id)


def _link(guest: Guest, here: str, place: str, path: str, sign: str) -> str:
    current = " aria-current=page" if place == here else ""
    count = f'<em class="count" data-count="{place}" hidden></em>' if place in COUNTED and guest.visitor.role != "admin" else ""
    name = escape(guest.words.say(f"web.nav.{place}"))
    return f'<a href="{escape(guest.href(path))}"{current}>{icon(sign)}<span>{name}</span>{count}</a>'


def _who(guest: Guest, name: str) -> str:
    """The athlete's name; for the owner of a house with several, the choice among them."""
    if not guest.visitor.is_owner:
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
