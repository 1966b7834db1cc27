"""Python in a process of its own, to be killed, starved or kept out."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def start(code: str, *arguments: object) -> "subprocess.Popen[str]":
    """Run `code` with `sys.argv[1:]` set to the arguments; its output is piped."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *(str(argument) for argument in arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )


def run(code: str, *arguments: object) -> tuple[str, str]:
    """Run to the end; returns stdout and stderr. Fails the test unless it exits with 0."""
    process = start(code, *arguments)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    return out, err
