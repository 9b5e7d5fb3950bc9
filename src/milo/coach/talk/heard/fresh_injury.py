"""An injury of the last three days told with its place: "I twisted my ankle this morning", "me dio un tirón en el gemelo".

The pain scale does not hold for one (safety reference, PL-50): the joint is spared, whatever number of ten it is given.
"""

from __future__ import annotations

import re

from milo.coach.conversation.entities.places import parts_of
from milo.coach.talk.words.numbers_said import even, folded

MOST_CHARACTERS = 160  # of a sentence that tells one; a longer one tells a story (our choice)
_HURT = re.compile(
    r"\b(?:i|ive|i've|i have|just|and|also) (?:have |just |think i |may have |might have |badly |slightly |properly )*"
    r"(?:twisted|sprained|strained|pulled|tweaked|rolled|wrenched|jarred|torn|tore|turned|did in|done in|injured) "
    r"(?:my|the|an|a) (?P<en>[a-z ]{3,24})|"
    r"\bme (?:acabo de |he |hice |he hecho )?(?:torcer|torci(?:do)?|torce|esguinz\w+|lesione|lesionado|lesionar|desgarre|"
    r"desgarrado|doble|"
    r"doblado|lastime|lastimado|luxe|luxado|un esguince (?:en|de)|una torcedura (?:en|de)|dano en) (?:el|la|los|las|mi|un|una) "
    r"(?P<es>[a-zñ ]{3,24})|"
    r"\bme (?:dio|ha dado|he dado) un (?:tiron|latigazo|pinchazo) (?:en|por) (?:el|la|los|las|mi) (?P<tiron>[a-zñ ]{3,24})"
)
_LONG_AGO = re.compile(
    r"\b(?:(?:[4-9]|\d\d|four|five|six|seven|ten|several|a few|many) days ago|weeks?|months?|years?|last (?!night)\w+|ages ago|"
    r"once|in (?:19|20)\d\d|"
    r"when i was|used to|almost|nearly|hace (?:[4-9]|\d\d|cuatro|cinco|seis|siete|diez|varios|unos|muchos) dias|semanas?|"
    r"mes(?:es)?|anos?|años?|"
    r"pasad[oa]|una vez|cuando era|casi|por poco|not|no (?:me|i)|didnt|didn't|nunca|never|don't|my (?:friend|brother|sister|"
    r"son|daughter|wife|"
    r"husband|dad|mum|mom|coach)|mi (?:amig[oa]|herman[oa]|hij[oa]|mujer|marido|padre|madre))\b"
)
_ASKS = re.compile(r"\?|^(?:what|how|why|if|should|can|que|como|si|puedo)\b")


def fresh_injury(text: str) -> str | None:
    """The region that a sentence says was hurt of late, as the profile names it; None for any other sentence.

    >>> fresh_injury("I twisted my ankle this morning, 4/10"), fresh_injury("me he torcido la rodilla")
    ('ankle', 'knee')
    >>> fresh_injury("I twisted my ankle last year"), fresh_injury("what if I twisted my ankle?")
    (None, None)
    """
    plain = " ".join(folded(even(text)).split())
    if len(text) > MOST_CHARACTERS or _LONG_AGO.search(plain) or _ASKS.search(plain):
        return None
    told = _HURT.search(plain)
    places = parts_of(next(filter(None, told.groups()))) if told is not None else []
    return places[0][0] if len({region for region, _ in places}) == 1 else None
