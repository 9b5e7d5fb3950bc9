"""What was told and read back and still waits for a yes: told one after the other it is one log, and a correction mends it.

Only what our own question named is held: a yes must never write down what nobody was asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from milo.coach.talk.heard.done_mended import mended
from milo.coach.talk.heard.done_said import Done, in_own_sport, read_done, read_partly
from milo.coach.talk.heard.done_words import is_no_log, named_in_log, names_the_day, spelled_out
from milo.coach.talk.heard.intents import intents
from milo.coach.talk.heard.session_said import session_done
from milo.coach.talk.heard.set_said import mended_set, names_a_set
from milo.coach.talk.heard.told_apart import told_apart
from milo.coach.talk.heard.yes_said import said_yes
from milo.coach.talk.receipts.facts import Facts
from milo.coach.talk.replies.log import unasked, understood
from milo.coach.talk.turns.short_names import KIT, with_full_name
from milo.coach.talk.words.numbers_said import even, folded, numbers_in
from milo.vocabulary.exercise_words import name_words
from milo.vocabulary.exercises import catalogue, names
from milo.vocabulary.talk import Language

MOST_CHARACTERS = 120  # of a correction; a longer one tells a story (our choice)
Turn = str | Mapping[str, str]
_BREAK = r"[\s,.:;!…-]*"
_TAKES_BACK = re.compile(
    rf"(?:(?:no|nope|nah|wait|hang on|hold on|sorry|actually|oops|ups|i mean|i meant|correction|wrong|perdon(?:a|e)?|disculpa|"
    rf"espera|digo|mejor dicho|quise decir|queria decir|quiero decir|en realidad|rectifico|correccion|me equivoque|"
    r"(?:please |por favor )?(?:correct|fix|amend|corrige|corregir|rectifica|arregla)(?:lo|la)?(?: (?:that|it|this|eso|esto))?|"
    r"(?:that|it|this|eso|esto)(?: (?:was|is|were|estaba|esta|fue|era|es)|'?s) "
    r"(?:all |not )?(?:wrong|incorrect|a mistake|right|a typo|"
    r"mal|incorrecto|un error|erroneo|equivocado)|"
    rf"(?:yes|yeah|ok|si|vale) ?,? ?(?:but|pero)|i got (?:it|that) wrong|my mistake|my bad|fue un error)\b{_BREAK})+"
)
_NOT_THAT = re.compile(
    r",?\s+(?:and |y )?(?:not|instead of|rather than|in place of|no|en vez de|en lugar de)\s+\d.*$|"
    r"^(?:not|no)\s+\d.*?\s(?:but|sino)(?: que)?\s+|^\d.*?\ssino(?: que)?\s+(?=.*\d)"
)
"""What a correction says was not so: "3x9, not 3x10", "not 3x10 but 3x9"."""
_WAS_NOT = re.compile(
    r"(?:(?:no|sorry|wait|actually|perdon|espera)[ ,]+)*"
    r"(?:no (?:fueron|eran|fue|era|hice|corri|han sido|he hecho|he corrido)|(?:it|that|they|those) (?:was|were)(?: not|n'?t)|"
    r"i (?:didn'?t|did not) (?:do|run|lift|ride|swim|walk|use))\s+(?:(?:solo|only|just|a|con|de|at|with) )*\d[^;]*?[,;.]?\s+"
    r"(?:pero |y |but |and )?(?:sino(?: que)?|but|fueron|eran|fue|era|hice|corri|(?:it|that|they|those) (?:was|were)|it's|"
    r"i (?:only |just )?(?:did|ran|lifted|rode|swam|walked|used))\s+(?=[^\d]*\d)"
)
"""What was not so, told first and whole: "no fueron 3, fueron 2,5 km", "it wasn't 3 km, it was 2.5"."""
_IT_WAS = re.compile(
    r"(?:(?:it|that|they|those|eso|esto)(?: (?:was|were|is|are|should be|should have been))|(?:it|that)'?s|was|were|"
    r"(?:make|change) (?:it|that)(?: to)?|i (?:did|ran|lifted|rode|swam|walked|used)|"
    r"fue(?:ron)?|eran?|han? sido|son|es|pon(?:lo|le)?|cambialo a|que sean?|hice|corri|use|levante)\b\s*"
    r"(?:(?:only|just|actually|really|like|solo|en realidad)\b\s*)*"
)
NEAR_REPS = 3  # so far a set told again lies from the one it corrects (our choice)
_ONE_PAIR = re.compile(r"([^\d]*)(\d{1,3}),(\d{1,2})([^\d]*)")
_THE_ONE = re.compile(
    r"\b(?:the|my|el|la|los|las|mi|mis) ([a-z-]+(?: [a-z-]+)?) (?:was|were|fue(?:ron)?|eran?|ha sido|han sido)\b|"
    r"\b(?:in|on|for|en|del?) (?:the|my|el|la|los|las) ([a-z-]+(?: [a-z-]+)?)[ .!]*$"
)
"""Names one of what stands, with an article: "the rows were with 14", "14 kg in the rows"."""
_SOMETHING_WAS = re.compile(r"(?:[a-z-]+(?:['’]s)? ){1,5}(?:was|were|fue(?:ron)?|eran?)\b[^\d]*\d")
_GOES_ON = re.compile(r"(?:and|then|also|plus|next|y|e|luego|despues|tambien|ademas)\b")
_ABOUT = re.compile(r"(?:(?:about|around|like|with|at|for|in|only|just|unos|unas|con|a|en|de|por|solo|un|una|an)\b ?|@ ?)*")
"""What may stand in front of the number that is mended, where no exercise or activity is named."""
_A_LOAD = re.compile(r"(?:@|\b(?:at|with|con|a)) *$")
_FILLS = re.compile(
    r"\d+(?:[.,]\d+)?|[@,.;!]|\b(?:kgs?|kilos?|lbs?|pounds?|libras?|at|with|for|on|in|of|the|my|and|then|all|both|each|every|set|"
    r"sets|with|using|used|i|con|a|en|de|del|para|por|el|la|los|las|mi|mis|y|e|luego|todas?|todos?|ambas|ambos|cada|una?|series?)\b"
)
"""All that may stand beside the name of an exercise where a weight is told after its sets."""


_RESERVE = re.compile(
    r"(?:(?:all|each|todas|cada una|with|at|about|around|roughly|maybe|like|and|i|had|still|leaving|con|a|unas|y|era|fue)[ ,]+)*"
    r"(?:(?:rir|rpe) (?:of |de )?(?:\d(?:[.,]5)?|10)|(?:\d|10) (?:rir|"
    r"(?:reps? |repes? |repeticion(?:es)? )?(?:in reserve|(?:en|de) reserva)))"
    r"(?: (?:on (?:all|each)|each|cada una?|en todas))?[ .!]*"
)
"""A set's effort or reserve, and nothing else, as spelled_out says it."""


