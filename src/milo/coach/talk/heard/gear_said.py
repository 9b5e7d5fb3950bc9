"""What a sentence tells of the speaker's own equipment: what is there from now on, and what is there no longer."""

from __future__ import annotations

import re
from dataclasses import dataclass

from milo.coach.plans.edits.equipment import equipment_in
from milo.coach.talk.heard.self_said import ASKED, MOST_CHARACTERS, bare_of, parts_of, plain_of
from milo.vocabulary.patterns import late

_I = r"(?:i |we |ive |weve |i have |we have )?(?:just |finally |now |also |recently |actually )*"
_ROTO = r"(?:(?:romp|perd)i(?:o|eron)|roto|rotas?|perdido|estrope(?:o|aron|ado)|averi(?:o|aron|ado))"
_SHOP = r"(?:(?:the|my) (?:bike )?(?:shop|mechanic|store|garage))"
_GOT = late(
    rf"^{_I}(?:bought|ordered|was given|were given|received|picked up|found|own|(?:do |now )?have(?: got)?|got|"
    rf"signed up (?:for|at)|joined)"
    r"(?: myself| now)* (?P<what>.+)$|"
    r"^(?:the|my|our) (?:new )?(?P<came>.+?) (?:arrived|came|is here|works? again|(?:has|have) (?:arrived|been (?:fixed|repaired|"
    r"mended)))$|"
    r"^(?:(?:the|my|our) )?(?:new )?(?P<ready>.+?)(?: is| are|s) (?:now |all |finally |working |up and )*(?:fixed|repaired|mended|"
    r"again|running|back(?: from (?:the (?:shop|mechanics?)|repairs?))?)$|"
    rf"^{_I}(?:fixed|repaired|got back|have back|collected|fetched) (?P<mended>(?:the|my|our) .+)$|"
    rf"^{_SHOP} (?:just |has |have )*(?:fixed|repaired|returned|gave (?:me )?back) (?P<shop>(?:the|my|our) .+)$|"
    r"^(?:ya |por fin |me |nos |he |hemos |han |acabo de )*(?:arregl|repar|recuper)(?:e|ado|aron|amos|ar) (?P<arregle>.+)$|"
    r"^(?:ya |por fin |me |nos |he |hemos |han |acabo de )*(?:devolvieron|devuelto|recogi|recogido|recoger) "
    r"(?P<recogi>(?:el|la|los|las|mis?) .+)$|"
    r"^(?:ya |por fin )*(?:(?:esta|estan) (?:ya )?(?:arreglad|reparad|list)[oa]s?|(?:funcionan?|van?)(?: otra vez| de nuevo)?) "
    r"(?P<funciona>(?:el|la|los|las|mis?) .+)$|"
    r"^(?:ya |por fin )*(?:esta|estan|ha vuelto|han vuelto|volvio|vuelvo a tener|tengo otra vez|tengo de vuelta|tengo de nuevo) "
    r"(?P<vuelta>(?:el|la|los|las|mis?) .+)$|"
    r"^(?:el|la|los|las|mis?) (?P<volvio>.+?) (?:ya )?(?:ha|han) (?:vuelto|salido) (?:del taller|de la tienda|de reparar)$|"
    r"^(?:el|la|los|las|mis?) (?P<lista>.+?) (?:ya )?(?:(?:esta|estan) (?:ya )?(?:arreglad|reparad|list)[oa]s?|"
    r"(?:vuelve|vuelven) a funcionar|funcionan? (?:otra vez|de nuevo))$|"
    r"^(?:ya |ahora |por fin |yo |me |acabo de |he |hemos |tambien |si que |si )*(?:compr(?:e|ado|ar|amos)|tengo|tenemos|"
    r"regalaron|han regalado|llego|ha llegado|consegui|conseguido|conseguir|apunte a|apuntado a) (?P<tengo>.+)$"
)
_GYM = late(
    rf"{_I}(?:joined|signed up (?:for|at|to|with)|(?:have|got) (?:access to|a membership (?:at|of|to))|go to|train (?:at|in)|"
    rf"switched to|"
    r"started (?:going to|at))"
    r" (?:an? |the |my )?(?:(?:new|full|local|proper|real|commercial|big|well equipped) )*gym(?: membership)?|"
    r"(?:ya |ahora |por fin |yo |me |acabo de |he )*(?:apunt(?:e|ado|arme) a|tengo acceso a|voy a|entreno en|empece en)"
    r"l? ?(?:un |una |el |mi )?(?:buen |nuevo )?(?:gimnasio|gym)(?: nuevo| completo)?"
)
"""A gym to train in, with what most of them have."""
OF_A_GYM = frozenset({"barbell", "dumbbell", "machine", "cable", "bench", "rack", "pull-up bar"})
_GONE = late(
    rf"^{_I}(?:sold|gave(?: away)?|given away|got rid of|gotten rid of|returned|lost|threw (?:out|away)|broke|"
    rf"donated|had to (?:sell|give away|give|get rid of|return|throw (?:out|away)|donate)) (?P<what>.+?)"
    r"(?: away)?$|"
    rf"^{_I}(?:no longer (?:have|own|got)(?: got)?) (?P<without>.+)$|"
    r"^(?:someone|somebody|they|thieves|a thief) (?:just |has |have )*(?:stole|stolen) (?P<stole>(?:my|our) .+)$|"
    r"^(?:the|my|our) (?P<broke>.+?) (?:(?:just|has|have|is|was|were|got) )*(?:broke(?: down)?|died|sold|stolen|gone|lost)$|"
    r"^(?:me |nos |ya |he |hemos |han )*(?:vend(?:i|imos|ido)|regal(?:e|amos|ado)|devol(?:vi|vimos)|devuelto|tir(?:e|amos|"
    r"ado)|don(?:e|ado)|"
    r"perd(?:i|ido)|robaron|robado) (?P<vendi>.+)$|"
    r"^(?:he tenido|hemos tenido|tuve|tuvimos) que (?:vender|regalar|devolver|tirar|donar) (?P<tuve>.+)$|"
    r"^(?:ya no (?:tengo|tenemos)|(?:me|nos) (?:he |hemos )?qued(?:e|ado|amos) sin) (?P<sin>.+)$|"
    rf"^se (?:me |nos )?(?:ha |han )?{_ROTO} (?P<rompio>.+)$|"
    rf"^(?:el|la|los|las|mis?) (?P<se>.+?) se (?:me |nos )?(?:ha |han )?{_ROTO}$"
)
_HAVING = late(r"\b(?:have|got|own|tengo|tenemos)\b")
_AWAY = late(r"\b(?:in|at|en) (?:the|el|la|un|una) (?:\w+ )?(?:shop|mechanics?|store|repairs?|taller|tienda|mecanico)\b")
"""Where equipment is while it is mended: "I have my bike in the shop" has it not."""
_FETCHED = late(r"\b(?:bought|fixed|repaired|picked|collected|compr\w+|recog\w+|arregl\w+|repar\w+)\b")
_LACKING = late(r"\bno longer\b|\bya no\b|\bsin\b")
_OWNED = late(r"^(?:an?|some|my|our|one|two|three|\d|the|own|un|una|unos|unas|mis?|dos|tres|la|el|los|las|new|nuev)|s\b")
"""What stands before equipment that one has, or a plural: "I have bench today" is a session."""
_BESIDE = late(
    r"(?:an?|the|my|our|some|one|two|three|new|old|used|second ?hand|own|pair|set|of|light|heavy|adjustable|at|home|in|"
    r"garage|now|again|today|back|fixed|repaired|mended|serviced|running|working|ready|from|shop|store|mechanics?|repairs?|"
    r"arreglad[oa]s?|reparad[oa]s?|list[oa]s?|funcionando|taller|tienda|mecanico|otra|vez|nuevo|vuelta|por|fin|"
    r"yesterday|this|last|week|membership|pass|access|to|for|each|both|gym|kg|kilos?|lbs?|pounds?|\d+(?:[.,]\d+)?(?:kg|lb|lbs)?|"
    r"un|una|unos|unas|el|la|los|las|al?|mis?|dos|tres|par|juego|de|del|nuev[oa]s?|viej[oa]s?|casa|en|cada|ligeras?|"
    r"ajustables?|ya|ahora|"
    r"hoy|ayer|esta|semana|abono|bono|pase|acceso|para|y|and|or|with|con)"
)
"""Words that may stand beside equipment's names; any other one tells of something else ("I got a bench press record")."""
_ANY_MORE = late(r"\b(?:dont|do not) (have|own)\b(?=.* any ?(?:more|longer)$)")
_NOT_ONES_OWN = late(r"\b(?:today|hoy|this week|esta semana|now and then)\b")


