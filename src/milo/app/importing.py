"""The import flow: paths -> archives -> importers -> writer, with one honest line of result per file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import tzinfo
from pathlib import Path

import msgspec

from milo.app.replacing import Replacing, impossible, told
from milo.importers.container import unpack, walk
from milo.importers.contract import Context, Importer, Source, find_importers
from milo.store.contract import Store
from milo.stream.tally import Tally
from milo.stream.writer import BATCH, Writer
from milo.vocabulary.clock import Clock
from milo.vocabulary.errors import RefusedFile, as_sentence
from milo.vocabulary.exchange import FROM_FILES, ONLY_MOVING, is_milo_export, original_in_export, records_in_export
from milo.vocabulary.identity import identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Original, Record, Workout, kind_of

Progress = Callable[[str, int], None]
"""Called with the file's name and how many more of its rows were read."""


class Skipped(msgspec.Struct):
    """Rows of a source that were not stored, and why."""

    reason: str
    count: int


class FileResult(msgspec.Struct):
    """What became of one file. records = new + changed + duplicates; records + skipped = rows read.

    beside: records the file told beside its rows (laps, devices, workouts), which are not counted in records.
    dropped: quantity -> implausible values left out of rows that were stored.  notes: what else should be known of the file.
    """

    path: str
    format: str | None = None
    activities: int = 0
    records: int = 0
    new: int = 0
    changed: int = 0
    duplicates: int = 0
    skipped: list[Skipped] = []
    error: str | None = None
    beside: int = 0
    dropped: dict[str, int] = {}
    original_id: str | None = None
    notes: list[str] = []


class ImportResult(msgspec.Struct):
    """All files of one import with their totals (contracts.md section 2)."""

    files: list[FileResult]

    @property
    def totals(self) -> dict[str, int]:
        """Sums over the files."""
        sums = {
            name: sum(getattr(f, name) for f in self.files) for name in ("activities", "records", "new", "changed", "duplicates")
        }
        return {**sums, "skipped": sum(s.count for f in self.files for s in f.skipped)}

    @property
    def complete(self) -> bool:
        """Whether no file was refused or broken."""
        return all(f.error is None for f in self.files)


