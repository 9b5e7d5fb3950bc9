"""Milo's own export -> the records it was made from; what is derived is left out, it will be made again."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from milo.importers.contract import Context, Found, Source
from milo.vocabulary.errors import BadRecord, BrokenFile
from milo.vocabulary.exchange import import_line, looks_like_lines

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
            except BadRecord as e:
                if not line.endswith(b"\n"):
                    raise BrokenFile("whole lines", "a last line that breaks off", "export it again") from None
                context.skip(f"no record of this version of Milo ({e.found.split(' - ')[0]})")
                continue
            if known.derived:
                context.skip("derived by Milo, will be made again")
            elif known.name == "user" and record.user_id != context.user_id:  # type: ignore[attr-defined]
                context.skip("who the athlete was in another Milo")
            else:
                yield Found(msgspec.structs.replace(record, user_id=context.user_id))


def _lines(source: Source) -> Iterator[bytes]:
    rest = b""
    for chunk in source.chunks():
        *whole, rest = (rest + chunk).split(b"\n")
        for line in whole:
            if line.strip():
                yield line + b"\n"
        if len(rest) > MAX_LINE:
            raise BrokenFile(f"lines of at most {MAX_LINE // 1_000_000} MB", "a longer one")
    if rest.strip():
        yield rest
