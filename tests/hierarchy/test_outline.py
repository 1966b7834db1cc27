"""What is listed of the tree: filtered with its ancestors, sorted, and with the sums of the whole."""

import pytest

from desktop.hierarchy.counts import Counts, total
from desktop.hierarchy.node import Lack, Level, Node
from desktop.hierarchy.outline import Look, Measure, Order, Sign, outlined


def grid(key: int, name: str, records: int, manager: str = "", *, vacant: bool = False, locked: bool = False) -> Node:
    counts = Counts(grids=1, records=records, unled=int(vacant), incomplete=int(vacant), locked=int(locked))
    lacks = frozenset({Lack.LEAD}) if vacant else frozenset()
    return Node(Level.GRID, key, name, f"{key:03}", counts, people=manager, lacks=lacks)


def over(level: Level, key: int | None, name: str, *children: Node) -> Node:
    lacks = frozenset() if children else frozenset({Lack.GRIDS})
    return Node(level, key, name, str(key or ""), total(one.counts for one in children) if children else Counts(),
                children, lacks=lacks)  # fmt: skip


BANK = over(
    Level.BANK, None, "本行",
    over(
        Level.BRANCH, 1, "城东支行",
        over(Level.MANAGER, 7, "赵一", grid(1, "周村", 50, "赵一"), grid(2, "安村", 90, "赵一", locked=True)),
        over(Level.VACANT, None, "", grid(3, "毕村", 70, vacant=True)),
    ),
    over(Level.BRANCH, 2, "城西支行", over(Level.MANAGER, 8, "钱二", grid(4, "丁村", 20, "钱二"))),
    over(Level.BRANCH, 3, "新支行"),
    Node(Level.HOMELESS, None, "", "", Counts(records=5)),
)  # fmt: skip


def listed(look: Look) -> list[str]:
    found = outlined(BANK, look, lambda node: node.name or node.level.value)
    return [] if found is None else [node.name or node.level.value for node in found.walk()]


def test_without_a_filter_everything_is_listed_in_the_order_of_codes() -> None:
    assert listed(Look()) == [
        "本行", "城东支行", "赵一", "周村", "安村", "vacant", "毕村", "城西支行", "钱二", "丁村", "新支行", "homeless",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("安村", ["本行", "城东支行", "赵一", "安村"]),
        ("004", ["本行", "城西支行", "钱二", "丁村"]),
        ("钱二", ["本行", "城西支行", "钱二", "丁村"]),
        ("城东 周", ["本行", "城东支行", "赵一", "周村"]),
        ("城东 丁村", []),
        ("新支行", ["本行", "新支行"]),
        ("HOMELESS", ["本行", "homeless"]),
    ],
)
def test_words_are_met_by_a_thing_or_by_what_is_above_it(words: str, found: list[str]) -> None:
    assert listed(Look(words=words)) == found


def test_a_filter_leaves_the_sums_of_the_whole() -> None:
    found = outlined(BANK, Look(words="安村"), lambda node: node.name)
    assert found is not None
    assert found.counts == BANK.counts
    assert found.children[0].counts.records == 210


def test_signs_list_grids_that_bear_them_all() -> None:
    assert listed(Look(signs=frozenset({Sign.VACANT}))) == ["本行", "城东支行", "vacant", "毕村"]
    assert listed(Look(signs=frozenset({Sign.INCOMPLETE}))) == ["本行", "城东支行", "vacant", "毕村", "新支行"]
    assert listed(Look(signs=frozenset({Sign.LOCKED}))) == ["本行", "城东支行", "赵一", "安村"]
    assert listed(Look(signs=frozenset({Sign.LOCKED, Sign.VACANT}))) == []
    assert listed(Look(words="周", signs=frozenset({Sign.LOCKED}))) == []


def test_names_are_in_the_order_of_their_pinyin_and_the_rest_stays_at_the_end() -> None:
    names = listed(Look(order=Order.NAME))
    assert [name for name in names if name.endswith("村")] == ["安村", "周村", "毕村", "丁村"]
    assert names.index("vacant") > names.index("赵一")
    assert names[-1] == "homeless"


def test_counts_sort_the_largest_first_at_every_level() -> None:
    names = listed(Look(order=Order.COUNT, measure=Measure.RECORDS))
    assert names.index("安村") < names.index("周村")
    assert names.index("城东支行") < names.index("城西支行") < names.index("新支行") < names.index("homeless")
