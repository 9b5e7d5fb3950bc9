"""Every rule from both sides of its threshold, and what holds for all of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest

from milo.insight.advice import EASE, KEEPING_SETS, RULES, SAFETY, advise, load_before
from milo.insight.views import (
    ActivityView,
    BodyView,
    FoodView,
    LiftLine,
    LoadView,
    NightLine,
    RecoveryView,
    Series,
    SleepView,
    StrengthView,
)
from milo.vocabulary.advice import Figure, receipt
from milo.vocabulary.origin import Origin

LAST = date(2026, 3, 15)
DAYS = [LAST - timedelta(days=89 - i) for i in range(90)]


def fig(name: str, value: float | None, low: float | None = None, high: float | None = None) -> Figure:
    reason = None if value is not None else "not_measured"
    on = [receipt("workout", LAST - timedelta(days=6), LAST, name, ["r1"])]
    return Figure(name=name, unit="", origin=Origin.IMPORTED, value=value, reason=reason, low=low, high=high, receipts=on)


@dataclass
class Body:
    """A week of Bruno, empty until something is known of him."""

    load: dict[str, Figure] = field(default_factory=dict)
    daily: list[float | None] = field(default_factory=list)
    sleep: dict[str, Figure] = field(default_factory=dict)
    nights: int = 0
    recovery: dict[str, Figure] = field(default_factory=dict)
    strength: dict[str, Figure] = field(default_factory=dict)
    lifts: list[LiftLine] = field(default_factory=list)
    muscles: dict[str, float] = field(default_factory=dict)
    activity: dict[str, Figure] = field(default_factory=dict)
    body: dict[str, Figure] = field(default_factory=dict)

    def advice(self):
        series = [Series(name="load_au", unit="AU", days=DAYS[-len(self.daily) :], values=self.daily)] if self.daily else []
        night = NightLine(day=LAST, session_id="n", asleep_h=7, in_bed_h=8, start="", end="")
        return advise(
            load=LoadView(figures=self.load, workouts=[], series=series, weekly=[]),
            sleep=SleepView(figures=self.sleep, nights=[night] * self.nights, series=[]),
            recovery=RecoveryView(figures=self.recovery, states={}, series=[]),
            strength=StrengthView(figures=self.strength, lifts=self.lifts, muscles=self.muscles),
            activity=ActivityView(figures=self.activity, series=[]),
            body=BodyView(figures=self.body, series=[]),
            food=FoodView(figures={}),
            last=LAST,
        )

    def rules(self) -> list[str]:
        return [advice.rule for advice in self.advice()]


def of(group: str, *figures: Figure, **more) -> Body:
    return Body(**{group: {f.name: f for f in figures}}, **more)


def lift(trend: str = "rising", new: bool = False, known: str | None = "squat") -> LiftLine:
    record = {"reps": 5, "weight_kg": 100.0, "date": LAST, "set_id": "s"}
    return LiftLine(
        exercise="Squat", lift=known, e1rm_kg=fig("e1rm_kg", 115.0), as_of=LAST, series=[], records=[record],
        trend=trend, new_records=[record] if new else [],
    )  # fmt: skip


def muscles(**changed: float) -> dict[str, float]:
    return {**dict.fromkeys(KEEPING_SETS, 10.0), **changed}


WEEK_BEFORE = [0.0, 300.0, 0.0, 300.0, 0.0, 0.0, 400.0]  # 1,000 AU with easy days: strain 851
EVEN = [140.0, 150.0, 145.0, 150.0, 140.0, 150.0, 145.0]
jump = [fig("ctl28", 1.0)]

CASES = [
    ("few_workouts", of("load", fig("workouts", 2)), of("load", fig("workouts", 3))),
    ("few_workouts", of("load", fig("workouts", 0)), of("load", fig("workouts", None))),
    ("sleep_quality", of("sleep", fig("quality", 0.69)), of("sleep", fig("quality", 0.70))),
    ("few_steps", of("activity", fig("steps_per_day", 4_999)), of("activity", fig("steps_per_day", 5_000))),
    ("short_sleep", of("sleep", fig("mean_h", 6.99)), of("sleep", fig("mean_h", 7.0))),
    ("sleep_debt", of("sleep", fig("debt_h", 5.1)), of("sleep", fig("debt_h", 5.0))),
    ("sleep_debt", of("sleep", fig("debt_h", 8.0)), of("sleep", fig("debt_h", 8.1))),
    ("sleep_debt_high", of("sleep", fig("debt_h", 8.1)), of("sleep", fig("debt_h", 8.0))),
    ("irregular_sleep", of("sleep", fig("regularity_min", 61)), of("sleep", fig("regularity_min", 60))),
    (
        "resting_hr_raised",
        of("recovery", fig("resting_hr_bpm", 56.6, 50, 56)),
        of("recovery", fig("resting_hr_bpm", 56.4, 50, 56)),
    ),
    ("resting_hr_raised", of("recovery", fig("resting_hr_bpm", 70, 50, 56)), of("recovery", fig("resting_hr_bpm", 70))),
    ("hrv_below_band", of("recovery", fig("hrv_rmssd_ms", 49, 50, 70)), of("recovery", fig("hrv_rmssd_ms", 50, 50, 70))),
    ("hrv_below_band", of("recovery", fig("hrv_sdnn_ms", 49, 50, 70)), of("recovery", fig("hrv_sdnn_ms", 71, 50, 70))),
    ("resting_hr_out_of_range", of("recovery", fig("resting_hr_bpm", 111)), of("recovery", fig("resting_hr_bpm", 110))),
    (
        "resting_hr_out_of_range",
        of("recovery", fig("resting_hr_bpm", 38, 50, 60)),
        of("recovery", fig("resting_hr_bpm", 38, 37, 43)),
    ),
    ("resting_hr_out_of_range", of("recovery", fig("resting_hr_bpm", 40)), of("recovery", fig("resting_hr_bpm", 41))),
    (
        "blood_pressure_out_of_range",
        of("body", fig("systolic_mmhg", 180), fig("diastolic_mmhg", 80)),
        of("body", fig("systolic_mmhg", 179), fig("diastolic_mmhg", 109)),
    ),
    (
        "blood_pressure_out_of_range",
        of("body", fig("systolic_mmhg", 150), fig("diastolic_mmhg", 110)),
        of("body", fig("systolic_mmhg", 200), fig("diastolic_mmhg", None)),
    ),
    (
        "weight_falling_fast",
        of("body", fig("weight_kg", 80), fig("weight_change_kg_per_week", -0.81)),
        of("body", fig("weight_kg", 80), fig("weight_change_kg_per_week", -0.80)),
    ),
    (
        "form_very_low",
        of("load", fig("fitness", 100), fig("form", -30.1), fig("ctl42", 100)),
        of("load", fig("fitness", 100), fig("form", -30.0), fig("ctl42", 100)),
    ),
    (
        "form_very_low",
        of("load", fig("fitness", 10), fig("form", -9), fig("ctl42", 10)),
        of("load", fig("fitness", 9.9), fig("form", -9), fig("ctl42", 10)),
    ),
    (
        "form_very_low",
        of("load", fig("fitness", 100), fig("form", -50), fig("ctl42", 100)),
        of("load", fig("fitness", 100), fig("form", -50), fig("ctl42", None)),
    ),
    (
        "high_monotony",
        of("load", fig("monotony", 2.01), fig("strain", 2_000), daily=WEEK_BEFORE * 4 + EVEN),
        of("load", fig("monotony", 2.0), fig("strain", 2_000), daily=WEEK_BEFORE * 4 + EVEN),
    ),
    (
        "high_monotony",
        of("load", fig("monotony", 3), fig("strain", 860), daily=WEEK_BEFORE * 4 + EVEN),
        of("load", fig("monotony", 3), fig("strain", 840), daily=WEEK_BEFORE * 4 + EVEN),
    ),
    (
        "high_monotony",
        of("load", fig("monotony", 3), fig("strain", 2_000), daily=WEEK_BEFORE * 4 + EVEN),
        of("load", fig("monotony", 3), fig("strain", 2_000), daily=WEEK_BEFORE * 3 + EVEN),
    ),
    (
        "load_jump",
        of("load", fig("weekly_load", 1_501), *jump, daily=WEEK_BEFORE * 5),
        of("load", fig("weekly_load", 1_500), *jump, daily=WEEK_BEFORE * 5),
    ),
    (
        "load_jump",
        of("load", fig("weekly_load", 5_000), daily=WEEK_BEFORE * 5),
        of("load", fig("weekly_load", 5_000), daily=[None] * 7 + WEEK_BEFORE * 4),
    ),
    (
        "load_jump",
        of("load", fig("weekly_load", 160), daily=[100.0, *[0.0] * 6] * 5),
        of("load", fig("weekly_load", 160), daily=[99.0, *[0.0] * 6] * 5),
    ),
    ("no_rest_day", of("load", fig("workouts", 7), daily=EVEN), of("load", fig("workouts", 6), daily=[*EVEN[:6], 0.0])),
    ("no_rest_day", of("load", fig("workouts", 7), daily=EVEN), of("load", fig("workouts", 6), daily=EVEN[:6])),
    ("lift_falling", Body(lifts=[lift("falling")]), Body(lifts=[lift("too_few")])),
    ("plateau", Body(lifts=[lift("plateau")]), Body(lifts=[lift("rising")])),
    ("new_record", Body(lifts=[lift(new=True)]), Body(lifts=[lift()])),
    (
        "muscle_neglected",
        of("strength", fig("sessions", 2), muscles=muscles(hamstrings=3.5)),
        of("strength", fig("sessions", 2), muscles=muscles(hamstrings=4.0)),
    ),
    (
        "muscle_neglected",
        of("strength", fig("sessions", 2), muscles=muscles(chest=0.0)),
        of("strength", fig("sessions", 1), muscles=muscles(chest=0.0)),
    ),
    (
        "muscle_neglected",
        of("strength", fig("sessions", 2), muscles={"quads": 8.0}, lifts=[lift()]),
        of("strength", fig("sessions", 2), muscles={"quads": 8.0}, lifts=[lift(known=None)]),
    ),
    ("sleep_unknown", of("load", fig("workouts", 1)), of("load", fig("workouts", 1), nights=1)),
    ("sleep_unknown", of("load", fig("workouts", 4)), of("load", fig("workouts", 0))),
    ("nothing_known", Body(), of("activity", fig("steps_per_day", 9_000))),
    ("nothing_known", of("load", fig("workouts", None)), of("load", fig("workouts", 0))),
    ("good_week", of("load", fig("workouts", 3)), of("load", fig("workouts", 2))),
]


@pytest.mark.parametrize(("rule", "fires", "silent"), CASES)
def test_a_rule_fires_on_its_side_of_the_threshold_only(rule, fires, silent):
    assert rule in fires.rules()
    assert rule not in silent.rules()


def test_every_rule_has_a_case():
    assert {rule for rule, _, _ in CASES} == set(RULES)


def test_a_figure_without_a_value_fires_no_rule():
    names = {
        "load": ["workouts", "weekly_load", "monotony", "strain", "fitness", "form"],
        "sleep": ["mean_h", "quality", "debt_h", "regularity_min", "nights"],
        "recovery": ["resting_hr_bpm", "hrv_rmssd_ms", "hrv_sdnn_ms"],
        "strength": ["sessions", "hard_sets"],
        "activity": ["steps_per_day"],
        "body": ["weight_kg", "weight_change_kg_per_week", "systolic_mmhg", "diastolic_mmhg"],
    }
    nobody = Body(**{group: {n: fig(n, None) for n in found} for group, found in names.items()})
    assert nobody.rules() == ["nothing_known"]


@pytest.mark.parametrize(("rule", "fires"), [(rule, fires) for rule, fires, _ in CASES if rule != "nothing_known"])
def test_every_recommendation_carries_the_receipts_of_what_it_used_once(rule, fires):
    found = next(advice for advice in fires.advice() if advice.rule == rule)
    assert found.receipts
    assert len({repr(r) for r in found.receipts}) == len(found.receipts)


def tired() -> Body:
    return Body(
        load={"workouts": fig("workouts", 1)},
        recovery={"resting_hr_bpm": fig("resting_hr_bpm", 60, 50, 56)},
        sleep={"quality": fig("quality", 0.5)},
        activity={"steps_per_day": fig("steps_per_day", 900)},
        lifts=[lift("plateau"), lift("rising", new=True)],
    )


def test_a_lift_with_a_record_this_week_is_not_told_that_nothing_moves():
    assert {a.rule for a in Body(lifts=[lift("plateau", new=True)]).advice()} >= {"new_record"}
    assert "plateau" not in {a.rule for a in Body(lifts=[lift("plateau", new=True)]).advice()}


def test_the_most_pressing_comes_first():
    advice = tired().advice()
    assert advice[0].rule == "resting_hr_raised"
    assert [a.priority for a in advice] == sorted(a.priority for a in advice)
    assert advice[-1].rule == "new_record"


def test_the_same_week_gives_the_same_advice():
    assert tired().advice() == tired().advice()


def test_nothing_urges_to_train_while_a_safety_rule_speaks():
    ill = tired()
    ill.recovery = {"resting_hr_bpm": fig("resting_hr_bpm", 118)}
    advice = ill.advice()
    assert (advice[0].rule, advice[0].priority, advice[0].colour) == ("resting_hr_out_of_range", SAFETY, "red")
    assert not {"few_workouts", "few_steps", "plateau", "new_record", "good_week"} & {a.rule for a in advice}
    assert "sleep_quality" in {a.rule for a in advice}


def test_whoever_is_told_to_go_easier_is_not_told_to_do_more_beside_it():
    week = Body(load={"workouts": fig("workouts", 2)}, recovery={"resting_hr_bpm": fig("resting_hr_bpm", 58, 50, 55)})
    assert "resting_hr_raised" in week.rules()
    assert "few_workouts" not in week.rules()
    assert "few_workouts" in of("load", fig("workouts", 2)).rules()


def test_a_week_with_something_to_change_is_not_called_good():
    week = Body(load={"workouts": fig("workouts", 4)}, sleep={"quality": fig("quality", 0.6)})
    assert "good_week" not in week.rules()


def test_sdnn_is_not_asked_when_rmssd_is_known():
    assert "hrv_below_band" not in of("recovery", fig("hrv_rmssd_ms", 60, 50, 70), fig("hrv_sdnn_ms", 20, 50, 70)).rules()


def test_fast_weight_loss_hands_no_number_to_the_words():
    found = of("body", fig("weight_kg", 80), fig("weight_change_kg_per_week", -2)).advice()[0]
    assert (found.rule, found.priority, found.params) == ("weight_falling_fast", EASE, {})


def test_the_load_before_is_the_mean_of_four_whole_weeks_counting_rest_days():
    daily = Series(name="load_au", unit="AU", days=DAYS[-35:], values=WEEK_BEFORE * 4 + [9e9] * 7)
    view = LoadView(figures={}, workouts=[], weekly=[], series=[daily])
    assert load_before(view, LAST) == 1_000.0
    assert load_before(view, LAST + timedelta(days=60)) is None


def test_a_week_that_began_before_the_history_is_no_whole_week():
    daily = Series(name="load_au", unit="AU", days=DAYS[-35:], values=[None, *WEEK_BEFORE[1:], *WEEK_BEFORE * 4])
    assert load_before(LoadView(figures={}, workouts=[], weekly=[], series=[daily]), LAST) is None
