"""The shape of the house: where Qt, SQL and the heavy libraries may be, how long a file is, and no import cycles."""

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = {".".join(file.relative_to(ROOT).with_suffix("").parts): file for file in (ROOT / "desktop").rglob("*.py")}

LONGEST_FILE = 400
MOST_PUBLIC_METHODS = 15
ROOMIER = {"desktop.ui.maps.canvas.MapCanvas": 17}  # the one surface that every tool and panel talks to

# Where each heavy library may be imported. Nothing of this list may come in before the first window is shown.
HEAVY = {
    "shapely": r"desktop\.((grids|plans|maps|demo|customers)\..+|bench\.(membership|wide_bank|polygon_frames))",
    "pyproj": r"desktop\.maps\.(geodesy|vector_layer)",
    "geopandas": r"desktop\.(maps|exchange)\..+",
    "pandas": r"desktop\.(maps|exchange)\..+",
    "pyogrio": r"desktop\.(maps|exchange)\..+",
    "osmium": r"desktop\.maps\.ground\.osm_reader",
    "pyqtgraph": r"desktop\.ui\..+",
    "folium": r"desktop\.printing\.web_map",
    "sqlite_utils": r"desktop\.(database|editing)\..+",
    "cryptography": r"desktop\.database\..+",
    "pmtiles": r"desktop\.maps\.archives\.pmtiles_\w+",
    "pypinyin": r"desktop\.(search\.pinyin|bench\.search)",
    "xlsxwriter": r"desktop\.(tables\.xlsx_file|importing\.reject_file)",
    "python_calamine": r"desktop\.importing\.sheet_table",
    "duckdb": r"desktop\.(matching\..+|bench\.match(_\w+)?)",
    "pyspark": r"desktop\.matching\.spark_queries",
    "splink": r"desktop\.matching\.(score|spark)_queries",
    "pyarrow": r"desktop\.(matching\..+|demo\.linkage_truth|bench\.match(_\w+)?)",
    "rasterio": r"desktop\.maps\.archives\.(geotiff(_colours)?|picture_\w+)",
}
TILES = r"desktop\.maps\.archives\.\w+"  # MBTiles are SQLite files of their own, never the store
PSUTIL = r"desktop\.(bench\..+|database\.writer_lock)"
QT = r"desktop\.(ui|drawing|printing|baking|app|bench)(\..+)?"
SQL = (
    r"desktop\.(database|editing|demo)\..+|desktop\.\w+\.(\w+_)?(queries|edits)|desktop\.customers\.point_store"
    r"|desktop\.(session|content_loader|content_refresh|bank_check)|desktop\.bench\..+|desktop\.\w+\.\w+_rule|desktop\.maps\.archives\.\w+"
)
SQL_TEXT = re.compile(
    r"\s*(SELECT\s.+\sFROM\s|INSERT\s+(OR\s+\w+\s+)?INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|CREATE\s+\w+\s|PRAGMA\s)",
    re.DOTALL,
)


@cache
def tree(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"), filename=str(MODULES[module]))


def imported(module: str, *, whole_file: bool = True) -> Iterator[str]:
    """Full names that `module` imports, inside functions too; those for type checkers alone don't count."""
    for_types = {
        id(inner)
        for node in ast.walk(tree(module))
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree(module)) if whole_file else tree(module).body:
        if id(node) in for_types:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if whole in MODULES else node.module


def outside(library: str, allowed: str) -> list[str]:
    return [
        module
        for module in sorted(MODULES)
        if any(name.split(".")[0] == library for name in imported(module)) and not re.fullmatch(allowed, module)
    ]


@pytest.mark.parametrize(("library", "allowed"), [*HEAVY.items(), ("psutil", PSUTIL)])
def test_each_heavy_library_stays_in_its_few_files(library: str, allowed: str) -> None:
    assert outside(library, allowed) == []


def test_qt_is_only_where_something_is_drawn() -> None:
    assert outside("PySide6", QT) == []
    assert outside("shiboken6", QT) == []


def test_sql_is_only_where_rows_are_read_or_written() -> None:
    found = [
        f"{module}:{node.lineno}"
        for module in sorted(MODULES)
        if not re.fullmatch(SQL, module)
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and SQL_TEXT.match(node.value)
    ]
    assert found == []


def test_the_store_is_never_opened_with_a_second_sqlite() -> None:
    assert outside("sqlite3", TILES) == []
    assert [module for module in MODULES if "PySide6.QtSql" in imported(module)] == []


def test_imports_stand_at_the_top_of_their_file() -> None:
    hidden = [
        f"{module}:{inner.lineno}"
        for module in sorted(MODULES)
        for node in ast.walk(tree(module))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert hidden == []


def test_no_two_modules_import_each_other_in_a_circle() -> None:
    edges = {module: {name for name in imported(module) if name in MODULES} for module in MODULES}
    finished: set[str] = set()

    def walk(module: str, path: tuple[str, ...]) -> None:
        assert module not in path, " → ".join([*path[path.index(module) :], module])
        if module not in finished:
            for target in sorted(edges[module]):
                walk(target, (*path, module))
            finished.add(module)

    for module in sorted(MODULES):
        walk(module, ())


def test_no_file_is_too_long_to_read() -> None:
    files = [*(ROOT / "desktop").rglob("*.py"), *(ROOT / "tests").rglob("*.py")]
    lengths = {str(file.relative_to(ROOT)): len(file.read_text(encoding="utf-8").splitlines()) for file in files}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_no_class_offers_too_much() -> None:
    crowded = {}
    for module in MODULES:
        for node in ast.walk(tree(module)):
            if isinstance(node, ast.ClassDef):
                public = [
                    part.name
                    for part in node.body
                    if isinstance(part, ast.FunctionDef)
                    and not part.name.startswith("_")
                    and re.fullmatch("[a-z0-9_]+", part.name)  # mouseEvent, sizeHint …: Qt's, not ours to count
                    and not any(ast.unparse(mark) == "property" for mark in part.decorator_list)
                ]
                name = f"{module}.{node.name}"
                if len(public) > ROOMIER.get(name, MOST_PUBLIC_METHODS):
                    crowded[name] = len(public)
    assert crowded == {}


def test_every_module_says_why_to_open_it() -> None:
    silent = [module for module in MODULES if not ast.get_docstring(tree(module)) and MODULES[module].stat().st_size]
    assert silent == []


def test_names_say_the_thing() -> None:
    empty = re.compile(r"(?i)(manager|handler|service|helpers?|utils?|common|misc)$")
    # a customer manager is a person of the bank, not a pattern
    people = {"CustomerManager"}
    classes = [node.name for name in MODULES for node in ast.walk(tree(name)) if isinstance(node, ast.ClassDef)]
    stems = [module.rsplit(".", 1)[-1] for module in MODULES]
    assert [name for name in [*classes, *stems] if empty.search(name) and name not in people] == []


def test_the_window_is_imported_without_any_heavy_library() -> None:
    """What `getu` loads before it shows anything: QtWidgets, numpy and the database driver, and nothing slow."""
    program = (
        "import json, sys; import desktop.cli, desktop.verbs.open_bank, desktop.app, desktop.ui.main_window;"
        "print(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    loaded = set(json.loads(done.stdout))
    assert {"PySide6", "numpy", "sqlcipher3"} <= loaded
    assert loaded & set(HEAVY) == set()
