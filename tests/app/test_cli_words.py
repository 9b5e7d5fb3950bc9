"""What the command line says to a wrong word: a sentence that names what was meant and what there is."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from milo.app.address import address_of, forget_address, write_address
from milo.app.build import build
from milo.app.cli import app, main
from milo.app.config import Settings
from milo.vocabulary.errors import BadValue, UnknownName

PROFILE = {"name": "Ada", "age": 34, "sex": "female", "goal": "endurance", "days_per_week": 3, "parq": {"none_of_these": True}}


@pytest.fixture
def ada(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("MILO_HOME", str(tmp_path))
    house = build(Settings(home=tmp_path))
    athlete = house.flows.add_athlete(PROFILE)
    house.close()
    return athlete


def run(*words: str) -> str:
    found = CliRunner().invoke(app, words, catch_exceptions=False)
    assert found.exit_code == 0, found.output
    return found.output


def test_a_language_nobody_speaks_here_is_refused(ada: str, tmp_path: Path) -> None:
    with pytest.raises(BadValue, match=r"en or es, but found 'fr'"):
        run("set", "--athlete", ada, "language", '{"language": "fr"}')
    run("set", "--athlete", ada, "language", '{"language": "es"}')
    house = build(Settings(home=tmp_path))
    assert house.flows.settings(ada)["language"] == {"language": "es"}
    house.close()


def test_an_unknown_setting_is_named_before_its_value_is_looked_at(ada: str) -> None:
    with pytest.raises(UnknownName, match=r"known setting, but found 'bogus'"):
        run("set", "--athlete", ada, "bogus", "1")
    with pytest.raises(BadValue, match=r"JSON object for timezone, but found '1'. Its keys are name"):
        run("set", "--athlete", ada, "timezone", "1")


def test_a_text_format_there_is_not_is_refused_with_those_there_are(ada: str) -> None:
    with pytest.raises(UnknownName, match=r"found 'pdf'. Known: chat, markdown"):
        run("week", "--athlete", ada, "--text", "pdf")
    assert run("week", "--athlete", ada, "--text", "chat").strip()


def test_an_edit_without_words_says_how_to_give_them(ada: str) -> None:
    with pytest.raises(BadValue, match=r"--words or --file"):
        run("plans", "edit", "--athlete", ada)


def test_an_invitation_leads_to_where_milo_runs(ada: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "8123")
    assert "http://127.0.0.1:8123/sign-up?code=" in run("invite")
    write_address(tmp_path, "0.0.0.0", 9000)  # noqa: S104 told, not listened on
    assert "http://127.0.0.1:9000/sign-up?code=" in run("invite")
    assert "https://milo.example/sign-up?code=" in run("invite", "--at", "https://milo.example/")
    forget_address(tmp_path)
    assert address_of(Settings(home=tmp_path)) == "http://127.0.0.1:8123"


def test_a_lift_nobody_knows_is_kept_and_said_and_a_clear_slip_counts_as_the_one_that_was_meant(ada: str, tmp_path: Path) -> None:
    lifted = [{"exercise": name, "sets": [{"reps": 8, "weight_kg": 40}]} for name in ("Flurbo press", "Bench pres", "Back squat")]
    file = tmp_path / "done.json"
    file.write_text(json.dumps({"at": "2026-03-02T18:00:00Z", "exercises": lifted}), encoding="utf-8")
    said = run("log", "--athlete", ada, "--workout", str(file))
    assert "Nobody knows “Flurbo press”: it is kept as you wrote it" in said
    assert "“Bench pres” counts as Bench press." in said
    assert "squat" not in said
    assert "0 new" in run("log", "--athlete", ada, "--workout", str(file)), "told twice it is stored once"
    house = build(Settings(home=tmp_path))
    assert {s.exercise for s in house.store.find("set", ada)} == {"Flurbo press", "Bench press", "Back squat"}
    house.close()
    run("plan", "--athlete", ada)
    assert "not counted, unknown name: Flurbo press" in run("adapt", "--athlete", ada)
    run("set", "--athlete", ada, "language", '{"language": "es"}')
    told_again = run("log", "--athlete", ada, "--workout", str(file))
    assert "Nadie conoce «Flurbo press»" in told_again
    assert "0 nuevos, 0 corregidos" in told_again
    assert "sin contar, nombre desconocido: Flurbo press" in run("adapt", "--athlete", ada)


def test_edits_in_words_are_answered_in_the_athletes_language(ada: str) -> None:
    run("plan", "--athlete", ada)
    both = CliRunner().invoke(app, ["plans", "edit", "--athlete", ada, "--file", "p.txt", "--words", "2 days a week"])
    assert (both.exit_code != 0, getattr(both.exception, "found", None)) == (True, "both"), "neither is dropped in silence"
    assert "Saved as version 2." in run("plans", "edit", "--athlete", ada, "--words", "2 days a week")
    run("set", "--athlete", ada, "language", '{"language": "es"}')
    assert "Guardado como versión 3." in run("plans", "edit", "--athlete", ada, "--words", "1 día a la semana")
    assert "Siguen en vigor" in run("plans", "history", "--athlete", ada)
    found = CliRunner().invoke(app, ["plans", "edit", "--athlete", ada, "--words", "hazlo mejor"])
    assert found.exit_code == 3
    assert "Di un solo cambio" in found.output


def refused(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[object, list[str]]:
    """A refused command's exit code, and its lines."""
    monkeypatch.setattr(sys, "argv", ["milo", *words])
    with pytest.raises(SystemExit) as ended:
        main()
    return ended.value.code, capsys.readouterr().err.splitlines()


