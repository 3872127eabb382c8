// Deleting a contact, restoring, signing out everywhere: staff's pages, and what the client sees.
#include <boost/test/unit_test.hpp>

#include "tests/support/portal.hpp"

using namespace latchkey;
using namespace latchkey::test;

namespace {

struct DeletionPages : Portal {
  FakeBrowser desk = staff(sample, "member");
  Token link = mailed_link();
  FakeBrowser phone = browser();

  DeletionPages() {
    claim(phone, link);
    add_link();
  }
  std::string path() const { return "/admin/contacts/" + std::to_string(sample.contact.value); }
  Answer erase() { return desk.follow(desk.press(desk.open(path() + "/delete"), "/delete")); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(admin_contact_deletion, DeletionPages)

BOOST_AUTO_TEST_CASE(staff_are_told_first_what_ends_in_numbers) {
  BOOST_TEST(desk.open(path()).has(path() + "/delete\""));
  Answer page = desk.open(path() + "/delete");
  BOOST_TEST(page.has("<strong>1 browser</strong> is signed out"));
  BOOST_TEST(page.has("<strong>1 device</strong> no longer opens their requests"));
  BOOST_TEST(page.has("<strong>1 unopened link</strong> stops working"));
  BOOST_TEST(page.has("open requests</strong> stay open"));
  BOOST_TEST(!page.has("login</strong>"));
  BOOST_TEST(count("contacts", "deleted_at IS NOT NULL") == 0u);
}

BOOST_AUTO_TEST_CASE(the_clients_next_request_finds_nothing_and_the_list_says_deleted) {
  BOOST_TEST(phone.open(work_path()).status == 200);
  Answer page = erase();
  BOOST_TEST(page.has("is deleted. Nothing opens for them any more."));
  BOOST_TEST(page.has_form("/restore"));
  BOOST_TEST(phone.open(work_path()).status == 403);
  BOOST_TEST(phone.open("/work").status == 403);
  BOOST_TEST(phone.open(link_path(link)).status == 410);
  BOOST_TEST(!desk.open("/admin/contacts").has(path() + "\""));
  BOOST_TEST(desk.open("/admin/contacts?show=deleted").has(path() + "\""));
}

BOOST_AUTO_TEST_CASE(restoring_brings_the_contact_back_and_a_new_link_opens) {
  Answer page = desk.follow(desk.press(erase(), "/restore"));
  BOOST_TEST(page.has("is back."));
  BOOST_TEST(desk.open("/admin/contacts").has(path() + "\""));
  BOOST_TEST(desk.open("/admin/contacts?show=deleted").has("Nobody is deleted"));
  BOOST_TEST(phone.open(work_path()).status == 403);
  // The old mail offers a new link, which opens.
  Answer offered = phone.open(link_path(link));
  BOOST_TEST(offered.has_form("/send"));
  BOOST_TEST(claim(phone, mailed_link()).status == 200);
}

BOOST_AUTO_TEST_CASE(a_second_click_in_another_tab_does_no_harm) {
  Answer tab = desk.open(path() + "/delete");
  erase();
  BOOST_TEST(desk.press(tab, "/delete").status == 303);
  BOOST_TEST(desk.open(path() + "/delete").path.starts_with(path()));
  BOOST_TEST(count("audit_events", "action = 'contact.deleted'") == 1u);
}

BOOST_AUTO_TEST_CASE(signing_out_everywhere_ends_devices_and_links_at_once) {
  Answer page = desk.follow(desk.press(desk.open(path()), "/sign-out-everywhere"));
  BOOST_TEST(page.has("is signed out everywhere."));
  BOOST_TEST(phone.open(work_path()).status == 403);
  BOOST_TEST(phone.open(link_path(link)).has_form("/send"));
  BOOST_TEST(count("magic_links", "claimed_at IS NULL AND ended_at IS NULL") == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
