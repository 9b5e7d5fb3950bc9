"""Differences between plans, the share of edits that stay in force, and the checker that points at the line to mend."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from hypothesis import given, settings

from coach.plan_stage import BRUNO, HEAD, PLAN, on
from coach.plans_by_chance import plans
from milo.coach.plans.basics.words import WORDS, Changes
from milo.coach.plans.edits.doors import Edit, apply_edit, step, within_minutes
from milo.coach.plans.edits.moves import move, skip
from milo.coach.plans.limits.checker import check
from milo.coach.plans.limits.validator import validate as validate_now
from milo.coach.plans.making.acceptance import acceptance
from milo.coach.plans.text.diff import diff, diff_lines
from milo.coach.plans.text.text import parse, render
from milo.vocabulary.athlete import Injury, Profile, TrainingHistory
from milo.vocabulary.exercises import catalogue
from milo.vocabulary.plan import Adjustment, Plan, Refused


def test_equal_plans_have_no_difference_and_an_edit_shows_only_its_own() -> None:
    assert diff(PLAN, PLAN) == []
    [one, two] = diff(PLAN, move(PLAN, "thursday", "friday"))
    assert (one.what, one.subject, one.old, one.new) == ("moved", "session", [1, "thursday"], [1, "friday"])
    assert two.week == 2


def test_a_difference_reads_as_a_sentence_in_both_languages() -> None:
    text = render(PLAN).replace("4x8 @ 2 rir, 60 kg", "3x8 @ 2 rir, 62.5 kg", 1)
    assert diff_lines(PLAN, parse(text)) == [
        "week 1, Monday: Bench press: 4x8 @ 2 rir, 60 kg, rest 150 s -> 3x8 @ 2 rir, 62.5 kg, rest 150 s"
    ]
    shorter = apply_edit(PLAN, Edit(kind="minutes", day="thursday", minutes=31), week=2, language="es")
    assert diff_lines(PLAN, shorter, "es") == [
        "semana 2, jueves: carrera, minutos: 45 -> 31",
        "semana 2, jueves: carrera, intervalos: 5 x 4 min zona 4, 3 min zona 1 -> 3 x 4 min zona 4, 3 min zona 1",
    ]
    less = diff_lines(PLAN, within_minutes(PLAN, 45, [1], "monday"), "es")
    assert any("descanso 60 s" in line for line in less)
    assert diff_lines(PLAN, skip(PLAN, "wednesday", [1]), "es") == ['semana 1, miércoles: se quita "Running"']


@given(plans)
@settings(max_examples=40)
def test_every_plan_is_equal_to_itself_and_losing_a_week_is_seen(plan: Plan) -> None:
    assert diff(plan, plan) == []
    if any(d.sessions for w in plan.weeks for d in w.days):
        gone = diff(plan, msgspec.structs.replace(plan, weeks=[]))
        assert gone
        assert all(diff_lines(plan, msgspec.structs.replace(plan, weeks=[])))
        msgspec.json.encode(gone)


def test_acceptance_counts_the_edits_that_are_still_in_force() -> None:
    one = skip(PLAN, "wednesday")
    two = step(one, "harder", exercise="push-up")
    three = move(two, "thursday", "friday")
    edits = [(PLAN, one), (one, two), (two, three)]
    assert acceptance(edits, three).share == 1.0
    # The athlete puts Thursday back: one edit of three is no longer in force.
    back = move(three, "friday", "thursday")
    kept = acceptance(edits, back)
    assert (kept.edits, kept.kept) == (3, 2)
    assert acceptance([], PLAN).share is None


def at_most_forty(plan: Plan, profile: Profile, today: date) -> tuple[Plan, list[Adjustment], Refused | None]:
    """A limit for these tests: no endurance session above 40 minutes, none at all for somebody of 99."""
    if profile.age == 99:
        return plan, [], Refused(level="R", rules=["T-2"], text="nobody of 99")
    too_hard = [s for w in plan.weeks for d in w.days for s in d.sessions if s.endurance and s.endurance.zone == 5]
    if too_hard:
        return plan, [], Refused(level="R", rules=["T-3"], text="no zone 5")
    weeks, said = [], []
    for week in plan.weeks:
        days = []
        for day in week.days:
            sessions = []
            for s in day.sessions:
                if s.endurance and s.endurance.minutes > 40:
                    said.append(Adjustment(rule="T-1", what=f"week {week.week}, {day.day}: {s.endurance.minutes:g} min -> 40 min"))
                    shorter = msgspec.structs.replace(s.endurance, minutes=40.0)
                    s = msgspec.structs.replace(s, endurance=shorter)
                sessions.append(s)
            days.append(msgspec.structs.replace(day, sessions=sessions))
        weeks.append(msgspec.structs.replace(week, days=days))
    return msgspec.structs.replace(plan, weeks=weeks), said, None


def test_the_checker_points_at_the_line_that_breaks_a_limit() -> None:
    text = render(PLAN)
    lines = text.split("\n")
    found = check(text, at_most_forty, BRUNO, date(2026, 3, 2))
    assert [f.rule for f in found] == ["T-1"] * 4
    assert [lines[f.line - 1].split(",")[0].strip() for f in found] == ["run 50 min zone 2", "run 45 min zone 2"] * 2
    assert all(lines[f.line - 1][f.column - 1] == "r" for f in found)


def test_the_checker_points_at_a_run_that_a_limit_makes_a_walk() -> None:
    text = render(PLAN).replace('endurance "Running" 50 min', 'endurance "Rodaje" 200 min')
    text = text.replace("run 50 min zone 2", "run 200 min zone 2")
    knee = msgspec.structs.replace(BRUNO, injuries=[Injury(region="knee", pain_0_10=6)])
    found = check(text, validate_now, knee, date(2026, 3, 2))
    said = [f for f in found if f.what.startswith("Rodaje")]
    assert {f.rule for f in said} == {"PL-11", "PL-50"}
    lines = text.split("\n")
    assert all("run 200 min" in lines[f.line - 1] or "Rodaje" in lines[f.line - 1] for f in said)


def test_muscles_are_called_by_their_names_in_both_languages() -> None:
    for language, name in (("en", "front shoulders"), ("es", "hombro anterior")):
        changes = Changes(language)
        changes.note("PL-09", "muscle", what="front_delts", week=2, old=12, new=10)
        assert name in changes.told()[0].what
        assert all(f"muscle.{m}" in WORDS[language] for e in catalogue().values() for m in e.muscles)


def test_the_checker_finds_the_session_a_refusal_is_about_and_blames_no_line_for_the_person() -> None:
    text = render(PLAN).replace("run 50 min zone 2", "run 50 min zone 5", 1)
    [finding] = check(text, at_most_forty, BRUNO, date(2026, 3, 2))
    assert (finding.rule, text.split("\n")[finding.line - 1].strip().split(" [")[0]) == ("T-3", 'endurance "Running" 50 min')
    old = msgspec.structs.replace(BRUNO, age=99)
    assert [f.line for f in check(render(PLAN), at_most_forty, old, date(2026, 3, 2))] == [1]


def test_the_checker_tells_what_cannot_be_read_and_a_session_that_was_copied_with_its_id() -> None:
    [finding] = check(render(PLAN).replace("Bench press", "Bench pres", 1), at_most_forty, BRUNO, date(2026, 3, 2))
    assert finding.rule == "TEXT"
    assert "Did you mean 'Bench press'?" in finding.what
    short = render(within_minutes(PLAN, 40))
    id = on(PLAN, 0, 0)[0].session_id
    copied = short.replace(on(PLAN, 1, 0)[0].session_id, id)
    assert [f.rule for f in check(copied, at_most_forty, BRUNO, date(2026, 3, 2))] == ["TEXT"]
    assert check(short, at_most_forty, BRUNO, date(2026, 3, 2)) == []


@pytest.mark.parametrize(("language", "words"), [("en", "a maximum of 85 kg"), ("es", "un máximo de 85 kg")])
def test_the_checker_points_at_a_weight_the_known_maximum_does_not_allow_and_tells_the_nearest(language: str, words: str) -> None:
    text = f'{HEAD}week 1 build\nmonday\n  strength "Press" 20 min\n    Bench press 4x8 @ 3 rir, 200 kg, rest 150 s\n'
    strong = msgspec.structs.replace(
        BRUNO, experience="intermediate", equipment=["barbell", "bench", "rack"], regular_exerciser=True, language=language,
        history=TrainingHistory(days_since_last_session=1, months_trained=20, e1rm_kg={"bench press": 85}),
    )  # fmt: skip
    [finding] = [f for f in check(text, validate_now, strong, date(2026, 3, 2), language=language) if "kg" in f.what]
    assert (finding.rule, text.split("\n")[finding.line - 1].strip()[:11]) == ("PL-08", "Bench press")
    assert "200 kg -> 65 kg" in finding.what
    assert words in finding.what
