"""What a page is made of before anybody decides how it looks: sections hand out blocks, renderers lay them out.

All text in a block is already in the athlete's language and units; numbers in charts are in the athlete's units too.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from milo.vocabulary.advice import Colour, Receipt


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """One thing said to the athlete, and what it stands on."""

    text: str
    receipts: list[Receipt] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """Sentences that belong together. quiet: an aside (a caveat, a thing that is missing), not the message."""

    sentences: list[Sentence]
    quiet: bool = False

    @property
    def text(self) -> str:
        return " ".join(sentence.text for sentence in self.sentences)


@dataclass(frozen=True, kw_only=True)
class Heading:
    """A heading inside a section."""

    text: str


@dataclass(frozen=True, kw_only=True)
class Line:
    """Points over days; None is a day without a value and leaves a gap. low and high: a band (the athlete's own range).

    dots: draw the points only (single readings beside their trend).  joined: connect across days without a point
    (sessions that are weeks apart).
    """

    label: str
    days: list[date]
    values: list[float | None]
    low: list[float | None] | None = None
    high: list[float | None] | None = None
    dots: bool = False
    joined: bool = False


@dataclass(frozen=True, kw_only=True)
class Tile:
    """One figure in large type. value is None when `note` says why there is none. origin: its code, origin_word: for people."""

    name: str
    label: str
    value: str | None
    unit: str
    note: str
    origin: str
    origin_word: str
    receipts: list[Receipt]
    spark: Line | None = None


@dataclass(frozen=True, kw_only=True)
class Tiles:
    """Figures side by side. small: secondary figures."""

    tiles: list[Tile]
    small: bool = False


@dataclass(frozen=True, kw_only=True)
class LineChart:
    """Lines over days with their bands. zero: draw the zero line.  wide: worth the whole width of the page."""

    title: str
    unit: str
    lines: list[Line]
    zero: bool = False
    wide: bool = False
    decimals: int = 0


@dataclass(frozen=True, kw_only=True)
class Bars:
    """One bar per label, the last one in the accent. mark: a level to compare with, and what it is called."""

    title: str
    unit: str
    labels: list[str]
    values: list[float | None]
    mark: float | None = None
    mark_label: str = ""
    decimals: int = 0


@dataclass(frozen=True, kw_only=True)
class Stack:
    """Stacked columns (nights of stages), or with one column a single bar of parts (minutes in zones).

    parts: name -> amounts, one per label.  scale: the ramp of colours, "zones" or "stages".
    """

    title: str
    unit: str
    labels: list[str]
    parts: dict[str, list[float | None]]
    scale: Literal["zones", "stages"]
    decimals: int = 0


@dataclass(frozen=True, kw_only=True)
class Ranking:
    """Named amounts as bars that lie, largest first (sets per muscle)."""

    title: str
    unit: str
    amounts: list[tuple[str, float]]
    decimals: int = 1


Chart = LineChart | Bars | Stack | Ranking


@dataclass(frozen=True, kw_only=True)
class Table:
    """Rows of text under a header. numbers: the columns set flush right.  note: one line under the table."""

    title: str
    header: list[str]
    rows: list[list[str]]
    numbers: frozenset[int] = frozenset()
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Tip:
    """One recommendation in words."""

    rule: str
    colour: Colour
    urgency: str
    title: str
    text: str
    receipts: list[Receipt]


@dataclass(frozen=True, kw_only=True)
class AdviceList:
    """What to do next, the most pressing first."""

    title: str
    tips: list[Tip]


Block = Heading | Paragraph | Tiles | LineChart | Bars | Stack | Ranking | Table | AdviceList
