"""The parts of the dashboard as HTML: tiles, what it means, what to do next, workouts, lifts. Every number leads to its receipt."""

from __future__ import annotations

import re
from html import escape

from milo.channels.web.frame import icon
from milo.channels.web.guest import Guest
from milo.channels.web.standing import figure_address
from milo.insight.views import LiftLine, Series, Week, WorkoutLine
from milo.report.line_chart import svg_spark
from milo.report.sections.summary import meaning, tip
from milo.report.speech import FORMS, Form
from milo.report.tiles import find, spark, tile
from milo.vocabulary.advice import Figure

SIGNS = {
    "running": "directions_run",
    "walking": "directions_walk",
    "cycling": "directions_bike",
    "swimming": "pool",
    "rowing": "rowing",
    "strength": "fitness_center",
    "yoga": "self_improvement",
}
AVERAGES = ("mean_h", "resting_hr_bpm", "hrv_rmssd_ms", "hrv_sdnn_ms", "steps_per_day")  # of the last seven days
LIFTS_SHOWN = 6  # a phone's screen; the week page has all
TIPS_SHOWN = 4  # more than four things to do are none
_UNIT_INSIDE = re.compile(r" (h|min)\b")


def tiles_html(week: Week, guest: Guest, *, known_only: bool = False) -> str:
    """The eight figures of the week, each a link to what it stands on; those without a value say why and what to bring.

    known_only: leave those out.
    """
    load, sleep, recovery, activity, body = week.load, week.sleep, week.recovery, week.activity, week.body
    hrv = _known_first(recovery.figures, "hrv_rmssd_ms", "hrv_sdnn_ms")
    wanted: list[tuple[Figure | None, Series | None]] = [
        (load.figures.get("weekly_load"), find(load.series, "load_au")),
        (load.figures.get("form"), find(load.series, "form")),
        (load.figures.get("workouts"), None),
        (sleep.figures.get("mean_h"), find(sleep.series, "asleep_h")),
        (recovery.figures.get("resting_hr_bpm"), find(recovery.series, "resting_hr_bpm")),
        (hrv, find(recovery.series, hrv.name) if hrv else None),
        (activity.figures.get("steps_per_day"), find(activity.series, "steps")),
        (body.figures.get("weight_kg"), find(body.series, "weight_trend_kg")),
    ]
    there = [(figure, series) for figure, series in wanted if figure is not None]
    shown = [(figure, series) for figure, series in there if figure.value is not None or not known_only]
    return "".join(_tile(figure, series, week, guest) for figure, series in shown)


def _tile(figure: Figure, series: Series | None, week: Week, guest: Guest) -> str:
    words = guest.words
    shown = tile(figure, words, note=_state(figure, week, guest), spark=spark(series, words, week.last))
    label = f'<div class="label">{escape(shown.label)}</div>'
    if shown.value is None:
        return f'<div class="tile empty">{label}<div class="value none">–</div><div class="note">{escape(shown.note)}</div></div>'
    digits = _UNIT_INSIDE.sub(r"<small>\1</small>", escape(shown.value))
    unit = f"<small>{escape(shown.unit)}</small>" if shown.unit else ""
    note = f'<div class="note">{escape(shown.note)}</div>' if shown.note else ""
    line = svg_spark(shown.spark) if shown.spark is not None else ""
    chip = f'<span class="chip {escape(shown.origin)}">{escape(shown.origin_word)}</span>'
    return (
        f'<a class="tile" data-figure="{escape(figure.name)}" href="{escape(receipt_href(figure, week, guest))}">{label}'
        f'<div class="value">{digits}{unit}</div>{note}{line}<div class="foot">{chip}</div></a>'
    )


def _state(figure: Figure, week: Week, guest: Guest) -> str:
    """Which days an average is of, where a recovery figure lies in the own range, and the newest day where it lies elsewhere."""
    if figure.value is None or figure.name not in AVERAGES:
        return ""
    said = [guest.text("figure-seven-days")]
    between = guest.words.between(figure)
    state = week.recovery.states.get(figure.name)
    if between and state:
        said.append(guest.words.say(f"state.{state}", between=between))
        series = find(week.recovery.series, figure.name)
        told = [] if series is None else [(d, v) for d, v in zip(series.days, series.values, strict=True) if v is not None]
        if told and figure.low is not None and figure.high is not None:
            day, value = told[-1]
            newest = "below" if value < figure.low else "above" if value > figure.high else "inside"
            if newest != state:
                shown = guest.words.told(value, FORMS[figure.name])
                said.append(guest.text(f"figure-newest-{newest}", day=guest.words.day(day), value=shown))
    return "; ".join(said)


def receipt_href(figure: Figure, week: Week, guest: Guest) -> str:
    """Where a figure's receipt can be opened."""
    return guest.href("/app/receipt", of=figure_address(week, figure), ending=week.last.isoformat())


