"""Versions of a plan: all kept with author and reason, taken back byte for byte, and shown on the command line."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
import typer

from milo.app import cli
from milo.app.build import build
from milo.app.commands.plans import plans
from milo.app.house import House
from milo.app.plan_history import PlanHistory, encode, plan_of
from milo.coach.plans.edits.doors import step
from milo.coach.plans.edits.moves import move, skip
from milo.coach.plans.text.text import parse, render
from milo.vocabulary.errors import BadValue, NotFound
from milo.vocabulary.plan import Plan

PROFILE = {"name": "Bruno", "age": 35, "sex": "male", "goal": "strength", "days_per_week": 4, "experience": "intermediate"}
PLAN = parse(
    """plan p version 1
goal strength
created 2026-03-02T08:00:00+00:00
week 1 build
monday
  strength "Upper A" 40 min [s-1]
    Push-up 2x10 @ 3 rir, rest 90 s
thursday
  walk 20 min zone 1
"""
)


@pytest.fixture
def house(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[House]:
    """A house of its own."""
    monkeypatch.setenv("MILO_HOME", str(tmp_path / "home"))
    built = build()
    yield built
    built.close()


@pytest.fixture
def bruno_here(house: House) -> str:
    """Bruno, with a profile, in the house."""
    return house.flows.add_athlete(PROFILE)


@pytest.fixture
def history(house: House) -> PlanHistory:
    """The history on the house's store."""
    return PlanHistory(house.store, house.writer, house.clock)


def now(history: PlanHistory, athlete: str) -> Plan:
    """The plan that holds."""
    plan = history.current(athlete)
    assert plan is not None
    return plan


def three(history: PlanHistory, athlete: str) -> list[bytes]:
    """Three versions; the bytes of each."""
    history.keep(athlete, PLAN, "coach", "first plan")
    history.keep(athlete, move(now(history, athlete), "thursday", "friday"), "athlete", "move Thursday to Friday")
    history.keep(athlete, step(now(history, athlete), "harder"), "coach", "double progression")
    return [encode(plan_of(v)) for v in history.versions(athlete)]


def test_every_version_is_kept_with_author_reason_and_what_it_was_made_from(history: PlanHistory, bruno_here: str) -> None:
    three(history, bruno_here)
    versions = history.versions(bruno_here)
    assert [(v.version, v.author, v.reason) for v in versions] == [
        (1, "coach", "first plan"),
        (2, "athlete", "move Thursday to Friday"),
        (3, "coach", "double progression"),
    ]
    assert [v.parent for v in versions] == [None, versions[0].plan_version_id, versions[1].plan_version_id]
    assert [v.plan["version"] for v in versions] == [1, 2, 3]
    assert plan_of(versions[0]).weeks == PLAN.weeks


def test_undo_brings_the_plan_back_byte_for_byte_again_and_again(history: PlanHistory, bruno_here: str) -> None:
    first, second, third = three(history, bruno_here)
    assert encode(now(history, bruno_here)) == third
    history.undo(bruno_here)
    assert encode(now(history, bruno_here)) == second
    history.undo(bruno_here)
    assert encode(now(history, bruno_here)) == first
    with pytest.raises(NotFound, match="nothing to undo"):
        history.undo(bruno_here)
    assert [encode(plan_of(v)) for v in history.versions(bruno_here)] == [first, second, third, second, first]


def test_an_undone_version_can_be_restored_and_edited_on(history: PlanHistory, bruno_here: str) -> None:
    _, second, third = three(history, bruno_here)
    history.undo(bruno_here)
    history.restore(bruno_here, 3)
    assert encode(now(history, bruno_here)) == third
    history.undo(bruno_here)
    history.keep(bruno_here, skip(now(history, bruno_here), "friday"), "athlete", "skip")
    assert history.versions(bruno_here)[-1].version == 7
    history.undo(bruno_here)
    assert encode(now(history, bruno_here)) == second
    with pytest.raises(NotFound, match="version 99"):
        history.restore(bruno_here, 99)


def test_a_plan_that_says_the_same_makes_no_version(history: PlanHistory, bruno_here: str) -> None:
    three(history, bruno_here)
    again = parse(render(now(history, bruno_here)))
    assert history.keep(bruno_here, again, "athlete", "saved without a change").version == 3
    assert len(history.versions(bruno_here)) == 3


