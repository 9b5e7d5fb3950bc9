"""Short ways to write what was done, spelled out: "10k", "2 left", "h 20", "each side"."""

from __future__ import annotations

import re

from milo.coach.conversation.entities.sets import pointed
from milo.coach.talk.words.numbers_said import even, folded

_COUNTED = {"one": 1, "two": 2, "three": 3, "four": 4, "una": 1, "dos": 2, "tres": 3, "cuatro": 4}
_RESTED = (
    r"^(?:hoy|ayer|today|yesterday|i)(?: (?:he|i|was|ha sido|fue|ive|had))* (?:descans\w+|rested|resting|an? rest day|rest day|"
    r"dia de descanso|dia libre)\b"
)
_SPELLED = (
    (rf"(?<=\bquedaban |\bquedaron |\bsobraron )({'|'.join(_COUNTED)})\b", lambda m: str(_COUNTED[m[1]])),
    (rf"\b({'|'.join(_COUNTED)})(?= (?:more )?(?:reps? )?(?:left|in the tank|to spare)\b)", lambda m: str(_COUNTED[m[1]])),
    (r"\b(\d+(?:[.,]\d+)?)k\b(?!g)", r"\1 km"),
    (r"\b(?:an|one|una) (?:hour|hora)\b", "1 h"),
    (r"\bhalf an hour\b|\bmedia hora\b", "30 min"),
    (
        r"[ ,]*(?:\b(?:on|for|in|at|en|de|por|a) )?\b(?:each|per|every|both|cada|ambos|ambas|a|por) "
        r"(?:side|leg|arm|foot|hand|lado|pierna|brazo|pie|mano)s?\b(?=\s*(?:$|[,.;!)@\d]|(?:and|with|at|today|yesterday|y|con|"
        r"a|hoy|ayer)\b))",
        "",
    ),
    (r"\bplanked\b", "did plank"),
    # Before a sentence is cut at "and".
    (r"\b(?:an?|one|1|un|una) (?:minutes?|minutos?|min) (?:and a half|y medi[oa])\b", "90 s"),
    (r"\b(?:one|1|un|uno) (?:and a half|y medi[oa]) (?:minutes?|minutos?|min)\b", "90 s"),
    (r"\b(\d+) ?(?:minutes?|minutos?|min) (?:and a half|y medi[oa])\b", lambda m: f"{60 * int(m[1]) + 30} s"),
    (rf"\b(?:{_RESTED})[^,.;\d]*?(?:[,.;]|\b)\s*(?:pero|but|y|and)\s+", ""),
    (r"\b(\d+)\s*(?:h|hrs?|hours?|horas?)\s*(?:and |y )?([0-5]?\d)\b(?!\s*(?:min|m\b|km|k\b|mi|:|['%])|[.,]\d)", r"\1 h \2 min"),
    (r"(?<!en )(?<!sobre )(?<!con )(?<!de )\b(?:press )?banca\b", "press de banca"),
    (r"\bbenched\b", "did bench press"),
    # "at 22.5 rir 3": which number is the reserve is told before it.
    (
        r"(?<=\d)(?: kgs?| kilos?| lbs?)? ?@? ?\b(rir|rpe) ?(\d(?:\.5)?|10)\b(?!\s*(?:rir|rpe))",
        lambda m: f"{m[0].split(m[1])[0].rstrip(' @')}, {m[1]} {m[2]}",
    ),
    (
        r"[,.;]? ?(?:and |but |y |pero )?(?:the |la |el )?(?:last|first|final|ultima|primera)(?: (?:one|set|sets|rep|reps|"
        r"serie|repe|repeticion))? "
        r"(?:was|were|felt|fue|estuvo|salio|costo)(?: (?:a bit|really|very|so|pretty|quite|too|super|muy|bastante|un poco))? "
        r"(?:hard|tough|easy|heavy|light|brutal|a grind|slow|ok|fine|good|dura|duro|facil|pesada|mucho)\b",
        "",
    ),
    (r"\bsquatted\b", "did squat"),
    (r"\bdeadlifted\b", "did deadlift"),
    (
        r"\b(?:me |nos )?(?:quedaban?|quedaron|sobraban?|sobraron) (?:unas |otras )?(\d+)"
        r"(?: (?:reps?|repes|repeticiones))?(?: (?:mas|en (?:reserva|el tanque|la recamara)))?\b",
        r"\1 rir",
    ),
    (r"\b(?:had |with |and )?(\d+) (?:more )?(?:reps? )?(?:left(?: in the tank)?|in the tank|to spare)\b", r"\1 rir"),
    (r"\b(\d+):([0-5]\d):([0-5]\d)\b", lambda m: f"{60 * int(m[1]) + int(m[2]) + int(m[3]) / 60:.2f} min"),
    (r"\b([1-5]\d):([0-5]\d)\b(?!:)", lambda m: f"{int(m[1]) + int(m[2]) / 60:.2f} min"),
)
"""Short ways to write, spelled out. Under ten, "1:10" may be minutes or hours, and stays unclear."""


def spelled_out(text: str) -> str:
    """Lower case without accents, short ways to write spelled out, a point before decimals."""
    plain = folded(even(text))
    for short, spelled in _SPELLED:
        plain = re.sub(short, spelled, plain)
    return pointed(plain)
