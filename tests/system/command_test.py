#!/usr/bin/python3
"""The admin's command: what it does, what it says when it cannot, and its exit codes."""
import os
import re
import shutil
import subprocess
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
from instance import Instance  # noqa: E402

PASSWORD = "purple gravel teapot anthem"
FIRM = ["firm", "create", "--slug", "oak", "--name", "Oak & Ash", "--url", "https://oak.example",
        "--sender-name", "Oak & Ash", "--sender-address", "post@oak.example"]
STAFF = ["staff", "create", "--firm", "oak", "--name", "Ann Oak", "--address", "ann@oak.example",
         "--role", "admin"]


def setUpModule():
    global site
    folder = Path(os.environ["LATCHKEY_WORK"]) / "command"
    shutil.rmtree(folder, ignore_errors=True)
    site = Instance(folder, variant=os.environ["VARIANT"], durable=False).start_empty()


def tearDownModule():
    site.stop()


def latchkey(*words, config=None, stdin=""):
    """Exit code, standard output, standard error."""
    done = subprocess.run([site.bin / "latchkey", "--config", config or site.config, *words],
                          input=stdin, text=True, capture_output=True, timeout=120)
    return done.returncode, done.stdout, done.stderr


def count(table, where="1"):
    return int(site.sql(f"SELECT COUNT(*) FROM {table} WHERE {where}"))


class Command(unittest.TestCase):
    def setUp(self):
        site.sql("SET foreign_key_checks = 0;" + "".join(
            f"DELETE FROM {table};" for table in site.sql("SHOW TABLES").split()
            if table != "schema_migrations"))

    def refused(self, code, words, *arguments, **how):
        got, out, err = latchkey(*arguments, **how)
        self.assertEqual((got, out), (code, ""), err)
        self.assertIn(words, err)
        # One sentence for people: no number of a source line, no name of a type.
        self.assertNotRegex(err, r"std::|terminate|\.cpp")


class Usage(Command):
    def test_a_group_s_help_is_that_of_each_of_its_commands(self):
        code, text, err = latchkey("firm", "--help")
        self.assertEqual((code, err), (0, ""))
        for name in ("firm create", "firm list"):
            self.assertIn(f"latchkey {name}: ", text)

    def test_every_command_has_help_that_names_its_options(self):
        code, overview, _ = latchkey("--help")
        self.assertEqual(code, 0)
        names = re.findall(r"^  ([a-z]+(?: [a-z]+|-[a-z]+)?)  ", overview, re.M)
        for wanted in ("migrate", "check", "firm create", "firm list", "staff create", "staff reset",
                       "key create", "demo-data", "bench-data", "audit verify"):
            self.assertIn(wanted, names)
        for name in names:
            with self.subTest(name):
                code, text, err = latchkey(*name.split(), "--help")
                self.assertEqual((code, err), (0, ""))
                self.assertTrue(text.startswith(f"latchkey {name}: "), text)
                for option in re.findall(r"--([a-z0-9-]+) [A-Z]", text.split("\n\n")[1]):
                    if option != "config":
                        self.assertRegex(text, rf"\n  --{option} [A-Z]+\s")

    def test_what_is_not_understood_is_said_and_ends_with_2(self):
        for words, said in (([], "no command is given"), (["frobnicate"], "no command frobnicate"),
                            (["firm"], "firm create, firm list"),
                            (["firm", "list", "--colour", "red"], "no option --colour"),
                            (["firm", "list", "-x"], "no option -x"),
                            (["firm", "create", "--slug"], "--slug wants a value"),
                            (["firm", "create", "--slug", "oak"], "--name is missing"),
                            (["migrate", "now"], "what is now?"), (["key", "create"], "FILE is missing"),
                            ([*STAFF[:-1], "owner"], "admin or member")):
            with self.subTest(words):
                self.refused(2, said, *words)


