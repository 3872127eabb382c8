#!/usr/bin/python3
"""Runs every lint: clang-format, the scripts beside this file and, with LATCHKEY_TIDY set, clang-tidy.

  run.py [RESULT]

A lint is one test: good when it ends with 0. A script (tests/lint/*.sh, *.py) runs at the root of the
tree and prints what is wrong as file:line: words.
"""
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))
from results import Recorder  # noqa: E402


def sources():
    return sorted(str(path.relative_to(ROOT)) for top in ("core", "fcgi", "tests")
                  for suffix in ("*.cpp", "*.hpp") for path in (ROOT / top).rglob(suffix)
                  if "node_modules" not in path.parts)


def lints():
    yield "clang-format", ["clang-format", "--dry-run", "--Werror", "--ferror-limit=1", *sources()]
    for script in sorted((ROOT / "tests" / "lint").iterdir()):
        if script.suffix == ".sh":
            yield script.name, ["bash", str(script)]
        elif script.suffix == ".py" and script.name != "run.py":
            yield script.name, ["/usr/bin/python3", str(script)]
    if os.environ.get("LATCHKEY_TIDY"):
        yield "clang-tidy", ["make", "--no-print-directory", "-j2", "-k", "-s", "tidy"]


def main():
    recorder = Recorder(sys.argv[1] if len(sys.argv) > 1 else os.devnull)
    for name, command in lints():
        done = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, errors="replace")
        recorder.record(name, done.returncode == 0)
        print(f"{name}: {'ok' if done.returncode == 0 else 'FAILED'}")
        if done.returncode != 0:
            print(done.stdout.rstrip())
    return recorder.end()


if __name__ == "__main__":
    sys.exit(main())
