"""`./run` without a network: what is already set up starts at once, and a broken set-up is told in a sentence."""

import os
import shutil
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="./run is the POSIX one")

SAY = '#!/bin/sh\nprintf "%s|" "$PYTHONUTF8" "$@"\n'
# A pip that takes its time, and reports every start of it.
FAKE_PYTHON = """#!/bin/sh
case "$*" in
  *"-m venv"*) for last; do :; done; mkdir -p "$last/bin"; cp "$0" "$last/bin/python"; : >"$last/bin/pip" ;;
  *"-m pip"*) echo started >>"$INSTALLS"; sleep "${PIP_SECONDS:-0}"; exit "${PIP_RESULT:-0}" ;;
  *find_spec*) echo /nowhere ;;
  *"-m desktop"*) echo "opened" ;;
esac
"""


def executable(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of what `./run` needs, in a folder with a space and Chinese in its name."""
    place = tmp_path / "格图 copy"
    place.mkdir()
    for name in ("run", "requirements.lock", "requirements-tests.lock"):
        shutil.copy2(ROOT / name, place / name)
    return place


def settings(checkout: Path, **more: str) -> dict[str, str]:
    python = executable(checkout / "tools" / "python3.11", FAKE_PYTHON)
    installs = str(checkout / "installs")
    return {**os.environ, "GETU_PYTHON": str(python), "INSTALLS": installs, "DISPLAY": "", **more}


def run(checkout: Path, *words: str, **more: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [str(checkout / "run"), *words],
        env=settings(checkout, **more),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def installs(checkout: Path) -> int:
    log = checkout / "installs"
    return len(log.read_text().splitlines()) if log.exists() else 0


def set_up_with(checkout: Path, program: str) -> None:
    executable(checkout / ".venv" / "bin" / "python", program)
    shutil.copy2(checkout / "requirements.lock", checkout / ".venv" / ".getu-stamp")


def test_what_is_set_up_starts_within_half_a_second_and_says_nothing_of_its_own(checkout: Path) -> None:
    set_up_with(checkout, SAY)
    seconds = []
    for _ in range(5):
        began = time.perf_counter()
        done = run(checkout, "bench", "canvas", "--json", "a b", "")
        seconds.append(time.perf_counter() - began)
        assert done.stderr == ""
        assert done.stdout == "1|-P|-m|desktop|bench|canvas|--json|a b||"
    assert min(seconds) < 0.5


def test_the_exit_code_of_the_program_is_the_exit_code_of_run(checkout: Path) -> None:
    set_up_with(checkout, "#!/bin/sh\nexit 37\n")
    assert run(checkout, "check").returncode == 37


def test_the_set_up_talks_on_stderr_only_and_is_done_once(checkout: Path) -> None:
    first = run(checkout, "--help")
    assert first.returncode == 0, first.stderr
    assert first.stdout == "opened\n"
    assert "once only" in first.stderr
    assert run(checkout, "--help").stderr == ""
    assert installs(checkout) == 1


def test_an_interrupted_set_up_is_made_anew(checkout: Path) -> None:
    broken = run(checkout, PIP_RESULT="1")
    assert broken.returncode == 1
    assert "run this again" in broken.stderr
    (checkout / ".venv" / "half-installed").touch()
    assert run(checkout).stdout == "opened\n"
    assert not (checkout / ".venv" / "half-installed").exists()


def test_a_changed_lock_file_is_installed_at_the_next_start(checkout: Path) -> None:
    run(checkout)
    with (checkout / "requirements.lock").open("a") as lock:
        lock.write("# a newer library\n")
    assert run(checkout).stdout == "opened\n"
    assert installs(checkout) == 2
    run(checkout)
    assert installs(checkout) == 2


def test_a_python_that_is_gone_is_replaced(checkout: Path) -> None:
    run(checkout)
    python = checkout / ".venv" / "bin" / "python"
    python.unlink()
    python.symlink_to(checkout / "no-such-python")
    assert run(checkout).stdout == "opened\n"


def test_two_set_ups_at_once_install_once(checkout: Path) -> None:
    environment = settings(checkout, PIP_SECONDS="1")
    both = [
        subprocess.Popen(
            [str(checkout / "run")], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
        )
        for _ in range(2)
    ]
    said = [process.communicate(timeout=60) for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert [out for out, _ in said] == ["opened\n", "opened\n"]
    assert installs(checkout) == 1


def test_a_folder_that_cannot_be_written_to_is_told_in_a_sentence(checkout: Path) -> None:
    (checkout / ".cache").write_text("a file in the way")
    done = run(checkout)
    assert done.returncode == 1
    assert "Cannot write to" in done.stderr
    assert done.stdout == ""


def test_the_windows_starter_is_plain_ascii_with_windows_line_ends() -> None:
    """cmd.exe may lose its place in a batch file with other characters, and misreads labels without CRLF."""
    script = (ROOT / "run.cmd").read_bytes()
    script.decode("ascii")
    assert script.count(b"\n") == script.count(b"\r\n") > 50
    sentences = {part.split()[0].decode() for part in script.split(b"call :say ")[1:]}
    assert sentences == {file.stem for file in (ROOT / "resources" / "setup").glob("*.txt")}


def test_nothing_names_the_host_of_a_registry() -> None:
    for name in ("requirements.lock", "requirements-tests.lock", "run", "run.cmd", "pyproject.toml"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "://" not in text
        assert "index-url" not in text


def test_every_locked_library_has_a_hash_and_the_test_lock_agrees_with_the_other() -> None:
    def pins(name: str) -> set[str]:
        lines = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
        wanted = [line for line in lines if line.strip() and not line.startswith("#")]
        assert all("--hash=sha256:" in line for line in wanted)
        return {line.split("--hash")[0].strip() for line in wanted}

    assert pins("requirements.lock") < pins("requirements-tests.lock")
    assert any(pin.startswith("pyside6-essentials==6.11.") for pin in pins("requirements.lock"))
