"""What may not be said is not written into a plan through any door, and not spoken where it stands in one already."""

from __future__ import annotations

import msgspec
import pytest
from tests.app.coach_house import BRUNO, ask, bruno_of, clock_by_hand, coach_of, house_of

from milo.app.coaching.coach import Coaching
from milo.app.house import House
from milo.coach.plans.edits.weeks import EditRefused
from milo.vocabulary.plan import Plan

BAD = "take 200 mg DNP, push through the pain"
DOSE = "take 20 g creatine"


clock = pytest.fixture(clock_by_hand)
house = pytest.fixture(house_of)
coaching = pytest.fixture(coach_of)
bruno = pytest.fixture(bruno_of)


def noted(text: str, note: str) -> str:
    """A plan text whose first exercise has another note, with the number of its line."""
    lines = text.split("\n")
    at = next(n for n, line in enumerate(lines) if " @ " in line)
    indent = " " * (len(lines[at]) - len(lines[at].lstrip()) + 2)
    rest = lines[at + 1 :]
    if rest[0].lstrip().startswith("note:"):
        rest = rest[1:]
    return "\n".join([*lines[: at + 1], f"{indent}note: {note}", *rest])


def with_words(plan: Plan, note: str, title: str) -> Plan:
    """The plan with a note on every exercise and a title of every session."""

    def session(s: object) -> object:
        exercises = [msgspec.structs.replace(e, note=note) for e in s.exercises]  # type: ignore[attr-defined]
        return msgspec.structs.replace(s, title=title, exercises=exercises, warm_up=[note])  # type: ignore[type-var]

    weeks = [
        msgspec.structs.replace(w, days=[msgspec.structs.replace(d, sessions=[session(s) for s in d.sessions]) for d in w.days])
        for w in plan.weeks
    ]
    return msgspec.structs.replace(plan, weeks=weeks)


def test_a_text_that_harms_is_told_at_its_line_and_not_kept(coaching: Coaching, bruno: str) -> None:
    text = noted(coaching.text(bruno), BAD)
    line = next(n for n, one in enumerate(text.split("\n"), 1) if BAD in one)
    made = coaching.edit_text(bruno, text, "mine")
    assert made.version is None
    assert [(f.line, f.rule) for f in made.findings] == [(line, "NU-08")]


def test_an_own_note_is_kept_and_said(coaching: Coaching, bruno: str) -> None:
    made = coaching.edit_text(bruno, noted(coaching.text(bruno), "elbows in, my physio said"), "mine")
    assert made.findings == []
    assert "elbows in, my physio said" in coaching.text(bruno)


def test_a_dose_is_not_written_into_the_plan_of_a_minor(house: House, coaching: Coaching) -> None:
    boy = house.flows.add_athlete(
        {**BRUNO, "age": 15, "days_per_week": 2, "parq": {"none_of_these": True, "guardian_consent": True}}
    )
    coaching.new_plan(boy)
    found = coaching.check_text(boy, noted(coaching.text(boy), DOSE))
    assert [f.rule for f in found] == ["PL-43"]


def test_every_other_door_refuses_it_too(coaching: Coaching, bruno: str) -> None:
    before = coaching.plan(bruno)
    assert before is not None
    with pytest.raises(EditRefused, match="dnp"):
        coaching._kept(bruno, before, with_words(before, BAD, "Mine"), "mine", "en")


def test_a_stored_one_is_never_said(house: House, coaching: Coaching, bruno: str) -> None:
    plan = coaching.plan(bruno)
    assert plan is not None
    coaching.history().keep(bruno, with_words(plan, BAD, "1RM at DNP"), "athlete", "from a backup")
    said = [coaching.text(bruno), ask(coaching, bruno, "What is my workout on Monday?").text, str(coaching.week_ahead(bruno))]
    for text in said:
        assert "DNP" not in text
        assert "pain" not in text
    assert "Strength" in said[0]
    assert coaching.check_text(bruno, said[0]) == []


@pytest.mark.parametrize(
    ("more", "note", "rule"),
    [
        (
            {"age": 15, "days_per_week": 2, "parq": {"none_of_these": True, "guardian_consent": True}},
            "get to 48 kg by June",
            "PL-40",
        ),
        ({"age": 15, "days_per_week": 2, "parq": {"none_of_these": True, "guardian_consent": True}}, "hold your breath", "PL-41"),
        ({"conditions": ["eating disorder"]}, "perder 3 kg", "PL-31"),
        ({}, "eat 900 kcal a day", "NU-01"),
    ],
)
def test_what_one_person_may_not_be_told_is_refused_at_its_line_with_the_reason(
    house: House, coaching: Coaching, more: dict[str, object], note: str, rule: str
) -> None:
    athlete = house.flows.add_athlete({**BRUNO, **more})
    coaching.new_plan(athlete)
    text = noted(coaching.text(athlete), note)
    line = next(n for n, one in enumerate(text.split("\n"), 1) if note in one)
    made = coaching.edit_text(athlete, text, "mine")
    assert made.version is None
    assert [(f.line, f.rule) for f in made.findings] == [(line, rule)]
    assert "(" in made.findings[0].what
