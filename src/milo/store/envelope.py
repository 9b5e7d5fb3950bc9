"""One athlete's data key at work: bytes in, sealed bytes out (AES-256-GCM), and back.

What is sealed is: a mark, the key's handle, the nonce, the ciphertext with its tag. The nonce is a keyed hash of what is sealed and
where it belongs, as in a synthetic initialisation vector (Rogaway and Shrimpton, Eurocrypt 2006): the same record sealed twice
looks the same, which is how a store sees that nothing changed, and no nonce ever meets two messages but by a collision of 96 bits
within one athlete's records. What it gives away: that two copies of one record under one id are equal.
"""

from __future__ import annotations

import secrets
from hashlib import blake2b

from milo.store.contract import Turn
from milo.vocabulary.errors import MiloError

MARK = 1  # the first byte of what is sealed; plain bodies begin with "{", packed files with 0x78
MARKED = bytes((MARK,))
HANDLE = 8  # bytes by which a sealed text names its key; random, so that it says nothing of whose it is
NONCE = 12
KEY = 32
_BEGINS = 1 + HANDLE + NONCE
SHORTEST = _BEGINS + 16
VERSION = b"milo 1"  # of this format; part of what the tag covers


class KeyGone(MiloError):
    """Sealed with a key that is not there: destroyed when its athlete was erased, or kept elsewhere."""

    code = "key_gone"

    def __init__(self) -> None:
        super().__init__(
            "the key these records are sealed with",
            "none: it was destroyed when the athlete was erased, or belongs to another backup of keys",
            "`milo restore` with the backup of the keys, or `milo erase` to clear what nobody can read",
        )


class BrokenSeal(MiloError):
    """Sealed bytes that were changed, cut, or moved to another athlete, kind or id."""

    code = "broken_seal"

    def __init__(self) -> None:
        super().__init__("a record as it was written", "sealed bytes that were changed or moved", "restore a backup")


class DataKey:
    """A data key ready for work.

    handle: HANDLE random bytes that name it.  secret: KEY bytes.
    Two keys are derived from the secret, one for the cipher and one for the nonces, so that neither says anything of the other.
    """

    __slots__ = ("_bad", "_decrypt", "_encrypt", "_nonces", "_places", "athlete", "handle")

    def __init__(self, athlete: str, handle: bytes, secret: bytes) -> None:
        # Imported here: it costs every command that reads nobody's records 30 ms.
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        self.athlete, self.handle = athlete, handle
        self._bad = (InvalidTag, ValueError)
        self._places: dict[str, bytes] = {}
        cipher = AESGCM(_derived(secret, b"milo cipher"))
        self._encrypt, self._decrypt = cipher.encrypt, cipher.decrypt
        self._nonces = blake2b(key=_derived(secret, b"milo nonces"), digest_size=NONCE)

    def sealer(self, kind: str) -> Turn:
        """Seals bytes of this athlete and a kind."""
        encrypt, nonces, begins, about = self._encrypt, self._nonces, MARKED + self.handle, self.about(kind)

        def seal(id: bytes, body: bytes) -> bytes:
            where = about + id
            hashed = nonces.copy()
            hashed.update(len(where).to_bytes(4, "big") + where + body)
            nonce = hashed.digest()
            return begins + nonce + encrypt(nonce, body, where)

        return seal

    def open(self, where: bytes, kept: bytes) -> bytes:
        """What was sealed. where: context and id.  Raises BrokenSeal."""
        try:
            return self._decrypt(kept[1 + HANDLE : _BEGINS], kept[_BEGINS:], where)
        except self._bad:
            raise BrokenSeal from None

    def about(self, kind: str) -> bytes:
        """The context of this athlete and a kind."""
        found = self._places.get(kind)
        if found is None:
            found = self._places[kind] = context(self.athlete, kind)
        return found


def context(athlete: str, kind: str) -> bytes:
    """What a tag covers beside the bytes: version, athlete and kind, each with its length, so that none runs into the next."""
    parts = (VERSION, athlete.encode("utf-8", "surrogatepass"), kind.encode())
    return b"".join(len(part).to_bytes(2, "big") + part for part in parts)


def is_sealed(kept: bytes) -> bool:
    """Whether bytes are sealed; what was written before there was a vault is not."""
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


def wrap(master: bytes, athlete: str, handle: bytes, secret: bytes) -> bytes:
    """A data key sealed with the master key, bound to its athlete and handle."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(NONCE)
    return nonce + AESGCM(master).encrypt(nonce, secret, handle + context(athlete, "data key"))


def unwrap(master: bytes, athlete: str, handle: bytes, wrapped: bytes) -> bytes:
    """The data key. Raises BrokenSeal for another master key, athlete or handle."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(master).decrypt(wrapped[:NONCE], wrapped[NONCE:], handle + context(athlete, "data key"))
    except InvalidTag:
        raise BrokenSeal from None


def fingerprint(master: bytes) -> bytes:
    """Eight bytes that tell master keys apart and say nothing of them."""
    return blake2b(b"milo master key", key=master, digest_size=8).digest()


def _derived(secret: bytes, purpose: bytes) -> bytes:
    return blake2b(purpose, key=secret, digest_size=KEY).digest()
