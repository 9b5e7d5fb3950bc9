"""`milo simulate cohort`: simulated lives as tables, for outlook models and whoever wants to check them."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import IO, Any

import numpy as np

from milo.app.training.spreading import spread
from milo.twin.panel import BLOCK, COLUMNS, EVENTS, FAMILIES, Panel, archetype_names, block
from milo.twin.parameters import SIM_VERSION
from milo.vocabulary.errors import BadValue
from milo.vocabulary.identity import identity

KNOWN_DAYS = 28  # the aggregated table knows these first days, and counts time from their end
FILES = ("daily.csv", "events.csv", "athletes.csv", "truth.csv")


def write_cohort(
    athletes: int, days: int, out: Path, seed: int, family: int, engine: str = "one", workers: int = 1
) -> dict[str, Any]:
    """Write the tables of a simulated cohort.

    Parameters
    ----------
    athletes, days : int
        How many people, and how many days of each; more than KNOWN_DAYS.
    out : Path
        A folder, made if absent. `daily.csv`: one row an athlete and day, the columns of `milo outlook --batch`.
        `events.csv`: athlete, date, event. `athletes.csv`: means of the first 28 days and what came after: days until a burnout
        or the end, and which it was. `truth.csv`: what no model may see (archetype, and the true hazard on day 28).
    seed, family : int
        The same pair gives the same people; the first of many are the same as of few.
    engine, workers : str, int
        How the blocks are spread (app.training.spreading); the files are the same.

    Returns
    -------
    dict
        Where the files are, and how much is in them.

    Raises
    ------
    BadValue
        For too few days, or a folder that cannot be written.
    """
    if days <= KNOWN_DAYS:
        raise BadValue(f"more than {KNOWN_DAYS} days", f"{days}", "ask for a year: --days 365")
    counts = dict.fromkeys(EVENTS, 0)
    try:
        out.mkdir(parents=True, exist_ok=True)
        with (
            (out / "daily.csv").open("wb") as daily,
            (out / "events.csv").open("wb") as events,
            (out / "athletes.csv").open("wb") as summed,
            (out / "truth.csv").open("wb") as truth,
        ):
            parts = [(seed, athletes, days, family, number) for number in range(-(-athletes // BLOCK))]
            for number, part in enumerate(spread(_block, parts, engine, workers)):
                ids = [identity("cohort", family, seed, number * BLOCK + k) for k in range(part.n)]
                _put(daily, _daily(part, ids), first=number == 0)
                _put(events, _events(part, ids, counts), first=number == 0)
                _put(summed, _summed(part, ids), first=number == 0)
                _put(truth, _truth(part, ids), first=number == 0)
    except OSError as e:
        raise BadValue("a folder that can be written", f"{out}: {e.strerror}", "choose another --out") from None
    return {
        "out": str(out), "files": list(FILES), "athletes": athletes, "days": days, "rows": athletes * days, "events": counts,
        "origin": "simulated", "seed": seed, "family": family, "sim_version": SIM_VERSION, "parameters": FAMILIES[family].digest,
    }  # fmt: skip


def _block(part: tuple[int, int, int, int, int]) -> Panel:
    return block(*part)


def _put(stream: IO[bytes], frame: Any, *, first: bool) -> None:
    frame.write_csv(stream, include_header=first, float_precision=2)


def _daily(p: Panel, ids: list[str]) -> Any:
    """Rows by athlete, then by day."""
    import polars as pl

    dates = [(p.first + timedelta(days=d)).isoformat() for d in range(p.length)]
    columns: dict[str, Any] = {"athlete": np.repeat(ids, p.length), "date": np.tile(dates, p.n)}
    columns |= {name: p.days[name].T.reshape(-1) for name in COLUMNS}
    frame = pl.DataFrame(columns)
    return frame.with_columns(pl.col(name).fill_nan(None) for name in COLUMNS)


def _events(p: Panel, ids: list[str], counts: dict[str, int]) -> Any:
    import polars as pl

    rows = [(ids[k], p.first + timedelta(days=int(d)), name) for name in EVENTS for k, d in np.argwhere(p.began[name].T)]
    for _, _, name in rows:
        counts[name] += 1
    rows.sort()
    return pl.DataFrame(
        {"athlete": [r[0] for r in rows], "date": [r[1] for r in rows], "event": [r[2] for r in rows]},
        schema={"athlete": pl.String, "date": pl.Date, "event": pl.String},
    )


def _summed(p: Panel, ids: list[str]) -> Any:
    """Time zero is the end of the known days: nothing after it is in the means, and who burnt out before is not in the table."""
    import polars as pl

    at_risk = (p.hazard[KNOWN_DAYS - 1] > 0) & ~p.began["burnout"][KNOWN_DAYS - 1]
    after = p.began["burnout"][KNOWN_DAYS:]
    happened = np.asarray(after.any(0))
    columns: dict[str, Any] = {"athlete": [id for id, here in zip(ids, at_risk.tolist(), strict=True) if here]}
    for name in COLUMNS:
        first = p.days[name][:KNOWN_DAYS]
        seen = (~np.isnan(first)).sum(0)
        mean = np.nansum(first, axis=0) / np.where(seen > 0, seen, np.nan)
        columns[name], columns[f"{name}_days"] = mean[at_risk], seen[at_risk]
    columns["days_observed"] = np.where(happened, after.argmax(0) + 1, p.length - KNOWN_DAYS)[at_risk]
    columns["burnout"] = happened[at_risk].astype(np.int8)
    return pl.DataFrame(columns).with_columns(pl.col(name).fill_nan(None) for name in COLUMNS)


def _truth(p: Panel, ids: list[str]) -> Any:
    import polars as pl

    return pl.DataFrame(
        {"athlete": ids, "archetype": archetype_names(p), "hazard_per_day": p.hazard[KNOWN_DAYS - 1].astype(np.float64)}
    ).with_columns(pl.col("hazard_per_day").map_elements(lambda h: f"{h:.3e}", return_dtype=pl.String))
