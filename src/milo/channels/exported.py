"""An athlete's export on its way out of a door: in a file without a name, which is gone whatever becomes of this process."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Protocol

CHUNK = 1 << 20


class Exporter(Protocol):
    """Whoever writes an athlete's export; the flows do."""

    def export(self, athlete: str, out: IO[bytes], /) -> dict[str, int]: ...


@dataclass(frozen=True)
class Exported:
    """A whole export, ready to be sent. size: bytes."""

    stream: IO[bytes]
    size: int

    def chunks(self) -> Iterator[bytes]:
        """The bytes, once."""
        with self.stream:
            while chunk := self.stream.read(CHUNK):
                yield chunk


def exported(flows: Exporter, athlete: str) -> Exported:
    """Everything of an athlete as a zip. Raises NotFound for an unknown athlete."""
    stream = tempfile.TemporaryFile()  # noqa: SIM115 - it lives until it was sent
    try:
        flows.export(athlete, stream)
        size = stream.seek(0, os.SEEK_END)
        stream.seek(0)
    except BaseException:
        stream.close()
        raise
    return Exported(stream, size)
