"""A new key: the same bank, and the old passphrase opens it no more."""

import os
import shutil
import time
from pathlib import Path

import pytest

from desktop.database import key_file, keys
from desktop.database.backup import backup, restore
from desktop.database.connection import open_reader
from desktop.database.rekey import rekey
from desktop.database.schema_version import SCHEMA_VERSION
from desktop.database.workspace import Workspace
from desktop.refusal import Refused
from tests import child
from tests.little_bank import PASSPHRASES, LittleBank

FRESH = {"user": "another-passphrase", "escrow": "another-safe-place"}


def test_only_the_new_passphrases_open_the_bank_and_its_rows_are_the_same(real_bank: LittleBank) -> None:
    before = real_bank.dump()
    fresh = rekey(real_bank.path, real_bank.key, FRESH, cost=keys.FLOOR)
    assert fresh != real_bank.key
    assert LittleBank(real_bank.path, fresh).dump() == before
    assert Workspace.open(real_bank.path, FRESH["escrow"]).key == fresh
    with pytest.raises(Refused, match="口令不正确"):
        keys.unlock(real_bank.path, PASSPHRASES["user"])
    with pytest.raises(Refused, match="密钥与它不符"):
        open_reader(real_bank.path, real_bank.key)
    assert LittleBank(real_bank.path, fresh).rows("PRAGMA user_version") == [(SCHEMA_VERSION,)]
    assert not real_bank.path.with_name("little.getu.rekey").exists()
    assert not real_bank.path.with_name("little.getu.keys.new").exists()


def test_a_bank_open_elsewhere_is_not_rekeyed(real_bank: LittleBank) -> None:
    reader = open_reader(real_bank.path, real_bank.key)
    before = real_bank.path.read_bytes()
    try:
        with pytest.raises(Refused, match="还在别的窗口中打开"):
            rekey(real_bank.path, real_bank.key, FRESH, cost=keys.FLOOR)
    finally:
        reader.close()
    assert real_bank.path.read_bytes() == before
    assert keys.unlock(real_bank.path, PASSPHRASES["user"]) == real_bank.key


def test_power_lost_between_the_two_swaps_is_no_loss(
    real_bank: LittleBank, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new bank is in place and its key file still waits as `.keys.new`: it is found by its salt."""
    monkeypatch.setattr(key_file, "adopt_new", lambda bank: None)
    rekey(real_bank.path, real_bank.key, FRESH, cost=keys.FLOOR)
    shutil.rmtree(os.path.join(os.environ["GETU_HOME"], "keys"))
    Workspace.open(real_bank.path, FRESH["user"]).reader().close()


TURN = """
import sys
from pathlib import Path
from desktop.database import keys
from desktop.database.rekey import rekey
path, key = Path(sys.argv[1]), bytes.fromhex(sys.argv[2])
print("begin", flush=True)
while True:
    key = rekey(path, key, {"user": "a-passphrase", "escrow": "b-passphrase"}, cost=keys.FLOOR)
"""


def test_killed_at_any_moment_of_a_rekey_some_passphrase_opens_all_rows(real_bank: LittleBank) -> None:
    before = real_bank.dump()
    key = real_bank.key
    for pause in (0.08, 0.2, 0.3):
        other = child.start(TURN, real_bank.path, key.hex())
        assert other.stdout is not None
        assert other.stdout.readline() == "begin\n"
        time.sleep(pause)
        other.kill()
        other.communicate(timeout=20)
        try:
            key = keys.unlock(real_bank.path, "a-passphrase")
        except Refused:
            key = keys.unlock(real_bank.path, PASSPHRASES["user"])
        assert LittleBank(real_bank.path, key).dump() == before


def test_a_backup_from_before_comes_back_with_its_own_passphrase(real_bank: LittleBank) -> None:
    before = real_bank.dump()
    made = backup(real_bank.path, real_bank.key)
    rekey(real_bank.path, real_bank.key, FRESH, cost=keys.FLOOR)
    restore(made, keys.unlock(made, PASSPHRASES["user"]), real_bank.path)
    key = keys.unlock(real_bank.path, PASSPHRASES["escrow"])
    assert LittleBank(real_bank.path, key).dump() == before
