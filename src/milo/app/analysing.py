"""`milo analyse ...`: one file in, one JSON document out, nothing stored."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path
from typing import Any

from milo.vocabulary.errors import BadValue, NotEnoughData, RefusedFile


def load_file(path: Path) -> dict[str, Any]:
    """Daily load metrics of a CSV with columns date and load_au, as contracts.md has them."""
    import polars as pl

    from milo.insight.load import daily_metrics

    table = _table(path)
    names = {c.strip().lower(): c for c in table.columns}
    missing = [c for c in ("date", "load_au") if c not in names]
    if missing:
        raise BadValue("columns date and load_au", ", ".join(table.columns), f"add {' and '.join(missing)}")
    raw_days, raw_loads = table[names["date"]], table[names["load_au"]].str.strip_chars()
    days = raw_days.str.strip_chars().str.slice(0, 10).str.to_date("%Y-%m-%d", strict=False)
    loads = raw_loads.cast(pl.Float64, strict=False)
    wrong = days.is_null() | loads.is_null() | loads.is_nan() | loads.is_infinite() | (loads < 0)
    if wrong.fill_null(True).any():
        line = int(wrong.fill_null(True).arg_true()[0])
        raise BadValue(
            "a date such as 2026-03-31 and a load of 0 or more in every line",
            f"{raw_days[line]!r} and {raw_loads[line]!r} in line {line + 2}",
            "mend or remove the line",
        )
    if table.is_empty():
        raise NotEnoughData("at least one day", "none")
    return {"days": daily_metrics(days.to_list(), loads.to_list())}


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


def _table(path: Path) -> Any:
    """A small CSV as text columns. Raises RefusedFile with what is wrong."""
    import polars as pl

    try:
        return pl.read_csv(path, infer_schema=False, truncate_ragged_lines=True, encoding="utf8-lossy")
    except OSError as e:
        raise RefusedFile("a readable CSV", f"{path}: {e.strerror or e}", "check the path") from None
    except pl.exceptions.NoDataError:
        raise RefusedFile("a CSV with a header and rows", "an empty file") from None
    except pl.exceptions.PolarsError as e:
        raise RefusedFile("a CSV with a header", str(e).splitlines()[0]) from None