@dataclass(frozen=True)
class GearSaid:
    """got: equipment that is there now, gone: that is there no longer; both by the profile's words, in the order of the profile."""

    got: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


def read_gear(text: str) -> GearSaid | None:
    """What a sentence tells of one's own equipment; None for any other, for a question and for equipment missing on a day.

    >>> read_gear("I joined a gym").got[:2], read_gear("I go to the gym today")
    (('barbell', 'dumbbell'), None)
    >>> read_gear("I sold my bench and bought a kettlebell"), read_gear("do I have a bench?"), read_gear("I have bench today")
    (GearSaid(got=('kettlebell',), gone=('bench',)), None, None)
    """
    # "any more" closes a sentence, and tells that what is not there once was.
    plain = plain_of(_ANY_MORE.sub(r"no longer \1", bare_of(text)))
    if len(plain) > MOST_CHARACTERS or ASKED.search(plain):
        return None
    got: dict[str, None] = {}
    gone: dict[str, None] = {}
    into: dict[str, None] | None = None
    named: set[str] | None
    for part in parts_of(plain):
        found = _part(part)
        if found is not None:
            named, into = found[1], got if found[0] else gone
        elif into is not None:
            named = _named(part)  # "a bench and a rack": the second goes on with the first
            if named is None and _aside(part):
                continue  # "I got a kettlebell, 35 lb"
        else:
            named = None
        if named is None or into is None:
            return None
        into |= dict.fromkeys(sorted(named))
    if not (got or gone) or set(got) & set(gone):
        return None
    return GearSaid(tuple(got), tuple(gone))


def _part(part: str) -> tuple[bool, set[str]] | None:
    """Whether a part says that equipment is there now, and which; None where it says neither."""
    if _GYM.fullmatch(part) and not _NOT_ONES_OWN.search(part):
        return True, set(OF_A_GYM)
    for there, shape in ((False, _GONE), (True, _GOT)):
        told = shape.search(part)
        what = next(filter(None, told.groups()), None) if told is not None else None
        if told is None or what is None:
            continue
        unowned = not _OWNED.search(what) or _NOT_ONES_OWN.search(part)
        if not there and _LACKING.search(part) and _NOT_ONES_OWN.search(part):
            continue
        if there and _AWAY.search(part) and not _FETCHED.search(part):
            continue
        if there and _HAVING.search(part) and unowned and not re.match(r"(?:ya|ahora|si) ", part):
            continue
        named = _named(what)
        if named is not None:
            return there, named
    return None


def _named(what: str) -> set[str] | None:
    """The equipment of words that name it and say nothing else; None for any other words."""
    found, others = equipment_in(what)
    return found if found and _aside(others) else None


def _aside(words: str) -> bool:
    return all(_BESIDE.fullmatch(word) for word in words.split())
