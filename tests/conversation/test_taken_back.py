"""What takes back or deletes is found by the learned reader: scored on a corpus, with no tolerance for what was denied or asked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from milo.app.understanding import student
from milo.coach.conversation.actions.undo import taken_back
from milo.coach.conversation.answers.named import first
from milo.coach.conversation.commands import asks_if_logged
from milo.coach.talk.words.words_found import spelled
from milo.vocabulary.talk import Language

TODAY = date(2026, 3, 4)
LEAST_RIGHT = 0.9
ROWS = [line.split("\t") for line in (Path(__file__).parent / "taken_back.tsv").read_text(encoding="utf-8").splitlines()]


def found(text: str) -> str:
    """What is taken back, as the corpus has it."""
    language: Language = "es" if any(c in "áéíóúñ¿¡" for c in text) else "en"
    taken = taken_back(student().read(text, today=TODAY, language=None).acts, text, TODAY, language)
    if taken is None:
        return "-"
    if taken.gone is None:
        return taken.op if taken.op.endswith(("plan", "before")) else f"undo {taken.count}"
    gone = taken.gone
    stretch = f"{gone.stretch[0]:g} {gone.stretch[1]}" if gone.stretch is not None else None
    named = stretch or (f'"{gone.words}"' if gone.words is not None else gone.name)
    log = "log" if gone.of_log and gone.days_ago is None else None
    told = (named, gone.days_ago, log, "last" if gone.last else None)
    return " ".join(["delete", *(str(one) for one in told if one is not None)])


def test_what_takes_back_and_deletes_is_understood_and_what_is_denied_or_asked_never_is() -> None:
    wrong = [(text, wanted, found(text)) for text, wanted in ROWS if found(text) != wanted.replace("never", "-")]
    assert [row for row in wrong if row[1] == "never"] == []
    assert len(wrong) <= (1 - LEAST_RIGHT) * len(ROWS), wrong


def test_the_history_is_asked_for_and_advice_is_not() -> None:
    for words in ("history of changes", "what changes did I make?", "historial de cambios", "show me my plan's history"):
        assert first("of_changes", spelled(words)) is not None
    assert first("of_changes", spelled("what changes should I make")) is None


def test_other_words_do_not_ask_whether_it_is_written_down() -> None:
    for words in ("log that", "did I log in?", "lo anoté", "how do I log that?", "did I log that I am vegan?"):
        assert not asks_if_logged(words)
    for words in ("did I log that?", "have you written it down?", "is that saved", "¿lo he anotado?", "¿está anotado eso?"):
        assert asks_if_logged(words)
