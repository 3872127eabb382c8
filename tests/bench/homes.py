"""What the client's home costs: seen again, and seen first after a change; for a contact with 100 and
with 10,000 completed work items; in a database with 500 contacts and in one with 100 times as many."""
import http.client
import statistics
from dataclasses import dataclass

from instance import ROOT, reset
from measure import BenchFailed, WorkerLog, cpu_seconds, wrk
from site_under_load import EMPTY_HOST, Site

HOMES, LONG_HOMES = 20, 4
# Contacts beside the 500 that bench data always has.
SIZES = {"500 contacts": 0, "50,000 contacts": 50_000}


@dataclass
class Cost:
    """CPU ms of one page, and queries; `rate`: pages a second, where it was measured."""
    database: float
    workers: float
    nginx: float
    queries: float = 0
    rate: float = 0

    @property
    def cpu(self):
        return self.database + self.workers


class HomeBench:
    def __init__(self, options):
        self.options = options
        self.costs = {}  # (size, history, view) -> Cost

    def run(self):
        for name, crowd in SIZES.items():
            folder = ROOT / "build" / f"bench-homes-{crowd}"
            if self.options.fresh or not (folder / "bench-data.txt").exists():
                reset(folder)
            site = Site(folder, variant=self.options.variant, work_items=2000, homes=HOMES,
                        long_homes=LONG_HOMES, crowd=crowd)
            try:
                self.measure(site.start(), name)
            finally:
                site.stop()
        self.report()

    def measure(self, site, size):
        usual, long = site.logins()
        page = usual[1][0]
        self.page_bytes = len(page.body)
        kept = ("Content-Type", "Cache-Control", "Content-Length")
        head = [(name, value) for name, value in page.headers.items() if name in kept]
        site.start_empty_responder((200, head, page.body), (303, [("Location", "/")], b""))
        for history, (lines, _) in (("100 completed", usual), ("10,000 completed", long)):
            path = site.folder / "wrk-homes"
            path.write_text("\n".join(lines) + "\n")
            self.again(site, path, "127.0.0.1", ("GET", "/work", "200"))  # warms caches up
            self.costs[size, history, "again"] = self.again(site, path, "127.0.0.1",
                                                            ("GET", "/work", "200"))
            self.costs[size, history, "empty"] = self.again(site, path, EMPTY_HOST)
            self.changed(site, lines)
            self.costs[size, history, "changed"] = self.changed(site, lines)

    def spent(self, site, work):
        """(what `work` returned, CPU seconds of database, workers and nginx)"""
        parts = ("database", "workers", "nginx")
        before = [cpu_seconds(site.processes.pid(part)) for part in parts]
        result = work()
        return result, [cpu_seconds(site.processes.pid(part)) - old
                        for part, old in zip(parts, before)]

    def again(self, site, path, host, expected=None):
        """The same contacts' homes again and again: nothing changes meanwhile."""
        log = WorkerLog(site.folder / "log" / "workers.log")
        load, cpu = self.spent(site, lambda: wrk(site.port, host, path, self.options.seconds,
                                                 self.options.connections))
        queries = log.requests(*expected)[1] if expected else 0
        return Cost(*(1000 * part / load.answers for part in cpu), queries, load.rate)

    def changed(self, site, lines):
        """Each contact's home once after each change of what it shows, one after the other. What the
        change itself costs the database is measured beside it and taken off."""
        rounds = max(1, 400 // len(lines))
        log = WorkerLog(site.folder / "log" / "workers.log")

        def views():
            for _ in range(rounds):
                site.change_homes()
                self.get(site, lines)

        def changes():
            for _ in range(rounds):
                site.change_homes()
        _, with_views = self.spent(site, views)
        _, alone = self.spent(site, changes)
        number, queries, _, _ = log.requests("GET", "/work", "200")
        if number != rounds * len(lines):
            raise BenchFailed(f"{number} homes were answered where {rounds * len(lines)} were asked for")
        return Cost(*(1000 * max(0, both - one) / number for both, one in zip(with_views, alone)), queries)

    @staticmethod
    def get(site, lines):
        connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=30)
        for line in lines:
            path, cookies = line.split("\t")
            connection.request("GET", path, headers={
                "Cookie": cookies, "Accept-Language": "en-GB,en;q=0.9",
                "User-Agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
                              "Chrome/126.0.0.0 Safari/537.36"})
            answer = connection.getresponse()
            body = answer.read()
            if answer.status != 200 or body.count(b'class="job"') != 200:
                raise BenchFailed(f"a home was answered with {answer.status}")
        connection.close()

    def report(self):
        print(f"\nThe client's home, 100 work items to do and 100 completed, {self.page_bytes:,} bytes\n")
        print(f"{'':36}{'a second':>9}{'of':>8}{'CPU ms a page':>28}{'':>9}")
        print(f"{'':36}{'':>9}{'empty':>8}{'database':>10}{'workers':>9}{'nginx':>9}{'queries':>9}")
        for (size, history, view), cost in self.costs.items():
            if view == "empty":
                continue
            empty = self.costs[size, history, "empty"]
            words = {"again": "seen again", "changed": "first after a change"}[view]
            # A view after a change is measured one by one: its share is that of CPU time.
            share = cost.rate / empty.rate if view == "again" else \
                (empty.cpu + empty.nginx) / (cost.cpu + cost.nginx)
            if view == "again":
                print(f"{size}, {history}")
            print(f"{'  ' + words:36}{f'{cost.rate:,.0f}' if cost.rate else '':>9}{100 * share:7.1f} %"
                  f"{cost.database:9.3f}{cost.workers:9.3f}{cost.nginx:9.3f}{cost.queries:9.1f}")
        (small, large), (usual, long) = SIZES, ("100 completed", "10,000 completed")
        print()
        for view, words in (("again", "seen again"), ("changed", "first after a change")):
            base = self.costs[small, usual, view].cpu
            print(f"{words}: with 100 times the history "
                  f"{self.costs[small, long, view].cpu / base:.2f} times the CPU time, "
                  f"with 100 times the contacts {self.costs[large, usual, view].cpu / base:.2f} times, "
                  f"with both {self.costs[large, long, view].cpu / base:.2f} times")
        ratio = statistics.mean(self.costs[key[0], key[1], "changed"].cpu / cost.cpu
                                for key, cost in self.costs.items() if key[2] == "again")
        print(f"what has not changed costs 1/{ratio:.1f} of what is read anew")
