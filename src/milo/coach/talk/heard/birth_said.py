"""A birth that somebody tells of as their own: how many weeks ago it was."""

from __future__ import annotations

import re

from milo.coach.talk.heard.self_said import parts_of
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


def birth_beside_question(plain: str) -> float | None:
    """Weeks since a birth of one's own told beside what is asked: "di a luz hace un mes, ¿puedo correr?"; else None."""
    parts = parts_of(re.sub(r"[?¿]", ", ", plain))
    return next((weeks for part in parts if len(parts) > 1 and (weeks := weeks_since_birth(part)) is not None), None)
