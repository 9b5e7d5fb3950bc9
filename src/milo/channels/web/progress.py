"""The page of one's progress: the charts people of this field look at, each with a sentence, its origin, and a table."""

from __future__ import annotations

import asyncio
import weakref
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

from fastapi import Request, Response
from nicegui import ui

from milo.channels.progress_desk import Progress, ProgressDesk
from milo.channels.web.assets import PROGRESS, framed_with
from milo.channels.web.frame import icon, markup, open_places
from milo.channels.web.guest import Guest, Reception
from milo.channels.web.progress_charts import Panel, Shown, one_said, still
from milo.channels.web.progress_health import recovery_panel, sleep_panel, strength_panel, weight_panel
from milo.channels.web.progress_tables import table_html
from milo.channels.web.progress_training import drift_panel, form_panel, plan_panel, since_of, zones_panel
from milo.insight.heart_drift import Drift
from milo.vocabulary.errors import MiloError
from milo.vocabulary.told_limits import in_words

RANGES = ("6w", "3m", "1y", "all")
USUAL = "3m"
QUICK_S = 1.0  # a history that takes longer is awaited behind a skeleton; our choice
AT_ONCE_S = 0.03  # sessions whose drift is known by then are drawn with the page (our choice)
TALL = 250  # px of a chart
READY = 32  # histories, each in one range, language and unit, whose charts are at hand; the one seen longest ago goes (our choice)


@dataclass(frozen=True)
class Ready:
    """A section as it is laid out. charts: of each the options as they are sent, and its table."""

    panel: Panel
    charts: list[tuple[dict[str, Any], str]]


class Drawings:
    """Sections made of histories that have not changed since: the charts of three years take longer to make than to send.

    They go with their history: once the desk has let go of it, for another one or because the athlete was erased.
    """

    def __init__(self) -> None:
        self._made: OrderedDict[tuple[object, ...], tuple[weakref.ref[Progress], list[Ready]]] = OrderedDict()

    def of(self, found: Progress, guest: Guest, asked: str, since: date | None, *, plan: bool) -> list[Ready]:
        """Everything but the drift. found: told apart by its identity, as the desk keeps it."""
        words = guest.words
        key = guest.id, asked, guest.today, words.language, words.units, plan, guest.href("/app/files")
        held = self._made.pop(key, None)
        if held is None or held[0]() is not found:
            held = weakref.ref(found, lambda gone: self._let_go(key, gone)), _sections(found, guest, since, plan=plan)
        self._made[key] = held
        while len(self._made) > READY:
            self._made.popitem(last=False)
        return held[1]

    def _let_go(self, key: tuple[object, ...], gone: weakref.ref[Progress]) -> None:
        held = self._made.get(key)
        if held is not None and held[0] is gone:
            self._made.pop(key, None)  # whoever draws in another thread may have put it out since


def _sections(found: Progress, guest: Guest, since: date | None, *, plan: bool) -> list[Ready]:
    makers: list[Callable[[], Panel | None]] = [
        lambda: form_panel(found, since, guest, plan=plan),
        lambda: plan_panel(found, since, guest, plan=plan),
        lambda: zones_panel(found, since, guest, plan=plan),
        lambda: recovery_panel(found, since, guest),
        lambda: sleep_panel(found, since, guest),
        lambda: weight_panel(found, since, guest),
        lambda: strength_panel(found, since, guest, plan=plan),
    ]
    return [ready(panel, guest) for make in makers if (panel := make()) is not None]


def ready(panel: Panel, guest: Guest) -> Ready:
    """A section, ready to be laid out."""
    return Ready(panel, [(still(shown.options), table_html(shown, guest.words)) for shown in panel.charts])


def install(reception: Reception, desk: ProgressDesk) -> None:
    """Add the page. range=6w, 3m, 1y or all."""
    open_places("progress")
    drawings = Drawings()

    @ui.page("/app/progress", response_timeout=60)
    async def progress_page(request: Request) -> Response | None:
        guest = await reception.guest(request)
        if isinstance(guest, Response):
            return guest
        asked = request.query_params.get("range", "")
        with framed_with(guest, "progress", PROGRESS):
            await ProgressPage(desk, guest, asked if asked in RANGES else USUAL, drawings).build()
        return None


