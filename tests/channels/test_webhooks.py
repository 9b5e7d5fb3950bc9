"""What a receiver can rely on, and what no address may lead to: signatures, and the addresses nothing is sent to."""

from __future__ import annotations

import asyncio
import re
import threading
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from tests.channels.hook_receiver import receiving

from conftest import ROOT
from milo.app.webhooks.sending import NotPosted, Poster
from milo.channels.webhooks import EVENTS, HOUSE_EVENTS, NotSigned, check_events, check_url, is_public, sign, verify
from milo.vocabulary.errors import BadValue, UnknownName

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
SECRET, BODY = "milo_hook_x", b'{"type":"ping"}'


def test_a_signature_is_of_the_secret_the_body_and_the_moment() -> None:
    header = sign(SECRET, BODY, NOON)
    verify(SECRET, header, BODY, NOON)
    verify(SECRET, header, BODY, NOON + timedelta(minutes=5))
    for secret, body, now in (
        ("other", BODY, NOON),
        (SECRET, BODY + b" ", NOON),
        (SECRET, BODY, NOON + timedelta(seconds=301)),
        (SECRET, BODY, NOON - timedelta(seconds=301)),
    ):
        with pytest.raises(NotSigned):
            verify(secret, header, body, now)


@pytest.mark.parametrize("header", ["", "t=1", "v1=00", "t=x,v1=00", "t=-1,v1=0", "t=²,v1=0", "t=99999999999999,v1=0", "é=1,v1=é"])
def test_a_header_that_is_none_is_refused(header: str) -> None:
    with pytest.raises(NotSigned):
        verify(SECRET, header, BODY, NOON)


def test_another_moment_cannot_be_written_into_an_old_signature() -> None:
    old = sign(SECRET, BODY, NOON)
    now = NOON + timedelta(hours=1)
    moved = f"t={int(now.timestamp())},{old.split(',')[1]}"
    with pytest.raises(NotSigned, match="signature"):
        verify(SECRET, moved, BODY, now)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",  # noqa: S104  refused
    "255.255.255.255", "198.51.100.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fec0::1", "fd00::1", "ff02::1", "::ffff:8.8.8.8",
    "64:ff9b::7f00:1",
    "2002:7f00:1::1", "2001:db8::1"],
)  # fmt: skip
def test_addresses_of_this_machine_and_its_network_are_not_public(address: str) -> None:
    assert not is_public(address)


def test_addresses_of_the_internet_are_public() -> None:
    assert is_public("93.184.215.14")
    assert is_public("2606:2800:21f:cb07:6820:80da:af6b:8b2c")


@pytest.mark.parametrize(
    "url",
    ["", "example.org", "ftp://example.org/", "http://example.org/", "https:///x", "https://a b/", "https://ada:pw@example.org/",
    "https://example.org/#x", "https://example.org:0/", "https://example.org:99999/", "https://exämple.org/", "https://[::1/",
    "https://example.org/\r\nX: y", "https://" + "a" * 2_000, "http://localhost:9/", "https://127.0.0.1/", "https://10.0.0.1/",
    "https://[fd00::1]/", "https://sub.localhost/", "http://127.0.0.1:6379/"],
)  # fmt: skip
def test_an_address_nothing_may_be_sent_to_is_refused(url: str) -> None:
    with pytest.raises(BadValue):
        check_url(url)


def test_the_owner_can_allow_a_host_of_the_house() -> None:
    check_url("https://example.org:8443/milo?a=b")
    check_url("http://localhost:9/", frozenset({"localhost"}))
    check_url("https://10.0.0.1/", frozenset({"10.0.0.1"}))
    with pytest.raises(BadValue):
        check_url("http://10.0.0.1/", frozenset({"10.0.0.1"}))


def test_events_are_known_by_name_and_the_house_has_its_own() -> None:
    assert check_events(["plan.changed", "workout.logged", "plan.changed"], "ada") == ["workout.logged", "plan.changed"]
    with pytest.raises(UnknownName, match=r"workout\.logged"):
        check_events(["workout.loged"], "ada")
    with pytest.raises(UnknownName):
        check_events(["workout.logged"], None)
    with pytest.raises(BadValue):
        check_events([], "ada")


