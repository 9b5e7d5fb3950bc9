"""The front page: what stands before the athlete today, the week at a glance, the charts, and the place to drop files."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from html import escape

from fastapi import Request, Response
from nicegui import ui

from milo.channels.access import COOKIE
from milo.channels.coaching import Coaching
from milo.channels.web.assets import COACH, add_assets
from milo.channels.web.coach_today import today_html
from milo.channels.web.dropping import DropZone
from milo.channels.web.echarts import chart_options, has_values
from milo.channels.web.frame import framed, icon, markup
from milo.channels.web.guest import Guest, Reception, day_asked
from milo.channels.web.newest import has_data, shown_week
from milo.channels.web.panels import advice_html, lifts_html, meaning_html, tiles_html, workouts_html
from milo.channels.web.progress_charts import one_said, still
from milo.channels.web.train_told import reads_only
from milo.insight.views import Week
from milo.report import section_blocks
from milo.report.blocks import Bars, Chart, LineChart, Ranking, Stack
from milo.vocabulary.errors import MiloError
from milo.vocabulary.told_limits import in_words
from milo.vocabulary.weeks import week_end, week_start

QUICK_S = 1.0  # a week that takes longer is awaited behind a skeleton; our choice
TALL = 260  # px of a chart

# The report's sections that are drawn here, and the figure whose receipt each of them opens.
PANELS = {
    "load": "load.fitness",
    "sleep": "sleep.mean_h",
    "recovery": "recovery.resting_hr_bpm",
    "strength": "strength.hard_sets",
    "activity": "activity.steps_per_day",
    "body": "body.weight_kg",
}
SIGNS_OF_MISSING = {
    "load": "directions_run",
    "sleep": "bedtime",
    "recovery": "favorite_border",
    "strength": "fitness_center",
    "activity": "directions_walk",
    "body": "monitor_weight",
}


def install(reception: Reception, coaching: Coaching | None = None) -> None:
    """Add the page. coaching: None leaves out the day's session and readiness."""

    @ui.page("/app", response_timeout=30)
    async def dashboard(request: Request) -> Response | None:
        guest = await reception.guest(request)
        if isinstance(guest, Response):
            return guest
        with framed(guest, "today"):
            if coaching is not None:
                add_assets(COACH)
            page = Dashboard(reception, guest, request.cookies.get(COOKIE), day_asked(request), coaching)
            await page.build()
        return None


