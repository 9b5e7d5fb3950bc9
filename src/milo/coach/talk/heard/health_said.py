"""What a sentence tells of the speaker's own health that the profile has a place for: pregnancy, condition, medicine, injury.

Only what is told plainly and as of now is read: a fear, a past illness, somebody else's and a question are not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from milo.coach.talk.heard.birth_said import weeks_since_birth
from milo.coach.talk.heard.fresh_injury import fresh_injury
from milo.coach.talk.heard.self_said import ASKED, MOST_CHARACTERS, parts_of, plain_of
from milo.vocabulary.athlete import CONDITION_WORDS, REGION_WORDS, stored_word

_SO = r"(?:(?:so|now|well|news|pues|bueno|ahora|ya|noticia|listen|guess what|turns out(?: that)?|resulta que|yo)[:,]? )*"
_LEARNT = (
    r"(?:(?:i|we)(?: have|ve)? (?:just )?(?:found out|learned|learnt|heard)(?: that)? |acabo de (?:saber|"
    r"enterarme(?: de)?)(?: que)? |me (?:he enterado|entere)(?: de)?(?: que)? )?"
)
_TAIL = (
    r"(?:,? (?:(?:i )?just found out|since (?:last )?\w+|with (?:twins|my \w+(?: child)?)|(?:of )?\d+ (?:weeks?|"
    r"months?)|de (?:\d+|\w+) (?:semanas?|mes(?:es)?)|de gemelos|con gemelos|me acabo de enterar|acabo de enterarme|"
    r"lo acabo de saber))*"
)
_WEEKS = r"(?:(?:about |almost )?(?:\d+|\w+) (?:weeks?|months?) )?(?:newly )?"
_PREGNANT = re.compile(
    rf"^{_SO}{_LEARNT}(?:(?:i am|im) (?:now |also )?{_WEEKS}pregnant|(?:i am|im) (?:expecting(?: a baby| twins)|having a baby)|"
    rf"(?:estoy|he quedado|me he quedado|me quede|quede) (?:ya )?(?:embarazada|encinta)|espero (?:un bebe|un hijo|una hija|"
    rf"gemelos)){_TAIL}$"
)
_NOT_PREGNANT = re.compile(
    r"^(?:(?:oh|ah|no|well|so|sorry|ay|bueno|pues|perdon|al final|resulta que|turns out)[, ]+)*(?:(?:i am|im) (?:not|"
    r"no longer) (?:actually )?"
    r"pregnant(?: after all)?|(?:it was |that was )?(?:a )?false alarm|the (?:pregnancy )?test (?:was|came back|"
    r"is) negative(?: after all)?|"
    r"(?:ya )?no estoy (?:embarazada|encinta)|(?:fue |era )?(?:una )?falsa alarma|"
    r"(?:el test|la prueba)(?: de embarazo)? (?:dio|salio|ha salido|era|fue) negativ[oa])(?: (?:after all|al final))?$"
)
_HAVING = re.compile(
    r"^(?:i (?:also |now )?(?:have|suffer from)|i (?:have |was |got |have been |am )?(?:just |"
    r"recently )?(?:been )?diagnosed with|"
    r"ive (?:just |got |recently )*(?:been diagnosed with)?|(?:my doctor|the doctor) (?:says|said|told me)(?: that)? i have|"
    r"(?:yo )?(?:tambien )?(?:tengo|padezco|sufro)(?: de)?|me (?:han |acaban de )?(?:diagnosticado|diagnosticaron|"
    r"diagnosticar|detectado|detectaron)|"
    r"(?:mi medico|la doctora|el medico) (?:dice|me ha dicho|me dijo) que tengo) (?P<what>.+)$"
)
_BEING = {
    "asthma": r"asthmatic|asmatic[oa]", "hypertension": r"hypertensive|hipertens[oa]", "epilepsy": r"epileptic|epileptic[oa]",
    "type 1 diabetes": r"(?:an? )?type (?:1|one) diabetic|diabetic[oa] (?:de )?tipo (?:1|uno)",
    "type 2 diabetes": r"(?:an? )?type (?:2|two) diabetic|diabetic[oa] (?:de )?tipo (?:2|dos)",
}  # fmt: skip
_IS = re.compile(r"^(?:i am|im|soy) (?:also |an? |tambien |now )*(?P<what>.+)$")
_DEGREE = re.compile(
    r"^(?:(?:an?|some|mild|slight|severe|bad|chronic|the|la|el|un poco de|un|una|algo de|exercise induced|treated|controlled) )+|"
    r" (?:leve|grave|severa|cronic[oa]|controlad[oa]|tratad[oa]|that is treated|under control)$"
)
_TAKING = re.compile(
    r"^(?:i (?:also |now |now also )?(?:take|use|am on|was prescribed|got prescribed|(?:have |just |"
    r"have just )?started(?: taking| on| with)?)|"
    r"im (?:now |also )?(?:on|taking)|ive (?:just )?(?:been prescribed|started(?: taking)?)|(?:my|the) doctor (?:has )?put me on|"
    r"(?:yo )?(?:tambien |ahora )?(?:tomo|uso|estoy tomando|estoy con|(?:he )?empe(?:ce|zado)(?: con| a tomar)|"
    r"me (?:han )?recet(?:aron|ado)|"
    r"me (?:ha )?recet(?:o|ado)(?: el medico)?)) (?P<what>.+)$"
)
MEDICINES = {
    "beta blocker": "beta[ -]?blockers?|betabloque(?:ante|ador)(?:es)?|bisoprolol|atenolol|metoprolol|propranolol|"
    r"carvedilol|nebivolol",
    "insulin": "insulina?", "metformin": "metformina?", "salbutamol": "salbutamol|albuterol|ventolin",
    "ACE inhibitor": "ace inhibitors?|enalapril|ramipril|lisinopril", "losartan": "losartan|valsartan",
    "amlodipine": "amlodipin[eo]?", "diuretic": "diuretics?|diuretico|furosemida?|hydrochlorothiazide",
    "statin": "statins?|estatinas?|atorvastatina?|simvastatina?|rosuvastatina?",
    "blood thinner": "blood thinners?|anticoagulantes?|warfarin|sintrom|apixaban|rivaroxaban",
    "levothyroxine": "levothyroxine|levotiroxina|eutirox",
    "sertraline": "sertralina?", "fluoxetine": "fluoxetina?", "prednisone": "prednisona?|prednisolone",
    "gliclazide": "gliclazid[ae]",
    "semaglutide": "semaglutid[ae]|ozempic",
}  # fmt: skip
"""Medicines by the name the profile gets -> their everyday names; a class where the limits read the class (beta blockers)."""
_OF_A_MEDICINE = re.compile(
    r"(?:an?|the|my|some|una?|el|la|mis?|pills?|tablets?|pastillas?|inhaler|inhalador|daily|every|day|diari[oa]|cada|dia|"
    r"twice|once|night|noche|for|para|"
    r"my|high|blood|pressure|tension|diabetes|asthma|asma|heart|corazon|cholesterol|colesterol|thyroid|tiroides|mg|"
    r"\d+(?:mg)?|de|todos|los|dias)"
)
_HURT = re.compile(
    r"^(?:i(?: have|ve)? (?:just )?(?:hurt|injured|sprained|strained|twisted|tore|torn) my (?P<hurt>.+)|"
    r"(?:i have|ive got|i got|ive) (?:an? )?(?:new |old |small )*injury (?:in|on|to|of) (?:my|the) (?P<injury>.+)|(?:i have|"
    r"ive got|i got) (?:an? )?(?:new )?"
    r"(?P<named>.+?) injury|"
    r"me (?:he )?(?:lesion(?:e|ado)|torci|torcido|desgarre|desgarrado) (?:el|la|los|las|mi) (?P<lesione>.+)|"
    r"tengo (?:una )?(?:nueva )?lesion (?:nueva )?(?:en|de) (?:el|la|los|las|mi)? ?(?P<lesion>.+))$"
)
_SIDE = re.compile(r"\b(?:left|right|izquierd[oa]|derech[oa]|last week|yesterday|today|ayer|hoy|la semana pasada|el otro dia)\b")


@dataclass(frozen=True)
class HealthSaid:
    """pregnant: True told, False denied, None unsaid.  conditions, regions: by the profile's words.  medicines: of MEDICINES.

    weeks_since_birth: of a birth that was told, which ends the pregnancy; None where none was.
    """

    pregnant: bool | None = None
    conditions: tuple[str, ...] = ()
    medicines: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    weeks_since_birth: float | None = None


def birth_beside_question(plain: str) -> float | None:
    """Weeks since a birth of one's own told beside what is asked: "di a luz hace un mes, ¿puedo correr?"; else None."""
    parts = parts_of(re.sub(r"[?¿]", ", ", plain))
    return next((weeks for part in parts if len(parts) > 1 and (weeks := weeks_since_birth(part)) is not None), None)


