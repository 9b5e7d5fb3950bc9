"""How documents are named in MongoDB: by whose they are, then by what they are."""

from __future__ import annotations

from milo.store.envelope import FIRST, handle_of


def sealed_with(kept: bytes) -> str:
    """The key and envelope some bytes are sealed with, as the documents say it: so that what is older is found by asking.

    >>> [sealed_with(bytes((version, 255, 0, 0, 0, 0, 0, 0, 16)) + bytes(40)) for version in (1, 2)]
    ['ff00000000000010', '2ff00000000000010']
    """
    return ("" if kept[0] == FIRST else str(kept[0])) + handle_of(kept).hex()


def key(athlete: str, *rest: str | int) -> str:
    """The `_id` of a document: the athlete, then what tells it from the athlete's others.

    An athlete's id may hold a slash, and "a/b" with "c" must never be "a" with "b/c"; other ids are escaped nowhere, being last.

    >>> key("a0a0", "measurement", 20513), key("a/b", "c")
    ('a0a0/measurement/20513', 'a%2Fb/c')
    """
    whose = athlete.replace("%", "%25").replace("/", "%2F")
    return "/".join((whose, *map(str, rest)))
