"""The page of records: fastest distances, races foretold, critical power and speed, curves, lifts, and the year as a heat map."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from html import escape

from fastapi import Request, Response
from nicegui import ui

from milo.channels.activities import CriticalFit, LiftRecord, RecordLine, Records
from milo.channels.activities_desk import ActivitiesDesk
from milo.channels.web.assets import ACTIVITIES, framed_with
from milo.channels.web.figures import clock, pace, race_name, span, weight
from milo.channels.web.frame import markup, open_places
from milo.channels.web.guest import Guest, Reception
from milo.vocabulary.weeks import week_start

WIDE, TALL, LEFT, FOOT = 640.0, 240.0, 54.0, 26.0
TICKS_S = (1, 5, 15, 60, 300, 1_200, 3_600, 10_800)
CELL = 13
STEPS_MIN = (1.0, 30.0, 60.0, 120.0)  # minutes from which a day of the heat map is darker (our choice)


def install(reception: Reception, desk: ActivitiesDesk) -> None:
    """Add the page."""
    open_places("records")

    @ui.page("/app/records", response_timeout=30)
    async def records_page(request: Request) -> Response | None:
        guest = await reception.guest(request)
        if isinstance(guest, Response):
            return guest
        found = await asyncio.to_thread(desk.records, guest.id)
        with framed_with(guest, "records", ACTIVITIES):
            markup(records_html(guest, found))
        return None


def records_html(guest: Guest, found: Records) -> str:
    """The whole page."""
    running = (
        _distances(guest, found.running, "running")
        + _races(guest, found)
        + _critical(guest, found.critical_speed, "speed")
        + _curve(guest, found.speed, "speed", lambda v: pace(guest.words, v, "running"))
    )
    cycling = (
        _distances(guest, found.cycling, "cycling")
        + _critical(guest, found.critical_power, "power")
        + _curve(guest, found.power, "power", lambda v: f"{guest.words.number(v)} W")
    )
    return (
        f'<div class="hero"><div><h1>{guest.html("records-title")}</h1></div></div>'
        f'<section><h2>{guest.html("records-running")}</h2><div class="halves">{running}</div></section>'
        f'<section><h2>{guest.html("records-cycling")}</h2><div class="halves">{cycling}</div></section>'
        f'<section><h2>{guest.html("records-heart")}</h2><div class="halves">'
        f"{_curve(guest, found.heart, 'heart', lambda v: f'{guest.words.number(v)} bpm')}</div></section>"
        f"{_lifts(guest, found.lifts, hidden=found.hidden)}{_heat(guest, found.heat)}"
    )


def _link(guest: Guest, day: date, workout_id: str) -> str:
    said = f"{guest.words.day(day)} {day.year}"
    return f'<a href="{escape(guest.href(f"/app/activities/{workout_id}"))}">{escape(said)}</a>'


def _missing(guest: Guest, key: str) -> str:
    return f'<p class="quiet lacking">{guest.html(key)}</p>'


def _distances(guest: Guest, lines: Sequence[RecordLine], sport: str) -> str:
    if not lines:
        return _missing(guest, f"records-no-{sport}")
    rows = ""
    for line in lines:
        late = "–" if line.recent is None else clock(line.recent)
        rows += (
            f'<tr><th scope="row">{escape(race_name(guest.words, line.length))}</th><td class="number">{clock(line.value)}</td>'
            f'<td class="number">{escape(pace(guest.words, line.length / line.value, sport))}</td>'
            f'<td>{_link(guest, line.day, line.workout_id)}</td><td class="number">{late}</td></tr>'
        )
    heads = "".join(
        f'<th scope="col"{" class=number" if n in {1, 2, 4} else ""}>{guest.html(f"records-head-{h}")}</th>'
        for n, h in enumerate(("distance", "time", "pace", "date", "recent"))
    )
    return _table(guest, "records-fastest", f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody>")


def _table(guest: Guest, title: str, inside: str) -> str:
    said = guest.html(title)
    return (
        f'<div class="wide"><h3>{said}</h3><div class="scroll" tabindex="0" role="region" aria-label="{said}">'
        f'<table class="records">{inside}</table></div></div>'
    )


def _races(guest: Guest, found: Records) -> str:
    if not found.races:
        return ""
    rows = "".join(
        f'<tr><th scope="row">{escape(race_name(guest.words, r.distance_m))}</th><td class="number"><b>{clock(r.seconds)}</b></td>'
        f'<td class="number">{clock(r.interval[0])}–{clock(r.interval[1])}</td></tr>'
        for r in found.races
    )
    named = guest.words.listed([race_name(guest.words, d) for d in found.races[0].stands_on])
    return (
        f'<div><h3>{guest.html("records-races")}</h3><table class="records"><tbody>{rows}</tbody></table>'
        f'<p class="quiet">{guest.html("records-races-why", from_=named)}</p></div>'
    )


def _critical(guest: Guest, fit: CriticalFit, kind: str) -> str:
    title = f"<h3>{guest.html(f'records-critical-{kind}')}</h3>"
    if fit.value is None or fit.interval is None or fit.reserve is None or fit.reserve_interval is None:
        return f"<div>{title}{_missing(guest, 'records-no-critical')}</div>"
    words = guest.words
    if kind == "power":
        value, low, high = (f"{words.number(v)} W" for v in (fit.value, *fit.interval))
        reserve, least, most = (f"{words.number(v / 1_000, 1)} kJ" for v in (fit.reserve, *fit.reserve_interval))
    else:
        value, high, low = (pace(words, v, "running") for v in (fit.value, *fit.interval))
        reserve, least, most = (f"{words.number(v)} m" for v in (fit.reserve, *fit.reserve_interval))
    spans = words.listed([span(s) for s in fit.points])
    return (
        f'<div>{title}<p class="big"><b>{escape(value)}</b> <small>{escape(low)} – {escape(high)}</small></p>'
        f"<p>{guest.html(f'records-reserve-{kind}')}: <b>{escape(reserve)}</b> <small>{escape(least)} – {escape(most)}</small></p>"
        f'<p class="quiet">{guest.html("records-critical-why", from_=spans)}</p></div>'
    )


def _curve(guest: Guest, lines: Sequence[RecordLine], kind: str, told: Callable[[float], str]) -> str:
    """A mean-maximal curve over the logarithm of time: all time and the last 90 days."""
    title = guest.html(f"records-curve-{kind}")
    if len(lines) < 2:
        return f'<div class="wide"><h3>{title}</h3>{_missing(guest, f"records-no-curve-{kind}")}</div>'
    most_s = lines[-1].length
    values = [v for line in lines for v in (line.value, line.recent) if v is not None]
    low, high = min(values), max(values)
    low, high = (low - 0.06 * (high - low), high + 0.06 * (high - low)) if high > low else (low - 1, high + 1)

    def x(seconds: float) -> float:
        return LEFT + (WIDE - LEFT - 8) * math.log(seconds) / math.log(max(most_s, 2))

    def y(value: float) -> float:
        return 8 + (TALL - FOOT - 8) * (high - value) / (high - low)

    def line_of(points: Sequence[tuple[int, float]], name: str) -> str:
        if len(points) < 2:
            return ""
        drawn = "L".join(f"{x(s):.1f} {y(v):.1f}" for s, v in points)
        dots = "".join(
            f'<circle cx="{x(s):.1f}" cy="{y(v):.1f}" r="3"><title>{span(s)}: {escape(told(v))}</title></circle>' for s, v in points
        )
        return f'<g class="{name}"><path d="M{drawn}"/>{dots}</g>'

    ticks = "".join(
        f'<g class="tick{" last" if x(s) > WIDE - LEFT else ""}"><path d="M{x(s):.1f} 8V{TALL - FOOT:.0f}"/>'
        f'<text x="{x(s):.1f}" y="{TALL - 8:.0f}">{span(s)}</text></g>'
        for s in TICKS_S
        if s <= most_s
    )
    marks = "".join(
        f'<text class="value" x="{LEFT - 6:.0f}" y="{y(v) + 4:.1f}">{escape(told(v).split(" ")[0])}</text>'
        for v in (low + share * (high - low) for share in (0.1, 0.5, 0.9))
    )
    whole = line_of([(r.length, r.value) for r in lines], "all")
    late = line_of([(r.length, r.recent) for r in lines if r.recent is not None], "late")
    return (
        f'<div class="wide"><h3>{title}</h3><svg class="curve" viewBox="0 0 {WIDE:.0f} {TALL:.0f}" role="img" aria-label="{title}">'
        f'{ticks}{marks}{whole}{late}</svg><p class="quiet key"><i class="all"></i>{guest.html("records-all-time")}'
        f'<i class="late"></i>{guest.html("records-recent")}</p></div>'
    )


def _lifts(guest: Guest, lifts: Sequence[LiftRecord], *, hidden: bool) -> str:
    title = f"<h2>{guest.html('records-lifts')}</h2>"
    if hidden or not lifts:
        return f"<section>{title}{_missing(guest, 'records-hidden' if hidden else 'records-no-lifts')}</section>"
    counts = sorted({r["reps"] for lift in lifts for r in lift.records})
    heads = "".join(f'<th scope="col" class="number">{r}</th>' for r in counts)
    rows = ""
    for lift in lifts:
        best = {r["reps"]: r for r in lift.records}
        cells = ""
        for reps in counts:
            held = best.get(reps)
            if held is None:
                cells += '<td class="number">–</td>'
                continue
            href = escape(guest.href(f"/app/activities/{held['workout_id']}"))
            when = escape(f"{guest.words.day(held['date'])} {held['date'].year}")
            cells += f'<td class="number"><a href="{href}" title="{when}">{escape(weight(guest.words, held["weight_kg"]))}</a></td>'
        top = "–" if lift.e1rm_kg is None else weight(guest.words, lift.e1rm_kg)
        around = "" if lift.interval_kg is None else " – ".join(weight(guest.words, v) for v in lift.interval_kg)
        rows += (
            f'<tr><th scope="row">{escape(lift.exercise)}</th>'
            f'<td class="number"><b>{escape(top)}</b><small>{escape(around)}</small></td>{cells}</tr>'
        )
    name = guest.html("records-lifts")
    return (
        f'<section>{title}<p class="quiet">{guest.html("records-lifts-why")}</p><div class="scroll" tabindex="0" role="region" '
        f'aria-label="{name}"><table class="records lifts"><thead><tr><th scope="col"></th>'
        f'<th scope="col" class="number">e1RM</th>{heads}</tr></thead><tbody>{rows}</tbody></table></div></section>'
    )


def _heat(guest: Guest, heat: dict[date, float]) -> str:
    """The last 53 weeks, a column a week, its first day on top."""
    last = guest.today
    first = week_start(last, guest.first_weekday) - timedelta(weeks=52)
    cells = ""
    for n in range((last - first).days + 1):
        day = first + timedelta(days=n)
        minutes = heat.get(day, 0.0)
        shade = sum(minutes >= step for step in STEPS_MIN)
        said = f"{guest.words.day(day)} {day.year}: {clock(60 * minutes) if minutes else '–'}"
        cells += (
            f'<rect class="heat-{shade}" x="{n // 7 * CELL}" y="{16 + n % 7 * CELL}" width="11" height="11" rx="2.5">'
            f"<title>{escape(said)}</title></rect>"
        )
    months = "".join(
        f'<text x="{n * CELL}" y="10">{escape(guest.words.say(f"month.{day.month}")[:3])}</text>'
        for n in range(53)
        if (day := first + timedelta(weeks=n)).day <= 7
    )
    title = guest.html("records-year")
    days = sum(minutes > 0 for minutes in heat.values())
    return (
        f'<section><h2>{title}</h2><p class="quiet">{guest.html("records-year-said", days=days)}</p>'
        f'<div class="scroll newest" tabindex="0" role="region" aria-label="{title}">'
        f'<svg class="heat" viewBox="0 0 {53 * CELL} {18 + 7 * CELL}" role="img" '
        f'aria-label="{title}">{months}{cells}</svg></div></section>'
    )
