"""The plan's page: the week board, a line to change it in words, its history, and the plan as text."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from html import escape
from typing import Any

from fastapi import Request, Response
from nicegui import ui

from milo.channels.coaching import Coaching
from milo.channels.web.assets import COACH, COCKPIT, framed_with, spoken
from milo.channels.web.frame import icon, markup, open_places
from milo.channels.web.guest import Guest, Reception
from milo.channels.web.train_board import BoardWeek, board_html
from milo.channels.web.train_food import food_html
from milo.channels.web.train_health import health_dialog, open_notice
from milo.channels.web.train_locks import eased_html, locks_html, refused_html
from milo.channels.web.train_outline import outline_html
from milo.channels.web.train_routines import Routines, routines_dialog
from milo.channels.web.train_told import day_told, reads_only
from milo.vocabulary.athlete import Profile
from milo.vocabulary.errors import BadValue, MiloError
from milo.vocabulary.plan import DAYS, Plan
from milo.vocabulary.told_limits import in_words

WEEKS_OFFERED = (4, 8, 12)
WANTED = ("weight_kg", "height_cm", "experience", "minutes_per_session", "equipment")
"""What a plan is better for knowing; the rest of the profile only narrows it."""


@dataclass(frozen=True, kw_only=True)
class Standing:
    """All a plan's page shows. routines: there is one to put on a day.  notice: that the health questions are not answered, or old.

    clearance: the scope of a clearance that would open more than light training.  food: the targets of the week's days.
    """

    plan: Plan | None
    now: int | None
    monday: date | None
    shown: int
    done: list[str]
    locks: list[dict[str, Any]]
    questions: list[dict[str, str]]
    routines: bool = False
    opened: date | None = None
    notice: str | None = None
    clearance: str | None = None
    food: list[dict[str, Any]] = field(default_factory=list)


def install(reception: Reception, coaching: Coaching, routines: Routines | None = None) -> None:
    """Add the page. week=NUMBER for another week than today's.  routines: None where nobody writes any."""
    open_places("train")

    @ui.page("/app/train", response_timeout=30)
    async def train_page(request: Request) -> Response | None:
        guest = await reception.guest(request)
        if isinstance(guest, Response):
            return guest
        asked = request.query_params.get("week", "")
        try:
            found = await asyncio.to_thread(standing, coaching, guest, int(asked) if asked.isdecimal() else None)
            if routines is not None and found.plan is not None and not reads_only(guest):
                found = replace(found, routines=bool(await asyncio.to_thread(routines.open_to, guest)))
            profile = None if found.plan else await asyncio.to_thread(reception.flows.profile, guest.id)
        except MiloError as error:
            with framed_with(guest, "train", COACH):
                markup(_trouble(guest, in_words(error, guest.words.language)), "section")
            return None
        with framed_with(guest, "train", COACH):
            ui.add_head_html(COCKPIT.sheet_link())  # the look of the health questions, which are the profile's own fields
            _draw(guest, found, profile)
        return None


def standing(coaching: Coaching, guest: Guest, asked: int | None) -> Standing:
    """What is to be shown of a week: the one asked for, else today's, else the first. Blocks."""
    plan = coaching.plan(guest.id)
    locks = coaching.locks(guest.id)
    questions = coaching.return_questions(guest.id) if locks else []
    clearance = _eased(coaching, guest, locks)
    if plan is None or not plan.weeks:
        return Standing(plan=plan, now=None, monday=None, shown=0, done=[], locks=locks, questions=questions, clearance=clearance)
    now = coaching.week_number(guest.id)
    known = {w.week for w in plan.weeks}
    shown = asked if asked in known else now if now in known else plan.weeks[0].week
    assert shown is not None
    done = coaching.today(guest.id).done if shown == now else []
    monday = coaching.monday_of(guest.id, shown)
    made = coaching.versions(guest.id)["versions"][0]["created_at"].date()
    return Standing(
        plan=plan,
        now=now,
        monday=monday,
        shown=shown,
        done=done,
        locks=locks,
        questions=questions,
        opened=made,
        notice=_notice(coaching, guest),
        clearance=clearance,
        food=[]
        if monday is None or reads_only(guest)
        else [coaching.day_target(guest.id, monday + timedelta(n)) for n in range(7)],
    )


def _notice(coaching: Coaching, guest: Guest) -> str | None:
    """That the health questions are open, or due again and since when they are answered."""
    if coaching.questions_open(guest.id):
        return guest.words.say("web.train.health_open")
    old = coaching.questions_old(guest.id)
    if old is None:
        return None
    return guest.words.say("web.train.health_old", day=guest.words.day(old["answered_at"].astimezone(guest.zone).date()))


