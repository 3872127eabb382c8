#include "core/domain/request_change.hpp"

#include <stdexcept>

#include "core/domain/audit.hpp"
#include "core/domain/client_work.hpp"
#include "core/domain/contact_work.hpp"
#include "core/domain/excuse.hpp"
#include "core/domain/news.hpp"
#include "core/domain/review_queue.hpp"

namespace latchkey {
namespace {

struct LockedRequest {
  ClientId client;
  bool work_completed;
  bool visible;
};

/// Locks the work item: changes of one work item and its completing go one after the other.
std::optional<LockedRequest> lock_request(Database& db, const RequestChange& change) {
  auto work = db.find(
      "SELECT w.client_id, w.status = 'completed' FROM work_items w WHERE w.firm_id = ? "
      "AND w.id = ? AND NOT " LATCHKEY_WORK_DELETED " FOR UPDATE",
      {change.firm, change.work_item}, [](Row& row) {
        return LockedRequest{row.get<ClientId>(), row.get<bool>(), false};
      });
  if (!work) return std::nullopt;
  const Reach reach = change.reach();
  auto found =
      change.author.contact
          ? db.find_value<int>(
                "SELECT 1 FROM client_requests r "
                "JOIN work_items w ON w.firm_id = r.firm_id AND w.id = r.work_item_id "
                "JOIN checklist_recipients t ON t.firm_id = r.firm_id "
                "  AND t.work_item_id = r.work_item_id AND t.checklist_id = r.checklist_id "
                "WHERE r.firm_id = ? AND r.work_item_id = ? AND r.id = ? AND " LATCHKEY_SEEN
                " LIMIT 1",
                {change.firm, change.work_item, change.request, reach.way(), reach.other_way(),
                 reach.contact, reach.by_role()})
          : db.find_value<int>(
                "SELECT 1 FROM client_requests WHERE firm_id = ? AND work_item_id = ? AND id = ?",
                {change.firm, change.work_item, change.request});
  work->visible = found.has_value();
  return work;
}

std::optional<std::pair<std::string, Time>> last_entry(Database& db, std::string_view sql,
                                                       const RequestChange& change) {
  return db.find(
      sql,
      {change.firm, change.work_item, change.request, change.author.contact, change.author.staff},
      [](Row& row) {
        return std::pair{row.get<std::string>(), row.get<Time>()};
      });
}

/// What of a client's waits for staff's look, by the trail's word for it.
std::optional<Arrival> arrival_of(const std::string& action) {
  if (action == "request.answered") return Arrival::answer;
  if (action == "documents.added") return Arrival::files;
  if (action == "request.commented") return Arrival::comment;
  if (action == "request.completed") return Arrival::ticked;
  if (action == "request.reopened") return Arrival::reopened;
  if (action == "request.excused") return Arrival::excuse;
  return std::nullopt;
}

/// What a client's change makes of what staff decided, and of what the client said instead.
void take_back_review(Database& db, const RequestChange& change, Arrival what, Time now) {
  if (what == Arrival::comment) return;  // a word of thanks changes nothing that was accepted
  if (what == Arrival::ticked) {
    settle_excuse(db, change.firm, change.work_item, change.request, ExcuseState::withdrawn, now);
  }
  // What was sent back says so until it is done.
  db.execute(
      "UPDATE client_requests SET review = NULL WHERE firm_id = ? AND work_item_id = ? AND id = ? "
      "AND (review = 'accepted' OR ?)",
      {change.firm, change.work_item, change.request, what == Arrival::ticked});
}

NewsKind kind_of(Arrival what) {
  switch (what) {
    case Arrival::answer:
      return NewsKind::answer;
    case Arrival::files:
      return NewsKind::files;
    case Arrival::comment:
      return NewsKind::comment;
    case Arrival::removed:
      return NewsKind::removed;
    case Arrival::ticked:
      return NewsKind::ticked;
    case Arrival::reopened:
      return NewsKind::reopened;
    case Arrival::excuse:
      return NewsKind::excuse;
  }
  throw std::logic_error("an arrival of no kind");
}

News news_of(const RequestChange& change, NewsKind what, std::uint64_t amount) {
  return {change.firm, change.work_item, change.request, what, amount, change.author};
}

/// The staff's queue after a change: a client's puts the request into it, staff's own takes it out.
void keep_review(Database& db, const RequestChange& change, const ChangePart& part, Time now) {
  const auto what = arrival_of(part.action);
  if (!what) return;
  if (change.author.contact) {
    take_back_review(db, change, *what, now);
    enter_review(db, change.firm, change.work_item, change.request, change.author, *what,
                 part.amount, now);
    tell_staff(db, news_of(change, kind_of(*what), part.amount), now);
    return;
  }
  if (*what == Arrival::comment) tell_clients(db, news_of(change, NewsKind::comment, 1), now);
  if (*what == Arrival::ticked) {  // done by the firm: there is nothing left to excuse
    settle_excuse(db, change.firm, change.work_item, change.request, ExcuseState::accepted, now);
  }
  if (*what == Arrival::ticked || *what == Arrival::reopened) {
    db.execute(
        "UPDATE client_requests SET review = NULL WHERE firm_id = ? AND work_item_id = ? "
        "AND id = ?",
        {change.firm, change.work_item, change.request});
  }
  if (*what != Arrival::files) {  // a form to fill in is no reply
    leave_review(db, change.firm, change.work_item, change.request);
  }
}

}  // namespace

ChangeOutcome change_request(Database& db, const Keyring& keys, const RequestChange& change,
                             const std::function<std::vector<ChangePart>()>& write, Time now) {
  return db.transaction([&] {
    auto locked = lock_request(db, change);
    if (!locked || !locked->visible) return ChangeOutcome::not_found;
    if (locked->work_completed) return ChangeOutcome::work_completed;
    const std::vector<ChangePart> parts = write();
    for (const ChangePart& part : parts) {
      keep_review(db, change, part, now);
      record(db, keys, change.firm,
             {.action = part.action,
              .actor = change.author,
              .ip = change.ip,
              .client = locked->client,
              .work_item = change.work_item,
              .subject = part.subject == 0 ? change.request.value : part.subject,
              .detail = ""},
             now);
    }
    return parts.empty() ? ChangeOutcome::unchanged : ChangeOutcome::done;
  });
}

ChangeOutcome change_request(Database& db, const Keyring& keys, const RequestChange& change,
                             const char* action, const std::function<std::uint64_t()>& write,
                             Time now) {
  return change_request(
      db, keys, change,
      [&]() -> std::vector<ChangePart> {
        const std::uint64_t written = write();
        if (written == 0) return {};
        return {{.action = action, .amount = written}};
      },
      now);
}

ChangeOutcome save_answer(Database& db, const Keyring& keys, const RequestChange& change,
                          const std::string& body, Time now, const std::string& value) {
  return change_request(
      db, keys, change, "request.answered",
      [&]() -> std::uint64_t {
        auto own = last_entry(
            db,
            "SELECT body, created_at FROM answers WHERE firm_id = ? AND work_item_id = ? "
            "AND request_id = ? AND contact_id <=> ? AND staff_id <=> ? ORDER BY id DESC LIMIT 1",
            change);
        // An empty field takes back one's own answer, never what another recipient wrote.
        if ((own ? own->first : "") == body) return 0;
        db.execute(
            "INSERT INTO answers (firm_id, work_item_id, request_id, contact_id, staff_id, "
            "author_name, body, value, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            {change.firm, change.work_item, change.request, change.author.contact,
             change.author.staff, change.author.name, body,
             value.empty() ? std::optional<std::string>{} : std::optional{value}, now});
        db.execute(
            "UPDATE client_requests SET has_answer = ? WHERE firm_id = ? AND work_item_id = ? "
            "AND id = ?",
            {!list_answers(db, change.firm, change.work_item, change.request).empty(), change.firm,
             change.work_item, change.request});
        return 1;
      },
      now);
}

