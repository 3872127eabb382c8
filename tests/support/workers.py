"""latchkey-fcgi alone on a unix socket, without database and nginx, for tests of its processes."""
import http.client
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
from pathlib import Path

import fastcgi_client

ROOT = Path(__file__).resolve().parents[2]
VARIANT = os.environ.get("VARIANT", "release")
PROGRAM = ROOT / "build" / VARIANT / "latchkey-fcgi"


def wait_for(condition, what, seconds=10.0):
    """Waits until `condition()` is true and returns what it gave."""
    deadline = time.monotonic() + seconds
    while True:
        found = condition()
        if found:
            return found
        if time.monotonic() > deadline:
            raise AssertionError(f"{what} did not happen within {seconds} s")
        time.sleep(0.005)


def process_state(pid):
    """The letter of ps(1), Z for one that is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return "Z"


def alive(pid):
    return process_state(pid) != "Z"


class Workers:
    """A master and its workers in a folder of their own: `with Workers(workers=2) as workers:`.
    With `serve=False` the test starts the master itself."""

    def __init__(self, serve=True, **settings):
        self._serve, self._calls = serve, []
        self._folder = tempfile.TemporaryDirectory(prefix="lk-")
        self.folder = Path(self._folder.name)
        self.socket, self.log_file = self.folder / "s", self.folder / "workers.log"
        self.config = self.folder / "latchkey.toml"
        self.templates = self.folder / "templates"
        shutil.copytree(ROOT / "templates", self.templates, ignore=shutil.ignore_patterns("assets"))
        (self.folder / "manifest.txt").write_text("app.css app.css\nfavicon.svg favicon.svg\n")
        (self.folder / "key").write_text(secrets.token_urlsafe(32) + "\n")
        self.master = None
        self.configure(**settings)

    def configure(self, **settings):
        values = {"workers": 3, "templates": self.templates, "assets": self.folder,
                  "key_file": self.folder / "key", "documents": self.folder / "documents",
                  "database": f"unix://{self.folder}/no-database", **settings}
        self.config.write_text("".join(
            f"{key} = {value if isinstance(value, int) else json.dumps(str(value))}\n"
            for key, value in values.items()))

    def start(self, listening=None, environment=None):
        """Starts the master; `listening`: a socket to pass as systemd does. Waits until it serves."""
        command = [PROGRAM, "--config", self.config]
        passed = ()
        if listening is None:
            command += ["--socket", self.socket]
        else:
            # The shell's number becomes the program's, and LISTEN_PID must be that number.
            passed = (listening.fileno(),)
            command = ["sh", "-c", f"exec 3<&{passed[0]}; LISTEN_FDS=1 LISTEN_PID=$$ exec \"$@\"",
                       "sh", *command]
        before = self.count("ready")
        with open(self.log_file, "ab") as log:
            self.master = subprocess.Popen(
                [str(part) for part in command], stdin=subprocess.DEVNULL, stderr=log,
                pass_fds=passed, env={**os.environ, **(environment or {})})
        wait_for(lambda: self.count("ready") > before or self.master.poll() is not None, "a start")
        if self.master.poll() is not None:
            raise AssertionError(f"latchkey-fcgi did not start:\n{self.log_file.read_text()}")
        return self

    def __enter__(self):
        return self.start() if self._serve else self

    def __exit__(self, *_):
        for call in self._calls:
            call.close()
        if self.master and self.master.poll() is None:
            workers = self.pids()
            self.master.kill()
            self.master.wait()
            for pid in workers:
                if alive(pid):
                    os.kill(pid, signal.SIGKILL)
        self._folder.cleanup()

    def pids(self):
        """The master's children: workers, those that drain among them."""
        path = Path(f"/proc/{self.master.pid}/task/{self.master.pid}/children")
        return {int(pid) for pid in path.read_text().split() if alive(int(pid))}

    def signal(self, number):
        self.master.send_signal(number)

    def reload(self):
        """SIGHUP, until all workers are new ones."""
        before = self.count("ready")
        self.signal(signal.SIGHUP)
        wait_for(lambda: self.count("ready") > before, "the reload")

    def log(self, event):
        """The log's lines of that event."""
        if not self.log_file.exists():
            return []
        lines = self.log_file.read_text(errors="replace").splitlines()
        return [line for line in lines if line.split(" ", 1)[0] == event]

    def count(self, event):
        return len(self.log(event))

    def ask(self, path="/health", **about):
        return fastcgi_client.ask(self.socket, path, **about)

    def health(self):
        return self.ask("/health").status

    def silent_call(self):
        """A request that a worker has begun to read, and whose end the test will send or not."""
        call = fastcgi_client.Call(self.socket)
        self._calls.append(call)
        call.begin()
        half = fastcgi_client.record(fastcgi_client.PARAMS, fastcgi_client.pairs({"A": "b"}))
        call.connection.sendall(half)
        time.sleep(0.05)  # for a worker to take it
        return call

    def silent_database(self):
        """A server at the configured address that never says a word: who asks it hangs."""
        listening = socket.socket(socket.AF_UNIX)
        listening.bind(str(self.folder / "no-database"))
        listening.listen(20)
        return listening

    def worker_at_the_database(self):
        """The worker that is asking the database; waits for one."""
        def find():  # the socket it listens on, the caller's, the database's
            return next((pid for pid in self.pids() if self._connections(pid) == 3), None)
        return wait_for(find, "a request that needs the database")

    def kill_with_a_caller(self, pid):
        """kill -9 of a worker at a moment when it holds a caller's connection. Needs a load."""
        def caught():
            os.kill(pid, signal.SIGSTOP)
            wait_for(lambda: process_state(pid) == "T", "the stop")
            if self._connections(pid) > 1:  # the socket it listens on is one
                return True
            os.kill(pid, signal.SIGCONT)
            return False
        wait_for(caught, "a request in that worker")
        os.kill(pid, signal.SIGKILL)

    def _connections(self, pid):
        found = 0
        for entry in Path(f"/proc/{pid}/fd").iterdir():
            try:
                found += os.readlink(entry).startswith("socket:")
            except OSError:
                pass
        return found

    def waiting_call(self):
        """A whole request in the socket's queue, for whoever takes it; the test reads the answer."""
        call = fastcgi_client.Call(self.socket)
        self._calls.append(call)
        call.begin()
        call.params(fastcgi_client.parameters("/health"))
        call.body()
        return call


class Load:
    """Threads that call `ask`, which returns a status, without a pause while the `with` lasts. What
    went wrong is kept."""

    def __init__(self, ask, threads=4):
        self._ask = ask
        self.answered, self.failures = 0, []
        self._end = threading.Event()
        self._lock = threading.Lock()
        self._threads = [threading.Thread(target=self._run) for _ in range(threads)]

    def _run(self):
        while not self._end.is_set():
            try:
                status = self._ask()
                failure = None if status == 200 else f"status {status}"
            except (OSError, fastcgi_client.Broken, http.client.HTTPException) as error:
                failure = repr(error)
            with self._lock:
                if failure:
                    self.failures.append(failure)
                else:
                    self.answered += 1

    def __enter__(self):
        for thread in self._threads:
            thread.start()
        wait_for(lambda: self.answered > 20, "the load's beginning")
        return self

    def __exit__(self, *_):
        self._end.set()
        for thread in self._threads:
            thread.join()
