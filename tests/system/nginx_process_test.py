#!/usr/bin/python3
"""What a visitor sees, through nginx, of workers that die and are replaced: nothing."""
import http.client
import os
import signal
import sys
import threading
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import nginx  # noqa: E402
from instance import free_port  # noqa: E402
from processes import Processes  # noqa: E402
from workers import Load, Workers, wait_for  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]


class BehindNginx(unittest.TestCase):
    def setUp(self):
        self.workers = Workers(database_timeout="30s")
        self.workers.__enter__()
        self.addCleanup(self.workers.__exit__)
        folder = self.workers.folder
        for name in ("run", "log"):
            (folder / name).mkdir()
        self.port = free_port()
        nginx.prepare(folder, self.workers.socket, self.port, {"hartwell-finch": ["127.0.0.1"]},
                      ROOT / "build" / "assets", ROOT / "build" / "errors", limits=False)
        self.assertEqual(nginx.check(folder), "")
        processes = Processes(folder)
        self.addCleanup(processes.stop_all)
        processes.start("nginx", nginx.command(folder), folder / "log" / "nginx.log")
        wait_for(self.answers, "nginx's start")

    def get(self, path="/health", method="GET"):
        """Status and body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request(method, path, body=b"a=b" if method == "POST" else None)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def health(self):
        return self.get()[0]

    def answers(self):
        try:
            return self.health() == 200
        except OSError:
            return False

    def test_kill_9_in_the_midst_of_requests_fails_none(self):
        time.sleep(2.1)  # they have lived, so that each is replaced at once
        with Load(self.health, threads=8) as load:
            for victim in self.workers.pids():
                self.workers.kill_with_a_caller(victim)
                answered = load.answered
                wait_for(lambda: load.answered > answered + 50, "more answers")
        self.assertEqual(load.failures, [])
        self.assertEqual(self.workers.count("worker-died"), 3)

    def test_get_that_dies_with_its_worker_is_answered_by_another(self):
        database = self.workers.silent_database()
        told = {}
        asking = threading.Thread(target=lambda: told.update(answer=self.get("/ready")))
        asking.start()
        os.kill(self.workers.worker_at_the_database(), signal.SIGKILL)
        self.workers.worker_at_the_database()
        database.close()
        asking.join()
        # The program's own words: nginx would say 502 in its own.
        self.assertEqual(told["answer"], (503, b"the database is away\n"))

    def test_post_that_dies_with_its_worker_is_not_sent_twice(self):
        database = self.workers.silent_database()
        self.addCleanup(database.close)
        told = {}
        asking = threading.Thread(
            target=lambda: told.update(answer=self.get("/admin/sign-in", "POST")))
        asking.start()
        os.kill(self.workers.worker_at_the_database(), signal.SIGKILL)
        asking.join(5)
        self.assertFalse(asking.is_alive(), "another worker was asked")
        self.assertEqual(told["answer"][0], 502)

    def test_reload_fails_none(self):
        with Load(self.health, threads=8) as load:
            for _ in range(8):
                self.workers.reload()
        self.assertEqual(load.failures, [])

    def test_all_workers_dead_at_once_is_a_pause_and_no_failure(self):
        with Load(self.health, threads=8) as load:
            for worker in self.workers.pids():
                os.kill(worker, signal.SIGKILL)
            answered = load.answered
            wait_for(lambda: load.answered > answered + 50, "more answers")
        # Those that were being answered are tried again, by workers yet to come.
        self.assertEqual(load.failures, [])


if __name__ == "__main__":
    unittest.main(verbosity=2)
