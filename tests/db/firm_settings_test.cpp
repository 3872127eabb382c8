#include "core/domain/firm_settings.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <set>

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
                      .time_zone = "America/New_York",
                      .reminders_at = "07:30",
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
  BOOST_TEST(saved.time_zone == "America/New_York");
  BOOST_TEST(saved.reminders_at.count() == 7 * 60 + 30);
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
  BOOST_TEST(count("audit_events",
                   "action = 'settings.changed' AND detail = 'help guide’s password'") == 1u);
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
  BOOST_TEST(refused(&SettingsForm::time_zone, "Europe/Nowhere") == "time_zone");
  BOOST_TEST(refused(&SettingsForm::time_zone, "") == "time_zone");
  for (const char* bad : {"", "24:00", "9:00", "09:60", "09.00", "09:00:30", "noon"}) {
    BOOST_TEST(refused(&SettingsForm::reminders_at, bad) == "reminders_at", bad);
  }
  BOOST_TEST(firm().settings_version == 1u);
}

BOOST_AUTO_TEST_CASE(a_colour_that_the_page_would_swallow_is_refused_with_one_that_works) {
  auto result = save(with(&SettingsForm::accent, "#ffee66"));
  BOOST_TEST_REQUIRE(result.objections.size() == 1u);
  const std::string& words = result.objections[0].words;
  const std::string instead = words.substr(words.find('#'), 7);
  BOOST_TEST(contrast(instead, kLightGround) >= kLeastAccentContrast);
  BOOST_TEST(words.find("1.0 to 1") != std::string::npos, words);
  BOOST_TEST(refused(&SettingsForm::accent, instead) == "");
}

BOOST_AUTO_TEST_CASE(whatever_colour_is_taken_reads_on_the_page_and_carries_white) {
  for (const char* colour : {"#1f5c4d", "#767676", "#c00000", "#0000ff", "#ff0000", "#00aa00",
                             "#e67e22", "#000000", "#ffffff"}) {
    if (refused(&SettingsForm::accent, colour) != "") {
      BOOST_TEST(contrast(colour, kLightGround) < 4.5, colour);
      continue;
    }
    BOOST_TEST(contrast(colour, kLightGround) >= 4.5, colour);
    BOOST_TEST(contrast(colour, ink_on(colour)) >= 4.5, colour);
  }
}

BOOST_AUTO_TEST_CASE(the_history_keeps_what_was_and_what_is) {
  SettingsForm form = settings_of(firm());
  form.link_days = "60";
  form.second_factor_required = true;
  form.reminders_at = "08:15";
  save(form);
  auto changes = list_setting_changes(db, sample.firm, 1);
  BOOST_TEST_REQUIRE(changes.total == 3u);
  auto find = [&](const std::string& setting) {
    return *std::ranges::find(changes.rows, setting, &SettingChange::setting);
  };
  BOOST_TEST(find("link_days").was == "90");
  BOOST_TEST(find("link_days").is == "60");
  BOOST_TEST(find("link_days").by == "Ada Finch");
  BOOST_TEST(find("second_factor_required").was == "off");
  BOOST_TEST(find("second_factor_required").is == "on");
  BOOST_TEST(find("reminders_at").was == "09:00");
  BOOST_TEST(find("reminders_at").is == "08:15");
  save(settings_of(firm()));
  BOOST_TEST(list_setting_changes(db, sample.firm, 1).total == 3u);
}

BOOST_AUTO_TEST_CASE(no_password_is_in_the_history) {
  save(with(&SettingsForm::help_password, "Owl-42"));
  save(with(&SettingsForm::help_password, "Fox-43"));
  BOOST_TEST(list_setting_changes(db, sample.firm, 1).total == 2u);
  BOOST_TEST(count("setting_changes", "old_value <> '' OR new_value <> ''") == 0u);
}

BOOST_AUTO_TEST_CASE(a_change_is_taken_back_by_the_form_of_before) {
  SettingsForm form = settings_of(firm());
  form.binding_days = "7";
  form.help_password_shown = true;
  form.help_password = "Owl-42";
  save(form);
  SettingsForm again = settings_of(firm());
  int put = 0;
  for (const SettingChange& change : list_setting_changes(db, sample.firm, 1).rows) {
    if (put_back(again, change)) ++put;
  }
  BOOST_TEST(put == 2);  // the password is not known any more
  BOOST_TEST(again.binding_days == "30");
  BOOST_TEST(!again.help_password_shown);
  BOOST_TEST(again.help_password == "Owl-42");
}

BOOST_AUTO_TEST_CASE(each_setting_of_the_form_is_known_by_one_name) {
  std::set<std::string> names;
  for (const KnownSetting& known : known_settings()) {
    BOOST_TEST(names.insert(known.name).second);
    // The logo has a form of its own.
    BOOST_TEST(((known.text == nullptr) != (known.box == nullptr) || names.contains("logo")));
  }
  BOOST_TEST(names.size() == 14u);
}

BOOST_AUTO_TEST_CASE(another_firm_sees_nothing_of_the_history) {
  Sample other = add_firm("brightwater");
  save(with(&SettingsForm::binding_days, "7"));
  BOOST_TEST(list_setting_changes(db, other.firm, 1).total == 0u);
  const auto id = list_setting_changes(db, sample.firm, 1).rows.at(0).id;
  BOOST_TEST(find_setting_change(db, sample.firm, id).has_value());
  BOOST_TEST(!find_setting_change(db, other.firm, id).has_value());
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
