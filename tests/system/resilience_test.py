#!/usr/bin/python3
"""What a hosting admin fears: workers killed, reloads under load, the database gone and back."""
import os
import secrets
import signal
import sys
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
from instance import Instance, reset  # noqa: E402
from load import Load  # noqa: E402
from processes import session_members  # noqa: E402

TOKEN = secrets.token_urlsafe(32)
# The front page, a page that looks a token up, and the one that asks the database if it is there.
PAGES = ["/", f"/l/{TOKEN}", "/ready"]


def setUpModule():
    global site
    folder = Path(os.environ["LATCHKEY_WORK"]) / "resilience"
    reset(folder)
    site = Instance(folder,
                    variant=os.environ["VARIANT"], durable=False, limits=False)
    site.start(demo_data=False)
    site.latchkey("firm", "create", "--slug", "hartwell-finch", "--name", "Hartwell & Finch",
                  "--url", site.url(""), "--sender-name", "Hartwell & Finch",
                  "--sender-address", "portal@hartwell-finch.example")


def tearDownModule():
    site.stop()


def master():
    return site.processes.pid("workers")


def workers():
    return [pid for pid in session_members(master()) if pid != master()]


def wait_for(condition, what, seconds=10.0):
    began = time.monotonic()
    while not condition():
        if time.monotonic() - began > seconds:
            raise AssertionError(f"{what} did not happen within {seconds} s")
        time.sleep(0.01)
    return time.monotonic() - began


class UnderLoad(unittest.TestCase):
    def load(self):
        return Load(site.port, PAGES, expected=(200, 404))

    def test_reload_loses_no_request(self):
        with self.load() as load:
            for _ in range(4):
                load.wait_for_answers(50)
                old = set(workers())
                os.kill(master(), signal.SIGHUP)
                wait_for(lambda: len(workers()) == 4 and not old & set(workers()), "the reload")
            load.wait_for_answers(50)
        self.assertEqual(load.failures, [])

    def test_killed_workers_lose_no_request(self):
        with self.load() as load:
            for _ in range(6):
                load.wait_for_answers(50)
                victim = workers()[0]
                os.kill(victim, signal.SIGKILL)
                wait_for(lambda: victim not in workers() and len(workers()) == 4,
                         "a new worker", seconds=1.5)
                time.sleep(2.1)  # so that the next one has not died young
            load.wait_for_answers(50)
        self.assertEqual(load.failures, [])

    def test_reload_with_a_broken_configuration_changes_nothing(self):
        good = site.config.read_text()
        before = set(workers())
        try:
            with self.load() as load:
                load.wait_for_answers(20)
                site.config.write_text(good + "no_such_key = 1\n")
                os.kill(master(), signal.SIGHUP)
                log = site.folder / "log" / "workers.log"
                wait_for(lambda: "reload-refused" in log.read_text(), "the refusal")
                load.wait_for_answers(50)
            self.assertEqual(load.failures, [])
            self.assertEqual(set(workers()), before)
            self.assertIn("no_such_key", log.read_text())
        finally:
            site.config.write_text(good)


class DatabaseAway(unittest.TestCase):
    def test_pages_say_so_and_come_back_within_5_seconds(self):
        for path in PAGES:
            self.assertIn(site.answers(path), (200, 404))
        site.stop_part("database")
        try:
            for path in PAGES:
                began = time.monotonic()
                answer = self.ask(path)
                self.assertEqual(answer.status, 503, path)
                self.assertLess(time.monotonic() - began, 6)
                self.assertRegex(answer.headers["Retry-After"], r"^[1-9][0-9]*$")
                self.assertNotIn("sql", answer.text.lower())
            self.assertEqual(site.answers("/health"), 200)  # the workers themselves are well
        finally:
            site.start_database()
        back = wait_for(lambda: all(site.answers(path) in (200, 404) for path in PAGES),
                        "every page", seconds=5)
        self.assertLess(back, 5)

    def test_one_that_hangs_holds_nobody_longer_than_its_limit(self):
        os.kill(site.processes.pid("database"), signal.SIGSTOP)
        try:
            began = time.monotonic()
            self.assertEqual(self.ask("/ready").status, 503)
            self.assertLess(time.monotonic() - began, 12)  # database_timeout is 5 s; asked twice
        finally:
            os.kill(site.processes.pid("database"), signal.SIGCONT)
        wait_for(lambda: site.answers("/ready") == 200, "an answer", seconds=5)

    def test_workers_survive_it(self):
        before = set(workers())
        site.stop_part("database")
        for _ in range(8):
            site.answers("/ready")
        site.start_database()
        wait_for(lambda: site.answers("/ready") == 200, "an answer", seconds=5)
        self.assertEqual(set(workers()), before)

    @staticmethod
    def ask(path):
        from visitor import Visitor
        return Visitor(site.url("")).open(path, follow=False)


if __name__ == "__main__":
    unittest.main(verbosity=2)