class Dashboard:
    """One guest's open front page. ending: the week's last day as asked for; None: today, or the newest week with data."""

    def __init__(
        self, reception: Reception, guest: Guest, token: str | None, ending: date | None, coaching: Coaching | None = None
    ) -> None:
        self._reception = reception
        self._coaching = coaching
        self._guest = guest
        self._token = token
        self._ending = ending

    async def build(self) -> None:
        """Everything on the page; the figures come first when they are quick, else after a skeleton."""
        with ui.element("div").classes("today"):
            self._tour = ui.element("div")
            self._head = ui.element("div").classes("head-of-week")
            self._day = ui.element("div").classes("of-day")
            self._content = ui.element("div").classes("content")
            self._zone = ui.element("section").classes("dropping").props("id=drop")
        with self._zone:
            if not reads_only(self._guest):
                DropZone(self._reception, self._guest, self._token, self.refresh).build()
        if self._guest.athlete.origin == "simulated" and self._ending is None:
            with self._tour:
                markup(tour_html(self._guest))
        await self._today()
        loading = asyncio.create_task(asyncio.to_thread(self._load))
        done, _ = await asyncio.wait({loading}, timeout=QUICK_S)
        if not done:
            with self._content:
                markup(f'<div class="skeleton" role="status">{escape(self._guest.words.say("web.today.loading"))}</div>')
            await ui.context.client.connected()
        await self._fill(loading)

    async def refresh(self) -> None:
        """Read the week again and draw it anew; after an import."""
        await self._today()
        await self._fill(asyncio.create_task(asyncio.to_thread(self._load)))

    async def _today(self) -> None:
        """What stands before the athlete; only on the page of the days that are now."""
        if self._coaching is None or self._ending is not None:
            return
        try:
            shown = today_html(self._guest, await asyncio.to_thread(self._coaching.today, self._guest.id))
        except MiloError as error:
            shown = f"<section>{_trouble(in_words(error, self._guest.words.language), self._guest)}</section>"
        self._day.clear()
        with self._day:
            markup(shown)

    def _load(self) -> Week:
        return shown_week(self._reception.flows, self._guest.id, self._guest.today, self._ending)

    async def _fill(self, loading: asyncio.Task[Week]) -> None:
        try:
            week = await loading
        except MiloError as error:
            self._content.clear()
            with self._content:
                markup(_trouble(in_words(error, self._guest.words.language), self._guest), "section")
            return
        self._head.clear()
        self._content.clear()
        with self._head:
            markup(_hero(week, self._guest))
        if has_data(week) or any(blocks for _, _, blocks in self._charts(week)):
            with self._content:
                self._draw(week)
        else:
            # Nobody looks for the place to drop files under a page of dashes.
            self._zone.classes(add="first")
            with self._content:
                # What the profile tells, a weight, is known without any file; the week page shows it too.
                if known := [name for name in PANELS if _told(name, week)]:
                    markup(tiles_html(week, self._guest, known_only=True), "div", "tiles glance")
                markup(_missing([name for name in PANELS if name not in known], self._guest), "section")

    # --- drawing --------------------------------------------------------------------------------------------------------

    def _charts(self, week: Week) -> list[tuple[str, str, list[Chart]]]:
        """Per panel its title and the charts that have something to show."""
        words = self._guest.words
        return [
            (name, title, [b for b in blocks if isinstance(b, LineChart | Bars | Stack | Ranking) and has_values(b)])
            for name, title, blocks in section_blocks(week, words.language, words.units)
            if name in PANELS
        ]

    def _draw(self, week: Week) -> None:
        guest, say = self._guest, self._guest.words.say
        if self._ending is None and week.last < week_start(guest.today, guest.first_weekday):
            markup(escape(say("web.today.older", when=guest.words.span(week.first, week.last))), "p", "notice")
        markup(tiles_html(week, guest), "div", "tiles glance")
        with ui.element("div").classes("pair"):
            markup(f"<h2>{escape(say('section.summary'))}</h2>{meaning_html(week, guest)}", "section")
            markup(f"<h2>{escape(say('summary.next'))}</h2>{advice_html(week, guest)}", "section")
        missing = []
        for name, title, charts in self._charts(week):
            beside = _list_beside(name, week, guest)
            if charts or beside:
                self._panel(week, name, title, charts, beside)
            elif not _told(name, week):
                missing.append(name)
        if missing:
            markup(_missing(missing, guest), "section")

    def _panel(self, week: Week, name: str, title: str, charts: list[Chart], beside: str) -> None:
        """Charts two by two, the wide ones and one left alone over the whole width; a list after them."""
        guest = self._guest
        wide = [c for c in charts if isinstance(c, LineChart) and c.wide]
        narrow = [c for c in charts if c not in wide]
        odd = len(narrow) % 2 == 1
        with ui.element("section").props(f"id=panel-{name}"):
            proof = guest.href("/app/receipt", of=PANELS[name], ending=week.last.isoformat())
            link = f'<a class="proof" href="{escape(proof)}">{escape(guest.words.say("receipt.open_short"))}</a>' if charts else ""
            markup(f"<h2>{escape(title)}</h2>{link}", "div", "panel-head")
            with ui.element("div").classes("charts"):
                for chart in [*wide, *narrow]:
                    self._chart(chart, chart in wide or (odd and not beside and chart is narrow[-1]))
                if beside:
                    markup(beside, "div", "" if odd else "wide")

    def _chart(self, chart: Chart, alone: bool) -> None:
        caption = f"{escape(chart.title)}<small>{escape(chart.unit)}</small>"
        with ui.element("figure").classes("wide" if alone else ""):
            markup(caption, "figcaption")
            if (alone_said := one_said(chart, self._guest.words)) is not None:
                markup(alone_said, "p", "quiet")
                return
            drawn = ui.echart(still(chart_options(chart, self._guest.words)), renderer="svg")
            drawn.style(f"height:{TALL}px").props(f'role=img aria-label="{escape(chart.title)}"')


