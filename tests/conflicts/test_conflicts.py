"""Questions: a person's word is written where the field stands, undone to the byte; authority decides the rest."""

import json

import pytest

from desktop.conflicts.edits import DecideByAuthority, DecideConflict, PutOffConflict
from desktop.conflicts.queries import question_counts, question_of, questions
from desktop.conflicts.question import Answer, Question, advised
from desktop.database.connection import open_reader
from desktop.editing.edit import EditRefused
from tests.little_bank import LittleBank
from tests.little_bank import bank as plain_bank  # noqa: F401 - a fixture
from tests.little_bank import little_template as little_template

PHONES = {"CORE": "12000000001", "SUNSHINE": "12000000002"}


@pytest.fixture
def bank(plain_bank: LittleBank) -> LittleBank:  # noqa: F811
    """The little bank with three questions: a phone, a name of two voices of one platform, an address."""
    plain_bank.write(
        "INSERT INTO address (customer_id, seq, kind, raw, division_id) VALUES (1, 0, 'LIVE', '东村1号', 1)"
    )
    for number, field, told in (
        (1, "mobile", PHONES),
        (2, "name", {"CORE": "示例人一", "CORE *": "示例人壹"}),
        (3, "live_address", {"CORE": "东村1号", "MAP": "东村2组8号"}),
    ):
        plain_bank.write(
            "INSERT INTO conflict (id, uid, customer_id, field, candidates, state) VALUES (?, ?, 1, ?, ?, 'OPEN')",
            (number, f"q{number}", field, json.dumps(told, ensure_ascii=False)),
        )
    return plain_bank


def look(bank: LittleBank, number: int) -> Question:
    db = open_reader(bank.path, bank.key)
    found = question_of(db, number)
    db.close()
    assert found is not None
    return found


def test_a_question_shows_masked_what_each_platform_says_and_which_is_in_force(bank: LittleBank) -> None:
    phone = look(bank, 1)
    assert [(one.platform, one.shown, one.in_force) for one in phone.answers] == [
        ("CORE", "120****0001", True), ("SUNSHINE", "120****0002", False),
    ]  # fmt: skip
    assert (phone.customer, phone.grid, phone.state) == ("示*", "1号村", "OPEN")


def test_what_a_person_decides_is_written_where_it_stands_and_undone_to_the_byte(bank: LittleBank) -> None:
    before = bank.dump()
    with bank.editor() as editor:
        editor.do(DecideConflict(1, PHONES["SUNSHINE"]))
        assert bank.rows("SELECT value FROM contact") == [("12000000002",)]
        assert bank.rows("SELECT state, chosen, decided_by, rule FROM conflict WHERE id = 1") == [
            ("RESOLVED", "12000000002", "zhang", "人工判定")
        ]
        editor.do(DecideConflict(3, "东村2组8号"))
        assert bank.rows("SELECT raw, division_id FROM address") == [("东村2组8号", None)]  # to be read anew
        with pytest.raises(EditRefused):
            editor.do(DecideConflict(1, PHONES["CORE"]))
        editor.undo()
        editor.undo()
        assert bank.dump() == before
        with pytest.raises(EditRefused):
            editor.do(DecideConflict(1, "12000000099"))
        with pytest.raises(EditRefused):
            editor.do(DecideConflict(99, "x"))
        editor.do(PutOffConflict(1))
        editor.do(DecideConflict(1, PHONES["CORE"]))
    assert bank.rows("SELECT value FROM contact") == [("12000000001",)]


def test_authority_answers_what_it_can_and_leaves_the_rest_open(bank: LittleBank) -> None:
    with bank.editor() as editor:
        for field in ("mobile", "name", "live_address"):
            editor.do(DecideByAuthority(field))
    assert bank.rows("SELECT id, state FROM conflict ORDER BY id") == [(1, "RESOLVED"), (2, "OPEN"), (3, "RESOLVED")]
    assert bank.rows("SELECT value FROM contact") == [("12000000001",)]
    assert bank.rows("SELECT raw FROM address") == [("东村2组8号",)]  # the map knows where people live (domain 2.7)
    db = open_reader(bank.path, bank.key)
    assert question_counts(db) == {("OPEN", "name"): 1, ("RESOLVED", "mobile"): 1, ("RESOLVED", "live_address"): 1}
    assert [one.id for one in questions(db, "OPEN")] == [2]
    assert questions(db, "OPEN", "mobile") == ()
    db.close()


def test_two_voices_of_one_platform_are_not_decided_between() -> None:
    twice = (Answer("CORE", "a", "a", True), Answer("CORE", "b", "b", False), Answer("MAP", "c", "c", False))
    assert advised("name", twice) is None
    assert advised("name", twice[1:]) is twice[1]
    assert advised("name", ()) is None
