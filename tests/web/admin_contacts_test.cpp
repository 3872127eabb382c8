// Staff's pages of contacts and clients.
#include <boost/test/unit_test.hpp>

#include "core/domain/contact.hpp"
#include "tests/support/portal.hpp"

using namespace latchkey;
using namespace latchkey::test;

namespace {

struct PeopleDesk : Portal {
  FakeBrowser desk = staff(sample, "member");

  std::string contact_path() const {
    return "/admin/contacts/" + std::to_string(sample.contact.value);
  }
  std::string client_path() const {
    return "/admin/clients/" + std::to_string(sample.client.value);
  }
  Pairs contact(const std::string& name, const std::string& address,
                const std::string& zone = "Europe/London") const {
    return {{"name", name}, {"address_1", address}, {"time_zone", zone}};
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(admin_people, PeopleDesk)

BOOST_AUTO_TEST_CASE(a_contact_is_made_and_shown) {
  Answer form = desk.open("/admin/contacts/new");
  BOOST_TEST(form.has("<option value=\"Europe/Berlin\">"));
  Answer made = desk.press(form, "/admin/contacts/new", contact("Iris Ober", "Iris@Ober.example"));
  Answer page = desk.follow(made);
  BOOST_TEST(page.heading() == "Iris Ober");
  BOOST_TEST(page.has("Iris Ober is a contact now."));
  BOOST_TEST(page.has("Iris@ober.example"));
  BOOST_TEST(page.has("Europe/London"));
  BOOST_TEST(count("contacts", "name = 'Iris Ober'") == 1u);
}

BOOST_AUTO_TEST_CASE(a_refused_contact_keeps_what_was_typed_beside_what_is_wrong) {
  Answer form = desk.open("/admin/contacts/new");
  Answer back = desk.press(form, "/admin/contacts/new",
                           {{"name", ""},
                            {"address_1", "nora@client.example"},
                            {"address_2", "no address"},
                            {"time_zone", "Europe/Lundon"}});
  BOOST_TEST(back.status == 422);
  BOOST_TEST(back.has("href=\"#name\""));
  BOOST_TEST(back.has("href=\"#address_2\""));
  BOOST_TEST(back.has("href=\"#time_zone\""));
  BOOST_TEST(back.has("value=\"no address\""));
  BOOST_TEST(back.has("value=\"Europe/Lundon\""));
  BOOST_TEST(back.has("<title>Error: "));
  BOOST_TEST(count("contacts") == 1u);
}

BOOST_AUTO_TEST_CASE(an_address_of_another_contact_is_refused_with_whose_it_is) {
  Answer back = desk.press(desk.open("/admin/contacts/new"), "/admin/contacts/new",
                           contact("Somebody Else", "nora@client.example"));
  BOOST_TEST(back.status == 422);
  BOOST_TEST(back.has("This is the address of Nora Quist."));
}

BOOST_AUTO_TEST_CASE(an_edit_changes_name_and_addresses) {
  Answer form = desk.open(contact_path() + "/edit");
  BOOST_TEST(form.has("value=\"nora@client.example\""));
  Answer saved = desk.press(form, "/edit",
                            {{"name", "Nora Quist-Hale"},
                             {"address_1", "nora@client.example"},
                             {"address_2", "n.quist@home.example"},
                             {"time_zone", "Europe/Berlin"}});
  Answer page = desk.follow(saved);
  BOOST_TEST(page.heading() == "Nora Quist-Hale");
  BOOST_TEST(page.has("n.quist@home.example"));
  BOOST_TEST(page.has("Your changes are saved."));
}

BOOST_AUTO_TEST_CASE(edits_that_cross_are_told_and_neither_is_lost) {
  Answer mine = desk.open(contact_path() + "/edit");
  FakeBrowser colleague = staff(sample, "member");
  colleague.press(colleague.open(contact_path() + "/edit"), "/edit",
                  contact("Nora of theirs", "nora@client.example"));
  Answer crossed = desk.press(mine, "/edit", contact("Nora of mine", "nora@client.example"));
  BOOST_TEST(crossed.status == 409);
  BOOST_TEST(crossed.has("A colleague saved this"));
  BOOST_TEST(crossed.has("value=\"Nora of mine\""));
  BOOST_TEST(count("contacts", "name = 'Nora of theirs'") == 1u);
  // Saving again is a decision.
  Answer again = desk.press(crossed, "/edit", contact("Nora of mine", "nora@client.example"));
  BOOST_TEST(again.status == 303);
  BOOST_TEST(count("contacts", "name = 'Nora of mine'") == 1u);
}

BOOST_AUTO_TEST_CASE(a_refused_edit_does_not_take_over_a_newer_version) {
  Answer mine = desk.open(contact_path() + "/edit");
  FakeBrowser colleague = staff(sample, "member");
  colleague.press(colleague.open(contact_path() + "/edit"), "/edit",
                  contact("Nora of theirs", "nora@client.example"));
  Answer refused = desk.press(mine, "/edit", contact("", "nora@client.example"));
  BOOST_TEST(refused.status == 422);
  Answer crossed = desk.press(refused, "/edit", contact("Nora of mine", "nora@client.example"));
  BOOST_TEST(crossed.status == 409);
}

BOOST_AUTO_TEST_CASE(contacts_are_found_by_name_and_by_address) {
  add_contact("Iris Ober", "iris@ober.example");
  BOOST_TEST(desk.open("/admin/contacts").has("Iris Ober"));
  Answer by_name = desk.open("/admin/contacts?q=ober");
  BOOST_TEST(by_name.has("Iris Ober"));
  BOOST_TEST(!by_name.has("Nora Quist"));
  Answer by_address = desk.open("/admin/contacts?q=nora%40client");
  BOOST_TEST(by_address.has("Nora Quist"));
  BOOST_TEST(by_address.has("value=\"nora@client\""));
  Answer none = desk.open("/admin/contacts?q=%25");
  BOOST_TEST(none.has("Nobody found"));
  BOOST_TEST(desk.open("/admin/contacts?q=%FF%FE").status == 200);
}

BOOST_AUTO_TEST_CASE(long_lists_come_in_pages_of_fifty) {
  for (int i = 100; i < 160; ++i) {
    add_contact("Person " + std::to_string(i), "p" + std::to_string(i) + "@many.example");
  }
  Answer first = desk.open("/admin/contacts?q=Person");
  BOOST_TEST(first.has("1 to 50 of 60"));
  BOOST_TEST(first.has("Person 149"));
  BOOST_TEST(!first.has("Person 150"));
  const auto place = [](const Answer& page, const std::string& side) {
    const std::string begin = "href=\"/admin/contacts?q=Person&amp;" + side + "=";
    const auto at = page.body.find(begin);
    BOOST_TEST_REQUIRE(at != std::string::npos, side);
    return page.body.substr(at + begin.size(),
                            page.body.find('&', at + begin.size()) - at - begin.size());
  };
  const std::string after = place(first, "after");
  Answer second = desk.open("/admin/contacts?q=Person&after=" + after + "&page=2");
  BOOST_TEST(second.has("51 to 60 of 60"));
  BOOST_TEST(second.has("href=\"/admin/contacts?q=Person\""));
  // The last row of all: nothing comes after it any more.
  const std::string last = std::to_string(std::stoull(after) + 10);
  BOOST_TEST(desk.get("/admin/contacts?q=Person&after=" + last + "&page=9").header("Location") ==
             "/admin/contacts?q=Person");
  for (const char* odd : {"0", "-3", "x", "99999999999999999999", "1e3"}) {
    for (const char* field : {"page=", "after=", "after=1&page="}) {
      BOOST_TEST(desk.open("/admin/contacts?" + std::string{field} + odd).status == 200, odd);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_contacts_page_shows_devices_and_work) {
  claimed();
  Answer page = desk.open(contact_path());
  BOOST_TEST(page.has("Safari on iPhone"));
  BOOST_TEST(page.has("2026 tax return"));
  BOOST_TEST(page.has("Quist Bakery Ltd"));
}

BOOST_AUTO_TEST_CASE(a_client_is_made_with_a_contact_of_its_own) {
  Answer made = desk.press(desk.open("/admin/clients/new"), "/admin/clients/new",
                           {{"name", "Ober & Söhne <GmbH>"}, {"kind", "organisation"}});
  Answer page = desk.follow(made);
  BOOST_TEST(page.heading() == "Ober & Söhne <GmbH>");
  BOOST_TEST(page.has("Nobody yet."));
  const std::string path = page.path.substr(0, page.path.find('?'));
  Answer linked = desk.press(page, path + "/contacts", {{"address", "NORA@client.example"}});
  BOOST_TEST(desk.follow(linked).has("Nora Quist"));
  const std::string id = path.substr(path.rfind('/') + 1);
  Answer form = desk.open("/admin/contacts/new?client=" + id);
  BOOST_TEST(form.has("A contact of Ober"));
  Answer added = desk.press(form, "/admin/contacts/new", contact("Iris Ober", "iris@ober.example"));
  BOOST_TEST(added.header("Location") == path + "?said=contact-added");
  BOOST_TEST(desk.follow(added).has("Iris Ober"));
}

BOOST_AUTO_TEST_CASE(an_unknown_address_is_refused_and_stays_in_its_field) {
  Answer page = desk.open(client_path());
  Answer back = desk.press(page, "/contacts", {{"address", "nobody@here.example"}});
  BOOST_TEST(back.status == 422);
  BOOST_TEST(back.has("No contact has this address yet"));
  BOOST_TEST(back.has("value=\"nobody@here.example\""));
}

BOOST_AUTO_TEST_CASE(a_contact_is_taken_off_only_where_no_open_checklist_goes_to_them) {
  Answer refused = desk.press(desk.open(client_path()), "/remove");
  BOOST_TEST(refused.status == 422);
  BOOST_TEST(refused.has("Take them off it first."));
  complete_work(sample.work_item);
  Answer removed = desk.press(desk.open(client_path()), "/remove");
  BOOST_TEST(removed.status == 303);
  BOOST_TEST(desk.follow(removed).has("Nobody yet."));
}

BOOST_AUTO_TEST_CASE(a_clients_edits_cross_like_a_contacts) {
  Answer mine = desk.open(client_path() + "/edit");
  FakeBrowser colleague = staff(sample, "member");
  colleague.press(colleague.open(client_path() + "/edit"), "/edit",
                  {{"name", "Quist Bakery plc"}, {"kind", "organisation"}});
  Answer crossed = desk.press(mine, "/edit", {{"name", "Quist & Daughter"}, {"kind", "person"}});
  BOOST_TEST(crossed.status == 409);
  BOOST_TEST(crossed.has("value=\"Quist &amp; Daughter\""));
  BOOST_TEST(
      desk.press(crossed, "/edit", {{"name", "Quist & Daughter"}, {"kind", "person"}}).status ==
      303);
}

BOOST_AUTO_TEST_CASE(what_is_another_firms_is_not_here) {
  Sample other = add_firm("brightwater");
  for (const std::string& path :
       {"/admin/contacts/" + std::to_string(other.contact.value),
        "/admin/contacts/" + std::to_string(other.contact.value) + "/edit",
        "/admin/clients/" + std::to_string(other.client.value),
        "/admin/clients/" + std::to_string(other.client.value) + "/edit"}) {
    Answer answer = desk.get(path);
    BOOST_TEST(answer.status == 404, path);
    BOOST_TEST(answer.has("is not here"), path);
  }
  BOOST_TEST(!desk.open("/admin/contacts/new?client=" + std::to_string(other.client.value))
                  .has("A contact of"));
}

BOOST_AUTO_TEST_CASE(empty_lists_say_what_would_be_there) {
  Sample other = add_firm("brightwater");
  db.execute("DELETE FROM client_contacts WHERE firm_id = ?", {other.firm});
  db.execute("UPDATE contacts SET deleted_at = ? WHERE firm_id = ?", {clock.time, other.firm});
  db.execute("UPDATE clients SET deleted_at = ? WHERE firm_id = ?", {clock.time, other.firm});
  FakeBrowser theirs = staff(other, "member");
  BOOST_TEST(theirs.open("/admin/contacts").has("No contacts yet"));
  BOOST_TEST(theirs.open("/admin/clients").has("No clients yet"));
}

BOOST_AUTO_TEST_SUITE_END()
