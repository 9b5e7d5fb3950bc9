"""Sleep: how long, how well, how regular, night by night."""

from __future__ import annotations

from typing import ClassVar

from milo.insight.views import NightLine, Week
from milo.report.blocks import Block, LineChart, Stack, Table
from milo.report.speech import Words
from milo.report.tiles import find, line, missing, tiles

FIGURES = ("mean_h", "quality", "debt_h", "regularity_min", "need_h", "nights")
STAGES = ("deep", "rem", "light", "awake")


class Section:
    """Hours a night, stages where the device tells them, debt and regularity."""

    name: ClassVar[str] = "sleep"
    order: ClassVar[int] = 30

    def title(self, words: Words) -> str:
        return words.say("section.sleep")

    def blocks(self, week: Week, words: Words) -> list[Block]:
        view = week.sleep
        blocks = missing(view.figures, FIGURES, words) or tiles(view.figures, FIGURES, words)
        if any(night.stages_min for night in view.nights):
            blocks.append(_stages(view.nights, words))
        series = find(view.series, "asleep_h")
        if series:
            blocks.append(LineChart(title=words.say("chart.asleep"), unit=words.unit("h"), lines=[line(series, words)], decimals=1))
        if view.nights:
            blocks.append(_table(view.nights, words))
        return blocks


def _stages(nights: list[NightLine], words: Words) -> Stack:
    stages = [s for s in STAGES if any((night.stages_min or {}).get(s) is not None for night in nights)]
    parts: dict[str, list[float | None]] = {}
    for stage in stages:
        minutes = [(night.stages_min or {}).get(stage) for night in nights]
        parts[words.say(f"stage.{stage}")] = [None if m is None else m / 60 for m in minutes]
    return Stack(
        title=words.say("chart.stages"),
        unit=words.unit("h"),
        labels=[words.weekday(night.day) for night in nights],
        parts=parts,
        scale="stages",
        decimals=1,
    )


def _table(nights: list[NightLine], words: Words) -> Table:
    return Table(
        title=words.say("table.nights"),
        header=[words.say(f"table.{name}") for name in ("night", "asleep", "in_bed", "from_to", "quality")],
        rows=[
            [
                f"{words.weekday(night.day)} {words.day(night.day)}",
                words.hours(night.asleep_h),
                "–" if night.in_bed_h is None else words.hours(night.in_bed_h),
                "–" if night.start is None or night.end is None else f"{_clock(night.start)}–{_clock(night.end)}",
                "–" if night.quality is None else f"{words.number(night.quality * 100)} %",
            ]
            for night in nights
        ],
        numbers=frozenset({1, 2, 3, 4}),
        note=words.say("sleep.note"),
    )


def _clock(moment: str) -> str:
    """22:47 of an ISO moment; a bare clock time stays as it is."""
    return moment.rsplit("T", maxsplit=1)[-1].rsplit(" ", maxsplit=1)[-1][:5]
