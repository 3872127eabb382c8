#!/usr/bin/python3
"""nginx's part: headers on every answer, hosts, limits, assets, error pages, and logs without a token."""
import http.client
import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import nginx  # noqa: E402
from instance import Instance, free_port, reset  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
CSP = ("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
       "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
TOKEN = secrets.token_urlsafe(32)
BROKEN = f"{TOKEN[:26]}=%0A{TOKEN[26:]}"  # as a mail program breaks a line
CODE = "7QXKF-M2R9T-VWH"
SHEET = dict(line.split() for line in
             (ROOT / "build/assets/manifest.txt").read_text().splitlines())["app.css"]


def setUpModule():
    global site
    folder = Path(os.environ["LATCHKEY_WORK"]) / "site"
    reset(folder)
    site = Instance(folder, variant=os.environ["VARIANT"],
                    durable=False)
    site.start(demo_data=False)
    for slug in site.firms:
        site.latchkey("firm", "create", "--slug", slug, "--name", slug.title(),
                      "--url", site.url("", slug), "--sender-name", slug.title(),
                      "--sender-address", f"portal@{slug}.example")


def tearDownModule():
    site.stop()


def ask(path="/", method="GET", host=None, body=None, port=None, **headers):
    """One request; header names with _ for -. Returns the answer with its body in .content."""
    connection = http.client.HTTPConnection("127.0.0.1", port or site.port, timeout=20)
    try:
        connection.request(method, path, body, {
            "Host": host or f"127.0.0.1:{port or site.port}",
            **{name.replace("_", "-"): value for name, value in headers.items()}})
        answer = connection.getresponse()
        answer.content = answer.read()
        return answer
    finally:
        connection.close()


def say(raw):
    """Sends bytes as they are; what comes back until the end."""
    with socket.create_connection(("127.0.0.1", site.port), timeout=20) as line:
        line.sendall(raw)
        got = b""
        try:
            while piece := line.recv(65536):
                got += piece
        except ConnectionResetError:
            pass
        return got


def rooms_of_tokens():
    """The routes with a {token}, up to it: /l/, /admin/reset/ ..."""
    said = subprocess.run([site.bin / "latchkey-fcgi", "--routes"], check=True, capture_output=True, text=True)
    return sorted({pattern.split("{token}")[0] for pattern in re.findall(r"/\S*", said.stdout)
                   if "{token}" in pattern})


def logs(folder=None):
    return {path: path.read_text(errors="replace")
            for path in sorted(((folder or site.folder) / "log").iterdir())}


class Headers(unittest.TestCase):
    def check(self, answer, status, csp=CSP, hsts=None):
        self.assertEqual(answer.status, status)
        wanted = {
            "Content-Security-Policy": csp, "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin"}
        for name, value in wanted.items():
            self.assertEqual(answer.headers.get_all(name), [value], name)
        for name in ("Permissions-Policy", "Referrer-Policy", "X-Robots-Tag"):
            self.assertEqual(len(answer.headers.get_all(name) or []), 1, name)
        self.assertEqual(answer.headers.get("Strict-Transport-Security"), hsts)
        self.assertEqual(answer.headers["Server"], "nginx")

    def test_on_every_kind_of_answer(self):
        large = b"x" * 1_100_000
        for status, asked in {
            "the program's page": (200, {"path": "/health"}),
            "the program's refusal": (404, {"path": "/no-such-page"}),
            "an unknown token": (None, {"path": f"/l/{TOKEN}"}),
            "an asset": (200, {"path": f"/assets/{SHEET}"}),
            "an asset that is not there": (404, {"path": "/assets/app.0.css"}),
            "no icon": (204, {"path": "/favicon.ico"}),
            "robots": (200, {"path": "/robots.txt"}),
            "TRACE": (405, {"path": "/", "method": "TRACE"}),
            "a body too large": (413, {"path": "/work/1", "method": "POST", "body": large}),
            "an address too long": (414, {"path": "/" + "x" * 9000}),
            "a header too long": (431, {"X_Long": "x" * 9000}),
            "a header that breaks off": (400, {"Content_Length": "five"}),
            "a host with a space": (400, {"host": "a b"}),
            "nginx's error page asked for": (404, {"path": "/errors/503.html"}),
        }.values():
            with self.subTest(asked=str(asked)[:60]):
                answer = ask(**asked)
                self.check(answer, status or answer.status)

    def test_page_whose_address_holds_a_token(self):
        for room in rooms_of_tokens():
            if room != "/brand/logo/":  # the content's hash, and a picture
                self.assertEqual(ask(f"{room}{BROKEN}").headers["Referrer-Policy"], "no-referrer", room)
        answer = ask(f"/l/{TOKEN}")
        self.assertEqual(answer.headers["Referrer-Policy"], "no-referrer")
        self.assertEqual(answer.headers.get_all("Cache-Control"), ["no-store"])

    def test_workers_away(self):
        site.stop_part("workers")
        try:
            for path in ("/", f"/l/{TOKEN}", "/health"):
                answer = ask(path)
                self.check(answer, 502)
                self.assertEqual(answer.headers["Retry-After"], "5")
                self.assertEqual(answer.headers["Cache-Control"], "no-store")
                self.assertIn(b"Back in a moment", answer.content)
        finally:
            site.start_workers()
            site.wait_until_ready()


class ErrorPages(unittest.TestCase):
    def test_are_plain_styled_by_the_sheet_and_tell_the_reference(self):
        for path in sorted((ROOT / "nginx" / "errors").iterdir()):
            built = (ROOT / "build" / "errors" / path.name).read_text()
            with self.subTest(page=path.name):
                self.assertEqual(re.findall(r'href="([^"]+\.css)"', built), [f"/assets/{SHEET}"])
                self.assertNotRegex(built, r"style=|<style|<script|https?://| on[a-z]+=|@[A-Z]+@")
                self.assertIn('lang="en"', built)
        answer = ask("/" + "x" * 9000)
        page = answer.content.decode()
        self.assertEqual(answer.headers["Content-Type"], "text/html; charset=utf-8")
        reference = re.search(r"<code>([0-9a-f]{32})</code>", page)[1]
        log = site.folder / "log/nginx.access.log"
        deadline = time.monotonic() + 5  # nginx writes the line after the answer
        while f"id={reference}" not in log.read_text() and time.monotonic() < deadline:
            time.sleep(0.02)
        self.assertRegex(log.read_text(), rf'" 414 .* id={reference} ')

    def test_too_large_says_what_to_do_and_reaches_a_sender_who_has_not_finished(self):
        answer = ask("/work/1/requests/2/answer", "POST", body=b"x" * 3_000_000)
        self.assertEqual(answer.status, 413)
        self.assertIn(b"Go back and shorten it", answer.content)

    def test_too_large_names_the_limit_of_the_form_that_was_sent(self):
        for path, limit in {"/work/1/requests/2/documents": "25 MB",
                            "/admin/work/1/checklists/2/requests/3/documents": "260 MB",
                            "/admin/contacts/import": "16 MB",
                            "/admin/settings/logo": "1 MB",
                            "/work/1/requests/2/comments": "25 MB",
                            "/work/1/requests/2/answer": "10,000 characters"}.items():
            with self.subTest(path=path):
                said = say(f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                           f"Content-Length: 400000000\r\n\r\n".encode())
                self.assertTrue(said.startswith(b"HTTP/1.1 413 "), said[:100])
                self.assertIn(limit, said.decode())
                self.assertEqual(len(re.findall(r"\b(?:1|16|25|260) MB|10,000 characters", said.decode())),
                                 2 if path.endswith(("documents", "comments")) else 1)


class Hosts(unittest.TestCase):
    def test_unknown_host_gets_no_answer(self):
        for host in (b"example.com", b"127.0.0.1.example.com", b"brightwater.localhost.evil:80", b"_"):
            raw = b"GET /l/" + TOKEN.encode() + b" HTTP/1.1\r\nHost: " + host + b"\r\n\r\n"
            self.assertEqual(say(raw), b"")

    def test_each_firm_has_its_own(self):
        for host in (f"127.0.0.1:{site.port}", f"brightwater.localhost:{site.port}"):
            self.assertEqual(ask("/health", host=host).status, 200)


class Assets(unittest.TestCase):
    def test_are_compressed_beforehand_and_kept_for_good(self):
        sizes = {}
        for coding in ("br", "gzip", "identity"):
            answer = ask(f"/assets/{SHEET}", Accept_Encoding=coding)
            self.assertEqual(answer.status, 200)
            self.assertEqual(answer.headers.get("Content-Encoding", "identity"), coding)
            self.assertEqual(answer.headers["Vary"], "Accept-Encoding")
            self.assertEqual(answer.headers.get_all("Cache-Control"),
                             ["public, max-age=31536000, immutable"])
            self.assertEqual(answer.headers["Content-Type"], "text/css")
            sizes[coding] = len(answer.content)
        self.assertLess(sizes["br"], sizes["gzip"])
        self.assertLess(sizes["gzip"], sizes["identity"])

    def test_that_are_not_there_are_not_kept(self):
        answer = ask("/assets/app.0000000000.css")
        self.assertEqual(answer.status, 404)
        self.assertEqual(answer.headers.get_all("Cache-Control"), ["no-store"])

    def test_nothing_else_of_the_disk_is_served(self):
        for path in ("/assets/../errors/503.html", "/assets/%2e%2e/%2e%2e/latchkey.toml",
                     "/assets/", "/assets", "/errors/", "/www/assets/"):
            answer = ask(path)
            self.assertIn(answer.status, (400, 403, 404), path)
            self.assertNotIn(b"database", answer.content)


class Limits(unittest.TestCase):
    def test_flood_of_token_pages_meets_nginx_and_a_person_does_not(self):
        time.sleep(16)  # what other tests took of the burst of 30 at 2 a second has come back
        answers = [ask(f"/l/{TOKEN}") for _ in range(120)]
        statuses = [answer.status for answer in answers]
        first = next((number for number, answer in enumerate(answers) if answer.status == 429
                      and b"Please wait a minute" in answer.content), len(answers))
        self.assertGreaterEqual(first, 31)
        self.assertLess(first, 60)
        refused = answers[first]
        self.assertEqual(refused.headers["Retry-After"], "60")
        self.assertGreater(statuses.count(429), 50)
        self.assertEqual(ask("/health").status, 200)

    def test_flood_of_probes_meets_nginx_and_a_load_balancer_does_not(self):
        for path in ("/health", "/ready"):
            time.sleep(11)  # the burst of 20 at 2 a second has come back
            statuses = [ask(path).status for _ in range(60)]
            self.assertEqual(set(statuses[:20]), {200}, path)
            self.assertGreater(statuses.count(429), 20, path)

    def test_ipv6_addresses_of_one_subscriber_are_one_and_ipv4_addresses_are_each_its_own(self):
        folder = Path(os.environ["LATCHKEY_WORK"]) / "networks"
        shutil.rmtree(folder, ignore_errors=True)
        for part in ("log", "run", "tmp", "nginx/latchkey"):
            (folder / part).mkdir(parents=True)
        for path in (ROOT / "nginx").glob("*.conf"):
            shutil.copy(path, folder / "nginx" / "latchkey")
        port = free_port()
        user = "user root;" if os.geteuid() == 0 else ""
        temporary = "".join(f"{kind}_temp_path tmp/{kind};" for kind in
                            ("client_body", "fastcgi", "proxy", "scgi", "uwsgi"))
        # The address is what a header says, as behind another proxy.
        (folder / "nginx" / "nginx.conf").write_text(
            f"{user} daemon off; pid run/nginx.pid; error_log log/error.log; events {{}}\n"
            f"http {{ {temporary} include latchkey/http.conf; include latchkey/limits.conf; access_log off;\n"
            f"server {{ listen 127.0.0.1:{port}; set_real_ip_from 127.0.0.1; real_ip_header X-Real-IP;\n"
            "location / { limit_req zone=latchkey_tokens burst=3 nodelay; root www; } } }\n")
        self.assertEqual(nginx.check(folder), "")
        site.processes.start("networks", nginx.command(folder), folder / "log" / "start.log")
        self.addCleanup(site.processes.stop, "networks")
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)

        def refused(*addresses):
            return [ask(port=port, X_Real_IP=address).status for address in addresses].count(429)
        self.assertGreater(refused(*(f"2001:db8:0:1:{number:x}::7" for number in range(20))), 10)
        self.assertEqual(refused(*(f"2001:db8:0:{number:x}::7" for number in range(2, 22))), 0)
        self.assertEqual(refused(*(f"203.0.113.{number}" for number in range(20))), 0)
        self.assertEqual(refused(*(f"::ffff:198.51.100.{number}" for number in range(20))), 0)
        self.assertGreater(refused(*["203.0.113.77"] * 20), 10)

    def test_pages_of_an_office_pass(self):
        statuses = {ask("/").status for _ in range(100)}
        self.assertNotIn(429, statuses)


