"""Tests here may ask for `bank`, a little bank of three grids in a row, and `desk`, which edits it."""

from collections.abc import Iterator

import pytest

from desktop.bank_editor import open_editor
from desktop.database.connection import open_reader
from desktop.editing.edit import Edit
from desktop.plans.draft import Draft
from desktop.plans.draft_edits import BeginDraft
from desktop.plans.draft_queries import draft_of, plans
from desktop.plans.plan import Status
from tests.little_bank import LittleBank
from tests.little_bank import bank as bank
from tests.little_bank import little_template as little_template


class Desk:
    """A planner at work: every edit goes through the guarded Editor, every look is a fresh read."""

    def __init__(self, bank: LittleBank) -> None:
        self.bank = bank
        self.editor = open_editor(bank.path, bank.key, user="zhang", device="PC-1")

    def begin(self, title: str = "新方案", *, copied_from: int | None = None) -> Draft:
        self.editor.do(BeginDraft(title, copied_from=copied_from))
        return self.look(title)

    def look(self, title: str = "新方案") -> Draft:
        db = open_reader(self.bank.path, self.bank.key)
        try:
            drafted = [plan for plan in plans(db) if plan.title == title and plan.status is Status.DRAFT]
            return draft_of(db, drafted[0].id)
        finally:
            db.close()

    def do(self, edit: Edit) -> None:
        self.editor.do(edit)

    def close(self) -> None:
        self.editor.close()


@pytest.fixture
def desk(bank: LittleBank) -> Iterator[Desk]:
    desk = Desk(bank)
    yield desk
    desk.close()
