"""The week as one HTML page that needs nothing else: no script, no font, no picture from outside; and its sections alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from milo.insight.views import Week
from milo.report.blocks import (
    AdviceList,
    Bars,
    Block,
    Heading,
    LineChart,
    Paragraph,
    Ranking,
    Sentence,
    Stack,
    Table,
    Tile,
    Tiles,
    Tip,
)
from milo.report.charts import svg_chart
from milo.report.line_chart import NARROW, WIDE, svg_spark
from milo.report.section import find_sections
from milo.report.speech import Words
from milo.report.style import MARK, PAGE_STYLE, STYLE
from milo.vocabulary.advice import Receipt
from milo.vocabulary.origin import Origin

ReceiptHref = Callable[[str, str], str]
"""(kind, record id) -> where that record can be seen."""

IDS_SHOWN = 24  # of a receipt's records on a page; the count says how many there are. Our choice
_UNIT_INSIDE = re.compile(r" (h|min)\b")
LONG_CELL = 24  # characters from which a cell takes the whole width of a phone


def render_html(week: Week, language: str = "en", units: str = "metric", strict: bool = False) -> str:
    """The whole page, well-formed as XML too. strict: a missing word raises MissingWords (tests)."""
    words = Words(language, units, strict)
    title = escape(page_title(week, words))
    body = "".join(
        f'<section id="{escape(name)}"><h2>{escape(heading)}</h2>{fragment}</section>'
        for name, heading, fragment in html_sections(week, language, None, units, strict)
    )
    chips = "".join(f'<span class="chip {escape(o)}">{escape(words.word("origin", o))}</span>' for o in week.origins)
    return (
        f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8"/>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"/>'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>"
        f"<title>{title} · {escape(words.span(week.first, week.last))}</title><style>{STYLE}{PAGE_STYLE}</style></head>"
        f'<body class="milo-report"><main><header><div><div class="mark">{MARK}<span>Milo</span></div><h1>{title}</h1>'
        f'<p class="when">{escape(words.span(week.first, week.last))}</p></div><div class="stands">{chips}</div></header>'
        f"{simulated_banner(week, words)}{body}"
        f"<footer>{escape(words.say('page.footer'))}</footer></main></body></html>\n"
    )


def html_sections(
    week: Week, language: str = "en", receipt_href: ReceiptHref | None = None, units: str = "metric", strict: bool = False
) -> list[tuple[str, str, str]]:
    """Each section as (name, title, HTML fragment without its heading), for a page that has STYLE and the class milo-report.

    receipt_href: where a record of a receipt can be opened; without it the receipts show ids only.
    """
    words = Words(language, units, strict)
    return [(s.name, s.title(words), _blocks(s.blocks(week, words), words, receipt_href)) for s in find_sections()]


def page_title(week: Week, words: Words) -> str:
    """Ada's week"""
    return words.say("page.title", name=week.name) if week.name else words.say("page.title_nameless")


def simulated_banner(week: Week, words: Words) -> str:
    """The mark no simulated week may miss; empty for the others."""
    if Origin.SIMULATED not in week.origins:
        return ""
    mark, said = escape(words.say("page.simulated_mark")), escape(words.say("page.simulated"))
    return f'<div class="simulated-banner" role="note"><b>{mark}</b>{said}</div>'


def _blocks(blocks: list[Block], words: Words, href: ReceiptHref | None) -> str:
    """Blocks one after the other; charts that follow each other share a grid."""
    parts: list[str] = []
    charts: list[LineChart | Bars | Stack | Ranking] = []
    for block in [*blocks, None]:
        if isinstance(block, LineChart | Bars | Stack | Ranking):
            charts.append(block)
            continue
        if charts:
            parts.append(_charts(charts, words))
            charts = []
        if isinstance(block, Heading):
            parts.append(f"<h3>{escape(block.text)}</h3>")
        elif isinstance(block, Paragraph):
            parts.append(_paragraph(block, words, href))
        elif isinstance(block, Tiles):
            small = " small" if block.small else ""
            columns = _columns(len(block.tiles))
            inside = "".join(_tile(t, words, href) for t in block.tiles)
            parts.append(f'<div class="tiles{small}" style="--columns:{columns}">{inside}</div>')
        elif isinstance(block, Table):
            parts.append(_table(block))
        elif isinstance(block, AdviceList):
            tips = "".join(_tip(tip, words, href) for tip in block.tips)
            parts.append(f'<h3>{escape(block.title)}</h3><ol class="advice">{tips}</ol>')
    return "".join(parts)


def _columns(tiles: int) -> int:
    """Columns of a wide page that leave no tile alone in its row."""
    return max(2, tiles) if tiles <= 5 else (tiles + 1) // 2 if tiles <= 8 else 4


