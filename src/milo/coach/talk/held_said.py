"""What was told and read back and still waits for a yes: told one after the other it is one log, and a correction mends it.

Only what our own question named is held: a yes must never write down what nobody was asked about.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from milo.coach.talk.done_said import Done, is_no_log, mended, named_in_log, names_the_day, read_done, said_yes
from milo.coach.talk.facts import Facts
from milo.coach.talk.intents import intents
from milo.coach.talk.numbers_said import even, folded
from milo.coach.talk.replies_log import understood
from milo.vocabulary.talk import Language

MOST_CHARACTERS = 120  # of a correction; a longer one tells a story (our choice)
Turn = str | Mapping[str, str]
_BREAK = r"[\s,.:;!…-]*"
_TAKES_BACK = re.compile(
    rf"(?:(?:no|nope|nah|wait|hang on|hold on|sorry|actually|oops|ups|i mean|i meant|correction|wrong|perdon(?:a|e)?|disculpa|"
    rf"espera|digo|mejor dicho|quise decir|queria decir|quiero decir|en realidad|rectifico|correccion|me equivoque)\b{_BREAK})+"
)
_IT_WAS = re.compile(
    r"(?:(?:it|that|they|those|eso|esto)(?: (?:was|were|is|are|should be|should have been))|(?:it|that)'?s|was|were|"
    r"(?:make|change) (?:it|that)(?: to)?|i (?:did|ran|lifted|rode|swam|walked|used)|"
    r"fue(?:ron)?|eran?|han? sido|son|es|pon(?:lo|le)?|cambialo a|que sean?|hice|corri|use|levante)\b\s*"
    r"(?:(?:only|just|actually|really|like|solo|en realidad)\b\s*)*"
)
_SOMETHING_WAS = re.compile(r"(?:[a-z-]+ ){1,5}(?:was|were|fue(?:ron)?|eran?)\b[^\d]*\d")
_GOES_ON = re.compile(r"(?:and|then|also|plus|next|y|e|luego|despues|tambien|ademas)\b")
_ABOUT = re.compile(r"(?:(?:about|around|like|with|at|for|in|only|just|unos|unas|con|a|en|de|por|solo)\b ?|@ ?)*")
"""What may stand in front of the number that is mended, where no exercise or activity is named."""


def held(turns: Sequence[Turn], facts: Facts, language: Language) -> tuple[Done, ...]:
    """What the turns told that is asked about last and not answered yet, oldest first; empty where nothing waits.

    turns: of a talk, without the message at hand; where they hold none of our own they are taken at their word.
    """
    ours = any(not _own(turn) for turn in turns)
    waiting: tuple[Done, ...] = ()
    for n, turn in enumerate(turns):
        if not _own(turn):
            continue
        text = _text(turn)
        told = _told(text, waiting, facts, language)
        reply = next(iter(turns[n + 1 : n + 2]), None)
        if not ours:
            waiting = told
        elif reply is None or _own(reply):
            waiting = ()
        else:
            asked = _text(reply)
            waiting = next((each for each in (told, waiting) if each and _asks(asked, each, facts)), ())
    return waiting


def corrected(text: str, waiting: Sequence[Done], language: Language, units: str) -> tuple[Done, ...] | None:
    """What waits as a correction mends it: "no, it was 6 km"; None where the text is none or leaves open what it mends.

    units: of the athlete, as read_done takes them.

    >>> run = Done(activity="running", minutes=25.0, distance_km=5.0)
    >>> corrected("no, it was 6 km", [run], "en", "metric")[0].distance_km
    6.0
    """
    rest = _corrects(text)
    if not waiting or rest is None:
        return None
    numbers = re.search(r"\d", rest)
    said_of = rest[: numbers.start()] if numbers is not None else rest
    name = named_in_log(said_of, language)
    # "no, my weight was 61 kg" is about something else.
    about = name is not None or _ABOUT.fullmatch(said_of) is not None
    for n in reversed(range(len(waiting)) if about else ()):
        if name is not None and _named(waiting[n]) != name:
            continue
        new_one = mended(waiting[n], rest[len(said_of) :], language, units)
        if new_one is not None:
            return (*waiting[:n], new_one, *waiting[n + 1 :])
    whole = read_done(rest, language, units)
    if whole:
        named = {_named(each) for each in whole}
        if len(waiting) == 1 or named <= {_named(each) for each in waiting}:
            kept = [each for each in waiting if _named(each) not in named] if len(waiting) > 1 else []
            ago = {_named(each): each.days_ago for each in waiting}
            day = None if names_the_day(rest) else waiting[-1].days_ago
            new = [each if day is None else replace(each, days_ago=ago.get(_named(each), day)) for each in whole]
            return (*kept, *new)
    return None


def joined(waiting: Sequence[Done], new: Sequence[Done], text: str) -> tuple[Done, ...]:
    """What waits with what is told after it. text: that told it; without a day of its own it goes on with the day before it.

    The same told twice is no second: who says it again was not sure of having been heard.
    """
    if waiting and not names_the_day(text):
        new = [replace(each, days_ago=waiting[-1].days_ago) for each in new]
    return (*waiting, *(each for each in new if each not in waiting))


def is_unclear(text: str, language: Language) -> bool:
    """Whether a text seems to go on with what waits and could not be read: a correction with a number, or half a log."""
    if not re.search(r"\d", text):
        return False
    plain = folded(even(text)).strip()
    goes_on = _GOES_ON.match(plain) is not None and not is_no_log(plain) and named_in_log(plain, language) is not None
    return goes_on or _corrects(text) is not None or intents(text, language).name == "log"


def _told(text: str, waiting: tuple[Done, ...], facts: Facts, language: Language) -> tuple[Done, ...]:
    """What waits after a text: nothing after a yes, a no or other words."""
    if said_yes(text) is not None:
        return ()
    mending = corrected(text, waiting, language, facts.units)
    if mending is not None:
        return mending
    new = read_done(text, language, facts.units, facts.today)
    return joined(waiting, new, text) if new else ()


def _corrects(text: str) -> str | None:
    """What stands behind the words that correct, None where there are none or nothing with a number follows."""
    if len(text) > MOST_CHARACTERS or "?" in text:
        return None
    plain = " ".join(folded(even(text)).split())
    back = _TAKES_BACK.match(plain)
    rest = plain[back.end() :] if back else plain
    was = _IT_WAS.match(rest)
    named_was = was is None and _SOMETHING_WAS.match(rest) is not None
    rest = rest[was.end() :] if was else rest
    return rest if (back or was or named_was) and re.search(r"\d", rest) else None


def _named(done: Done) -> str | None:
    return done.exercise or done.activity


def _asks(reply: str, done: Sequence[Done], facts: Facts) -> bool:
    languages: tuple[Language, ...] = ("en", "es")  # a talk may change its language in the middle
    return any(understood(done, facts, language)[0] in reply for language in languages)


def _own(turn: Turn) -> bool:
    return isinstance(turn, str) or turn.get("role", "user") in {"user", "athlete"}


def _text(turn: Turn) -> str:
    return turn if isinstance(turn, str) else str(turn.get("text") or turn.get("content") or "")
