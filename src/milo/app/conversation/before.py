"""What was said before a message: the conversation that is kept, and the part of it that the message goes on with."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from milo.app.understanding import student
from milo.coach.safety.locked_talk import asks_for_training
from milo.coach.safety.triage import ordinary, triage
from milo.coach.safety.turns import language_of
from milo.coach.talk.heard.yes_said import said_yes
from milo.coach.talk.turns.conversation import intent_of
from milo.vocabulary.records import Message

if TYPE_CHECKING:
    from milo.app.house import House

TURNS = 6  # of the conversation that the shell is handed, as far as coach.talk reads back
CARE_TURNS = 60  # how far back an answer is looked for that already said a line of care (our choice)
TALK_LASTS = timedelta(hours=1)  # after so long a silence a new conversation begins; a danger told before is a latch (our choice)
LAST_SENTENCES = re.compile(r".+?(?:[.!?…]+[)\"'»]*(?=\s|$)|\n|$)\s*", re.DOTALL)
_POINTS_BACK = re.compile(
    r"\b(?:it|its|this|that|these|those|them|there|he|she|they|massag\w+|ic(?:e|ing)|heat|cream|roll\w*|stretch\w*|tape|brace|"
    r"eso|esto|esa|ese|ahi|lo|le|se|masaj\w+|hielo|calor|crema|estir\w+|venda\w*)\b",
    re.IGNORECASE,
)
"""Words that may speak of the danger just told, or of treating it."""
_OF_ITS_OWN = frozenset({"today", "plan", "numbers", "done", "week", "food", "meals", "swap"})
"""What a message may ask whose words point back to no danger, whatever "it" is in them; a lock answers what asks for training."""
Turn = str | Mapping[str, str]
Turns = Sequence[Turn]


def messages_of(house: House, athlete: str, limit: int) -> list[Message]:
    """The last messages kept of this athlete, oldest first."""
    found: list[Message] = house.store.find("message", athlete, newest_first=True, limit=limit)
    return found[::-1]


def going_on(house: House, athlete: str, text: str) -> list[Turn]:
    """A message after those it may point back to: of this conversation, and of after the last form of return.

    What was answered with "see a doctor" is not handed on to a plainly ordinary message: the answer was given, its lock stands, and
    a question about lentils is one about lentils. Nor is what was answered with care, unless training is asked for, or the message
    is a yes or a no, which answers what was asked with care. What was refused is not handed on to a message that asks for something
    else by itself. An emergency was answered and locks training by itself: it is handed on only to words that point back to it.
    """
    forms = [f.at for f in house.store.find("return_form", athlete) if f.complete]
    since = max([house.clock.now() - TALK_LASTS, *forms])
    lately = [m for m in messages_of(house, athlete, CARE_TURNS) if m.channel == "chat" and since < m.at]
    earlier, before = lately[:-TURNS], lately[-TURNS:]
    if any(m.level in {"E0", "E1", "C", "R"} for m in before):
        answered = said_yes(text) is not None
        done = {"R"} if not answered and _asks_by_itself(text) else set()
        if triage([text]).level == "N" and (not _POINTS_BACK.search(text) or intent_of([text]).name in _OF_ITS_OWN):
            done |= {"E0"}
        if _stands_alone(text):
            done |= {"E1"} if answered or asks_for_training(text, language_of(text), _kinds(house, text)) else {"E1", "C"}
        gone = {m.answers for m in before if m.level in done}
        before = [m for m in before if (m.level not in done or m.level == "C") and m.message_id not in gone]
    # An answer with care stays in sight without its question: its line of care is not said again with every answer.
    cared = [m for m in earlier if m.role != "athlete" and m.level == "C"]
    return [*({"role": "user" if m.role == "athlete" else "assistant", "text": m.text} for m in [*cared, *before]), text]


def _kinds(house: House, text: str) -> frozenset[str]:
    """Kinds of the acts that a message tells or orders."""
    read = student().read(text, today=house.clock.now().date(), language=None)
    return frozenset(act.kind for act in read.acts if act.polarity != "asks")


def _stands_alone(text: str) -> bool:
    """Whether a message is plainly ordinary and says itself what it is about."""
    return not _POINTS_BACK.search(text) and intent_of([text]).name not in {"unknown", "why"} and ordinary(text)


def _asks_by_itself(text: str) -> bool:
    """Whether a message says itself what it asks for, and that calls for no care alone."""
    return not _POINTS_BACK.search(text) and intent_of([text]).name not in {"unknown", "why"} and triage([text]).level == "N"


def sentences(text: str) -> list[str]:
    """A reply in sentences, each with the white space that follows it; put together they are the reply."""
    return [piece for piece in LAST_SENTENCES.findall(text) if piece]
