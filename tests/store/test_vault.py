"""The vault alone: what sealing covers, where the master key may lie, and what a kill or another process leaves behind."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from milo.store.envelope import BrokenSeal, DataKey, KeyGone, is_sealed, new_handle, new_secret, unwrap, wrap
from milo.store.keys import KeyFile
from milo.store.master_key import MasterKey
from milo.store.vault import HOUSE, Vault
from milo.vocabulary.errors import BadConfig

BODY = b'{"quantity":"weight_kg","value":83.417}'


@pytest.fixture
def make(tmp_path: Path) -> Callable[[], Vault]:
    """Opens the same vault again and again, as another process would."""
    return lambda: Vault(KeyFile(tmp_path / "keys.db"), MasterKey(tmp_path / "master.key"))


def test_what_is_sealed_opens_again_and_the_same_looks_the_same(make: Callable[[], Vault], ada: str) -> None:
    vault = make()
    seal, open = vault.sealer(ada, "measurement"), vault.opener(ada, "measurement")
    kept = seal(b"1", BODY)
    assert is_sealed(kept)
    assert b"83.417" not in kept
    assert open(b"1", kept) == BODY
    assert seal(b"1", BODY) == kept
    assert seal(b"2", BODY) != kept
    assert open(b"1", BODY) == BODY
    vault.close()


def test_once_all_is_sealed_what_is_plain_is_refused_by_every_process(make: Callable[[], Vault], ada: str) -> None:
    first, second = make(), make()
    first.fresh((ada,))
    second.fresh((ada,))
    first.finish()
    later = make()
    second.fresh((ada,))
    for vault in (first, second, later):
        with pytest.raises(BrokenSeal):
            vault.opener(ada, "measurement")(b"1", BODY)
        with pytest.raises(BrokenSeal):
            vault.open_message("access.account", BODY, b"email/1")
        assert vault.open_message("fitness:events", BODY) == BODY, "others publish on streams in plain"
    later.rotate()
    assert make().complete
    for vault in (first, second, later):
        vault.close()


def test_nothing_sealed_can_be_changed_or_moved(make: Callable[[], Vault], ada: str, bruno: str) -> None:
    vault = make()
    kept = vault.sealer(ada, "measurement")(b"1", BODY)
    vault.fresh((bruno,))
    for athlete, kind, id in ((ada, "measurement", b"2"), (ada, "sample", b"1"), (bruno, "measurement", b"1")):
        with pytest.raises(BrokenSeal):
            vault.opener(athlete, kind)(id, kept)
    for place in range(9, len(kept)):
        changed = bytearray(kept)
        changed[place] ^= 1
        with pytest.raises(BrokenSeal):
            vault.opener(ada, "measurement")(b"1", bytes(changed))
    with pytest.raises((BrokenSeal, KeyGone)):
        vault.opener(ada, "measurement")(b"1", kept[:-1])
    vault.close()


def test_a_wrapped_key_opens_for_its_master_athlete_and_handle_alone() -> None:
    master, secret, handle = new_secret(), new_secret(), new_handle()
    wrapped = wrap(master, "ada", handle, secret)
    assert unwrap(master, "ada", handle, wrapped) == (secret, False)
    assert unwrap(master, "ada", handle, wrap(master, "ada", handle, secret, complete=True)) == (secret, True)
    assert secret not in wrapped
    for other in ((new_secret(), "ada", handle), (master, "bruno", handle), (master, "ada", new_handle())):
        with pytest.raises(BrokenSeal):
            unwrap(*other, wrapped)


def test_two_athletes_have_nothing_in_common(make: Callable[[], Vault], ada: str, bruno: str) -> None:
    vault = make()
    one, two = vault.sealer(ada, "measurement")(b"1", BODY), vault.sealer(bruno, "measurement")(b"1", BODY)
    assert one[1:9] != two[1:9]
    assert one[21:] != two[21:]
    vault.close()


def test_another_process_opens_what_this_one_sealed(make: Callable[[], Vault], ada: str) -> None:
    first = make()
    kept = first.sealer(ada, "measurement")(b"1", BODY)
    second = make()
    assert second.opener(ada, "measurement")(b"1", kept) == BODY
    assert second.sealer(ada, "measurement")(b"1", BODY) == kept
    first.close()
    second.close()


def test_a_key_another_process_destroyed_seals_nothing_more(make: Callable[[], Vault], ada: str) -> None:
    first, second = make(), make()
    before = first.sealer(ada, "measurement")(b"1", BODY)
    second.forget(ada)
    first.fresh((ada,))
    after = first.sealer(ada, "measurement")(b"1", BODY)
    assert after[1:9] != before[1:9]
    with pytest.raises(KeyGone):
        first.opener(ada, "measurement")(b"1", before)
    assert second.opener(ada, "measurement")(b"1", after) == BODY
    first.close()
    second.close()


def test_a_destroyed_key_is_in_no_byte_of_its_file(make: Callable[[], Vault], ada: str, tmp_path: Path) -> None:
    vault = make()
    vault.fresh((ada,))
    (kept,) = [k for k in vault.all_keys() if k.athlete == ada]
    assert kept.secret in b"".join(p.read_bytes() for p in tmp_path.iterdir())
    vault.forget(ada)
    left = b"".join(p.read_bytes() for p in tmp_path.iterdir())
    assert kept.secret not in left
    assert ada.encode() not in left
    vault.close()


def test_messages_say_whose_they_are_and_others_get_the_key_of_the_house(make: Callable[[], Vault], ada: str) -> None:
    vault = make()
    theirs, nobodys = vault.seal_messages("fitness:events", [(ada, BODY), (None, b"garbage")])
    assert vault.open_message("fitness:events", theirs) == BODY
    assert vault.open_message("fitness:events", nobodys) == b"garbage"
    assert vault.open_message("fitness:events", b"\x01plain") == b"\x01plain"
    with pytest.raises(BrokenSeal):
        vault.open_message("fitness:sleep", theirs)
    assert {k.athlete for k in vault.all_keys()} == {ada, HOUSE}
    vault.close()


def test_the_master_key_is_made_once_for_its_owner_alone(make: Callable[[], Vault], tmp_path: Path) -> None:
    make().close()
    path = tmp_path / "master.key"
    assert path.stat().st_mode & 0o777 == 0o600
    before = path.read_text()
    assert len(bytes.fromhex(before.strip())) == 32
    make().close()
    assert path.read_text() == before


def test_a_master_key_others_may_read_is_refused(make: Callable[[], Vault], tmp_path: Path) -> None:
    make().close()
    (tmp_path / "master.key").chmod(0o644)
    with pytest.raises(BadConfig, match="chmod 600"):
        make()


def test_records_without_their_master_key_are_refused_and_no_new_one_is_made(
    make: Callable[[], Vault], ada: str, tmp_path: Path
) -> None:
    vault = make()
    vault.fresh((ada,))
    vault.close()
    (tmp_path / "master.key").unlink()
    with pytest.raises(BadConfig, match="master key"):
        make()
    assert not (tmp_path / "master.key").exists()
    MasterKey(tmp_path / "master.key").make()
    with pytest.raises(BadConfig, match="nother one"):
        make()


@pytest.mark.parametrize("text", ["", "zz" * 32, "ab" * 31, "é"])
def test_a_file_that_is_no_master_key_is_said_to_be_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "master.key"
    path.write_text(text, encoding="utf-8")
    path.chmod(0o600)
    with pytest.raises(BadConfig, match="master key"):
        Vault(KeyFile(tmp_path / "keys.db"), MasterKey(path))


def test_a_new_master_key_opens_everything_and_the_old_one_nothing(make: Callable[[], Vault], ada: str, tmp_path: Path) -> None:
    vault = make()
    kept = vault.sealer(ada, "measurement")(b"1", BODY)
    old = (tmp_path / "master.key").read_text()
    other = make()
    assert vault.rotate() == 1
    assert (tmp_path / "master.key").read_text() != old
    assert not (tmp_path / "master.key.next").exists()
    assert make().opener(ada, "measurement")(b"1", kept) == BODY
    # A process that was there before goes on, also with athletes who are new.
    assert other.opener("new", "measurement")(b"1", other.sealer("new", "measurement")(b"1", BODY)) == BODY
    assert make().opener("new", "measurement")(b"1", other.sealer("new", "measurement")(b"1", BODY)) == BODY
    (tmp_path / "master.key").write_text(old)
    with pytest.raises(BadConfig, match="nother one"):
        make()


def test_a_change_of_the_master_key_that_was_killed_is_ended_or_never_was(
    make: Callable[[], Vault], ada: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = make()
    kept = vault.sealer(ada, "measurement")(b"1", BODY)
    old = (tmp_path / "master.key").read_text()

    def killed(*_: object) -> bool:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(KeyFile, "replace", killed)  # before the data keys are wrapped anew
        with pytest.raises(KeyboardInterrupt):
            vault.rotate()
    assert make().opener(ada, "measurement")(b"1", kept) == BODY
    assert (tmp_path / "master.key").read_text() == old
    with monkeypatch.context() as patch:
        patch.setattr(MasterKey, "adopt", killed)  # after that, before the file is in its place
        with pytest.raises(KeyboardInterrupt):
            vault.rotate()
    assert make().opener(ada, "measurement")(b"1", kept) == BODY
    assert (tmp_path / "master.key").read_text() != old


CHILD = """
import sys
from pathlib import Path
from milo.store.keys import KeyFile
from milo.store.master_key import MasterKey
from milo.store.vault import Vault
home = Path(sys.argv[1])
vault = Vault(KeyFile(home / "keys.db"), MasterKey(home / "master.key"))
for n in range(20):
    print(vault.sealer(f"athlete-{n}", "measurement")(b"1", b"{}").hex())
"""


def test_processes_that_begin_at_once_agree_on_every_key(tmp_path: Path) -> None:
    children = [subprocess.Popen([sys.executable, "-c", CHILD, str(tmp_path)], stdout=subprocess.PIPE) for _ in range(4)]
    said = [child.communicate(timeout=60)[0] for child in children]
    assert [child.returncode for child in children] == [0] * 4
    assert said[0].count(b"\n") == 20
    assert len(set(said)) == 1


def test_a_key_keeps_its_two_uses_apart() -> None:
    secret = new_secret()
    key = DataKey("ada", new_handle(), secret)
    assert secret not in key.sealer("measurement")(b"1", b"x" * 100)
