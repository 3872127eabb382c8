#include "core/domain/firm_settings.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <regex>

#include "core/base/colour.hpp"
#include "core/base/log.hpp"
#include "core/base/mail_address.hpp"
#include "core/base/pdf_text.hpp"
#include "core/base/utf8.hpp"
#include "core/domain/audit.hpp"
#include "core/domain/help_guide.hpp"

namespace latchkey {
namespace {

int read_number(const std::string& typed, SettingRange range, const char* field, const char* what,
                Objections& objections) {
  int number = 0;
  auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
  const bool whole = error == std::errc{} && end == typed.data() + typed.size();
  if (!whole || number < range.least || number > range.most) {
    objections.push_back({field, std::string{what} + " must be a whole number from " +
                                     std::to_string(range.least) + " to " +
                                     std::to_string(range.most) + "."});
  }
  return number;
}

/// "4.1"
std::string figure(double ratio) {
  char text[16];
  std::snprintf(text, sizeof text, "%.1f", std::floor(ratio * 10) / 10);
  return text;
}

std::string read_accent(const std::string& typed, Objections& objections) {
  static const std::regex colour{"#[0-9a-f]{6}"};
  std::string accent;
  for (char c : typed) accent += c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
  if (!std::regex_match(accent, colour)) {
    objections.push_back({"accent", "Choose a colour, such as #1f5c4d."});
  } else if (const double ratio = contrast(accent, kLightGround); ratio < kLeastAccentContrast) {
    objections.push_back(
        {"accent", "This colour is too light to read: its contrast to the page is " +
                       figure(ratio) + " to 1, and it takes " + figure(kLeastAccentContrast) +
                       ". " + darkened(accent, kLeastAccentContrast, kLightGround) +
                       " is the same, a little darker."});
  }
  return accent;
}

std::chrono::minutes read_time_of_day(const std::string& typed, Objections& objections) {
  // Some browsers send seconds, too.
  static const std::regex shape{"([01][0-9]|2[0-3]):([0-5][0-9])(:00)?"};
  std::smatch parts;
  if (!std::regex_match(typed, parts, shape)) {
    objections.push_back({"reminders_at", "The time must be given as 09:00, from 00:00 to 23:59."});
    return {};
  }
  return std::chrono::minutes{std::stoi(parts[1]) * 60 + std::stoi(parts[2])};
}

/// `current` with what was typed in place of it.
Firm read_form(const Firm& current, const SettingsForm& typed, Objections& objections) {
  Firm firm = current;
  read_line(typed.sender_name, firm.sender_name, 1, 120, "sender_name", "The sender’s name",
            objections);
  read_line(typed.contact_email, firm.contact_email, 0, 254, "contact_email", "The e-mail address",
            objections);
  if (!firm.contact_email.empty()) {
    MailAddress address = read_mail_address(firm.contact_email);
    if (address.error == MailAddressError::none) {
      firm.contact_email = address.address;
    } else {
      objections.push_back({"contact_email", std::string{explain(address.error)}});
    }
  }
  read_line(typed.contact_phone, firm.contact_phone, 0, 40, "contact_phone", "The telephone number",
            objections);
  // A colour of before this rule stays until somebody changes it.
  if (typed.accent != current.accent) firm.accent = read_accent(typed.accent, objections);
  firm.time_zone = typed.time_zone;
  if (!known_time_zone(firm.time_zone)) {
    objections.push_back({"time_zone", "Choose a time zone, such as Europe/London."});
  }
  firm.reminders_at = read_time_of_day(typed.reminders_at, objections);
  auto number = [&](const std::string& text, SettingRange range, const char* field,
                    const char* what) { return read_number(text, range, field, what, objections); };
  firm.devices_per_contact = number(typed.devices_per_contact, kDevicesPerContact,
                                    "devices_per_contact", "The number of devices");
  firm.binding_days = std::chrono::days{
      number(typed.binding_days, kBindingDays, "binding_days", "The days on a device")};
  firm.link_days = std::chrono::days{
      number(typed.link_days, kLinkDays, "link_days", "The days of an unopened link")};
  firm.access_link_hours =
      std::chrono::hours{number(typed.access_link_hours, kAccessLinkHours, "access_link_hours",
                                "The hours of an access link")};
  firm.second_factor_required = typed.second_factor_required;
  read_line(typed.help_password, firm.help_password, 4, kMaxHelpPassword, "help_password",
            "The password", objections);
  firm.help_password_shown = typed.help_password_shown;
  return firm;
}

std::string written(bool on) {
  return on ? "on" : "off";
}

/// "09:05"
std::string written(std::chrono::minutes of_day) {
  char text[8];
  std::snprintf(text, sizeof text, "%02d:%02d", static_cast<int>(of_day.count() / 60),
                static_cast<int>(of_day.count() % 60));
  return text;
}

/// What differs between the two, as the history keeps it.
std::vector<SettingChange> changes_between(const Firm& old, const Firm& saved) {
  const SettingsForm was = settings_of(old), is = settings_of(saved);
  std::vector<SettingChange> changes;
  auto compare = [&](const char* setting, const std::string& before, const std::string& after) {
    if (before != after) changes.push_back({0, {}, "", setting, before, after});
  };
  for (const KnownSetting& known : known_settings()) {
    if (known.text) compare(known.name, was.*known.text, is.*known.text);
    if (known.box) compare(known.name, written(was.*known.box), written(is.*known.box));
  }
  for (SettingChange& change : changes) {
    if (find_known_setting(change.setting)->secret) change.was = change.is = "";
  }
  return changes;
}

/// The names of what differs, for the trail: never the values.
std::string names_of(const std::vector<SettingChange>& changes) {
  std::string names;
  for (const SettingChange& change : changes) {
    names += (names.empty() ? "" : ", ") + std::string{find_known_setting(change.setting)->label};
  }
  return names;
}

}  // namespace

std::span<const KnownSetting> known_settings() {
  static constexpr KnownSetting kSettings[] = {
      {"sender_name", "sender’s name", &SettingsForm::sender_name},
      {"accent", "colour", &SettingsForm::accent},
      {"contact_email", "e-mail", &SettingsForm::contact_email},
      {"contact_phone", "telephone", &SettingsForm::contact_phone},
      {"time_zone", "time zone", &SettingsForm::time_zone},
      {"reminders_at", "time of reminders", &SettingsForm::reminders_at},
      {"devices_per_contact", "devices per contact", &SettingsForm::devices_per_contact},
      {"binding_days", "days on a device", &SettingsForm::binding_days},
      {"link_days", "days of an unopened link", &SettingsForm::link_days},
      {"access_link_hours", "hours of an access link", &SettingsForm::access_link_hours},
      {"second_factor_required", "second step required", nullptr,
       &SettingsForm::second_factor_required},
      {"help_password", "help guide’s password", &SettingsForm::help_password, nullptr, true},
      {"help_password_shown", "help guide’s password on its page", nullptr,
       &SettingsForm::help_password_shown},
      {"logo", "logo"},
  };
  return kSettings;
}

const KnownSetting* find_known_setting(std::string_view name) {
  auto found = std::ranges::find(known_settings(), name, &KnownSetting::name);
  return found == known_settings().end() ? nullptr : &*found;
}

bool put_back(SettingsForm& form, const SettingChange& change) {
  const KnownSetting* known = find_known_setting(change.setting);
  if (!known || known->secret || !known->in_form()) return false;
  if (known->text) form.*known->text = change.was;
  if (known->box) form.*known->box = change.was == written(true);
  return true;
}

SettingsForm settings_of(const Firm& firm) {
  return {.sender_name = firm.sender_name,
          .contact_email = firm.contact_email,
          .contact_phone = firm.contact_phone,
          .accent = firm.accent,
          .time_zone = firm.time_zone,
          .reminders_at = written(firm.reminders_at),
          .devices_per_contact = std::to_string(firm.devices_per_contact),
          .binding_days = std::to_string(firm.binding_days.count()),
          .link_days = std::to_string(firm.link_days.count()),
          .access_link_hours = std::to_string(firm.access_link_hours.count()),
          .second_factor_required = firm.second_factor_required,
          .help_password = firm.help_password,
          .help_password_shown = firm.help_password_shown};
}

SaveResult<FirmId> save_settings(Database& db, const Keyring& keys, Random& random,
                                 const Firm& firm, const ActingStaff& by, unsigned version,
                                 const SettingsForm& typed, Time now) {
  using Result = SaveResult<FirmId>;
  Objections objections;
  Firm saved = read_form(firm, typed, objections);
  if (!objections.empty()) return Result::refused(std::move(objections));
  Result result = db.transaction([&] {
    auto current =
        db.find("SELECT " LATCHKEY_FIRM_COLUMNS " FROM firms f WHERE f.id = ? FOR UPDATE",
                {firm.id}, to_firm);
    if (!current) return Result{SaveOutcome::gone};
    if (current->settings_version != version) {
      return Result{SaveOutcome::changed_meanwhile, firm.id};
    }
    const auto changes = changes_between(*current, saved);
    if (changes.empty()) return Result{SaveOutcome::saved, firm.id};
    db.execute(
        "UPDATE firms SET sender_name = ?, contact_email = ?, contact_phone = ?, accent = ?, "
        "devices_per_contact = ?, binding_days = ?, link_days = ?, access_link_hours = ?, "
        "second_factor_required = ?, help_password = ?, help_password_shown = ?, time_zone = ?, "
        "reminders_at = ?, "
        "settings_version = settings_version + 1 WHERE id = ?",
        {saved.sender_name, saved.contact_email, saved.contact_phone, saved.accent,
         saved.devices_per_contact, saved.binding_days.count(), saved.link_days.count(),
         saved.access_link_hours.count(), saved.second_factor_required ? 1 : 0, saved.help_password,
         saved.help_password_shown ? 1 : 0, saved.time_zone, saved.reminders_at.count(), firm.id});
    for (const SettingChange& change : changes) {
      record_setting_change(db, firm.id, by, change.setting, change.was, change.is, now);
    }
    record(db, keys, firm.id,
           {.action = "settings.changed",
            .actor = by.author(),
            .ip = by.ip,
            .detail = std::string{cut_code_points(names_of(changes), 200)}},
           now);
    return Result{SaveOutcome::saved, firm.id};
  });
  if (result.outcome != SaveOutcome::saved) return result;
  try {
    renew_help_guide(db, random, saved, now);
  } catch (const PdfError& error) {
    log::error("help-guide-failed", {{"firm", firm.slug}, {"why", error.what()}});
  }
  return result;
}

}  // namespace latchkey
