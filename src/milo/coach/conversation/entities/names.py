"""Names in a message as the words Milo stores: exercises, activities, regions of the body, equipment and units of food."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz, process

from milo.vocabulary.exercise_words import name_words
from milo.vocabulary.exercises import find_exercise, names, of_one_edition
from milo.vocabulary.letters import unaccented

CLOSE_ENOUGH = 87.0  # of 100, of rapidfuzz's ratio: two slips in a name of fifteen letters (our choice)
SHORTEST_FUZZY = 5  # letters; shorter words are one slip away from another exercise (our choice)
_SHORT = {
    "deads": "deadlift", "dl": "deadlift", "dls": "deadlift", "banca": "bench_press", "senta": "back_squat", "sentas": "back_squat",
    "bp": "bench_press", "rows": "barbell_row", "row": "barbell_row", "bulgaras": "bulgarian_split_squat",
    "bulgarians": "bulgarian_split_squat", "flyes": "chest_fly", "flies": "chest_fly", "swings": "kettlebell_swing",
    "militar": "overhead_press", "ohps": "overhead_press", "squatting": "back_squat", "squatted": "back_squat",
    "benching": "bench_press", "benched": "bench_press", "deadlifted": "deadlift", "deadlifting": "deadlift",
    "deadlifts": "deadlift", "press de banca": "bench_press", "pecho en banca": "bench_press", "muerto": "deadlift",
}  # fmt: skip
"""What lifters call an exercise when they do not use a name of the catalogue."""
_ACTIVITIES = {
    "walking": "walk walked walking walks caminar caminata camine caminado caminando camino paseo paseos pasee paseado andar ande "
    "anduve andado andando stroll strolled steps treadmill_walk marcha caminatas caminé",
    "running": "run ran running runs jog jogged jogging jogs correr corri corrido corriendo corro carrera carreras rodaje rodajes "
    "trote trote troté trotar trotado footing runn parkrun tirada sprints sprint intervals",
    "cycling": "cycle cycled cycling bike biked biking bicycle ride rode rides riding bici bicicleta ciclismo pedalear pedaleé "
    "pedalee pedaleado spinning spin bikes cicla",
    "strength": "strength lifting lifted weights gym pesas fuerza musculacion gimnasio lift gimn",
    "yoga": "yoga",
    "rowing": "row rowed rowing erg rower remo reme remado remar remando",
    "swimming": "swim swam swimming swims nadar nade nadado natacion nadando piscina pool nado laps largos",
}
_ACTIVITY = {unaccented(word): kind for kind, words in _ACTIVITIES.items() for word in words.split()}
_REGIONS = {
    "knee": "knee knees rodilla rodillas kneecap patella rotula rodillita",
    "ankle": "ankle ankles tobillo tobillos",
    "achilles": "achilles aquiles",
    "hip": "hip hips cadera caderas",
    "groin": "groin ingle ingles adductor aductor",
    "low back": "lumbar lumbares lower low rinones lumbago",
    "shoulder": "shoulder shoulders hombro hombros delt rotator manguito",
    "elbow": "elbow elbows codo codos",
    "wrist": "wrist wrists muneca munecas",
    "neck": "neck cuello cervical cervicales nuca",
}
_REGION = {word: region for region, words in _REGIONS.items() for word in words.split()}
_EQUIPMENT = {
    "barbell": "barbell barbells barra barras",
    "dumbbell": "dumbbell dumbbells dumbell dumbells mancuerna mancuernas db dbs",
    "kettlebell": "kettlebell kettlebells kb kbs rusa rusas kettle",
    "machine": "machine machines maquina maquinas",
    "cable": "cable cables polea poleas pulley",
    "band": "band bands banda bandas goma gomas elastico elasticos elastica elasticas liga ligas",
    "bench": "bench benches banco bancos",
    "rack": "rack racks jaula soporte",
    "pull-up bar": "dominadas pull pullup chin",
    "treadmill": "treadmill treadmills cinta caminadora trotadora corredora",
    "bicycle": "bicycle bike bikes bici bicicleta bicis exercise_bike spinning",
    "rower": "rower rowing erg remo remoergometro ergometro",
    "pool": "pool piscina alberca pileta",
}
_EQUIPMENT_OF = {word: item for item, words in _EQUIPMENT.items() for word in words.split()}
_FOOD_UNITS = {
    "g": "g gr grs gram grams gramo gramos grm", "kg": "kg kilo kilos", "ml": "ml mililitro mililitros",
    "l": "l litre litres liter liters litro litros", "cl": "cl", "oz": "oz ounce ounces onza onzas", "lb": "lb lbs pound pounds",
}  # fmt: skip
_FOOD_UNIT = {word: unit for unit, words in _FOOD_UNITS.items() for word in words.split()}


def exercise(words: str) -> str | None:
    """The catalogue id of an exercise as people write it, slips forgiven, or None.

    >>> exercise("Sentadillas"), exercise("bench pres"), exercise("juggling")
    ('back_squat', 'bench_press', None)
    """
    return _exercise(" ".join(unaccented(words).replace("_", " ").split()))


@of_one_edition(4096)
def _exercise(plain: str) -> str | None:
    bare = re.sub(r"^(?:the|some|my|el|la|los|las|mi|mis|unos|unas|de|en)\s+", "", plain)
    if bare in _SHORT:
        return _SHORT[bare]
    known = find_exercise(bare)
    if known is not None:
        return known.id
    wanted = " ".join(sorted(name_words(bare)))
    if len(wanted.replace(" ", "")) < SHORTEST_FUZZY:
        return None
    ids = _sorted_names()
    best = process.extractOne(wanted, list(ids), scorer=fuzz.ratio, score_cutoff=CLOSE_ENOUGH)
    return None if best is None else ids[best[0]]


@of_one_edition()
def _sorted_names() -> dict[str, str]:
    """Every name as its sorted words -> id; of two with the same words the first stands."""
    found: dict[str, str] = {}
    for id, written in names().items():
        for name in written:
            found.setdefault(" ".join(sorted(name_words(name))), id)
    for short, id in _SHORT.items():
        found.setdefault(" ".join(sorted(name_words(short))), id)
    return found


def activity(words: str) -> str:
    """One of the activities of a workout (contracts.md section 1): "other" for any other sport.

    >>> activity("jogging"), activity("salí en bici"), activity("pádel")
    ('running', 'cycling', 'other')
    """
    return _of(words, _ACTIVITY) or "other"


def region(words: str) -> str:
    """The profile's word for a region of the body, or the words themselves in small letters.

    >>> region("rodilla izquierda"), region("lower back"), region("gemelo")
    ('knee', 'low back', 'gemelo')
    """
    plain = " ".join(unaccented(words).split())
    if re.search(r"zona lumbar|(?:low|lower|baja|bajo).*(?:back|espalda)|(?:espalda|back).*(?:baja|low)", plain):
        return "low back"
    found = next((_REGION[w] for w in re.findall(r"[a-z]+", plain) if w in _REGION and w not in {"low", "lower"}), None)
    return found or " ".join(words.lower().split())


def equipment(words: str) -> str:
    """The profile's word for a piece of equipment, or the words themselves in small letters.

    >>> equipment("pesas rusas"), equipment("pull-up bar"), equipment("mancuernas"), equipment("sandbag")
    ('kettlebell', 'pull-up bar', 'dumbbell', 'sandbag')
    """
    plain = unaccented(words)
    if re.search(r"dominadas|pull.?ups?|chin.?ups?", plain):
        return "pull-up bar"
    return _of(words, _EQUIPMENT_OF) or " ".join(words.lower().split())


@lru_cache(maxsize=256)
def food_unit(words: str) -> str:
    """A unit of food: g, kg, ml, cl, l, oz or lb, otherwise the word as it was written, in small letters.

    >>> food_unit("gramos"), food_unit("Tazas"), food_unit("slices")
    ('g', 'tazas', 'slices')
    """
    plain = " ".join(unaccented(words).split())
    return _FOOD_UNIT.get(plain, " ".join(words.lower().split()))


def _of(words: str, known: dict[str, str]) -> str | None:
    return next((known[w] for w in re.findall(r"[a-z]+", unaccented(words)) if w in known), None)
