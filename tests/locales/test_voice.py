"""One voice: wordings that read like a translation do not come back, and a sentence on a page stays short."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import milo

SRC = Path(milo.__file__).parent
OLD = (
    "What it stands on", "A lift stands still", "Kept. The workout", "the plan looks at it from now on", "Who trains here",
    ", if you like", "Whom to believe first", "nothing to weigh it by", "ever given a look",
    "says more of the record than of you", "wanted an athlete of 13", "Nothing that asks for a change",
    "Nothing asks for a look", "Nobody lets you look yet", "What Milo cannot call back", "Come in with your e-mail",
    "do not belong together.", "Leave it\"", "Go on\"", "Nothing to mend.", "Who speaks for what", "Noted.\"",
    "Files that came", "What it gave", "How it went\"", "The line to the sensor", "Every way out there is",
    "Take everything with you", "What was done with your data", "Let a coach look", "What is behind it", "Take apart",
    "Further up", "Four numbers that rise", "Nothing is known of the last seven days", "The week could not be worked out",
    "This stands on no record", "Whatever you leave empty", "Let it hold again", "holds again",
    "What these sentences stand on", "The way this plan goes", "Too much sleep owed", "You owe yourself", "to weigh it by",
    "Written down, ", "Shall I write it down", "what a week may hold", "What moves it", "Every day much like", "Taken back",
    "Te debes", "En qué se basan estas frases", "El camino de este plan", "para pesarlo", "se deja ir", "tu propio margen",
)  # fmt: skip
"""The longest-standing wordings a native speaker would not use on a page."""
CATALOGUES = [*SRC.glob("channels/web/words/*.toml"), *SRC.glob("locales/*/*.ftl"), *SRC.glob("channels/telegram/words/*.toml"),
              *SRC.glob("report/words/*.toml")]  # fmt: skip
MOST_WORDS = 22  # of a sentence that is read on a page; the aim is 15 (our choice)


def test_no_old_wording_is_in_a_catalogue() -> None:
    found = [(str(p.relative_to(SRC)), words) for p in CATALOGUES for words in OLD if words in p.read_text(encoding="utf-8")]
    assert found == []


def test_long_sentences_on_pages_only_become_fewer() -> None:
    """Texts on consent, and on what leaves the machine, are the long ones."""
    long = []
    for path in sorted(SRC.glob("channels/web/words/*.toml")):
        for table, texts in tomllib.loads(path.read_text(encoding="utf-8")).items():
            for key, text in texts.items():
                sentences = re.split(r"[.;:?!] ", re.sub(r"\{[^}]*\}", "x", text))
                long += [f"{path.stem} {table}.{key}" for s in sentences if len(s.split()) > MOST_WORDS]
    assert len(long) <= 8, long
