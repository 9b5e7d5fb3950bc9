"""A week of Ada, who runs and lifts a little: made up here, number by number, for the pages to be looked at and tested."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, timedelta

from milo.insight.advice import advise
from milo.insight.views import (
    ActivityView,
    BodyView,
    FoodDay,
    FoodView,
    LiftLine,
    LoadView,
    NightLine,
    RecoveryView,
    Series,
    SleepView,
    StrengthView,
    Week,
    WorkoutLine,
)
from milo.vocabulary.advice import Figure, Receipt, receipt
from milo.vocabulary.identity import identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Merge

LAST = date(2026, 3, 15)
FIRST = LAST - timedelta(days=6)
USER = "a0a0a0a0-0000-4000-8000-000000000001"


def ids(kind: str, count: int) -> list[str]:
    return [identity(kind, i) for i in range(count)]


def stands_on(kind: str, rule: str, count: int, days: int = 7) -> list[Receipt]:
    return [receipt(kind, LAST - timedelta(days=days - 1), LAST, rule, ids(kind, count))]


def fig(name, value, unit="", origin=Origin.ESTIMATED, receipts=(), reason=None, reason_with=None, low=None, high=None) -> Figure:
    return Figure(
        name=name,
        unit=unit,
        origin=origin,
        value=value,
        receipts=list(receipts),
        reason=reason,
        reason_with=reason_with or {},
        low=low,
        high=high,
    )


def unknown(name: str, reason: str = "not_known") -> Figure:
    return fig(name, None, reason=reason)


def wave(day: int, period: float, size: float, shift: float = 0.0) -> float:
    """Something that goes up and down without a generator."""
    return size * math.sin(2 * math.pi * day / period + shift) + 0.4 * size * math.sin(2 * math.pi * day / (period / 2.7) + 1.3)


def days_back(count: int) -> list[date]:
    return [LAST - timedelta(days=count - 1 - i) for i in range(count)]


PLAN = (0, 310, 180, 0, 390, 0, 560)  # Monday to Sunday


def daily_loads(count: int = 90) -> list[float]:
    return [max(0.0, PLAN[d.weekday()] * (0.55 + 0.5 * i / count + 0.08 * math.sin(i / 6))) for i, d in enumerate(days_back(count))]


def load_view() -> LoadView:
    loads = daily_loads()
    fitness, fatigue, form = [], [], []
    slow, fast = 95.0, 100.0
    for load in loads:
        form.append(slow - fast)
        slow += (load - slow) / 42
        fast += (load - fast) / 7
        fitness.append(slow)
        fatigue.append(fast)
    days = days_back(90)
    week = sum(loads[-7:])
    on = stands_on("workout", "sum of seven days, AU", 4)
    long = stands_on("workout", "exponential mean, 42 days", 41, 90)
    return LoadView(
        figures={
            "weekly_load": fig("weekly_load", week, "AU", receipts=on),
            "workouts": fig("workouts", 4, "1", Origin.IMPORTED, on),
            "minutes": fig("minutes", 252, "min", Origin.IMPORTED, on),
            "fitness": fig("fitness", fitness[-1], "AU", receipts=long),
            "fatigue": fig("fatigue", fatigue[-1], "AU", receipts=long),
            "form": fig("form", form[-1], "AU", receipts=long),
            "atl": fig("atl", week / 7, "AU", receipts=on),
            "ctl28": fig("ctl28", sum(loads[-28:]) / 28, "AU", receipts=stands_on("workout", "mean of 28 days", 16, 28)),
            "ctl42": fig("ctl42", sum(loads[-42:]) / 42, "AU", receipts=long),
            "monotony": fig("monotony", 1.02, "1", receipts=on),
            "strain": fig("strain", week * 1.02, "AU", receipts=on),
            "acwr": fig("acwr", 1.08, "1", receipts=long),
        },
        workouts=[
            workout(1, "running", "Track intervals", 54, 9.8, 158, 352, "edwards"),
            workout(2, "strength", "Push & pull", 62, None, None, 205, "srpe", sets=19),
            workout(4, "running", "Tempo along the river", 61, 11.6, 154, 441, "edwards"),
            workout(6, "running", "Long run", 75, 13.1, 146, 612, "banister", sources=["garmin fenix5", "phone"]),
        ],
        series=[
            Series(name="load_au", unit="AU", days=days, values=list(loads)),
            Series(name="fitness", unit="AU", days=days, values=list(fitness)),
            Series(name="fatigue", unit="AU", days=days, values=list(fatigue)),
            Series(name="form", unit="AU", days=days, values=list(form)),
        ],
        weekly=[(LAST - timedelta(days=6 + 7 * back), sum(loads[len(loads) - 7 * (back + 1) :][:7])) for back in range(11, -1, -1)],
        zones=ZONES,
        zone_minutes=[38.0, 92.0, 34.0, 20.0, 6.0],
    )


ZONES = {"lower_bpm": [101.0, 122.0, 141.0, 158.0, 172.0], "method": "own"}


def workout(day, kind, title, minutes, km, bpm, load, method, sets=0, sources=("garmin fenix5",)) -> WorkoutLine:
    return WorkoutLine(
        workout_id=identity("workout", title),
        day=FIRST + timedelta(days=day),
        activity_type=kind,
        sources=list(sources),
        title=title,
        minutes=float(minutes),
        distance_km=km,
        heart_rate_bpm=bpm,
        load=fig(method, load / 3, "1"),
        load_au=fig("load_au", float(load), "AU"),
        sets=sets,
        method_why={"srpe": "effort_told", "edwards": "heart_rate_and_maximum"}.get(method, "heart_rate_and_reserve"),
    )


def sleep_view() -> SleepView:
    asleep = [7.1, 6.4, 7.6, 7.9, 6.8, 8.2, 7.4]
    nights = [
        NightLine(
            day=FIRST + timedelta(days=i),
            session_id=identity("sleep", i),
            asleep_h=hours,
            in_bed_h=hours + 0.6,
            start=f"2026-03-{8 + i:02d}T22:{40 - i * 5:02d}:00+01:00",
            end=f"2026-03-{9 + i:02d}T06:{20 + i * 4:02d}:00+01:00",
            quality=0.72 + 0.03 * (i % 4),
            stages_min={"deep": 62 + 5 * (i % 3), "rem": 84 + 7 * (i % 4), "light": hours * 60 - 160, "awake": 22 + 3 * i},
        )
        for i, hours in enumerate(asleep)
    ]
    on = stands_on("sleep", "mean of the nights", 7)
    return SleepView(
        figures={
            "mean_h": fig("mean_h", sum(asleep) / 7, "h", Origin.IMPORTED, on),
            "quality": fig("quality", 0.76, "1", Origin.IMPORTED, on),
            "debt_h": fig("debt_h", 2.4, "h", receipts=stands_on("sleep", "0.9 D + need - sleep", 14, 14)),
            "regularity_min": fig("regularity_min", 34.0, "min", receipts=on),
            "need_h": fig("need_h", 7.8, "h", receipts=stands_on("sleep", "mean of free days", 9, 28)),
            "nights": fig("nights", 7, "1", Origin.IMPORTED, on),
        },
        nights=nights,
        series=[
            Series(
                name="asleep_h",
                unit="h",
                days=days_back(60),
                values=[None if i in {12, 13, 14, 31} else 7.3 + wave(i, 9, 0.6) for i in range(53)] + asleep,
            )
        ],
    )


def band(name: str, unit: str, middle: float, size: float, half: float, missing: frozenset[int]) -> Series:
    return Series(
        name=name,
        unit=unit,
        days=days_back(60),
        values=[None if i in missing else middle + wave(i, 11, size) - i * size / 60 for i in range(60)],
        low=[None if i < 14 else middle - half + 0.2 * wave(i, 40, size) for i in range(60)],
        high=[None if i < 14 else middle + half + 0.2 * wave(i, 40, size) for i in range(60)],
    )


def recovery_view() -> RecoveryView:
    def on(quantity: str) -> list[Receipt]:
        return [receipt("day_digest", FIRST, LAST, "mean of seven days against 60", ids(quantity, 7), quantity)]

    return RecoveryView(
        figures={
            "resting_hr_bpm": fig("resting_hr_bpm", 51.4, "bpm", Origin.MEASURED, on("resting_hr_bpm"), low=49.6, high=55.2),
            "hrv_rmssd_ms": fig("hrv_rmssd_ms", 61.0, "ms", Origin.MEASURED, on("hrv_rmssd_ms"), low=52.0, high=74.0),
            "hrv_sdnn_ms": unknown("hrv_sdnn_ms"),
        },
        states={"resting_hr_bpm": "inside", "hrv_rmssd_ms": "inside", "hrv_sdnn_ms": "unknown"},
        series=[
            band("resting_hr_bpm", "bpm", 52.4, 1.6, 2.8, frozenset({8, 9, 33})),
            band("hrv_rmssd_ms", "ms", 63.0, 7.0, 11.0, frozenset({8, 9, 20, 21, 22, 33})),
        ],
    )


def lift(name: str, kg: float, trend: str, best: tuple[float, float], new: bool = False) -> LiftLine:
    days = [LAST - timedelta(days=back) for back in range(84, 0, -6)]
    record = {"reps": best[1], "weight_kg": best[0], "date": days[-1], "set_id": identity(name)}
    return LiftLine(
        exercise=name,
        lift=None,
        e1rm_kg=fig(
            "e1rm_kg", kg, "kg", receipts=stands_on("set", "mean of Epley, Brzycki, RTS", 9, 28), low=kg * 0.96, high=kg * 1.04
        ),
        as_of=days[-1],
        series=[(day, kg * (0.9 + 0.1 * i / len(days)) + wave(i, 5, kg * 0.008)) for i, day in enumerate(days)],
        records=[record],
        trend=trend,
        new_records=[record] if new else [],
    )


def strength_view() -> StrengthView:
    on = stands_on("set", "working sets of the week", 19)
    return StrengthView(
        figures={
            "sessions": fig("sessions", 1, "1", Origin.TOLD, on),
            "hard_sets": fig("hard_sets", 15, "1", Origin.TOLD, on),
            "sets": fig("sets", 19, "1", Origin.TOLD, on),
            "tonnage_kg": fig("tonnage_kg", 6_840, "kg", Origin.TOLD, on),
        },
        lifts=[
            lift("Squat (Barbell)", 82.0, "rising", (70.0, 5), new=True),
            lift("Bench Press (Barbell)", 54.5, "plateau", (47.5, 5)),
            lift("Pull Up", 71.0, "rising", (62.0, 6)),
        ],
        muscles={"quads": 7.0, "glutes": 5.5, "chest": 5.0, "back": 4.5, "triceps": 3.5, "biceps": 2.5, "hamstrings": 2.0},
    )


def activity_view() -> ActivityView:
    on = [receipt("day_digest", FIRST, LAST, "mean of the days with readings", ids("steps", 7), "steps")]
    steps = [None if i in {20, 21} else max(0.0, 9200 + wave(i, 7, 2600)) for i in range(60)]
    return ActivityView(
        figures={
            "steps_per_day": fig("steps_per_day", 9_412.0, "1", Origin.IMPORTED, on),
            "walk_run_distance_km": fig("walk_run_distance_km", 58.3, "km", Origin.IMPORTED, on),
            "active_energy_kcal_per_day": fig("active_energy_kcal_per_day", 612.0, "kcal", Origin.IMPORTED, on),
            "flights": fig("flights", 43.0, "1", Origin.IMPORTED, on),
        },
        series=[Series(name="steps", unit="1", days=days_back(60), values=steps)],
    )


def body_view() -> BodyView:
    on = [receipt("day_digest", LAST - timedelta(days=27), LAST, "exponential mean", ids("weight", 19), "weight_kg")]
    trend = [62.4 - 0.02 * i for i in range(60)]
    readings = [None if i % 3 == 1 else t + wave(i, 5, 0.35) for i, t in enumerate(trend)]
    return BodyView(
        figures={
            "weight_kg": fig("weight_kg", trend[-1], "kg", receipts=on),
            "weight_change_kg_per_week": fig("weight_change_kg_per_week", -0.14, "kg/week", receipts=on),
            "body_fat_pct": unknown("body_fat_pct"),
        },
        series=[
            Series(name="weight_kg", unit="kg", days=days_back(60), values=readings),
            Series(name="weight_trend_kg", unit="kg", days=days_back(60), values=list(trend)),
        ],
    )


def food_view() -> FoodView:
    names = ("energy_kcal_per_day", "protein_g_per_day", "protein_g_per_kg", "days_logged")
    days = [FoodDay(day=d, logged=n != 3, kcal=None if n == 3 else 2_000.0 + n) for n, d in enumerate(days_back(7))]
    return FoodView(figures={name: unknown(name) for name in names}, days=days)


def merge() -> Merge:
    watch, phone = identity("workout", "Long run"), identity("workout", "the phone's")
    return Merge(
        merge_id=identity("merge", watch, phone),
        user_id=USER,
        at=datetime(2026, 3, 15, 8, tzinfo=UTC),
        origin=Origin.ESTIMATED,
        source="milo",
        subject="workout",
        members=[watch, phone],
        speaks={"distance_m": watch, "heart_rate_bpm": watch, "title": phone},
        why={"distance_m": "more_complete", "heart_rate_bpm": "only_source", "title": "preferred"},
    )


def views() -> dict[str, object]:
    return {
        "load": load_view(),
        "sleep": sleep_view(),
        "recovery": recovery_view(),
        "strength": strength_view(),
        "activity": activity_view(),
        "body": body_view(),
        "food": food_view(),
    }


def example_week(name: str | None = "Ada", origins: tuple[str, ...] = ("imported", "measured", "told"), **changed: object) -> Week:
    """Ada's week; any view or the advice can be handed in instead."""
    parts = {**views(), **{k: v for k, v in changed.items() if k not in {"advice", "ledger"}}}
    return Week(
        user_id=USER,
        name=name,
        first=FIRST,
        last=LAST,
        origins=list(origins),
        advice=changed.get("advice", advise(**parts, last=LAST)),
        ledger=changed.get("ledger", [merge()]),
        **parts,
    )


def empty_views() -> dict[str, object]:
    """The views of somebody of whom nothing is known."""
    return {
        "load": LoadView(figures={"workouts": unknown("workouts")}, workouts=[], series=[], weekly=[]),
        "sleep": SleepView(figures={"mean_h": unknown("mean_h")}, nights=[], series=[]),
        "recovery": RecoveryView(figures={}, states={}, series=[]),
        "strength": StrengthView(figures={}, lifts=[], muscles={}),
        "activity": ActivityView(figures={}, series=[]),
        "body": BodyView(figures={}, series=[]),
        "food": FoodView(figures={}),
    }
