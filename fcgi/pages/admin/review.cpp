#include "fcgi/pages/admin/review.hpp"

#include <charconv>

#include "core/base/utf8.hpp"
#include "core/base/words.hpp"
#include "core/domain/accept_undo.hpp"
#include "core/domain/request_kind.hpp"
#include "fcgi/http/form.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/paths.hpp"
#include "fcgi/pages/admin/review_parts.hpp"
#include "fcgi/pages/admin/staff_frame.hpp"
#include "fcgi/pages/lists.hpp"
#include "tpl/admin/review/index.hpp"

namespace latchkey::admin {
namespace {

namespace t = tpl::admin_review_index;

/// What the queue says where nothing was ticked.
constexpr const char* kTickFirst = "tick-first";
/// Characters of a client's words beside what they did; the request's page has them all.
constexpr std::size_t kMostWordsShown = 200;

std::string said(const Visit& visit) {
  const auto what = visit.asked("said");
  if (what == "accepted") return "Accepted. Nothing else waits here.";
  if (what == "returned") return "Sent back with your note. Nothing else waits here.";
  if (what == "seen") return "Seen. Nothing else waits here.";
  if (what != "ticked" && what != "undone") return {};
  auto number = [&](std::string_view name) {
    std::string_view text = visit.asked(name);
    std::uint64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
  };
  if (what == "undone") {
    const auto undone = number("undone"), kept = number("kept");
    std::string words;
    if (undone > 0) {
      words = "Taken back: " + plural(undone, "request") + (undone == 1 ? " waits" : " wait") +
              " here again. ";
    }
    if (kept > 0) {
      words +=
          plural(kept, "request") + (kept == 1 ? " was changed since, so it stays as it is."
                                               : " were changed since, so they stay as they are.");
    }
    return words;
  }
  std::string words = "Accepted: " + plural(number("accepted"), "request") + ".";
  if (auto newer = number("newer"); newer > 0) {
    words += newer == 1 ? " For one, something new came in since you opened this: look again."
                        : " For " + std::to_string(newer) +
                              ", something new came in since you opened this: look again.";
  }
  if (auto others = number("others"); others > 0) {
    words += " A colleague was quicker with " + std::to_string(others) + ".";
  }
  return words;
}

/// A line of the list as its tick and its button post it: what, and what was seen of it.
std::string write_pick(const ToReview& line) {
  return std::to_string(line.work.value) + "." + std::to_string(line.request.value) + "." +
         write_seen(line.came_in_at);
}

std::optional<Looked> read_pick(std::string_view text) {
  std::uint64_t parts[2];
  for (auto& part : parts) {
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), part);
    if (error != std::errc{} || end == text.data() + text.size() || *end != '.') {
      return std::nullopt;
    }
    text.remove_prefix(static_cast<std::size_t>(end - text.data()) + 1);
  }
  auto seen = read_seen(text);
  if (!seen) return std::nullopt;
  return Looked{WorkItemId{parts[0]}, RequestId{parts[1]}, seen};
}

void add_choice(Block& body, Section section, const QueueAsked& there, const char* label, bool here,
                std::optional<std::uint64_t> count = {}) {
  Block link = body.add(section);
  link.set(t::CHOICE_URL, there.url(kReview)).set(t::CHOICE_LABEL, label).show_if(here, t::HERE);
  if (count) link.show(t::COUNTED).set(t::CHOICE_COUNT, *count);
}

