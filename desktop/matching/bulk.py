"""Very many automatic pairs joined in steps of some hundred, each of which can be undone."""

from desktop.editing.editor import Editor
from desktop.matching.edits import MergeCustomers
from desktop.progress import Progress

STEP = 500  # pairs a step of the undo list


def join_pairs(editor: Editor, pairs: list[str], progress: Progress) -> None:
    """Merge each pair (uids) that no rule forbids; the others stay in the list for a person.

    Cancelled between two steps, what is joined stays joined and can be undone.
    """
    for at in range(0, len(pairs), STEP):
        progress.report(at / len(pairs), "合并客户 / Merging customers")
        editor.do(MergeCustomers(tuple(pairs[at : at + STEP]), leniently=True))
    progress.report(1.0, "合并客户 / Merging customers")
