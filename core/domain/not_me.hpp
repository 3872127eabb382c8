#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/base/random.hpp"
#include "core/base/secret.hpp"
#include "core/db/database.hpp"

namespace latchkey {

/// A claim that the contact was told of by mail ("opened on Safari on iPhone; this wasn't me").
struct ClaimNotice {
  LinkId link;
  WorkItemId work_item;
  ContactId contact;
  std::string contact_name;
  std::string contact_time_zone;
  DeviceId device;
  std::string device_description;
  std::string work_title;
  Time claimed_at;
  bool device_holds_work;  // of the contact's, now
};

/// By the token of the notice's mail (Purpose::not_me_token). Reads only.
std::optional<ClaimNotice> find_claim_notice(Database& db, FirmId firm, const TokenHash& token,
                                             Time now);

/// "This wasn't me": ends at once what the contact has on that device and the links that were asked
/// for and not claimed yet, and tells the work's assignee by mail, also where the work has moved on
/// from that device meanwhile. Said again, it changes nothing. Returns false for that.
bool report_not_me(Database& db, const Keyring& keys, Random& random, FirmId firm,
                   const ClaimNotice& notice, const std::string& ip, Time now);

/// A device that a contact said was not theirs.
struct NotMeReport {
  ContactId contact;
  std::string contact_name;  // as it was then
  WorkItemId work;
  std::string work_title, client_name;
  std::string device;  // "Firefox on a Windows computer"
  Time at;
};
/// What was reported after `since`, newest first, `most` at most. Whoever opens a link afterwards
/// may be the stranger once more, so that nothing ends it but time. With `assignee`: of their work.
std::vector<NotMeReport> list_not_me(Database& db, FirmId firm,
                                     const std::optional<StaffId>& assignee, Time since, int most);

}  // namespace latchkey