def _eased(coaching: Coaching, guest: Guest, locks: list[dict[str, Any]]) -> str | None:
    """The scope of a clearance that is asked for where nothing is locked; it is nobody's but the athlete's to enter."""
    if locks or reads_only(guest):
        return None
    try:
        wanted: str | None = coaching.gate(guest.id)["clearance"]
    except BadValue:  # no profile yet
        return None
    return wanted


def standing_board(guest: Guest, found: Standing) -> str:
    """The board alone, for a page that is open; "" where there is no plan."""
    if found.plan is None or not found.plan.weeks:
        return ""
    week = next(w for w in found.plan.weeks if w.week == found.shown)
    shown = BoardWeek(week=week, now=found.now, monday=found.monday, done=found.done, locked=bool(found.locks), opened=found.opened)
    return board_html(guest, found.plan, shown) + food_html(guest, found.food)


def _draw(guest: Guest, found: Standing, profile: Profile | None) -> None:
    plan = found.plan
    if plan is None or not plan.weeks:
        markup(_hero(guest, None))
        if found.locks:
            markup(locks_html(guest, found.locks, found.questions))
        inside = _nothing(guest) if reads_only(guest) else _first(guest, profile) + health_dialog(guest)
        if found.clearance is not None:
            inside = eased_html(guest, found.clearance) + inside
        if plan is not None and plan.refused is not None:
            inside = refused_html(guest, plan.refused.text, plan.refused.rules) + inside
        _page(guest, inside)
        return
    markup(_hero(guest, plan))
    # A week that was lived has no button; another one is a step away on the same page, so the dialog is always there.
    choice = routines_dialog(guest) if found.routines else ""
    _page(
        guest,
        locks_html(guest, found.locks, found.questions)
        + (open_notice(guest, found.notice) if found.notice and not found.locks and not reads_only(guest) else "")
        + (eased_html(guest, found.clearance) if found.clearance is not None else "")
        + (_looking(guest) if reads_only(guest) else _line(guest))
        + f'<div data-board aria-live="off">{standing_board(guest, found)}</div>'
        + ("" if found.locks else f"<div data-outline>{outline_html(guest, plan)}</div>")
        + _below(guest)
        + _proposal(guest)
        + health_dialog(guest)
        + choice,
    )


def _page(guest: Guest, inside: str) -> None:
    place = markup(inside, "div", "train")
    place.props(f'data-train data-href="{escape(guest.href("/app/train"))}"')
    place.props["data-words"] = spoken(guest, "train")
    place.props["data-athlete"] = guest.id
    place.props["data-days"] = ",".join(day_told(guest.words, d) for d in DAYS)


def _hero(guest: Guest, plan: Plan | None) -> str:
    say = guest.words.say
    if plan is None:
        about = say("web.train.none_yet")
        tools = ""
    else:
        goal = f"web.welcome.goal_{plan.goal}"
        about = say("web.train.about", goal=say(goal) if guest.words.has(goal) else plan.goal, count=len(plan.weeks))
        first = " disabled" if plan.version <= 1 else ""
        tools = (
            ""
            if reads_only(guest)
            else (
                f'<button type="button" class="button" data-undo{first}>{icon("undo")}{escape(say("web.train.undo"))}</button>'
                f'<button type="button" class="button" data-new>{icon("autorenew")}{escape(say("web.train.new"))}</button>'
            )
        )
    return (
        f'<div class="hero"><div><h1>{escape(say("web.nav.train"))}</h1><div class="when plain">{escape(about)}</div></div>'
        f'<div class="stands" data-train-tools>{tools}</div></div>'
    )


def _line(guest: Guest) -> str:
    """The line that changes the plan in words, and some words to begin with."""
    say = guest.words.say
    chips = "".join(
        f'<button type="button" class="chip-button" data-say="{escape(say(f"web.train.say_{n}"))}">'
        f"{escape(say(f'web.train.say_{n}'))}</button>"
        for n in ("move", "minutes", "without", "easier", "days")
    )
    label = escape(say("web.train.line"))
    return (
        f'<section class="line-of"><form data-line><label class="sr" for="line">{label}</label><div class="one-line">'
        '<input id="line" name="wanted" maxlength="200" autocomplete="off" required '
        f'placeholder="{escape(say("web.train.line_hint"))}"/>'
        f'<button class="button main">{escape(say("web.train.look"))}</button></div></form>'
        f'<div class="chips-of" role="group" aria-label="{escape(say("web.train.for_example"))}">{chips}</div>'
        f'<div class="said" data-said></div></section>'
    )


def _looking(guest: Guest) -> str:
    """Said instead of the line, to who may not use one."""
    return f'<p class="notice" role="note">{escape(guest.words.say("web.train.read_only"))}</p>'


