"""Texts: cut where one pauses, in both languages and three tones, at Telegram's pace."""

from __future__ import annotations

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milo.channels.telegram.conversation import COMMANDS
from milo.channels.telegram.cutting import MOST_UNITS, clean, cut, units
from milo.channels.telegram.pacing import Pacer
from milo.channels.telegram.words import TONES, BotWords, bot_catalogue


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=400), st.integers(2, 60))
def test_pieces_are_short_enough_and_lose_only_white_space(text: str, most: int) -> None:
    pieces = cut(text, most)
    assert all(0 < units(piece) <= most for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_a_long_text_is_cut_after_a_sentence() -> None:
    text = " ".join(f"This is sentence number {n}." for n in range(400))
    pieces = cut(text)
    assert len(pieces) > 1
    assert all(piece.endswith(".") and piece.startswith("This") for piece in pieces)
    assert max(map(units, pieces)) > MOST_UNITS / 3


def test_a_paragraph_is_kept_whole_where_it_fits() -> None:
    assert cut("One one.\n\nTwo two. Two more.", 20) == ["One one.", "Two two. Two more."]


def test_length_is_counted_as_telegram_counts_it() -> None:
    assert units("a😀") == 3
    assert [units(p) for p in cut("😀" * 3_000)] == [4_096, 1_904]


def test_half_characters_and_control_characters_are_replaced() -> None:
    assert clean("a\ud800b\x00c\u202ed\r\ne") == "a\ufffdb c d\ne"


def test_both_languages_say_the_same_things_with_the_same_blanks() -> None:
    english, spanish = bot_catalogue("en"), bot_catalogue("es")
    assert english.keys() == spanish.keys()
    for key, said in english.items():
        blanks = [sorted(filter(None, (b[1] for b in string.Formatter().parse(words)))) for words in (said, spanish[key])]
        assert blanks[0] == blanks[1], key


def test_a_sentence_with_a_tone_has_all_three_and_the_same_numbers_in_each() -> None:
    for language in ("en", "es"):
        said = bot_catalogue(language)
        endings = tuple(f"_{tone}" for tone in TONES)
        toned = {key.rpartition("_")[0] for key in said if key.endswith(endings)}
        assert len(toned) >= 5
        for key in toned:
            blanks = [sorted(re.findall(r"\{(\w+)\}|\d", said[f"{key}_{tone}"])) for tone in TONES]
            assert blanks[0] == blanks[1] == blanks[2], key
            assert not key.startswith(("bot.pain", "bot.help", "bot.link")), "safety has no tone"


@pytest.mark.parametrize("tone", TONES)
def test_words_that_are_missing_raise_in_tests(tone: str) -> None:
    words = BotWords("en", "metric", tone, strict=True)  # type: ignore[arg-type]
    assert words.say("bot.workout.rest_over", exercise="Squat", number=2).startswith(("The rest", "Time"))
    assert words.weight(62.5) == "62.5 kg"
    assert BotWords("es", "imperial").weight(100) == "220,5 lb"


def test_every_command_stands_in_the_menu() -> None:
    for language in ("en", "es"):
        assert {f"bot.menu.{c}" for c in COMMANDS} <= bot_catalogue(language).keys()
        assert all(len(bot_catalogue(language)[f"bot.menu.{c}"]) <= 256 for c in COMMANDS)


class Seconds:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_chat_is_spoken_to_once_a_second_and_all_of_them_thirty_times() -> None:
    seconds = Seconds()
    pacer = Pacer(seconds=seconds)
    turns = [seconds.now + pacer.take(chat) for chat in range(90)]
    assert all(sum(1 for at in turns if start <= at < start + 1) <= 31 for start in turns)
    assert max(turns) == pytest.approx(seconds.now + 89 / 30)
    assert pacer.chat_s(0) == pytest.approx(1.0)
    assert pacer.chat_s(30) == pytest.approx(2.0)
    seconds.now += 1.0
    assert pacer.chat_s(0) == 0


def test_a_pause_telegram_asked_for_holds_that_chat_alone() -> None:
    seconds = Seconds()
    pacer = Pacer(seconds=seconds)
    pacer.hold(1, 30)
    assert pacer.chat_s(1) == pytest.approx(30)
    assert (pacer.chat_s(2), pacer.take(2)) == (0, 0)
    seconds.now += 30
    assert pacer.chat_s(1) == 0
