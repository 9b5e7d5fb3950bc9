"""Accounts on the command line: inviting people, and what only whoever holds the machine may do."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from milo.app.console import AsJson, put, say

if TYPE_CHECKING:
    from milo.app.build import Home
    from milo.channels.accounts import Account

account_app = typer.Typer(no_args_is_help=True, help="List, close and reset accounts.")

Who = Annotated[str, typer.Argument(metavar="ACCOUNT", help="The account's id or e-mail; see `milo account list`.")]


def invite(
    role: Annotated[str, typer.Option("--role", help="athlete, coach or admin")] = "athlete",
    athlete: Annotated[str | None, typer.Option("--athlete", help="Id of an existing athlete the account is for.")] = None,
    at: Annotated[str | None, typer.Option("--at", help="Milo's address for the invited person; default: where it runs.")] = None,
    as_json: AsJson = False,
) -> None:
    """Create a sign-up link for one person; it works once, for seven days."""
    from milo.app.address import address_of

    house = _house()
    if athlete is not None:
        house.flows.profile(athlete)
    made = house.access.accounts.invite(role, athlete)
    link = f"{(at or address_of(house.settings)).rstrip('/')}/sign-up?code={made.code}"
    if as_json:
        put({"role": made.role, "athlete_id": made.athlete_id, "code": made.code, "link": link, "expires_at": made.expires_at})
    else:
        say(f"For one {made.role}, once, until {made.expires_at:%Y-%m-%d %H:%M} UTC:")
        typer.echo(link)
    house.close()


@account_app.command("list")
def account_list(as_json: AsJson = False) -> None:
    """List accounts: id, role, e-mail, athlete."""
    house = _house()
    found = house.access.accounts.all()
    house.close()
    if as_json:
        put({"accounts": [_shown(one) for one in found]})
    elif not found:
        say("No account yet. Next: milo invite --role athlete")
    else:
        for one in found:
            typer.echo(
                f"{one.account_id}  {one.role}  {one.email}  {one.athlete_id or '-'}{'  DISABLED' if one.disabled_at else ''}"
            )


@account_app.command("disable")
def account_disable(account: Who, undo: Annotated[bool, typer.Option("--undo", help="Reopen it.")] = False) -> None:
    """Close an account and end its sessions and keys; the athlete's data stays."""
    house = _house()
    found = house.access.accounts.find(account)
    house.access.accounts.disable(found.account_id, not undo)
    house.close()
    say(f"{found.email} can {'sign in again' if undo else 'no longer sign in'}")


@account_app.command("password")
def account_password(account: Who) -> None:
    """Reset an account's password and end its sessions and keys. Asks for it, or reads one line of standard input."""
    house = _house()
    found = house.access.accounts.find(account)
    if sys.stdin.isatty():
        new = str(typer.prompt("New password", hide_input=True, confirmation_prompt=True, err=True))
    else:
        new = sys.stdin.readline().rstrip("\r\n")
    house.access.accounts.set_password(found.account_id, new)
    house.close()
    say(f"{found.email} has another password; sessions and keys are ended")


def _shown(one: Account) -> dict[str, Any]:
    return {
        "account_id": one.account_id,
        "email": one.email,
        "name": one.name,
        "role": one.role,
        "athlete_id": one.athlete_id,
        "created_at": one.created_at,
        "disabled_at": one.disabled_at,
    }


def _house() -> Home:
    from milo.app.build import build

    return build()
