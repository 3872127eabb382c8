#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/db/database.hpp"
#include "core/domain/listing.hpp"
#include "core/domain/staff.hpp"

namespace latchkey {

/// One setting of the firm that somebody changed. Values are as its form shows them; of a password
/// neither is kept.
struct SettingChange {
  std::uint64_t id;
  Time at;
  std::string by;       // who did, as they were called then
  std::string setting;  // the form's name of it: "link_days"
  std::string was, is;
};

/// Adds a change, in the transaction that makes it. Values beyond 300 characters are cut.
void record_setting_change(Database& db, FirmId firm, const ActingStaff& by,
                           const std::string& setting, const std::string& was,
                           const std::string& is, Time now);

/// Newest first.
Listing<SettingChange> list_setting_changes(Database& db, FirmId firm, int page);
std::optional<SettingChange> find_setting_change(Database& db, FirmId firm, std::uint64_t id);

}  // namespace latchkey
