import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.maps.geometry_blob import pack_parts, pack_points, unpack_parts, unpack_points

e7 = st.integers(-(2**31), 2**31 - 1)
lines = st.lists(st.tuples(e7, e7)).map(lambda points: np.array(points, dtype=np.int32).reshape(-1, 2))


@given(lines)
def test_points_come_back_as_they_were_packed(points: np.ndarray) -> None:
    blob = pack_points(points)
    assert len(blob) == 8 * len(points)
    assert np.array_equal(unpack_points(blob), points)


@given(st.lists(lines, max_size=5))
def test_parts_come_back_one_by_one(parts: list[np.ndarray]) -> None:
    back = unpack_parts(*pack_parts(parts))
    assert len(back) == len(parts)
    assert all(np.array_equal(one, two) for one, two in zip(back, parts, strict=True))


def test_blobs_are_little_endian_on_every_machine() -> None:
    assert pack_points(np.array([[1, -2]], dtype=np.int32)) == b"\x01\0\0\0\xfe\xff\xff\xff"


def test_a_cut_blob_is_an_error() -> None:
    with pytest.raises(ValueError, match="cut off"):
        unpack_points(b"\0" * 12)
    lengths, points = pack_parts([np.zeros((3, 2), np.int32)])
    with pytest.raises(ValueError, match="do not belong together"):
        unpack_parts(lengths, points[:-8])
