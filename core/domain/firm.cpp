#include "core/domain/firm.hpp"

#include <algorithm>
#include <regex>

#include "core/base/mail_address.hpp"
#include "core/base/utf8.hpp"

namespace latchkey {
namespace {

/// Names stand in mail headers and on every page: one line, no invisible characters.
void require_line(const std::string& text, const std::string& what) {
  if (text.empty()) throw FirmRefused(what + " is missing");
  if (clean_line(text) != text || count_code_points(text) > 120) {
    throw FirmRefused(what + " must be one line of up to 120 characters");
  }
}

}  // namespace

Firm to_firm(Row& row) {
  return Firm{row.get<FirmId>(),
              row.get<std::string>(),
              row.get<std::string>(),
              row.get<std::string>(),
              row.get<std::string>(),
              row.get<std::string>(),
              row.get<std::string>(),
              row.get<std::string>(),
              row.get<std::string>(),
              row.get<std::string>(),
              row.get<int>(),
              std::chrono::days{row.get<int>()},
              std::chrono::days{row.get<int>()},
              std::chrono::hours{row.get<int>()},
              row.get<std::optional<Time>>(),
              row.get<std::optional<Time>>(),
              row.get<bool>(),
              row.get<std::string>(),
              row.get<bool>(),
              row.get<unsigned>(),
              std::chrono::minutes{row.get<int>()},
              row.get<std::string>(),
              row.get<std::optional<Time>>()};
}

std::optional<Firm> find_firm(Database& db, std::string_view slug) {
  return db.find("SELECT " LATCHKEY_FIRM_COLUMNS " FROM firms f WHERE f.slug = ?", {slug}, to_firm);
}

std::optional<Firm> find_firm(Database& db, FirmId id) {
  return db.find("SELECT " LATCHKEY_FIRM_COLUMNS " FROM firms f WHERE f.id = ?", {id}, to_firm);
}

std::vector<Firm> list_firms(Database& db) {
  return db.list("SELECT " LATCHKEY_FIRM_COLUMNS " FROM firms f ORDER BY f.slug", {}, to_firm);
}

FirmId create_firm(Database& db, const Firm& firm, Time now) {
  static const std::regex slug{"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"};
  static const std::regex secure_url{"https://[a-z0-9.-]+(:[0-9]{1,5})?"};
  static const std::regex loopback_url{
      "http://(127\\.0\\.0\\.1|localhost|[a-z0-9-]+\\.localhost)(:[0-9]{1,5})?"};
  if (!std::regex_match(firm.slug, slug)) {
    throw FirmRefused("the slug must be 1 to 63 of the characters a-z, 0-9 and '-'");
  }
  if (!std::regex_match(firm.base_url, secure_url) &&
      !std::regex_match(firm.base_url, loopback_url)) {
    throw FirmRefused(
        "the URL must be https://host[:port] without a path; http:// is for 127.0.0.1 and "
        "localhost alone");
  }
  // Browsers leave it out of what they say of a form's origin, which is compared with this.
  if (firm.base_url.ends_with(firm.secure() ? ":443" : ":80")) {
    throw FirmRefused("the URL must leave the port out where it is the usual one");
  }
  require_line(firm.name, "the firm's name");
  require_line(firm.sender_name, "the sender's name");
  if (read_mail_address(firm.sender_address).address != firm.sender_address) {
    throw FirmRefused("the sender's address is no e-mail address that mails can be sent from");
  }
  if (!firm.contact_email.empty() && !normalise_address(firm.contact_email)) {
    throw FirmRefused("the address for lost clients is no e-mail address");
  }
  static const std::regex colour{"#[0-9a-f]{6}"};
  if (!std::regex_match(firm.accent, colour)) {
    throw FirmRefused("the colour must be # and six of 0-9 and a-f, such as #1f5c4d");
  }
  if (!known_time_zone(firm.time_zone)) {
    throw FirmRefused("the time zone must be a name such as Europe/London");
  }
  try {
    return FirmId{db.insert(
        "INSERT INTO firms (slug, name, base_url, sender_name, sender_address, contact_email, "
        "contact_phone, time_zone, accent, devices_per_contact, binding_days, link_days, "
        "access_link_hours, new_portal_since, created_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {firm.slug, firm.name, firm.base_url, firm.sender_name, firm.sender_address,
         firm.contact_email, firm.contact_phone, firm.time_zone, firm.accent,
         firm.devices_per_contact, firm.binding_days.count(), firm.link_days.count(),
         firm.access_link_hours.count(), firm.new_portal_since, now})};
  } catch (const DatabaseError& error) {
    if (error.kind() != DatabaseError::Kind::duplicate) throw;
    throw FirmRefused("there is a firm with the slug " + firm.slug + " already");
  }
}

}  // namespace latchkey
