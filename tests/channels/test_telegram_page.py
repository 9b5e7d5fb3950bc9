"""The web's side of a link: a code, the Telegram name, a yes; for the athlete and the owner, and for nobody else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from tests.channels.bot_api_server import TOKEN
from tests.channels.telegram_stage import ADAS, Stage, staged

from milo.app.build import build
from milo.app.config import Settings
from milo.channels.access import COOKIE
from milo.channels.access_rules import rule_of
from milo.channels.notifying import Wishes
from milo.channels.telegram import words
from milo.channels.telegram.page import PATH, add_telegram_page, entry
from milo.channels.telegram.words import bot_catalogue
from milo.channels.web.account_parts import AccountParts
from milo.channels.web.doors import add_doors
from milo.channels.web.guest import Reception
from milo.channels.web.words import WebWords


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with staged(tmp_path / "home") as made:
        yield made


@pytest.fixture
def web(stage: Stage) -> Iterator[TestClient]:
    app = FastAPI()
    add_telegram_page(app, Reception(stage.house.flows, stage.house.access), stage.rooms.linking, "milo_test_bot")
    with TestClient(app) as client:
        yield client


def as_(stage: Stage, web: TestClient, name: str) -> None:
    web.cookies.set(COOKIE, stage.house.access.new_token(stage.people[name]))


def test_an_athlete_links_a_chat_from_their_account(stage: Stage, web: TestClient) -> None:
    as_(stage, web, "Ada")
    page = web.post(PATH, data={"do": "code"}).text
    found = re.search(r'href="https://t.me/milo_test_bot\?start=([\w-]{22})"', page)
    assert found is not None
    stage.say(ADAS, f"/start {found[1]}", "confirm where", name="Ada <b>L</b>")
    page = web.post(PATH).text
    assert "Ada &lt;b&gt;L&lt;/b&gt;" in page
    id = re.search(r'name="id" value="(\w+)"', page)
    assert id is not None
    assert "linked since" in web.post(PATH, data={"do": "yes", "id": id[1]}).text
    stage.api.until(lambda c: "Linked" in c.text, ADAS)
    assert "Make a code" in web.post(PATH, data={"do": "unlink"}).text
    assert stage.rooms.linking.link_of(ADAS) is None


def test_nobody_makes_codes_of_others(stage: Stage, web: TestClient) -> None:
    ada = stage.people["Ada"]
    assert web.post(PATH, data={"do": "code", "athlete": ada}).status_code == 403
    as_(stage, web, "Bruno")
    assert web.post(PATH, data={"do": "code", "athlete": ada}).status_code == 404
    assert web.post(PATH, data={"do": "unlink", "athlete": "nobody"}).status_code == 404
    assert stage.file.rows("SELECT * FROM code") == []


def test_the_owner_links_nobody_else_since_a_link_is_a_consent(stage: Stage, web: TestClient) -> None:
    owner = stage.house.access.redeem_link(stage.house.access.new_link_code())
    assert owner is not None
    web.cookies.set(COOKIE, owner)
    assert web.post(PATH, data={"do": "code"}).status_code == 404
    assert web.post(PATH, data={"do": "code", "athlete": stage.people["Ada"]}).status_code == 404


def test_a_yes_to_nobody_is_said_to_be_one(stage: Stage, web: TestClient) -> None:
    as_(stage, web, "Ada")
    assert "No account is waiting" in web.post(PATH, data={"do": "yes", "id": "0" * 16}).text


def test_the_page_and_the_hooks_have_their_rule() -> None:
    page, hook = rule_of("POST", PATH), rule_of("POST", "/hooks/telegram")
    assert page is not None
    assert hook is not None
    assert (page.who, hook.who) == ("member", "admin")
    assert PATH in entry(WebWords("es"))


def test_every_sentence_the_bot_uses_is_in_the_catalogue() -> None:
    used = set()
    for file in (*Path(words.__file__).parent.glob("*.py"), *Path(words.__file__).parent.parent.glob("mail*.py")):
        for full, short in re.findall(r'say\(\s*"bot\.([a-z_.]+)"|(?:word|talk\.say)\(\s*"([a-z_]+\.[a-z_]+)"', file.read_text()):
            used.add(f"bot.{full or short}")
    known = {re.sub(r"_(low|moderate|demanding)$", "", key) for key in bot_catalogue("en")}
    assert len(used) > 90
    assert used <= known | set(bot_catalogue("en")), used - known


def test_the_account_s_page_tells_how_things_stand_and_ends_a_link(stage: Stage) -> None:
    app = FastAPI()
    reception = Reception(stage.house.flows, stage.house.access)
    parts = AccountParts(linking=stage.rooms.linking, bot=lambda: "milo_test_bot")
    add_doors(app, reception, parts)
    add_telegram_page(app, reception, stage.rooms.linking, parts.bot)
    with TestClient(app) as web:
        as_(stage, web, "Ada")
        assert "Make a code" in web.get("/app/account").text
        code = re.search(r"start=([\w-]{22})", web.post(PATH, data={"do": "code"}).text)
        assert code is not None
        stage.say(ADAS, f"/start {code[1]}", "confirm where", name="Ada L")
        assert "waits for your confirmation" in web.get("/app/account").text
        id = re.search(r'name="id" value="(\w+)"', web.post(PATH).text)
        assert id is not None
        web.post(PATH, data={"do": "yes", "id": id[1]})
        assert "linked since" in web.get("/app/account").text
        web.post(PATH, data={"do": "unlink"})
        assert "Make a code" in web.get("/app/account").text
        as_(stage, web, "Bruno")
        assert "Crear un código" in web.get("/app/account").text


def test_telegram_calls_milo_itself_where_the_settings_say_so(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("s" * 40)
    secret.chmod(0o600)
    about = {"telegram_token": TOKEN, "telegram_webhook": "https://milo.example", "telegram_secret_file": secret}
    house = build(Settings(home=tmp_path / "home", **about))
    app, without = FastAPI(), FastAPI()
    house.beside.add_routes(app, bot=True)
    house.beside.add_routes(without)
    with TestClient(app) as calls, TestClient(without) as nobody:
        assert nobody.post("/hooks/telegram").status_code == 404
        assert calls.post("/hooks/telegram", json={}).status_code == 403
        shown = {"X-Telegram-Bot-Api-Secret-Token": "s" * 40}
        assert calls.post("/hooks/telegram", json={"update_id": 1}, headers=shown).status_code == 200
        assert house.beside.bot is not None
        assert house.beside.bot.secret == "s" * 40
    house.close()
    secret.write_text("short")
    house = build(Settings(home=tmp_path / "home", **about))
    assert house.beside.bot is None, "a secret anybody guesses"
    house.close()


def test_who_wants_no_chat_gets_no_reminder_by_it(stage: Stage) -> None:
    stage.link("Ada", ADAS)
    stage.rooms.notices.set_wishes(stage.people["Ada"], Wishes(chat=False, brief_at=15 * 60))
    stage.bot.tell_due()
    assert not any("Good morning" in call.text for call in stage.api.shown(ADAS))
    assert {kind for kind, _ in stage.rooms.notices.sent(stage.people["Ada"])} <= {"welcome"}
    stage.rooms.notices.set_wishes(stage.people["Ada"], Wishes(chat=True, brief_at=15 * 60))
    stage.bot.tell_due()
    stage.api.until(lambda call: "Good morning" in call.text, ADAS)
