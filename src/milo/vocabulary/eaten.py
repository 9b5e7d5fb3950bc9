"""What was eaten, each thing once: the total of a day gives way to the entries of the same day from the same source."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, timedelta

from milo.vocabulary.diary_foods import DAY_TOTAL
from milo.vocabulary.records_wearable import Nutrition


def counted(records: Iterable[Nutrition]) -> list[Nutrition]:
    """The records without totals of days whose entries are among them.

    An app exports its days and its foods as two files, and an athlete imports both.
    """
    every = list(records)
    told = {_day(r) for r in every if r.meal_type != DAY_TOTAL}
    return [r for r in every if r.meal_type != DAY_TOTAL or _day(r) not in told]


def _day(record: Nutrition) -> tuple[str, date]:
    return record.source, (record.log_ts.astimezone(UTC) + timedelta(minutes=record.utc_offset_min or 0)).date()
