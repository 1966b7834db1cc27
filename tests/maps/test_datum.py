import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.maps.datum import Datum, convert
from desktop.maps.geodesy import ELLIPSOID

REFERENCE = Path(__file__).parents[1] / "data" / "datum_reference_points.csv"
in_china = st.tuples(st.floats(74, 134), st.floats(18, 53)).map(np.array)


def reference() -> dict[Datum, np.ndarray]:
    with REFERENCE.open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    columns = {Datum.CGCS2000: "wgs84", Datum.GCJ02: "gcj02", Datum.BD09: "bd09"}
    return {
        datum: np.array([[float(row[f"{name}_lon"]), float(row[f"{name}_lat"])] for row in rows])
        for datum, name in columns.items()
    }


def metres_apart(one: np.ndarray, two: np.ndarray) -> np.ndarray:
    return np.asarray(ELLIPSOID.inv(one[..., 0], one[..., 1], two[..., 0], two[..., 1])[2])


@pytest.mark.parametrize("source", Datum)
@pytest.mark.parametrize("target", Datum)
def test_conversions_agree_with_the_reference_points_to_a_centimetre(source: Datum, target: Datum) -> None:
    points = reference()
    assert len(points[source]) == 20
    assert metres_apart(convert(points[source], source=source, target=target), points[target]).max() < 0.01


@given(in_china, st.sampled_from(list(Datum)), st.sampled_from(list(Datum)))
def test_there_and_back_is_the_same_place_to_a_tenth_of_a_millimetre(
    place: np.ndarray, source: Datum, target: Datum
) -> None:
    back = convert(convert(place, source=source, target=target), source=target, target=source)
    assert metres_apart(back, place) < 1e-4


def test_haimen_is_shifted_by_half_a_kilometre_and_by_more_than_one() -> None:
    towns = reference()[Datum.CGCS2000][:5]
    gcj = metres_apart(towns, convert(towns, source=Datum.CGCS2000, target=Datum.GCJ02))
    bd = metres_apart(towns, convert(towns, source=Datum.CGCS2000, target=Datum.BD09))
    assert ((gcj > 460) & (gcj < 490)).all()
    assert ((bd > 1_000) & (bd < 1_300)).all()


def test_the_example_of_the_handbook() -> None:
    place = np.array([121.35513, 32.01556])
    gcj = convert(place, source=Datum.CGCS2000, target=Datum.GCJ02)
    assert gcj == pytest.approx([121.3598003, 32.0137160], abs=1e-7)
    assert convert(gcj, source=Datum.GCJ02, target=Datum.BD09) == pytest.approx([121.3663285, 32.0195323], abs=1e-7)


def test_places_outside_china_are_not_shifted_in_gcj02() -> None:
    paris = np.array([2.35, 48.86])
    assert np.array_equal(convert(paris, source=Datum.CGCS2000, target=Datum.GCJ02), paris)


def test_arrays_of_any_shape_keep_it_and_stay_untouched() -> None:
    places = np.full((3, 4, 2), 31.5)
    places[..., 0] = 121.2
    before = places.copy()
    assert convert(places, source=Datum.BD09, target=Datum.CGCS2000).shape == (3, 4, 2)
    convert(places, source=Datum.CGCS2000, target=Datum.CGCS2000)[:] = 0
    assert np.array_equal(places, before)
