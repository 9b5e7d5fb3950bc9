"""Strength: what each lift is worth, records per repetition count, sets per muscle."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from milo.insight.views import LiftLine, Week
from milo.report.blocks import Block, Line, LineChart, Ranking, Table
from milo.report.speech import Words
from milo.report.tiles import missing, quiet, tiles

FIGURES = ("sessions", "hard_sets", "sets", "tonnage_kg")
LIFTS_DRAWN = 3  # more lines than that cross too often to be read
LIFTS_TOLD = 12  # rows of the table; the most recently trained first
MUSCLES_SHOWN = 12


class Section:
    """One-repetition maxima with their interval, records, muscles."""

    name: ClassVar[str] = "strength"
    order: ClassVar[int] = 50

    def title(self, words: Words) -> str:
        return words.say("section.strength")

    def blocks(self, week: Week, words: Words) -> list[Block]:
        view = week.strength
        blocks = [] if view.lifts else missing(view.figures, FIGURES, words)
        if blocks:
            return blocks
        blocks = tiles(view.figures, FIGURES, words)
        lifts = sorted(view.lifts, key=lambda lift: (lift.as_of or date.min, len(lift.series)), reverse=True)
        drawn = [lift for lift in lifts if len(lift.series) > 1][:LIFTS_DRAWN]
        if drawn:
            blocks.append(
                LineChart(
                    title=words.say("chart.e1rm"),
                    unit=words.unit("kg"),
                    lines=[
                        Line(
                            label=words.exercise(lift.exercise),
                            days=[day for day, _ in lift.series],
                            values=[words.convert(kg, "kg") for _, kg in lift.series],
                            joined=True,
                        )
                        for lift in drawn
                    ],
                )
            )
        muscles = sorted(((m, s) for m, s in view.muscles.items() if s > 0), key=lambda pair: -pair[1])
        if muscles:
            named = [(words.word("muscle", muscle), sets) for muscle, sets in muscles[:MUSCLES_SHOWN]]
            blocks.append(Ranking(title=words.say("chart.muscles"), unit=words.unit("sets"), amounts=named))
        if lifts:
            blocks.append(_table(lifts[:LIFTS_TOLD], words))
        if len(lifts) > LIFTS_TOLD:
            blocks.append(quiet(words.say("strength.more_lifts", count=len(lifts) - LIFTS_TOLD)))
        return blocks


def _table(lifts: list[LiftLine], words: Words) -> Table:
    return Table(
        title=words.say("table.lifts"),
        header=[words.say(f"table.{name}") for name in ("lift", "e1rm", "likely", "trend", "best", "as_of")],
        rows=[_row(lift, words) for lift in lifts],
        numbers=frozenset({1, 2}),
        note=words.say("strength.note"),
    )


def _row(lift: LiftLine, words: Words) -> list[str]:
    shown = words.figure(lift.e1rm_kg)
    best = max(lift.records, key=lambda r: (r["weight_kg"], r["reps"]), default=None)
    return [
        words.exercise(lift.exercise) + (" ★" if lift.new_records else ""),
        " ".join(shown) if shown else words.reason(lift.e1rm_kg),
        words.between(lift.e1rm_kg) or "–",
        words.say(f"trend.{lift.trend}"),
        _record(best, words) if best else "–",
        words.day(lift.as_of) if lift.as_of else "–",
    ]


def _record(record: dict[str, Any], words: Words) -> str:
    weight = words.number(words.convert(record["weight_kg"], "kg"), 1)
    return f"{weight} {words.unit('kg')} × {words.number(record['reps'])}"
