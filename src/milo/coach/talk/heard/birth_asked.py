"""Questions whether, or when, one may train again after a birth of one's own."""

from __future__ import annotations

import re

from milo.coach.talk.heard.birth_said import weeks_since_birth
from milo.coach.talk.heard.may_asked import asks_may, names_an_order
from milo.coach.talk.heard.self_said import parts_of, plain_of

MOST_CHARACTERS = 200  # of a text that is read as one question; a longer one tells a story (our choice)
_WHEN = re.compile(
    r"\b(?:when|how soon) (?:(?:can|may|could|will) (?:i|we)|(?:is it|will it be|would it be) (?:ok|okay|safe|fine)|"
    r"am i (?:allowed|able|ok|ready)|(?:do|should|shall) i (?:start|begin|go back|get back|return|resume))\b|"
    r"\bhow (?:long|many (?:weeks|months)) (?:until|till|before|after|do i (?:have to |need to )?wait|should i wait|must i wait)\b|"
    r"\bhow soon after\b|\b(?:too (?:early|soon)|ready) (?:to|for)\b|"
    r"\b(?:a partir de )?cuando (?:puedo|podre|podria|debo|deberia|es seguro|vuelvo|puede una|se puede)\b|"
    r"\bcuanto (?:tiempo|falta|tengo que esperar|hay que esperar)\b|\bcuantas semanas\b|\b(?:es|muy) (?:demasiado )?pronto\b|"
    r"\bestoy (?:ya )?(?:lista|preparada) para\b"
)
"""Asks from when on; what asks whether is a question of may_asked."""
_TRAINED = re.compile(
    r"\b(?:run|running|jog|jogging|jump\w*|lift|lifting|weights?|train|training|exercis\w+|work ?outs?|working out|gym|squats?|"
    r"deadlifts?|barbell|plank\w*|sit ?ups|crunches|abs|swim\w*|cycl\w+|ride|sports?|hiit|burpees|correr|trotar|saltar|saltos|"
    r"pesas|levantar|entren\w+|ejercicio|gimnasio|gym|sentadillas?|peso muerto|plancha|abdominales|nadar|bici|deporte|fuerza)\b"
)
_AFTER_BIRTH = re.compile(
    r"\b(?:(?:after|since) (?:(?:i|we) (?:gave|give) birth|giving birth|(?:the|my|a) (?:birth|baby|delivery|c[ -]?section|"
    r"caesarean)|having (?:a|my|the) baby|birth|delivery)|post ?-?partum|post ?-?natal|"
    r"(?:despues del?|tras|desde) (?:parto|cesarea|dar a luz|"
    r"(?:el|mi|un|una|la) (?:parto|cesarea)|parir|tener (?:al|el|mi) bebe)|(?:semanas|meses|dias) (?:del|desde el|tras el) parto|"
    r"acabo de (?:ser (?:madre|mama)|dar a luz|parir)|just (?:had|gave birth)(?: (?:a|my|to))*(?: baby)?|posparto|postparto|"
    r"puerperio)\b"
)
_OF_ANOTHER = re.compile(
    r"\b(?:my|mi) (?:wife|partner|sister|friend|girlfriend|daughter|cousin|mujer|pareja|hermana|amiga|novia|hija|prima)\b|"
    r"\b(?:can|may|could|should|when can) she\b|\bella\b"
)


def asks_after_birth(text: str, *, known: bool) -> bool:
    """Whether a text asks if or when its writer may train after a birth.

    known: whether the profile tells of a birth not long ago; without it the text itself must speak of one.

    >>> asks_after_birth("when can I lift again?", known=True), asks_after_birth("when can I lift again?", known=False)
    (True, False)
    >>> asks_after_birth("di a luz hace 16 semanas, ¿puedo correr ya?", known=False)
    True
    """
    plain = " ".join(re.sub(r"[?¿!¡]", " ", plain_of(text)).split())
    if len(text) > MOST_CHARACTERS or _OF_ANOTHER.search(plain) or names_an_order(text) or not _TRAINED.search(plain):
        return False
    if not (asks_may(text) or _WHEN.search(plain)):
        return False
    told = any(weeks_since_birth(part) is not None for part in parts_of(re.sub(r"[?¿]", ", ", plain_of(text))))
    return known or told or _AFTER_BIRTH.search(plain) is not None
