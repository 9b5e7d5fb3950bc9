"""The calendar: months and weeks of what is planned, done and skipped, with sums at the edge; planned sessions can be dragged."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from html import escape

from fastapi import FastAPI, Request
from fastapi.responses import RedirectResponse, Response
from nicegui import ui

from milo.channels.calendar import Calendar, CalendarDay, CalendarItem, CalendarWeek
from milo.channels.calendar_desk import CalendarDesk
from milo.channels.web.assets import ACTIVITIES, framed_with
from milo.channels.web.figures import ICONS, clock, weight
from milo.channels.web.frame import icon, markup, open_places
from milo.channels.web.guest import Guest, Reception
from milo.channels.web.train_told import reads_only
from milo.vocabulary.plan import DAYS
from milo.vocabulary.weeks import days_from, week_end, week_start

STEEP = 30.0  # % above the mean of four weeks from which a ramp is marked (our choice; training.md 2.7 asks for gradual steps)


def install(app: FastAPI, reception: Reception, desk: CalendarDesk) -> None:
    """Add the page and the door of the feed's form. view=week or month; at=DAY inside it."""
    open_places("calendar")

    @ui.page("/app/calendar", response_timeout=30)
    async def calendar_page(request: Request) -> Response | None:
        guest = await reception.guest(request)
        if isinstance(guest, Response):
            return guest
        weekly = request.query_params.get("view") == "week"
        at = _day(request.query_params.get("at")) or guest.today
        first, last = (at, at) if weekly else _month(at)
        found = await asyncio.to_thread(lambda: desk.calendar(guest.id, first, last, records=sees_records(guest)))
        own = not reads_only(guest)
        link = await asyncio.to_thread(desk.feed_link, guest.id) if own else None
        with framed_with(guest, "calendar", ACTIVITIES):
            place = markup(_page(guest, found, at, weekly=weekly) + (_feed(guest, link) if own else ""))
            place.props["data-athlete"] = guest.id
        return None

    @app.post("/app/calendar/feed", include_in_schema=False)
    async def feed(request: Request) -> Response:
        guest = await reception.guest(request)
        if isinstance(guest, Response):
            return guest
        async with request.form() as form:
            on = str(form.get("on")) == "yes"
        await asyncio.to_thread(desk.set_feed, guest.id, on)
        return RedirectResponse(guest.href("/app/calendar") + "#feed", 303)


def sees_records(guest: Guest) -> bool:
    """Whether a guest may see what was done, eaten and weighed: everybody but a coach to whom the records are not opened."""
    visitor = guest.visitor
    if visitor.role != "coach":
        return True
    return bool(visitor.consents and visitor.account_id and "records" in visitor.consents.granted(guest.id, visitor.account_id))


def _day(written: str | None) -> date | None:
    try:
        found = date.fromisoformat(written or "")
    except ValueError:
        return None
    return found if 1970 <= found.year <= 2200 else None


def _month(at: date) -> tuple[date, date]:
    first = at.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _page(guest: Guest, found: Calendar, at: date, *, weekly: bool) -> str:
    words = guest.words
    first, last = (week_start(at, guest.first_weekday), week_end(at, guest.first_weekday)) if weekly else _month(at)
    view = "week" if weekly else "month"
    before, after = first - timedelta(days=1), last + timedelta(days=1)
    named = words.span(first, last) if weekly else f"{words.say(f'month.{at.month}')} {at.year}"

    def step(to: date, sign: str, key: str) -> str:
        href = escape(guest.href("/app/calendar", view=view, at=to.isoformat()))
        return f'<a class="tool" href="{href}" aria-label="{guest.html(key)}">{icon(sign)}</a>'

    views = "".join(
        f'<a href="{escape(guest.href("/app/calendar", view=name, at=at.isoformat()))}"'
        f"{' aria-current=true' if name == view else ''}>{guest.html(f'calendar-{name}')}</a>"
        for name in ("month", "week")
    )
    heads = "".join(f"<span>{escape(words.say(f'weekday.short.{n}'))}</span>" for n in days_from(guest.first_weekday))
    weeks = "".join(_week(guest, week, None if weekly else at.month, found.today) for week in found.weeks)
    locked = f'<p class="notice" role="note">{escape(words.say("web.train.locked_card"))}</p>' if found.locked else ""
    own = "" if reads_only(guest) else " data-moves"
    ask = (
        f'<dialog class="sheet" id="moving" aria-labelledby="moving-title"><header>'
        f'<h3 id="moving-title">{guest.html("calendar-move")}</h3></header><div data-changes></div>'
        f'<footer class="on-or-back"><button type="button" class="button" data-cancel>'
        f'{guest.html("calendar-cancel")}</button><button type="button" class="button main" data-move>{guest.html("calendar-move")}'
        f"</button></footer></dialog>"
    )
    edit = escape(guest.href("/app/train/edit"))
    far = guest.html("calendar-same-week")
    return (
        f'<div class="hero"><div><h1>{guest.html("calendar-title")}</h1><div class="when">'
        f"{step(before, 'chevron_left', 'calendar-before')}"
        f"<span>{escape(named)}</span>{step(after, 'chevron_right', 'calendar-after')}</div></div>"
        f'<nav class="ranges" aria-label="{guest.html("activities-view")}">{views}</nav></div>{locked}'
        f'<section class="calendar {view}"{own} data-edit="{edit}" data-far="{far}"><div class="heads" aria-hidden="true">{heads}'
        f"<span>{guest.html('calendar-sum')}</span></div>{weeks}</section>{ask if own else ''}"
        f'<p class="quiet legend"><span class="item done">{guest.html("calendar-done")}</span>'
        f'<span class="item planned">{guest.html("calendar-planned")}</span>'
        f'<span class="item skipped">{guest.html("calendar-skipped")}</span>'
        f'<span class="item race">{guest.html("calendar-race")}</span></p>'
    )


