#include "core/domain/contact_work.hpp"

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <tuple>

#include "core/domain/listing.hpp"
#include "core/domain/reach.hpp"

namespace latchkey {
namespace {

// contact_work.place
constexpr int kToDo = 0, kWithFirm = 1, kCompleted = 2;

void move_version_on(Database& db, FirmId firm, const std::vector<ContactId>& contacts) {
  // In the order of their numbers, as everybody takes them.
  for (ContactId contact : contacts) {
    db.execute("UPDATE contacts SET work_version = UUID_SHORT() WHERE firm_id = ? AND id = ?",
               {firm, contact});
  }
}

HomeWork to_home_work(Row& row) {
  return HomeWork{row.get<WorkItemId>(),
                  row.get<std::string>(),
                  row.get<ClientId>(),
                  row.get<std::string>(),
                  row.get<std::optional<Date>>(),
                  row.get<int>(),
                  row.get<int>(),
                  row.get<Time>(),
                  row.get<bool>(),
                  {}};
}

// STRAIGHT_JOIN: the contact's rows first, in the order of their key; a plan that began elsewhere
// would read all of the contact's rows to sort them.
#define HOME_COLUMNS                                                                               \
  "SELECT STRAIGHT_JOIN c.work_item_id, c.title, c.client_id, k.name, c.due_on, c.done, c.total, " \
  "c.sorted_at, c.whole "
#define HOME_ROWS                                                   \
  "FROM contact_work c "                                            \
  "JOIN clients k ON k.firm_id = c.firm_id AND k.id = c.client_id " \
  "WHERE c.firm_id = ? AND c.contact_id = ? AND c.place = ? "
#define ASKED_COLUMNS                                                                          \
  "SELECT STRAIGHT_JOIN r.work_item_id, r.checklist_id, r.position, r.id, r.title, r.due_on, " \
  "r.required FROM "
#define LISTED_WORK(rows) \
  "(SELECT STRAIGHT_JOIN c.firm_id, c.contact_id, c.work_item_id, c.whole " rows ") h "
#define HOME_REQUESTS_OF(rows) \
  ASKED_COLUMNS LISTED_WORK(rows)                                                              \
  "JOIN checklist_recipients t ON t.firm_id = h.firm_id AND t.contact_id = h.contact_id "      \
  "  AND t.work_item_id = h.work_item_id AND t.first_sent_at IS NOT NULL AND h.whole = 0 "     \
  "JOIN client_requests r ON r.firm_id = t.firm_id AND r.work_item_id = t.work_item_id "       \
  "  AND r.checklist_id = t.checklist_id AND r.status = 'open'"
// Of the work that the contact sees by full access: what was sent to whomever.
#define WHOLE_REQUESTS_OF(rows) \
  ASKED_COLUMNS LISTED_WORK(rows)                                                              \
  "JOIN client_requests r ON r.firm_id = h.firm_id AND r.work_item_id = h.work_item_id "       \
  "  AND r.status = 'open' AND h.whole = 1 "                                                   \
  "WHERE EXISTS (SELECT 1 FROM checklist_recipients t WHERE t.firm_id = r.firm_id "            \
  "  AND t.work_item_id = r.work_item_id AND t.checklist_id = r.checklist_id "                 \
  "  AND t.first_sent_at IS NOT NULL)"
#define SOONEST_FIRST "ORDER BY c.sorted_at, c.work_item_id LIMIT ?"
#define NEWEST_FIRST "ORDER BY c.sorted_at DESC, c.work_item_id DESC LIMIT ?"
#define HOME_FILTER                                                                            \
  "AND (? IS NULL OR c.client_id = ?) AND (? = '%' OR c.title LIKE ? OR k.name LIKE ? OR "     \
  "(c.done < c.total AND EXISTS (SELECT 1 FROM checklist_recipients t JOIN client_requests r " \
  " ON r.firm_id = t.firm_id AND r.work_item_id = t.work_item_id AND r.checklist_id = "        \
  " t.checklist_id WHERE t.firm_id = c.firm_id AND t.work_item_id = c.work_item_id "           \
  " AND (c.whole = 1 OR t.contact_id = c.contact_id) AND t.first_sent_at IS NOT NULL "         \
  " AND r.status = 'open' "                                                                    \
  " AND r.title LIKE ?))) "

#define FILTER_VALUES filter.client, filter.client, pattern, pattern, pattern, pattern

HomeList read_list(Database& db, FirmId firm, ContactId contact, int place,
                   const HomeFilter& filter) {
  HomeList list;
  std::size_t one_more = kHomeWork + 1;
  if (filter.any()) {
    std::string pattern = contains_pattern(filter.searched);
    list.work = db.list(place == kToDo ? HOME_COLUMNS HOME_ROWS HOME_FILTER SOONEST_FIRST
                                       : HOME_COLUMNS HOME_ROWS HOME_FILTER NEWEST_FIRST,
                        {firm, contact, place, FILTER_VALUES, one_more}, to_home_work);
  } else {
    list.work = db.list(
        place == kToDo ? HOME_COLUMNS HOME_ROWS SOONEST_FIRST : HOME_COLUMNS HOME_ROWS NEWEST_FIRST,
        {firm, contact, place, one_more}, to_home_work);
  }
  list.more = list.work.size() > kHomeWork;
  if (list.more) list.work.pop_back();
  return list;
}

struct Asked {
  WorkItemId work;
  ChecklistId checklist;
  int position;
  HomeRequest request;
};

/// The open requests of the listed work: those of one work item lie together, and none of work that
/// is not listed is read.
void add_requests(Database& db, FirmId firm, ContactId contact, const HomeFilter& filter,
                  HomeList& list) {
  if (list.work.empty()) return;
  auto to_asked = [](Row& row) {
    return Asked{row.get<WorkItemId>(),
                 row.get<ChecklistId>(),
                 row.get<int>(),
                 {row.get<RequestId>(), row.get<std::string>(), row.get<std::optional<Date>>(),
                  row.get<bool>()}};
  };
  std::string pattern = contains_pattern(filter.searched);
  auto add = [&](std::string_view filtered, std::string_view all, std::vector<Asked>& asked) {
    auto more = filter.any()
                    ? db.list(filtered, {firm, contact, kToDo, FILTER_VALUES, kHomeWork}, to_asked)
                    : db.list(all, {firm, contact, kToDo, kHomeWork}, to_asked);
    std::ranges::move(more, std::back_inserter(asked));
  };
  std::vector<Asked> asked;
  if (!std::ranges::all_of(list.work, &HomeWork::whole)) {
    add(HOME_REQUESTS_OF(HOME_ROWS HOME_FILTER SOONEST_FIRST),
        HOME_REQUESTS_OF(HOME_ROWS SOONEST_FIRST), asked);
  }
  if (std::ranges::any_of(list.work, &HomeWork::whole)) {
    add(WHOLE_REQUESTS_OF(HOME_ROWS HOME_FILTER SOONEST_FIRST),
        WHOLE_REQUESTS_OF(HOME_ROWS SOONEST_FIRST), asked);
  }
  std::ranges::sort(asked, {}, [](const Asked& one) {
    return std::tuple{one.work, one.checklist, one.position, one.request.id};
  });
  for (HomeWork& work : list.work) {
    auto one = std::ranges::lower_bound(asked, work.id, {}, &Asked::work);
    for (; one != asked.end() && one->work == work.id; ++one) {
      work.to_do.push_back(std::move(one->request));
    }
  }
}

// Who sees which checklists: their recipients once it was sent, and then whoever has full access to
// the client. `range`: which work, of `w`.
#define SEEN_BY(range)                                                                           \
  "SELECT t.firm_id, t.work_item_id, t.checklist_id, t.contact_id, t.first_sent_at, 0 AS whole " \
  "FROM work_items w JOIN checklist_recipients t ON t.firm_id = w.firm_id "                      \
  "  AND t.work_item_id = w.id AND t.first_sent_at IS NOT NULL WHERE w.firm_id = ? AND " range   \
  " UNION ALL "                                                                                  \
  "SELECT t.firm_id, t.work_item_id, t.checklist_id, m.contact_id, t.first_sent_at, 1 "          \
  "FROM work_items w JOIN client_contacts m ON m.firm_id = w.firm_id "                           \
  "  AND m.client_id = w.client_id AND m.role = 'full' "                                         \
  "JOIN checklist_recipients t ON t.firm_id = w.firm_id AND t.work_item_id = w.id "              \
  "  AND t.first_sent_at IS NOT NULL WHERE w.firm_id = ? AND " range
// The day that is due is compared as text: MySQL 9.7 makes of no date at all a '0000-00-00' here,
// and then refuses it.
#define ROWS_OF(range) \
  "INSERT INTO contact_work (firm_id, contact_id, place, sorted_at, work_item_id, client_id, "  \
  "title, due_on, done, total, whole) SELECT w.firm_id, s.contact_id, "                         \
  "CASE WHEN w.status = 'completed' THEN 2 WHEN s.done < s.total THEN 0 ELSE 1 END, "           \
  "CASE WHEN w.status = 'completed' THEN COALESCE(w.completed_at, w.created_at) "               \
  "  WHEN s.done < s.total THEN COALESCE(TIMESTAMP(s.due_on), '9999-12-31') "                   \
  "  ELSE COALESCE(s.last_done_at, s.first_sent_at) END, "                                      \
  "w.id, w.client_id, w.title, s.due_on, s.done, s.total, s.whole "                             \
  "FROM (SELECT v.firm_id, v.work_item_id, v.contact_id, MAX(v.whole) AS whole, "               \
  "  MIN(v.first_sent_at) AS first_sent_at, COUNT(r.id) AS asked, "                             \
  "  COALESCE(SUM(r.required), 0) AS total, "                             \
  "  COALESCE(SUM(r.status = 'completed' AND r.required = 1), 0) AS done, "                                        \
  "  MIN(CASE WHEN r.status = 'open' AND r.required = 1 THEN CAST(r.due_on AS CHAR) END) AS due_on, " \
  "  MAX(r.completed_at) AS last_done_at "                                                      \
  "  FROM (SELECT u.firm_id, u.work_item_id, u.checklist_id, u.contact_id, "                    \
  "    MAX(u.whole) AS whole, MIN(u.first_sent_at) AS first_sent_at FROM (" SEEN_BY(range) ") u " \
  "    GROUP BY u.firm_id, u.work_item_id, u.checklist_id, u.contact_id) v "                    \
  "  LEFT JOIN client_requests r ON r.firm_id = v.firm_id "                                     \
  "    AND r.work_item_id = v.work_item_id AND r.checklist_id = v.checklist_id "                \
  "  GROUP BY v.firm_id, v.work_item_id, v.contact_id) s "                                      \
  "JOIN work_items w ON w.firm_id = s.firm_id AND w.id = s.work_item_id "                       \
  "WHERE (w.status <> 'completed' OR s.asked > 0) AND NOT " LATCHKEY_WORK_DELETED

// What staff wait for, by which their dashboard is sorted. As sql/0049. The key is named here and
// below: while a table grows fast, the server's figures of it are old, and it would read all rows
// of the firm for each work item.
#define ASKED_ON_OF(range)                                                              \
  "UPDATE work_items w SET w.asked_on = (SELECT MIN(COALESCE(c.due_on, '9999-12-31')) " \
  "FROM contact_work c FORCE INDEX (contact_work_item) WHERE c.firm_id = w.firm_id "    \
  "AND c.work_item_id = w.id AND c.place = 0) "                                         \
  "WHERE w.firm_id = ? AND " range

void write_rows(Database& db, FirmId firm, WorkItemId first, WorkItemId last) {
  db.execute(
      "DELETE c FROM contact_work c FORCE INDEX (contact_work_item) WHERE c.firm_id = ? "
      "AND c.work_item_id BETWEEN ? AND ?",
      {firm, first, last});
  db.execute(ROWS_OF("w.id BETWEEN ? AND ?"), {firm, first, last, firm, first, last});
  db.execute(ASKED_ON_OF("w.id BETWEEN ? AND ?"), {firm, first, last});
}

}  // namespace

void refresh_contact_work(Database& db, FirmId firm, WorkItemId work) {
  if (!db.in_transaction()) throw std::logic_error("contact_work changes in a transaction");
  auto contacts = db.list(
      "SELECT contact_id FROM contact_work WHERE firm_id = ? AND work_item_id = ? "
      "UNION SELECT contact_id FROM (" SEEN_BY("w.id = ?") ") s ORDER BY contact_id",
      {firm, work, firm, work, firm, work}, [](Row& row) { return row.get<ContactId>(); });
  if (contacts.empty()) return;  // nothing was sent yet
  write_rows(db, firm, work, work);
  move_version_on(db, firm, contacts);
}

void refresh_client_work(Database& db, FirmId firm, ClientId client) {
  if (!db.in_transaction()) throw std::logic_error("contact_work changes in a transaction");
  // What is sent or ticked meanwhile waits, or was there before.
  db.list("SELECT id FROM work_items WHERE firm_id = ? AND client_id = ? ORDER BY id FOR UPDATE",
          {firm, client}, [](Row& row) { return row.get<WorkItemId>(); });
  refresh_contacts_of(db, firm, client);
  db.execute(
      "DELETE c FROM work_items w JOIN contact_work c ON c.firm_id = w.firm_id "
      "AND c.work_item_id = w.id WHERE w.firm_id = ? AND w.client_id = ?",
      {firm, client});
  db.execute(ROWS_OF("w.client_id = ?"), {firm, client, firm, client});
  db.execute(ASKED_ON_OF("w.client_id = ?"), {firm, client});
  refresh_contacts_of(db, firm, client);
}

void refresh_contact_work(Database& db, FirmId firm, WorkItemId first, WorkItemId last) {
  write_rows(db, firm, first, last);
  db.execute(
      "UPDATE contacts SET work_version = UUID_SHORT() WHERE firm_id = ? AND id IN "
      "(SELECT contact_id FROM contact_work WHERE firm_id = ? AND work_item_id BETWEEN ? AND ?)",
      {firm, firm, first, last});
}

void refresh_contacts_of(Database& db, FirmId firm, ClientId client) {
  move_version_on(
      db, firm,
      db.list("SELECT DISTINCT c.contact_id FROM work_items w "
              "JOIN contact_work c ON c.firm_id = w.firm_id AND c.work_item_id = w.id "
              "WHERE w.firm_id = ? AND w.client_id = ? "
              "UNION SELECT contact_id FROM client_contacts WHERE firm_id = ? "
              "AND client_id = ? ORDER BY contact_id",
              {firm, client, firm, client}, [](Row& row) { return row.get<ContactId>(); }));
}

void refresh_contact(Database& db, FirmId firm, ContactId contact) {
  move_version_on(db, firm, {contact});
}

std::uint64_t find_work_version(Database& db, FirmId firm, ContactId contact) {
  return db
      .find_value<std::uint64_t>("SELECT work_version FROM contacts WHERE firm_id = ? AND id = ?",
                                 {firm, contact})
      .value_or(0);
}

Home read_home(Database& db, FirmId firm, ContactId contact, const HomeFilter& filter) {
  Home home{read_list(db, firm, contact, kToDo, filter),
            read_list(db, firm, contact, kWithFirm, filter),
            read_list(db, firm, contact, kCompleted, filter)};
  add_requests(db, firm, contact, filter, home.to_do);
  return home;
}

}  // namespace latchkey
