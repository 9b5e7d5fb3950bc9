"""Cuts plain text into the pieces that the sentence encoder knows: words, and ends of words where it does not know the whole.

Source: greedy longest match (WordPiece, Wu et al., arXiv:1609.08144, section 4.1), as BERT does on lower-case text without accents
(Devlin et al., arXiv:1810.04805).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

START, END, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
INSIDE = "##"  # marks a piece that does not begin a word
LONGEST_WORD = 100  # characters; a longer one is unknown
_WORDS = re.compile(r"[^\W_]+|[^\s\w]|_")


def cut(text: str, known: Mapping[str, int]) -> list[int]:
    """Numbers of the pieces of a text, between those of START and END.

    text: any; it is brought to lower case and its accents are taken off.  known: the number of each piece.
    """
    bare = "".join(
        c for c in unicodedata.normalize("NFD", text.lower()) if unicodedata.category(c) not in {"Mn", "Cc", "Cf"} or c.isspace()
    )
    return [known[START], *(piece for word in _WORDS.findall(bare) for piece in _pieces(word, known)), known[END]]


def _pieces(word: str, known: Mapping[str, int]) -> list[int]:
    if len(word) > LONGEST_WORD:
        return [known[UNKNOWN]]
    found, at = [], 0
    while at < len(word):
        mark = INSIDE if at else ""
        end = next((end for end in range(len(word), at, -1) if mark + word[at:end] in known), at)
        if end == at:
            return [known[UNKNOWN]]
        found.append(known[mark + word[at:end]])
        at = end
    return found
