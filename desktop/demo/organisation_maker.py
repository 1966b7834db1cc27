"""Head office, 28 credit branches, 42 outlets, 95 staff, and who is responsible for which grid (定格、定员、定责)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.demo import scale
from desktop.demo.chance import Flags, Ints, stream
from desktop.demo.names import GIVEN_MEN, GIVEN_WOMEN, SURNAMES

HQ_ID = 1
DEPARTMENTS = ("零售业务部", "风险管理部", "授信审批部")
FIRST_BRANCH_ID = HQ_ID + len(DEPARTMENTS) + 1
FIRST_OUTLET_ID = FIRST_BRANCH_ID + scale.CREDIT_BRANCHES
RISK_MANAGERS = 9
HEAD_OFFICE_STAFF = (  # role, department
    ("HQ_RETAIL_GM", 0),
    ("PLATFORM_ADMIN", 0),
    ("HQ_REVIEWER", 1),
    ("HQ_REVIEWER", 2),
    ("AUDITOR", 1),
)
CUSTOMER_MANAGERS = scale.STAFF - scale.CREDIT_BRANCHES - RISK_MANAGERS - len(HEAD_OFFICE_STAFF)
VACANT_GRIDS = 4
LOCKED_GRIDS = 12
ROTATED_GRIDS = 24
FEWEST_GRIDS = 4  # of one outlet
NOBODY = -1


@dataclass(frozen=True, slots=True)
class Organisation:
    """Who works where and who leads which grid; outlets, branches and staff are numbered from 0 here."""

    branch_names: list[str]
    branch_outlet: Ints  # the credit outlet a branch sits in
    outlet_names: list[str]
    outlet_branch: Ints
    outlet_credit: Flags
    outlet_radius: Ints  # metres
    staff_names: list[str]
    staff_roles: list[str]
    staff_org: Ints  # org_unit id
    grid_outlet: Ints
    grid_branch: Ints
    grid_lead: Ints  # row of the lead, NOBODY = vacant
    grid_backup: Ints  # NOBODY where the branch has nobody else
    grid_risk: Ints
    grid_former_lead: Ints  # who led it until the rotation, NOBODY where nobody changed
    locked: Flags

    def branch_id(self, branch: int) -> int:
        return FIRST_BRANCH_ID + branch

    def outlet_id(self, outlet: int) -> int:
        return FIRST_OUTLET_ID + outlet


def make(
    seed: int,
    *,
    outlet_names: list[str],
    outlet_places: NDArray[np.float64],
    outlet_towns: Ints,
    outlet_urban: Flags,
    outlet_credit: Flags,
    grid_places: NDArray[np.float64],
    grid_towns: Ints,
) -> Organisation:
    """Places are metres (n, 2) in any plane; grids go to the nearest outlet of their own town."""
    rng = stream(seed, "organisation")
    branch_outlet = np.flatnonzero(outlet_credit)
    outlet_branch = _nearest(outlet_places, outlet_towns, outlet_places[branch_outlet], outlet_towns[branch_outlet])
    grid_outlet = _nearest(grid_places, grid_towns, outlet_places, outlet_towns)
    _give_each_some(grid_outlet, grid_places, outlet_places)
    grid_branch = outlet_branch[grid_outlet]

    staff_roles, staff_org, managers = _posts(rng, np.bincount(grid_branch, minlength=len(branch_outlet)))
    lead, backup = _leads(rng, grid_places, grid_branch, managers)
    grids = len(grid_places)
    risk_first = staff_roles.index("RISK_MANAGER")
    former = np.full(grids, NOBODY)
    rotated = rng.choice(np.flatnonzero((backup != NOBODY) & (backup != lead)), ROTATED_GRIDS, replace=False)
    former[rotated] = backup[rotated]
    locked = np.zeros(grids, dtype=np.bool_)
    signed = int(rng.integers(0, len(branch_outlet)))
    locked[rng.choice(grids, LOCKED_GRIDS // 2, replace=False)] = True
    locked[np.flatnonzero(grid_branch == signed)[: LOCKED_GRIDS // 2]] = True
    lead[rng.choice(np.flatnonzero(~locked & (former == NOBODY) & (backup != NOBODY)), VACANT_GRIDS, replace=False)] = (
        NOBODY
    )
    return Organisation(
        branch_names=[outlet_names[outlet] for outlet in branch_outlet.tolist()],
        branch_outlet=branch_outlet,
        outlet_names=[
            f"{name}营业部" if lends and not name.endswith("部") else name
            for name, lends in zip(outlet_names, outlet_credit.tolist(), strict=True)
        ],
        outlet_branch=outlet_branch,
        outlet_credit=outlet_credit,
        outlet_radius=np.where(outlet_urban, 1500, 3000).astype(np.int64),
        staff_names=_staff_names(rng),
        staff_roles=staff_roles,
        staff_org=staff_org,
        grid_outlet=grid_outlet,
        grid_branch=grid_branch,
        grid_lead=lead,
        grid_backup=backup,
        grid_risk=risk_first + grid_branch * RISK_MANAGERS // len(branch_outlet),
        grid_former_lead=former,
        locked=locked,
    )


def _nearest(places: NDArray[np.float64], towns: Ints, centres: NDArray[np.float64], centre_towns: Ints) -> Ints:
    """Index of the nearest centre of the same town; of any town where the own has none."""
    distance = np.linalg.norm(places[:, None] - centres, axis=2)
    elsewhere = towns[:, None] != centre_towns
    found: Ints = np.argmin(distance + np.where(elsewhere, 1e9, 0.0), axis=1)
    return found


def _give_each_some(grid_outlet: Ints, grids: NDArray[np.float64], outlets: NDArray[np.float64]) -> None:
    """An outlet that is nowhere the nearest takes the grids next to it from outlets that have plenty."""
    for outlet in np.flatnonzero(np.bincount(grid_outlet, minlength=len(outlets)) < FEWEST_GRIDS).tolist():
        for grid in np.argsort(np.linalg.norm(grids - outlets[outlet], axis=1)).tolist():
            held = np.bincount(grid_outlet, minlength=len(outlets))
            if held[outlet] >= FEWEST_GRIDS:
                break
            if grid_outlet[grid] != outlet and held[grid_outlet[grid]] > FEWEST_GRIDS:
                grid_outlet[grid] = outlet


def _posts(rng: np.random.Generator, grids_of_branch: Ints) -> tuple[list[str], Ints, list[list[int]]]:
    """Roles and org ids of all staff in order of staff number, and the customer managers of each branch."""
    branches = len(grids_of_branch)
    count = np.ones(branches, dtype=np.int64)
    while count.sum() < CUSTOMER_MANAGERS:  # whoever has the most grids each gets the next manager
        count[int(np.argmax(grids_of_branch / (count + 0.35)))] += 1
    roles = [role for role, _ in HEAD_OFFICE_STAFF]
    orgs = [HQ_ID + 1 + department for _, department in HEAD_OFFICE_STAFF]
    roles += ["BRANCH_HEAD"] * branches
    orgs += [FIRST_BRANCH_ID + branch for branch in range(branches)]
    managers: list[list[int]] = []
    for branch in range(branches):
        managers.append(list(range(len(roles), len(roles) + int(count[branch]))))
        roles += ["CUSTOMER_MANAGER"] * int(count[branch])
        orgs += [FIRST_BRANCH_ID + branch] * int(count[branch])
    roles += ["RISK_MANAGER"] * RISK_MANAGERS
    orgs += [FIRST_BRANCH_ID + post * branches // RISK_MANAGERS for post in range(RISK_MANAGERS)]
    return roles, np.array(orgs), managers


def _leads(
    rng: np.random.Generator, places: NDArray[np.float64], grid_branch: Ints, managers: list[list[int]]
) -> tuple[Ints, Ints]:
    """Each manager leads neighbouring grids: those of a branch in the order of the bearing from its middle.

    The head of the branch leads the grid in the middle, where the branch stands.
    """
    lead = np.full(len(places), NOBODY)
    backup = np.full(len(places), NOBODY)
    for branch, team in enumerate(managers):
        grids = np.flatnonzero(grid_branch == branch)
        if not len(grids):
            continue
        middle = places[grids].mean(axis=0)
        out = places[grids] - middle
        turned = np.arctan2(out[:, 1], out[:, 0]) + rng.uniform(0, 2 * np.pi)
        order = np.argsort(turned % (2 * np.pi))
        of_grid = np.arange(len(grids)) * len(team) // max(1, len(grids))
        lead[grids[order]] = np.array(team)[of_grid]
        backup[grids[order]] = np.array(team)[(of_grid + 1) % len(team)] if len(team) > 1 else NOBODY
        if len(grids) > len(team):
            core = grids[int(np.argmin(np.linalg.norm(out, axis=1)))]
            backup[core] = lead[core]
            lead[core] = len(HEAD_OFFICE_STAFF) + branch
    return lead, backup


def _staff_names(rng: np.random.Generator) -> list[str]:
    """Names that show they are made up: 示例 and the number of the post."""
    given = [*GIVEN_MEN[1], *GIVEN_WOMEN[1]]
    return [
        f"{SURNAMES[int(rng.integers(0, 40))]}{given[int(rng.integers(0, len(given)))]}{number:03d}"
        for number in range(1, scale.STAFF + 1)
    ]
