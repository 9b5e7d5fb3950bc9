"""The week as Markdown, for a note or a repository: text, tables and figures; charts are told by their numbers."""

from __future__ import annotations

import re

from milo.insight.views import Week
from milo.report.blocks import AdviceList, Bars, Block, Heading, LineChart, Paragraph, Ranking, Stack, Table, Tile, Tiles
from milo.report.html import page_title
from milo.report.section import find_sections
from milo.report.speech import Words
from milo.vocabulary.advice import Receipt
from milo.vocabulary.origin import Origin

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#])")


def render_markdown(week: Week, language: str = "en", units: str = "metric", strict: bool = False) -> str:
    """The week as CommonMark with pipe tables; what athletes and files wrote is escaped."""
    words = Words(language, units, strict)
    parts = [f"# {_plain(page_title(week, words))}", words.span(week.first, week.last)]
    if Origin.SIMULATED in week.origins:
        parts.append(f"> **{words.say('page.simulated_mark')}** {words.say('page.simulated')}")
    for section in find_sections():
        parts.append(f"## {_plain(section.title(words))}")
        parts += [text for block in section.blocks(week, words) if (text := _block(block, words))]
    parts.append(f"---\n\n{_plain(words.say('page.footer'))}")
    return "\n\n".join(parts) + "\n"


def _block(block: Block, words: Words) -> str:
    if isinstance(block, Heading):
        return f"### {_plain(block.text)}"
    if isinstance(block, Paragraph):
        return f"*{_plain(block.text)}*" if block.quiet else _plain(block.text)
    if isinstance(block, Tiles):
        return "\n".join(_tile(tile, words) for tile in block.tiles)
    if isinstance(block, Table):
        note = f"\n\n*{_plain(block.note)}*" if block.note else ""
        return f"### {_plain(block.title)}\n\n{_rows(block.header, block.rows, block.numbers)}{note}"
    if isinstance(block, AdviceList):
        tips = [
            f"{i}. **{_plain(t.title)}** ({t.urgency}). {_plain(t.text)}{_stands_on(t.receipts, words)}"
            for i, t in enumerate(block.tips, 1)
        ]
        return f"### {_plain(block.title)}\n\n" + "\n".join(tips)
    return _chart(block, words)


def _chart(block: LineChart | Bars | Stack | Ranking, words: Words) -> str:
    if isinstance(block, LineChart):
        return ""  # days upon days: the figures above say what they come to
    if isinstance(block, Bars):
        rows = [
            [label, "–" if v is None else words.number(v, block.decimals)]
            for label, v in zip(block.labels, block.values, strict=True)
        ]
        header = [block.title, block.unit]
    elif isinstance(block, Ranking):
        rows, header = [[name, words.number(v, block.decimals)] for name, v in block.amounts], [block.title, block.unit]
    else:
        rows = [
            [
                label or block.title,
                *("–" if v[i] is None else words.number(v[i] or 0.0, block.decimals) for v in block.parts.values()),
            ]
            for i, label in enumerate(block.labels)
        ]
        header = [f"{block.title} ({block.unit})", *block.parts]
    return _rows(header, rows, frozenset(range(1, len(header))))


def _tile(tile: Tile, words: Words) -> str:
    if tile.value is None:
        return f"- {_plain(tile.label)}: – ({_plain(tile.note)})"
    said = " ".join(part for part in (tile.value, tile.unit) if part)
    note = f"; {_plain(tile.note)}" if tile.note else ""
    return f"- {_plain(tile.label)}: **{_plain(said)}** ({tile.origin_word}{note}){_stands_on(tile.receipts, words)}"


def _stands_on(receipts: list[Receipt], words: Words) -> str:
    said = "; ".join(f"{_plain(words.receipt(r))}, `{r.rule.replace('`', '')}`" for r in receipts)
    return f" [{said}]" if said else ""


def _rows(header: list[str], rows: list[list[str]], numbers: frozenset[int]) -> str:
    line = ["---:" if i in numbers else "---" for i in range(len(header))]
    return "\n".join(
        "| " + " | ".join(row) + " |" for row in ([_plain(c) for c in header], line, *([_plain(c) for c in r] for r in rows))
    )


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
