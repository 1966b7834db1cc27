"""The full-scale bank the benches work on: made once, kept under `.cache/`, made anew when its makers change."""

import hashlib
from pathlib import Path

from desktop import paths
from desktop.database.keys import DEMO_PASSPHRASE, unlock
from desktop.demo import bank
from desktop.progress import Progress

SEED = 1
PACKAGE = Path(__file__).resolve().parent.parent
MAKERS = ("demo", "database", "customers", "grids", "maps")


def makers_digest() -> str:
    """Twelve hex digits over everything that decides what is in a demo bank: its makers' sources and the open data.

    Line endings do not count. In a frozen program without sources only the data counts.
    """
    sources = [source for folder in MAKERS for source in sorted((PACKAGE / folder).rglob("*")) if source.is_file()]
    data = [source for source in sorted((paths.RESOURCES / "demo").rglob("*")) if source.is_file()]
    digest = hashlib.sha256()
    for source in [*(source for source in sources if source.suffix in (".py", ".sql")), *data]:
        digest.update(source.name.encode())
        digest.update(source.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:12]


def full_bank(progress: Progress) -> Path:
    """Path of the full demo bank of this version; made on first use (minutes), older versions are removed."""
    folder = paths.cache()
    file = folder / f"bank-full-{makers_digest()}.getu"
    if not file.exists():
        for old in folder.glob("bank-full-*"):
            old.unlink(missing_ok=True)
        bank.make(file, size="full", seed=SEED, progress=progress)
    return file


def demo_key(file: Path) -> bytes:
    """The 32-byte data key of a demo bank. Raises `Refused` for a bank with a passphrase of its own."""
    return unlock(file, DEMO_PASSPHRASE)
