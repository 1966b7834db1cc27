"""A card's sheet as widgets: headings with source and date, tiles, bars, rows, lists that lead on."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.printing.card_sheet import (
    Block,
    CardSheet,
    Entries,
    Entry,
    Face,
    Figure,
    Figures,
    Form,
    Gauge,
    Marks,
    Months,
    Part,
    Row,
    Rows,
    Shares,
    Target,
    Web,
    Words,
)
from desktop.ui.cards.bars import MonthBars, PartsBar
from desktop.ui.cards.entry_line import EntryLine
from desktop.ui.cards.link_text import LinkText
from desktop.ui.cards.parts import Badge, box, chips, divider, named
from desktop.ui.cards.web_view import WebView
from desktop.ui.theme import Tokens

translate = QCoreApplication.translate

_EDGES, _LIST_EDGES = (13, 11, 13, 11), (5, 4, 5, 4)  # a line of a list has edges of its own
PERSON = "#2F7D7B"  # the badge of somebody; white letters on it are read in both themes
_LONG, _LETTER, _NARROW = 15, 6, 205  # characters; pixels of half a Chinese one, and of a row
Forms = Mapping[str, Callable[[], QWidget]]


def sheet_view(
    sheet: CardSheet,
    tokens: Tokens,
    open_: Callable[[Target], None],
    *,
    forms: Forms | None = None,
    picture: QWidget | None = None,
) -> QWidget:
    """The whole card; `forms` make the widgets of the parts that are something to do, `picture` is its small map."""
    builder = _Builder(tokens, open_, forms or {})
    view = QWidget()
    column = QVBoxLayout(view)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    column.addWidget(builder.head(sheet))
    if sheet.marks:
        column.addWidget(chips([(mark.text, mark.tone) for mark in sheet.marks]))
    if picture is not None:
        column.addWidget(picture)
    for block in sheet.blocks:
        builder.block(column, block)
    if sheet.note:
        column.addWidget(named(sheet.note, "SectionNote", wrap=True))
    return view


class _Builder:
    def __init__(self, tokens: Tokens, open_: Callable[[Target], None], forms: Forms) -> None:
        self._tokens, self._open, self._forms = tokens, open_, forms
        self._colours = {"accent": tokens.accent, "warn": tokens.warn, "mute": tokens.mute, "bad": tokens.bad}
        self._colours["ok"] = tokens.ok

    def head(self, sheet: CardSheet) -> QWidget:
        if sheet.is_person:
            return self._face(Face(sheet.title, sheet.code), title=True)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(_copyable(named(sheet.title, "CardTitle", wrap=True)), 1)
        row.addWidget(_copyable(named(sheet.code, "CardCode")), 0, Qt.AlignmentFlag.AlignBottom)
        return holder

    def block(self, column: QVBoxLayout, block: Block) -> None:
        """Heading, then its parts; tiles and forms stand free, the rest shares one frame."""
        if block.heading:
            column.addWidget(_heading(block.heading, block.source))
        framed: list[QWidget] = []
        for part in block.parts:
            made = self._part(part)
            if isinstance(part, Figures | Form):
                column.addWidget(made)
                continue
            if isinstance(part, Rows) and isinstance(block.parts[0], Face) and framed:
                framed.append(divider())
            framed.append(made)
        if framed:
            only_list = all(isinstance(part, Entries | Figures) for part in block.parts)
            column.addWidget(box(*framed, margins=_LIST_EDGES if only_list else _EDGES))

    def _part(self, part: Part) -> QWidget:
        match part:
            case Marks(marks=marks, says=says):
                made = chips([(mark.text, mark.tone) for mark in marks])
                made.setToolTip(says)
                return made
            case Rows(rows=rows):
                return self._rows(rows)
            case Figures(figures=figures, across=across):
                return _tiles(figures, across)
            case Shares():
                return self._shares(part)
            case Gauge():
                return self._gauge(part)
            case Months():
                return MonthBars(part, self._tokens)
            case Face():
                return self._face(part)
            case Entries():
                return _List(part, self._tokens, self._open)
            case Web():
                return WebView(part, self._tokens, self._open)
            case Words(text=text):
                return named(text, "EmptyText", wrap=True)
            case Form(name=name):
                return self._forms[name]() if name in self._forms else QWidget()

    def _rows(self, rows: tuple[Row, ...]) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(1, 1)
        line = 0
        for row in rows:
            grid.addWidget(named(row.key, "RowKey"), line, 0, Qt.AlignmentFlag.AlignTop)
            if row.leads is not None:
                link = self._link(LinkText(row.value, self._tokens, right=True), row.leads)
                link.setAccessibleName(f"{row.key} {row.value}")
                grid.addWidget(link, line, 1)
                line += 1
                continue
            words = _copyable(named(row.value, "RowValue", wrap=True))
            words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            words.setAccessibleName(f"{row.key} {row.value}")
            if _too_wide(row):
                grid.addWidget(words, line + 1, 0, 1, 2)
                line += 1
            else:
                grid.addWidget(words, line, 1)
            line += 1
        return holder

    def _link(self, link: LinkText, leads: Target) -> LinkText:
        link.clicked.connect(lambda: self._open(leads))
        return link

    def _shares(self, part: Shares) -> QWidget:
        whole = max(sum(share.number for share in part.shares), 1)
        says = "  ".join(f"{share.label} {share.value}" for share in part.shares)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        pairs = [(share.number / whole, self._colours[share.tone]) for share in part.shares]
        column.addWidget(PartsBar(pairs, self._tokens.line, says))
        grid = QGridLayout()
        grid.setHorizontalSpacing(7)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for number, share in enumerate(part.shares):
            spot = PartsBar([(1.0, self._colours[share.tone])], self._tokens.line, share.label)
            spot.setFixedWidth(8)
            grid.addWidget(spot, number, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(named(share.label, "RowKey"), number, 1)
            grid.addWidget(_copyable(named(share.value, "RowValue")), number, 2, Qt.AlignmentFlag.AlignRight)
        column.addLayout(grid)
        return holder

    def _gauge(self, part: Gauge) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(5)
        column.addWidget(_copyable(named(part.left, "RowValue")))
        column.addWidget(PartsBar([(part.share, self._colours[part.tone])], self._tokens.line, part.left))
        column.addWidget(_copyable(named(part.right, "SectionNote", wrap=True)))
        return holder

    def _face(self, part: Face, *, title: bool = False) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Badge(part.name[:1] or "?", self._colours["mute"] if part.tone == "mute" else PERSON))
        words = QVBoxLayout()
        words.setSpacing(1)
        if part.leads is None:
            words.addWidget(_copyable(named(part.name, "CardTitle" if title else "PersonName", wrap=True)))
        else:
            words.addWidget(self._link(LinkText(part.name, self._tokens, pixels=14), part.leads))
        words.addWidget(_copyable(named(part.note, "PersonNote", wrap=True)))
        row.addLayout(words, 1)
        return holder


class _List(QWidget):
    """The first lines of a list, and a button that shows the others."""

    def __init__(self, entries: Entries, tokens: Tokens, open_: Callable[[Target], None]) -> None:
        super().__init__()
        self._tokens, self._open = tokens, open_
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        lines = entries.entries
        cut = entries.shown if len(lines) > entries.shown + 1 else len(lines)
        self._add(lines[:cut])
        if cut < len(lines):
            more = QPushButton(translate("Cards", "全部 {0} 项").format(len(lines)))
            more.setObjectName("MoreEntries")
            more.setAutoDefault(False)
            more.clicked.connect(lambda: self._unfold(more, lines[cut:]))
            self._column.addWidget(more)

    def _unfold(self, button: QPushButton, rest: tuple[Entry, ...]) -> None:
        button.hide()
        button.deleteLater()
        self._add(rest)

    def _add(self, lines: tuple[Entry, ...]) -> None:
        for entry in lines:
            line = EntryLine(entry, self._tokens, self)
            if entry.leads is not None:
                line.clicked.connect(lambda _=False, leads=entry.leads: self._open(leads))
            self._column.addWidget(line)


def _too_wide(row: Row) -> bool:
    """Whether a long number would not fit beside its key in the narrowest panel: then it stands below."""
    unbroken = max((len(word) for word in row.value.split() if word.isascii()), default=0)
    key = sum(_LETTER if letter.isascii() else 2 * _LETTER for letter in row.key)
    return unbroken >= _LONG and key + unbroken * (_LETTER + 1) > _NARROW


def _heading(text: str, source: str) -> QWidget:
    """A heading, and at its right where the block is from and of when."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 4, 0, 0)
    row.setSpacing(10)
    row.addWidget(named(text, "SectionTitle"), 0, Qt.AlignmentFlag.AlignBottom)
    note = _copyable(named(source, "BlockSource", wrap=True))
    note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
    row.addWidget(note, 1, Qt.AlignmentFlag.AlignBottom)
    return holder


def _tiles(figures: tuple[Figure, ...], across: int) -> QWidget:
    """Big numbers side by side in frames of equal width."""
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(8)
    for place, figure in enumerate(figures):
        frame = QFrame()
        frame.setObjectName("Tile")
        frame.setAccessibleName(f"{figure.label} {figure.value} {figure.note}".strip())
        column = QVBoxLayout(frame)
        column.setContentsMargins(9, 8, 2, 8)
        column.setSpacing(2)
        column.addWidget(named(figure.label, "TileLabel", wrap=True))
        column.addWidget(_copyable(named(_kept_together(figure.value), "TileValue", wrap=True)))
        note = named(_kept_together(figure.note) or " ", "TileNote", wrap=True)
        note.setProperty("tone", figure.tone)
        column.addWidget(note)
        column.addStretch(1)
        grid.addWidget(frame, place // across, place % across)
    for place in range(across):
        grid.setColumnStretch(place, 1)
    return holder


def _kept_together(words: str) -> str:
    """A number and its unit on one line."""
    return words.replace(" %", "\u00a0%").replace(" km²", "\u00a0km²")


def _copyable(label: QLabel) -> QLabel:
    """Its text can be selected with the mouse and copied."""
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
