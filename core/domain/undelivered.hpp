#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/db/database.hpp"

namespace latchkey {

/// A mail that a mail server refused for good, or whose address was taken off the contact before it
/// went out, and that nothing has made good since.
struct UndeliveredMail {
  bool has_link;  // a checklist or an access link; otherwise a notice
  std::optional<ContactId> contact;
  std::string contact_name;
  std::string address;
  WorkItemId work;
  std::string work_title, client_name;
  std::optional<ChecklistId> checklist;  // of a mail with a link
  Time created_at;
  std::string server_words;
};

/// Those that staff should see to, newest first, at most 50: mails with a link of which no newer
/// one was made for the same person and checklist, while the work is not completed; and notices
/// made after `notices_since`. Work of a deleted client is passed over. With `contact`: that
/// contact's only; with `assignee`: those of their work.
std::vector<UndeliveredMail> list_undelivered(Database& db, FirmId firm, Time notices_since,
                                              const std::optional<ContactId>& contact = {},
                                              const std::optional<StaffId>& assignee = {});

}  // namespace latchkey
