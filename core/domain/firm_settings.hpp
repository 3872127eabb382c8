#pragma once
#include <string>

#include "core/base/random.hpp"
#include "core/base/secret.hpp"
#include "core/db/database.hpp"
#include "core/domain/firm.hpp"
#include "core/domain/saving.hpp"
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
/// A button in the firm's colour must stand out from the page (WCAG 2.2, 1.4.11).
inline constexpr double kLeastAccentContrast = 3.0;

/// What an administrator typed.
struct SettingsForm {
  std::string sender_name;    // 1 to 120 characters: From: of the firm's mails
  std::string contact_email;  // how clients reach the firm; both may be empty
  std::string contact_phone;
  std::string accent;  // "#1f5c4d", which white paper must not swallow
  std::string devices_per_contact, binding_days, link_days, access_link_hours;  // whole numbers
  bool second_factor_required = false;
  std::string help_password;  // 4 to kMaxHelpPassword characters
  bool help_password_shown = false;
};

/// The firm's settings as the form shows them.
SettingsForm settings_of(const Firm& firm);

/// Saves all of them at once, records which ones changed (never to what), and then makes the help
/// guide that they call for; where that fails, whoever downloads it makes it. `version`: what the
/// form was made from. Days and hours count for what is sent and opened from then on. Objections
/// name the fields as SettingsForm does.
SaveResult<FirmId> save_settings(Database& db, const Keyring& keys, Random& random,
                                 const Firm& firm, const ActingStaff& by, unsigned version,
                                 const SettingsForm& typed, Time now);

}  // namespace latchkey
