"""Webhooks as a house runs them: what has happened is told once, signed, again until it is heard, and not for ever."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.channels.coach_server import BRUNO, HandClock
from tests.channels.hook_receiver import Receiver, receiving

from milo.app.bot_rooms import sensors_of
from milo.app.build import build
from milo.app.config import Settings
from milo.app.erasing import erase
from milo.app.house import House
from milo.app.webhooks.delivery import AT_ONCE, FIRST_WAIT, JITTER, LEASE, LONGEST_WAIT, MOST_FAILED, OF_ONE, Deliverer
from milo.app.webhooks.file import NAME
from milo.app.webhooks.sending import Poster
from milo.channels.webhooks import EVENTS, HEADER, NewHook, verify
from milo.vocabulary.errors import BadValue, NotFound
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Event, Workout

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
DONE = {"exercises": [{"exercise": "Back squat", "sets": [{"reps": 5, "weight_kg": 61.25, "rir": 2}]}], "minutes": 40, "rpe": 6}
LIFTS = "date,exercise,weight_kg,reps\n2026-02-26,Bench Press,80,5\n"


class Scene:
    """A house with Bruno on it, an address that listens, and whoever delivers."""

    def __init__(self, home: Path, receiver: Receiver) -> None:
        self.clock = HandClock(NOON)
        self.house: House = build(Settings(home=home, webhook_hosts="localhost"), self.clock)
        self.bruno = self.house.flows.add_athlete(BRUNO)
        self.desk = self.house.beside.hooks
        self.receiver = receiver
        self.deliverer = Deliverer(self.desk, Poster(frozenset({"localhost"})), self.clock, random.Random(1))

    def hook(self, *events: str, athlete: str | None = "bruno") -> NewHook:
        return self.desk.add(self.bruno if athlete == "bruno" else athlete, self.receiver.url, list(events))

    def told(self) -> list[str]:
        """Look, deliver, and the kinds of event that came since."""
        before = len(self.receiver.came)
        self.desk.look()
        self.deliverer.round()
        return [json.loads(came.body)["type"] for came in self.receiver.came[before:]]


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    with receiving() as receiver:
        made = Scene(tmp_path / "home", receiver)
        yield made
        made.house.close()


def test_a_logged_workout_is_told_once_signed_and_without_a_value(scene: Scene) -> None:
    made = scene.hook("workout.logged")
    workout = scene.house.coaching.log(scene.bruno, DONE)["workout_id"]
    assert scene.told() == ["workout.logged"]
    assert scene.told() == []
    (came,) = scene.receiver.came
    verify(made.secret, came.headers[HEADER], came.body, NOON)
    body = json.loads(came.body)
    assert set(body) == {"id", "type", "told_at", "athlete_id", "record"}
    assert (body["athlete_id"], body["record"]) == (scene.bruno, {"kind": "workout", "id": workout})
    assert b"61.25" not in came.body
    assert b"quat" not in came.body
    (delivery,) = scene.desk.deliveries(scene.bruno, made.hook.hook_id)
    assert (delivery.state, delivery.status, delivery.tries) == ("delivered", 204, 1)
    assert came.headers["Milo-Delivery"] == delivery.delivery_id


def test_what_was_before_is_not_news_and_only_what_was_asked_for_is_told(scene: Scene, tmp_path: Path) -> None:
    scene.house.coaching.log(scene.bruno, DONE)
    scene.hook("workout.logged", "import.done", "safety.locked")
    assert scene.told() == []
    brought = tmp_path / "lifts.csv"
    brought.write_text(LIFTS)
    scene.house.flows.import_paths(scene.bruno, [brought])
    scene.house.coaching.new_plan(scene.bruno, weeks=1)
    assert scene.told() == ["import.done"]
    scene.clock.go(timedelta(minutes=1))
    scene.house.coaching.log(scene.bruno, {"pain": [{"region": "knee", "pain_0_10": 3}], "notes": "I fainted on the track"})
    assert "safety.locked" in scene.told()


def test_plans_days_and_silent_devices_are_told(scene: Scene) -> None:
    scene.hook("plan.changed", "daily.logged", "sensor.silent")
    scene.house.coaching.new_plan(scene.bruno, weeks=1)
    scene.house.coaching.feedback(scene.bruno, energy=4)
    assert sorted(scene.told()) == ["daily.logged", "plan.changed"]
    worn = [
        Event(
            origin=Origin.MEASURED, source="watch x", event_id=f"e{n}", user_id=scene.bruno,
            event_ts=NOON - timedelta(days=2 + n), heart_rate_bpm=60,
        )
        for n in range(7)
    ]  # fmt: skip
    scene.house.writer.write(worn)
    scene.desk._sensors = lambda athlete: sensors_of(scene.house, athlete)
    assert scene.told() == ["sensor.silent"]
    assert b"watch" not in scene.receiver.came[-1].body
    assert scene.told() == []


def test_an_imported_history_is_one_import_and_not_a_hundred_workouts(scene: Scene) -> None:
    scene.hook("workout.logged")
    told = {"user_id": scene.bruno, "activity_type": "running", "source": "watch", "end_ts": NOON}
    begun = NOON - timedelta(hours=2)
    scene.house.writer.write([Workout(origin=Origin.IMPORTED, workout_id="w1", start_ts=begun, **told)])
    assert scene.told() == []
    scene.house.writer.write([Workout(origin=Origin.MEASURED, workout_id="w2", start_ts=begun, **told)])
    assert scene.told() == ["workout.logged"]


def test_a_failure_is_tried_again_later_and_later_with_the_same_id(scene: Scene) -> None:
    made = scene.hook("workout.logged")
    scene.house.coaching.log(scene.bruno, DONE)
    scene.receiver.answer = 500
    waits = []
    assert scene.told() == ["workout.logged"]
    for n in range(1, 6):
        (delivery,) = scene.desk.deliveries(scene.bruno, made.hook.hook_id)
        assert (delivery.state, delivery.status, delivery.tries, delivery.reason) == (
            "waiting",
            500,
            n,
            "the receiver answered 500",
        )
        assert delivery.next_at is not None
        waits.append((delivery.next_at - scene.clock.now()) / FIRST_WAIT)
        assert scene.told() == []
        scene.clock.go(delivery.next_at - scene.clock.now())
        if n == 5:
            scene.receiver.answer = 200
        assert scene.told() == ["workout.logged"]
    assert all(2**n * (1 - JITTER) <= wait <= 2**n * (1 + JITTER) for n, wait in enumerate(waits))
    assert len({round(wait / 2**n, 6) for n, wait in enumerate(waits)}) == 5, "waits without jitter"
    ids = {came.headers["Milo-Delivery"] for came in scene.receiver.came}
    moments = {came.headers[HEADER] for came in scene.receiver.came}
    assert (len(ids), len(moments)) == (1, 6)
    verify(made.secret, scene.receiver.came[-1].headers[HEADER], scene.receiver.came[-1].body, scene.clock.now())
    assert scene.desk.deliveries(scene.bruno, made.hook.hook_id)[0].state == "delivered"


def test_nothing_is_tried_for_ever(scene: Scene) -> None:
    made = scene.hook("workout.logged")
    scene.house.coaching.log(scene.bruno, DONE)
    scene.receiver.answer = 503
    scene.told()
    for _ in range(40):
        scene.clock.go(LONGEST_WAIT)
        scene.deliverer.round()
    (delivery,) = scene.desk.deliveries(scene.bruno, made.hook.hook_id)
    assert delivery.state == "dead"
    assert delivery.reason == f"the receiver answered 503; tried {delivery.tries} times"
    assert len(scene.receiver.came) == delivery.tries < 15
    assert scene.desk.hooks(scene.bruno)[0].disabled_at is None


def test_an_address_that_fails_again_and_again_is_switched_off_and_on_again(scene: Scene) -> None:
    made = scene.hook("workout.logged")
    scene.receiver.answer = 500
    while scene.desk.hooks(scene.bruno)[0].disabled_at is None:
        scene.desk.ping(scene.bruno, made.hook.hook_id)
        scene.deliverer.round()
        scene.clock.go(timedelta(seconds=1))
    assert len(scene.receiver.came) == MOST_FAILED
    (hook,) = scene.desk.hooks(scene.bruno)
    assert hook.disabled_at is not None
    assert f"{MOST_FAILED} tries in a row" in (hook.reason or "")
    assert {one.state for one in scene.desk.deliveries(scene.bruno, hook.hook_id)} == {"dead"}
    with pytest.raises(BadValue):
        scene.desk.ping(scene.bruno, hook.hook_id)
    scene.house.coaching.log(scene.bruno, DONE)
    scene.receiver.answer = 204
    assert scene.told() == []
    assert scene.desk.enable(scene.bruno, hook.hook_id).disabled_at is None
    assert scene.told() == []
    scene.clock.go(timedelta(minutes=1))
    scene.house.coaching.log(scene.bruno, DONE)
    assert scene.told() == ["workout.logged"]


def test_who_says_gone_is_not_asked_again(scene: Scene) -> None:
    made = scene.hook("workout.logged")
    scene.receiver.answer = 410
    scene.desk.ping(scene.bruno, made.hook.hook_id)
    scene.deliverer.round()
    (hook,) = scene.desk.hooks(scene.bruno)
    assert hook.disabled_at is not None
    assert "410" in (hook.reason or "")


def test_a_redirect_is_told_as_a_failure(scene: Scene) -> None:
    made = scene.hook("workout.logged")
    scene.receiver.answer, scene.receiver.goes_to = 302, "http://169.254.169.254/latest/meta-data"
    scene.desk.ping(scene.bruno, made.hook.hook_id)
    scene.deliverer.round()
    (delivery,) = scene.desk.deliveries(scene.bruno, made.hook.hook_id)
    assert delivery.reason == "the receiver answered 302, and redirects are not followed"


def test_a_host_that_is_not_allowed_any_more_gets_nothing(scene: Scene) -> None:
    made = scene.hook("workout.logged")
    scene.desk.ping(scene.bruno, made.hook.hook_id)
    Deliverer(scene.desk, Poster(), scene.clock).round()
    (delivery,) = scene.desk.deliveries(scene.bruno, made.hook.hook_id)
    assert delivery.state == "dead"
    assert scene.receiver.came == []


KILLED = """
    import asyncio, sys
    from datetime import datetime
    from pathlib import Path
    from milo.app.build import build
    from milo.app.config import Settings
    from milo.app.webhooks.delivery import Deliverer
    from milo.app.webhooks.sending import Poster
    from milo.vocabulary.clock import StillClock
    house = build(Settings(home=Path(sys.argv[1]), webhook_hosts="localhost"), StillClock(datetime.fromisoformat(sys.argv[2])))
    house.beside.hooks.look()
    Deliverer(house.beside.hooks, Poster(frozenset({"localhost"})), house.clock).round()
