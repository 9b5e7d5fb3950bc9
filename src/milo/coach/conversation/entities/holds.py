"""Sets that are told by how long they lasted: "plank 3x60 s", "plancha 3 series de 45 segundos", "wall sit 2 min"."""

from __future__ import annotations

import re

from milo.coach.conversation.entities.sets import MOST_SETS, placed_in_set, sane
from milo.coach.conversation.values import RPE_TOP, DoneSet
from milo.coach.talk.words.numbers_said import Said, converted, numbers_in
from milo.vocabulary.exercise_words import name_words
from milo.vocabulary.exercises import names
from milo.vocabulary.held_exercises import is_held, may_last
from milo.vocabulary.talk import Language

MOST_MOVING_S = 300.0  # of a set in which somebody moves; what lasts longer was a stretch of many (our choice)
_SECONDS = r"(?:s|secs?|seconds?|segs?|segundos?)"
_MINUTES = r"(?:min|mins|minutes?|minutos?)"
_REST = re.compile(
    rf"(?:[,;]|\b(?:with|con|and|y))?\s*"
    rf"(?:\b\d+\s*(?:{_SECONDS}|{_MINUTES}) (?:of |de )?(?:rests?|recovery|descanso|pausa|recuperacion)\b|"
    rf"\b(?:rest(?:ing|ed)?|recovery|descans\w+|pausas?)(?: (?:of|for|de|for))? \d+\s*(?:{_SECONDS}|{_MINUTES})\b)"
    r"(?: (?:between|in between|entre)(?: (?:sets|series|them|ellas|each|cada una))?)?"
)
"""How long the breaks were, which no set keeps."""
_EVEN: tuple[tuple[str, str], ...] = (
    (rf"(?<!half )(?<!medio )\b(?:an?|one|un|una) (?={_MINUTES}\b)", "1 "),
    (r"(?<=\d)[ -](?:second|segundo)\b", " s"),
    (r"(?<=\d)\s*(?:\"|'')", " s"),
    (rf"\b(\d+)\s*{_MINUTES} (?:and |y )?(\d\d)\b(?!\s*(?:{_SECONDS}|{_MINUTES}|x|kg|lb|reps?))", r"\1 min \2 s"),
    (r"(?<![\d:])(\d):([0-5]\d)(?![\d:])(?:\s*min\w*)?", r"\1 min \2 s"),
)
"""Ways to write a short time, made one; under ten minutes "1:30" of a hold is no hour and a half."""
_BEHIND_TIME = re.compile(r"\s*(?:x|×|\*|por)\s*$")
_AFTER = re.compile(r"\s*(?:[x×*](?=\s*\d)|(?:x|por|times|veces|rounds?|rondas?|vueltas?|sets?|series?)\b)")
_TWO_ENDS = re.compile(r"\s*(?:-|to|or|a|o|u)\s*")
_FILLS = re.compile(
    rf"[\W\d_]*\d(?:{_SECONDS}|{_MINUTES})\b|[\W\d_]+|\b(?:half|medio|x|por|times|veces|rounds?|rondas?|vueltas?|sets?|series?|of|de|del|en|in|on|the|a|an|un|una|la|el|los|las|for|"
    rf"durante|each|cada|with|con|and|y|my|mi|today|hoy|yesterday|ayer|kgs?|kilos?|lbs?|{_SECONDS}|{_MINUTES})\b"
)
"""What may stand beside the name where nothing says that it was done: "wall sit 2 min"."""


def tells_time(plain: str, language: Language) -> bool:
    """Whether a sentence, lower case without accents, says for how long something lasted, beside its breaks."""
    return any(said.unit in {"s", "min"} for said in numbers_in(_evened(plain), language))


