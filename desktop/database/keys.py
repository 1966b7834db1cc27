"""Passphrases and the data key: Argon2id slots in `<file>.keys`, each wrapping the same random key.

Imported late: `cryptography` costs 50 ms. Format and reasons: a bank file is encrypted with 32 random bytes that
nobody ever types. Each person (and the escrow at head office) has a slot: Argon2id (RFC 9106) turns the passphrase
into a key that wraps the data key with AES-256-GCM, bound to the bank's salt, the slot's name and its parameters.
So a wrong passphrase is told from a damaged slot (checksum) and from a damaged bank (the key itself is proven).
"""

import base64
import hashlib
import json
import os
import time
from dataclasses import dataclass, replace
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from desktop.database import key_file
from desktop.database.connection import must_exist, refusing, salt_of
from desktop.database.key_file import SALT_BYTES, KeyFile, Slot
from desktop.refusal import Refused

DEMO_PASSPHRASE = "getu-demo"
USER_SLOT = "user"
ESCROW_SLOT = "escrow"

FLOOR_KIB, FLOOR_PASSES = 19_456, 2  # OWASP's minimum for Argon2id
_CEILING_KIB, _CEILING_PASSES = 1_048_576, 64  # a garbled slot must not ask for all memory
_GOAL_SECONDS = 0.5
_MIN_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess of a passphrase costs: memory in KiB and passes over it."""

    memory_kib: int
    passes: int


FLOOR = Cost(FLOOR_KIB, FLOOR_PASSES)


def calibrated_cost(goal_seconds: float = _GOAL_SECONDS) -> Cost:
    """The memory, up to 256 MiB with three passes, that takes about `goal_seconds` on this PC; never below FLOOR."""
    cost = FLOOR
    while cost.memory_kib < 262_144:
        began = time.perf_counter()
        _stretch("calibration", b"0123456789abcdef", cost)
        spent = time.perf_counter() - began
        if spent >= goal_seconds * 0.6:
            break
        factor = min(4.0, max(1.3, goal_seconds / max(spent, 1e-4)))
        cost = Cost(min(262_144, int(cost.memory_kib * factor)), 3)
    return cost


def create_slots(path: Path, passphrases: dict[str, str], *, demo: bool = False, cost: Cost | None = None) -> bytes:
    """Make a data key for a bank still to be created, write its key file, and return the 32-byte key.

    A real bank needs two slots at least (user and escrow): a forgotten passphrase must not be a lost bank.
    The demo bank has the public DEMO_PASSPHRASE, kept in its key file as a hint, and the cheapest slots.
    `cost` None = calibrated on this PC.
    """
    if not demo and len(passphrases) < 2:
        raise Refused(
            "正式库至少要两个口令：使用人一个，总行保管一个。忘记口令时才不会丢失数据。",
            "A real bank needs at least two passphrases: the user's and one kept at head office.",
        )
    if not demo and any(len(phrase) < _MIN_LENGTH for phrase in passphrases.values()):
        raise Refused(f"口令至少 {_MIN_LENGTH} 个字符。", f"A passphrase has at least {_MIN_LENGTH} characters.")
    key, salt = os.urandom(32), os.urandom(SALT_BYTES)
    cost = FLOOR if demo else cost or calibrated_cost()
    slots = tuple(_wrap(key, salt, name, phrase, cost) for name, phrase in passphrases.items())
    hint = next(iter(passphrases.values())) if demo else None
    with refusing(path):
        key_file.write(path, KeyFile(salt=salt, demo=demo, hint=hint, slots=slots))
    return key


def unlock(path: Path, passphrase: str) -> bytes:
    """The data key of a bank; puts a lost key file, or this PC's copy of it, back.

    Raises Refused: wrong passphrase, damaged slot, no key file, key file of another bank.
    """
    path = Path(path)
    must_exist(path)
    with refusing(path):
        salt = salt_of(path)
        keys = key_file.read(path, salt)
    damaged = 0
    for slot in keys.slots:
        if not slot.is_whole() or not _sane(slot):
            damaged += 1
            continue
        key = _unwrap(slot, keys.salt, passphrase)
        if key is not None:
            _must_belong(path, keys.salt, salt)
            key_file.heal(path, keys)
            return key
    if damaged:
        raise Refused(
            f"密钥文件 {key_file.place(path).name} 中有 {damaged} 个口令槽被改动或损坏，其余的与此口令不符。"
            "数据没有丢失；请用另一个口令（总行保管），或从备份恢复密钥文件。",
            f"{damaged} slot(s) of {key_file.place(path).name} were edited or damaged, and no other fits this "
            "passphrase. No data is lost: use the escrow passphrase or restore the key file from a backup.",
        )
    raise Refused(
        "口令不正确。请重试；忘记口令时，请用总行保管的口令打开。",
        "Wrong passphrase. Try again; if it is forgotten, use the one kept at head office.",
    )


def must_have_slots(path: Path) -> None:
    """Before a passphrase is asked for: raises Refused when no passphrase can open the file, for want of a key file."""
    with refusing(path):
        key_file.read(Path(path), salt_of(path))


def add_slot(path: Path, key: bytes, name: str, passphrase: str, *, cost: Cost | None = None) -> None:
    """Give one more person a passphrase, or replace the passphrase of the slot called `name`."""
    with refusing(path):
        keys = key_file.read(path, salt_of(path))
        cost = FLOOR if keys.demo else cost or calibrated_cost()
        kept = tuple(slot for slot in keys.slots if slot.name != name)
        key_file.write(path, replace(keys, slots=(*kept, _wrap(key, keys.salt, name, passphrase, cost))))


def slots_for(key: bytes, salt: bytes, passphrases: dict[str, str], *, demo: bool, cost: Cost | None = None) -> KeyFile:
    """A key file for a key and salt that exist already (rekey)."""
    cost = FLOOR if demo else cost or calibrated_cost()
    slots = tuple(_wrap(key, salt, name, phrase, cost) for name, phrase in passphrases.items())
    return KeyFile(salt=salt, demo=demo, hint=next(iter(passphrases.values())) if demo else None, slots=slots)


def is_demo(path: Path) -> bool:
    """Whether the key file says that this is the demo bank; False when it cannot be read."""
    return demo_hint(path) is not None


def demo_hint(path: Path) -> str | None:
    """The public passphrase of a demo bank, for the unlock dialog to fill in; None for a real bank."""
    try:
        keys = key_file.read(Path(path), b"")
    except (Refused, OSError):
        return None
    return keys.hint if keys.demo else None


def _must_belong(path: Path, expected: bytes, salt: bytes) -> None:
    if expected != salt:
        raise Refused(
            f"口令正确，但密钥文件不属于 {path.name}，或者该文件的开头已损坏。文件未作任何改动；"
            "请放回配套的密钥文件，或从备份恢复。",
            f"The passphrase is right, but the key file does not belong to {path.name}, or the beginning of that file "
            "is damaged. Nothing was changed; put back its own key file or restore a backup.",
        )


def _sane(slot: Slot) -> bool:
    return FLOOR_KIB <= slot.memory_kib <= _CEILING_KIB and FLOOR_PASSES <= slot.passes <= _CEILING_PASSES


def _wrap(key: bytes, salt: bytes, name: str, passphrase: str, cost: Cost) -> Slot:
    slot_salt, nonce = os.urandom(16), os.urandom(12)
    bound = _bound(salt, name, cost.memory_kib, cost.passes)
    sealed = AESGCM(_stretch(passphrase, slot_salt, cost)).encrypt(nonce, key, bound)
    return Slot(name, cost.memory_kib, cost.passes, slot_salt, nonce, sealed).with_checksum()


def _unwrap(slot: Slot, salt: bytes, passphrase: str) -> bytes | None:
    cost = Cost(slot.memory_kib, slot.passes)
    bound = _bound(salt, slot.name, slot.memory_kib, slot.passes)
    try:
        return AESGCM(_stretch(passphrase, slot.salt, cost)).decrypt(slot.nonce, slot.sealed, bound)
    except InvalidTag:
        return None


def _bound(salt: bytes, name: str, memory_kib: int, passes: int) -> bytes:
    """What the seal vouches for beside the key."""
    return json.dumps([base64.b64encode(salt).decode(), name, memory_kib, passes], ensure_ascii=False).encode()


def _stretch(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    kdf = Argon2id(salt=salt, length=32, iterations=cost.passes, lanes=1, memory_cost=cost.memory_kib)
    return kdf.derive(hashlib.sha256(passphrase.encode()).digest())
