"""The static checker of a plan text: what cannot be read and which line breaks a limit, found before the plan is kept."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Collection, Iterable
from datetime import date

import msgspec

from milo.coach.plans.basics.time import day_with
from milo.coach.plans.basics.words import speaker
from milo.coach.plans.text.diff import Change, diff
from milo.coach.plans.text.diff_words import DAY_NAMES, told
from milo.coach.plans.text.drafts import Place, Places
from milo.coach.plans.text.reading import MARK, read
from milo.coach.plans.text.spelling import PlanTextError, plain
from milo.vocabulary.athlete import Profile
from milo.vocabulary.plan import DAYS, Adjustment, Plan, PlannedSession, Refused

Validate = Callable[[Plan, Profile, date], tuple[Plan, list[Adjustment], Refused | None]]
"""Takes a plan to its limits: the plan as it may be, what was changed for it (rule, words), or why there may be none."""


_WEEK_ONLY = 2.5  # likeness of a sentence that names the week of a change and nothing else of it


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to mend. line: from 1; rule: "TEXT" where the text cannot be read, else the limit's id; what: the sentence."""

    line: int
    column: int
    rule: str
    what: str


def check(
    text: str, validate: Validate, profile: Profile, today: date, *, language: str = "en", base: Plan | None = None
) -> list[Finding]:
    """Everything to mend in a plan text, by line; empty when the plan may be kept as it is.

    validate: coach.plan_limits.validate, or any function that does the same; it decides, and this finds the line.
    A clamp is told at the line it would change, or at the edit of base it comes of; a refusal at the session without which there
    would be none.
    """
    try:
        plan, places = read(text, language, base)
    except PlanTextError as e:
        return [
            Finding(line=f.line, column=f.column, rule="TEXT", what=f.what(language))
            for f in sorted(e.faults, key=lambda f: (f.line, f.column))
        ]
    if not plan.weeks and plan.refused is None:
        # An empty file is a slip, not a plan: kept, it would take every session away.
        return [Finding(line=1, column=1, rule="TEXT", what=speaker(language)("text.empty"))]
    lines = text.removeprefix(MARK).replace("\r\n", "\n").split("\n")
    found = [(line, "TEXT", speaker(language)("text.twice", id=id)) for line, id in _twice(plan, places)]
    said = speaker(language)
    found += [(line, "TEXT", said("text.week", wanted=wanted, found=number)) for line, wanted, number in _out_of_turn(plan, places)]
    # A session is spoken of by its title, in every list of changes.
    untitled = (
        places[w, d, s]
        for w, week in enumerate(plan.weeks)
        for d, day in enumerate(week.days)
        for s, session in enumerate(day.sessions)
        if not session.title.strip()
    )
    found += [(line, "TEXT", said("text.title")) for line in untitled]
    limited, adjustments, refused = validate(plan, profile, today)
    if refused is not None:
        line = _culprit(plan, places, validate, profile, today)
        found.append((line, ", ".join(refused.rules) or refused.level, refused.text))
    elif (limited.weeks, limited.nutrition) != (plan.weeks, plan.nutrition):
        # What is told of weeks that are over and stay as they were is nothing to mend.
        clamps = _clamps(plan, limited, adjustments, places, language)
        if base is not None:
            clamps = at_the_edits(
                clamps, plan, base, places, lambda c: _line(plan, places, c), lambda p: validate(p, profile, today)[1], language
            )
        found += clamps
    findings = {
        Finding(line=line, column=len(lines[line - 1]) - len(lines[line - 1].lstrip()) + 1, rule=rule, what=what): None
        for line, rule, what in found
    }
    return sorted(findings, key=lambda f: (f.line, f.column, f.rule))


def _twice(plan: Plan, places: Places) -> list[tuple[int, str]]:
    seen: set[str] = set()
    again = []
    for w, week in enumerate(plan.weeks):
        for d, day in enumerate(week.days):
            for s, session in enumerate(day.sessions):
                if session.session_id in seen:
                    again.append((places[w, d, s], session.session_id))
                seen.add(session.session_id)
    return again


def _out_of_turn(plan: Plan, places: Places) -> list[tuple[int, int, int]]:
    """Weeks that do not follow the one above them: line, the number wanted there, the number found."""
    turns = itertools.pairwise(plan.weeks)
    return [(places[w,], a.week + 1, b.week) for w, (a, b) in enumerate(turns, start=1) if b.week != a.week + 1]


