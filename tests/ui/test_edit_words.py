"""The undo menu in English: every edit there is has a name in both languages."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop.conflicts.edits import DecideByAuthority, DecideConflict, PutOffConflict
from desktop.editing.edit import Act
from desktop.grids.edits import LockGrid, UnlockGrid
from desktop.importing.import_file import ImportFile
from desktop.importing.take_back_edits import TakeBackImport
from desktop.locating.alias_edits import AddAlias, RemoveAlias
from desktop.locating.datum_edit import RepairDatum
from desktop.locating.edits import LocateCustomers
from desktop.locating.finding import Findings
from desktop.locating.hand_edits import AcceptVillage, ConfirmPoint, PlaceByHand
from desktop.maps.bookmark_edits import AddBookmark, RemoveBookmark
from desktop.matching.edits import MergeCustomers, PutOffPair, RejectPair, SplitCustomers
from desktop.organisation.edits import SetServiceRadius
from desktop.plans import steps
from desktop.plans.assignment import ASSIGN
from desktop.plans.draft_edits import BeginDraft, DiscardDraft, RedrawDraft, RenameDraft
from desktop.plans.effect import TakeEffect
from desktop.plans.goal_edits import RemoveBalanceTarget, SetBalanceTarget, SetWorkloadFormula
from desktop.plans.import_edits import ImportIntoNewDraft
from desktop.plans.override_edits import EndHomeOverride, SetHomeOverride
from desktop.plans.polygon_draft import IMPORT
from desktop.plans.publication import ApprovePlan, PublishPlan, SendBackPlan, SubmitPlan
from desktop.plans.reply_edits import TakeInReply
from desktop.segments.edits import RemoveSegment, SaveSegment
from desktop.ui import language
from desktop.ui.edit_words import LABELS, edit_words

STEPS = (
    (steps.MOVE_BORDER, "Move border"),
    (steps.MOVE_POINT, "Move point of border"),
    (steps.DELETE_POINT, "Delete point of border"),
    (steps.SPLIT, "Split grid"),
    (steps.HALVE, "Halve grid"),
    (steps.MERGE, "Merge grids"),
    (steps.CARVE, "Carve new grid"),
    (steps.GIVE, "Give ground"),
    (steps.PAINT, "Paint villages or groups"),
    (steps.TAKE_BACK, "Take villages or groups back"),
    (ASSIGN, "Change posts"),
)
EDITS: tuple[tuple[Act, str], ...] = (
    (LockGrid(1, "责任书已签"), "Lock grid (责任书已签)"),
    (UnlockGrid(1), "Unlock grid"),
    (SetServiceRadius(1, 2500), "Set service radius to 2500 m"),
    (AddBookmark("东片会议", 0, 0, 5.0), "Add bookmark “东片会议”"),
    (RemoveBookmark(1, "{0}"), "Remove bookmark “{0}”"),
    (DecideConflict(1, ""), "Decide a question of the records"),
    (PutOffConflict(1), "Put a question off"),
    (DecideByAuthority("mobile"), "Decide questions by authority"),
    (SaveSegment("种粮大户", ""), "Save segment “种粮大户”"),
    (RemoveSegment(1, "种粮大户"), "Delete segment “种粮大户”"),
    (BeginDraft("城区重划"), "Begin plan “城区重划”"),
    (RenameDraft(1, "乙案"), "Rename plan to “乙案”"),
    (DiscardDraft(1), "Delete draft plan"),
    *((RedrawDraft(1, "", what, ()), words) for what, words in STEPS),
    (SubmitPlan(1), "Submit plan"),
    (SendBackPlan(1), "Send plan back"),
    (ApprovePlan(1, "甲", "2016-04-01", "1号"), "Approve plan"),
    (PublishPlan(1, "2016-04-01"), "Publish plan"),
    (MergeCustomers(("1",)), "Merge customers"),
    (MergeCustomers(("1", "2")), "Merge 2 pairs of customers"),
    (RejectPair("1"), "Settle as two customers"),
    (PutOffPair("1"), "Decide later"),
    (SplitCustomers("1"), "Split customers"),
    (TakeEffect(), "Plan takes effect, customers come to their new grids"),
    (SetHomeOverride(1, 1, "亲属关系", "甲", "2016-04-01", "2017-04-01"), "Set exception from the borders"),
    (EndHomeOverride(1), "End exception from the borders"),
    (ImportIntoNewDraft("新图层", "", 1, ()), "Import grid layer, begin plan “新图层”"),
    (RedrawDraft(1, "", IMPORT, ()), "Import grid layer"),
    (TakeInReply("p", "", "", True, "甲", "2016-04-01", "1号", ""), "Take in reply: approved"),
    (TakeInReply("p", "", "", False, "甲", "2016-04-01", "", "再议"), "Take in reply: sent back"),
    (SetWorkloadFormula(()), "Set workload formula"),
    (SetBalanceTarget("GRID", "stock", 1, 20), "Set balance target"),
    (RemoveBalanceTarget("GRID", "stock"), "Remove balance target"),
    (LocateCustomers(Findings()), "Locate by address (0 customers)"),
    (RepairDatum(1, "GCJ-02"), "Repair datum of batch (GCJ-02)"),
    (PlaceByHand(1, 0, 0), "Place customer by hand"),
    (ConfirmPoint(1), "Confirm place of customer"),
    (AcceptVillage(1, 1), "Confirm village of customer"),
    (AddAlias("树勋镇", 1), "Add place name “树勋镇”"),
    (RemoveAlias(1, "树勋镇"), "Remove place name “树勋镇”"),
    (ImportFile("存量.csv", "", "CORE", "{}"), "Import of a file"),
    (TakeBackImport("b"), "Import taken back"),
)


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    language.switch(qapp, language.ENGLISH)
    yield
    language.switch(qapp, language.CHINESE)


@pytest.mark.parametrize(("edit", "words"), EDITS)
def test_an_edit_is_named_in_english(english: None, edit: Act, words: str) -> None:
    assert edit_words(edit.label) == words


@pytest.mark.parametrize(("edit", "words"), EDITS)
def test_in_chinese_the_journal_is_quoted(qapp: QApplication, edit: Act, words: str) -> None:
    assert edit_words(edit.label) == edit.label


def test_an_unknown_label_and_no_label_stay_as_they_are(english: None) -> None:
    assert edit_words("从别的版本来的一步") == "从别的版本来的一步"
    assert edit_words("") == ""
    assert len(LABELS) == len(EDITS)
