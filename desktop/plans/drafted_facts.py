"""The organisation tree while a draft is open: who would hold each grid in force, with the counts of today."""

from collections.abc import Mapping
from dataclasses import replace

from desktop.hierarchy.facts import Facts
from desktop.plans.assignment import Posts
from desktop.plans.draft import Draft


def posts_of(draft: Draft | None) -> Mapping[int, Posts]:
    """By grid in force that the draft keeps; empty without a draft."""
    return {} if draft is None else {face: Posts.of(grid) for face, grid in draft.grids.items() if face > 0}


def with_posts(facts: Facts, draft: Draft | None) -> Facts:
    """`facts` with the draft's posts.

    Customers are counted by the grids in force, for that is where they are; a grid the draft does away with stays,
    one it makes is not there yet.
    """
    if draft is None:
        return facts
    posts = posts_of(draft)
    names = {key: leader.name for key, leader in facts.leaders.items()}
    names |= {grid.manager_id: grid.manager_name or "" for grid in facts.grids if grid.manager_id is not None}
    drafted = (
        replace(
            grid,
            branch_id=held.branch_id,
            outlet_id=held.outlet_id,
            manager_id=held.staff_id,
            manager_name=None if held.staff_id is None else names.get(held.staff_id),
        )
        if (held := posts.get(grid.id)) is not None
        else grid
        for grid in facts.grids
    )
    return replace(facts, grids=tuple(drafted))
