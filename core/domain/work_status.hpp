#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/domain/saving.hpp"
#include "core/domain/staff.hpp"

namespace latchkey {

/// The longest name of a status of the firm's own, in characters.
inline constexpr std::size_t kMostStatusName = 60;

/// The five kinds of status. All rules of the product go by them.
enum class WorkStatus { planned, ready, in_progress, waiting, completed };
/// The status's word in the table and in forms: "in_progress".
const char* status_name(WorkStatus status);
/// Empty: no such status.
std::optional<WorkStatus> read_status(std::string_view name);

/// Where work stands: one of the five, perhaps under a name of the firm's own.
struct StatusChoice {
  WorkStatus kind;
  std::optional<WorkStatusId> own{};

  StatusChoice(WorkStatus plain) : kind(plain) {}
  StatusChoice(WorkStatus of, std::optional<WorkStatusId> named) : kind(of), own(named) {}
  bool operator==(const StatusChoice&) const = default;
};

/// A status that the firm has named itself.
struct OwnStatus {
  WorkStatusId id;
  WorkStatus kind;
  std::string name;
  unsigned version;

  StatusChoice choice() const { return {kind, id}; }
};

/// Of one firm at most; a list to choose from that is longer helps nobody.
inline constexpr std::size_t kMostOwnStatuses = 40;

/// Those in use, by kind and then in the firm's order.
std::vector<OwnStatus> list_own_statuses(Database& db, FirmId firm);
std::optional<OwnStatus> find_own_status(Database& db, FirmId firm, WorkStatusId status);
/// How many work items are in it.
std::uint64_t count_work_in(Database& db, FirmId firm, WorkStatusId status);

/// `name`: 1 to 60 characters, none that another status of the firm or one of the five has. The
/// objections' fields: name, kind. The same again is the same click: it names what is there.
SaveResult<WorkStatusId> create_own_status(Database& db, const Keyring& keys, FirmId firm,
                                           const ActingStaff& by, std::optional<WorkStatus> kind,
                                           std::string_view name, Time now);
SaveResult<WorkStatusId> rename_own_status(Database& db, const Keyring& keys, FirmId firm,
                                           const ActingStaff& by, WorkStatusId status,
                                           unsigned version, std::string_view name, Time now);
/// Changes places with the one before or after it of the same kind. At the end it stays.
SaveOutcome move_own_status(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                            WorkStatusId status, bool up, Time now);
/// Nobody can choose it any more; its work items get the plain status of its kind, so that nothing
/// changes for clients. How many those were; empty where it is gone already.
std::optional<std::uint64_t> retire_own_status(Database& db, const Keyring& keys, FirmId firm,
                                               const ActingStaff& by, WorkStatusId status,
                                               Time now);

}  // namespace latchkey
