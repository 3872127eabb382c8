#!/usr/bin/python3
"""Files on their way in through everything: large, too large, cut off, onto a full disk, into a dying worker."""
import hashlib
import html
import http.client
import os
import re
import resource
import select
import signal
import socket
import sys
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import fastcgi_client  # noqa: E402
from demo_code import totp  # noqa: E402
from instance import Instance, reset  # noqa: E402
from processes import session_members  # noqa: E402
from visitor import Visitor, link_of, mails, multipart  # noqa: E402
from workers import wait_for  # noqa: E402


def setUpModule():
    global site
    folder = Path(os.environ["LATCHKEY_WORK"]) / "upload"
    reset(folder)
    site = Instance(folder, variant=os.environ["VARIANT"],
                    durable=False, limits=False)
    site.start()


def tearDownModule():
    site.stop()


def workers():
    master = site.processes.pid("workers")
    return [pid for pid in session_members(master) if pid != master]


def signed_in_staff(address="priya@hartwell-finch.example"):
    """A browser of the demo's staff, past password and code."""
    said = (site.folder / "demo-data.txt").read_text()
    visitor = Visitor(site.url(""))
    password = re.search(r"with the password (.+)\n", said)[1]
    second = visitor.submit(visitor.open("/admin/sign-in"), "/admin/sign-in", email=address, password=password)
    key = re.search(r"authenticator key: ([A-Z2-7 ]+)", said)[1]
    desk = visitor.submit(second, "/admin/sign-in/code", code=totp(key, time.time()))
    assert desk.status == 200 and desk.url == "/admin", f"{desk.url} {desk.status}:\n{desk.text}"
    return visitor


def claimed_client():
    """A client who has claimed the demo's first link that is still unclaimed, and a request's path."""
    base = site.url("")
    links = [link for link in map(link_of, mails(site.folder / "mail"))
             if link and link.startswith(base + "/l/")]
    for link in links:
        client = Visitor(base)
        page = client.open(link)
        if not any(action.endswith(path_of(link)) for action, _ in page.forms()):
            continue
        work = client.submit(page, path_of(link))
        found = re.search(r'href="(/work/\d+/requests/\d+)"', work.text)
        assert work.status == 200 and found, f"{work.status}:\n{work.text}"
        return client, found[1]
    raise AssertionError("the demo's mails hold no link that can be claimed")


def path_of(link):
    return re.sub(r".*(/l/)", r"\1", link)


