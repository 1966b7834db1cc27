"""Reading what redrawing aims at: the workload formula with its history, and the targets."""

from desktop.database.connection import Connection
from desktop.plans.goals import Goals, Level, Target
from desktop.plans.workload import DEFAULT_FORMULA, Formula

_FORMULAS = "SELECT weights, coalesce(note, ''), set_by, set_at FROM workload_formula ORDER BY id DESC"


def goals_of(db: Connection) -> Goals:
    """What is in force now. Raises ValueError for a row that nobody could have written."""
    row = db.execute(f"{_FORMULAS} LIMIT 1").fetchone()
    targets = {
        (Level(level), measure): Target(value, tolerance)
        for level, measure, value, tolerance in db.execute(
            "SELECT level, measure, target, tolerance_pct FROM balance_target ORDER BY id"
        )
    }
    return Goals(DEFAULT_FORMULA if row is None else _formula(row), targets)


def formula_history(db: Connection) -> tuple[Formula, ...]:
    """Every formula there was, the one in force first; the program's own is the last."""
    return (*map(_formula, db.execute(_FORMULAS)), DEFAULT_FORMULA)


def target_row(db: Connection, level: str, measure: str) -> int | None:
    """The id of the row of a target."""
    row = db.execute("SELECT id FROM balance_target WHERE level = ? AND measure = ?", (level, measure)).fetchone()
    return None if row is None else int(row[0])


def _formula(row: tuple[str, str, str, str]) -> Formula:
    weights, note, set_by, set_at = row
    return Formula.from_json(weights, note=note, set_by=set_by, set_at=set_at)
