"""A recording drawn: the track as a map with a scale, and one chart a channel above the same time; SVG, no tiles, no network."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from html import escape

from milo.channels.activities import TimeSeries
from milo.channels.web.figures import M_PER_MI, clock, pace
from milo.channels.web.guest import Guest
from milo.insight.curves_track import EARTH_M, scale_of

WIDE, TALL = 1_000.0, 120.0
MAP = 460.0  # units of the map's longer side
EDGE = 26.0
CHANNELS = ("speed_m_s", "heart_rate_bpm", "power_w", "cadence_rpm", "altitude_m")
UNITS = {"heart_rate_bpm": "bpm", "power_w": "W", "cadence_rpm": "/min", "altitude_m": "m"}
LOW_SHARE, HIGH_SHARE = 0.005, 0.995  # a scale that leaves the wildest readings out (our choice)

Values = Sequence[float | None]


def charts_html(guest: Guest, series: TimeSeries, activity: str) -> str:
    """Every channel that was recorded, linked by one cursor."""
    shown = [name for name in CHANNELS if any(v is not None for v in series.channels.get(name, []))]
    if not shown:
        return ""
    told = {name: [_told(guest, name, v, activity) for v in series.channels[name]] for name in shown}
    data = {"s": series.seconds, "told": told, "clock": [clock(s) for s in series.seconds], "xy": _xy(series)}
    rows = "".join(_chart(guest, name, series, activity) for name in shown)
    ends = f"<span>0:00</span><span>{escape(clock(series.seconds[-1]))}</span>"
    hint = guest.html("activity-cursor")
    return (
        f'<section class="charts-of" data-series="{escape(json.dumps(data, separators=(",", ":")))}">'
        f'<div class="panel-head"><h2>{guest.html("activity-charts")}</h2><output class="at" aria-live="off">{hint}</output>'
        f'</div><div class="plots" tabindex="0" role="group" aria-label="{hint}">{rows}<i class="cursor" hidden></i></div>'
        f'<div class="ends">{ends}</div></section>'
    )


def map_html(guest: Guest, series: TimeSeries) -> str:
    """The track, north up, with start, finish and a scale; nothing without a position."""
    points = _xy(series)
    drawn = [p for p in points if p is not None]
    if len(drawn) < 2:
        return ""
    width, height, metres = _frame(series)
    path, broken = [], True
    for p in points:
        if p is None:
            broken = True
            continue
        path.append(f"{'M' if broken else 'L'}{p[0]:.1f} {p[1]:.1f}")
        broken = False
    imperial = guest.words.units == "imperial"
    unit_m = M_PER_MI if imperial else 1.0
    length = scale_of(metres * (width - 2 * EDGE)) if not imperial else scale_of(metres * (width - 2 * EDGE) / unit_m * 1_000)
    bar = length / metres if not imperial else length / 1_000 * unit_m / metres
    said = f"{length / 1_000:g} {guest.words.unit('km')}" if imperial or length >= 1_000 else f"{length} m"
    x0, y0 = EDGE, height - 14
    title = guest.html("activity-map")
    (sx, sy), (ex, ey) = drawn[0], drawn[-1]
    return (
        f'<section class="map"><h2>{title}</h2><svg viewBox="0 0 {width:.0f} {height:.0f}" role="img" aria-label="{title}">'
        f'<path class="track-line" d="{"".join(path)}"/>'
        f'<circle class="start" cx="{sx:.1f}" cy="{sy:.1f}" r="6"/><circle class="end" cx="{ex:.1f}" cy="{ey:.1f}" r="6"/>'
        f'<circle class="here" r="7" visibility="hidden"/>'
        f'<g class="scale"><path d="M{x0} {y0 - 5}v5h{bar:.1f}v-5"/><text x="{x0 + bar + 8:.1f}" y="{y0}">{escape(said)}</text>'
        f'<path d="M{width - 18:.0f} 26v-14m-4 5l4 -6l4 6"/><text x="{width - 22:.0f}" y="40">N</text></g></svg>'
        f'<p class="quiet key"><i class="start"></i>{guest.html("activity-start")}'
        f'<i class="end"></i>{guest.html("activity-finish")}</p></section>'
    )


def _frame(series: TimeSeries) -> tuple[float, float, float]:
    """(width, height, metres a unit) of the map."""
    lat = [v for v in series.channels["lat"] if v is not None]
    lon = [v for v in series.channels["lon"] if v is not None]
    east = math.radians(max(lon) - min(lon)) * EARTH_M * math.cos(math.radians(sum(lat) / len(lat)))
    north = math.radians(max(lat) - min(lat)) * EARTH_M
    longest = max(east, north, 50.0)
    metres = longest / (MAP - 2 * EDGE)
    return max(east / metres, 200.0) + 2 * EDGE, max(north / metres, 120.0) + 2 * EDGE + 16, metres


def _xy(series: TimeSeries) -> list[tuple[float, float] | None]:
    """Where each point lies on the map; None without a position."""
    lats, lons = series.channels.get("lat", []), series.channels.get("lon", [])
    if not any(v is not None for v in lats):
        return []
    known = [(a, o) for a, o in zip(lats, lons, strict=True) if a is not None and o is not None]
    north, west = max(a for a, _ in known), min(o for _, o in known)
    mid = sum(a for a, _ in known) / len(known)
    width, _, metres = _frame(series)
    east = math.radians(max(o for _, o in known) - west) * EARTH_M * math.cos(math.radians(mid)) / metres
    shift = EDGE + (width - 2 * EDGE - east) / 2
    return [
        None
        if a is None or o is None
        else (
            round(shift + math.radians(o - west) * EARTH_M * math.cos(math.radians(mid)) / metres, 1),
            round(EDGE + math.radians(north - a) * EARTH_M / metres, 1),
        )
        for a, o in zip(lats, lons, strict=True)
    ]


def _chart(guest: Guest, name: str, series: TimeSeries, activity: str) -> str:
    values = series.channels[name]
    known = sorted(v for v in values if v is not None)
    low = known[int(LOW_SHARE * (len(known) - 1))]
    high = known[math.ceil(HIGH_SHARE * (len(known) - 1))]
    if high - low < 1e-9:
        low, high = low * 0.9 - 0.1, high * 1.1 + 0.1  # a flat line in the middle
    last = series.seconds[-1] or 1.0
    path, broken = [], True
    for s, v in zip(series.seconds, values, strict=True):
        if v is None:
            continue
        y = TALL - 4 - (TALL - 8) * (min(max(v, low), high) - low) / (high - low)
        path.append(f"{'M' if broken else 'L'}{WIDE * s / last:.1f} {y:.1f}")
        broken = False
    line = "".join(path)
    area = f'<path class="area" d="{line}V{TALL}H0Z"/>' if name == "altitude_m" else ""
    label = guest.html(f"channel-{name.replace('_', '-')}", kind="pace" if activity in {"running", "walking"} else "speed")
    top, bottom = escape(_told(guest, name, high, activity)), escape(_told(guest, name, low, activity))
    return (
        f'<figure class="plot {name}"><figcaption><b>{label}</b><span>{bottom} – {top}</span></figcaption>'
        f'<svg viewBox="0 0 {WIDE:.0f} {TALL:.0f}" preserveAspectRatio="none" role="img" aria-label="{label}: {bottom} – {top}">'
        f'{area}<path class="line" d="{line}"/></svg></figure>'
    )


def _told(guest: Guest, name: str, value: float | None, activity: str) -> str:
    if value is None:
        return "–"
    if name == "speed_m_s":
        return pace(guest.words, value, activity) if value > 0.4 else "–"
    return f"{guest.words.number(value)} {UNITS[name]}"