def _clamps(plan: Plan, limited: Plan, adjustments: list[Adjustment], places: Places, language: str) -> list[tuple[int, str, str]]:
    """Each adjustment at the line it is about, and each changed line no adjustment speaks of."""
    changes = diff(plan, limited)
    lines = [_line(plan, places, c) for c in changes]
    # A limit may change what a session is called, and speaks of it as the text does.
    titles = {s.session_id: plain(s.title) for w in plan.weeks for d in w.days for s in d.sessions}
    scores = []
    for a in adjustments:
        words = plain(a.what)
        called = {id for id, title in titles.items() if title and title in words}
        scores.append([_likeness(a.what, c, called) for c in changes])
    found: list[tuple[int, str, str]] = []
    spoken_of: set[str | None] = set()
    general = []
    for a, likeness in zip(adjustments, scores, strict=True):
        best = max(likeness, default=0.0)
        if best in (0, _WEEK_ONLY):
            general.append(a)
            continue
        at = [i for i, score in enumerate(likeness) if score == best]
        spoken_of.update(changes[i].session_id for i in at)
        found += [(line, a.rule, a.what) for line in dict.fromkeys(lines[i] for i in at)]
    # What is said of a whole week is told at what had to go for it and nothing else explains, else at the week.
    unexplained = [i for i, c in enumerate(changes) if c.session_id is not None and c.session_id not in spoken_of]
    for a in general:
        weeks = _weeks(plain(a.what))
        at = [i for i in unexplained if changes[i].week in weeks]
        found += [(lines[i], a.rule, a.what) for i in at] or [(_mentioned(a.what, plan, places), a.rule, a.what)]
        unexplained = [i for i in unexplained if i not in at]
    return found + [(lines[i], "LIMIT", told(changes[i], language)) for i in unexplained]


def _likeness(sentence: str, change: Change, called: Collection[str]) -> float:
    """How much of where and what a change is the sentence names; a wrong week or day rules it out.

    called: ids of the sessions whose title it names; then it is about no other session.
    """
    words = plain(sentence)
    score = 0.0
    weeks = _weeks(words)
    if weeks and change.week is not None:
        if change.week not in weeks:
            return 0.0
        score += _WEEK_ONLY
    days = _days(words)
    if days and change.day is not None:
        if change.day not in days:
            return 0.0
        score += 2
    if change.session_id is not None and change.session_id in sentence:
        score += 4
    if change.name is not None:
        if change.subject in ("session", "endurance") and called:
            if change.session_id not in called:
                return score
        elif plain(change.name) not in words:
            return score
        score += 3
    told = {float(n) for n in re.findall(r"(?<![\w.])\d+(?:\.\d+)?(?![\w.]*\d)", words)}
    return score + bool(told & _numbers(change.old)) + bool(told & _numbers(change.new))


def _numbers(value: object) -> set[float]:
    """The numbers a sentence about a value may name: itself, or of sets how many there are and what each asks for."""
    if isinstance(value, bool):
        return set()
    if isinstance(value, int | float):
        return {float(value)}
    if not isinstance(value, list) or not all(isinstance(s, dict) for s in value):
        return set()
    return {float(len(value))} | {float(n) for s in value for k, n in s.items() if k != "set_number" and isinstance(n, int | float)}


def _weeks(words: str) -> set[int]:
    weeks: set[int] = set()
    for first, last in re.findall(r"\b(?:weeks?|semanas?)\s+(\d+)(?:\s*-\s*(\d+))?", words):
        weeks |= set(range(int(first), int(last or first) + 1))
    return weeks


def _days(words: str) -> set[str]:
    return {day for names in DAY_NAMES.values() for day, name in names.items() if re.search(rf"\b{plain(name)}\b", words)}


def _mentioned(sentence: str, plan: Plan, places: Places) -> int:
    """The line of the week and day a sentence names; the first line when it names none."""
    words = plain(sentence)
    weeks, days = _weeks(words), _days(words)
    if not weeks:
        # What names a day and no week is said of the food of that day.
        return next((places["food", d] for d in DAYS if d in days and ("food", d) in places), 1)
    for w, week in enumerate(plan.weeks):
        if week.week in weeks:
            named = [places[w, d] for d, day in enumerate(week.days) if day.day in days]
            return named[0] if named else places[w,]
    return 1


def _line(plan: Plan, places: Places, change: Change) -> int:
    """The line a change is about; the nearest larger part where the text has no line of its own."""
    for place in _places_of(plan, change):
        if place in places:
            return places[place]
    return 1


def _places_of(plan: Plan, change: Change) -> list[Place]:
    if change.subject in ("plan", "food"):
        return [(change.field,), ("food",) if change.subject == "food" else ("plan",)]
    for w, week in enumerate(plan.weeks):
        if change.session_id is None:
            if week.week == change.week:
                return [(w, DAYS.index(change.day)) if change.day in DAYS else (w,), (w,)]
            continue
        for d, day in enumerate(week.days):
            for s, session in enumerate(day.sessions):
                if session.session_id == change.session_id:
                    return [*_within(plan, (w, d, s), change), (w, d, s)]
    return [(w,) for w, week in enumerate(plan.weeks) if week.week == change.week]


def _within(plan: Plan, seat: tuple[int, int, int], change: Change) -> list[Place]:
    if change.subject == "endurance":
        return [(*seat, "intervals"), (*seat, "endurance")] if change.field == "intervals" else [(*seat, "endurance")]
    w, d, s = seat
    for e, exercise in enumerate(plan.weeks[w].days[d].sessions[s].exercises):
        if exercise.exercise == change.name:
            if change.subject != "sets":
                return [(*seat, e)]
            first = next((i for i, (a, b) in enumerate(zip(change.old, change.new, strict=False)) if a != b), len(change.new))
            return [*((*seat, e, i) for i in range(first, -1, -1)), (*seat, e)]
    return []


