#include "core/domain/work_list.hpp"

#include <algorithm>
#include <charconv>

#include "core/domain/work_row.hpp"
#include "core/domain/work_search.hpp"

namespace latchkey {
namespace {

// work_items.sort_key (sql/0048): the seconds of the due date since the year 0; this for none.
constexpr std::uint64_t kNoDueKey = 400'000'000'000;
constexpr std::int64_t kDaysBeforeUnix = 719'528;  // TO_DAYS('1970-01-01')
constexpr std::uint64_t kSecondsOfDay = 86'400;

std::uint64_t due_key(Date day) {
  auto days = std::chrono::sys_days{day}.time_since_epoch().count() + kDaysBeforeUnix;
  return static_cast<std::uint64_t>(days) * kSecondsOfDay;
}

/// A filter as SQL. The text differs with what is asked for, so that the server sees plain
/// conditions along one key; the number of values is always the same.
struct Narrowed {
  FirmId firm;
  const char* key;
  std::string where;
  Value assignee{std::nullopt}, status{std::nullopt}, client{std::nullopt}, from{std::nullopt},
      to{std::nullopt};
};
#define NARROWED_VALUES(n) (n).firm, (n).assignee, (n).status, (n).client, (n).from, (n).to

/// Requires `filter` to outlive it.
Narrowed narrow(FirmId firm, const WorkFilter& filter) {
  Narrowed n{firm, "work_items_sorted", "w.firm_id = ? AND "};
  n.where += filter.assignee ? "w.assignee_id = ? AND " : "? IS NULL AND ";
  if (filter.assignee) n.assignee = *filter.assignee;
  if (filter.own_status) {
    n.where += "w.work_status_id = ? AND ";
    n.status = *filter.own_status;
  } else if (filter.status) {
    n.where += "w.status = ? AND ";
    n.status = status_name(*filter.status);
  } else {
    n.where += "? IS NULL AND ";
  }
  n.where += filter.client ? "w.client_id = ? AND " : "? IS NULL AND ";
  if (filter.client) n.client = *filter.client;
  if (filter.due) {
    n.where += "w.sort_key >= ? AND w.sort_key < ? ";
    if (filter.due->missing) {
      n.from = kNoDueKey;
      n.to = kNoDueKey + 1;
    } else {
      n.from = filter.due->from ? due_key(*filter.due->from) : std::uint64_t{0};
      n.to = filter.due->to ? due_key(*filter.due->to) + kSecondsOfDay : kNoDueKey;
    }
  } else {
    n.where += "w.sort_key IS NOT NULL AND ? IS NULL AND ? IS NULL ";  // not of deleted clients
  }
  // A client has little enough work to look through; it needs no key of its own for the rest.
  if (filter.client) {
    n.key = "work_items_client";
  } else if (filter.assignee) {
    n.key = filter.own_status ? "work_items_assignee_own"
            : filter.status   ? "work_items_assignee_status"
                              : "work_items_assignee";
  } else if (filter.own_status) {
    n.key = "work_items_own_status";
  } else if (filter.status) {
    n.key = "work_items_status";
  }
  return n;
}

/// What is searched for, as conditions of every word on the rows themselves.
struct Words {
  static constexpr std::size_t kMost = 6;  // as search_words gives
  std::vector<std::string> words, patterns;
  std::string where = "";

