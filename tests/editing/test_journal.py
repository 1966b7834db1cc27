"""The journal and the audit log: complete, in one chain, and any tampering shows."""

import json

import pytest

from desktop.database.connection import open_reader
from desktop.editing.chain_check import chain_findings
from desktop.maps.bookmark_edits import AddBookmark
from desktop.organisation.edits import SetServiceRadius
from tests.little_bank import OUTLET, LittleBank


def findings(bank: LittleBank) -> dict[str, bool]:
    reader = open_reader(bank.path, bank.key)
    try:
        return {finding.key: finding.ok for finding in chain_findings(reader)}
    finally:
        reader.close()


def with_history(bank: LittleBank) -> LittleBank:
    with bank.editor() as editor:
        editor.do(SetServiceRadius(OUTLET, 4000))
        editor.do(AddBookmark("河边", 1211500000, 319500000, 12.5))
        editor.undo()
        editor.redo()
        for person in ("c1", "c2", "c3"):
            editor.audit("REVEAL", person, "客户来电核对")
    return bank


def test_a_journal_row_tells_who_what_and_both_values(bank: LittleBank) -> None:
    with_history(bank)
    device, user, kind, entity, uid, rows = bank.rows(
        "SELECT device, user, kind, entity, uid, rows FROM journal WHERE seq = 1"
    )[0]
    assert (device, user, kind, entity, uid) == ("PC-1", "zhang", "SetServiceRadius", "org_unit", "o3")
    (row,) = json.loads(rows)
    assert (row["entity"], row["uid"], row["kind"]) == ("org_unit", "o3", "UPDATE")
    assert (row["base"]["radius_m"], row["patch"]["radius_m"]) == (3000, 4000)
    assert row["patch"].keys() == {"radius_m", "updated_at", "updated_by", "row_version"}


def test_undo_and_redo_are_journal_rows_of_their_own(bank: LittleBank) -> None:
    with_history(bank)
    assert bank.rows("SELECT seq, kind, of_seq FROM journal ORDER BY seq") == [
        (1, "SetServiceRadius", None),
        (2, "AddBookmark", None),
        (3, "UNDO", 2),
        (4, "REDO", 2),
    ]


def test_what_the_program_wrote_is_one_chain(bank: LittleBank) -> None:
    assert findings(with_history(bank)) == {"journal": True, "audit_log": True}


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE journal SET user = 'li' WHERE seq = 2",
        "UPDATE journal SET rows = '[]' WHERE seq = 1",
        "UPDATE journal SET at = '2001-01-01T00:00:00+08:00' WHERE seq = 4",
        "DELETE FROM journal WHERE seq = 4",
        "UPDATE journal SET seq = 9 WHERE seq = 4",
    ],
)
def test_a_changed_or_missing_journal_row_shows(bank: LittleBank, tampering: str) -> None:
    with_history(bank).write(tampering)
    assert findings(bank)["journal"] is False


@pytest.mark.parametrize(
    "tampering", ["UPDATE audit_log SET reason = '' WHERE id = 1", "DELETE FROM audit_log WHERE id = 2"]
)
def test_a_changed_or_missing_audit_line_shows(bank: LittleBank, tampering: str) -> None:
    with_history(bank).write(tampering)
    assert findings(bank) == {"journal": True, "audit_log": False}
