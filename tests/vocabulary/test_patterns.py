"""Expressions compiled at their first use say what those of re.compile say."""

from __future__ import annotations

import re

import pytest

from milo.vocabulary.patterns import late


def test_it_finds_what_a_compiled_one_finds() -> None:
    text = "3 sets of 5 at 100 kg"
    there, at_once = late(r"(\d+) (?P<word>sets|KG)", re.IGNORECASE), re.compile(r"(\d+) (?P<word>sets|KG)", re.IGNORECASE)
    assert there.findall(text) == at_once.findall(text) == [("3", "sets"), ("100", "kg")]
    assert there.sub("-", text) == at_once.sub("-", text)
    assert (there.pattern, there.flags, there.groupindex) == (at_once.pattern, at_once.flags, at_once.groupindex)


def test_a_mistake_in_it_shows_at_the_first_use_and_not_before() -> None:
    broken = late("(")
    with pytest.raises(re.error):
        broken.search("any")
