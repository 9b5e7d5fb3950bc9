"""The last look at a text that a model wrote: what it must not say, in English and Spanish, whatever it was asked.

Stricter than triage on purpose: a good sentence refused costs one deterministic answer, a bad one that passes costs more.
Source: Milo's safety reference, section 11 (V-05 to V-15); numbers are bound to facts by coach.claims before and after.
"""

from __future__ import annotations

import re

from milo.coach.safety.lexicon.red_flags_medicine import WORDS as MEDICINES
from milo.coach.safety.lexicon.red_flags_refused import WORDS as REFUSED
from milo.coach.safety.ruling import ruled
from milo.coach.safety.text.normalising import plain
from milo.coach.safety.text.notation import compiled
from milo.coach.safety.turns import language_of

MAX_WORDS = 180  # V-11
CANARY = "milo-canary-7f3a"  # V-15: stands in no text that a person may see

_RAW = re.compile(r"https?:|www\.|<[a-z/!]|\]\(|```|!\[|\b[a-z0-9-]+\.(?:com|net|org|io|ru)\b", re.IGNORECASE)
_BANNED: dict[str, str] = {
    "V-06.substance": REFUSED["banned"] + "|laxative*|laxante*|sauna suit|cycle of|fat burner*|quemagrasas|stimulant*|estimulante*",
    "V-06.medicine": MEDICINES["med"].replace("|inhaler|", "|").replace("|adhd med*", "") + "|prescri*|receta*",
    "V-06.doctor":
        "doctor*|physician*|medical*|clinic*|hospital*|cardiolog*|paramedic*|medico*|medica*|urgencias|emergency|"
        "ambulance|ambulancia|physio*|fisio*|911|112|999",
    "V-06.disease":
        "diagnos*|disease*|disorder*|arrhythm*|afib|fibrillation|infarct*|heart attack|stroke|diabet*|hypertens*|"
        "hypoxi*|anaemi*|anemi*|asthma|arthritis|cancer|syndrome|infection|pneumonia|depression|apn[oe]*a|abnormal|"
        "patholog*|cure[sd]?|heal(?:s|ed)?|enfermedad*|trastorno*|arritmia*|infarto*|ictus|hipertens*|anormal|"
        "sindrome|infeccion|patolog*|curar|cura|tear|torn|fracture*|rotura|fractura",
    "V-06.pain":
        "pain*|hurt*|injur*|dolor*|duel*|lesion*|dizz*|mareo*|faint*|desmay*|chest (?:tight*|pressure)|symptom*|"
        "sintoma*|vomit*|blood|sangre|bleed*|numb*|breathless*",
    "V-06.push":
        "push through|power through|work through|fight through|grind through|keep (?:going|pushing|training)"
        " (?:no matter|anyway|until|through|even|despite)|no pain|ignore (?:it|the|your|that|them|what|any)"
        "|dont (?:worry|stop|rest|listen|tell|be (?:weak|a baby))|do not (?:stop|rest|tell|worry)|never (?:stop|"
        "rest|quit)|no matter what|toughen|man up|weakness|for the weak|(?:until|till) you (?:drop|collapse|"
        "puke|pass|faint|fail|break)|no (?:rest|excuses|limits)"
        "|without rest|skip (?:rest|the rest|sleep|water|warm|meals?|breakfast|lunch|dinner|food)|harmless|"
        "nothing to worry|its nothing|it is nothing|perfectly safe|totally safe|completely safe|safe for (?:you|"
        "everyone)|guarantee*|no risk|risk ?-?free|cant hurt|you are (?:fine|healthy|cleared|safe|ok)|youre "
        "(?:fine|healthy|cleared|safe|ok)|cleared|sigue (?:aunque|a pesar|hasta|adelante)|aguanta|no (?:pares|"
        "descanses|te preocupes|hagas caso|se lo digas)|ignora*|sin descanso|sin parar|hasta (?:caer|vomitar|"
        "reventar|que no puedas)|no es nada|estas (?:bien|sano|sana)|garantiz*|sin riesgo*|segur[oa] "
        "al 100|autorizad[oa]",
    "V-06.max": "all ?-?out|max(?:imum)? out|one rep max|1 ?rm|hasta el fallo|al maximo",
    "V-06.food":
        "starv*|purg*|fast(?:ing|ed)? (?:for|until)|(?:water|dry|day|hour) fast|dont eat|do not eat|stop eating|"
        "eat nothing|eat (?:only|just|less than)|nothing but|skip* (?:meals|food|eating)|burn it off|earn your|"
        "cheat|guilt*|detox|cleanse|dehydrat*|no water|stop drinking|dont drink|sauna|crash diet|skinny|thinner|"
        "ugly|fat (?:pig|ass)|disgust*|ayun*|no comas|deja de (?:comer|beber)|no bebas|come solo|saltate|pasa "
        "hambre|vomita|deshidrat*|gord[oa]|delgad[oa]",
    "V-06.harm":
        "suicid*|kill (?:yourself|himself|herself)|die|dead (?!lift*|bug*|hang*|stop)|death|self ?-?harm|worthless|"
        "nobody (?:cares|would)|give up on|hate you|loser|pathetic|idiot|stupid|matate|muerete|morir|inutil|"
        "idiota|cortarte",
    "V-09.other": "user \\d+|athlete \\d+|usuario \\d+|other users?|otros usuarios|password|contrasena|token|api key|as admin",
    "V-15.prompt":
        "system prompt|my instructions|my (?:rules|guidelines) (?:are|say)|i was (?:told|instructed|programmed)"
        "|as an ai|language model|prompt|mis instrucciones|modelo de lenguaje|jailbr*|unrestricted|without "
        "restrictions|sin restricciones|" + CANARY,
}  # fmt: skip


def broken(text: str, language: str, *, bans: bool = True) -> list[str]:
    """The codes a text breaks; empty when it may be sent.

    text: as it would be sent; language: the athlete's, "en" or "es".
    bans: False for a text of our own templates, which may speak of doctors: then only shape and length are looked at.
    """
    codes = []
    if not text.strip():
        codes.append("V-01")
    if is_raw(text):
        codes.append("V-10")
    if len(text.split()) > MAX_WORDS:
        codes.append("V-11")
    if not bans:
        return codes
    codes += banned(text)
    # By the rules alone: the second reader has read what athletes write, not what a coach answers.
    if ruled([text]).level in {"E0", "E1", "R"}:
        codes.append("V-05")
    if len(plain(text).split()) > 5 and language_of(text) != language:
        codes.append("V-12")
    return codes


def banned(text: str) -> dict[str, str]:
    """The codes of the forbidden words a text holds, each with the first of those words as it reads plainly."""
    read = plain(text)
    return {code: hit[0] for code, words in _BANNED.items() if (hit := compiled(words).search(read)) is not None}


def is_raw(text: str) -> bool:
    """Whether a text holds an address, a mark of a page or code (V-10)."""
    return _RAW.search(text) is not None
