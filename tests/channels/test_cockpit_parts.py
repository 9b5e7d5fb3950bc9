"""What a form of the profile tells, the words every field needs, and what the squad reads of somebody who opened little."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest

from milo.app.build import build
from milo.app.config import Settings
from milo.app.house import House
from milo.channels.access_rules import PARTS
from milo.channels.visitor import Visitor
from milo.channels.web.privacy import BEYOND, PURPOSES, SIGNS
from milo.channels.web.privacy_told import SIGNS as DOORS
from milo.channels.web.profile_form import ALLERGENS, DIETS, GROUPS, GUARDIAN, QUESTIONS, STEPS, ProfileFields
from milo.channels.web.profile_told import merged
from milo.channels.web.squad import BEHIND, PAGES
from milo.channels.web.squad import SIGNS as REASONS
from milo.channels.web.squad_charts import charts_html
from milo.channels.web.squad_signs import SquadBook, signs_of, squad_of
from milo.channels.web.words import WebWords
from milo.coach.foods import allowed_foods
from milo.vocabulary.athlete import CONDITION_WORDS, EQUIPMENT_WORDS, Profile, parse_profile
from milo.vocabulary.errors import BadValue
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import LatchRecord, Measurement

TODAY = date(2026, 3, 4)
WORDS = WebWords("en")
WHOLE = {
    "name": "Ada", "age": 34, "sex": "female", "goal": "strength", "days_per_week": 4, "weight_kg": 64, "height_cm": 170,
    "experience": "intermediate", "minutes_per_session": 60, "equipment": ["barbell", "rack"], "plates_kg": [1.25, 2.5],
    "conditions": ["asthma"], "injuries": [{"region": "knee", "since": "2025", "pain_0_10": 3}], "medications": ["salbutamol"],
    "allergies": ["nuts", "kiwi"], "dietary_preference": "vegan", "regular_exerciser": True, "country": "ES",
    "parq": {"q1": False, "clearance": "2026-01-10"},
    "event": {"date": "2026-09-01", "activity": "running", "distance_km": 10, "title": "City run"},
}  # fmt: skip


def told(asked: dict[str, Any], profile: dict[str, Any] | None = WHOLE, words: WebWords = WORDS) -> Profile:
    """The profile after a form, as it would be stored."""
    before = None if profile is None else parse_profile(profile, TODAY)
    return parse_profile(merged(before, asked, words, TODAY), TODAY)


# --- the profile --------------------------------------------------------------------------------------------------------


def test_an_empty_form_changes_nothing() -> None:
    assert told({}) == parse_profile(WHOLE, TODAY)


def test_a_form_changes_what_it_asked_for_and_nothing_else() -> None:
    after = told({"goal": "endurance", "weight_kg": ""})
    assert after.goal == "endurance"
    assert after.weight_kg is None, "a field that was emptied is not known any more"
    assert (after.height_cm, after.injuries, after.event) == (
        170,
        parse_profile(WHOLE, TODAY).injuries,
        parse_profile(WHOLE, TODAY).event,
    )


def test_pounds_and_inches_are_stored_as_kilograms_and_centimetres() -> None:
    after = told({"units": "imperial", "weight_kg": "154.3", "height_cm": "67"})
    assert after.weight_kg == pytest.approx(70, abs=0.05)
    assert after.height_cm == pytest.approx(170.2, abs=0.05)
    assert told({"weight_kg": "70,5"}).weight_kg == 70.5


def test_a_shown_weight_that_is_saved_again_stays_the_weight_it_was() -> None:
    imperial = WebWords("en", "imperial")
    shown = ProfileFields(imperial, parse_profile(WHOLE, TODAY)).html(["weight_kg"])
    value = shown.split('value="')[1].split('"')[0]
    assert told({"weight_kg": value}, words=imperial).weight_kg == pytest.approx(64, abs=0.05)


def test_a_date_of_birth_takes_the_place_of_an_age() -> None:
    after = told({"date_of_birth": "1990-07-01"})
    assert after.age is None
    assert after.age_on(TODAY) == 35
    assert told({"date_of_birth": ""}).age == 34, "an age that was told stays while no date is"


def test_a_ticked_place_keeps_its_history_and_an_unticked_one_goes() -> None:
    after = told({"injuries": ["knee", "hip"], "pain_knee": "5", "pain_hip": ""}).injuries or []
    assert [(i.region, i.since, i.pain_0_10) for i in after] == [("knee", "2025", 5), ("hip", None, None)]
    assert told({"injuries": []}).injuries == []


def test_allergies_and_plates_are_read_as_they_are_written() -> None:
    after = told({"allergies": ["milk"], "other_allergies": "kiwi; mango", "plates_kg": "1,25 2,5 5"})
    assert after.allergies == ["milk", "kiwi", "mango"]
    assert after.plates_kg == [1.25, 2.5, 5]
    assert told({"plates_kg": "1.25, 2.5,5"}).plates_kg == [1.25, 2.5, 5]
    with pytest.raises(BadValue, match="number"):
        told({"plates_kg": "the small ones"})


def test_the_seven_questions_are_answered_together_and_a_clearance_stays() -> None:
    answers = dict.fromkeys(QUESTIONS, "no")
    after = told({**answers, "q6": "yes"}).parq
    assert after == {**dict.fromkeys(QUESTIONS, False), "q6": True, "clearance": "2026-01-10"}
    for broken in ({"q1": "no"}, {**answers, "q4": ""}, {**answers, "q4": "maybe"}):
        with pytest.raises(BadValue, match="seven"):
            told(broken)


def test_somebody_under_age_is_asked_for_a_guardian_from_then_on() -> None:
    young = {**WHOLE, "age": None, "date_of_birth": "2010-01-01", "parq": None}
    after = told(dict.fromkeys(QUESTIONS, "no"), young)
    assert (after.parq or {})[GUARDIAN] is False
    assert f'name="{GUARDIAN}"' in ProfileFields(WORDS, after).html(["parq"])
    assert f'name="{GUARDIAN}"' not in ProfileFields(WORDS, parse_profile(WHOLE, TODAY)).html(["parq"])
    agreed = told({**dict.fromkeys(QUESTIONS, "no"), GUARDIAN: "yes"}, young)
    assert (agreed.parq or {})[GUARDIAN] is True


def test_half_an_event_is_refused_and_an_empty_one_is_none() -> None:
    assert told({"event_date": "", "event_activity": "", "event_title": ""}).event is None
    with pytest.raises(BadValue):
        told({"event_date": "2026-10-01", "event_activity": "", "event_title": "City run"})


def test_nothing_is_answered_for_somebody_new() -> None:
    fields = ProfileFields(WORDS, None).html(key for _, keys in STEPS for key in keys)
    assert "checked" not in fields
    assert 'value="3"' in fields, "there are days to choose"


def test_what_somebody_said_in_their_own_word_is_still_there() -> None:
    shown = ProfileFields(WORDS, parse_profile({**WHOLE, "dietary_preference": "celiac"}, TODAY)).html(["dietary_preference"])
    assert '<option value="celiac" selected>' in shown


def test_every_diet_and_allergy_offered_is_one_the_meals_know() -> None:
    for diet in DIETS:
        assert allowed_foods(diet)
    for allergen in ALLERGENS:
        assert len(allowed_foods(None, [allergen])) <= len(allowed_foods(None))


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_field_reason_and_door_has_its_words(language: str) -> None:
    words = WebWords(language, strict=True)
    keys = [key for keys in GROUPS.values() for key in keys if key not in {"event"}]
    wanted = [f"web.profile.{key}" for key in (*keys, *QUESTIONS, GUARDIAN)]
    wanted += [f"web.profile.{kind}_{name}" for name, _ in STEPS for kind in ("step", "short")] + [
        f"web.profile.group_{g}" for g in GROUPS
    ]
    for group, known in (("equipment", EQUIPMENT_WORDS), ("condition", CONDITION_WORDS), ("diet", DIETS), ("allergen", ALLERGENS)):
        wanted += [f"web.{group}.{one.replace(' ', '_').replace('-', '_')}" for one in known]
    texts = {"purpose": PURPOSES, "part": PARTS, "door": DOORS, "squad": set(REASONS) - {"outlook", "pulse"}}
    wanted += [f"web.{table}.{one}{more}" for table, them in texts.items() for one in them for more in ("", "_text")]
    wanted += [f"web.privacy.beyond_{n}" for n in range(1, BEYOND + 1)]
    assert not [key for key in wanted if not words.has(key)]
    assert set(BEHIND) == set(REASONS)
    assert set(BEHIND.values()) <= set(PAGES)
    assert set(SIGNS) == set(PURPOSES)


# --- the squad ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def house(tmp_path: Path) -> Any:
    made = build(Settings(home=tmp_path / "home"))
    yield made
    made.close()


def sore(house: House, athlete: str, days: int) -> None:
    at = datetime.now(UTC) - timedelta(days=days)
    pain = Measurement(
        origin=Origin.TOLD, source="log", measurement_id=f"00000000-0000-0000-0000-00000000000{days}", user_id=athlete, at=at,
        quantity="pain_0_10", value=6, note="hip",
    )  # fmt: skip
    house.writer.write([pain])


def test_a_part_that_is_not_opened_is_not_read(house: House) -> None:
    ada = house.flows.add_athlete({k: v for k, v in WHOLE.items() if k != "event"} | {"parq": {"none_of_these": True}})
    sore(house, ada, 1)
    house.coaching.new_plan(ada)
    nothing = signs_of(house.flows, house.coaching, ada, ())
    assert (nothing.locks, nothing.pains, nothing.readiness, nothing.planned, nothing.heard) == (None,) * 5
    plan = signs_of(house.flows, house.coaching, ada, ("plan",))
    assert plan.locks == []
    assert (plan.pains, plan.heard, plan.last_workout, plan.begun) == (None,) * 4
    records = signs_of(house.flows, house.coaching, ada, ("records",))
    assert [(p.region, p.level) for p in records.pains or ()] == [("hip", 6)]
    assert (records.locks, records.planned) == (None, None)


def test_a_raised_pulse_is_a_sign_with_its_small_charts(house: House) -> None:
    ada = house.flows.add_athlete({k: v for k, v in WHOLE.items() if k != "event"})
    now = house.clock.now()
    made: list[Any] = [
        Measurement(
            origin=Origin.IMPORTED, source="wrist", user_id=ada, measurement_id=f"hr-{n}", at=now - timedelta(days=n),
            quantity="resting_hr_bpm", value=62.0 if n < 7 else 50.0 + n % 2,
        )
        for n in range(40)
    ]  # fmt: skip
    house.writer.write(made)
    house.flows.week(ada)
    visitor = Visitor(None)
    (line,) = [
        x
        for x in squad_of(SquadBook(house.flows, house.coaching), house.flows, visitor, cast("Any", None))
        if x.athlete.athlete_id == ada
    ]
    assert "pulse" in {r.code for r in line.attention.reasons}
    assert "7-day average 62 bpm" in charts_html(WORDS, line)


def test_what_somebody_tells_by_hand_is_no_device_that_spoke(house: House) -> None:
    ada = house.flows.add_athlete({k: v for k, v in WHOLE.items() if k != "event"})
    for days in range(1, 9):
        sore(house, ada, days)
    house.flows.settle(ada)
    assert signs_of(house.flows, house.coaching, ada, PARTS).heard == frozenset()


def test_a_lock_is_told_by_what_it_is_about_only_to_whom_the_messages_or_records_are_open(house: House) -> None:
    ada = house.flows.add_athlete({k: v for k, v in WHOLE.items() if k != "event"})
    since = datetime.now(UTC) - timedelta(hours=1)
    made = LatchRecord(origin=Origin.MEASURED, source="shell", latch_id="l-1", user_id=ada, since=since, rule="RF-19", level="E0")
    house.writer.write([made])
    assert signs_of(house.flows, house.coaching, ada, PARTS).locks == [("mind", "E0")]
    assert signs_of(house.flows, house.coaching, ada, ("plan", "messages")).locks == [("mind", "E0")]
    assert signs_of(house.flows, house.coaching, ada, ("plan", "week", "lab")).locks == [("safety", "E1")]
    assert signs_of(house.flows, house.coaching, ada, ("week",)).locks is None
