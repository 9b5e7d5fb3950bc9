"""The words of a log: what says that something was done, and when, which activity it was, and short ways to write it."""

from __future__ import annotations

import re

from milo.coach.talk.heard.intents import intents
from milo.coach.conversation.entities.sets import Compact, pointed
from milo.coach.talk.heard.told_with import without_order
from milo.coach.talk.words.numbers_said import even, folded
from milo.vocabulary.talk import Language

NOT_DONE = re.compile(
    r"\?|\b(?:not|never|didnt|dont|havent|couldnt|wont|cant|tomorrow|should|would|could|can|will|want|plan|going to|gonna|if|"
    r"instead|weigh|peso (?:\d|ya|ahora)|swap|replace|make|change|add|put|move|pon|cambia|haz|quita|mueve|sube|baja|"
    r"how|why|what|when|where|than|last|best|max|pr|no|nunca|"
    r"(?<!esta )(?<!por la )(?<!de la )ma[nñ]ana|deberia|puedo|podria|quiero|voy a|vamos|si|como|"
    r"por que|que|cuando|cuanto|en vez|mejor marca|maximo|ojala|my (?:friend|brother|sister|wife|husband|dad|mum|mom|son|"
    r"daughter|coach)|mi (?:amigo|amiga|hermano|hermana|mujer|marido|padre|madre|hijo|hija|entrenador|entrenadora))\b"
)
OTHER_DAYS = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|anteayer)\b|"
    r"\b(?:days?|weeks?|dias?|semanas?) (?:ago|pasad[oa])\b|\bhace \d+\b|\bevery\b|\bcada\b|\busually\b|\bnormalmente\b"
)
NAMES_A_DAY = re.compile(r"\b(?:today|tonight|this (?:morning|afternoon|evening)|hoy|esta (?:ma[nñ]ana|tarde|noche))\b")
YESTERDAY = re.compile(r"\b(?:yesterday|last night|ayer|anoche)\b")
DID = re.compile(
    r"\b(?:did|done|held|aguante|aguantado|mantuve|finished|completed|just|ran|lifted|rode|swam|walked|jogged|cycled|rowed|"
    r"benched|squatted|deadlifted|pressed|"
    r"went|played|jugue|jugado|jugamos|biked|hiked|strolled|pasee|paseado|paseamos|trote|trotado|trotamos|anduve|andado|monte|"
    r"montado|sali|fui|meti|rode|rodado|"
    r"log|record|register|save|note|write down|hice|hecho|termine|acabe|complete|corri|corrido|nade|nadado|camine|caminado|"
    r"pedalee|remé|reme|levante|he (?:hecho|corrido|nadado|caminado)|anota|anotar|apunta|apuntar|registra|registrar|guarda)\b"
)
_ACTIVITIES = {
    "running": r"ran|jogged|run|running|jog|jogging|corri|corrido|correr|carrera|trote|trotado|trotamos|trotar",
    "walking": r"walked|hiked|strolled|pasee|paseado|paseamos|walk|hike|walking|hiking|camine|caminado|caminar|caminata|"
    "andado|anduve|andar|andando|paseo|pasear",
    "cycling": r"rode|cycled|biked|ride|bike|cycling|biking|pedalee|pedaleado|pedalear|bici|bicicleta|ciclismo",
    "swimming": r"swam|swim|swimming|nade|nadado|nadar|natacion",
    "rowing": r"rowed|reme|remado|remar",
    "yoga": r"yoga",
    "other": r"football|soccer|futbol|futbol sala|futsal|padel|paddle|pickleball|tennis|tenis|basketball|baloncesto|basquet|"
    r"volleyball|voleibol|voley|handball|balonmano|rugby|hockey|badminton|cricket|lacrosse",
}
_WATCHED = re.compile(
    r"\b(?:watch\w*|saw|seen|stream\w*|tv|videogames?|fifa|console|vi|visto|viendo|ver|mire|mirando|tele|consola)\b"
)
"""Beside a game: it was looked at, or played with the fingers."""
_COUNTED = {"one": 1, "two": 2, "three": 3, "four": 4, "una": 1, "dos": 2, "tres": 3, "cuatro": 4}
"""Repetitions that were left, said as a word."""
_RESTED = (
    r"^(?:hoy|ayer|today|yesterday|i)(?: (?:he|i|was|ha sido|fue|ive|had))* (?:descans\w+|rested|resting|an? rest day|rest day|"
    r"dia de descanso|dia libre)\b"
)
"""A day of rest told before what was done on another day: "today I rested, but on Friday I ran"."""
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

ONLY_FIGURES = re.compile(
    r"(?:(?:today|hoy|ayer|yesterday|this|esta|morning|evening|manana|tarde|afternoon|in|en|about|unos|a|total|of|de|with|con|"
    r"rpe|and|y|"
    r"km|kms|k|mi|miles?|millas?|m|min|mins|minutes?|minutos?|h|hours?|horas?|s|\d+(?:[.,:]\d+)*)\b[ ,.!]*)+"
)
"""Nothing but a distance, its time and the day: of what was done also without a word that says so."""


def names_the_day(text: str) -> bool:
    """Whether a text says which day it tells of."""
    plain = folded(even(text))
    return bool(NAMES_A_DAY.search(plain) or YESTERDAY.search(plain) or OTHER_DAYS.search(plain))


def names_yesterday(text: str) -> bool:
    """Whether a text tells of the day before."""
    return YESTERDAY.search(folded(even(text))) is not None


def is_no_log(text: str) -> bool:
    """Whether a text asks, denies, plans or orders something, so that it tells of nothing that was done."""
    return NOT_DONE.search(re.sub(r"(?<=\w)'(?=\w)", "", spelled_out(text))) is not None


def named_in_log(text: str, language: Language) -> str | None:
    """The activity or the exercise (its id) that words of a log name; None for none."""
    plain = spelled_out(text)
    return activity_in(plain) or intents(plain, language).exercise


def is_activity(name: str | None) -> bool:
    """Whether the name of what was logged is that of an endurance activity."""
    return name in _ACTIVITIES


def spelled_out(text: str) -> str:
    """Lower case without accents, short ways to write spelled out, a point before decimals."""
    plain = without_order(folded(even(text)))
    for short, spelled in _SPELLED:
        plain = re.sub(short, spelled, plain)
    return pointed(plain)


def activity_in(plain: str) -> str | None:
    """The endurance activity of a piece; rowing and running are also parts of exercises' names, and those carry sets."""
    if Compact.of(plain).sets or re.search(r"\b(?:slept|sleep|dormi\w*|reps?|sets?|series|repeticiones|kgs?|kilos?|lbs?)\b", plain):
        return None
    name = next((name for name, words in _ACTIVITIES.items() if re.search(rf"\b(?:{words})\b", plain)), None)
    return None if name == "other" and _WATCHED.search(plain) else name
