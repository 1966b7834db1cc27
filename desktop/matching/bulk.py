"""Very many automatic pairs joined in steps of some hundred, so that one that is refused does not hold up the rest."""

from dataclasses import dataclass

from desktop.editing.edit import EditRefused
from desktop.editing.editor import Editor
from desktop.matching.edits import MergeCustomers
from desktop.progress import Progress

STEP = 500  # pairs a step of the undo list


@dataclass(frozen=True, slots=True)
class Joined:
    """How many pairs were joined, and those that a rule forbade; they stay in the list for a person."""

    joined: int
    refused: tuple[str, ...]


def join_pairs(editor: Editor, pairs: list[str], progress: Progress) -> Joined:
    """Merge each pair (uids). Cancelled between two steps, what is joined stays joined and can be undone."""
    waiting = [pairs[at : at + STEP] for at in range(0, len(pairs), STEP)][::-1]
    joined = 0
    refused: list[str] = []
    while waiting:
        progress.report((joined + len(refused)) / len(pairs), "合并客户 / Merging customers")
        some = waiting.pop()
        try:
            editor.do(MergeCustomers(tuple(some)))
            joined += len(some)
        except EditRefused:
            if len(some) == 1:
                refused += some
            else:
                half = len(some) // 2
                waiting += [some[half:], some[:half]]
    return Joined(joined, tuple(refused))
