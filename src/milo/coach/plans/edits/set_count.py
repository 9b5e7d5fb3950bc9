"""One set more or less of an exercise, or for a part of the body: "another set of bench", "más glúteos", "less chest"."""

from __future__ import annotations

import re

import msgspec

from milo.coach.plans.basics.drills import is_drill
from milo.coach.plans.edits.parts import Part, Weeks
from milo.coach.plans.edits.steps import MOST_SETS, meant
from milo.coach.plans.edits.weeks import EditRefused, edited_plan, in_sessions, not_in_plan, sessions_of
from milo.coach.plans.edits.within_session import timed
from milo.coach.plans.edits.words import listed, worded
from milo.coach.plans.text.spelling import DAY_WORDS
from milo.vocabulary.body_parts import BODY_PARTS, MUSCLES
from milo.vocabulary.exercises import find_exercise
from milo.vocabulary.patterns import late
from milo.vocabulary.plan import Day, Plan, PlannedExercise, PlannedSession

_DAY = "|".join(sorted(DAY_WORDS, key=len, reverse=True))
_ON_A_DAY = late(rf"[ ,]+(?:(?:on|for|el|los|las|del|de|this|este|every|cada) )*(?:{_DAY})s?\b")
_LEAD = (
    r"(?:(?:i|i'?d|we|me|let'?s|let|want|need|would|like|to|do|add|give|put|in|have|get|see|train|please|a|an|bit|little|lot|"
    r"some|even|much|also|quiero|queria|necesito|me|gustaria|dame|ponme|pon|poner|haz|hazme|hacer|anade|anadir|anademe|agrega|"
    r"agregar|"
    r"agregame|suma|sumar|mete|meter|un|poco|algo|bastante|mucho|tambien|por favor|con|entrenar|trabajar) )*"
)
_ARTICLE = r"(?:(?:the|my|el|la|los|las|mis?) )?"
_OF = rf"(?:of|to|for|on|in|at|de|del|a|al|para|en) {_ARTICLE}"
_WORK = r"(?:sets?|volume|work|training|exercises?|stuff|series|serie|volumen|trabajo|ejercicios?)"
_END = r"(?: (?:please|too|as well|por favor|tambien|gracias|thanks))*"
_MORE_SETS = late(
    rf"{_LEAD}(?:(?:one|1|a|an|another|an extra|one extra|1 extra|one more|1 more|another one) )?(?:more |extra |additional "
    rf")?sets? (?:more )?"
    rf"{_OF}(?P<en>.+?){_END}|"
    rf"{_LEAD}(?:una|otra|1|una mas|otra mas|mas|una serie extra|alguna) series? (?:mas |extra |adicional(?:es)? "
    rf")?{_OF}(?P<es>.+?){_END}"
)
_MARKS_MORE = late(r"\b(?:more|extra|another|additional|add|mas|otra|anad\w+|agreg\w+|sum\w+|adicional(?:es)?)\b")
_MORE = late(
    rf"{_LEAD}(?:more|extra|additional) (?:{_WORK} {_OF})?{_ARTICLE}(?P<en>.+?)(?: {_WORK})?{_END}|"
    rf"{_LEAD}mas (?:{_WORK} {_OF})?{_ARTICLE}(?P<es>.+?){_END}"
)
_LESS_SETS = late(
    rf"{_LEAD}(?:one|a|1) (?:set (?:less|fewer)|(?:less|fewer) set) {_OF}(?P<en>.+?){_END}|"
    rf"{_LEAD}(?:remove|drop|cut|take (?:out|off)|take) (?:one|a|1) sets? (?:of|from|on|off) {_ARTICLE}(?P<cut>.+?){_END}|"
    rf"{_LEAD}(?:una|1) serie menos {_OF}(?P<es>.+?){_END}|"
    rf"{_LEAD}(?:quita|quitar|quitame|saca|elimina|borra) una serie {_OF}(?P<fuera>.+?){_END}"
)
_LESS = late(
    rf"{_LEAD}(?:less|fewer) (?:{_WORK} {_OF})?{_ARTICLE}(?P<en>.+?)(?: {_WORK})?{_END}|"
    rf"{_LEAD}menos (?:{_WORK} {_OF})?{_ARTICLE}(?P<es>.+?){_END}"
)
_SHAPES = ((_MORE_SETS, 1), (_LESS_SETS, -1), (_MORE, 1), (_LESS, -1))


