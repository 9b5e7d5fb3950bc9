"""What a plan's free words may not say of breath to whom a strain harms: to hold it (PL-22, PL-24, PL-25, PL-41).

Texts are plain (normalising.plain); what is denied ("never hold your breath") is said to nobody as something to do.
"""

from __future__ import annotations

from milo.coach.safety.text.notation import compiled
from milo.vocabulary.patterns import late

_DENIED = late(
    r"\b(?:no|not|never|dont|do not|don't|without|avoid|instead of|rather than|stop|nunca|jamas|sin|evita|evitar|tampoco|"
    r"en vez de|en lugar de|deja de)(?: (?:ever|even|to|be|any|you|te|a|la|los|el))?\W*$"
)
_GAP = r"(?:[^\w.;!?]+\w+){0,3}?[^\w.;!?]+"  # up to three words between two of a phrase
_AIR = (
    r"(?:breaths?|air(?! ?(?:bike|squat|dyne|runner|rower|con|in the (?:tyre|tire|wheel)))|respiracion|aliento|"
    r"aire(?! (?:libre|fresco|acondicionado|en las ruedas)))\b"
)
_HOLD = (
    r"\b(?:hold\w*|held|keep\w*|lock\w*|trap\w*|block\w*|aguant\w*|conten\w*|conteng\w*|reten\w*|reteng\w*|retien\w*|bloque\w*|"
    r"manten\w*|manteng\w*|guard[ae]\w*)"
)
_BREATH = late(
    rf"{_HOLD}(?:[^\w.,;!?]+\w+){{0,3}}?[^\w.,;!?]+{_AIR}|\b(?:breath|breathe|inhale|respira\w*|inspira\w*|inhala|coge|"
    rf"toma){_GAP}(?:{_AIR}{_GAP})?"
    rf"(?:hold(?! (?:the|on|each|your|both|onto)\b)|held|(?:keep|lock|trap) it(?! (?:steady|slow|even|calm|easy|going|up|"
    rf"relaxed|regular|light|smooth))|aguant\w*(?! (?:la (?:postura|posicion|plancha)|el (?:puente|peso)))|reten\w*|conten\w*|"
    rf"manten(?:lo|la)|bloque\w*)(?:lo|la)?(?: it)?\b"
    r"|\b(?:llena\w*|fill) (?:\w+ ){0,2}(?:pulmones|lungs)(?:\W+\w+){0,3}?\W+(?:no sueltes|hold|keep|aguanta|dont let|lock)\b"
    r"|\b(?:close|shut|cierra|cerrar) (?:the|your|la|tu) (?:throat|glottis|garganta|glotis)\b|(?<!quedes )(?<!quedas "
    r")(?<!quedarte )\bsin (?:aire|coger aire|tomar "
    r"aire)\b|"
    r"\b(?:pinch|tapa\w*|tapando) (?:your |the |la |tu |te la )?(?:nose|nariz)\b"
    r"|\bbreath ?-?hold\w*|\bvalsalva\w*|\bapno?ea\w*|\bhypoxi\w*|\bhipoxi\w*|\b(?:full lungs|pulmones llenos)\b|\bbear(?:ing)? "
    r"down\b"
)
_NO_AIR = compiled(
    "(?:dont|do not|never|not|no) (?:ever )?(?:breathe|exhale|breathe out|let (?:any|the|your) (?:air|breath) out|let go of "
    "(?:any|the|your) (?:air|breath))"
    "|no (?:air|breath) (?:out|leaves)|(?:without|stop|no) (?:breathing|exhaling)|(?:without|with no) (?:a |any )?breaths?|"
    "(?:no|nunca|jamas) (?:respires|"
    "respirar|exhales|sueltes el aire)"
    "|(?:sin|deja de|dejar de) (?:respirar|exhalar|soltar el aire)"
)
_ENDS = (
    r"(?:sets?|last (?:rep|one)|series?|ultima(?: \w+)?|lockout|(?:you(?:re| are)? )?(?:finish|done)|rep|top|reps|"
    r"repeticion(?:es)?|bloqueo)"
)
_KEPT_TO_END = late(
    r"\b(?:breathe?|exhale|breathe out|respira\w*|exhala\w*|suelta(?: el)? aire)\W+(?:only|just|solo|solamente|unicamente|"
    r"nada mas)\W+"
    r"(?:between|after|before|at the (?:end|start|finish)|once|entre|despues|antes|tras|al (?:final|acabar|terminar|empezar))\b|"
    r"\b(?:only|just|solo|solamente|unicamente) (?:breathe|exhale|respira\w*|exhala\w*|suelta(?: el)? aire)(?: out)? "
    r"(?:between|after|before|at the (?:end|start|finish)|once|entre|despues|antes|tras|al (?:final|acabar|terminar|empezar))\b|"
    r"\b(?:breathe|respira\w*|exhale|exhala\w*) (?:between|entre) (?:the |las )?(?:sets|reps|series|repeticiones)\W+(?:and |"
    r"y )?(?:not|never|no|nunca)\b|"
    r"\b(?:one|a single|single|1|una sola|un solo|una|1) (?:breath|respiracion) (?:per|a|for|each|every|cada|por|para)(?: the|"
    r" each| every| whole| entire| toda| la| cada)* "
    r"(?:sets?|series?)\b|"
    r"\b(?:sets?|reps|series?|repeticiones|all|everything|todo|toda)\b(?:\W+\w+){0,2}?\W+(?:on|in|with|en|con) (?:one|a single|"
    r"1|una sola|un solo|una) "
    r"(?:breath|respiracion|bocanada)\b|"
    r"\b(?:no|without|sin|nada de|ni una) (?:a |any )?(?:breaths?|breathing|air|respirar|respiracion(?:es)?|aire) (?:during|"
    r"while|mientras|durante|until|till|hasta|in the)\b|"
    rf"\b(?:inhale|breathe in|(?:one|a|big|deep) breath|toma(?:r)? aire|coge(?:r)? aire|inspira|"
    rf"inhala)\b[^.;]{{0,40}}?\b(?:exhale|breathe out|let it (?:out|go)|"
    rf"release\w*|suelta\w*|exhala\w*|echa\w*)\b[^.;]{{0,12}}?\b(?:after|at the end of|only when|despues de|al (?:acabar|"
    rf"terminar|final de)|tras) (?:the |la |el )?"
    rf"(?:whole |all |entire |toda )?(?:sets?|last|series?|ultima)\b|"
    rf"\bsave (?:your |the )?(?:breath|air) (?:for|until|till) (?:the )?(?:top|end|after|{_ENDS})\b|\bguarda\w* (?:el )?(?:aire|"
    rf"aliento) (?:para|hasta)\b|"
    r"\b(?:breathe(?: again)?|respira(?:r)?|vuelve a respirar) (?:again )?(?:once|only when|cuando) (?:\w+ ){0,2}(?:sets?|done|"
    r"over|finished|acab\w+|termin\w+)\b|"
    r"\b(?:exhale|breathe(?: out)?) (?:only )?(?:when|once|after) (?:you )?(?:rack|re-?rack|finish|put|set it|are done)\b|"
    r"\b(?:one|una sola|una|a single) (?:big |deep )?(?:breath|bocanada|respiracion) (?:and|then|y) (?:do |haz |go )?(?:all|"
    r"every|todas|\w+ (?:reps?|repeticiones))\b|"
    r"\bno (?:cojas|tomes|sueltes) (?:el )?aire (?:hasta|antes)\b|"
    r"\bbreathe again (?:at|after|once|when|only)\b|\bvuelve a respirar (?:al|cuando|despues|tras|arriba)\b|"
    r"\b(?:chest|belly|lungs|pecho|vientre|barriga) (?:full|filled|llen[oa]) (?:of|de|with) (?:air|aire)\b|"
    r"\blungs (?:full|filled|locked)\b|\bpulmones (?:llenos|cargados|bloqueados|a tope)\b"
)
"""Breath that is let go only when the work is done: nothing is called held, and it is."""
_BREATHED = late(
    r"\bhold\w*(?: \w+){0,3} (?:\d+|an?|one|two|three|four|five|six|eight|ten|each|every|per|few|several|some)(?: \w+)? breaths?\b|"
    r"\b(?:breath|air|aire|respiracion|aliento)\w* (?:out|steady|even|slow\w*|regular|flow\w*|constante|tranquil\w*)\b"
)
"""Breath that is kept going, or counts how long a stretch is held: "keep your breath steady", "hold it for five breaths"."""


def holds_breath(read: str) -> str | None:
    """The words of a plain text that have somebody hold their breath; None where there are none.

    >>> holds_breath("hold your breath on every effort"), holds_breath("breathe out; never hold your breath")
    ('hold your breath', None)
    """
    if (stopped := _NO_AIR.search(read)) is not None:
        return stopped[0]
    if (kept := next((m for m in _KEPT_TO_END.finditer(read) if _DENIED.search(read[: m.start()]) is None), None)) is not None:
        return kept[0]
    going = _BREATHED.sub(" ", read)
    found = (m for m in _BREATH.finditer(going) if _DENIED.search(going[: m.start()]) is None)
    return next((m[0] for m in found), None)