def test_a_profile_file_with_several_faults_is_told_all_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MILO_HOME", str(tmp_path))
    file = tmp_path / "wrong.json"
    file.write_text(json.dumps({**PROFILE, "wieght_kg": 60, "days_per_week": 9, "equipment": ["barbel"]}))
    code, said = refused(monkeypatch, capsys, "athlete", "add", "--profile", str(file))
    assert code == 2
    assert said == [
        "milo: Expected a known profile key, but found 'wieght_kg'. Did you mean 'weight_kg'?",
        "milo: days_per_week: expected a whole number of at most 7, but found 9.",
        "milo: equipment[0]: Expected a known equipment, but found 'barbel'. Did you mean 'barbell'?",
    ]


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        (
            {"tite": "legs", "rpe": 12, "exercises": [{"exercise": "squat", "sets": [{"reps": 5}, {"reps": "five"}]}]},
            [
                "at in the workout",
                "'title'",
                "rpe: expected a number of at most 10",
                "exercises[0].sets[1].reps: expected a number, but found 'five'",
            ],
        ),
        (
            {
                "at": "2026-03-02T18:30",
                "exercises": [{"exercise": "squat", "sets": [{"reps": 5, "weight_kg": 6000}, {"reps": -5}]}],
            },
            ["exercises[0].sets[0]: Expected at most", "exercises[0].sets[1]: Expected repetitions above 0"],
        ),
    ],
)
def test_a_workout_file_with_several_faults_is_told_all_of_them(
    ada: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], told: object, wanted: list[str]
) -> None:
    file = tmp_path / "workout.json"
    file.write_text(json.dumps(told))
    code, said = refused(monkeypatch, capsys, "log", "--athlete", ada, "--workout", str(file))
    assert code in (2, 3)
    assert len(said) == len(wanted)
    assert all(part in line for part, line in zip(wanted, said, strict=True))


def test_taking_back_and_comparing_are_answered_in_the_athletes_language(ada: str) -> None:
    run("plan", "--athlete", ada)
    run("plans", "edit", "--athlete", ada, "--words", "2 days a week")
    assert "undo of version 2: version 1 is current again, saved as version 3." in run("plans", "undo", "--athlete", ada)
    run("set", "--athlete", ada, "language", '{"language": "es"}')
    assert "Vuelta a la versión 2: la versión 2 es de nuevo la actual, guardada como versión 4." in run(
        "plans", "restore", "--athlete", ada, "--version", "2"
    )
    assert "Se deshizo la versión 2: la versión 1 es de nuevo la actual" in run("plans", "undo", "--athlete", ada)
    assert "Las dos versiones son el mismo plan." in run("plans", "diff", "--athlete", ada, "--old", "1", "--new", "3")
    told = run("plans", "history", "--athlete", ada)
    assert "un plan nuevo" in told
    assert "(como la versión 2)" in told
    assert "undo of" not in told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("undo",), "Esta es la primera versión del plan: no hay nada que deshacer."),
        (("diff",), "Esta es la primera versión del plan: no hay con qué compararla."),
        (("restore", "--version", "9"), "No hay ninguna versión 9 del plan."),
        (("diff", "--old", "7", "--new", "1"), "No hay ninguna versión 7 del plan."),
    ],
)
def test_what_cannot_be_taken_back_or_compared_is_said_in_the_athletes_language(
    ada: str, words: tuple[str, ...], said: str
) -> None:
    run("plan", "--athlete", ada)
    run("set", "--athlete", ada, "language", '{"language": "es"}')
    found = CliRunner().invoke(app, ["plans", words[0], "--athlete", ada, *words[1:]])
    assert found.exit_code == 3
    assert said in found.output


def test_what_a_checked_plan_text_lacks_is_said_in_the_athletes_language(ada: str, tmp_path: Path) -> None:
    run("plan", "--athlete", ada)
    run("set", "--athlete", ada, "language", '{"language": "es"}')
    text = run("plans", "show", "--athlete", ada)
    file = tmp_path / "plan.txt"
    file.write_text(text.split("\nweek ")[0] + "\n", encoding="utf-8")
    found = CliRunner().invoke(app, ["plans", "check", "--athlete", ada, "--file", str(file)])
    assert found.exit_code == 1
    assert "falta una semana con sus días" in found.output
    ids = re.findall(r"\[([0-9a-f-]{36})\]", text)
    file.write_text(text.replace(ids[1], ids[0]), encoding="utf-8")
    found = CliRunner().invoke(app, ["plans", "check", "--athlete", ada, "--file", str(file)])
    assert f"el id de sesión {ids[0]} aparece dos veces" in found.output


@pytest.mark.parametrize(("command", "language", "said"), [
    (("athlete", "add"), "es", "No conozco la dieta «keto»"), (("plan",), "es", "No conozco la dieta «keto»"),
    (("plan",), "en", "a diet of these: everything"),
])  # fmt: skip
def test_a_diet_nobody_can_cook_for_is_refused_at_the_door_in_the_language_of_the_profile(
    command: tuple[str, ...], language: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setenv("MILO_HOME", str(tmp_path))
    file = tmp_path / "profile.json"
    file.write_text(json.dumps({**PROFILE, "language": language, "dietary_preference": "keto"}), encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["milo", *command, "--profile", str(file)])
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code not in (0, None)
    told = "".join(capfd.readouterr())
    assert said in told