def read_health(text: str) -> HealthSaid | None:
    """What a sentence tells of one's own health; None for any other and for a question.

    >>> read_health("Tengo hipertensión y tomo un betabloqueante").medicines, read_health("my wife is pregnant")
    (('beta blocker',), None)
    """
    plain = plain_of(text)
    if len(plain) > MOST_CHARACTERS:
        return None
    if ASKED.search(plain):
        told = birth_beside_question(plain)
        return None if told is None else HealthSaid(weeks_since_birth=told)
    if _NOT_PREGNANT.search(plain) or any(_NOT_PREGNANT.search(part) for part in parts_of(plain)[-1:]):
        return HealthSaid(pregnant=False)
    if _PREGNANT.search(plain):
        return HealthSaid(pregnant=True)
    born = weeks_since_birth(plain)
    if born is not None:
        return HealthSaid(weeks_since_birth=born)
    fresh = fresh_injury(text)
    if fresh is not None:
        return HealthSaid(regions=(fresh,))
    conditions: dict[str, None] = {}
    medicines: dict[str, None] = {}
    regions: dict[str, None] = {}
    pregnant: bool | None = None
    into: dict[str, None] | None = None
    for part in parts_of(plain):
        if _PREGNANT.search(part):
            pregnant = True
            continue
        if (hurt := _HURT.search(part)) is not None and (region := _region(next(filter(None, hurt.groups())))):
            into, named = regions, [region]
        elif ((having := _HAVING.search(part)) is not None and (one := _condition(having["what"]))) or (
            (being := _IS.search(part)) is not None and (one := _of_being(being["what"]))
        ):
            into, named = conditions, [one]
        elif (taking := _TAKING.search(part)) is not None and (one := _medicine(taking["what"])):
            into, named = medicines, [one]
        elif (into is conditions and (one := _condition(part))) or (into is medicines and (one := _medicine(part))):
            named = [one]
        else:
            return None
        into |= dict.fromkeys(named)
    if not (pregnant or conditions or medicines or regions):
        return None
    return HealthSaid(pregnant, tuple(conditions), tuple(medicines), tuple(regions))


