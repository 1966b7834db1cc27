"""A planner hands customers over: the list 移交清单 as PDF and Excel, masked, noted in the audit log."""

import subprocess
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from desktop.plans.handover_queries import passages
from desktop.ui.plans.plan_desk import PlanDesk
from desktop.ui.plans.posts_list import PostsList
from tests.flows.person import PICTURES, Person
from tests.flows.test_plan_life import acts, approves, publishes
from tests.flows.test_posts import chooses, free, opens_list
from tests.flows.test_redraw import begins, draft


@pytest.fixture
def desk(person: Person) -> PlanDesk:
    """A draft in which three grids come to another lead."""
    desk = begins(person)
    listed = opens_list(person, desk)
    faces, now = free(draft(desk), 3), draft(desk)
    held = {key for face in faces for key in (now.grids[face].staff_id, now.grids[face].backup_id)}
    listed.choose(faces)
    chooses(listed, "staff_id", next(one.id for one in desk.posts.staff if one.id not in held))
    listed.apply.click()
    person.waits()
    assert draft(desk).changed_faces == set(faces)
    return desk


def noted(person: Person) -> list[str]:
    found: list[list[str]] = []
    window = person.window
    query = "SELECT object FROM audit_log WHERE action = 'EXPORT' ORDER BY id"
    window._background.run(
        lambda: [one for (one,) in window._session.reader().execute(query)], found.append, window.show_problem
    )
    person.waits_for(lambda: bool(found), "the audit log")
    return found[0]


def pages(path: Path) -> list[str]:
    told = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True, encoding="utf-8")
    return told.stdout.split("\f")[:-1]


def customers(person: Person, plan: int) -> int:
    found: list[int] = []
    window = person.window
    window._background.run(
        lambda: sum(len(one.customers) for one in passages(window._session.reader(), plan)),
        found.append,
        window.show_problem,
    )
    person.waits_for(lambda: bool(found), "the passages")
    return found[0]


def test_a_sheet_for_each_pair_of_people_with_pages_sums_and_lines_to_sign(
    person: Person, desk: PlanDesk, tmp_path: Path
) -> None:
    path = tmp_path / "移交.pdf"
    desk.papers.handover.write(draft(desk).plan.id, path)
    person.waits_for(path.exists, "the file")
    person.waits()
    told = pages(path)
    text = "\n".join(told)
    now = draft(desk)
    changed = [now.grids[face] for face in sorted(now.changed_faces)]
    for grid in changed:
        assert grid.name in text
    assert all("第" in page and "页" in page for page in told)
    assert text.count("监交人") == len({now.grids_in_force[grid.face].staff_id for grid in changed})
    assert "五、责任书" in text
    assert "没有可移交的合同" in text
    assert "个人信息已脱敏" in text
    assert noted(person)[-1].startswith(f"handover rows={customers(person, now.plan.id)} masked sha256=")
    subprocess.run(["pdftoppm", "-r", "70", "-png", "-l", "1", str(path), str(PICTURES / "handover")], check=True)


def test_every_customer_stands_in_the_workbook_masked_from_whom_to_whom(
    person: Person, desk: PlanDesk, tmp_path: Path
) -> None:
    path = tmp_path / "移交.xlsx"
    chosen = draft(desk).grids[sorted(draft(desk).changed_faces)[0]]
    desk.papers.handover.write(draft(desk).plan.id, path, (chosen.code,))
    person.waits_for(path.exists, "the file")
    person.waits()
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    head = next(place for place, row in enumerate(rows) if "客户号" in row)
    names = rows[head]
    listed = [dict(zip(names, row, strict=True)) for row in rows[head + 1 : -1]]
    assert listed
    assert {row["新网格"] for row in listed} == {chosen.name}
    assert {row["接收人"] for row in listed} == {desk.posts.name_of(chosen.staff_id)}
    people = [str(row["客户"]) for row in listed if row["类型"] == "个人"]
    assert people
    assert all(name.endswith("*") for name in people)
    assert noted(person)[-1].startswith(f"handover rows={len(listed)} masked")


def test_grids_that_stay_as_they_are_need_no_list(person: Person, desk: PlanDesk, tmp_path: Path) -> None:
    quiet = next(grid for face, grid in draft(desk).grids.items() if face not in draft(desk).changed_faces)
    desk.papers.handover.write(draft(desk).plan.id, tmp_path / "无.pdf", (quiet.code,))
    person.waits()
    assert "没有要移交的客户" in person.window.messages.accessibleName()
    assert not (tmp_path / "无.pdf").exists()
    assert noted(person) == []


def test_the_list_of_a_published_plan_names_the_same_customers(person: Person, desk: PlanDesk) -> None:
    plan = draft(desk).plan.id
    before = customers(person, plan)
    assert isinstance(desk.by_list.list, PostsList)
    acts(person, desk, "submit")
    approves(person, desk)
    publishes(person, desk)
    assert customers(person, plan) == before