"""


def test_a_process_killed_while_it_sends_loses_nothing(scene: Scene) -> None:
    made = scene.hook("workout.logged")
    scene.house.coaching.log(scene.bruno, DONE)
    scene.receiver.hold = threading.Event()
    home = str(scene.house.settings.folder)
    child = subprocess.Popen([sys.executable, "-c", textwrap.dedent(KILLED), home, NOON.isoformat()])
    scene.receiver.until(1)
    child.kill()
    child.wait()
    scene.receiver.hold.set()
    assert scene.told() == [], "it was claimed a moment ago"
    scene.clock.go(LEASE)
    assert scene.told() == ["workout.logged"]
    assert len({came.headers["Milo-Delivery"] for came in scene.receiver.came}) == 1
    assert scene.desk.deliveries(scene.bruno, made.hook.hook_id)[0].state == "delivered"


def test_a_slow_receiver_keeps_nobody_else_waiting(scene: Scene) -> None:
    with receiving() as slow:
        slow.hold = threading.Event()
        held = scene.desk.add(scene.bruno, slow.url, ["workout.logged"])
        scene.hook("workout.logged")
        stopping = threading.Event()
        running = threading.Thread(target=scene.deliverer.run, args=(stopping, time.monotonic))
        running.start()
        try:
            scene.desk.ping(scene.bruno, held.hook.hook_id)
            slow.until(1)
            scene.house.coaching.log(scene.bruno, DONE)
            scene.receiver.until(1)
            assert len(slow.came) == 1
        finally:
            stopping.set()
            slow.hold.set()
            running.join(15)
        assert not running.is_alive()


def test_the_house_tells_its_owner_and_never_of_an_athletes_day(scene: Scene) -> None:
    with pytest.raises(BadValue):
        scene.desk.add(None, "https://10.0.0.1/", ["athlete.added"])
    made = scene.hook("athlete.added", "account.locked", athlete=None)
    scene.house.coaching.log(scene.bruno, DONE)
    added = scene.house.flows.add_athlete({**BRUNO, "name": "Ada"})
    assert scene.told() == ["athlete.added"]
    body = json.loads(scene.receiver.came[-1].body)
    assert (body["athlete_id"], body["record"]) == (None, {"kind": "athlete", "id": added})
    accounts = scene.house.access.accounts
    code = accounts.invite("athlete", scene.bruno).code
    accounts.sign_up("bruno@example.org", "plum-kettle-orbit", None, str(code), None)
    for _ in range(8):
        with pytest.raises(Exception, match=r"belong together|attempts"):
            accounts.sign_in("bruno@example.org", "wrong horse battery", None)
    assert scene.told() == ["account.locked"]
    with pytest.raises(NotFound):
        scene.desk.deliveries(scene.bruno, made.hook.hook_id)


def test_addresses_and_secrets_are_sealed_and_go_with_the_athlete(scene: Scene) -> None:
    made = scene.hook(*EVENTS)
    scene.desk.ping(scene.bruno, made.hook.hook_id)
    folder = scene.house.settings.folder
    kept = b"".join(path.read_bytes() for path in folder.glob(f"{NAME}*"))
    for word in (b"localhost", made.secret.encode(), b"ping"):
        assert word not in kept
    erase(scene.house, scene.bruno)
    assert scene.desk.hooks(scene.bruno) == []
    assert scene.desk.file.rows("SELECT 1 FROM delivery UNION ALL SELECT 1 FROM hook UNION ALL SELECT 1 FROM seen") == []


def test_ten_addresses_are_enough(scene: Scene) -> None:
    for _ in range(10):
        scene.hook("workout.logged")
    with pytest.raises(BadValue, match="at most 10"):
        scene.hook("workout.logged")


def test_one_owners_slow_addresses_leave_room_for_everybody_elses(scene: Scene) -> None:
    ada = scene.house.flows.add_athlete({**BRUNO, "name": "Ada"})
    mine = {scene.hook("workout.logged").hook.hook_id for _ in range(8)}
    hers = scene.hook("workout.logged", athlete=ada).hook.hook_id
    scene.house.coaching.log(scene.bruno, DONE)
    scene.clock.go(timedelta(seconds=1))
    scene.house.coaching.log(ada, DONE)
    scene.desk.look()
    first = scene.deliverer.claim(AT_ONCE)
    assert len(first) == OF_ONE + 1, "two of Bruno's eight, and Ada's though hers came last"
    assert [job.hook_id for job in first if job.hook_id not in mine] == [hers]
    # All of them still wait for an answer: nothing more of Bruno's goes out, whatever is free.
    assert scene.deliverer.claim(AT_ONCE - len(first), {job.hook_id: job.owner for job in first}) == []
    done = next(job for job in first if job.owner == scene.bruno)
    busy = {job.hook_id: job.owner for job in first if job is not done}
    (following,) = scene.deliverer.claim(AT_ONCE - len(busy), {**busy, done.hook_id: None})
    assert following.owner == scene.bruno
    scene.clock.go(2 * LEASE)
    scene.deliverer.round()
    assert len(scene.receiver.came) == 9, "and in the end everything is told"


def test_ten_addresses_are_enough_for_twenty_requests_at_once_too(scene: Scene) -> None:
    start = threading.Barrier(20)

    def add(_: int) -> bool:
        start.wait()
        try:
            scene.hook("workout.logged")
        except BadValue:
            return False
        return True

    with ThreadPoolExecutor(20) as pool:
        assert sum(pool.map(add, range(20))) == 10
    assert len(scene.desk.hooks(scene.bruno)) == 10
