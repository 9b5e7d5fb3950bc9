"""A pain that is over, as it is told, and questions for the pains that are written down, in English and Spanish."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from milo.coach.conversation.entities.places import parts_of, side_of, without_parts
from milo.coach.talk.heard.pain_said import PainSaid, is_hurting, plain_pain, read_level, read_pain
from milo.coach.talk.words.words_found import spelled

MOST_CHARACTERS = 120  # of a sentence that says a pain is over; a longer one tells a story (our choice)
_OPEN = re.compile(
    r"\?|\b(?:if|when|while|unless|except|but|until|hope|wish|not sure|yet|still|almost|nearly|"
    r"si|cuando|mientras|salvo|excepto|pero|aunque|hasta|espero|ojala|todavia|aun|casi|"
    r"he|she|his|her|their|they|my (?:friend|brother|sister|wife|husband|dad|mum|mom|son|daughter|coach)s?|"
    r"mi (?:amig[oa]|herman[oa]|mujer|marido|padre|madre|hij[oa]|entrenador\w*))\b"
)
"""A condition, a wish or somebody else: nothing is over then."""
_LEAD = (
    r"(?:(?:ok|okay|hey|hi|hello|milo|good news|by the way|btw|yes|well|and|so|also|now|today|finally|luckily|thankfully|"
    r"actually|i think|i guess|since yesterday|hola|oye|buenas noticias|por cierto|pues|y|ya|hoy|ahora|por fin|por suerte|"
    r"menos mal que|creo que|que|desde ayer|a mi|that|the|my|in my) )*"
)
_TRAIL = (
    r"(?: (?:now|again|today|any ?more|at all|already|completely|finally|thanks|thank you|since yesterday|this morning|"
    r"for days|ya|ahora|hoy|de nuevo|otra vez|del todo|por fin|gracias|nada|para nada|en absoluto|desde ayer|esta manana|"
    r"por suerte|completamente|totalmente|mas))*"
)
_ACHE = r"(?:pain|pains|ache|aches|aching|soreness|discomfort|problem|problems|issue|injury|niggle)"
_DOLOR = r"(?:dolor|dolores|molestia|molestias|problema|problemas|lesion)"
_DE = r"(?: (?:de|en|del|al|a|con|la|el|las|los|mi|mis))*"
_MUCH = r"(?: (?:all|totally|completely|perfectly|quite|pretty|really|now|ya|muy|perfectamente|completamente|del todo|otra vez))*"
_OVER = (
    rf"@ (?:is|are|feels?|is feeling|s|has been){_MUCH} (?:fine|good|great|ok|okay|normal|healed|recovered|pain ?free|painless|"
    r"back to normal|all right|alright|perfect|healthy|as good as new|cured|like new)",
    r"@ (?:(?:is )?no longer|does not|doesnt|do not|dont|is not|isnt|are not|arent|(?:has |have )?(?:stopped|quit))(?: even)?"
    r" (?:hurts?|hurting|aches?|aching|bothers?|bothering|painful|sore|in pain)(?: me)?",
    r"@ (?:has |have |is |are )?(?:fully |completely )?(?:healed|recovered|settled(?: down)?|cleared up)",
    rf"(?:i have |i feel |i got |ive |ive got |there is |theres )?(?:no|zero|not any|without)(?: more)? (?:@ {_ACHE}|"
    rf"{_ACHE} in (?:the |my )?@)",
    rf"i (?:no longer have|dont have|do not have|dont feel)(?: any| the)? (?:more )?(?:@ {_ACHE}|{_ACHE} in (?:the |my )?@)",
    rf"(?:@ {_ACHE}|{_ACHE} in (?:the |my )?@|@)(?: is| has| s)?(?: all| completely)? (?:gone(?: away)?|over|disappeared|went away|"
    r"vanished|passed|stopped|pain ?free)",
    r"no me (?:duelen?|molestan?)(?: ya)?(?: nada| para nada)?(?: (?:la|el|las|los|mi|mis))* @",
    r"(?:(?:la|el|las|los|mi|mis) )*@ (?:ya )?no me (?:duelen?|molestan?)",
    rf"(?:(?:la|el|las|los|mi|mis) )*@ (?:ya )?(?:esta|estan|la siento|lo siento|se siente|va|la tengo|lo tengo|"
    rf"la noto|lo noto){_MUCH} "
    r"(?:bien|perfect[oa]s?|curad[oa]s?|recuperad[oa]s?|como nuev[oa]s?|normal|genial|sin dolor|sin molestias)",
    rf"tengo(?: (?:la|el|las|los|mi|mis))* @{_MUCH} (?:bien|perfect[oa]s?|curad[oa]s?|recuperad[oa]s?)",
    rf"se me (?:ha pasado|paso|fue|ha ido|quito|ha quitado|curo|ha curado)(?: ya)?(?: (?:el|lo|la|las|los))?(?: {_DOLOR})?{_DE} @",
    rf"no (?:tengo|siento|noto|hay|me queda)(?: ya)?(?: ningun| mas| nada de)? {_DOLOR}{_DE} @",
    rf"(?:(?:el|la|los|las|mi) )*{_DOLOR}{_DE} @ (?:ya )?(?:se (?:me )?(?:ha ido|fue|paso|ha pasado|quito|ha quitado|"
    rf"termino|acabo)|"
    r"(?:ha )?desaparec(?:ido|io)|paso|no esta)",
    rf"(?:(?:la|el|las|los|mi) )*@ sin {_DOLOR}",
    rf"sin {_DOLOR}{_DE} @",
    r"(?:(?:la|el|las|los|mi|mis) )*@ (?:ya )?se (?:me )?(?:ha |han )?(?:curado|curo|recuperado|recupero)",
)
_BETTER = (
    r"@ (?:is|are|feels?|is feeling|s|got|has gotten|is getting)(?: much| a lot| a bit| a little| somewhat| far| way)* better",
    r"(?:(?:la|el|las|los|mi|mis) )*@ (?:ya )?(?:esta|estan|va|la siento|lo siento|la tengo|lo tengo|"
    r"sigue)(?: mucho| algo| un poco| bastante)* mejor",
    r"tengo(?: (?:la|el|las|los|mi|mis))* @(?: mucho| algo| un poco| bastante)* mejor",
)
_ENDED = re.compile(rf"{_LEAD}(?:{'|'.join(_OVER)}){_TRAIL}")
_EASED = re.compile(rf"{_LEAD}(?:{'|'.join(_BETTER)}){_TRAIL}")
_NOTHING_HURTS = re.compile(
    rf"{_LEAD}(?:nothing hurts(?: me)?|i have no(?: more)? {_ACHE}|i (?:no longer|dont|do not) have (?:any )?{_ACHE}|"
    rf"im pain ?free|i am pain ?free|{_ACHE} (?:is|has|s)?(?: all)? ?(?:gone(?: away)?|over|disappeared|went away)|"
    rf"no(?: more)? {_ACHE}|no me duele(?: ya)? nada|ya no me duelen?|no tengo (?:ya )?(?:ningun )?{_DOLOR}|"
    rf"se me (?:ha pasado|paso|fue|ha ido|quito)(?: ya)? (?:el|todo el) {_DOLOR}|"
    rf"(?:el )?{_DOLOR} (?:ya )?se (?:me )?(?:ha ido|fue|paso|ha pasado|quito|ha quitado)){_TRAIL}"
)
"""All pain is over, no place named."""
_PAINS = r"(?:pains?|aches?|dolores|dolor|molestias)"
_KNOWN = re.compile(
    rf"(?:(?:and|so|y|entonces|ok|hey|oye|milo) )*(?:"
    rf"(?:which|what|whats|show(?: me)?|list|tell me)(?: (?:are|is|the|my|me|all|of))* {_PAINS}(?: (?:do|did|have|"
    rf"are|that|i|you|of|"
    r"tell|mention|mentioned|report|reported|know|told|written|wrote|noted|logged|recorded|saved|remember|got|down|"
    r"in|my|log|about|the|for|me|still|stored|had))*|"
    rf"(?:do you|have you) (?:know|remember|have|got|written down|noted|stored)(?: (?:of|about|any|my|all|"
    rf"the))* {_PAINS}(?: (?:of|mine|for|me|"
    r"logged|written|down|noted))*|"
    rf"(?:que|cuales|cual|muestra(?:me)?|ensena(?:me)?|dime|lista)(?: (?:son|es|todos|los|mis|"
    rf"las))* {_PAINS}(?: (?:tengo|tienes|conoces|has|he|te|"
    r"hay|estan|anotad[oa]s?|apuntad[oa]s?|registrad[oa]s?|guardad[oa]s?|dicho|contado|de|mi|mios|en|el|registro|"
    r"sabes|recuerdas|ahora|"
    r"anotado|apuntado))*|"
    rf"(?:tengo|tienes|hay|conoces|recuerdas)(?: (?:algun|alguna|mis|los))* {_PAINS}(?: (?:anotad[oa]s?|"
    rf"apuntad[oa]s?|registrad[oa]s?|"
    r"guardad[oa]s?|mios?|en|mi|el|registro))+)"
)
_LOGGED_OF = re.compile(
    r"(?:(?:and|so|y|entonces|ok|hey|oye) )*(?:what did i (?:log|note|write(?: down)?|say|tell you|record)|what(?:s| is) "
    r"(?:logged|noted|written down)|"
    r"que (?:te )?(?:apunte|anote|dije|conte|registre|he apuntado|he anotado|tengo apuntado|tengo anotado|hay apuntado)) "
    r"(?:about|of|on|for|del?|de la|"
    r"de los|de las|sobre)(?: (?:my|the|mi|mis|el|la|los|las))*(?P<part> .+)"
)
"""What was written down of one place that hurts."""
_SEVERAL = re.compile(
    r"\b(?:pains|aches|dolores|molestias)\b|\b(?:anotad|apuntad|registrad|guardad)[oa]|\b(?:logged|written|noted|recorded|stored)\b"
)
"""Words for what is written down: "what pain" alone asks about something else."""


def read_over(text: str) -> PainSaid | None:
    """The place that hurts no more, with a level of 0, or only less, without one; None for a question or a condition.

    >>> read_over("my left knee is fine again")
    PainSaid(region='knee', part='knee', side='left', level=0.0, alone=True)
    >>> read_over("my knee doesn't hurt when I cycle") is None
    True
    """
    plain = plain_pain(text)
    if len(text) > MOST_CHARACTERS or _OPEN.search(plain) or re.search(r"\d", plain):
        return None
    for clause in (clauses := re.split(r"[,.;:!]+", plain)):
        parts = parts_of(clause)
        others = [one for one in clauses if one is not clause and parts_of(one)]
        # "my knee is fine, my hip hurts" tells of two places.
        if len({region for region, _ in parts}) != 1 or any(is_hurting(one) for one in others):
            continue
        region, part = parts[0]
        said = " ".join(re.sub(r"[^\w@ñ]+", " ", without_parts(clause)).split())
        level = 0.0 if _ENDED.fullmatch(said) else None
        if level is not None or _EASED.fullmatch(said):
            return PainSaid(region, part, side_of(clause), level, True)
    return None


def nothing_hurts(text: str) -> bool:
    """Whether a text says that nothing hurts any more, without saying where it did.

    >>> nothing_hurts("ya no me duele nada"), nothing_hurts("does nothing hurt?"), nothing_hurts("no me duele la rodilla")
    (True, False, False)
    """
    plain = plain_pain(text)
    if len(text) > MOST_CHARACTERS or _OPEN.search(plain) or parts_of(plain):
        return False
    return _NOTHING_HURTS.fullmatch(" ".join(re.sub(r"[^\w]+", " ", plain).split())) is not None


def asks_pains(text: str) -> bool:
    """Whether a text asks for the pains that are written down.

    >>> asks_pains("which pains do you know of?"), asks_pains("¿qué dolores tengo apuntados?"), asks_pains("what is pain?")
    (True, True, False)
    """
    plain = spelled(text)
    of_one = _LOGGED_OF.fullmatch(plain)
    return (_KNOWN.fullmatch(plain) is not None and _SEVERAL.search(plain) is not None) or (
        of_one is not None and bool(parts_of(plain_pain(of_one["part"])))
    )


def completed(turns: Sequence[str | Mapping[str, str]]) -> list[str | Mapping[str, str]]:
    """The turns, a number told as the answer to how much it hurts put with the pain it is of."""
    done: list[str | Mapping[str, str]] = []
    open_one: str | None = None
    for turn in turns:
        if not isinstance(turn, str) and turn.get("role", "user") not in {"user", "athlete"}:
            done.append(turn)
            continue
        text = turn if isinstance(turn, str) else str(turn.get("text") or turn.get("content") or "")
        level = read_level(text)
        if open_one is not None and level is not None:
            text = f"{open_one.rstrip(' .!,')}, {level:g}/10"
            done.append(text if isinstance(turn, str) else {**turn, "text": text})
        else:
            done.append(turn)
        pain = read_pain(text) or read_over(text)
        open_one = text if pain is not None and pain.level is None else None
    return done
