"""Several facts of a day in one sentence: a night and a weight, or a ride and a night; each is read whole, or none of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from milo.coach.talk.heard.day_said import DaySaid, read_day
from milo.coach.talk.heard.done_said import Done, read_done
from milo.coach.talk.heard.illness_said import ILLNESS, illness_told
from milo.coach.talk.heard.pain_said import read_pain
from milo.coach.talk.words.numbers_said import even, folded
from milo.vocabulary.talk import Language

MOST_CHARACTERS = 240  # of a sentence that tells facts of a day; a longer one tells a story (our choice)
_CUT = re.compile(r"[;\n]+\s*|[.,]\s+|\s+(?:and|but|plus|y|e|pero|ademas)\s+")
_LINK = re.compile(r"(?i)^(?:and|but|plus|also|y|e|pero|ademas|tambien|then|luego)\s+")
_BEFORE_TODAY = re.compile(r"^(?:yesterday|ayer|anteayer|last night|anoche)\b")
_FEELS = re.compile(
    r"(?:(?:i|im|am|so|now|today|me|hoy|ahora|asi que|feel|feeling|felt|estoy|ando|siento|sentia|a bit|a little|un poco|algo|"
    r"very|really|pretty|muy|bastante|tired|sleepy|grumpy|fine|ok|great|good|well|rested|fresh|exhausted|cansad[oa]|con sueno|bien|"
    r"genial|descansad[oa]|fresc[oa]|agotad[oa]|animad[oa])\b[ ,.!]*)*"
)
"""How somebody feels, beside what is told with figures; other words may ask or order something."""


@dataclass(frozen=True)
class Apart:
    """What a sentence tells of a day. days: its measures, each of another kind.  done: sets, outings and pains beside them.

    pain: the words of a pain whose level was not told, "" for none.
    """

    days: tuple[DaySaid, ...] = ()
    done: tuple[Done, ...] = ()
    pain: str = ""


def told_apart(text: str, language: Language, units: str = "metric", today: date | None = None) -> Apart | None:
    """Two or more facts of a day that one sentence tells; None for one fact, a question, or where any figure of it is not clear.

    units: of the athlete.  today: of the athlete, for a weekday.

    >>> apart = told_apart("I slept 6 and a half hours and weigh 60.4", "en")
    >>> [(day.about, day.sleep_h or day.weight_kg) for day in apart.days]
    [('sleep_h', 6.5), ('weight_kg', 60.4)]
    """
    if len(text) > MOST_CHARACTERS or "?" in text:
        return None
    if read_day(text, language, units) is not None:
        return None
    pieces = _pieces(text)
    if not re.search(r"\d", text) and not any(_ill(_LINK.sub("", text[a:b].strip())) for a, b in pieces):
        return None
    leads = _BEFORE_TODAY.match(folded(even(text))) is not None
    days: list[DaySaid] = []
    left: list[tuple[int, int]] = []
    n = 0
    while n < len(pieces):
        for end in range(len(pieces), n, -1):
            piece = _LINK.sub("", text[pieces[n][0] : pieces[end - 1][1]].strip())
            # A day that leads the sentence is that of all of it.
            own = f"{text.split()[0]} {piece}" if leads and n else piece
            day = read_day(own, language, units) if re.search(r"\d", piece) else _ill(piece)
            if day is not None:
                days.append(day)
                n = end
                break
        else:
            left.append(pieces[n])
            n += 1
    rest = _joined(text, left)
    done = read_done(rest, language, units, today) if rest else ()
    said = read_pain(rest) if rest and not done else None
    pain = rest if said is not None and said.level is None and not re.search(r"\d", rest) else ""
    if rest and not done and not pain and _FEELS.fullmatch(folded(even(rest))) is None:
        return None
    if not days or len(days) + len(done) + bool(pain) < 2 or len({day.about for day in days}) < len(days):
        return None
    return Apart(tuple(days), done, pain)


def _ill(piece: str) -> DaySaid | None:
    """A cold or a fever of today, or that it is over, as a measure of the day."""
    told = illness_told(piece)
    return None if told is None else DaySaid(measures=((ILLNESS, told),))


def _pieces(text: str) -> list[tuple[int, int]]:
    """Where the pieces of a text stand."""
    spans, end = [], 0
    for start, stop in [*(m.span() for m in _CUT.finditer(text)), (len(text), len(text))]:
        if text[end:start].strip():
            spans.append((end, start))
        end = stop
    return spans


def _joined(text: str, left: list[tuple[int, int]]) -> str:
    """What is left of a text, pieces that stood side by side joined as they were."""
    said, before = "", -1
    for start, end in left:
        between = text[before:start] if said and _CUT.fullmatch(text[before:start]) else ", " if said else ""
        said += between + text[start:end]
        before = end
    return _LINK.sub("", said.strip(" ,."))
