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
keys_app = typer.Typer(no_args_is_help=True, help="The keys that seal the records.")


def consent(
    athlete: AthleteId,
    give: Annotated[str | None, typer.Option(help="storage, external_model, coach, training_models or bot")] = None,
    withdraw: Annotated[str | None, typer.Option(help="Take a consent back; it holds at once.")] = None,
    to: Annotated[str | None, typer.Option(help="The coach's account, for the purpose coach.")] = None,
    until: Annotated[str | None, typer.Option(help="The last day it holds, e.g. 2027-03-31.")] = None,
    scope: Annotated[list[str] | None, typer.Option(help="What a coach may see; repeat it. Default: all.")] = None,
    as_json: AsJson = False,
) -> None:
    """What the athlete allows; with --give or --withdraw, change it."""
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
    limit: Annotated[int, typer.Option(min=1, help="The newest so many.")] = 100,
    as_json: AsJson = False,
) -> None:
    """What was done with an athlete's data, when and by whom; newest first."""
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
    """What leaves this machine: by which door, what of it, whether it is open, and when it was last used."""
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
    samples: Annotated[int | None, typer.Option(help="Days that readings of every second are kept; 0: for ever.")] = None,
    waveforms: Annotated[int | None, typer.Option(help="Days that waveforms are kept; 0: for ever.")] = None,
    prune: Annotated[bool, typer.Option("--prune", help="Let go of what is older now.")] = False,
    as_json: AsJson = False,
) -> None:
    """How long raw readings are kept; what they came to stays."""
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
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what there is.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    as_json: AsJson = False,
) -> None:
    """Delete everything of an athlete, for good, with the key that opens copies elsewhere; prints a receipt."""
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
    out: Annotated[Path, typer.Option("--out", help="The file for the sealed data; the keys go beside it as OUT.keys.")],
    keys: Annotated[Path | None, typer.Option("--keys", help="The file for the wrapped keys.")] = None,
    as_json: AsJson = False,
) -> None:
    """A backup while Milo runs: the sealed data, and apart from it the wrapped keys. Delete backups of keys within 30 days."""
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
    """Put a backup into a home without records. It needs the master key; who was erased and has no key any more stays gone."""
    from milo.app.backing_up import restore as run
    from milo.app.config import load_settings

    done = run(load_settings(), data, keys)
    if as_json:
        put(done)
    else:
        say(f"{len(done['restored'])} athletes are back; {len(done['cleared'])} without a key were cleared")


@keys_app.command("seal")
def keys_seal(as_json: AsJson = False) -> None:
    """Seal what was written before there was a vault, or with older keys. Broken off, it goes on where it was."""
    from milo.app.vaulting import seal_all

    house = _house()
    done = seal_all(house.store, house.log, house.vault, house.clock.now())
    house.close()
    _tell(as_json, {"sealed": done}, f"{done:,} records, parts of files and messages are sealed")


@keys_app.command("rotate")
def keys_rotate(as_json: AsJson = False) -> None:
    """A new master key in the place of the old one; no record is touched. Backups of keys made before need the old one."""
    house = _house()
    done = house.vault.rotate()
    path = house.vault.master.path
    house.close()
    _tell(as_json, {"wrapped": done, "master_key": str(path)}, f"{done:,} keys are wrapped with a new master key: {path}")


@keys_app.command("renew")
def keys_renew(athlete: AthleteId, as_json: AsJson = False) -> None:
    """A new key for one athlete: everything of theirs is sealed anew, then the old key is destroyed."""
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
    """Everything of an athlete as a zip: profile, JSON lines, original files, manifest.

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
