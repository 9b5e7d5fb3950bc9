"""The outlook at run time: it never looks ahead, says nothing it does not know, and is what its card says."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta

import numpy as np
import pytest

from milo.locales import LANGUAGES, has
from milo.models import shelf
from milo.models.outlook import GROUPS, load, outlooks
from milo.models.outlook_features import COLUMNS, NAMES, features
from milo.models.outlook_readiness import own_scores, readiness
from milo.twin.panel import panel
from milo.twin.traits import ARCHETYPES
from milo.vocabulary.outlook import Outlook

PEOPLE = panel(77, 60, 150)
LAST = 119
IDS = [f"athlete {k}" for k in range(PEOPLE.n)]


def _at(days: dict[str, np.ndarray], row: int = LAST) -> list[Outlook]:
    return outlooks(load(), IDS, days, row, PEOPLE.first + timedelta(days=row))


def test_days_appended_later_never_change_an_answer() -> None:
    short = {name: values[: LAST + 1] for name, values in PEOPLE.days.items()}
    assert [o.public() for o in _at(short)] == [o.public() for o in _at(PEOPLE.days)]
    spoiled = {name: values.copy() for name, values in PEOPLE.days.items()}
    for values in spoiled.values():
        values[LAST + 1 :] = 5.0
    assert [o.public() for o in _at(spoiled)] == [o.public() for o in _at(PEOPLE.days)]


def test_a_signal_nobody_measures_is_the_same_as_one_that_is_always_missing() -> None:
    without = {name: values for name, values in PEOPLE.days.items() if name != "hrv_rmssd_ms"}
    empty = {**PEOPLE.days, "hrv_rmssd_ms": np.full_like(PEOPLE.days["mood_1_5"], np.nan)}
    assert np.array_equal(features(without, [LAST]), features(empty, [LAST]))
    assert not features(without, [LAST])[..., [n for n, name in enumerate(NAMES) if name.startswith("hrv")][:3]].any()


def test_no_feature_is_an_archetype_an_event_or_an_identity() -> None:
    assert {name.split(":")[0] for name in NAMES} == set(COLUMNS)
    words = " ".join(NAMES)
    assert not any(a.name in words for a in ARCHETYPES)
    assert "burnout" not in words
    assert {c for columns in GROUPS.values() for c in columns} == set(COLUMNS)


def test_every_known_outlook_has_a_band_a_falling_curve_and_says_who_taught_it() -> None:
    found = [o for o in _at(PEOPLE.days) if o.risk_28d is not None]
    assert len(found) > 50
    for o in found:
        assert o.interval is not None
        assert o.risk_28d is not None
        assert o.risk_90d is not None
        assert 0 < o.interval[0] < o.risk_28d < o.interval[1] < 1
        assert o.risk_28d < o.risk_90d
        middle = [point[1] for point in o.curve]
        assert middle == sorted(middle, reverse=True)
        assert all(low <= m <= high for _, m, low, high in o.curve)
        assert "simulated" in {r.code for r in o.reasons}
        assert len(o.drivers) <= 3
        assert o.steps
        assert all(has(f"outlook-step-{s}", language) for s in o.steps for language in LANGUAGES)
        assert all(has(f"outlook-driver-{d.name}", language) for d in o.drivers for language in LANGUAGES)


def test_worse_moods_raise_the_risk_and_the_advice() -> None:
    low, high = ({**PEOPLE.days} for _ in range(2))
    low["mood_1_5"] = np.full_like(PEOPLE.days["mood_1_5"], 1.0)
    high["mood_1_5"] = np.full_like(PEOPLE.days["mood_1_5"], 5.0)
    worse, better = _at(low), _at(high)
    assert all(w.risk_28d > b.risk_28d for w, b in zip(worse, better, strict=True) if w.risk_28d and b.risk_28d)
    assert any("lighten" in o.steps for o in worse)


def test_too_few_days_give_no_risk_and_a_reason() -> None:
    few = {name: np.where(np.arange(PEOPLE.length)[:, None] < LAST - 10, np.nan, values) for name, values in PEOPLE.days.items()}
    for o in _at(few):
        assert o.risk_28d is None
        assert o.interval is None
        assert not o.drivers
        assert [r.code for r in o.reasons] == ["too_few_days"]
    assert [r.code for r in outlooks(None, ["a"], few, LAST, date(2026, 1, 1))[0].reasons] == ["no_model"]


def test_an_unanswered_questionnaire_is_said_and_asked_for_where_it_matters() -> None:
    without = {name: values for name, values in PEOPLE.days.items() if name != "exhaustion_1_5"}
    without["mood_1_5"] = np.full_like(without["mood_1_5"], 1.0)
    without["stress_1_5"] = np.full_like(without["mood_1_5"], 5.0)
    found = _at(without)
    assert all("no_questionnaire" in {r.code for r in o.reasons} for o in found if o.risk_28d)
    assert any(o.unsure and "questionnaire" in o.steps for o in found)
    assert not any(o.unsure for o in _at(PEOPLE.days) if "no_questionnaire" not in {r.code for r in o.reasons})


def test_readiness_is_measured_against_the_own_past_alone() -> None:
    scores = own_scores(PEOPLE.days)
    assert np.array_equal(scores[:100], own_scores({n: v[:100] for n, v in PEOPLE.days.items()}), equal_nan=True)
    ready = readiness(scores)[60:]
    assert abs(float(np.nanmean(ready))) < 0.15
    assert all(
        0 <= o.readiness_next_day.interval[0] <= o.readiness_next_day.score_0_100 <= 100
        for o in _at(PEOPLE.days)
        if o.readiness_next_day
    )


def test_the_card_claims_no_more_than_the_true_hazard_reaches() -> None:
    metrics = shelf.load("burnout").card["metrics"]
    assert metrics["auc_28d"] < min(0.79, metrics["auc_oracle"])
    assert abs(metrics["leak_guards"]["auc_permuted_labels"] - 0.5) <= 0.03
    assert metrics["leak_guards"]["features_look_ahead"] is False
    assert metrics["brier_skill_90d_interval"][0] > 0
    assert metrics["auc_28d"] - metrics["auc_second_family"] <= 0.04
    assert metrics["band_coverage_80"] == pytest.approx(0.8, abs=0.03)


def test_at_run_time_nothing_of_the_training_packages_is_imported() -> None:
    code = "import sys, milo.models.outlook; sys.exit(bool({'torch', 'sklearn', 'sksurv', 'pandas'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
