"""Why a sentence that was meant as an edit of the plan could not be read as one: the word nobody knows, and the nearest."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from datetime import date

from milo.coach.likely_names import nearest_name, typo_of
from milo.coach.plans.edits.reading import read_edit
from milo.coach.plans.edits.swaps_said import named_exercises
from milo.coach.plans.edits.weeks import EditRefused
from milo.coach.plans.text.spelling import DAY_WORDS, plain
from milo.vocabulary.exercises import find_exercise
from milo.vocabulary.plan import Day

NEAR_DAY = 0.75  # difflib's share of common letters from which a word is a day with a slip (our choice)
LEAST_LETTERS = 5  # of such a word: shorter ones are other words (our choice)


def why_unread(words: str, language: str, today: Day | date | None) -> EditRefused:
    """The reason to tell for words that read_edit made nothing of.

    A slip is only offered where the mended sentence is an edit, so that a question or a denial is none; nothing is done by it.
    """
    mended = _mended(words)
    if mended is not None and read_edit(mended, language, today) is not None:
        return EditRefused("words that are known", repr(words[:80]), mended)
    for name in named_exercises(words):
        if find_exercise(name) is None:
            near = nearest_name(name, language)
            return EditRefused(f"an exercise that is known, such as {near}" if near else "an exercise that is known", name)
    return one_change(words)


def one_change(words: str) -> EditRefused:
    """That one change at a time is wanted."""
    do = "say one change, such as 'move Thursday to Friday', 'no barbell' or '45 minutes'"
    return EditRefused("one change of the plan in a short sentence", repr(words[:80]), do)


def _mended(words: str) -> str | None:
    """The words with days and exercises that were mistyped spelled as they are known; None where nothing was."""
    days = [w for w in DAY_WORDS if len(w) >= LEAST_LETTERS]
    mended = words
    for word in re.findall(r"[^\W\d_]+", words):
        if len(word) < LEAST_LETTERS or plain(word).removesuffix("s") in DAY_WORDS or plain(word) in DAY_WORDS:
            continue
        near = difflib.get_close_matches(plain(word), days, n=1, cutoff=NEAR_DAY)
        if near:
            mended = re.sub(rf"\b{re.escape(word)}\b", near[0], mended)
    for name, known in _slips(mended):
        mended = re.sub(rf"\b{re.escape(name)}\b", known, mended, flags=re.IGNORECASE)
    return mended if mended != words else None


def _slips(words: str) -> Iterator[tuple[str, str]]:
    for name in named_exercises(words):
        meant = typo_of(name)
        if meant is not None:
            yield name, meant.name
