"""Drills of mobility and balance: plan JSON has its number for their reserve, whatever was kept before, and no door shows it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, cast

import msgspec
import pytest

from milo.app.build import build
from milo.app.config import Settings
from milo.app.plan_history import encode, plan_of
from milo.channels.telegram.state import Working
from milo.channels.telegram.words import BotWords
from milo.channels.telegram.workout_set import aimed
from milo.channels.web.guest import Guest
from milo.channels.web.train_told import sets_told
from milo.channels.web.words import WebWords
from milo.channels.web.workout import exercise_of
from milo.coach.plans.basics.drills import DRILL_RIR, is_drill, reserves, with_drills_alike
from milo.coach.plans.basics.time import hard_sets
from milo.coach.plans.limits.validator import validate
from milo.coach.plans.making.planner import make_plan
from milo.coach.plans.text.diff import diff_lines
from milo.coach.plans.text.spelling import PlanTextError
from milo.coach.plans.text.text import parse, render
from milo.coach.talk.receipts.telling import Telling
from milo.coach.talk.replies.session import _sets
from milo.vocabulary.athlete import parse_profile
from milo.vocabulary.clock import StillClock
from milo.vocabulary.identity import identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.plan import Plan, PlannedExercise
from milo.vocabulary.records import PlanVersion

TODAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
OLDER: dict[str, Any] = {
    "age": 70, "sex": "female", "goal": "general", "days_per_week": 4, "minutes_per_session": 40, "experience": "beginner",
    "equipment": ["dumbbell", "band"], "parq": {"none_of_these": True},
}  # fmt: skip


@pytest.fixture(scope="module")
def plan() -> Plan:
    return make_plan(parse_profile(OLDER, TODAY), weeks=2, seed=1, today=TODAY)


def exercises(plan: Plan) -> list[PlannedExercise]:
    return [e for w in plan.weeks for d in w.days for s in d.sessions for e in s.exercises]


def as_it_was(plan: Plan, rir: float) -> dict[str, Any]:
    """Its JSON as it was kept with another number on drills."""
    raw: dict[str, Any] = msgspec.to_builtins(plan)
    for s in (s for w in raw["weeks"] for d in w["days"] for s in d["sessions"]):
        for one in (one for e in s["exercises"] if not e["muscles"] for one in e["sets"]):
            one["target_rir"] = rir
    return raw


def version(athlete: str, plan: dict[str, Any]) -> PlanVersion:
    return PlanVersion(
        origin=Origin.ESTIMATED,
        source="coach",
        plan_version_id=identity("plan version", athlete, "old"),
        plan_id=plan["plan_id"],
        user_id=athlete,
        created_at=NOW,
        version=1,
        plan=plan,
        author="coach",
        reason="a new plan",
    )


def test_a_drill_has_the_number_of_plan_json_and_counts_as_no_reserve(plan: Plan) -> None:
    drills = [e for e in exercises(plan) if is_drill(e)]
    assert drills, "balance is planned for somebody of seventy"
    assert {s.target_rir for e in drills for s in e.sets} == {DRILL_RIR}
    assert not [rir for e in drills for rir in reserves(e)]
    lifts = [e for e in exercises(plan) if not is_drill(e)]
    assert lifts
    assert all(len(reserves(e)) == len(e.sets) for e in lifts)
    written = msgspec.json.decode(encode(plan))
    sets = [one for w in written["weeks"] for d in w["days"] for s in d["sessions"] for e in s["exercises"] for one in e["sets"]]
    assert all(isinstance(one["target_rir"], int | float) for one in sets), "contracts.md: null is for loads alone"


def test_a_drill_is_written_without_one_and_read_back_with_its_number(plan: Plan) -> None:
    text = render(plan)
    assert parse(text) == plan
    named = {e.exercise for e in exercises(plan) if is_drill(e)}
    lines = [line for line in text.splitlines() if any(line.strip().startswith(f"{name} ") for name in named)]
    assert lines
    assert not [line for line in lines if "rir" in line]


def test_a_lift_written_without_a_reserve_is_told_at_its_line() -> None:
    text = (
        'plan p version 1\ngoal strength\ncreated 2026-03-02T00:00:00+00:00\nweek 1 build\nmonday\n'
        'strength "A" 30 min\n Bench press 3x8, rest 90 s\n'
    )  # fmt: skip
    with pytest.raises(PlanTextError) as refused:
        parse(text)
    assert "@ 2 rir" in str(refused.value)
    assert refused.value.faults[0].line == 7


@pytest.mark.parametrize("rir", [5.0, 2.0])
def test_what_was_kept_with_another_number_reads_as_the_same_plan(plan: Plan, rir: float) -> None:
    assert plan_of(version("ada", as_it_was(plan, rir))) == plan
    assert with_drills_alike(plan) is plan


def test_a_kept_plan_without_the_number_is_no_plan(plan: Plan) -> None:
    raw: dict[str, Any] = msgspec.to_builtins(plan)
    sets = [one for w in raw["weeks"] for d in w["days"] for s in d["sessions"] for e in s["exercises"] for one in e["sets"]]
    sets[0]["target_rir"] = None
    with pytest.raises(msgspec.ValidationError, match="target_rir"):
        plan_of(version("ada", raw))


def test_the_text_of_before_which_named_one_is_still_read(plan: Plan) -> None:
    named = tuple(f"{e.exercise} " for e in exercises(plan) if is_drill(e))
    lines = [
        re.sub(r"(\dx\d+),", r"\1 @ 5 rir,", line) if line.strip().startswith(named) else line for line in render(plan).splitlines()
    ]
    old = "\n".join(lines) + "\n"
    assert old.count("@ 5 rir") > render(plan).count("@ 5 rir")
    assert parse(old) == plan
    assert parse(old.replace("@ 5 rir", "@ 3 rir")) == parse(render(plan).replace("@ 5 rir", "@ 3 rir"))


def test_the_validator_puts_it_right_and_says_nothing_of_it(plan: Plan) -> None:
    old = [
        msgspec.structs.replace(e, sets=[msgspec.structs.replace(s, target_rir=2.0) for s in e.sets]) if is_drill(e) else e
        for e in exercises(plan)
    ]
    there = iter(old)
    weeks = [
        msgspec.structs.replace(
            w,
            days=[
                msgspec.structs.replace(
                    d, sessions=[msgspec.structs.replace(s, exercises=[next(there) for _ in s.exercises]) for s in d.sessions]
                )
                for d in w.days
            ],
        )
        for w in plan.weeks
    ]
    held, told, refused = validate(msgspec.structs.replace(plan, weeks=weeks), parse_profile(OLDER, TODAY), TODAY)
    assert refused is None
    assert {s.target_rir for e in exercises(held) if is_drill(e) for s in e.sets} == {DRILL_RIR}
    assert told == validate(plan, parse_profile(OLDER, TODAY), TODAY)[1]


def test_an_edit_of_a_plan_kept_before_shows_only_itself_and_its_undo_is_byte_for_byte(tmp_path: Path, plan: Plan) -> None:
    house = build(Settings(home=tmp_path), StillClock(NOW))
    try:
        ada = house.flows.add_athlete(OLDER)
        kept = msgspec.structs.replace(plan, athlete_id=ada)
        house.writer.write([version(ada, as_it_was(kept, 2.0))])
        coaching = house.coaching
        assert "rir" not in "".join(
            line for line in coaching.text(ada).splitlines() if any(e.exercise in line for e in exercises(kept) if is_drill(e))
        )
        before = coaching.text(ada)
        assert coaching.edit_text(ada, before, "looked at").version is None, "nothing changed"
        monday = next(d.day for d in kept.weeks[0].days if d.sessions)
        made = coaching.edit(ada, f"skip {monday}")
        assert made.version == 2
        assert made.changes
        assert not [line for line in made.changes if "rir" in line]
        coaching.undo(ada)
        assert coaching.text(ada) == before
        versions = sorted(house.store.find("plan", ada), key=lambda v: v.version)
        assert encode(versions[-1].plan) == encode(versions[0].plan), "what holds again is what was kept, byte for byte"
        assert plan_of(versions[0]) == kept
        edited = msgspec.json.encode(versions[1].plan)
        assert b'"target_rir":null' not in edited
    finally:
        house.close()


def test_no_door_shows_one(plan: Plan) -> None:
    drill = next(e for e in exercises(plan) if is_drill(e))
    assert "RIR" not in sets_told(WebWords(), drill)
    assert "None" not in sets_told(WebWords("es"), drill)
    assert BotWords("en", "metric", "moderate").say("bot.workout.target_drill", reps=8) == "Target: 8 reps"
    one = msgspec.structs.replace(drill, sets=drill.sets[:1])
    more = msgspec.structs.replace(drill, sets=[msgspec.structs.replace(s, target_reps=10) for s in drill.sets[:1]])

    def with_(e: PlannedExercise) -> Plan:
        week = plan.weeks[0]
        session = next(s for d in week.days for s in d.sessions)
        changed = msgspec.structs.replace(session, exercises=[e])
        days = [msgspec.structs.replace(d, sessions=[changed if s is session else s for s in d.sessions]) for d in week.days]
        return msgspec.structs.replace(plan, weeks=[msgspec.structs.replace(week, days=days)])

    told = diff_lines(with_(one), with_(more))
    assert len(told) == 1
    assert "rir" not in told[0]
    assert "None" not in told[0]


def test_no_door_begins_a_set_of_a_drill_with_a_reserve_and_the_coach_names_none(plan: Plan) -> None:
    session = next(s for w in plan.weeks for d in w.days for s in d.sessions if any(map(is_drill, s.exercises)))
    for index, exercise in enumerate(session.exercises):
        drill, said = is_drill(exercise), _sets(Telling("en"), exercise, plan)[0]
        working = aimed(Working(session_id=session.session_id, title=session.title, at=NOW, index=index), session)
        assert (working.rir is None) == drill
        assert ("in reserve" in said) != drill, said
        guest = Guest(visitor=cast("Any", None), athlete=cast("Any", None), house=[], words=WebWords(), today=TODAY)
        page = exercise_of(guest, exercise, None, None)
        assert page["drill"] == drill
        assert all((one["rir"] is None) == drill for one in page["sets"])
        assert ("RIR" in page["target"]) != drill


def test_a_drill_that_a_plan_gives_muscles_is_no_lift_anywhere(plan: Plan) -> None:
    def with_muscles(e: PlannedExercise) -> PlannedExercise:
        return msgspec.structs.replace(e, muscles={"chest": 1.0}) if is_drill(e) else e

    week = plan.weeks[0]
    days = [
        msgspec.structs.replace(
            d, sessions=[msgspec.structs.replace(s, exercises=[with_muscles(e) for e in s.exercises]) for s in d.sessions]
        )
        for d in week.days
    ]
    told = msgspec.structs.replace(week, days=days)
    assert told != week
    assert hard_sets(told) == hard_sets(week) > 0
