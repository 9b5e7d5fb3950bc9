"""Plans at the command's side: a profile file, a batch of lines, what the records say."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from coach.planner_checks import TODAY
from milo.app.build import build
from milo.app.commands.plan import plan
from milo.app.config import Settings
from milo.app.plan_history import PlanHistory
from milo.app.planning import history_of, plan_of_athlete, plan_of_profile, plans_of_lines
from milo.vocabulary.errors import BadValue, NotFound, UnknownName
from people import ADA, LAST, at, inputs, lift, workout

CHLOE: dict[str, Any] = {"age": 29, "sex": "female", "goal": "general", "days_per_week": 3, "equipment": ["dumbbell"]}
app = typer.Typer()
app.command()(plan)
KEYS = {"plan_id", "version", "parent", "athlete_id", "goal", "created_at", "weeks", "nutrition", "adjustments", "refused"}


def test_a_profile_file_gives_the_plan_of_the_contract(tmp_path: Path) -> None:
    file = tmp_path / "chloe.json"
    file.write_text(json.dumps(CHLOE))
    done = CliRunner().invoke(app, ["--profile", str(file), "--weeks", "2", "--seed", "5", "--json"])
    assert done.exit_code == 0
    made = json.loads(done.stdout)
    assert set(made) == KEYS
    assert [w["week"] for w in made["weeks"]] == [1, 2]
    session = next(s for d in made["weeks"][0]["days"] for s in d["sessions"])
    assert {"kind", "title", "minutes", "warm_up", "exercises", "endurance", "because"} <= set(session)
    assert made["refused"] is None


def test_a_batch_gives_a_line_for_a_line_and_bad_ones_say_why(tmp_path: Path) -> None:
    lines = [
        json.dumps(CHLOE),
        "{not json",
        json.dumps(CHLOE | {"goals": 1}),
        "",
        json.dumps(CHLOE | {"age": 9}),
        json.dumps(CHLOE),
    ]
    made = list(plans_of_lines(lines, TODAY, seed=1))
    assert [m.get("line") for m in made] == [None, 2, 3, 4, None, None]
    assert "goal" in made[2]["error"]
    assert made[4]["refused"]["rules"] == ["G-8"]
    assert made[0] == made[5]
    file = tmp_path / "many.jsonl"
    file.write_text("\n".join(lines))
    done = CliRunner().invoke(app, ["--batch", str(file)])
    assert done.exit_code == 1
    assert len(done.stdout.splitlines()) == 6


def test_a_line_of_any_shape_is_a_bad_line_and_the_rest_go_on() -> None:
    lines = [json.dumps(CHLOE | {"injuries": 5}), "[" * 200_000, "null", " ", json.dumps(CHLOE)]
    made = list(plans_of_lines(lines, TODAY))
    assert [m.get("line") for m in made] == [1, 2, 3, 4, None]
    assert made[0]["error"] == "injuries: expected a list, but found 5."
    assert made[3]["error"].endswith("found an empty line.")


def test_a_file_with_the_mark_of_an_editor_before_its_first_letter_is_read(tmp_path: Path) -> None:
    file = tmp_path / "chloe.json"
    file.write_text(json.dumps(CHLOE), encoding="utf-8-sig")
    for way in ("--profile", "--batch"):
        done = CliRunner().invoke(app, [way, str(file)])
        assert done.exit_code == 0, done.stderr


def test_who_is_under_13_by_the_date_of_birth_reads_why_too() -> None:
    young = {k: v for k, v in CHLOE.items() if k != "age"} | {"date_of_birth": f"{TODAY.year - 11}-01-01"}
    refused = plan_of_profile(young, TODAY).refused
    assert refused is not None
    assert refused.rules == ["G-8"]


def test_a_plan_is_listed_in_the_language_of_the_profile(tmp_path: Path) -> None:
    file = tmp_path / "chloe.json"
    file.write_text(json.dumps(CHLOE | {"language": "es"}))
    said = CliRunner().invoke(app, ["--profile", str(file), "--weeks", "1"]).stdout
    assert said.startswith("semana 1 ")
    assert "\n  lunes  " in said
    assert "monday" not in said


def test_an_unknown_key_is_an_error_that_names_the_nearest() -> None:
    with pytest.raises(UnknownName, match="equipment"):
        plan_of_profile(CHLOE | {"equipmnt": []}, TODAY)


def test_an_athletes_plan_is_kept_with_its_id(tmp_path: Path) -> None:
    house = build(Settings(home=tmp_path / "home"))
    try:
        athlete = house.flows.add_athlete(CHLOE)
        made = plan_of_athlete(house, athlete, weeks=1, seed=2)
        assert made.athlete_id == athlete
        kept = PlanHistory(house.store, house.writer, house.clock).current(athlete)
        assert kept is not None
        assert kept.weeks == made.weeks
        with pytest.raises(NotFound):
            plan_of_athlete(house, ADA)
    finally:
        house.close()


def test_a_few_old_entries_do_not_outdate_what_was_told() -> None:
    old = workout(at(LAST - timedelta(days=366)), minutes=40, distance_m=5_000.0)
    told = history_of(inputs(workouts=[old]))
    assert told is not None
    assert (told.days_since_last_session, told.weekly_minutes, told.longest_run_km_30d) == (None, None, None)
    both = history_of(inputs(workouts=[old, workout(at(LAST - timedelta(days=1)), minutes=30)]))
    assert both is not None
    assert (both.days_since_last_session, both.weekly_minutes, both.longest_run_km_30d) == (1, None, None)
    kept = history_of(inputs(workouts=[workout(at(LAST - timedelta(days=d)), minutes=30) for d in (60, 57, 54, 51)]))
    assert kept is not None
    assert (kept.days_since_last_session, kept.weekly_minutes) == (51, [0, 0, 0, 0])


def test_records_tell_weeks_runs_and_maxima_and_nothing_before_they_began() -> None:
    assert history_of(inputs()) is None
    runs = [
        workout(at(LAST - timedelta(days=d)), minutes=40, distance_m=1000.0 * km) for d, km in ((1, 8), (9, 12), (29, 20), (60, 30))
    ]
    told = history_of(inputs(workouts=runs, sets=[lift(LAST - timedelta(days=d), 60, 5, rir=2) for d in (3, 6)]))
    assert told is not None
    assert told.days_since_last_session == 1
    assert told.weekly_minutes == [0, 0, 40, 40]
    assert told.longest_run_km_30d == 20
    assert told.e1rm_kg is not None
    assert 65 < told.e1rm_kg["bench_press"] < 85
    new = history_of(inputs(workouts=runs[:1]))
    assert new is not None
    assert new.weekly_minutes is None


def test_a_profile_that_contradicts_itself_makes_no_plan() -> None:
    """Twelve years and born in 1990: an adult's plan may be a child's."""
    with pytest.raises(BadValue, match="fits the date of birth"):
        plan_of_profile(CHLOE | {"age": 12, "date_of_birth": "1990-01-01"}, TODAY)
    with pytest.raises(BadValue, match="within a life"):
        plan_of_profile(CHLOE | {"history": {"months_trained": 600}}, TODAY)


def test_a_lift_of_the_history_that_nobody_knows_is_told(tmp_path: Path) -> None:
    path = tmp_path / "profile.json"
    told = {"age": 34, "sex": "female", "goal": "strength", "days_per_week": 3}
    path.write_text(json.dumps({**told, "history": {"e1rm_kg": {"blorb": 50, "bench pres": 55, "back squat": 90}}}))
    app = typer.Typer()
    app.command()(plan)
    got = CliRunner().invoke(app, ["--profile", str(path), "--json"])
    assert got.exit_code == 0
    assert "blorb" in got.stderr
    assert "Bench press" in got.stderr
    assert "back squat" not in got.stderr
    assert json.loads(got.stdout)["weeks"]
