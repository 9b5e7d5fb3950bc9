"""Whether a sentence only tells how training was: "I ran 20 minutes on Tuesday", "fueron 35 minutos", "Monday was too hard".

What is over is no order. A day it names is the one that was, so the session still to come on that weekday is left as it is.
"""

from __future__ import annotations

import re
import unicodedata

from milo.vocabulary.patterns import late

_ACTIVE_AR = (
    "camin|pase|trot|nad|pedale|rem|mont|entren|levant|rod|patin|escal|march|bail|esqui|sud|estir|calent|esprint|complet|"
    "termin|acab|aguant|descans|trabaj|ejercit|recorr|salt"
)
"""Stems of Spanish verbs of moving and training, each with the endings of what is over; "salto" and "camino" are no past."""
_ES_FORMS = rf"(?:{_ACTIVE_AR})(?:e|aste|aron|ado|amos|asteis)|(?:corr|recorr|sal|sub|hic|anduv)(?:i|iste|imos|ieron|ido)"
_IRREGULAR = (
    "done|run|gone|been|ridden|swum|rowed|taken|had|lifted|gotten|finished|walked|made|hecho|ido|salido|subido|corrido|recorrido"
)
_REASONS = (
    "wanted|needed|hoped|decided|planned|wondered|lost|moved|changed|agreed|joined|injured|started|stopped|turned|signed|"
    "forgotten|realised|realized|promised|booked|missed|used|asked|liked|preferred|cancel+ed|postponed|"
    "perdido|vendido|roto|lesionado|comprado|cambiado|decidido|pensado|quedado|olvidado|empezado|apuntado|mudado|conseguido|dejado"
)
"""What happened before and tells why something is to change: "I lost my barbell"."""
_ANY_DONE = (
    rf"\b(?:i|we|i've|we've|i have|we have)(?: (?:\w+ly|just|already|also|today|only|then|even|have|did))* (?!(?:{_REASONS})\b)"
    rf"(?:\w*[^e\W]ed|{_IRREGULAR})\b|"
    rf"(?<!que )\b(?:he|hemos)(?: estado)? (?!(?:{_REASONS})\b)(?:\w+(?:ado|ido|ando|iendo)|hecho|puesto|visto)\b"
)
"""Any past of one's own: "I strolled", "he trotado"."""
_ACCENTED = late(
    r"\b(?!(?:qué|porqué|sé|té|dé|esté|café|bebé|comité|josé|andré|rené|así|aquí|ahí|allí|casí|sí|mí|colibrí)\b)"
    r"(?!\w*[aei]ré\b)\w{2,}[éí]\b",
    re.IGNORECASE,
)
"""What I did, told by its accent alone: "pasé", not "pase"; "haré" is to come."""
_EN_DONE = (
    "did|done|ran|jogged|walked|hiked|rode|cycled|biked|swam|rowed|lifted|trained|exercised|worked out|benched|squatted|deadlifted|"
    "pressed|climbed|strolled|sprinted|skated|skied|danced|hopped|marched|paddled|kayaked|stretched|warmed up|cooled down|covered|"
    "clocked|logged|pedal+ed|played|finished|completed|managed|lasted|took|had|went|spent|stopped|missed|skipped|rested|felt|was|were"
)
_ES_DONE = (
    "hice|hicimos|hecho|corri|corrido|anduve|andado|camine|caminado|monte|montado|nade|nadado|pedalee|pedaleado|reme|remado|levante|"
    "levantado|entrene|entrenado|termine|terminado|acabe|acabado|complete|completado|aguante|dure|duro|tarde|tuve|tome|sali|fui|"
    "descanse|descansado|pare|falte|me salte|costo|fue|fueron|era|eran|estuvo|estuve|me parecio|se me hizo|senti"
)
_NO_TIME_PAST = late(
    r"\b(?:ran|run) (?:out|late|short|over)\b|\b(?:was|were) (?:told|hoping|wondering|thinking|going|asked|supposed|advised)\b|"
    r"\b(?:had|took) better\b|\b(?:quier\w+|pid\w+|recomiend\w+|aconsej\w+|prefier\w+|dij\w+|dicho) que (?:yo )?\w+|"
    r"\b(?:wish|if|si|ojala)\b.*"
)
"""Past in its form alone: it tells why something is to change, or what is wished."""
_LENGTH_LASTS = late(r"\b(?:mas|tan|muy|demasiado|menos) (?:duro|tarde)\b|\b(?:por la|de la|esta) tarde\b|\b(?:un|el) duro\b")
"""Words that look like past verbs: "más duro", "por la tarde"."""
_TOLD = late(rf"\b(?:{_EN_DONE}|{_ES_DONE}|{_ES_FORMS})\b|{_ANY_DONE}")
_CLAUSE = late(r"[,.;:!]\s*|\s+(?:and|but|so|then|y|e|pero|asi que|entonces|porque|because)\s+")
_TO_THE_LOG = late(r"\b(?:log|record|register|write (?:it|that|this)? ?down|note|save|anota\w*|apunta\w*|registra\w*|guarda\w*)\b")
_ORDERS = (
    "make|set|cut|shorten|lengthen|change|move|shift|swap|replace|put|skip|cancel|drop|add|remove|take|give|keep|reduce|lower|ease|"
    "leave|switch|exchange|let|train|no more|"
    r"(?:haz|pon|deja|quita|cambia|mueve|pasa|acorta|alarga|baja|sube|anade|agrega|salta|cancela|reduce|dame|suaviza)"
    r"(?:me|te|nos)?(?:lo|la|los|las|le|les)?|que (?:sean?|dure[ns]?|quede[ns]?)"
)
ORDER = late(
    rf"^(?:please |por favor )?(?:{_ORDERS})\b|"
    rf"[,;.:!-]\s*(?:so |then |and |but |asi que |entonces |pero |y )?(?:please |por favor )?(?:{_ORDERS})\b|"
    rf"\b(?:so|then|and|but|please|pero|entonces|asi que|por favor|y)\s+(?:{_ORDERS})\b|"
    r"\b(?:make|haz|pon|deja)(?:me)?(?: (?:it|that|this|them)|l[oa]s?)\b"
)
"""An order stands at the head of a part of the sentence; "I managed to put in 20 minutes" holds none."""
_NEEDS = late(
    r"\bi(?:'ll| will)? (?:(?:only|just|now|still|really) )?"
    r"(?:need|want|prefer|can|can'?t|cannot|have(?! (?:\w+ )?(?:done|run|been|had|walked|ridden|swum|taken|gone|\w+ed)\b))\b|"
    r"\bi'?d (?:like|rather|prefer)\b|\b(?:necesito|quiero|prefiero|quisiera|puedo|tengo|me gustaria|solo hay)\b|"
    r"\b(?:tomorrow|manana|from now on|a partir de ahora|next week|la semana que viene|la proxima semana)\b"
)
"""What is needed from now on."""


