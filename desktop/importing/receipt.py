"""What an import did, in figures that add up, for the window, the command line and the bench."""

from dataclasses import dataclass
from pathlib import Path

from desktop.importing.reasons import Problem, told


@dataclass(frozen=True, slots=True)
class Receipt:
    """read = accepted + rejected + merged. `batch` is the uid to take it back by; None when nothing was written."""

    file: str
    batch: str | None
    read: int
    accepted: int
    rejected: int
    merged: int
    same: int  # of the merged: known already, word for word
    updated: int
    conflicts: int
    reasons: tuple[tuple[str, str, int], ...]  # (code, field, rows), most frequent first
    rejects: Path | None
    before: str | None = None  # when this very file was imported before; then nothing was read again
    dry: bool = False

    def lines(self) -> list[str]:
        """For the command line: a figure a line, Chinese and English."""
        if self.before is not None:
            when = self.before[:16].replace("T", " ")
            return [f"{self.file}：{when} 已导入过，没有改动 / imported before, nothing changed"]
        head = "试读，没有写入 / dry run, nothing written" if self.dry else f"批次 batch {self.batch or '—'}"
        lines = [
            f"{self.file}（{head}）",
            f"  读取 read {self.read:,} = 新客户 accepted {self.accepted:,} + 合并 merged {self.merged:,}"
            f" + 拒收 rejected {self.rejected:,}",
            f"  合并中原已有 already known {self.same:,}；更新客户 customers updated {self.updated:,}；"
            f"待定冲突 open questions {self.conflicts:,}",
        ]
        for code, field, rows in self.reasons:
            zh, en = told(Problem(code, field))
            lines.append(f"  {rows:>9,}  {zh} / {en}")
        return lines + ([f"  拒收的行 refused rows: {self.rejects}"] if self.rejects else [])
