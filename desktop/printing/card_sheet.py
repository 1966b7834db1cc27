"""What a card says, apart from how it looks: the panel, the clipboard and paper show the same sheet."""

from dataclasses import dataclass

Target = tuple[str, int]  # kind and key of the thing that a word leads to, as in `ui/subject`


@dataclass(frozen=True, slots=True)
class Mark:
    """A short word in a rounded frame; `tone` is "", ok, warn, bad or accent."""

    text: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Marks:
    """Marks in a row inside a block; `says` explains them."""

    marks: tuple[Mark, ...]
    says: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A key and its value; `leads` makes the value a link."""

    key: str
    value: str
    leads: Target | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """One big number with its label and a quiet note; `tone` colours the note."""

    label: str
    value: str
    note: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    figures: tuple[Figure, ...]
    across: int = 3


@dataclass(frozen=True, slots=True)
class Share:
    label: str
    number: int
    value: str  # the number and its share, in words
    tone: str  # accent, warn, mute, bad or ok


@dataclass(frozen=True, slots=True)
class Shares:
    """Parts of a whole, as one bar and a line each."""

    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Gauge:
    """A share of 0..1 as a bar, with what stands at its ends."""

    share: float
    left: str
    right: str
    tone: str = "accent"


@dataclass(frozen=True, slots=True)
class Months:
    """A run of monthly values, oldest first; `says` tells it in words."""

    values: tuple[float, ...]
    first: str
    last: str
    says: str


@dataclass(frozen=True, slots=True)
class Face:
    """A person: name and what they are; `tone` is "" for somebody, mute for nobody."""

    name: str
    note: str
    tone: str = ""
    leads: Target | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list: what it is, a quiet note, a figure at the right end."""

    text: str
    note: str = ""
    value: str = ""
    leads: Target | None = None
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Entries:
    """A list of which the first `shown` are seen at once."""

    entries: tuple[Entry, ...]
    shown: int = 8


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody or something around the middle of a web; `relation` stands on the line to it."""

    name: str
    relation: str
    tone: str = "accent"
    leads: Target | None = None


@dataclass(frozen=True, slots=True)
class Web:
    """Who is related with whom: one in the middle, the others around it."""

    middle: str
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """A quiet sentence."""

    text: str


@dataclass(frozen=True, slots=True)
class Form:
    """Something to be done here; neither copied nor printed."""

    name: str


Part = Marks | Rows | Figures | Shares | Gauge | Months | Face | Entries | Web | Words | Form


@dataclass(frozen=True, slots=True)
class Block:
    """Parts under one heading; `source` says where they come from and of when they are."""

    heading: str
    source: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class CardSheet:
    """`title` may be the masked name of a person; `kind` is what the thing is, in words."""

    kind: str
    title: str
    code: str
    marks: tuple[Mark, ...]
    blocks: tuple[Block, ...]
    note: str = ""  # at the very end, e.g. that personal data are masked
    is_person: bool = False  # the title is a person's name and gets a badge
