#include "core/mail/letter.hpp"

// before ctemplate, whose headers use strlen without it
#include <cstring>

#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary.h>

#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include "core/base/utf8.hpp"
#include "core/mail/letter_draft.hpp"
#include "tpl/mail/access_link.html.hpp"
#include "tpl/mail/access_link.txt.hpp"
#include "tpl/mail/access_link_note.html.hpp"
#include "tpl/mail/access_link_note.txt.hpp"
#include "tpl/mail/checklist.html.hpp"
#include "tpl/mail/checklist.txt.hpp"
#include "tpl/mail/checklist_note.html.hpp"
#include "tpl/mail/checklist_note.txt.hpp"
#include "tpl/mail/new_device.html.hpp"
#include "tpl/mail/new_device.txt.hpp"
#include "tpl/mail/new_device_note.html.hpp"
#include "tpl/mail/new_device_note.txt.hpp"
#include "tpl/mail/not_me.html.hpp"
#include "tpl/mail/not_me.txt.hpp"
#include "tpl/mail/not_me_note.html.hpp"
#include "tpl/mail/not_me_note.txt.hpp"
#include "tpl/mail/pin_checklist_note.html.hpp"
#include "tpl/mail/pin_checklist_note.txt.hpp"
#include "tpl/mail/reopen_asked.html.hpp"
#include "tpl/mail/reopen_asked.txt.hpp"
#include "tpl/mail/reopen_asked_note.html.hpp"
#include "tpl/mail/reopen_asked_note.txt.hpp"
#include "tpl/mail/send_failed.html.hpp"
#include "tpl/mail/send_failed.txt.hpp"
#include "tpl/mail/send_failed_note.html.hpp"
#include "tpl/mail/send_failed_note.txt.hpp"