def _charts(charts: list[LineChart | Bars | Stack | Ranking], words: Words) -> str:
    """Charts two by two; one that is wide or left alone takes the whole width, and is drawn a second time for a phone."""
    columns = [c for c in charts if not (isinstance(c, LineChart) and c.wide)]
    alone = columns[-1] if len(columns) % 2 and not isinstance(columns[-1], Ranking) else None
    parts = []
    for chart in charts:
        caption = f"<figcaption>{escape(chart.title)}<small>{escape(chart.unit)}</small></figcaption>"
        narrow = svg_chart(chart, words, NARROW)
        if chart is alone or chart not in columns:
            both = f'<div class="for-wide">{svg_chart(chart, words, WIDE)}</div><div class="for-narrow">{narrow}</div>'
            parts.append(f'<figure class="wide">{caption}{both}</figure>')
        else:
            parts.append(f"<figure>{caption}{narrow}</figure>")
    return f'<div class="charts">{"".join(parts)}</div>'


def _paragraph(paragraph: Paragraph, words: Words, href: ReceiptHref | None) -> str:
    kind = "quiet" if paragraph.quiet else "lead"
    said = f'<p class="{kind}">{escape(paragraph.text)}</p>'
    bound = [s for s in paragraph.sentences if s.receipts]
    return said + (_details(words.say("receipt.open_sentences"), _claims(bound, words, href)) if bound else "")


def _claims(sentences: list[Sentence], words: Words, href: ReceiptHref | None) -> str:
    return "".join(f"<p>{escape(s.text)}</p>{_receipts(s.receipts, words, href)}" for s in sentences)


def _tile(tile: Tile, words: Words, href: ReceiptHref | None) -> str:
    unit = f"<small>{escape(tile.unit)}</small>" if tile.unit else ""
    digits = _UNIT_INSIDE.sub(r"<small>\1</small>", escape(tile.value or ""))
    value = f'<div class="value">{digits}{unit}</div>' if tile.value is not None else '<div class="value none">–</div>'
    note = f'<div class="note">{escape(tile.note)}</div>' if tile.note else ""
    spark = svg_spark(tile.spark) if tile.spark is not None else ""
    chip = f'<span class="chip {escape(tile.origin)}">{escape(tile.origin_word)}</span>' if tile.value is not None else ""
    receipts = _opened(tile.receipts, words, href, "receipt.open_short")
    foot = f'<div class="foot">{chip}{receipts}</div>' if chip or receipts else ""
    return f'<div class="tile"><div class="label">{escape(tile.label)}</div>{value}{note}{spark}{foot}</div>'


def _tip(tip: Tip, words: Words, href: ReceiptHref | None) -> str:
    head = f'<div class="head"><b>{escape(tip.title)}</b><span class="urgency">{escape(tip.urgency)}</span></div>'
    return f'<li class="{tip.colour}">{head}<p>{escape(tip.text)}</p>{_opened(tip.receipts, words, href)}</li>'


def _opened(receipts: list[Receipt], words: Words, href: ReceiptHref | None, key: str = "receipt.open") -> str:
    return _details(words.say(key), _receipts(receipts, words, href)) if receipts else ""


def _details(summary: str, inside: str) -> str:
    return f"<details><summary>{escape(summary)}</summary>{inside}</details>"


def _receipts(receipts: list[Receipt], words: Words, href: ReceiptHref | None) -> str:
    return f'<ul class="receipts">{"".join(_receipt(r, words, href) for r in receipts)}</ul>'


def _receipt(receipt: Receipt, words: Words, href: ReceiptHref | None) -> str:
    shown = [_record(receipt.kind, record_id, href) for record_id in receipt.record_ids[:IDS_SHOWN]]
    rest = max(receipt.count, len(receipt.record_ids)) - len(shown)
    more = f" {escape(words.say('receipt.more', count=rest))}" if shown and rest > 0 else ""
    ids = f'<span class="ids">{" ".join(shown)}{more}</span>' if shown else ""
    return f"<li>{escape(words.receipt(receipt))} · <code>{escape(receipt.rule)}</code>{ids}</li>"


def _record(kind: str, record_id: str, href: ReceiptHref | None) -> str:
    return escape(record_id) if href is None else f'<a href="{escape(href(kind, record_id))}">{escape(record_id)}</a>'


def _table(table: Table) -> str:
    def mark(i: int, cell: str, head: bool = False) -> str:
        kinds = ["number"] * (i in table.numbers) + ["long"] * (not head and len(cell) > LONG_CELL)
        return f' class="{" ".join(kinds)}"' if kinds else ""

    head = "".join(f"<th{mark(i, name, head=True)}>{escape(name)}</th>" for i, name in enumerate(table.header))
    rows = "".join(
        "<tr>"
        + "".join(f'<td{mark(i, cell)} data-label="{escape(table.header[i])}">{escape(cell)}</td>' for i, cell in enumerate(row))
        + "</tr>"
        for row in table.rows
    )
    note = f'<p class="quiet">{escape(table.note)}</p>' if table.note else ""
    body = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return f'<h3>{escape(table.title)}</h3><div class="scroll">{body}</div>{note}'
