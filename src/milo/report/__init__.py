"""The week as blocks: sections by body system, rendered as a page, as Markdown and as a message."""

from __future__ import annotations

from milo.insight.views import Week
from milo.report.blocks import Block
from milo.report.catalogue import LANGUAGES, MissingWords
from milo.report.charts import svg_bars, svg_chart, svg_parts, svg_ranking, svg_stack
from milo.report.chat import render_chat
from milo.report.html import html_sections, render_html
from milo.report.line_chart import svg_lines, svg_spark
from milo.report.markdown import render_markdown
from milo.report.section import find_sections
from milo.report.speech import Words
from milo.report.style import STYLE

__all__ = [
    "LANGUAGES",
    "STYLE",
    "MissingWords",
    "Words",
    "find_sections",
    "html_sections",
    "render_chat",
    "render_html",
    "render_markdown",
    "section_blocks",
    "svg_bars",
    "svg_chart",
    "svg_lines",
    "svg_parts",
    "svg_ranking",
    "svg_spark",
    "svg_stack",
]


def section_blocks(
    week: Week, language: str = "en", units: str = "metric", strict: bool = False
) -> list[tuple[str, str, list[Block]]]:
    """Each section as (name, title, blocks), for a page that lays blocks out by itself."""
    words = Words(language, units, strict)
    return [(section.name, section.title(words), section.blocks(week, words)) for section in find_sections()]
