"""An athlete's export on its way out of a door: in a file without a name, which is gone whatever becomes of this process."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO, Protocol

from milo.vocabulary.errors import Damaged

CHUNK = 1 << 20


class Exporter(Protocol):
    """Whoever writes an athlete's export; the flows do."""

    def export(self, athlete: str, out: IO[bytes], /) -> dict[str, int]: ...

    def export_left(self, athlete: str, out: IO[bytes], /) -> dict[str, int | None]: ...


@dataclass(frozen=True)
class Exported:
    """A whole export, ready to be sent.

    size: bytes.  lost: of a damaged store, how many records of a kind could not be read; None: nobody can tell how many.
    """

    stream: IO[bytes]
    size: int
    lost: Mapping[str, int | None] = field(default_factory=dict)

    def headers(self, disposition: str) -> dict[str, str]:
        """Of an HTTP answer; Milo-Unreadable names what is lost: `event=12, sleep=?`. The manifest in the zip says it too."""
        lost = ", ".join(f"{kind.replace(' ', '_')}={'?' if n is None else n}" for kind, n in sorted(self.lost.items()))
        return {"Content-Disposition": disposition} | ({"Milo-Unreadable": lost} if lost else {})

    def chunks(self) -> Iterator[bytes]:
        """The bytes, once."""
        with self.stream:
            while chunk := self.stream.read(CHUNK):
                yield chunk


def exported(flows: Exporter, athlete: str) -> Exported:
    """Everything of an athlete as a zip; of a damaged store what can be read. Raises NotFound for an unknown athlete."""
    stream = tempfile.TemporaryFile()  # noqa: SIM115 - it lives until it was sent
    try:
        lost: Mapping[str, int | None] = {}
        try:
            flows.export(athlete, stream)
        except Damaged:
            stream.seek(0)
            stream.truncate()
            lost = flows.export_left(athlete, stream)
        size = stream.seek(0, os.SEEK_END)
        stream.seek(0)
    except BaseException:
        stream.close()
        raise
    return Exported(stream, size, lost)
