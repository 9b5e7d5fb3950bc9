"""`milo outlook`: how likely burnout is in the coming weeks."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from milo.app.console import AsJson, put


def outlook(
    athlete: Annotated[str | None, typer.Option("--athlete", help="The athlete's id; see `milo athlete list`.")] = None,
    batch: Annotated[
        Path | None,
        typer.Option("--batch", help="CSV of daily rows: athlete, date and any of the signals of docs/outlook.md."),
    ] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", help="Evening to look from; default: the last day.")] = None,
    as_json: AsJson = False,
) -> None:
    """Estimate the burnout risk of the next 28 and 90 days and tomorrow's readiness; learned from simulated athletes."""
    from milo.vocabulary.errors import BadValue

    if (athlete is None) == (batch is None):
        raise BadValue("either --athlete or --batch", "both" if athlete else "neither")
    try:
        day = None if as_of is None else date.fromisoformat(as_of)
    except ValueError:
        raise BadValue("a date such as 2026-03-31", repr(as_of)) from None
    if batch is not None:
        from milo.app.outlook_desk import batch as of_file

        found = of_file(batch, day)
    else:
        assert athlete is not None
        from milo.app.build import build
        from milo.app.outlook_desk import OutlookDesk

        house = build()
        try:
            found = [OutlookDesk(house).outlook(athlete, day).public()]
        finally:
            house.close()
    if as_json:
        put(found)
        return
    for one in found:
        risk = "unknown" if one["risk_28d"] is None else f"{100 * one['risk_28d']:.1f} in 100"
        typer.echo(f"{one['athlete']}  {one['as_of']}  28 days: {risk}  " + " ".join(r["text"] for r in one["reasons"]))
