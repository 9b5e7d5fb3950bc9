"""A cold or a fever that somebody has today, told alone or with the question whether they may train; and that it is over."""

from __future__ import annotations

import re

from milo.coach.talk.words.numbers_said import even, folded

ILLNESS = "illness"
"""The name under which it is kept among the measures of a day (adapting_log.Signals): 0 none, 1 a head cold only, 2 a fever."""
MOST_CHARACTERS = 100  # of a sentence that tells it; a longer one tells a story (our choice)
_HAVE = (
    r"(?:(?:hi|hey|hola|ok|so|today|hoy|i think|creo que|and|y|good|morning|buenas|buenos|dias)[,! ]+)*(?:(?:i have|ive got|i "
    r"ve got|i got|ive|i caught|ive caught|"
    r"i woke up with|"
    r"im coming down with|ive come down with|i am down with|im down with|tengo|estoy con|he pillado|pille|he cogido|cogi|me he "
    r"levantado con|"
    r"me desperte con|amaneci con|ando con) )"
)
_DEGREE = (
    r"(?:(?:a|an|the|some|bit of a|little|slight|light|mild|bad|stinking|nasty|head|un|una|algo de|un poco de|pequeno|fuerte|"
    r"ligero) )*"
)
_COLD = (
    r"(?:cold|head cold|runny nose|stuffy nose|blocked nose|sniffles|sore throat|resfriado|resfrio|catarro|constipado|mocos|"
    r"moquera|dolor de "
    r"garganta|la nariz (?:tapada|taponada))(?: (?:leve|ligero|fuerte|de nariz))?"
)
_BESIDE = (
    r"(?:[, ]+(?:(?:with|and|a|the|con|y|pero|but|just|solo|some) )*(?:runny nose|stuffy nose|blocked nose|sniffles|sneezing|"
    r"sore throat|mocos|"
    r"estornudos|la nariz tapada|no fever|sin fiebre|without (?:a )?fever|nothing else|nada mas|nothing bad|nada grave))*"
)
"""What goes with a head cold, and what is denied: a cough may be of the chest, and is judged."""
_FEVER = r"(?:fever|flu|the flu|temperature|fiebre|gripe|la gripe|calentura)"
_IM = r"(?:estoy (?:un poco |algo |muy )?(?:resfriad[oa]|constipad[oa]|acatarrad[oa])|me he (?:resfriado|constipado))"
_ASKED = (
    r"(?:,? ?(?:and |so |but |y |pero )?(?:can i|should i|may i|do i|is it ok to|puedo|debo|deberia) (?:still )?(?:train|run|"
    r"exercise|work ?out|lift|"
    r"go to the gym|entrenar|correr|ir al gimnasio|hacer ejercicio)(?: (?:today|hoy|igual|with it|asi|now|tonight))*|"
    r",? ?(?:entreno|corro)(?: (?:igual|hoy))*|,? ?(?:today|hoy|now|ahora|again|otra vez))*[ .!?]*"
)
_IS_COLD = re.compile(rf"(?:{_HAVE}{_DEGREE}{_COLD}|(?:(?:hoy|hola|ok|y|creo que) )*{_IM}){_BESIDE}{_ASKED}")
_IS_FEVER = re.compile(rf"{_HAVE}{_DEGREE}{_FEVER}{_ASKED}")
_OVER = re.compile(
    r"(?:(?:ok|hey|hola|y|and|good news|por fin) )*(?:(?:(?:my|the) )?(?:cold|flu|fever|sore throat) (?:is|has) (?:(?:now|all|"
    r"finally) )*(?:gone|over|better|"
    r"passed)|(?:i )?no longer have (?:a |the )?(?:cold|flu|fever)|(?:im|i am) over (?:my|the) (?:cold|flu)|ya no tengo (?:el |"
    r"la )?(?:resfriado|"
    r"catarro|gripe|fiebre|mocos)|(?:el|la) (?:resfriado|catarro|gripe|fiebre) ya (?:paso|pasó)|(?:ya )?se me (?:ha pasado|"
    r"paso|fue|quito) (?:el|la) (?:resfriado|catarro|gripe|fiebre)|"
    r"(?:el|la|mi) "
    r"(?:resfriado|catarro|gripe|fiebre) (?:ya )?(?:se (?:me )?(?:ha ido|fue|paso|ha pasado)|ha pasado|paso))(?: (?:now|today|"
    r"ya|hoy))*(?:[, ]+(?:and |y )?(?:i |i'm |im |me |estoy |ya )*(?:feel|feeling|siento|encuentro|bien|fine|good|great|better|"
    r"well|mejor|genial|ok|"
    r"again|otra vez|de nuevo|now|ya|estoy))*[ .!]*"
)


def illness_told(text: str) -> float | None:
    """0 for an illness that is over, 1 for a cold, 2 for a fever, told of today and of oneself; None for any other text.

    >>> illness_told("I have a cold, can I train?"), illness_told("tengo fiebre"), illness_told("my cold is gone")
    (1.0, 2.0, 0.0)
    >>> illness_told("can I train with a cold?"), illness_told("my son has a cold")
    (None, None)
    """
    if len(text) > MOST_CHARACTERS:
        return None
    plain = " ".join(re.sub(r"(?<=\w)['’](?=\w)", "", folded(even(text))).replace("¿", "").replace("¡", "").split())
    for value, shape in ((1.0, _IS_COLD), (2.0, _IS_FEVER), (0.0, _OVER)):
        if shape.fullmatch(plain):
            return value
    return None