class Logs(unittest.TestCase):
    def test_never_hold_a_token_or_where_somebody_came_from(self):
        referer = {"Referer": f"http://127.0.0.1:{site.port}/l/{TOKEN}"}
        paths = [f"/l/{TOKEN}", f"/l/{TOKEN}/send", f"/l/{TOKEN}/sent", f"/not-me/{TOKEN}",
                 f"/p/{TOKEN}", f"/p/{TOKEN}/forgot", f"/confirm/{TOKEN}", f"/pin/reset/{TOKEN}",
                 f"/h/{CODE}", f"/H/{CODE.lower()}",
                 f"//l/{TOKEN}", f"/%6c/{TOKEN}", f"/./l/{TOKEN}", f"/L/{TOKEN}", f"/x/{TOKEN}.",
                 *(f"{room}{BROKEN}" for room in rooms_of_tokens()),
                 f"/?link={TOKEN}", f"/assets/{TOKEN}", f"/l/{TOKEN}%20", f"/health?{TOKEN}"]

        def ask_all():
            for path in paths:
                for method in ("GET", "POST", "HEAD", "TRACE"):
                    ask(path, method, body=b"a=b" if method == "POST" else None, **referer)
                ask(path, "POST", body=b"x" * 1_100_000, **referer)  # 413
                ask(path, X_Long="x" * 9000, **referer)  # 431
                ask(path + "x" * 9000, **referer)  # 414
                ask(path, Expect="200-ok", **referer)
                say(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: x\r\n\r\n"
                    .encode())  # 400
                say(f"GET {path} HTTP/1.1\r\nHost: elsewhere\r\n\r\n".encode())  # 444
                say(f"GET {path} HTTP/9.9\r\n\r\n".encode())

        ask_all()
        for _ in range(70):  # over the limit
            ask(f"/l/{TOKEN}", **referer)
        site.stop_part("workers")
        try:
            ask_all()  # 502
        finally:
            site.start_workers()
            site.wait_until_ready()
        # A caller who leaves midway, and one who sends half a body.
        with socket.create_connection(("127.0.0.1", site.port)) as line:
            line.sendall(f"POST /l/{TOKEN} HTTP/1.1\r\nHost: 127.0.0.1\r\nReferer: {TOKEN}\r\n"
                         f"Content-Length: 500\r\n\r\nabc".encode())
        site.stop_part("nginx")  # it has written all
        site.start_nginx()
        site.wait_until_ready()
        statuses = set()
        for path, text in logs().items():
            self.assertNotIn(TOKEN, text, path)
            self.assertNotIn(TOKEN[:20], text, path)
            self.assertNotIn(TOKEN[30:], text, path)
            self.assertNotIn(CODE.lower(), text.lower(), path)
            self.assertNotIn("referer", text.lower(), path)
            self.assertNotIn("referrer", text.lower(), path)
            if path.name == "nginx.access.log":
                statuses |= set(re.findall(r'" (\d{3}) ', text))
                self.assertIn('"GET /l/* HTTP/1.1"', text)
                self.assertIn('"GET /l/*/send HTTP/1.1"', text)
                for room in rooms_of_tokens():
                    self.assertIn(f'"GET {room}* HTTP/1.1"', text)
                self.assertNotIn("?", text)
        self.assertLessEqual({"502", "413", "414", "431", "400", "429", "444", "405"}, statuses)
        self.assertNotIn(TOKEN, "".join(
            p.read_text(errors="replace") for p in (site.folder / "tmp").rglob("*") if p.is_file()))


