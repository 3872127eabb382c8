// /admin/settings
#include <boost/test/unit_test.hpp>

#include "tests/support/portal.hpp"

using namespace latchkey;
using namespace latchkey::test;

namespace {

struct SettingsPages : Portal {
  FakeBrowser desk = staff(sample, "admin");
  const std::string path = "/admin/settings";

  Pairs typed(const Pairs& changed = {}) const {
    Pairs all = {{"sender_name", "Quist Accounts"},
                 {"contact_email", ""},
                 {"contact_phone", ""},
                 {"accent", "#1f5c4d"},
                 {"time_zone", "Europe/London"},
                 {"reminders_at", "09:00"},
                 {"devices_per_contact", "1"},
                 {"binding_days", "30"},
                 {"link_days", "90"},
                 {"access_link_hours", "24"},
                 {"help_password", "CPFAQ"}};
    for (const auto& [name, value] : changed) {
      std::erase_if(all, [&](const auto& pair) { return pair.first == name; });
      all.emplace_back(name, value);
    }
    return all;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(admin_settings, SettingsPages)

BOOST_AUTO_TEST_CASE(the_page_shows_the_portals_address_and_a_link_for_the_web_site) {
  Answer page = desk.open(path);
  BOOST_TEST(page.status == 200);
  const std::string login = firm().base_url + "/login";
  BOOST_TEST(page.has("value=\"" + login + "\" readonly"));
  BOOST_TEST(unescape_html(page.body).find("<a href=\"" + login +
                                           "\">Log in to our client portal</a></textarea>") !=
             std::string::npos);
  BOOST_TEST(!page.has("<a href=\"" + login));  // as text, not as a link of the page
  BOOST_TEST(page.has("name=\"binding_days\" value=\"30\""));
}

BOOST_AUTO_TEST_CASE(saved_settings_are_said_and_shown) {
  Answer page = desk.follow(desk.press(
      desk.open(path), path,
      typed({{"binding_days", "21"}, {"help_password_shown", "1"}, {"accent", "#7a1f4d"}})));
  BOOST_TEST(page.has("The settings are saved."));
  BOOST_TEST(page.has("name=\"binding_days\" value=\"21\""));
  BOOST_TEST(page.has("name=\"help_password_shown\" value=\"1\" checked"));
  BOOST_TEST(browser().open("/help").has("21 days"));
  BOOST_TEST(browser().open("/brand.css?v=7a1f4d").has("#7a1f4d"));
}

BOOST_AUTO_TEST_CASE(what_was_typed_is_kept_beside_what_is_wrong_with_it) {
  Answer page = desk.press(
      desk.open(path), path,
      typed({{"binding_days", "91"}, {"sender_name", "A \"new\" name"}, {"accent", "#ffff99"}}));
  BOOST_TEST(page.status == 422);
  BOOST_TEST(page.has("from 1 to 90"));
  BOOST_TEST(page.has("value=\"91\""));
  BOOST_TEST(unescape_html(page.body).find("A \"new\" name") != std::string::npos);
  BOOST_TEST(page.has("too light"));
  BOOST_TEST(page.has("<a href=\"#binding_days\""));
  BOOST_TEST(firm().settings_version == 1u);
}

BOOST_AUTO_TEST_CASE(of_two_who_edit_the_second_is_told_and_may_insist) {
  Answer mine = desk.open(path), theirs = desk.open(path);
  desk.press(theirs, path, typed({{"binding_days", "20"}}));
  Answer told = desk.press(mine, path, typed({{"binding_days", "25"}}));
  BOOST_TEST(told.status == 409);
  BOOST_TEST(told.has("A colleague saved this"));
  BOOST_TEST(told.has("value=\"25\""));
  BOOST_TEST(firm().binding_days.count() == 20);
  BOOST_TEST(desk.press(told, path, typed({{"binding_days", "25"}})).status == 303);
  BOOST_TEST(firm().binding_days.count() == 25);
}

BOOST_AUTO_TEST_CASE(members_are_told_that_it_is_for_administrators) {
  FakeBrowser member = staff(sample, "member");
  Answer page = member.open(path);
  BOOST_TEST(page.status == 403);
  BOOST_TEST(page.has("Only an administrator"));
  BOOST_TEST(!member.open("/admin").has("href=\"/admin/settings\""));
  BOOST_TEST(desk.open("/admin").has("href=\"/admin/settings\""));
}

BOOST_AUTO_TEST_CASE(a_change_is_in_the_history_and_can_be_taken_back) {
  desk.press(desk.open(path), path, typed({{"link_days", "45"}, {"help_password", "Owl-42"}}));
  Answer page = desk.open(path + "/history");
  BOOST_TEST(page.status == 200);
  BOOST_TEST(page.has("days of an unopened link"));
  BOOST_TEST(page.has("<strong>45</strong>"));
  BOOST_TEST(page.has("Mo Abbott"));
  BOOST_TEST(!page.has("Owl-42"));
  const auto id = *db.find_value<std::uint64_t>(
      "SELECT id FROM setting_changes WHERE setting = 'link_days'", {});
  Answer form = desk.open(path + "?undo=" + std::to_string(id));
  BOOST_TEST(form.has("name=\"link_days\" value=\"90\""));
  BOOST_TEST(form.has("is what it was before"));
  BOOST_TEST(firm().link_days.count() == 45);  // nothing is taken back by looking
  desk.press(form, path, typed({{"link_days", "90"}, {"help_password", "Owl-42"}}));
  BOOST_TEST(firm().link_days.count() == 90);
}

BOOST_AUTO_TEST_CASE(another_firms_change_is_not_put_into_the_form) {
  Sample other = add_firm("brightwater");
  auto id = db.insert(
      "INSERT INTO setting_changes (firm_id, at, staff_id, staff_name, setting, "
      "old_value, new_value) VALUES (?, ?, 1, 'Otto Fell', 'link_days', '11', '12')",
      {other.firm, clock.time});
  Answer form = desk.open(path + "?undo=" + std::to_string(id));
  BOOST_TEST(form.has("name=\"link_days\" value=\"90\""));
  BOOST_TEST(!form.has("is what it was before"));
  BOOST_TEST(!desk.open(path + "/history").has("Otto Fell"));
}

BOOST_AUTO_TEST_CASE(the_firms_zone_and_the_time_of_reminders_are_set_here) {
  Answer page = desk.open(path);
  BOOST_TEST(page.has("<option selected>Europe/London</option>"));
  BOOST_TEST(page.has("name=\"reminders_at\" type=\"time\" value=\"09:00\""));
  desk.press(page, path, typed({{"time_zone", "Asia/Tokyo"}, {"reminders_at", "07:45"}}));
  BOOST_TEST(firm().time_zone == "Asia/Tokyo");
  BOOST_TEST(firm().reminders_at.count() == 7 * 60 + 45);
}

BOOST_AUTO_TEST_CASE(a_pale_colour_comes_back_with_its_figure_and_a_darker_one) {
  Answer page = desk.press(desk.open(path), path, typed({{"accent", "#ff9900"}}));
  BOOST_TEST(page.status == 422);
  BOOST_TEST(page.has("and it takes 4.5"));
  BOOST_TEST(
      page.has("name=\"accent\" type=\"color\" value=\"#ff9900\""));  // what was chosen stays
  BOOST_TEST(firm().accent == "#1f5c4d");
}

BOOST_AUTO_TEST_SUITE_END()
