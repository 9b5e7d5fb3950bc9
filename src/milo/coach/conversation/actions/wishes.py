"""A change of the plan from the names in a wish: days, minutes, exercise, part of the body, equipment. It is only offered.

Rules read the sentences they know (plans.edits.reading); here only what is named counts, and whoever names too little is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from milo.coach.conversation.answers.asked import answers
from milo.coach.conversation.answers.head import Likely, likely
from milo.coach.plans.edits.doors import Edit, EditKind
from milo.coach.plans.edits.equipment import equipment_in
from milo.coach.plans.edits.frame import DAY, NEXT_WEEK
from milo.coach.plans.edits.parts import part_said
from milo.coach.plans.edits.past import ORDER
from milo.coach.plans.text.spelling import DAY_WORDS, plain
from milo.coach.talk.words.words_found import exercise_named, spelled
from milo.vocabulary.athlete import EQUIPMENT_WORDS
from milo.vocabulary.body_parts import BODY_PARTS
from milo.vocabulary.plan import DAYS, Day

OFFERED_FROM = 0.25  # the chance from which a wish is offered rather than asked about
SURE = 0.8  # and from which another one is offered than the grammar read (our choice)
DOUBTED_FROM = 0.4  # the chance of another answer from which a change that the grammar read is taken for none
ALIKE_CHANGES: tuple[frozenset[EditKind | None], ...] = (
    frozenset({"skip", "free", "away", "days", "on", "recovery", "move"}),
    frozenset({"swap", "drop", "without", "add"}),
    frozenset({"harder", "easier", "sets", "minutes"}),
    frozenset({"away", "without"}),
)
"""Changes that are told in much the same words."""
LEAST_MIN, MOST_MIN = 10, 240  # minutes that may be the length of a session (our choice)
_NEAR = {"today": 0, "tonight": 0, "hoy": 0, "tomorrow": 1, "tmrw": 1, "tmr": 1, "manana": 1}
_DAYS = re.compile(rf"\b({DAY}|{'|'.join(_NEAR)})s?\b")
_MORNING = re.compile(r"\b(?:por|de|en|esta|a) la manana\b|\bthis morning\b")
_INSTEAD = r"(?:instead of|rather than|not|in place of|over(?! to)|than|en vez del?|en lugar del?|y no|que)"
_GOES_TO = re.compile(r"(?:\b(?:to|onto|until|till|a|al|para|hasta|pa|on|into|for)(?: (?:el|the|next|this|proximo))?|->)\s*$")
_COMES_FROM = re.compile(r"\b(?:from|of|del?|desde|my|the|el|los|lo del?|mi)\s*$")
_MINUTES = re.compile(r"\b(\d{1,3}) ?(?:min|mins|minutes?|minutos?|m|')(?!\w)")
_AN_HOUR, _HALF = (
    re.compile(r"\b(?:an hour|one hour|1 ?h|una hora|1 hora)\b"),
    re.compile(r"\b(?:half an? hour|media hora|half hour)\b"),
)
_COUNT = {"one": 1, "two": 2, "twice": 2, "three": 3, "four": 4, "five": 5, "six": 6, "un": 1, "uno": 1, "dos": 2, "tres": 3,
          "cuatro": 4, "cinco": 5, "seis": 6}  # fmt: skip
_A_WEEK = re.compile(rf"\b([1-6]|{'|'.join(_COUNT)}) ?(?:x|times|days?|sessions?|workouts?|dias?|veces|sesiones|entrenos)?\b")
_DAY_MORE = re.compile(
    r"\b(?:(?:another|an extra|one more|an additional|extra|more) (?:\w+ )?(?:day|session|workout)|"
    r"(?:un|otro|una|otra) (?:dia|sesion|entreno) (?:mas|extra)|otro dia|otra sesion|mas dias)\b"
)
_DAY_LESS = re.compile(
    r"\b(?:(?:one|a) (?:day|session) (?:less|fewer)|(?:less|fewer) days|(?:un|una) (?:dia|sesion) menos|menos dias)\b"
)
_ONLY = re.compile(
    r"\b(?:only|just|nothing but|all (?:i|we|they|there)(?:'?ve| have| has)?|solo|solamente|unicamente|nada mas|lo "
    r"unico|no(?:thing)? "
    r"(?:else|more) than|no hay mas que)\b"
)
_DENIED = re.compile(r"\b(?:no|not|can'?t|cannot|won'?t|never|except|nada|sin|excepto|menos|salvo|nunca|tampoco)\b")
_NO_MORE = re.compile(r"\b(?:nada mas|no mas|no other|not more|no more)\b")
_ONE_MORE = re.compile(r"\b(?:more|extra|another|additional|add|up|increase|mas|otra|anad\w+|agreg\w+|sum\w+|sub\w+|aumenta\w*)\b")
_ONE_LESS = re.compile(r"\b(?:less|fewer|drop|remove|cut|reduce|one off|menos|quit\w+|baj\w+|reduc\w+|saca\w*)\b")


def wished(text: str, today: Day | None, but: EditKind | None = None, best: Likely | None = None) -> Edit | None:
    """The change of the plan that a text most likely wishes, to be offered; None for none and where it lacks what is needed for it.

    today: of the week, for "today" and "tomorrow".  but: the kind that the grammar read; only what is surely of another kind is
    then a wish.  best: what it is known to ask; None: what it most likely asks.
    """
    best = best or _best(text)
    change: EditKind | None = answers().get(best.label, {}).get("change")
    if change is None or change == but or best.chance < (OFFERED_FROM if but is None else SURE):
        return None
    if but is not None and not _akin(but, change):
        return None  # "add 5 sets of planks" adds planks, whatever is said of sets
    exercise = exercise_named(spelled(text).split())[0]
    return wish(change, text, exercise.id if exercise is not None else None, today)


def doubted(edit: Edit, text: str) -> bool:
    """Whether a change that the grammar read in a text is most likely none, or another one.

    >>> texts = ("skip thursday", "no gym yesterday, sorry, slept through my alarm")
    >>> [doubted(Edit(kind="skip", day="thursday"), text) for text in texts]
    [False, True]
    """
    if ORDER.search(" ".join(plain(text).split())):
        return False  # who orders is taken at their word
    best = _best(text)
    return best.chance >= DOUBTED_FROM and not _akin(edit.kind, answers().get(best.label, {}).get("change"))


def _best(text: str) -> Likely:
    found = likely(text)
    return found[0] if found else Likely("other", 0.0)


def _akin(one: EditKind, other: EditKind | None) -> bool:
    """Whether two changes are told in much the same words."""
    return any({one, other} <= kinds for kinds in ALIKE_CHANGES)


Named = list[tuple[Day, int, int]]
"""The weekdays a text names, in order, each with where its word begins and ends."""


def wish(kind: EditKind, text: str, exercise: str | None, today: Day | None) -> Edit | None:
    """The change of a kind that a text names enough for; None where it does not.

    exercise: id of one that is named.  today: of the week; None: "today" and "tomorrow" name no day.

    >>> edit = wish("move", "can we do Tuesday instead of Monday?", None, None)
    >>> edit.day, edit.to
    ('monday', 'tuesday')
    """
    said = " ".join(plain(text.replace("’", "'")).split())
    said = _MORNING.sub(" ", said)
    reader = _READERS.get(kind)
    edit = None if reader is None else reader(said, _days(said, today), exercise)
    if edit is None:
        return None
    later = NEXT_WEEK.search(said) is not None or (today == "sunday" and re.search(r"\b(?:tomorrow|tmrw|tmr|manana)\b", said))
    return msgspec.structs.replace(edit, this_week=True, weeks_ahead=1) if later else edit


def _days(said: str, today: Day | None) -> Named:
    """The weekdays a text names, in order, each with where its word begins and ends; none twice."""
    found: Named = []
    for m in _DAYS.finditer(said):
        word = m[1]
        if word in _NEAR:
            if today is None:
                continue
            day = DAYS[(DAYS.index(today) + _NEAR[word]) % len(DAYS)]
        else:
            day = DAY_WORDS[word]
        if day not in {d for d, *_ in found}:
            found.append((day, m.start(), m.end()))
    return found


def _one_day(days: Named) -> Day | None:
    return days[0][0] if len(days) == 1 else None


def _move(said: str, days: Named, exercise: str | None) -> Edit | None:
    if len(days) == 2:
        (a, a0, a1), (b, b0, _) = days
        between = said[a1:b0]
        if re.search(rf"\b{_INSTEAD}\b", between):
            return Edit(kind="move", day=b, to=a)
        if _GOES_TO.search(said[:b0]):
            return Edit(kind="move", day=a, to=b)
        if _GOES_TO.search(said[:a0]) and _COMES_FROM.search(said[:b0]):
            return Edit(kind="move", day=b, to=a)
        return None
    if len(days) != 1:
        return None
    day, start, _ = days[0]
    part = part_said(said)
    if _GOES_TO.search(said[:start]):
        return Edit(kind="move", part=part, to=day) if part is not None else None
    return Edit(kind="move", day=day)


def _skip(said: str, days: Named, exercise: str | None) -> Edit | None:
    part = part_said(said)
    if len(days) > 1 or (not days and part is None) or exercise is not None:
        return None
    return Edit(kind="skip", day=_one_day(days), part=None if days else part, this_week=True)


def _days_a_week(said: str, days: Named, exercise: str | None) -> Edit | None:
    if _DAY_MORE.search(said) or _DAY_LESS.search(said):
        return Edit(kind="days", days_by=1 if _DAY_MORE.search(said) else -1)
    counts = {_COUNT.get(m[1]) or int(m[1]) for m in _A_WEEK.finditer(said) if m[1] not in {"un", "uno", "one"}}
    return Edit(kind="days", days=counts.pop()) if len(counts) == 1 and not days else None


def _minutes(said: str, days: Named, exercise: str | None) -> Edit | None:
    found = {int(m[1]) for m in _MINUTES.finditer(said)}
    found |= ({30} if _HALF.search(said) else set()) | ({60} if _AN_HOUR.search(said) and not _HALF.search(said) else set())
    fit = {n for n in found if LEAST_MIN <= n <= MOST_MIN}
    if len(fit) != 1 or len(days) > 1:
        return None
    return Edit(kind="minutes", minutes=float(fit.pop()), day=_one_day(days), part=part_said(said))


def _without(said: str, days: Named, exercise: str | None) -> Edit | None:
    named = equipment_in(said)[0]
    if not named or len(days) > 1:
        return None
    gone = set(EQUIPMENT_WORDS) - named if _ONLY.search(said) else named
    return Edit(kind="without", equipment=sorted(gone), day=_one_day(days))


def _swap(said: str, days: Named, exercise: str | None) -> Edit | None:
    if exercise is None or len(days) > 1:
        return None
    other = exercise_named(exercise_named(said.split())[1])[0]
    # Of two names nobody knows here which is to go.
    return Edit(kind="swap", exercise=exercise, day=_one_day(days)) if other is None or other.id == exercise else None


def _harder(said: str, days: Named, exercise: str | None) -> Edit | None:
    return _step("harder", said, days, exercise)


def _easier(said: str, days: Named, exercise: str | None) -> Edit | None:
    return _step("easier", said, days, exercise)


def _step(kind: EditKind, said: str, days: Named, exercise: str | None) -> Edit | None:
    if len(days) > 1:
        return None
    body = None if exercise is not None else _body_part(said)
    part = None if exercise is not None or body is not None else part_said(said)
    return Edit(kind=kind, exercise=exercise, body_part=body, part=part, day=_one_day(days))


def _add(said: str, days: Named, exercise: str | None) -> Edit | None:
    return Edit(kind="add", exercise=exercise, day=_one_day(days)) if exercise is not None and len(days) < 2 else None


def _drop(said: str, days: Named, exercise: str | None) -> Edit | None:
    return Edit(kind="drop", exercise=exercise, day=_one_day(days)) if exercise is not None and len(days) < 2 else None


def _on(said: str, days: Named, exercise: str | None) -> Edit | None:
    # Days that are denied are those without training.
    return Edit(kind="on", on=[d for d, *_ in days]) if len(days) > 1 and not _DENIED.search(_NO_MORE.sub(" ", said)) else None


def _sets(said: str, days: Named, exercise: str | None) -> Edit | None:
    more, less = _ONE_MORE.search(said) is not None, _ONE_LESS.search(said) is not None
    body = None if exercise is not None else _body_part(said)
    if more == less or len(days) > 1 or (exercise is None and body is None):
        return None
    return Edit(kind="sets", sets=1 if more else -1, exercise=exercise, body_part=body, day=_one_day(days))


def _recovery(said: str, days: Named, exercise: str | None) -> Edit | None:
    return Edit(kind="recovery", this_week=True)


def _body_part(said: str) -> str | None:
    found = [part for part, words in BODY_PARTS.items() if re.search(rf"\b(?:{words})\b", said)]
    return found[0] if len(found) == 1 else None


_READERS: dict[EditKind, Callable[[str, Named, str | None], Edit | None]] = {
    "move": _move, "skip": _skip, "days": _days_a_week, "minutes": _minutes, "without": _without, "swap": _swap, "harder": _harder,
    "easier": _easier, "add": _add, "drop": _drop, "on": _on, "sets": _sets, "recovery": _recovery,
}  # fmt: skip
"""Kinds of change that names alone can make; days away are asked for."""
