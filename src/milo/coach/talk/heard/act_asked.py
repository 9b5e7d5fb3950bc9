"""Whether an athlete's words ask that something be done: changed, logged, deleted, sent, booked; English and Spanish.

Behind a model's answer to such words stands one sentence of ours, that nothing was done by it: no list of a model's phrases is ever
whole. A question how, why, whether or what if asks for no act.
"""

from __future__ import annotations

import unicodedata

from milo.vocabulary.patterns import late

_EN = (
    r"change|move|swap|switch|shift|replace|exchange|log|record|note|write|save|add|delete|remove|erase|cancel|skip|drop|undo|"
    r"redo|"
    r"revert|restore|remind|send|e-?mail|message|text|notify|alert|inform|contact|book|reserve|schedule|reschedule|postpone|"
    r"push|"
    r"bring|set(?! (?:one|two|three|four|five|\d)\b)|reset|get rid of|ditch|lose|unlock|lower|raise|increase|reduce|shorten|"
    r"lengthen|extend|put|update|adjust|edit|modify|take|cut|trim|bump|"
    r"turn|mark|enter|order|share|forward|pause|activate|disable|enable|fix|correct|clear|free|rearrange|reorgani[sz]e|rebuild|"
    r"ping|wake|call (?:my|the|an?|him|her|them)|tell (?:my|the|him|her|them)|let (?:my|the) \w+ know|make (?!sense)|give "
    r"(?:me|my|"
    r"us)(?: \w+){1,2} (?:off|free)|do (?:it|that|this|so)\b|go ahead"
)
_EN_ASKS = (
    r"(?:can|could|will|would|can't|won't) (?:you|u|we|milo|the app)|(?:i|we)(?:'d| would) like (?:you )?to|i want (?:you )?to|"
    r"i need (?:you )?to|i'd (?:love|prefer) (?:you |it if you )?(?:to )?|please|pls|kindly|go ahead and|let's|lets|just|then|"
    r"and|so|ok|okay|"
    r"hey|hi|hello|milo|coach|great|yes|sure|thanks|now|also|but|do you mind|would you mind|make sure (?:you|to)|remember to|"
    r"you (?:should|must|have to)"
)
_EN_WANTED = (
    r"\b(?:i want|i need|i'd like|i would like|please have|can you have|could you have|can you get|could you get|get|have) "
    r"(?:my |the |"
    r"that |it|this |\w+'s )[\w' -]{0,30}\b(?:moved|changed|swapped|logged|deleted|removed|cancell?ed|booked|sent|undone|"
    r"lowered|raised|"
    r"updated|switched|skipped|recorded|saved|added|reversed|reverted|postponed|rescheduled|shortened)\b|"
    r"\b(?:i want|i need|i'd like|can i (?:get|have)|could i (?:get|have)|give me|set me) an? (?:\w+ )?(?:reminder|alarm|"
    r"alert|notification|ping|nudge|wake-?up)\b"
)
_ES = (
    r"(?:cambi|pas|intercambi|registr|anot|apunt|guard|borr|elimin|cancel|salt|restaur|avis|mand|reserv|agend|program|quit|"
    r"baj|acort|"
    r"alarg|ajust|actualiz|modific|adelant|retras|aplaz|sac|reprogram|desbloque|aument|llam|arregl|paus|activ|desactiv|not|"
    r"ampli|"
    r"organiz|reorganiz|recort|agreg|cre|marc|not)(?:a|e|ue|ar|as|es|ues)(?:me|l[oae]s?|nos|mel[oa]s?|sel[oa]s?)?|"
    r"(?:coloca|coloque|aplaces|aplace|saques?|indiques?|marques?|apliques?|agregues?|adelantes?)(?:me|l[oa]s?)?|"
    r"(?:mueve|mueva|muevas|mover|move|sustituye|sustituya|sustituir|reemplaza|reemplace|reemplazar|deshaz|deshace|deshaga|"
    r"deshacer|"
    r"revierte|revertir|recuerda|recuerde|recorda|recuerdes|recordar|envia|envie|envies|enviar|dile|decile|digale|decirle|"
    r"digas|"
    r"cuentale|contale|cuente|avisale|escribe|escriba|escribir|pon|pone|ponga|pongas|poner|sube|suba|subas|subir|reduce|"
    r"reduzca|"
    r"reducir|anade|anada|anadas|anadir|mete|meta|meter|corrige|corrija|corregir|haz|hace(?! (?:falta|calor|dias|tiempo))|"
    r"(?:move|pone|hace|deshace|mete)'|me (?:cambias|mueves|pones|quitas|borras|anotas|recuerdas|avisas|pasas|mandas|apuntas|"
    r"reservas)|"
    r"despierta|convierte|convertir|pide|pidele)"
    r"(?:me|l[oae]s?|nos|mel[oa]s?|sel[oa]s?)?"
)
_ES_ASKS = (
    r"(?:me )?(?:puedes|podrias|puede|podria|podes|podes|podemos)(?: por favor)?|quiero|quisiera|necesito|me gustaria|quiero "
    r"que|"
    r"necesito que|quisiera que|por favor|porfa|te pido que|hazme el favor de|vamos a|vale|ok|okay|oye|hola|milo|coach|y|"
    r"entonces|"
    r"pues|tambien|ahora|bueno|genial|si|gracias|mejor|no olvides|acuerdate de|que|quieres|te importa|solo"
)
_ES_WANTED = (
    r"\b(?:quiero|necesito|pon|ponme|dame|quisiera) (?:un|una) (?:\w+ )?(?:recordatorio|alarma|aviso|alerta|notificacion)\b"
)
_NO_ACT_ES = r"(?!'| (?:media|carga|intensidad|forma|frecuencia)\b| (?:si|como|por que|porque)\b)"
_STARTS = r"(?:^|[.!?;:,\n] *|[-\u2013\u2014] *)"
_ASKED = late(
    rf"{_STARTS}(?:(?:{_EN_ASKS})[, ]+)*(?:{_EN})\b|\b(?:can|could|will|would) (?:you|u|milo) (?:please |just |also |maybe |"
    rf"now )*(?:{_EN})\b|"
    rf"\b(?:i want you|i need you|i'd like you|please) to? ?(?:{_EN})\b|{_EN_WANTED}|"
    rf"{_STARTS}[\u00bf\u00a1]?(?:(?:{_ES_ASKS})[, ]+)*(?:{_ES})\b{_NO_ACT_ES}|{_ES_WANTED}|"
    rf"\b(?:puedes|podrias|puede|podria|podes|quiero que|necesito que|quisiera que) (?:me |lo |la |le |por favor )*(?:{_ES})\b"
)
_OF_FACTS = late(
    r"^[\u00bf\u00a1 ]*(?:(?:and|but|so|ok|okay|hey|hi|hello|y|pero|oye|hola|milo)[, ]+)*(?:how|why|what|when|which|who|where|"
    r"should i|"
    r"do i|did|does|is|are|was|were|has|have you|can i|could i|may i|if|will (?:it|my|the|this)|would it|am i|como|por que|"
    r"que pasa|que|"
    r"cuando|cual|cuanto|cuanta|cuantos|cuantas|quien|donde|debo|deberia|puedo|podria yo|es|esta|estan|has|he|se puede|hay|si|"
    r"tengo)\b(?!,)"
)
"""How a sentence begins that asks for facts, or only thinks of an act."""
_LAST_VOWEL = late(r"(?<=\w\w)[éíó]\b")
"""Only the accent tells "cambié" (I did) from "cambie" (do)."""
_SENTENCE = late(r"(?<=[.!?\n])\s*")


def act_asked(text: str) -> bool:
    """Whether the words ask for an act, in any of their sentences.

    >>> act_asked("Please move Thursday to Friday."), act_asked("How do I move Thursday?")
    (True, False)
    """
    plain = unicodedata.normalize("NFC", text).lower().replace("\u2019", "'")
    read = "".join(c for c in unicodedata.normalize("NFD", _LAST_VOWEL.sub(r"\g<0>'", plain)) if not unicodedata.combining(c))
    return any(_ASKED.search(s) is not None and _OF_FACTS.match(s) is None for s in _SENTENCE.split(read) if s.strip())
