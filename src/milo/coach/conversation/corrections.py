"""Corrections: what was told, with the numbers of a message in the place of its own, as in "no, it was 6 km".

What is corrected is handed in: the action that waits for its yes, or what was written down.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

from milo.coach.conversation.actions.log import KIT
from milo.coach.conversation.entities.measures import measures_told
from milo.coach.conversation.entities.mended import mended
from milo.coach.conversation.entities.shorthand import spelled_out
from milo.coach.conversation.values import DaySaid, Done
from milo.coach.talk.heard.done_words import named_in_log, names_the_day
from milo.coach.talk.heard.set_said import mended_set, names_a_set
from milo.coach.talk.words.numbers_said import converted, even, folded, numbers_in
from milo.coach.talk.words.words_found import spelled
from milo.vocabulary.exercise_words import name_words
from milo.vocabulary.exercises import catalogue, names
from milo.vocabulary.patterns import late
from milo.vocabulary.talk import Language

MOST_CHARACTERS = 120  # of a correction; a longer one tells a story (our choice)
_BREAK = r"[\s,.:;!…-]*"
_TAKES_BACK = late(
    rf"(?:(?:no|nope|nah|wait|hang on|hold on|sorry|actually|oops|ups|i mean|i meant|correction|wrong|perdon(?:a|e)?|disculpa|"
    rf"espera|digo|mejor dicho|quise decir|queria decir|quiero decir|en realidad|rectifico|correccion|me equivoque|"
    r"(?:please |por favor )?(?:correct|fix|amend|corrige|corregir|rectifica|arregla)(?:lo|la)?(?: (?:that|it|this|eso|esto))?|"
    r"(?:that|it|this|eso|esto)(?: (?:was|is|were|estaba|esta|fue|era|es)|'?s) "
    r"(?:all |not )?(?:wrong|incorrect|a mistake|right|a typo|"
    r"mal|incorrecto|un error|erroneo|equivocado)|"
    rf"(?:yes|yeah|ok|si|vale) ?,? ?(?:but|pero)|i got (?:it|that) wrong|my mistake|my bad|fue un error)\b{_BREAK})+"
)
_NOT_THAT = late(
    r",?\s+(?:and |y )?(?:not|instead of|rather than|in place of|no|en vez de|en lugar de)\s+\d.*$|"
    r"^(?:not|no)\s+\d.*?\s(?:but|sino)(?: que)?\s+|^\d.*?\ssino(?: que)?\s+(?=.*\d)"
)
"""What a correction says was not so: "3x9, not 3x10", "not 3x10 but 3x9"."""
_WAS_NOT = late(
    r"(?:(?:no|sorry|wait|actually|perdon|espera)[ ,]+)*"
    r"(?:no (?:fueron|eran|fue|era|hice|corri|han sido|he hecho|he corrido)|(?:it|that|they|those) (?:was|were)(?: not|n'?t)|"
    r"i (?:didn'?t|did not) (?:do|run|lift|ride|swim|walk|use))\s+(?:(?:solo|only|just|a|con|de|at|with) )*\d[^;]*?[,;.]?\s+"
    r"(?:pero |y |but |and )?(?:sino(?: que)?|but|fueron|eran|fue|era|hice|corri|(?:it|that|they|those) (?:was|were)|it's|"
    r"i (?:only |just )?(?:did|ran|lifted|rode|swam|walked|used))\s+(?=[^\d]*\d)"
)
"""What was not so, told first and whole: "no fueron 3, fueron 2,5 km", "it wasn't 3 km, it was 2.5"."""
_IT_WAS = late(
    r"(?:(?:it|that|they|those|eso|esto)(?: (?:was|were|is|are|should be|should have been))|(?:it|that)'?s|was|were|"
    r"(?:make|change) (?:it|that)(?: to)?|i (?:did|ran|lifted|rode|swam|walked|used)|"
    r"fue(?:ron)?|eran?|han? sido|son|es|pon(?:lo|le)?|cambialo a|que sean?|hice|corri|use|levante)\b\s*"
    r"(?:(?:only|just|actually|really|like|solo|en realidad)\b\s*)*"
)
NEAR_REPS = 3  # so far a set told again lies from the one it corrects (our choice)
_ONE_PAIR = late(r"([^\d]*)(\d{1,3}),(\d{1,2})([^\d]*)")
_THE_ONE = late(
    r"\b(?:the|my|el|la|los|las|mi|mis) ([a-z-]+(?: [a-z-]+)?) (?:was|were|fue(?:ron)?|eran?|ha sido|han sido)\b|"
    r"\b(?:in|on|for|en|del?) (?:the|my|el|la|los|las) ([a-z-]+(?: [a-z-]+)?)[ .!]*$"
)
"""Names one of what stands, with an article: "the rows were with 14", "14 kg in the rows"."""
_SOMETHING_WAS = late(r"(?:[a-z-]+(?:['’]s)? ){1,5}(?:was|were|fue(?:ron)?|eran?)\b[^\d]*\d")
_GOES_ON = late(r"(?:and|then|also|plus|next|y|e|luego|despues|tambien|ademas)\b")
_ABOUT = late(r"(?:(?:about|around|like|with|at|for|in|only|just|unos|unas|con|a|en|de|por|solo|un|una|an)\b ?|@ ?)*")
"""What may stand in front of the number that is mended, where no exercise or activity is named."""
_A_LOAD = late(r"(?:@|\b(?:at|with|con|a)) *$")
_FILLS = late(
    r"\d+(?:[.,]\d+)?|[@,.;!]|\b(?:kgs?|kilos?|lbs?|pounds?|libras?|at|with|for|on|in|of|the|my|and|then|all|both|each|every|set|"
    r"sets|with|using|used|i|con|a|en|de|del|para|por|el|la|los|las|mi|mis|y|e|luego|todas?|todos?|ambas|ambos|cada|una?|series?)\b"
)
"""All that may stand beside the name of an exercise where a weight is told after its sets."""
_RESERVE = late(
    r"(?:(?:all|each|todas|cada una|with|at|about|around|roughly|maybe|like|and|i|had|still|leaving|con|a|unas|y|era|fue)[ ,]+)*"
    r"(?:(?:rir|rpe) (?:of |de )?(?:\d(?:[.,]5)?|10)|(?:\d|10) (?:rir|"
    r"(?:reps? |repes? |repeticion(?:es)? )?(?:in reserve|(?:en|de) reserva)))"
    r"(?: (?:on (?:all|each)|each|cada una?|en todas))?[ .!]*"
)
"""A set's effort or reserve, and nothing else, as spelled_out says it."""
How = Literal["place", "add"]
_ONLY_TELLS = late(r"^(?:i (?:did|ran|lifted|rode|swam|walked|used)|hice|corri|use|levante)\b")
_HOW: dict[How, str] = {
    "place": r"(?:(?:yes|no|si) )?(?:instead|replace (?:it|them|that)|in (?:its|their) place|overwrite (?:it|them)|"
    r"put (?:it|them) in (?:its|their) place|en (?:su )?lugar(?: de eso)?|en su sitio|sustituye(?:lo|la|los|las)?|"
    r"reemplaza(?:lo|la|los|las)?|cambia(?:lo|la|los|las))",
    "add": r"(?:(?:yes|no|si) )?(?:as well|too|also|both|add (?:it|them|that)(?: as well| too)?|(?:it|that) was another(?: one)?|"
    r"another one|ademas|tambien|las dos|los dos|ambas|ambos|anade(?:lo|la|los|las)?|suma(?:lo|la|los|las)?|(?:fue )?otr[oa])",
}
_NAMES_ONLY = {
    "weight_kg": late(
        r"(?:my |mi |the |el |i |weight|weigh(?:ed)?|peso|pese|is |was |es |era |at |about |[ :]|[\d.,]+|kgs?|kilos?|lbs?|pounds?)+"
    ),
    "sleep_h": late(r"(?:i |only |just |slept|sleep|dormi|solo |he dormido|of |[ :]|[\d.,]+|h(?:ours?|oras?|rs)?)+"),
    "kcal": late(r"(?:i |ate|comi|only |solo |he comido|[ :]|[\d.,]+|kcals?|calories|calorias)+"),
}
"""All that may stand in the correction of a measure: "my weight was 61" corrects no night."""
_SPOKEN = {"resting_hr_bpm": "resting pulse"}

