"""Recovery: resting heart rate and heart-rate variability against the athlete's own range."""

from __future__ import annotations

from typing import ClassVar

from milo.insight.views import Week
from milo.report.blocks import Block, LineChart, Tiles
from milo.report.speech import FORMS, Words
from milo.report.tiles import find, line, missing, quiet, tile

QUANTITIES = ("resting_hr_bpm", "hrv_rmssd_ms", "hrv_sdnn_ms")


class Section:
    """This week's means, the own 60-day range, and the days."""

    name: ClassVar[str] = "recovery"
    order: ClassVar[int] = 40

    def title(self, words: Words) -> str:
        return words.say("section.recovery")

    def blocks(self, week: Week, words: Words) -> list[Block]:
        view = week.recovery
        blocks = missing(view.figures, QUANTITIES, words)
        if blocks:
            return blocks
        known = [view.figures[q] for q in QUANTITIES if q in view.figures]
        known = [figure for figure in known if figure.value is not None] or known
        made = []
        for figure in known:
            between, state = words.between(figure), view.states.get(figure.name, "unknown")
            said = words.say(f"state.{state}", between=between) if between else words.say("state.unknown")
            made.append(tile(figure, words, note=said))
        blocks.append(Tiles(tiles=made))
        for name in QUANTITIES:
            series = find(view.series, name)
            if series:
                unit = words.unit(FORMS[name].unit)
                blocks.append(LineChart(title=words.say(f"chart.{name}"), unit=unit, lines=[line(series, words)]))
        if any(s.low for s in view.series):
            blocks.append(quiet(words.say("recovery.band_note")))
        return blocks
