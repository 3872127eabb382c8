#include "core/domain/firm.hpp"

#include <algorithm>
#include <regex>

namespace latchkey {

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
  if (firm.name.empty()) throw FirmRefused("the firm needs a name");
  if (!known_time_zone(firm.time_zone)) {
    throw FirmRefused("the time zone must be a name such as Europe/London");
  }
  try {
    return FirmId{db.insert(
        "INSERT INTO firms (slug, name, base_url, sender_name, sender_address, contact_email, "
        "contact_phone, time_zone, accent, devices_per_contact, binding_days, link_days, "
        "access_link_hours, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {firm.slug, firm.name, firm.base_url, firm.sender_name, firm.sender_address,
         firm.contact_email, firm.contact_phone, firm.time_zone, firm.accent,
         firm.devices_per_contact, firm.binding_days.count(), firm.link_days.count(),
         firm.access_link_hours.count(), now})};
  } catch (const DatabaseError& error) {
    if (error.kind() != DatabaseError::Kind::duplicate) throw;
    throw FirmRefused("there is a firm with the slug " + firm.slug + " already");
  }
}

}  // namespace latchkey
