#!/usr/bin/python3
"""latchkey-mailer as a program: against a real database, a real SMTP server and a Maildir."""
import email
import email.policy
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
from instance import Instance  # noqa: E402
from smtp_sink import SmtpSink  # noqa: E402

VARIANT = os.environ.get("VARIANT", "release")
WORK = Path(os.environ.get("LATCHKEY_WORK", "build/system-work"))
LINK = re.compile(r"http://127\.0\.0\.1:\d+/l/([A-Za-z0-9_-]{43})\b")

FIRM = """
SET foreign_key_checks = 0;
INSERT INTO firms (id, slug, name, base_url, sender_name, sender_address, created_at)
  VALUES (1, 'firm', 'Grünwald & Söhne', 'http://127.0.0.1:8080', 'Grünwald & Söhne', 'post@firm.example', NOW(6));
INSERT INTO staff (firm_id, id, name, address, role, password_hash, created_at)
  VALUES (1, 1, 'Ida Grünwald', 'ida@firm.example', 'admin', '', NOW(6));
INSERT INTO contacts (firm_id, id, name, created_at) VALUES (1, 1, 'Zoë Marchand', NOW(6));
INSERT INTO contact_addresses (firm_id, contact_id, address, normal_address, is_primary)
  VALUES (1, 1, 'zoe@client.example', 'zoe@client.example', 1);
INSERT INTO clients (firm_id, id, name, kind, created_at) VALUES (1, 1, 'Marchand', 'person', NOW(6));
INSERT INTO work_items (firm_id, id, client_id, title, assignee_id, status, created_at)
  VALUES (1, 1, 1, 'Steuererklärung 2026', 1, 'waiting', NOW(6));
INSERT INTO checklists (firm_id, work_item_id, id, name, created_at) VALUES (1, 1, 1, 'Belege', NOW(6));
INSERT INTO client_requests (firm_id, work_item_id, checklist_id, id, position, title, description, status, created_at)
  VALUES (1, 1, 1, 1, 1, 'Kontoauszüge', '', 'open', NOW(6));
INSERT INTO sends (firm_id, work_item_id, checklist_id, id, staff_id, kind, created_at)
  VALUES (1, 1, 1, 1, 1, 'send', NOW(6));
INSERT INTO magic_links (firm_id, work_item_id, contact_id, id, checklist_id, send_id, origin, address, created_at, expires_at)
  VALUES (1, 1, 1, 1, 1, 1, 'send', 'zoe@client.example', NOW(6), NOW(6) + INTERVAL 90 DAY);
"""


def wait_for(condition, what, seconds=10):
    end = time.monotonic() + seconds
    while not (found := condition()):
        if time.monotonic() > end:
            raise AssertionError(f"waited {seconds} s in vain for {what}")
        time.sleep(0.02)
    return found


def hear(listener, seconds):
    """All that is said to the socket in that time. Who speaks waits while nobody listens."""
    words, end = [], time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        listener.settimeout(left)
        try:
            words.append(listener.recv(4096))
        except TimeoutError:
            pass
    return b"\n".join(words)


