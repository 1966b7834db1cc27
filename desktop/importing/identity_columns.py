"""The column of identity numbers, read together with kind, document, birthday and gender of the same rows."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from desktop.importing import identities
from desktop.importing.cells import plain_code

if TYPE_CHECKING:
    from desktop.importing.checking import CheckedPiece

_OLDEST = 120  # years


def check_identities(checked: "CheckedPiece", cells: Sequence[str] | None, day: str) -> None:
    """Sort the numbers into ids of people and the three kinds of codes of organisations; refuse the wrong ones."""
    if cells is not None:
        _sort_out(checked, cells, day)
    ids = checked.values.get("id_no")
    if ids is not None:
        _agree(checked, ids)


def _sort_out(checked: "CheckedPiece", cells: Sequence[str], day: str) -> None:
    kinds, types = checked.column("kind"), checked.column("id_type")
    n = len(cells)
    today = int(day.replace("-", ""))
    of_people = [
        cell if kind == "PERSON" and document in (None, "ID") else ""
        for cell, kind, document in zip(cells, kinds, types, strict=True)
    ]
    ids: list[Any]
    ids, wrong = identities.resident_ids(of_people, today=today, oldest=today - _OLDEST * 10_000)
    others: dict[str, list[Any]] = {key: checked.column(key)[:] for key in ("uscc", "old_reg_no", "org_code")}
    rest = [at for at in range(n) if cells[at] and (not of_people[at] or (at in wrong and _is_of_firm(cells[at])))]
    for at in rest:
        if kinds[at] == "PERSON" and types[at] == "OTHER":
            ids[at] = plain_code(cells[at])[:40]
            continue
        key, value, problem = _of_organisation(cells[at], today)
        if value is not None and key == "id_no":
            continue  # the document of a trader is a person's: it names nobody else
        if value is not None:
            others[key][at] = others[key][at] or value
            if of_people[at]:  # the column of kinds is missing or mistaken
                kinds[at] = {"92": "SOLE_TRADER", "93": "COOP"}.get(value[:2], "ENTERPRISE")
                del wrong[at]
        elif not of_people[at]:
            wrong[at] = problem
    checked.values["id_no"] = ids
    checked.values.update({key: column for key, column in others.items() if any(column) or key in checked.values})
    checked.values["kind"] = list(kinds)
    for at, code in wrong.items():
        checked.refuse(at, code, "id_no")


def _is_of_firm(cell: str) -> bool:
    """Whether a number looks like no person's: every thirty-first wrong id holds as a credit code by chance."""
    code = plain_code(cell)
    return len(code) == 18 and (code.startswith(("91", "92", "93")) or not code[:17].isdecimal())


def _of_organisation(cell: str, today: int) -> tuple[str, str | None, str]:
    """(field, the code in its one form or None, what is wrong with it), told by its length."""
    length = len(plain_code(cell))
    if length in (9, 10):
        found, wrong = identities.organisation_codes([cell])
        return "org_code", found[0], wrong.get(0, "")
    if length in (13, 15):
        found, wrong = identities.old_numbers([cell])
        return "old_reg_no", found[0], wrong.get(0, "")
    found, wrong = identities.credit_codes([cell])
    if found[0] is None:
        person, _ = identities.resident_ids([cell], today=today, oldest=0)
        if person[0] is not None:
            return "id_no", person[0], ""
    return "uscc", found[0], wrong.get(0, "")


def _agree(checked: "CheckedPiece", ids: list[Any]) -> None:
    """An id tells birthday and gender; where the file tells them too, both must say the same."""
    types = checked.column("id_type")
    for key, of_id in (("birth_on", identities.born_of), ("gender", identities.gender_of)):
        told = checked.values.get(key)
        found: list[Any] = []
        seen: dict[str, str] = {}
        for at, number in enumerate(ids):
            said = None if told is None else told[at]
            if number is None or types[at] == "OTHER":
                found.append(said)
                continue
            true = of_id(number)  # the same few texts for all: they travel between processes but once
            true = seen.setdefault(true, true)
            if said is not None and said != true:
                checked.refuse(at, "NOT_OF_ID", key)
            found.append(true)
        checked.values[key] = found
