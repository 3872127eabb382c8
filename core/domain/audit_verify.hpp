#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/base/secret.hpp"
#include "core/db/database.hpp"

namespace latchkey {

/// What is wrong at one place of a firm's trail.
struct AuditFault {
  enum class Kind {
    changed,    // the row at `number` is not as it was written, or was not written by us
    missing,    // rows `number` to `last` are gone
    cut_off,    // the same, at the end: audit_heads knows of them
    end_moved,  // the row of audit_heads is gone, or does not fit the last row
    forgotten  // the trail is not the one that was noted earlier: its end was cut off, or all of it
               // was written anew
  };
  Kind kind;
  std::uint64_t number;
  std::uint64_t last;  // = number but for ranges
};

/// Where a trail ended at some moment, noted outside the database.
struct AuditEnd {
  std::uint64_t number = 0;
  std::string chain;  // of its last row, in hex

  bool operator==(const AuditEnd&) const = default;
};

struct AuditVerdict {
  std::uint64_t rows = 0;  // that were read
  std::vector<AuditFault> faults;
  bool more_faults = false;  // reading stopped at kMostAuditFaults
  AuditEnd end;              // of the last row

  bool whole() const { return faults.empty(); }
};
inline constexpr std::size_t kMostAuditFaults = 20;

/// Recomputes the firm's chain from its first row to its last, a page of rows at a time, whatever
/// the length. `noted`: where it ended when somebody looked earlier. After a fault it goes on with
/// the next row, whose own content it then has to believe, since what it is chained to is unknown.
///
/// Whoever has the database and not the key can change no row, remove none from the middle and add
/// none without this finding it. They can cut off the end and set audit_heads back to what is the
/// last row then: that is found by `noted` alone. Whoever has the key as well can write the whole
/// trail anew.
AuditVerdict verify_audit(
    Database& db, const Keyring& keys, FirmId firm,
    const std::optional<AuditEnd>& noted = std::nullopt,
    const std::function<void(std::uint64_t rows)>& progress = [](std::uint64_t) {});

}  // namespace latchkey