class Firms(Command):
    def test_a_firm_is_made_once_listed_and_recorded(self):
        code, out, err = latchkey(*FIRM, "--time-zone", "Europe/London")
        self.assertEqual((code, err), (0, ""))
        self.assertIn("LATCHKEY_FIRM oak", out)
        self.assertEqual(latchkey("firm", "list")[1], "oak\tOak & Ash\thttps://oak.example\n")
        self.assertEqual(count("audit_events", "action = 'firm.created'"), 1)
        self.refused(1, "a firm with the slug oak already", *FIRM)

    def test_a_firm_may_be_made_with_the_new_client_portal_off(self):
        latchkey(*FIRM)
        self.assertEqual(latchkey(*FIRM, "--slug", "elm", "--before-new-portal")[0], 0)
        self.assertEqual(count("firms", "slug = 'oak' AND new_portal_since IS NOT NULL"), 1)
        self.assertEqual(count("firms", "slug = 'elm' AND new_portal_since IS NULL"), 1)
        self.refused(2, "what is yes?", *FIRM, "--slug", "ash", "--before-new-portal", "yes")
        self.assertIn("[--before-new-portal]", latchkey("firm", "create", "--help")[1])

    def test_a_firm_that_could_not_serve_is_refused_with_the_reason(self):
        for option, value, said in (("--slug", "Oak!", "slug"), ("--url", "http://oak.example", "https://"),
                                    ("--url", "https://oak.example/path", "without a path"),
                                    ("--url", "https://oak.example:443", "port"),
                                    ("--name", "Oak\nBcc: x@y.example", "one line"),
                                    ("--sender-address", "nonsense", "sender's address"),
                                    ("--contact-email", "nonsense", "lost clients"),
                                    ("--time-zone", "Mars/Olympus", "time zone"),
                                    ("--accent", "red;}", "colour")):
            with self.subTest(option):
                self.refused(1, said, *FIRM, option, value)
        self.assertEqual(count("firms"), 0)


class Staff(Command):
    def setUp(self):
        super().setUp()
        latchkey(*FIRM)

    def test_the_password_comes_from_standard_input_or_a_file(self):
        code, out, err = latchkey(*STAFF, stdin=PASSWORD + "\nnot this line\n")
        self.assertEqual((code, err), (0, ""))
        self.assertIn("https://oak.example/admin/sign-in", out)
        file = site.folder / "tmp" / "password"
        file.write_text(PASSWORD + "\n")
        other = [word.replace("ann@", "bob@") for word in STAFF]
        self.assertEqual(latchkey(*other, "--password-file", str(file))[0], 0)
        hashes = site.sql("SELECT password_hash FROM staff").split()
        self.assertEqual(len(hashes), 2)
        for each in hashes:
            self.assertTrue(each.startswith("$argon2id$v=19$m=65536,t=2,p=1$"), each)

    def test_a_password_that_will_not_do_is_refused_with_the_reason(self):
        for password, said in (("", "no password"), ("short", "at least 15"),
                               ("x" * 129, "at most 128"), ("passwordpassword1", "easy to guess"),
                               ("qwertyuiopasdfgh", "easy to guess")):
            with self.subTest(password):
                self.refused(1, said, *STAFF, stdin=password + "\n")
        self.assertEqual(count("staff"), 0)

    def test_firm_and_address_must_be_right(self):
        latchkey(*STAFF, stdin=PASSWORD)
        self.refused(1, "has this address already", *STAFF, stdin=PASSWORD)
        elsewhere = [word.replace("oak", "elm") if word == "oak" else word for word in STAFF]
        self.refused(1, "no firm with the slug elm", *elsewhere, stdin=PASSWORD)


    def test_a_reset_takes_password_second_step_and_sessions_away_and_tells_them(self):
        latchkey(*STAFF, stdin=PASSWORD)
        before = site.sql("SELECT password_hash FROM staff").strip()
        site.sql("UPDATE staff SET totp_secret = 'x', totp_since = UTC_TIMESTAMP(6)")
        site.sql("INSERT INTO sessions (token_hash, firm_id, kind, staff_id, created_at, seen_at, expires_at) "
                 "SELECT REPEAT('x', 32), firm_id, 'staff', id, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), "
                 "UTC_TIMESTAMP(6) + INTERVAL 1 HOUR FROM staff")
        address = STAFF[STAFF.index("--address") + 1]
        reset = ("staff", "reset", "--firm", "oak", "--address", address)
        self.refused(1, "at least 15", *reset, stdin="short\n")
        self.refused(1, "nobody who works there", *reset[:-1], "else@oak.example", stdin=PASSWORD)
        code, out, err = latchkey(*reset, stdin="another quiet lighthouse walk\n")
        self.assertEqual((code, err), (0, ""))
        self.assertIn("sets up a new second step", out)
        self.assertNotEqual(site.sql("SELECT password_hash FROM staff").strip(), before)
        self.assertEqual(site.sql("SELECT totp_since IS NULL AND totp_secret IS NULL FROM staff").strip(), "1")
        self.assertEqual(count("sessions"), 0)
        self.assertEqual(site.sql("SELECT letter FROM outbox ORDER BY id").split(),
                         ["password_changed", "second_factor_reset"])


