"""Seven people live four weeks with Milo, and each gets a page in docs/journeys: plan, log, changes with reasons, conversation.

Real parts throughout: a store on disk, the coach's desk every door uses, a clock that is moved on. Only the people are simulated.
Run as `python docs/journeys.py` (or with names of journeys); with --check it says which pages are out of date.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from journeys_life import Life
from journeys_pages import page
from journeys_people import STORIES, Story

from milo.app.build import build
from milo.app.coaching.coach import Coaching
from milo.app.coaching.desk import plan_read
from milo.app.coaching.locks import TrainingLocked
from milo.app.config import Settings
from milo.app.house import House
from milo.app.plan_history import PlanHistory
from milo.coach.plans.text.text import render
from milo.coach.safety.shell import Reply
from milo.coach.talk.turns.conversation import intent_of
from milo.vocabulary.clock import StillClock
from milo.vocabulary.exercises import catalogue
from milo.vocabulary.plan import Plan
from milo.vocabulary.records import KINDS

PAGES = Path(__file__).resolve().parent / "journeys"
MONDAY = date(2026, 3, 2)
DAYS = 28
DAWN, MORNING, TRAINS, EVENING, SUNDAY_NIGHT = 6.0, 7.5, 18.0, 20.5, 21.5  # hours of the day, UTC


class HandClock(StillClock):
    """A clock moved on by hand."""

    def to(self, day: int, hour: float) -> None:
        """To an hour of a day of the journey."""
        self._at = datetime(MONDAY.year, MONDAY.month, MONDAY.day, tzinfo=UTC) + timedelta(days=day, hours=hour)


@dataclass
class Day:
    """One day as it was logged. sessions: (title, log) each; missed: titles of sessions left out."""

    date: date
    morning: dict[str, Any] = field(default_factory=dict)
    evening: dict[str, Any] = field(default_factory=dict)
    sessions: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    pain: list[dict[str, Any]] = field(default_factory=list)


@dataclass
class Changed:
    """What one adaptation changed. when: "workout", "morning" or "week"."""

    date: date
    when: str
    changes: list[Any]


@dataclass
class Journey:
    """All of one person's four weeks. versions: every plan that was kept, oldest first.

    noted: what Milo answered to a log (day, pain, reply).  known: id of each record -> kind and day.
    """

    story: Story
    athlete: str
    gate: dict[str, Any]
    versions: list[Plan] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    days: list[Day] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    held: list[tuple[date, str, str]] = field(default_factory=list)
    talk: list[tuple[date, str, Reply]] = field(default_factory=list)
    noted: list[tuple[date, list[dict[str, Any]], dict[str, Any]]] = field(default_factory=list)
    meals: dict[str, Any] = field(default_factory=dict)
    text_first: str = ""
    text_last: str = ""
    locks: list[dict[str, Any]] = field(default_factory=list)
    known: dict[str, tuple[str, date]] = field(default_factory=dict)

    def changes(self) -> Iterator[Any]:
        """Every change of the four weeks."""
        for made in self.changed:
            yield from made.changes


@contextmanager
def opened() -> Iterator[tuple[House, HandClock]]:
    """A house with a store of its own, gone afterwards."""
    with tempfile.TemporaryDirectory() as home:
        clock = HandClock(datetime(2026, 3, 2, 6, tzinfo=UTC))
        house = build(Settings(home=Path(home)), clock)
        try:
            yield house, clock
        finally:
            house.close()


def live(story: Story, house: House, clock: HandClock) -> Journey:
    """Four weeks of one person: onboarding, plan, every day's log, what it changed, what was asked."""
    clock.to(0, DAWN)
    coaching = Coaching(house, None)
    athlete = house.flows.add_athlete(story.profile)
    gate = coaching.onboard(athlete, story.profile)
    journey = Journey(story, athlete, gate)
    coaching.new_plan(athlete)
    journey.text_first = coaching.text(athlete)
    journey.meals = coaching.meals(athlete, 3)
    given = {"age": story.profile["age"], "female": story.profile["sex"] == "female", "height_cm": story.profile["height_cm"]}
    life = Life({**given, "mass_kg": story.profile["weight_kg"], **story.body}, story.seed, MONDAY)
    for number in range(DAYS):
        _one_day(journey, coaching, life, clock, number)
    journey.locks = coaching.locks(athlete)
    # As the operator reads them: the last question of some people locks training, and the desk then withholds every plan.
    for kept in PlanHistory(house.store, house.writer, house.clock).versions(athlete):
        journey.versions.append(plan_read(house, athlete, kept))
        journey.authors.append(kept.author)
    journey.text_last = render(journey.versions[-1])
    journey.known = _records(house, athlete)
    return journey


