"""`getu import`: bring files of other systems into a bank, or take a batch back."""

import argparse
import json
from pathlib import Path
from typing import Any

from desktop.bank_editor import open_editor
from desktop.database.backup import backup
from desktop.database.workspace import Workspace
from desktop.importing.fields import BY_KEY, PLATFORMS
from desktop.importing.import_file import Source, dry_run, import_file
from desktop.importing.known_queries import ground_of, remembered
from desktop.importing.layout import layout_of
from desktop.importing.mapping import Mapping, guessed, read_mapping, write_mapping
from desktop.importing.opening import open_table
from desktop.importing.point_guess import PointGuess, guessed_datum
from desktop.importing.receipt import Receipt
from desktop.importing.take_back_edits import take_back
from desktop.maps.datum import Datum
from desktop.refusal import Refused
from desktop.session import Session, login_name
from desktop.verbs.bank_file import unlock
from desktop.verbs.terminal import progress_on_stderr


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILES", help=".csv .tsv .xlsx .xls .ods .gpkg .shp .geojson"
    )
    parser.add_argument("--bank", type=Path, required=True, help="银行文件 / the bank's file (.getu)")
    parser.add_argument(
        "--map", type=Path, help="对应关系文件；没有则沿用上次或自动猜测 / mapping file, else the last one or a guess"
    )
    parser.add_argument(
        "--save-map",
        type=Path,
        metavar="FILE",
        help="把对应关系写成文件，不导入 / write the mapping to a file, import nothing",
    )
    parser.add_argument("--platform", choices=PLATFORMS, help="来自哪个平台 / which platform the files come from")
    parser.add_argument("--datum", choices=[datum.value for datum in Datum], help="坐标系 / datum of coordinates")
    parser.add_argument("--sheet", help="工作表或图层 / sheet or layer")
    parser.add_argument("--as-of", metavar="DATE", help="数据日期，默认今天 / date the data describe (today)")
    parser.add_argument(
        "--rejects", type=Path, metavar="DIR", help="拒收文件放在哪里，默认与原文件同处 / folder for refused rows"
    )
    parser.add_argument("--dry-run", action="store_true", help="只核对，不写入 / check only, write nothing")
    parser.add_argument("--no-backup", action="store_true", help="导入前不备份 / make no backup first")
    parser.add_argument("--undo", metavar="BATCH", help="撤回一个批次 / take a batch back")
    parser.add_argument("--json", action="store_true", help="只输出 JSON / print JSON alone")


def run(options: argparse.Namespace) -> int:
    """0 when every file came in, whole or but for refused rows. Files before a refused one stay imported."""
    if bool(options.files) is (options.undo is not None):
        raise Refused(
            "请给出要导入的文件，或用 --undo 指明要撤回的批次。", "Name files to import, or a batch by --undo."
        )
    workspace = unlock(options.bank)
    if options.undo is not None:
        with _editor(workspace) as editor:
            gone = take_back(editor, options.undo)
        print(f"已撤回，随之移除客户 {gone:,} 个 / taken back, and {gone:,} customers with it")
        return 0
    sources = [_source(workspace, file, options) for file in options.files]
    if options.save_map is not None:
        write_mapping(sources[0].mapping, options.save_map)
        print(f"已写入 / Written: {options.save_map}")
        return 0
    receipts = _dry(workspace, sources) if options.dry_run else _import(workspace, sources, options)
    if options.json:
        print(json.dumps([_as_json(receipt) for receipt in receipts], ensure_ascii=False, indent=2))
    else:
        for receipt in receipts:
            print("\n".join(receipt.lines()))
    return 0


def _editor(workspace: Workspace) -> Any:
    session = Session(workspace.path, workspace.key)
    return open_editor(workspace.path, workspace.key, user=login_name(), device=session.device)


def _dry(workspace: Workspace, sources: list[Source]) -> list[Receipt]:
    reader = workspace.reader()
    try:
        with progress_on_stderr() as progress:
            return [dry_run(reader, source, progress) for source in sources]
    finally:
        reader.close()


def _import(workspace: Workspace, sources: list[Source], options: argparse.Namespace) -> list[Receipt]:
    with progress_on_stderr() as progress:
        if not options.no_backup:
            backup(workspace.path, workspace.key, reason="import", progress=progress.part(0.0, 0.2))
        receipts = []
        with _editor(workspace) as editor:
            for number, source in enumerate(sources):
                start, end = (0.2 + 0.8 * (number + more) / len(sources) for more in (0, 1))
                folder = options.rejects or source.table.path.parent
                receipts.append(
                    import_file(editor, source, rejects=folder, progress=progress.part(start, end), as_of=options.as_of)
                )
    return receipts


def _source(workspace: Workspace, file: Path, options: argparse.Namespace) -> Source:
    """The file with the mapping that was named, remembered or guessed; says on the way what was taken for what."""
    reader = workspace.reader()
    try:
        layout = layout_of(open_table(file, sheet=options.sheet))
        if options.map is not None:
            mapping = read_mapping(options.map)
        else:
            mapping = remembered(reader, layout.fingerprint) or guessed(layout)
            if not options.json:
                print(_told(file, mapping))
        changes: dict[str, Any] = {}
        if options.platform:
            changes["platform"] = options.platform
        if options.datum:
            changes["datum"] = Datum(options.datum)
        mapping = mapping.with_(**changes)
        if mapping.has_places and mapping.datum is None:
            guess = guessed_datum(layout, mapping, ground_of(reader, "2000-01-01"))
            raise _asked(file, guess)
    finally:
        reader.close()
    return Source.opened(file, mapping, sheet=options.sheet)


def _told(file: Path, mapping: Mapping) -> str:
    pairs = "，".join(f"{BY_KEY[key].zh}←{column}" for key, column in mapping.columns.items())
    return f"{file.name}（{mapping.platform}）：{pairs}"


def _asked(file: Path, guess: PointGuess) -> Refused:
    zh, en = guess.words()
    return Refused(
        f"{file.name} 里有坐标，请用 --datum 说明坐标系。{zh}什么都没有导入。",
        f"{file.name} holds coordinates: say in which datum by --datum. {en} Nothing was imported.",
    )


def _as_json(receipt: Receipt) -> dict[str, Any]:
    return {
        "file": receipt.file,
        "batch": receipt.batch,
        "read": receipt.read,
        "accepted": receipt.accepted,
        "merged": receipt.merged,
        "rejected": receipt.rejected,
        "same": receipt.same,
        "updated": receipt.updated,
        "conflicts": receipt.conflicts,
        "reasons": [{"code": code, "field": field, "rows": rows} for code, field, rows in receipt.reasons],
        "rejects": None if receipt.rejects is None else str(receipt.rejects),
        "imported_before": receipt.before,
        "dry_run": receipt.dry,
    }
