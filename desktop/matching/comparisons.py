"""What is compared of two records, and in which degrees: the one definition for DuckDB and Spark alike.

Conditions are SQL that both engines read the same way; `_l` and `_r` are the two records (columns: normal_queries).
"""

from dataclasses import dataclass

from desktop.matching.normal_queries import DAMAGED


@dataclass(frozen=True, slots=True)
class Level:
    """One degree of agreement; the first whose condition holds counts. The rarity of the value in `tf` counts too."""

    key: str
    condition: str
    tf: str | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """`skipped` says when nothing can be said (weight 0); levels from best to worst, the last is ELSE."""

    name: str
    skipped: str
    levels: tuple[Level, ...]

    def gamma(self, key: str) -> int:
        """The number the engine gives a level: the last is 0, the best the highest."""
        return len(self.levels) - 1 - [level.key for level in self.levels].index(key)


NAME = Comparison(
    "name",
    "name_l IS NULL OR name_r IS NULL",
    (
        Level("same", "name_l = name_r", tf="name"),
        Level("sound", "name_py_l = name_py_r", tf="name_py"),
        Level(
            "one_sign",
            "sur_py_l = sur_py_r AND levenshtein(name_l, name_r) = 1 AND length(name_l) + length(name_r) >= 5",
        ),
        Level("other", "ELSE"),
    ),
)
ID = Comparison(
    "id",
    "id_l IS NULL OR id_r IS NULL",
    (
        Level("same", "id_l = id_r"),
        Level(  # a table program keeps 15 digits and writes 000 after them
            "same_start",
            f"substr(id_l, 1, 15) = substr(id_r, 1, 15) AND (id_state_l = {DAMAGED} OR id_state_r = {DAMAGED})",
        ),
        Level("one_digit", f"levenshtein(id_l, id_r) <= 2 AND (id_state_l = {DAMAGED} OR id_state_r = {DAMAGED})"),
        Level("other", "ELSE"),
    ),
)
_NEAR_DAYS = (
    "(birth_y_l = birth_y_r AND birth_m_l = birth_m_r)"
    " OR (birth_m_l = birth_m_r AND birth_d_l = birth_d_r AND abs(birth_y_l - birth_y_r) <= 1)"
    " OR (birth_y_l = birth_y_r AND birth_d_l = birth_d_r AND abs(birth_m_l - birth_m_r) <= 1)"
    " OR (birth_y_l = birth_y_r AND birth_m_l = birth_d_r AND birth_d_l = birth_m_r)"
)
BIRTH = Comparison(
    "birth",
    # an id that agrees has the birth in it: counted once, not twice
    "birth_l IS NULL OR birth_r IS NULL OR id14_l = id14_r",
    (
        Level("same", "birth_l = birth_r"),
        Level("near", _NEAR_DAYS),
        Level("other", "ELSE"),
    ),
)
PHONE = Comparison(
    "phone",
    "phone_l IS NULL OR phone_r IS NULL",
    (
        Level("same", "phone_l = phone_r", tf="phone"),
        Level("one_digit", "length(phone_l) = 11 AND levenshtein(phone_l, phone_r) = 1"),
        Level("other", "ELSE"),
    ),
)
PLACE = Comparison(
    "place",
    "village_l IS NULL OR village_r IS NULL",
    (
        Level("house", "village_l = village_r AND grp_l = grp_r AND house_l = house_r"),
        Level(
            "partly",
            "village_l = village_r AND ((grp_l = grp_r AND (house_l IS NULL OR house_r IS NULL))"
            " OR (house_l = house_r AND (grp_l IS NULL OR grp_r IS NULL)))",
        ),
        Level("village", "village_l = village_r"),
        Level("other", "ELSE"),
    ),
)
COMPARISONS = (NAME, ID, BIRTH, PHONE, PLACE)

_APART = "(l.bits & r.bits) = 0"
"""Bits of the platforms a record stands for already: nobody is looked for where he has been found."""

BLOCKING = (
    f"l.birth = r.birth AND l.sur_py = r.sur_py AND {_APART}",
    f"l.phone = r.phone AND {_APART}",
    f"l.name_py = r.name_py AND l.village = r.village AND {_APART}",
    f"l.id = r.id AND {_APART}",
    f"l.id14 = r.id14 AND l.sur_py = r.sur_py AND {_APART}",
    f"l.name_py = r.name_py AND l.birth_y = r.birth_y AND l.birth_m = r.birth_m AND {_APART}",
    f"l.name_py = r.name_py AND l.birth_m = r.birth_m AND l.birth_d = r.birth_d AND {_APART}",
    f"l.birth = r.birth AND l.village = r.village AND {_APART}",
)
"""Only pairs that share one of these are looked at. None is a name alone."""
