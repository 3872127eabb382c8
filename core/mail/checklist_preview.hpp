// What a checklist's mail will say, before there is one.
#pragma once

#include <optional>

#include "core/mail/letter.hpp"

namespace latchkey {

struct ChecklistPreview {
  std::string to_name, to_address;
  WrittenLetter letter;
  bool by_pin;  // a PIN request: the New Client Portal is off
};

// Stands in the previewed mail where its link will stand: each mail's own is made when it is sent.
inline constexpr const char* kPreviewedToken = "each-mail-gets-a-link-of-its-own-when-sent";

// The mail that sending the checklist now, in the name of `sender`, would send to the contact,
// written by the mailer's own function. Makes no link and no token. Empty: no such checklist,
// recipient or sender.
std::optional<ChecklistPreview> preview_checklist(Database& db, const LetterTemplates& templates,
                                                  const Firm& firm, WorkItemId work,
                                                  ChecklistId checklist, ContactId contact,
                                                  StaffId sender, Time now);

}  // namespace latchkey
