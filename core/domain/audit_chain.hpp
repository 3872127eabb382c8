#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/id.hpp"
#include "core/base/secret.hpp"

namespace latchkey {

/// One row of the trail as it is kept and as it is hashed.
struct AuditRow {
  std::uint64_t number;  // within the firm, from 1, without gaps
  std::string at;        // as sql_time() writes it
  std::string action, actor_kind;
  std::uint64_t actor_id;
  std::string actor_name, ip;
  std::uint64_t client_id, work_item_id, subject_id;
  std::string detail;
};

/// Keyed hash of the row and the hash before it. Each field goes in with its length, so that no two
/// rows read the same.
Bytes32 audit_chain(const Keyring& keys, FirmId firm, const AuditRow& row, std::string_view before);
/// What stands before a firm's first row.
Bytes32 audit_chain_begin(const Keyring& keys);

}  // namespace latchkey
