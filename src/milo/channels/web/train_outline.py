"""The way a plan goes, on its page: its phases, a bar for every week, the line of the long day, and why it is so."""

from __future__ import annotations

from html import escape

from milo.channels.web.frame import icon
from milo.channels.web.guest import Guest
from milo.channels.web.train_told import ruled
from milo.coach.plans.basics.outline import CurvePoint, curve, phases
from milo.coach.plans.making.in_language import changes_in_language
from milo.locales import text
from milo.vocabulary.plan import Plan

HIGH, WIDE, BAR_SHARE = (
    120.0,
    640.0,
    0.6,
)  # of the drawing: height of the tallest bar, width of all, and share of a week its bar has
LABELLED = 0.85  # of the highest bar, below which the longest outing has its own figure beside that of the bar (our choice)
LEAST_WEEKS = 4  # of a plan that has a way to show (our choice)
WHY = ("training-2.6", "training-2.4", "PL-01", "PL-02", "PL-04", "PL-06", "PL-12", "PL-13")
"""Rules whose sentences say why the weeks are as they are; those of food and of single exercises stand elsewhere."""


def outline_html(guest: Guest, plan: Plan) -> str:
    """The section; "" for a plan too short to have one."""
    if len(plan.weeks) < LEAST_WEEKS:
        return ""
    language = guest.words.language

    def told(word: str, **values: object) -> str:
        return escape(text(f"plans-outline-{word}", language, **values))

    points = curve(plan)
    moves = sum(p["endurance_minutes"] for p in points) >= sum(p["hard_sets"] for p in points)
    strip = "".join(
        f"<li><b>{escape(text('plans-phase-' + p['name'], language))}</b> <span>{_weeks(p['first_week'], p['last_week'])}</span>"
        f"<small>{escape(text('plans-phase-' + p['name'] + '-why', language))}</small></li>"
        for p in phases(plan)
    )
    kept = [a for a in plan.adjustments if a.rule in WHY]
    of_rule: dict[str, list[str]] = {}
    for a in changes_in_language(kept, language):
        of_rule.setdefault(a.rule, []).append(f"<li>{escape(a.what.replace(' -> ', ' → '))}</li>")
    why = "".join(f"<p>{ruled(guest.words, rule)}</p><ul>{''.join(lines)}</ul>" for rule, lines in of_rule.items())
    rows = "".join(
        f"<tr><th>{p['week']}</th><td>{p['endurance_minutes']:g}</td><td>{p['longest_minutes']:g}</td><td>{p['hard_minutes']:g}</td>"
        f"<td>{p['hard_sets']}</td><td>{'–' if p['reserve'] is None else format(p['reserve'], 'g')}</td></tr>"
        for p in points
    )
    heads = "".join(f"<th>{told(h)}</th>" for h in ("week", "minutes", "longest", "hard", "sets", "reserve"))
    return (
        f'<section class="outline"><h2>{icon("timeline")}{told("title")}</h2><ol class="phases">{strip}</ol>'
        f"<figure>{_drawing(points, moves=moves, label=told('drawing-moves' if moves else 'drawing-lifts'))}"
        f"<figcaption>{told('caption-moves' if moves else 'caption-lifts')}</figcaption></figure>"
        f'<details class="fold"><summary>{icon("table_chart")}{told("figures")}</summary><div class="wide">'
        f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div></details>"
        + (
            f'<details class="fold"><summary>{icon("help")}{told("why")}</summary><div class="why">{why}</div></details>'
            if why
            else ""
        )
        + "</section>"
    )


def _weeks(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def _drawing(points: list[CurvePoint], *, moves: bool, label: str) -> str:
    """A bar for every week, and over them the long day, or of a plan that lifts the reserve."""
    amounts = [p["endurance_minutes"] if moves else float(p["hard_sets"]) for p in points]
    most = max([*amounts, 1.0])
    step = WIDE / len(points)
    bar = step * BAR_SHARE

    def told(x: float, y: float, value: float, unit: str) -> str:
        """A figure above the drawing's highest place."""
        return f'<text class="figure" x="{x:.1f}" y="{y - 6:.1f}">{value:g}{unit}</text>'

    bars = "".join(
        f'<rect class="{"easy" if p["focus"] != "build" else "full"}" x="{i * step + (step - bar) / 2:.1f}" '
        f'y="{HIGH - HIGH * a / most:.1f}" width="{bar:.1f}" height="{HIGH * a / most:.1f}" rx="4">'
        f"<title>{p['week']}: {a:g}</title></rect>"
        f'<text x="{i * step + step / 2:.1f}" y="{HIGH + 15:g}">{p["week"]}</text>'
        for i, (p, a) in enumerate(zip(points, amounts, strict=True))
    )
    over = [p["longest_minutes"] if moves else p["reserve"] for p in points]
    top = most if moves else 5.0
    dots = [(i * step + step / 2, HIGH - HIGH * v / top) for i, v in enumerate(over) if v is not None]
    line = f'<polyline points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in dots)}"/>' if len(dots) > 1 else ""
    marks = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3"/>' for x, y in dots)
    peak = amounts.index(max(amounts))
    figures = told(peak * step + step / 2, HIGH - HIGH * amounts[peak] / most, amounts[peak], " min" if moves else "")
    longest = max(range(len(points)), key=lambda i: points[i]["longest_minutes"])
    if moves and points[longest]["longest_minutes"] < LABELLED * most:
        x, y = longest * step + step / 2, HIGH - HIGH * points[longest]["longest_minutes"] / most
        figures += f'<g class="over">{told(x, y, points[longest]["longest_minutes"], " min")}</g>'
    return f'<svg viewBox="0 -18 {WIDE:g} {HIGH + 38:g}" role="img" aria-label="{label}">{bars}{line}{marks}{figures}</svg>'
