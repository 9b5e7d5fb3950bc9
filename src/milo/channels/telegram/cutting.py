"""Long text in pieces that Telegram takes, cut where a person would pause."""

from __future__ import annotations

import re

MOST_UNITS = 4_096  # of UTF-16, Telegram's limit for a message
CAPTION_UNITS = 1_024  # and for the words under a photo
_PAUSES = (re.compile(r"\n\s*\n"), re.compile(r"\n"), re.compile(r"(?<=[.!?…])[)\"'»]*\s"), re.compile(r"\s"))


def units(text: str) -> int:
    """How long Telegram takes a text to be: UTF-16 units, two for a character beyond the first plane."""
    return len(text) + sum(c > "\uffff" for c in text)


def cut(text: str, most: int = MOST_UNITS) -> list[str]:
    """A text as pieces of at most `most` UTF-16 units: at paragraphs, else lines, else sentences, else words, else anywhere.

    Nothing but white space at the cuts is lost. An empty text gives no piece.
    """
    pieces: list[str] = []
    rest = text.strip()
    while units(rest) > most:
        head = _head(rest, most)
        # A pause in the first third would leave short pieces; a finer one further on reads better.
        ends = ([m.end() for m in pause.finditer(head) if m.end() > len(head) // 3] for pause in _PAUSES)
        at = next((found[-1] for found in ends if found), len(head))
        pieces.append(rest[:at].strip())
        rest = rest[at:].strip()
    return [piece for piece in [*pieces, rest] if piece]


def _head(text: str, most: int) -> str:
    """The longest beginning of at most `most` units."""
    used = 0
    for i, c in enumerate(text[:most]):
        used += 2 if c > "\uffff" else 1
        if used > most:
            return text[:i]
    return text[:most]


def clean(text: str) -> str:
    """A text as it can be kept and shown: half characters and control characters replaced, line ends unified."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c if c in "\n\t" or c.isprintable() or c in "\u200d\ufe0f" else " " for c in whole)
