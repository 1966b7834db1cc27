"""`getu match`: pairs of a real demo bank are found, kept, merged on request, and decided only once."""

import importlib.util
import json
from pathlib import Path

import pytest

from desktop.bank_editor import open_editor
from desktop.cli import DONE, REFUSED, main
from desktop.database.connection import open_reader
from desktop.matching.edits import RejectPair
from desktop.matching.explanation import Explanation, adds_up
from desktop.matching.links_queries import MatchPair, pair_counts, pairs_in


def told(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, int]:
    assert main(["match", "--json", *words]) == DONE
    answer: dict[str, int] = json.loads(capsys.readouterr().out)
    return answer


def pairs(bank: Path, key: bytes, state: str) -> list[MatchPair]:
    reader = open_reader(bank, key)
    try:
        return pairs_in(reader, state, most=10_000)  # type: ignore[arg-type]
    finally:
        reader.close()


def test_a_bank_is_matched_decided_matched_again_and_merged(
    bank_copy: Path, small_key: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    before = bank_copy.read_bytes()
    dry = told(capsys, "--bank", str(bank_copy), "--dry-run")
    assert bank_copy.read_bytes() == before
    assert dry["automatic"] > 500

    assert main(["match", "--bank", str(bank_copy)]) == DONE
    assert f"{dry['automatic']:,}" in capsys.readouterr().out
    automatic, shown = pairs(bank_copy, small_key, "AUTO"), pairs(bank_copy, small_key, "REVIEW")
    assert (len(automatic), len(shown)) == (dry["automatic"], dry["review"])
    for pair in (*automatic, *shown):
        if pair.weight is not None:
            assert adds_up(Explanation.heard(pair.explanation), pair.weight)

    with open_editor(bank_copy, small_key, user="x", device="y") as editor:
        editor.do(RejectPair(automatic[0].uid))
        editor.do(RejectPair(shown[0].uid))
    again = told(capsys, "--bank", str(bank_copy), "--merge", "--most", "40")
    assert again["merged"] == 40
    assert {pair.uid for pair in pairs(bank_copy, small_key, "REJECTED")} == {automatic[0].uid, shown[0].uid}

    last = told(capsys, "--bank", str(bank_copy))
    reader = open_reader(bank_copy, small_key)
    try:
        counts = pair_counts(reader)
        assert reader.execute("PRAGMA foreign_key_check").fetchall() == []
    finally:
        reader.close()
    assert counts["CONFIRMED"] == 40
    assert 0 <= dry["automatic"] - 41 - counts["AUTO"] <= 2  # neither what was merged nor what was refused comes again
    assert last["records"] == dry["records"] - 40
    assert len(list(bank_copy.with_name(f"{bank_copy.stem}.backups").glob("*-merge*.getu"))) == 1


@pytest.mark.skipif(importlib.util.find_spec("pyspark") is not None, reason="Spark is there")
def test_without_spark_one_sentence_says_how_to_install_it(bank_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = bank_copy.read_bytes()
    assert main(["match", "--bank", str(bank_copy), "--engine", "spark"]) == REFUSED
    assert "getu[spark]" in capsys.readouterr().err
    assert bank_copy.read_bytes() == before


def test_a_broken_model_is_refused(bank_copy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    model = tmp_path / "model.json"
    model.write_text("{}", encoding="utf-8")
    assert main(["match", "--bank", str(bank_copy), "--model", str(model)]) == REFUSED
    assert "model.json" in capsys.readouterr().err
