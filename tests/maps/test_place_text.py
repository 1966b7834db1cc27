import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.maps.datum import Datum
from desktop.maps.place_text import is_place, parse_place, place_readout
from desktop.refusal import Refused


@pytest.mark.parametrize(
    "text",
    [
        "121.355 32.015",
        "121.355,32.015",
        "121.355，32.015",
        "１２１.３５５　３２.０１５",
        "(121.355; 32.015)",
        "32.015 121.355",
        "32.015N 121.355E",
        "121.355E32.015N",
        "E121.355 N32.015",
        "n 32.015, e 121.355",
        "东经121.355 北纬32.015",
        "经度：121.355 纬度：32.015",
        "121.355° 32.015°",
        "121°21'18\"E 32°00'54\"N",
        "32°0′54″N，121°21′18″E",
        "东经121度21分18秒北纬32度0分54秒",
        "WGS84 121.355 32.015",
        "cgcs2000: 121.355 32.015",
    ],
)
def test_the_ways_people_write_one_place(text: str) -> None:
    place = parse_place(text)
    assert (place.lon, place.lat) == pytest.approx((121.355, 32.015), abs=1e-9)
    assert place.datum is Datum.CGCS2000


@pytest.mark.parametrize(
    ("text", "datum"),
    [
        ("gcj:121.3598003,32.0137160", Datum.GCJ02),
        ("GCJ-02 121.3598003 32.0137160", Datum.GCJ02),
        ("高德：121.3598003，32.0137160", Datum.GCJ02),
        ("bd09 121.3663285 32.0195323", Datum.BD09),
        ("百度坐标 32.0195323 121.3663285", Datum.BD09),
    ],
)
def test_a_named_datum_is_taken_back_to_cgcs2000(text: str, datum: Datum) -> None:
    place = parse_place(text)
    assert place.datum is datum
    assert (place.lon, place.lat) == pytest.approx((121.35513, 32.01556), abs=2e-6)


def test_latitude_first_is_noticed_and_said() -> None:
    assert parse_place("32.015 121.355").swapped
    assert not parse_place("32.015N 121.355E").swapped
    assert not parse_place("121.355 32.015").swapped


def test_signs_and_southern_and_western_halves_are_kept() -> None:
    assert (parse_place("-70.5, -33.25").lon, parse_place("-70.5, -33.25").lat) == (-70.5, -33.25)
    assert (parse_place("33.25S 70.5W").lon, parse_place("33.25S 70.5W").lat) == (-70.5, -33.25)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("海门", "不是坐标"),
        ("", "不是坐标"),
        ("121.355", "不是坐标"),
        ("121.3 32.0 5", "不是坐标"),
        ("德胜村5组12号", "不是坐标"),
        ("13812341234", "不是坐标"),
        ("121.3 95.2", "±90°"),
        ("121°61'E 32°N", "小于 60"),
        ("121.3E 32.0E", "同一个方向"),
    ],
)
def test_what_is_no_place_is_refused_with_a_sentence(text: str, said: str) -> None:
    with pytest.raises(Refused) as refusal:
        parse_place(text)
    assert said in refusal.value.zh
    assert refusal.value.en
    assert not is_place(text)


@given(st.floats(73.7, 134.9), st.floats(18.2, 53.4), st.sampled_from(list(Datum)), st.booleans())
def test_a_readout_typed_back_is_the_same_place(lon: float, lat: float, datum: Datum, dms: bool) -> None:
    place = parse_place(place_readout(lon, lat, datum, dms=dms))
    assert (place.lon, place.lat) == pytest.approx((lon, lat), abs=2e-6 if dms else 1e-6)
    assert place.datum is datum


@given(st.floats(-180, 180), st.floats(-90, 90))
def test_a_readout_in_degrees_minutes_seconds_never_shows_sixty(lon: float, lat: float) -> None:
    text = place_readout(lon, lat, dms=True)
    assert "60.00″" not in text
    assert "60′" not in text


@given(st.text(st.sampled_from("0123456789.,-° '′\"NSEW度分秒东经北纬 gcjbd:，")))
def test_whatever_is_typed_gives_a_place_or_a_refusal_and_nothing_else(text: str) -> None:
    if is_place(text):
        place = parse_place(text)
        assert -181 <= place.lon <= 181
        assert -91 <= place.lat <= 91
    else:
        with pytest.raises(Refused, match=r"[。.]$"):
            parse_place(text)
