"""What a plan's free words may not say of pain: to answer it with more, or to carry on as before beyond 5 of 10 (safety PL-50).

Texts are plain (normalising.plain). Pain of up to 2 of 10 lets anybody go on, up to 5 the session as it is.
"""

from __future__ import annotations

import re

from milo.vocabulary.patterns import late

NO_MATTER, BEARABLE = 2.0, 5.0  # of ten, PL-50

_HURTS = (
    r"(?:hurts?|hurting|aches?|aching|pain(?:s|ful)?|twinges?|pinch(?:es)?|stings?|screams?|screaming|chill[ae]|duel\w+|"
    r"dolor(?:es)?(?! de agujetas)|"
    r"molest\w+|pincha\w*)"
)
ACHES = late(rf"\b{_HURTS}\b")
_IF = late(
    rf"\b(?:if|when|whenever|once|even if|in case of|with|despite|si|cuando|aunque|en cuanto|"
    rf"con)\W+(?P<between>(?:\w+\W+){{0,4}}?){_HURTS}\b(?P<rest>.*)"
)
_ASKED = late(rf"\b(?P<between>(?:\w+\W+){{0,2}}?){_HURTS} ?[?:](?P<rest>.*)")
_GONE = late(r"\b(?:no|not|nothing|never|doesnt|dont|without|nada|sin|nunca|tampoco|less)\b")
_EASED = late(
    r"^\W*(?:\w+\W+){0,4}?(?:less|gone|goes|fades|passed|stops|settles|better|no longer|menos|se va|pasa|desaparece|mejora)\b"
    r"(?=[^,]*(?:,|$))"
)
_OF_TEN = r"(?P<{n}>\d+(?:\.\d+)?)(?: ?(?:/|of|out of|de|sobre|from) ?(?:10|ten|diez)\b)"
_SCALED = late(
    rf"\b{_HURTS}\b(?:\W+(?:\w+\W+){{0,2}}?){_OF_TEN.format(n='a')}|\b{_OF_TEN.format(n='b')} ?(?:of |de |in )?{_HURTS}|"
    rf"\b{_HURTS}(?:\W+(?:at|of|is|a|de|en|es|stays|keeps|remains|under|below|debajo|menos|por|esta|se|"
    rf"queda))*\W+(?P<c>\d+)\b(?! ?(?:%|x|s|kg|reps?|min|sets?|series|days?|weeks?|dias?))"
)
_ABOVE = late(r"\b(?:above|over|more than|beyond|encima|mas de|supera\w*|pasa de)\b")
_UNDER = late(r"\b(?:less than|below|under|menos de|debajo)\b")
_SET = (
    r"(?:sets?|reps?|repetitions?|rounds?|laps?|miles?|km|minutes|min|kgs?|kilos?|pounds?|lbs?|plates?|weight|load|resistance|"
    r"speed|"
    r"intensity|series?|repeticion(?:es)?|rondas?|vueltas?|kilometros?|minutos|discos?|peso|carga|resistencia|velocidad|"
    r"intensidad|ritmo)"
)
_LESS = r"(?:(?!less\b|fewer\b|lighter\b|light\b|menos\b|rest\b|no\b|stop\b)\w+\W+)"
_MORE = late(
    rf"\b(?:add|do|another|extra|more|plus|increase|raise|double|triple|up|bump|anade\w*|agrega\w*|haz|mete|pon|suma\w*|sube|"
    rf"subele|aumenta\w*|"
    rf"dobla\w*|duplica\w*|otr[oa]|mas)\W+{_LESS}{{0,3}}?{_SET}\b(?! (?:less|fewer|menos|lighter|of rest|de descanso))|"
    r"\b(?:harder|faster|heavier|further|mas (?:fuerte|duro|rapido|pesado|lejos)|one more|two more|una mas|dos mas|otra mas|"
    r"push|keep (?:squatting|lifting|running|pressing|pulling|riding|training|rowing)|(?:una|dos|tres) series? mas|aprieta\w*|"
    r"insiste|acelera\w*)\b"
)
SAME = late(
    r"\b(?:(?:keep|carry|go|press|soldier) (?:on|going|at it)|continue|(?:keep|use|same|with the same|stay at)(?: the)?(?: same)? "
    r"(?:weight|load|pace|plan|sets?|reps)|as planned|anyway|regardless|just the same|"
    r"(?:finish|complete) (?:the |your |all |every )?(?:sets?|reps|rounds?|workout|plan)|dont stop|is (?:fine|ok|okay|normal|"
    r"allowed|acceptable)|"
    r"sigue(?: igual| adelante| asi| con (?:el plan|la serie|lo previsto))?|continua|igual|aguanta|"
    r"(?:termina|acaba|completa) (?:la |las |tu |todas las )?(?:series?|repeticiones|rondas?|plan)|no pares|como (?:estaba|"
    r"previsto)|"
    r"(?:vale|permitid[oa]|aceptable|normal|no pasa nada)|"
    r"(?:grind|tough|sweat|ride) it out|(?:shake|walk) it off|suck it up|grit (?:your|the) teeth|"
    r"aprieta los dientes|apretando los dientes)\b"
    r"(?! (?:to |with |on with |con )?(?:the |an |a |la |el )?(?:less|fewer|lighter|easier|menos|other|next|otr[oa]|another|"
    r"siguiente|mas ligero|mas suave))"
)
_OTHERWISE = late(
    r"^\W*(?:\w+\W+){0,3}?(?:stop|switch|swap|change|use|end|rest|skip|leave|ease|drop|lower|reduce|para|cambia\w*|usa|baja|"
    r"deja|descansa|"
    r"reduce|quita|termina|otherwise|wider|narrower|neutral|shorter|smaller|slower|lighter|easier|"
    r"different|less|fewer|menos|mas (?:lento|despacio|suave|ligero|corto)|agarre)\b(?! (?:the |your |el |la |las |tu )?(?:same|"
    r"nothing|complaining|thinking|heavier|more|"
    r"mas|rest|warm|excuses|descanso|excusas|quejas|mism[oa]))"
)
"""What the pain is answered with first: the rest of the sentence is of what comes instead."""
_DENIED = late(r"\b(?:no|not|never|dont|nunca|jamas|sin|without|instead of|en vez de)\W+(?:\w+\W+)?$")
_SENTENCE = late(r"[.;!](?!\d)")


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
