"""Who of a squad is looked at first: every reason at its edge, and nothing said where nothing is known."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from milo.coach.adapt.attention import LOOK, NOW, SOON, Pain, Signs, in_order, reasons

TODAY = date(2026, 3, 4)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def codes(**signs: object) -> list[tuple[str, int]]:
    return [(r.code, r.urgency) for r in reasons(Signs(athlete="ada", **signs), TODAY)]  # type: ignore[arg-type]


def hurts(level: float, days: int = 0, region: str = "knee") -> Pain:
    return Pain(region, level, ago(days), f"{region}-{level}-{days}")


def test_nobody_is_suspected_of_what_is_not_known() -> None:
    assert codes() == []
    assert codes(locks=[], pains=[], heard=frozenset()) == []


def test_a_lock_of_an_emergency_is_for_today_and_another_for_this_week() -> None:
    assert codes(locks=[("EM-01", "E0")]) == [("locked", NOW)]
    assert codes(locks=[("EM-30", "E1")]) == [("locked", NOW)]
    assert codes(locks=[("PL-55", "R")]) == [("locked", SOON)]


@pytest.mark.parametrize(
    ("pains", "found"),
    [
        ([hurts(2.9)], []),
        ([hurts(3)], [("pain", SOON)]),
        ([hurts(4.9)], [("pain", SOON)]),
        ([hurts(5)], [("pain", NOW)]),
        ([hurts(3, 13)], [("pain", SOON)]),
        ([hurts(3, 14)], []),
        ([hurts(4, 5), hurts(1)], []),
        ([hurts(6, 5), hurts(1)], [("pain", NOW)]),
        ([hurts(4), hurts(3, region="hip")], [("pain", SOON), ("pain", SOON)]),
        ([hurts(9, -1)], []),
    ],
)
def test_a_pain_counts_from_three_for_two_weeks_or_until_it_eases(pains: list[Pain], found: list[tuple[str, int]]) -> None:
    assert codes(pains=pains) == found


@pytest.mark.parametrize(
    ("score", "found"), [(40, []), (39.9, [("readiness", SOON)]), (25, [("readiness", SOON)]), (24.9, [("readiness", NOW)])]
)
def test_readiness_counts_below_its_normal_band(score: float, found: list[tuple[str, int]]) -> None:
    assert codes(readiness=score) == found


@pytest.mark.parametrize(
    ("planned", "done", "found"),
    [(4, 3, []), (4, 2, [("missed", LOOK)]), (6, 3, [("missed", LOOK)]), (6, 2, [("missed", SOON)]), (0, 0, []), (None, None, [])],
)
def test_one_missed_session_is_nothing_and_four_are_much(
    planned: int | None, done: int | None, found: list[tuple[str, int]]
) -> None:
    assert codes(planned=planned, done=done) == found


@pytest.mark.parametrize(("days", "found"), [(6, []), (7, [("gap", LOOK)]), (13, [("gap", LOOK)]), (14, [("gap", SOON)])])
def test_a_week_without_a_workout_is_a_gap_of_whoever_has_a_plan(days: int, found: list[tuple[str, int]]) -> None:
    assert codes(last_workout=ago(days), begun=ago(60)) == found
    assert codes(begun=ago(days)) == found
    assert codes(last_workout=ago(days)) == [], "without a plan nobody said they would train"
    assert codes(last_workout=ago(60), begun=ago(2)) == [], "the plan is two days old"


def test_missed_sessions_say_it_and_the_gap_behind_them_does_not_say_it_again() -> None:
    assert codes(planned=6, done=0, last_workout=ago(20), begun=ago(30)) == [("missed", SOON)]


@pytest.mark.parametrize(
    ("silent", "spoke", "found"), [(2, 7, []), (3, 7, [("silent", LOOK)]), (3, 6, []), (30, 7, [("silent", LOOK)])]
)
def test_a_device_is_silent_only_if_it_spoke_before(silent: int, spoke: int, found: list[tuple[str, int]]) -> None:
    assert codes(heard=frozenset(ago(silent + n) for n in range(spoke))) == found


def test_every_reason_carries_its_number_and_what_it_is_of() -> None:
    signs = Signs(athlete="ada", pains=[hurts(6, 2, "hip")], planned=6, done=2, readiness=31)
    pain, ready, missed = reasons(signs, TODAY)
    assert (pain.value, pain.about, pain.day, pain.record_ids) == (6, "hip", ago(2), ("hip-6-2",))
    assert ready.value == 31
    assert (missed.value, missed.of) == (4, 6)


def test_the_squad_is_ordered_by_the_gravest_reason_then_by_how_many() -> None:
    squad = [
        Signs(athlete="well"),
        Signs(athlete="silent", heard=frozenset(ago(5 + n) for n in range(9))),
        Signs(athlete="tired", readiness=30),
        Signs(athlete="tired and sore", readiness=30, pains=[hurts(4)]),
        Signs(athlete="locked", locks=[("EM-01", "E0")]),
        Signs(athlete="also well"),
    ]
    found = in_order(squad, lambda _: TODAY)
    assert [a.athlete for a in found] == ["locked", "tired and sore", "tired", "silent", "well", "also well"]
    assert [a.urgency for a in found] == [NOW, SOON, SOON, LOOK, 0, 0]


@pytest.mark.parametrize(
    ("resting", "found"),
    [
        (None, []),
        ((54.0, 49.0, 55.0), []),
        ((56.0, 49.0, 55.0), [("pulse", SOON)]),
        ((55.4, 49.0, 55.2), []),  # both are shown as 55
        ((112.0, None, None), [("pulse", NOW)]),
        ((38.0, 52.0, 60.0), [("pulse", NOW)]),
        ((38.0, 38.0, 42.0), []),
    ],
)
def test_a_resting_pulse_out_of_its_range_asks_for_a_look(resting: object, found: list[tuple[str, int]]) -> None:
    assert codes(resting=resting) == found
