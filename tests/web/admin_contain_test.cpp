// Contain: /admin/contain, and that of a contact and of a client; and the revoking of a device.
#include <boost/test/unit_test.hpp>

#include "tests/support/portal.hpp"

using namespace latchkey;
using namespace latchkey::test;

namespace {

struct ContainPages : Portal {
  FakeBrowser desk = staff(sample, "admin");
  const std::string contact = "/admin/contacts/" + std::to_string(sample.contact.value);
  const std::string client = "/admin/clients/" + std::to_string(sample.client.value);

  /// Looks, and presses the button a minute later.
  Answer contain(const std::string& path, const Pairs& typed = {}) {
    Answer page = desk.open(path);
    BOOST_TEST_REQUIRE(page.status == 200);
    Answer done = desk.press(page, path, typed);
    BOOST_TEST(done.status == 303);
    clock.pass(std::chrono::seconds{1});
    return desk.follow(done);
  }
  void is_out(FakeBrowser& phone) {
    Answer page = phone.open(work_path());
    BOOST_TEST(page.status == 403);
    BOOST_TEST(page.has("Send Access Link"));
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(admin_contain, ContainPages)

BOOST_AUTO_TEST_CASE(a_contact_is_contained_after_the_numbers_were_shown) {
  FakeBrowser phone = claimed();
  mailed_link();
  clock.pass(std::chrono::minutes{1});
  Answer page = desk.open(contact + "/contain");
  BOOST_TEST(page.has("<strong>1 session by link</strong> ends"));
  BOOST_TEST(page.has("<strong>1 device</strong> no longer opens anything"));
  BOOST_TEST(page.has("<strong>1 unopened link</strong> stops working"));
  BOOST_TEST(phone.open(work_path()).status == 200);  // looking ends nothing
  Answer after = contain(contact + "/contain");
  BOOST_TEST(after.has("All access of Nora Quist is revoked: 1 link session, 1 device"));
  BOOST_TEST(after.has("Nothing is open now."));
  is_out(phone);
}

BOOST_AUTO_TEST_CASE(several_sessions_by_link_are_counted_in_the_plural) {
  db.execute("UPDATE firms SET devices_per_contact = 3 WHERE id = ?", {sample.firm});
  FakeBrowser phone = claimed(), laptop = browser(kFirefoxOnWindows);
  claim(laptop, mailed_link());
  clock.pass(std::chrono::minutes{1});
  BOOST_TEST(desk.open(contact + "/contain").has("<strong>2 sessions by link</strong> end"));
}

BOOST_AUTO_TEST_CASE(every_mail_that_was_sent_leads_to_send_access_link) {
  Token opened = mailed_link();
  FakeBrowser phone = browser(), another = browser(kFirefoxOnWindows);
  claim(phone, opened);
  Token unopened = mailed_link();
  clock.pass(std::chrono::minutes{1});
  contain(contact + "/contain");
  for (const Token& token : {opened, unopened}) {
    for (FakeBrowser* who : {&phone, &another}) {
      Answer page = who->open(link_path(token));
      BOOST_TEST(page.status == 403);
      BOOST_TEST(page.has_form(link_path(token) + "/send"));
      BOOST_TEST(!page.has_form(link_path(token)));
    }
  }
  Answer page = phone.open(link_path(unopened));
  BOOST_TEST(phone.press(page, "/send").status == 303);
  BOOST_TEST(count("outbox", "letter = 'access_link' AND state = 'queued'") == 1u);
}

BOOST_AUTO_TEST_CASE(a_client_is_contained_with_its_contacts_named) {
  FakeBrowser phone = claimed();
  clock.pass(std::chrono::minutes{1});
  Answer page = desk.open(client + "/contain");
  BOOST_TEST(page.has(">Nora Quist</a>"));
  BOOST_TEST(page.has("Revoke access of 1 contact"));
  Answer after = contain(client + "/contain");
  BOOST_TEST(after.has("All access at Quist Bakery Ltd is revoked: 1 contact: 1 link session"));
  is_out(phone);
}

BOOST_AUTO_TEST_CASE(the_firm_is_contained_and_who_did_it_stays_signed_in) {
  FakeBrowser phone = claimed(), colleague = staff(sample, "member");
  clock.pass(std::chrono::minutes{1});
  Answer page = desk.open("/admin/contain");
  BOOST_TEST(page.has("1 session ends; you stay signed in."));
  Answer after = contain("/admin/contain");
  BOOST_TEST(after.has("All access of all clients is revoked"));
  is_out(phone);
  BOOST_TEST(colleague.get("/admin").status == 200);
  contain("/admin/contain", {{"staff_too", "1"}});
  BOOST_TEST(colleague.get("/admin").status == 303);
  BOOST_TEST(desk.get("/admin").status == 200);
}

BOOST_AUTO_TEST_CASE(a_device_is_revoked_from_the_contacts_page) {
  FakeBrowser phone = claimed();
  Answer page = desk.open(contact);
  const auto device = db.find_value<std::uint64_t>("SELECT MAX(id) FROM devices", {}).value();
  const std::string path = contact + "/devices/" + std::to_string(device) + "/revoke";
  Answer after = desk.follow(desk.press(page, path));
  BOOST_TEST(after.has("The device is revoked."));
  BOOST_TEST(!after.has_form(path));
  is_out(phone);
  // A second click, from a page that is open still.
  BOOST_TEST(desk.press(page, path).status == 303);
}

BOOST_AUTO_TEST_CASE(contacts_who_are_gone_have_no_such_page) {
  BOOST_TEST(desk.open("/admin/contacts/999999/contain").status == 404);
  BOOST_TEST(desk.open("/admin/clients/999999/contain").status == 404);
  db.execute("UPDATE contacts SET deleted_at = ?", {clock.time});
  BOOST_TEST(desk.open(contact + "/contain").status == 404);
}

BOOST_AUTO_TEST_SUITE_END()
