"""The plan of fields between ditches: a lattice, its blocks, and which village every field belongs to."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.demo.chance import stream
from desktop.demo.ground import Floats

Ints = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Lattice:
    """Fields in rows and columns (row 0 = south). Ditch lines run between blocks of some fields.

    Rank of a line: 2 = canal, 3 = ditch, 0 = only the edge of a field.
    """

    u: Floats  # (columns + 1,) plan metres
    v: Floats  # (rows + 1,)
    v_rank: Ints  # (rows + 1,)
    u_canal: NDArray[np.bool_]  # (columns + 1,) north–south canals through the whole county
    band: Ints  # (rows,) between two east–west canals
    block_column: Ints  # (bands, columns): number of the block column of each field

    @property
    def shape(self) -> tuple[int, int]:
        return len(self.v) - 1, len(self.u) - 1

    def centres(self) -> Floats:
        """Middles of all fields (rows · columns, 2), plan metres."""
        across, up = np.meshgrid((self.u[1:] + self.u[:-1]) / 2, (self.v[1:] + self.v[:-1]) / 2)
        return np.column_stack([across.ravel(), up.ravel()])

    def areas(self) -> Floats:
        return np.outer(np.diff(self.v), np.diff(self.u)).ravel()

    def blocks(self, fine: NDArray[np.bool_]) -> Ints:
        """The block of every field (rows · columns,); fields marked `fine` are blocks of their own."""
        rows, columns = self.shape
        row_block = np.cumsum(self.v_rank[:-1] > 0)
        number = (row_block[:, None] * (columns + 1) + self.block_column[self.band]).ravel()
        number = np.where(fine, number.max() + 1 + np.arange(rows * columns), number)
        block: Ints = np.unique(number, return_inverse=True)[1].astype(np.int64)
        return block


def lattice(seed: int, low: Floats, high: Floats) -> Lattice:
    """A lattice over the box low..high of the plan."""
    rng = stream(seed, "ditches")
    u = _lines(rng, float(low[0]), float(high[0]), 105, 190)
    v = _lines(rng, float(low[1]), float(high[1]), 85, 150)
    v_rank = np.zeros(len(v), dtype=np.int64)
    v_rank[_every(rng, len(v), 3, 5)] = 3
    ditches = np.flatnonzero(v_rank)
    v_rank[ditches[_every(rng, len(ditches), 4, 7)]] = 2
    u_canal = np.zeros(len(u), dtype=np.bool_)
    u_canal[_every(rng, len(u), 18, 32)] = True
    band = np.cumsum(v_rank[:-1] == 2)
    block_column = np.empty((int(band.max()) + 1, len(u) - 1), dtype=np.int64)
    for one in range(len(block_column)):
        starts = u_canal[:-1].copy()
        starts[_every(rng, len(u) - 1, 3, 6)] = True
        near = np.zeros_like(starts)  # no ditch right beside a canal
        near[1:] |= u_canal[:-2]
        near[:-1] |= u_canal[1:-1]
        block_column[one] = np.cumsum(starts & ~near)
    return Lattice(u, v, v_rank, u_canal, band, block_column)


def _lines(rng: np.random.Generator, low: float, high: float, least: float, most: float) -> Floats:
    steps = rng.uniform(least, most, int((high - low) / least) + 2)
    lines: Floats = low + np.concatenate([[0.0], np.cumsum(steps)])
    return lines[: int(np.searchsorted(lines, high)) + 1]


def _every(rng: np.random.Generator, count: int, least: int, most: int) -> Ints:
    picked = np.cumsum(rng.integers(least, most + 1, count // least + 1))
    return picked[picked < count - 1].astype(np.int64)


def squared_distance(points: Floats, seeds: Floats) -> Floats:
    """(n, k) squared distances in the 4-norm, in which territories come out nearly rectangular."""
    du = (points[:, 0, None] - seeds[:, 0]) ** 2
    dv = (points[:, 1, None] - seeds[:, 1]) ** 2
    distance: Floats = np.sqrt(du * du + dv * dv)
    return distance


def shared_out(
    points: Floats, weight: Floats, seeds: Floats, target: Floats, *, rounds: int
) -> tuple[Ints, Floats, Floats]:
    """Share points with weights (areas) out among seeds so that each gets about its target.

    A power diagram whose weights are tuned, with seeds moved to the middle of what they have (Lloyd).
    Returns owner (n,), seeds and weights of the diagram.
    """
    seeds, lift = seeds.copy(), np.zeros(len(seeds))
    target = target * (weight.sum() / target.sum())
    owner = np.zeros(len(points), dtype=np.int64)
    for turn in range(rounds):
        owner = np.argmin(squared_distance(points, seeds) - lift, axis=1)
        area = np.bincount(owner, weight, len(seeds))
        if turn == rounds - 1:
            break
        if turn < rounds * 2 // 3:
            moved = np.column_stack(
                [np.bincount(owner, weight * points[:, axis], len(seeds)) / np.maximum(area, 1) for axis in (0, 1)]
            )
            seeds += np.where(area > 0, 0.8, 0.0)[:, None] * (moved - seeds)
        lift += 0.28 * (target - area)
        lift -= lift.mean()
    return owner, seeds, lift


def spread(rng: np.random.Generator, points: Floats, count: int) -> Floats:
    """`count` of the points, well apart (best of some candidates, Mitchell 1991)."""
    chosen = [points[rng.integers(len(points))]]
    nearest = np.full(len(points), np.inf)
    while len(chosen) < count:
        nearest = np.minimum(nearest, ((points - chosen[-1]) ** 2).sum(axis=1))
        tried = rng.integers(0, len(points), 24)
        chosen.append(points[tried[np.argmax(nearest[tried])]])
    return np.array(chosen[:count]).reshape(-1, 2)


def tidied(label: Ints) -> Ints:
    """Labels (rows, columns) without single fields that stick out into a neighbour."""
    for _ in range(2):
        around = np.stack([np.roll(label, shift, axis) for axis in (0, 1) for shift in (1, -1)])
        for candidate in around.copy():
            votes = (around == candidate).sum(axis=0)
            label = np.where((votes >= 3) & (candidate != label), candidate, label)
    return label