class Keys(Command):
    def test_a_key_is_private_and_never_overwritten(self):
        file = site.folder / "tmp" / "new.key"
        file.unlink(missing_ok=True)
        self.assertEqual(latchkey("key", "create", str(file))[0], 0)
        self.assertEqual(file.stat().st_mode & 0o777, 0o600)
        self.assertRegex(file.read_text(), r"\A[A-Za-z0-9_-]{43}\n\Z")
        before = file.read_text()
        self.refused(1, "is there already", "key", "create", str(file))
        self.assertEqual(file.read_text(), before)
        self.refused(1, "cannot be made", "key", "create", "/nowhere/new.key")


class Migrate(Command):
    def test_it_may_run_again_and_the_application_gets_no_more_rights_than_it_needs(self):
        self.assertEqual(latchkey("migrate")[:2], (0, "The database is up to date.\n"))
        grants = site.sql("SHOW GRANTS FOR 'latchkey_app'@'localhost'")
        self.assertRegex(grants, r"GRANT SELECT, INSERT ON `latchkey`.`audit_events`")
        self.assertRegex(grants, r"GRANT SELECT ON `latchkey`.`schema_migrations`")
        self.assertNotRegex(grants, r"CREATE|DROP|ALTER|ALL PRIVILEGES|GRANT OPTION")

    def test_a_migration_that_changed_after_it_ran_is_refused(self):
        changed = site.folder / "tmp" / "sql"
        shutil.rmtree(changed, ignore_errors=True)
        shutil.copytree(Path(__file__).resolve().parents[2] / "sql", changed)
        with open(changed / "0002_staff.sql", "a") as file:
            file.write("-- a second thought\n")
        config = site.folder / "tmp" / "changed.toml"
        config.write_text(re.sub(r"migrations = .*", f'migrations = "{changed}"',
                                 site.config.read_text()))
        self.refused(1, "0002_staff is not the file that ran here before", "migrate", config=config)


class Check(Command):
    def lines(self, config=None):
        code, out, err = latchkey("check", config=config)
        self.assertEqual(err, "")
        return code, out

    def test_all_is_well(self):
        latchkey(*FIRM)
        code, out = self.lines()
        self.assertEqual(code, 0, out)
        self.assertEqual({line[:6] for line in out.splitlines()}, {"ok    "})

    def test_each_fault_is_named_with_its_remedy(self):
        latchkey(*FIRM)
        good = site.config.read_text()
        for key, value, said in (
                ("key_file", "/nowhere/key", "latchkey key create /nowhere/key"),
                ("key_file", "/etc/hostname", "can be read by others"),
                ("database", "unix:///nowhere.sock", "the database does not answer"),
                ("documents", "/nowhere", "is no folder"), ("documents", "/tmp", "open to others"),
                ("templates", "/nowhere", "cannot be read"), ("assets", "/nowhere", "make assets"),
                ("maildir", "/nowhere", "is no Maildir")):
            with self.subTest(key + " " + value):
                config = site.folder / "tmp" / "check.toml"
                config.write_text(re.sub(rf"(?m)^{key} = .*", f'{key} = "{value}"', good))
                code, out = self.lines(config)
                self.assertEqual(code, 1)
                wrong = [line for line in out.splitlines() if line.startswith("WRONG ")]
                self.assertTrue(any(said in line for line in wrong), out)

    def test_a_configuration_that_cannot_be_read_is_the_one_finding(self):
        config = site.folder / "tmp" / "bad.toml"
        config.write_text("workers = 4\nwrokers = 5\n")
        code, out = self.lines(config)
        self.assertEqual(code, 1)
        self.assertIn("line 2: wrokers", out)
        self.assertEqual(len(out.splitlines()), 1)


