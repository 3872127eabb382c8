"""The instance that `make bench` measures: one firm with much data, an empty responder beside it
behind the same nginx, and browsers that have claimed work."""
import base64
import hashlib
import random
import secrets
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))
import nginx  # noqa: E402
from instance import Instance, InstanceFailed  # noqa: E402
from visitor import Visitor  # noqa: E402

EMPTY_HOST = "empty.localhost"
LINK_TOKEN_PURPOSE, SESSION_TOKEN_PURPOSE = 1, 2  # core/base/secret.hpp
FIRST_HOME = 9_000_001  # core/bin/bench_homes.hpp


class Site(Instance):
    """Parts beside those of Instance: "empty". No mailer: notices of claims stay in the Outbox."""

    def __init__(self, folder, *, variant, work_items, homes=0, long_homes=0, crowd=0,
                 desk=(0, 0), settings=None):
        super().__init__(folder, variant=variant, limits=False, firms={"bench": ["127.0.0.1"]},
                         # A worker that is replaced midway would take its CPU time with it.
                         settings={"max_requests_per_worker": 0, **(settings or {})})
        self.work_items = work_items
        self.homes, self.long_homes, self.crowd = homes, long_homes, crowd
        self.desk = desk  # contacts, and work items
        self.empty_socket = self.short / "run" / "empty.sock"
        self._made = self.folder / "bench-data.txt"
        self._free = None  # links that nobody claimed, in an order that is the same in each run

    def start(self):
        try:
            self.start_empty()
        except InstanceFailed as failure:
            raise InstanceFailed(f"{failure}\nWhere the data is of another version, "
                                 "make bench FRESH=1 makes it anew.") from None
        if not self._made.exists():
            print(f"Making {self.work_items:,} work items …", flush=True)
            said = self.latchkey("bench-data", "--work-items", str(self.work_items),
                                 "--homes", str(self.homes), "--long-homes", str(self.long_homes),
                                 "--crowd", str(self.crowd),
                                 "--desk-contacts", str(self.desk[0]),
                                 "--desk-work-items", str(self.desk[1]))
            self.sql("ANALYZE TABLE " + ", ".join(self.sql("SHOW TABLES").split()))
            self._made.write_text(said)
        self._forget_claims()
        self.sql(f"UPDATE firms SET base_url = '{self.url('')}'")
        self.start_nginx()
        self.start_workers()
        self.wait_until_ready()
        return self

    def counts(self):
        """(contacts, work items, requests)"""
        return [int(line.split("\t")[1]) for line in self._made.read_text().splitlines()]

    def start_empty_responder(self, page, claim):
        """`page`, `claim`: the answers it gives to GET and POST, as (status, headers, body)."""
        files = []
        for name, (status, headers, body) in (("page", page), ("claim", claim)):
            head = [f"Status: {status}", *(f"{key}: {value}" for key, value in headers)]
            files.append(self.folder / f"empty-{name}")
            files[-1].write_bytes("\r\n".join([*head, "", ""]).encode() + body)
        self.empty_socket.unlink(missing_ok=True)
        workers = {"workers": 4, **self.settings}["workers"]
        self._start("empty", [self.bin / "bench" / "empty_responder", self.empty_socket, workers,
                              *files])
        self._wait_for("empty", self.empty_socket.exists, "the empty responder's socket")

    # --- what clients hold ---------------------------------------------------------------------
    def add_tokens(self, count):
        """Fresh tokens for `count` links that nobody claimed: [(token, work item)]. A mailer makes
        one likewise for each mail."""
        if self._free is None:
            unclaimed = self.sql("SELECT id, work_item_id FROM magic_links WHERE expires_at > NOW() + "
                                 f"INTERVAL 1 HOUR AND contact_id < {FIRST_HOME} ORDER BY id")
            self._free = [line.split("\t") for line in unclaimed.splitlines()]
            random.Random(1).shuffle(self._free)
        if len(self._free) < count:
            raise InstanceFailed(f"{count} more unclaimed links are wanted and {len(self._free)} are "
                                 "there; give --fresh, or take fewer rounds")
        taken, self._free = self._free[:count], self._free[count:]
        return self._mail(taken)

    def _mail(self, links):
        """A token for each of [(link, work item)]: [(token, work item)]."""
        made, rows = [], []
        for link, work in links:
            token = secrets.token_bytes(32)
            rows.append(f"(0x{self._hash(token).hex()}, 1, {link}, NOW(6))")
            made.append((base64.urlsafe_b64encode(token).rstrip(b"=").decode(), work))
        self.sql("INSERT INTO link_tokens (token_hash, firm_id, link_id, created_at) VALUES "
                 + ",".join(rows))
        return made

    def claims(self, count, browsers):
        """Lines for requests.lua: claims by browsers that have opened a link's page and have no
        device cookie yet. What a form holds is bound to its browser, not to its link."""
        links = self.add_tokens(count)
        known = []
        for token, _ in links[:browsers]:
            visitor = Visitor(self.url(""))
            csrf = visitor.open(f"/l/{token}").csrf()
            known.append((self._cookies(visitor), csrf))
        return [f"/l/{token}\t{cookies}\tcsrf={csrf}" for i, (token, _) in enumerate(links)
                for cookies, csrf in [known[i % browsers]]]

    def sessions(self, count):
        """Lines for requests.lua: checklist pages, each of another work item for the browser that
        claimed it. Returns (lines, a claim's answer, [a page's answer])."""
        lines, claimed, pages = [], None, []
        for token, work in self.add_tokens(count):
            visitor = Visitor(self.url(""))
            claimed = visitor.submit(visitor.open(f"/l/{token}"), f"/l/{token}", follow=False)
            page = visitor.open(f"/work/{work}", follow=False)
            if claimed.status != 303 or page.status != 200:
                raise InstanceFailed(f"a claim was answered with {claimed.status} and its page with "
                                     f"{page.status}:\n{page.text}")
            pages.append(page)
            lines.append(f"/work/{work}\t{self._cookies(visitor)}")
        return lines, claimed, pages

    def logins(self):
        """Contacts with much work, signed in by login: ([line for requests.lua], [page]) of those with
        100 completed work items, and of those with 10,000."""
        links = [line.split("\t") for line in self.sql(
            "SELECT id, work_item_id, contact_id FROM magic_links "
            f"WHERE contact_id >= {FIRST_HOME} ORDER BY contact_id").splitlines()]
        lines, pages = [], []
        for (token, _), (_, _, contact) in zip(self._mail([link[:2] for link in links]), links):
            visitor = Visitor(self.url(""))
            visitor.submit(visitor.open(f"/l/{token}"), f"/l/{token}", follow=False)
            self.sql(f"INSERT IGNORE INTO logins (firm_id, contact_id, password_hash, created_at, "
                     f"password_changed_at) VALUES (1, {contact}, 'none', NOW(6), NOW(6)); "
                     "UPDATE sessions SET kind = 'login', expires_at = NOW(6) + INTERVAL 20 DAY "
                     f"WHERE contact_id = {contact}")
            page = visitor.open("/work", follow=False)
            if page.status != 200 or page.text.count('class="job"') != 200:
                raise InstanceFailed(f"a home was answered with {page.status}:\n{page.text[:2000]}")
            lines.append(f"/work\t{self._cookies(visitor)}")
            pages.append(page)
        return (lines[:self.homes], pages[:self.homes]), (lines[self.homes:], pages[self.homes:])

    def desk_cookie(self, staff):
        """The cookie of a member of staff who is signed in, with the second factor without which nobody is."""
        token = secrets.token_bytes(32)
        self.sql(f"UPDATE staff SET totp_secret = 'bench', totp_since = NOW(6) WHERE firm_id = 1 AND id = {staff}")
        self.sql("INSERT INTO sessions (token_hash, firm_id, kind, staff_id, created_at, seen_at, expires_at) "
                 f"VALUES (0x{self._hash(token, SESSION_TOKEN_PURPOSE).hex()}, 1, 'staff', {staff}, NOW(6), "
                 "NOW(6), NOW(6) + INTERVAL 11 HOUR)")
        return "staff=" + base64.urlsafe_b64encode(token).rstrip(b"=").decode()

    def rows_read(self):
        """Rows that the server has handed to queries since its start, temporary tables' too."""
        return sum(int(line.split("\t")[1])
                   for line in self.sql("SHOW GLOBAL STATUS LIKE 'Handler_read%'").splitlines())

    def change_homes(self):
        """Something of what each of these contacts sees has changed: its version has."""
        self.sql(f"UPDATE contacts SET work_version = UUID_SHORT() WHERE firm_id = 1 "
                 f"AND id >= {FIRST_HOME}")

    def claimed_links(self):
        return int(self.sql("SELECT COUNT(*) FROM bindings WHERE ended_at IS NULL"))

    # --- inside --------------------------------------------------------------------------------
    def _forget_claims(self):
        """Each run begins with the same data. The audit trail only grows, as everywhere."""
        self.sql("".join(f"TRUNCATE TABLE {table};" for table in (
            "sessions", "bindings", "devices", "link_tokens", "outbox", "rate_limits")))
        self.sql("UPDATE magic_links SET claimed_at = NULL, device_id = NULL, ended_at = NULL, "
                 "ended_reason = NULL WHERE claimed_at IS NOT NULL OR ended_at IS NOT NULL")

    def _hash(self, token, purpose=LINK_TOKEN_PURPOSE):
        """Keyring::hash(purpose, …): libsodium's crypto_kdf is BLAKE2b as well."""
        master = base64.urlsafe_b64decode((self.folder / "keys" / "master.key").read_text().strip()
                                          + "=")
        key = hashlib.blake2b(digest_size=32, key=master, salt=purpose.to_bytes(16, "little"),
                              person=b"latchkey".ljust(16, b"\0")).digest()
        return hashlib.blake2b(token, digest_size=32, key=key).digest()

    @staticmethod
    def _cookies(visitor):
        return "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())

    def start_nginx(self):
        """The real site's pieces; and once more for the empty responder, with its socket alone in
        place of the workers'."""
        nginx.prepare(self.folder, self.socket, self.port, self.firms, self.bin.parent / "assets",
                      self.bin.parent / "errors", self.limits)
        etc = self.folder / "nginx"
        firm = (etc / "latchkey" / "firm.conf").read_text()
        (etc / "latchkey" / "empty.conf").write_text(
            firm.replace("fastcgi_pass latchkey;", "fastcgi_pass empty;"))
        server = "".join(f"    server unix:{self.empty_socket} max_fails=0;\n" for _ in range(3))
        main = etc / "nginx.conf"
        text = main.read_text().rstrip()
        assert text.endswith("}")
        main.write_text(text[:-1] + f"""
  upstream empty {{
{server}  }}
  server {{
    listen 127.0.0.1:{self.port};
    server_name {EMPTY_HOST};
    fastcgi_param LATCHKEY_FIRM bench;
    include latchkey/empty.conf;
  }}
}}
""")
        wrong = nginx.check(self.short)
        if wrong:
            raise InstanceFailed(f"nginx does not take its configuration:\n{wrong}")
        self._start("nginx", nginx.command(self.short))
