"""A figure as a tile, and a series as a line: the two things every section lays out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from milo.insight.views import Series
from milo.report.blocks import Block, Line, Paragraph, Sentence, Tile, Tiles
from milo.report.speech import FORMS, Words
from milo.vocabulary.advice import Figure

SPARK_DAYS = 28  # a sparkline shows four weeks


def tile(figure: Figure, words: Words, note: str = "", spark: Line | None = None) -> Tile:
    """The tile of a figure; without a value it says why."""
    shown = words.figure(figure)
    return Tile(
        name=figure.name,
        label=words.say(f"figure.{figure.name}"),
        value=shown[0] if shown else None,
        unit=shown[1] if shown else "",
        note=note if shown else words.reason(figure),
        origin=str(figure.origin),
        origin_word=words.say(f"origin.{figure.origin}"),
        receipts=figure.receipts if shown else [],
        spark=spark if shown else None,
    )


def tiles(figures: Mapping[str, Figure], names: Iterable[str], words: Words, small: bool = False) -> list[Block]:
    """Tiles of the figures that are there; those with a value stand first. No tile at all when none has a value."""
    there = [figures[name] for name in names if name in figures and name in FORMS]
    if not any(figure.value is not None for figure in there):
        return []
    there.sort(key=lambda figure: figure.value is None)
    return [Tiles(tiles=[tile(figure, words) for figure in there], small=small)]


def missing(figures: Mapping[str, Figure], names: Iterable[str], words: Words) -> list[Block]:
    """Why none of the figures has a value, each reason once; nothing when one of them has."""
    there = [figures[name] for name in names if name in figures]
    if any(figure.value is not None for figure in there):
        return []
    reasons = list(dict.fromkeys(words.reason(figure) for figure in there)) or [words.say("general.nothing")]
    return [quiet(*reasons)]


def quiet(*texts: str) -> Paragraph:
    """An aside."""
    return Paragraph(sentences=[Sentence(text=text) for text in texts], quiet=True)


def find(series: list[Series], name: str) -> Series | None:
    """The series of that name if it has a value at all."""
    return next((s for s in series if s.name == name and any(v is not None for v in s.values)), None)


def line(series: Series, words: Words, unit: str = "", dots: bool = False, joined: bool = False) -> Line:
    """A series as a line in the athlete's units."""

    def convert(values: list[float | None] | None) -> list[float | None] | None:
        return None if values is None else [None if v is None else words.convert(v, unit) for v in values]

    return Line(
        label=words.say(f"series.{series.name}"),
        days=series.days,
        values=convert(series.values) or [],
        low=convert(series.low),
        high=convert(series.high),
        dots=dots,
        joined=joined,
    )


def spark(series: Series | None, words: Words, last: date) -> Line | None:
    """The last four weeks of a series; None where fewer than two days have a value."""
    if series is None:
        return None
    kept = [i for i, day in enumerate(series.days) if last - timedelta(days=SPARK_DAYS) < day <= last]
    values = [series.values[i] for i in kept]
    if sum(v is not None for v in values) < 2:
        return None
    return Line(label=words.say(f"series.{series.name}"), days=[series.days[i] for i in kept], values=values)
