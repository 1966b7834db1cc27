"""The command line as a person at a terminal meets it: help, sentences, exit codes, Ctrl-C."""

import importlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desktop import cli
from desktop.bench.registry import BENCHES
from desktop.cli import DONE, INTERRUPTED, REFUSED, USAGE, VERBS
from desktop.refusal import Cancelled, Refused
from tests.little_bank import make_little_bank

ROOT = Path(__file__).resolve().parent.parent


def getu(*words: object, **settings: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "desktop", *map(str, words)],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1", **settings},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli") / "三格.getu"
    make_little_bank(path)
    return path


def test_help_lists_every_verb_with_an_example() -> None:
    help_ = getu("--help")
    assert help_.returncode == DONE
    assert help_.stderr == ""
    for verb in VERBS:
        assert f"\n  {verb.name} " in help_.stdout
        assert verb.zh in help_.stdout
        assert verb.en in help_.stdout
        assert verb.example in help_.stdout
        assert verb.example.startswith(f"getu {verb.name}")


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.name)
def test_the_example_of_a_verb_is_understood(verb: cli.Verb) -> None:
    module = importlib.import_module(verb.module)
    parser = cli.parser_of(verb, module)
    parser.parse_args(verb.example.split()[2:])
    assert verb.example in parser.format_help()


def test_an_unknown_verb_is_a_usage_error_and_shows_the_verbs(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["fly"]) == USAGE
    said = capsys.readouterr()
    assert said.out == ""
    assert "fly" in said.err
    assert "getu bench" in said.err


def test_a_refusal_is_its_sentence_and_no_trace(tmp_path: Path) -> None:
    done = getu("check", tmp_path / "没有.getu")
    assert done.returncode == REFUSED
    assert done.stdout == ""
    assert "找不到文件" in done.stderr
    assert "No such file" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_that_is_no_bank_is_refused_in_a_sentence(tmp_path: Path) -> None:
    rubbish = tmp_path / "rubbish.getu"
    rubbish.write_bytes(os.urandom(50_000))
    done = getu("check", rubbish, GETU_PASSPHRASE="any-passphrase")
    assert done.returncode == REFUSED
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()


def test_a_real_bank_asks_for_its_passphrase_and_takes_no_other(tmp_path: Path) -> None:
    path = tmp_path / "real.getu"
    make_little_bank(path, demo=False)
    unasked = getu("check", path)
    assert unasked.returncode == REFUSED
    assert "GETU_PASSPHRASE" in unasked.stderr
    wrong = getu("check", path, GETU_PASSPHRASE="not-this-one")
    assert wrong.returncode == REFUSED
    assert "口令" in wrong.stderr


def test_check_prints_json_alone_with_the_banks_figures(bank: Path) -> None:
    done = getu("check", bank, "--json")
    report = json.loads(done.stdout)
    assert report["bank_name"] == "三格银行"
    assert done.returncode == (DONE if report["ok"] else REFUSED)
    assert report["figures"]


def test_check_for_a_reader_shows_the_same_figures(bank: Path) -> None:
    done = getu("check", bank)
    assert "三格银行" in done.stdout
    figures = json.loads(getu("check", bank, "--json").stdout)["figures"]
    for figure in figures.values():
        assert figure["zh"] in done.stdout


def test_demo_refuses_another_ending_and_never_overwrites(tmp_path: Path) -> None:
    assert "getu" in getu("demo", tmp_path / "bank.db").stderr
    kept = tmp_path / "kept.getu"
    kept.write_bytes(b"my own")
    assert getu("demo", kept).returncode == REFUSED
    assert kept.read_bytes() == b"my own"


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_ctrl_c_while_the_demo_is_made_cancels_and_leaves_nothing(tmp_path: Path) -> None:
    file = tmp_path / "bank.getu"
    with subprocess.Popen(
        [sys.executable, "-m", "desktop", "demo", str(file), "--size", "full"],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1"},
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as making:
        assert making.stderr is not None
        first = making.stderr.readline()
        assert "%" in first
        time.sleep(0.2)
        making.send_signal(signal.SIGINT)
        rest = making.stderr.read()
        assert making.wait(60) == INTERRUPTED
    assert "已取消" in rest
    assert "Traceback" not in rest
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("raised", "code"),
    [(Refused("不行", "No"), REFUSED), (Cancelled(), INTERRUPTED), (KeyboardInterrupt(), INTERRUPTED)],
)
def test_exit_codes_tell_refused_from_cancelled(
    raised: BaseException, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    def run() -> int:
        raise raised

    assert cli.told(run) == code
    assert "Traceback" not in capsys.readouterr().err


def test_every_bench_that_is_listed_can_be_run() -> None:
    for bench in BENCHES:
        assert callable(importlib.import_module(bench.module).run)


def test_bench_refuses_a_bank_that_is_not_there(tmp_path: Path) -> None:
    done = getu("bench", "membership", "--bank", tmp_path / "none.getu")
    assert done.returncode == REFUSED
    assert "No such file" in done.stderr


@pytest.mark.parametrize("words", [("--help",), ("check",)])
def test_a_reader_that_has_had_enough_ends_the_answer_without_a_trace(bank: Path, words: tuple[str, ...]) -> None:
    words = (*words, str(bank)) if words == ("check",) else words
    command = [sys.executable, "-m", "desktop", *words]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        told = process.stderr.read().decode()
    assert process.returncode == REFUSED
    assert "Traceback" not in told
    assert "BrokenPipe" not in told