class Upload(unittest.TestCase):
    """A client who has claimed a link and stands before a request."""

    @classmethod
    def setUpClass(cls):
        cls.client, cls.request = claimed_client()
        cls.base = cls.client.base

    def page(self):
        page = self.client.open(self.request)
        self.assertEqual(page.status, 200)
        return page

    def files(self):
        """{name: address} of what the page lists."""
        return {html.unescape(name): address for address, name in re.findall(
            r'<a href="(/work/\d+/documents/\d+)" download>([^<]*)</a>', self.page().text)}

    def send(self, *files):
        return self.client.upload(self.request + "/documents", {"csrf": self.page().csrf()}, files,
                                  follow=False)

    def stored(self):
        """Files below the store, finished or not, once all previews are drawn."""
        wait_for(lambda: site.sql("SELECT COUNT(*) FROM document_previews WHERE state = 'wanted'").strip() == "0",
                 "the previews", 60)
        return {path for path in (site.folder / "documents").rglob("*") if path.is_file()}

    def content(self, name):
        page = self.client.open(self.files()[name])
        self.assertEqual(page.status, 200)
        return page.body

    def test_file_comes_back_as_it_went_in_as_an_attachment_in_a_sandbox(self):
        sent = os.urandom(24_000_000)
        self.assertEqual(self.send(("Réturn & 2026.pdf", sent)).status, 303)
        page = self.client.open(self.files()["Réturn & 2026.pdf"])
        self.assertEqual(hashlib.sha256(page.body).digest(), hashlib.sha256(sent).digest())
        self.assertRegex(page.headers["Content-Disposition"], r"^attachment;")
        self.assertRegex(page.headers["Content-Security-Policy"], r"frame-ancestors 'none'; sandbox$")
        self.assertEqual(page.headers["X-Content-Type-Options"], "nosniff")
        for path in self.stored():
            self.assertNotIn(sent[:64], path.read_bytes())

    def test_too_large_for_one_file_is_refused_in_plain_words_and_leaves_nothing(self):
        before, stored = self.files(), self.stored()
        page = self.send(("small.txt", b"small"), ("large.bin", bytes(25_100_000)))
        self.assertEqual(page.status, 413)
        self.assertIn("large.bin", page.text)
        self.assertIn("25 MB", page.text)
        self.assertEqual(self.files(), before)
        self.assertEqual(self.stored(), stored)

    def test_too_large_for_one_form_is_refused_by_nginx_while_it_is_sent(self):
        connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=60)
        connection.putrequest("POST", self.request + "/documents")
        connection.putheader("Content-Length", str(400 * 1024 * 1024))
        connection.putheader("Content-Type", "multipart/form-data; boundary=x")
        connection.endheaders()
        piece = bytes(1024 * 1024)
        for _ in range(400):
            connection.send(piece)  # a browser reads only after it has sent all
        answer = connection.getresponse()
        self.assertEqual(answer.status, 413)
        self.assertIn(b"fewer files at a time", answer.read())
        connection.close()

    def test_cut_off_midway_changes_nothing(self):
        before, stored = self.files(), self.stored()
        body, kind = multipart({"csrf": self.page().csrf()}, [("cut.bin", os.urandom(6_000_000))])
        cookies = "; ".join(f"{name}={value}" for name, value in self.client.cookies.items())
        for part in (200, len(body) // 2, len(body) - 1):
            with socket.create_connection(("127.0.0.1", site.port)) as line:
                line.sendall((f"POST {self.request}/documents HTTP/1.1\r\nHost: {self.client.host}\r\n"
                              f"User-Agent: {self.client.agent}\r\nCookie: {cookies}\r\n"
                              f"Origin: {self.base}\r\nContent-Type: {kind}\r\n"
                              f"Content-Length: {len(body)}\r\n\r\n").encode() + body[:part])
                time.sleep(0.2)
        time.sleep(0.5)
        self.assertEqual(self.files(), before)
        self.assertEqual(self.stored(), stored)
        self.assertEqual([p for p in (site.folder / "tmp" / "body").rglob("*") if p.is_file()], [])

    def test_disk_full_is_said_and_leaves_nothing_and_passes(self):
        """The system's limit on a file's size stands for a full disk: write(2) fails midway."""
        before, stored = self.files(), self.stored()
        limits = {pid: resource.prlimit(pid, resource.RLIMIT_FSIZE) for pid in workers()}
        for pid, (_, hard) in limits.items():
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (1_000_000, hard))
        page = self.send(("fits.txt", b"x" * 1000), ("does not.bin", os.urandom(4_000_000)))
        self.assertEqual(page.status, 507)
        self.assertIn("no room", page.text)
        self.assertEqual(self.files(), before)
        self.assertEqual(self.stored(), stored)
        for pid, soft_and_hard in limits.items():
            resource.prlimit(pid, resource.RLIMIT_FSIZE, soft_and_hard)
        sent = os.urandom(4_000_000)
        self.assertEqual(self.send(("now it does.bin", sent)).status, 303)
        self.assertEqual(self.content("now it does.bin"), sent)

    def test_worker_killed_in_the_middle_loses_nothing_acknowledged_and_shows_no_half(self):
        sent = os.urandom(12_000_000)
        acknowledged = set()
        for round_ in range(8):
            name = f"round {round_}.bin"
            body, kind = multipart({"csrf": self.page().csrf()}, [(name, sent)])
            killer = os.fork()
            if killer == 0:
                time.sleep(0.02 + 0.02 * round_)
                for pid in workers():
                    os.kill(pid, signal.SIGKILL)
                os._exit(0)
            page = self.client.open(self.request + "/documents", "POST", body,
                                    {"Content-Type": kind}, follow=False)
            os.waitpid(killer, 0)
            if page.status == 303:
                acknowledged.add(name)
            else:
                self.assertIn(page.status, (502, 503, 504), page.text)
            deadline = time.monotonic() + 10
            while site.answers("/ready") != 200 and time.monotonic() < deadline:
                time.sleep(0.05)
            time.sleep(2.2)  # workers that lived this long are replaced at once
        listed = {name for name in self.files() if name.startswith("round ")}
        self.assertLessEqual(acknowledged, listed)
        for name in listed:
            self.assertEqual(self.content(name), sent, name)

    def test_names_are_cleaned_and_kept_as_words_only(self):
        for name in ("../../etc/passwd", "C:\\evil\\run.exe", "a\u202egpj.exe", "x" * 400 + ".txt",
                     "<img src=x onerror=alert(1)>.html"):
            with self.subTest(name=name):
                self.assertEqual(self.send((name, b"content")).status, 303)
        text = self.page().text
        self.assertNotIn("<img src=x", text)
        for name, address in self.files().items():
            self.assertNotRegex(name, r"[/\\\x00-\x1f\u202e]")
            self.assertLessEqual(len(name), 255)
            self.assertNotEqual(self.client.open(address).headers["Content-Type"], "text/html")
        for path in self.stored():
            self.assertNotRegex(path.name, r"passwd|evil|img")


