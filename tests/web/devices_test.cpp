// The devices page (product.md, Magic links 10).
#include <boost/test/unit_test.hpp>

#include "tests/support/portal.hpp"

using namespace latchkey;
using namespace latchkey::test;

namespace {

struct DevicePages : Portal {
  FakeBrowser phone, computer;

  DevicePages()
      : phone((db.execute("UPDATE firms SET devices_per_contact = 2"), claimed())),
        computer(claimed(kFirefoxOnWindows)) {}

  std::string path_of(const std::string& description, const std::string& what) {
    return "/devices/" +
           std::to_string(*db.find_value<std::uint64_t>(
               "SELECT id FROM devices WHERE description = ?", {description})) +
           what;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(devices, DevicePages)

BOOST_AUTO_TEST_CASE(all_devices_that_hold_work_are_listed_and_the_one_in_use_is_marked) {
  Answer page = phone.open("/devices");
  BOOST_TEST(page.status == 200);
  BOOST_TEST(page.has("Safari on iPhone"));
  BOOST_TEST(page.has("Firefox on a Windows computer"));
  const std::size_t mark = page.body.find("This device</span>");
  BOOST_TEST(mark != std::string::npos);
  BOOST_TEST(page.body.find("This device</span>", mark + 1) == std::string::npos);
  BOOST_TEST(page.has("until <time datetime=\"2026-12-23T09:00:00Z\""));
}

BOOST_AUTO_TEST_CASE(a_device_is_named_and_the_name_taken_away_again) {
  const std::string name = path_of("Firefox on a Windows computer", "/name");
  Answer named = phone.follow(
      phone.press(phone.open("/devices"), name, {{"name", "  Desk <b>at</b>\r\nwork "}}));
  BOOST_TEST(named.has("The device has its new name."));
  BOOST_TEST(named.has("Desk &lt;b&gt;at&lt;/b&gt; work"));
  Answer taken = phone.follow(phone.press(named, name, {{"name", ""}}));
  BOOST_TEST(!taken.has("Desk"));
}

BOOST_AUTO_TEST_CASE(a_name_that_is_too_long_is_refused_at_its_field) {
  const std::string name = path_of("Safari on iPhone", "/name");
  Answer page = phone.open("/devices");
  BOOST_TEST(phone.press(page, name, {{"name", std::string(60, 'x')}}).status == 303);
  Answer refused = phone.press(page, name, {{"name", std::string(61, 'x')}});
  BOOST_TEST(refused.status == 422);
  BOOST_TEST(refused.has("The name is too long"));
  BOOST_TEST(phone.press(page, name, {{"name", "\xff"}}).status == 400);
  BOOST_TEST(count("devices", "name = '" + std::string(60, 'x') + "'") == 1u);
}

BOOST_AUTO_TEST_CASE(another_device_is_signed_out_at_its_next_request) {
  BOOST_TEST(computer.open(work_path()).status == 200);
  Answer page = phone.open("/devices");
  Answer done =
      phone.follow(phone.press(page, path_of("Firefox on a Windows computer", "/sign-out")));
  BOOST_TEST(done.has("The device is signed out."));
  BOOST_TEST(!done.has("Firefox on a Windows computer"));
  Answer out = computer.open(work_path());
  BOOST_TEST(out.status == 403);
  BOOST_TEST(out.heading() == "These requests are not open on this device");
  BOOST_TEST(out.has_form("/send"));
  BOOST_TEST(computer.open("/devices").status == 403);
  BOOST_TEST(phone.open(work_path()).status == 200);
  // The second click of the same button.
  BOOST_TEST(
      phone.post(path_of("Firefox on a Windows computer", "/sign-out"), {{"csrf", page.csrf()}})
          .status == 404);
}

BOOST_AUTO_TEST_CASE(this_device_is_signed_out_and_forgets_its_session) {
  Answer page = phone.open("/devices");
  Answer done = phone.press(page, path_of("Safari on iPhone", "/sign-out"));
  BOOST_TEST(done.header("Location") == "/?said=signed-out");
  BOOST_TEST(!phone.cookies.contains("__Host-session"));
  BOOST_TEST(phone.cookies.contains("__Host-device"));
  BOOST_TEST(phone.open(work_path()).status == 403);
}

BOOST_AUTO_TEST_CASE(a_device_that_the_work_has_left_cannot_touch_the_others) {
  Answer page = phone.open("/devices");
  db.execute("UPDATE firms SET devices_per_contact = 1");
  FakeBrowser tablet = claimed(kChromeOnMac);
  const std::string before = checksum();
  BOOST_TEST(phone.open("/devices").status == 403);
  BOOST_TEST(phone.open("/work").status == 403);
  for (const char* what : {"/sign-out", "/name"}) {
    BOOST_TEST(
        phone.post(path_of("Chrome on a Mac", what), {{"csrf", page.csrf()}, {"name", "mine"}})
            .status == 403);
  }
  BOOST_TEST(checksum() == before);
  BOOST_TEST(tablet.open(work_path()).status == 200);
}

BOOST_AUTO_TEST_CASE(signing_out_ends_the_session_on_the_server) {
  const auto kept = phone.cookies;
  Answer out = phone.press(phone.open("/work"), "/sign-out");
  BOOST_TEST(out.header("Location") == "/?said=signed-out");
  phone.cookies = kept;  // a copy of the cookie is worth nothing
  BOOST_TEST(phone.open(work_path()).status == 403);
  BOOST_TEST(phone.open("/work").status == 403);
  BOOST_TEST(computer.open(work_path()).status == 200);
}

BOOST_AUTO_TEST_SUITE_END()
