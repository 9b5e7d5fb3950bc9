"""The vault: a key for each athlete, wrapped by the master key, and with it every body, kept file and message sealed.

Erasing an athlete destroys their key, and with it whatever copies of the sealed bytes lie anywhere.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from dataclasses import replace

from milo.store.contract import Turn
from milo.store.envelope import (
    HANDLE,
    DataKey,
    KeyGone,
    fingerprint,
    handle_of,
    is_newest,
    is_sealed,
    new_handle,
    new_secret,
    unwrap,
    wrap,
)
from milo.store.keys import Keys, Wrapped
from milo.store.master_key import MasterKey
from milo.vocabulary.errors import BrokenSeal, Unavailable

_HANDLE_ENDS = 1 + HANDLE
HOUSE = ""  # the athlete that is nobody: what belongs to no one's records is sealed with the house's own key
RESEALED = "resealed"  # note: how far the work of sealing everything with the newest keys is
TRIES = 20  # one is the rule; each further one means that another process changed the keys in between


class Vault:
    """Fulfils contract.Body with keys from `keys`, unwrapped by `master`.

    A master key is made where there is none and nothing was ever wrapped. Safe to share by threads; several processes share the
    place of the keys and notice each other's changes at the next write.

    Raises BadConfig where the master key is missing though there are wrapped keys, readable by others, or another one.
    """

    def __init__(self, keys: Keys, master: MasterKey) -> None:
        self._keys = keys
        self.master = master
        self._lock = threading.RLock()
        self._newest: dict[str, DataKey] = {}
        self._named: dict[bytes, DataKey] = {}
        mark = keys.mark()
        if mark is None and not master.exists():
            master.make()
        master.read(mark)
        self.complete = self._found_complete()

    # --- contract.Body ----------------------------------------------------------------------------------------------------

    def fresh(self, athletes: Iterable[str]) -> None:
        wanted = set(athletes)
        with self._lock:
            if self._keys.changed():
                self._newest.clear()
                self._named.clear()
                self.complete = self.complete or self._found_complete()
            missing = sorted(wanted - self._newest.keys())
            if not missing:
                return
            found = self._keys.newest(missing)
            new = [a for a in missing if a not in found]
            if new:
                self._make([(a, 1) for a in new])
                found |= self._keys.newest(new)  # perhaps somebody else's, who was quicker
            for athlete, kept in found.items():
                self._newest[athlete] = self._ready(kept)

    def sealer(self, athlete: str, kind: str) -> Turn:
        return (self._newest.get(athlete) or self._newest_of(athlete)).sealer(kind)

    def _newest_of(self, athlete: str) -> DataKey:
        with self._lock:
            self.fresh((athlete,))
            return self._newest[athlete]

    def opener(self, athlete: str, kind: str) -> Turn:
        known, find = self._named, self._key

        def open(id: bytes, kept: bytes) -> bytes:
            if not is_sealed(kept):
                if self.complete:
                    raise BrokenSeal  # whoever writes the files has no key, and could put anything in the place of a record
                return kept
            handle = kept[1:_HANDLE_ENDS]
            key = known.get(handle) or find(handle)
            if key.athlete != athlete:
                raise BrokenSeal
            return key.open(kind, id, kept)

        return open

    def is_current(self, athlete: str, kept: bytes) -> bool:
        key = self._newest.get(athlete)
        return key is not None and is_newest(kept) and handle_of(kept) == key.handle

    def forget(self, athlete: str) -> None:
        with self._lock:
            self._keys.destroy(athlete)
            self._drop(athlete)

    # --- messages and words -----------------------------------------------------------------------------------------------

    def seal_messages(self, place: str, messages: Sequence[tuple[str | None, bytes]], id: bytes = b"") -> list[bytes]:
        """Messages of a stream or words of a file, each with whose it is (None: nobody's, or nobody knows).

        place: the stream, or table and column.  id: of the row; a message of a stream has none.
        An athlete without a key gets one.
        """
        self.fresh({athlete or HOUSE for athlete, _ in messages})
        if id:
            return [self.sealer(athlete or HOUSE, place)(id, body) for athlete, body in messages]
        keys = self._newest
        return [
            (keys.get(athlete or HOUSE) or self._newest_of(athlete or HOUSE)).seal_unnamed(place, body)
            for athlete, body in messages
        ]

    def has_key(self, athlete: str) -> bool:
        """Whether an athlete has a key now."""
        with self._lock:
            return athlete in self._newest or bool(self._keys.newest((athlete,)))

    def is_sealed_now(self, kept: bytes) -> bool:
        """Whether bytes are sealed with the newest key of whoever's they are; what nobody can open counts as such."""
        if not is_newest(kept):
            return False
        try:
            athlete = self._key(handle_of(kept)).athlete
        except KeyGone:
            return True
        self.fresh((athlete,))
        return self.is_current(athlete, kept)

    def open_message(self, place: str, kept: bytes, id: bytes = b"") -> bytes:
        """What seal_messages sealed. Raises KeyGone, BrokenSeal.

        Bytes that are not sealed are handed back as they are on a stream, where others publish in plain, and in a home that is not
        sealed completely yet; a row of a file (id) is refused then.
        """
        if not is_sealed(kept):
            if id and self.complete:
                raise BrokenSeal
            return kept
        handle = handle_of(kept)
        key = self._named.get(handle) or self._key(handle)
        return key.open(place, id, kept, unbound=True)

    def finish(self) -> None:
        """Say, under the master key, that nothing plain is left: from now on it is refused."""
        with self._lock:
            self.fresh((HOUSE,))
            self._rewrap(self.master.read(self._keys.mark()), complete=True)
            self.complete = True
            self._newest.clear()
            self._named.clear()

    # --- keys -------------------------------------------------------------------------------------------------------------

    def renew(self, athlete: str) -> None:
        """A new key for an athlete; from now on it seals, the older ones only open. Store.reseal and `retire` end the change."""
        with self._lock:
            self._keys.changed()
            found = self._keys.newest((athlete,))
            self._make([(athlete, found[athlete].number + 1 if found else 1)])
            self._newest.pop(athlete, None)
            self.fresh((athlete,))

    def retire(self, athlete: str) -> int:
        """Destroy all keys of an athlete but the newest; nothing may be sealed with them any more. Returns how many."""
        with self._lock:
            found = self._keys.newest((athlete,))
            gone = self._keys.destroy(athlete, below=found[athlete].number) if found else 0
            self._named.clear()
            return gone

    def rotate(self) -> int:
        """A new master key; every data key is wrapped anew, no record is touched. Returns how many keys.

        A kill at any moment leaves the old master key or the new one valid: MasterKey.read ends what broke off.
        """
        with self._lock:
            for _ in range(TRIES):
                new = self.master.prepare()
                if (known := self._rewrap(new, complete=self.complete)) is not None:
                    self.master.adopt()
                    return known
        raise Unavailable("to change the master key", "others that make new keys all the time", "try again")

    def all_keys(self) -> list[Wrapped]:
        """The wrapped keys, for a backup of their own."""
        return self._keys.all()

    def take_back(self, keys: Sequence[Wrapped]) -> None:
        """Keys out of a backup. Raises BadConfig where the master key is not the one that wrapped them."""
        for mark in {k.master for k in keys}:
            self.master.read(mark)
        self._keys.add(keys)

    def progress(self) -> str | None:
        """How far the work of sealing everything is; None before it began."""
        return self._keys.recall(RESEALED)

    def note(self, name: str, value: str) -> None:
        """Note something beside the keys; never anything of a body."""
        self._keys.note(name, value)

    def recall(self, name: str) -> str | None:
        """What was noted under a name, None for nothing."""
        return self._keys.recall(name)

    def note_progress(self, words: str) -> None:
        """Note how far it is."""
        self._keys.note(RESEALED, words)

    def close(self) -> None:
        """Let go of the keys."""
        self._keys.close()

    def _rewrap(self, master: bytes, *, complete: bool) -> int | None:
        """Wrap every key anew; how many, None where somebody made a new one meanwhile."""
        known = self._keys.all()
        opened = {k.handle: unwrap(self.master.read(k.master), k.athlete, k.handle, k.secret) for k in known}
        mark = fingerprint(master)
        wrapped = [
            replace(k, master=mark, secret=wrap(master, k.athlete, k.handle, opened[k.handle][0], complete=complete)) for k in known
        ]
        return len(known) if self._keys.replace(wrapped) else None

    def _found_complete(self) -> bool:
        """Whether any key says that this home is sealed completely; asked of the house's first, which says it as a rule."""
        for k in sorted(self._keys.all(), key=lambda k: k.athlete != HOUSE):
            try:
                if unwrap(self.master.read(k.master), k.athlete, k.handle, k.secret)[1]:
                    return True
            except BrokenSeal:
                continue
        return False

    def _make(self, wanted: Sequence[tuple[str, int]]) -> None:
        """New keys for (athlete, number), wrapped by the master key that holds now: another process may just have changed it."""
        for _ in range(TRIES):
            master = self.master.read(self._keys.mark())
            made = []
            for athlete, number in wanted:
                handle = new_handle()
                secret = wrap(master, athlete, handle, new_secret(), complete=self.complete)
                made.append(Wrapped(athlete, number, handle, fingerprint(master), secret))
            if self._keys.add(made):
                return
        raise Unavailable("to make a key", "a master key that is being changed all the time", "try again")

    def _ready(self, kept: Wrapped) -> DataKey:
        key = self._named.get(kept.handle)
        if key is None:
            secret, complete = unwrap(self.master.read(kept.master), kept.athlete, kept.handle, kept.secret)
            self.complete = self.complete or complete
            key = self._named[kept.handle] = DataKey(kept.athlete, kept.handle, secret)
        return key

    def _key(self, handle: bytes) -> DataKey:
        with self._lock:
            found = self._named.get(handle)
            if found is None:
                kept = self._keys.named(handle)
                if kept is None:
                    raise KeyGone
                found = self._ready(kept)
            return found

    def _drop(self, athlete: str) -> None:
        self._newest.pop(athlete, None)
        for handle in [h for h, key in self._named.items() if key.athlete == athlete]:
            del self._named[handle]