class NotTaken(unittest.TestCase):
    """What is refused before its body was sent."""

    UPLOADS = ("/work/1/requests/1/documents", "/admin/work/1/checklists/1/requests/1/documents",
               "/admin/contacts/import", "/admin/settings/logo")

    def begin(self, path, headers="", length=3_900_000, sent=1_000_000):
        """A POST whose body stops midway; its connection."""
        line = socket.create_connection(("127.0.0.1", site.port), timeout=20)
        self.addCleanup(line.close)
        line.sendall((f"POST {path} HTTP/1.1\r\nHost: {Visitor(site.url('')).host}\r\n{headers}"
                      "Content-Type: multipart/form-data; boundary=b\r\n"
                      f"Content-Length: {length}\r\n\r\n").encode() + b"x" * sent)
        return line

    def answer(self, line):
        """Head and body of an answer that comes while the sender still has something to send."""
        got = http.client.HTTPResponse(line, method="POST")
        got.begin()
        return got, got.read().decode()

    def buffered(self):
        return [path for path in (site.folder / "tmp" / "body").rglob("*") if path.is_file()]

    def test_upload_of_nobody_is_refused_on_our_page_before_its_body_and_none_of_it_is_kept(self):
        for path in self.UPLOADS:
            with self.subTest(path=path):
                answer, page = self.answer(self.begin(path))
                if path.startswith("/admin"):
                    self.assertEqual(answer.status, 303)
                    self.assertTrue(answer.headers["Location"].startswith("/admin/sign-in"))
                else:
                    self.assertEqual(answer.status, 403)
                    self.assertIn("Please open the link in our e-mail", page)
                    self.assertEqual(answer.headers["Cache-Control"], "no-store")
                self.assertEqual(self.buffered(), [])

    def test_browser_that_reads_only_after_it_has_sent_all_reads_the_refusal(self):
        for path in (self.UPLOADS[0], self.UPLOADS[2]):
            page = Visitor(site.url("")).upload(path, {"csrf": "x"}, [("large.bin", bytes(20_000_000))], follow=False)
            self.assertEqual(page.status, 303 if path.startswith("/admin") else 403)
            self.assertEqual(self.buffered(), [])

    def test_upload_that_has_no_length_is_refused_too(self):
        for path in self.UPLOADS:
            line = self.begin(path, sent=0)
            line.close()
            line = socket.create_connection(("127.0.0.1", site.port), timeout=20)
            self.addCleanup(line.close)
            line.sendall((f"POST {path} HTTP/1.1\r\nHost: {Visitor(site.url('')).host}\r\n"
                          "Transfer-Encoding: chunked\r\n\r\n").encode() + b"10000\r\n" + b"x" * 65536)
            self.assertEqual(self.answer(line)[0].status, 413, path)
            self.assertEqual(self.buffered(), [])

    def test_form_in_the_wrong_way_and_a_portal_away_are_told_as_ever(self):
        visitor = Visitor(site.url(""))
        self.assertEqual(visitor.open(self.UPLOADS[0], follow=False).headers["Location"], "/work/1/requests/1")
        self.assertEqual(visitor.open(self.UPLOADS[0], "PUT", b"x").status, 405)
        site.stop_part("workers")
        try:
            page = visitor.open(self.UPLOADS[0], "POST", b"x")
        finally:
            site.start_workers()
            site.wait_until_ready()
        self.assertEqual(page.status, 502)
        self.assertIn("Back in a moment", page.text)

    def test_question_that_nginx_asks_is_not_for_visitors(self):
        for path in ("/may-upload", "//may-upload", "/%6day-upload"):
            for method in ("GET", "POST"):
                page = Visitor(site.url("")).open(path, method)
                self.assertEqual(page.status, 404)
                self.assertIn("There is no such page", page.text)

    def test_more_at_once_from_one_address_than_an_office_sends_wait(self):
        staff = signed_in_staff("tom@hartwell-finch.example")
        headers = (f"User-Agent: {staff.agent}\r\nOrigin: {staff.base}\r\nCookie: "
                   + "; ".join(f"{name}={value}" for name, value in staff.cookies.items()) + "\r\n")
        lines = [self.begin("/admin/contacts/import", headers, sent=100) for _ in range(25)]
        time.sleep(0.5)
        refused = [line for line in lines if select.select([line], [], [], 0)[0]]
        self.assertEqual(len(refused), 5)
        self.assertEqual(self.answer(refused[0])[0].status, 429)


