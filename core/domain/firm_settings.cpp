#include "core/domain/firm_settings.hpp"

#include <charconv>
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

std::string read_accent(const std::string& typed, Objections& objections) {
  static const std::regex colour{"#[0-9a-f]{6}"};
  std::string accent;
  for (char c : typed) accent += c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
  if (!std::regex_match(accent, colour)) {
    objections.push_back({"accent", "Choose a colour, such as #1f5c4d."});
  } else if (contrast(accent, "#ffffff") < kLeastAccentContrast) {
    objections.push_back(
        {"accent", "This colour is too light: buttons would not stand out from the page. " +
                       darkened(accent, kLeastAccentContrast) + " is the same, a little darker."});
  }
  return accent;
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

/// The names of what differs, for the trail: never the values.
std::string names_of_changes(const Firm& old, const Firm& saved) {
  std::string names;
  auto compare = [&](const auto& was, const auto& is, const char* name) {
    if (was == is) return;
    if (!names.empty()) names += ", ";
    names += name;
  };
  compare(old.sender_name, saved.sender_name, "sender name");
  compare(old.contact_email, saved.contact_email, "e-mail");
  compare(old.contact_phone, saved.contact_phone, "telephone");
  compare(old.accent, saved.accent, "colour");
  compare(old.devices_per_contact, saved.devices_per_contact, "devices per contact");
  compare(old.binding_days, saved.binding_days, "days on a device");
  compare(old.link_days, saved.link_days, "days of a link");
  compare(old.access_link_hours, saved.access_link_hours, "hours of an access link");
  compare(old.second_factor_required, saved.second_factor_required, "second step");
  compare(old.help_password, saved.help_password, "guide’s password");
  compare(old.help_password_shown, saved.help_password_shown, "guide’s password on its page");
  return names;
}

}  // namespace

SettingsForm settings_of(const Firm& firm) {
  return {.sender_name = firm.sender_name,
          .contact_email = firm.contact_email,
          .contact_phone = firm.contact_phone,
          .accent = firm.accent,
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
    std::string changes = names_of_changes(*current, saved);
    if (changes.empty()) return Result{SaveOutcome::saved, firm.id};
    db.execute(
        "UPDATE firms SET sender_name = ?, contact_email = ?, contact_phone = ?, accent = ?, "
        "devices_per_contact = ?, binding_days = ?, link_days = ?, access_link_hours = ?, "
        "second_factor_required = ?, help_password = ?, help_password_shown = ?, "
        "settings_version = settings_version + 1 WHERE id = ?",
        {saved.sender_name, saved.contact_email, saved.contact_phone, saved.accent,
         saved.devices_per_contact, saved.binding_days.count(), saved.link_days.count(),
         saved.access_link_hours.count(), saved.second_factor_required ? 1 : 0, saved.help_password,
         saved.help_password_shown ? 1 : 0, firm.id});
    record(db, keys, firm.id,
           {.action = "settings.changed",
            .actor = by.author(),
            .ip = by.ip,
            .detail = std::string{cut_code_points(changes, 200)}},
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
