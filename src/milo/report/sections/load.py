"""Training: the load of the week, what it builds on, and every workout with the method its load came from."""

from __future__ import annotations

import statistics
from typing import Any, ClassVar

from milo.insight.views import LoadView, Week, WorkoutLine
from milo.report.blocks import Bars, Block, LineChart, Stack, Table
from milo.report.speech import FORMS, Form, Words
from milo.report.tiles import find, line, missing, quiet, tiles

MAIN = ("weekly_load", "workouts", "minutes", "fitness", "fatigue", "form")
MORE = ("monotony", "strain", "acwr")
LONG_RUN_MEANS = ("atl", "ctl28", "ctl42")


class Section:
    """Load, fitness, fatigue and form; the weeks; the zones; the workouts."""

    name: ClassVar[str] = "load"
    order: ClassVar[int] = 20

    def title(self, words: Words) -> str:
        return words.say("section.load")

    def blocks(self, week: Week, words: Words) -> list[Block]:
        view = week.load
        blocks = missing(view.figures, MAIN, words) or tiles(view.figures, MAIN, words)
        lines = [line(s, words) for name in ("fitness", "fatigue", "form") if (s := find(view.series, name))]
        if lines:
            blocks.append(LineChart(title=words.say("chart.form"), unit=words.unit("au_day"), lines=lines, zero=True, wide=True))
        if any(load for _, load in view.weekly):
            sums = [load for _, load in view.weekly]
            before = statistics.fmean(sums[-5:-1]) if len(sums) > 4 else None
            blocks.append(
                Bars(
                    title=words.say("chart.weekly"),
                    unit=words.unit("au"),
                    labels=[words.day(monday) for monday, _ in view.weekly],
                    values=list(sums),
                    mark=before,
                    mark_label=words.say("chart.before") if before else "",
                )
            )
        blocks += _zones(view, words)
        if view.workouts:
            blocks.append(_table(view.workouts, words))
        part = weighed_in_part(view, words)
        if part:
            blocks.append(quiet(part))
        blocks += tiles(view.figures, LONG_RUN_MEANS + MORE, words, small=True)
        ratio = view.figures.get("acwr")
        if ratio is not None and ratio.value is not None:
            blocks.append(quiet(words.say("load.acwr_caveat")))
        return blocks


def weighed_in_part(view: LoadView, words: Words) -> str:
    """Says that the week's load is that of some of its workouts only; empty when it is that of all, or of none."""
    load = view.figures.get("weekly_load")
    missing = [w for w in view.workouts if w.load_au is None or w.load_au.value is None]
    if not missing or load is None or load.value is None:
        return ""
    count = len(view.workouts)
    return words.say("summary.load_part", known=count - len(missing), workouts=count, missing=len(missing))


def _zones(view: LoadView, words: Words) -> list[Block]:
    blocks: list[Block] = []
    if view.zone_minutes and sum(view.zone_minutes) > 0:
        names = [words.say("load.zone", number=n) for n in range(1, len(view.zone_minutes) + 1)]
        blocks.append(
            Stack(
                title=words.say("chart.zones"),
                unit=words.unit("min"),
                labels=[""],
                parts={name: [minutes] for name, minutes in zip(names, view.zone_minutes, strict=True)},
                scale="zones",
            )
        )
    if view.zones:
        blocks.append(quiet(_zones_said(view.zones, words)))
    return blocks


def _zones_said(zones: dict[str, Any], words: Words) -> str:
    if zones.get("reason"):
        return words.why(zones["reason"], zones.get("reason_with"))
    bounds = [words.number(bound) for bound in zones["lower_bpm"][1:]]
    return words.say("load.zones_from", bounds=" · ".join(bounds), source=words.say(f"zones_from.{zones['method']}"))


def _table(workouts: list[WorkoutLine], words: Words) -> Table:
    km = words.unit("km")
    header = [words.say(f"table.{name}") for name in ("day", "what", "time", "distance", "heart_rate", "load", "method", "source")]
    header[3] = f"{header[3]} ({km})"
    header[4] = f"{header[4]} ({words.unit('bpm')})"
    return Table(
        title=words.say("table.workouts"),
        header=header,
        rows=[_row(workout, words) for workout in workouts],
        numbers=frozenset({2, 3, 4, 5}),
        note=words.say("load.method_note"),
    )


def _row(workout: WorkoutLine, words: Words) -> list[str]:
    kind = words.say(f"activity.{workout.activity_type}")
    load = workout.load_au if workout.load_au is not None and workout.load_au.value is not None else None
    method = words.say(f"method.{workout.load.name}") if workout.load is not None and workout.load.value is not None else ""
    why = words.say(f"method_why.{workout.method_why}") if workout.method_why else ""
    return [
        f"{words.weekday(workout.day)} {words.day(workout.day)}",
        f"{workout.title} · {kind}" if workout.title and workout.title != kind else kind,
        "–" if workout.minutes is None else words.told(workout.minutes, Form("minutes")),
        "–" if workout.distance_km is None else words.number(words.convert(workout.distance_km, "km"), 1),
        "–" if workout.heart_rate_bpm is None else words.number(workout.heart_rate_bpm),
        "–" if load is None or load.value is None else words.number(load.value, FORMS["weekly_load"].decimals),
        ": ".join(part for part in (method, why) if part) or "–",
        words.listed(workout.sources),
    ]
