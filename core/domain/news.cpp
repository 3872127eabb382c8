#include "core/domain/news.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>

#include "core/domain/outbox.hpp"
#include "core/domain/told_staff.hpp"

namespace latchkey {
namespace {

constexpr const char* kKinds[] = {"answer",   "files",  "comment",  "removed", "ticked",
                                  "reopened", "excuse", "returned", "refused"};

NewsKind read_kind(const std::string& name) {
  auto at = std::ranges::find_if(kKinds, [&](const char* kind) { return name == kind; });
  if (at == std::end(kKinds)) throw std::invalid_argument("news of no known kind");
  return static_cast<NewsKind>(at - std::begin(kKinds));
}

/// Puts it to what waits for the same reader; a mailer that has taken that row a moment ago has
/// committed by the time this gets its lock, and another row is begun.
void add(Database& db, const News& news, const std::optional<ContactId>& contact, Time now) {
  auto open = db.find_value<std::uint64_t>(
      "SELECT id FROM news WHERE firm_id = ? AND work_item_id = ? AND contact_id <=> ? "
      "AND told_at IS NULL FOR UPDATE",
      {news.firm, news.work, contact});
  const Time due = now + kQuietTime;
  if (open) {
    db.execute("UPDATE news SET due_at = LEAST(?, first_at + INTERVAL ? MINUTE) WHERE id = ?",
               {due, std::chrono::minutes{kLongestNews}.count(), *open});
  } else {
    open = db.insert(
        "INSERT INTO news (firm_id, work_item_id, contact_id, first_at, due_at) "
        "VALUES (?, ?, ?, ?, ?)",
        {news.firm, news.work, contact, now, due});
  }
  db.execute(
      "INSERT INTO news_items (news_id, firm_id, request_id, what, amount, staff_id, author_name, "
      "created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      {*open, news.firm, news.request, kKinds[static_cast<int>(news.what)], news.amount,
       news.by.staff, news.by.name, now});
}

struct DueNews {
  std::uint64_t id;
  FirmId firm;
  WorkItemId work;
  std::optional<ContactId> contact;
};

/// The address where the contact gets what was sent to them; empty: it goes to them no more.
std::optional<std::string> address_of(Database& db, const DueNews& news) {
  return db.find_value<std::string>(
      "SELECT t.address FROM news_items i "
      "JOIN client_requests r ON r.firm_id = i.firm_id AND r.work_item_id = ? "
      "  AND r.id = i.request_id "
      "JOIN checklist_recipients t ON t.firm_id = r.firm_id AND t.work_item_id = r.work_item_id "
      "  AND t.checklist_id = r.checklist_id AND t.contact_id = ? "
      "  AND t.first_sent_at IS NOT NULL "
      "JOIN contacts c ON c.firm_id = t.firm_id AND c.id = t.contact_id AND c.deleted_at IS NULL "
      "WHERE i.news_id = ? AND i.firm_id = ? ORDER BY i.id DESC LIMIT 1",
      {news.work, news.contact, news.id, news.firm});
}

std::optional<OutboxId> mail(Database& db, Random& random, const DueNews& news, Time now) {
  if (news.contact) {
    auto address = address_of(db, news);
    if (!address) return std::nullopt;
    return enqueue(db, random, news.firm,
                   {.letter = Letter::news,
                    .to_address = *address,
                    .work_item = news.work,
                    .checklist = {},
                    .link = {},
                    .contact = news.contact},
                   now);
  }
  auto told = find_told_staff(db, news.firm, news.work);
  if (!told) return std::nullopt;
  return enqueue(db, random, news.firm,
                 {.letter = Letter::staff_news,
                  .to_address = told->address,
                  .work_item = news.work,
                  .checklist = {},
                  .link = {},
                  .staff = told->id},
                 now);
}

struct Item {
  RequestId request;
  NewsLine line;
};

Item to_item(Row& row) {
  Item item{row.get<RequestId>(), {}};
  item.line.request_title = row.get<std::string>();
  item.line.who = row.get<std::string>();
  const NewsKind kind = read_kind(row.get<std::string>());
  const auto amount = row.get<std::uint64_t>();
  switch (kind) {
    case NewsKind::answer:
      item.line.answers = amount;
      break;
    case NewsKind::files:
      item.line.files = amount;
      break;
    case NewsKind::comment:
      item.line.comments = amount;
      break;
    case NewsKind::removed:
      item.line.removed = amount;
      break;
    case NewsKind::ticked:
      item.line.ticked = true;
      break;
    case NewsKind::reopened:
      item.line.reopened = true;
      break;
    case NewsKind::excuse:
      item.line.excuse = true;
      break;
    case NewsKind::returned:
      item.line.returned = true;
      break;
    case NewsKind::refused:
      item.line.refused = true;
      break;
  }
  return item;
}

/// One line for each person and request, in the order in which they began.
std::vector<NewsLine> together(const std::vector<Item>& items) {
  std::vector<Item> lines;
  for (const Item& item : items) {
    auto at = std::ranges::find_if(lines, [&](const Item& line) {
      return line.request == item.request && line.line.who == item.line.who;
    });
    if (at == lines.end()) {
      lines.push_back(item);
      continue;
    }
    NewsLine& line = at->line;
    line.answers += item.line.answers;
    line.files += item.line.files;
    line.comments += item.line.comments;
    line.removed += item.line.removed;
    line.ticked = (line.ticked && !item.line.reopened) || item.line.ticked;
    line.reopened = (line.reopened && !item.line.ticked) || item.line.reopened;
    line.excuse = line.excuse || item.line.excuse;
    line.returned = line.returned || item.line.returned;
    line.refused = line.refused || item.line.refused;
  }
  std::vector<NewsLine> all;
  all.reserve(lines.size());
  for (Item& item : lines) all.push_back(std::move(item.line));
  return all;
}

#define NEWS_OF_MAIL                                                                     \
  "SELECT r.id, r.title, i.author_name, i.what, i.amount FROM news n "                   \
  "JOIN news_items i ON i.news_id = n.id "                                               \
  "JOIN client_requests r ON r.firm_id = n.firm_id AND r.work_item_id = n.work_item_id " \
  "  AND r.id = i.request_id "

}  // namespace

