"""The organisation tree under mouse and keyboard; it keeps what is unfolded and where it stands."""

from PySide6.QtCore import QModelIndex, QPoint, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from desktop.hierarchy.node import Level, Node
from desktop.hierarchy.outline import Measure
from desktop.ui import icons
from desktop.ui.organisation.grid_drag import Drop, grids_of, receiver
from desktop.ui.organisation.row_painter import RowPainter
from desktop.ui.organisation.tree_model import Index, Path, TreeModel
from desktop.ui.theme import Tokens

_FOLD = 12  # pixels
_UNFOLD_MS = 700  # a folded node opens when grids are held over it
_REST_MS = 220  # a run through the tree with the arrow keys opens only where it comes to rest


class TreeView(QTreeView):
    """What the user does with it goes out as signals; marking a node by program picks nothing.

    `picked(Node)` by a click or when the keys come to rest, `went(Node)` by Enter or a double click on a grid,
    `menu_asked(Node, QPoint)`, `dropped(Drop)` when grids are let go on a branch, outlet or manager.
    """

    picked = Signal(object)
    went = Signal(object)
    menu_asked = Signal(object, QPoint)
    dropped = Signal(object)

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("OrganisationTree")
        self.rows = TreeModel(self)
        self.painter_ = RowPainter(tokens, self)
        self.setModel(self.rows)
        self.setItemDelegate(self.painter_)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(13)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setAutoExpandDelay(_UNFOLD_MS)
        self._open: set[Path] = set()
        self._whole = True  # nothing is filtered out: what is folded now is what the user wants folded
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._pick)
        self.expanded.connect(lambda index: self._folded(index, unfolded=True))
        self.collapsed.connect(lambda index: self._folded(index, unfolded=False))

    def show_root(self, root: Node | None, measure: Measure, *, whole: bool, counted: bool = True) -> None:
        """Show a newer tree, or another part of it: what was unfolded, marked and in sight stays so.

        What a filter leaves is shown unfolded; without one, what the user had unfolded is again. Not `counted`: the
        numbers of customers are not known and told by a dash.
        """
        marked, bar = self.rows.path(self.currentIndex()), self.verticalScrollBar()
        top = bar.value()
        self.painter_.measure = measure
        self.painter_.counted = self.rows.counted = counted
        self.painter_.largest = 0 if root is None else measure.of(root.counts)
        self._whole = False  # folding now is ours, not the user's
        self.rows.show(root, measure)
        if whole:
            for index in self.rows.parents():
                path = self.rows.path(index)
                self.setExpanded(index, len(path) == 1 or path in self._open)
        else:
            self.expandAll()
        self._whole = whole
        self.setCurrentIndex(self.rows.find(marked))
        bar.setValue(top)

    def mark(self, level: Level, key: int) -> bool:
        """Mark the first node that is this thing and bring it into sight; False when it is not listed."""
        node = self.rows.node(self.currentIndex())
        if node is not None and node.key == (level, key):
            return True
        index = self.rows.first(level, key)
        self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        return index.isValid()

    def show_current(self) -> None:
        """Bring what is marked into sight, once there is something to see."""
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)

    def unmark(self) -> None:
        self.setCurrentIndex(QModelIndex())

    def unfold(self, *, all_: bool) -> None:
        """Unfold everything, or fold it up to the first level."""
        if all_:
            self.expandAll()
        else:
            self.collapseAll()
            self.expand(self.rows.index(0, 0))
        self._open = {self.rows.path(index) for index in self.rows.parents() if self.isExpanded(index)}

    def take_keys(self) -> None:
        """Take the keyboard, standing on a node."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.rows.index(0, 0))
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def current(self) -> Node | None:
        return self.rows.node(self.currentIndex())

    def dress(self, tokens: Tokens) -> None:
        self.painter_.tokens = tokens
        self.viewport().update()

    def _folded(self, index: QModelIndex, *, unfolded: bool) -> None:
        if self._whole:
            path = self.rows.path(index)
            if unfolded:
                self._open.add(path)
            else:
                self._open.discard(path)

    def _pick(self) -> None:
        node = self.current
        if node is not None:
            self.picked.emit(node)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """The fold of a node alone, in the colours of the theme; no lines."""
        if self.rows.rowCount(index) == 0:
            return
        name = "chevron_down" if self.isExpanded(self.rows.find(self.rows.path(index))) else "chevron_right"
        ratio = self.devicePixelRatioF()
        picture = icons.pixmap(name, self.painter_.tokens.mute, _FOLD, ratio)
        painter.drawPixmap(QPointF(rect.right() - _FOLD + 1, rect.top() + (rect.height() - _FOLD) / 2), picture)

    # ── mouse and keys ─────────────────────────────────────────────────────────────────────────────────────

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        on_row = self.visualRect(index).contains(event.position().toPoint())  # not on the fold beside it
        gathers = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        if event.button() is Qt.MouseButton.LeftButton and index.isValid() and on_row and not gathers:
            self._rest.stop()
            self._pick()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        node = self.rows.node(self.indexAt(event.position().toPoint()))
        if node is not None and node.level is Level.GRID:
            self.went.emit(node)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current is not None:
            self._rest.stop()
            self._pick()
            self.went.emit(self.current)
            return
        before = self.rows.path(self.currentIndex())
        super().keyPressEvent(event)
        if self.rows.path(self.currentIndex()) != before:
            self._rest.start()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        node = self.rows.node(index)
        if node is not None:
            place = self.visualRect(index).center() if by_key else event.pos()
            self.menu_asked.emit(node, self.viewport().mapToGlobal(place))

    # ── grids that are dragged ─────────────────────────────────────────────────────────────────────────────

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if grids_of(event.mimeData()):
            super().dragEnterEvent(event)
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Let go anywhere on a branch, outlet or manager, or on what is below it."""
        super().dragMoveEvent(event)
        if grids_of(event.mimeData()) and self._receiver(event.position().toPoint()) is not None:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Nothing moves in the tree itself: it follows what is written."""
        grids, found = grids_of(event.mimeData()), self._receiver(event.position().toPoint())
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if grids and found is not None:
            self.dropped.emit(Drop(grids, *found))

    def _receiver(self, at: QPoint) -> tuple[Node, int | None] | None:
        return receiver(self.rows.way_up(self.indexAt(at)))