class Slow(unittest.TestCase):
    """What takes longer than request_timeout, and moves."""

    def test_download_that_moves_is_not_taken_for_hung(self):
        client, request = claimed_client()
        page = client.open(request)
        sent = os.urandom(20_000_000)
        client.upload(request + "/documents", {"csrf": page.csrf()}, [("slow.bin", sent)])
        address = re.search(r'<a href="(/work/\d+/documents/\d+)" download>slow.bin', client.open(request).text)[1]
        master, log, before = site.processes.pid("workers"), site.folder / "log/workers.log", site.config.read_text()
        self.addCleanup(lambda: (site.config.write_text(before), os.kill(master, signal.SIGHUP)))
        site.config.write_text(before + 'request_timeout = "1s"\n')
        ready = log.read_text().count("\nready ")
        os.kill(master, signal.SIGHUP)
        wait_for(lambda: log.read_text().count("\nready ") > ready, "the reload")
        call = fastcgi_client.Call(site.socket, timeout=20)
        self.addCleanup(call.close)
        call.begin()
        call.params(fastcgi_client.parameters(address, headers={
            "Cookie": "; ".join(f"{name}={value}" for name, value in client.cookies.items()),
            "User-Agent": client.agent, "Accept-Language": "en-GB,en;q=0.9"}))
        call.body()
        exactly, pieces = call._exactly, 0

        def slowly(count):
            nonlocal pieces
            pieces += 1
            if pieces % 100 == 0:  # 20 MB are some 5,000 reads
                time.sleep(0.08)
            return exactly(count)
        call._exactly = slowly
        began = time.monotonic()
        answer = call.answer()
        self.assertGreater(time.monotonic() - began, 2.5)
        self.assertEqual(answer.body, sent)
        self.assertNotIn("worker-killed", log.read_text())


class Import(unittest.TestCase):
    """A member of staff who brings contacts from a file."""

    @classmethod
    def setUpClass(cls):
        cls.staff = signed_in_staff()

    def send(self, content):
        csrf = self.staff.open("/admin/contacts/import").csrf()
        return self.staff.upload("/admin/contacts/import", {"csrf": csrf}, [("contacts.csv", content)])

    def test_list_of_several_megabytes_is_taken(self):
        line = "Ann Oak %d,ann%d@oak.example," + "Oak and daughters" * 8
        lines = ["name,address,client", *(line % (number, number) for number in range(15_000))]
        content = "\n".join(lines).encode()
        self.assertGreater(len(content), 2_000_000)
        page = self.send(content)
        self.assertEqual(page.status, 200, page.text)
        self.assertRegex(page.url, r"^/admin/contacts/import/\d+$")
        self.assertIn("15000 lines", page.text)

    def test_list_above_the_limit_is_refused_with_the_limit_whoever_refuses_it(self):
        for size in (17_000_000, 26_000_000, 35_000_000):  # the program twice, and nginx
            with self.subTest(size=size):
                page = self.send(b"name,address\n" + b"x" * size)
                self.assertIn(page.status, (413, 422))
                self.assertRegex(page.text, "(16|25) MB")
                self.assertNotIn("260 MB", page.text)


if __name__ == "__main__":
    unittest.main(verbosity=2)
