"""One's profile: three steps to a first plan for somebody new; later all groups, what is missing for a plan first."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Any

from fastapi import FastAPI, Request, Response
from nicegui import ui

from milo.channels.access import COOKIE
from milo.channels.coaching import Coaching
from milo.channels.contract import Flows
from milo.channels.web.assets import cockpit_framed, spoken
from milo.channels.web.dropping import DropZone
from milo.channels.web.frame import icon, markup, open_places
from milo.channels.web.guest import Guest, Reception
from milo.channels.web.page_asked import Asked, answer
from milo.channels.web.profile_form import GROUPS, STEPS, ProfileFields, lists_in
from milo.channels.web.profile_told import answers_health, merged
from milo.channels.web.train import WANTED
from milo.channels.web.train_health import unanswered
from milo.channels.web.train_locks import refused_html
from milo.channels.web.words import WebWords
from milo.vocabulary.athlete import Profile
from milo.vocabulary.errors import BadValue

SIGNS = {
    "goal": "flag",
    "you": "person",
    "gear": "fitness_center",
    "health": "favorite",
    "food": "restaurant",
    "event": "emoji_events",
}
MOST_FITTED = 3  # sentences of what a changed profile changed of the plan; the history has all of them. Our choice


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What a profile's page shows. missing: keys a plan would be better for; begin: the three steps instead of all groups."""

    profile: Profile | None
    missing: list[str]
    begin: bool


def install(reception: Reception, coaching: Coaching) -> None:
    """Add the page."""
    open_places("profile")

    @ui.page("/app/profile", response_timeout=30)
    async def profile_page(request: Request) -> Response | None:
        guest = await reception.guest(request)
        if isinstance(guest, Response):
            return guest
        found = await asyncio.to_thread(standing, reception.flows, coaching, guest)
        with cockpit_framed(guest, "profile"):
            _draw(guest, found)
            if found.begin:
                _drop(reception, guest, request.cookies.get(COOKIE))
        return None


def add_profile_doors(app: FastAPI, reception: Reception, coaching: Coaching) -> None:
    """Add the routes the page's forms go to."""

    def keep(guest: Guest, asked: Asked) -> list[str]:
        """Keep what was told, and say what it changed of the plan, as sentences."""
        raw = merged(reception.flows.profile(guest.id), asked, guest.words, guest.today)
        changed: list[str] = coaching.onboard(guest.id, raw, answered=answers_health(asked), whole=True)["changed"]
        if asked.get("language") in {"en", "es"}:
            reception.flows.set(guest.id, "language", {"language": asked["language"]})
        return changed

    def save(guest: Guest, asked: Asked) -> dict[str, Any]:
        """Keep what a group's form told; the others stay."""
        changed = keep(guest, asked)
        words = WebWords(*reception.flows.manner(guest.id))
        if (words.language, words.units) != (guest.words.language, guest.words.units):
            return {"go": guest.href("/app/profile")}
        found = standing(reception.flows, coaching, guest)
        said = words.say("web.profile.saved")
        shut = coaching.gate(guest.id)["refused"] if coaching.plan(guest.id) is not None else None
        if shut is not None:
            said = f"{words.say('web.profile.kept')} {words.say('web.profile.plan_withheld')} {shut['text']}"
        elif changed:
            said = f"{words.say('web.profile.kept')} {words.say('web.profile.plan_fitted', what=' · '.join(changed[:MOST_FITTED]))}"
        return {"said": said, "html": {"missing": _missing(guest, found)}}

    def begin(guest: Guest, asked: Asked) -> dict[str, Any]:
        """Keep the three steps and make the first plan; without the health questions there is none (safety, section 3)."""
        keep(guest, asked)
        missing = unanswered(reception.flows.profile(guest.id))
        if missing:
            named = ", ".join(guest.words.say(f"web.profile.{key}").strip("¿?") for key in missing)
            raise BadValue(do=guest.words.say("web.profile.health_first", missing=named))
        plan = coaching.new_plan(guest.id)
        if plan.refused is not None:
            said = refused_html(guest, plan.refused.text, plan.refused.rules)
            return {"said": guest.words.say("web.profile.kept_no_plan"), "fault": True, "html": {"refused": said}}
        return {"go": guest.href("/app/train")}

    @app.post("/app/profile/save", include_in_schema=False)
    async def save_door(request: Request) -> Response:
        return await answer(reception, request, save)

    @app.post("/app/profile/begin", include_in_schema=False)
    async def begin_door(request: Request) -> Response:
        return await answer(reception, request, begin)


