"""Words in, words out: language models behind one small contract. One file a protocol; each holds a class `Provider`.

Knows only the vocabulary. Nothing here is needed: with no model the coach speaks by its own rules. See docs/models.md.
"""

from milo.llm.chain import Chain
from milo.llm.choosing import choose, find_providers
from milo.llm.ledger import Entry, Ledger, Metered, Price
from milo.llm.prompts import preview
from milo.llm.remembering import Remembering

__all__ = ["Chain", "Entry", "Ledger", "Metered", "Price", "Remembering", "choose", "find_providers", "preview"]
