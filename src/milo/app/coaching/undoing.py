"""What "undo that" and "bring it back" are about: what was done by the words just before them, and nothing older unasked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from milo.app.coaching.mended import TAKEN_BACK_BY, undoes_that
from milo.app.coaching.words import say
from milo.app.coaching.written import ids_of
from milo.coach.talk.heard.act_asked import act_asked
from milo.coach.talk.heard.yes_said import said_yes
from milo.coach.talk.receipts.telling import WORDS
from milo.coach.talk.turns.mended_said import brings_back
from milo.coach.talk.words.words_found import spelled
from milo.vocabulary.records import Message

Before = Literal["log", "plan", "nothing", "other"]
_SAYS_GONE = tuple(words[key].rpartition("}")[2] for words in WORDS.values() for key in ("log.deleted", "log.restored_gone"))
_SAYS_NOT = tuple(
    part
    for language in ("en", "es")
    for part in (say("edit.refused", language, why="\0").partition("\0")[0], WORDS[language]["unknown"])
)
"""How our turns begin that did nothing of what was asked for."""
_SAYS_DONE = tuple(say("edit.done", language, what="\0").partition("\0")[0] for language in ("en", "es"))


def done_before(conversation: Sequence[Message]) -> Before:
    """What the exchange before the message at hand did.

    "log": it wrote, corrected or deleted something there.  "plan": it told how a change is taken back.  "nothing": something
    was ordered or answered, and neither of both came of it.  "other": a question, or there was none.
    """
    if not conversation or conversation[-1].role != "coach":
        return "other"
    reply = conversation[-1]
    asked = next((m.text for m in reversed(conversation) if m.role == "athlete"), "")
    if ids_of(reply) or any(says in reply.text for says in _SAYS_GONE):
        return "log"
    if any(hint in reply.text for hint in TAKEN_BACK_BY):
        return "plan"
    # A second "undo that" goes on from the first.
    if undoes_that(asked) or reply.text.startswith(_SAYS_DONE):
        return "other"
    ordered = act_asked(asked) or said_yes(asked) is not None or brings_back(asked)
    return "nothing" if ordered or any(says in reply.text for says in _SAYS_NOT) else "other"


def asks_back(text: str) -> bool:
    """Whether a text asks that something deleted stand again, or that the last thing done be undone."""
    return undoes_that(text) or (brings_back(text) and not re.search(r"\bplan\b", spelled(text)))