class Importing:
    """Reads files into one athlete's records.

    names: what people call the files, where that is not their path (uploads).
    """

    def __init__(self, store: Store, writer: Writer, clock: Clock) -> None:
        self._store = store
        self._writer = writer
        self._clock = clock
        self._replacing = Replacing(store, writer, clock)
        self._importers: list[Importer] | None = None

    def run(
        self,
        athlete: str,
        paths: list[Path],
        zone: tzinfo,
        weight_unit: str | None = None,
        progress: Progress | None = None,
        name: str | None = None,
        *,
        moving: bool = False,
    ) -> ImportResult:
        """Import files and folders; a refused file never stops the others.

        moving: the owner lets an athlete who is new here move in, so that their whole export brings every kind of record.
        """
        results: list[FileResult] = []
        for path in walk(paths):
            results += self._file(athlete, path, zone, weight_unit, progress, name or str(path), moving)
        return ImportResult(results)

    def _file(
        self, athlete: str, path: Path, zone: tzinfo, weight_unit: str | None, progress: Progress | None, name: str, moving: bool
    ) -> list[FileResult]:
        try:
            sources = list(unpack(path, name))
            original = self._original(athlete, path, Path(name).name)
        except RefusedFile as e:
            return [FileResult(name, error=str(e))]
        except OSError as e:
            return [FileResult(name, error=as_sentence("a readable file", e.strerror or "an error", "check its permissions"))]
        results = []
        moved = is_milo_export([s.name.removeprefix(f"{name}/") for s in sources] if len(sources) > 1 else [])
        moving = moving and moved
        for source in sources:
            if moved and not records_in_export(source.name.removeprefix(f"{name}/")):
                continue  # their records are in the export; read once more under another athlete they would be doubled
            try:
                importer = self._identify(source)
            except RefusedFile as e:  # a member of an archive that cannot even be opened
                results.append(FileResult(source.name, "archive", error=str(e)))
                continue
            if importer is None:
                results.append(FileResult(source.name, error=self._unknown(source)))
                continue
            context = Context(athlete, zone, original.original_id, weight_unit=weight_unit, moving=moving)
            results.append(self._extract(importer, source, context, progress))
        read = [r for r in results if r.format is not None and (r.records or r.activities or r.beside or r.error is None)]
        if len(sources) > 1 and read:
            # An archive somebody exported holds pictures and other things beside; only what claims to be ours is reported.
            results = [r for r in results if r.format is not None]
        if read:
            formats = sorted({r.format for r in read if r.format})
            errors = [r.error for r in read if r.error]
            original = msgspec.structs.replace(original, format="+".join(formats)[:500], error=errors[0] if errors else None)
            if moved:
                self._keep_moved(athlete, name, sources)
            else:
                self._keep(original, path)
            for r in read:
                r.original_id = original.original_id
        return results

    def _identify(self, source: Source) -> Importer | None:
        if self._importers is None:
            self._importers = find_importers()
        return next((i for i in self._importers if i.identify(source)), None)

    def _unknown(self, source: Source) -> str:
        known = ", ".join(sorted({i.format for i in self._importers or []}))
        head = source.head[:16]
        kind = "an empty file" if not head else "text of another kind" if head.isascii() and b"\0" not in head else "other content"
        return as_sentence(f"a file of a kind Milo reads ({known})", kind, "export it in one of these formats")

    def _extract(self, importer: Importer, source: Source, context: Context, progress: Progress | None) -> FileResult:
        result = FileResult(source.name, importer.format)
        # Records that stand for different numbers of rows are written apart, so that new and duplicate rows can be counted.
        waiting: dict[int, list[Record]] = {}
        written: dict[int, Tally] = {}

        now = self._clock.now()

        def flush(rows: int) -> None:
            batch = waiting.pop(rows, [])
            replaced = self._replacing.changes(context.user_id, batch, context.original_id)
            tally = self._writer.write(batch)
            if replaced:
                self._writer.write(replaced)
                result.changed += len(replaced) * rows
                context.notes += told(replaced, batch)
            total = written.setdefault(rows, Tally())
            total.new += tally.new
            total.updated += tally.updated
            total.duplicates += tally.duplicates
            for reason, count in tally.refused.items():
                if rows:
                    context.skip(reason, count * rows)

        try:
            for found in importer.extract(source, context):
                if not moving_or_measured(found.record, context):
                    continue
                if (why := impossible(found.record, now)) is not None:
                    context.skip(why, found.rows)
                    continue
                group = waiting.setdefault(found.rows, [])
                group.append(found.record)
                result.activities += isinstance(found.record, Workout)
                if len(group) >= BATCH:
                    if progress:
                        progress(source.name, len(group) * found.rows)
                    flush(found.rows)
        except RefusedFile as e:
            result.error = str(e)
        for rows in list(waiting):
            if progress and rows:
                progress(source.name, len(waiting[rows]) * rows)
            flush(rows)
        result.new = sum(t.new * rows for rows, t in written.items())
        result.records = sum(t.stored * rows for rows, t in written.items())
        result.duplicates = result.records - result.new - result.changed
        result.beside = written[0].stored if 0 in written else 0
        result.skipped = [Skipped(reason, count) for reason, count in context.skipped.items()]
        result.dropped = context.dropped
        result.notes = context.notes
        # A device's file of settings is whole without a reading; a track without points is a failed export.
        if result.error is None and importer.format != "fit" and not (result.records or result.beside or result.skipped):
            result.error = as_sentence("activities or readings in this file", "none", "export it with its data")
        return result

    def _original(self, athlete: str, path: Path, name: str) -> Original:
        digest = hashlib.sha256()
        for chunk in _chunks(path):
            digest.update(chunk)
        sha256 = digest.hexdigest()
        return Original(
            origin=Origin.IMPORTED,
            source="import",
            original_id=identity("original", athlete, sha256),
            user_id=athlete,
            at=self._clock.now(),
            name=name[:500],
            format="",
            size=path.stat().st_size,
            sha256=sha256,
        )

    def _keep_moved(self, athlete: str, name: str, sources: list[Source]) -> None:
        """The originals of an export stay what they were; the export itself, which holds them, is not kept beside them."""
        known = {o.original_id: o for o in self._store.find("original", athlete)}
        for source in sources:
            original = known.get(original_in_export(source.name.removeprefix(f"{name}/")) or "")
            if original is not None:
                self._store.keep_original(original, source.chunks())

    def _keep(self, original: Original, path: Path) -> None:
        if any(o.original_id == original.original_id for o in self._store.find("original", original.user_id)):
            return
        self._store.keep_original(original, _chunks(path))
        self._writer.write([original])


def moving_or_measured(record: Record, context: Context) -> bool:
    """Whether a file may bring a record; asked of every importer's, also of those from outside. What may not is counted."""
    allowed = context.moving or kind_of(record).name in FROM_FILES
    if not allowed:
        context.skip(ONLY_MOVING)
    return allowed


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        while chunk := stream.read(1 << 20):
            yield chunk
