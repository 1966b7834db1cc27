"""What a person decides about two records: they are one customer, they are two, or they were one by mistake."""

import json
import zlib
from dataclasses import dataclass

from desktop.editing.changes import Changes
from desktop.editing.edit import Edit, EditRefused
from desktop.editing.journal import canonical
from desktop.editing.row_change import RowChange
from desktop.editing.row_writer import RowWriter
from desktop.matching.links_queries import customer_of, pair_of, rank_of
from desktop.matching.merge_edits import MERGED_KINDS, Referring, merge_rows, references

_PAIRS = frozenset({"match_pair"})
_STAMPS = frozenset({"updated_at", "updated_by", "row_version"})


@dataclass(frozen=True, slots=True)
class MergeCustomers(Edit):
    """Make one customer of each pair (uids of match_pair). Of two, the record of the weightier platform is kept.

    `leniently`: a pair that a rule forbids is left as it is, rather than holding up all of them.
    """

    pairs: tuple[str, ...]
    leniently: bool = False

    @property
    def label(self) -> str:
        return "合并客户" if len(self.pairs) == 1 else f"合并 {len(self.pairs)} 对客户"

    def apply(self, rows: RowWriter) -> Changes:
        referring = references(rows.db)
        for uid in self.pairs:
            try:
                _join(rows, uid, referring)
            except EditRefused:  # raised before anything of the pair was written
                if not self.leniently:
                    raise
        return Changes(MERGED_KINDS)


@dataclass(frozen=True, slots=True)
class RejectPair(Edit):
    """These two records are two people: no run of the matching proposes them again."""

    pair: str

    @property
    def label(self) -> str:
        return "判为不同客户"

    def apply(self, rows: RowWriter) -> Changes:
        pair = pair_of(rows.db, self.pair)
        if pair is None or pair.state == "CONFIRMED":
            raise EditRefused(
                "这一对记录已经合并，或已不在列表中；没有改动。要分开，请用“拆分客户”。",
                "These two records are merged already, or no longer listed; nothing was changed. To part them, split.",
            )
        values = {"state": "REJECTED", "decided_by": rows.user, "decided_at": rows.at}
        rows.update("match_pair", pair.id, values)
        return Changes(_PAIRS)


@dataclass(frozen=True, slots=True)
class PutOffPair(Edit):
    """Decide later: the pair goes to the end of the queue."""

    pair: str

    @property
    def label(self) -> str:
        return "稍后再判"

    def apply(self, rows: RowWriter) -> Changes:
        pair = pair_of(rows.db, self.pair)
        if pair is None or pair.state not in ("REVIEW", "AUTO"):
            raise EditRefused(
                "这一对记录已经处理，或已不在列表中；没有改动。",
                "These two records are settled already, or no longer listed; nothing was changed.",
            )
        rows.update("match_pair", pair.id, {"put_off_at": rows.at})
        return Changes(_PAIRS)


@dataclass(frozen=True, slots=True)
class SplitCustomers(Edit):
    """Take a merge (uid of customer_merge) back, whatever was merged or edited elsewhere since."""

    merge: str

    @property
    def label(self) -> str:
        return "拆分客户"

    def apply(self, rows: RowWriter) -> Changes:
        row = rows.db.execute(
            "SELECT id, rows, pair_uid FROM customer_merge WHERE uid = ? AND split_at IS NULL", (self.merge,)
        ).fetchone()
        if row is None:
            raise EditRefused(
                "这次合并已经拆分；没有改动。", "This merge has been taken back already; nothing was changed."
            )
        merge_id, told, pair_uid = row
        for change in map(RowChange.heard, json.loads(zlib.decompress(told))):
            _take_back(rows, change)
        rows.update("customer_merge", merge_id, {"split_at": rows.at, "split_by": rows.user})
        pair = None if pair_uid is None else pair_of(rows.db, pair_uid)
        if pair is not None:
            values = {"state": "REJECTED", "decided_by": rows.user, "decided_at": rows.at}
            rows.update("match_pair", pair.id, values)
        return Changes(MERGED_KINDS)


def _join(rows: RowWriter, uid: str, referring: Referring) -> None:
    pair = pair_of(rows.db, uid)
    if pair is None or pair.state == "REJECTED":
        raise EditRefused(
            "这一对记录已判为不同的人，或已不在列表中；没有合并。请刷新后再试。",
            "These two records are settled as two people, or no longer listed; nothing was merged. Refresh.",
        )
    one, other = customer_of(rows.db, pair.a_uid), customer_of(rows.db, pair.b_uid)
    if one is None or other is None:
        raise EditRefused(
            "其中一位客户已不在本行数据中，没有合并。请重新匹配。",
            "One of the two customers is no longer in the bank's data; nothing was merged. Match again.",
        )
    if one != other:
        kept, gone = sorted((one, other), key=lambda customer: rank_of(rows.db, customer))
        _merge(rows, kept, gone, uid, referring)
    rows.update("match_pair", pair.id, {"state": "CONFIRMED", "decided_by": rows.user, "decided_at": rows.at})


def _merge(rows: RowWriter, kept: int, gone: int, pair: str, referring: Referring) -> None:
    uids = [str((rows.row("customer", customer) or {})["uid"]) for customer in (kept, gone)]
    written = merge_rows(rows, kept, gone, referring)
    back = [_unstamped(change.inverse()).told_with_key() for change in reversed(written)]
    rows.insert(
        "customer_merge",
        {
            "kept_uid": uids[0], "gone_uid": uids[1], "pair_uid": pair, "rows": zlib.compress(canonical(back).encode()),
            "merged_by": rows.user, "merged_at": rows.at,
        },
    )  # fmt: skip


def _unstamped(change: RowChange) -> RowChange:
    """Who changed the row last is nothing a split would bring back: it is whoever splits."""
    if change.kind != "UPDATE" or change.base is None or change.patch is None:
        return change
    base, patch = (
        {name: value for name, value in side.items() if name not in _STAMPS} for side in (change.base, change.patch)
    )
    return RowChange(change.entity, change.key, change.uid, change.kind, base, patch)


def _take_back(rows: RowWriter, change: RowChange) -> None:
    """One row as it was. Where it was changed since, what it is now stays: only what the merge wrote is taken back."""
    now = rows.row(change.entity, change.key)
    if change.kind != "UPDATE":
        rows.replay(change)
        return
    if now is None:
        raise EditRefused(
            "合并之后其中一行数据已被删除，不能拆分；数据保持不变。",
            "One of the rows was removed after the merge, so it cannot be split. Nothing was changed.",
        )
    untouched = {
        name: value for name, value in (change.patch or {}).items() if now[name] == (change.base or {}).get(name)
    }
    if untouched:
        rows.hand_over(change.entity, change.key, untouched)
