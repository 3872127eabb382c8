#!/usr/bin/python3
"""A whole Latchkey of its own in one folder: MariaDB, workers, mailer, previewer and nginx, for `make demo`,
the browser tests and the system tests.

  instance.py FOLDER [--port N] [--variant release] [--no-demo-data] [--fast] [--no-limits] ...
              [--run COMMAND ...]

Runs until SIGINT or SIGTERM, then stops all of it. Once all answers it writes FOLDER/instance.json
(addresses, paths, process numbers) and prints "Latchkey is ready: URL". A second start keeps the data.
With --run it runs COMMAND, which finds that file's name in LATCHKEY_INSTANCE_FILE, and then stops.
The class Instance is the same for tests in Python, which stop and start single parts of it.
"""
import argparse
import fcntl
import getpass
import hashlib
import json
import os
import re
import secrets
import shutil
import signal
import socket
import stat
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import nginx  # noqa: E402
from mariadb import DatabaseFailed, MariaDB  # noqa: E402
from processes import Processes, die_with_parent  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
# The two firms of `latchkey demo-data` and the hosts that nginx answers for them.
FIRMS = {"hartwell-finch": ["127.0.0.1", "localhost"], "brightwater": ["brightwater.localhost"]}


class InstanceFailed(Exception):
    """Something did not start or died; says what, with the end of its log."""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def short_path(folder):
    """`folder` by a name that fits a socket's address (107 bytes) and holds no special character:
    itself, or a link to it below /tmp that is the same at each start and our own."""
    if len(str(folder)) <= 70 and re.fullmatch(r"[A-Za-z0-9_./-]+", str(folder)):
        return folder
    mine = Path("/tmp") / f"latchkey-{os.getuid()}"
    mine.mkdir(mode=0o700, exist_ok=True)
    found = mine.lstat()
    if found.st_uid != os.getuid() or not stat.S_ISDIR(found.st_mode):
        raise InstanceFailed(f"{mine} belongs to somebody else; remove it")
    link = mine / hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]
    if link.is_symlink():
        link.unlink()
    link.symlink_to(folder)
    return link


