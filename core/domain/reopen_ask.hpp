#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/base/random.hpp"
#include "core/base/secret.hpp"
#include "core/db/database.hpp"
#include "core/domain/reach.hpp"
#include "core/domain/saving.hpp"
#include "core/domain/staff.hpp"

// A client's wish that completed work be opened again. Staff open it; asking changes nothing else.

namespace latchkey {

/// Characters of the reason.
inline constexpr std::size_t kMostReopenReason = 500;

struct ReopenAsk {
  WorkItemId work;
  std::string work_title;
  std::string client_name;
  ContactId contact;
  std::string contact_name;  // as it was when they asked
  std::string reason;        // may be empty
  Time asked_at;
  // Where staff keep the work completed:
  std::optional<Time> declined_at{};
  std::string declined_by{};  // as they were called then
  std::string answer{};       // for the client; may be empty
};

enum class AskOutcome {
  asked,
  asked_already,  // since it was completed last, by this contact or another
  not_completed,
  not_found,  // nothing of the work is within reach
};

/// Asks for the work to be opened again, once for each time that it was completed, and mails its
/// assignee (where they have left: the firm's first administrator). `reason`: clean text of at most
/// kMostReopenReason characters.
AskOutcome ask_to_reopen(Database& db, const Keyring& keys, Random& random, FirmId firm,
                         const Reach& reach, const std::string& contact_name, const std::string& ip,
                         WorkItemId work, const std::string& reason, Time now);

/// The wish about the work's present completion; empty where there is none, or the work is open.
std::optional<ReopenAsk> find_reopen_ask(Database& db, FirmId firm, WorkItemId work);
/// Staff keep the work completed, and say why (clean text of at most kMostReopenReason characters,
/// may be empty). changed_meanwhile: nobody asks, or a colleague has answered.
SaveOutcome decline_reopen(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                           WorkItemId work, const std::string& answer, Time now);
/// Those that wait for staff, newest first, 50 at most.
std::vector<ReopenAsk> list_reopen_asks(Database& db, FirmId firm);

}  // namespace latchkey