def tells_the_past(said: str, written: str = "") -> bool:
    """Whether a sentence tells how training was, and neither orders anything nor says what is needed from now on.

    said: as text.spelling.plain makes it.  written: as it was written, whose accents tell "pasé" from "pase".

    >>> tells_the_past("fueron 35 minutos"), tells_the_past("it was too long, make it 35 minutes")
    (True, False)
    """
    told = _LENGTH_LASTS.sub(" ", _NO_TIME_PAST.sub(" ", said))
    over = _TOLD.search(told) is not None or _ACCENTED.search(unicodedata.normalize("NFC", written)) is not None
    return over and ORDER.search(said) is None and _NEEDS.search(said) is None


def minutes_are_told(said: str, minutes: re.Pattern[str]) -> bool:
    """Whether the minutes of a sentence are what was trained, whatever it asks for beside that.

    said: as text.spelling.plain makes it.  minutes: matches them.

    >>> of = re.compile(r"\\d+ min")
    >>> minutes_are_told("i walked 20 minutes and tomorrow i want to rest", of), minutes_are_told("it was long, make it 20 min", of)
    (True, False)
    """
    told = [c for c in _CLAUSE.split(_LENGTH_LASTS.sub(" ", _NO_TIME_PAST.sub(" ", said))) if minutes.search(c)]
    over = [c for c in told if _TOLD.search(c) and not ORDER.search(c) and not _NEEDS.search(c)]
    return bool(over) or (_TO_THE_LOG.search(said) is not None and _TOLD.search(said) is not None)