def _culprit(plan: Plan, places: Places, validate: Validate, profile: Profile, today: date) -> int:
    """The line of the first session without which the plan would not be refused; 1 when no single one is to blame."""
    if validate(msgspec.structs.replace(plan, weeks=[]), profile, today)[2] is not None:
        return 1  # it is about the person, whatever the plan
    for w, week in enumerate(plan.weeks):
        for d, day in enumerate(week.days):
            for s in range(len(day.sessions)):
                kept = day_with(day, [x for i, x in enumerate(day.sessions) if i != s])
                days = [kept if i == d else x for i, x in enumerate(week.days)]
                weeks = [msgspec.structs.replace(week, days=days) if i == w else x for i, x in enumerate(plan.weeks)]
                if validate(msgspec.structs.replace(plan, weeks=weeks), profile, today)[2] is None:
                    return places[w, d, s]
    return 1


Told = tuple[int, str, str]
"""line, rule, sentence"""
MOST_TRIED = 24  # edited sessions that are put back, one at a time, to see whose limit it is (our choice: each is a validation)
WORK = ("endurance", "sets", "exercise")


def at_the_edits(
    found: Iterable[Told],
    plan: Plan,
    base: Plan,
    places: Places,
    line_of: Callable[[Change], int],
    limits: Callable[[Plan], list[Adjustment]],
    language: str,
) -> list[Told]:
    """What limits say of a plan text, each at the edit it comes of where one does; what would stand without any edit stays.

    found: line, rule and sentence.  base: the plan that holds.  line_of: the line a change is about.  limits: what they change.
    """
    found = list(found)
    changes = [c for c in diff(base, plan) if c.session_id is not None and c.what != "removed"]
    edits = {
        id: _lines_of(id, changes, plan, places, line_of) for id in dict.fromkeys(c.session_id for c in changes if c.session_id)
    }
    own = {line for lines, _ in edits.values() for line in lines}
    if not edits or len(edits) > MOST_TRIED or all(line in own for line, _, _ in found):
        return found
    before = {(a.rule, a.what) for a in limits(base)}
    without = {id: {(a.rule, a.what) for a in limits(_put_back(plan, base, id))} for id in edits}
    told: list[Told] = []
    said_of: set[tuple[str, str, str]] = set()
    for line, rule, what in found:
        mine = [id for id in edits if (rule, what) not in without[id]] if (rule, what) not in before else []
        if line in own or not mine:
            told.append((line, rule, what))
            continue
        # Where an edit is told of it in its own place already, the lines it did not touch say nothing new.
        if any(other in edits[id][0] and (rule, what) == (r, w) for id in mine for other, r, w in found):
            continue
        said = speaker(language)("text.edited", line=line, what=what)
        told += [(edits[id][1], rule, said) for id in mine if (id, rule, what) not in said_of]
        said_of |= {(id, rule, what) for id in mine}
    return told


def _lines_of(
    id: str, changes: Collection[Change], plan: Plan, places: Places, line_of: Callable[[Change], int]
) -> tuple[set[int], int]:
    """The lines an edited session has of its own, and the one that is told: its work before its title."""
    mine = [c for c in changes if c.session_id == id]
    seat = _seat(plan, id)
    lines = {places[seat]} | {line_of(c) for c in mine}
    if any(c.what == "added" and c.subject == "session" for c in mine):
        lines |= {line for place, line in places.items() if place[: len(seat)] == seat}
        return lines, places[seat]
    work = [line_of(c) for c in mine if c.subject in WORK]
    return lines, min(work or [line_of(c) for c in mine])


def _seat(plan: Plan, id: str) -> Place:
    return next(
        (w, d, s)
        for w, week in enumerate(plan.weeks)
        for d, day in enumerate(week.days)
        for s, session in enumerate(day.sessions)
        if session.session_id == id
    )


def _put_back(plan: Plan, base: Plan, id: str) -> Plan:
    """The plan with one session as, and where, the base has it; without it where the base has none."""
    was = next(
        ((week.week, day.day, s) for week in base.weeks for day in week.days for s in day.sessions if s.session_id == id), None
    )

    def sessions(week: int, day: str, now: list[PlannedSession]) -> list[PlannedSession]:
        here = was is not None and was[:2] == (week, day)
        if here and was is not None and any(s.session_id == id for s in now):
            return [was[2] if s.session_id == id else s for s in now]
        kept = [s for s in now if s.session_id != id]
        return [*kept, was[2]] if here and was is not None else kept

    weeks = [
        msgspec.structs.replace(w, days=[day_with(d, sessions(w.week, d.day, d.sessions)) for d in w.days]) for w in plan.weeks
    ]
    return msgspec.structs.replace(plan, weeks=weeks)
