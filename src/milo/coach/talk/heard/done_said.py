"""What an athlete says they did, as sets or a stretch of endurance, in English and Spanish; None where it is not wholly clear.

Every number of the sentence must have found its place: what is half understood is not written into anybody's log.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from milo.coach.talk.heard.done_words import (
    DID,
    NAMES_A_DAY,
    NOT_DONE,
    ONLY_FIGURES,
    OTHER_DAYS,
    YESTERDAY,
    activity_in,
    is_activity,
    named_in_log,
    spelled_out,
)
from milo.coach.conversation.entities.holds import holds_told, leaves_open, names_alone, tells_time
from milo.coach.talk.heard.illness_said import ill_beside
from milo.coach.talk.heard.intents import intents
from milo.coach.talk.heard.paces_said import clock_told, pace_told
from milo.coach.talk.heard.pain_over import read_over
from milo.coach.talk.heard.pain_said import PainSaid, cut_pain, without_onset
from milo.coach.talk.heard.repeats_said import repeats_summed
from milo.coach.conversation.entities.sets import RPE_TOP, WHOLE_SETS, Compact, DoneSet, loads_marked, sets_told
from milo.coach.talk.heard.told_with import Beside, told_beside
from milo.coach.talk.words.numbers_said import Said, converted, numbers_in
from milo.vocabulary.exercises import find_exercise
from milo.vocabulary.talk import Language

MOST_MINUTES, MOST_KM = 1_440.0, 1_000.0  # beyond these it was meant otherwise (our choice)
LEAST_BPM, MOST_BPM = 40.0, 225.0  # a mean heart rate of work (the log's own limit above; our choice below)
MOST_HALF = 16  # words of a log that says too little (our choice)
MOST_CHARACTERS = 300  # of a message that may be a log; a longer one tells a story (our choice)

_ASKS = re.compile(
    r"\b(?:what|how|which|when|why|should|can|could|que|como|cual|cuando|por que|puedo|deberia|dame|give|show|plan)\b"
)
_REPEATS = re.compile(r"\d+ ?x ?\d+")
_NO_NAME = re.compile(
    r"\b(?:with|each|reps?|repeticiones|repes|sets?|series?|kilos?|pounds?|libras?|today|yesterday|ayer|cada|reserva|reserve|left|rpe)\b"
)
"""Words beside sets that name no exercise: "goblet squats, 4x8 with 60 lb" tells of one."""
_REPS_AFTER_NAME = re.compile(
    r"(?<![\d.,x/])\b(?P<first>\d{1,2}) (?:de )?(?P<name>[a-zñ][a-zñ -]*?)"
    r"(?P<more>(?:,\s*(?:then |luego |another |otras )?\d{1,2})+)"
    r"(?=(?:\s*(?:reps?|repeticiones|more|mas))?[ .!]*$)"
)
"""Sets told one after the other with the name behind the first: "20 push-ups, then 15, then 10"."""
_AND = re.compile(r"[;\n]+|,\s+|\s+(?:and|then|plus|y|e|luego|despues)\s+")


OF_SESSION = "strength"
"""The activity of a session of exercises, told as a whole: how hard it was, and how long it took."""


@dataclass(frozen=True)
class Done:
    """Sets of an exercise (its id), an activity with its minutes, or a pain with its level; days_ago: 0 today, 1 yesterday.

    rpe: how hard the activity felt, of ten; that of a set stands in its reserve.  heart_rate_bpm: the mean of the activity.
    """

    days_ago: int = 0
    exercise: str | None = None
    sets: tuple[DoneSet, ...] = ()
    activity: str | None = None
    minutes: float | None = None
    distance_km: float | None = None
    rpe: float | None = None
    heart_rate_bpm: float | None = None
    pain: PainSaid | None = None


def read_done(text: str, language: Language, units: str = "metric", today: date | None = None) -> tuple[Done, ...]:
    """What the text says was done, in its order; empty where it says nothing of the kind or is not wholly clear.

    units: of the athlete ("metric", "imperial"), for a weight that stands without one ("3x5 at 100").
    today: of the athlete, for a weekday; without it a sentence that names one says nothing.

    >>> [(s.reps, s.weight_kg, s.rir) for s in read_done("squats 2x5 at 100 kg, 2 in reserve", "en")[0].sets]
    [(5, 100.0, 2.0), (5, 100.0, 2.0)]
    """
    if len(text) > MOST_CHARACTERS:
        return ()
    text = without_onset(text)
    if ill_beside(text):
        return ()  # the illness would be lost; told_apart reads both
    over = read_over(text)
    if over is not None and over.level is not None:
        return (Done(days_ago=0, pain=over),)
    beside = told_beside(spelled_out(text), today)
    if beside is None:
        return ()
    rest, pain = cut_pain(text if beside.days_ago is None else beside.rest)
    if pain is not None:
        ago = beside.days_ago
        if ago is not None and not (beside.past or DID.search(beside.rest)):
            return ()
        return _with_pain(
            rest, pain, ago if ago is not None else int(YESTERDAY.search(spelled_out(text)) is not None), language, units
        )
    found = _each(beside, language, units)
    return () if any(done is None for _, done in found) else tuple(done for _, done in found if done is not None)


def half_told(text: str, language: Language) -> bool:
    """Whether a short text tells of an activity or an exercise with numbers that do not say enough to be written down.

    >>> half_told("I ran 6x800 with 2 min rest", "en"), half_told("I ran today, what is next?", "en")
    (True, False)
    """
    plain = spelled_out(text)
    if (
        "?" in text
        or len(plain.split()) > MOST_HALF
        or not re.search(r"\d", plain)
        or _ASKS.search(plain)
        or NOT_DONE.search(plain)
    ):
        return False
    named = activity_in(_REPEATS.sub(" ", plain)) or intents(plain, language).exercise
    return DID.search(plain) is not None and named is not None


def in_own_sport(text: str, language: Language, activities: Sequence[str] | None) -> str:
    """A distance told without its sport, with the one sport of endurance the athlete has; else as it was.

    activities: those of the profile. What is read of it is read back before anything is written.

    >>> in_own_sport("hice 12 km en 65 min", "es", ["running", "strength"])
    'hice 12 km en 65 min, running'
    """
    own = [name for name in activities or () if is_activity(name)]
    plain = spelled_out(text)
    far = any(said.unit in {"km", "mi"} for said in numbers_in(plain, language))
    told = DID.search(plain) or ONLY_FIGURES.fullmatch(plain)
    if len(own) != 1 or not far or not told or "?" in text or named_in_log(text, language) is not None:
        return text
    return with_name(text, own[0])


def with_name(text: str, sport: str) -> str:
    """A distance that was told, with its sport. sport: the name of an activity."""
    told = text.rstrip(" .!")
    return f"{told}, {sport}" if DID.search(spelled_out(text)) else f"did {told}, {sport}"


def read_partly(
    text: str, language: Language, units: str = "metric", today: date | None = None
) -> tuple[tuple[Done, ...], tuple[str, ...]]:
    """What is clear of a text that is not wholly so, and the pieces with numbers or names that are not; both empty for others.

    >>> done, unread = read_partly("did 3 sets of 10 push-ups and 2 planks of 30", "en")
    >>> done[0].exercise, unread
    ('push_up', ('2 planks of 30',))
    """
    text = without_onset(text)
    beside = told_beside(spelled_out(text), today) if len(text) <= MOST_CHARACTERS else None
    if beside is None or cut_pain(text)[1] is not None or read_over(text) is not None:
        return (), ()
    found = _each(beside, language, units)
    done = tuple(one for _, one in found if one is not None)
    named = [p for p, one in found if one is None and (re.search(r"\d", p) or named_in_log(p, language) is not None)]
    return (done, tuple(" ".join(p.strip(" ,.").split()) for p in named)) if done else ((), ())


def held_open(text: str, language: Language, today: date | None = None) -> tuple[str, ...]:
    """The exercises (ids) of what a text says was done of which bare numbers leave open if they count or last.

    >>> held_open("squats 3x8 and plank 3x60", "en"), held_open("plank 3x60 s", "en"), held_open("should I do plank 3x60?", "en")
    (('plank',), (), ())
    """
    beside = told_beside(spelled_out(text), today) if len(text) <= MOST_CHARACTERS else None
    if beside is None:
        return ()
    open_ones: list[str] = []
    for piece, done in _each(beside, language, "metric"):
        exercise = intents(piece, language).exercise if done is None and re.search(r"\d", piece) else None
        if exercise is None or not leaves_open(exercise, piece):
            continue
        if DID.search(beside.rest) or Compact.of(piece).sets or names_alone(exercise, piece):
            open_ones.append(exercise)
    return tuple(open_ones)


def _each(beside: Beside, language: Language, units: str) -> list[tuple[str, Done | None]]:
    """Every piece of a sentence with what it says was done, None where that is not clear; nothing where the whole is no log."""
    bare = beside.rest
    plain = repeats_summed(bare, intents(bare, language).exercise is not None)
    spoken = re.sub(r"(?<=\w)'(?=\w)", "", plain)
    if NOT_DONE.search(spoken) or OTHER_DAYS.search(spoken):
        return []
    near = bool(YESTERDAY.search(spoken) or NAMES_A_DAY.search(spoken))
    ago = (1 if YESTERDAY.search(spoken) else 0) if beside.days_ago is None else beside.days_ago
    told = bool(DID.search(spoken) or Compact.of(plain).sets or plain != bare)
    if beside.days_ago is not None:
        # "3x8 squats on Tuesday" may be what is to come; and two days in one sentence leave open which is meant.
        if near:
            return []
        told = beside.past or DID.search(re.sub(r"\bjust\b", " ", spoken)) is not None
        if not told:
            return []
    pieces = _pieces(plain, language)
    read = [_piece(p, told, language, units) for p in pieces]
    agos = _agos(pieces) if beside.days_ago is None else [ago] * len(pieces)
    return [(piece, done and replace(done, days_ago=n)) for piece, done, n in zip(pieces, read, agos, strict=True)]


def _agos(pieces: Sequence[str]) -> list[int]:
    """How many days ago each piece was: the day it names, else that of the piece before it, at the start the first one named."""
    named = [
        frozenset(day for day, words in ((1, YESTERDAY), (0, NAMES_A_DAY)) if words.search(re.sub(r"(?<=\w)'(?=\w)", "", piece)))
        for piece in pieces
    ]
    # "last night, today" in one breath tells of one outing, and the day that lies back is its own.
    told = [max(days) if days else None for days in named]
    ago = next((n for n in told if n is not None), 0)
    found = []
    for n in told:
        ago = ago if n is None else n
        found.append(ago)
    return found


def _with_pain(rest: str, pain: PainSaid, ago: int, language: Language, units: str) -> tuple[Done, ...]:
    """A pain and what was done beside it; nothing where its level is not told, or where the rest has numbers nobody can read."""
    done = read_done(rest, language, units)
    if pain.level is None or (not done and re.search(r"\d", rest)):
        return ()
    return (*(replace(each, days_ago=ago) for each in done), Done(days_ago=ago, pain=pain))


def _pieces(plain: str, language: Language) -> list[str]:
    """A text cut where another exercise or activity begins."""
    pieces: list[str] = []
    end = 0
    named: str | None = None
    for start, stop in [*(m.span() for m in _AND.finditer(plain)), (len(plain), len(plain))]:
        part = plain[end:start]
        name = activity_in(part) or intents(part, language).exercise
        if pieces and not _of_its_own(part, name) and (name is None or named is None or name == named):
            pieces[-1] = f"{pieces[-1]}, {part}"
        else:
            pieces.append(part)
        named, end = name or named, stop
    return pieces


def _of_its_own(part: str, name: str | None) -> bool:
    """Whether a part without a name we know still tells sets of something: it is not added to what stood before."""
    compact = Compact.of(part)
    rest = "".join(" " if any(a <= i < b for a, b in compact.spans) else c for i, c in enumerate(part))
    rest = _NO_NAME.sub(" ", rest)
    return name is None and bool(compact.sets) and re.search(r"[a-z]{4,}|\b(?:row|dip|fly)s?\b", rest) is not None


def _piece(plain: str, told: bool, language: Language, units: str) -> Done | None:
    activity = activity_in(plain)
    if activity is not None:
        plain = clock_told(pace_told(plain, language), activity, language)
        done = _endurance(numbers_in(plain, language)) if told else None
        return None if done is None else replace(done, activity=activity)
    exercise = intents(plain, language).exercise
    if exercise is None:
        return None
    if tells_time(plain, language):
        held = holds_told(exercise, plain, language, units, told=told)
        return Done(exercise=exercise, sets=held) if held else None
    if leaves_open(exercise, plain):
        return None
    plain = loads_marked(_REPS_AFTER_NAME.sub(_as_list, plain), exercise, units)
    compact = Compact.of(plain)
    whole = compact.sets or WHOLE_SETS.search(plain) is not None
    sets = sets_told(exercise, plain, compact, language, units) if told or whole else None
    return Done(exercise=exercise, sets=sets) if sets else None


def _as_list(told: re.Match[str]) -> str:
    """ "20 push-ups, 15, 10" as the name with its list, where nothing but the name of an exercise stands between."""
    name, more = told["name"].strip(), re.findall(r"\d+", told["more"])
    return f"{name} {','.join([told['first'], *more])}" if find_exercise(name) is not None else told[0]


def _endurance(numbers: list[Said]) -> Done | None:
    """Minutes, distance, how hard it felt and its mean pulse; without minutes it is unclear."""
    efforts = [said.value for said in numbers if said.unit == "rpe"]
    pulses = [said.value for said in numbers if said.unit == "bpm"]
    minutes, km = stretch([said for said in numbers if said.unit not in {"rpe", "bpm"}]) or (None, None)
    if minutes is None or len(efforts) > 1 or any(not 0 <= rpe <= RPE_TOP for rpe in efforts):
        return None
    if len(pulses) > 1 or any(not LEAST_BPM <= bpm <= MOST_BPM for bpm in pulses):
        return None
    return Done(
        minutes=minutes,
        distance_km=km,
        rpe=efforts[0] if efforts else None,
        heart_rate_bpm=pulses[0] if pulses else None,
    )


def stretch(numbers: list[Said]) -> tuple[float | None, float | None] | None:
    """Minutes and km; hours, minutes and seconds add up, and any other number makes it unclear."""
    times: dict[str, float] = {}
    km: float | None = None
    for said in numbers:
        if said.unit in {"min", "h", "s"} and said.unit not in times:
            times[said.unit] = converted(said.value, said.unit, "min")
        elif said.unit in {"km", "mi", "m"} and km is None:
            km = round(converted(said.value, said.unit, "km"), 3)
        else:
            return None
    minutes = round(sum(times.values()), 2) if times else None
    if (minutes is not None and not 0 < minutes <= MOST_MINUTES) or (km is not None and not 0 < km < MOST_KM):
        return None
    return minutes, km
