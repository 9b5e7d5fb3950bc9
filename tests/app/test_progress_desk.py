"""A long history is read once: what was not touched is not made again, what was is, and what was erased is let go of."""

from __future__ import annotations

import gc
import threading
import weakref
from collections import OrderedDict
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest
from tests.importers.examples import STRONG_2

from milo.app import progress_desk
from milo.app.build import build
from milo.app.config import Settings
from milo.app.house import House
from milo.app.progress_desk import ProgressDesk
from milo.app.serving import _warm
from milo.channels.web.progress import Drawings
from milo.channels.web.reports import weeks_of
from milo.channels.web.words import WebWords
from milo.coach.safety import triage
from milo.insight.sleep_lines import sleep_line
from milo.insight.views import DAYS_BACK, Inputs
from milo.vocabulary.clock import StillClock
from milo.vocabulary.errors import Unavailable
from milo.vocabulary.identity import timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Sleep, Workout
from milo.vocabulary.weeks import week_start

NOW = datetime(2026, 3, 2, 18, tzinfo=UTC)
SQUAT = {"exercises": [{"exercise": "Back squat", "sets": [{"reps": 5, "weight_kg": 100, "rir": 2}]}]}


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = build(Settings(home=tmp_path / "home"), StillClock(NOW))
    yield made
    made.close()


@pytest.fixture
def bruno(house: House) -> str:
    athlete = house.flows.add_athlete({"name": "Bruno", "age": 35, "sex": "male", "goal": "strength", "days_per_week": 3})
    house.writer.write([night(athlete, back) for back in range(1, 40)])
    house.coaching.log(athlete, {"at": (NOW - timedelta(days=2)).isoformat(), **SQUAT})
    return athlete


def night(athlete: str, back: int) -> Sleep:
    up = NOW.replace(hour=6) - timedelta(days=back)
    id = timed_identity(up, athlete, "night")
    return Sleep(
        origin=Origin.IMPORTED, source="watch", user_id=athlete, session_id=id, start_ts=up - timedelta(hours=8), end_ts=up
    )


def ride(athlete: str, back: int) -> Workout:
    at = NOW - timedelta(days=back, hours=6)
    id = timed_identity(at, athlete, "ride")
    return Workout(
        origin=Origin.IMPORTED, source="watch", user_id=athlete, workout_id=id, start_ts=at, end_ts=at + timedelta(hours=1),
        activity_type="cycling", duration_s=3_600.0, rpe=7.0,
    )  # fmt: skip


def guest(athlete: str, language: str = "en") -> Any:
    """As much of a guest as a drawing asks of one."""
    return SimpleNamespace(id=athlete, today=NOW.date(), words=WebWords(language), href=lambda path, **_: path)


def test_a_set_that_was_logged_makes_no_night_again(house: House, bruno: str) -> None:
    desk = ProgressDesk(house)
    before = desk.progress(bruno)
    house.coaching.log(bruno, SQUAT)
    after = desk.progress(bruno)
    assert after is not before
    assert after.sleep is before.sleep
    assert len(after.lifts[0].e1rm) == len(before.lifts[0].e1rm) + 1


def test_a_night_that_came_is_seen_at_once(house: House, bruno: str) -> None:
    desk = ProgressDesk(house)
    before = desk.progress(bruno).sleep
    house.writer.write([night(bruno, 0)])
    after = desk.progress(bruno).sleep
    assert before is not None
    assert after is not None
    assert (before.hours[-1], after.hours[-1]) == (None, 8.0)


def test_the_weeks_with_a_report_are_those_that_hold_something_imported_ones_included(house: House, tmp_path: Path) -> None:
    cleo = house.flows.add_athlete({"name": "Cleo", "age": 35, "sex": "female", "goal": "strength", "days_per_week": 3})
    lifted, weighed = tmp_path / "strong.csv", tmp_path / "weight.csv"
    lifted.write_bytes(STRONG_2)
    weighed.write_text("date,weight_kg\n2025-06-11,64.2\n")
    house.flows.import_paths(cleo, [lifted, weighed])
    house.coaching.log(cleo, {"at": (NOW - timedelta(days=2)).isoformat(), **SQUAT})
    found = ProgressDesk(house).progress(cleo)
    lifts = {w.start_ts.date() for w in house.store.find("workout", cleo)}
    known = sorted({week_start(day) for day in lifts | {date(2025, 6, 11)}}, reverse=True)
    assert len(known) >= 3
    assert [week_start(ending) for ending in weeks_of(found, None)] == known


