"""One athlete's data key at work: bytes in, sealed bytes out (AES-256-GCM-SIV, RFC 8452), and back.

What is sealed is: a mark that names the version of this envelope, the key's handle, the ciphertext with its tag. The tag covers
the version, the athlete, the kind (or table and column) and the id of the row, so that nothing can be moved. The nonce is a hash of
that place and is not kept: under one nonce only the versions of one row are sealed, and GCM-SIV is made for nonces that meet again.
The same record sealed twice looks the same, which is how a store sees that nothing changed; that is all it gives away.

Version 1 (AES-256-GCM under a synthetic nonce) still opens, and is sealed anew at the first start (decision 0023).
"""

from __future__ import annotations

import secrets
from hashlib import blake2b

from milo.store.contract import Turn
from milo.vocabulary.errors import BrokenSeal, MiloError

FIRST, MARK = 1, 2  # the first byte of what is sealed; plain bodies begin with "{", packed files with 0x78
MARKED = bytes((MARK,))
HANDLE = 8  # bytes by which a sealed text names its key; random, so that it says nothing of whose it is
NONCE = 12
KEY = 32
TAG = 16
_BEGINS = 1 + HANDLE
_FIRST_BEGINS = _BEGINS + NONCE
SHORTEST = _BEGINS + TAG
VERSION, FIRST_VERSION = b"milo 2", b"milo 1"  # of this format; part of what the tag covers
DATA_KEY, SEALED_HOME = "data key", "data key of a sealed home"


class KeyGone(MiloError):
    """Sealed with a key that is not there: destroyed when its athlete was erased, or kept elsewhere."""

    code = "key_gone"

    def __init__(self) -> None:
        super().__init__(
            "the key these records are sealed with",
            "none: it was destroyed when the athlete was erased, or belongs to another backup of keys",
            "`milo restore` with the backup of the keys, or `milo erase` to clear what nobody can read",
        )


class DataKey:
    """A data key ready for work.

    handle: HANDLE random bytes that name it.  secret: KEY bytes.
    A key for each version of the envelope is derived from the secret, so that none says anything of another.
    """

    __slots__ = ("_bad", "_begins", "_decrypt", "_encrypt", "_first", "_places", "_unnamed", "athlete", "handle")

    def __init__(self, athlete: str, handle: bytes, secret: bytes) -> None:
        # Imported here: it costs every command that reads nobody's records 30 ms.
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM, AESGCMSIV

        self.athlete, self.handle = athlete, handle
        self._bad = (InvalidTag, ValueError)
        self._begins = MARKED + handle
        self._places: dict[str, bytes] = {}
        self._unnamed: dict[str, tuple[bytes, bytes]] = {}  # kind -> nonce and context of what has no id
        cipher = AESGCMSIV(_derived(secret, b"milo gcm-siv"))
        self._encrypt, self._decrypt = cipher.encrypt, cipher.decrypt
        self._first = AESGCM(_derived(secret, b"milo cipher"))

    def sealer(self, kind: str) -> Turn:
        """Seals bytes of this athlete and a kind."""
        encrypt, begins, about = self._encrypt, MARKED + self.handle, self._about(kind)

        def seal(id: bytes, body: bytes) -> bytes:
            where = about + id
            return begins + encrypt(blake2b(where, digest_size=NONCE).digest(), body, where)

        return seal

    def seal_unnamed(self, kind: str, body: bytes) -> bytes:
        """Seals bytes without an id, such as a message; with many athletes a sealer for each would cost as much as the sealing."""
        found = self._unnamed.get(kind)
        if found is None:
            about = self._about(kind)
            found = self._unnamed[kind] = blake2b(about, digest_size=NONCE).digest(), about
        return self._begins + self._encrypt(found[0], body, found[1])

    def open(self, kind: str, id: bytes, kept: bytes, *, unbound: bool = False) -> bytes:
        """What was sealed.  unbound: the first version sealed this without the id of its row.  Raises BrokenSeal."""
        try:
            if kept[0] == MARK:
                where = self._about(kind) + id
                return self._decrypt(blake2b(where, digest_size=NONCE).digest(), kept[_BEGINS:], where)
            where = context(self.athlete, kind, FIRST_VERSION) + (b"" if unbound else id)
            return self._first.decrypt(kept[_BEGINS:_FIRST_BEGINS], kept[_FIRST_BEGINS:], where)
        except self._bad:
            raise BrokenSeal from None

    def _about(self, kind: str) -> bytes:
        """The context of this athlete and a kind."""
        found = self._places.get(kind)
        if found is None:
            found = self._places[kind] = context(self.athlete, kind)
        return found


def context(athlete: str, kind: str, version: bytes = VERSION) -> bytes:
    """What a tag covers beside the bytes: version, athlete and kind, each with its length, so that none runs into the next."""
    parts = (version, athlete.encode("utf-8", "surrogatepass"), kind.encode())
    return b"".join(len(part).to_bytes(2, "big") + part for part in parts)


def is_sealed(kept: bytes) -> bool:
    """Whether bytes are sealed; what was written before there was a vault is not."""
    return (kept[:1] == MARKED and len(kept) >= SHORTEST) or (kept[:1] == b"\x01" and len(kept) >= _FIRST_BEGINS + TAG)


def is_newest(kept: bytes) -> bool:
    """Whether bytes are sealed in the newest envelope."""
    return kept[:1] == MARKED and len(kept) >= SHORTEST


def handle_of(kept: bytes) -> bytes:
    """The handle of the key some bytes are sealed with."""
    return kept[1 : 1 + HANDLE]


def new_secret() -> bytes:
    """A fresh key of 256 bits."""
    return secrets.token_bytes(KEY)


def new_handle() -> bytes:
    """A fresh name of a key."""
    return secrets.token_bytes(HANDLE)


def wrap(master: bytes, athlete: str, handle: bytes, secret: bytes, *, complete: bool = False) -> bytes:
    """A data key sealed with the master key, bound to its athlete and handle.

    complete: also says that nothing plain is left in this home. Only who has the master key can say so, or unsay it.
    """
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(NONCE)
    return nonce + AESGCM(master).encrypt(nonce, secret, handle + _of_key(athlete, complete))


def unwrap(master: bytes, athlete: str, handle: bytes, wrapped: bytes) -> tuple[bytes, bool]:
    """The data key, and whether its home is sealed completely. Raises BrokenSeal for another master key, athlete or handle."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    for complete in (True, False):
        try:
            secret = AESGCM(master).decrypt(wrapped[:NONCE], wrapped[NONCE:], handle + _of_key(athlete, complete))
        except InvalidTag:
            continue
        return secret, complete
    raise BrokenSeal


def _of_key(athlete: str, complete: bool) -> bytes:
    return context(athlete, SEALED_HOME if complete else DATA_KEY, FIRST_VERSION)


def fingerprint(master: bytes) -> bytes:
    """Eight bytes that tell master keys apart and say nothing of them."""
    return blake2b(b"milo master key", key=master, digest_size=8).digest()


def _derived(secret: bytes, purpose: bytes) -> bytes:
    return blake2b(purpose, key=secret, digest_size=KEY).digest()
