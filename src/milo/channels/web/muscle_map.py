"""Which muscles a session worked, on a body drawn by our own code: front and back, darker where more sets were done."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from milo.channels.web.guest import Guest

Shape = tuple[float, float, float, float, float]  # centre x and y, radii, turn in degrees; of the right half, mirrored at x = 50

FRONT: dict[str, tuple[Shape, ...]] = {
    "chest": ((40.5, 50, 9.5, 7, -8),),
    "front_delts": ((28, 44, 5, 6, 20),),
    "side_delts": ((22.5, 47, 3.5, 6, 15),),
    "biceps": ((21.5, 62, 4, 8.5, 8),),
    "forearms": ((17, 83, 3.5, 10, 8),),
    "abs": ((45.5, 72, 4.5, 14, 0),),
    "quads": ((39, 117, 7.5, 19, 3),),
    "adductors": ((46.5, 108, 2.8, 11, -4),),
}
BACK: dict[str, tuple[Shape, ...]] = {
    "traps": ((44, 38, 6.5, 6, 30),),
    "rear_delts": ((27, 44, 5, 5.5, 15),),
    "back": ((39.5, 58, 8.5, 13, 10),),
    "low_back": ((45.5, 79, 4, 8, 0),),
    "triceps": ((21, 62, 4, 9, 8),),
    "glutes": ((41.5, 95, 8.5, 8.5, 0),),
    "hamstrings": ((40, 120, 6.5, 16, 3),),
    "calves": ((39.5, 151, 5, 12.5, 2),),
}


def muscle_map(guest: Guest, muscles: Mapping[str, float]) -> str:
    """The body as SVG with a list for whoever does not see it. muscles: muscle -> sets, fractional."""
    if not muscles:
        return ""
    most = max(muscles.values())
    sides = "".join(
        f'<g transform="translate({shift} 0)">{_body()}'
        f"{''.join(_muscle(n, s, muscles.get(n, 0.0) / most) for n, s in side.items())}</g>"
        for shift, side in ((0, FRONT), (105, BACK))
    )
    ranked = sorted(muscles.items(), key=lambda item: -item[1])
    rows = "".join(
        f"<li><span>{escape(guest.words.word('muscle', name))}</span><b>{escape(guest.words.number(sets, 1))}</b></li>"
        for name, sets in ranked
    )
    title = guest.html("activity-muscles")
    return (
        f'<section class="muscle-map"><h2>{title}</h2><div><svg viewBox="0 0 205 180" role="img" aria-label="{title}">{sides}</svg>'
        f"<ul>{rows}</ul></div></section>"
    )


def _body() -> str:
    half = '<path d="M50 36 C38 37 28 38 23 44 C18 52 16 66 13 88 L16 98 L21 97 C25 80 28 66 30 60 L33 82 C30 92 30 100 31 110 L33 138 L34 170 L44 170 L46 138 L49 106 L50 104 Z"/>'  # noqa: E501
    return (
        '<g class="body"><ellipse cx="50" cy="18" rx="10" ry="13"/><path d="M45 28h10v9h-10z"/>'
        f'{half}<g transform="matrix(-1 0 0 1 100 0)">{half}</g></g>'
    )


def _muscle(name: str, shapes: tuple[Shape, ...], share: float) -> str:
    drawn = "".join(f'<ellipse cx="{x}" cy="{y}" rx="{a}" ry="{b}" transform="rotate({t} {x} {y})"/>' for x, y, a, b, t in shapes)
    opacity = 0.0 if share <= 0 else 0.25 + 0.75 * share
    return (
        f'<g class="muscle" data-muscle="{name}" fill-opacity="{opacity:.2f}">{drawn}'
        f'<g transform="matrix(-1 0 0 1 100 0)">{drawn}</g></g>'
    )
