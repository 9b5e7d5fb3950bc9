"""Which passwords are refused, and how the others are kept."""

from __future__ import annotations

import time

import pytest
from argon2 import extract_parameters
from hypothesis import given
from hypothesis import strategies as st

from milo.channels import accounts_passwords as passwords
from milo.channels.accounts_passwords import LONGEST, NOBODY, SHORTEST, check_password, common, hash_password, verify_password
from milo.vocabulary.errors import BadValue

EMAIL, NAME = "adalovelace@example.org", "Ada Lovelace"


@pytest.mark.parametrize(
    "password",
    [
        "short", "x" * (SHORTEST - 1), "x" * (LONGEST + 1), "aaaaaaaaaaaa", "ababababab",
        "Password123!", "P@ssw0rd2024", "p4ssw0rd!!!!", "summer2024!!", "contraseña123", "liverpoolliverpool", "iloveyou1234",
        "qwertyuiop1", "1234567890", "0987654321", "abcdefghijk", "12345678901234",
        "correcthorsebatterystaple", "Milo-Coach-2026",
        "adalovelace1", "Ada Lovelace!", "adalovelace@example.org", "LOVELACE99",
    ],
)  # fmt: skip
def test_a_password_anybody_would_try_first_is_refused(password: str) -> None:
    with pytest.raises(BadValue) as refused:
        check_password(password, EMAIL, NAME)
    assert password not in str(refused.value)


@pytest.mark.parametrize(
    "password",
    [
        "plum-kettle-orbit",
        "zeitgeist rowboat 9",
        "gr8 Zb!q0_tu",
        "tres tristes tigres tragaban",
        "密码很长而且没有人知道吧",
        "98 4761 0233 15 7720",
    ],
)
def test_other_passwords_are_free_in_what_they_consist_of(password: str) -> None:
    check_password(password, EMAIL, NAME)
    check_password(password, "ana@example.org", None)


def test_the_list_of_common_passwords_is_one_of_bare_words() -> None:
    assert 300 <= len(common()) < 1_000
    assert {"password", "qwerty", "contraseña", "iloveyou"} <= common()
    assert all(word == word.casefold().strip() and word.isalpha() for word in common())


def test_a_password_is_kept_as_argon2id_of_at_least_the_cost_that_is_advised() -> None:
    kept = hash_password("plum-kettle-orbit")
    found = extract_parameters(kept)
    assert kept.startswith("$argon2id$")
    assert found.memory_cost >= 19 * 1024
    assert (found.time_cost >= 2, found.parallelism) == (True, 1)
    assert hash_password("plum-kettle-orbit") != kept, "every hash has a salt of its own"


def test_a_password_fits_itself_and_nothing_else() -> None:
    kept = hash_password("caf\u00e9 au lait 77")
    assert verify_password("caf\u00e9 au lait 77", kept) == (True, None)
    assert verify_password("cafe\u0301 au lait 77", kept)[0], "composed and decomposed are the same keys"
    assert not verify_password("cafe au lait 77", kept)[0]
    assert not verify_password("caf\u00e9 au lait 77" + "x" * LONGEST, kept)[0]
    assert not verify_password("\ud800", kept)[0]


def test_a_hash_of_a_lower_cost_is_renewed() -> None:
    from pwdlib.hashers.argon2 import Argon2Hasher

    weak = Argon2Hasher(memory_cost=8 * 1024, time_cost=1, parallelism=1).hash("plum-kettle-orbit")
    fits, newer = verify_password("plum-kettle-orbit", weak)
    assert fits
    assert newer is not None
    assert extract_parameters(newer).memory_cost == passwords.MEMORY_KIB
    assert verify_password("wrong", weak) == (False, None)


def test_nobodys_hash_costs_as_much_as_anybodys_and_nothing_fits_it() -> None:
    real, nobody = extract_parameters(hash_password("plum-kettle-orbit")), extract_parameters(NOBODY)
    assert real == nobody
    assert not verify_password("plum-kettle-orbit", None)[0]


def test_a_name_nobody_has_takes_as_long_as_one_somebody_has() -> None:
    """Processor time of the thread, not the wall's; in turns, so that both meet the same neighbours, and the least of several."""
    stored: tuple[str | None, str] = (None, hash_password("plum-kettle-orbit"))
    spent: dict[str | None, list[float]] = {one: [] for one in stored}
    for one in stored * 10:
        start = time.thread_time()
        verify_password("zeitgeist rowboat 9", one)
        spent[one].append(time.thread_time() - start)
    nobody, somebody = (min(spent[one]) for one in stored)
    assert 0.5 < nobody / somebody < 2


@given(st.text(max_size=300), st.emails(), st.one_of(st.none(), st.text(max_size=50)))
def test_any_text_is_judged_without_breaking(password: str, email: str, name: str | None) -> None:
    try:
        check_password(password, email, name)
    except BadValue:
        return
    assert SHORTEST <= len(password) <= LONGEST
