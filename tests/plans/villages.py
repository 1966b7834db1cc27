"""Villages and groups for a random partition: some faces with groups, some shared by two villages, some with none."""

import numpy as np

from desktop.grids.boundary import Partition
from desktop.maps.projection import world_to_e7
from desktop.plans.unit_queries import Group, Village


def some_villages(partition: Partition, seed: int) -> tuple[Village, ...]:
    rng = np.random.default_rng(seed)
    found: list[Village] = []
    for face in partition.faces:
        if face % 5 == 4:
            continue  # a grid that no village is known for
        for _ in range(2 if face % 7 == 3 else 1):
            groups = tuple(
                Group(number + 1, None, *place) for number, place in enumerate(_places(partition, face, rng))
            )
            (place,) = _places(partition, face, rng, 1)
            found.append(Village(len(found) + 1, f"{len(found) + 1}村", (face,), place, groups if face % 3 else ()))
    return tuple(found)


def _places(partition: Partition, face: int, rng: np.random.Generator, n: int = 0) -> list[tuple[int, int]]:
    box = partition.face_box(face)
    n = n or int(rng.integers(2, 9))
    world = np.column_stack([rng.uniform(box.west, box.east, n), rng.uniform(box.south, box.north, n)])
    return [(int(lon), int(lat)) for lon, lat in world_to_e7(world).tolist()]
