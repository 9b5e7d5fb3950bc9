"""The file of the master key: 256 bits as hexadecimal text, for its owner's eyes only."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from milo.store.envelope import KEY, fingerprint, new_secret
from milo.vocabulary.errors import BadConfig

NAME = "master.key"  # in the home folder, while MILO_MASTER_KEY_FILE names no other place
SECRETS = Path("/run/secrets")  # where compose and other keepers of containers mount them
_NEXT = ".next"


class MasterKey:
    """The master key of a home.

    path: its file.  The key is read when it is first needed, and again when asked for one with another fingerprint: another
    process may have changed it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._key: bytes | None = None

    def exists(self) -> bool:
        """Whether there is a file, or one a broken-off change left."""
        return self.path.exists() or self._next.exists()

    def make(self) -> None:
        """A fresh key, if there is none. Of several processes that find none, one makes it and all use that one."""
        if self.path.exists():
            return
        part = self.path.with_name(f"{self.path.name}.{os.getpid()}")
        _write(part, new_secret())
        try:
            os.link(part, self.path)  # fails where a file is there meanwhile, and never shows half a one
        except FileExistsError:
            pass
        except OSError as e:
            raise BadConfig("a place for the master key", f"{self.path}: {e.strerror}", "set MILO_MASTER_KEY_FILE") from None
        finally:
            part.unlink(missing_ok=True)

    def read(self, wanted: bytes | None = None) -> bytes:
        """The key; with `wanted` (a fingerprint) that very one.

        Raises BadConfig where the file is missing, readable by others, no key, or another one.
        """
        if self._key is None or (wanted is not None and fingerprint(self._key) != wanted):
            self._key = _read(self.path) if self.path.exists() or not self._next.exists() else None
            if self._key is None or (wanted is not None and fingerprint(self._key) != wanted):
                self._finish(wanted)
        if self._key is None or (wanted is not None and fingerprint(self._key) != wanted):
            self._key = None
            raise BadConfig(
                "the master key these records' keys are wrapped with",
                f"another one in {self.path}",
                "put the right file there or set MILO_MASTER_KEY_FILE; without it nobody can read the records",
            )
        return self._key

    def prepare(self) -> bytes:
        """A fresh key, written beside the one in use; `adopt` puts it in its place. A kill between the two is mended by read."""
        secret = new_secret()
        self._next.unlink(missing_ok=True)
        _write(self._next, secret)
        return secret

    def adopt(self) -> None:
        """Let the prepared key be the key."""
        self._next.replace(self.path)
        self._key = None

    def _finish(self, wanted: bytes | None) -> None:
        """End a change that broke off after the data keys were wrapped anew."""
        if wanted is not None and self._next.exists() and fingerprint(_read(self._next)) == wanted:
            self.adopt()
            self._key = _read(self.path)

    @property
    def _next(self) -> Path:
        return self.path.with_name(self.path.name + _NEXT)


def _forbidden(path: Path) -> int:
    """Which bits of its mode a key must not have. Compose mounts a secret readable by all, where only its container sees it."""
    return 0o022 if path.parent == SECRETS else 0o077


def _read(path: Path) -> bytes:
    try:
        if sys.platform != "win32" and path.stat().st_mode & _forbidden(path):
            raise BadConfig("a master key only its owner may read", f"{path}, readable by others", f"run `chmod 600 {path}`")
        text = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as e:
        found = e.strerror if isinstance(e, OSError) else "no text"
        do = "put the file back or set MILO_MASTER_KEY_FILE; without it nobody can read the records"
        raise BadConfig("the master key", f"{path}: {found}", do) from None
    try:
        key = bytes.fromhex(text)
    except ValueError:
        key = b""
    if len(key) != KEY:
        raise BadConfig(f"a master key of {2 * KEY} hexadecimal digits", f"something else in {path}", "put the right file there")
    return key


def _write(path: Path, key: bytes) -> None:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as stream:
            stream.write(key.hex() + "\n")
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as e:
        raise BadConfig("a place for the master key", f"{path}: {e.strerror}", "set MILO_MASTER_KEY_FILE") from None