class Tls(unittest.TestCase):
    """nginx/latchkey-tls.conf with its ports and paths replaced, and a certificate of our own."""

    @classmethod
    def setUpClass(cls):
        cls.folder = Path(os.environ["LATCHKEY_WORK"]) / "tls"
        shutil.rmtree(cls.folder, ignore_errors=True)
        for part in ("nginx/latchkey", "log", "run", "tmp", "www"):
            (cls.folder / part).mkdir(parents=True)
        for name in ("assets", "errors"):
            (cls.folder / "www" / name).symlink_to(ROOT / "build" / name)
        cls.plain, cls.secure = free_port(), free_port()
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
                        "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj",
                        "/CN=portal.hartwell-finch.example", "-keyout", cls.folder / "key.pem",
                        "-out", cls.folder / "cert.pem"], check=True, capture_output=True)
        etc = cls.folder / "nginx" / "latchkey"
        (etc / "firms").mkdir()
        for path in (*(ROOT / "nginx").glob("*.conf"), ROOT / "nginx" / "fastcgi_params"):
            (etc / path.name).write_text(cls.moved(path.read_text()))
        (etc / "firms" / "hartwell-finch.conf").write_text(
            cls.moved((ROOT / "nginx/firms/example.conf.in").read_text()))
        user = "user root;" if os.geteuid() == 0 else ""
        temporary = "".join(f"{kind}_temp_path tmp/{kind};" for kind in
                            ("client_body", "fastcgi", "proxy", "scgi", "uwsgi"))
        (cls.folder / "nginx" / "nginx.conf").write_text(
            f"{user} daemon off; pid run/nginx.pid; error_log log/error.log;\n"
            "load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so;\n"
            f"events {{}}\nhttp {{ {temporary}\n include /etc/nginx/mime.types;\n"
            " include latchkey/latchkey-tls.conf;\n}\n")
        wrong = nginx.check(cls.folder)
        if wrong:
            raise AssertionError(wrong)
        site.processes.start("tls", nginx.command(cls.folder), cls.folder / "log" / "start.log")
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", cls.secure)) == 0:
                    return
            time.sleep(0.05)
        raise AssertionError("nginx does not listen")

    @classmethod
    def tearDownClass(cls):
        site.processes.stop("tls")

    @classmethod
    def moved(cls, text):
        text = re.sub(r"listen \[::\]:.*;", "", text)
        text = text.replace("listen 80", f"listen 127.0.0.1:{cls.plain}")
        text = text.replace("listen 443", f"listen 127.0.0.1:{cls.secure}")
        text = text.replace("/var/log/nginx/", "log/").replace("/usr/share/latchkey", "www")
        text = text.replace("/run/latchkey/latchkey.sock", str(site.socket))
        text = re.sub(r"/etc/letsencrypt/\S+/fullchain.pem", f'"{cls.folder}/cert.pem"', text)
        return re.sub(r"/etc/letsencrypt/\S+/privkey.pem", f'"{cls.folder}/key.pem"', text)

    def curl(self, *arguments, host="portal.hartwell-finch.example"):
        return subprocess.run(
            ["curl", "-sS", "-i", "--max-time", "10", "--cacert", self.folder / "cert.pem",
             "--connect-to", f"{host}:443:127.0.0.1:{self.secure}",
             "--connect-to", f"{host}:80:127.0.0.1:{self.plain}", *arguments],
            capture_output=True, text=True)

    def test_http_2_with_hsts_of_a_year(self):
        for path, status in (("/health", 200), ("/x" * 30, 404), ("/assets/x", 404),
                             (f"/assets/{SHEET}", 200)):
            said = self.curl(f"https://portal.hartwell-finch.example{path}").stdout.lower()
            self.assertTrue(said.startswith(f"http/2 {status}"), said[:300])
            self.assertEqual(said.count("strict-transport-security: max-age=31536000"), 1)
            self.assertEqual(said.count(f"content-security-policy: {CSP}".lower()), 1)

    def test_upload_of_nobody_is_refused_on_our_page_over_http_2_as_well(self):
        large = self.folder / "large.bin"
        large.write_bytes(bytes(12_000_000))
        said = self.curl("-F", "csrf=x", "-F", f"files=@{large}",
                         "https://portal.hartwell-finch.example/work/1/requests/1/documents")
        self.assertTrue(said.stdout.startswith("HTTP/2 403"), said.stdout[:300] + said.stderr)
        self.assertIn("Please open the link in our e-mail", said.stdout)
        self.assertEqual([path for path in (self.folder / "tmp").rglob("*") if path.is_file()], [])

    def test_plain_http_is_sent_to_https_of_the_configured_host(self):
        said = self.curl("http://portal.hartwell-finch.example/work/1?x=y").stdout
        self.assertTrue(said.startswith("HTTP/1.1 301"), said[:300])
        self.assertIn("Location: https://portal.hartwell-finch.example/work/1?x=y\n", said)
        self.assertIn("X-Content-Type-Options: nosniff", said)
        self.assertNotIn("Strict-Transport-Security", said)

    def test_unknown_host_gets_no_answer(self):
        closed = self.curl("http://elsewhere.example/", host="elsewhere.example")
        self.assertIn(closed.returncode, (52, 56))  # nothing, or a reset
        self.assertEqual(closed.stdout, "")
        refused = self.curl("-k", "https://elsewhere.example/", host="elsewhere.example")
        self.assertEqual(refused.returncode, 35)  # no handshake, so no certificate tells a firm's name

    def test_old_tls_is_refused(self):
        self.assertNotEqual(self.curl("--tls-max", "1.1", "--ciphers", "DEFAULT@SECLEVEL=0",
                                      "https://portal.hartwell-finch.example/health").returncode, 0)
        self.assertEqual(self.curl("--tls-max", "1.2", "--output", "/dev/null",
                                   "https://portal.hartwell-finch.example/health").returncode, 0)

    def test_logs_hold_no_token(self):
        for path in (f"/l/{TOKEN}", f"/not-me/{TOKEN}"):
            for scheme in ("http", "https"):
                self.curl("-e", f"https://x/l/{TOKEN}", f"{scheme}://portal.hartwell-finch.example{path}")
        for path, text in logs(self.folder).items():
            self.assertNotIn(TOKEN, text, path)
        self.assertIn('"GET /l/* HTTP/2.0"', (self.folder / "log/latchkey.log").read_text())
        self.assertIn('"GET /l/* HTTP/1.1"', (self.folder / "log/latchkey.log").read_text())


if __name__ == "__main__":
    unittest.main(verbosity=2)
