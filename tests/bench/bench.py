#!/usr/bin/python3
"""What a checklist page, a claim and the home of a login cost, beside an empty responder of the same size.

  bench.py [--variant release] [--fresh] [--work-items 200000] [--seconds 3] [--rounds 5] ...

Its instance and data stay in build/bench for the next run. Every kind of request is measured in each
round, one after the other, so that what else the machine does meets all of them. No figure fails the
run; an answer that is not the one expected does.
"""
import argparse
import shutil
import signal
import statistics
import sys
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "support")]
from desk import DeskBench  # noqa: E402
from homes import HomeBench  # noqa: E402
from instance import ROOT, InstanceFailed, Stopped, reset, stop_on  # noqa: E402
from mariadb import DatabaseFailed  # noqa: E402
from measure import BenchFailed, WorkerLog, cpu_seconds, worker_memory, wrk  # noqa: E402
from processes import die_with_parent  # noqa: E402
from site_under_load import EMPTY_HOST, Site  # noqa: E402

PROGRAMS = ("database", "workers", "nginx")


@dataclass
class Figures:
    """Of one kind of request, over all rounds."""
    loads: list = field(default_factory=list)
    cpu: dict = field(default_factory=lambda: dict.fromkeys(PROGRAMS, 0.0))
    queries: float = 0

    @property
    def answers(self):
        return sum(load.answers for load in self.loads)

    def cpu_ms(self, name):
        return 1000 * self.cpu[name] / self.answers

    def median(self, of):
        return statistics.median(of(load) for load in self.loads)


