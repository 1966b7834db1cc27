"""Every check there is, in order: `./run tests`. With words of its own they go to pytest alone."""

import subprocess
import sys
import time

CHECKS = (
    ("ruff", ["-m", "ruff", "check", "."]),
    ("mypy", ["-m", "mypy"]),
    ("import-linter", ["-c", "from importlinter.cli import lint_imports_command as check; check()"]),
    # two at a time: each worker runs a whole window, and the machines this runs on have few cores
    ("pytest", ["-m", "pytest", "-q", "-n", "2", "--dist", "loadfile"]),
)


def main(words: list[str]) -> int:
    """0 when everything passed. Later checks run even if an earlier one fails: one run shows all there is to mend."""
    if words:
        return subprocess.run([sys.executable, "-m", "pytest", *words], check=False).returncode
    failed = []
    for name, command in CHECKS:
        began = time.monotonic()
        print(f"--- {name}", flush=True)
        if subprocess.run([sys.executable, *command], check=False).returncode != 0:
            failed.append(name)
        print(f"--- {name}: {'failed' if name in failed else 'ok'}, {time.monotonic() - began:.0f} s", flush=True)
    print(f"failed: {', '.join(failed)}" if failed else "all checks passed", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
