"""Pictures of a camera whose browser has no pose model: one process for each camera, which can write no file and keeps nothing."""

from __future__ import annotations

import io
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np

from milo.app import pose_files
from milo.app.form_video import limit_process
from milo.channels.form_desk import LANDMARK_BYTES, MOST_PICTURE_BYTES, NoPlace
from milo.models.pose_network import Picture
from milo.vocabulary.errors import RefusedFile, Unavailable

MOST_CAMERAS = 2  # at once in the house; a picture costs some 30 ms of a core (our choice)
MOST_PIXELS = 1280 * 1280  # of a picture (our choice)
ANSWER_S, CPU_S = 15, 4000  # for one picture, the first waits for the networks; and for a camera altogether (our choice)
SEEN, UNREADABLE = b"\x00", b"\x01"


class PictureReaders:
    """The cameras that are open now: few for the house, one for an athlete."""

    def __init__(self) -> None:
        self._open: set[str] = set()
        self._turn = threading.Lock()

    def open(self, athlete: str) -> PictureReader:
        """Start a reader of an athlete's pictures. Raises Unavailable without networks, NoPlace where too many are open."""
        if not pose_files.ready():
            raise Unavailable("the pose networks", "they are not here", "run `milo models fetch pose` once")
        with self._turn:
            if athlete in self._open or len(self._open) >= MOST_CAMERAS:
                raise NoPlace("a free place for a camera", "all are taken", "stop the other camera first")
            self._open.add(athlete)
        try:
            return PictureReader(self, athlete)
        except BaseException:
            self.closed(athlete)
            raise

    def closed(self, athlete: str) -> None:
        """An athlete's camera is off."""
        with self._turn:
            self._open.discard(athlete)


class PictureReader:
    """Fulfils channels.form_desk.PictureReader with a process of its own, since a picture from anywhere may be hostile."""

    def __init__(self, readers: PictureReaders, athlete: str) -> None:
        self._readers, self._athlete = readers, athlete
        command = [sys.executable, "-B", "-m", "milo.app.form_pictures", str(pose_files.folder())]
        self._process = subprocess.Popen(  # noqa: S603
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )

    def landmarks(self, jpeg: bytes) -> bytes:
        """33 x 4 little-endian float32 of a JPEG. Raises RefusedFile for what is none, Unavailable where the process ended."""
        into, out = self._process.stdin, self._process.stdout
        assert into is not None
        assert out is not None
        late = threading.Timer(ANSWER_S, self._process.kill)
        late.start()
        try:
            into.write(len(jpeg).to_bytes(4, "little") + jpeg)
            into.flush()
            said = out.read(1)
            points = out.read(LANDMARK_BYTES) if said == SEEN else b""
        except (OSError, ValueError):  # it ended, or was closed meanwhile
            said, points = b"", b""
        finally:
            late.cancel()
        if said == UNREADABLE:
            raise RefusedFile(f"a JPEG of at most {MOST_PIXELS} pixels", "something else")
        if len(points) != LANDMARK_BYTES:
            raise Unavailable("the reader of pictures", "it ended", "start the camera again")
        return points

    def close(self) -> None:
        """End the process and give the place back."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            try:
                pipe.close()
            except OSError:  # what was still to be written to a process that ended
                continue
        self._readers.closed(self._athlete)


def picture_of(jpeg: bytes) -> Picture:
    """A JPEG as (height, width, 3). Raises RefusedFile for what is none, and before it is unpacked where it is too large."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(jpeg), formats=["JPEG"]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise RefusedFile(f"at most {MOST_PIXELS} pixels", f"{picture.width} by {picture.height}")
            return np.asarray(picture.convert("RGB"))
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as e:
        raise RefusedFile("a JPEG", str(e)[:100]) from None


def _serve(networks: Path) -> None:
    """Answer pictures on the standard input, each behind its length, until it ends."""
    from milo.models.pose_network import PoseNetwork

    detector, landmarks = ((networks / name).read_bytes() for name in pose_files.MEMBERS)
    network = PoseNetwork(detector, landmarks)
    into, out = sys.stdin.buffer, sys.stdout.buffer
    while len(head := into.read(4)) == 4:
        size = int.from_bytes(head, "little")
        if size > MOST_PICTURE_BYTES:
            return
        try:
            out.write(SEEN + network.landmarks(picture_of(into.read(size))).astype("<f4").tobytes())
        except RefusedFile:
            out.write(UNREADABLE)
        out.flush()


if __name__ == "__main__":
    limit_process(cpu_s=CPU_S, file_bytes=0)
    _serve(Path(sys.argv[1]))
