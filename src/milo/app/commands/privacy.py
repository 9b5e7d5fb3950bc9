"""What the athlete owns, at the command line: consent, audit, what leaves the machine, retention, keys, backups, erasing."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from milo.app.console import PARTLY, AsJson, AthleteId, of_the_disk, put, say

if TYPE_CHECKING:
    from milo.app.build import Home

OWNER = "owner"  # of the machine, who alone has its command line; recorded as theirs, never as the athlete's own word
keys_app = typer.Typer(no_args_is_help=True, help="Manage the encryption keys.")


def consent(
    athlete: AthleteId,
    give: Annotated[str | None, typer.Option(help="storage, external_model, coach, training_models or bot")] = None,
    withdraw: Annotated[str | None, typer.Option(help="Withdraw a consent; effective at once.")] = None,
    to: Annotated[str | None, typer.Option(help="The coach's account, for the purpose coach.")] = None,
    until: Annotated[str | None, typer.Option(help="Last day it is valid, e.g. 2027-03-31.")] = None,
    scope: Annotated[list[str] | None, typer.Option(help="What a coach may see; repeatable. Default: everything.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show an athlete's consents, or change them with --give or --withdraw."""
    from milo.app.consenting import Consenting

    house = _house()
    house.flows.profile(athlete)
    consents = Consenting(house.store, house.writer, house.clock)
    if give:
        account = house.access.accounts.find(to).account_id if to else None
        consents.give(athlete, give, to=account, until=_end_of(until), scope=scope, by=OWNER)
    if withdraw:
        consents.withdraw(athlete, withdraw, to=house.access.accounts.find(to).account_id if to else None, by=OWNER)
    lines = consents.state(athlete)
    house.close()
    if as_json:
        put({"athlete_id": athlete, "consents": lines})
        return
    for line in lines:
        more = "".join(f", {name} {line[name]}" for name in ("to", "since", "until") if line[name])
        typer.echo(f"{'yes' if line['allowed'] else 'no '}  {line['purpose']}{more}")


def audit(
    athlete: AthleteId,
    limit: Annotated[int, typer.Option(min=1, help="Number of latest entries.")] = 100,
    as_json: AsJson = False,
) -> None:
    """Show who used an athlete's data, when and how; newest first."""
    house = _house()
    house.flows.profile(athlete)
    entries = house.store.find("audit", athlete, limit=limit, newest_first=True)
    house.close()
    if as_json:
        put({"athlete_id": athlete, "audit": [{"at": e.at, "action": e.action, "by": e.by, "detail": e.detail} for e in entries]})
        return
    for e in entries:
        typer.echo(f"{e.at:%Y-%m-%d %H:%M}  {e.action}  by {e.by}  {'' if e.detail is None else e.detail}")


def leaves(athlete: AthleteId, as_json: AsJson = False) -> None:
    """Show what can leave this machine, whether it is allowed, and when it was last used."""
    from milo.app.leaving import doors

    house = _house()
    house.flows.profile(athlete)
    found = doors(house, athlete)
    house.close()
    if as_json:
        put({"athlete_id": athlete, "doors": found})
        return
    for door in found:
        last = "" if door["last"] is None else f"; last {door['last']:%Y-%m-%d %H:%M}"
        typer.echo(f"{'open  ' if door['open'] else 'closed'}  {door['door']}: {door['why']}{last}")
        typer.echo(f"        {', '.join(door['fields'])}")


def keep(
    athlete: AthleteId,
    samples: Annotated[int | None, typer.Option(help="Days to keep second-by-second readings; 0: forever.")] = None,
    waveforms: Annotated[int | None, typer.Option(help="Days to keep waveforms; 0: forever.")] = None,
    prune: Annotated[bool, typer.Option("--prune", help="Delete older data now.")] = False,
    as_json: AsJson = False,
) -> None:
    """Show or set how long raw readings are kept; results are always kept."""
    from milo.app import keeping

    house = _house()
    house.flows.profile(athlete)
    said = {name: days or None for name, days in (("samples_days", samples), ("waveforms_days", waveforms)) if days is not None}
    held = keeping.decide(house, athlete, **said) if said else keeping.retention(house, athlete)
    gone = keeping.prune(house, athlete) if prune else {}
    house.close()
    if as_json:
        put({"athlete_id": athlete, **held, "pruned": gone})
        return
    say(", ".join(f"{name} {days or 'for ever'}" for name, days in held.items()))
    if prune:
        say("let go of: " + (", ".join(f"{kind} {n:,}" for kind, n in gone.items()) or "nothing"))


