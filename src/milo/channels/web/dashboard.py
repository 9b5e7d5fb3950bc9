"""The front page: this week at a glance, what it means, the charts, and the place to drop files."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from html import escape

from fastapi import Request, Response
from nicegui import ui

from milo.channels.web.dropping import DropZone
from milo.channels.web.echarts import chart_options, has_values
from milo.channels.web.frame import framed, icon, markup
from milo.channels.web.guest import COOKIE, Guest, Reception, day_asked
from milo.channels.web.newest import has_data, newest_day
from milo.channels.web.panels import advice_html, lifts_html, meaning_html, tiles_html, workouts_html
from milo.insight.views import Week
from milo.report import section_blocks
from milo.report.blocks import Bars, Chart, LineChart, Ranking, Stack
from milo.vocabulary.errors import MiloError

QUICK_S = 1.0  # a week that takes longer is awaited behind a skeleton; our choice
TALL = 260  # px of a chart

# Where a chart leads when its caption is pressed, and which export fills it when it is empty.
PANELS: tuple[tuple[str, str | None, str], ...] = (
    ("load", "load.fitness", "load"),
    ("sleep", "sleep.mean_h", "sleep"),
    ("recovery", "recovery.resting_hr_bpm", "recovery"),
    ("strength", "strength.hard_sets", "strength"),
    ("activity", "activity.steps_per_day", "activity"),
    ("body", "body.weight_kg", "body"),
)


def install(reception: Reception) -> None:
    """Add the page."""

    @ui.page("/app", response_timeout=30)
    async def dashboard(request: Request) -> Response | None:
        guest = await reception.guest(request)
        if isinstance(guest, Response):
            return guest
        with framed(guest, "today"):
            page = Dashboard(reception, guest, request.cookies.get(COOKIE), day_asked(request))
            await page.build()
        return None


class Dashboard:
    """One guest's open front page. ending: the week's last day as asked for; None: today, or the newest week with data."""

    def __init__(self, reception: Reception, guest: Guest, token: str | None, ending: date | None) -> None:
        self._reception = reception
        self._guest = guest
        self._token = token
        self._ending = ending

    async def build(self) -> None:
        """Everything on the page; the figures come first when they are quick, else after a skeleton."""
        self._content = ui.element("div").classes("content")
        zone = ui.element("section").classes("dropping").props("id=drop")
        with zone:
            DropZone(self._reception, self._guest, self._token, self.refresh).build()
        loading = asyncio.create_task(asyncio.to_thread(self._load))
        done, _ = await asyncio.wait({loading}, timeout=QUICK_S)
        if not done:
            with self._content:
                markup(f'<div class="skeleton" role="status">{escape(self._guest.words.say("web.today.loading"))}</div>')
            await ui.context.client.connected()
        await self._fill(loading)

    async def refresh(self) -> None:
        """Read the week again and draw it anew; after an import."""
        await self._fill(asyncio.create_task(asyncio.to_thread(self._load)))

    def _load(self) -> Week:
        flows, guest = self._reception.flows, self._guest
        week = flows.week(guest.id, self._ending or guest.today)
        if self._ending is None and not has_data(week):
            newest = newest_day(flows, guest.id, guest.today)
            if newest is not None and newest < week.first:
                return flows.week(guest.id, newest)
        return week

    async def _fill(self, loading: asyncio.Task[Week]) -> None:
        try:
            week = await loading
        except MiloError as error:
            self._content.clear()
            with self._content:
                markup(_trouble(str(error), self._guest), "section")
            return
        self._content.clear()
        with self._content:
            self._draw(week)

    # --- drawing --------------------------------------------------------------------------------------------------------

    def _draw(self, week: Week) -> None:
        guest, say = self._guest, self._guest.words.say
        markup(_hero(week, guest))
        if self._ending is None and week.last < guest.today and not guest.today - timedelta(days=6) <= week.last:
            markup(escape(say("web.today.older", when=guest.words.span(week.first, week.last))), "p", "notice")
        markup(tiles_html(week, guest), "div", "tiles glance")
        with ui.element("div").classes("pair"):
            markup(f"<h2>{escape(say('section.summary'))}</h2>{meaning_html(week, guest)}", "section")
            markup(f"<h2>{escape(say('summary.next'))}</h2>{advice_html(week, guest)}", "section")
        for name, title, blocks in section_blocks(week, guest.words.language, guest.words.units):
            panel = next((p for p in PANELS if p[0] == name), None)
            if panel is not None:
                charts = [b for b in blocks if isinstance(b, LineChart | Bars | Stack | Ranking) and has_values(b)]
                self._panel(week, title, panel, charts)

    def _panel(self, week: Week, title: str, panel: tuple[str, str | None, str], charts: list[Chart]) -> None:
        guest, say = self._guest, self._guest.words.say
        name, address, hint = panel
        with ui.element("section").props(f"id=panel-{name}"):
            proof = guest.href("/app/receipt", of=address, ending=week.last.isoformat())
            link = f'<a class="proof" href="{escape(proof)}">{escape(say("receipt.open_short"))}</a>' if charts else ""
            markup(f"<h2>{escape(title)}</h2>{link}", "div", "panel-head")
            if not charts:
                text, drop = escape(say(f"web.empty.{hint}")), escape(say("web.today.add"))
                markup(f'{icon("insights")}<p>{text}</p><a class="button" href="#drop">{drop}</a>', "div", "empty-state")
            if charts:
                wide = [c for c in charts if isinstance(c, LineChart) and c.wide]
                narrow = [c for c in charts if c not in wide]
                with ui.element("div").classes("charts"):
                    for chart in [*wide, *narrow]:
                        alone = chart in wide or (len(narrow) % 2 == 1 and chart is narrow[-1] and not _beside(name, week))
                        self._chart(chart, alone)
                    if name == "load" and week.load.workouts:
                        self._list("table.workouts", workouts_html(week.load.workouts, week, guest), alone=len(narrow) % 2 == 0)
                    if name == "strength" and week.strength.lifts:
                        self._list("table.lifts", lifts_html(week.strength.lifts, week, guest), alone=len(narrow) % 2 == 0)

    def _chart(self, chart: Chart, alone: bool) -> None:
        caption = f"{escape(chart.title)}<small>{escape(chart.unit)}</small>"
        with ui.element("figure").classes("wide" if alone else ""):
            markup(caption, "figcaption")
            drawn = ui.echart(chart_options(chart, self._guest.words), renderer="svg")
            drawn.style(f"height:{TALL}px").props(f'role=img aria-label="{escape(chart.title)}"')

    def _list(self, title: str, inside: str, alone: bool) -> None:
        markup(f"<h3>{escape(self._guest.words.say(title))}</h3>{inside}", "div", "wide" if alone else "")


def _beside(name: str, week: Week) -> bool:
    """Whether a list stands in the grid after the charts of a panel."""
    return bool((name == "load" and week.load.workouts) or (name == "strength" and week.strength.lifts))


def _hero(week: Week, guest: Guest) -> str:
    words = guest.words
    title = words.say("page.title", name=week.name) if week.name else words.say("page.title_nameless")
    before = guest.href("/app", ending=(week.first - timedelta(days=1)).isoformat())
    after_day = min(week.last + timedelta(days=7), guest.today)
    after = guest.href("/app", ending=after_day.isoformat())
    chips = "".join(f'<span class="chip {escape(o)}">{escape(words.word("origin", o))}</span>' for o in week.origins)
    back, on = escape(words.say("web.today.before")), escape(words.say("web.today.after"))
    forward = (
        f'<a class="tool" href="{escape(after)}" aria-label="{on}" title="{on}">{icon("chevron_right")}</a>'
        if week.last < guest.today
        else f'<span class="tool off">{icon("chevron_right")}</span>'
    )
    return (
        f'<div class="hero"><div><h1>{escape(title)}</h1><div class="when">'
        f'<a class="tool" href="{escape(before)}" aria-label="{back}" title="{back}">{icon("chevron_left")}</a>'
        f"<span>{escape(words.span(week.first, week.last))}</span>{forward}</div></div>"
        f'<div class="stands">{chips}<a class="button main" href="#drop">{icon("upload_file")}'
        f"{escape(words.say('web.today.add'))}</a></div></div>"
    )


def _trouble(said: str, guest: Guest) -> str:
    title = escape(guest.words.say("web.today.trouble"))
    return f'<div class="empty-state error">{icon("error")}<h2>{title}</h2><p>{escape(said)}</p></div>'