def test_the_check_of_the_docs_takes_what_milo_signs_and_nothing_else() -> None:
    page = (ROOT / "docs" / "webhooks.md").read_text(encoding="utf-8")
    code = re.search(r"```python\n(.*?)```", page, re.DOTALL)
    assert code is not None
    made: dict[str, Any] = {}
    exec(compile(code[1], "docs/webhooks.md", "exec"), made)  # noqa: S102  our own page
    check, now = made["is_from_milo"], datetime.now(UTC)
    assert check(SECRET, sign(SECRET, BODY, now), BODY)
    assert not check("other", sign(SECRET, BODY, now), BODY)
    assert not check(SECRET, sign(SECRET, BODY, now), BODY + b" ")
    assert not check(SECRET, sign(SECRET, BODY, now - timedelta(seconds=302)), BODY)
    assert all(f"`{event}`" in page for event in (*EVENTS, *HOUSE_EVENTS))


# --- sending ------------------------------------------------------------------------------------------------------------


def post(poster: Poster, url: str) -> int:
    return asyncio.run(poster.post(url, {"Milo-Delivery": "d1"}, BODY))


def test_the_request_goes_to_the_address_that_was_looked_at_and_names_the_host() -> None:
    asked: list[str] = []

    async def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]

    with receiving() as receiver:
        # Plain http is for localhost alone, so the name is one of it.
        poster = Poster(frozenset({"localhost"}), resolve=resolve)
        assert post(poster, f"http://localhost:{receiver.port}/in?x=1") == 204
        (came,) = receiver.came
    assert asked == ["localhost"]
    assert (came.path, came.body, came.headers["Host"]) == ("/in?x=1", BODY, f"localhost:{receiver.port}")
    assert came.headers["Milo-Delivery"] == "d1"


@pytest.mark.parametrize("found", [["10.0.0.1"], ["93.184.215.14", "127.0.0.1"], ["169.254.169.254"], ["::ffff:127.0.0.1"]])
def test_a_name_that_stands_for_an_address_within_gets_nothing(found: list[str]) -> None:
    async def resolve(host: str, port: int) -> list[str]:
        return found

    with pytest.raises(NotPosted, match="of this machine or its network") as refused:
        post(Poster(resolve=resolve), "https://example.org/")
    assert not refused.value.again


def test_numbers_that_are_read_as_an_address_of_this_machine_get_nothing() -> None:
    for host in ("2130706433", "0x7f.1", "127.1"):
        with pytest.raises(NotPosted) as refused:
            post(Poster(), f"https://{host}/")
        assert not refused.value.again


def test_a_redirect_is_an_answer_and_is_not_followed() -> None:
    with receiving() as receiver, receiving() as inner:
        receiver.answer, receiver.goes_to = 302, f"http://localhost:{inner.port}/latest/meta-data"
        assert post(Poster(frozenset({"localhost"})), receiver.url) == 302
        receiver.goes_to = "http://169.254.169.254/latest/meta-data"
        assert post(Poster(frozenset({"localhost"})), receiver.url) == 302
        assert (len(receiver.came), inner.came) == (2, [])


def test_who_does_not_answer_is_not_waited_for() -> None:
    with receiving() as receiver:
        receiver.hold = threading.Event()
        with pytest.raises(NotPosted, match="an answer within") as failed:
            post(Poster(frozenset({"localhost"}), within_s=0.3), receiver.url)
        assert failed.value.again


@pytest.mark.parametrize(
    "said", [b"", b"hello\r\n", b"HTTP/1.1 2\r\n", b"HTTP/1.1 100 x\r\n" + b"a: b\r\n" * 20_000, b"x" * 50_000]
)
def test_an_answer_that_is_no_http_is_a_failure(said: bytes) -> None:
    async def served() -> int:
        async def speak(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await reader.readuntil(b"\r\n\r\n")
            writer.write(said)
            writer.close()

        server = await asyncio.start_server(speak, "127.0.0.1", 0)
        async with server:
            port = server.sockets[0].getsockname()[1]
            return await Poster(frozenset({"localhost"}), within_s=3).post(f"http://localhost:{port}/", {}, BODY)

    with pytest.raises(NotPosted):
        asyncio.run(served())