def set_said(said: str) -> tuple[int, str | None, str | None] | None:
    """(1 or -1, exercise as said, part of the body) of plain words that ask for a set more or less; one of the last two is None.

    >>> set_said("add another set of bench press"), set_said("mas gluteos"), set_said("less chest on friday")
    ((1, 'bench press', None), (1, None, 'glutes'), (-1, None, 'chest'))
    >>> set_said("more weight on squats"), set_said("3 sets of squats")
    (None, None)
    """
    bare = " ".join(_ON_A_DAY.sub(" ", f" {said}").split())
    for shape, by in _SHAPES:
        found = shape.fullmatch(bare)
        if found is None or (shape is _MORE_SETS and not _MARKS_MORE.search(bare)):
            continue
        name = next(what for what in found.groupdict().values() if what)
        part = next((part for part, words in BODY_PARTS.items() if re.fullmatch(words, name)), None)
        if part is not None:
            return by, None, part
        if shape in (_MORE_SETS, _LESS_SETS) and find_exercise(name) is not None:
            return by, name, None
    return None


def sets_by(
    plan: Plan,
    by: int,
    weeks: Weeks = None,
    day: Day | None = None,
    exercise: str | None = None,
    body_part: str | None = None,
    language: str = "en",
    part: Part | None = None,
) -> Plan:
    """One working set more (by 1) or less (-1) of an exercise, else of the first or last in each session for a part of the body.

    exercise: an id or a name.  body_part: a key of vocabulary.body_parts.

    Raises EditRefused where nothing is named, where the plan has none of it, and where no set can come or go.
    """
    if exercise is None and (body_part is None or body_part not in MUSCLES):
        found = "none" if body_part is None else repr(body_part)
        raise EditRefused(f"an exercise or a part of the body ({', '.join(MUSCLES)})", found, "name one of them")
    is_meant = meant(exercise, body_part)
    assert is_meant is not None
    said: list[str] = []
    full: list[str] = []

    def in_session(session: PlannedSession) -> PlannedSession:
        held = [e for e in session.exercises if is_meant(e) and not is_drill(e)]
        room = [e for e in held if (len(e.sets) < MOST_SETS if by > 0 else len(e.sets) > 1)]
        if not room:
            full.extend(e.exercise for e in held)
            return session
        chosen = room[0] if by > 0 else room[-1]
        new = _with_sets(chosen, by)
        said.append(f"{chosen.exercise} {worded('sets', language)} {len(chosen.sets)} -> {len(new.sets)}")
        return timed(session, [new if e is chosen else e for e in session.exercises], {}, language)

    after = in_sessions(plan, weeks, day, in_session, part)
    if not said and full:
        limit = f"fewer than {MOST_SETS} sets" if by > 0 else "more than 1 set"
        raise EditRefused(f"{limit} of one exercise", ", ".join(dict.fromkeys(full)), "ask for another exercise, or a step harder")
    if not said and exercise is not None:
        raise not_in_plan(plan, exercise, weeks, day, language)
    if not said:
        there = dict.fromkeys(e.exercise for s in sessions_of(plan, weeks, day, part) for e in s.exercises)
        raise EditRefused("an exercise that trains that part first", ", ".join(there) or "-", "add one by its name")
    words = "set_more" if by > 0 else "set_less"
    return edited_plan(plan, "EDIT-SETS", words, after, language, changes=listed(said, language))


def _with_sets(e: PlannedExercise, by: int) -> PlannedExercise:
    last = e.sets[-1]
    sets = [*e.sets, msgspec.structs.replace(last, set_number=last.set_number + 1)] if by > 0 else e.sets[:-1]
    return msgspec.structs.replace(e, sets=sets)
