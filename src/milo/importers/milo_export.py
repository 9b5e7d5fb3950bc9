"""Milo's own export -> the records it was made from; what is derived is left out, it will be made again.

Only records/<kind>.jsonl is read. profile.json and manifest.json say nothing that is not in the records, and the files under
originals/ were read once: reading them again, for another athlete's id, would make every record of theirs a second time.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from milo.importers.contract import Context, Found, Source
from milo.vocabulary.errors import BadRecord, BrokenFile
from milo.vocabulary.exchange import FROM_FILES, ONLY_MOVING, import_line, looks_like_lines

MAX_LINE = 100_000_000  # bytes; a waveform block may be long, a line without an end is an attack


class Importer:
    """Reads records/<kind>.jsonl of an export (the zip's other members are not records)."""

    format = "milo"

    def identify(self, source: Source) -> bool:
        """By content: lines of records with "kind" in front."""
        return looks_like_lines(source.head)

    def extract(self, source: Source, context: Context) -> Iterator[Found]:
        """Every record as it was, now belonging to context.user_id. Raises BrokenFile where a line breaks off."""
        for line in _lines(source):
            try:
                known, record = import_line(line)
            except BadRecord:
                if not line.endswith(b"\n"):
                    raise BrokenFile("whole lines", "a last line that breaks off", "export it again") from None
                context.skip("no record of this version of Milo")
                continue
            if known.derived:
                context.skip("derived by Milo, will be made again")
            elif not context.moving and known.name not in FROM_FILES:
                context.skip(ONLY_MOVING)
            elif known.name == "user" and record.user_id != context.user_id:  # type: ignore[attr-defined]
                context.skip("who the athlete was in another Milo")
            else:
                yield Found(msgspec.structs.replace(record, user_id=context.user_id))


def _lines(source: Source) -> Iterator[bytes]:
    pieces: list[bytes] = []  # of a line that is not whole yet; joined once, a long line is not copied with every chunk
    held = 0
    for chunk in source.chunks():
        *whole, rest = chunk.split(b"\n")
        for line in whole:
            pieces.append(line)
            line = b"".join(pieces)
            pieces, held = [], 0
            if line.strip():
                yield line + b"\n"
        pieces.append(rest)
        held += len(rest)
        if held > MAX_LINE:
            raise BrokenFile(f"lines of at most {MAX_LINE // 1_000_000} MB", "a longer one")
    line = b"".join(pieces)
    if line.strip():
        yield line
