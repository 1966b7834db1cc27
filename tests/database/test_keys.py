"""Passphrases: what opens a bank, what does not, and which sentence tells why."""

import json
import shutil
from pathlib import Path

import pytest

from desktop.database import key_file, keys
from desktop.database.workspace import Workspace, create
from desktop.refusal import Refused
from tests.little_bank import PASSPHRASES, LittleBank

USER, ESCROW = PASSPHRASES["user"], PASSPHRASES["escrow"]


def slots(bank: LittleBank) -> tuple[Path, dict[str, list[dict[str, object]]]]:
    path = key_file.place(bank.path)
    return path, json.loads(path.read_text("utf-8"))


@pytest.mark.parametrize("passphrase", [USER, ESCROW])
def test_each_passphrase_opens_the_bank(real_bank: LittleBank, passphrase: str) -> None:
    assert keys.unlock(real_bank.path, passphrase) == real_bank.key


def test_a_wrong_passphrase_is_told_from_damage(real_bank: LittleBank) -> None:
    with pytest.raises(Refused) as refused:
        keys.unlock(real_bank.path, "keep-the-field")
    assert refused.value.zh == "口令不正确。请重试；忘记口令时，请用总行保管的口令打开。"


@pytest.mark.parametrize(
    ("field", "value"),
    [("sealed", "AAAA"), ("passes", 1), ("memory_kib", 8), ("memory_kib", 2**31), ("name", "root"), ("salt", "%%")],
)
def test_an_edited_slot_is_refused_and_the_escrow_still_opens(
    real_bank: LittleBank, field: str, value: str | int
) -> None:
    path, told = slots(real_bank)
    told["slots"][0][field] = value
    path.write_text(json.dumps(told), "utf-8")
    with pytest.raises(Refused, match="口令槽被改动或损坏"):
        keys.unlock(real_bank.path, USER)
    assert keys.unlock(real_bank.path, ESCROW) == real_bank.key


def test_a_slot_cannot_be_weakened_even_with_a_fresh_checksum(real_bank: LittleBank) -> None:
    path, told = slots(real_bank)
    salt = bytes.fromhex(str(told["bank_salt"]))
    slot = key_file.read(real_bank.path, salt).slots[0]
    weak = key_file.Slot(
        slot.name, slot.memory_kib, slot.passes + 1, slot.salt, slot.nonce, slot.sealed
    ).with_checksum()
    told["slots"][0].update(passes=weak.passes, checksum=weak.checksum)
    path.write_text(json.dumps(told), "utf-8")
    with pytest.raises(Refused, match="口令不正确"):
        keys.unlock(real_bank.path, USER)


@pytest.mark.parametrize("spoil", ["missing", "garbage"])
def test_a_lost_key_file_is_found_again_on_this_pc(real_bank: LittleBank, spoil: str) -> None:
    path = key_file.place(real_bank.path)
    told = path.read_bytes()
    path.unlink() if spoil == "missing" else path.write_bytes(b"\x00\xff{")
    assert keys.unlock(real_bank.path, USER) == real_bank.key
    if spoil == "missing":
        assert path.read_bytes() == told


def test_a_lost_key_file_without_a_copy_is_told(bank: LittleBank) -> None:
    key_file.place(bank.path).unlink()
    for act in (lambda: keys.unlock(bank.path, keys.DEMO_PASSPHRASE), lambda: keys.must_have_slots(bank.path)):
        with pytest.raises(Refused, match=r"找不到密钥文件 little\.getu\.keys"):
            act()


def test_a_key_file_of_another_bank_is_told(real_bank: LittleBank, bank: LittleBank, tmp_path: Path) -> None:
    other = tmp_path / "other.getu"
    create(other, passphrases={"user": keys.DEMO_PASSPHRASE}, bank_name="乙", as_of="2016-04-30", demo=True)
    shutil.copyfile(key_file.place(bank.path), key_file.place(other))
    with pytest.raises(Refused, match=r"密钥文件不属于 other\.getu"):
        keys.unlock(other, keys.DEMO_PASSPHRASE)


def test_a_real_bank_needs_an_escrow_and_a_passphrase_of_some_length(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="至少要两个口令"):
        keys.create_slots(tmp_path / "a.getu", {"user": USER})
    with pytest.raises(Refused, match="口令至少 8 个字符"):
        keys.create_slots(tmp_path / "a.getu", {"user": "short", "escrow": ESCROW})
    assert list(tmp_path.iterdir()) == []


def test_the_demo_tells_its_passphrase_and_a_real_bank_does_not(bank: LittleBank, real_bank: LittleBank) -> None:
    assert keys.demo_hint(real_bank.path) is None
    for phrase in PASSPHRASES.values():
        assert phrase not in key_file.place(real_bank.path).read_text("utf-8")


def test_the_demo_fills_in_its_own_passphrase(bank: LittleBank) -> None:
    hint = keys.demo_hint(bank.path)
    assert hint == keys.DEMO_PASSPHRASE
    assert keys.is_demo(bank.path)
    assert Workspace.open(bank.path, hint).key == bank.key


def test_a_passphrase_can_be_added_and_replaced(real_bank: LittleBank) -> None:
    keys.add_slot(real_bank.path, real_bank.key, "li", "the-third-person", cost=keys.FLOOR)
    keys.add_slot(real_bank.path, real_bank.key, "user", "a-new-passphrase", cost=keys.FLOOR)
    for phrase in (ESCROW, "the-third-person", "a-new-passphrase"):
        assert keys.unlock(real_bank.path, phrase) == real_bank.key
    with pytest.raises(Refused, match="口令不正确"):
        keys.unlock(real_bank.path, USER)


def test_guessing_costs_at_least_the_floor() -> None:
    cost = keys.calibrated_cost(goal_seconds=0.02)
    assert cost.memory_kib >= keys.FLOOR_KIB
    assert cost.passes >= keys.FLOOR_PASSES


def test_a_bank_brought_from_another_pc_leaves_a_copy_of_its_key_file_here(real_bank: LittleBank) -> None:
    path = key_file.place(real_bank.path)
    copy = key_file.copy_place(key_file.read(real_bank.path, b"").salt)
    copy.unlink()
    keys.unlock(real_bank.path, USER)
    assert copy.read_bytes() == path.read_bytes()


def test_a_key_file_without_its_bank_is_not_overwritten(real_bank: LittleBank) -> None:
    path = key_file.place(real_bank.path)
    told = path.read_bytes()
    real_bank.path.rename(real_bank.path.with_name("moved.getu"))
    create(real_bank.path, passphrases=PASSPHRASES, bank_name="乙", as_of="2016-04-30", cost=keys.FLOOR)
    assert path.read_bytes() != told
    assert path.with_name(path.name + ".1").read_bytes() == told