void fill_choices(Block& body, Services& services, const Visit& visit, const QueueAsked& asked) {
  Database& db = services.database;
  QueueAsked there = asked;
  there.queue = "mine";
  add_choice(body, t::WHOSE, there, "Mine", asked.queue != "all",
             count_to_review(db, visit.firm.id, visit.staff->staff));
  there.queue = "all";
  add_choice(body, t::WHOSE, there, "Everybody’s", asked.queue == "all",
             count_to_review(db, visit.firm.id, std::nullopt));
  there = asked;
  for (auto [kind, label] : {std::pair{"", "All"},
                             {"answers", "Answers"},
                             {"files", "Files"},
                             {"comments", "Comments"},
                             {"excuses", "Excuses"}}) {
    there.kind = kind;
    add_choice(body, t::KIND, there, label, asked.kind == kind);
  }
  auto clients = list_review_clients(db, visit.firm.id, asked.filter(visit).assignee);
  if (clients.size() < 2 && asked.client == 0) return;
  Block choose = body.add(t::CLIENTS);
  choose.set(t::REVIEW_URL, kReview);
  for (const auto& [name, value] : asked.query()) {
    if (name == "client" || value.empty()) continue;
    choose.add(t::KEPT).set(t::KEPT_NAME, name).set(t::KEPT_VALUE, value);
  }
  for (const auto& [id, name] : clients) {
    choose.add(t::CLIENT)
        .set(t::CLIENT_ID, id.value)
        .set(t::CLIENT_NAME, name)
        .show_if(id.value == asked.client, t::CHOSEN);
  }
}

/// What came in, as far as a line shows it.
void fill_words(Block& row, const ToReview& line) {
  for (const std::string* words : {&line.newest_answer, &line.newest_comment}) {
    if (words->empty()) continue;
    std::string one_line;
    for (const std::string& part : split_lines(*words)) {
      if (!part.empty()) one_line += (one_line.empty() ? "" : " · ") + part;
    }
    row.add(t::QUOTED).set(t::QUOTE, cut_code_points(one_line, kMostWordsShown));
  }
  if (line.newest_file.empty()) return;
  Block file = row.add(t::FILED);
  file.set(t::FILE_NAME, line.newest_file);
  if (line.files > 1) file.show(t::MORE_FILES).set(t::MORE_COUNT, line.files - 1);
}

void fill_line(Block row, const Visit& visit, const QueueAsked& asked, const ToReview& line) {
  row.set(t::PICK, write_pick(line))
      .set(t::REQUEST_URL, asked.url(request_path(line.work, line.checklist, line.request)))
      .set(t::REQUEST_TITLE, line.request_title)
      .set(t::WHO, line.who)
      .set(t::WORK_TITLE, line.work_title)
      .set(t::CLIENT_NAME, line.client_name)
      .set(t::CAME_IN_AT, iso_time(line.came_in_at))
      .set(t::CAME_IN_WORDS, when(visit, line.came_in_at));
  const std::string what = what_came_in(line);
  if (line.excuse) {
    Block excused = row.add(t::EXCUSED);
    excused.set(t::EXCUSE_WORDS, excuse_in_words(line));
    if (!line.excuse_note.empty()) {
      excused.show(t::EXCUSE_NOTED)
          .set(t::EXCUSE_NOTE, cut_code_points(line.excuse_note, kMostWordsShown));
    }
    if (!what.empty()) excused.show(t::AND_MORE).set(t::WHAT, what);
  } else {
    row.show(t::SENT).set(t::WHAT, what);
  }
  fill_words(row, line);
  if (asked.queue == "all") row.show(t::ASSIGNED).set(t::ASSIGNEE_NAME, line.assignee_name);
}

/// Why nothing is listed, and what would be.
void fill_empty(Block& body, Services& services, const Visit& visit, const QueueAsked& asked) {
  auto elsewhere = [&](const QueueAsked& there, const std::string& words) {
    body.show(t::ELSEWHERE)
        .set(t::ELSEWHERE_URL, there.url(kReview))
        .set(t::ELSEWHERE_WORDS, words);
  };
  QueueAsked wider{.queue = asked.queue, .kind = {}};
  if (!asked.kind.empty() || asked.client != 0) {
    body.show(t::NO_MATCH);
    elsewhere(wider, "Show all that came in");
    return;
  }
  body.show(t::EMPTY);
  auto all = count_to_review(services.database, visit.firm.id, std::nullopt);
  if (asked.queue == "all" || all == 0) return;
  wider.queue = "all";
  elsewhere(wider, "Look at your colleagues’ (" + std::to_string(all) + ")");
}

}  // namespace

