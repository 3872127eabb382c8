#include "core/domain/contact_import.hpp"

#include <boost/test/unit_test.hpp>

#include <map>

#include "core/domain/client.hpp"
#include "core/domain/contact_export.hpp"
#include "core/domain/contact_list.hpp"
#include "core/domain/contact_work.hpp"
#include "tests/support/world.hpp"

using namespace latchkey;
using namespace std::chrono_literals;

namespace {

struct Importing : test::World {
  Database patient{settings_of_the_mailer()};

  /// Its import runs beside all that the machine does.
  static DatabaseSettings settings_of_the_mailer() {
    DatabaseSettings settings = test::TestDatabase::settings();
    settings.timeout = 30s;
    return settings;
  }

  ContactImportId bring(const std::string& text) {
    auto result = check_import(db, sample.firm, ada(), "list.csv", text, clock.time);
    BOOST_TEST_REQUIRE((result.outcome == SaveOutcome::saved));
    return result.id;
  }
  std::string refusal(const std::string& text) {
    auto result = check_import(db, sample.firm, ada(), "list.csv", text, clock.time);
    return result.objections.empty() ? "" : result.objections.front().words;
  }
  std::string faults(ContactImportId import) {
    std::string text;
    for (const auto& line :
         list_import_lines(db, sample.firm, import, ImportLines::faults, 1).rows) {
      text += std::to_string(line.line) + ": " + line.fault + "\n";
    }
    return text;
  }
  SaveOutcome confirm(ContactImportId import, bool skip = false) {
    return confirm_import(db, sample.firm, import, skip, clock.time);
  }
  bool run(const std::function<bool()>& go_on = [] { return true; }) {
    return run_next_import(
        patient, db, keys, random, [&] { return clock.time; }, go_on);
  }
  ContactImport now(ContactImportId import) { return *find_import(db, sample.firm, import); }
  std::optional<Contact> by_address(std::string_view address) {
    return find_contact(db, sample.firm, address);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(contact_imports, Importing)

BOOST_AUTO_TEST_CASE(what_updating_a_known_contact_would_replace_is_shown_before) {
  db.execute("UPDATE contacts SET time_zone = 'Europe/London' WHERE id = ?", {sample.contact});
  auto import = bring(
      "Name,E-mail,Time zone\nN. Quist,nora@client.example,Europe/Paris\n"
      "Tom Orchard,tom@orchard.example,\n");
  auto lines = list_import_lines(db, sample.firm, import, ImportLines::all, 1).rows;
  BOOST_REQUIRE(lines.size() == 2u);
  BOOST_TEST(lines[0].name_now == "Nora Quist");
  BOOST_TEST(lines[0].time_zone_now == "Europe/London");
  BOOST_TEST(lines[0].time_zone == "Europe/Paris");
  BOOST_TEST(!lines[1].known);
  import = bring("Name,E-mail,Time zone\nNora Quist,nora@client.example,Europe/London\n");
  lines = list_import_lines(db, sample.firm, import, ImportLines::all, 1).rows;
  BOOST_TEST(lines[0].name_now == "");
  BOOST_TEST(lines[0].time_zone_now == "");
}

BOOST_AUTO_TEST_CASE(what_a_file_says_comes_in_with_its_clients) {
  auto import = bring(
      "\xEF\xBB\xBF"
      "Name;E-Mail;Other e-mails;Client;Client type;Access;Language;Time zone;Notes\r\n"
      "Maria Keller;Maria@Keller.example;m@k.example info@k.example;Keller Studio;company;full;de;"
      "Europe/Berlin;x\r\n"
      "Maria Keller;maria@keller.example;;Maria Keller;person;;;;\r\n"
      "Tom Orchard;tom@orchard.example;;;;;;;\r\n");
  BOOST_TEST(faults(import) == "");
  BOOST_TEST(now(import).new_contacts == 2u);
  BOOST_TEST(now(import).new_clients == 2u);
  BOOST_TEST(now(import).ignored == "Notes");
  BOOST_TEST(count("contacts") == 1u);  // nothing yet
  BOOST_TEST((confirm(import) == SaveOutcome::saved));
  BOOST_TEST(run());
  BOOST_TEST(!run());
  BOOST_TEST((now(import).state == ImportState::done));
  auto maria = by_address("maria@keller.example");
  BOOST_REQUIRE(maria);
  BOOST_TEST(maria->name == "Maria Keller");
  BOOST_TEST(maria->language == "de");
  BOOST_TEST(maria->time_zone == "Europe/Berlin");
  BOOST_REQUIRE(maria->addresses.size() == 3u);
  BOOST_TEST(maria->addresses[0].address == "Maria@keller.example");
  auto clients = list_clients_of(db, sample.firm, maria->id);
  BOOST_REQUIRE(clients.size() == 2u);
  BOOST_TEST(clients[0].name == "Keller Studio");
  BOOST_TEST((clients[0].role == ContactRole::full));
  BOOST_TEST((clients[1].role == ContactRole::limited));
  auto tom = by_address("tom@orchard.example");
  BOOST_REQUIRE(tom);
  BOOST_TEST(tom->time_zone == "Europe/London");  // the firm's
  BOOST_TEST(list_contacts(db, sample.firm, {"keller studio"}).total.count == 1u);
  BOOST_TEST(list_clients(db, sample.firm, {"keller"}).total.count == 2u);
  BOOST_TEST(count("audit_events", "action = 'contacts.imported'") == 1u);
  BOOST_TEST(count("outbox") == 0u);
}

BOOST_AUTO_TEST_CASE(a_street_is_not_taken_for_an_email_wherever_its_column_stands) {
  for (const char* headings : {"Name,Address,Email", "Name,Address,E-Mail Address",
                               "Full name,ADDRESS,Mail", "Contact,Address,Primary e-mail"}) {
    ContactList list =
        read_contact_list(std::string{headings} + "\nMaria Keller,1 High Street,maria@k.example\n");
    BOOST_TEST_REQUIRE(list.lines.size() == 1u, headings);
    BOOST_TEST(list.lines[0].fault == "", headings);
    BOOST_TEST(list.lines[0].address == "maria@k.example", headings);
    BOOST_TEST((list.ignored == "Address" || list.ignored == "ADDRESS"), headings);
  }
  ContactList list = read_contact_list("Email,Address,Name\nm@k.example,1 High Street,Maria\n");
  BOOST_TEST(list.lines[0].address == "m@k.example");
  BOOST_TEST(list.taken == "“Email” as E-mail, “Name” as Name");
  list = read_contact_list("Address,First name,Surname,Company\nm@k.example,Maria,Keller,K\n");
  BOOST_TEST(list.lines[0].address == "m@k.example");  // where there is no other
  BOOST_TEST(list.lines[0].name == "Maria Keller");
  BOOST_TEST(list.taken ==
             "“Address” as E-mail, “First name” as a part of Name, “Surname” as a part of Name, "
             "“Company” as Client");
}

BOOST_AUTO_TEST_CASE(each_line_at_fault_is_named_with_why_and_nothing_comes_in) {
  auto import = bring(
      "name,email,client,access,time zone,language\n"
      ",no@name.example,,,,\n"
      "No Address,,,,,\n"
      "Bad Address,nonsense,,,,\n"
      "Bad Zone,z@z.example,,,Mars/Olympus,\n"
      "Bad Language,l@l.example,,,,klingon!\n"
      "Bad Access,a@a.example,Client,owner,,\n"
      "No Client,c@c.example,,full,,\n"
      "Fine,fine@fine.example,,,,\n"
      "Other Name,fine@fine.example,,,,\n");
  std::string said = faults(import);
  BOOST_TEST_CONTEXT(said) {
    for (const char* words :
         {"2: The name is missing.", "3: The e-mail address is missing.", "4: “nonsense”",
          "5: “Mars/Olympus” is no time zone", "6: “klingon!” is no language",
          "7: “owner” is no access", "8: The access needs a client",
          "10: This address is in line 9 too, of Fine."}) {
      BOOST_TEST((said.find(words) != std::string::npos), words);
    }
  }
  BOOST_TEST(now(import).faults == 8u);
  BOOST_TEST((confirm(import) == SaveOutcome::refused));
  BOOST_TEST(!run());
  BOOST_TEST(count("contacts") == 1u);
}

BOOST_AUTO_TEST_CASE(a_file_that_is_none_is_refused_in_words) {
  BOOST_TEST((refusal(std::string{"PK\0", 3}).find("not a CSV file") != std::string::npos));
  BOOST_TEST(refusal("name,email\n").starts_with("There is no line with a contact in it."));
  BOOST_TEST((refusal("name,phone\nx,y\n").find("no column “E-mail”") != std::string::npos));
  BOOST_TEST((refusal("name,email\n\"x,y\n").find("line 2 is never closed") != std::string::npos));
}

BOOST_AUTO_TEST_CASE(contacts_that_are_there_are_updated_and_linked_or_skipped) {
  const std::string text =
      "name,email,further e-mails,client,time zone\n"
      "Nora Q. Quist,NORA@client.example,nora@home.example,Quist Bakery Ltd,Asia/Tokyo\n"
      "Nora Q. Quist,nora@client.example,,Nora herself,\n"
      "Eva Lindt,eva@lindt.example,,Quist Bakery Ltd,\n";
  auto skipped = bring(text);
  BOOST_TEST(now(skipped).known_contacts == 1u);
  BOOST_TEST(now(skipped).new_contacts == 1u);
  BOOST_TEST(now(skipped).new_clients == 0u);  // those that known contacts would bring are not
  confirm(skipped, true);
  run();
  BOOST_TEST(now(skipped).known_contacts == 1u);
  BOOST_TEST(now(skipped).new_clients == 0u);
  BOOST_TEST(find_contact(db, sample.firm, sample.contact)->name == "Nora Quist");
  BOOST_TEST(count("clients") == 1u);
  BOOST_TEST(by_address("eva@lindt.example").has_value());
  auto updated = bring(text);
  BOOST_TEST(now(updated).known_contacts == 2u);
  confirm(updated);
  run();
  auto nora = find_contact(db, sample.firm, sample.contact);
  BOOST_TEST(nora->name == "Nora Q. Quist");
  BOOST_TEST(nora->time_zone == "Asia/Tokyo");
  BOOST_REQUIRE(nora->addresses.size() == 2u);
  BOOST_TEST(nora->addresses[0].address == "nora@client.example");  // the primary one stays
  BOOST_TEST(nora->version == 2u);
  BOOST_TEST(list_clients_of(db, sample.firm, nora->id).size() == 2u);
  BOOST_TEST(list_contacts(db, sample.firm, {"herself"}).total.count == 1u);
  BOOST_TEST(count("clients", "name = 'Quist Bakery Ltd'") == 1u);
}

BOOST_AUTO_TEST_CASE(full_access_that_a_file_gives_counts_at_once_and_saying_nothing_takes_none) {
  db.transaction([&] { refresh_contact_work(db, sample.firm, sample.work_item); });
  auto jo = add_contact("Jo Quist", "jo@client.example");
  const std::string given =
      "name,email,client,access\nJo Quist,jo@client.example,Quist Bakery Ltd,";
  auto import = bring(given + "full\n");
  confirm(import);
  run();
  BOOST_TEST(read_home(db, sample.firm, jo.id).to_do.work.size() == 1u);
  import = bring(given + "\n");
  confirm(import);
  run();
  BOOST_TEST((list_clients_of(db, sample.firm, jo.id).at(0).role == ContactRole::full));
  import = bring(given + "limited\n");
  confirm(import);
  run();
  BOOST_TEST(read_home(db, sample.firm, jo.id).to_do.work.empty());
}

BOOST_AUTO_TEST_CASE(what_the_firm_has_against_a_line_is_said) {
  add_contact("Jo Quist", "jo@client.example");
  auto gone = add_contact("Gone Away", "gone@client.example");
  db.execute("UPDATE contacts SET deleted_at = ? WHERE id = ?", {clock.time, gone.id});
  db.execute(
      "INSERT INTO clients (firm_id, name, kind, created_at) SELECT firm_id, name, kind, "
      "created_at FROM clients WHERE firm_id = ?",
      {sample.firm});
  auto import = bring(
      "name,email,other e-mails,client\n"
      "Both,nora@client.example,jo@client.example,\n"
      "Gone,gone@client.example,,\n"
      "Two,two@new.example,,Quist Bakery Ltd\n");
  std::string said = faults(import);
  BOOST_TEST((said.find("2: In this firm: its addresses belong to two") != std::string::npos),
             said);
  BOOST_TEST((said.find("Gone Away, a deleted contact") != std::string::npos), said);
  BOOST_TEST((said.find("4: In this firm: there are two clients") != std::string::npos), said);
}

BOOST_AUTO_TEST_CASE(a_run_that_ends_on_the_way_leaves_nothing_and_another_brings_all_in) {
  auto import = bring("name,email,client\nA One,a@one.example,Ones\nB Two,b@two.example,Twos\n");
  confirm(import);
  int steps = 0;
  BOOST_TEST(!run([&] { return ++steps < 4; }));
  BOOST_TEST(count("contacts") == 1u);
  BOOST_TEST(count("clients") == 1u);
  BOOST_TEST((now(import).state == ImportState::confirmed));
  BOOST_TEST(run());
  BOOST_TEST(count("contacts") == 3u);
}

BOOST_AUTO_TEST_CASE(a_run_that_died_is_taken_over_when_its_claim_has_run_out_and_writes_nothing) {
  auto import = bring("name,email\nA One,a@one.example\n");
  confirm(import);
  // In the middle of its way the first run stands still, and another takes over.
  bool taken = false;
  Database third{test::TestDatabase::settings()};
  BOOST_TEST(!run([&] {
    if (!taken) {
      taken = true;
      BOOST_TEST(!run_next_import(
          third, third, keys, random, [&] { return clock.time; },
          [] { return true; }));  // still held
      third.execute("UPDATE contact_imports SET claimed_by = 1");
    }
    return true;
  }));
  BOOST_TEST(count("contacts") == 1u);
  clock.time += 61s;
  BOOST_TEST(run());
  BOOST_TEST(count("contacts") == 2u);
}

BOOST_AUTO_TEST_CASE(what_changed_between_look_and_run_refuses_it_whole) {
  auto import = bring(
      "name,email,further e-mails\nA One,a@one.example,b@two.example\n"
      "C Three,c@three.example,\n");
  confirm(import);
  add_contact("A", "a@one.example");
  add_contact("B", "b@two.example");
  run();
  BOOST_TEST((now(import).state == ImportState::refused));
  BOOST_TEST(now(import).faults == 1u);
  BOOST_TEST(!by_address("c@three.example").has_value());
}

BOOST_AUTO_TEST_CASE(fifty_thousand_lines_come_in_whole_and_right) {
  std::string text = "Name,E-mail,Client,Access\n";
  for (int i = 0; i < 50'000; ++i) {
    const std::string n = std::to_string(i);
    text += "Person " + n + ",p" + n + "@many.example,Client " + std::to_string(i / 3) + "," +
            (i % 3 == 0 ? "full" : "") + "\n";
  }
  auto import = bring(text);
  BOOST_TEST(now(import).faults == 0u);
  BOOST_TEST(now(import).new_contacts == 50'000u);
  BOOST_TEST(now(import).new_clients == 16'667u);
  confirm(import);
  std::vector<int> seen;
  BOOST_TEST_REQUIRE(run([&] {
    seen.push_back(now(import).progress);  // what a page shows meanwhile
    return true;
  }));
  BOOST_TEST(count("contacts") == 50'001u);
  BOOST_TEST(count("contact_addresses", "is_primary = 1") == 50'001u);
  BOOST_TEST(count("clients") == 16'668u);
  BOOST_TEST(count("client_contacts") == 50'001u);
  BOOST_TEST(count("client_contacts", "role = 'full'") == 16'667u);
  // Each line's name, address and client belong together.
  BOOST_TEST(
      *db.find_value<std::uint64_t>(
          "SELECT STRAIGHT_JOIN COUNT(*) FROM contacts c JOIN contact_addresses a "
          "FORCE INDEX (PRIMARY) ON a.firm_id = c.firm_id "
          "AND a.contact_id = c.id AND a.address = CONCAT('p', SUBSTRING(c.name, 8), "
          "'@many.example') JOIN client_contacts m FORCE INDEX (client_contacts_contact) "
          "ON m.firm_id = c.firm_id AND m.contact_id = c.id "
          "JOIN clients k FORCE INDEX (PRIMARY) ON k.firm_id = m.firm_id "
          "AND k.id = m.client_id AND k.name = CONCAT('Client ', SUBSTRING(c.name, 8) DIV 3) "
          "WHERE c.name LIKE 'Person %'",
          {}) == 50'000u);
  BOOST_TEST(list_contacts(db, sample.firm, {"person 49999"}).total.count == 1u);
  BOOST_TEST(list_contacts(db, sample.firm, {"p777@many"}).total.count == 1u);
  BOOST_TEST(std::ranges::is_sorted(seen));
  BOOST_TEST((seen.back() > 90));
  // Half a million rows are more than the next test's fixture takes away within a statement's time.
  while (db.execute("DELETE FROM search_words LIMIT 20000") > 0) {
  }
}

BOOST_AUTO_TEST_CASE(what_is_exported_can_be_imported_again) {
  auto import = bring(
      "name,email,other e-mails,client,access\n"
      "\"Keller, Maria\",maria@k.example,m2@k.example,\"=Studio \"\"K\"\"\",full\n"
      "\"Keller, Maria\",maria@k.example,,Second,\n+49 Tom,tom@t.example,,,\n");
  confirm(import);
  run();
  std::string text;
  write_contacts_csv(db, sample.firm, {}, [&](std::string_view piece) { text += piece; });
  BOOST_TEST((text.find("\"'=Studio \"\"K\"\"\"") != std::string::npos), text);
  BOOST_TEST((text.find("\"'+49 Tom\"") != std::string::npos), text);
  ContactList list = read_contact_list(text);
  BOOST_TEST(list.refusal == "");
  BOOST_TEST(list.ignored == "");
  for (const auto& line : list.lines) BOOST_TEST(line.fault == "", line.name);
  BOOST_TEST(list.lines.size() == 4u);
  auto again = bring(text);
  BOOST_TEST(faults(again) == "");
  BOOST_TEST(now(again).new_contacts == 0u);
  BOOST_TEST(now(again).new_clients == 0u);
  std::string found;
  write_contacts_csv(db, sample.firm, {"tom"}, [&](std::string_view piece) { found += piece; });
  BOOST_TEST(read_contact_list(found).lines.size() == 1u);
}

BOOST_AUTO_TEST_CASE(old_imports_are_forgotten_and_other_firms_see_none) {
  auto left = bring("name,email\nA One,a@one.example\n");
  auto other = add_firm("other");
  BOOST_TEST(!find_import(db, other.firm, left).has_value());
  BOOST_TEST((confirm_import(db, other.firm, left, false, clock.time) == SaveOutcome::gone));
  BOOST_TEST((drop_import(db, other.firm, left) == SaveOutcome::gone));
  auto dropped = bring("name,email\nB Two,b@two.example\n");
  BOOST_TEST((drop_import(db, sample.firm, dropped) == SaveOutcome::saved));
  clock.time += 25h;
  BOOST_TEST(forget_old_imports(db, clock.time) == 1u);
  BOOST_TEST(count("contact_import_rows") == 0u);
  BOOST_TEST(count("contact_imports") == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
