"""A private MariaDB: its own folder, a unix socket, no port. Works as root and as anyone."""
import getpass
import os
import subprocess
import time
from pathlib import Path

from processes import server_program

ADMIN = "latchkey_admin"


class DatabaseFailed(Exception):
    pass


class MariaDB:
    def __init__(self, processes, folder, socket, durable=True):
        """`socket`: at most 100 characters, no spaces. `durable`: every commit is on the disk."""
        self.processes = processes
        self.folder = Path(folder)
        self.socket = str(socket)
        self.durable = durable
        self.log = self.folder.parent / "log" / "mariadb.log"

    def start(self, name="database"):
        """Makes the data folder where it is missing, starts the server and waits until it answers."""
        if not (self.folder / "complete").exists():
            self._install()
        Path(self.socket).unlink(missing_ok=True)
        child = self.processes.start(name, self._command(), self.log)
        deadline = time.monotonic() + 60
        while not self._answers():
            if child.poll() is not None or time.monotonic() > deadline:
                raise DatabaseFailed(f"MariaDB did not start; its log is {self.log}:\n{self._tail()}")
            time.sleep(0.03)

    def run(self, sql, database=""):
        """Runs SQL as the server's administrator; raises with the server's words."""
        done = subprocess.run(self._client(database), input=sql, text=True, capture_output=True)
        if done.returncode != 0:
            raise DatabaseFailed(done.stderr.strip())
        return done.stdout

    def _client(self, database):
        return ["mariadb", "--no-defaults", f"--socket={self.socket}",
                f"--user={getpass.getuser()}", "--batch", "--skip-column-names",
                "--default-character-set=utf8mb4"] + ([database] if database else [])

    def _command(self):
        # Sizes: a demo and the tests fit in 256 MB of buffers; 128 connections are 8 workers, a
        # mailer and a test suite several times over. flush 2 leaves the disk out of each commit.
        return [server_program("mariadbd"), "--no-defaults", f"--datadir={self.folder}", f"--socket={self.socket}",
                "--skip-networking", "--skip-log-bin", "--skip-name-resolve",
                f"--pid-file={self.folder}/mariadbd.pid", f"--tmpdir={self._tmp()}",
                "--character-set-server=utf8mb4", "--collation-server=utf8mb4_unicode_520_ci",
                "--default-time-zone=+00:00", "--transaction-isolation=READ-COMMITTED",
                "--sql-mode=STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION",
                "--performance-schema=OFF", "--innodb-buffer-pool-size=256M",
                "--innodb-log-file-size=96M", "--max-connections=128",
                f"--innodb-flush-log-at-trx-commit={1 if self.durable else 2}",
                *self._user()]

    def _user(self):
        # mariadbd refuses to run as root unless told so. Another user (mysql) could not enter a
        # folder below /root; nobody but the owner can reach this server anyway.
        return ["--user=root"] if os.geteuid() == 0 else []

    def _tmp(self):
        folder = self.folder.parent / "tmp" / "mariadb"
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def _install(self):
        self.folder.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(
            ["mariadb-install-db", "--no-defaults", "--skip-test-db", "--force",  # it asks no DNS
             f"--datadir={self.folder}",
             "--auth-root-authentication-method=socket",
             f"--auth-root-socket-user={getpass.getuser()}", "--innodb-log-file-size=96M",
             # Not /tmp: a server that starts sweeps away what others have in its folder just then.
             f"--tmpdir={self._tmp()}",
             *self._user()],
            stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if done.returncode != 0:
            raise DatabaseFailed(f"mariadb-install-db failed:\n{done.stdout}{done.stderr}")
        (self.folder / "complete").touch()

    def _answers(self):
        return subprocess.run(self._client("") + ["-e", "SELECT 1"], stdin=subprocess.DEVNULL,
                              capture_output=True).returncode == 0

    def _tail(self):
        try:
            return "\n".join(self.log.read_text(errors="replace").splitlines()[-20:])
        except OSError:
            return ""
