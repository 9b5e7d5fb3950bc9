"""Charts as photos: a PNG that every reader takes, drawn from the very SVG the pages show."""

from __future__ import annotations

import struct
import zlib
from datetime import date, timedelta

import numpy as np
import pytest

from milo.channels.telegram.drawing import Canvas
from milo.channels.telegram.lettering import glyph, text_strokes
from milo.channels.telegram.picture import png_of
from milo.report.blocks import Bars, Chart, Line, LineChart, Ranking, Stack
from milo.report.charts import svg_chart
from milo.report.speech import Words
from milo.report.style import LIGHT

DAYS = [date(2026, 1, 1) + timedelta(days=n) for n in range(30)]
CHARTS: list[Chart] = [
    LineChart(title="Form", unit="", lines=[Line(label="Fitness", days=DAYS, values=[float(n) for n in range(30)])], zero=True),
    Bars(title="Load", unit="", labels=["a", "b", "c"], values=[1.0, None, 3.0], mark=2.0, mark_label="mean"),
    Stack(title="Sleep", unit="", labels=["Mon", "Tue"], parts={"Deep": [60.0, 70.0], "Light": [200.0, None]}, scale="stages"),
    Ranking(title="Sets", unit="", amounts=[("Cuádriceps", 12.0), ("Glúteos", 4.0)]),
]


def decoded(png: bytes) -> np.ndarray:
    """The pixels of a PNG as Canvas writes it, each chunk's sum checked."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    at, chunks = 8, {}
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind, body = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        assert struct.unpack(">I", png[at + 8 + length : at + 12 + length])[0] == zlib.crc32(kind + body)
        chunks[kind] = body
        at += 12 + length
    width, height, depth, colour = struct.unpack(">IIBB", chunks[b"IHDR"][:10])
    assert (depth, colour) == (8, 2)
    raw = np.frombuffer(zlib.decompress(chunks[b"IDAT"]), np.uint8).reshape(height, 1 + 3 * width)
    assert (raw[:, 0] == 2).all()
    return np.cumsum(raw[:, 1:], axis=0, dtype=np.uint64).astype(np.uint8).reshape(height, width, 3)


@pytest.mark.parametrize("chart", CHARTS, ids=lambda c: c.title)
def test_a_chart_becomes_a_png_with_something_on_it(chart: Chart) -> None:
    png = png_of(svg_chart(chart, Words("en")))
    pixels = decoded(png)
    assert pixels.shape[1] == round((420 + 28) * 2.5)
    assert 5_000 < len(png) < 300_000
    inked = (pixels != 255).any(axis=2).mean()
    assert 0.01 < inked < 0.6


def test_a_line_lies_where_its_values_are() -> None:
    values = [10.0] * 29 + [10.0]
    svg = svg_chart(LineChart(title="x", unit="", lines=[Line(label="l", days=DAYS, values=values)]), Words("en"))
    blue = (decoded(png_of(svg)) == (0x00, 0x72, 0xB2)).all(axis=2)
    rows = np.flatnonzero(blue.sum(axis=1) > 400)
    assert 3 <= len(rows) <= 7
    assert np.ptp(rows) == len(rows) - 1


def test_a_missing_day_is_a_gap() -> None:
    whole = LineChart(title="x", unit="", lines=[Line(label="l", days=DAYS, values=[5.0] * 30)])
    torn = LineChart(title="x", unit="", lines=[Line(label="l", days=DAYS, values=[*[5.0] * 10, *[None] * 10, *[5.0] * 10])])
    ink = [(decoded(png_of(svg_chart(c, Words("en")))) == (0x00, 0x72, 0xB2)).all(axis=2).sum() for c in (whole, torn)]
    assert ink[1] < 0.75 * ink[0]


def test_what_an_athlete_wrote_is_drawn_and_not_obeyed() -> None:
    hostile = Ranking(title="x", unit="", amounts=[('<rect width="999" height="999" style="fill:#FF0000"/>', 3.0), ("&amp;", 1.0)])
    pixels = decoded(png_of(svg_chart(hostile, Words("en"))))
    assert not (pixels == (255, 0, 0)).all(axis=2).any()


def test_the_charts_colours_are_those_of_the_light_page() -> None:
    assert "#0072B2" in LIGHT.upper() or "0072b2" in LIGHT.lower()


@pytest.mark.parametrize("letter", "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZáéíóúüñÁÉÍÓÚÜÑ.,:;-–−+=×/()%…·²°")
def test_every_letter_has_a_shape_of_its_own(letter: str) -> None:
    strokes, width = glyph(letter)
    assert strokes
    assert 0 <= width < 8
    unknown, _ = glyph("\u4e2d")
    assert not any(a.shape == b.shape and np.array_equal(a, b) for a in strokes for b in unknown)
    for other in "oO0aA":
        if other != letter:
            lines, _ = glyph(other)
            pairs = list(zip(lines, strokes, strict=False))
            same = len(lines) == len(strokes) and all(a.shape == b.shape and np.allclose(a, b) for a, b in pairs)
            assert not same


def test_text_grows_with_its_letters() -> None:
    assert text_strokes("Milo 2")[1] > text_strokes("Milo")[1] > text_strokes("Mil")[1] > 0
    assert text_strokes("") == ([], 0.0)


def test_an_area_covers_what_it_should() -> None:
    canvas = Canvas(40, 40)
    canvas.area(np.array([[10.0, 10.0], [30.0, 10.0], [30.0, 30.0], [10.0, 30.0]]), (0, 0, 0))
    assert ((255 - canvas.pixels[..., 0]) / 255).sum() == pytest.approx(400, rel=0.01)
    canvas = Canvas(40, 40)
    canvas.dot(20, 20, 10, (0, 0, 0))
    assert ((255 - canvas.pixels[..., 0]) / 255).sum() == pytest.approx(np.pi * 100, rel=0.01)
