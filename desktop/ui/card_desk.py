"""What the card panel shows: reads the card of any thing that has one, and keeps it up to date."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from desktop.customers.customer_card import CustomerCard
from desktop.customers.totals import Totals
from desktop.database.connection import Connection
from desktop.drawing.content import MapContent
from desktop.drawing.stack import MapOptions
from desktop.drawing.whereabouts import Whereabouts
from desktop.editing.changes import Changes
from desktop.grids.dated_card_queries import GridThen
from desktop.printing.card_sheet import CardSheet, Target
from desktop.ui.background import Background
from desktop.ui.card_history import CardHistory, Chosen
from desktop.ui.card_panel import CardPanel
from desktop.ui.card_pictures import CardPictures
from desktop.ui.cards.customer_sheet import customer_sheet
from desktop.ui.cards.kinds import Card, Known, forms_of, read_card, sheet_of
from desktop.ui.cards.links import Links
from desktop.ui.cards.places import place_of
from desktop.ui.cards.sheet_view import sheet_view
from desktop.ui.cards.small_map import SmallMap
from desktop.ui.cards.today_note import noted
from desktop.ui.figures_ahead import FiguresAhead
from desktop.ui.subject import GRID, Subject
from desktop.ui.theme import Tokens


class ReadingSession(Protocol):
    """What the desk needs of an opened bank."""

    def reader(self) -> Connection: ...


class CardDesk(QObject):
    """Newest click wins. `subject_changed` carries the `Subject` whose card is shown, or None.

    `sheet_changed` says that the card shows other words, or none any more.
    """

    subject_changed = Signal(object)
    sheet_changed = Signal()

    def __init__(
        self,
        panel: CardPanel,
        background: Background,
        session: ReadingSession,
        links: Callable[[], Links],
        failed: Callable[[Exception], None],
        tokens: Tokens,
        look: Callable[[], MapOptions],
    ) -> None:
        super().__init__(panel)
        self._panel = panel
        self._background = background
        self._session = session
        self._links = links
        self._failed = failed
        self._tokens = tokens
        self._content: MapContent | None = None
        self._today = ""
        self._ahead = FiguresAhead(background, session.reader, failed, self)
        self._pictures = CardPictures(background, look, self)
        self._chosen = Chosen()
        self._history = CardHistory()
        self._card: Card | None = None
        self._sheet: CardSheet | None = None
        panel.stepped.connect(self._step)
        panel.went.connect(self._go)
        panel.closed.connect(self.close_card)
        panel.show_hint()

    @property
    def subject(self) -> Subject | None:
        """The thing whose card is shown or being read."""
        return self._chosen.subject

    @property
    def card(self) -> Card | None:
        return self._card

    @property
    def sheet(self) -> CardSheet | None:
        """What the card says as it is shown now, masked or not."""
        return self._sheet

    @property
    def tokens(self) -> Tokens:
        """The colours the card is dressed in."""
        return self._tokens

    @property
    def ways(self) -> tuple[bool, bool]:
        """Whether there are cards before this one, and after it."""
        return self._history.can_go_back, self._history.can_go_forward

    @property
    def place(self) -> Whereabouts | None:
        """Where on the map the thing of the card lies."""
        return None if self._card is None else place_of(self._card)

    def use(self, content: MapContent, *, today: str) -> None:
        """The content of which the small maps are painted and whose points are counted; of another day than `today`,
        grids are told as they were then, and every other card says that it is of today."""
        before, self._content = self._content, content
        self._today = today
        if content.as_of == today:
            self._ahead.use(tuple(grid.id for grid in content.grids))
        if before is not None and before.as_of != content.as_of:
            self.move_on(before, content)
            self.read_again()

    def open(self, subjects: tuple[Subject, ...]) -> None:
        """Show the card of the first of the things at one place; nothing there leaves the card as it is."""
        if subjects:
            self._choose(Chosen(subjects))

    def open_target(self, target: Target) -> None:
        """Show the card a word of another card leads to."""
        self.open((Subject(*target),))

    def forget(self, changes: Changes) -> None:
        """After a change of data, before the card is read again."""
        self._ahead.forget(changes)

    def move_on(self, old: MapContent | None, new: MapContent) -> None:
        """The card of a grid whose version ended becomes that of the version in force now."""
        subject = self.subject
        if old is None or subject is None or subject.kind != GRID or any(grid.id == subject.id for grid in new.grids):
            return
        code = next((grid.code for grid in old.grids if grid.id == subject.id), None)
        successor = next((grid.id for grid in new.grids if grid.code == code), None)
        if successor is None:
            self.close_card()
        else:
            self.open((Subject(GRID, successor),))

    def read_again(self) -> None:
        """After a change of data."""
        if self.subject is not None:
            self._read()

    def show_totals(self, totals: Totals) -> None:
        """The card of a selection takes the place of the card of one thing."""
        had = self.subject is not None
        self._chosen = Chosen()
        if had:
            self.subject_changed.emit(None)
        self._take(totals)

    def show_revealed(self, card: CustomerCard) -> None:
        """The card of now with its personal data in the original; they are not kept here."""
        self._put(customer_sheet(card, revealed=True), card)
        self._panel.offer_reveal(offered=True, on=True)

    def show_masked(self) -> None:
        """Back from the originals to the card as it was read."""
        if self._card is not None:
            self._show(self._card)

    def close_card(self) -> None:
        self._chosen, self._card, self._sheet = Chosen(), None, None
        self._pictures.drop()
        self._panel.show_hint()
        self.subject_changed.emit(None)
        self.sheet_changed.emit()

    def draw_again(self, tokens: Tokens) -> None:
        """After a change of theme or language: the same card, written anew."""
        self._tokens = tokens
        if self._card is None:
            self._panel.show_hint()
        else:
            self._show(self._card)

    def _step(self, by: int) -> None:
        """To the next of several things at one place."""
        here = self._chosen
        if here.subjects:
            self._choose(Chosen(here.subjects, (here.number + by) % len(here.subjects)))

    def _go(self, by: int) -> None:
        """To the card looked at before, or after."""
        chosen = self._history.go(by)
        if chosen is not None:
            self._choose(chosen, is_new=False)

    def _choose(self, chosen: Chosen, *, is_new: bool = True) -> None:
        self._chosen = chosen
        if is_new:
            self._history.visit(chosen)
        back, forward = self.ways
        self._panel.show_ways(back=back, forward=forward)
        self._read()
        self.subject_changed.emit(self.subject)

    def _read(self) -> None:
        subject, content = self.subject, self._content
        if subject is None:
            return
        known = Known(self._ahead.figures, None if content is None else content.points, self._day)
        self._background.run(
            lambda: read_card(self._session.reader(), subject, known),
            lambda card: self._taken(subject, card),
            self._failed,
            newest="card",
        )

    def _taken(self, subject: Subject, card: Card) -> None:
        if subject == self.subject:
            self._take(card)

    def _take(self, card: Card) -> None:
        self._card = card
        self._show(card)

    def _show(self, card: Card) -> None:
        self._put(sheet_of(self.subject, card), card)
        self._panel.offer_reveal(offered=isinstance(card, CustomerCard), on=False)

    @property
    def _day(self) -> str | None:
        """The day of the map, when that is not today."""
        content = self._content
        return None if content is None or content.as_of == self._today else content.as_of

    def _put(self, sheet: CardSheet, card: Card) -> None:
        links, day = self._links(), self._day
        if day is not None and not isinstance(card, GridThen):
            sheet = noted(sheet, day, self._today)
        self._sheet = sheet
        view = sheet_view(
            sheet,
            self._tokens,
            links.open,
            forms=forms_of(card, self._tokens, links),
            picture=self._picture(place_of(card)),
        )
        self._panel.show_view(view, sheet.kind, of=self.subject)
        self._panel.show_place(self._chosen.number, len(self._chosen.subjects))
        self.sheet_changed.emit()

    def _picture(self, place: Whereabouts | None) -> SmallMap | None:
        content = self._content
        if place is None or content is None:
            self._pictures.drop()
            return None
        picture = self._pictures.frame(place, content, self._tokens)
        picture.clicked.connect(self._panel.sought.emit)
        return picture
