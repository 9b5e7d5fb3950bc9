"""Passwords: which are refused, and how the others are kept (argon2id)."""

from __future__ import annotations

import re
import threading
import unicodedata
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from milo.vocabulary.errors import BadValue

if TYPE_CHECKING:
    from pwdlib import PasswordHash

# OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane, or more.
MEMORY_KIB, PASSES, LANES = 19_456, 2, 1
SHORTEST = 10  # NIST SP 800-63B asks for 8, OWASP ASVS 5.0 advises 15; our choice between
LONGEST = 256  # so that nobody keeps the hash busy with a megabyte; our choice
FEW_LETTERS = 4  # "aaaaaaaaaaaa" has one; our choice
AT_ONCE = 4  # passwords worked out at the same time: 80 MB at most. Our choice

# Made once of a random secret with the same cost, for names nobody has: the answer takes as long as for one somebody has.
NOBODY = "$argon2id$v=19$m=19456,t=2,p=1$OvQgB1VibewsnGmByKJ9Vw$tGc6u0Pzo3bNk3Aip7bCBil+4JbfjZONJlLGkVg/pIo"

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "azertyuiop", "qwertzuiop", "1234567890", "abcdefghijklmnopqrstuvwxyz")
_LEET = str.maketrans("013457@$!", "oieastasi")
_gate = threading.BoundedSemaphore(AT_ONCE)


def check_password(password: str, email: str, name: str | None) -> None:
    """Raise BadValue, saying which, for a password anybody would try first. No rules of composition: they make weaker ones."""
    do = "choose three or four words that do not belong together"
    if not SHORTEST <= len(password) <= LONGEST:
        raise BadValue(f"a password of {SHORTEST} to {LONGEST} characters", f"{len(password)}", do)
    folded = _same(password).casefold()
    if len(set(folded)) < FEW_LETTERS:
        raise BadValue("a password of more than a few different characters", "one that repeats itself", do)
    own = {email.casefold(), email.casefold().split("@")[0], (name or "").casefold(), *(name or "").casefold().split()}
    if any(_is_own(word, folded) for word in own if len(word) >= FEW_LETTERS):
        raise BadValue("a password that is not your e-mail or name", "one that is", do)
    bare = _bare(folded)
    if folded in common() or bare in common() or _unit(bare) in common() or _in_a_row(folded):
        raise BadValue("a password that is not among the first everybody tries", "one that is", do)


def hash_password(password: str) -> str:
    """The password as it is kept: argon2id with a salt of its own."""
    with _gate:
        return _hasher().hash(_same(password))


def verify_password(password: str, kept: str | None) -> tuple[bool, str | None]:
    """Whether the password is the one that is kept, and a new hash where the cost has risen since.

    kept: None for a name nobody has; the work is done all the same, so that time does not tell who has an account.
    """
    fits = len(password) <= LONGEST
    with _gate:
        found, newer = _hasher().verify_and_update(_same(password[:LONGEST]), kept or NOBODY)
    return (found and fits and kept is not None), newer


@cache
def common() -> frozenset[str]:
    """The commonest passwords, without what people put around them."""
    text = files("milo.channels").joinpath("accounts_common.txt").read_text(encoding="utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def _hasher() -> PasswordHash:
    from pwdlib import PasswordHash
    from pwdlib.hashers.argon2 import Argon2Hasher

    return PasswordHash((Argon2Hasher(memory_cost=MEMORY_KIB, time_cost=PASSES, parallelism=LANES),))


def _same(password: str) -> str:
    # The same keys pressed on two systems arrive composed or decomposed; a lone surrogate has no bytes at all.
    return unicodedata.normalize("NFKC", password.encode("utf-8", "replace").decode("utf-8"))


def _bare(folded: str) -> str:
    """Without digits and signs at both ends, and with letters where figures stand for them: "p4ssw0rd123!" -> "password"."""
    kept = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", folded)
    return re.sub(r"[\W_]+", "", kept.translate(_LEET))


def _is_own(word: str, folded: str) -> bool:
    """Whether a password is a word of its owner's, with figures around it or hardly more than it."""
    around = len(folded) - len(word) < FEW_LETTERS and word in folded
    return around or (_bare(word) != "" and _bare(word) == _bare(folded))


def _unit(bare: str) -> str:
    """What a word consists of when it is another one several times over."""
    found = re.fullmatch(r"(.{3,}?)\1+", bare)
    return found.group(1) if found else bare


def _in_a_row(folded: str) -> bool:
    """Whether it is nothing but a walk along a row of keys, forwards or backwards, or several such walks."""
    text, steps = re.sub(r"[\W_]+", "", folded), 0
    rows = [row + row for row in _ROWS] + [(row + row)[::-1] for row in _ROWS]
    neighbours = {row[i : i + 2] for row in rows for i in range(len(row) - 1)}
    steps = sum(text[i : i + 2] not in neighbours for i in range(len(text) - 1))
    return len(text) < FEW_LETTERS or steps <= len(text) // 5
