"""The sentences of the talk: the catalogues that are put together keep out of each other's way."""

from __future__ import annotations

from itertools import combinations

import pytest

from milo.coach.talk.words.food_words import FOODS_EN, FOODS_ES
from milo.coach.talk.words.part_words_en import PARTS_EN
from milo.coach.talk.words.part_words_es import PARTS_ES
from milo.coach.talk.words.running_words import RUNNING_EN, RUNNING_ES
from milo.coach.talk.words.talk_words_en import ENGLISH
from milo.coach.talk.words.talk_words_es import SPANISH


@pytest.mark.parametrize("catalogues", [(ENGLISH, PARTS_EN, FOODS_EN, RUNNING_EN), (SPANISH, PARTS_ES, FOODS_ES, RUNNING_ES)])
def test_no_sentence_stands_for_two_things(catalogues: tuple[dict[str, str], ...]) -> None:
    for one, other in combinations(catalogues, 2):
        assert set(one) & set(other) == set()
