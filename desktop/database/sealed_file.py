"""Small files that go from one PC to another under a passphrase: compressed, encrypted, whole or refused.

One line of JSON, then the sealed bytes. scrypt (RFC 7914) turns the passphrase into a key for AES-256-GCM, bound to
the line. A checksum over both, no secret, tells a damaged file from a wrong passphrase. Imported late: `cryptography`
costs 50 ms.
"""

import base64
import hashlib
import json
import os
import zlib
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from desktop.files import whole_file
from desktop.refusal import Refused

LEAST_PASSPHRASE = 8
_FORMAT = "getu-sealed-1"
_COST = 2**16  # 64 MiB and a third of a second
_DEAREST = 2**20  # a garbled file must not ask for all memory
_R, _P = 8, 1
_LARGEST = 64_000_000  # bytes of a file; 1,200 grids drawn anew take two
_LARGEST_INSIDE = 256_000_000


def write_sealed(path: Path, kind: str, told: dict[str, Any], passphrase: str) -> None:
    """Write a value of plain JSON. Raises Refused for a short passphrase, or where the file cannot be written."""
    if len(passphrase) < LEAST_PASSPHRASE:
        raise Refused(
            f"口令至少 {LEAST_PASSPHRASE} 个字符，没有写出文件。",
            f"A passphrase has at least {LEAST_PASSPHRASE} characters; no file was written.",
        )
    salt, nonce = os.urandom(16), os.urandom(12)
    head = {"format": _FORMAT, "kind": kind, "n": _COST, "salt": _text(salt), "nonce": _text(nonce)}
    plain = zlib.compress(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode(), 9)
    sealed = AESGCM(_key(passphrase, salt, _COST)).encrypt(nonce, plain, _bound(head))
    line = json.dumps({**head, "sha256": _checksum(head, sealed)}).encode()
    with whole_file(path) as part, open(part, "wb") as file:
        file.write(line + b"\n" + sealed)
        file.flush()
        os.fsync(file.fileno())


def read_sealed(path: Path, kind: str, passphrase: str) -> dict[str, Any]:
    """The value. Raises Refused: no such file, another kind of file, damaged, wrong passphrase."""
    head, sealed = _parts(path)
    if head["kind"] != kind:
        raise Refused(
            f"{path.name} 是另一种格图文件，不能在这里打开。请核对是送审文件还是审批回执。",
            f"{path.name} is another kind of Getu file and cannot be opened here. Check whether it is a plan for "
            "approval or a reply.",
        )
    salt, nonce, cost = _raw(head["salt"]), _raw(head["nonce"]), int(head["n"])
    bound = {name: head[name] for name in ("format", "kind", "n", "salt", "nonce")}
    try:
        plain = AESGCM(_key(passphrase, salt, cost)).decrypt(nonce, sealed, _bound(bound))
    except InvalidTag as problem:
        raise Refused(
            f"口令不对，{path.name} 没有打开。请向发送人核对口令。",
            f"Wrong passphrase: {path.name} was not opened. Ask the sender for it.",
        ) from problem
    try:
        opened = zlib.decompressobj()
        text = opened.decompress(plain, _LARGEST_INSIDE)
        told = json.loads(text)
    except (zlib.error, ValueError) as problem:
        raise damaged(path) from problem
    if opened.unconsumed_tail or not isinstance(told, dict):
        raise damaged(path)
    return told


def damaged(path: Path) -> Refused:
    """The refusal of a file that is not as it was written."""
    return Refused(
        f"{path.name} 已损坏，或不是格图的送审文件，没有读入任何内容。请让对方重新发送。",
        f"{path.name} is damaged, or no file of Getu for approval; nothing was read. Have it sent again.",
    )


def _parts(path: Path) -> tuple[dict[str, Any], bytes]:
    try:
        if path.stat().st_size > _LARGEST:
            raise damaged(path)
        line, _, sealed = path.read_bytes().partition(b"\n")
        head = json.loads(line)
        bound = {name: head[name] for name in ("format", "kind", "n", "salt", "nonce")}
        whole = head["sha256"] == _checksum(bound, sealed) and head["format"] == _FORMAT
        sane = isinstance(head["n"], int) and 2 <= head["n"] <= _DEAREST and head["n"] & (head["n"] - 1) == 0
        sane = sane and len(_raw(head["salt"])) == 16 and len(_raw(head["nonce"])) == 12
    except FileNotFoundError as problem:
        raise Refused(f"找不到 {path.name}。请检查路径。", f"{path.name} is not there. Check the path.") from problem
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as problem:
        raise damaged(path) from problem
    if not whole or not sane:
        raise damaged(path)
    return head, sealed


def _key(passphrase: str, salt: bytes, cost: int) -> bytes:
    return Scrypt(salt=salt, length=32, n=cost, r=_R, p=_P).derive(passphrase.encode())


def _bound(head: dict[str, Any]) -> bytes:
    return json.dumps(head, sort_keys=True).encode()


def _checksum(head: dict[str, Any], sealed: bytes) -> str:
    return hashlib.sha256(_bound(head) + sealed).hexdigest()


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _raw(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