def test_charts_are_drawn_once_for_a_history_and_anew_for_another_one(house: House, bruno: str) -> None:
    desk, drawings = ProgressDesk(house), Drawings()
    found = desk.progress(bruno)
    drawn = drawings.of(found, guest(bruno), "3m", None, plan=True)
    assert drawings.of(desk.progress(bruno), guest(bruno), "3m", None, plan=True) is drawn
    assert drawings.of(found, guest(bruno, "es"), "3m", None, plan=True) is not drawn
    assert drawings.of(found, guest(bruno), "3m", None, plan=False) is not drawn
    house.coaching.log(bruno, SQUAT)
    assert drawings.of(desk.progress(bruno), guest(bruno), "3m", None, plan=True) is not drawn


def test_what_was_drawn_of_somebody_goes_with_them(house: House, bruno: str) -> None:
    desk, drawings = ProgressDesk(house), Drawings()
    drawings.of(desk.progress(bruno), guest(bruno), "3m", None, plan=True)
    gone = weakref.ref(desk.progress(bruno))
    for forget in house.forgetting:
        forget(bruno)
    gc.collect()
    assert gone() is None
    assert not drawings._made


def test_somebody_erased_while_they_are_read_breaks_no_page(house: House, bruno: str, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = ProgressDesk(house)

    def gone_meanwhile(inputs: Inputs) -> Any:
        for forget in house.forgetting:
            forget(bruno)
        return sleep_line(inputs)

    monkeypatch.setattr(progress_desk, "sleep_line", gone_meanwhile)
    assert desk.progress(bruno).sleep is not None


def test_as_many_histories_are_kept_as_there_is_room_for(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress_desk, "KEPT", 4)
    desk = ProgressDesk(house)
    ada, bea, chloe = (
        house.flows.add_athlete({"name": name, "age": 35, "sex": "female", "goal": "general", "days_per_week": 3})
        for name in ("Ada", "Bea", "Chloé")
    )
    first = desk.progress(ada)
    desk.progress(bea)
    desk.progress(chloe)
    assert desk.progress(ada) is first


def test_a_drawing_that_was_put_out_meanwhile_is_let_go_of_without_a_word(house: House, bruno: str) -> None:
    class Emptied(OrderedDict[Any, Any]):
        """Another thread puts everything out right after it was looked up."""

        def get(self, key: Any, default: Any = None) -> Any:
            return self.pop(key, default)

    desk, drawings = ProgressDesk(house), Drawings()
    drawings.of(desk.progress(bruno), guest(bruno), "3m", None, plan=True)
    ((key, (gone, _)),) = drawings._made.items()
    drawings._made = Emptied(drawings._made)
    drawings._let_go(key, gone)
    assert not drawings._made


def test_a_week_names_no_origin_of_workouts_long_before_it(house: House, bruno: str) -> None:
    def with_a_simulated_ride(back: int) -> list[str]:
        house.writer.write([msgspec.structs.replace(ride(bruno, back), origin=Origin.SIMULATED)])
        return house.flows.week(bruno).origins

    assert "simulated" not in with_a_simulated_ride(DAYS_BACK + 10)
    assert "simulated" in with_a_simulated_ride(DAYS_BACK - 10)


def test_today_and_progress_tell_the_same_fitness_of_a_long_history(house: House, bruno: str) -> None:
    house.writer.write([ride(bruno, back) for back in range(1, 330, 2)])
    week, form = house.flows.week(bruno).load.figures, ProgressDesk(house).progress(bruno).form.days[-1]
    assert form.form is not None
    for name, value in (("fitness", form.fitness), ("fatigue", form.fatigue), ("form", form.form)):
        assert week[name].value == pytest.approx(value, abs=0.2), name


def test_a_server_that_is_warm_no_longer_looks_through_what_stands(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(triage, "warm", threading.Event().set)  # the lexicon is nothing of this
    before, held = gc.get_threshold(), gc.get_freeze_count()
    try:
        _warm(house)
        assert gc.get_freeze_count() > held + 10_000
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)


def test_a_server_gets_warm_though_a_week_cannot_be_read(house: House, bruno: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def unreadable(athlete: str) -> None:
        raise Unavailable("records that can be opened", f"those of {athlete}")

    monkeypatch.setattr(triage, "warm", threading.Event().set)
    monkeypatch.setattr(house.flows, "week", unreadable)
    before, held = gc.get_threshold(), gc.get_freeze_count()
    try:
        _warm(house)
        assert gc.get_freeze_count() > held + 10_000
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
