"""What a check of a bank says: findings that are right or wrong, and the bank's figures."""

import unicodedata
from dataclasses import asdict, dataclass
from typing import Any

FEN = "分"
_FINDING_COLUMNS, _FIGURE_COLUMNS = 32, 20


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was checked. `details` names the first few places where it is wrong, without personal data."""

    key: str
    zh: str
    en: str
    ok: bool
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of the bank with its name and unit (个 things, 条 records, 户 households; money in FEN)."""

    key: str
    zh: str
    en: str
    value: int | float
    unit: str

    @property
    def text(self) -> str:
        """For people: `530,400`, `53.6`, and money as 元 with its 分 behind the point."""
        if self.unit == FEN:
            return f"{self.value / 100:,.2f}"
        return f"{self.value:,}" if isinstance(self.value, int) else f"{self.value:,.1f}"

    @property
    def text_unit(self) -> str:
        """The unit that goes with `text`."""
        return "元" if self.unit == FEN else self.unit


@dataclass(frozen=True, slots=True)
class Report:
    bank_name: str
    as_of: str
    findings: tuple[Finding, ...]
    figures: tuple[Figure, ...]

    @property
    def ok(self) -> bool:
        return all(finding.ok for finding in self.findings)

    def figure(self, key: str) -> Figure:
        """Raises KeyError for a figure there is not."""
        for figure in self.figures:
            if figure.key == key:
                return figure
        raise KeyError(key)


def report_lines(report: Report) -> list[str]:
    """For a terminal: findings first, then figures, both languages on each line."""
    lines = [f"{report.bank_name}    {report.as_of}", ""]
    for finding in report.findings:
        lines.append(f"  {'✓' if finding.ok else '✗'} {_padded(finding.zh, _FINDING_COLUMNS)}{finding.en}")
        lines += [f"      {detail}" for detail in finding.details]
    lines.append("")
    width = max((len(figure.text) for figure in report.figures), default=0)
    lines += [
        f"  {figure.text:>{width}} {_padded(figure.text_unit, 3)} {_padded(figure.zh, _FIGURE_COLUMNS)}{figure.en}"
        for figure in report.figures
    ]
    wrong = sum(not finding.ok for finding in report.findings)
    if wrong:
        verdict = f"{wrong} 项不对：请从备份恢复，保留此文件。    {wrong} wrong: restore a backup, keep this file."
    else:
        verdict = "全部正确。    All is well."
    return [*lines, "", verdict]


def _padded(text: str, columns: int) -> str:
    """Filled with spaces to a number of terminal columns; a Chinese character takes two."""
    taken = sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
    return text + " " * max(1, columns - taken)


def to_json(report: Report) -> dict[str, Any]:
    """JSON values: `ok`, `findings`, and `figures` as a mapping from key to figure."""
    return {
        "bank_name": report.bank_name,
        "as_of": report.as_of,
        "ok": report.ok,
        "findings": [asdict(finding) for finding in report.findings],
        "figures": {figure.key: asdict(figure) for figure in report.figures},
    }