def _condition(said: str) -> str | None:
    """The profile's word for a condition; diabetes without its type is none, since the limits differ."""
    while (shorter := _DEGREE.sub("", said).strip()) != said:
        said = shorter
    return stored_word(said, CONDITION_WORDS) or next((name for name, words in _ALSO.items() if re.fullmatch(words, said)), None)


_ALSO = {
    "hypertension": r"(?:la )?(?:tension|presion)(?: arterial)? alta|high bp",
    "type 1 diabetes": r"(?:type (?:1|one) diabetes|diabetes (?:de )?tipo (?:1|uno))",
    "type 2 diabetes": r"(?:type (?:2|two) diabetes|diabetes (?:de )?tipo (?:2|dos))",
    "heart disease": r"(?:an? )?heart (?:problem|failure)|(?:una )?(?:enfermedad|insuficiencia) (?:cardiaca|del corazon)|"
    r"problemas? de corazon",
}  # fmt: skip
"""Everyday names of conditions beside those a profile takes."""


def _of_being(said: str) -> str | None:
    return next((name for name, words in _BEING.items() if re.fullmatch(words, said)), None)


def _medicine(said: str) -> str | None:
    for name, words in MEDICINES.items():
        left, times = re.subn(rf"\b(?:{words})\b", " ", said)
        if times and all(_OF_A_MEDICINE.fullmatch(word) for word in left.split()):
            return name
    return None


def _region(said: str) -> str | None:
    return stored_word(" ".join(_SIDE.sub(" ", said).split()), REGION_WORDS)
