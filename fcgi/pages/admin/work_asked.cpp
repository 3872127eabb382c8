#include "fcgi/pages/admin/work_asked.hpp"

#include <algorithm>
#include <charconv>

#include "core/base/utf8.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/lists.hpp"

namespace latchkey::admin {
namespace {

constexpr std::size_t kMostSearched = 200;
constexpr std::string_view kDues[] = {"overdue", "week", "month", "none", "range"};

std::string first(const NameValues& query, std::string_view name) {
  for (const auto& [key, value] : query) {
    if (key == name) return value;
  }
  return "";
}

std::uint64_t number_of(std::string_view text) {
  std::uint64_t number = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() ? number : 0;
}

std::string id_text(std::string_view text) {
  auto number = number_of(text);
  return number == 0 ? "" : std::to_string(number);
}

std::string day_text(const std::string& text) {
  auto day = parse_date(text);
  return day ? sql_date(*day) : "";
}

}  // namespace

WorkAsked WorkAsked::read(const NameValues& query, const std::vector<OwnStatus>& own) {
  WorkAsked asked;
  if (auto status = read_choice(first(query, "status"), own)) asked.status = choice_text(*status);
  asked.assignee = first(query, "assignee") == "me" ? "me" : id_text(first(query, "assignee"));
  asked.due = first(query, "due");
  if (std::ranges::find(kDues, asked.due) == std::end(kDues)) asked.due.clear();
  if (asked.due == "range" || asked.due.empty()) {
    asked.from = day_text(first(query, "from"));
    asked.to = day_text(first(query, "to"));
    asked.due = asked.from.empty() && asked.to.empty() ? "" : "range";
  }
  asked.client = id_text(first(query, "client"));
  asked.q = cut_code_points(clean_line(first(query, "q")).value_or(""), kMostSearched);
  if (first(query, "sort") == "latest") asked.sort = "latest";
  return asked;
}

NameValues WorkAsked::query() const {
  return {{"status", status}, {"assignee", assignee}, {"due", due}, {"from", from},
          {"to", to},         {"client", client},     {"q", q},     {"sort", sort}};
}

std::string WorkAsked::url() const {
  return list_url(kWorkList, query());
}

bool WorkAsked::plain() const {
  return status.empty() && assignee.empty() && due.empty() && client.empty() && q.empty();
}

WorkFilter WorkAsked::filter(const Visit& visit, const std::vector<OwnStatus>& own) const {
  WorkFilter filter{.searched = q};
  if (auto choice = read_choice(status, own)) {
    filter.own_status = choice->own;
    if (!choice->own) filter.status = choice->kind;
  }
  if (assignee == "me") {
    filter.assignee = visit.staff->staff;
  } else if (!assignee.empty()) {
    filter.assignee = StaffId{number_of(assignee)};
  }
  if (!client.empty()) filter.client = ClientId{number_of(client)};
  const auto now = std::chrono::sys_days{today(visit)};
  if (due == "overdue") {
    filter.due = DueRange::overdue(today(visit));
  } else if (due == "week") {
    const auto monday = now - (std::chrono::weekday{now} - std::chrono::Monday);
    filter.due = DueRange{.from = Date{monday}, .to = Date{monday + std::chrono::days{6}}};
  } else if (due == "month") {
    filter.due = DueRange{.from = Date{now}, .to = Date{now + std::chrono::days{30}}};
  } else if (due == "none") {
    filter.due = DueRange{.missing = true};
  } else if (due == "range") {
    filter.due = DueRange{.from = parse_date(from), .to = parse_date(to)};
  }
  return filter;
}

}  // namespace latchkey::admin
