"""What a load costs: wrk's figures, CPU times and memory of processes, the workers' log lines."""
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))
from processes import session_members  # noqa: E402

TICK = 1 / os.sysconf("SC_CLK_TCK")
UNITS = {"us": 0.001, "ms": 1, "s": 1000, "m": 60000}


class BenchFailed(Exception):
    """An answer was not what it must be: the figures would say nothing."""


@dataclass
class Load:
    answers: int
    seconds: float
    median_ms: float
    p99_ms: float

    @property
    def rate(self):
        return self.answers / self.seconds


def wrk(port, host, requests, seconds, connections):
    """Runs wrk with one thread; every answer must be 2xx or 3xx."""
    done = subprocess.run(
        ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "30s", "--latency",
         "-s", str(HERE / "requests.lua"), f"http://127.0.0.1:{port}/", "--", str(requests), host],
        capture_output=True, text=True)
    text = done.stdout
    found = re.search(r"(\d+) requests in ([\d.]+)(\w+),", text)
    if done.returncode != 0 or not found:
        raise BenchFailed(f"wrk failed:\n{text}{done.stderr}")
    for bad in ("Non-2xx or 3xx responses", "Socket errors"):
        if bad not in text:
            continue
        line = next(line.strip() for line in text.splitlines() if bad in line)
        raise BenchFailed(f"{host}, {requests.name}: {line}\n{text}")

    def at(percent):
        value, unit = re.search(rf"^\s*{percent}%\s+([\d.]+)(\w+)$", text, re.M).groups()
        return float(value) * UNITS[unit]
    return Load(int(found[1]), float(found[2]) * UNITS[found[3]] / 1000, at(50), at(99))


def cpu_seconds(leader):
    """User and system time so far of a process and all of its session."""
    total = 0
    for pid in session_members(leader):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        total += int(fields[11]) + int(fields[12])
    return total * TICK


def worker_memory(master):
    """Mean PSS of the master's workers, MB."""
    sizes = []
    for pid in session_members(master):
        if pid != master:
            rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
            sizes.append(int(re.search(r"^Pss:\s+(\d+) kB$", rollup, re.M)[1]) / 1024)
    return sum(sizes) / len(sizes)


class WorkerLog:
    """The lines that the workers write from now on, one a request."""

    def __init__(self, path):
        self._path = path
        self._offset = path.stat().st_size

    def requests(self, method, route, status):
        """(number, mean queries, mean ms, mean ms in the database); each must have `status`."""
        number = queries = spent = database = 0
        with open(self._path, errors="replace") as log:
            log.seek(self._offset)
            for line in log:
                if "request id=" not in line:
                    raise BenchFailed(f"the workers say: {line.strip()}")
                fields = dict(pair.split("=", 1) for pair in line.split() if "=" in pair)
                if (fields["method"], fields["route"], fields["status"]) != (method, route, status):
                    raise BenchFailed(f"the workers say: {line.strip()}")
                number += 1
                queries += int(fields["queries"])
                spent += float(fields["ms"])
                database += float(fields["db_ms"])
        if not number:
            raise BenchFailed("the workers have seen no request")
        return number, queries / number, spent / number, database / number