def _nothing(guest: Guest) -> str:
    """No plan yet, told to who cannot make one."""
    none = escape(guest.words.say("web.train.none_yet"))
    return f'<section><div class="empty-state">{icon("event_note")}<p>{none}</p></div></section>'


def _below(guest: Guest) -> str:
    say = guest.words.say
    fixed, hidden = (" readonly", ' style="display:none"') if reads_only(guest) else ("", "")
    return (
        f'<details class="fold" data-history><summary>{icon("history")}{escape(say("web.train.history"))}</summary>'
        f'<div data-inside><p class="quiet" role="status">{escape(say("web.train.loading"))}</p></div></details>'
        f'<details class="fold" data-text><summary>{icon("edit_note")}{escape(say("web.train.text"))}</summary>'
        f'<p class="quiet"{hidden}>{escape(say("web.train.text_note"))}</p>'
        '<div class="editor"><pre aria-hidden="true" data-numbers>1</pre>'
        f'<textarea{fixed} spellcheck="false" wrap="off" aria-label="{escape(say("web.train.text"))}" data-area></textarea></div>'
        '<div class="said" data-text-said></div>'
        f'<ol class="findings" data-findings aria-live="polite"></ol><div class="one-line"{hidden}>'
        '<input maxlength="200" data-reason '
        f'placeholder="{escape(say("web.train.reason"))}" aria-label="{escape(say("web.train.reason"))}"/>'
        f'<button type="button" class="button main" data-keep>{escape(say("web.train.keep"))}</button></div></details>'
    )


def _proposal(guest: Guest) -> str:
    """The dialog that shows what an edit would do before it is kept."""
    say = guest.words.say
    scopes = "".join(
        f'<label><input type="radio" name="scope" value="{value}"{" checked" if value == "on" else ""}/><span>'
        f"{escape(say(f'web.train.scope_of_{value}'))}</span></label>"
        for value in ("week", "on")
    )
    return (
        f'<dialog class="sheet proposal" id="proposal" aria-labelledby="proposal-title"><header><h3 id="proposal-title">'
        f'{escape(say("web.train.proposal"))}</h3></header><fieldset class="scope" data-scope><legend class="sr">'
        f'{escape(say("web.train.scope"))}</legend>{scopes}</fieldset><div data-proposed aria-live="polite"></div>'
        f'<footer><button type="button" class="button" data-close>{escape(say("web.train.leave"))}</button>'
        f'<button type="button" class="button main" data-accept>{escape(say("web.train.keep"))}</button></footer></dialog>'
    )


def _first(guest: Guest, profile: Profile | None) -> str:
    """No plan yet: make one, and what it would be better for knowing."""
    say = guest.words.say
    href, asked = escape(guest.href("/app/profile")), escape(say("web.train.answer_first"))
    answers = f'<p><a class="button" href="{href}">{icon("badge")}{asked}</a></p>'
    if profile is None:
        return (
            f'<section><div class="empty-state">{icon("event_note")}<h2>{escape(say("web.train.first"))}</h2>'
            f"<p>{escape(say('web.train.first_note'))}</p>{answers}</div></section>"
        )
    missing = [name for name in WANTED if getattr(profile, name) is None]
    said = "".join(f"<li>{escape(say(f'web.train.lacks_{name}'))}</li>" for name in missing)
    lacks = (
        f'<details class="lacks"><summary>{escape(say("web.train.lacks"))}</summary><ul>{said}</ul>{answers}</details>'
        if said
        else ""
    )
    weeks = "".join(
        f'<label><input type="radio" name="weeks" value="{n}"{" checked" if n == WEEKS_OFFERED[0] else ""}/>'
        f"<span>{escape(say('web.train.weeks_count', count=n))}</span></label>"
        for n in WEEKS_OFFERED
    )
    return (
        f'<section><div class="empty-state">{icon("event_note")}<h2>{escape(say("web.train.first"))}</h2>'
        f'<p>{escape(say("web.train.first_note"))}</p><form data-make><fieldset class="scope"><legend class="sr">'
        f'{escape(say("web.train.weeks"))}</legend>{weeks}</fieldset><button class="button main big">{icon("auto_awesome")}'
        f'{escape(say("web.train.make"))}<span class="spin" aria-hidden="true"></span></button></form>'
        f'<p class="form-answer fault" role="alert" data-make-answer></p>{lacks}</div></section>'
    )


def _trouble(guest: Guest, said: str) -> str:
    title = escape(guest.words.say("web.train.trouble"))
    return f'<div class="empty-state error">{icon("error")}<h2>{title}</h2><p>{escape(said)}</p></div>'
