"""The Editor as the program uses it: with every rule of the bank that guards rows. Imported late."""

from pathlib import Path

from desktop.editing.editor import Editor
from desktop.grids.lock_rule import locked_grids_stay

GUARDS = (locked_grids_stay,)


def open_editor(path: Path, key: bytes, *, user: str, device: str) -> Editor:
    """The writer of a bank, guarded. Raises Refused as `Editor` does."""
    return Editor(path, key, user=user, device=device, guards=GUARDS)