class Instance:
    """Parts: "database", "workers" (the master and its own), "mailer",
    "previewer", "nginx"."""

    def __init__(self, folder, *, port=0, variant="release", durable=True, limits=True,
                 settings=None, firms=None):
        """`settings`: keys of latchkey.toml that differ. `limits`: nginx's limit_req as in the real
        site. `durable`: each commit reaches the disk. `port` 0: a free one."""
        self.folder = Path(folder).resolve()
        self.port = port or free_port()
        self.bin = ROOT / "build" / variant
        self.limits = limits
        self.durable = durable
        self.firms = firms or FIRMS
        for name in ("run", "log", "tmp", "keys"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        self.folder.chmod(0o700)
        self._lock = None
        self._take_lock()
        self.short = short_path(self.folder)
        self.processes = Processes(self.folder)
        self.cleaned_up = self.processes.clean_up_after_a_crash()
        self.database = MariaDB(self.processes, self.short / "db", self.short / "run" / "db.sock",
                                durable)
        self.config = self.folder / "latchkey.toml"
        self.socket = self.short / "run" / "latchkey.sock"
        self.settings = settings or {}

    # --- all of it -------------------------------------------------------------------------
    def start(self, demo_data=True):
        self._check_port()
        self.start_empty()
        fresh = demo_data and self._put_in_demo_data()
        self.start_workers()
        self.start_mailer()
        self.start_previewer()
        self.start_nginx()
        self.wait_until_ready()
        if fresh:  # the first mails are part of the demo
            self._wait_for("mailer", self.all_mail_is_sent, "the first mails")
        self._write_addresses()
        return self

    def start_empty(self):
        """Configuration, keys and a migrated database alone; what else is needed the caller starts."""
        self._make_keys()
        self._write_config()
        self.start_database()
        self._prepare_database()
        return self

    def stop(self):
        """Stops all parts, the database last. Nothing of them is left afterwards."""
        self.processes.stop_all()
        (self.folder / "instance.json").unlink(missing_ok=True)
        if self.short != self.folder:
            self.short.unlink(missing_ok=True)
            try:
                self.short.parent.rmdir()
            except OSError:
                pass  # another instance has its link there
        if self._lock:
            self._lock.close()
            self._lock = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    # --- single parts ----------------------------------------------------------------------
    def start_database(self):
        self.database.start("database")

    def start_workers(self):
        self.socket.unlink(missing_ok=True)
        self._start("workers", [self.bin / "latchkey-fcgi", "--config", self.config,
                                "--socket", self.socket])
        self._wait_for("workers", self.socket.exists, "the workers' socket")

    def start_mailer(self):
        self._start("mailer", [self.bin / "latchkey-mailer", "--config", self.config])

    def start_previewer(self):
        self._start("previewer", [self.bin / "latchkey-previewer", "--config", self.config])

    def start_nginx(self):
        nginx.prepare(self.folder, self.socket, self.port, self.firms,
                      ROOT / "build" / "assets", ROOT / "build" / "errors", self.limits)
        wrong = nginx.check(self.short)
        if wrong:
            raise InstanceFailed(f"nginx does not take its configuration:\n{wrong}")
        self._start("nginx", nginx.command(self.short))

    def stop_part(self, name):
        return self.processes.stop(name)

    def latchkey(self, *arguments, check=True):
        """Runs the admin's command; returns what it printed."""
        done = subprocess.run([self.bin / "latchkey", "--config", self.config, *arguments],
                              stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if check and done.returncode != 0:
            raise InstanceFailed(f"latchkey {' '.join(arguments)} failed with code "
                                 f"{done.returncode}:\n{done.stdout}{done.stderr}")
        return done.stdout

    def sql(self, text):
        """Runs SQL in the schema as the database's administrator."""
        return self.database.run(text, "latchkey")

    def run(self, command):
        """Runs `command` beside the parts, in the caller's folder; its exit code."""
        self.processes.start("command", command, "/dev/stdout", cwd=os.getcwd(), env={
            **os.environ, "LATCHKEY_INSTANCE_FILE": str(self.folder / "instance.json")})
        while not (ended := dict(self.processes.died())):
            time.sleep(0.1)
        self.processes.stop("command")
        code = ended.pop("command", 1)
        for name, status in ended.items():
            raise InstanceFailed(f"{name} ended by itself with code {status}:\n{self._tail(name)}")
        return code

    def url(self, path="/", firm=None):
        slug = firm or next(iter(self.firms))
        return f"http://{self.firms[slug][0]}:{self.port}{path}"

    # --- inside ----------------------------------------------------------------------------
    def _start(self, name, argv):
        self.processes.start(name, argv, self.folder / "log" / f"{name}.log")

    def _take_lock(self):
        self._lock = open(self.folder / "run" / "lock", "w")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise InstanceFailed(f"{self.folder} is running already") from None

    def _check_port(self):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", self.port))
            except OSError as error:
                raise InstanceFailed(f"port {self.port} cannot be used ({error.strerror}); "
                                     f"choose another one: make demo PORT=8081") from None

    def _make_keys(self):
        for name, size in (("master.key", 32), ("app.password", 24), ("migrator.password", 24)):
            path = self.folder / "keys" / name
            if not path.exists():
                with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
                    out.write(secrets.token_urlsafe(size) + "\n")

    def _write_config(self):
        mail, documents = self.folder / "mail", self.folder / "documents"
        for part in (mail / "tmp", mail / "new", mail / "cur", documents):
            part.mkdir(mode=0o700, parents=True, exist_ok=True)
        values = {
            "workers": 4,
            "templates": ROOT / "templates",
            "assets": ROOT / "build" / "assets",
            "migrations": ROOT / "sql",
            "database": f"unix://{self.database.socket}",
            "database_password_file": self.folder / "keys" / "app.password",
            "migrator_password_file": self.folder / "keys" / "migrator.password",
            "key_file": self.folder / "keys" / "master.key",
            "documents": documents,
            "mail_transport": "maildir",
            "maildir": mail,
            "mail_poll": "200ms",
            **({} if self.durable else {"send_grace": "0s"}),
            **self.settings,
        }
        lines = []
        for key, value in values.items():
            shown = value if isinstance(value, int) else json.dumps(str(value), ensure_ascii=False)
            lines.append(f"{key} = {shown}\n")
        self.config.write_text("".join(lines))

    def _prepare_database(self):
        text = (ROOT / "sql" / "users.sql").read_text()
        for name, value in {"SCHEMA": "latchkey", "HOST": "localhost",
                            "MIGRATOR_PASSWORD": self._secret("migrator.password"),
                            "APP_PASSWORD": self._secret("app.password")}.items():
            text = text.replace(f"@{name}@", value)
        self.database.run(text)
        self.latchkey("migrate")

    def _secret(self, name):
        return (self.folder / "keys" / name).read_text().strip()

    def _put_in_demo_data(self):
        """Once; the port may be another one at each start. True when it was done now."""
        said = self.folder / "demo-data.txt"
        fresh = not said.exists()
        if fresh:
            text = self.latchkey("demo-data", *(f"--url{number}={self.url('', slug)}"
                                                for number, slug in enumerate(self.firms, 1)))
            partial = said.with_suffix(".new")
            partial.write_text(text)
            partial.replace(said)
        for slug in self.firms:
            self.sql(f"UPDATE firms SET base_url = '{self.url('', slug)}' WHERE slug = '{slug}'")
        return fresh

    def wait_until_ready(self):
        self._wait_for("workers", lambda: self.answers("/ready") == 200, "an answer")

    def all_mail_is_sent(self):
        return self.sql("SELECT COUNT(*) FROM outbox WHERE state = 'sending' OR (state = 'queued' "
                        "AND next_attempt_at <= UTC_TIMESTAMP(6))").strip() == "0"

    def answers(self, path, firm=None):
        """The status of a GET, 0 where nothing answers."""
        slug = firm or next(iter(self.firms))
        ask = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}",
                                     headers={"Host": f"{self.firms[slug][0]}:{self.port}"})
        try:
            with urllib.request.urlopen(ask, timeout=5) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return 0

    def _wait_for(self, part, condition, what, seconds=30):
        deadline = time.monotonic() + seconds
        while not condition():
            self.fail_if_something_died()
            if time.monotonic() > deadline:
                raise InstanceFailed(f"{what} did not come within {seconds} s:\n{self._tail(part)}")
            time.sleep(0.03)

    def fail_if_something_died(self):
        for name, code in self.processes.died():
            raise InstanceFailed(f"{name} ended by itself with code {code}; the end of "
                                 f"{self._log(name)}:\n{self._tail(name)}")

    def _log(self, name):
        return self.folder / "log" / {"database": "mariadb.log"}.get(name, f"{name}.log")

    def _tail(self, name):
        try:
            return "\n".join(self._log(name).read_text(errors="replace").splitlines()[-20:])
        except OSError:
            return ""

    def _write_addresses(self):
        told = {
            "port": self.port,
            "firms": {slug: self.url("", slug) for slug in self.firms},
            "folder": str(self.folder), "config": str(self.config), "bin": str(self.bin),
            "mail": str(self.folder / "mail"), "documents": str(self.folder / "documents"),
            "log": str(self.folder / "log"), "database_socket": self.database.socket,
            "database_admin": getpass.getuser(),
            "pids": {name: self.processes.pid(name) for name in self.processes.names()},
        }
        temporary = self.folder / "instance.json.new"
        temporary.write_text(json.dumps(told, indent=2) + "\n")
        temporary.replace(self.folder / "instance.json")


