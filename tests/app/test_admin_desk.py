"""The admin's desk: what its book keeps and how, what reasons may say, when a writer is stuck, whether a model's server answers."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.channels.account_people import HandClock
from tests.channels.admin_house import ADA, moved_in

from milo.app.admin.book import FILE, Book
from milo.app.admin.desk import AdminDesk
from milo.app.admin.health import SILENT, STUCK_S, HealthDesk, answers
from milo.app.admin.letters import reason_of, shape
from milo.app.admin.safety import topics_of
from milo.app.build import build
from milo.app.config import Settings
from milo.app.house import House
from milo.channels.admin_documents import Asked
from milo.channels.visitor import Visitor
from milo.stream.deadletters import Letter, letter
from milo.vocabulary.errors import BadValue, NotFound, Unavailable
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Device, Measurement

OWNER = Visitor(None)
AT = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    found = build(Settings(home=tmp_path / "home"), HandClock())
    yield found
    found.close()


def book_of(house: House) -> Book:
    return Book(house.settings.folder / FILE, house.vault, house.clock)


# --- the book ---------------------------------------------------------------------------------------------------------------


def test_acts_are_kept_sealed_in_order_and_over_a_restart(house: House) -> None:
    book = book_of(house)
    for n in range(5):
        book.write(OWNER, "lock", f"account {n}", reason="Apfelstrudel")
    again = book_of(house)
    first = again.acts(3, None)
    rest = again.acts(3, first.next_cursor)
    assert [act.about for act in first.acts + rest.acts] == [f"account {n}" for n in (4, 3, 2, 1, 0)]
    assert first.acts[0].by == "owner"
    assert rest.next_cursor is None
    kept = b"".join(path.read_bytes() for path in house.settings.folder.glob(f"{FILE}*"))
    assert b"lock" not in kept
    assert b"Apfelstrudel" not in kept
    with pytest.raises(BadValue):
        again.acts(3, "x; DROP TABLE act")


def test_a_pseudonym_is_the_same_at_every_look_and_another_one_in_another_house(house: House, tmp_path: Path) -> None:
    name = book_of(house).pseudonym("ada")
    assert name == book_of(house).pseudonym("ada")
    assert name != book_of(house).pseudonym("bruno")
    assert "ada" not in name.lower()
    other = build(Settings(home=tmp_path / "other"), HandClock())
    try:
        assert book_of(other).pseudonym("ada") != name
    finally:
        other.close()


# --- messages set aside -----------------------------------------------------------------------------------------------------


def noted(reason: str, stream: str = "fitness:events", body: bytes = b"{}") -> Letter:
    return letter(stream, "1-0", reason, body, AT)


@pytest.mark.parametrize(
    ("reason", "code", "field"),
    [
        ("Expected a valid event, but found Expected `float` <= 260.0 - at `$.heart_rate_bpm`.", "invalid_field", "heart_rate_bpm"),
        (
            "Expected a valid event, but found Expected `float | null`, got `str` - at `$.heart_rate_bpm`.",
            "invalid_field",
            "heart_rate_bpm",
        ),
        ("Expected a valid event, but found Object missing required field `event_id`.", "missing_field", "event_id"),
        ("Expected a valid event, but found Invalid enum value 'swearing' - at `$.activity_type`.", "wrong_field", "activity_type"),
        ("Expected a valid event, but found JSON is malformed: invalid character (byte 3).", "no_json", None),
        ("Expected a time that has come, but found one 3.0 h ahead of this machine's clock. Mend it.", "not_yet", None),
        ("Expected a record of schema version 1 or older, but found version 7. Upgrade Milo.", "newer", None),
        ("something nobody ever wrote before: 187", "invalid", None),
    ],
)
def test_a_reason_is_said_in_words_of_ours(reason: str, code: str, field: str | None) -> None:
    why = reason_of(noted(reason))
    assert (why.code, why.field) == (code, field)


@given(
    st.sampled_from(
        [
            "Expected a valid event, but found Invalid enum value '{}' - at `$.activity_type`.",
            "Expected a valid event, but found Invalid enum value '{}.",
            "Expected a valid event, but found Object contains unknown field `{}`.",
            "Expected a valid event, but found Object missing required field `{}`.",
            "Expected a valid event, but found Expected `float` - at `$.{}`.",
            "Expected a valid event, but found Expected `float` - at `$.values[{}]`.",
            "Expected valid records, but found {}.",
            "{}",
        ]
    ),
    st.text(min_size=0, max_size=30),
)
def test_no_reason_ever_quotes_the_message(frame: str, more: str) -> None:
    planted = "Zwiebelkuchen 187.625"
    why = reason_of(noted(frame.replace("{}", planted + more)))
    assert "Zwiebel" not in f"{why.text}{why.field}{why.wanted}"
    assert "187" not in f"{why.text}{why.field}{why.wanted}"


def test_a_stream_nobody_knows_is_named_by_nobodys_word(house: House) -> None:
    house.writer.letters.add([noted("Expected a known stream, but found x.", stream="Zwiebelkuchen")])
    (line,) = AdminDesk(house).letters().letters
    assert line.stream == "other"
    assert line.retriable is False
    with pytest.raises(BadValue, match="Discard"):
        AdminDesk(house).retry(OWNER, line.letter_id)


@pytest.mark.parametrize("body", [b"", b"[1, 2]", b"\xff\xfe", b"12", b'"text"', b"{" * 5_000])
def test_what_is_no_object_has_no_shape_and_breaks_nothing(body: bytes) -> None:
    assert shape(noted("x", body=body)) == ([], 0)


def test_a_letter_that_went_meanwhile_is_not_found(house: House) -> None:
    desk = AdminDesk(house)
    for act in (lambda: desk.letter(OWNER, "x"), lambda: desk.retry(OWNER, "x"), lambda: desk.discard(OWNER, "x", "why")):
        with pytest.raises(NotFound):
            act()
    assert desk.acts().acts == []


# --- the system -------------------------------------------------------------------------------------------------------------


class Seconds:
    """Seconds the test moves."""

    def __init__(self) -> None:
        self.at = 0.0

    def __call__(self) -> float:
        return self.at


def test_a_writer_is_stuck_when_messages_wait_and_none_is_stored(house: House) -> None:
    seconds = Seconds()
    desk = HealthDesk(house, seconds)
    assert desk.health().writer.state == "idle"
    house.log.append("fitness:events", [b"{}"] * 3)
    states = []
    for wait in (5, STUCK_S / 2, STUCK_S):
        seconds.at += wait
        states.append(desk.health().writer.state)
    assert states == ["carrying", "carrying", "stuck"]
    assert desk.health().writer.pending == 3
    house.writer.drain()
    seconds.at += 5
    assert desk.health().writer.state == "idle"


def test_a_first_look_at_waiting_messages_does_not_guess(house: House) -> None:
    house.log.append("fitness:events", [b"{}"])
    assert HealthDesk(house, Seconds()).health().writer.state == "unknown"


def test_many_who_ask_share_a_look_and_a_new_one_is_taken_in_time(house: House) -> None:
    seconds = Seconds()
    desk = HealthDesk(house, seconds)
    first = desk.health()
    seconds.at += 1
    assert desk.health() is first
    seconds.at += 10
    assert desk.health() is not first


class Away:
    """A store that does not answer."""

    def __getattr__(self, name: str) -> Any:
        def refuse(*args: Any, **more: Any) -> Any:
            raise Unavailable("the store", "nobody answers", "start it")

        return refuse


def test_a_store_that_is_away_is_a_check_and_no_error(house: House) -> None:
    cut_off = replace(house, store=Away())  # type: ignore[arg-type]
    found = HealthDesk(cut_off, Seconds()).health()
    (store,) = [one for one in found.checks if one.name == "store"]
    assert (store.state, store.found, store.do) == ("mend", "nobody answers", "start it")
    assert found.records is None
    assert found.sensors == []


def test_a_models_server_answers_or_it_is_said_why_not() -> None:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        port = server.getsockname()[1]
        assert answers(f"http://127.0.0.1:{port}/v1") == (True, None)
    reachable, why = answers(f"http://127.0.0.1:{port}/v1")
    assert reachable is False
    assert why is not None
    assert why.code == "away"


def test_models_are_told_with_calls_tokens_and_cost(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "home", llm="ollama:tiny@http://127.0.0.1:9,scripted:Hello")
    house = build(settings, HandClock())
    try:
        from milo.llm.ledger import Entry

        name = house.coaching.provider.members[0].name  # type: ignore[union-attr]
        spent = [Entry(0.0, "ada", name, "tiny", 100, 20, cost, 5.0, "answered") for cost in (0.25, None)]
        house.coaching.ledger.entries.extend(spent)
        desk = HealthDesk(house, Seconds())
        line = desk.health().models[0]
        assert (line.name, line.reachable, line.calls, line.tokens_in, line.tokens_out) == (name, None, 2, 200, 40)
        assert (line.cost_usd, line.cost_unknown, line.outside) == (0.25, 1, False)
        asked = desk.health(ask_models=True).models
        assert asked[0].reachable is False, "nobody listens at port 9"
        assert asked[1].cost_usd is None, "a model nobody asked has no cost, and not a cost of nothing"
        assert "ada" not in str(asked)
    finally:
        house.close()


def test_devices_are_alive_for_a_day(house: House) -> None:
    moved_in(house)
    before = HealthDesk(house, Seconds()).health().sensors
    assert before[0].silent == 1
    house.clock.at -= 3 * SILENT  # type: ignore[attr-defined]
    assert HealthDesk(house, Seconds()).health().sensors[0].alive == 1


def test_a_device_whose_record_names_no_moment_was_heard_where_its_readings_say_so(house: House) -> None:
    ada, now = moved_in(house)["ada"], house.clock.now()
    told: dict[str, Any] = {"origin": Origin.IMPORTED, "source": "wrist", "user_id": ada}
    wrist = Device(**told, device_id="d1", device_type="watch", first_seen_ts=now)
    reading = Measurement(**told, measurement_id="m1", at=now, quantity="resting_hr_bpm", value=52.0)
    house.writer.write([wrist, reading])
    house.flows.week(ada)
    (line,) = [one for one in HealthDesk(house, Seconds()).health().sensors if one.device_type == "watch"]
    assert (line.alive, line.unknown) == (1, 0)


def test_what_nobody_set_up_is_off_and_not_well(house: House) -> None:
    states = {one.name: one.state for one in HealthDesk(house, Seconds()).health().checks}
    assert {states[name] for name in ("mail", "telegram", "webhooks", "language model")} == {"off"}
    assert states["store"] == "ok"


# --- safety -----------------------------------------------------------------------------------------------------------------


def test_rules_are_about_what_their_clearance_names_or_their_family() -> None:
    assert topics_of(["RF-06", "SN-12", "RF-07", "XX-1"]) == ["head", "sensor", "other"]


def test_a_filter_that_makes_no_sense_is_refused(house: House) -> None:
    desk = AdminDesk(house)
    for asked in (Asked(weeks=0), Asked(weeks=1_000), Asked(level="E9")):
        with pytest.raises(BadValue):
            desk.decisions(OWNER, asked)


def test_a_formula_in_a_cell_of_the_csv_is_text(house: House) -> None:
    made = moved_in(house)
    (entry,) = house.store.find("audit", made["ada"], newest_first=True, limit=1)
    import msgspec

    bad = msgspec.structs.replace(entry, audit_id="bad", detail={**entry.detail, "by": "=cmd()", "channel": "+1"})
    house.writer.write([bad])
    sheet = AdminDesk(house).decisions_csv(OWNER, Asked())
    assert "'=cmd()" in sheet
    assert ",=cmd()" not in sheet
    assert "'+1" in sheet


def test_the_mail_server_and_the_webhooks_are_looked_at_too(house: House) -> None:
    ada = house.flows.add_athlete(ADA)
    off = house.beside.hooks.add(ada, "https://example.org/milo", ["workout.logged"])
    house.beside.hooks.add(ada, "https://example.com/milo", ["workout.logged"])
    with house.beside.hooks.file.change() as db:
        db.execute("UPDATE hook SET disabled = 1 WHERE hook_id = ?", (off.hook.hook_id,))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound and not listening: whoever connects is refused
        port = taken.getsockname()[1]
        mail = {"mail_host": "127.0.0.1", "mail_port": port, "mail_tls": "none", "mail_from": "milo@example.org"}
        settings = house.settings.model_copy(update=mail)
        found = {one.name: one for one in HealthDesk(replace(house, settings=settings), Seconds()).health().checks}
    assert found["mail"].state == "mend"
    assert f"127.0.0.1:{port}" in found["mail"].found
    assert found["webhooks"].values == {"hooks": "2", "off": "1", "waits": "0"}
    assert "example" not in found["webhooks"].found, "an address is its owner's business"


def test_what_milo_says_of_itself_is_there_in_both_languages(house: House) -> None:
    from milo.channels.web.words import web_catalogue

    english, spanish = web_catalogue("en"), web_catalogue("es")
    codes = {one.code for one in HealthDesk(house, Seconds()).health().checks if one.code is not None}
    assert codes == {"free", "sealed_beside", "no_model", "no_bot", "no_mail", "no_hooks"}
    for code in codes:
        assert english[f"web.admin.found_{code}"] != spanish[f"web.admin.found_{code}"]
