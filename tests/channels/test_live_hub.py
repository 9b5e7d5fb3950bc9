"""Many eyes on one session."""

from __future__ import annotations

import msgspec

from milo.channels.live_hub import MOST_WAITING, Hub, Viewer


async def told(viewer: Viewer) -> list[dict[str, object]]:
    return [msgspec.json.decode(m) for m in await viewer.take()]


async def test_everybody_sees_everything_in_order_and_nobody_elses() -> None:
    hub = Hub()
    first, second, stranger = hub.join("ada"), hub.join("ada"), hub.join("bruno")
    for i in range(3):
        hub.tell("ada", {"t": "beat", "at_s": float(i)})
    assert await told(first) == await told(second) == [{"t": "beat", "at_s": float(i)} for i in range(3)]
    hub.tell("bruno", {"t": "beat", "at_s": 9.0})
    assert await told(stranger) == [{"t": "beat", "at_s": 9.0}]


async def test_who_comes_later_hears_what_stands_and_open_alerts_only() -> None:
    hub = Hub()
    hub.tell("ada", {"t": "hello", "session": {"id": "s"}})
    hub.tell("ada", {"t": "link", "state": "lost"})
    hub.tell("ada", {"t": "link", "state": "live"})
    hub.tell("ada", {"t": "alert", "id": "1", "text": "stop"})
    hub.tell("ada", {"t": "alert", "id": "2", "text": "rest"})
    hub.tell("ada", {"t": "alert_cleared", "id": "1"})
    hub.tell("ada", {"t": "hello", "session": {"id": "s"}, "channels": {"ecg_mv": {}}})
    hub.tell("ada", {"t": "figures", "figures": {}})
    late = await told(hub.join("ada"))
    assert [m["t"] for m in late] == ["hello", "link", "alert"]
    assert (late[1]["state"], late[2]["id"]) == ("live", "2")


async def test_a_new_session_begins_with_nothing_of_the_one_before() -> None:
    hub = Hub()
    hub.tell("ada", {"t": "hello", "session": {"id": "s"}})
    hub.tell("ada", {"t": "alert", "id": "1", "text": "stop"})
    hub.tell("ada", {"t": "hello", "session": {"id": "another"}})
    assert [m["t"] for m in await told(hub.join("ada"))] == ["hello"]


async def test_after_the_end_nothing_stands() -> None:
    hub = Hub()
    hub.tell("ada", {"t": "hello"})
    hub.tell("ada", {"t": "ended", "session_id": "s"})
    late = hub.join("ada")
    hub.tell("ada", {"t": "link", "state": "live"})
    assert [m["t"] for m in await told(late)] == ["link"]


async def test_a_slow_page_misses_waves_but_no_alert_and_memory_stays_small() -> None:
    hub = Hub()
    slow = hub.join("ada")
    for i in range(50 * MOST_WAITING):
        hub.tell("ada", {"t": "wave", "at_s": i})
        if i % 1000 == 0:
            hub.tell("ada", {"t": "alert", "id": str(i)})
    got = await told(slow)
    assert [m["id"] for m in got if m["t"] == "alert"] == [str(i) for i in range(0, 50 * MOST_WAITING, 1000)]
    assert len(got) <= 2 * MOST_WAITING
    assert slow.missed + sum(m["t"] == "wave" for m in got) == 50 * MOST_WAITING


async def test_who_left_is_told_no_more() -> None:
    hub = Hub()
    viewer = hub.join("ada")
    assert hub.watched("ada")
    hub.leave("ada", viewer)
    assert not hub.watched("ada")
    hub.tell("ada", {"t": "beat"})
    viewer.put(b'{"t":"last"}', wave=False)
    assert [m["t"] for m in await told(viewer)] == ["last"]
