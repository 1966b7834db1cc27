"""“显示原文” on the card of a customer: asks, logs, shows it unmasked until the card changes or 2 minutes are over."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop.customers.customer_card import CustomerCard
from desktop.customers.originals_queries import revealed_card
from desktop.ui.background import Background
from desktop.ui.card_desk import CardDesk, ReadingSession
from desktop.ui.card_panel import CardPanel
from desktop.ui.privacy.reveal import Reveal


class CardReveal(QObject):
    def __init__(
        self,
        panel: CardPanel,
        desk: CardDesk,
        reveal: Reveal,
        background: Background,
        session: ReadingSession,
        failed: Callable[[Exception], None],
    ) -> None:
        super().__init__(desk)
        self._panel, self._desk, self._reveal = panel, desk, reveal
        self._background, self._session, self._failed = background, session, failed
        panel.reveal_asked.connect(self._ask)
        desk.subject_changed.connect(lambda _: reveal.end())
        reveal.changed.connect(self._turn)

    def _ask(self) -> None:
        card = self._desk.card
        if self._reveal.on:
            self._reveal.end()
        elif isinstance(card, CustomerCard):
            self._reveal.ask(f"customer:{card.uid}")

    def _turn(self, on: bool) -> None:
        card = self._desk.card
        if not isinstance(card, CustomerCard):
            return
        if not on:
            self._desk.show_masked()
            return

        def take(revealed: CustomerCard) -> None:
            if self._reveal.on and self._desk.card is card:
                self._desk.show_revealed(revealed)

        self._background.run(lambda: revealed_card(self._session.reader(), card), take, self._failed)