class Stopped(BaseException):
    pass


def stop_on(*signals):
    def handler(number, _frame):
        for each in signals:
            signal.signal(each, signal.SIG_IGN)  # a second Ctrl-C must not cut the stopping off
        raise Stopped(number)
    for each in signals:
        signal.signal(each, handler)


def reset(folder):
    """Removes the folder and what a crashed start left; refuses while it runs."""
    if Path(folder).exists():
        Instance(folder).stop()
        shutil.rmtree(folder)


def announce(instance, demo_data):
    print(f"Latchkey is ready: {instance.url()}", flush=True)
    if demo_data:
        print((instance.folder / "demo-data.txt").read_text().rstrip())
        for slug in list(instance.firms)[1:]:
            print(f"Second firm: {instance.url('/', slug)}")
    print(f"Mails land in {instance.folder / 'mail'}")
    print("Ctrl-C stops it.", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--port", type=int, default=0, help="default: a free one")
    parser.add_argument("--variant", default="release", help="release, debug or asan")
    parser.add_argument("--no-demo-data", action="store_true")
    parser.add_argument("--fast", action="store_true", help="commits do not wait for the disk, nor what is sent for its grace")
    parser.add_argument("--no-limits", action="store_true", help="without nginx's limit_req")
    parser.add_argument("--set", action="append", default=[], metavar="KEY=VALUE",
                        help="a key of latchkey.toml")
    parser.add_argument("--reset", action="store_true", help="throw away an earlier start's data")
    parser.add_argument("--only-reset", action="store_true", help="the same, and start nothing")
    parser.add_argument("--with-parent", action="store_true", help="stop when the caller dies")
    parser.add_argument("--run", nargs=argparse.REMAINDER, metavar="COMMAND")
    options = parser.parse_args()
    settings = {}
    for pair in options.set:
        key, _, value = pair.partition("=")
        settings[key] = int(value) if value.isdigit() else value

    if options.with_parent:
        die_with_parent()
    instance = None
    stop_on(signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    try:
        if options.reset or options.only_reset:
            reset(options.folder)
        if options.only_reset:
            return 0
        instance = Instance(options.folder, port=options.port, variant=options.variant,
                            durable=not options.fast, limits=not options.no_limits,
                            settings=settings)
        if instance.cleaned_up:
            print(f"Ended what an earlier start left: {', '.join(instance.cleaned_up)}")
        instance.start(demo_data=not options.no_demo_data)
        if options.run:
            return instance.run(options.run)
        announce(instance, not options.no_demo_data)
        while True:
            time.sleep(0.2)
            instance.fail_if_something_died()
    except Stopped:
        return 0
    except (InstanceFailed, DatabaseFailed) as failure:
        print(f"Latchkey did not start: {failure}" if instance is None or not
              (instance.folder / "instance.json").exists() else f"Stopped: {failure}",
              file=sys.stderr)
        return 1
    finally:
        if instance:
            instance.stop()


if __name__ == "__main__":
    sys.exit(main())
