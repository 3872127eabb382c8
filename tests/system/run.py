#!/usr/bin/python3
"""Runs tests/system/*_test.py one after the other; each test is recorded for tests/run.py.

  run.py [--variant release] WORK RESULT [NAME ...]

WORK is a folder for instances (LATCHKEY_WORK for the tests). NAMEs choose test files.
"""
import argparse
import importlib.util
import os
import sys
import time
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "support"), str(HERE)]
from results import Recorder  # noqa: E402


class Recording(unittest.TextTestResult):
    """Also tells the recorder of each test, and how long it took."""

    recorder = None

    def startTest(self, test):
        self._bad, self._began = False, time.monotonic()
        super().startTest(test)

    def addFailure(self, test, err):
        self._bad = True
        super().addFailure(test, err)

    def addError(self, test, err):
        self._bad = True
        super().addError(test, err)
        if not hasattr(test, "_testMethodName"):  # setUpClass: no startTest and no stopTest
            self.recorder.record(str(test), False)

    def addSubTest(self, test, subtest, err):
        self._bad = self._bad or err is not None
        super().addSubTest(test, subtest, err)

    def addSkip(self, test, reason):
        self._bad = None
        super().addSkip(test, reason)

    def stopTest(self, test):
        if self._bad is not None:
            self.recorder.record(test.id(), not self._bad)
        self.stream.writeln(f"        {time.monotonic() - self._began:.1f} s")
        super().stopTest(test)


def load(file):
    spec = importlib.util.spec_from_file_location(file.stem, file)
    module = importlib.util.module_from_spec(spec)
    sys.modules[file.stem] = module
    spec.loader.exec_module(module)
    return unittest.defaultTestLoader.loadTestsFromModule(module)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--variant", default="release")
    parser.add_argument("work", type=Path)
    parser.add_argument("result")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    os.environ["VARIANT"] = options.variant
    os.environ["LATCHKEY_WORK"] = str(options.work.resolve())
    options.work.mkdir(parents=True, exist_ok=True)
    recorder = Recording.recorder = Recorder(options.result)
    for file in sorted(HERE.glob("*_test.py")):
        if options.names and file.stem.removesuffix("_test") not in options.names:
            continue
        print(f"--- {file.name}", flush=True)
        try:
            tests = load(file)
        except Exception as error:  # a file that does not load is a failed test
            print(f"{file.name} cannot be loaded: {error!r}")
            recorder.record(file.name, False)
            continue
        unittest.TextTestRunner(stream=sys.stdout, verbosity=2, resultclass=Recording).run(tests)
    return recorder.end()


if __name__ == "__main__":
    sys.exit(main())