_DO_IT = late(
    r"(?:yes|yep|yeah|yup|do it|please do|write it down|si|hazlo|anotalo|apuntalo)"
    r"(?: (?:please|por favor|thanks|gracias|yes|si|write it down|do it|anotalo|apuntalo))*"
)


def corrected(
    text: str, waiting: Sequence[Done], language: Language, units: str, told: Sequence[Done] = (), sport: str | None = None
) -> tuple[Done, ...] | None:
    """What waits as a correction mends it: "no, it was 6 km"; None where the text is none or leaves open what it mends.

    units: of the athlete.  told: what the message tells as a whole.  sport: the activity it names, "no, I ran 5 km" after a ride.

    >>> run = Done(activity="running", minutes=25.0, distance_km=5.0)
    >>> corrected("no, it was 6 km", [run], "en", "metric")[0].distance_km
    6.0
    """
    rest = corrects(text)
    rest = None if rest is None else _decimal(rest, waiting)
    of_one = mended_set(text, waiting, language, units)
    if of_one is not None:
        return of_one
    if not waiting or rest is None:
        if not waiting:
            return None
        weighted = _weighted(text, waiting, language, units)
        return _reserved(text, waiting, language, units) if weighted is None else weighted
    numbers = re.search(r"(?:\b(?:rir|rpe) (?:of |de )?)?\d", rest)
    said_of = rest[: numbers.start()] if numbers is not None else rest
    among = [_named(each) for each in waiting]
    name = named_in_log(said_of, language) or called_short(said_of, among)
    behind = rest[len(said_of) :]
    if name is None and _THE_ONE.search(behind):
        # "16 kg in the squats" names behind the number what it is of, which may be none of these.
        name = named_in_log(behind, language) or called_short(behind, among)
    # "no, my weight was 61 kg" is about something else.
    about = name is not None or _ABOUT.fullmatch(said_of) is not None
    order = list(reversed(range(len(waiting)))) if about else []
    if name is None and tells_a_weight(rest, language):
        # "it was 57.5 kg" after a bench press and a plank is of what had a weight.
        order.sort(key=lambda n: not has_weight(waiting[n]))
    for n in order:
        if name is not None and not _is_meant(waiting[n], name, waiting, rest):
            continue
        new_one = mended(waiting[n], rest[len(said_of) :], language, units)
        if new_one is None and waiting[n].sets and _A_LOAD.search(said_of):
            # "it was with 87,5" of sets without a load: only the word before the number says what it is.
            new_one = mended(waiting[n], f"a {rest[len(said_of) :]}", language, units)
        if new_one is not None:
            if sport is not None and new_one.activity is not None and len(waiting) == 1:
                new_one = replace(new_one, activity=sport)
            return (*waiting[:n], new_one, *waiting[n + 1 :])
    whole = _as_meant(told, waiting, rest)
    if whole:
        named = {_named(each) for each in whole}
        # "I ran 5 km" behind a bench press is told beside it; "no, I ran 5 km" is meant in its place.
        if named <= {_named(each) for each in waiting} or (len(waiting) == 1 and mends(text) is not None):
            kept = [each for each in waiting if _named(each) not in named] if len(waiting) > 1 else []
            ago = {_named(each): each.days_ago for each in waiting}
            day = None if names_the_day(rest) else waiting[-1].days_ago
            new = [each if day is None else replace(each, days_ago=ago.get(_named(each), day)) for each in whole]
            return (*kept, *new)
    return None


