"""Why an answer opened with a line of the rules: which rule, and which fact of the profile or which message it came from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from milo.coach.plans.limits.person import Person, person_of
from milo.coach.talk.receipts.facts import Facts
from milo.coach.talk.receipts.telling import Quoted, Receipts, Telling
from milo.coach.talk.words.words_found import spelled
from milo.locales import LANGUAGES, Templates

MOST_QUOTED = 90  # characters of a message that is quoted back (our choice)
_WHY = re.compile(
    r"\bwhy (?:do|did|are|have|would|must) you (?:\w+ ){0,3}?(?:say|said|saying|tell|told|telling|mention\w*|talk\w*|repeat\w*|"
    r"warn\w*|"
    r"bring\w*|remind\w*|start\w*|open\w*|come|answer\w*)\b|\bwhere (?:does|did) (?:that|this|it|the|all)\b.*\bcome from\b|"
    r"\b(?:whats|what is) (?:that|this|all this|the thing) about\b|"
    r"\bpor que (?:me |nos |siempre |ahora |otra vez )*(?:dices|has dicho|dijiste|hablas|mencionas|cuentas|repites|pones|sales|"
    r"sacas|avisas|"
    r"adviertes|insistes|recuerdas|sueltas|contestas|respondes|empiezas)\b|\ba (?:que|cuento de que) (?:viene|se debe|venia)\b|"
    r"\bde donde (?:sacas|sale|viene|has sacado)\b"
)
_LINES: dict[str, str] = {
    "older": r"light loads?|cargas? ligeras?|balance|equilibrio|few sets|pocas series|build\w* up slowly|subes? despacio",
    "minor": r"light loads?|cargas? ligeras?|(?:my|your) age|(?:mi|tu) edad|adult|adulto|good technique|buena tecnica|"
    r"food or weight targets|"
    r"objetivos de (?:comida|peso)",
    "pregnant": r"breath|respiracion|contact|contacto|fall risk|caidas?|midwife|matrona|pregnan\w*|embaraz\w*|maximum lifts?|"
    r"maximos?",
    "condition": r"(?:limits|limites)|health|salud|maximum lifts?|maximos?|steady breathing|respiracion|moderate effort|"
    r"esfuerzo moderado|"
    r"doctor|medico",
    "injury": r"pain up to|dolor|2 (?:of|sobre) 10|leave\w* out|dej\w+ fuera|loads that part|carga esa zona",
    "illness": r"fever|fiebre|illness|malestar|resfriado|cold",
    "dizzy": r"dizz\w+|mare\w+",
    "headache": r"headache|head|dolor de cabeza|cabeza",
    "belly": r"belly|stomach|barriga|tripa|estomago",
    "period": r"cramps|period|regla",
    "deficit": r"deficit|energy floor|minimo de energia",
    "heat_day": r"heat|calor",
    "sore": r"sore\w*|agujetas",
    "allergy": r"allerg\w+|alergi\w+",
    "layoff": r"weeks off|semanas de paron|paron|two thirds|dos tercios",
    "short_night": r"(?:short a |so short |short )?night|noche(?: tan)? corta|nothing hard|nada duro",
    "new_to_max": r"first twelve weeks|primeras doce semanas|one repetition maximum|repeticion maxima",
    "past": r"since that is over|eso ya paso|step by step|paso a paso",
}
"""Words of the line that an answer opens with, by its key in the safety sentences."""
_WORDS = {language: Templates("opening", language) for language in LANGUAGES}
_CONDITIONS_ES = {
    "hypertension": "hipertensión", "heart disease": "enfermedad del corazón", "type 1 diabetes": "diabetes tipo 1",
    "type 2 diabetes": "diabetes tipo 2", "asthma": "asma", "copd": "EPOC", "epilepsy": "epilepsia", "osteoporosis": "osteoporosis",
    "kidney disease": "enfermedad del riñón", "eating disorder": "trastorno alimentario",
}  # fmt: skip


def why_opened(telling: Telling, said: Sequence[str], facts: Facts) -> bool:
    """Answer why a line of the rules opened an answer; False, and nothing said, where the last turn does not ask that.

    said: the athlete's turns, the last one the question.  The profile is asked first, then the turns, the latest first, by
    `facts.opened_by`; where neither has it, that is what is said.
    """
    plain = spelled(said[-1])
    if not _WHY.search(plain):
        return False
    meant = [line for line, words in _LINES.items() if re.search(rf"\b(?:{words})\b", plain)]
    if not meant:
        return False
    of_profile = _of_profile(telling, meant, facts)
    if of_profile:
        for rules, fact in of_profile:
            _say(telling, "profile", rules=rules, fact=fact)
        return True
    for turn in reversed(said[:-1]):
        opened = facts.opened_by(turn) if facts.opened_by is not None else None
        if opened is not None and opened[0] in meant:
            words = _WORDS[telling.language]
            quoted = " ".join(turn.split())[:MOST_QUOTED]
            read, but = words[f"read.{opened[0]}"], words["not_profile"]
            _say(telling, "message", rules=", ".join(opened[1]), said=quoted, read=read, but=but)
            return True
    _say(telling, "unknown")
    return True


def _say(telling: Telling, key: str, **filled: str) -> None:
    text = _WORDS[telling.language][key].format(**filled)
    telling.say("word", text=Quoted(text, Receipts("told", "opening")))


def _of_profile(telling: Telling, meant: Sequence[str], facts: Facts) -> list[tuple[str, str]]:
    """The rules that the profile itself calls for, of the lines that may be meant, each with what it says."""
    if facts.profile is None:
        return []
    p, es = person_of(facts.profile, facts.today), telling.language == "es"
    found = []
    for line in meant:
        made = _fact(telling, line, p, es)
        if made is not None:
            found.append(made)
    return found


def _fact(telling: Telling, line: str, p: Person, es: bool) -> tuple[str, str] | None:
    if line == "older" and p.older:
        return "PL-20", f"{p.age} años, y vale desde los 65" if es else f"{p.age} years, and it holds from 65 on"
    if line == "minor" and p.minor and p.age >= 0:
        return "PL-41", f"{p.age} años, y vale hasta los 18" if es else f"{p.age} years, and it holds until 18"
    if line == "pregnant" and p.pregnant:
        return "PL-22", "embarazo" if es else "a pregnancy"
    if line == "pregnant" and p.postpartum:
        weeks = round(p.profile.postpartum_weeks or 0)
        return "PL-23", f"{weeks} semanas tras un parto" if es else f"{weeks} weeks after a birth"
    if line == "condition" and p.conditions:
        names = sorted(p.conditions)
        rule = "PL-31" if "eating disorder" in p.conditions else "PL-24"
        return rule, ", ".join(_CONDITIONS_ES.get(name, name) for name in names) if es else ", ".join(names)
    if line == "condition" and p.heavy:
        return "PL-29", "un índice de masa corporal de 35 o más" if es else "a body mass index of 35 or more"
    if line == "injury" and p.injuries:
        regions = ", ".join(telling.word("region", region) for region in p.injuries)
        return "PL-50", f"lesión: {regions}" if es else f"an injury: {regions}"
    return None
