// The mailer's side of the Outbox: which letter is next, and what became of it. What puts letters
// in is core/domain/outbox.hpp.
#pragma once

#include <optional>
#include <string>

#include "core/db/database.hpp"
#include "core/domain/outbox.hpp"

namespace latchkey {

// A row that one mailer may send until its lease ends.
struct ClaimedLetter {
  OutboxId id;
  FirmId firm;
  std::optional<Letter> letter;  // empty: one of a newer version's
  std::string to_address;
  Time created_at{};
  std::string message_id;  // its left half
  int attempt = 0;         // this one counted
  std::string claimed_by;
};

// Takes the row that is due longest, if there is one, for `mailer` (at most 80 bytes) until
// now + lease: what somebody waits for before what goes out in bulk, and of each first what is
// queued, then what another mailer took and did not finish in its lease.
// One row in one short transaction with SKIP LOCKED, so that any number of mailers share the work
// without waiting for one another; one at a time, so that a lease covers one mail and not its
// predecessors too. The lease has to be renewed while a mail server is waited for, and to be longer
// than what else a delivery can take, and than clocks differ.
std::optional<ClaimedLetter> claim_letter(Database& db, const std::string& mailer, Time now,
                                          Duration lease);

// The claimed row is this mailer's until `until`. False, and nothing changes, where the lease
// lapsed and another mailer has taken the row since.
bool renew_lease(Database& db, const ClaimedLetter& claimed, Time until);

enum class LetterState { sent, queued, failed, cancelled };

// Writes down what became of the claimed row; `queued` means again at `again_at`. False, and
// nothing changes, where the lease lapsed and another mailer has taken the row since.
bool settle_letter(Database& db, const ClaimedLetter& claimed, LetterState state,
                   const std::string& server_words, Time now, Time again_at = {});

// How long to wait after the given failed attempt (from 1): 30 s, 2 and 10 minutes, 1, 3, 6, 12 and
// 24 hours. Empty after the ninth, two days after the first: the letter has failed, and staff see
// it. (RFC 5321 4.5.4.1 asks for half an hour between tries and four days, of relays; a link to
// work that is due is worth more while it is young, and a person sees it when it does not arrive.)
std::optional<Duration> pause_after(int attempt);

}  // namespace latchkey