def _decimal(rest: str, waiting: Sequence[Done]) -> str:
    """A correction whose only number may be one with decimals or a list of two: with decimals where no set is near to either."""
    pair = _ONE_PAIR.fullmatch(rest)
    sets = waiting[-1].sets if waiting else ()
    if pair is None or not any(s.weight_kg for s in sets):
        return rest
    reps = [s.reps or 0 for s in sets]
    listed = len(reps) == 2 and all(abs(int(n) - r) <= NEAR_REPS for n, r in zip((pair[2], pair[3]), reps, strict=True))
    return rest if listed else f"{pair[1]}{pair[2]}.{pair[3]} {'' if re.search('k|lb', pair[4]) else 'kg'}{pair[4]}"


def tells_a_weight(text: str, language: Language) -> bool:
    """Whether a text tells a weight in kg or pounds."""
    return any(number.unit in {"kg", "lb"} for number in numbers_in(text, language))


def has_weight(done: Done) -> bool:
    """Whether sets were told with a weight."""
    return any(one.weight_kg is not None for one in done.sets)


def joined(waiting: Sequence[Done], new: Sequence[Done], text: str) -> tuple[Done, ...]:
    """What waits with what is told after it. text: that told it; without a day of its own it goes on with the day before it.

    The same told twice is no second: who says it again was not sure of having been heard. Of one part that hurt on one day the word
    said last counts: "my knee is at 5", and then "it is fine again".
    """
    if waiting and not names_the_day(text):
        new = [replace(each, days_ago=waiting[-1].days_ago) for each in new]
    hurts = {(each.pain.region, each.days_ago) for each in new if each.pain is not None}
    waiting = [
        each
        for each in waiting
        if each.pain is None or each.pain in [n.pain for n in new] or (each.pain.region, each.days_ago) not in hurts
    ]
    return (*waiting, *(each for each in new if each not in waiting))


