"""Lines and rings as the store keeps them: little-endian int32 pairs, degrees × 10⁷."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

E7 = NDArray[np.int32]


def pack_points(e7: E7) -> bytes:
    """Points (n, 2) int32, lon_e7 and lat_e7 → blob of 8·n bytes."""
    return np.ascontiguousarray(e7, dtype="<i4").tobytes()


def unpack_points(blob: bytes) -> E7:
    """Blob → points (n, 2) int32. Raises ValueError when the blob is cut off inside a point."""
    if len(blob) % 8:
        raise ValueError("a points blob is cut off")
    return np.frombuffer(blob, dtype="<i4").reshape(-1, 2).astype(np.int32, copy=False)


def pack_parts(parts: Sequence[E7]) -> tuple[bytes, bytes]:
    """Parts, each (n_i, 2) → (blob of part lengths, blob of all points)."""
    lengths = np.array([len(part) for part in parts], dtype="<i4")
    points = np.concatenate(parts) if len(parts) else np.empty((0, 2), np.int32)
    return lengths.tobytes(), pack_points(points)


def unpack_parts(lengths: bytes, points: bytes) -> list[E7]:
    """The inverse of `pack_parts`. Raises ValueError when lengths and points do not belong together."""
    counts = np.frombuffer(lengths, dtype="<i4")
    everything = unpack_points(points)
    if int(counts.sum()) != len(everything) or (counts < 0).any():
        raise ValueError("part lengths and points do not belong together")
    return np.split(everything, np.cumsum(counts)[:-1]) if len(counts) else []
