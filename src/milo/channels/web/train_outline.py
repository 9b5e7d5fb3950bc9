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

HIGH, STEP, BAR = 120.0, 30.0, 18.0  # of the drawing: height of the tallest bar, and width of a week and of its bar
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
    why = "".join(f"<li>{escape(a.what)} {ruled(guest.words, a.rule)}</li>" for a in changes_in_language(kept, language))
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
        + (f'<details class="fold"><summary>{icon("help")}{told("why")}</summary><ul>{why}</ul></details>' if why else "")
        + "</section>"
    )


def _weeks(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def _drawing(points: list[CurvePoint], *, moves: bool, label: str) -> str:
    """A bar for every week, and over them the long day, or of a plan that lifts the reserve."""
    amounts = [p["endurance_minutes"] if moves else float(p["hard_sets"]) for p in points]
    most = max([*amounts, 1.0])
    bars = "".join(
        f'<rect class="{"easy" if p["focus"] != "build" else "full"}" x="{i * STEP + (STEP - BAR) / 2:g}" '
        f'y="{HIGH - HIGH * a / most:.1f}" width="{BAR:g}" height="{HIGH * a / most:.1f}" rx="4">'
        f"<title>{p['week']}: {a:g}</title></rect>"
        f'<text x="{i * STEP + STEP / 2:g}" y="{HIGH + 15:g}">{p["week"]}</text>'
        for i, (p, a) in enumerate(zip(points, amounts, strict=True))
    )
    over = [p["longest_minutes"] if moves else p["reserve"] for p in points]
    top = most if moves else 5.0
    dots = [(i * STEP + STEP / 2, HIGH - HIGH * v / top) for i, v in enumerate(over) if v is not None]
    line = f'<polyline points="{" ".join(f"{x:g},{y:.1f}" for x, y in dots)}"/>' if len(dots) > 1 else ""
    marks = "".join(f'<circle cx="{x:g}" cy="{y:.1f}" r="3"/>' for x, y in dots)
    wide = len(points) * STEP
    return (
        f'<svg viewBox="0 -6 {wide:g} {HIGH + 26:g}" role="img" aria-label="{label}" preserveAspectRatio="xMinYMid meet">'
        f"{bars}{line}{marks}</svg>"
    )