def _weighted(text: str, waiting: Sequence[Done], language: Language, units: str) -> tuple[Done, ...] | None:
    """What waits with a weight that is told after the sets: "80 kg", "the squats with 80"; None for any other words.

    It is of the sets that have none yet, the last ones where no exercise is named.
    """
    if len(text) > MOST_CHARACTERS or "?" in text:
        return None
    plain = folded(even(text))
    named = " ".join(_FILLS.sub(" ", plain).split())
    name = named_in_log(named, language) if named else None
    if named and name is None:
        return None
    for n in reversed(range(len(waiting))):
        sets = waiting[n].sets
        if not sets or any(s.weight_kg is not None for s in sets) or name not in (None, waiting[n].exercise):
            continue
        new_one = mended(waiting[n], plain, language, units)
        only_weight = new_one is not None and [replace(s, weight_kg=None) for s in new_one.sets] == list(sets)
        return (*waiting[:n], new_one, *waiting[n + 1 :]) if new_one is not None and only_weight else None
    return None


def _reserved(text: str, waiting: Sequence[Done], language: Language, units: str) -> tuple[Done, ...] | None:
    """What waits with an effort that is told after the sets: "rir 2", "had 2 left in the tank"; None for any other words.

    It is of the newest, where that is sets whose reserve nobody told: of a session's end "RPE 8" is the effort of all of it.
    """
    plain = spelled_out(text).strip()
    if "?" in text or not waiting or not waiting[-1].sets or _RESERVE.fullmatch(plain) is None:
        return None
    if any(s.rir is not None for s in waiting[-1].sets):
        return None
    new_one = mended(waiting[-1], plain, language, units)
    return None if new_one is None else (*waiting[:-1], new_one)


def corrects(text: str) -> str | None:
    """What stands behind the words that correct, None where there are none or nothing with a number follows.

    >>> corrects("no wait, 3x9 not 3x10"), corrects("was it 55 lb?")
    ('3x9', None)
    """
    if len(text) > MOST_CHARACTERS or "?" in text:
        return None
    plain = " ".join(folded(even(text)).split())
    back = _WAS_NOT.match(plain) or _TAKES_BACK.match(plain)
    rest = plain[back.end() :] if back else plain
    was = _IT_WAS.match(rest)
    named_was = was is None and _SOMETHING_WAS.match(rest) is not None
    rest = _NOT_THAT.sub("", rest[was.end() :] if was else rest)
    return rest if (back or was or named_was or names_a_set(rest)) and re.search(r"\d", rest) else None


def as_named(name: str, among: Iterable[str | None], text: str) -> str:
    """The exercise a name means where one of several stands already: "the bench press" after a dumbbell bench press is that one.

    name: id of an exercise or activity.  among: ids of those that stand there.  text: that names it; kit of its own is meant.

    >>> as_named("bench_press", ["dumbbell_bench_press"], "the bench press was 3x9")
    'dumbbell_bench_press'
    """
    there = [each for each in among if each is not None]
    known = catalogue()
    if name in there or name not in known:
        return name
    short = [name_words(one) for one in names()[name]]
    said = name_words(text)
    if said & KIT:
        return name
    longer = [one for one in there if one in known and any(a < name_words(b) and a <= said for a in short for b in names()[one])]
    return longer[-1] if longer else name


