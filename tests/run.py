#!/usr/bin/python3
"""Runs the test suites and ends with the line "N passed, N failed".

  run.py [--variant release] [--list] [SUITE or FILE ...]

Without names all of STEPS below run, at most two at a time. A file of tests (tests/web/pins_test.cpp,
tests/browser/help_test.mjs) runs by itself. Everything they start is private: an own
MariaDB and own instances below build/check-<variant>, so a demo may run beside. What a suite printed
stays in build/check-<variant>/log/<suite>.log and is shown in full where it failed.
"""
import argparse
import os
import signal
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "support"))
import results  # noqa: E402
from instance import InstanceFailed, Stopped, short_path, stop_on  # noqa: E402
from mariadb import DatabaseFailed, MariaDB  # noqa: E402
from processes import Processes, die_with_parent  # noqa: E402

PYTHON = "/usr/bin/python3"
SECONDS = os.environ.get("SECONDS_EACH", "4")  # for each fuzzer
INSTANCE = [PYTHON, "tests/support/instance.py"]
BOOST = ["--color_output=no", "--report_level=no",
         "--logger=HRF,error,stdout", "--logger=JUNIT,error,{result}"]
NODE = ["node", "--test", "--test-concurrency=3", "--test-reporter=spec", "--test-reporter-destination=stdout",
        "--test-reporter=tap", "--test-reporter-destination={result}"]

SYSTEM = [PYTHON, "tests/system/run.py", "--variant={variant}"]
# What is killed, cut off and filled up has to be back within a time.
FAULT_TESTS = ["nginx_process", "process", "resilience"]
SYSTEM_TESTS = sorted(path.stem.removesuffix("_test")
                      for path in (ROOT / "tests" / "system").glob("*_test.py")
                      if path.stem.removesuffix("_test") not in FAULT_TESTS)
BROWSER_TESTS = sorted(str(path.relative_to(ROOT))
                       for path in (ROOT / "tests" / "browser").glob("*_test.mjs"))


@dataclass
class Step:
    """One suite. {bin}, {variant}, {result} and {work} in `command` are filled in."""
    name: str
    command: list
    read: object                      # results.<reader>: (result file) -> Counts
    needs: list = field(default_factory=list)  # make targets
    minutes: float = 10               # a suite that takes longer has failed
    alone: bool = False               # it measures times or loads the machine
    database: bool = False            # it finds a MariaDB in its environment


# In the order of their start, the longest first, so that neither of the two places stands empty at the
# end. Each suite is also a target of make.
STEPS = [
    Step("lint", [PYTHON, "tests/lint/run.py", "{result}"], results.lines, minutes=30),
    Step("browser", [*INSTANCE, "{work}", "--reset", "--fast", "--no-limits", "--with-parent",
                     "--variant", "{variant}", "--run", *NODE, *BROWSER_TESTS], results.tap,
         needs=["all", "tests/browser/node_modules"], minutes=30),
    Step("db", ["{bin}/tests/db_tests", *BOOST], results.junit,
         needs=["{bin}/tests/db_tests"], minutes=15, database=True),
    Step("system", [*SYSTEM, "{work}", "{result}", *SYSTEM_TESTS], results.lines, needs=["all"], minutes=20),
    Step("web", ["{bin}/tests/web_tests", *BOOST], results.junit,
         needs=["{bin}/tests/web_tests", "assets"], minutes=15, database=True),
    Step("unit", ["{bin}/tests/unit_tests", *BOOST], results.junit,
         needs=["{bin}/tests/unit_tests"]),
    Step("fuzz", [PYTHON, "tests/fuzz/run.py", "--seconds", SECONDS, "{result}"], results.lines,
         needs=["fuzzers"], minutes=12 + int(SECONDS) / 4),
    Step("faults", [*SYSTEM, "{work}", "{result}", *FAULT_TESTS], results.lines, needs=["all"],
         minutes=20, alone=True),
]


def one_file(path):
    """The step that runs one file of a suite; none where it is no such file."""
    suite, name = Path(path).parent.name, Path(path).stem
    step = next((step for step in STEPS if step.name == suite), None)
    if step is None or not (ROOT / path).is_file():
        return None
    if suite == "browser":
        command = [part for part in step.command if part not in BROWSER_TESTS] + [path]
        return Step(name, command, step.read, needs=step.needs, minutes=step.minutes)
    binary = f"{{bin}}/tests/one/{suite}/{name}"
    return Step(name, [binary, *BOOST], step.read, needs=[binary, *step.needs[1:]],
                minutes=step.minutes, database=step.database)


@dataclass
class Running:
    step: Step
    child: object
    result: Path
    log: Path
    began: float