def test_two_edits_made_at_once_are_both_kept(history: PlanHistory, house: House, bruno_here: str) -> None:
    history.keep(bruno_here, PLAN, "coach", "first plan")
    base = now(history, bruno_here)

    class Behind(PlanHistory):
        """Does not see the other's version yet."""

        def versions(self, athlete: str, plan_id: str | None = None) -> list[Any]:
            return super().versions(athlete, plan_id)[:1]

    Behind(house.store, house.writer, house.clock).keep(bruno_here, skip(base, "monday"), "athlete", "one")
    Behind(house.store, house.writer, house.clock).keep(bruno_here, skip(base, "thursday"), "athlete", "two")
    assert sorted(str(v.reason) for v in history.versions(bruno_here)) == ["first plan", "one", "two"]


def test_anothers_plan_is_refused_and_nobody_sees_anothers_versions(history: PlanHistory, house: House, bruno_here: str) -> None:
    three(history, bruno_here)
    ada = house.flows.add_athlete({**PROFILE, "name": "Ada"})
    assert history.versions(ada) == []
    assert history.current(ada) is None
    with pytest.raises(BadValue, match="a plan of athlete"):
        history.keep(ada, now(history, bruno_here), "athlete", "taken")


def test_acceptance_is_the_share_of_edits_still_in_force(history: PlanHistory, bruno_here: str) -> None:
    three(history, bruno_here)
    assert history.accepted(bruno_here).share == 1.0
    history.undo(bruno_here)
    accepted = history.accepted(bruno_here)
    assert (accepted.edits, accepted.kept) == (2, 1)
    assert history.accepted(bruno_here, author="coach").share == 0.0


def test_what_adaptation_made_and_went_on_from_is_no_edit_that_was_undone(history: PlanHistory, bruno_here: str) -> None:
    """Three adaptations of one weight were told as "1 of 3 edits still apply"."""
    history.keep(bruno_here, PLAN, "coach", "first plan")
    history.keep(bruno_here, skip(now(history, bruno_here), "monday"), "athlete", "holiday")
    for minutes in (31.0, 32.0):
        base = now(history, bruno_here)
        days = [
            msgspec.structs.replace(d, sessions=[msgspec.structs.replace(s, minutes=minutes) for s in d.sessions])
            for d in base.weeks[0].days
        ]
        history.keep(
            bruno_here,
            msgspec.structs.replace(base, weeks=[msgspec.structs.replace(base.weeks[0], days=days), *base.weeks[1:]]),
            "adapt",
            "as done",
        )
    accepted = history.accepted(bruno_here)
    assert (accepted.edits, accepted.kept) == (1, 1)
    assert history.accepted(bruno_here, author="adapt").edits == 2


def test_compare_tells_what_one_version_changed(history: PlanHistory, bruno_here: str) -> None:
    three(history, bruno_here)
    before, after, changes = history.compare(bruno_here, new=2)
    assert (before.version, after.version) == (1, 2)
    [moved] = changes
    assert (moved.what, moved.old, moved.new) == ("moved", [1, "thursday"], [1, "friday"])
    assert len(history.compare(bruno_here, old=1)[2]) > 1


# --- the command ------------------------------------------------------------------------------------------------------------

Typed = Callable[..., tuple[int, Any, str]]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Typed:
    """Type `milo plans ...`: exit code, the JSON document or the text, what was said on standard error."""
    app = typer.Typer(pretty_exceptions_enable=False)
    app.command("plans")(plans)
    app.callback()(lambda: None)
    monkeypatch.setattr(cli, "app", app)

    def type_in(*arguments: object) -> tuple[int, Any, str]:
        monkeypatch.setattr(sys, "argv", ["milo", "plans", *map(str, arguments)])
        capfdbinary.readouterr()
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capfdbinary.readouterr()
        assert b"Traceback" not in err
        code = ended.value.code
        text = out.decode()
        return (code if isinstance(code, int) else 0), json.loads(text) if "--json" in arguments else text, err.decode()

    return type_in