def called_short(text: str, among: Iterable[str | None]) -> str | None:
    """The newest exercise of some that words name by a part of its name: "the rows were with 14" after dumbbell rows.

    among: ids, the newest last.

    >>> called_short("no, the rows were with 14", ["goblet_squat", "dumbbell_row"]), called_short("it was 14", ["dumbbell_row"])
    ('dumbbell_row', None)
    """
    told = _THE_ONE.search(" ".join(folded(even(text)).split()))
    words = name_words(told[1] or told[2]) if told is not None else frozenset()
    there = [each for each in among if each in catalogue()]
    return next((one for one in reversed(there) if words and any(words <= name_words(name) for name in names()[one])), None)


def _is_meant(done: Done, name: str, waiting: Sequence[Done], text: str) -> bool:
    return _named(done) == as_named(name, [_named(each) for each in waiting], text)


def _as_meant(whole: Sequence[Done], waiting: Sequence[Done], text: str) -> tuple[Done, ...]:
    among = [_named(each) for each in waiting]
    return tuple(each if each.exercise is None else replace(each, exercise=as_named(each.exercise, among, text)) for each in whole)


def _named(done: Done) -> str | None:
    return done.exercise or done.activity or (done.pain.region if done.pain is not None else None)


def mends(text: str) -> str | None:
    """What words say that corrects something written down, None for words that only tell something.

    >>> mends("no wait, 3x9 not 3x10"), mends("I did 3x9 squats")
    ('3x9', None)
    """
    plain = " ".join(folded(even(text)).split())
    return None if _ONLY_TELLS.match(plain) else corrects(text)


def mended_day(day: DaySaid, text: str, language: Language, units: str) -> DaySaid | None:
    """A measure of a day as a correction mends it, None where the text is none of it.

    >>> mended_day(DaySaid(weight_kg=79.0), "sorry, 77.9", "en", "metric")
    DaySaid(weight_kg=77.9, sleep_h=None, kcal=None, days_ago=0, measures=(), protein_g=None)
    """
    rest = mends(text)
    if rest is None:
        return None
    told, numbers = rest.strip(" .!"), numbers_in(rest, language)
    if day.measures:
        return _measures_mended(day, told)
    if len(numbers) != 1 or not _NAMES_ONLY[day.about].fullmatch(told):
        return None
    value, unit = numbers[0].value, numbers[0].unit
    if day.weight_kg is not None and unit in {None, "kg", "lb"}:
        return replace(day, weight_kg=round(converted(value, unit or ("lb" if units == "imperial" else "kg"), "kg"), 2))
    if day.sleep_h is not None and unit in {None, "h"}:
        return replace(day, sleep_h=value)
    return replace(day, kcal=value) if day.kcal is not None and unit in {None, "kcal"} else None


def put_how(text: str) -> How | None:
    """Whether an answer says that what is told now takes the place of what is written, or comes to it as well."""
    plain = spelled(text)
    return next((how for how, pattern in _HOW.items() if re.fullmatch(pattern, plain)), None)


def _measures_mended(day: DaySaid, told: str) -> DaySaid | None:
    """Measures with the one that a text names, or the only one there is, put right."""
    alone = "blood pressure {}" if day.about == "pressure" else f"{_SPOKEN.get(day.about, day.about)} {{}}"
    one = day.about == "pressure" or len(day.measures) == 1
    for words in (told, *([alone.format(told)] if one else [])):
        new = dict(measures_told(words) or ())
        if new and set(new) <= {name for name, _ in day.measures}:
            return replace(day, measures=tuple({**dict(day.measures), **new}.items()))
    return None


def says_do_it(text: str) -> bool:
    """Whether a text is a yes that answers something, and no "ok" that only acknowledges what was said.

    >>> says_do_it("yes please"), says_do_it("ok")
    (True, False)
    """
    return _DO_IT.fullmatch(spelled(text)) is not None


def goes_on(text: str) -> bool:
    """Whether a text goes on with what was told before it: "and rows 3x10"."""
    return _GOES_ON.match(folded(even(text)).strip()) is not None
