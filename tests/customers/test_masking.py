import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.customers.masking import mask_address, mask_id, mask_name, mask_phone

digits = st.characters(categories=["Nd"], max_codepoint=0x39)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("张三", "张*"),
        ("张三丰", "张*"),
        ("欧阳修", "欧阳*"),
        ("欧阳", "欧*"),
        (" 李 ", "李*"),
        ("", ""),
        ("𠮷田", "𠮷*"),
    ],
)
def test_of_a_name_only_the_surname_is_shown(name: str, shown: str) -> None:
    assert mask_name(name) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("320684199001010013", "320684********0013"),
        ("32068419900101001X", "320684********001X"),
        ("320684900101001", "320684*****1001"),
        ("12345678", "********"),
        ("", ""),
    ],
)
def test_an_identity_number_hides_birth_date_and_sequence(number: str, shown: str) -> None:
    assert mask_id(number) == shown


@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        ("13812341234", "138****1234"),
        ("+86 138 1234 1234", "138****1234"),
        ("0513-82212345", "0513-****2345"),
        ("051382212345", "0513-****2345"),
        ("wx_farmer88", "w********88"),
        ("110", "***"),
    ],
)
def test_a_phone_hides_its_middle(phone: str, shown: str) -> None:
    assert mask_phone(phone) == shown


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("海门市常乐镇常中村2组13号", "海门市常乐镇常中村2组*号"),
        ("经济技术开发区富三村四组二十一号附3", "经济技术开发区富三村四组*号附*"),
        ("解放东路12-3号东洲小区5幢2单元1203室", "解放东路*号东洲小区*幢*单元*室"),
        ("三和镇德胜村", "三和镇德胜村"),
    ],
)
def test_an_address_is_shown_down_to_the_group_or_road(address: str, shown: str) -> None:
    assert mask_address(address) == shown


@given(st.text(digits, min_size=11, max_size=18))
def test_at_least_four_characters_of_any_number_stay_hidden(number: str) -> None:
    for shown in (mask_id(number), mask_phone(number)):
        assert shown.count("*") >= 4
        assert number not in shown


@given(st.text(min_size=2, max_size=5).filter(lambda name: "*" not in name))
def test_no_name_is_ever_shown_whole(name: str) -> None:
    shown = mask_name(name)
    assert shown == "" or (shown.endswith("*") and len(shown) <= 3 and shown != name)


@given(st.integers(1, 9999))
def test_no_house_number_is_ever_shown(number: int) -> None:
    assert str(number) not in mask_address(f"德胜镇三和村甲组{number}号")