def test_history_diff_and_undo_are_one_json_document_each(history: PlanHistory, bruno_here: str, typed: Typed) -> None:
    three(history, bruno_here)
    code, document, _ = typed("--athlete", bruno_here, "--json")
    assert code == 0
    assert [(v["version"], v["author"], v["shows"]) for v in document["versions"]] == [
        (1, "coach", 1),
        (2, "athlete", 2),
        (3, "coach", 3),
    ]
    assert document["acceptance"] == {"edits": 2, "kept": 2, "share": 1.0}
    code, document, _ = typed("diff", "--athlete", bruno_here, "--old", 1, "--new", 2, "--json")
    assert (code, document["old"], document["new"], document["changes"][0]["what"]) == (0, 1, 2, "moved")
    code, document, _ = typed("undo", "--athlete", bruno_here, "--json")
    assert (code, document["version"], document["shows"], document["author"]) == (0, 4, 2, "athlete")


def test_a_person_reads_the_history_the_difference_and_the_text(history: PlanHistory, bruno_here: str, typed: Typed) -> None:
    three(history, bruno_here)
    _, text, said = typed("--athlete", bruno_here)
    assert "athlete: move Thursday to Friday" in text
    assert "2 of 2 edits still apply." in said
    assert '"Walking": week 1 Thursday -> week 1 Friday' in typed("diff", "--athlete", bruno_here, "--new", 2)[1]
    _, text, _ = typed("show", "--athlete", bruno_here)
    assert parse(text) == now(history, bruno_here)


def test_what_is_not_there_is_one_sentence(bruno_here: str, typed: Typed) -> None:
    for arguments, code, words in (
        (("undo", "--athlete", bruno_here), 3, "no plan"),
        (("udno", "--athlete", bruno_here), 2, "Did you mean 'undo'?"),
        (("--athlete", "nobody"), 3, "nobody"),
        (("restore", "--athlete", bruno_here), 2, "--version"),
    ):
        found, _, said = typed(*arguments)
        assert (found, words in said) == (code, True), said


def test_an_edited_text_is_checked_and_kept(
    history: PlanHistory, house: House, bruno_here: str, typed: Typed, tmp_path: Path
) -> None:
    limits = pytest.importorskip("milo.coach.plans.limits.validator")
    profile = house.flows.profile(bruno_here)
    assert profile is not None
    safe, _, refused = limits.validate(PLAN, profile, date.today())
    assert refused is None
    history.keep(bruno_here, safe, "coach", "first plan")
    file = tmp_path / "plan.txt"
    text = typed("show", "--athlete", bruno_here)[1]
    file.write_text(text.replace("Push-up", "Pusch-up"), encoding="utf-8")
    code, document, said = typed("edit", "--athlete", bruno_here, "--file", file, "--json")
    assert (code, document["kept"], document["findings"][0]["rule"]) == (1, None, "TEXT")
    assert "Did you mean 'Push-up'?" in said
    file.write_text(text.replace("2x10 @ 3 rir", "2x9 @ 3 rir"), encoding="utf-8")
    code, document, _ = typed("edit", "--athlete", bruno_here, "--file", file, "--reason", "shorter sets", "--json")
    assert (code, document["findings"], document["kept"]["reason"]) == (0, [], "shorter sets")
    assert now(history, bruno_here).weeks[0].days[0].sessions[0].exercises[0].sets[0].target_reps == 9
    file.write_text(text.replace("2x10 @ 3 rir", "9x10 @ 3 rir"), encoding="utf-8")
    code, document, _ = typed("check", "--athlete", bruno_here, "--file", file, "--json")
    line = next(i for i, words in enumerate(text.split("\n"), start=1) if "Push-up" in words)
    assert (code, document["findings"][0]["line"]) == (1, line)
    assert document["findings"][0]["rule"].startswith("PL-")


@pytest.mark.parametrize("text", ["", "\n\n", "# gone\n", "goal strength\n"])
def test_a_text_without_a_week_takes_no_plan_away(
    history: PlanHistory, bruno_here: str, typed: Typed, tmp_path: Path, text: str
) -> None:
    three(history, bruno_here)
    before = now(history, bruno_here)
    file = tmp_path / "plan.txt"
    file.write_text(text, encoding="utf-8")
    for action in ("check", "edit"):
        code, document, said = typed(action, "--athlete", bruno_here, "--file", file, "--json")
        assert (code, document["kept"]) == (1, None)
        assert "week" in said
    assert now(history, bruno_here) == before


def test_a_stored_plan_keeps_its_bytes_through_text(history: PlanHistory, bruno_here: str) -> None:
    three(history, bruno_here)
    plan = now(history, bruno_here)
    read = parse(render(plan))
    assert read == plan
    assert msgspec.json.decode(encode(read), type=Plan) == plan
