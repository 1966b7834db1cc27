"""Takes a whole batch back: its customers, its rows, what it changed of others; only while nothing depends on it."""

import json
from dataclasses import dataclass
from typing import Any

from desktop.database.connection import Connection
from desktop.editing.changes import Changes
from desktop.editing.edit import Act, EditRefused
from desktop.editing.editor import Editor
from desktop.editing.row_writer import RowWriter
from desktop.importing.batch_queries import CHANGES, mirrors_follow
from desktop.refusal import Refused

_ITS_OWN = ("person_profile", "org_profile", "contact", "address", "geo_point", "field_value", "conflict")
_WORDS = {
    "visit": ("走访记录", "visits"),
    "loan": ("贷款", "loans"),
    "credit_line": ("授信", "credit lines"),
    "household": ("家庭", "households"),
    "household_member": ("家庭", "households"),
    "relation": ("客户关系", "relations"),
    "home_override": ("归属例外", "home exceptions"),
    "account_history": ("账户月报", "account history"),
    "consent_record": ("告知同意", "consents"),
}


@dataclass(frozen=True, slots=True)
class TakeBackImport(Act):
    """What the journal keeps of it."""

    batch: str

    @property
    def label(self) -> str:
        return "撤回导入"


def take_back(editor: Editor, batch: str) -> int:
    """Take the batch of this uid back and return how many customers went with it.

    Raises Refused, with nothing changed, when there is no such batch, or later work rests on it.
    """
    gone: list[int] = []

    def work(rows: RowWriter) -> Changes:
        number = batch_number(rows.db, batch)
        gone.append(_taken_back(rows, number))
        return CHANGES

    editor.load(TakeBackImport(batch), work)
    return gone[0]


def batch_number(db: Connection, batch: str) -> int:
    """The id of a batch by its uid, or by its id as text. Raises Refused when there is none, or it is no file's."""
    row = db.execute(
        "SELECT id, layout FROM import_batch WHERE uid = ? OR CAST(id AS TEXT) = ?", (batch, batch)
    ).fetchone()
    if row is None:
        raise Refused(
            "没有这个导入批次，可能已经撤回。数据没有改动。",
            "There is no such batch; it may have been taken back. Nothing was changed.",
        )
    if row[1] is None:
        raise Refused(
            "这一批不是用本程序的文件导入得来的，不能撤回。数据没有改动。",
            "This batch was not brought in from a file by this program and cannot be taken back. Nothing was changed.",
        )
    return int(row[0])


def _taken_back(rows: RowWriter, batch: int) -> int:
    db = rows.db
    db.execute("CREATE TEMP TABLE IF NOT EXISTS going (id INTEGER PRIMARY KEY)")
    db.execute("DELETE FROM temp.going")
    db.execute("INSERT INTO temp.going SELECT id FROM customer WHERE batch_id = ?", (batch,))
    _nothing_rests_on_it(db, batch)
    for entity, key, base, patch in db.execute(
        "SELECT entity, key, base, patch FROM import_undo WHERE batch_id = ? ORDER BY seq DESC", (batch,)
    ).fetchall():
        _restore(db, entity, json.loads(key), None if base is None else json.loads(base), json.loads(patch))
    for table in _ITS_OWN:
        db.execute(f"DELETE FROM {table} WHERE customer_id IN (SELECT id FROM temp.going)")
    db.execute("DELETE FROM source_record WHERE batch_id = ?", (batch,))
    db.execute("DELETE FROM import_undo WHERE batch_id = ?", (batch,))
    gone = db.execute("DELETE FROM customer WHERE id IN (SELECT id FROM temp.going)").rowcount
    db.execute("DELETE FROM temp.going")
    rows.delete("import_batch", batch)
    mirrors_follow(db)
    return int(gone)


def _nothing_rests_on_it(db: Connection, batch: int) -> None:
    def any_of(sql: str, *values: Any) -> bool:
        return db.execute(f"SELECT 1 {sql} LIMIT 1", values).fetchone() is not None

    if any_of("FROM customer WHERE batch_id = ? AND (updated_at IS NOT NULL OR row_version > 1)", batch):
        raise _depends("有人修改过其中的客户", "customers of it were edited")
    if any_of(
        "FROM source_record WHERE batch_id <> ? AND batch_id > ? AND customer_id IN (SELECT id FROM temp.going)",
        batch,
        batch,
    ):
        raise _depends("后来的导入又更新过其中的客户", "a later import met customers of it again")
    if any_of("FROM conflict WHERE customer_id IN (SELECT id FROM temp.going) AND decided_by IS NOT NULL"):
        raise _depends("有人处理过其中的冲突", "questions of it were decided")
    for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        if table in _ITS_OWN or table in ("customer", "source_record"):
            continue
        for link in db.execute(f'PRAGMA foreign_key_list("{table}")').fetchall():
            if link[2] == "customer" and any_of(f'FROM "{table}" WHERE "{link[3]}" IN (SELECT id FROM temp.going)'):
                raise _depends(*(_WORDS.get(table, (table, table))))


def _depends(zh: str, en: str) -> EditRefused:
    return EditRefused(
        f"这一批不能撤回，因为之后的数据要用到它：{zh}。数据没有改动。",
        f"This batch cannot be taken back, since later data rest on it: {en}. Nothing was changed.",
    )


def _restore(db: Connection, table: str, key: list[Any], base: dict[str, Any] | None, patch: dict[str, Any]) -> None:
    columns = [
        row[1] for row in sorted(db.execute(f"PRAGMA table_info({table})"), key=lambda row: row[5]) if row[5] > 0
    ]
    where = " AND ".join(f"{column} = ?" for column in columns)
    names = list(patch)
    now = db.execute(f"SELECT {', '.join(names)} FROM {table} WHERE {where}", key).fetchone()
    if now is None or dict(zip(names, now, strict=True)) != patch:
        raise _depends("它更新过的客户后来又有改动", "customers that it updated were changed since")
    if base is None:
        db.execute(f"DELETE FROM {table} WHERE {where}", key)
    else:
        sets = ", ".join(f"{column} = ?" for column in base)
        db.execute(f"UPDATE {table} SET {sets} WHERE {where}", (*base.values(), *key))
