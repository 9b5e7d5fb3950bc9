"""Exercises a house writes itself: what is refused, what is said, and that every limit holds for them as for ours."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from types import FrameType
from typing import Any

import msgspec
import pytest

from coach.own_by_chance import entry
from coach.planner_checks import TODAY, profile, violations
from each import each
from milo.app.planning import plan_of_profile
from milo.coach.catalogue import alternatives, possible, search
from milo.coach.conversation.answers.asked import asked as question_of
from milo.coach.own_checking import MOST_SENTENCES
from milo.coach.own_exercises import as_exercise, check, check_words, new_id, reworded
from milo.coach.plans.limits.exercises import why_not
from milo.coach.plans.limits.person import person_of
from milo.vocabulary.athlete import REGION_WORDS, parse_profile
from milo.vocabulary.errors import BadValue
from milo.vocabulary.exercises import adopt, built_in, catalogue, find_exercise, let_go, offered

MARCH: dict[str, Any] = {
    "en": "Garage sled march",
    "es": "Marcha con trineo del garaje",
    "pattern": "squat",
    "muscles": {"quads": 1, "glutes": 0.5},
    "equipment": ["barbell"],
    "joints": {**dict.fromkeys(REGION_WORDS, 0.0), "knee": 0.6, "hip": 0.4, "low back": 0.3},
    "skill": 2,
    "traits": ["strain"],
    "cues": [{"en": "Stand tall.", "es": "De pie, erguido."}],
}


OLDER = {"age": 70, "sex": "male", "goal": "general", "days_per_week": 3, "equipment": ["barbell"]}


@pytest.fixture(autouse=True)
def ours_again() -> Iterator[None]:
    yield
    let_go()


def codes(changed: dict[str, Any] | None = None, without: str | None = None, language: str = "en") -> dict[str, str]:
    """Code -> sentence of the errors of an entry that is right but for this."""
    written = {k: v for k, v in {**MARCH, **(changed or {})}.items() if k != without}
    return {f.code: f.text for f in check(written, None, language, {}) if f.weight == "error"}


def known(written: dict[str, Any]) -> str:
    """Let an entry be known; its id."""
    id = new_id(written, ())
    adopt({id: as_exercise(written, id)}, {}, ())
    return id


def test_a_whole_entry_is_kept_as_it_is_written() -> None:
    assert codes() == {}
    made = as_exercise(MARCH, "own_x")
    assert made.house
    assert (made.muscles, made.stress("knee"), made.loadable) == ({"quads": 1.0, "glutes": 0.5}, 0.6, True)
    assert set(made.contraindications) >= {"hypertension", "heart disease", "pregnancy"}


def test_an_unknown_word_is_answered_with_the_nearest_known_one() -> None:
    assert "glutes" in codes({"muscles": {"quads": 1, "glute": 0.5}})["muscle"]
    assert "barbell" in codes({"equipment": ["barbel"]})["equipment"]
    assert "squat" in codes({"pattern": "sqat"})["pattern"]
    assert "low back" in codes({"joints": {**MARCH["joints"], "lower back": 0.1}})["region"]
    assert "joints" in codes({"jonts": {}})["unknown_field"]
    assert "¿Querías decir «glutes»?" in codes({"muscles": {"quads": 1, "glute": 1}}, language="es")["muscle"]


def test_a_joint_nobody_spoke_of_is_refused() -> None:
    joints = {r: s for r, s in MARCH["joints"].items() if r not in ("wrist", "neck")}
    assert "wrist, neck" in codes({"joints": joints})["stress_missing"]
    assert "stress_missing" in codes(without="joints")


@each("stress", [-0.1, 1.1, float("nan"), True, "0.5", None])
def test_a_stress_that_is_no_share_is_refused(stress: object) -> None:
    assert "stress_range" in codes({"joints": {**MARCH["joints"], "knee": stress}})


def test_no_stress_is_said_below_what_every_movement_of_its_kind_has() -> None:
    assert "knee" in codes({"joints": {**MARCH["joints"], "knee": 0.1}})["stress_low"]
    like = {"like": "back_squat", "joints": {**MARCH["joints"], "knee": 0.31}}
    assert "Back squat" in codes(like)["stress_low"]
    # A sumo deadlift is taken out for a sore groin by name: what is like it counts as heavy there.
    groin = {**MARCH, "like": "sumo_deadlift", "pattern": "hinge"}
    assert any(f.field == "joints.groin" for f in check(groin, None, "en", {}))


def test_dangers_of_its_model_and_its_kind_stay() -> None:
    written = {**MARCH, "traits": [], "like": "back_squat", "joints": dict.fromkeys(REGION_WORDS, 1.0), "skill": 3}
    assert set(as_exercise(written, "own_x").contraindications) >= set(built_in()["back_squat"].contraindications)
    jumping = as_exercise({**MARCH, "traits": [], "pattern": "jump"}, "own_x")
    assert set(jumping.contraindications) >= {"pregnancy", "osteoporosis"}
    assert "traits_missing" in codes(without="traits")


@pytest.mark.parametrize(
    ("en", "es", "trait"),
    [("Garage box jump", "Uno del garaje", "jump"), ("Garage odd one", "Salto del garaje", "jump"),
     ("Lying garage press", "Uno del garaje", "supine"), ("Garage odd one", "Curl excéntrico raro", "eccentric")],
)  # fmt: skip
def test_a_name_that_tells_of_a_danger_needs_its_trait(en: str, es: str, trait: str) -> None:
    assert trait in codes({"en": en, "es": es})["trait_needed"]
    assert "trait_needed" not in codes({"en": en, "es": es, "traits": [trait]})


def test_the_jump_somebody_declares_is_taken_from_whoever_may_not_jump() -> None:
    made = as_exercise({**MARCH, "traits": ["jump"]}, "own_x")
    older = person_of(parse_profile(OLDER, TODAY), TODAY)
    assert why_not(made, older, frozenset({"barbell"})) == "PL-20"


@pytest.mark.parametrize(
    ("name", "code"),
    [("Back squat", "name_taken"), ("Squat, back", "name_taken"), ("Plan", "name_shape"), ("<b>Big lift</b>", "name_shape"),
     ("my plan today", "name_command"), ("Crushing chest pain", "name_alarm"), ("line\nbreak", "name_shape"),
     ("a " * 40, "name_shape")],
)  # fmt: skip
def test_a_name_that_means_something_else_is_refused(name: str, code: str) -> None:
    assert code in codes({"en": name})


def test_two_exercises_of_the_house_do_not_share_a_name() -> None:
    other = as_exercise(MARCH, "own_other")
    assert "name_taken" in {f.code for f in check(MARCH, None, "en", {"own_other": other})}
    assert "name_taken" not in {f.code for f in check(MARCH, "own_other", "en", {"own_other": other})}


@each("cue", ["Push through the pain.", "Take creatine and stimulants first.", "See <b>this</b>", "x" * 200])
def test_a_cue_no_coach_may_say_is_refused(cue: str) -> None:
    assert codes({"cues": [{"en": cue, "es": "De pie."}]})


@each("cues", [[], "Stand tall.", [{"fr": "Debout"}], [{"en": 3}], [{"en": "a"}] * (MOST_SENTENCES + 1), None])
def test_cues_that_are_no_sentences_are_refused(cues: object) -> None:
    assert "sentences" in codes({"cues": cues})


@each("raw", [None, [], "x", 3, {}, {"en": []}, {"joints": []}, {"muscles": [1]}, {"traits": {"a": 1}}, {"also": 7}])
def test_whatever_is_sent_is_answered_with_findings(raw: object) -> None:
    assert any(f.weight == "error" for f in check(raw, None, "es", {}))


def test_what_stands_in_one_language_is_shown_in_the_other_and_said() -> None:
    written = {**{k: v for k, v in MARCH.items() if k != "es"}, "cues": [{"en": "Stand tall."}]}
    notes = [f.text for f in check(written, None, "en", {}) if f.code == "one_language"]
    assert len(notes) == 2
    made = as_exercise(written, "own_x")
    assert (made.name_es, made.cues_es) == ("Garage sled march", ("Stand tall.",))
    assert set(made.untranslated) == {"name_es", "cues_es"}


def test_search_swaps_and_talk_know_it_at_once_and_forget_it_when_withheld() -> None:
    assert question_of("how do I do the garage sled march").exercise is None
    id = known(MARCH)
    assert search("garage sled", limit=1)[0].id == id
    assert question_of("how do I do the garage sled march").exercise == id
    assert id in {e.id for e in alternatives("back_squat", ["barbell", "rack"])}
    adopt({id: as_exercise(MARCH, id)}, {}, [id, "back_squat"])
    assert not {id, "back_squat"} & {e.id for e in possible(["barbell", "rack"])}
    assert not {id, "back_squat"} & {e.id for e in search("garage sled", limit=99) + search("back squat", limit=99)}
    assert {id, "back_squat"} <= set(catalogue()), "plans that hold them can still be read"
    let_go()
    assert find_exercise("garage sled march") is None
    assert catalogue() == offered() == built_in()


def test_of_ours_only_the_words_can_be_other() -> None:
    squat = built_in()["back_squat"]
    words = {"cues": [{"en": "Sit between your hips.", "es": "Siéntate entre las caderas."}]}
    assert [f for f in check_words(words, "en") if f.weight == "error"] == []
    made = reworded(words, squat)
    assert (made.cues, made.faults) == (("Sit between your hips.",), squat.faults)
    adopt({squat.id: made}, {}, ())
    assert catalogue()["back_squat"].cues_es == ("Siéntate entre las caderas.",)
    assert any(f.weight == "error" for f in check_words({"joints": {}}, "en"))
    assert any(f.code == "both_languages" for f in check_words({"cues": [{"en": "Sit."}]}, "en"))
    for loosened in ({"joints": {}}, {"contraindications": ()}, {"skill": 1}, {"equipment": ()}):
        with pytest.raises(BadValue):
            adopt({squat.id: replace(made, **loosened)}, {}, ())


def test_no_plan_with_exercises_by_chance_breaks_a_limit() -> None:
    rng = random.Random(20261121)
    used = plans = 0
    for _ in range(5):
        written = {f"own_{n}": entry(rng, n) for n in range(130)}
        for id, one in written.items():
            assert [f.text for f in check(one, id, "en", {}, words=False) if f.weight == "error"] == []
        adopt({id: as_exercise(one, id) for id, one in written.items()}, {}, rng.sample(sorted(built_in()), 300))
        for _ in range(24):
            asked = profile(rng)
            made = plan_of_profile(asked, TODAY, weeks=4, seed=rng.randint(0, 9))
            plan = msgspec.to_builtins(made)
            assert violations(plan, asked) == [], asked
            plans += 1
            used += "own_" in str(plan["weeks"])
    assert plans == 120
    assert used > 40, "the house's exercises are in plans"


def test_planning_is_no_slower_with_a_hundred_exercises_of_ones_own() -> None:
    asked = {
        "age": 34,
        "sex": "female",
        "goal": "strength",
        "days_per_week": 4,
        "equipment": ["barbell", "rack", "bench", "dumbbell"],
    }

    def lines_run() -> int:
        """Lines of Python that planning runs through: the same on every machine, where seconds are not."""
        lines = 0

        def line(frame: FrameType, event: str, about: object) -> Callable[..., Any]:
            nonlocal lines
            lines += event == "line"
            return line

        plan_of_profile(asked, TODAY, weeks=12, seed=1)  # what is remembered from now on is remembered
        before = sys.gettrace()
        sys.settrace(line)
        try:
            for seed in range(3):
                plan_of_profile(asked, TODAY, weeks=12, seed=seed)
        finally:
            sys.settrace(before)
        return lines

    plain = lines_run()
    assert plain > 10_000
    rng = random.Random(7)
    adopt({f"own_{n}": as_exercise(entry(rng, n), f"own_{n}") for n in range(100)}, {}, ())
    assert lines_run() < 1.1 * plain