namespace latchkey {
namespace {

// So many titles that the button is near on a phone, and so much of each that the longest letter
// stays under 30 KB in HTML and under Gmail's 102 KB as it travels, where one Chinese character
// takes nine bytes.
constexpr std::size_t kListedRequests = 6;
constexpr std::size_t kListedTitle = 90;

std::string counted(std::size_t count, const char* one) {
  return std::to_string(count) + ' ' + one + (count == 1 ? "" : "s");
}

std::string listed_title(const std::string& title) {
  if (count_code_points(title) <= kListedTitle) return title;
  return std::string(cut_code_points(title, kListedTitle - 1)) + "…";
}

void list_requests(Draft& draft, const std::vector<LetterFacts::Request>& requests) {
  namespace t = tpl::mail_checklist_html;
  const std::size_t listed = std::min(requests.size(), kListedRequests);
  std::optional<Date> first_due;
  for (std::size_t i = 0; i < requests.size(); ++i) {
    const LetterFacts::Request& request = requests[i];
    if (request.due_on && (!first_due || *request.due_on < *first_due)) first_due = request.due_on;
    if (i >= listed) continue;
    Block row = draft.body().add(t::REQUEST);
    row.set(t::TITLE, listed_title(request.title));
    if (request.due_on) {
      row.show(t::REQUEST_DUE).set(t::REQUEST_DUE_WORDS, date_in_words(*request.due_on));
    }
  }
  if (requests.empty()) return;
  draft.body().show(t::LIST);
  if (listed < requests.size()) {
    draft.body().show(t::MORE).set(t::MORE_WORDS,
                                   "and " + std::to_string(requests.size() - listed) + " more");
  }
  if (first_due) draft.body().show(t::DUE).set(t::DUE_WORDS, date_in_words(*first_due));
}

/// A checklist's letter; what stands below its button depends on how the link opens.
template <class Values>
WrittenLetter write_checklist(const LetterTemplates& templates, const LetterFacts& facts,
                              std::string_view url, TemplateFile html_note, TemplateFile text_note,
                              Values&& note_values) {
  namespace t = tpl::mail_checklist_html;
  const bool any = !facts.requests.empty();  // a resend may come when all is done
  const std::string count = any ? counted(facts.requests.size(), "request") : "your requests";
  const std::string subject = facts.work_title + ": " + count + " from " + facts.firm.name;
  const std::string why = "You get this e-mail because " + facts.staff_name + " at " +
                          facts.firm.name + " sent you a checklist about your work with them.";
  return write_letter(templates, facts, {subject, "Open my requests", url, why},
                      {t::kFile, html_note, tpl::mail_checklist_txt::kFile, text_note},
                      [&](Draft& draft) {
                        draft.everywhere(t::WORK_TITLE, facts.work_title);
                        draft.everywhere(t::CONTACT_NAME, facts.contact_name);
                        draft.everywhere(t::SENDER_NAME, facts.staff_name);
                        draft.everywhere(t::CLIENT_NAME, facts.client_name);
                        draft.everywhere(t::CHECKLIST_NAME, facts.checklist_name);
                        draft.everywhere(t::COUNT_WORDS, count);
                        draft.body()
                            .show_if(any, t::ASKS)
                            .show_if(!any, t::SHOWS)
                            .show_if(facts.client_name != facts.contact_name, t::FOR_CLIENT);
                        list_requests(draft, facts.requests);
                        note_values(draft);
                      });
}

/// Staff need not be told how to reach their own firm.
LetterFacts for_staff(const LetterFacts& given) {
  LetterFacts facts = given;
  facts.firm.contact_email.clear();
  facts.firm.contact_phone.clear();
  return facts;
}

}  // namespace

LetterTemplates::LetterTemplates(const std::string& templates)
    : cache_(std::make_unique<ctemplate::TemplateCache>()) {
  namespace fs = std::filesystem;
  cache_->SetTemplateRootDirectory(templates);
  for (const auto& entry : fs::directory_iterator(fs::path(templates) / "mail")) {
    if (entry.path().extension() != ".tpl") continue;
    const std::string name = "mail/" + entry.path().filename().string();
    const bool is_text = name.ends_with(".txt.tpl");
    if (!cache_->LoadTemplate(name,
                              is_text ? ctemplate::DO_NOT_STRIP : ctemplate::STRIP_BLANK_LINES)) {
      throw std::runtime_error("the template " + name + " does not parse");
    }
  }
}

LetterTemplates::~LetterTemplates() = default;

std::string LetterTemplates::fill(const char* file,
                                  const ctemplate::TemplateDictionary& dictionary) const {
  const bool is_text = std::string_view(file).ends_with(".txt.tpl");
  std::string out;
  if (!cache_->ExpandWithData(file,
                              is_text ? ctemplate::DO_NOT_STRIP : ctemplate::STRIP_BLANK_LINES,
                              &dictionary, nullptr, &out)) {
    throw std::runtime_error(std::string("the template ") + file + " cannot be filled");
  }
  return out;
}

WrittenLetter checklist_letter(const LetterTemplates& templates, const LetterFacts& facts,
                               std::string_view url) {
  namespace n = tpl::mail_checklist_note_html;
  return write_checklist(
      templates, facts, url, n::kFile, tpl::mail_checklist_note_txt::kFile, [&](Draft& draft) {
        draft.everywhere(n::LINK_UNTIL,
                         date_in_words(day_in_zone(facts.link_until, facts.contact_time_zone)));
        draft.everywhere(n::BOUND_WORDS, duration_in_words(facts.firm.binding_days));
      });
}

WrittenLetter pin_checklist_letter(const LetterTemplates& templates, const LetterFacts& facts,
                                   std::string_view url) {
  return write_checklist(templates, facts, url, tpl::mail_pin_checklist_note_html::kFile,
                         tpl::mail_pin_checklist_note_txt::kFile, [](Draft&) {});
}

WrittenLetter access_link_letter(const LetterTemplates& templates, const LetterFacts& facts,
                                 std::string_view url) {
  namespace t = tpl::mail_access_link_html;
  namespace n = tpl::mail_access_link_note_html;
  const std::string subject = "Your new link to " + facts.work_title;
  const std::string why =
      "You get this e-mail because Send Access Link was pressed on a page that only an e-mail "
      "from " +
      facts.firm.name + " to this address leads to.";
  return write_letter(
      templates, facts, {subject, "Open my requests", url, why},
      {t::kFile, n::kFile, tpl::mail_access_link_txt::kFile, tpl::mail_access_link_note_txt::kFile},
      [&](Draft& draft) {
        const std::string& zone = facts.contact_time_zone;
        draft.everywhere(t::WORK_TITLE, facts.work_title);
        draft.everywhere(t::CONTACT_NAME, facts.contact_name);
        draft.everywhere(t::BROWSER, facts.browser);
        draft.everywhere(t::ASKED_WORDS, time_in_words(facts.asked_at, zone));
        draft.everywhere(n::LINK_UNTIL, time_in_words(facts.link_until, zone));
        draft.everywhere(n::BOUND_WORDS, duration_in_words(facts.firm.binding_days));
        draft.note().show_if(facts.firm.devices_per_contact == 1, n::ONE_DEVICE);
      });
}

WrittenLetter new_device_letter(const LetterTemplates& templates, const LetterFacts& facts,
                                std::string_view url) {
  namespace t = tpl::mail_new_device_html;
  const std::string subject = facts.work_title + " was opened with " + facts.browser;
  const std::string why =
      "You get this e-mail because a link from " + facts.firm.name +
      " to this address was opened on a device that had not been used with it before.";
  return write_letter(templates, facts, {subject, "This wasn’t me", url, why},
                      {t::kFile, tpl::mail_new_device_note_html::kFile,
                       tpl::mail_new_device_txt::kFile, tpl::mail_new_device_note_txt::kFile},
                      [&](Draft& draft) {
                        draft.everywhere(t::WORK_TITLE, facts.work_title);
                        draft.everywhere(t::CONTACT_NAME, facts.contact_name);
                        draft.everywhere(t::BROWSER, facts.browser);
                        draft.everywhere(t::OPENED_WORDS,
                                         time_in_words(facts.opened_at, facts.contact_time_zone));
                      });
}

WrittenLetter not_me_letter(const LetterTemplates& templates, const LetterFacts& given,
                            std::string_view url) {
  LetterFacts facts = for_staff(given);
  namespace t = tpl::mail_not_me_html;
  const std::string subject = facts.contact_name + ": this wasn’t me (" + facts.work_title + ")";
  const std::string why = "You get this e-mail because this work item is assigned to you.";
  WrittenLetter letter = write_letter(
      templates, facts, {subject, "Open the work item", url, why},
      {t::kFile, tpl::mail_not_me_note_html::kFile, tpl::mail_not_me_txt::kFile,
       tpl::mail_not_me_note_txt::kFile},
      [&](Draft& draft) {
        draft.everywhere(t::STAFF_NAME, facts.staff_name);
        draft.everywhere(t::CONTACT_NAME, facts.contact_name);
        draft.everywhere(t::CLIENT_NAME, facts.client_name);
        draft.everywhere(t::WORK_TITLE, facts.work_title);
        draft.everywhere(t::BROWSER, facts.browser);
        draft.everywhere(t::OPENED_WORDS, time_in_words(facts.opened_at, facts.firm.time_zone));
      });
  letter.reply_to_name.clear();  // it is to that person already
  letter.reply_to_address.clear();
  return letter;
}

WrittenLetter reopen_asked_letter(const LetterTemplates& templates, const LetterFacts& given,
                                  std::string_view url) {
  LetterFacts facts = for_staff(given);
  namespace t = tpl::mail_reopen_asked_html;
  const std::string subject = facts.contact_name + " asks to reopen " + facts.work_title;
  const std::string why = "You get this e-mail because this work item is assigned to you.";
  WrittenLetter letter = write_letter(
      templates, facts, {subject, "Open the work item", url, why},
      {t::kFile, tpl::mail_reopen_asked_note_html::kFile, tpl::mail_reopen_asked_txt::kFile,
       tpl::mail_reopen_asked_note_txt::kFile},
      [&](Draft& draft) {
        draft.everywhere(t::STAFF_NAME, facts.staff_name);
        draft.everywhere(t::CONTACT_NAME, facts.contact_name);
        draft.everywhere(t::CLIENT_NAME, facts.client_name);
        draft.everywhere(t::WORK_TITLE, facts.work_title);
        draft.everywhere(t::ASKED_WORDS, time_in_words(facts.asked_at, facts.firm.time_zone));
        if (!facts.reason.empty()) draft.body().show(t::REASONED).set(t::REASON, facts.reason);
      });
  letter.reply_to_name.clear();
  letter.reply_to_address.clear();
  return letter;
}

WrittenLetter send_failed_letter(const LetterTemplates& templates, const LetterFacts& given,
                                 std::string_view url) {
  LetterFacts facts = for_staff(given);
  namespace t = tpl::mail_send_failed_html;
  const std::string subject =
      facts.checklist_name + " for " + facts.client_name + " did not go out";
  const std::string why =
      "You get this e-mail because you planned this, or because the work is assigned to you.";
  WrittenLetter letter = write_letter(
      templates, facts, {subject, "Open the checklist", url, why},
      {t::kFile, tpl::mail_send_failed_note_html::kFile, tpl::mail_send_failed_txt::kFile,
       tpl::mail_send_failed_note_txt::kFile},
      [&](Draft& draft) {
        draft.everywhere(t::STAFF_NAME, facts.staff_name);
        draft.everywhere(t::CLIENT_NAME, facts.client_name);
        draft.everywhere(t::WORK_TITLE, facts.work_title);
        draft.everywhere(t::CHECKLIST_NAME, facts.checklist_name);
        draft.everywhere(t::FAILED_WORDS, time_in_words(facts.asked_at, facts.firm.time_zone));
        draft.everywhere(t::WHY, facts.reason);
      });
  letter.reply_to_name.clear();
  letter.reply_to_address.clear();
  return letter;
}

}  // namespace latchkey
