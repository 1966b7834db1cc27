"""Everything about one base map: its facts, its datum, what the user says of it, and a check of its tiles."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop import formats
from desktop.maps.archives.archive import WholeArchive
from desktop.maps.archives.inspection import Inspection, checksum, inspect
from desktop.maps.datum import Datum
from desktop.refusal import Refused
from desktop.ui.background import Background
from desktop.ui.base_maps.coverage_view import CoverageView
from desktop.ui.base_maps.map_shelf import MapShelf, ShelfMap
from desktop.ui.base_maps.map_words import file_facts, state_words
from desktop.ui.cards.parts import named
from desktop.ui.language import pick
from desktop.ui.reported import Reported
from desktop.ui.theme import Tokens

_DATUMS = tuple(Datum)


@dataclass(frozen=True, slots=True)
class _Checked:
    sha256: str
    found: Inspection | None  # None for what has no tiles


class MapDetails(QWidget):
    """`removed` when the user wants the map off the list."""

    removed = Signal()

    def __init__(
        self,
        shelf: MapShelf,
        background: Background,
        tokens: Tokens,
        failed: Callable[[Exception], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._shelf, self._background, self._broke = shelf, background, failed
        self._one: ShelfMap | None = None
        self._under_way: Reported | None = None
        self.title, self.state = named("", "CardTitle", wrap=True), named("", "SectionNote", wrap=True)
        self.problem = named("", "UnlockProblem", wrap=True)
        self.datum = QComboBox()
        self.datum.addItems([datum.value for datum in _DATUMS])
        self.fields = {key: QLineEdit() for key in ("name", "credit", "made_on", "licence", "approval")}
        self.facts = named("", "RowKey", wrap=True)
        self.check, self.remove = QPushButton(), QPushButton()
        self.bar = QProgressBar()
        self.bar.setTextVisible(True)
        self.result = named("", "RowKey", wrap=True)
        self.coverage = CoverageView(tokens)
        self._labels = {key: QLabel() for key in ("datum", *self.fields)}
        self._hint = named("", "SectionNote", wrap=True)
        self._lay_out()
        self.datum.activated.connect(self._set_datum)
        for key, field in self.fields.items():
            field.editingFinished.connect(lambda key=key: self._describe(key))
        self.check.clicked.connect(self._check_or_stop)
        self.remove.clicked.connect(self.removed)
        self._translate()
        self.show_map(None)

    def show_map(self, one: ShelfMap | None) -> None:
        """Show one map of the list, or nothing."""
        other = one is None or self._one is None or one.listed.path != self._one.listed.path
        self._one = one
        self.setVisible(one is not None)
        if one is None:
            self.stop()
            return
        listed = one.listed
        self.title.setText(listed.title)
        self.state.setText(state_words(one))
        self.problem.setVisible(one.problem is not None)
        self.problem.setText("" if one.problem is None else pick(one.problem.zh, one.problem.en))
        self.datum.setCurrentIndex(_DATUMS.index(listed.datum))
        for key, field in self.fields.items():
            text = one.credit if key == "credit" else getattr(listed, key)
            if other or not field.hasFocus():
                field.setText(text)
            field.setReadOnly(listed.ships)
        self.fields["name"].setPlaceholderText(listed.path.stem)
        self.datum.setEnabled(not listed.ships)
        self.facts.setText("\n".join(f"{name}：{value}" for name, value in file_facts(one)))
        self.check.setEnabled(one.opened is not None)
        self.remove.setEnabled(not listed.ships)
        self.remove.setToolTip(self.tr("随程序提供的底图不能移除，可以隐藏") if listed.ships else self._removing())
        if other:
            self.stop()
            self.result.clear()
            self.coverage.show_levels(())

    def stop(self) -> None:
        """Stop a check that is under way."""
        if self._under_way is not None:
            self._under_way.cancel()
            self._done()

    # ── making ─────────────────────────────────────────────────────────────────────────────────────────────

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(10)
        form.setVerticalSpacing(7)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        form.addRow(self._labels["datum"], self.datum)
        form.addRow("", self._hint)
        for key, field in self.fields.items():
            form.addRow(self._labels[key], field)
        buttons = QHBoxLayout()
        buttons.addWidget(self.check)
        buttons.addWidget(self.bar, 1)
        buttons.addStretch(1)
        buttons.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(9)
        for part in (self.title, self.state, self.problem):
            column.addWidget(part)
        column.addLayout(form)
        column.addLayout(buttons)
        column.addWidget(self.result)
        column.addWidget(self.coverage)
        column.addWidget(self.facts)
        column.addStretch(1)

    def _translate(self) -> None:
        words = {
            "datum": self.tr("坐标系"),
            "name": self.tr("名称"),
            "credit": self.tr("来源"),
            "made_on": self.tr("日期或版本"),
            "licence": self.tr("许可"),
            "approval": self.tr("审图号"),
        }
        for key, label in self._labels.items():
            label.setText(words[key])
            field: QWidget = self.datum if key == "datum" else self.fields[key]
            label.setBuddy(field)
            field.setAccessibleName(words[key])
        self._hint.setText(self.tr("道路与客户错开约 480 米选 GCJ-02，约 1.1 公里选 BD-09；地图立即跟着移动。"))
        self.check.setText(self.tr("检查"))
        self.check.setToolTip(self.tr("算校验和，逐级统计缺少和损坏的瓦片"))
        self.remove.setText(self.tr("移出列表"))
        self.bar.hide()

    def _removing(self) -> str:
        return self.tr("只从列表中移出，文件不会删除")

    # ── acting ─────────────────────────────────────────────────────────────────────────────────────────────

    def _set_datum(self, place: int) -> None:
        if self._one is not None:
            self._shelf.set_datum(self._one.listed.path, _DATUMS[place])

    def _describe(self, key: str) -> None:
        one, text = self._one, self.fields[key].text().strip()
        if one is None or one.listed.ships or text == (one.credit if key == "credit" else getattr(one.listed, key)):
            return
        self._shelf.describe(one.listed.path, **{key: text})

    def _check_or_stop(self) -> None:
        if self._under_way is not None:
            self.stop()
            self.result.setText(self.tr("已停止检查，什么都没有改动。"))
            return
        one = self._one
        if one is None or one.opened is None:
            return
        path, source = one.listed.path, one.opened.source
        under_way = self._under_way = Reported(self)
        under_way.told.connect(self._told)
        self.check.setText(self.tr("停止"))
        self.bar.setValue(0)
        self.bar.show()
        self.result.clear()

        def job() -> _Checked:
            progress = under_way.progress
            sha256 = checksum(path, progress.part(0.0, 0.4))
            whole = inspect(source, progress.part(0.4, 1.0)) if isinstance(source, WholeArchive) else None
            return _Checked(sha256, whole)

        def mine(act: Callable[[], None]) -> None:
            if self._under_way is under_way:
                act()

        self._background.run(
            job,
            lambda checked: mine(lambda: self._take(checked)),
            lambda problem: mine(lambda: self._failed(problem)),
            lane="long",
        )

    def _told(self, share: float, what: str, left: object) -> None:
        self.bar.setValue(round(100 * share))
        self.bar.setFormat("%p%" if not isinstance(left, float) else self.tr("%p%，剩余 {0} 秒").format(round(left)))

    def _take(self, checked: _Checked) -> None:
        self._done()
        one, found = self._one, checked.found
        assert one is not None
        before = one.listed.sha256
        lines = [f"SHA-256：{checked.sha256}"]
        if before and before != checked.sha256:
            lines.append(self.tr("与上次记下的校验和不同：文件被换过或损坏。"))
        if found is not None:
            missing = sum(level.missing for level in found.levels)
            lines.append(
                self.tr("查看了 {0} 片，损坏 {1} 片；各级共缺 {2} 片。").format(
                    formats.count(found.checked), formats.count(found.damaged), formats.count(missing)
                )
            )
            if found.examples:
                lines.append(
                    self.tr("损坏的瓦片：{0}").format("、".join(f"{z}/{x}/{y}" for z, x, y in found.examples[:5]))
                )
            self.coverage.show_levels(found.levels)
        self.result.setText("\n".join(lines))
        if not one.listed.ships:
            self._shelf.describe(one.listed.path, sha256=checked.sha256)

    def _failed(self, problem: Exception) -> None:
        self._done()
        if isinstance(problem, Refused):
            self.result.setText(pick(problem.zh, problem.en))
        else:
            self._broke(problem)

    def _done(self) -> None:
        self._under_way = None
        self.bar.hide()
        self.check.setText(self.tr("检查"))
