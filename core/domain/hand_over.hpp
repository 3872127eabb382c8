#pragma once
#include <chrono>
#include <optional>
#include <string>

#include "core/base/random.hpp"
#include "core/base/secret.hpp"
#include "core/db/database.hpp"
#include "core/domain/device.hpp"
#include "core/domain/firm.hpp"
#include "core/domain/session.hpp"

namespace latchkey {

/// For so long a code can be used (product.md, Magic links 11).
inline constexpr std::chrono::minutes kHandOverLifetime{2};

/// "Continue on another device": a short code with which another browser takes over what this one
/// holds. 13 letters of Crockford's base32, 65 bits, shown as "7K3QX-0MZ5T-9AB". It is made from
/// the row by our key, so that its page can be loaded again and the database still holds nothing
/// but a keyed hash.
struct HandOverCode {
  std::string code;
  Time created_at, expires_at;
};

/// Why a device's page can show no code.
enum class OfferOutcome {
  offered,
  not_held,     // this device does not hold the work: there is nothing to hand over
  unreachable,  // the mail that brought the work went to an address that is no longer the
                // contact's
  too_many,     // see wait
};
struct OfferResult {
  OfferOutcome outcome;
  std::chrono::seconds wait{0};
};

/// Makes a code for the work that the session's device holds; an earlier one of it ends.
OfferResult offer_hand_over(Database& db, const Keyring& keys, FirmId firm,
                            const ContactSession& session, DeviceId device, WorkItemId work_item,
                            const std::string& ip, Time now);

/// The device's code for the work that can still be used. Reads only.
std::optional<HandOverCode> find_offered_code(Database& db, const Keyring& keys, FirmId firm,
                                              ContactId contact, DeviceId device,
                                              WorkItemId work_item, Time now);

/// What the address with the code opens.
struct HandOverView {
  std::uint64_t id;
  ContactId contact;
  std::string contact_name;
  std::string contact_time_zone;
  std::string address;  // of the mail that brought the work: shown masked; the notice goes there
  WorkItemId work_item;
  std::string work_title;
  DeviceId from;
  std::string from_description;
  Time held_until;         // the Binding that is handed over, and then the new one
  bool held_here = false;  // the browser at hand holds the work already
};

/// What a code is to the browser. `typed` in upper or lower case, with or without hyphens; O counts
/// as 0, I and L as 1. Reads only. Empty: unknown, used or over, or the device that made it does
/// not hold the work any more.
std::optional<HandOverView> look_at_hand_over(Database& db, const Keyring& keys, FirmId firm,
                                              std::string_view typed, const Browser& browser,
                                              Time now);

/// Whose work it was that the browser took over by this code within the last ten minutes
/// (kSameClaim), and still holds: a page that was gone back to, or an answer that was lost.
struct TakenOver {
  WorkItemId work_item;
  ContactId contact;
};
std::optional<TakenOver> find_taken_over(Database& db, const Keyring& keys, FirmId firm,
                                         std::string_view typed, const Browser& browser, Time now);

enum class TakeOverOutcome {
  taken,
  already_here,  // this browser holds the work; the code stays as it was
  over,          // unknown, used, too old
};
struct TakeOverResult {
  TakeOverOutcome outcome;
  WorkItemId work_item{};
  std::optional<Token> device_cookie{};   // set: the browser has none and gets it
  std::optional<Token> session_cookie{};  // set: the session that was started
  Time held_until{};
};

/// Takes the work over: one guarded UPDATE decides, so one of any number of browsers wins. It gets
/// the days that the Binding has left, not new ones: a code proves no mailbox. The firm's number of
/// devices holds as for a claim. A browser that never held the contact's work causes a notice to
/// the address; "this wasn't me" works as for a claim.
TakeOverResult take_over(Database& db, const Keyring& keys, Random& random, const Firm& firm,
                         std::string_view typed, const Browser& browser,
                         const std::optional<SessionId>& replaced, Time now);

}  // namespace latchkey
