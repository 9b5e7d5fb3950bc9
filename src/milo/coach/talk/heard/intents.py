"""What an athlete asks for, recognised by rules: no model is needed, and the same words always mean the same.

Every idea a text holds gives weight to the intents it belongs to; the heaviest wins, and a text too light is "unknown".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from milo.coach.talk.heard.asking_parts import Part, Window, part_asked
from milo.coach.talk.heard.asking_words import (
    asks_what_was_done,
    is_for_a_doctor,
    meal_named,
    meals_asked,
    says_yesterday,
    term_of,
    terms_compared,
)
from milo.coach.talk.heard.energy_asked import EnergyAsked, energy_asked
from milo.coach.talk.heard.exercise_asked import VERSUS, Gear, gear_said
from milo.coach.talk.heard.food_asked import FoodAsked, food_asked
from milo.coach.talk.heard.meals_hold import InMeals, in_meals
from milo.coach.talk.heard.running_asked import RunningPart, running_asked
from milo.coach.talk.heard.supplements_asked import SupplementsAsked, supplements_asked
from milo.coach.talk.words.intent_words import CUES, IntentName
from milo.coach.talk.words.subject_words import WHY_FIGURES, figures_named
from milo.coach.talk.words.words_found import (
    MOST_NAME_WORDS,
    days_of,
    exercise_named,
    ideas_of,
    marks,
    spelled,
    topics_of,
    with_plain_lift,
)
from milo.vocabulary.exercises import Exercise
from milo.vocabulary.plan import Day
from milo.vocabulary.talk import Language

ENOUGH = 1.4  # weight from which a text means something; our choice, set on phrases of our own (tests/coach/intent_phrases.py)
MOST_CHARACTERS = 2_000  # of a text that are read; a request is a sentence, not a book
MOST_WORDS = 120  # of a text that are looked up. Our choice
_TENTATIVE = frozenset({"press", "row", "curl", "fly", "dip", "plank", "run", "swing", "raise", "carry", "remo", "good morning"})
"""Names of exercises that are also everyday words or parts of names: not enough alone to ask how something is done."""


@dataclass(frozen=True)
class Intent:
    """What is asked for. exercise: id in the catalogue.  day: of the week, where one is named; tomorrow: said as such.

    race: of the race's day.  topics: keys of intent_words.TOPICS.  weight: how much spoke for it.
    language: as told or as recognised.  ahead: of next week; yesterday: said as such.  term: key of glossary_words.TERMS.
    days, meal: of the meals that are asked for; 0 and None for none.  held: what they are asked to hold or to fit.
    part, subject, week, back, past_day, window, advice, figures: of asking_parts.Asked; part None for the whole.
    food: what is asked of a food; part is then "foods".  gear: equipment that another exercise is asked for with.
    km: a distance to run that is asked about.  supplements: what is asked of them; part is then "supplements".
    energy: what is asked of its balance; part is then "energy".
    likely: the chance of what it most likely means, where that was read (talk/meant) and no rule; else 0.
    """

    name: IntentName
    language: Language = "en"
    exercise: str | None = None
    day: Day | None = None
    tomorrow: bool = False
    race: bool = False
    topics: tuple[str, ...] = ()
    weight: float = 0.0
    ahead: bool = False
    yesterday: bool = False
    term: str | None = None
    days: int = 0
    meal: str | None = None
    part: Part | RunningPart | None = None
    subject: str | None = None
    week: int | None = None
    back: int | None = None
    past_day: Day | None = None
    window: Window | None = None
    advice: str | None = None
    figures: tuple[str, ...] = ()
    food: FoodAsked | None = None
    gear: Gear | None = None
    held: InMeals | None = None
    km: float | None = None
    supplements: SupplementsAsked | None = None
    energy: EnergyAsked | None = None
    likely: float = 0.0


_LEAVES_OUT = re.compile(r"skip (?:the|my|all|a|an|any|this|that|it|one|today\w*|tomorrow\w*|next|\w+day)\b")
"""Not the drill of that name: what is left out follows."""
SHAPED = 6.0  # weight of a question recognised by its shape: more than words alone come to (our choice)


def intents(text: str, language: Language | None = None) -> Intent:
    """The intent of a text. language: of the athlete; None: recognised from the text, English when that says nothing.

    >>> intents("wat's my workuot today?").name, intents("¿cómo se hace la sentadilla?").exercise
    ('today', 'back_squat')
    """
    plain = re.sub(r"\ben vez del?\b", "en lugar de", spelled(text[:MOST_CHARACTERS]))
    tokens = plain.split()[:MOST_WORDS]
    instead = _INSTEAD.search(plain)
    exercise, rest = exercise_named(["miss" if _LEAVES_OUT.match(" ".join(tokens[n:])) else w for n, w in enumerate(tokens)])
    if instead is not None:
        # what is to go, not what comes in its place
        exercise = exercise_named(plain[instead.end() :].split()[:MOST_WORDS])[0] or exercise
    other = exercise_named(rest)[0] if exercise is not None and VERSUS.search(plain) else None
    if exercise is not None and other is not None and other.id != exercise.id and instead is None:
        spoken = language or language_of(text)
        return Intent(name="how", language=spoken, exercise=exercise.id, subject=other.id, part="versus", weight=SHAPED)
    shaped = (
        _of_food(text, language, lift=exercise is not None)
        or _of_running(text, plain, language)
        or _shaped(plain, language or language_of(text), exercise, with_plain_lift(tokens, rest) if exercise else None)
    )
    if shaped is not None:
        return replace(shaped, gear=gear_said(plain)) if shaped.part == "for_muscle" else shaped
    ideas = {idea for token in rest for idea in ideas_of(token)}
    topics = tuple(dict.fromkeys(topic for token in rest for topic in topics_of(token)))
    days = [day for token in rest for day in days_of(token)]
    ideas |= {name for name, there in _signs(plain, tokens, exercise, topics, days, not rest).items() if there}
    weights: dict[IntentName, float] = {}
    for name, needed, weight in CUES:
        if all((n[1:] not in ideas) if n.startswith("-") else n in ideas for n in needed):
            weights[name] = weights.get(name, 0.0) + weight
    best: IntentName = max(weights, key=lambda name: weights[name], default="unknown")
    weight = weights.get(best, 0.0)
    if best in {"thanks", "greeting"}:
        # courtesy around a request is not the request
        others = {n: w for n, w in weights.items() if n not in {"thanks", "greeting"} and w >= 2.0}
        if others:
            best = max(others, key=lambda name: others[name])
            weight = others[best]
    if weight < ENOUGH and best != "greeting":
        best = "unknown"
    return Intent(
        name=best,
        language=language or language_of(text),
        exercise=exercise.id if exercise else None,
        day=days[0] if days else None,
        tomorrow="tomorrow" in ideas and not _in_the_morning(plain),
        race="race_day" in ideas or (best == "food" and bool(_AROUND_RACE.search(plain))),
        topics=topics,
        figures=_figures(best, plain, topics, exercise),
        weight=weight,
        gear=gear_said(plain) if best == "swap" else None,
        ahead=best == "plan" and {"week", "next"} <= ideas,
    )


def _of_food(text: str, language: Language | None, *, lift: bool) -> Intent | None:
    """A question about a food, which the food table answers, or about supplements. lift: an exercise is named."""
    if is_for_a_doctor(spelled(text)):
        return None
    of_energy = energy_asked(text) if not lift else None
    if of_energy is not None:
        return Intent(name="food", language=language or language_of(text), weight=SHAPED, part="energy", energy=of_energy)
    asked = food_asked(text)
    of_supplements = supplements_asked(text) if asked is None and not lift else None
    if of_supplements is not None:
        spoken = language or language_of(text)
        return Intent(name="food", language=spoken, weight=SHAPED, part="supplements", supplements=of_supplements)
    if asked is None:
        return None
    return Intent(name="food", language=language or language_of(text), weight=SHAPED, part="foods", food=asked)


def _of_running(text: str, plain: str, language: Language | None) -> Intent | None:
    """A question about the running ahead. Of training, so that a lock of training answers it before we do."""
    spoken = language or language_of(text)
    asked = running_asked(text[:MOST_CHARACTERS], spoken)
    if asked is None or is_for_a_doctor(plain):
        return None
    return Intent(
        name="plan", language=spoken, weight=SHAPED, part=asked.part, subject=asked.activity, week=asked.week, ahead=asked.ahead,
        km=asked.km,
    )  # fmt: skip


def _shaped(plain: str, language: Language, exercise: Exercise | None, bare: str | None) -> Intent | None:
    """What a text asks by its shape, whatever its words weigh. bare: as part_asked takes it."""
    if is_for_a_doctor(plain):
        return Intent(name="medical", language=language, weight=SHAPED)
    both = terms_compared(plain)
    if both is not None:
        return Intent(name="word", language=language, term=both[0], subject=both[1], weight=SHAPED)
    term = term_of(plain)
    if term is not None:
        return Intent(name="word", language=language, term=term, weight=SHAPED)
    id = exercise.id if exercise is not None and plain not in _TENTATIVE else None
    part = part_asked(plain, id, bare) if meals_asked(plain) is None and in_meals(plain) is None else None
    if part is not None:
        words = plain.split()[:MOST_WORDS]
        said_tomorrow = "tomorrow" in {idea for word in words for idea in ideas_of(word)} and not _in_the_morning(plain)
        days = [day for word in words for day in days_of(word)]
        return Intent(
            name=part.name, language=language, exercise=id, weight=SHAPED, part=None if part.part == "all" else part.part,
            subject=part.subject, week=part.week, back=part.back, past_day=part.day, window=part.window, advice=part.advice,
            figures=part.figures, km=part.km,
            day=days[0] if days else None, tomorrow=said_tomorrow,
            ahead=part.ahead or (part.name == "plan" and part.part == "all"), yesterday=part.back == 1,
        )  # fmt: skip
    if asks_what_was_done(plain):
        return Intent(name="done", language=language, yesterday=says_yesterday(plain), weight=SHAPED)
    held = in_meals(plain)
    asked = meals_asked(plain) if held is None else (7, meal_named(plain))
    if asked is None:
        return None
    words = plain.split()[:MOST_WORDS]
    days = list(dict.fromkeys(day for word in words for day in days_of(word)))
    tomorrow = "tomorrow" in {idea for word in words for idea in ideas_of(word)} and not _in_the_morning(plain)
    # Of one day that is named only that day's; of several, and of none, as many days as were asked for.
    one = days[0] if len(days) == 1 else None
    return Intent(
        name="meals",
        language=language,
        days=asked[0],
        meal=asked[1],
        weight=SHAPED,
        day=one,
        tomorrow=tomorrow and not days,
        held=held,
    )


def _figures(name: IntentName, plain: str, topics: tuple[str, ...], exercise: Exercise | None) -> tuple[str, ...]:
    """The single figures that are meant; of a why about the heart or the nights, those of its topic."""
    if name not in {"numbers", "why"} or len(topics) > 1 or (name == "why" and exercise is not None):
        return ()
    return figures_named(plain) or (WHY_FIGURES.get(topics[0], ()) if name == "why" and topics else ())


def language_of(text: str) -> Language:
    """The language a text is written in, English when it could be either.

    >>> language_of("¿Qué toca hoy?"), language_of("squat")
    ('es', 'en')
    """
    words = spelled(text[:MOST_CHARACTERS]).split()
    spanish = sum(w in marks()[0] for w in words) + sum(bool(_SPANISH_END.search(w)) for w in words) / 2
    spanish += 2 if re.search("[¿¡ñÑáéíóúÁÉÍÓÚ]", text) else 0
    english = sum(w in marks()[1] for w in words) + sum(bool(_ENGLISH_END.search(w)) for w in words) / 2
    return "es" if spanish > english else "en"


_SPANISH_END = re.compile(r"[a-z]{3,}(?:[ao]s?|cion|miento|dad|[aei]r|ando|iendo)$")
_ENGLISH_END = re.compile(r"[a-z]{2,}(?:ing|tion|ght|th|ed|ck|ly|sh|ll)$")


def _signs(
    plain: str, tokens: list[str], exercise: Exercise | None, topics: tuple[str, ...], days: list[Day], plain_name: bool
) -> dict[str, bool]:
    """Ideas that are no single word. plain_name: the text is nothing but an exercise's name."""
    return {
        "exercise": exercise is not None and (plain not in _TENTATIVE),
        "topic": bool(topics),
        "day": bool(days),
        "amount": bool(re.search(r"\d+ ?(?:x|kg|km|min|lb|reps|k|miles|minutos|for \d|por \d)", plain)),
        "hello": bool(re.search(r"\bgood (?:morning|evening|afternoon|day)\b|\bque tal\b|\bmuy buenas\b", plain)),
        "today": bool(re.search(r"\bof the day\b|\bdel dia\b", plain)),
        "swap": bool(re.search(r"\ben (?:vez|lugar) de\b|\bin place of\b|\brather than\b", plain)),
        "race_day": bool(_RACE_DAY.search(plain)),
        "may": bool(re.search(r"\b(?:can|may|could|should|shall) i\b|\b(?:puedo|podria|deberia)\b", plain)),
        "only_exercise": exercise is not None and (len(tokens) <= MOST_NAME_WORDS or plain_name) and not (days or topics),
        "next": bool(re.search(r"\bque viene\b|\blook ahead\b|\bcoming week\b", plain)),
        "change": bool(re.search(r"\b(?:did|have|has|you|was|were) (?:you )?chang|\bqueda(?:s)? cambia", plain)),
        "eat": bool(re.search(r"\bque (?:puedo |debo |deberia )?(?:como|comer|ceno|desayuno)\b", plain)),
        "if_first": bool(
            re.match(r"(?:and |y |pero |but )?(?:what if|what would happen|what happens if|que pasa(?:ria)? si|y si )", plain)
        ),
        "why": bool(re.search(r"\b(?:por que|how come|what for|a que se debe|a cuento de)\b", plain)),
        "how": bool(re.search(r"\bde que (?:forma|manera)\b", plain)),
        "it": bool({"it", "that", "this", "lo", "eso", "esto", "hacerlo", "hacerla", "la"} & set(tokens)),
        "would": bool(
            re.search(r"\b(?:would|will i|could i gain|should i expect|pasaria|mejoraria|ganaria|perderia|ocurriria)\b", plain)
        ),
    }


_INSTEAD = re.compile(r"\b(?:instead of|rather than|in place of|en (?:vez|lugar) de)\b")
_RACE_DAY = re.compile(
    r"\b(?:race|meet|competition|event) day\b|\bday of (?:the|my) (?:race|meet|competition|event|marathon)\b|"
    r"\bdia de (?:la|mi) (?:carrera|competicion|prueba|maraton)\b"
)


_AROUND_RACE = re.compile(
    r"\b(?:before|for|during|around|eve of) (?:the|my|a) (?:half |full )?(?:race|competition|event|marathon|triathlon)\b|"
    r"\b(?:antes de|para|durante|vispera de|en) (?:el|la|mi|un|una) (?:media )?(?:carrera|competicion|prueba|maraton|triatlon)\b"
)
"""Words that ask what is eaten for a race: the day itself and the one before belong together."""


def _in_the_morning(plain: str) -> bool:
    """Spanish says mañana for tomorrow and for the morning."""
    return bool(re.search(r"\b(?:por|de|en|esta) la manana\b|\besta manana\b", plain)) and not re.search(r"\btomorrow\b", plain)
