"""The organisation tree on the whole bank: from the question to rows with all counts, in all three arrangements."""

from desktop.bench.frame import Stopwatch
from desktop.bench.offscreen import application
from desktop.database.connection import Connection
from desktop.hierarchy.outline import Look, outlined
from desktop.hierarchy.queries import grids_in_force, organisation_tree, plain_counts
from desktop.hierarchy.reconciliation import mismatches
from desktop.hierarchy.tree import Arrangement
from desktop.ui import theme
from desktop.ui.organisation.tree_view import TreeView
from desktop.ui.organisation.words import title

TREE_GOAL_MS = 150.0
_ROUNDS = 12


def tree_samples(db: Connection) -> Stopwatch:
    """One sample = the bank read, the tree built, and each of its arrangements listed in a view; judge by `process`."""
    application()
    view, look = TreeView(theme.LIGHT), Look()
    view.resize(280, 600)

    def show() -> None:
        tree = organisation_tree(db)
        for how in Arrangement:
            view.show_root(outlined(tree.roots[how], look, title), look.measure, whole=True)

    watch = Stopwatch()
    watch.repeat(_ROUNDS, show)
    view.deleteLater()
    return watch


def is_right(db: Connection) -> bool:
    """Every level against plain counts of the records."""
    grids, households = grids_in_force(db)
    found = mismatches(organisation_tree(db), plain_counts(db), grids=grids, households_est=households)
    return next(found, None) is None
