#!/usr/bin/python3
"""Runs each fuzzer of build/fuzz/fuzz over its seeds and then for some seconds of its own.

  run.py [--seconds 4] [RESULT]

New inputs collect in build/fuzz/corpus/<name>; an input that breaks one is written to build/fuzz/found.
"""
import argparse
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))
from results import Recorder  # noqa: E402


def run(fuzzer, seconds):
    name = fuzzer.name.removesuffix("_fuzz")
    collected = ROOT / "build" / "fuzz" / "corpus" / name
    found = ROOT / "build" / "fuzz" / "found"
    for folder in (collected, found):
        folder.mkdir(parents=True, exist_ok=True)
    seeds = ROOT / "tests" / "fuzz" / "corpus" / name
    done = subprocess.run(
        [fuzzer, f"-max_total_time={seconds}", "-timeout=5", "-rss_limit_mb=1024",
         f"-artifact_prefix={found}/{name}-", "-print_final_stats=1", "-verbosity=1", collected,
         *([seeds] if seeds.is_dir() else [])],
        cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, errors="replace", env={**os.environ, "UBSAN_OPTIONS": "print_stacktrace=1"})
    runs = [line.split()[-1] for line in done.stdout.splitlines()
            if line.startswith("stat::number_of_executed_units:")]
    return name, done.returncode == 0 and bool(runs), runs[0] if runs else "no", done.stdout


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=int, default=4)
    parser.add_argument("result", nargs="?", default=os.devnull)
    options = parser.parse_args()
    recorder = Recorder(options.result)
    # Built from what the tree holds now: a binary whose source has gone is not run.
    fuzzers = [ROOT / "build" / "fuzz" / "fuzz" / source.stem
               for source in sorted((ROOT / "tests" / "fuzz").glob("*_fuzz.cpp"))]
    with ThreadPoolExecutor(2) as pool:
        for name, good, runs, said in pool.map(lambda f: run(f, options.seconds), fuzzers):
            recorder.record(name, good)
            print(f"{name}: {runs} inputs, {'ok' if good else 'FAILED'}")
            if not good:
                print(said)
    return recorder.end()


if __name__ == "__main__":
    sys.exit(main())
