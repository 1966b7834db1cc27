"""The bank's figures on one page, each a count of one named thing, and the sums that must agree."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """Parts that must add up to a whole that was counted another way."""

    parts: tuple[int, ...]
    whole: int

    @property
    def holds(self) -> bool:
        return sum(self.parts) == self.whole


@dataclass(frozen=True, slots=True)
class Imports:
    """Rows of all files ever brought in: every row read was taken as a record, merged into one, or refused."""

    batches: int
    read: int
    accepted: int
    merged: int
    rejected: int


@dataclass(frozen=True, slots=True)
class Headline:
    """Counts on the date of the bank. Records are 条: rows of all systems, so one person may stand in several."""

    bank_name: str
    as_of: str  # YYYY-MM-DD
    outlets: int
    branches: int
    credit_branches: int
    towns: int
    grids: int  # faces on the map
    rural: int  # grids that are an administrative village
    urban: int
    records: int  # counted in another index than the two below
    existing: int  # every lifecycle but potential
    potential: int
    located: int  # records with a current place, which are the points of the map
    homeless: int  # records without a home grid
    family: int  # records that belong to a household
    households: int  # 户
    imports: Imports

    @property
    def located_share(self) -> float:
        """0..1; nothing of nothing is nothing."""
        return self.located / self.records if self.records else 0.0

    @property
    def grids_add_up(self) -> Reconciliation:
        """Village grids and urban grids make the faces of the map."""
        return Reconciliation((self.rural, self.urban), self.grids)

    @property
    def records_add_up(self) -> Reconciliation:
        """Existing and potential records make all records."""
        return Reconciliation((self.existing, self.potential), self.records)

    @property
    def imports_add_up(self) -> Reconciliation:
        """Taken, merged and refused rows make the rows read."""
        told = self.imports
        return Reconciliation((told.accepted, told.merged, told.rejected), told.read)
