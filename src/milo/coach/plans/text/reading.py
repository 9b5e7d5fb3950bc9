"""The plan text back into a plan, line by line; every line that cannot be read is told with its place."""

from __future__ import annotations

import json
import re
from typing import cast

from milo.coach.plans.basics.drills import called_hold
from milo.coach.plans.text.drafts import DraftDay, DraftExercise, DraftPlan, DraftSession, Places
from milo.coach.plans.text.reading_head import read_head
from milo.coach.plans.text.reading_lines import read_endurance, read_fact, read_interval, read_sets
from milo.coach.plans.text.scan import Scan, Unreadable, without_comment
from milo.coach.plans.text.spelling import (
    ACTIVITY_WORDS,
    DAY_WORDS,
    KEYWORDS,
    KIND_WORDS,
    Fault,
    PlanTextError,
    nearest_exercise,
    spoken_name,
)
from milo.vocabulary.exercises import find_exercise
from milo.vocabulary.plan import Plan, SessionKind

SHOWN = (
    'a day, a session such as strength "Upper A" 50 min, an exercise such as bench press 3x8 @ 2 rir, rest 120 s, '
    "or run 40 min zone 2"
)
MARK = "\ufeff"  # of the byte order, which some editors write before the first letter

_EXERCISE = re.compile(
    r'^\s*(?:([A-Z])\s*[:)]\s*)?("(?:[^"\\]|\\.)*"|[^"]*?[^\s"])[\s,:]*?(?<!\w)(?=\d+\s*[x×]\s*\d|no sets\s*$)', re.IGNORECASE
)
_PROSE = re.compile(r"\s*(?:warm-up|calentamiento|note|nota|intervals|intervalos)\s*:", re.IGNORECASE)
_BARE_TITLE = re.compile(r'([^"]*?[^\s"])\s+(?=\d+(?:[.,]\d+)?\s*min)')
_QUOTED_HEAD = re.compile(r'\s*"(?:[^"\\]|\\.)*"')


def read(text: str, language: str = "en", base: Plan | None = None) -> tuple[Plan, Places]:
    """The plan of a text, and on which line each part of it stands.

    language: "en" or "es"; the name an exercise gets that was written by another of its names.
    base: the plan the text was made from; gives plan id, version, goal and date where the text leaves its first lines out.

    Raises PlanTextError with every fault.
    """
    reader = _Reader(language)
    for number, line in enumerate(text.removeprefix(MARK).replace("\r\n", "\n").split("\n"), start=1):
        reader.line(line, number)
    if reader.faults:
        raise PlanTextError(reader.faults)
    return reader.draft.finished(base)