def _told(name: str, week: Week) -> bool:
    """Whether a section's main figure is known, though there is no chart of it."""
    view, _, figure = PANELS[name].partition(".")
    found = getattr(week, view).figures.get(figure)
    return found is not None and found.value is not None


def _list_beside(name: str, week: Week, guest: Guest) -> str:
    """The list that belongs to a panel: the week's workouts, the lifts trained last."""
    say = guest.words.say
    if name == "load" and week.load.workouts:
        return f"<h3>{escape(say('table.workouts'))}</h3>{workouts_html(week.load.workouts, week, guest)}"
    if name == "strength" and week.strength.lifts:
        return f"<h3>{escape(say('table.lifts'))}</h3>{lifts_html(week.strength.lifts, week, guest)}"
    return ""


def _missing(names: list[str], guest: Guest) -> str:
    """What is not there yet, and which export brings it."""
    say = guest.words.say
    rows = "".join(
        f"<li>{icon(SIGNS_OF_MISSING[name])}<div><b>{escape(say(f'section.{name}'))}</b><p>"
        f"{escape(say(f'web.empty.{name}'))}</p></div></li>"
        for name in names
    )
    return f"<h2>{escape(say('web.empty.title'))}</h2><ul class='missing'>{rows}</ul>"


def _hero(week: Week, guest: Guest) -> str:
    words = guest.words
    title = words.say("page.title", name=week.name) if week.name else words.say("page.title_nameless")
    before = guest.href("/app", ending=(week.first - timedelta(days=1)).isoformat())
    after_day = min(week_end(week.last + timedelta(days=7)), guest.today)
    after = guest.href("/app", ending=after_day.isoformat())
    chips = "".join(f'<span class="chip {escape(o)}">{escape(words.word("origin", o))}</span>' for o in week.origins)
    back, on = escape(words.say("web.today.before")), escape(words.say("web.today.after"))
    forward = (
        f'<a class="tool" href="{escape(after)}" aria-label="{on}" title="{on}">{icon("chevron_right")}</a>'
        if week.last < guest.today
        else f'<span class="tool off">{icon("chevron_right")}</span>'
    )
    add = f'<a class="button main" href="#drop">{icon("upload_file")}{escape(words.say("web.today.add"))}</a>'
    if reads_only(guest):
        add = ""
    return (
        f'<div class="hero"><div><h1>{escape(title)}</h1><div class="when">'
        f'<a class="tool" href="{escape(before)}" aria-label="{back}" title="{back}">{icon("chevron_left")}</a>'
        f"<span>{escape(week_named(week, guest))}</span>{forward}</div></div>"
        f'<div class="stands">{chips}{add}</div></div>'
    )


TOUR = {"today": "/app", "plan": "/app/calendar", "activity": "/app/activities", "records": "/app/records", "coach": "/app/coach"}


def tour_html(guest: Guest) -> str:
    """Five things to look at first, for whoever looks at a simulated athlete."""
    steps = "".join(
        f'<li><a href="{escape(guest.href(path))}"><b>{guest.html(f"tour-{name}")}</b>'
        f"<small>{guest.html(f'tour-{name}-why')}</small></a></li>"
        for name, path in TOUR.items()
    )
    return f'<details class="tour"><summary>{guest.html("tour-title")}</summary><ol>{steps}</ol></details>'


def week_named(week: Week, guest: Guest) -> str:
    """The week's days; of a week that is not over it is said that it goes on."""
    days = guest.words.span(week.first, week.last)
    return days if week.last == week_end(week.last) else guest.text("week-so-far", days=days)


def _trouble(said: str, guest: Guest) -> str:
    title = escape(guest.words.say("web.today.trouble"))
    return f'<div class="empty-state error">{icon("error")}<h2>{title}</h2><p>{escape(said)}</p></div>'