def meaning_html(week: Week, guest: Guest) -> str:
    """What the week was, in sentences."""
    said = " ".join(escape(sentence.text) for sentence in meaning(week, guest.words))
    return f'<p class="lead">{said or escape(guest.words.say("summary.nothing"))}</p>'


def advice_html(week: Week, guest: Guest) -> str:
    """What to do next, the most pressing first, each with its receipt."""
    words = guest.words
    items = []
    for advice in week.advice[:TIPS_SHOWN]:
        said = tip(advice, words)
        href = guest.href("/app/receipt", of=f"advice.{advice.rule}", ending=week.last.isoformat())
        proof = f'<a class="proof" href="{escape(href)}">{escape(words.say("receipt.open"))}</a>' if advice.receipts else ""
        items.append(
            f'<li class="{said.colour}"><div class="head"><b>{escape(said.title)}</b>'
            f'<span class="urgency">{escape(said.urgency)}</span></div><p>{escape(said.text)}</p>{proof}</li>'
        )
    if not items:
        return f'<p class="quiet">{escape(words.say("web.today.no_advice"))}</p>'
    return f'<ol class="advice">{"".join(items)}</ol>'


def workouts_html(workouts: list[WorkoutLine], week: Week, guest: Guest) -> str:
    """The week's workouts, newest first."""
    return f'<ul class="lines">{"".join(_workout(w, week, guest) for w in reversed(workouts))}</ul>'


def _workout(workout: WorkoutLine, week: Week, guest: Guest) -> str:
    words = guest.words
    kind = words.say(f"activity.{workout.activity_type}")
    facts = []
    if workout.minutes is not None:
        facts.append(words.told(workout.minutes, Form("minutes")))
    if workout.distance_km is not None:
        facts.append(words.told(workout.distance_km, Form("km", 1)))
    if workout.heart_rate_bpm is not None:
        facts.append(words.told(workout.heart_rate_bpm, Form("bpm")))
    if workout.sets:
        facts.append(f"{words.number(workout.sets)} {words.unit('sets')}")
    load = workout.load_au
    known = load is not None and load.value is not None
    said = words.number(load.value) if load is not None and load.value is not None else "–"
    href = guest.href(f"/app/activities/{workout.workout_id}")
    when = f"{words.weekday(workout.day)} {words.day(workout.day)}"
    return (
        f'<li><a href="{escape(href)}"><span class="sign">{icon(SIGNS.get(workout.activity_type, "timer"))}</span>'
        f'<span class="what"><b>{escape(workout.title or kind)}</b>'
        f"<small>{escape(' · '.join([when, *facts]))}</small>"
        f'<small class="by">{escape(words.listed(workout.sources))}</small></span>'
        f'<span class="amount{"" if known else " none"}"><b>{escape(said)}</b><small>{escape(words.unit("au"))}</small></span>'
        "</a></li>"
    )


def lifts_html(lifts: list[LiftLine], week: Week, guest: Guest) -> str:
    """The lifts trained last: 1RM, heaviest set, trend, and what is a new record."""
    newest = sorted(lifts, key=lambda lift: (lift.as_of or week.first, len(lift.series)), reverse=True)[:LIFTS_SHOWN]
    return f'<ul class="lines">{"".join(_lift(lift, week, guest) for lift in newest)}</ul>'


def _lift(lift: LiftLine, week: Week, guest: Guest) -> str:
    words = guest.words
    shown = words.figure(lift.e1rm_kg)
    between = words.between(lift.e1rm_kg)
    best = max(lift.records, key=lambda r: (r["weight_kg"], r["reps"]), default=None)
    facts = [words.say(f"trend.{lift.trend}")]
    if best is not None:
        weight = words.number(words.convert(best["weight_kg"], "kg"), FORMS["e1rm_kg"].decimals)
        facts.append(f"{words.say('table.best')} {weight} {words.unit('kg')} × {words.number(best['reps'])}")
    record = f'<span class="badge">{escape(words.say("web.today.record"))}</span>' if lift.new_records else ""
    said = f"<b>{escape(shown[0])}</b><small>{escape(shown[1])}</small>" if shown else "<b>–</b>"
    spread = f'<small class="by">{escape(words.say("table.likely"))} {escape(between)}</small>' if between else ""
    href = guest.href("/app/receipt", of=f"lift.{lift.exercise}", ending=week.last.isoformat())
    return (
        f'<li><a href="{escape(href)}"><span class="sign">{icon("fitness_center")}</span><span class="what">'
        f"<b>{escape(lift.exercise)}{record}</b><small>{escape(' · '.join(facts))}</small>{spread}</span>"
        f'<span class="amount">{said}</span></a></li>'
    )


def _known_first(figures: dict[str, Figure], *names: str) -> Figure | None:
    """The first of the figures that has a value; else the first that is there."""
    there = [figures[name] for name in names if name in figures]
    return next((figure for figure in there if figure.value is not None), there[0] if there else None)