class _Reader:
    def __init__(self, language: str) -> None:
        self.language = language
        self.draft = DraftPlan()
        self.faults: list[Fault] = []
        # After a header that could not be read its lines go into these, so that one fault is not told twenty times.
        self.day: DraftDay | None = None
        self.session: DraftSession | None = None
        self.lost = False
        # A week whose head is missing: its days are read as nobody's until the next week begins.
        self.headless = False

    def line(self, text: str, number: int) -> None:
        stripped = text.strip()
        if stripped.startswith("#"):
            self._comment(stripped, Scan(text, number, text.index("#") + 1))
            return
        text = without_comment(text)
        if not text.strip():
            return
        try:
            self._content(Scan(text, number))
        except Unreadable as stop:
            self.faults.append(stop.fault)

    def _comment(self, stripped: str, scan: Scan) -> None:
        """Only a because line is more than a comment: the rules that made the session above it."""
        if not scan.take("because", "porque"):
            return
        rules: list[str] = []
        try:
            while not rules or scan.take(","):
                rules.append(scan.name("a rule"))
            scan.end()
        except Unreadable:
            return  # a person's own sentence that begins with "because"
        if self.session is not None:
            self.session.because += rules
        elif not self.draft.weeks and self.draft.food is not None:
            self.draft.food_because += rules

    def _content(self, scan: Scan) -> None:
        word = scan.peek()
        keyword = KEYWORDS.get(word)
        if _PROSE.match(scan.text):
            scan.take(word)
            scan.need(":")
            return self._prose(keyword or "", scan)
        if keyword in ("then", "as"):
            scan.take(word)
            return self._then(scan) if keyword == "then" else self._as(scan)
        if scan.text.lstrip()[:1].isdigit():
            return self._interval(scan)
        spoken = _EXERCISE.match(scan.text)
        if word in KIND_WORDS and (spoken is None or '"' in scan.text):
            return self._session_head(word, scan)
        if spoken and keyword is None:
            return self._exercise(scan, spoken)
        if word in DAY_WORDS:
            return self._day_head(word, scan)
        if word in ACTIVITY_WORDS or keyword == "and" or _QUOTED_HEAD.match(scan.text):
            return self._endurance(scan)
        if keyword == "week":
            return self._week(scan)
        if keyword == "rest":
            return self._rest(scan)
        if keyword is not None:
            scan.take(word)
            return read_head(self.draft, keyword, scan)
        self._unknown(scan)

    def _unknown(self, scan: Scan) -> None:
        """Say what may have been meant; when that is the head of a part, its lines are read without telling more of the same."""
        fault = scan.fault(SHOWN, [*DAY_WORDS, *KIND_WORDS, *ACTIVITY_WORDS, *(k for k in KEYWORDS if len(k) > 2)])
        meant = fault.fault.nearest
        if meant in DAY_WORDS or meant in ("week", "semana"):
            self.lost, self.day, self.session = True, None, None
        elif '"' in scan.text or re.search(r"\d\s*min\b", scan.text):
            self.lost, self.session = True, None
        raise fault

    # --- weeks and days -------------------------------------------------------------------------------------------------

    def _week(self, scan: Scan) -> None:
        self.session, self.lost, self.day, self.headless = None, True, None, False
        scan.take("week", "semana")
        number = scan.whole("the week's number, such as week 1 build", 1)
        focus = scan.name("what the week is for, such as build, deload or taper")
        scan.end()
        self.lost = False
        self.draft.open_week(number, focus, scan.line)

    def _day_head(self, word: str, scan: Scan) -> None:
        self.session, self.day = None, None
        column = scan.at
        if not self.draft.weeks or self.headless:
            if self.lost:
                return
            self.lost = True
            raise scan.fault("a week before its days, such as week 1 build")
        self.lost = False
        scan.take(word)
        scan.take(":")
        week = self.draft.weeks[-1]
        if DAY_WORDS[word] in week.days:
            self.lost = self.headless = True
            raise scan.fault(
                f"every day once in week {week.number}; "
                f"if another week begins here, its line, such as week {week.number + 1} build",
                at=column,
            )
        self.day = week.open_day(DAY_WORDS[word], scan.line)
        if not scan.done():  # `friday rest` or `lunes descanso` on one line
            self._content(Scan(scan.text, scan.line, scan.at))

    def _rest(self, scan: Scan) -> None:
        if self.day is None:
            if self.lost:
                return
            raise scan.fault("a day before its rest, such as monday")
        if self.day.sessions:
            raise scan.fault("nothing but sessions on a day that has one; delete the sessions to rest")
        scan.take("rest", "descanso")
        scan.end("the end of the line: a day of rest has nothing else")
        self.day.rested = True

    def _open_session(self, kind: str, title: str, minutes: float, id: str | None, scan: Scan, column: int) -> DraftSession:
        session = DraftSession(cast(SessionKind, kind), title, minutes, id, scan.line)
        if self.day is None:
            if not self.lost:
                raise scan.fault("a day before its sessions, such as monday", at=column)
        elif self.day.rested:
            raise scan.fault("no session on a day of rest; delete the rest line", at=column)
        else:
            self.day.sessions.append(session)
            self.lost = False
        self.session = session
        return session

    def _session_head(self, word: str, scan: Scan) -> None:
        self.session, lost, self.lost = None, self.lost, True
        scan.rest()
        column = scan.at
        scan.take(word)
        title = self._title(scan)
        minutes = scan.number("the session's minutes", 0, 1_440, open_low=True)
        scan.need("min", "minutes", "minutos")
        id = None
        if scan.take("["):
            id = scan.name("the session's id")
            scan.need("]")
        scan.end()
        self.lost = lost
        self._open_session(KIND_WORDS[word], title, minutes, id, scan, column)

    def _title(self, scan: Scan) -> str:
        """A title in quotes, or without them up to the minutes."""
        bare = _BARE_TITLE.match(scan.rest())
        if bare is None:
            return scan.string('the session\'s title and minutes, such as strength "Upper A" 50 min')
        scan.at += bare.end()
        return bare[1]

    # --- within a session -----------------------------------------------------------------------------------------------

    def _within(self, scan: Scan, what: str) -> DraftSession:
        if self.session is not None:
            return self.session
        if self.lost:
            return DraftSession("strength", "", 1.0, None, scan.line)
        raise scan.fault(f'a session before {what}, such as strength "Upper A" 50 min')

    def _last_exercise(self, scan: Scan, what: str) -> DraftExercise:
        session = self._within(scan, what)
        if session.exercises:
            return session.exercises[-1]
        if self.lost:
            return DraftExercise("", None, None, scan.line)
        raise scan.fault(f"an exercise before {what}", at=0)

    def _prose(self, keyword: str, scan: Scan) -> None:
        if keyword == "warm-up":
            self._within(scan, "its warm-up").warm_up.append(scan.prose("how to warm up"))
        elif keyword == "note":
            self._last_exercise(scan, "its note").note = scan.prose("a note")
        else:
            work = self._work(scan)
            column = scan.at
            try:
                told = json.loads(scan.rest())
            except json.JSONDecodeError:
                told = None
            if not isinstance(told, list) or not all(isinstance(i, dict) for i in told):
                raise scan.fault("intervals as a JSON list of objects", at=column)
            work.intervals, work.intervals_line = told, scan.line

    def _work(self, scan: Scan) -> DraftSession:
        session = self._within(scan, "its intervals")
        if session.endurance is None and not self.lost:
            raise scan.fault("endurance work before its intervals, such as run 40 min zone 2", at=0)
        return session

    def _interval(self, scan: Scan) -> None:
        session = self._work(scan)
        interval = read_interval(scan)
        if not session.intervals:
            session.intervals_line = scan.line
        session.intervals = [*(session.intervals or []), interval]

    def _endurance(self, scan: Scan) -> None:
        scan.rest()
        column, lost = scan.at, self.lost
        self.lost = True
        joined = scan.take("and", "y")
        work = read_endurance(scan)
        self.lost = lost
        session = self.session
        if joined:
            session = self._within(scan, "what goes with it")
        elif not self.lost and (session is None or session.endurance is not None or session.kind not in ("endurance", "test")):
            session = self._open_session("endurance", work.activity.capitalize(), work.minutes, None, scan, column)
        if session is not None:
            if session.endurance is not None:
                raise scan.fault("one stretch of endurance work in a session; begin another session", at=column)
            session.endurance = work
            session.endurance_line = scan.line

    # --- exercises ------------------------------------------------------------------------------------------------------

    def _exercise(self, scan: Scan, spoken: re.Match[str]) -> None:
        session = self._within(scan, "its exercises")
        written, scan.at = spoken[2], spoken.start(2)
        if written.startswith('"'):
            name = scan.string("an exercise's name")
            exercise = DraftExercise(name, find_exercise(name), spoken[1] and spoken[1].upper(), scan.line, spoken.start(2) + 1)
        else:
            known = spoken_name(written, self.language)
            if known is None:
                session.exercises.append(DraftExercise(written, None, None, scan.line))
                near = nearest_exercise(written)
                fault = Fault(scan.line, scan.at + 1, "an exercise of the catalogue", repr(written), near)
                raise Unreadable(fault)
            exercise = DraftExercise(*known, spoken[1] and spoken[1].upper(), scan.line, spoken.start(2) + 1)
        session.exercises.append(exercise)
        scan.at = spoken.end()
        if not scan.take("no"):
            self._sets(scan, exercise)
        else:
            scan.need("sets")
        scan.end()

    def _then(self, scan: Scan) -> None:
        self._sets(scan, self._last_exercise(scan, "more of its sets"))
        scan.end()

    def _sets(self, scan: Scan, exercise: DraftExercise) -> None:
        exercise.set_lines.append((len(exercise.sets), scan.line))
        sets, bare = read_sets(scan, exercise.sets[-1] if exercise.sets else None, hold=called_hold(exercise.name))
        exercise.sets += sets
        exercise.bare = exercise.bare or bare

    def _as(self, scan: Scan) -> None:
        exercise = self._last_exercise(scan, "what is said of it")
        read_fact(scan, exercise)
