"""What staff's lists cost over 100,000 contacts and 1,000,000 work items, beside an empty responder of the
same size: pages a second, CPU time, and how many rows the database reads for how many that are shown."""
import http.client
import re
from dataclasses import dataclass

from instance import ROOT, reset
from measure import BenchFailed, WorkerLog, cpu_seconds, wrk
from site_under_load import EMPTY_HOST, Site

CONTACTS, WORK_ITEMS = 100_000, 1_000_000
STAFF = 5_002  # core/bin/bench_desk.cpp: Colleague 2, who has a twentieth of the work
# What is asked for, and the route that answers.
PAGES = {
    "contacts": ("/admin/contacts", "/admin/contacts"),
    "contacts, deep in the list": ("/admin/contacts?after=50000&page=1000", "/admin/contacts"),
    "contacts, search": ("/admin/contacts?q=desk4321", "/admin/contacts"),
    "clients": ("/admin/clients", "/admin/clients"),
    "work, all": ("/admin/work", "/admin/work"),
    "work, mine": ("/admin/work?assignee=me", "/admin/work"),
    "work, waiting": ("/admin/work?status=waiting", "/admin/work"),
    "work, mine, waiting": ("/admin/work?status=waiting&assignee=me", "/admin/work"),
    "work, own status": ("/admin/work?status=1", "/admin/work"),
    "work, completed": ("/admin/work?status=completed", "/admin/work"),
    "work, overdue": ("/admin/work?due=overdue", "/admin/work"),
    "work, mine, next 30 days": ("/admin/work?due=month&assignee=me", "/admin/work"),
    "work, deep in the list": ("/admin/work?after=600000000000-1&page=9000", "/admin/work"),
    "work, search, rare": ("/admin/work?q=audit+2ma", "/admin/work"),
    "work, search, common": ("/admin/work?q=return", "/admin/work"),
    "dashboard": ("/admin", "/admin"),
    "dashboard, mine": ("/admin?assignee=me", "/admin"),
}


@dataclass
class Cost:
    rate: float
    of_empty: float
    ms: float
    database: float
    workers: float
    queries: float
    read: float
    shown: int
    size: int


class DeskBench:
    def __init__(self, options):
        self.options = options
        self.costs = {}

    def run(self):
        folder = ROOT / "build" / "bench-desk"
        if self.options.fresh or not (folder / "bench-data.txt").exists():
            reset(folder)
        site = Site(folder, variant=self.options.variant, work_items=2000, desk=(CONTACTS, WORK_ITEMS))
        try:
            self.measure(site.start())
        finally:
            site.stop()
        self.report(site.counts())

    def measure(self, site):
        cookie = site.desk_cookie(STAFF)
        for name, (path, route) in PAGES.items():
            status, headers, body = self.get(site, path, cookie)  # and warms caches up
            if status != 200:
                raise BenchFailed(f"{path} was answered with {status}")
            before = site.rows_read()
            idle = site.rows_read() - before  # what asking for it costs
            before = site.rows_read()
            self.get(site, path, cookie)
            read = site.rows_read() - before - idle
            requests = site.folder / "wrk-desk"
            requests.write_text(f"{path}\t{cookie}\n")
            kept = ("Content-Type", "Cache-Control", "Content-Length")
            head = [(key, value) for key, value in headers if key in kept]
            site.start_empty_responder((200, head, body), (303, [("Location", "/")], b""))
            load, database, workers, queries = self.load(site, requests, "127.0.0.1", route)
            empty, _, _, _ = self.load(site, requests, EMPTY_HOST)
            site.processes.stop("empty")
            self.costs[name] = Cost(load.rate, load.rate / empty.rate, load.median_ms, database, workers, queries,
                                    read, self.shown(body), len(body))

    @staticmethod
    def shown(body):
        """Lines of the page that come from rows: of tables, and of the dashboard's lists."""
        text = body.decode()
        main = text[text.find("<main"):]
        return len(re.findall(r"<tr>\s*<t[dh]", main)) - main.count("<thead><tr>") \
            if "<tbody>" in main else len(re.findall(r'class="task"|<li class="fresh"|<ul class="rows">|<li><a href="/admin/work', main))

    def load(self, site, requests, host, route=None):
        log = WorkerLog(site.folder / "log" / "workers.log")
        parts = ("database", "workers")
        before = [cpu_seconds(site.processes.pid(part)) for part in parts]
        load = wrk(site.port, host, requests, self.options.seconds, self.options.connections)
        cpu = [1000 * (cpu_seconds(site.processes.pid(part)) - old) / load.answers
               for part, old in zip(parts, before)]
        queries = log.requests("GET", route, "200")[1] if route else 0
        return load, *cpu, queries

    @staticmethod
    def get(site, path, cookie):
        connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=60)
        connection.request("GET", path, headers={"Cookie": cookie})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, answer.getheaders(), body

    def report(self, counts):
        print(f"\nStaff's lists: {counts[0]:,} contacts, {counts[1]:,} work items, {counts[2]:,} requests\n")
        print(f"{'':28}{'':>7}{'a':>9}{'of':>8}{'ms':>8}{'CPU ms a page':>19}{'':>9}{'rows':>8}{'rows':>7}")
        print(f"{'':28}{'bytes':>7}{'second':>9}{'empty':>8}{'median':>8}{'database':>10}{'workers':>9}"
              f"{'queries':>9}{'read':>8}{'shown':>7}")
        for name, cost in self.costs.items():
            print(f"{name:28}{cost.size:7,}{cost.rate:9,.0f}{100 * cost.of_empty:7.1f}%{cost.ms:8.1f}"
                  f"{cost.database:10.2f}{cost.workers:9.2f}{cost.queries:9.1f}{cost.read:8,.0f}{cost.shown:7}")
