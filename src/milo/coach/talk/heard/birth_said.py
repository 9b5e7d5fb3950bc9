"""A birth that somebody tells of as their own: how many weeks ago it was."""

from __future__ import annotations

from typing import Literal

from milo.coach.talk.words.number_words import WORDS
from milo.vocabulary.patterns import late

WEEKS_A_MONTH = 52 / 12
MOST_WEEKS = 104  # what is longer ago is no time after a birth (our choice)
_COUNT = r"(\d{1,3}|[a-z]+)"
_AGO = rf"(?:(?:about|just|only|like) )?{_COUNT} (days?|weeks?|months?) ago"
_HACE = rf"hace (?:unos |unas |solo )?{_COUNT} (dias?|semanas?|mes(?:es)?)"
_BY = r"(?: (?:by c[ -]?section|by caesarean|naturally|por cesarea|por parto natural))?"
_BORN = late(
    rf"^(?:(?:(?:i|we) )?(?:had|gave birth(?: to)?)(?: (?:my|our|the|a) (?:baby|son|daughter|twins|first|second)(?: "
    rf"\w+)?)?{_BY} {_AGO}|"
    rf"(?:(?:i|we) )?(?:had|have had) (?:an? |my )?(?:emergency )?(?:c[ -]?section|caesarean|cesarean)(?: \w+)? {_AGO}|"
    rf"(?:(?:i am|im|ive been) )?(?:about |now )?{_COUNT} (days?|weeks?|months?) (?:post ?-?partum|pp|after (?:the |giving |"
    rf"my )?birth)|"
    rf"(?:soy|fui) (?:madre|mama) (?:desde )?{_HACE}|(?:me hicieron|tuve|me practicaron) (?:una |la )?cesarea {_HACE}|"
    rf"(?:llevo|estoy de|tengo) {_COUNT} (dias?|semanas?|mes(?:es)?) (?:de|en el) (?:posparto|postparto|puerperio)|"
    rf"(?:my|our|the) (?:baby|son|daughter|twins) (?:was|were) born{_BY} {_AGO}|"
    rf"(?:my|our) (?:baby|newborn|twins) (?:is|are) (?:now |only |just |about )?{_COUNT} (days?|weeks?|months?)(?: old)?|"
    rf"(?:mi|nuestro) (?:bebe|recien nacido) (?:ya )?tiene {_COUNT} (dias?|semanas?|mes(?:es)?)|"
    rf"(?:di|he dado) a luz{_BY} {_HACE}|(?:tuve|he tenido) (?:a )?(?:mi|un|una|el|al) (?:bebe|hij[oa]|nin[oa]){_BY} {_HACE}|"
    rf"(?:nacio|ha nacido) (?:mi|nuestr[oa]|el|la) (?:bebe|hij[oa]|nin[oa]){_BY} {_HACE}|"
    rf"(?:mi|nuestr[oa]|el|la) (?:bebe|hij[oa]|nin[oa]) (?:nacio|ha nacido){_BY} {_HACE}|{_HACE} (?:que )?(?:di a luz|"
    rf"nacio mi bebe))$"
)
"""A child of one's own; "my son was born 3 weeks ago" may be a father's, whom the profile's sex tells apart (HealthSaid)."""
GAVE_BIRTH = late(r"\bi (?:have |ve )?(?:just )?(?:gave|given) birth\b|\b(?:di|he dado|acabo de dar) a luz\b")
"""A birth that its teller gave; "my son was born" and "we had our baby" may be a father's words."""
_UNDATED = late(
    r"^(?:(?:i|we) (?:have |ve )?(?:just )?(?:gave|given) birth|(?:i|we) (?:have |ve )?(?:just )?had (?:my|our|the|a) (?:baby|son|"
    r"daughter|twins)|(?:ya )?(?:di|he dado|acabo de dar) a luz|(?:he sido|fui) (?:madre|mama)|(?:ya )?(?:nacio|ha nacido) (?:mi|"
    r"nuestr[oa]) (?:bebe|hij[oa]|nin[oa]))(?: (?:today|yesterday|recently|not long ago|hoy|ayer|hace poco))?$"
)
_NURSING = late(
    r"^(?:(?:i am|im) (?:still |also |currently )?(?:breast ?-?feeding|nursing|lactating)|i (?:still )?(?:breast ?-?feed|nurse)|"
    r"(?:todavia |aun |sigo )?(?:estoy )?(?:amamantando|dando (?:el )?pecho|dando la teta|lactando)|(?:todavia |aun )?(?:doy (?:el "
    r")?pecho|amamanto|doy la teta)|estoy en (?:periodo de )?lactancia)(?: (?:my|our|a mi|al) (?:\w+ )?(?:baby|son|daughter|bebe|"
    r"hij[oa]|nin[oa]))?(?: (?:now|at the moment|ahora|todavia))?$"
)


def birth_undated(plain: str) -> Literal["birth", "nursing"] | None:
    """What is told of a birth of one's own, or of breastfeeding, without how long ago it was; None for any other words.

    plain: as of weeks_since_birth.

    >>> birth_undated("di a luz"), birth_undated("i am breastfeeding"), birth_undated("my sister gave birth")
    ('birth', 'nursing', None)
    """
    if _UNDATED.match(plain):
        return "birth"
    return "nursing" if _NURSING.match(plain) else None


def weeks_since_birth(plain: str) -> float | None:
    """Weeks since one's own birth of a child; None for any other words, and for more than two years.

    plain: a sentence without capitals, accents and the words that only open or close it.

    >>> weeks_since_birth("nacio mi bebe hace 3 semanas"), weeks_since_birth("my baby was born two months ago")
    (3.0, 8.7)
    >>> weeks_since_birth("my sister gave birth 3 weeks ago") is None, weeks_since_birth("had a c-section 4 weeks ago")
    (True, 4.0)
    """
    found = _BORN.match(plain)
    if found is None:
        return None
    count, unit = (g for g in found.groups() if g)
    numbers = WORDS["en"] | WORDS["es"] | {"a": 1.0, "an": 1.0}
    value = float(count) if count.isdigit() else numbers.get(count)
    if value is None:
        return None
    weeks = value / 7 if unit.startswith("d") else value * WEEKS_A_MONTH if unit.startswith("m") else value
    return round(weeks, 1) if weeks <= MOST_WEEKS else None
