"""Milo's own charts as photos: the SVG text that report.charts writes, drawn as PNG.

Only what report.pen writes is understood: rect, line, circle, path of straight strokes, text. Anything else is not drawn.
"""

from __future__ import annotations

import re
from xml.parsers import expat

import numpy as np

from milo.channels.telegram.drawing import Canvas, Colour

SCALE = 2.5  # pixels a user unit: 420 units become 1,050 pixels, sharp on a phone. Our choice
MARGIN = 14.0  # user units of paper around the chart; the page has its own
CAPITAL = 8.2  # height of a capital at the charts' type size of 11.5, in user units
PLAIN, STRONG = 1.05, 1.6  # strokes of letters, in user units
_COLOUR = re.compile(r"#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def png_of(svg: str, scale: float = SCALE) -> bytes:
    """A chart's <svg> text as PNG on white paper."""
    drawing = _Drawing(scale)
    parser = expat.ParserCreate()
    parser.StartElementHandler = drawing.start
    parser.EndElementHandler = drawing.end
    parser.CharacterDataHandler = drawing.said
    parser.Parse(svg, True)
    return drawing.canvas.png()


class _Drawing:
    def __init__(self, scale: float) -> None:
        self._scale = scale
        self.canvas = Canvas(1, 1)
        self._text: dict[str, str] | None = None
        self._words: list[str] = []

    def start(self, name: str, has: dict[str, str]) -> None:
        style = dict(part.split(":", 1) for part in has.get("style", "").split(";") if ":" in part)
        if name == "svg":
            width, height = (float(v) + 2 * MARGIN for v in has["viewBox"].split()[2:])
            self.canvas = Canvas(round(width * self._scale), round(height * self._scale))
        elif name == "rect" and (fill := _colour(style.get("fill"))) is not None:
            x, y, w, h, rx = (float(has.get(key, 0)) for key in ("x", "y", "width", "height", "rx"))
            opacity = float(style.get("opacity", 1))
            self.canvas.box(self._at(x), self._at(y), w * self._scale, h * self._scale, fill, opacity, rx * self._scale)
        elif name == "circle" and (fill := _colour(style.get("fill"))) is not None:
            self._circle(has, style, fill)
        elif name == "line":
            ends = np.array([[float(has["x1"]), float(has["y1"])], [float(has["x2"]), float(has["y2"])]])
            self._stroke(ends, style, has)
        elif name == "path":
            self._path(has, style)
        elif name == "text":
            self._text, self._words = {**style, **has}, []

    def end(self, name: str) -> None:
        if name == "text" and self._text is not None:
            has, self._text = self._text, None
            colour = _colour(has.get("fill")) or (0, 0, 0)
            width = STRONG if has.get("font-weight") == "600" else PLAIN
            x, y = self._at(float(has["x"])), self._at(float(has["y"]))
            said = "".join(self._words)
            self.canvas.text(x, y, said, CAPITAL * self._scale, width * self._scale, colour, has.get("text-anchor", ""))

    def said(self, words: str) -> None:
        if self._text is not None:
            self._words.append(words)

    def _at(self, value: float) -> float:
        return (value + MARGIN) * self._scale

    def _circle(self, has: dict[str, str], style: dict[str, str], fill: Colour) -> None:
        x, y, r = self._at(float(has["cx"])), self._at(float(has["cy"])), float(has["r"])
        edge = _colour(style.get("stroke"))
        if edge is not None:
            half = float(style.get("stroke-width", 1)) / 2
            self.canvas.dot(x, y, (r + half) * self._scale, edge)
            r -= half
        self.canvas.dot(x, y, r * self._scale, fill, float(style.get("opacity", 1)))

    def _path(self, has: dict[str, str], style: dict[str, str]) -> None:
        numbers = np.array([float(n) for n in _NUMBER.findall(has["d"])]).reshape(-1, 2)
        fill = _colour(style.get("fill"))
        if fill is not None and len(numbers) > 2:
            self.canvas.area(self._all(numbers), fill, float(style.get("opacity", 1)))
        self._stroke(numbers, style, has)

    def _stroke(self, points: np.ndarray, style: dict[str, str], has: dict[str, str]) -> None:
        colour = _colour(style.get("stroke"))
        if colour is None:
            return
        dash = [float(n) * self._scale for n in _NUMBER.findall(has.get("stroke-dasharray", ""))]
        width = float(style.get("stroke-width", 1)) * self._scale
        self.canvas.line(self._all(points), width, colour, float(style.get("opacity", 1)), dash)

    def _all(self, points: np.ndarray) -> np.ndarray:
        return (points + MARGIN) * self._scale


def _colour(written: str | None) -> Colour | None:
    """The colour in a style, a variable's fallback where there is one; None for none and transparent."""
    found = _COLOUR.search(written or "")
    if found is None:
        return None
    digits = found[1] if len(found[1]) == 6 else "".join(2 * d for d in found[1])
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)
