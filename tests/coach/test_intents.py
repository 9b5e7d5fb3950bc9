"""What athletes write is understood in two languages, with slips, and what is not asked of a coach is not guessed."""

from __future__ import annotations

import pytest

from coach.intent_phrases import PHRASES
from coach.talk_scenes import dice
from milo.coach.talk.heard.intents import intents, language_of
from milo.coach.talk.words.intent_words import CUES

LONG = 6  # letters of a word from which a slip still leaves it a word people recognise


@pytest.mark.parametrize(("text", "language", "name"), PHRASES)
def test_a_phrase_means_what_it_says(text, language, name):
    found = intents(text)
    assert found.name == name
    assert found.language == language


@pytest.mark.parametrize(("text", "language", "name"), PHRASES)
def test_capitals_accents_and_marks_change_nothing(text, language, name):
    plain = text.upper().translate(str.maketrans("ÁÉÍÓÚ", "AEIOU"))
    assert intents(plain).name == name
    assert intents(f"  {text}!!! \u200b").name == name


def slipped(text: str, seed: int) -> str:
    """The text with two neighbouring letters swapped inside one of its long words."""
    rng = dice(seed)
    words = text.split(" ")
    long = [n for n, word in enumerate(words) if len(word) >= LONG and word.isalpha()]
    if not long:
        return text
    n = rng.choice(long)
    at = rng.randrange(1, len(words[n]) - 2)
    words[n] = words[n][:at] + words[n][at + 1] + words[n][at] + words[n][at + 2 :]
    return " ".join(words)


def test_slips_of_the_finger_are_forgiven():
    tried = [(slipped(text, seed), name) for seed in range(5) for text, _, name in PHRASES]
    tried = [(text, name) for text, name in tried if text not in {t for t, _, _ in PHRASES}]
    wrong = [(text, name, intents(text).name) for text, name in tried if intents(text).name != name]
    assert len(tried) > 300
    assert len(wrong) / len(tried) <= 0.05, wrong


@pytest.mark.parametrize(
    ("text", "exercise"),
    [
        ("how do I do a romanian deadlift?", "romanian_deadlift"),
        ("swap bench press please", "bench_press"),
        ("técnica de peso muerto rumano", "romanian_deadlift"),
        ("hwo do i do a romanain deadlfit", "romanian_deadlift"),
        ("¿cómo se hace la sentadilla búlgara?", "bulgarian_split_squat"),
    ],
)
def test_the_longest_name_of_an_exercise_is_found(text, exercise):
    assert intents(text).exercise == exercise


def test_days_are_read():
    assert intents("what do I do on friday?").day == "friday"
    assert intents("¿qué toca el miércoles?").day == "wednesday"
    assert intents("what's on tomorrow?").tomorrow
    assert intents("¿qué entreno mañana?").tomorrow
    assert not intents("¿qué entreno hoy por la mañana?").tomorrow


def test_topics_are_read():
    assert intents("how did I sleep and what is my hrv?").topics == ("sleep", "heart")
    assert intents("mi peso").topics == ("weight",)


def test_nothing_and_nonsense_and_very_long_texts_are_answered_too():
    for text in ("", " ", "???", "\x00\x01", "🏋️", "a" * 100_000, "squat " * 20_000):
        assert intents(text).name in {"unknown", "how"}


def test_the_language_told_wins_over_the_one_recognised():
    assert intents("¿qué toca hoy?", "en").language == "en"
    assert language_of("") == "en"


def test_every_intent_has_a_cue_and_every_cue_an_idea():
    shaped = {"unknown", "meals", "word"}  # by its whole shape: tests/coach/test_asking_words.py
    assert {name for name, _, _ in CUES} | shaped >= {name for _, _, name in PHRASES}
    assert all(ideas and weight > 0 for _, ideas, weight in CUES)