def held(turns: Sequence[Turn], facts: Facts, language: Language) -> tuple[Done, ...]:
    """What the turns told that is asked about last and not answered yet, oldest first; empty where nothing waits.

    turns: of a talk, without the message at hand; where they hold none of our own they are taken at their word.
    """
    ours = any(not _own(turn) for turn in turns)
    waiting: tuple[Done, ...] = ()
    agreed: tuple[Done, ...] = ()
    for n, turn in enumerate(turns):
        if not _own(turn):
            continue
        text = _text(turn)
        told = _told(text, waiting, facts, language)
        told = told if waiting else on_its_day(told, agreed, text)
        agreed = waiting if said_yes(text) else ()
        reply = next(iter(turns[n + 1 : n + 2]), None)
        if not ours:
            waiting = told
        elif reply is None or _own(reply):
            waiting = ()
        else:
            asked = _text(reply)
            waiting = next((each for each in (told, waiting) if each and _asks(asked, each, facts)), ())
    return waiting


def just_agreed(turns: Sequence[Turn], facts: Facts, language: Language) -> tuple[Done, ...]:
    """What the last of the turns said yes to; empty where it is no yes. turns: of a talk, without the message at hand."""
    own = [n for n, turn in enumerate(turns) if _own(turn)]
    return held(turns[: own[-1]], facts, language) if own and said_yes(_text(turns[own[-1]])) else ()


def on_its_day(new: Sequence[Done], agreed: Sequence[Done], text: str) -> tuple[Done, ...]:
    """What is told right behind a yes, as "and rows 3x10": of the day that the yes was about, where it names none of its own."""
    plain = folded(even(text)).strip()
    if not agreed or names_the_day(text) or _GOES_ON.match(plain) is None:
        return tuple(new)
    return tuple(replace(each, days_ago=agreed[-1].days_ago) for each in new)


def told_done(text: str, language: Language, facts: Facts) -> tuple[Done, ...]:
    """What a text says was done (done_said.read_done).

    A distance without its sport is of the one sport the athlete has, and half a name of the one exercise of the plan called so.
    """
    text = with_full_name(text, facts, language)
    new = read_done(text, language, facts.units, facts.today)
    if new or facts.profile is None:
        return new
    meant = in_own_sport(text, language, facts.profile.activities)
    return read_done(meant, language, facts.units, facts.today) if meant != text else ()


def corrected(text: str, waiting: Sequence[Done], language: Language, units: str) -> tuple[Done, ...] | None:
    """What waits as a correction mends it: "no, it was 6 km"; None where the text is none or leaves open what it mends.

    units: of the athlete, as read_done takes them.

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
            return (*waiting[:n], new_one, *waiting[n + 1 :])
    whole = _as_meant(read_done(rest, language, units), waiting, rest)
    if whole:
        named = {_named(each) for each in whole}
        if len(waiting) == 1 or named <= {_named(each) for each in waiting}:
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


def is_unclear(text: str, language: Language) -> bool:
    """Whether a text seems to go on with what waits and could not be read: a correction with a number, or half a log."""
    if not re.search(r"\d", text):
        return False
    plain = folded(even(text)).strip()
    goes_on = _GOES_ON.match(plain) is not None and not is_no_log(plain) and named_in_log(plain, language) is not None
    return goes_on or corrects(text) is not None or intents(text, language).name == "log"


def _told(text: str, waiting: tuple[Done, ...], facts: Facts, language: Language) -> tuple[Done, ...]:
    """What waits after a text: nothing after a yes, a no or other words."""
    if said_yes(text) is not None:
        return ()
    mending = corrected(with_full_name(text, facts, language), waiting, language, facts.units)
    if mending is not None:
        return mending
    new = told_done(text, language, facts)
    apart = told_apart(text, language, facts.units, facts.today) if not new else None
    if apart is not None:
        return joined(waiting, apart.done, text) if apart.done else ()
    new = new or read_partly(text, language, facts.units, facts.today)[0]
    new = new or session_done(text, facts) or ()
    return joined(waiting, new, text) if new else ()


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


def _asks(reply: str, done: Sequence[Done], facts: Facts) -> bool:
    languages: tuple[Language, ...] = ("en", "es")  # a talk may change its language in the middle
    return any(unasked(understood(done, facts, language)[0]) in reply for language in languages)


def _own(turn: Turn) -> bool:
    return isinstance(turn, str) or turn.get("role", "user") in {"user", "athlete"}


def _text(turn: Turn) -> str:
    return turn if isinstance(turn, str) else str(turn.get("text") or turn.get("content") or "")
