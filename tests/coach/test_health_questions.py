"""The seven health questions: which are answered, by whatever key they are named, and what is said while they are not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from typer.testing import CliRunner

from milo.app.asking import facts_of
from milo.app.build import build
from milo.app.cli import app
from milo.app.config import Settings
from milo.app.house import House
from milo.app.plan_history import PlanHistory
from milo.app.planning import plan_of_athlete, plan_of_profile, plans_of_lines
from milo.channels.api.daily_routes import _PROFILE as SHOWN
from milo.channels.web.profile_told import merged
from milo.channels.web.words import WebWords
from milo.coach.plans.basics.words import WORDS
from milo.coach.plans.limits.gates import FORM, health_answers, standing
from milo.coach.plans.limits.health_questions import (
    RULE,
    TOPICS,
    answered_anew,
    answered_at,
    by_topic,
    open_told,
    open_topics,
    stamped,
    until_answered,
    without_answers,
)
from milo.coach.plans.limits.numbers import week_limits
from milo.coach.plans.limits.person import person_of
from milo.coach.plans.making.health_clearances import missing_scope, with_clearances
from milo.coach.plans.making.planner import make_plan
from milo.vocabulary.athlete import Profile, parse_profile
from milo.vocabulary.errors import NotFound
from milo.vocabulary.identity import identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.plan import Plan
from milo.vocabulary.records import User

TODAY = date(2026, 3, 2)
ADA: dict[str, Any] = {"age": 34, "sex": "female", "goal": "endurance", "days_per_week": 3, "regular_exerciser": True}
RUNNER = ADA | {
    "activities": ["running"], "days_per_week": 5, "experience": "intermediate",
    "history": {"months_trained": 36, "weekly_runs": 5, "longest_run_km_30d": 18, "weekly_minutes": [240, 240, 250, 250]},
}  # fmt: skip


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = build(Settings(home=tmp_path / "home"))
    yield made
    made.close()


def open_of(parq: Any) -> tuple[str, ...]:
    return open_topics(parse_profile(ADA | ({} if parq is None else {"parq": parq}), TODAY))


@pytest.mark.parametrize(
    "parq",
    [
        dict.fromkeys(TOPICS, False),
        {f"q{n}": n == 6 for n in range(1, 8)},
        {str(n): "no" for n in range(1, 8)},
        {
            "heart or blood pressure": "no", "Dolor de pecho": "no", "mareo": "no", "other_condition": "no", "medicación": "no",
            "bones": "no", "supervised": "no",
        },
        {"none_of_these": True},
        {"Ninguna de estas": "Sí"},
        {"none_of_these": {"answer": "yes"}},
        {name: {"answer": False} for name in TOPICS},
    ],
)  # fmt: skip
def test_whoever_answered_all_seven_has_none_open(parq: dict[str, Any]) -> None:
    assert open_of(parq) == ()


@pytest.mark.parametrize(
    ("parq", "open"),
    [
        (None, TOPICS),
        ({}, TOPICS),
        ({"none_of_these": False}, TOPICS),
        ({"clearance": "2026-02-20", "guardian_consent": True}, TOPICS),
        ({"chest_pain": None, **{f"q{n}": False for n in (1, 3, 4, 5, 6, 7)}}, ("chest_pain",)),
        ({f"q{n}": False for n in range(1, 7)}, ("supervised_only",)),
        *[({f"q{n}": blank for n in range(1, 8)}, TOPICS) for blank in ("", " ? ", [], {}, [None, ""], {"answer": None})],
        *[({"none_of_these": said}, TOPICS) for said in ("unsure", "not really", ["yes"], {"answer": "maybe"}, {}, "", 0, 2)],
        ({"guardian_medical_consent": True, "version": "medication 2", "clearance": {"scope": ["heart"]}}, TOPICS),
        ({"none_of_these": "unsure", **{f"q{n}": "no" for n in range(2, 8)}}, ("heart_condition",)),
    ],
)
def test_what_nobody_answered_is_open_and_a_blank_or_a_doubt_is_no_answer(parq: Any, open: tuple[str, ...]) -> None:
    assert open_of(parq) == open


def test_a_sign_whose_name_holds_a_quiet_word_is_heard() -> None:
    assert list(health_answers({"irregular_heartbeat": True})) == [("irregular_heartbeat", True)]
    assert list(health_answers({"regular_exerciser": True, "date_signed": "2026-02-20"})) == []


def test_the_topics_are_those_the_gate_asks_and_those_the_api_shows() -> None:
    assert FORM == TOPICS
    assert tuple(SHOWN["parq"]) == TOPICS


@pytest.mark.parametrize("number", range(1, 8))
def test_a_numbered_question_means_its_topic_to_the_gate_and_to_what_is_open(number: int) -> None:
    assert set(TOPICS) - set(open_of({f"pregunta {number}": "no"})) == {TOPICS[number - 1]}
    numbered, named = (
        make_plan(parse_profile(ADA | {"parq": {key: True}}, TODAY), weeks=1, seed=0, today=TODAY).refused
        for key in (f"q{number}", TOPICS[number - 1])
    )
    assert numbered is not None
    assert numbered == named


def test_none_of_these_forbids_nothing_in_either_language() -> None:
    for key in ("none_of_these", "ninguna de estas"):
        assert make_plan(parse_profile(ADA | {"parq": {key: "yes"}}, TODAY), weeks=1, seed=0, today=TODAY).refused is None


def test_an_answer_that_forbids_a_plan_refuses_it_while_others_are_open(house: House) -> None:
    made = make_plan(parse_profile(ADA | {"parq": {"chest_pain": True}}, TODAY), weeks=1, seed=0, today=TODAY)
    assert made.refused is not None
    ada = house.flows.add_athlete(ADA | {"parq": {"chest_pain": True}})
    refused = house.coaching.new_plan(ada)
    assert refused.refused is not None
    assert RULE not in [a.rule for a in refused.adjustments], "only what forbids it is told"
    assert house.coaching.plan(ada) is None, "a refused one is not kept"


def test_a_plan_made_of_a_file_says_first_that_they_are_open_and_is_else_the_same() -> None:
    bare, asked = plan_of_profile(ADA, TODAY), plan_of_profile(ADA | {"parq": {"none_of_these": True}}, TODAY)
    assert bare.adjustments[0].rule == RULE
    assert "not answered" in bare.adjustments[0].what
    assert bare.adjustments[1:] == asked.adjustments
    assert [s.minutes for w in bare.weeks for d in w.days for s in d.sessions] == [
        s.minutes for w in asked.weeks for d in w.days for s in d.sessions
    ]
    assert "no están contestadas" in plan_of_profile(ADA | {"language": "es"}, TODAY).adjustments[0].what
    line = next(iter(plans_of_lines([msgspec.json.encode(ADA)], TODAY)))
    assert line["adjustments"][0]["rule"] == RULE
    assert open_told(parse_profile(ADA | {"parq": {"none_of_these": True}}, TODAY), "en") is None


def hard(plan: Plan) -> int:
    return sum(s.endurance is not None and s.endurance.zone > 2 for w in plan.weeks for d in w.days for s in d.sessions)


def test_the_coach_makes_a_cautious_plan_and_says_so_first_until_they_are_answered(house: House) -> None:
    ada = house.flows.add_athlete(RUNNER)
    assert house.coaching.gate(ada)["gate"] == "G-1"
    cautious = house.coaching.new_plan(ada)
    assert cautious.refused is None
    assert cautious.adjustments[0].rule == RULE
    assert "no hard endurance work" in cautious.adjustments[0].what
    kept = house.coaching.plan(ada)
    assert kept is not None
    assert kept.adjustments[0] == cautious.adjustments[0], "what is kept says it too"
    assert house.coaching.questions_open(ada) == list(TOPICS)
    assert house.coaching.gate(ada)["questions_open"] == list(TOPICS)
    with pytest.raises(NotFound):
        house.coaching.new_plan("00000000-0000-0000-0000-000000000000")
    house.coaching.onboard(ada, RUNNER | {"parq": dict.fromkeys(TOPICS, False)})
    assert house.coaching.questions_open(ada) == []
    assert house.coaching.gate(ada)["gate"] == "G-4"
    made = house.coaching.new_plan(ada)
    assert made.refused is None
    assert RULE not in [a.rule for a in made.adjustments]
    assert hard(cautious) < hard(made), "she exercises regularly, and nothing speaks against it"


def test_on_the_command_line_the_plan_is_cautious_and_its_first_line_says_so(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada = house.flows.add_athlete(ADA)
    made = plan_of_athlete(house, ada, weeks=2)
    assert made.adjustments[0].rule == RULE
    assert "no hard endurance work" in made.adjustments[0].what
    assert house.coaching.text(ada).splitlines()[4].startswith(f"changed {RULE}: ")
    profile = parse_profile(ADA, TODAY)
    assert until_answered(profile).regular_exerciser is None
    monkeypatch.setenv("MILO_HOME", str(tmp_path / "home"))
    told = CliRunner().invoke(app, ["plan", "--athlete", ada])
    assert told.exit_code == 0
    assert told.stderr.splitlines()[0].startswith(f"{RULE}: The seven health questions")


def test_the_week_that_would_come_says_it_too(house: House) -> None:
    ada = house.flows.add_athlete(ADA)
    assert "not answered" in house.coaching.week_ahead(ada)["notice"]
    house.coaching.onboard(ada, ADA | {"parq": {"none_of_these": True}})
    assert house.coaching.week_ahead(ada)["notice"] is None


def test_what_a_kept_plan_says_of_open_questions_ends_with_them(house: House) -> None:
    ada, coaching = house.flows.add_athlete(ADA), house.coaching
    coaching.new_plan(ada, weeks=2)
    assert [a.rule for a in coaching.edit(ada, "40 minutes").plan.adjustments].count(RULE) == 1

    def told() -> list[bool]:
        """Whether each door to the plan says it: read, as text, one version, and what the talk knows."""
        plan, facts = coaching.plan(ada), facts_of(house, ada, house.flows.profile(ada)).plan
        assert plan is not None
        assert facts is not None
        read = [plan, coaching.version(ada, 1), facts]
        return [*(RULE in {a.rule for a in p.adjustments} for p in read), f"changed {RULE}: " in coaching.text(ada)]

    assert all(told())
    coaching.onboard(ada, ADA | {"parq": dict.fromkeys(TOPICS[:6], False)})
    assert all(told()), "one is still open"
    coaching.onboard(ada, ADA | {"parq": {"none_of_these": True}})
    assert not any(told())
    edited = coaching.edit(ada, "35 minutes")
    assert edited.version == 3
    kept = max(house.store.find("plan", ada), key=lambda v: v.version)
    assert RULE not in [a["rule"] for a in kept.plan["adjustments"]], "an edit does not carry it on"


def test_the_week_of_somebody_with_a_plan_and_no_profile_is_told_with_all_seven_open(house: House) -> None:
    now = datetime(2026, 3, 2, tzinfo=UTC)
    ada = identity("athlete", "without a profile")
    house.writer.write([User(origin=Origin.TOLD, source="profile", user_id=ada, signup_ts=now)])
    made = plan_of_profile(ADA, TODAY)
    PlanHistory(house.store, house.writer, house.clock).keep(ada, made, "coach", "a new plan")
    assert house.flows.profile(ada) is None
    assert house.coaching.questions_open(ada) == list(TOPICS)
    week = house.coaching.week_ahead(ada)
    assert week["kept"] is True
    assert "not answered" in week["notice"]


# --- clearances of the form


def read(**told: Any) -> Profile:
    return parse_profile(ADA | told, TODAY)


@pytest.mark.parametrize(
    ("told", "scope"),
    [
        ({"parq": {"chest_pain": True}}, "heart"),
        ({"parq": {"supervised_only": True}}, "general"),
        ({"pregnant": True}, "pregnancy"),
        ({"postpartum_weeks": 3}, "pregnancy"),
        ({"height_cm": 180, "weight_kg": 52}, "energy"),
    ],
)
def test_a_closed_gate_names_the_clearance_that_opens_it_and_no_other_does(told: dict[str, Any], scope: str) -> None:
    profile = read(**told)
    assert standing(profile, TODAY).refused is not None
    assert missing_scope(profile, (), TODAY) == scope
    assert standing(with_clearances(profile, ["head", "muscle", "back"], TODAY), TODAY).refused is not None
    assert standing(with_clearances(profile, [scope], TODAY), TODAY).refused is None


def test_one_clearance_of_two_opens_nothing_and_the_other_is_asked_for() -> None:
    profile = read(parq={"chest_pain": True}, pregnant=True)
    held = with_clearances(profile, ["pregnancy"], TODAY)
    assert standing(held, TODAY).refused is not None
    assert missing_scope(profile, ["pregnancy"], TODAY) == "heart"
    assert standing(with_clearances(profile, ["pregnancy", "heart"], TODAY), TODAY).refused is None


def test_a_weight_that_needs_a_doctor_today_is_opened_by_no_clearance() -> None:
    profile = read(height_cm=180, weight_kg=48)
    assert standing(with_clearances(profile, ["energy"], TODAY), TODAY).refused is not None

    assert missing_scope(profile, (), TODAY) is None, "none is asked for where none would help"
    level, rules, word = standing(profile, TODAY).refused or ("", (), "")
    assert (level, rules, word) == ("E1", ("SN-30",), "refused.weight_today")
    told = {language: WORDS[language][word] for language in ("en", "es")}
    assert "today" in told["en"]
    assert "hoy" in told["es"]
    assert not any("page Plan" in text or "página Plan" in text for text in told.values())


@pytest.mark.parametrize(
    ("more", "held"),
    [
        ({}, ["heart"]),
        ({"medications": ["metformin"], "parq": {"chest_pain": True, "medicines": True}}, ["heart", "general"]),
        ({"conditions": ["type 2 diabetes"]}, ["heart", "general"]),
        ({"parq": {"chest_pain": True, "doctor_ok": {"scope": "vigorous"}}}, ["heart"]),
    ],
)
@pytest.mark.parametrize("regular", [True, False])
def test_no_second_condition_and_no_word_of_their_own_makes_training_after_a_symptom_harder(
    more: dict[str, Any], held: list[str], regular: bool
) -> None:
    profile = with_clearances(read(**{"parq": {"chest_pain": True}, "regular_exerciser": regular} | more), held, TODAY)
    person = person_of(profile, TODAY)
    assert person.standing.refused is None
    limits = [week_limits(person, week) for week in range(1, 13)]
    assert {(x.zone_max, x.vigorous_days) for x in limits} == {(2, 0)}


def test_a_word_on_training_in_general_opens_hard_efforts_only_where_it_is_all_that_is_asked_for() -> None:
    told = {"conditions": ["type 2 diabetes"], "regular_exerciser": True}
    alone = with_clearances(read(**told), ["general"], TODAY)
    assert week_limits(person_of(alone, TODAY), 12).zone_max == 5
    beside = with_clearances(read(**told, height_cm=180, weight_kg=52), ["general", "energy"], TODAY)
    assert standing(beside, TODAY).refused is None
    assert week_limits(person_of(beside, TODAY), 12).zone_max == 2


def test_nobody_opens_a_symptom_by_typing_what_the_form_writes() -> None:
    profile = read(parq={"chest_pain": True, "clearance_entered": {"scope": ["heart"]}})
    assert standing(with_clearances(profile, (), TODAY), TODAY).refused is not None
    assert plan_of_profile(ADA | {"parq": {"chest_pain": True, "Clearance entered": True}}, TODAY).refused is not None


def test_after_a_symptom_a_clearance_is_one_for_moderate_work_only() -> None:
    for regular in (True, False):
        told = {"parq": {"chest_pain": True}, "activities": ["running"], "goal": "endurance", "regular_exerciser": regular}
        profile = with_clearances(read(**told), ["heart"], TODAY)
        plan = make_plan(profile, weeks=12, seed=0, today=TODAY)
        zones = [s.endurance.zone for w in plan.weeks for d in w.days for s in d.sessions if s.endurance]
        assert zones
        assert max(zones) <= 2


# --- when they were answered


NOON = datetime(2026, 1, 10, 12, tzinfo=UTC)


def test_answers_count_from_when_they_were_given_and_not_from_when_a_weight_was_changed() -> None:
    no, yes = {"none_of_these": True}, {"chest_pain": True}
    later = [NOON + timedelta(days=n) for n in range(5)]
    assert answered_at([]) is None
    assert answered_at([(NOON, None)]) is None
    assert answered_at([(later[0], no), (later[1], no), (later[2], {**no, "guardian_consent": True})]) == later[0]
    assert answered_at([(later[0], no), (later[1], yes), (later[2], yes)]) == later[1]
    again = stamped({"parq": no}, later[3])["parq"]
    assert answered_at([(later[0], no), (later[3], again), (later[4], again)]) == later[3]
    assert open_of(again) == ()


def test_a_moment_nobody_can_have_answered_at_is_not_taken() -> None:
    no = {"none_of_these": True}
    for said in ("2099-01-01T00:00:00+00:00", "soon", 5, "2026-01-10"):
        assert answered_at([(NOON, {**no, "date_answered": said})]) == NOON
    assert stamped({"age": 40}, NOON) == {"age": 40}


# --- answered again by another key


def test_a_no_on_the_form_takes_back_a_yes_of_the_same_question_told_by_another_key() -> None:
    held = {
        "chest_pain": True,
        "q3": "no",
        "none_of_these": True,
        "palpitations": "yes",
        "guardian_consent": True,
    }
    assert answered_anew(held, TOPICS) == {"palpitations": "yes", "guardian_consent": True}
    assert answered_anew(held, ["dizziness"]).keys() == held.keys() - {"q3"}
    assert without_answers(held) == {"guardian_consent": True}


def test_the_form_shows_what_was_told_by_whatever_key() -> None:
    assert by_topic({"none_of_these": True}) == dict.fromkeys(TOPICS, False)
    assert by_topic({"none_of_these": "unsure", "q2": "yes", "mareo": "no", "q5": ""}) == {
        "chest_pain": True,
        "dizziness": False,
    }
    assert by_topic({"q2": False, "chest_pain": True}) == {"chest_pain": True}
    assert by_topic(None) == {}


def test_a_yes_told_over_the_api_is_corrected_on_the_form() -> None:
    held = parse_profile(ADA | {"parq": {"chest_pain": True}}, TODAY)
    raw = merged(held, {f"q{n}": "no" for n in range(1, 8)}, WebWords(), TODAY)
    assert standing(parse_profile(raw, TODAY), TODAY).refused is None
    assert open_of(raw["parq"]) == ()