void tell_clients(Database& db, const News& news, Time now) {
  auto contacts = db.list(
      "SELECT t.contact_id FROM client_requests r "
      "JOIN checklist_recipients t ON t.firm_id = r.firm_id AND t.work_item_id = r.work_item_id "
      "  AND t.checklist_id = r.checklist_id AND t.first_sent_at IS NOT NULL "
      "WHERE r.firm_id = ? AND r.work_item_id = ? AND r.id = ? ORDER BY t.contact_id",
      {news.firm, news.work, news.request}, [](Row& row) { return row.get<ContactId>(); });
  for (ContactId contact : contacts) add(db, news, contact, now);
}

void tell_staff(Database& db, const News& news, Time now) {
  add(db, news, std::nullopt, now);
}

bool mail_next_news(Database& db, Random& random, Time now) {
  return db.transaction([&] {
    auto due = db.find(
        "SELECT id, firm_id, work_item_id, contact_id FROM news WHERE told_at IS NULL "
        "AND due_at <= ? ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED",
        {now}, [](Row& row) {
          return DueNews{row.get<std::uint64_t>(), row.get<FirmId>(), row.get<WorkItemId>(),
                         row.get<std::optional<ContactId>>()};
        });
    if (!due) return false;
    db.execute("UPDATE news SET told_at = ?, outbox_id = ? WHERE id = ?",
               {now, mail(db, random, *due, now), due->id});
    return true;
  });
}

std::vector<NewsLine> list_news_for_contact(Database& db, FirmId firm, OutboxId mail) {
  return together(db.list(
      NEWS_OF_MAIL
      "JOIN checklist_recipients t ON t.firm_id = r.firm_id AND t.work_item_id = r.work_item_id "
      "  AND t.checklist_id = r.checklist_id AND t.contact_id = n.contact_id "
      "  AND t.first_sent_at IS NOT NULL "
      "WHERE n.outbox_id = ? AND n.firm_id = ? "
      "AND (i.what = 'comment' OR (r.status = 'open' AND r.review = 'returned')) ORDER BY i.id",
      {mail, firm}, to_item));
}

std::vector<NewsLine> list_news_for_staff(Database& db, FirmId firm, OutboxId mail) {
  return together(
      db.list(NEWS_OF_MAIL
              "JOIN review_queue q ON q.firm_id = r.firm_id AND q.work_item_id = r.work_item_id "
              "  AND q.request_id = r.id "
              "WHERE n.outbox_id = ? AND n.firm_id = ? ORDER BY i.id",
              {mail, firm}, to_item));
}

}  // namespace latchkey
