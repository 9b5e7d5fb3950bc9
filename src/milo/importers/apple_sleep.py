"""Apple's rows of sleep (one a stage) -> one sleep from lying down to getting up."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from milo.importers.contract import Context, Found
from milo.vocabulary.identity import timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Sleep, SleepStages

GAP_S = 3_600  # rows of one source less than an hour apart are one sleep; our choice
LONGEST_S = 86_400  # nobody sleeps longer; our choice
MAX_ROWS = 500_000  # a watch writes about 40 a night: 34 years; beyond it memory would grow without bound
TYPE = "HKCategoryTypeIdentifierSleepAnalysis"
_PREFIX = "HKCategoryValueSleepAnalysis"
_IN_BED, _AWAKE, _ASLEEP, _LIGHT, _DEEP, _REM = range(6)
# "Asleep" is what was written before iOS 16; Core is Apple's word for stages N1 and N2, light sleep.
_STAGE_OF = {
    "InBed": _IN_BED,
    "Awake": _AWAKE,
    "Asleep": _ASLEEP,
    "AsleepUnspecified": _ASLEEP,
    "AsleepCore": _LIGHT,
    "AsleepDeep": _DEEP,
    "AsleepREM": _REM,
}
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_Row = tuple[int, int, int, int]  # start and end in s since 1970, stage, offset in minutes


class SleepRows:
    """Collects the rows of each source, 32 bytes a row, and makes sleeps of them at the end of the file.

    quality stays None: Apple gives none. Minutes of light, deep and REM sleep are told where the source tells them apart.
    Awake minutes are those said to be awake or in bed, and not asleep at the same time; without such rows they are None.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._rows: dict[str, array[int]] = {}
        self._count = 0

    def add(self, source: str, start: datetime, end: datetime, value: str, offset: int) -> None:
        """Keep a row, or count it as skipped."""
        stage = _STAGE_OF.get(value.removeprefix(_PREFIX))
        if stage is None:
            self._context.skip("a stage of sleep Milo does not know")
        elif self._count >= MAX_ROWS:
            self._context.skip(f"more than {MAX_ROWS:,} rows of sleep")
        else:
            self._count += 1
            rows = self._rows.setdefault(source, array("q"))
            rows.extend((round((start - _EPOCH).total_seconds()), round((end - _EPOCH).total_seconds()), stage, offset))

    def sleeps(self) -> Iterator[Found]:
        """The sleeps of each source in the order of time, each standing for its rows."""
        for source, packed in self._rows.items():
            rows = sorted(zip(packed[::4], packed[1::4], packed[2::4], packed[3::4], strict=True))
            night: list[_Row] = []
            latest = 0
            for row in rows:
                if night and row[0] - latest >= GAP_S:
                    yield from self._sleep(source, night)
                    night = []
                latest = max(latest, row[1]) if night else row[1]
                night.append(row)
            yield from self._sleep(source, night)
        self._rows.clear()

    def _sleep(self, source: str, night: list[_Row]) -> Iterator[Found]:
        start, end = night[0][0], max(row[1] for row in night)
        stages = {row[2] for row in night}
        if end - start > LONGEST_S:
            self._context.skip("a sleep longer than a day", len(night))
            return
        if stages == {_AWAKE}:
            self._context.skip("awake, without any sleep around", len(night))
            return
        began = _EPOCH + timedelta(seconds=start)
        record = Sleep(
            origin=Origin.IMPORTED,
            source=source,
            session_id=timed_identity(began, self._context.user_id, "sleep", source),
            user_id=self._context.user_id,
            start_ts=began,
            end_ts=_EPOCH + timedelta(seconds=end),
            sleep_stage_breakdown=_breakdown(night, stages),
            awakenings=_awakenings(night, stages),
            utc_offset_min=night[0][3],
        )
        yield Found(record, rows=len(night))


def _breakdown(night: list[_Row], stages: set[int]) -> SleepStages | None:
    staged = bool(stages & {_LIGHT, _DEEP, _REM})
    asleep = [row for row in night if row[2] >= _ASLEEP]
    if not asleep:
        return None
    awake = _minutes(night) - _minutes(asleep) if stages & {_AWAKE, _IN_BED} else None
    light, deep, rem = (_minutes([row for row in night if row[2] == stage]) if staged else None for stage in (_LIGHT, _DEEP, _REM))
    return SleepStages(awake=awake, asleep=_minutes(asleep), light=light, deep=deep, rem=rem)


def _awakenings(night: list[_Row], stages: set[int]) -> int | None:
    """How often the athlete woke between falling asleep and the last sleep; None where the source never says "awake"."""
    asleep = [row for row in night if row[2] >= _ASLEEP]
    if not asleep or not stages & {_AWAKE, _LIGHT, _DEEP, _REM}:
        return None
    fell, woke = asleep[0][0], max(row[1] for row in asleep)
    return sum(fell < start and end < woke for start, end in _spans([row for row in night if row[2] == _AWAKE]))


def _minutes(rows: list[_Row]) -> float:
    return round(sum(end - start for start, end in _spans(rows)) / 60, 2)


def _spans(rows: list[_Row]) -> list[tuple[int, int]]:
    """The rows (sorted) as spans that neither overlap nor touch."""
    spans: list[tuple[int, int]] = []
    for start, end, *_ in rows:
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], end))
        else:
            spans.append((start, end))
    return spans