class Bench:
    def __init__(self, site, options):
        self.site, self.options = site, options
        self.figures = {name: Figures() for name in
                        ("checklist page", "empty, page", "claim", "empty, claim")}

    def prepare(self):
        """Browsers with their work, the empty responder, and the files that wrk reads."""
        site = self.site
        self.idle_memory = worker_memory(site.processes.pid("workers"))
        lines, claim, pages = site.sessions(self.options.sessions)
        self.pages = self._write("pages", lines)
        self.page_bytes = round(statistics.mean(len(page.body) for page in pages))
        self.claim_bytes = len(claim.body)
        kept = ("Content-Type", "Cache-Control", "Location", "Set-Cookie", "Content-Length")

        def head(answer):
            return [(name, value) for name, value in answer.headers.items() if name in kept]
        page = min(pages, key=lambda page: abs(len(page.body) - self.page_bytes))
        self.page_bytes = len(page.body)
        site.start_empty_responder((200, head(page), page.body), (303, head(claim), claim.body))

    def _write(self, name, lines):
        path = self.site.folder / f"wrk-{name}"
        path.write_text("\n".join(lines) + "\n")
        return path

    def run(self):
        seconds = self.options.seconds
        self._measure("checklist page", "127.0.0.1", self.pages, seconds, ("GET", "/work/{work}", "200"))
        self.figures["checklist page"] = Figures()  # the first round warms caches up
        supply = 1500 * seconds  # more than a quiet machine claims
        for _ in range(self.options.rounds):
            self._measure("checklist page", "127.0.0.1", self.pages, seconds,
                          ("GET", "/work/{work}", "200"))
            self._measure("empty, page", EMPTY_HOST, self.pages, seconds)
            supply = self._measure_claims(supply, seconds)
            self._measure("empty, claim", EMPTY_HOST, self.claims, seconds)
        self.busy_memory = worker_memory(self.site.processes.pid("workers"))

    def _measure_claims(self, supply, seconds):
        """Each link once. Returns how many the next round wants."""
        self.claims = self._write("claims", self.site.claims(supply, 50))
        before = self.site.claimed_links()
        load = self._measure("claim", "127.0.0.1", self.claims, seconds,
                             ("POST", "/l/{token}", "303"))
        claimed = self.site.claimed_links() - before
        if not load.answers <= claimed <= load.answers + self.options.connections:
            raise BenchFailed(f"{load.answers} claims were answered, and {claimed} links are claimed")
        return max(supply, round(3 * load.rate * seconds))

    def _measure(self, name, host, requests, seconds, expected=None):
        site, figures = self.site, self.figures[name]
        log = WorkerLog(site.folder / "log" / "workers.log")
        before = {part: cpu_seconds(site.processes.pid(part)) for part in PROGRAMS}
        load = wrk(site.port, host, requests, seconds, self.options.connections)
        for part in PROGRAMS:
            figures.cpu[part] += cpu_seconds(site.processes.pid(part)) - before[part]
        site.fail_if_something_died()
        figures.loads.append(load)
        if expected:
            _, figures.queries, _, _ = log.requests(*expected)
        return load

    def report(self):
        contacts, work_items, requests = self.site.counts()
        options = self.options
        print(f"\n{contacts:,} contacts, {work_items:,} work items, {requests:,} requests; "
              f"{options.rounds} rounds of {options.seconds} s each, {options.connections} connections, "
              f"{options.sessions} browsers\n")
        print(f"{'':28}{'':>9}{'of':>8}{'ms':>8}{'ms':>8}{'CPU ms a request':>26}{'':>9}")
        print(f"{'':28}{'a second':>9}{'empty':>8}{'median':>8}{'99 %':>8}"
              f"{'database':>10}{'workers':>8}{'nginx':>8}{'queries':>9}")
        for name, size in (("checklist page", self.page_bytes), ("claim", self.claim_bytes)):
            self._line(name, size, self.figures[name],
                       self.figures[f"empty, {name.split()[-1]}"])
        print(f"\nMemory of a worker (PSS): {self.idle_memory:.1f} MB idle, "
              f"{self.busy_memory:.1f} MB busy")

    @staticmethod
    def _line(name, size, real, empty):
        ratio = statistics.median(a.rate / b.rate for a, b in zip(real.loads, empty.loads))
        for title, figures, shown in ((name, real, f"{100 * ratio:.1f} %"),
                                      ("  empty responder", empty, "")):
            print(f"{title + f', {size:,} bytes':28}{figures.median(lambda load: load.rate):9,.0f}"
                  f"{shown:>8}{figures.median(lambda load: load.median_ms):8.1f}"
                  f"{figures.median(lambda load: load.p99_ms):8.1f}"
                  + (f"{figures.cpu_ms('database'):10.2f}{figures.cpu_ms('workers'):8.2f}"
                     if shown else f"{'':18}")
                  + f"{figures.cpu_ms('nginx'):8.2f}"
                  + (f"{figures.queries:9.1f}" if shown else ""))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--variant", default="release")
    parser.add_argument("--fresh", action="store_true", help="make the data anew")
    parser.add_argument("--work-items", type=int, default=200000)
    parser.add_argument("--seconds", type=int, default=3, help="of each kind in each round")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--connections", type=int, default=8)
    parser.add_argument("--sessions", type=int, default=400, help="browsers that hold work")
    parser.add_argument("--only", choices=["checklists", "homes", "desk"], help="measure these alone")
    parser.add_argument("--with-parent", action="store_true", help="stop when the caller dies")
    options = parser.parse_args()
    if options.with_parent:
        die_with_parent()
    if not shutil.which("wrk"):
        print("make bench needs wrk; packages.txt lists it", file=sys.stderr)
        return 1
    folder = ROOT / "build" / "bench"
    if options.work_items != 200000:
        folder = folder.with_name(f"bench-{options.work_items}")
    site = None
    stop_on(signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    try:
        if options.only in (None, "checklists"):
            if options.fresh or not (folder / "bench-data.txt").exists():
                reset(folder)
            site = Site(folder, variant=options.variant, work_items=options.work_items).start()
            bench = Bench(site, options)
            bench.prepare()
            bench.run()
            bench.report()
            site.stop()
            site = None
        if options.only in (None, "homes"):
            HomeBench(options).run()
        if options.only in (None, "desk"):
            DeskBench(options).run()
        return 0
    except Stopped:
        return 1
    except (BenchFailed, InstanceFailed, DatabaseFailed) as failure:
        print(f"bench: {failure}", file=sys.stderr)
        return 1
    finally:
        if site:
            site.stop()


if __name__ == "__main__":
    sys.exit(main())