class ProgressPage:
    """One guest's open page."""

    def __init__(self, desk: ProgressDesk, guest: Guest, asked: str, drawings: Drawings) -> None:
        self._desk = desk
        self._drawings = drawings
        self._guest = guest
        self._asked = asked
        self._since = since_of(asked, guest.today)

    async def build(self) -> None:
        """Everything on the page; the charts come first when they are quick, else after a skeleton."""
        markup(_hero(self._guest, self._asked))
        self._place = ui.element("div").classes("content progress")
        reading = asyncio.create_task(asyncio.to_thread(self._desk.progress, self._guest.id))
        drifting = asyncio.create_task(asyncio.to_thread(self._desk.drift, self._guest.id, self._since))
        done, _ = await asyncio.wait({reading}, timeout=QUICK_S)
        if not done:
            with self._place:
                markup(f'<div class="skeleton" role="status">{escape(self._guest.words.say("web.today.loading"))}</div>')
            await ui.context.client.connected()
        try:
            found = await reading
        except MiloError as error:
            drifting.cancel()
            self._place.clear()
            with self._place:
                markup(_trouble(in_words(error, self._guest.words.language), self._guest), "section")
            return
        self._place.clear()
        await self._draw(found, drifting)

    async def _draw(self, found: Progress, drifting: asyncio.Task[list[Drift]]) -> None:
        guest, since, plan = self._guest, self._since, sees_plan(self._guest)
        sections = self._drawings.of(found, guest, self._asked, since, plan=plan)
        with self._place:
            markup(_contents(guest, [section.panel.name for section in sections] + ["drift"]), "nav", "contents").props(
                f'aria-label="{escape(guest.words.say("web.progress.contents"))}"'
            )
            for section in sections:
                draw_panel(section, guest)
            place = ui.element("div")
        done, _ = await asyncio.wait({drifting}, timeout=AT_ONCE_S)
        if not done:
            with place:
                said = escape(guest.words.say("web.progress.drift_reading"))
                markup(f'<h2>{escape(guest.words.say("web.progress.drift_title"))}</h2><p class="quiet" role="status">{said}</p>'
                       '<div class="track"><i></i></div>', "section").props('id="drift"')  # fmt: skip
            await ui.context.client.connected()
        await self._drift(place, drifting)

    async def _drift(self, place: ui.element, drifting: asyncio.Task[list[Drift]]) -> None:
        try:
            found = await drifting
        except MiloError as error:
            place.clear()
            with place:
                markup(_trouble(in_words(error, self._guest.words.language), self._guest), "section")
            return
        place.clear()
        with place:
            draw_panel(ready(drift_panel(found, self._guest), self._guest), self._guest)


def sees_plan(guest: Guest) -> bool:
    """Whether a guest may see the plan: everybody but a coach to whom the athlete did not open it."""
    visitor = guest.visitor
    if visitor.role != "coach":
        return True
    if visitor.consents is None or visitor.account_id is None:
        return False
    return "plan" in visitor.consents.granted(guest.id, visitor.account_id)


def draw_panel(section: Ready, guest: Guest) -> None:
    """A section: what it says, its charts with their tables, asides, and where its data come from."""
    words, panel = guest.words, section.panel
    with ui.element("section").props(f'id="{panel.name}"'):
        chips = "".join(
            f'<span class="chip {escape(o)}">{escape(words.word("origin", o))}</span>' for o in dict.fromkeys(panel.origins)
        )
        title = escape(words.say(f"web.progress.{panel.name}_title"))
        lead, *more = [s for s in panel.said if s]
        said = f'<div class="said-of"><p class="lead">{escape(lead)}</p>{"".join(f"<p>{escape(s)}</p>" for s in more)}</div>'
        empty = "" if panel.missing is None else _empty(panel.missing, panel.sign)
        markup(f'<div class="panel-head"><h2>{title}</h2><div class="chips-of">{chips}</div></div>{said}{empty}')
        if panel.charts:
            with ui.element("div").classes("charts"):
                narrow = [c for c in panel.charts if not c.wide]
                for shown, (options, table) in zip(panel.charts, section.charts, strict=True):
                    _chart(shown, options, table, guest, alone=shown.wide or (len(narrow) % 2 == 1 and shown is narrow[-1]))
        notes = "".join(f'<p class="quiet">{escape(note)}</p>' for note in panel.notes if note)
        if panel.html or notes:
            beside = f'<div class="beside">{panel.html}</div>' if panel.html else ""
            markup(f'{beside}<div class="notes">{notes}</div>')


def _chart(shown: Shown, options: dict[str, Any], table: str, guest: Guest, *, alone: bool) -> None:
    block = shown.block
    unit = f"<small>{escape(block.unit)}</small>" if block.unit else ""
    with ui.element("figure").classes("wide" if alone else ""):
        markup(f"{escape(block.title)}{unit}", "figcaption")
        said = one_said(block, guest.words) if not shown.options.get("series", [])[len(getattr(block, "lines", [])) :] else None
        if said is not None:
            markup(said, "p", "quiet")
            return
        drawn = ui.echart(options, renderer="svg")
        drawn.style(f"height:{TALL + 50 * shown.wide}px").props(f'role=img aria-label="{escape(block.title)}"')
        markup(table)


def _hero(guest: Guest, asked: str) -> str:
    say = guest.words.say
    links = "".join(
        f'<a href="{escape(guest.href("/app/progress", range=name))}"{" aria-current=true" if name == asked else ""}>'
        f"{escape(say(f'web.progress.range_{name}'))}</a>"
        for name in RANGES
    )
    return (
        f'<div class="hero"><div><h1>{escape(say("web.nav.progress"))}</h1></div>'
        f'<nav class="ranges" aria-label="{escape(say("web.progress.range"))}">{links}</nav></div>'
    )


def _contents(guest: Guest, names: list[str]) -> str:
    return "".join(f'<a href="#{name}">{escape(guest.words.say(f"web.progress.{name}_short"))}</a>' for name in names)


def _empty(missing: tuple[str, str, str], sign: str) -> str:
    said, way, href = missing
    return (
        f'<div class="empty-state">{icon(sign)}<p>{escape(said)}</p><a class="button" href="{escape(href)}">{escape(way)}</a></div>'
    )


def _trouble(said: str, guest: Guest) -> str:
    title = escape(guest.words.say("web.progress.trouble"))
    return f'<div class="empty-state error">{icon("error")}<h2>{title}</h2><p>{escape(said)}</p></div>'