def _one_day(j: Journey, coaching: Coaching, life: Life, clock: HandClock, number: int) -> None:
    """The morning's numbers and questions of the day, its sessions, the evening, the other questions; on Sundays the week."""
    story, day = j.story, Day(MONDAY + timedelta(days=number))
    told = story.told.get(number, {})
    clock.to(number, MORNING)
    if number in story.ill:
        life.fall_ill(story.ill[number])
    day.morning = {**life.morning(story.watch), **{k: v for k, v in told.items() if k in ("sleep_hours", "illness")}}
    if day.morning:
        # Adapted by itself below: the page shows each change with the records behind it, where a log answers with its sentence.
        coaching.log(j.athlete, {"at": clock.now().isoformat(), "daily": day.morning}, adapt=False)
        _adapt(j, coaching, day.date, "morning")
    asks = [question for at, question in story.asks if at == number]
    # Nobody asks what is on once it is done; the last day's danger is told last, because it locks what follows.
    of_today = [question for question in asks if number < DAYS - 1 and intent_of([question]).name == "today"]
    _ask(j, coaching, clock, day, of_today, MORNING + 0.5)
    clock.to(number, TRAINS)
    plan, week = coaching.plan(j.athlete), coaching.week_number(j.athlete)
    planned = plan.weeks[week - 1].days[number % 7].sessions if plan is not None and week is not None else []
    unwell = bool(life.cohort.state.ill[0] > 0)
    goes = number not in story.missed and not unwell
    race = story.profile["event"]["distance_km"] if number == story.race else None
    life.day(planned if goes else [], race)
    for session in planned:
        if not goes:
            day.missed.append(session.title)
            continue
        log: dict[str, Any] = {"session_id": session.session_id, "minutes": session.minutes, "rpe": life.effort()}
        lifts = [e for e in life.lifted(session.exercises, story.profile["experience"] != "beginner") if e["sets"]]
        if lifts:
            log["exercises"] = lifts
        if session.endurance is not None:
            log["endurance"] = life.run(session, story.watch)
        if race is not None:
            log |= {"endurance": life.raced(race), "minutes": round(life.raced(race)["minutes"])}
        day.sessions.append((session.title, log))
        sent = {"at": clock.now().isoformat(), **log}
        if "pain" in told:
            sent["pain"] = day.pain = told["pain"]
        answered = coaching.log(j.athlete, sent, adapt=False)["reply"]
        if answered is not None:
            j.noted.append((day.date, day.pain, answered))
        _adapt(j, coaching, day.date, "workout")
    clock.to(number, EVENING)
    day.evening = {**life.evening(), **{k: v for k, v in told.items() if k in ("mood", "energy", "soreness")}}
    if day.evening:
        coaching.log(j.athlete, {"at": clock.now().isoformat(), "daily": day.evening})
    if number % 7 == 6:
        clock.to(number, SUNDAY_NIGHT - 0.5)
        _adapt(j, coaching, day.date, "week")
    j.days.append(day)
    _ask(j, coaching, clock, day, [question for question in asks if question not in of_today], SUNDAY_NIGHT)


def _ask(j: Journey, coaching: Coaching, clock: HandClock, day: Day, questions: list[str], hour: float) -> None:
    """Questions of one day, a minute after the other. hour: of the first."""
    for minute, question in enumerate(questions):
        clock.to((day.date - MONDAY).days, hour + minute / 60)
        j.talk.append((day.date, question, asyncio.run(coaching.ask(j.athlete, question))))


def _adapt(j: Journey, coaching: Coaching, day: date, when: str) -> None:
    try:
        made = coaching.adapt(j.athlete)
    except TrainingLocked:
        return
    if made["changes"]:
        j.changed.append(Changed(day, when, made["changes"]))
    j.held += [(day, r["code"], r["text"]) for r in made["reasons"]]


def _records(house: House, athlete: str) -> dict[str, tuple[str, date]]:
    """Every stored record of an athlete: id -> kind and day."""
    found = dict.fromkeys(catalogue(), ("exercise", MONDAY))
    for kind in KINDS.values():
        if kind.name in ("waveform", "sample"):
            continue
        for record in house.store.find(kind.name, athlete):
            found[getattr(record, kind.id_field)] = (kind.name, getattr(record, kind.time_field).date())
            if kind.name == "plan":
                found[f"{record.plan_id}@{record.version}"] = ("plan", record.created_at.date())
    return found


def journey(name: str) -> Journey:
    """The four weeks of one of the seven."""
    story = next(s for s in STORIES if s.file == name)
    with opened() as (house, clock):
        return live(story, house, clock)


def main() -> int:
    """Write the pages, or say which are out of date."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("names", nargs="*", help="of journeys; all when left out")
    words.add_argument("--check", action="store_true")
    said = words.parse_args()
    old = []
    for story in STORIES:
        if said.names and story.file not in said.names:
            continue
        text, path = page(journey(story.file)), PAGES / f"{story.file}.md"
        if said.check:
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                old.append(path.name)
            continue
        PAGES.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for name in old:
        print(f"docs/journeys/{name} is out of date; run python docs/journeys.py and read what changed", file=sys.stderr)
    return 1 if old else 0


if __name__ == "__main__":
    sys.exit(main())
