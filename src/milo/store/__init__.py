"""Where the water rests: the store contract and its members. Knows only the vocabulary."""

from milo.store.contract import Store, Written

__all__ = ["Store", "Written"]
