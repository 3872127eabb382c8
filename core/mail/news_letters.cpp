#include "core/mail/news_letters.hpp"

#include <algorithm>

#include "core/base/utf8.hpp"
#include "core/base/words.hpp"
#include "core/mail/letter_draft.hpp"
#include "tpl/mail/news.html.hpp"
#include "tpl/mail/news.txt.hpp"
#include "tpl/mail/news_note.html.hpp"
#include "tpl/mail/news_note.txt.hpp"
#include "tpl/mail/staff_news.html.hpp"
#include "tpl/mail/staff_news.txt.hpp"
#include "tpl/mail/staff_news_note.html.hpp"
#include "tpl/mail/staff_news_note.txt.hpp"

namespace latchkey {
namespace {

// As in a checklist's letter: the longest stays under 30 KB.
constexpr std::size_t kListedLines = 10;
constexpr std::size_t kListedTitle = 90;

std::string joined(const std::vector<std::string>& parts) {
  std::string words;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    words += (i == 0 ? "" : i + 1 == parts.size() ? " and " : ", ") + parts[i];
  }
  return words;
}

std::string counted(std::uint64_t count, const char* one, const char* noun) {
  return count == 1 ? one : plural(count, noun);
}

/// "Ada Finch sent it back with a note and wrote a comment."
std::string firm_did(const NewsLine& line) {
  std::vector<std::string> parts;
  if (line.returned) parts.push_back("sent it back with a note");
  if (line.refused) parts.push_back("still needs it, and wrote why");
  if (line.comments > 0) {
    parts.push_back("wrote " + counted(line.comments, "a comment", "comment"));
  }
  return line.who + " " + joined(parts) + ".";
}

/// "Nora Quist: 2 files and a comment, ticked off"
std::string client_did(const NewsLine& line) {
  std::vector<std::string> parts;
  if (line.excuse) parts.push_back("an excuse for you to accept or refuse");
  if (line.answers > 0) parts.push_back("an answer");
  if (line.files > 0) parts.push_back(counted(line.files, "a file", "file"));
  if (line.comments > 0) parts.push_back(counted(line.comments, "a comment", "comment"));
  if (line.removed > 0) parts.push_back(counted(line.removed, "a file", "file") + " taken back");
  std::string words = joined(parts);
  const char* tick = line.ticked ? "ticked off" : line.reopened ? "opened again" : nullptr;
  if (tick) words += (words.empty() ? "" : ", ") + std::string{tick};
  return line.who + ": " + words;
}

template <class Words>
void list_lines(Draft& draft, const std::vector<NewsLine>& news, Words&& words) {
  namespace t = tpl::mail_news_html;
  const std::size_t listed = std::min(news.size(), kListedLines);
  for (std::size_t i = 0; i < listed; ++i) {
    std::string title = news[i].request_title;
    if (count_code_points(title) > kListedTitle) {
      title = std::string{cut_code_points(title, kListedTitle - 1)} + "…";
    }
    draft.body().add(t::LINE).set(t::TITLE, title).set(t::WHAT, words(news[i]));
  }
  if (listed < news.size()) {
    draft.body().show(t::MORE).set(t::MORE_WORDS,
                                   "and " + std::to_string(news.size() - listed) + " more");
  }
}

}  // namespace

WrittenLetter news_letter(const LetterTemplates& templates, const LetterFacts& facts,
                          std::string_view url) {
  namespace t = tpl::mail_news_html;
  const std::string subject = facts.work_title + ": news from " + facts.firm.name;
  const std::string why = "You get this e-mail because " + facts.firm.name +
                          " wrote about requests that were sent to you.";
  return write_letter(templates, facts, {subject, "Open my requests", url, why},
                      {t::kFile, tpl::mail_news_note_html::kFile, tpl::mail_news_txt::kFile,
                       tpl::mail_news_note_txt::kFile},
                      [&](Draft& draft) {
                        draft.everywhere(t::CONTACT_NAME, facts.contact_name);
                        draft.everywhere(tpl::mail_news_note_html::SENDER_NAME, facts.staff_name);
                        draft.everywhere(t::CLIENT_NAME, facts.client_name);
                        draft.everywhere(t::WORK_TITLE, facts.work_title);
                        list_lines(draft, facts.news, firm_did);
                      });
}

WrittenLetter staff_news_letter(const LetterTemplates& templates, const LetterFacts& given,
                                std::string_view url) {
  namespace t = tpl::mail_staff_news_html;
  LetterFacts facts = given;
  facts.firm.contact_email.clear();  // staff need not be told how to reach their own firm
  facts.firm.contact_phone.clear();
  const std::string subject = facts.client_name + " sent something for " + facts.work_title;
  const std::string why = "You get this e-mail because this work item is assigned to you.";
  WrittenLetter letter =
      write_letter(templates, facts, {subject, "Open the review queue", url, why},
                   {t::kFile, tpl::mail_staff_news_note_html::kFile,
                    tpl::mail_staff_news_txt::kFile, tpl::mail_staff_news_note_txt::kFile},
                   [&](Draft& draft) {
                     draft.everywhere(t::STAFF_NAME, facts.staff_name);
                     draft.everywhere(t::CLIENT_NAME, facts.client_name);
                     draft.everywhere(t::WORK_TITLE, facts.work_title);
                     list_lines(draft, facts.news, client_did);
                   });
  letter.reply_to_name.clear();  // it is to that person already
  letter.reply_to_address.clear();
  return letter;
}

}  // namespace latchkey