  explicit Words(const std::string& searched) : words(search_words(searched)) {
    for (const std::string& word : words) patterns.push_back(contains_pattern(word));
    for (std::size_t i = 0; i < kMost; ++i) {
      where += i < words.size() ? "AND (w.title LIKE ? OR k.name LIKE ?) "
                                : "AND ? IS NULL AND ? IS NULL ";
    }
  }
  Value at(std::size_t i) const {
    return i < patterns.size() ? Value{patterns[i]} : Value{std::nullopt};
  }
  bool any() const { return !words.empty(); }
};
#define WORDS_VALUES(w)                                                                   \
  (w).at(0), (w).at(0), (w).at(1), (w).at(1), (w).at(2), (w).at(2), (w).at(3), (w).at(3), \
      (w).at(4), (w).at(4), (w).at(5), (w).at(5)

/// How the list is read to find what is searched for.
enum class Search { none, by_word, along_the_list };

struct Plan {
  Narrowed narrowed;
  Words words;
  Search search = Search::none;
  std::string rarest{};  // by_word: the beginning that the fewest rows have
};

Plan plan_of(Database& db, FirmId firm, const WorkFilter& filter) {
  Plan plan{narrow(firm, filter), Words{filter.searched}};
  if (!plan.words.any()) return plan;
  plan.search = Search::along_the_list;
  if (filter.client) return plan;
  std::uint64_t least = kLookedThrough + 1;
  for (const std::string& word : plan.words.words) {
    std::string beginning = word + "%";  // a word holds nothing that LIKE reads specially
    auto rows = db.find_value<std::uint64_t>(
                      "SELECT COUNT(*) FROM (SELECT 1 FROM work_words WHERE firm_id = ? "
                      "AND word LIKE ? LIMIT ?) c",
                      {firm, beginning, kLookedThrough + 1})
                    .value_or(0);
    if (rows < least) {
      least = rows;
      plan.rarest = beginning;
      plan.search = Search::by_word;
    }
  }
  return plan;
}

/// From where the rows are read: all, those beside a place with the same key, those beyond it.
enum class Stretch { all, same_key, beyond };

std::string cursor_text(Stretch stretch, bool ascending) {
  switch (stretch) {
    case Stretch::all:
      return "AND ? IS NULL AND ? IS NULL ";
    case Stretch::same_key:
      return ascending ? "AND w.sort_key = ? AND w.id > ? " : "AND w.sort_key = ? AND w.id < ? ";
    case Stretch::beyond:
      return ascending ? "AND w.sort_key > ? AND ? IS NULL " : "AND w.sort_key < ? AND ? IS NULL ";
  }
  return "";
}

#define BY_WORD_FROM                                                                         \
  "FROM (SELECT DISTINCT work_item_id FROM work_words WHERE firm_id = ? AND word LIKE ?) d " \
  "STRAIGHT_JOIN work_items w ON w.firm_id = ? AND w.id = d.work_item_id "                   \
  "STRAIGHT_JOIN clients k ON k.firm_id = w.firm_id AND k.id = w.client_id WHERE "

std::vector<WorkItem> read_stretch(Database& db, const Plan& plan, Stretch stretch, bool ascending,
                                   const std::optional<WorkPlace>& from, std::size_t limit) {
  const Narrowed& n = plan.narrowed;
  const std::string direction = ascending ? "" : " DESC";
  const std::string order = "ORDER BY w.sort_key" + direction + ", w.id" + direction + " LIMIT ?";
  const std::string cursor = cursor_text(stretch, ascending);
  const std::string along =
      " FROM work_items w FORCE INDEX (" + std::string{n.key} + ") WHERE " + n.where + cursor;
  const std::string beside =
      ") x JOIN work_items w ON w.firm_id = ? AND w.id = x.id " LATCHKEY_WORK_JOINS
      "ORDER BY w.sort_key" +
      direction + ", w.id" + direction;
  const std::string head = "SELECT STRAIGHT_JOIN " LATCHKEY_WORK_COLUMNS "FROM (";
  std::optional<std::uint64_t> key;
  std::optional<WorkItemId> id;
  if (stretch != Stretch::all) key = from->key;
  if (stretch == Stretch::same_key) id = from->id;
  switch (plan.search) {
    case Search::none:
      return db.list(head + "SELECT w.id" + along + order + beside,
                     {NARROWED_VALUES(n), key, id, limit, n.firm}, to_work_item);
    case Search::by_word:
      return db.list(
          head + "SELECT w.id " BY_WORD_FROM + n.where + cursor + plan.words.where + order + beside,
          {n.firm, plan.rarest, n.firm, NARROWED_VALUES(n), key, id, WORDS_VALUES(plan.words),
           limit, n.firm},
          to_work_item);
    case Search::along_the_list:
      return db.list(
          head + "SELECT w.id FROM (SELECT w.firm_id, w.id, w.sort_key, w.title, w.client_id" +
              along + order +
              ") w STRAIGHT_JOIN clients k ON k.firm_id = w.firm_id AND k.id = w.client_id "
              "WHERE 1 = 1 " +
              plan.words.where + order + beside,
          {NARROWED_VALUES(n), key, id, kLookedThrough, WORDS_VALUES(plan.words), limit, n.firm},
          to_work_item);
  }
  return {};
}

/// The first `limit` rows after `from` (or of all), in one direction. Those of the same key come by
/// a statement of their own: `>=` on the key with a condition on the number would read all of a day
/// on which much is due.
std::vector<WorkItem> read_on(Database& db, const Plan& plan, bool ascending,
                              const std::optional<WorkPlace>& from, std::size_t limit) {
  if (!from) return read_stretch(db, plan, Stretch::all, ascending, from, limit);
  auto rows = read_stretch(db, plan, Stretch::same_key, ascending, from, limit);
  if (rows.size() < limit) {
    auto beyond = read_stretch(db, plan, Stretch::beyond, ascending, from, limit - rows.size());
    std::ranges::move(beyond, std::back_inserter(rows));
  }
  return rows;
}

BoundedCount count_plan(Database& db, const Plan& plan) {
  const Narrowed& n = plan.narrowed;
  std::uint64_t count = 0;
  if (plan.search == Search::by_word) {
    count = db.find_value<std::uint64_t>("SELECT COUNT(*) FROM (SELECT 1 " BY_WORD_FROM + n.where +
                                             plan.words.where + "LIMIT ?) c",
                                         {n.firm, plan.rarest, n.firm, NARROWED_VALUES(n),
                                          WORDS_VALUES(plan.words), kCountedMost + 1})
                .value_or(0);
  } else {
    count = db.find_value<std::uint64_t>(
                  "SELECT COUNT(*) FROM (SELECT 1 FROM work_items w FORCE INDEX (" +
                      std::string{n.key} + ") WHERE " + n.where + "LIMIT ?) c",
                  {NARROWED_VALUES(n), kCountedMost + 1})
                .value_or(0);
  }
  return bounded(count);
}

/// Where a search along the list stopped looking; empty where it came to the end.
std::optional<WorkPlace> looked_until(Database& db, const Plan& plan, bool ascending,
                                      const std::optional<WorkPlace>& from) {
  const Narrowed& n = plan.narrowed;
  const std::string direction = ascending ? "" : " DESC";
  std::optional<std::uint64_t> key;
  if (from) key = from->key;
  return db.find("SELECT w.sort_key, w.id FROM work_items w FORCE INDEX (" + std::string{n.key} +
                     ") WHERE " + n.where +
                     cursor_text(from ? Stretch::beyond : Stretch::all, ascending) +
                     "ORDER BY w.sort_key" + direction + ", w.id" + direction + " LIMIT 1 OFFSET ?",
                 {NARROWED_VALUES(n), key, Value{std::nullopt}, kLookedThrough - 1}, [](Row& row) {
                   return WorkPlace{row.get<std::uint64_t>(), row.get<WorkItemId>()};
                 });
}

WorkPlace place_of(const WorkItem& work) {
  return {work.sort_key, work.id};
}

}  // namespace

DueRange DueRange::overdue(Date today) {
  return {.from = {}, .to = Date{std::chrono::sys_days{today} - std::chrono::days{1}}};
}

std::string place_text(const WorkPlace& place) {
  return std::to_string(place.key) + "-" + std::to_string(place.id.value);
}

std::optional<WorkPlace> read_place(std::string_view text) {
  WorkPlace place{};
  const char* end = text.data() + text.size();
  auto key = std::from_chars(text.data(), end, place.key);
  if (key.ec != std::errc{} || key.ptr == end || *key.ptr != '-') return std::nullopt;
  auto id = std::from_chars(key.ptr + 1, end, place.id.value);
  if (id.ec != std::errc{} || id.ptr != end) return std::nullopt;
  return place;
}

WorkPage list_work_items(Database& db, FirmId firm, const WorkFilter& filter,
                         const WorkTurn& turn) {
  Plan plan = plan_of(db, firm, filter);
  const bool onwards = !turn.before;
  const bool ascending = onwards != turn.latest_first;
  const auto& from = onwards ? turn.after : turn.before;
  WorkPage page;
  page.rows = read_on(db, plan, ascending, from, kRowsPerPage + 1);
  const bool more = page.rows.size() > static_cast<std::size_t>(kRowsPerPage);
  if (more) page.rows.pop_back();
  if (!onwards) std::ranges::reverse(page.rows);
  if (!page.rows.empty()) {
    if (onwards ? from.has_value() : more) page.previous = place_of(page.rows.front());
    if (onwards ? more : true) page.next = place_of(page.rows.back());
  }
  if (plan.search != Search::along_the_list) {
    page.total = count_plan(db, plan);
  } else if (!more && onwards) {
    if (auto until = looked_until(db, plan, ascending, from)) {
      page.partly = true;
      page.next = *until;
    }
  }
  return page;
}

BoundedCount count_work_items(Database& db, FirmId firm, const WorkFilter& filter) {
  WorkFilter unsearched = filter;
  unsearched.searched.clear();
  return count_plan(db, {narrow(firm, unsearched), Words{""}});
}

WorkCounts count_work_items(Database& db, FirmId firm, const WorkFilter& filter,
                            const std::vector<OwnStatus>& own_statuses, Date today) {
  WorkFilter one = filter;
  one.status.reset();
  one.own_status.reset();
  WorkCounts counts;
  counts.all = count_work_items(db, firm, one);
  for (int i = 0; i < 5; ++i) {
    one.status = static_cast<WorkStatus>(i);
    counts.of[i] = count_work_items(db, firm, one);
  }
  one.status.reset();
  for (const OwnStatus& own : own_statuses) {
    one.own_status = own.id;
    counts.own.push_back(count_work_items(db, firm, one));
  }
  one = filter;
  one.due = DueRange::overdue(today);
  counts.overdue = count_work_items(db, firm, one);
  return counts;
}

bool has_work(Database& db, FirmId firm) {
  return db.find_value<int>("SELECT 1 FROM work_items WHERE firm_id = ? LIMIT 1", {firm})
      .has_value();
}

std::vector<WorkItem> list_awaited_work(Database& db, FirmId firm,
                                        const std::optional<StaffId>& assignee, int most) {
#define AWAITED_BY(key, whose)                                             \
  "FROM work_items w FORCE INDEX (" key ") WHERE w.firm_id = ? AND " whose \
  " AND w.asked_on >= '1000-01-01' "
#define LIST_AWAITED(key, whose) \
  "SELECT STRAIGHT_JOIN " LATCHKEY_WORK_COLUMNS "FROM (SELECT w.id " AWAITED_BY(key, whose)              \
  "ORDER BY w.asked_on, w.id LIMIT ?) x "                                                  \
  "JOIN work_items w ON w.firm_id = ? AND w.id = x.id " LATCHKEY_WORK_JOINS                \
  "ORDER BY w.asked_on, w.id"
#define COUNT_AWAITED(key, whose) \
  "SELECT COUNT(*) FROM (SELECT 1 " AWAITED_BY(key, whose) "LIMIT ?) c"
  return db.list(assignee ? LIST_AWAITED("work_items_assignee_asked", "w.assignee_id = ?")
                          : LIST_AWAITED("work_items_asked", "? IS NULL"),
                 {firm, assignee, most, firm}, to_work_item);
}

BoundedCount count_awaited_work(Database& db, FirmId firm, const std::optional<StaffId>& assignee) {
  return bounded(db.find_value<std::uint64_t>(
                       assignee ? COUNT_AWAITED("work_items_assignee_asked", "w.assignee_id = ?")
                                : COUNT_AWAITED("work_items_asked", "? IS NULL"),
                       {firm, assignee, kCountedMost + 1})
                     .value_or(0));
}

}  // namespace latchkey