class AuditVerify(Command):
    """What a database's administrator can do to the trail, and what of it is found."""

    def setUp(self):
        super().setUp()
        latchkey(*FIRM)
        latchkey(*FIRM, "--slug", "elm")
        for name in ("ann", "bob", "cid"):
            latchkey(*[word.replace("ann@", name + "@") for word in STAFF], stdin=PASSWORD)
        self.oak = site.sql("SELECT id FROM firms WHERE slug = 'oak'").strip()
        self.noted = site.folder / "tmp" / "ends"
        self.noted.unlink(missing_ok=True)

    def verify(self, *words):
        code, out, err = latchkey("audit", "verify", *words)
        self.assertEqual(err, "")
        return code, out

    def broken(self, change, said):
        before = site.sql("SELECT firm_id, number, HEX(chain), detail FROM audit_events")
        site.sql("CREATE TABLE kept_events AS SELECT * FROM audit_events;"
                 "CREATE TABLE kept_heads AS SELECT * FROM audit_heads;" + change)
        try:
            code, out = self.verify()
            self.assertEqual(code, 3, out)
            self.assertIn(said, out)
            self.assertIn("whole  elm: 1 row\n", out)
        finally:
            site.sql("DELETE FROM audit_events; INSERT INTO audit_events SELECT * FROM kept_events;"
                     "DELETE FROM audit_heads; INSERT INTO audit_heads SELECT * FROM kept_heads;"
                     "DROP TABLE kept_events, kept_heads")
        self.assertEqual(site.sql("SELECT firm_id, number, HEX(chain), detail FROM audit_events"), before)

    def test_whole_trails_are_said_to_be_whole(self):
        self.assertEqual(self.verify(), (0, "whole  elm: 1 row\nwhole  oak: 4 rows\n"))
        self.assertEqual(self.verify("oak"), (0, "whole  oak: 4 rows\n"))
        self.refused(1, "there is no firm ash", "audit", "verify", "ash")
        self.refused(2, "what is elm?", "audit", "verify", "oak", "elm")

    def test_what_was_done_to_rows_is_found(self):
        of = f"firm_id = {self.oak}"
        self.broken(f"UPDATE audit_events SET actor_name = 'Mal' WHERE {of} AND number = 2",
                    "BROKEN oak: row 2 was changed")
        self.broken(f"DELETE FROM audit_events WHERE {of} AND number IN (2, 3)",
                    "BROKEN oak: rows 2 to 3 are missing")
        self.broken(f"DELETE FROM audit_events WHERE {of} AND number = 4",
                    "BROKEN oak: row 4 is missing: the end of the trail was cut off")
        self.broken(f"UPDATE audit_events SET number = number + 10000 WHERE {of} AND number IN (2, 3);"
                    f"UPDATE audit_events SET number = 10005 - number WHERE {of} AND number = 10002;"
                    f"UPDATE audit_events SET number = 10005 - number WHERE {of} AND number = 10003",
                    "BROKEN oak: row 2 was changed")
        self.broken(f"INSERT INTO audit_events SELECT firm_id, 5, at, action, actor_kind, actor_id, "
                    f"actor_name, ip, client_id, work_item_id, subject_id, detail, chain FROM "
                    f"audit_events WHERE {of} AND number = 4", "BROKEN oak: row 5 was changed")
        self.broken(f"DELETE FROM audit_heads WHERE {of}", "BROKEN oak: where the trail ends")
        self.broken(f"DELETE FROM audit_events WHERE {of}; DELETE FROM audit_heads WHERE {of}",
                    "BROKEN oak: there is no row")

    def test_an_end_cut_off_with_its_head_is_found_by_the_note_alone(self):
        self.assertEqual(self.verify("--noted", str(self.noted))[0], 0)
        kept = self.noted.read_text()
        site.sql(f"DELETE FROM audit_events WHERE firm_id = {self.oak} AND number = 4;"
                 f"UPDATE audit_heads SET number = 3, chain = (SELECT chain FROM audit_events WHERE "
                 f"firm_id = {self.oak} AND number = 3) WHERE firm_id = {self.oak}")
        self.assertEqual(self.verify()[0], 0)
        code, out = self.verify("--noted", str(self.noted))
        self.assertEqual(code, 3)
        self.assertIn("BROKEN oak: row 4 is not what the file noted", out)
        self.assertEqual(self.noted.read_text(), kept)

    def test_a_note_that_cannot_be_read_stops_it(self):
        self.noted.write_text("oak four abc\n")
        self.refused(1, "cannot be read as what an earlier run noted", "audit", "verify", "--noted",
                     str(self.noted))


