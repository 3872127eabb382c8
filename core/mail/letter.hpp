// What the product's e-mails say: one function an e-mail, two templates each (templates/mail/).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/time.hpp"
#include "core/domain/firm.hpp"
#include "core/domain/news.hpp"

namespace ctemplate {
class TemplateCache;
class TemplateDictionary;
}  // namespace ctemplate

namespace latchkey {

// What a letter tells, as the rows said at the moment of sending. Each function below names what it
// uses; the rest may be empty.
struct LetterFacts {
  struct Request {
    std::string title;
    std::optional<Date> due_on;
  };
  Firm firm;
  std::string contact_name;  // of a notice about an account: its owner
  std::string contact_time_zone;
  bool to_staff = false;  // the owner is a member of staff
  std::string client_name;
  std::string work_title;
  std::string checklist_name;
  std::vector<Request> requests;  // those still open, in the checklist's order
  std::string staff_name;         // of the sender, or of whom a notice is for
  std::string staff_address;      // replies go there; may be empty
  std::string browser;            // "Safari on iPhone"
  Time asked_at{};     // for an access link, or for work to be opened again; when a sending failed
  Time opened_at{};    // on the new device
  std::string reason;  // why work is to be opened again (may be empty), or a sending failed
  std::vector<NewsLine> news;  // what the other side did
  Time link_until{};           // until when the link waits to be opened first
};

struct WrittenLetter {
  std::string subject;
  std::string text;
  std::string html;  // says the same, in under 30 KB
  std::string reply_to_name;
  std::string reply_to_address;  // empty: replies go to the sender
};

// The parsed templates of the letters. Loaded once; nothing changes afterwards.
class LetterTemplates {
 public:
  // Parses mail/*.tpl below `templates`. Throws std::runtime_error naming one that does not parse.
  explicit LetterTemplates(const std::string& templates);
  ~LetterTemplates();
  LetterTemplates(const LetterTemplates&) = delete;
  LetterTemplates& operator=(const LetterTemplates&) = delete;

  std::string fill(const char* file, const ctemplate::TemplateDictionary& dictionary) const;

 private:
  std::unique_ptr<ctemplate::TemplateCache> cache_;
};

// `url` is the address under the one button, and the only place where a token stands.

// A checklist was sent or sent again. Uses contact, client, work, checklist, requests, staff (the
// sender), link_until.
WrittenLetter checklist_letter(const LetterTemplates& templates, const LetterFacts& facts,
                               std::string_view url);

// The same as a PIN request: the link asks for the contact's PIN. Uses the same but link_until.
WrittenLetter pin_checklist_letter(const LetterTemplates& templates, const LetterFacts& facts,
                                   std::string_view url);

// Send Access Link. Uses contact, work, staff, browser, asked_at, link_until.
WrittenLetter access_link_letter(const LetterTemplates& templates, const LetterFacts& facts,
                                 std::string_view url);

// A device that never held the contact's work opened it. Uses contact, work, staff, browser,
// opened_at; `url` leads to "this wasn't me".
WrittenLetter new_device_letter(const LetterTemplates& templates, const LetterFacts& facts,
                                std::string_view url);

// To staff: a contact says that it was somebody else. Uses contact_name, client, work, staff,
// browser, opened_at; `url` is the work item's page.
WrittenLetter not_me_letter(const LetterTemplates& templates, const LetterFacts& facts,
                            std::string_view url);

// To staff: a contact asks for completed work to be opened again. Uses contact_name, client, work,
// staff, asked_at, reason; `url` is the work item's page.
WrittenLetter reopen_asked_letter(const LetterTemplates& templates, const LetterFacts& facts,
                                  std::string_view url);

// To staff: a planned sending came to nothing. Uses client, work, checklist, staff, asked_at (when
// it was to go out), reason (why, and what to do); `url` is the checklist's page.
WrittenLetter send_failed_letter(const LetterTemplates& templates, const LetterFacts& facts,
                                 std::string_view url);

}  // namespace latchkey
