"""Words that ask for a plan to be made, with the weeks it is to have; not those that ask to see the one there is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from milo.coach.talk.words.numbers_said import even, folded
from milo.vocabulary.patterns import late

MOST_CHARACTERS = 140  # of words that ask for a plan; a longer message says more than that (our choice)
_COUNT = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
    "sixteen": 16, "twenty": 20, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
    "nueve": 9, "diez": 10, "doce": 12, "dieciseis": 16, "veinte": 20,
}  # fmt: skip
_N = rf"(?:\d{{1,3}}|{'|'.join(_COUNT)})"
_OPENING = (
    r"(?:(?:hi|hello|hey|ok|okay|so|please|now|then|and|well|milo|hola|oye|bueno|pues|vale|entonces|ahora|y|por favor|venga|dale)"
    r"[ ,!]+)*"
)
_CLOSING = r"(?: (?:please|now|thanks|thank you|for me|from scratch|instead|again|por favor|ya|gracias|desde cero|otra vez))*"
_KIND = (
    r"(?:(?:new|fresh|other|another|different|whole|complete|good|proper|full|training|workout|fitness|gym|running|strength|"
    rf"exercise|weekly|{_N}[ -]weeks?|long|short) )*"
)
_PLAN = r"(?:plans?|program(?:me)?s?|training schedule)"
_WEEKS = rf"(?:(?:of|for|over|lasting|that lasts|with|in)? ?(?:the )?(?:next )?(?:{_N}) weeks?(?: long)?)"
_FOR = (
    r"(?:(?:for|to|towards?|that|which|based|with|starting|beginning|from) (?!(?:today|tomorrow|tonight|this week)\b)"
    r"[a-z0-9' ]{2,60})"
)
_EN = late(
    rf"{_OPENING}(?:(?:can|could|would|will) you (?:please )?|i (?:want|need|would like|d like) you to |let'?s )?"
    r"(?:make|create|build|write|design|generate|prepare|give|do|draw up|set up|put together|start|plan|get) (?:me |us )?"
    rf"(?:a |an |another |my )?{_KIND}{_PLAN}(?: {_WEEKS})?(?: {_FOR})?{_CLOSING}"
)
_EN_WISH = late(
    rf"{_OPENING}(?:i (?:want|need|would like|d like|would love)(?: to (?:have|get|start))? |(?:can|could) i (?:have|get) |"
    rf"time for )(?:a |an |another ){_KIND}{_PLAN}(?: {_WEEKS})?(?: {_FOR})?{_CLOSING}"
)
_EN_ANEW = late(
    rf"{_OPENING}(?:(?:can|could|would|will) you (?:please )?)?(?:(?:remake|redo|rebuild|rewrite|renew|regenerate) "
    rf"(?:my |the )(?:whole |training )?{_PLAN}|make (?:my |the ){_PLAN} (?:anew|again|from scratch)|(?:a )?new {_PLAN}"
    rf"|make (?:me )?(?:a )?(?:new )?(?:one|{_PLAN}) for (?:it|that|the race|my race))(?: {_WEEKS})?{_CLOSING}"
)
_EN_LONGER = late(
    rf"{_OPENING}(?:(?:can|could|would|will) you (?:please )?)?(?:(?:an? |new )*(?:{_N})[ -]weeks? {_PLAN}|"
    rf"(?:make|extend|stretch|lengthen) (?:it|(?:my |the ){_PLAN})(?: longer)?,? (?:to |for |into )?(?:{_N}) weeks?(?: "
    rf"long)?){_CLOSING}"
)
_HECHO = (
    r"(?:haz|hazme|hace|haceme|hagame|crea|creame|genera|generame|prepara|preparame|dame|disena|disename|arma|armame|monta|montame|"
    r"escribe|escribeme|elabora|elaborame|ponme|quiero|necesito|quisiera|me gustaria(?: tener)?|"
    r"(?:quiero que me (?:hagas|crees|armes|prepares))|(?:me )?(?:puedes|podes|podrias) (?:hacer|crear|preparar|armar|disenar|"
    r"generar|dar)(?:me)?|me (?:haces|armas|creas|preparas|das)|vamos (?:a hacer|con))"
)
_PLAN_ES = r"(?:plan|programa)"
_SEMANAS = rf"(?:(?:de|para|por|a|durante) (?:las? )?(?:proximas? |siguientes? )?(?:{_N}) semanas?)"
_PARA = r"(?:(?:para|hacia|con|que|desde|a partir de|de) (?!(?:hoy|manana|esta semana)\b)[a-z0-9 ]{2,60})"
_ES = late(
    rf"{_OPENING}{_HECHO} (?:un |otro |mi )?(?:nuevo |buen )*(?:{_PLAN_ES})"
    r"(?: (?:nuevo|distinto|diferente|completo|semanal))*"
    rf"(?: de (?:entrenamiento|entreno|ejercicios?|gimnasio|fuerza|carrera|running))?(?: {_SEMANAS})?(?: {_PARA})?{_CLOSING}"
)
_ES_ANEW = late(
    rf"{_OPENING}(?:(?:rehaz|rehace|renueva|regenera|vuelve a hacer|volve a hacer) (?:mi |el )?{_PLAN_ES}|(?:un )?{_PLAN_ES} nuevo|"
    rf"(?:un )?nuevo {_PLAN_ES})(?: {_SEMANAS})?(?: {_PARA})?{_CLOSING}"
)
_ES_LONGER = late(
    rf"{_OPENING}(?:(?:un )?{_PLAN_ES} (?:nuevo )?de (?:{_N}) semanas?|"
    rf"(?:(?:me )?(?:puedes|podrias) )?(?:alarga|alargar|amplia|ampliar|extiende|extender) (?:mi |el ){_PLAN_ES}(?: (?:a|"
    rf"hasta) (?:{_N}) semanas?)|"
    rf"(?:hazlo|hazme|ponlo|que sea) (?:de|a) (?:{_N}) semanas?){_CLOSING}"
)
_MINE = late(r"\b(?:give|get|do|start|dame|ponme) (?:me )?(?:my|mi)\b")
"""The plan there is, to be shown or followed."""
_OTHER = late(
    r"\b(?:dont|don't|do not|never|not|no|without changing|b|backup|why|what if|que pasa si|for (?:my|a) (?:friend|son|daughter|"
    r"wife|husband|mum|mom|dad|brother|sister|client|partner)|para mi (?:amig[oa]|hij[oa]|mujer|marido|madre|padre|herman[oa]|"
    r"pareja|client[ea]))\b"
)
_NOT_WANTED = late(
    rf"{_OPENING}(?:(?:but|no|nope|nah|pero|que) )*(?:i (?:really |just )?(?:do not|dont|don't) (?:really |actually )?(?:want|need|"
    r"wish for)(?: (?:you )?to (?:have|get|start|make|create|write|build|give)(?: me)?)? |(?:i am|im|i'm) not asking for |"
    r"(?:please )?(?:do not|dont|don't|never) (?:make|create|build|write|give|start|plan)(?: me| us)? |(?:please )?no |"
    r"(?:yo )?(?:ya )?no (?:quiero|necesito|quisiera|me hace falta|hace falta|he pedido|pedi|quiero que me (?:hagas|crees|armes)|"
    r"(?:me )?(?:hagas|crees|armes|des|prepares)) |ningun )"
    rf"(?:(?:a|an|another|any|un|otro|ningun|the|el) )*(?:{_KIND}{_PLAN}|(?:nuevo )?{_PLAN_ES}(?: (?:nuevo|distinto|diferente|"
    rf"completo))+|nuevo {_PLAN_ES})(?: yet| todavia| aun)?{_CLOSING}"
)
_WISH = late(
    rf"\b(?:with|that (?:has|includes|focuses)|con|que (?:tenga|incluya)) (?!(?:{_N})[ -](?:weeks?|semanas?)\b).+?(?={_CLOSING}$)"
)
"""What the work of a plan is to be."""
_HOW_LONG = late(rf"\b(?P<n>{_N})[ -](?:weeks?|semanas?)\b")


@dataclass(frozen=True)
class PlanWanted:
    """A plan that is asked for. weeks: as they were told, None where they were not.

    wish: what it is to have, in the athlete's words, where they are of the work and not of the goal: "with more upper body".
    """

    weeks: int | None = None
    wish: str | None = None


def read_plan_wanted(text: str) -> PlanWanted | None:
    """That a message asks for a plan to be made, and nothing else; None for any other.

    >>> read_plan_wanted("make me a new 12 week plan"), read_plan_wanted("hazme un plan de ocho semanas")
    (PlanWanted(weeks=12, wish=None), PlanWanted(weeks=8, wish=None))
    >>> read_plan_wanted("show me my plan") is None, read_plan_wanted("don't make a new plan") is None
    (True, True)
    """
    if len(text) > MOST_CHARACTERS:
        return None
    plain = " ".join(re.sub(r"[.,;:!¡¿?]+", " ", folded(even(text))).split())
    if _OTHER.search(plain) or _MINE.search(plain):
        return None
    if not any(pattern.fullmatch(plain) for pattern in (_EN, _EN_WISH, _EN_ANEW, _EN_LONGER, _ES, _ES_ANEW, _ES_LONGER)):
        return None
    told = {int(_COUNT.get(m["n"], 0) or m["n"]) for m in _HOW_LONG.finditer(plain)}
    return PlanWanted(told.pop() if len(told) == 1 else None, _wish(plain, text))


def _wish(plain: str, text: str) -> str | None:
    found = _WISH.search(plain)
    if found is None:
        return None
    first, count = len(plain[: found.start()].split()), len(found[0].split())
    words = [w.strip(".,;:!¡¿?") for w in text.split()]
    as_typed = words[first : first + count]
    return " ".join(as_typed) if len(words) == len(plain.split()) and all(as_typed) else found[0]


def plan_unwanted(text: str) -> bool:
    """Whether a message says that no new plan is wanted, and nothing else.

    >>> plan_unwanted("no quiero un plan nuevo"), plan_unwanted("I don't want a new plan"), plan_unwanted("I want a new plan")
    (True, True, False)
    """
    if len(text) > MOST_CHARACTERS or "?" in text:
        return False
    return _NOT_WANTED.fullmatch(" ".join(re.sub(r"[.,;:!¡]+", " ", folded(even(text))).split())) is not None
