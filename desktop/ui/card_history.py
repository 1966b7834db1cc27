"""Which cards were looked at before, and the way back to them and forth again."""

from dataclasses import dataclass, field

from desktop.ui.subject import Subject

_MOST = 100


@dataclass(frozen=True, slots=True)
class Chosen:
    """The things at one place, of which one's card is shown."""

    subjects: tuple[Subject, ...] = ()
    number: int = 0

    @property
    def subject(self) -> Subject | None:
        return self.subjects[self.number] if self.subjects else None


@dataclass(slots=True)
class CardHistory:
    """Like that of a browser: a new card drops those that lay ahead."""

    _cards: list[Chosen] = field(default_factory=list)
    _here: int = -1

    @property
    def can_go_back(self) -> bool:
        return self._here > 0

    @property
    def can_go_forward(self) -> bool:
        return self._here < len(self._cards) - 1

    def visit(self, chosen: Chosen) -> None:
        """A card was opened; opening the same thing again is no step."""
        if self._cards and self._here >= 0 and self._cards[self._here].subject == chosen.subject:
            self._cards[self._here] = chosen
            return
        del self._cards[self._here + 1 :]
        self._cards.append(chosen)
        del self._cards[:-_MOST]
        self._here = len(self._cards) - 1

    def go(self, by: int) -> Chosen | None:
        """The card one step back (-1) or forth (1); None at the ends."""
        if not 0 <= self._here + by < len(self._cards):
            return None
        self._here += by
        return self._cards[self._here]
