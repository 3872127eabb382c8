"""Child processes that never stay behind.

Each child leads a session of its own (Ctrl-C in the terminal reaches the supervisor alone), is told
to stop by the kernel when the supervisor dies, and is written down, so that the next start in the
same folder can end what even kill -9 of the supervisor left (a worker whose master died with it).
"""
import ctypes
import json
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36
_libc = ctypes.CDLL(None, use_errno=True)


def server_program(name):
    """Debian keeps servers in /usr/sbin, which an ordinary user's PATH may lack."""
    return shutil.which(name) or f"/usr/sbin/{name}"


def die_with_parent(sig=signal.SIGTERM):
    """The kernel sends `sig` to this process when its parent dies."""
    _libc.prctl(PR_SET_PDEATHSIG, int(sig), 0, 0, 0)


def _stat(pid):
    """(session, start time in clock ticks since boot, state) of a process, or None."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (OSError, UnicodeDecodeError):
        return None
    return int(fields[3]), int(fields[19]), fields[0]


def start_time(pid):
    found = _stat(pid)
    return found[1] if found else None


def session_members(session):
    """Living processes of a session."""
    members = []
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            found = _stat(int(entry))
            if found and found[0] == session and found[2] != "Z":
                members.append(int(entry))
    return members


def _stands_in(pid, folder):
    """Whether a process was started for `folder`: by its environment or where it stands."""
    try:
        environment = Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
        if b"LATCHKEY_INSTANCE=" + os.fsencode(folder) in environment:
            return True
    except OSError:
        pass
    try:
        cwd = os.readlink(f"/proc/{pid}/cwd")
    except OSError:
        return False
    return cwd == str(folder) or cwd.startswith(str(folder) + "/")


def end_session(session, patience):
    """SIGTERM to all of a session, SIGKILL to what is left after `patience` seconds."""
    _signal_each(session_members(session), signal.SIGTERM)
    deadline = time.monotonic() + patience
    while session_members(session) and time.monotonic() < deadline:
        reap()
        time.sleep(0.02)
    _signal_each(session_members(session), signal.SIGKILL)
    while session_members(session):
        reap()
        time.sleep(0.02)


def _signal_each(pids, sig):
    for pid in pids:
        try:
            os.kill(pid, sig)
        except ProcessLookupError:
            pass


def reap():
    """Collects adopted children that ended. Children of a Popen are left to their Popen."""
    for pid in list(_adopted_zombies()):
        try:
            os.waitpid(pid, os.WNOHANG)
        except ChildProcessError:
            pass


_own_children = set()


def _adopted_zombies():
    me = str(os.getpid())
    for task in os.listdir(f"/proc/{me}/task"):
        try:
            children = Path(f"/proc/{me}/task/{task}/children").read_text().split()
        except OSError:
            continue
        for child in map(int, children):
            found = _stat(child)
            if found and found[2] == "Z" and child not in _own_children:
                yield child


class Processes:
    """The children of one supervisor, in the order of their start."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self._record = self.folder / "run" / "processes.json"
        self._running = {}
        _libc.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)

    def clean_up_after_a_crash(self):
        """Ends what an earlier supervisor of this folder recorded and left. Returns their names."""
        try:
            recorded = json.loads(self._record.read_text())
        except (OSError, ValueError):
            return []
        left = []
        for entry in reversed(recorded):
            session = entry["pid"]
            leader = start_time(session)
            if leader is not None and leader != entry["started"]:
                continue  # the number went to somebody else's process
            members = session_members(session)
            if members and all(_stands_in(pid, self.folder) for pid in members):
                end_session(session, patience=10)
                left.append(entry["name"])
        self._record.unlink(missing_ok=True)
        return left

    def start(self, name, argv, log, env=None, cwd=None):
        """Starts `argv`; what it prints goes to the file `log`. Returns the Popen."""
        parent = os.getpid()

        def prepare():
            die_with_parent()
            if os.getppid() != parent:
                os._exit(1)

        environment = dict(os.environ if env is None else env)
        environment["LATCHKEY_INSTANCE"] = str(self.folder)
        with open(log, "ab") as out:
            child = subprocess.Popen(
                [str(part) for part in argv], stdin=subprocess.DEVNULL, stdout=out, stderr=out,
                cwd=cwd or self.folder, env=environment, start_new_session=True, preexec_fn=prepare)
        _own_children.add(child.pid)
        self._running[name] = (child, start_time(child.pid))
        self._write_down()
        return child

    def stop(self, name, patience=20):
        """Ends one child and all that it started; SIGKILL after `patience` seconds."""
        child, _ = self._running.pop(name)
        if child.poll() is None:
            child.terminate()
        try:
            child.wait(patience)
        except subprocess.TimeoutExpired:
            pass
        end_session(child.pid, patience=0)
        child.wait()
        _own_children.discard(child.pid)
        self._write_down()
        return child.returncode

    def stop_all(self):
        for name in reversed(list(self._running)):
            self.stop(name)
        self._record.unlink(missing_ok=True)

    def pid(self, name):
        return self._running[name][0].pid

    def names(self):
        return list(self._running)

    def died(self):
        """Names and exit codes of children that ended by themselves."""
        return [(name, child.returncode) for name, (child, _) in self._running.items()
                if child.poll() is not None]

    def _write_down(self):
        entries = [{"name": name, "pid": child.pid, "started": started}
                   for name, (child, started) in self._running.items()]
        temporary = self._record.with_suffix(".tmp")
        temporary.write_text(json.dumps(entries))
        temporary.replace(self._record)