class Run:
    def __init__(self, folder, variant):
        self.folder, self.variant = folder, variant
        self.bin = f"build/{variant}"
        for name in ("run", "log", "tmp", "result", "work"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        self.short = short_path(folder)
        self.processes = Processes(folder)
        self.processes.clean_up_after_a_crash()
        self.passed = self.failed = 0

    def all(self, steps):
        steps = [step for step in steps if self.built(step)]
        environment = self.environment(steps)
        waiting, running = list(steps), []
        while waiting or running:
            while waiting and self.may_start(waiting[0], running):
                running.append(self.start(waiting.pop(0), environment))
            time.sleep(0.1)
            for one in list(running):
                over = time.monotonic() - one.began > one.step.minutes * 60
                if one.child.poll() is not None or over:
                    running.remove(one)
                    self.finish(one, over)

    @staticmethod
    def may_start(step, running):
        if step.alone or any(one.step.alone for one in running):
            return not running
        return len(running) < 2

    def built(self, step):
        """Makes what the suite needs; a suite that does not build has failed."""
        targets = [target.format(bin=self.bin) for target in step.needs]
        if not targets:
            return True
        variant = "fuzz" if step.name == "fuzz" else self.variant
        log = self.folder / "log" / f"{step.name}.build.log"
        log.unlink(missing_ok=True)
        began = time.monotonic()
        child = self.processes.start(
            "build", ["make", "-j2", "--no-print-directory", f"VARIANT={variant}", *targets], log,
            cwd=ROOT, env=without_make())
        code = child.wait()
        self.processes.stop("build")
        if code != 0:
            self.report(step.name, results.Counts(0, 1), began, "does not build", log)
        elif time.monotonic() - began > 5:
            print(f"  built  {step.name:<9} {time.monotonic() - began:6.1f} s", flush=True)
        return code == 0

    def environment(self, steps):
        """What suites find in their environment; a MariaDB is there for those that use one."""
        environment = without_make() | {
            "LATCHKEY_ROOT": str(ROOT), "LATCHKEY_BUILD": str(ROOT / self.bin),
            "VARIANT": self.variant,
            "ASAN_OPTIONS": "detect_leaks=1:abort_on_error=0",
            "UBSAN_OPTIONS": "print_stacktrace=1"}
        if any(step.database for step in steps):
            server = MariaDB(self.processes, self.short / "db", self.short / "run" / "db.sock",
                             durable=False)
            server.start()
            server.run("CREATE OR REPLACE USER latchkey_test@localhost IDENTIFIED BY 'latchkey';"
                       "GRANT ALL ON *.* TO latchkey_test@localhost WITH GRANT OPTION;")
            environment |= {"LATCHKEY_TEST_DB_SOCKET": server.socket,
                            "LATCHKEY_TEST_DB_USER": "latchkey_test",
                            "LATCHKEY_TEST_DB_PASSWORD": "latchkey"}
        return environment

    def start(self, step, environment):
        result = self.folder / "result" / step.name
        log = self.folder / "log" / f"{step.name}.log"
        work = self.folder / "work" / step.name
        for stale in (result, log):
            stale.unlink(missing_ok=True)
        values = {"bin": self.bin, "variant": self.variant, "result": result, "work": work}
        command = [part.format(**values) for part in step.command]
        child = self.processes.start(step.name, command, log, env=environment, cwd=ROOT)
        return Running(step, child, result, log, time.monotonic())

    def finish(self, one, over):
        code = self.processes.stop(one.step.name, patience=10)
        try:
            counts = one.step.read(one.result)
        except (OSError, ValueError) as error:
            counts = results.Counts(0, 0)
            why = f"left no result ({error})"
        else:
            why = "" if counts.passed else "ran no test"
        if over:
            why = f"did not end within {one.step.minutes:g} minutes"
        elif code < 0:
            why = f"was ended by {signal.Signals(-code).name}"
        elif code != 0 and not counts.failed:
            why = why or f"ended with code {code}"
        if why and not counts.failed:
            counts.failed = 1
        self.report(one.step.name, counts, one.began, why, one.log)

    def report(self, name, counts, began, why, log):
        self.passed += counts.passed
        self.failed += counts.failed
        if counts.failed or why:
            print(f"\n----- {name} {why}".rstrip())
            try:
                print(log.read_text(errors="replace").rstrip())
            except OSError:
                pass
            print(f"----- end of {name}\n")
        word = "FAILED" if counts.failed else "ok"
        print(f"  {word:<6} {name:<9} {time.monotonic() - began:6.1f} s   {counts.passed} passed"
              + (f", {counts.failed} failed" if counts.failed else ""), flush=True)

    def stop(self):
        self.processes.stop_all()
        if self.short != self.folder:
            self.short.unlink(missing_ok=True)


def without_make():
    """This process's environment without what a make above it left there."""
    return {name: value for name, value in os.environ.items()
            if name not in ("MAKEFLAGS", "MFLAGS", "MAKELEVEL", "MAKEOVERRIDES")}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("suites", nargs="*", metavar="SUITE_OR_FILE")
    parser.add_argument("--variant", default="release")
    parser.add_argument("--list", action="store_true", help="name the suites")
    options = parser.parse_args()
    known = {step.name: step for step in STEPS}
    if options.list:
        print("\n".join(known))
        return 0
    for name in options.suites:
        known.setdefault(name, one_file(name))
        if known[name] is None:
            parser.error(f"no suite and no file of tests {name}; the suites are {', '.join(s.name for s in STEPS)}")
    steps = [known[name] for name in options.suites] or STEPS
    if options.suites:  # clang-tidy takes longer than all suites together: `make lint` runs it
        os.environ["LATCHKEY_TIDY"] = "1"

    die_with_parent()
    folder = ROOT / "build" / f"check-{options.variant}"
    folder.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    run = None
    stop_on(signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    try:
        run = Run(folder, options.variant)
        run.all(steps)
    except Stopped:
        print("Stopped.")
        return 130
    except (InstanceFailed, DatabaseFailed) as failure:
        print(failure)
        run.failed += 1
    finally:
        if run:
            run.stop()
    print(f"\nIn {time.monotonic() - began:.0f} s:")
    print(f"{run.passed} passed, {run.failed} failed")
    return 0 if run.passed and not run.failed else 1


if __name__ == "__main__":
    sys.exit(main())
