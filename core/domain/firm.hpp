#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/db/database.hpp"

namespace latchkey {

/// A tenant, with its settings.
struct Firm {
  FirmId id;
  std::string slug;
  std::string name;
  std::string base_url;  // "https://portal.example.com", without a slash at its end
  std::string sender_name;
  std::string sender_address;
  std::string contact_email;  // for a client who is lost; may be empty
  std::string contact_phone;
  std::string time_zone;
  std::string accent;                        // "#1f5c4d"
  int devices_per_contact = 1;               // that may hold one work item at a time
  std::chrono::days binding_days{30};        // a Binding, from its claim (FAQ)
  std::chrono::days link_days{90};           // an unclaimed link of a send
  std::chrono::hours access_link_hours{24};  // an unclaimed link of Send Access Link
  std::optional<Time> suspended_at;
  std::optional<Time>
      new_portal_since;  // "New Client Portal"; empty: off, what is sent asks for a PIN
  bool second_factor_required = false;        // of every client's login
  std::string help_password = "CPFAQ";        // opens the downloaded help guide (FAQ)
  bool help_password_shown = false;           // the help page names it
  unsigned settings_version = 1;              // for edits that cross
  std::chrono::minutes reminders_at{9 * 60};  // after midnight, in the recipient's time zone
  std::string logo{};                         // names the picture's content, in hex; empty: none
  // What clients were given up to then opens nothing: contain.hpp. Empty: never contained.
  std::optional<Time> contained_at{};

  /// True where the firm is served over TLS, and so its cookies are Secure.
  bool secure() const { return base_url.starts_with("https://"); }
};

/// The firm's columns in the order of to_firm, for SELECTs that join it as `f`.
#define LATCHKEY_FIRM_COLUMNS                                                                    \
  "f.id, f.slug, f.name, f.base_url, f.sender_name, f.sender_address, f.contact_email, "         \
  "f.contact_phone, f.time_zone, f.accent, f.devices_per_contact, f.binding_days, f.link_days, " \
  "f.access_link_hours, f.suspended_at, "                                                        \
  "f.new_portal_since, f.second_factor_required, f.help_password, f.help_password_shown, "       \
  "f.settings_version, f.reminders_at, f.logo, f.contained_at"
Firm to_firm(Row& row);

std::optional<Firm> find_firm(Database& db, std::string_view slug);
std::optional<Firm> find_firm(Database& db, FirmId id);
std::vector<Firm> list_firms(Database& db);

/// Why a firm cannot be made as asked; what() is for the admin who asked.
struct FirmRefused : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Makes a firm. slug: 1 to 63 of a-z, 0-9 and '-'. base_url: https://host[:port], or http:// on
/// loopback (127.0.0.1, localhost, *.localhost), where a demo runs. Throws FirmRefused.
FirmId create_firm(Database& db, const Firm& firm, Time now);

}  // namespace latchkey
