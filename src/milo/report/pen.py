"""The marks every chart is drawn with: boxes, rules, paths, text, the grid and the legend, as SVG text.

Colours are CSS variables with a fallback, so that a chart follows light and dark where the page says so and stands alone
where nothing does.
"""

from __future__ import annotations

from html import escape

from milo.report.scale import Frame
from milo.report.speech import Words

INK, MUTED, HAIR = "var(--ink,#1C1B19)", "var(--muted,#6B6762)", "var(--hair,#E6E2DB)"
CARD, ACCENT, QUIET_BAR = "var(--card,#fff)", "var(--accent,#A94D26)", "var(--bar,#D9CFC2)"
CHAR = 6.1  # mean width of a character at the charts' type size
LEGEND_ROW, LABEL_LENGTH = 18.0, 36


def place(value: float) -> str:
    """A place to a tenth of a unit: enough for paper, and a third of the bytes."""
    return f"{value:.1f}".removesuffix(".0")


def box(x: float, y: float, width: float, height: float, style: str, rx: float = 0.0, told: str = "") -> str:
    """A rectangle; told: what it says to the pointer."""
    corner = f' rx="{place(rx)}"' if rx else ""
    where = f'x="{place(x)}" y="{place(y)}" width="{place(width)}" height="{place(height)}"'
    inside = f"><title>{escape(told)}</title></rect>" if told else "/>"
    return f'<rect {where}{corner} style="{style}"{inside}'


def rule(x1: float, y1: float, x2: float, y2: float, style: str = f"stroke:{HAIR}", dash: str = "") -> str:
    """A straight line."""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<line x1="{place(x1)}" y1="{place(y1)}" x2="{place(x2)}" y2="{place(y2)}" style="{style}"{dashed}/>'


def dot(x: float, y: float, r: float, style: str) -> str:
    """A filled circle."""
    return f'<circle cx="{place(x)}" cy="{place(y)}" r="{r}" style="{style}"/>'


def path(points: list[tuple[float, float]], style: str, closed: bool = False, dash: str = "") -> str:
    """Points joined by straight strokes."""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    drawn = "L".join(f"{place(x)} {place(y)}" for x, y in points)
    return f'<path d="M{drawn}{"Z" if closed else ""}" style="{style}"{dashed} stroke-linejoin="round" stroke-linecap="round"/>'


def text(x: float, y: float, said: str, anchor: str = "", strong: bool = False) -> str:
    """Words; anchor: "middle" or "end"."""
    where = f' text-anchor="{anchor}"' if anchor else ""
    style = f"fill:{INK};font-weight:600" if strong else f"fill:{MUTED}"
    return f'<text x="{place(x)}" y="{place(y)}"{where} style="{style}">{escape(said)}</text>'


def short(said: str, length: int) -> str:
    """As much of a label as has room."""
    return said if len(said) <= length else said[: max(1, length - 1)].rstrip() + "…"


def colour(name: str, fallbacks: tuple[str, ...], number: int) -> str:
    """The CSS variable of a series, zone or stage."""
    i = number % len(fallbacks)
    return f"var(--{name}-{i + 1},{fallbacks[i]})"


def sheet(title: str, told: str, width: float, height: float, parts: list[str]) -> str:
    """The whole <svg>, with its title and description for those who do not see it."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {place(width)} {place(height)}" role="img" '
        f'aria-label="{escape(title)}" style="font:11.5px system-ui,sans-serif">'
        f"<desc>{escape(told)}</desc>{''.join(parts)}</svg>"
    )


def nothing(title: str, words: Words, width: float) -> str:
    """A chart without a single value says so."""
    said = words.say("general.nothing")
    return sheet(title, said, width, 60.0, [text(width / 2, 34, said, "middle")])


# --- axes and legend ----------------------------------------------------------------------------------------------------


def framed(
    marks: list[float], decimals: int, words: Words, width: float, height: float, legend_rows: int = 0, right: float = 14.0
) -> Frame:
    """The frame whose left margin holds the longest mark and whose top holds the legend."""
    longest = max(len(words.number(mark, mark_decimals(marks, decimals))) for mark in marks)
    extra = LEGEND_ROW * legend_rows
    return Frame(width, height + extra, marks[0], marks[-1], left=longest * CHAR + 12, right=right, top=16.0 + extra)


def mark_decimals(marks: list[float], decimals: int) -> int:
    """Decimals of the axis: none while its marks are whole."""
    return 0 if all(mark == int(mark) for mark in marks) else max(1, decimals)


def grid(frame: Frame, marks: list[float], decimals: int, words: Words) -> list[str]:
    """A hair line and a number at each mark."""
    parts = []
    for mark in marks:
        y = frame.y(mark)
        parts.append(rule(frame.left, y, frame.width - frame.right, y))
        parts.append(text(frame.left - 8, y + 4, words.number(mark, mark_decimals(marks, decimals)), "end"))
    return parts


def legend_rows(labels: list[str], width: float) -> list[list[str]]:
    """Labels in rows that fit the width."""
    rows: list[list[str]] = [[]]
    used = 0.0
    for label in labels:
        need = len(short(label, LABEL_LENGTH)) * CHAR + 34
        if rows[-1] and used + need > width - 20:
            rows.append([])
            used = 0.0
        rows[-1].append(label)
        used += need
    return rows


def legend(rows: list[list[str]], colours: list[str], left: float = 2.0, dash: str = "") -> list[str]:
    """A swatch and a label for each; with a dash, a piece of dashed line for each."""
    parts, number = [], 0
    for i, row in enumerate(rows):
        x, y = left, 12.0 + LEGEND_ROW * i
        for label in row:
            said = short(label, LABEL_LENGTH)
            if dash:
                parts.append(rule(x, y - 4, x + 14, y - 4, f"stroke:{colours[number]};stroke-width:1.2", dash))
            else:
                parts.append(box(x, y - 9, 11, 11, f"fill:{colours[number]}", rx=3))
            parts.append(text(x + 18, y, said))
            x += len(said) * CHAR + 34
            number += 1
    return parts
