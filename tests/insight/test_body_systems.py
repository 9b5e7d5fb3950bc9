"""Recovery, activity, body and food: small views over days."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from milo.insight.activity import activity_view
from milo.insight.body import body_view
from milo.insight.food import food_view
from milo.insight.recovery import recovery_view
from milo.insight.week import assemble
from milo.vocabulary.athlete import parse_profile
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import DayDigest, Nutrition
from people import ADA, LAST, PROFILE, at, day, inputs, setting


def mornings(quantity: str, values: list[float], **more: Any) -> list[DayDigest]:
    """Values of the last days, the newest last."""
    return [day(LAST - timedelta(days=len(values) - 1 - i), stats={quantity: v}, **more) for i, v in enumerate(values)]


# --- recovery -----------------------------------------------------------------------------------------------------------


def test_the_band_is_the_athletes_own_and_the_week_is_its_mean() -> None:
    values = [50.0, 52.0] * 20 + [60.0] * 7
    found = recovery_view(inputs(day_digests=mornings("resting_hr_bpm", values)))
    figure = found.figures["resting_hr_bpm"]
    mean = sum(values) / len(values)
    sd = math.sqrt(sum((v - mean) ** 2 for v in values) / (len(values) - 1))
    assert figure.value == 60
    assert (figure.low, figure.high) == (pytest.approx(mean - sd, abs=0.06), pytest.approx(mean + sd, abs=0.06))
    assert found.states["resting_hr_bpm"] == "above"


def test_hrv_is_judged_by_its_logarithm_and_half_a_deviation() -> None:
    values = [40.0, 60.0] * 20 + [35.0] * 7
    found = recovery_view(inputs(day_digests=mornings("hrv_rmssd_ms", values)))
    logs = [math.log(v) for v in values]
    mean = sum(logs) / len(logs)
    sd = math.sqrt(sum((v - mean) ** 2 for v in logs) / (len(logs) - 1))
    assert found.figures["hrv_rmssd_ms"].low == pytest.approx(math.exp(mean - sd / 2), abs=0.06)
    assert found.states["hrv_rmssd_ms"] == "below"


def test_rmssd_and_sdnn_are_never_mixed() -> None:
    found = recovery_view(
        inputs(day_digests=mornings("hrv_sdnn_ms", [60.0] * 30, source="phone") + mornings("hrv_rmssd_ms", [40.0] * 30))
    )
    assert (found.figures["hrv_rmssd_ms"].value, found.figures["hrv_sdnn_ms"].value) == (40, 60)
    only = recovery_view(inputs(day_digests=mornings("hrv_sdnn_ms", [60.0] * 30)))
    assert only.figures["hrv_rmssd_ms"].reason == "not_measured"


def test_one_source_speaks_for_the_series() -> None:
    two = mornings("resting_hr_bpm", [50.0] * 30) + mornings("resting_hr_bpm", [70.0] * 10, source="band")
    assert recovery_view(inputs(day_digests=two)).figures["resting_hr_bpm"].value == 50
    order = [setting("sources", {"order": ["band"]})]
    assert recovery_view(inputs(day_digests=two, settings=order)).figures["resting_hr_bpm"].value == 70


def test_a_variability_of_zero_is_no_reading() -> None:
    days = mornings("hr_variability_ms", [0.0] * 5 + [40.0] * 15, digest_of="event")
    found = recovery_view(inputs(day_digests=days))
    assert found.figures["hr_variability_ms"].value == pytest.approx(40)
    assert {r.kind for r in found.figures["hr_variability_ms"].receipts} == {"event"}
    none = recovery_view(inputs(day_digests=mornings("hrv_rmssd_ms", [0.0] * 20)))
    assert (none.figures["hrv_rmssd_ms"].value, none.figures["hrv_rmssd_ms"].reason) == (None, "not_measured")


def test_two_mornings_are_too_few_and_thirteen_make_no_band() -> None:
    assert (
        recovery_view(inputs(day_digests=mornings("resting_hr_bpm", [50.0] * 2))).figures["resting_hr_bpm"].reason == "too_few_days"
    )
    young = recovery_view(inputs(day_digests=mornings("resting_hr_bpm", [50.0] * 13)))
    assert (young.figures["resting_hr_bpm"].value, young.figures["resting_hr_bpm"].low) == (50, None)
    assert young.states["resting_hr_bpm"] == "unknown"


# --- activity -----------------------------------------------------------------------------------------------------------


def test_steps_are_a_mean_over_the_days_that_were_told() -> None:
    days = [day(LAST - timedelta(days=i), {"steps": {9: 1_000.0 * (i + 1)}}) for i in range(5)]
    found = activity_view(inputs(day_digests=days))
    assert found.figures["steps_per_day"].value == 3_000
    assert found.figures["steps_per_day"].receipts[0].quantity == "steps"
    assert found.series[0].values[-6:] == [None, 5_000, 4_000, 3_000, 2_000, 1_000]
    assert activity_view(inputs(day_digests=days[:3])).figures["steps_per_day"].reason == "too_few_days"
    assert activity_view(inputs()).figures["steps_per_day"].reason == "not_measured"


# --- body ---------------------------------------------------------------------------------------------------------------


def test_the_weight_trend_smooths_and_the_change_is_a_slope() -> None:
    losing = mornings("weight_kg", [70 - 0.1 * i for i in range(28)])
    found = body_view(inputs(day_digests=losing)).figures
    assert found["weight_change_kg_per_week"].value == pytest.approx(-0.7)
    assert found["weight_kg"].value is not None
    assert 67.3 < found["weight_kg"].value < 69, "the trend lags behind a steady loss"


def test_the_trend_stands_between_weighings_and_ends_with_the_last() -> None:
    weighed = [day(LAST - timedelta(days=back), stats={"weight_kg": 60}) for back in (6, 3)]
    trend = body_view(inputs(day_digests=weighed)).series[1]
    assert trend.values[-8:] == [None, 60, 60, 60, 60, None, None, None]


def test_few_weighings_give_no_change() -> None:
    few = mornings("weight_kg", [70.0, 69.0, 68.0])
    figure = body_view(inputs(day_digests=few)).figures["weight_change_kg_per_week"]
    assert (figure.value, figure.reason) == (None, "too_few_weights")
    told = body_view(inputs()).figures["weight_kg"]
    assert (told.value, told.origin) == (60, "told")
    assert body_view(inputs(profile=None)).figures["weight_kg"].reason == "no_weight"


def test_body_fat_says_what_is_missing() -> None:
    tape = [day(LAST, stats={"waist_cm": 75, "neck_cm": 33})]
    missing = body_view(inputs(day_digests=tape)).figures["body_fat_pct"]
    assert (missing.reason, missing.reason_with) == ("needs_tape", {"missing": "hip_cm"})
    whole = body_view(inputs(day_digests=[day(LAST, stats={"waist_cm": 75, "neck_cm": 33, "hip_cm": 98})])).figures["body_fat_pct"]
    assert whole.origin == "estimated"
    assert whole.low is not None
    measured = body_view(inputs(day_digests=[day(LAST, stats={"body_fat_pct": 22})])).figures["body_fat_pct"]
    assert (measured.value, measured.origin) == (22, "imported")


# --- food ---------------------------------------------------------------------------------------------------------------


def meal(back: int, hour: int, kcal: float | None, protein: float | None = None) -> Nutrition:
    when = at(LAST - timedelta(days=back), hour)
    return Nutrition(
        origin=Origin.TOLD,
        source="t",
        log_id=f"{back}-{hour}",
        user_id=ADA,
        log_ts=when,
        calories=kcal,
        protein_g=protein,
        utc_offset_min=0,
    )


def test_food_is_a_mean_over_logged_days() -> None:
    meals = [meal(b, h, 600 + 100 * b, 30) for b in range(3) for h in (8, 13, 20)]
    found = food_view(inputs(nutrition=meals, profile=PROFILE)).figures
    assert found["energy_kcal_per_day"].value == pytest.approx((1_800 + 2_100 + 2_400) / 3)
    assert found["protein_g_per_kg"].value == pytest.approx(90 / 60)
    assert found["days_logged"].value == 3
    assert found["energy_kcal_per_day"].receipts[0].count == 9
    days = food_view(inputs(nutrition=meals, profile=PROFILE)).days
    assert [(d.logged, d.kcal) for d in days] == [(False, None)] * 4 + [(True, 2_400), (True, 2_100), (True, 1_800)]


def test_water_alone_is_no_energy() -> None:
    found = food_view(inputs(nutrition=[meal(b, 8, None) for b in range(5)])).figures
    assert found["energy_kcal_per_day"].reason == "no_food_logged"
    assert found["days_logged"].value == 5
    assert food_view(inputs()).figures["days_logged"].reason == "no_food_logged"


@pytest.mark.parametrize(
    ("profile", "flagged"), [({"age": 15}, False), ({"age": 30, "conditions": ["eating disorder"]}, False), ({"age": 30}, True)]
)
def test_weight_and_energy_are_kept_back_where_the_reference_asks_for_it(profile: dict[str, Any], flagged: bool) -> None:
    made = inputs(
        profile=parse_profile({"name": "Ada", "sex": "female", "goal": "general", "days_per_week": 3, **profile}, LAST),
        flagged=flagged,
        day_digests=[day(LAST - timedelta(days=d), stats={"weight_kg": 60 - d / 10, "systolic_mmhg": 118}) for d in range(28)],
    )
    week = assemble(made)
    kept_back = {name for name, f in week.body.figures.items() if f.reason == "kept_back"}
    assert kept_back == {"weight_kg", "weight_change_kg_per_week", "body_fat_pct", "waist_cm"}
    assert week.food.figures["energy_kcal_per_day"].reason == "kept_back"
    assert week.body.series == []
    assert week.body.figures["systolic_mmhg"].value == 118
    plain = assemble(replace(made, flagged=False, profile=None))
    assert plain.body.figures["weight_kg"].value == pytest.approx(60, abs=1.5)