def holds_told(exercise: str, plain: str, language: Language, units: str, *, told: bool) -> tuple[DoneSet, ...] | None:
    """The sets with how long each lasted, or None where a number has no place or it is not clear that they were done.

    exercise: id.  plain: lower case without accents.  told: whether words say that it was done; else the sets must be counted, or
    nothing but the name of something held and its time stand there.  units: of the athlete.

    >>> holds_told("plank", "plank 2x45 s", "en", "metric", told=False)
    (DoneSet(reps=None, weight_kg=None, rir=None, duration_s=45.0), DoneSet(reps=None, weight_kg=None, rir=None, duration_s=45.0))
    """
    plain = _evened(plain)
    read = _read(exercise, plain, language, units)
    if read is None or not may_last(exercise):
        return None
    lasted, counted, load, rir = read
    if not lasted or not (told or counted or (is_held(exercise) and names_alone(exercise, plain))):
        return None
    if not is_held(exercise) and max(lasted) > MOST_MOVING_S:
        return None
    made = tuple(DoneSet(None, load, rir, seconds) for seconds in lasted)
    return made if sane(made, rir) else None


def one_time(exercise: str, plain: str, language: Language, units: str) -> float | None:
    """The seconds of words that tell one time and nothing else: "45 s", "1 min each"; None for any others."""
    read = _read(exercise, _evened(plain), language, units)
    if read is None or len(read[0]) != 1 or read[1] or read[2] is not None or read[3] is not None:
        return None
    return read[0][0]


def leaves_open(exercise: str, plain: str) -> bool:
    """Whether bare numbers beside something held leave open if they count or last: "plank 3x60", "3 planks".

    plain: lower case without accents, of one exercise.
    """
    counted = re.search(r"\d\s*(?:reps?|repeticiones|repes)\b", plain) is not None
    return is_held(exercise) and not counted and not tells_time(plain, "en") and not tells_time(plain, "es")


def names_alone(exercise: str, plain: str) -> bool:
    """Whether a sentence holds nothing but the name of an exercise, numbers, and what stands beside them."""
    said = name_words(_FILLS.sub(" ", plain))
    return any(said <= name_words(name) for name in names()[exercise])


def _evened(plain: str) -> str:
    for written, made in _EVEN:
        plain = re.sub(written, made, plain)
    return _REST.sub(" ", plain)


def _read(
    exercise: str, plain: str, language: Language, units: str
) -> tuple[tuple[float, ...], bool, float | None, float | None] | None:
    """Seconds of each set, whether they were counted, the load in kg and the reserve; None where a number has no place."""
    lasted: list[float] = []
    waiting: int | None = None
    counted = False
    told: dict[str, float] = {}
    before: Said | None = None
    for said in numbers_in(plain, language):
        gap = plain[before.end : said.start] if before is not None else ""
        if said.unit in {"s", "min"}:
            # "30-45 s" leaves open which it was; "60/45/30 s" tells each.
            if said.value <= 0 or (before is not None and before.unit in {"s", "min"} and _TWO_ENDS.fullmatch(gap)):
                return None
            lasted += [round(converted(said.value, said.unit, "s"), 1)] * (waiting or 1)
            waiting = None
        elif _counts(said, exercise, plain, told):
            if waiting is not None or counted or not 0 < said.value <= MOST_SETS:
                return None
            counted = True
            if not lasted:
                waiting = int(said.value)
            elif len(lasted) == 1:
                lasted *= int(said.value)
            elif len(lasted) != said.value:
                return None
        else:
            placed = placed_in_set(said, exercise, plain, units)
            if placed is None or placed[0] not in {"kg", "rir", "rpe"} or placed[0] in told:
                return None
            told[placed[0]] = placed[1]
        before = said
    if waiting is not None:
        return None
    rir = told.get("rir", RPE_TOP - told["rpe"] if "rpe" in told else None)
    return tuple(lasted), counted, told.get("kg"), rir


def _counts(said: Said, exercise: str, plain: str, told: dict[str, float]) -> bool:
    """Whether a number says how many sets there were."""
    if said.value != int(said.value):
        return False
    if said.unit in {"set", "session"}:  # "3 veces 45 s"
        return True
    if said.unit not in {None, "rep"}:
        return False
    after = plain[said.end :]
    if said.unit == "rep":
        return re.match(r"\s*\w+ (?:of|de)\b", after) is not None
    if _AFTER.match(after) or _BEHIND_TIME.search(plain[: said.start]) or re.match(r"\s*(?:of|de) \d", after):
        return True
    named = re.match(r"\s*(?:de\s+)?([a-z\u00f1-]+(?: [a-z\u00f1-]+)?)", after)
    return named is not None and any(name_words(named[1]) & name_words(name) for name in names()[exercise])