def standing(flows: Flows, coaching: Coaching, guest: Guest) -> Standing:
    """What is known of an athlete, and what a plan misses. Blocks."""
    profile = flows.profile(guest.id)
    if profile is None:
        return Standing(profile=None, missing=[], begin=True)
    missing = list(coaching.gate(guest.id)["missing"])
    begin = coaching.plan(guest.id) is None and bool({*WANTED, "parq"} & set(missing) or unanswered(profile))
    return Standing(profile=profile, missing=missing, begin=begin)


def _draw(guest: Guest, found: Standing) -> None:
    say = guest.words.say
    title, about = ("begin_title", "begin_about") if found.begin else ("title", "about")
    markup(
        f'<div class="hero"><div><h1>{escape(say(f"web.profile.{title}"))}</h1><div class="when plain">'
        f"{escape(say(f'web.profile.{about}'))}</div></div></div>"
    )
    fields = ProfileFields(guest.words, found.profile, first=found.begin)
    body = (
        _steps(guest, fields)
        if found.begin
        else f'<div data-part="missing">{_missing(guest, found)}</div>' + _groups(guest, fields)
    )
    place = markup(body, "div", "profile")
    place.props["data-words"] = spoken(guest, "cockpit")
    place.props["data-athlete"] = guest.id


def _steps(guest: Guest, fields: ProfileFields) -> str:
    say = guest.words.say
    marks = "".join(
        f"<li{' aria-current=step' if n == 0 else ''}><b>{n + 1}</b><span>{escape(say(f'web.profile.short_{name}'))}</span></li>"
        for n, (name, _) in enumerate(STEPS)
    )
    shown = []
    for n, (name, keys) in enumerate(STEPS):
        back = (
            f'<button type="button" class="button" data-back>{escape(say("web.profile.back"))}</button>' if n else "<span></span>"
        )
        on = (
            f'<button class="button main big">{icon("auto_awesome")}{escape(say("web.profile.make"))}'
            '<span class="spin" aria-hidden="true"></span></button>'
            if n == len(STEPS) - 1
            else f'<button type="button" class="button main" data-next>{escape(say("web.profile.next"))}</button>'
        )
        shown.append(
            f'<section data-step="{name}"{"" if n == 0 else " hidden"}><h2>{escape(say(f"web.profile.step_{name}"))}</h2>'
            f'<p class="quiet">{escape(say(f"web.profile.step_{name}_note"))}</p><div class="fields two">{fields.html(keys)}</div>'
            f'<footer class="on-or-back">{back}{on}</footer></section>'
        )
    lists = lists_in(key for _, keys in STEPS for key in keys)
    return (
        f'<ol class="steps-of" data-steps aria-label="{escape(say("web.profile.begin_title"))}">{marks}</ol>'
        f'<div data-part="refused" role="alert"></div>'
        f'<form data-post="{escape(guest.href("/app/profile/begin"))}" data-lists="{lists}">{"".join(shown)}'
        '<p class="form-answer" role="status"></p></form>'
    )


def _drop(reception: Reception, guest: Guest, token: str | None) -> None:
    """A place for a file at once: what Milo reads from it says more than answers do."""

    async def told() -> None:
        return None

    with ui.element("section").classes("dropping"):
        DropZone(reception, guest, token, told).build()


def _missing(guest: Guest, found: Standing) -> str:
    """What a plan would be better for knowing, to be said at once; nothing when all of it is known."""
    if not found.missing:
        return ""
    say = guest.words.say
    fields = ProfileFields(guest.words, found.profile).html(found.missing)
    return (
        f'<section class="missing-first"><h2>{escape(say("web.profile.missing", count=len(found.missing)))}</h2>'
        f'<p class="quiet">{escape(say("web.profile.missing_note"))}</p>{_form(guest, found.missing, fields)}</section>'
    )


def _groups(guest: Guest, fields: ProfileFields) -> str:
    say = guest.words.say
    return "".join(
        f'<details class="fold"><summary>{icon(SIGNS[name])}{escape(say(f"web.profile.group_{name}"))}</summary>'
        f"{_form(guest, keys, fields.html(keys))}</details>"
        for name, keys in GROUPS.items()
    )


def _form(guest: Guest, keys: Iterable[str], fields: str) -> str:
    keys = list(keys)
    return (
        f'<form class="fields" data-post="{escape(guest.href("/app/profile/save"))}" data-lists="{lists_in(keys)}">'
        f'<div class="fields two">{fields}</div><button class="button main">{escape(guest.words.say("web.profile.save"))}</button>'
        '<p class="form-answer" role="status"></p></form>'
    )