namespace {

/// Whether the request is another than staff saw, and not what they ask for already.
bool is_stale(Database& db, const RequestChange& change, std::string_view wanted) {
  if (!change.version) return false;
  auto [version, status] =
      db.find(
            "SELECT version, status FROM client_requests WHERE firm_id = ? AND work_item_id = ? "
            "AND id = ?",
            {change.firm, change.work_item, change.request},
            [](Row& row) {
              return std::pair{row.get<unsigned>(), row.get<std::string>()};
            })
          .value();
  if (status == wanted) return false;
  auto came_in_at = find_came_in_at(db, change.firm, change.work_item, change.request);
  return version != *change.version || (came_in_at && came_in_at > change.seen_until);
}

/// Completes or opens a request again: what its recipients' lists show changes with it.
ChangeOutcome change_status(Database& db, const Keyring& keys, const RequestChange& change,
                            const char* action, std::string_view wanted,
                            const std::function<std::uint64_t()>& write, Time now) {
  bool stale = false;
  auto outcome = change_request(
      db, keys, change, action,
      [&]() -> std::uint64_t {
        stale = is_stale(db, change, wanted);
        if (stale) return 0;
        auto changed = write();
        if (changed > 0) refresh_contact_work(db, change.firm, change.work_item);
        return changed;
      },
      now);
  return stale ? ChangeOutcome::changed_meanwhile : outcome;
}

}  // namespace

ChangeOutcome complete_request(Database& db, const Keyring& keys, const RequestChange& change,
                               Time now) {
  return change_status(
      db, keys, change, "request.completed", "completed",
      [&] {
        return db.execute(
            "UPDATE client_requests SET status = 'completed', completed_at = ?, completed_by = ?, "
            "completed_by_contact = ?, version = version + 1 WHERE firm_id = ? "
            "AND work_item_id = ? AND id = ? AND status = 'open'",
            {now, change.author.name, change.author.contact, change.firm, change.work_item,
             change.request});
      },
      now);
}

ChangeOutcome reopen_request(Database& db, const Keyring& keys, const RequestChange& change,
                             Time now) {
  return change_status(
      db, keys, change, "request.reopened", "open",
      [&] {
        return db.execute(
            "UPDATE client_requests SET status = 'open', completed_at = NULL, completed_by = NULL, "
            "completed_by_contact = NULL, version = version + 1 WHERE firm_id = ? "
            "AND work_item_id = ? AND id = ? AND status = 'completed'",
            {change.firm, change.work_item, change.request});
      },
      now);
}

}  // namespace latchkey
