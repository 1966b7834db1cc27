"""What the card panel shows: reads the card of a grid, an outlet or a customer, and keeps it up to date."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.customers.customer_card import CustomerCard
from desktop.customers.queries import customer_card
from desktop.customers.totals import Totals
from desktop.database.connection import Connection
from desktop.drawing.content import MapContent
from desktop.grids.card_queries import GridCard, grid_card
from desktop.organisation.card_queries import OutletCard, outlet_card
from desktop.ui.background import Background
from desktop.ui.card_panel import CardPanel
from desktop.ui.cards.customer_view import customer_view
from desktop.ui.cards.grid_view import grid_view
from desktop.ui.cards.links import Links
from desktop.ui.cards.outlet_view import outlet_view
from desktop.ui.cards.selection_view import selection_view
from desktop.ui.subject import GRID, OUTLET, Subject
from desktop.ui.theme import Tokens

Card = GridCard | OutletCard | CustomerCard | Totals


class ReadingSession(Protocol):
    """What the desk needs of an opened bank."""

    def reader(self) -> Connection: ...


class CardDesk(QObject):
    """Newest click wins. `subject_changed` carries the `Subject` whose card is shown, or None."""

    subject_changed = Signal(object)

    def __init__(
        self,
        panel: CardPanel,
        background: Background,
        session: ReadingSession,
        links: Callable[[], Links],
        failed: Callable[[Exception], None],
        tokens: Tokens,
    ) -> None:
        super().__init__(panel)
        self._panel = panel
        self._background = background
        self._session = session
        self._links = links
        self._failed = failed
        self._tokens = tokens
        self._content: MapContent | None = None
        self._subjects: tuple[Subject, ...] = ()
        self._number = 0
        self._card: Card | None = None
        panel.stepped.connect(self._step)
        panel.closed.connect(self.close_card)
        panel.show_hint()

    @property
    def subject(self) -> Subject | None:
        """The thing whose card is shown or being read."""
        return self._subjects[self._number] if self._subjects else None

    @property
    def card(self) -> Card | None:
        return self._card

    def use(self, content: MapContent | None) -> None:
        """The content whose points count who lives in an outlet's reach."""
        self._content = content

    def open(self, subjects: tuple[Subject, ...]) -> None:
        """Show the card of the first of the things at one place; nothing there leaves the card as it is."""
        if subjects:
            self._subjects, self._number = subjects, 0
            self._read()
            self.subject_changed.emit(self.subject)

    def read_again(self) -> None:
        """After a change of data."""
        if self._subjects:
            self._read()

    def show_totals(self, totals: Totals) -> None:
        """The card of a selection takes the place of the card of one thing."""
        had = bool(self._subjects)
        self._subjects = ()
        if had:
            self.subject_changed.emit(None)
        self._take(totals)

    def show_revealed(self, card: CustomerCard) -> None:
        """The card of now with its personal data in the original; they are not kept here."""
        self._panel.show_view(customer_view(card, self._tokens, self._links(), revealed=True), self.tr("客户卡片"))
        self._panel.show_place(self._number, len(self._subjects))
        self._panel.offer_reveal(offered=True, on=True)

    def show_masked(self) -> None:
        """Back from the originals to the card as it was read."""
        if self._card is not None:
            self._show(self._card)

    def close_card(self) -> None:
        self._subjects, self._card = (), None
        self._panel.show_hint()
        self.subject_changed.emit(None)

    def draw_again(self, tokens: Tokens) -> None:
        """After a change of theme or language: the same card, written anew."""
        self._tokens = tokens
        if self._card is None:
            self._panel.show_hint()
        else:
            self._show(self._card)

    def _step(self, by: int) -> None:
        if self._subjects:
            self._number = (self._number + by) % len(self._subjects)
            self._read()
            self.subject_changed.emit(self.subject)

    def _read(self) -> None:
        subject, content = self.subject, self._content
        if subject is None:
            return

        def job() -> Card:
            db = self._session.reader()
            if subject.kind == GRID:
                return grid_card(db, subject.id)
            if subject.kind == OUTLET:
                return outlet_card(db, subject.id, None if content is None else content.points)
            return customer_card(db, subject.id)

        self._background.run(job, lambda card: self._taken(subject, card), self._failed, newest="card")

    def _taken(self, subject: Subject, card: Card) -> None:
        if subject == self.subject:
            self._take(card)

    def _take(self, card: Card) -> None:
        self._card = card
        self._show(card)

    def _show(self, card: Card) -> None:
        links = self._links()
        view: QWidget
        if isinstance(card, GridCard):
            view, kind = grid_view(card, self._tokens, links), self.tr("网格卡片")
        elif isinstance(card, OutletCard):
            view, kind = outlet_view(card, self._tokens, links), self.tr("网点卡片")
        elif isinstance(card, CustomerCard):
            view, kind = customer_view(card, self._tokens, links), self.tr("客户卡片")
        else:
            view, kind = selection_view(card, self._tokens, links), self.tr("选择合计")
        self._panel.show_view(view, kind)
        self._panel.show_place(self._number, len(self._subjects))
        self._panel.offer_reveal(offered=isinstance(card, CustomerCard), on=False)