def erase(
    athlete: AthleteId,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would be deleted.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask for confirmation.")] = False,
    as_json: AsJson = False,
) -> None:
    """Delete everything of an athlete for good, with the key to any copies; prints a receipt."""
    import msgspec

    from milo.app.erasing import erase as run
    from milo.vocabulary.errors import BadValue, NotFound

    house = _house()
    if athlete not in house.store.athletes():
        house.close()
        raise NotFound(f"an athlete with id {athlete}", "nobody", "see `milo athlete list`")
    there = house.store.stats(athlete)
    if dry_run:
        house.close()
        if as_json:
            put({"athlete_id": athlete, "erased": {}, "would_erase": there})
        else:
            say("would be erased: " + (", ".join(f"{k} {n:,}" for k, n in there.items()) or "nothing"))
        return
    if not (yes or as_json):
        if not sys.stdin.isatty():
            house.close()
            raise BadValue("a yes", "nobody who could be asked", "say --yes, or look first with --dry-run; nothing was erased")
        typer.confirm(f"Delete {sum(there.values()):,} records of {athlete} for good?", abort=True, err=True)
    receipt = run(house, athlete)
    house.close()
    if as_json:
        put({**msgspec.to_builtins(receipt), "would_erase": {}})
    else:
        say("are erased: " + (", ".join(f"{k} {n:,}" for k, n in receipt.erased.items()) or "nothing"))
        say(f"messages {receipt.messages:,}; the key is destroyed; {receipt.seconds} s")
        say("beyond Milo's reach: " + "; ".join(receipt.beyond))
    if receipt.held:
        raise typer.Exit(PARTLY)


def backup(
    out: Annotated[Path, typer.Option("--out", help="File for the encrypted data; keys are written next to it as OUT.keys.")],
    keys: Annotated[Path | None, typer.Option("--keys", help="File for the wrapped keys.")] = None,
    as_json: AsJson = False,
) -> None:
    """Back up while Milo runs: encrypted data and, separately, wrapped keys. Delete backups of keys within 30 days."""
    from milo.app.backing_up import back_up
    from milo.app.config import load_settings

    keys = keys or out.with_name(out.name + ".keys")
    sizes = back_up(load_settings(), out, keys, datetime.now(UTC))
    if as_json:
        put({"out": str(out), "keys": str(keys), "bytes": sizes})
        return
    say(f"written: {out} and {keys}")
    say("The master key is in neither: keep a copy of it elsewhere. Delete backups of keys within 30 days; see docs/privacy.md")


def restore(
    data: Annotated[Path, typer.Argument(help="A backup's data.")],
    keys: Annotated[Path, typer.Option("--keys", help="The backup's keys.")],
    as_json: AsJson = False,
) -> None:
    """Restore a backup into an empty home. It needs the master key; erased athletes stay erased."""
    from milo.app.backing_up import restore as run
    from milo.app.config import load_settings

    done = run(load_settings(), data, keys)
    if as_json:
        put(done)
    else:
        say(f"{len(done['restored'])} athletes are back; {len(done['cleared'])} without a key were cleared")


@keys_app.command("seal")
def keys_seal(as_json: AsJson = False) -> None:
    """Encrypt records that are not encrypted yet or use older keys. After a stop, it continues where it was."""
    from milo.app.vaulting import seal_all

    house = _house()
    done = seal_all(house.store, house.log, house.vault, house.clock.now())
    house.close()
    _tell(as_json, {"sealed": done}, f"{done:,} records, parts of files and messages are sealed")


@keys_app.command("rotate")
def keys_rotate(as_json: AsJson = False) -> None:
    """Replace the master key; no record changes. Earlier backups of keys need the old one."""
    house = _house()
    done = house.vault.rotate()
    path = house.vault.master.path
    house.close()
    _tell(as_json, {"wrapped": done, "master_key": str(path)}, f"{done:,} keys are wrapped with a new master key: {path}")


@keys_app.command("renew")
def keys_renew(athlete: AthleteId, as_json: AsJson = False) -> None:
    """Re-encrypt one athlete with a new key, then destroy the old one."""
    from milo.app.vaulting import renew

    house = _house()
    house.flows.profile(athlete)
    done = renew(house, athlete)
    house.close()
    _tell(as_json, {"athlete_id": athlete, "sealed": done}, f"{done:,} records, files' parts and messages have a new key")


def _tell(as_json: bool, document: dict[str, Any], words: str) -> None:
    if as_json:
        put(document)
    else:
        say(words)


def _end_of(text: str | None) -> datetime | None:
    """The end of a day in UTC."""
    from milo.vocabulary.errors import BadValue

    if text is None:
        return None
    try:
        return datetime.combine(date.fromisoformat(text), time(23, 59, 59), UTC)
    except ValueError:
        raise BadValue("a date such as 2027-03-31", repr(text)) from None


def _house() -> Home:
    from milo.app.build import build

    return build()


def export(athlete: AthleteId, out: Annotated[Path, typer.Option("--out", help="The zip to write.")]) -> None:
    """Export everything of an athlete as a zip: profile, JSON lines, original files, manifest.

    From a damaged store it saves what can be read, says what cannot, and ends with exit code 1.
    """
    import sqlite3

    from milo.vocabulary.errors import Damaged

    try:
        house = _house()
        counts = house.flows.export(athlete, out)
        house.close()
    except sqlite3.OperationalError:
        raise
    except (sqlite3.DatabaseError, Damaged) as e:
        if not isinstance(e, Damaged) and of_the_disk(e) is None:
            raise
        from milo.app.salvaging import export_what_is_left

        for line in export_what_is_left(athlete, out):
            say(line)
        raise typer.Exit(PARTLY) from None
    say(f"written: {out} ({sum(counts.values()):,} records)")
