"""The map of a draft: the same bank, with the draft's borders and grids in place of those in force."""

from collections.abc import Sequence

from desktop.drawing.content import MapContent
from desktop.drawing.plan_content import plan_content
from desktop.organisation.staff import Staff
from desktop.plans.draft import Draft


def draft_content(content: MapContent, draft: Draft, staff: Sequence[Staff] = ()) -> MapContent:
    """`content` is what is in force; everything the draft leaves alone is shared. `staff` names who leads none yet."""
    names = {
        grid.manager_id: grid.manager_name
        for grid in content.grids
        if grid.manager_id is not None and grid.manager_name is not None
    }
    names |= {one.id: one.name for one in staff}
    return plan_content(content, draft.partition, draft.grids, names=names, locked=draft.locked)
