"""A file about food by its content: a table of foods becomes foods to search and scan, a diary becomes entries."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from milo.app.consenting import kept
from milo.app.diary_foods import SOURCE, checked
from milo.app.known_athletes import known
from milo.importers.container import unpack
from milo.importers.food_tables import WANTED, foods
from milo.vocabulary.errors import BadValue, RefusedFile, as_sentence
from milo.vocabulary.identity import identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import OwnFood

if TYPE_CHECKING:
    from milo.app.build import Home

MOST_FOODS = 20_000  # imported ones of an athlete; searching by name goes through all of them. Our choice
BATCH = 1_000


def bring_food(house: Home, athlete: str, path: Path, name: str | None = None) -> dict[str, Any]:
    """Keep what a file tells of food. Raises RefusedFile, NotFound, StorageWithdrawn.

    Parameters
    ----------
    house : Home
    athlete : str
    path : Path
        A table of foods, or an export that `milo import` reads.
    name : str or None
        What the athlete calls the file, where that is not its path.

    Returns
    -------
    dict
        As import_foods, and kind: "foods" or "diary".
    """
    try:
        return import_foods(house, athlete, path) | {"kind": "foods", "path": name or str(path)}
    except RefusedFile as e:
        if e.wanted != WANTED:
            raise
    found = house.flows.import_paths(athlete, [path], None, name or path.name)
    read = [f for f in found.files if f.error is None]
    if not read:
        raise RefusedFile(f"{WANTED}, or the export of a food diary", "another file", "see docs/food.md")
    skipped: Counter[str] = Counter()
    for one in read:
        skipped.update({s.reason: s.count for s in one.skipped})
    totals = found.totals
    notes = [*(note for f in read for note in f.notes), *(f.error for f in found.files if f.error is not None)]
    return {
        "kind": "diary",
        "path": name or str(path),
        "source": ", ".join(dict.fromkeys(f.format for f in read if f.format)),
        "read": totals["records"] + totals["skipped"],
        **{count: totals[count] for count in ("new", "changed", "duplicates")},
        "skipped": dict(skipped),
        "note": "; ".join(notes) or None,
    }


def import_foods(house: Home, athlete: str, path: Path, most: int = MOST_FOODS) -> dict[str, Any]:
    """Keep the foods of a table. Raises RefusedFile, NotFound, StorageWithdrawn.

    Parameters
    ----------
    house : Home
    athlete : str
        Whose foods they become.
    path : Path
        A table as importers.food_tables reads it; .gz and .zip too.
    most : int
        Imported foods an athlete may have.

    Returns
    -------
    dict
        source, read, new, changed, duplicates, skipped (reason -> rows), and note: why the rest of the file was not read, or None.
    """
    known(house, athlete)
    try:
        source, rows = foods(list(unpack(path)))
    except OSError as e:
        raise RefusedFile("a readable file", str(e.strerror), "check the path") from None
    older = {id: f for id, f in house.diary.foods.own(athlete).items() if f.source != SOURCE}
    room = most - len(older)
    skipped: Counter[str] = Counter()
    counts = {"read": 0, "new": 0, "changed": 0, "duplicates": 0}
    note = None
    batch: dict[str, OwnFood] = {}

    def flush() -> None:
        tally = kept(house.writer.write(list(batch.values())))
        batch.clear()
        for name, count in (("new", tally.new), ("changed", tally.updated), ("duplicates", tally.duplicates)):
            counts[name] += count

    for row in rows:
        if not row.key or not row.name:
            counts["read"] += 1
            skipped["no number or no name"] += 1
            continue
        id = identity("own_food", athlete, source, row.key)
        if id not in older and room <= 0:
            note = as_sentence(f"at most {most:,} imported foods", "more", "cut the table down, e.g. to one country or shop")
            break
        counts["read"] += 1
        try:
            per_100_g = checked(row.per_100_g)
        except BadValue as e:
            skipped[as_sentence(e.wanted)] += 1
            continue
        serving = row.serving_g if row.serving_g is not None and 0 < row.serving_g <= 10_000 else 100.0
        food = OwnFood(
            origin=Origin.IMPORTED,
            source=source,
            own_food_id=id,
            user_id=athlete,
            at=older[id].at if id in older else house.clock.now(),
            name=row.name[:200],
            per_100_g=per_100_g,
            serving_g=serving,
            brand=row.brand and row.brand[:200],
            code=row.code,
        )
        room -= id not in older
        older[id] = food
        batch[id] = food
        if len(batch) >= BATCH:
            flush()
    if batch:
        flush()
    return {"path": str(path), "source": source, **counts, "skipped": dict(skipped), "note": note}
