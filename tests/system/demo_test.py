#!/usr/bin/python3
"""Starting and stopping a whole instance, as `make demo` does: nothing stays behind, nothing is lost."""
import contextlib
import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
from instance import free_port  # noqa: E402
from processes import session_members  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
# As unkind as a folder's name gets: a space, accents, what nginx, make and the shell take specially,
# and too long for a socket's address.
FOLDER = Path(os.environ.get("LATCHKEY_WORK", "/tmp")) / "dëmo [1] $HOME; #x" / ("long" * 20)


def belong_to(folder):
    """Processes whose working folder or environment is the instance's."""
    found = []
    for entry in filter(str.isdigit, os.listdir("/proc")):
        try:
            if Path(f"/proc/{entry}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                continue
            where = os.readlink(f"/proc/{entry}/cwd")
            environment = Path(f"/proc/{entry}/environ").read_bytes()
        except OSError:
            continue
        if where.startswith(str(folder)) or os.fsencode(folder) in environment:
            found.append(int(entry))
    return found


class Demo:
    def __init__(self, *options, port=0):
        self.port = port or free_port()
        self.out = open(FOLDER.parent / "printed", "w+")
        self.began = time.monotonic()
        self.supervisor = subprocess.Popen(
            [ROOT / "tests/support/instance.py", FOLDER, "--port", str(self.port), "--variant",
             os.environ["VARIANT"], "--fast", *options],
            stdin=subprocess.DEVNULL, stdout=self.out, stderr=subprocess.STDOUT,
            start_new_session=True)

    def printed(self):
        return Path(self.out.name).read_text()

    def ready(self, seconds=60):
        while "Ctrl-C stops it" not in self.printed():
            if self.supervisor.poll() is not None or time.monotonic() - self.began > seconds:
                raise AssertionError(f"it did not start:\n{self.printed()}")
            time.sleep(0.05)
        return time.monotonic() - self.began

    def pids(self):
        return json.loads((FOLDER / "instance.json").read_text())["pids"]

    def status(self, path="/ready"):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", path)
        return connection.getresponse().status

    def end(self, sig=signal.SIGTERM):
        self.supervisor.send_signal(sig)
        code = self.supervisor.wait(40)
        self.out.close()
        return code


class StartAndStop(unittest.TestCase):
    def setUp(self):
        shutil.rmtree(FOLDER.parent, ignore_errors=True)
        FOLDER.mkdir(parents=True)

    def tearDown(self):
        left = belong_to(FOLDER)
        for pid in left:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        shutil.rmtree(FOLDER.parent, ignore_errors=True)
        self.assertEqual(left, [])

    def assert_nothing_is_left(self):
        end = time.monotonic() + 10  # a busy machine may take a moment to bury them
        while belong_to(FOLDER) and time.monotonic() < end:
            time.sleep(0.1)
        self.assertEqual(belong_to(FOLDER), [])
        self.assertFalse((FOLDER / "instance.json").exists())
        self.assertEqual([p for p in (FOLDER / "run").iterdir() if p.suffix in (".sock", ".pid")], [])
        links = Path(f"/tmp/latchkey-{os.getuid()}")
        self.assertEqual([link for link in links.glob("*") if os.readlink(link) == str(FOLDER)], [])

    def test_either_signal_stops_all_and_a_second_start_keeps_the_data_and_takes_seconds(self):
        demo = Demo()
        demo.ready()
        self.assertIn(f"Latchkey is ready: http://127.0.0.1:{demo.port}/\n", demo.printed())
        self.assertIn(str(FOLDER / "mail"), demo.printed())
        self.assertGreaterEqual(len(belong_to(FOLDER)), 8)
        self.assertEqual(demo.status(), 200)
        self.assertEqual(demo.end(signal.SIGINT), 0)
        self.assert_nothing_is_left()

        sealed = (FOLDER / "keys" / "master.key").read_text()
        demo = Demo()  # another port
        self.assertLess(demo.ready(), 15)
        self.assertEqual(demo.status(), 200)
        self.assertIn(f"http://127.0.0.1:{demo.port}/\n", demo.printed())
        self.assertEqual((FOLDER / "keys" / "master.key").read_text(), sealed)
        self.assertEqual(demo.end(signal.SIGTERM), 0)
        self.assert_nothing_is_left()

    def test_after_kill_9_the_next_start_cleans_up(self):
        demo = Demo("--no-demo-data")
        demo.ready()
        pids = demo.pids()
        # The worst order: nginx's master and the supervisor at once, so nginx's workers are orphans.
        os.kill(pids["nginx"], signal.SIGKILL)
        demo.end(signal.SIGKILL)
        time.sleep(0.5)
        self.assertNotEqual(session_members(pids["nginx"]), [])
        demo = Demo("--no-demo-data", port=demo.port)
        demo.ready()
        self.assertIn("Ended what an earlier start left", demo.printed())
        self.assertEqual(session_members(pids["nginx"]), [])
        self.assertEqual(demo.end(), 0)
        self.assert_nothing_is_left()

    def test_dies_as_a_whole_and_says_why_when_a_part_dies(self):
        demo = Demo("--no-demo-data")
        demo.ready()
        os.kill(demo.pids()["mailer"], signal.SIGKILL)
        self.assertEqual(demo.supervisor.wait(40), 1)
        self.assertIn("mailer ended by itself", demo.printed())
        self.assert_nothing_is_left()

    def test_refuses_a_second_start_in_the_same_folder_and_a_port_that_is_taken(self):
        demo = Demo("--no-demo-data")
        demo.ready()
        printed = demo.printed()
        second = subprocess.run([ROOT / "tests/support/instance.py", FOLDER], capture_output=True,
                                text=True, stdin=subprocess.DEVNULL)
        self.assertEqual(second.returncode, 1)
        self.assertIn("is running already", second.stderr)
        self.assertEqual(demo.status(), 200)
        self.assertEqual(demo.printed(), printed)
        demo.end()
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            demo = Demo("--no-demo-data", port=taken.getsockname()[1])
            self.assertEqual(demo.supervisor.wait(40), 1)
            self.assertIn("make demo PORT=", demo.printed())
        self.assert_nothing_is_left()


if __name__ == "__main__":
    unittest.main(verbosity=2)