Response show_review(Services& services, const Visit& visit) {
  QueueAsked asked = queue_asked(visit);
  if (asked.queue.empty()) asked.queue = "mine";
  auto queue =
      list_to_review(services.database, visit.firm.id, asked.filter(visit), asked_page(visit));
  PageOfList at{queue};
  if (at.past_the_end()) return to_last_page(at, kReview, asked.query());
  Page page = staff_page(services, visit, t::kFile, "Review", Desk::review);
  Block& body = page.body();
  fill_choices(body, services, visit, asked);
  if (queue.rows.empty()) {
    fill_empty(body, services, visit, asked);
  } else {
    Block list = body.add(t::QUEUE);
    QueueAsked other = asked;
    other.newest_first = !asked.newest_first;
    list.set(t::ACCEPT_URL, asked.url(std::string{kReview} + "/accept"))
        .set(t::ORDER_URL, other.url(kReview))
        .set(t::ORDER_WORDS, asked.newest_first ? "Newest first" : "Waiting longest first")
        .set(t::OTHER_ORDER,
             asked.newest_first ? "Show what waits longest first" : "Show the newest first")
        .set(t::TOTAL_WORDS, plural(queue.total, "request"));
    for (const ToReview& line : queue.rows) fill_line(list.add(t::LINE), visit, asked, line);
    paginate(list, t::PAGINATION, at, kReview, asked.query());
  }
  if (visit.asked("said") == kTickFirst) {
    summarise_errors(page, {{"", "Tick something first, then accept what is ticked."}});
  }
  if (auto words = said(visit); !words.empty()) {
    offer_undo(services, visit, asked, say(page, words));
  }
  return page.respond(services.templates);
}

Response accept_ticked_page(Services& services, const Visit& visit) {
  std::vector<Looked> looked;
  bool only = false;
  for (const auto& [name, value] : visit.form) {
    if (name == "only") {
      only = true;
      looked.clear();
    }
    if (name != "only" && (name != "pick" || only)) continue;
    if (auto pick = read_pick(value)) looked.push_back(*pick);
    if (looked.size() >= kRowsPerPage) break;
  }
  if (looked.empty()) return see_other(queue_asked(visit).url(kReview, kTickFirst));
  auto many = accept_requests(services.database, services.keys, visit.firm.id, acting(visit),
                              looked, visit.now);
  NameValues query = queue_asked(visit).query();
  auto number = [](int count) { return count == 0 ? "" : std::to_string(count); };
  query.emplace_back("said", "ticked");
  query.emplace_back("accepted", std::to_string(many.accepted));
  query.emplace_back("newer", number(many.newer));
  query.emplace_back("others", number(many.others));
  if (many.accepted > 0) query.emplace_back("undo", write_seen(visit.now));
  return see_other(list_url(kReview, query));
}

Response undo_accept_page(Services& services, const Visit& visit) {
  Form form{visit.form, {{"undo", "What to take back", FieldKind::line, 20, false}}};
  const auto at = read_seen(form.text("undo"));
  AcceptsUndone result;
  if (at) {
    result = undo_accepts(services.database, services.keys, visit.firm.id, acting(visit), *at,
                          visit.now);
  }
  if (result.undone + result.kept == 0) {
    throw HttpError{409, "It is too late to undo this",
                    "What was accepted can be taken back for ten minutes, once. Open the request "
                    "and set it back, or send it back with a note."};
  }
  NameValues query = queue_asked(visit).query();
  query.emplace_back("said", "undone");
  query.emplace_back("undone", std::to_string(result.undone));
  query.emplace_back("kept", std::to_string(result.kept));
  return see_other(list_url(kReview, query));
}

}  // namespace latchkey::admin