class DemoData(Command):
    def test_it_is_lively_and_made_once(self):
        code, out, err = latchkey("demo-data", "--url1", "http://127.0.0.1:8099")
        self.assertEqual((code, err), (0, ""))
        self.assertIn("priya@hartwell-finch.example", out)
        self.assertEqual(count("firms"), 2)
        self.assertEqual(count("firms", "base_url = 'http://127.0.0.1:8099'"), 1)
        self.assertGreaterEqual(count("contacts"), 36)
        self.assertEqual(site.sql("SELECT DISTINCT status FROM work_items ORDER BY 1").split(),
                         ["completed", "in_progress", "planned", "ready", "waiting"])
        # Mails wait for several contacts, and one was refused.
        self.assertGreaterEqual(count("outbox", "state = 'queued' AND letter = 'checklist'"), 6)
        self.assertEqual(count("outbox", "state = 'failed'"), 1)
        now = "UTC_TIMESTAMP()"
        self.assertGreater(count("bindings", f"ended_at IS NULL AND expires_at > {now}"), 5)
        self.assertGreater(count("bindings", f"ended_at IS NULL AND expires_at < {now}"), 1)
        self.assertEqual(count("bindings", "ended_reason = 'moved'"), 1)
        self.assertGreater(count("comments", "staff_id IS NOT NULL"), 2)
        self.assertGreater(count("comments", "contact_id IS NOT NULL"), 2)
        self.assertGreater(count("documents"), 10)
        # Nothing happens later than now, and counts fit what they count.
        for table in ("comments", "answers", "documents", "audit_events"):
            column = "at" if table == "audit_events" else "created_at"
            self.assertEqual(count(table, f"{column} > {now} + INTERVAL 1 SECOND"), 0, table)
        for kind in ("comments", "documents"):
            self.assertEqual(count("client_requests r",
                                   f"r.{kind} <> (SELECT COUNT(*) FROM {kind} d "
                                   "WHERE d.request_id = r.id)"), 0)
        files = [file for file in (site.folder / "documents").rglob("*") if file.is_file()]
        self.assertGreaterEqual(len(files), count("documents"))

        before = count("audit_events")
        self.assertEqual(latchkey("demo-data")[:2], (0, "The demo data is there already.\n"))
        self.assertEqual(count("audit_events"), before)

    def test_it_touches_no_database_with_firms_of_its_own(self):
        latchkey(*FIRM)
        self.refused(1, "has firms already", "demo-data")
        self.assertEqual(count("firms"), 1)


if __name__ == "__main__":
    unittest.main()
