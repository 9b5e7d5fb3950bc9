"""What a plan's free words may not say of pain: to answer it with more, or to carry on as before beyond 5 of 10 (safety PL-50).

Texts are plain (normalising.plain). Pain of up to 2 of 10 lets anybody go on, up to 5 the session as it is.
"""

from __future__ import annotations

import re

from milo.coach.safety.text.expressions import Expressions
from milo.vocabulary.patterns import late

NO_MATTER, BEARABLE = 2.0, 5.0  # of ten, PL-50

_WRITTEN = Expressions("prose", "pain")
_HURTS = _WRITTEN.text("HURTS")
ACHES = _WRITTEN.late("ACHES")
_IF = _WRITTEN.late("IF")
_ASKED = _WRITTEN.late("ASKED")
_GONE = _WRITTEN.late("GONE")
_EASED = _WRITTEN.late("EASED")
_OF_TEN = _WRITTEN.text("OF_TEN")
_SCALED = late(
    rf"\b{_HURTS}\b(?:\W+(?:\w+\W+){{0,2}}?){_OF_TEN.format(n='a')}|\b{_OF_TEN.format(n='b')} ?(?:of |de |in )?{_HURTS}|"
    rf"\b{_HURTS}(?:\W+(?:at|of|is|a|de|en|es|stays|keeps|remains|under|below|debajo|menos|por|esta|se|"
    rf"queda))*\W+(?P<c>\d+)\b(?! ?(?:%|x|s|kg|reps?|min|sets?|series|days?|weeks?|dias?))"
)
_ABOVE = _WRITTEN.late("ABOVE")
_UNDER = _WRITTEN.late("UNDER")
_MORE = _WRITTEN.late("MORE")
SAME = _WRITTEN.late("SAME")
_OTHERWISE = _WRITTEN.late("OTHERWISE")
"""What the pain is answered with first: the rest of the sentence is of what comes instead."""
_DENIED = _WRITTEN.late("DENIED")
_SENTENCE = _WRITTEN.late("SENTENCE")


def answers_with_more(read: str) -> str | None:
    """The words of a plain text that answer pain with more work, or carry on through much of it; None where there are none.

    >>> answers_with_more("if it hurts add another set"), answers_with_more("pain 2/10: carry on")
    ('if it hurts add another set', None)
    """
    for said in _SENTENCE.split(read):
        level = pain_level(said)
        if level is not None and level <= NO_MATTER:
            continue
        bearable = level is not None and level <= BEARABLE
        if level is not None and not bearable and tells(SAME, said):
            return said.strip()
        for of in (_IF, _ASKED):
            if (m := of.search(said)) is None or _GONE.search(m["between"]) or _EASED.search(m["rest"]) or eases(m["rest"]):
                continue
            if tells(_MORE, m["rest"]) or (not bearable and tells(SAME, m["rest"])):
                return m[0].strip()
        if level is not None and tells(_MORE, said):
            return said.strip()
    return None


def pain_level(said: str) -> float | None:
    """How strong the pain of a sentence is, of ten; None where it gives no number, or the border it is above."""
    m = _SCALED.search(said)
    if m is None or _ABOVE.search(m[0]) is not None or _ABOVE.search(said[max(0, m.start() - 12) : m.start()]) is not None:
        return None
    # Below a border is one less at most, on a scale of whole numbers.
    level = float(m["a"] or m["b"] or m["c"]) - (_UNDER.search(m[0]) is not None)
    return level if level <= 10 else None


def eases(rest: str) -> bool:
    """Whether what follows the pain begins by stopping, easing or changing the work, and is not told not to."""
    m = _OTHERWISE.search(rest)
    return m is not None and re.search(r"\b(?:no|not|dont|never|nunca|sin|termina|acaba|finish)\b", m[0]) is None


def tells(of: re.Pattern[str], said: str) -> bool:
    """Whether an expression stands in a plain text as something to do, not as something not to do."""
    return any(_DENIED.search(said[: m.start()]) is None for m in of.finditer(said))
