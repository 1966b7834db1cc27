"""Deciding what is true, or putting it off: edits like any other, one undo step each."""

from dataclasses import dataclass

from desktop.conflicts.queries import place_of, question_of, questions, value_at
from desktop.conflicts.question import Question
from desktop.editing.changes import Changes
from desktop.editing.edit import Edit, EditRefused
from desktop.editing.row_writer import RowWriter

_KINDS = frozenset({"conflict", "customer", "person_profile", "org_profile", "contact", "address"})
BY_HAND, BY_AUTHORITY = "人工判定", "权威顺序"
_MOST_AT_ONCE = 100_000


@dataclass(frozen=True, slots=True)
class DecideConflict(Edit):
    """One of the answers is true: it is written where the field stands; no file replaces it from now on."""

    conflict_id: int
    value: str

    @property
    def label(self) -> str:
        return "判定资料冲突"

    def apply(self, rows: RowWriter) -> Changes:
        question = _open(rows, self.conflict_id)
        if self.value not in {answer.value for answer in question.answers}:
            raise EditRefused(
                "选中的值不是任何一个平台提供的，没有判定。", "No platform says this value, so nothing was decided."
            )
        _decide(rows, question, self.value, BY_HAND)
        return Changes(_KINDS)


@dataclass(frozen=True, slots=True)
class PutOffConflict(Edit):
    """Decide it later; it can be taken up again."""

    conflict_id: int

    @property
    def label(self) -> str:
        return "搁置资料冲突"

    def apply(self, rows: RowWriter) -> Changes:
        question = _open(rows, self.conflict_id)
        rows.update("conflict", question.id, {"state": "DEFERRED"})
        return Changes(frozenset({"conflict"}))


@dataclass(frozen=True, slots=True)
class DecideByAuthority(Edit):
    """All open questions of a field, as far as the order of authority answers them; the others stay open."""

    field: str

    @property
    def label(self) -> str:
        return "按权威顺序判定冲突"

    def apply(self, rows: RowWriter) -> Changes:
        for question in questions(rows.db, "OPEN", self.field, most=_MOST_AT_ONCE):
            answer = question.advised
            if answer is not None:
                _decide(rows, question, answer.value, BY_AUTHORITY)
        return Changes(_KINDS)


def _open(rows: RowWriter, number: int) -> Question:
    question = question_of(rows.db, number)
    if question is None or question.state == "RESOLVED":
        raise EditRefused(
            "这处冲突已经判定过，或随资料一起撤回了；没有改动。",
            "This question has been decided, or went with its file; nothing was changed.",
        )
    return question


def _decide(rows: RowWriter, question: Question, value: str, rule: str) -> None:
    values = tuple(answer.value for answer in question.answers)
    place = place_of(rows.db, question.customer_id, question.field, values)
    if place is not None and value_at(rows.db, place) != value:
        table, key, column = place
        more = {"division_id": None, "group_no": None, "parse_score": None} if table == "address" else {}
        rows.update(table, key, {column: _stored(table, column, value), **more})
    decided = {"state": "RESOLVED", "chosen": value, "decided_by": rows.user, "rule": rule}
    rows.update("conflict", question.id, decided)


def _stored(table: str, column: str, value: str) -> str | int:
    """Candidates are kept as text; counts, amounts and flags are numbers in their column."""
    numbers = column.endswith("_fen") or column in ("employees", "no_contact", "is_farm_household")
    return int(value) if numbers and table in ("customer", "person_profile", "org_profile") else value
