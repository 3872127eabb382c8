#pragma once
#include <span>
#include <string>
#include <string_view>

#include "core/base/random.hpp"
#include "core/base/secret.hpp"
#include "core/db/database.hpp"
#include "core/domain/firm.hpp"
#include "core/domain/saving.hpp"
#include "core/domain/setting_history.hpp"
#include "core/domain/staff.hpp"

namespace latchkey {

/// From least to most, both allowed.
struct SettingRange {
  int least, most;
};
inline constexpr SettingRange kDevicesPerContact{1, 10};
inline constexpr SettingRange kBindingDays{1, 90};
inline constexpr SettingRange kLinkDays{1, 365};
inline constexpr SettingRange kAccessLinkHours{1, 168};
/// What is written on the firm's colour, and in it on the page, must be readable (WCAG 2.2, 1.4.3).
inline constexpr double kLeastAccentContrast = 4.5;
/// The darkest ground that pages have in light (latchkey.css, --ground). What is written on the
/// colour is white then. In the dark, pages show a lighter shade of it, which reads on their ground
/// whatever the colour.
inline constexpr const char* kLightGround = "#f5f6f7";

/// What an administrator typed.
struct SettingsForm {
  std::string sender_name;    // 1 to 120 characters: From: of the firm's mails
  std::string contact_email;  // how clients reach the firm; both may be empty
  std::string contact_phone;
  std::string accent;        // "#1f5c4d", readable on the page
  std::string time_zone;     // "Europe/London": the office's days and times
  std::string reminders_at;  // "09:00": of the recipient's day
  std::string devices_per_contact, binding_days, link_days, access_link_hours;  // whole numbers
  bool second_factor_required = false;
  std::string help_password;  // 4 to kMaxHelpPassword characters
  bool help_password_shown = false;
};

/// A setting of the form, as its history and the trail call it.
struct KnownSetting {
  const char* name;                           // the form's, "link_days"
  const char* label;                          // in a sentence: "days of an unopened link"
  std::string SettingsForm::*text = nullptr;  // one of the two; neither: the form does not hold it
  bool SettingsForm::*box = nullptr;
  bool secret = false;  // its values are in no history

  bool in_form() const { return text || box; }
};
std::span<const KnownSetting> known_settings();
/// Null for what is set elsewhere.
const KnownSetting* find_known_setting(std::string_view name);

/// Puts the value of before the change into the form. False where that is not known, or is set
/// elsewhere.
bool put_back(SettingsForm& form, const SettingChange& change);

/// The firm's settings as the form shows them.
SettingsForm settings_of(const Firm& firm);

/// Saves all of them at once, writes which ones changed from what to what into their history, and
/// which ones into the trail, and then makes the help
/// guide that they call for; where that fails, whoever downloads it makes it. `version`: what the
/// form was made from. Days and hours count for what is sent and opened from then on. Objections
/// name the fields as SettingsForm does.
SaveResult<FirmId> save_settings(Database& db, const Keyring& keys, Random& random,
                                 const Firm& firm, const ActingStaff& by, unsigned version,
                                 const SettingsForm& typed, Time now);

}  // namespace latchkey