def _week(guest: Guest, week: CalendarWeek, month: int | None, today: date) -> str:
    words = guest.words
    days = "".join(_day_html(guest, day, month, today) for day in week.days)
    told = [guest.html("calendar-sessions", done=week.done, planned=week.done + week.planned + week.skipped)]
    told.append(f"<b>{clock(60 * week.minutes_done)}</b>" if week.minutes_done else "")
    if week.load_au is not None:
        told.append(f"{words.number(week.load_au)} {words.unit('au')}")
    if week.ramp_pct is not None:
        sign = "+" if week.ramp_pct >= 0 else ""
        steep = " steep" if week.ramp_pct >= STEEP else ""
        title = guest.html("calendar-ramp")
        told.append(f'<span class="ramp{steep}" title="{title}">{sign}{escape(words.number(week.ramp_pct))} %</span>')
    label = escape(words.span(week.monday, week.monday + timedelta(days=6)))
    return (
        f'<div class="week" role="group" aria-label="{label}" data-monday="{week.monday}">{days}'
        f'<div class="sum">{"".join(f"<span>{t}</span>" for t in told if t)}</div></div>'
    )


def _day_html(guest: Guest, day: CalendarDay, month: int | None, today: date) -> str:
    words = guest.words
    classes = ["day"]
    if day.day == today:
        classes.append("today")
    if month is not None and day.day.month != month:
        classes.append("other")
    if not day.items:
        classes.append("empty")
    items = "".join(_item(guest, item) for item in day.items)
    aside = []
    if day.kcal is not None:
        aside.append(f"{icon('restaurant')}{words.number(day.kcal)} kcal")
    if day.weight_kg is not None:
        aside.append(f"{icon('monitor_weight')}{escape(weight(words, day.weight_kg))}")
    small = f'<small class="aside">{" ".join(aside)}</small>' if aside else ""
    name, plan = escape(f"{words.weekday(day.day)} {words.day(day.day)}"), week_start(day.day)
    return (
        f'<div class="{" ".join(classes)}" data-day="{DAYS[day.day.weekday()]}" data-plan="{plan}" '
        f'aria-label="{name}" role="group">'
        f'<time datetime="{day.day}"><em>{escape(words.say(f"weekday.short.{day.day.isoweekday()}"))}</em>{day.day.day}</time>'
        f"{items}{small}</div>"
    )


def _item(guest: Guest, item: CalendarItem) -> str:
    sign = icon(ICONS.get(item.activity or "", "flag" if item.status == "race" else "event"))
    title = item.title or guest.words.word("activity", item.activity or "other")
    length = "" if item.minutes is None else f"<small>{clock(60 * round(item.minutes)).removesuffix(':00')}</small>"
    note = icon("notes") if item.notes else ""
    said = f'<span class="sr">{guest.html(f"calendar-{item.status}")}: </span>'
    inside = f"{sign}<b>{said}{escape(title)}</b>{length}{note}"
    if item.workout_id is not None:
        return f'<a class="item done" href="{escape(guest.href(f"/app/activities/{item.workout_id}"))}">{inside}</a>'
    if item.session_id is not None:
        href = escape(guest.href("/app/train", week=str(item.plan_week)))
        drag = f' draggable="true" data-week="{item.plan_week}"' if item.status == "planned" and not reads_only(guest) else ""
        return f'<a class="item {item.status}" href="{href}"{drag}>{inside}</a>'
    return f'<span class="item {item.status}">{inside}</span>'


def _feed(guest: Guest, link: str | None) -> str:
    action = escape(guest.href("/app/calendar/feed"))

    def form(on: str, key: str) -> str:
        return (
            f'<form method="post" action="{action}"><input type="hidden" name="on" value="{on}">'
            f'<button class="button">{guest.html(key)}</button></form>'
        )

    shown = f'<input readonly value="{escape(link)}" aria-label="{guest.html("calendar-feed")}">' if link else ""
    buttons = form("yes", "calendar-feed-new") + form("no", "calendar-feed-off") if link else form("yes", "calendar-feed-on")
    return (
        f'<section id="feed" class="feed-of"><h2>{guest.html("calendar-feed")}</h2>'
        f'<p class="quiet">{guest.html("calendar-feed-why")}</p>'
        f'{shown}<div class="actions">{buttons}</div></section>'
    )
