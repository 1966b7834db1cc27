"""A new key: the same bank, and the old passphrase opens it no more."""

import os
import shutil
from pathlib import Path

import pytest

from desktop.database import key_file, keys
from desktop.database.connection import open_reader
from desktop.database.rekey import rekey
from desktop.database.workspace import Workspace
from desktop.refusal import Refused
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
    assert LittleBank(real_bank.path, fresh).rows("PRAGMA user_version") == [(1,)]
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