class Mailer(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.instance = Instance(WORK / "mailer", variant=VARIANT, durable=False)
        cls.addClassCleanup(cls.instance.stop)
        cls.instance.start_empty()
        tables = cls.instance.sql("SELECT table_name FROM information_schema.tables WHERE "
                                  "table_schema = 'latchkey' AND table_name <> 'schema_migrations'")
        cls.empty = "SET foreign_key_checks = 0;" + "".join(f"DELETE FROM {t};" for t in tables.split())

    def setUp(self):
        self.instance.sql(self.empty + FIRM)
        self.settings = {"smtp_timeout": "3s", "mail_poll": "100ms"}
        self.children = []
        self.configurations = 0

    def tearDown(self):
        for child in self.children:
            if child.poll() is None:
                child.kill()
            child.wait()
            child.stderr.close()

    def put(self, count=1):
        rows = ",".join(f"(1, 'checklist', 'zoe@client.example', 1, 1, 1, 1, NOW(6), 'queued', NOW(6), '{i:043}')"
                        for i in range(count))
        self.instance.sql("INSERT INTO outbox (firm_id, letter, to_address, work_item_id, checklist_id, "
                          f"link_id, contact_id, created_at, state, next_attempt_at, message_id) VALUES {rows}")

    def configure(self, **settings):
        lines = [line for line in self.instance.config.read_text().splitlines()
                 if line.split(" = ")[0] not in self.settings | settings]
        lines += [f'{key} = "{value}"' for key, value in (self.settings | settings).items()]
        self.configurations += 1
        path = self.instance.folder / f"mailer-{self.configurations}.toml"
        path.write_text("\n".join(lines) + "\n")
        return path

    def over(self, sink, **settings):
        return self.configure(mail_transport="smtp", smtp_server=f"127.0.0.1:{sink.port}",
                              **({"smtp_tls": "none"} | settings))

    def start(self, config, *options, **environment):
        child = subprocess.Popen(
            [self.instance.bin / "latchkey-mailer", "--config", config, *options],
            stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=os.environ | environment)
        self.children.append(child)
        return child

    def stop(self, child, seconds=10):
        child.send_signal(signal.SIGTERM)
        self.assertEqual(child.wait(seconds), 0)
        return child.stderr.read()

    def states(self):
        return self.instance.sql("SELECT state FROM outbox ORDER BY id").split()

    def test_mail_arrives_over_starttls_with_auth_and_its_token_stays_in_it(self):
        self.put()
        secret = self.instance.folder / "smtp.password"
        secret.write_text("correct horse\n")
        with SmtpSink("--tls", "starttls", "--auth", "portal:correct horse") as sink:
            log = self.start(self.over(sink, smtp_tls="starttls", smtp_ca=sink.ca_file,
                                       smtp_user="portal", smtp_password_file=secret), "--once")
            self.assertEqual(log.wait(20), 0)
            (mail,) = sink.mails()
        parsed = email.message_from_bytes(mail, policy=email.policy.default)
        self.assertEqual(parsed.defects, [])
        self.assertEqual(parsed["subject"], "Steuererklärung 2026: 1 request from Grünwald & Söhne")
        self.assertEqual(str(parsed["to"]), "Zoë Marchand <zoe@client.example>")
        self.assertEqual(str(parsed["from"]), "Grünwald & Söhne <post@firm.example>")
        self.assertEqual(str(parsed["reply-to"]), "Ida Grünwald <ida@firm.example>")
        text = parsed.get_body(("plain",)).get_content()
        token = LINK.search(text).group(1)
        self.assertIn(token, parsed.get_body(("html",)).get_content())
        self.assertIn("* Kontoauszüge", text)
        said = log.stderr.read()
        self.assertIn("outcome=sent", said)
        for kept in (said, self.dump()):
            self.assertNotIn(token, kept)
        self.assertNotIn("zoe@", said)

    def dump(self):
        """All rows of all tables, byte for byte."""
        rows = "".join(f"SELECT * FROM {table};" for table in self.instance.sql("SHOW TABLES").split())
        return subprocess.run(
            ["mariadb", "--no-defaults", f"--socket={self.instance.database.socket}", "--batch", "--raw",
             "--execute", rows, "latchkey"], check=True, capture_output=True).stdout.decode("latin-1")

    def test_three_mailers_and_a_maildir_make_one_file_a_letter(self):
        self.put(120)
        folder = self.instance.folder / "three"
        shutil.rmtree(folder, ignore_errors=True)  # of an earlier run
        config = self.configure(mail_transport="maildir", maildir=folder)
        mailers = [self.start(config) for _ in range(3)]
        wait_for(lambda: set(self.states()) == {"sent"}, "all to be sent", 30)
        log = "".join(self.stop(mailer) for mailer in mailers)
        self.assertEqual(len(list((folder / "new").iterdir())), 120)
        self.assertEqual(list((folder / "tmp").iterdir()), [])
        self.assertEqual(log.count("outcome=sent"), 120)

    def test_told_to_stop_it_finishes_the_mail_that_is_under_way(self):
        self.put(2)
        with SmtpSink("--mode", "slow") as sink:
            mailer = self.start(self.over(sink))
            wait_for(sink.connections, "a connection")
            self.stop(mailer)
            self.assertEqual(len(sink.mails()), 1)
        self.assertEqual(self.states(), ["sent", "queued"])

    def test_server_that_is_silent_costs_one_timeout_and_the_letter_waits(self):
        self.put()
        with SmtpSink("--mode", "silent") as sink:
            began = time.monotonic()
            self.assertEqual(self.start(self.over(sink, smtp_timeout="1s"), "--once").wait(10), 0)
            self.assertLess(time.monotonic() - began, 5)
        self.assertEqual(self.states(), ["queued"])

    def test_server_that_answers_late_for_a_whole_mail_gets_it_once_and_systemd_hears_meanwhile(self):
        self.put()
        heard = self.instance.folder / "notify"
        heard.unlink(missing_ok=True)
        with SmtpSink("--mode", "slow", "--seconds", "4") as sink, \
                socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
            systemd.bind(str(heard))
            mailer = self.start(self.over(sink, smtp_timeout="1s"), NOTIFY_SOCKET=str(heard))
            wait_for(lambda: (hear(systemd, 0.1), sink.connections())[1], "a connection")
            hear(systemd, 0.5)
            self.assertGreaterEqual(hear(systemd, 2).count(b"WATCHDOG=1"), 1)
            self.assertEqual(self.states(), ["sending"])
            wait_for(lambda: (hear(systemd, 0.1), self.states() == ["sent"])[1], "the answer")
            self.stop(mailer)
            self.assertEqual(len(sink.mails()), 1)

    def test_told_to_stop_while_an_answer_is_out_it_stops_and_the_mail_goes_again_as_the_same(self):
        self.put()
        with SmtpSink("--mode", "hang") as sink:
            mailer = self.start(self.over(sink, smtp_timeout="1s"))
            wait_for(sink.connections, "a connection")
            time.sleep(1.5)
            self.assertIsNone(mailer.poll())
            self.stop(mailer, seconds=5)
        self.assertEqual(self.states(), ["queued"])
        self.instance.sql("UPDATE outbox SET next_attempt_at = NOW(6)")
        with SmtpSink() as sink:
            self.assertEqual(self.start(self.over(sink), "--once").wait(20), 0)
            (mail,) = sink.mails()
        self.assertEqual(self.states(), ["sent"])
        self.assertTrue(email.message_from_bytes(mail)["message-id"].startswith("<" + "0" * 43 + "@"))

    def test_what_is_planned_goes_out_while_letters_wait_for_a_server_that_is_silent(self):
        self.put(12)
        self.instance.sql(
            "INSERT INTO checklist_recipients (firm_id, work_item_id, checklist_id, contact_id, address, way) "
            "VALUES (1, 1, 1, 1, 'zoe@client.example', 'link');"
            "INSERT INTO scheduled_sends (firm_id, work_item_id, checklist_id, sender_id, planned_by, planned_by_name, "
            "timing, run_at, state, planned_at) VALUES (1, 1, 1, 1, 1, 'Ida Grünwald', 'now', "
            "UTC_TIMESTAMP(6) + INTERVAL 2 SECOND, 'waiting', UTC_TIMESTAMP(6))")
        with SmtpSink("--mode", "silent") as sink:
            mailer = self.start(self.over(sink, smtp_timeout="1s"))
            wait_for(lambda: self.instance.sql("SELECT state FROM scheduled_sends").split() == ["sent"],
                     "the planned sending", 40)
            untried = int(self.instance.sql("SELECT COUNT(*) FROM outbox WHERE attempts = 0"))
            self.stop(mailer)
        self.assertGreater(untried, 4)

    def test_killed_with_a_mail_under_way_leaves_it_to_the_next_with_the_same_message_id(self):
        self.put()
        with SmtpSink("--mode", "die-after") as sink:  # took the mail, and nobody was told
            first = self.start(self.over(sink))
            wait_for(sink.mails, "the first mail")
            first.kill()
            first.wait()
            before = sink.mails()
        self.instance.sql("UPDATE outbox SET next_attempt_at = NOW(6)")  # as when the lease or pause ends
        with SmtpSink() as sink:
            self.assertEqual(self.start(self.over(sink), "--once").wait(20), 0)
            mails = before + sink.mails()
        self.assertEqual(self.states(), ["sent"])
        ids = {email.message_from_bytes(mail)["message-id"] for mail in mails}
        self.assertEqual(len(mails), 2)
        self.assertEqual(len(ids), 1)
        tokens = self.instance.sql("SELECT COUNT(*) FROM link_tokens WHERE link_id = 1").strip()
        self.assertEqual(tokens, "2")

    def test_database_that_goes_and_comes_back(self):
        with SmtpSink() as sink:
            mailer = self.start(self.over(sink))
            time.sleep(0.5)
            self.instance.stop_part("database")
            time.sleep(2)
            self.assertIsNone(mailer.poll())
            self.instance.start_database()
            back = time.monotonic()
            self.put()
            wait_for(sink.mails, "the mail")
            self.assertLess(time.monotonic() - back, 5)
            log = self.stop(mailer)
        self.assertIn("the database is away", log)
        self.assertIn("the database is back", log)

    def test_it_clears_away_what_has_expired_and_nothing_else(self):
        self.instance.sql(
            "INSERT INTO sessions (token_hash, firm_id, kind, created_at, seen_at, expires_at) VALUES "
            "(REPEAT('a', 32), 1, 'link', NOW(6), NOW(6), NOW(6) - INTERVAL 1 SECOND),"
            "(REPEAT('b', 32), 1, 'link', NOW(6), NOW(6), NOW(6) + INTERVAL 1 HOUR);"
            "INSERT INTO rate_limits (subject, hits, expires_at) VALUES "
            "(REPEAT('a', 32), '', NOW(6) - INTERVAL 1 SECOND), (REPEAT('b', 32), '', NOW(6) + INTERVAL 1 HOUR)")
        config = self.configure(mail_transport="maildir", maildir=self.instance.folder / "none")
        self.assertEqual(self.start(config, "--once").wait(20), 0)
        for table, key in (("sessions", "token_hash"), ("rate_limits", "subject")):
            self.assertEqual(self.instance.sql(f"SELECT LEFT({key}, 1) FROM {table}").split(), ["b"])

    def test_a_pin_migration_outlives_its_mailers_and_the_database_and_resends_nothing_twice(self):
        lists = range(1, 7)
        self.instance.sql(
            "SET foreign_key_checks = 0; UPDATE firms SET new_portal_since = NOW(6);"
            "DELETE FROM checklists; DELETE FROM client_requests;" + "".join(
                "INSERT INTO checklists (firm_id, work_item_id, id, name, created_at, first_sent_at) "
                f"VALUES (1, 1, {i}, 'Belege {i}', NOW(6), NOW(6));"
                "INSERT INTO client_requests (firm_id, work_item_id, checklist_id, id, position, title, description, "
                f"status, created_at) VALUES (1, 1, {i}, {i}, 1, 'Kontoauszüge', '', 'open', NOW(6));"
                "INSERT INTO checklist_recipients (firm_id, work_item_id, checklist_id, contact_id, address, "
                f"first_sent_at, way) VALUES (1, 1, {i}, 1, 'zoe@client.example', NOW(6), 'pin');"
                "INSERT INTO pin_migration_steps (firm_id, migration_id, work_item_id, checklist_id, contact_id, state) "
                f"VALUES (1, 1, 1, {i}, 1, 'waiting');" for i in lists) +
            # One a second is faster than any pace that is offered.
            "INSERT INTO pin_migrations (firm_id, id, staff_id, staff_name, pace, state, started_at, next_at) "
            "VALUES (1, 1, 1, 'Ida Grünwald', 3600, 'running', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))")
        config = self.configure(mail_transport="maildir", maildir=self.instance.folder / "mail")

        def resent():
            return int(self.instance.sql("SELECT COUNT(*) FROM pin_migration_steps WHERE state = 'resent'"))

        first, second = self.start(config), self.start(config)
        wait_for(lambda: resent() >= 1, "the first")
        first.kill()
        wait_for(lambda: resent() >= 2, "the other mailer to go on")
        second.kill()
        self.instance.stop_part("database")
        third = self.start(config)
        time.sleep(1)
        self.instance.start_database()
        wait_for(lambda: resent() == len(lists), "all of them", seconds=40)
        wait_for(lambda: self.instance.sql("SELECT state FROM pin_migrations").strip() == "done", "the end")
        self.stop(third)
        self.assertEqual(
            self.instance.sql("SELECT checklist_id, COUNT(*) FROM outbox GROUP BY checklist_id").split(),
            [str(word) for i in lists for word in (i, 1)])
        self.assertEqual(self.instance.sql("SELECT DISTINCT way FROM checklist_recipients").split(), ["link"])

    def test_what_it_cannot_start_with_is_said(self):
        for options, code, words in (
                (["--help"], 0, ""), (["--twice"], 2, "there is no option --twice"),
                (["--config"], 2, "--config wants a path"),
                (["--config", "/nowhere"], 1, "/nowhere"),
                (["--config", self.configure(mail_transport="smtp", smtp_server="mail.example:25",
                                             smtp_tls="none")], 1, "without TLS only"),
                (["--config", self.configure(smtp_sevrer="x")], 1, "smtp_sevrer")):
            done = subprocess.run([self.instance.bin / "latchkey-mailer", *options],
                                  capture_output=True, text=True, timeout=20)
            self.assertEqual(done.returncode, code, options)
            self.assertIn(words, done.stderr)


if __name__ == "__main__":
    unittest.main()
