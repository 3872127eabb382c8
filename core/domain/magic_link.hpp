#pragma once
#include <optional>
#include <string>

#include "core/base/random.hpp"
#include "core/base/secret.hpp"
#include "core/db/database.hpp"
#include "core/domain/device.hpp"
#include "core/domain/firm.hpp"
#include "core/domain/session.hpp"

namespace latchkey {

/// At most so many unclaimed links are outstanding per recipient and work item (product.md, Magic
/// links 7).
inline constexpr int kMaxOutstandingLinks = 3;

/// For so long a browser that claimed and never got the answer (a second click, a lost connection)
/// is known by its visit cookie: pressing the button again lets it in.
inline constexpr std::chrono::minutes kSameClaim{10};

/// What a mailed URL is to the browser that opens it.
enum class LinkState {
  claimable,   // the page with **Open my requests**
  bound_here,  // this browser holds the work: straight in
  elsewhere,   // claimed on another device
  moved,       // was claimed here; another device holds the work now
  lapsed,      // was claimed here, and its days are over
  expired,     // nobody claimed it in time
  replaced,    // a newer mail took its place
  revoked,     // signed out, or "this wasn't me"
  cancelled,   // the firm does not need it any more, nor anything else of this work from them
  withdrawn,   // the contact or the client is gone, or the contact gets nothing of this work any
               // more, or the mail went to an address that is no longer the contact's: the firm
               // alone can help
};

/// A link with what its page shows.
struct LinkView {
  LinkState state;
  LinkId id;
  WorkItemId work_item;
  ChecklistId checklist;
  ContactId contact;
  std::string contact_name;
  std::string contact_time_zone;
  std::string address;    // where its mail went: shown masked, and the only place a new one goes
  bool reachable = true;  // that address is still the contact's
  std::string work_title;
  std::string client_name;
  std::string sender_name;
  Time sent_at;
  std::optional<Time> since;                // when it was claimed, moved, ended or expired
  std::optional<std::string> other_device;  // description of the device that holds the work
  std::optional<Time> other_since;
};

/// What the token's link is to the browser. Reads only. Empty: no link of this firm has the token.
std::optional<LinkView> look_at_link(Database& db, FirmId firm, const TokenHash& token,
                                     const std::optional<DeviceId>& device, Time now);

/// The same for a browser that comes without a link, by the work item that it held once.
/// Empty: this browser never held it.
std::optional<LinkView> look_at_lapsed(Database& db, FirmId firm, DeviceId device,
                                       WorkItemId work_item, Time now);

enum class ClaimOutcome {
  claimed,
  already_here,   // this browser holds the work: it got a new session
  not_claimable,  // see the link's page for why
  unknown,
};

struct ClaimResult {
  ClaimOutcome outcome;
  WorkItemId work_item{};
  ContactId contact{};                  // of a link that is known
  std::optional<Token> device_cookie;   // set: the browser has none and gets it
  std::optional<Token> session_cookie;  // set: the session that was started
};

/// Claims the link for the browser: one guarded UPDATE decides, so one of any number of parallel
/// claims wins. The winner's browser becomes a Device if it is none, gets the Binding for the
/// firm's days from now, and a session in place of `replaced`; siblings that nobody claimed end;
/// Bindings beyond the firm's number of devices move away, oldest first; a browser that never held
/// the contact's work, or of which somebody said "this wasn't me", causes a notice to the link's
/// address.
ClaimResult claim(Database& db, const Keyring& keys, Random& random, const Firm& firm,
                  const TokenHash& token, const Browser& browser,
                  const std::optional<SessionId>& replaced, Time now);

/// Counts a claim that failed, by IP (security.md, "claim or code"), and records it where the link
/// is known. Beyond the limit nothing is written, and how long to wait is returned: what opens goes
/// on opening from there.
std::optional<std::chrono::seconds> note_failed_claim(Database& db, const Keyring& keys,
                                                      FirmId firm, const ClaimResult& failed,
                                                      const Browser& browser, Time now);

enum class AccessLinkOutcome {
  sent,
  wait,                // one was mailed to that address a short while ago
  too_many_from_here,  // that were asked for from this IP
  withdrawn,
};

struct AccessLinkResult {
  AccessLinkOutcome outcome;
  std::chrono::seconds wait{0};  // until one may be asked for again
};

/// **Send Access Link**: mails a new link to where the link's own mail went. Where three are
/// outstanding already, the newest is mailed again in place of breaking one (and, where it came
/// from here, its hours start anew). Limited by address and by IP (security.md).
AccessLinkResult send_access_link(Database& db, const Keyring& keys, Random& random,
                                  const Firm& firm, const LinkView& link, const Browser& browser,
                                  Time now);

/// Makes an unclaimed link; the oldest outstanding one beyond three ends as replaced. In the
/// caller's transaction.
LinkId make_link(Database& db, FirmId firm, WorkItemId work_item, ContactId contact,
                 ChecklistId checklist, std::uint64_t send, std::string_view origin,
                 std::string_view address, Time expires_at, Time now);

}  // namespace latchkey
