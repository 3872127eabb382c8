#include "core/domain/firm_settings.hpp"

#include <boost/test/unit_test.hpp>

#include "core/base/colour.hpp"
#include "tests/support/world.hpp"

using namespace latchkey;
using namespace latchkey::test;

namespace {

struct Settings : World {
  SaveResult<FirmId> save(const SettingsForm& form) {
    Firm current = firm();
    return save_settings(db, keys, random, current, ada(), current.settings_version, form,
                         clock.time);
  }
  SettingsForm with(std::string SettingsForm::*field, const std::string& value) {
    SettingsForm form = settings_of(firm());
    form.*field = value;
    return form;
  }
  /// The one field that is objected to; empty where it was saved.
  std::string refused(std::string SettingsForm::*field, const std::string& value) {
    auto result = save(with(field, value));
    if (result.outcome == SaveOutcome::saved) return "";
    BOOST_TEST(result.objections.size() == 1u, value);
    return result.objections.at(0).field;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(firm_settings, Settings)

BOOST_AUTO_TEST_CASE(all_settings_are_saved_together) {
  auto result = save({.sender_name = "  Quist Accounts ",
                      .contact_email = "help@quist.example",
                      .contact_phone = "",
                      .accent = "#7A1F4D",
                      .devices_per_contact = "3",
                      .binding_days = "14",
                      .link_days = "60",
                      .access_link_hours = "48",
                      .second_factor_required = true,
                      .help_password = "Owl-42",
                      .help_password_shown = true});
  BOOST_TEST((result.outcome == SaveOutcome::saved));
  Firm saved = firm();
  BOOST_TEST(saved.sender_name == "Quist Accounts");
  BOOST_TEST(saved.contact_email == "help@quist.example");
  BOOST_TEST(saved.contact_phone == "");
  BOOST_TEST(saved.accent == "#7a1f4d");
  BOOST_TEST(saved.devices_per_contact == 3);
  BOOST_TEST(saved.binding_days.count() == 14);
  BOOST_TEST(saved.link_days.count() == 60);
  BOOST_TEST(saved.access_link_hours.count() == 48);
  BOOST_TEST(saved.second_factor_required);
  BOOST_TEST(saved.help_password == "Owl-42");
  BOOST_TEST(saved.help_password_shown);
  BOOST_TEST(saved.settings_version == 2u);
  // The guide that they call for is there already.
  BOOST_TEST(count("help_guides") == 1u);
}

BOOST_AUTO_TEST_CASE(the_trail_names_what_changed_and_never_to_what) {
  save(with(&SettingsForm::help_password, "Owl-42"));
  BOOST_TEST(count("audit_events", "action = 'settings.changed' AND detail = 'guide’s password'") ==
             1u);
  BOOST_TEST(count("audit_events", "detail LIKE '%Owl%'") == 0u);
}

BOOST_AUTO_TEST_CASE(saving_without_a_change_changes_nothing) {
  BOOST_TEST((save(settings_of(firm())).outcome == SaveOutcome::saved));
  BOOST_TEST(firm().settings_version == 1u);
  BOOST_TEST(count("audit_events") == 0u);
}

BOOST_AUTO_TEST_CASE(numbers_are_whole_and_within_their_limits) {
  struct Numbers {
    std::string SettingsForm::*field;
    const char* name;
    SettingRange range;
  };
  for (const auto& [field, name, range] :
       {Numbers{&SettingsForm::devices_per_contact, "devices_per_contact", {1, 10}},
        Numbers{&SettingsForm::binding_days, "binding_days", {1, 90}},
        Numbers{&SettingsForm::link_days, "link_days", {1, 365}},
        Numbers{&SettingsForm::access_link_hours, "access_link_hours", {1, 168}}}) {
    for (int good : {range.least, range.most}) {
      BOOST_TEST(refused(field, std::to_string(good)) == "", name);
    }
    for (const std::string& bad :
         {std::to_string(range.least - 1), std::to_string(range.most + 1), std::string{""},
          std::string{"1.5"}, std::string{"two"}, std::string{"99999999999"}}) {
      BOOST_TEST(refused(field, bad) == name, bad);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_mails_and_pages_cannot_show_is_refused) {
  BOOST_TEST(refused(&SettingsForm::sender_name, "") == "sender_name");
  BOOST_TEST(refused(&SettingsForm::sender_name, std::string(121, 'x')) == "sender_name");
  BOOST_TEST(refused(&SettingsForm::contact_email, "no address") == "contact_email");
  BOOST_TEST(refused(&SettingsForm::contact_phone, std::string(41, '1')) == "contact_phone");
  BOOST_TEST(refused(&SettingsForm::help_password, "abc") == "help_password");
  BOOST_TEST(refused(&SettingsForm::help_password, std::string(31, 'x')) == "help_password");
  BOOST_TEST(refused(&SettingsForm::accent, "red") == "accent");
  BOOST_TEST(firm().settings_version == 1u);
}

BOOST_AUTO_TEST_CASE(a_colour_that_the_page_would_swallow_is_refused_with_one_that_works) {
  auto result = save(with(&SettingsForm::accent, "#ffee66"));
  BOOST_TEST_REQUIRE(result.objections.size() == 1u);
  const std::string& words = result.objections[0].words;
  const std::string instead = words.substr(words.find('#'), 7);
  BOOST_TEST(contrast(instead, "#ffffff") >= 3.0);
  BOOST_TEST(refused(&SettingsForm::accent, instead) == "");
}

BOOST_AUTO_TEST_CASE(of_two_who_edit_the_second_is_told) {
  Firm seen = firm();
  SettingsForm first = settings_of(seen), second = settings_of(seen);
  first.binding_days = "20";
  second.link_days = "20";
  BOOST_TEST((save_settings(db, keys, random, seen, ada(), 1, first, clock.time).outcome ==
              SaveOutcome::saved));
  BOOST_TEST((save_settings(db, keys, random, seen, ada(), 1, second, clock.time).outcome ==
              SaveOutcome::changed_meanwhile));
  BOOST_TEST(firm().binding_days.count() == 20);
  BOOST_TEST(firm().link_days.count() == 90);
}

BOOST_AUTO_TEST_CASE(another_firms_settings_stay_as_they_are) {
  Sample other = add_firm("brightwater");
  save(with(&SettingsForm::binding_days, "7"));
  BOOST_TEST(firm_of(other).binding_days.count() == 30);
  BOOST_TEST(firm_of(other).settings_version == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
