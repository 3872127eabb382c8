#include "core/domain/rate_limit.hpp"

#include <algorithm>
#include <cstring>

#include "core/base/network.hpp"

namespace latchkey {
namespace limited {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

const LimitedAction kAccessMail{"access_mail", {{1, seconds{60}}, {2, hours{1}}, {5, hours{24}}}};
const LimitedAction kConfirmationMail{"confirmation_mail", kAccessMail.limits};
const LimitedAction kAskForLink{"ask_for_link", {{3, minutes{1}}, {6, hours{1}}}};
const LimitedAction kOfferHandOver{"offer_hand_over", {{6, minutes{1}}, {30, hours{1}}}};
const LimitedAction kFailedClaim{"failed_claim", {{6, minutes{1}}, {30, hours{1}}}};

const LimitedAction kFailedCode{"failed_code", kFailedClaim.limits};
// Three codes in a million are right at any moment: fifty tries a day find one in eighteen years.
const LimitedAction kFailedCodeAs{"failed_code_as",
                                  {{5, minutes{1}}, {20, hours{1}}, {50, hours{24}}}};
const LimitedAction kFailedOwnPassword{"failed_own_password", {{5, minutes{1}}, {30, hours{1}}}};
const LimitedAction kLogIn{"log_in", {{10, minutes{3}}}};
const LimitedAction kLogInAs{"log_in_as", {{5, minutes{1}}}};
// Forgotten by a right password; a year stands for "in a row". (NIST SP 800-63B-4 3.2.2: no more
// than 100.)
const LimitedAction kLogInFailed{"log_in_failed", {{100, hours{24} * 365}}};

/// `burst` at once and then one in `pause`, written as windows: burst within one pause, burst + 1
/// within two, and so on for an hour.
static std::vector<Limit> burst_then_one_per(int burst, seconds pause) {
  std::vector<Limit> limits;
  for (int more = 0; pause * (more + 1) <= hours{1}; ++more) {
    limits.push_back({burst + more, pause * (more + 1)});
  }
  return limits;
}

const LimitedAction kFailedStaffSignIn{"failed_staff_sign_in", burst_then_one_per(3, seconds{300})};

const LimitedAction kPinOfNobody{"pin_of_nobody", {{5, hours{1}}}};
// The same for one address: a success of one's own forgets the IP's failures, and must not let a
// colleague's password be guessed in between.
const LimitedAction kFailedStaffSignInAs{"failed_staff_sign_in_as", kFailedStaffSignIn.limits};

const LimitedAction kRefusedDeviceNote{"refused_device_note", {{1, hours{1}}}};

}  // namespace limited

namespace {

using Hits = std::vector<Time>;

Hits unpack(const std::string& packed) {
  Hits hits;
  for (std::size_t at = 0; at + sizeof(std::int64_t) <= packed.size(); at += sizeof(std::int64_t)) {
    std::int64_t micros;
    std::memcpy(&micros, packed.data() + at, sizeof micros);
    hits.push_back(Time{Duration{micros}});
  }
  return hits;
}

std::string pack(const Hits& hits) {
  std::string packed;
  for (Time hit : hits) {
    std::int64_t micros = hit.time_since_epoch().count();
    packed.append(reinterpret_cast<const char*>(&micros), sizeof micros);
  }
  return packed;
}

/// `subject` with the network in the place of an IP that it is, or begins with ("ip|address").
std::string counted_as(std::string_view subject) {
  const std::string_view first = subject.substr(0, subject.find('|'));
  return network_of(first) + std::string{subject.substr(first.size())};
}

Bytes32 subject_hash(const Keyring& keys, FirmId firm, const LimitedAction& action,
                     std::string_view subject) {
  return keys.mac(Purpose::rate_limit, std::string{action.name} + "|" + std::to_string(firm.value) +
                                           "|" + counted_as(subject));
}

std::chrono::seconds longest(const LimitedAction& action) {
  return std::ranges::max(action.limits, {}, &Limit::within).within;
}

/// How long until one more hit keeps within every limit; hits are in order of time.
std::optional<std::chrono::seconds> wait_among(const Hits& hits, const LimitedAction& action,
                                               Time now) {
  Duration wait{0};
  for (const Limit& limit : action.limits) {
    auto count = static_cast<std::size_t>(limit.count);
    if (hits.size() < count) continue;
    // The hit that must have left the window first.
    Time decisive = hits[hits.size() - count];
    wait = std::max(wait, decisive + limit.within - now);
  }
  if (wait <= Duration{0}) return std::nullopt;
  return std::chrono::ceil<std::chrono::seconds>(wait);
}

}  // namespace

std::optional<std::chrono::seconds> count_or_wait(Database& db, const Keyring& keys, FirmId firm,
                                                  const LimitedAction& action,
                                                  std::string_view subject, Time now) {
  Bytes32 hash = subject_hash(keys, firm, action, subject);
  return db.transaction([&]() -> std::optional<std::chrono::seconds> {
    // Makes the row where there is none and locks it either way, so that parallel tries queue.
    db.execute(
        "INSERT INTO rate_limits (subject, hits, expires_at) VALUES (?, '', ?) "
        "ON DUPLICATE KEY UPDATE subject = VALUES(subject)",
        {hash, now + longest(action)});
    auto packed = db.find_value<std::string>(
        "SELECT hits FROM rate_limits WHERE subject = ? FOR UPDATE", {hash});
    Hits hits = unpack(packed.value_or(""));
    std::erase_if(hits, [&](Time hit) { return hit + longest(action) <= now; });
    if (auto wait = wait_among(hits, action, now)) return wait;
    hits.push_back(now);
    std::ranges::sort(hits);
    db.execute("UPDATE rate_limits SET hits = ?, expires_at = ? WHERE subject = ?",
               {pack(hits), now + longest(action), hash});
    return std::nullopt;
  });
}

std::optional<std::chrono::seconds> wait_of(Database& db, const Keyring& keys, FirmId firm,
                                            const LimitedAction& action, std::string_view subject,
                                            Time now) {
  auto packed = db.find_value<std::string>("SELECT hits FROM rate_limits WHERE subject = ?",
                                           {subject_hash(keys, firm, action, subject)});
  if (!packed) return std::nullopt;
  Hits hits = unpack(*packed);
  std::erase_if(hits, [&](Time hit) { return hit + longest(action) <= now; });
  return wait_among(hits, action, now);
}

void take_back(Database& db, const Keyring& keys, FirmId firm, const LimitedAction& action,
               std::string_view subject, Time now) {
  Bytes32 hash = subject_hash(keys, firm, action, subject);
  db.transaction([&] {
    auto packed = db.find_value<std::string>(
        "SELECT hits FROM rate_limits WHERE subject = ? FOR UPDATE", {hash});
    Hits hits = unpack(packed.value_or(""));
    auto counted = std::ranges::find(hits, now);
    if (counted == hits.end()) return;
    hits.erase(counted);
    db.execute("UPDATE rate_limits SET hits = ? WHERE subject = ?", {pack(hits), hash});
  });
}

void prove_writable(Database& db) {
  db.find_value<int>("SELECT 1", {});  // opens a lost connection again, which a DELETE would not
  db.execute("DELETE FROM rate_limits WHERE subject = ''");
}

void forget_count(Database& db, const Keyring& keys, FirmId firm, const LimitedAction& action,
                  std::string_view subject) {
  db.execute("DELETE FROM rate_limits WHERE subject = ?",
             {subject_hash(keys, firm, action, subject)});
}

}  // namespace latchkey
