"""The card's two drawings, as SVG."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log

WIDE, HIGH, EDGE = 420, 320, 46
HEAD = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" font-family="sans-serif" font-size="12">'


def calibration(bins: Sequence[Sequence[float]]) -> bytes:
    """Predicted against observed 28-day risk, tenths of the landmarks."""
    top = max(max(b[0], b[1]) for b in bins) * 1.1 or 1.0

    def x(v: float) -> float:
        return EDGE + v / top * (WIDE - 2 * EDGE)

    def y(v: float) -> float:
        return HIGH - EDGE - v / top * (HIGH - 2 * EDGE)

    dots = "".join(f'<circle cx="{x(p):.1f}" cy="{y(o):.1f}" r="4" fill="#2b6cb0"/>' for p, o, _ in bins)
    marks = "".join(
        f'<text x="{x(v):.0f}" y="{HIGH - EDGE + 16}" text-anchor="middle">{100 * v:.1f}</text>'
        f'<text x="{EDGE - 6}" y="{y(v) + 4:.0f}" text-anchor="end">{100 * v:.1f}</text>'
        for v in (0, top / 2, top)
    )
    return (
        f'{HEAD}<line x1="{x(0)}" y1="{y(0)}" x2="{x(top)}" y2="{y(top)}" stroke="#999" stroke-dasharray="4"/>{dots}{marks}'
        f'<text x="{WIDE / 2}" y="{HIGH - 10}" text-anchor="middle">predicted 28-day risk, %</text>'
        f'<text x="14" y="{HIGH / 2}" text-anchor="middle" transform="rotate(-90 14 {HIGH / 2})">observed, %</text></svg>'
    ).encode()


def bars(ratios: Mapping[str, float]) -> bytes:
    """Hazard ratio per standard deviation of each signal."""
    shown = sorted(ratios.items(), key=lambda r: -abs(log(r[1])))
    most = max(abs(log(r)) for _, r in shown) or 1.0
    middle, tall = 250, (HIGH - 20) / len(shown)
    rows = []
    for n, (name, ratio) in enumerate(shown):
        length = log(ratio) / most * 110
        left, at = min(middle, middle + length), 10 + n * tall
        rows.append(
            f'<rect x="{left:.1f}" y="{at:.1f}" width="{max(abs(length), 0.5):.1f}" height="{tall * 0.7:.1f}" '
            f'fill="{"#c53030" if ratio > 1 else "#2f855a"}"/><text x="8" y="{at + tall * 0.55:.1f}">{name}</text>'
            f'<text x="{WIDE - 6}" y="{at + tall * 0.55:.1f}" text-anchor="end">{ratio:.2f}</text>'
        )
    return f"{HEAD}{''.join(rows)}</svg>".encode()
