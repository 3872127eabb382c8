#include "fcgi/pages/admin/review_parts.hpp"

#include <charconv>

#include "core/base/words.hpp"
#include "core/domain/accept_undo.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/paths.hpp"
#include "fcgi/pages/lists.hpp"
#include "tpl/partials/notice.hpp"

namespace latchkey::admin {
namespace {

std::optional<std::uint64_t> read_number(std::string_view text) {
  std::uint64_t number = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<ReviewKind> read_kind(std::string_view name) {
  if (name == "answers") return ReviewKind::answers;
  if (name == "files") return ReviewKind::files;
  if (name == "comments") return ReviewKind::comments;
  if (name == "excuses") return ReviewKind::excuses;
  return std::nullopt;
}

std::string counted(std::uint64_t count, const char* one, std::string_view noun) {
  return count == 1 ? one : plural(count, noun);
}

}  // namespace

NameValues QueueAsked::query() const {
  return {{"queue", queue},
          {"kind", kind},
          {"client", client == 0 ? "" : std::to_string(client)},
          {"order", newest_first ? "newest" : ""}};
}

ReviewFilter QueueAsked::filter(const Visit& visit) const {
  ReviewFilter filter{.kind = read_kind(kind), .newest_first = newest_first};
  if (queue != "all") filter.assignee = visit.staff->staff;
  if (client != 0) filter.client = ClientId{client};
  return filter;
}

std::string QueueAsked::url(const std::string& path, std::string_view said,
                            const std::optional<Time>& undo) const {
  NameValues all = query();
  all.emplace_back("said", std::string{said});
  all.emplace_back("undo", write_seen(undo));
  return list_url(path, all);
}

QueueAsked queue_asked(const Visit& visit) {
  auto queue = visit.asked("queue");
  auto kind = visit.asked("kind");
  return {queue == "mine" || queue == "all" ? std::string{queue} : "",
          read_kind(kind) ? std::string{kind} : "", read_number(visit.asked("client")).value_or(0),
          visit.asked("order") == "newest"};
}

std::string excuse_in_words(const ToReview& line) {
  if (!line.excuse) return "";
  switch (line.excuse_kind.value_or(ExcuseKind::dont_have)) {
    case ExcuseKind::dont_have:
      return "doesn’t have it";
    case ExcuseKind::not_applicable:
      return "says that it is not applicable";
    case ExcuseKind::already_sent:
      return "says that it was sent already";
    case ExcuseKind::need_until:
      return line.excuse_until ? "needs until " + date_in_words(*line.excuse_until)
                               : "needs more time";
  }
  return "";
}

std::string what_came_in(const ToReview& line) {
  std::vector<std::string> parts;
  if (line.answers > 0) parts.push_back("an answer");  // the newest counts, however many there were
  if (line.files > 0) parts.push_back(counted(line.files, "a file", "file"));
  if (line.comments > 0) parts.push_back(counted(line.comments, "a comment", "comment"));
  if (line.removed > 0) parts.push_back(counted(line.removed, "a file", "file") + " taken back");
  std::string words = names_in_words(parts);
  const char* tick = line.ticked ? "ticked off" : line.reopened ? "opened again" : nullptr;
  if (tick) words += words.empty() ? tick : std::string{", "} + tick;
  return words;
}

std::string write_seen(const std::optional<Time>& came_in_at) {
  return came_in_at ? std::to_string(came_in_at->time_since_epoch().count()) : "";
}

std::optional<Time> read_seen(std::string_view text) {
  auto number = read_number(text);
  if (!number) return std::nullopt;
  return Time{Duration{static_cast<Duration::rep>(*number)}};
}

void offer_undo(Services& services, const Visit& visit, const QueueAsked& asked, Block notice) {
  namespace n = tpl::partials_notice;
  const auto at = read_seen(visit.asked("undo"));
  if (!at || count_undoable_accepts(services.database, visit.firm.id, visit.staff->staff, *at,
                                    visit.now) == 0) {
    return;
  }
  notice.show(n::NOTICE_UNDO)
      .set(n::UNDO_URL, asked.url(std::string{kReview} + "/undo"))
      .set(n::UNDO_WHAT, write_seen(at));
}

Response to_next(Services& services, const Visit& visit, const QueueAsked& asked,
                 const Looked& decided, std::string_view said) {
  auto [before, after] =
      find_review_neighbours(services.database, visit.firm.id, asked.filter(visit),
                             decided.came_in_at.value_or(Time{}), decided.request);
  if (!after) after = before;  // what was left out on the way
  std::optional<Time> undo;
  if (said == "accepted") undo = visit.now;
  if (!after) return see_other(asked.url(kReview, said, undo));
  return see_other(asked.url(request_path(after->work, after->checklist, after->request),
                             std::string{said} + "-next", undo));
}

}  // namespace latchkey::admin
