"""The calendar: planned, done and skipped sessions on their days, sums and ramp, what is kept off, and the private feed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from tests.app.coach_house import HandClock
from tests.channels.activity_people import ADA, training

from milo.app.activities_desk import ActivitiesDesk
from milo.app.build import Home, build
from milo.app.calendar_desk import CalendarDesk
from milo.app.config import Settings
from milo.app.progress_desk import ProgressDesk
from milo.channels.api import create_app
from milo.channels.calendar import CalendarDay
from milo.channels.ical import feed_route, ical_text
from milo.coach.plans.edits.doors import Edit
from milo.insight.planned_weeks import planned_sums
from milo.vocabulary.identity import identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.plan import DAYS
from milo.vocabulary.records import Measurement, Nutrition
from milo.vocabulary.weeks import STARTS

NOW = datetime(2026, 6, 10, 12, tzinfo=UTC)  # a Wednesday
MONDAY = date(2026, 6, 8)
FAR = NOW.date() + timedelta(weeks=6)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    clock = HandClock(NOW - timedelta(days=7))
    made = build(Settings(home=tmp_path_factory.mktemp("calendar")), clock=clock)
    ada = made.flows.add_athlete(
        {**ADA, "event": {"date": FAR.isoformat(), "activity": "running", "title": "Lake, half\nmarathon"}}
    )
    assert made.coaching.new_plan(ada, weeks=4).refused is None
    clock.go(days=7)
    said = {"origin": Origin.TOLD, "source": "milo log", "user_id": ada}
    made.writer.write([
        *training(ada, NOW),
        Measurement(**said, measurement_id=identity("kg"), at=NOW, quantity="weight_kg", value=65.5),
        Nutrition(**said, log_id=identity("a"), log_ts=NOW, calories=900.0),
        Nutrition(**said, log_id=identity("b"), log_ts=NOW, calories=650.0),
    ])  # fmt: skip
    made.flows.settle(ada)
    yield made
    made.close()


@pytest.fixture(scope="module")
def ada(house: Home) -> str:
    return house.flows.athletes()[0].athlete_id


@pytest.fixture(scope="module")
def desk(house: Home) -> CalendarDesk:
    return CalendarDesk(house, ActivitiesDesk(house))


def of_day(days: list[CalendarDay], day: date) -> CalendarDay:
    return next(d for d in days if d.day == day)


def test_a_week_holds_what_was_done_and_what_is_still_planned(desk: CalendarDesk, ada: str) -> None:
    [week] = desk.calendar(ada, NOW.date(), NOW.date()).weeks
    assert week.monday == MONDAY
    assert len(week.days) == 7
    lifted, ran, today = (of_day(week.days, MONDAY + timedelta(days=n)) for n in (0, 1, 2))
    assert [(i.status, i.activity) for i in lifted.items if i.status == "done"] == [("done", "strength")]
    assert [(i.status, i.activity) for i in ran.items if i.status == "done"] == [("done", "running")]
    assert today.kcal == 1_550
    assert today.weight_kg == 65.5
    ahead = [i for d in week.days if d.day >= NOW.date() for i in d.items]
    assert {i.status for i in ahead} == {"planned"}
    assert all(i.session_id and i.plan_week for i in ahead)
    assert week.done == 2
    assert week.minutes_done == pytest.approx(85)
    assert week.load_au is not None
    assert week.ramp_pct is not None


def test_what_was_planned_and_not_done_is_skipped(desk: CalendarDesk, ada: str, house: Home) -> None:
    weeks = desk.calendar(ada, MONDAY - timedelta(days=7), NOW.date()).weeks
    past = [i for w in weeks for d in w.days if d.day < NOW.date() for i in d.items]
    assert any(i.status == "skipped" for i in past)
    assert not any(i.status == "planned" for i in past)


def test_an_edit_of_the_plan_moves_the_session(desk: CalendarDesk, ada: str, house: Home) -> None:
    [week] = desk.calendar(ada, MONDAY + timedelta(days=7), MONDAY + timedelta(days=7)).weeks
    day = next(d for d in week.days if any(i.status == "planned" for i in d.items))
    free = next(d for d in week.days if not d.items)
    [first, *_] = [i for i in day.items if i.status == "planned"]
    assert first.plan_week is not None
    move = Edit(kind="move", day=DAYS[day.day.weekday()], to=DAYS[free.day.weekday()], week=first.plan_week)
    house.coaching.edit(ada, move)
    [after] = desk.calendar(ada, week.monday, week.monday).weeks
    assert first.session_id in {i.session_id for i in of_day(after.days, free.day).items}


def test_a_coach_without_the_records_sees_the_plan_alone(desk: CalendarDesk, ada: str) -> None:
    [week] = desk.calendar(ada, NOW.date(), NOW.date(), records=False).weeks
    assert not any(i.status == "done" for d in week.days for i in d.items)
    assert all(d.kcal is None and d.weight_kg is None for d in week.days)
    assert week.load_au is None


def test_weight_and_energy_are_kept_off_for_minors(house: Home, desk: CalendarDesk) -> None:
    mina = house.flows.add_athlete({"name": "Mina", "age": 15, "sex": "female", "goal": "general", "days_per_week": 3})
    said = {"origin": Origin.TOLD, "source": "milo log", "user_id": mina}
    house.writer.write([Nutrition(**said, log_id=identity("m"), log_ts=NOW, calories=900.0),
                        Measurement(**said, measurement_id=identity("m"), at=NOW, quantity="weight_kg", value=50.0)])  # fmt: skip
    [week] = desk.calendar(mina, NOW.date(), NOW.date()).weeks
    assert all(d.kcal is None and d.weight_kg is None for d in week.days)


def test_the_feed_answers_its_own_name_until_it_is_ended(house: Home, desk: CalendarDesk, ada: str) -> None:
    app = FastAPI()
    app.include_router(feed_route(desk))
    with TestClient(app) as client:
        assert desk.feed_link(ada) is None
        assert client.get(f"/hooks/calendar/{ada}.{'0' * 40}.ics").status_code == 403
        desk.set_feed(ada, True)
        link = desk.feed_link(ada)
        assert link is not None
        answer = client.get(link)
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/calendar")
        assert answer.text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0")
        assert answer.text.count("BEGIN:VEVENT") == answer.text.count("END:VEVENT") > 10
        assert client.get(link.replace(ada, ada[::-1])).status_code == 403
        desk.set_feed(ada, True)
        assert client.get(link).status_code == 403, "a new link ends the old one"
        new = desk.feed_link(ada)
        desk.set_feed(ada, False)
        assert client.get(str(new)).status_code == 403


def test_a_title_writes_no_property_of_its_own(desk: CalendarDesk, ada: str) -> None:
    text = ical_text(desk.calendar(ada, FAR, FAR), "en", NOW)
    assert "SUMMARY:★ Lake\\, half marathon\r\n" in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_the_calendar_over_the_api(house: Home, desk: CalendarDesk, ada: str) -> None:
    app = create_app(house.flows, house.access, coaching=house.coaching, answers=house.answers, calendar=desk)
    with TestClient(app, headers={"Authorization": f"Bearer {house.access.new_token(ada)}"}) as client:
        found = client.get("/api/v1/calendar", params={"since": "2026-06-10", "until": "2026-06-20"}).json()
        assert [w["monday"] for w in found["weeks"]] == ["2026-06-08", "2026-06-15"]
        assert found["today"] == "2026-06-10"
        assert client.get("/api/v1/calendar").status_code == 422
        assert client.get("/api/v1/calendar", params={"since": "0001-01-01"}).status_code == 422
        assert len(client.get("/api/v1/calendar", params={"since": "2026-01-01", "until": "2030-01-01"}).json()["weeks"]) == 9


def test_weeks_start_on_the_day_the_athlete_chose(desk: CalendarDesk, house: Home, ada: str) -> None:
    profile = msgspec.to_builtins(house.flows.profile(ada))
    sunday = MONDAY - timedelta(days=1)
    house.coaching.onboard(ada, profile | {"week_starts": "sunday"})
    try:
        [week] = desk.calendar(ada, NOW.date(), NOW.date()).weeks
        assert [week.days[0].day, week.days[-1].day] == [sunday, sunday + timedelta(days=6)]
        assert len(desk.calendar(ada, MONDAY, sunday + timedelta(days=7)).weeks) == 2
        report = house.flows.week(ada)
        assert (report.first, report.last) == (sunday, NOW.date())
        found = ProgressDesk(house).progress(ada)
        assert {w.monday.weekday() for w in (*found.weeks, *found.planned, *found.zones)} == {6}
    finally:
        house.coaching.onboard(ada, profile)
    assert house.flows.week(ada).first == MONDAY


def test_a_plan_asks_the_same_whatever_day_weeks_start_on(house: Home, ada: str) -> None:
    standing = house.coaching.standing(ada)
    assert standing is not None
    for starts in STARTS.values():
        sums = planned_sums(standing.plan, standing.started, starts)
        assert {s.monday.weekday() for s in sums} == {starts}
        assert sum(s.minutes for s in sums) == sum(x.minutes for w in standing.plan.weeks for d in w.days for x in d.sessions)
