"""What the README says is so: its paths exist, its commands run, its order of imports is the one that is checked."""

import re
import tomllib
from pathlib import Path

from desktop.cli import VERBS

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    return README.split(f"\n## {title}\n")[1].split("\n## ")[0]


def test_every_path_of_where_is_what_exists() -> None:
    rows = [line for line in section("Where is what").splitlines() if line.startswith("| `")]
    named = [path for row in rows for path in re.findall(r"`([\w./]+[/.][\w./]*)`", row)]
    assert len(named) >= 15
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_no_folder_of_the_program_is_left_out() -> None:
    table = section("Where is what")
    folders = [
        f"desktop/{folder.name}/"
        for folder in (ROOT / "desktop").iterdir()
        if folder.is_dir() and any(folder.glob("*.py"))
    ]
    assert [folder for folder in folders if f"`{folder}`" not in table] == []


def test_every_other_file_named_exists() -> None:
    named = re.findall(r"`((?:desktop|resources|tests|offline_tiles)/[\w./]+)`", README)
    links = re.findall(r"\]\(([\w./]+)\)", README)
    assert [path for path in {*named, *links} if not (ROOT / path).exists()] == []


def test_the_two_commands_are_there_and_can_be_run() -> None:
    commands = re.findall(r"^(\./run.*?)\s+#", section("Two commands"), flags=re.MULTILINE)
    assert commands[:2] == ["./run", "./run tests"]
    assert (ROOT / "run").stat().st_mode & 0o111
    verbs = {verb.name for verb in VERBS}
    assert {command.split()[1] for command in commands[2:]} <= verbs


def test_what_a_clean_machine_runs_is_the_readmes_test_command() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    spoken = [line for line in lines if line and not line.startswith(("#", "set ", "cd "))]
    assert spoken == ["exec ./run tests"]


def test_the_order_of_imports_is_the_one_that_is_checked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = next(c["layers"] for c in project["tool"]["importlinter"]["contracts"] if c["id"] == "layers")
    checked = [name for layer in layers for name in re.findall(r"\w+", layer)]
    told = README.split("Imports point down this order:")[1].split(". ")[0]
    order = [checked.index(name) for name in re.findall(r"`(\w+)`", told)]
    assert len(order) >= 12
    assert order == sorted(order)
