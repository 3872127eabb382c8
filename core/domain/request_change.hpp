#pragma once
#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "core/base/secret.hpp"
#include "core/db/database.hpp"
#include "core/domain/author.hpp"
#include "core/domain/reach.hpp"

namespace latchkey {

/// The longest answer and comment, in characters.
inline constexpr std::size_t kMaxEntryLength = 10'000;
/// The same words again within this time are the same click twice: they are kept once.
inline constexpr std::chrono::seconds kSameClick{60};

enum class ChangeOutcome {
  done,
  unchanged,          // it was so already
  work_completed,     // completed work is read-only until staff set it back
  changed_meanwhile,  // since staff saw it, to something else than what they ask for
  not_found,          // no such request, or it was not sent to the contact
};

/// Who changes a request, and which.
struct RequestChange {
  FirmId firm;
  WorkItemId work_item;
  RequestId request;
  Author author;
  std::string ip;
  SessionKind signed_in_by = SessionKind::link;  // of a contact as the author
  std::optional<unsigned> version{};             // of the page that staff saw; empty: as it is now
  std::optional<Time> seen_until{};  // beside a version: the newest that had come in there

  Reach reach() const { return {author.contact.value_or(ContactId{}), signed_in_by}; }
};

/// Each of these decides and writes in one transaction that holds the work item's row, so that what
/// is written while staff complete the work is either before it or refused. A contact as the author
/// must be a recipient of the request's checklist, in a way that their session sees.
/// `value` beside `body`: see read_answer.
ChangeOutcome save_answer(Database& db, const Keyring& keys, const RequestChange& change,
                          const std::string& body, Time now, const std::string& value = {});
ChangeOutcome complete_request(Database& db, const Keyring& keys, const RequestChange& change,
                               Time now);
ChangeOutcome reopen_request(Database& db, const Keyring& keys, const RequestChange& change,
                             Time now);

/// One thing that a change did, for the trail, staff's queue and the news.
struct ChangePart {
  const char* action;         // the trail's word for it
  std::uint64_t amount = 1;   // how many answers, files ...
  std::uint64_t subject = 0;  // what the trail names; 0: the request
};

/// Runs `write` in such a transaction and records what it says it did, in that order; nothing:
/// unchanged. For changes whose rows have a room of their own.
ChangeOutcome change_request(Database& db, const Keyring& keys, const RequestChange& change,
                             const std::function<std::vector<ChangePart>()>& write, Time now);
/// The same of a change that does one thing; `write` returns how much of it.
ChangeOutcome change_request(Database& db, const Keyring& keys, const RequestChange& change,
                             const char* action, const std::function<std::uint64_t()>& write,
                             Time now);

}  // namespace latchkey
