"""Accounts on the command line, as a program would use them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from milo.app.build import build
from milo.app.commands.accounts import account_app, invite
from milo.app.config import Settings
from milo.vocabulary.errors import BadValue, NotFound

PROFILE = {"name": "Ada", "age": 34, "sex": "female", "goal": "endurance", "days_per_week": 5}
PASSWORD = "plum-kettle-orbit"


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> typer.Typer:
    monkeypatch.setenv("MILO_HOME", str(tmp_path))
    app = typer.Typer(pretty_exceptions_enable=False)
    app.command("invite")(invite)
    app.add_typer(account_app, name="account")
    return app


def run(shell: typer.Typer, *words: str, said: str | None = None) -> str:
    """What a command writes to standard output; its own errors come through."""
    found = CliRunner().invoke(shell, words, input=said, catch_exceptions=False)
    assert found.exit_code == 0, found.output
    return found.stdout


def test_an_athlete_is_invited_signs_up_and_is_listed(shell: typer.Typer, tmp_path: Path) -> None:
    house = build(Settings(home=tmp_path))
    ada = house.flows.add_athlete(PROFILE)
    made = json.loads(run(shell, "invite", "--role", "athlete", "--athlete", ada, "--at", "https://milo.example/", "--json"))
    assert made["link"] == f"https://milo.example/sign-up?code={made['code']}"
    house.access.accounts.sign_up("ada@example.org", PASSWORD, "Ada", made["code"], None)
    [one] = json.loads(run(shell, "account", "list", "--json"))["accounts"]
    assert (one["email"], one["role"], one["athlete_id"]) == ("ada@example.org", "athlete", ada)
    assert "password" not in one
    run(shell, "account", "disable", "ada@example.org")
    assert house.access.accounts.find("ada@example.org").disabled_at is not None
    run(shell, "account", "disable", one["account_id"], "--undo")
    token = house.access.new_session(house.access.accounts.find("ada@example.org")).token
    run(shell, "account", "password", "ada@example.org", said="zeitgeist rowboat nine\n")
    assert house.access.visitor(token) is None
    assert house.access.accounts.sign_in("ada@example.org", "zeitgeist rowboat nine", None)
    house.close()


def test_wrong_words_are_answered_with_a_sentence(shell: typer.Typer) -> None:
    with pytest.raises(NotFound):
        run(shell, "invite", "--athlete", "nobody")
    with pytest.raises(BadValue):
        run(shell, "invite", "--role", "king")
    with pytest.raises(NotFound):
        run(shell, "account", "disable", "nobody@example.org")
    assert json.loads(run(shell, "account", "list", "--json")) == {"accounts": []}
