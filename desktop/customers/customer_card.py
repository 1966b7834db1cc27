"""What a click on a customer shows: personal data already masked, every block with its source and date."""

from dataclasses import dataclass

from desktop.customers.panorama import Panorama


@dataclass(frozen=True, slots=True)
class Source:
    """Where a block comes from (a platform of the schema, e.g. CORE) and which day it describes; None = not known."""

    platform: str | None
    as_of: str | None  # YYYY-MM-DD, or YYYY-MM for monthly figures


@dataclass(frozen=True, slots=True)
class Home:
    """The home grid, and who is responsible for it on the bank's date."""

    grid_id: int
    grid_code: str
    grid_name: str
    rule: str | None  # which rule decided (handbook §7.1)
    branch_id: int | None
    branch_name: str | None
    outlet_name: str | None
    manager_name: str | None  # None = vacant 缺岗
    manager_is_own: bool  # the customer has a manager other than the grid's lead
    outlet_id: int | None = None
    manager_id: int | None = None
    assigned_on: str | None = None  # since when the grid is led as it is


@dataclass(frozen=True, slots=True)
class HomeException:
    """归属例外 that was not ended: the customer belongs to a grid wherever borders run. Days YYYY-MM-DD, half-open."""

    id: int
    grid_name: str
    reason: str
    approver: str
    valid_from: str
    valid_to: str


@dataclass(frozen=True, slots=True)
class Person:
    """A natural person; `id_no` is masked, of the birth date only the year is shown."""

    id_type: str
    id_no: str | None
    gender: str | None
    birth_year: int | None
    marital: str | None
    education: str | None
    occupation: str | None
    employer: str | None
    residence_status: str | None
    is_farm_household: bool


@dataclass(frozen=True, slots=True)
class Organisation:
    """A firm, co-operative, farm or collective; its code is public, its legal representative's name is masked."""

    uscc: str | None
    legal_rep: str | None
    founded_on: str | None
    industry: str | None
    scale: str | None
    employees: int | None
    reg_capital_fen: int | None
    annual_sales_fen: int | None


@dataclass(frozen=True, slots=True)
class Contact:
    kind: str
    value: str  # masked
    is_primary: bool
    verified_on: str | None


@dataclass(frozen=True, slots=True)
class PostalAddress:
    kind: str
    text: str  # masked: no door, building or room
    village: str | None
    group_no: int | None
    parse_score: float | None  # 0..1


@dataclass(frozen=True, slots=True)
class Location:
    """The current point; `state` is DOUBTFUL where it disagrees with the address."""

    lon_e7: int
    lat_e7: int
    method: str
    accuracy_m: int | None
    located_on: str | None
    state: str


@dataclass(frozen=True, slots=True)
class Member:
    """One member of the household. Of a minor only the relation is shown, the name is None."""

    relation: str
    customer_id: int | None
    name: str | None  # masked
    is_minor: bool


@dataclass(frozen=True, slots=True)
class Family:
    household_id: int
    hh_no: str
    member_count: int
    members: tuple[Member, ...]
    annual_income_fen: int | None
    farm_area_mu: float | None
    main_business: str | None
    credit_grade: str | None
    confidence: int
    source: Source


@dataclass(frozen=True, slots=True)
class Line:
    """A credit line in force 授信."""

    kind: str  # PRE_APPROVED or APPROVED
    amount_fen: int
    rate_bp: int | None
    valid_from: str
    valid_to: str | None


@dataclass(frozen=True, slots=True)
class OpenLoan:
    product_code: str
    branch_name: str
    principal_fen: int
    balance_fen: int
    start_on: str
    due_on: str
    class5: str
    overdue_days: int


@dataclass(frozen=True, slots=True)
class Credit:
    lines: tuple[Line, ...]
    loans: tuple[OpenLoan, ...]
    settled_loans: int
    source: Source

    @property
    def line_fen(self) -> int:
        return sum(line.amount_fen for line in self.lines)

    @property
    def balance_fen(self) -> int:
        return sum(loan.balance_fen for loan in self.loans)

    @property
    def overdue_days(self) -> int:
        return max((loan.overdue_days for loan in self.loans), default=0)


@dataclass(frozen=True, slots=True)
class Deposits:
    """Monthly figures, oldest first, at most the last 12 months."""

    months: tuple[str, ...]  # YYYY-MM
    end_fen: tuple[int, ...]
    average_fen: tuple[int, ...]
    transactions: tuple[int, ...]
    products: tuple[str, ...]  # CURRENT, TIME, CARD, MOBILE_BANK, QR_RECEIPTS, AGENCY, LOAN
    source: Source


@dataclass(frozen=True, slots=True)
class PastVisit:
    started_at: str
    kind: str
    channel: str
    staff_name: str
    minutes: int
    found_nobody: bool
    need: str | None
    result: str | None
    next_step: str | None
    next_on: str | None
    verified: str


@dataclass(frozen=True, slots=True)
class Received:
    """One received record: which platform holds this customer, in which file, since when."""

    platform: str
    file: str
    imported_on: str
    ext_id: str | None


@dataclass(frozen=True, slots=True)
class CustomerCard:
    """One customer record. None = not known, an empty tuple = known to be none."""

    id: int
    uid: str
    cust_no: str
    kind: str
    name: str  # masked for persons
    lifecycle: str
    segment: str | None
    follow_class: str | None
    is_key: bool
    no_contact: bool
    quality_score: int | None
    home: Home | None
    identity: Person | Organisation | None
    identity_source: Source
    contacts: tuple[Contact, ...]
    addresses: tuple[PostalAddress, ...]
    location: Location | None
    family: Family | None
    credit: Credit
    deposits: Deposits | None
    visits: tuple[PastVisit, ...]  # newest first, at most five
    visits_in_12_months: int  # that count: somebody was met, not found untrue, not superseded
    received: tuple[Received, ...]
    open_conflicts: int
    panorama: Panorama
    exception: HomeException | None = None
