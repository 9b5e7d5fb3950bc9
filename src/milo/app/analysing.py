"""`milo analyse ...`: one file in, one JSON document out, nothing stored."""

from __future__ import annotations

import re
from datetime import UTC, date
from pathlib import Path
from typing import Any

from milo.vocabulary.errors import BadValue, NotEnoughData, RefusedFile

MOST_GAP_DAYS = 1_100  # between a day and the next: a mistyped year is further away, and no log rests so long (our choice)


def load_file(path: Path) -> dict[str, Any]:
    """Daily load metrics of a CSV with columns date and load_au, as contracts.md has them.

    Parameters
    ----------
    path : Path
        A CSV in UTF-8 or UTF-16, cells parted by commas, semicolons or tabs, loads with points or decimal commas.

    Returns
    -------
    dict
        ``days``, and ``reasons`` where the reading of the dates needs a word.

    Raises
    ------
    BadValue
        For a missing column, a cell that is no date or load, dates that fit two orders, or a year far from all others.
    """
    from milo.app.columns import read_columns
    from milo.app.table_text import with_points
    from milo.insight.load import daily_metrics

    columns = read_columns(path)
    names = {c.strip().lower(): c for c in columns.names}
    missing = [c for c in ("date", "load_au") if c not in names]
    if missing:
        raise BadValue("columns date and load_au", ", ".join(columns.names), f"add {' and '.join(missing)}")
    table = columns.table
    if table.is_empty():
        raise NotEnoughData("at least one day", "none")
    raw_days = [str(cell or "").strip() for cell in table[names["date"]]]
    raw_loads = table[names["load_au"]].str.strip_chars()
    days, reasons = _days(raw_days)
    loads = with_points(raw_loads).cast(_float(), strict=False).to_list()
    for line, (day, load) in enumerate(zip(days, loads, strict=True)):
        if day is None or load is None or not 0 <= load < float("inf"):
            raise BadValue(
                "a date such as 2026-03-31 and a load of 0 or more in every line",
                f"{raw_days[line]!r} and {raw_loads[line]!r} in line {line + columns.first_line}",
                "mend or remove the line",
            )
    known = [day for day in days if day is not None]
    _check_span(known, raw_days, columns.first_line)
    document: dict[str, Any] = {"days": daily_metrics(known, loads)}
    return {**document, "reasons": reasons} if reasons else document


def _float() -> Any:
    import polars as pl

    return pl.Float64


def _days(cells: list[str]) -> tuple[list[date | None], list[dict[str, str]]]:
    """Days of the cells, None where one is no date, and how 3/4/2026 was read."""
    parted = [re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ T].*)?", cell) for cell in cells]
    slashed = [(int(m[1]), int(m[2]), int(m[3])) for m in parted if m]
    if not slashed:
        return [_iso(cell) for cell in cells], []
    orders = {
        "day first": [_of(year, month, day) for day, month, year in slashed],
        "month first": [_of(year, month, day) for month, day, year in slashed],
    }
    fit = [name for name, found in orders.items() if None not in found]
    if len(fit) == 2 and orders[fit[0]] != orders[fit[1]]:
        rising = [name for name in fit if (found := orders[name]) == sorted(found)]  # type: ignore[type-var]
        if len(rising) != 1 or len(slashed) < 2:
            example = next(cell for cell, m in zip(cells, parted, strict=True) if m and m[1] != m[2])
            raise BadValue("dates that can be read in one way", f"{example!r}: day first or month first?", "write 2026-03-31")
        fit = rising
    chosen = orders[fit[0]] if fit else orders["day first"]
    rest = iter(chosen)
    reasons = [{"code": "date_order", "text": f"dates such as {cells[0]!r} were read with the {fit[0]}"}] if fit else []
    return [next(rest) if m else _iso(cell) for cell, m in zip(cells, parted, strict=True)], reasons


def _iso(cell: str) -> date | None:
    try:
        return date.fromisoformat(cell[:10])
    except ValueError:
        return None


def _of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _check_span(days: list[date], raw: list[str], first_line: int) -> None:
    """Raise BadValue, naming the lines, where some days lie years away from the others: a mistyped year."""
    order = sorted(range(len(days)), key=days.__getitem__)
    cuts = [k for k in range(1, len(order)) if (days[order[k]] - days[order[k - 1]]).days > MOST_GAP_DAYS]
    if not cuts:
        return
    parts = [order[a:b] for a, b in zip([0, *cuts], [*cuts, len(order)], strict=True)]
    odd = sorted(line for part in parts for line in part if part is not max(parts, key=len))
    named = ", ".join(f"{raw[line]!r} in line {line + first_line}" for line in odd[:5])
    more = f" and {len(odd) - 5} more" if len(odd) > 5 else ""
    raise BadValue(f"days at most {MOST_GAP_DAYS // 365} years apart", named + more, "mend the year, or analyse the spans apart")


def strength_file(path: Path) -> dict[str, Any]:
    """Estimates and records of a lifting log, as contracts.md has them."""
    from milo.importers.container import unpack
    from milo.importers.contract import Context, find_importers
    from milo.insight.strength import analyse_lifts
    from milo.vocabulary.records import LiftedSet

    context = Context("analysis", UTC)
    sets: list[LiftedSet] = []
    known = find_importers()
    for source in unpack(path):
        importer = next((i for i in known if i.identify(source)), None)
        if importer is None:
            raise RefusedFile("a lifting log (Strong, Hevy, FitNotes, or columns date, exercise, weight_kg, reps)", "another file")
        sets += [f.record for f in importer.extract(source, context) if isinstance(f.record, LiftedSet)]
    if not sets:
        raise NotEnoughData("at least one set", "none in this file")
    skipped = [{"reason": reason, "count": count} for reason, count in context.skipped.items()]
    return {"sets": len(sets), "lifts": analyse_lifts(sets), "skipped": skipped}
