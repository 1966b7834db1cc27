"""The file of key slots beside a bank, `<file>.keys`, and the copies of it kept in the user's app-data folder."""

import base64
import binascii
import hashlib
import json
import os
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from desktop import paths
from desktop.files import swap_in
from desktop.refusal import Refused

_FORMAT = "getu-keys-1"
SALT_BYTES = 16


@dataclass(frozen=True, slots=True)
class Slot:
    """The data key wrapped for one passphrase."""

    name: str
    memory_kib: int
    passes: int
    salt: bytes
    nonce: bytes
    sealed: bytes
    checksum: str = ""

    def with_checksum(self) -> "Slot":
        return replace(self, checksum=self._sum())

    def is_whole(self) -> bool:
        """Whether the slot is as it was written; a checksum, no secret: it tells damage from a wrong passphrase."""
        return self.checksum == self._sum()

    def _sum(self) -> str:
        told = json.dumps(
            [self.name, self.memory_kib, self.passes, _text(self.salt), _text(self.nonce), _text(self.sealed)]
        )
        return hashlib.sha256(told.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class KeyFile:
    """All slots of one bank; `salt` is the bank file's first 16 bytes; `hint` the public passphrase of a demo."""

    salt: bytes
    demo: bool
    hint: str | None
    slots: tuple[Slot, ...]


def place(bank: Path) -> Path:
    """`bank.getu` → `bank.getu.keys`."""
    return bank.with_name(bank.name + ".keys")


def _new_place(bank: Path) -> Path:
    return bank.with_name(bank.name + ".keys.new")


def copy_place(salt: bytes) -> Path:
    """Where this PC keeps its copy of the key file of the bank with this salt."""
    return paths.home() / "keys" / f"{salt.hex()}.keys"


def write(bank: Path, keys: KeyFile) -> None:
    """Write the key file whole or not at all; for a real bank keep a copy of it on this PC too."""
    text = _to_text(keys)
    _replace(place(bank), text)
    if not keys.demo:
        _replace(copy_place(keys.salt), text)


def put_aside(bank: Path) -> None:
    """Rename a key file that stands there without its bank: it may be the only key to a bank moved elsewhere."""
    beside, number = place(bank), 1
    while beside.exists():
        aside = beside.with_name(f"{beside.name}.{number}")
        if aside.exists():
            number += 1
        else:
            swap_in(beside, aside)


def write_new(bank: Path, keys: KeyFile) -> None:
    """Write the key file that will belong to the bank once its file is swapped (rekey); `read` finds it by its salt."""
    text = _to_text(keys)
    _replace(_new_place(bank), text)
    if not keys.demo:
        _replace(copy_place(keys.salt), text)


def adopt_new(bank: Path) -> None:
    """The bank's file was swapped: its new key file takes the old one's place."""
    swap_in(_new_place(bank), place(bank))


def read(bank: Path, salt: bytes) -> KeyFile:
    """The key file of the bank whose file begins with `salt`: beside it, or else this PC's copy.

    One whose salt differs is returned only when no other fits (the beginning of the bank may be damaged).
    Raises Refused when there is none.
    """
    beside = place(bank)
    copies = (copy_place(salt),) if len(salt) == SALT_BYTES else ()
    found = [keys for path in (beside, _new_place(bank), *copies) if (keys := _from_file(path)) is not None]
    for keys in found:
        if keys.salt == salt:
            return keys
    if found:
        return found[0]
    if beside.is_file():
        raise Refused(
            f"密钥文件 {beside.name} 已损坏或不能读取，本机也没有它的副本。数据没有丢失；请从备份恢复密钥文件。",
            f"The key file {beside.name} is damaged or cannot be read and this PC has no copy of it. No data is lost; "
            "restore the key file from a backup.",
        )
    raise Refused(
        f"找不到密钥文件 {beside.name}，本机也没有它的副本。"
        f"如果 {bank.name} 是格图文件，请把密钥文件放回它旁边，或从备份恢复。",
        f"The key file {beside.name} is missing and this PC has no copy of it. If {bank.name} is a Getu file, put its "
        "key file back beside it or restore it from a backup.",
    )


def heal(bank: Path, keys: KeyFile) -> None:
    """Put the key file beside its bank where it is missing, and this PC's copy where it has none; if that may be."""
    with suppress(OSError):
        if not place(bank).exists():
            _replace(place(bank), _to_text(keys))
    with suppress(OSError):
        if not keys.demo and not copy_place(keys.salt).exists():
            _replace(copy_place(keys.salt), _to_text(keys))


def _to_text(keys: KeyFile) -> str:
    slots = [
        {
            "name": slot.name,
            "kdf": "argon2id",
            "memory_kib": slot.memory_kib,
            "passes": slot.passes,
            "salt": _text(slot.salt),
            "nonce": _text(slot.nonce),
            "sealed": _text(slot.sealed),
            "checksum": slot.checksum,
        }
        for slot in keys.slots
    ]
    told: dict[str, object] = {"format": _FORMAT, "bank_salt": keys.salt.hex(), "demo": keys.demo, "slots": slots}
    if keys.hint is not None:
        told["public_passphrase_of_the_demo"] = keys.hint
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _from_file(path: Path) -> KeyFile | None:
    """None for a file that is not there, cannot be read or makes no sense."""
    try:
        told = json.loads(path.read_bytes())
        if told["format"] != _FORMAT:
            return None
        slots = tuple(_slot(one) for one in told["slots"])
        hint = told.get("public_passphrase_of_the_demo")
        demo = bool(told["demo"])
        return KeyFile(bytes.fromhex(told["bank_salt"]), demo, str(hint) if hint is not None else None, slots)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _slot(one: dict[str, object]) -> Slot:
    """A slot as written; one whose fields cannot even be decoded counts as damaged, the others stay usable."""
    name = str(one.get("name", ""))
    try:
        return Slot(
            name=name,
            memory_kib=int(str(one["memory_kib"])),
            passes=int(str(one["passes"])),
            salt=base64.b64decode(str(one["salt"]), validate=True),
            nonce=base64.b64decode(str(one["nonce"]), validate=True),
            sealed=base64.b64decode(str(one["sealed"]), validate=True),
            checksum=str(one["checksum"]),
        )
    except (KeyError, ValueError, binascii.Error):
        return Slot(name, 0, 0, b"", b"", b"")


def _replace(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    with open(part, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    swap_in(part, path)


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")
