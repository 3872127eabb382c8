"""Reads what a suite left about its tests."""
import re
import xml.etree.ElementTree as xml
from dataclasses import dataclass


@dataclass
class Counts:
    passed: int
    failed: int


def junit(path):
    """Boost.Test's JUNIT log: one testcase element a test."""
    passed = failed = 0
    try:
        root = xml.parse(path).getroot()
    except xml.ParseError as error:
        raise ValueError("it was cut off") from error
    for case in root.iter("testcase"):
        bad = [child for child in case if child.tag in ("failure", "error", "skipped")]
        passed, failed = (passed, failed + 1) if bad else (passed + 1, failed)
    return Counts(passed, failed)


def tap(path):
    """node --test's TAP: its totals at the end. A skipped or unfinished test has not passed."""
    totals = dict(re.findall(r"^# (\w+) (\d+)$", path.read_text(), re.MULTILINE))
    if "pass" not in totals:
        raise ValueError("it was cut off")
    missed = sum(int(totals.get(name, 0)) for name in ("fail", "cancelled", "skipped", "todo"))
    return Counts(int(totals["pass"]), missed)


def lines(path):
    """Our own runners in Python: "ok NAME" or "not ok NAME" a line, and "end" as the last one."""
    said = path.read_text().splitlines()
    if not said or said[-1] != "end":
        raise ValueError("it was cut off")
    failed = sum(line.startswith("not ok ") for line in said)
    return Counts(len(said) - 1 - failed, failed)


class Recorder:
    """Writes such lines; a test is a call that does not raise."""

    def __init__(self, path):
        self._out = open(path, "w", buffering=1)
        self.failed = 0

    def record(self, name, good):
        self.failed += not good
        self._out.write(("ok " if good else "not ok ") + name.replace("\n", " ") + "\n")

    def end(self):
        self._out.write("end\n")
        self._out.close()
        return 1 if self.failed else 0
