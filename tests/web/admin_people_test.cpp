// Staff's pages of clients and contacts: access, deleting, importing, exporting.
#include <boost/test/unit_test.hpp>

#include "core/domain/client.hpp"
#include "core/domain/contact_import.hpp"
#include "core/domain/contact_work.hpp"
#include "tests/support/portal.hpp"

using namespace latchkey;
using namespace latchkey::test;

namespace {

struct Desk : Portal {
  FakeBrowser desk = staff(sample, "member");
  AddedContact jo = add_contact("Jo Quist", "jo@client.example");
  std::string client = "/admin/clients/" + std::to_string(sample.client.value);
  std::string contact = "/admin/contacts/" + std::to_string(jo.id.value);
  Database beside{TestDatabase::settings()};

  Desk() {
    db.transaction([&] { refresh_contact_work(db, sample.firm, sample.work_item); });
  }
  ContactRole role() { return list_clients_of(db, sample.firm, jo.id).at(0).role; }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(admin_clients_and_contacts, Desk)

BOOST_AUTO_TEST_CASE(a_name_that_is_too_long_is_told_how_much_fits) {
  for (std::size_t length : {161u, 10'000u}) {
    Answer back = desk.press(desk.open("/admin/clients/new"), "/admin/clients/new",
                             {{"name", std::string(length, 'w')}, {"kind", "organisation"}});
    BOOST_TEST(back.status == 422);
    BOOST_TEST(
        back.has("The name is too long: " + std::to_string(length) + " characters, where 160 fit"));
  }
}

BOOST_AUTO_TEST_CASE(access_is_changed_on_either_page_and_told_what_it_means) {
  Answer page = desk.open(client);
  BOOST_TEST(page.has("Limited access"));
  BOOST_TEST(page.has("see everything that was sent to anybody for Quist Bakery Ltd"));
  const std::string to = "/contacts/" + std::to_string(jo.id.value) + "/role";
  page = desk.follow(desk.press(page, to, {{"role", "full"}}));
  BOOST_TEST(page.heading() == "Quist Bakery Ltd");
  BOOST_TEST(page.has("Their access is changed"));
  BOOST_TEST((role() == ContactRole::full));
  page = desk.open(contact);
  BOOST_TEST(page.has("Full access"));
  page = desk.follow(desk.press(page, to, {{"role", "limited"}, {"from", "contact"}}));
  BOOST_TEST(page.heading() == "Jo Quist");
  BOOST_TEST((role() == ContactRole::limited));
  Answer refused = desk.post(client + to, {{"csrf", desk.open(client).csrf()}, {"role", "owner"}});
  BOOST_TEST(refused.status == 422);
  BOOST_TEST(refused.has("Choose one of the two kinds of access."));
  BOOST_TEST((role() == ContactRole::limited));
}

BOOST_AUTO_TEST_CASE(a_contact_is_added_to_a_client_from_their_own_page) {
  desk.post("/admin/contacts/new", {{"csrf", desk.open("/admin/contacts/new").csrf()},
                                    {"name", "Kit Lowe"},
                                    {"address_1", "kit@client.example"},
                                    {"time_zone", "Europe/London"}});
  const auto kit = *db.find_value<ContactId>("SELECT id FROM contacts WHERE name = 'Kit Lowe'", {});
  const std::string page = "/admin/contacts/" + std::to_string(kit.value);
  BOOST_TEST(desk.open(page).has("None yet. What is sent to a contact is work for a client."));
  BOOST_TEST(desk.open(page + "?client=nothing").has("No client has these words in its name."));
  Answer found = desk.open(page + "?client=bakery");
  BOOST_TEST(found.has("<span>Quist Bakery Ltd</span>"));
  Answer added = desk.follow(desk.press(found, "/clients"));
  BOOST_TEST(added.has("Kit Lowe acts for the client now, with limited access."));
  BOOST_TEST(list_clients_of(db, sample.firm, kit).size() == 1u);
  BOOST_TEST(desk.press(found, "/clients").status == 303);  // the same click twice
  BOOST_TEST(list_clients_of(db, sample.firm, kit).size() == 1u);
  BOOST_TEST(desk.open(page + "?client=bakery").has("already"));
  const Sample other = add_firm("brightwater");
  // Another firm's client, and none at all.
  const auto csrf = added.csrf();
  BOOST_TEST(
      desk.post(page + "/clients", {{"csrf", csrf}, {"client", std::to_string(other.client.value)}})
          .status == 404);
  BOOST_TEST(desk.post(page + "/clients", {{"csrf", csrf}}).status == 303);
}

BOOST_AUTO_TEST_CASE(a_contact_who_was_taken_off_a_client_is_put_back_with_what_they_saw) {
  db.execute(
      "INSERT INTO client_contacts (firm_id, client_id, contact_id, role) "
      "VALUES (?, ?, ?, 'full') ON DUPLICATE KEY UPDATE role = 'full'",
      {sample.firm, sample.client, jo.id});
  const std::string one = "/contacts/" + std::to_string(jo.id.value);
  Answer gone = desk.follow(desk.press(desk.open(client), one + "/remove"));
  BOOST_TEST(gone.has("The contact does not act for this client any more."));
  BOOST_TEST(list_clients_of(db, sample.firm, jo.id).empty());
  Answer back = desk.follow(desk.press(gone, "/put-back", {}));
  BOOST_TEST(!back.has_form("/put-back"));
  BOOST_TEST((role() == ContactRole::full));
  // Nobody is put onto a client by an address that was made up.
  const std::string made_up =
      client + "?said=contact-removed&contact=" + std::to_string(jo.id.value) + "&role=full";
  BOOST_TEST(!desk.open(made_up).has_form("/put-back"));
  desk.press(desk.open(client), one + "/remove");
  BOOST_TEST(!staff(sample, "member").open(made_up).has_form("/put-back"));  // a colleague's
  clock.pass(kUnlinkUndoFor + std::chrono::seconds{1});
  BOOST_TEST(!desk.open(made_up).has_form("/put-back"));
  BOOST_TEST(desk.post(client + one + "/put-back", {{"csrf", back.csrf()}}).status == 404);
}

BOOST_AUTO_TEST_CASE(a_client_is_deleted_with_its_numbers_and_restored) {
  Answer ask = desk.open(client + "/delete");
  BOOST_TEST(ask.has("<strong>1 work item</strong> leaves all lists"));
  BOOST_TEST(ask.has("<strong>2 contacts</strong> are left without a client"));
  Answer gone = desk.follow(desk.press(ask, "/delete", {}));
  BOOST_TEST(gone.has("The client is deleted."));
  BOOST_TEST(gone.has("Restore Quist Bakery Ltd"));
  BOOST_TEST(!gone.has("2026 tax return"));
  BOOST_TEST(desk.get("/admin/work/" + std::to_string(sample.work_item.value)).status == 404);
  BOOST_TEST(!desk.get("/admin/clients").has("Quist Bakery Ltd</a>"));
  BOOST_TEST(desk.get("/admin/clients?show=deleted").has("Quist Bakery Ltd"));
  BOOST_TEST(desk.get(client + "/delete").status == 303);
  Answer back = desk.follow(desk.press(gone, "/restore", {}));
  BOOST_TEST(back.has("The client is back"));
  BOOST_TEST(back.has("2026 tax return"));
}

BOOST_AUTO_TEST_CASE(lists_are_searched_and_sorted_by_their_addresses) {
  BOOST_TEST(desk.get("/admin/contacts?q=bakery+jo").has("Jo Quist"));
  BOOST_TEST(!desk.get("/admin/contacts?q=bakery+jo").has("Nora Quist"));
  BOOST_TEST(desk.get("/admin/contacts?q=zzz").has("Nobody found"));
  Answer newest = desk.get("/admin/contacts?sort=newest");
  BOOST_TEST((newest.body.find("Jo Quist") < newest.body.find("Nora Quist")));
  BOOST_TEST(newest.has("data-live=\"found\""));
  BOOST_TEST(desk.get("/admin/clients?q=bak").has("Quist Bakery Ltd"));
}

BOOST_AUTO_TEST_CASE(a_file_is_looked_at_and_then_brought_in) {
  Answer form = desk.open("/admin/contacts/import");
  Answer look = desk.follow(desk.upload(
      form, "/admin/contacts/import",
      {{"files", "people.csv", "Name,E-mail,Client\nEva Lindt,eva@lindt.example,Lindt\n"}}));
  BOOST_TEST(look.status == 200);
  BOOST_TEST(look.heading() == "people.csv");
  BOOST_TEST(look.has("<strong>1</strong>new contact<"));
  BOOST_TEST(look.has("<strong>1</strong>new client<"));
  BOOST_TEST(look.has("Columns: “Name” as Name, “E-mail” as E-mail, “Client” as Client."));
  BOOST_TEST(look.has("Eva Lindt"));
  BOOST_TEST(count("contacts", "name = 'Eva Lindt'") == 0u);
  Answer running = desk.follow(desk.press(look, "/confirm", {}));
  BOOST_TEST(running.has("This page looks again by itself"));
  BOOST_TEST(running.header("Refresh") == "2");
  BOOST_TEST(run_next_import(
      db, beside, keys, random, [&] { return clock.time; }, [] { return true; }));
  Answer done = desk.get(running.path);
  BOOST_TEST(done.has("All of it is in.</strong> 1 new contact, 1 new client."));
  BOOST_TEST(count("contacts", "name = 'Eva Lindt'") == 1u);
  // Nothing of the file stays in the store.
  BOOST_TEST(count("documents") == 0u);
}

BOOST_AUTO_TEST_CASE(lines_at_fault_are_shown_and_a_file_that_is_none_keeps_what_was_pasted) {
  Answer form = desk.open("/admin/contacts/import");
  Answer back = desk.raw_post(
      "/admin/contacts/import", "multipart/form-data; boundary=b",
      "--b\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n" +
          std::string{form.form("/import").hidden.at(0).second} +
          "\r\n--b\r\nContent-Disposition: form-data; name=\"pasted\"\r\n\r\nName,Phone\nA,1\r\n"
          "--b--\r\n");
  BOOST_TEST(back.status == 422);
  BOOST_TEST(back.has("There is no column"));
  BOOST_TEST(back.has("Name,Phone"));
  Answer faults = desk.follow(desk.upload(form, "/admin/contacts/import",
                                          {{"files", "a.csv", "name,email\nEva,nonsense\n"}}));
  BOOST_TEST(faults.has("1 line cannot come in."));
  BOOST_TEST(faults.has("nonsense"));
  BOOST_TEST(!faults.has("/confirm"));
}

BOOST_AUTO_TEST_CASE(the_list_is_downloaded_as_it_is_narrowed) {
  add_contact("=cmd()", "x@x.example");
  Answer all = desk.get("/admin/contacts/export.csv");
  BOOST_TEST(all.status == 200);
  BOOST_TEST(all.has("\"'=cmd()\""));
  BOOST_TEST(all.has("Nora Quist,nora@client.example"));
  Answer one = desk.get("/admin/contacts/export.csv?q=jo");
  BOOST_TEST(one.has("Jo Quist"));
  BOOST_TEST(!one.has("Nora Quist"));
  BOOST_TEST(count("audit_events", "action = 'contacts.exported'") == 2u);
  BOOST_TEST(desk.get("/admin/contacts/import/template.csv").has("Name,E-mail,Further e-mails"));
}

BOOST_AUTO_TEST_SUITE_END()
