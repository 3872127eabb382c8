#include "core/domain/review.hpp"

#include "core/domain/accept_undo.hpp"
#include "core/domain/audit.hpp"
#include "core/domain/contact_work.hpp"
#include "core/domain/excuse.hpp"
#include "core/domain/news.hpp"
#include "core/domain/review_queue.hpp"
#include "core/domain/work_item.hpp"

namespace latchkey {
namespace {

constexpr const char* kVerdicts[] = {"accepted", "returned", "excuse_accepted", "excuse_refused",
                                     "undone"};

Verdict read_verdict(const std::string& name) {
  for (int i = 0; i < 5; ++i) {
    if (name == kVerdicts[i]) return static_cast<Verdict>(i);
  }
  throw std::invalid_argument("a review without a known verdict");
}

/// A request whose work item is locked, as it is decided about.
struct Decided {
  ClientId client;
  ChecklistId checklist;
  bool completed = false;
  ReviewState review = ReviewState::none;
  std::optional<Excuse> excuse;
  std::optional<Time> came_in_at;
  unsigned version = 0;
};

/// Locks the work item; empty `decided` where nothing is to be decided, and why.
struct Locked {
  ReviewOutcome refused = ReviewOutcome::not_found;
  std::optional<Decided> decided;
};

Locked lock_for_review(Database& db, FirmId firm, const Looked& looked) {
  auto work = lock_work_item(db, firm, looked.work);
  if (!work) return {};
  auto decided = db.find(
      "SELECT checklist_id, status = 'completed', review, version FROM client_requests "
      "WHERE firm_id = ? AND work_item_id = ? AND id = ?",
      {firm, looked.work, looked.request}, [&](Row& row) {
        return Decided{work->client,
                       row.get<ChecklistId>(),
                       row.get<bool>(),
                       read_review_state(row.get<std::optional<std::string>>().value_or("")),
                       {},
                       {},
                       row.get<unsigned>()};
      });
  if (!decided) return {};
  if (work->status == WorkStatus::completed) return {ReviewOutcome::work_completed, {}};
  decided->excuse = find_excuse(db, firm, looked.work, looked.request);
  decided->came_in_at = find_came_in_at(db, firm, looked.work, looked.request);
  return {ReviewOutcome::done, decided};
}

/// Something new, or a colleague's decision, since they looked.
std::optional<ReviewOutcome> overtaken(const Decided& decided, const Looked& looked) {
  if (decided.came_in_at && (!looked.came_in_at || *decided.came_in_at > *looked.came_in_at)) {
    return ReviewOutcome::newer;
  }
  if (looked.came_in_at && !decided.came_in_at) return ReviewOutcome::decided_before;
  if (looked.version && *looked.version != decided.version) return ReviewOutcome::changed_before;
  return std::nullopt;
}

struct Reviewer {
  Database& db;
  const Keyring& keys;
  FirmId firm;
  const ActingStaff& by;
  const Looked& looked;
  Time now;

  void keep(Verdict verdict, const std::string& note) const {
    keep_review(db, firm, by, looked.work, looked.request, verdict, note, now);
  }

  void complete() const {
    db.execute(
        "UPDATE client_requests SET completed_at = IF(status = 'open', ?, completed_at), "
        "completed_by = IF(status = 'open', ?, completed_by), "
        "completed_by_contact = IF(status = 'open', NULL, completed_by_contact), "
        "status = 'completed', review = 'accepted', version = version + 1 "
        "WHERE firm_id = ? AND work_item_id = ? AND id = ?",
        {now, by.name, firm, looked.work, looked.request});
  }

  void give_until(ChecklistId checklist, Date until) const {
    db.execute(
        "UPDATE client_requests SET due_on = ?, version = version + 1 WHERE firm_id = ? "
        "AND work_item_id = ? AND id = ?",
        {until, firm, looked.work, looked.request});
    db.execute(
        "UPDATE checklists SET version = version + 1 WHERE firm_id = ? AND work_item_id = ? "
        "AND id = ?",
        {firm, looked.work, checklist});
  }

  /// Last in its transaction.
  ReviewOutcome finish(const Decided& decided, const char* action) const {
    refresh_contact_work(db, firm, looked.work);
    record(db, keys, firm,
           {.action = action,
            .actor = by.author(),
            .ip = by.ip,
            .client = decided.client,
            .work_item = looked.work,
            .subject = looked.request.value,
            .detail = ""},
           now);
    return ReviewOutcome::done;
  }

  ReviewOutcome accept(const Decided& decided) const {
    keep_before_accepting(db, firm, by, looked, now);
    const bool extension = decided.excuse && decided.excuse->kind == ExcuseKind::need_until;
    settle_excuse(db, firm, looked.work, looked.request, ExcuseState::accepted, now);
    if (extension) {
      give_until(decided.checklist, decided.excuse->until_on.value());
    } else {
      complete();
    }
    keep(decided.excuse ? Verdict::excuse_accepted : Verdict::accepted, "");
    drop_from_review(db, firm, looked.work, looked.request);
    return finish(decided, decided.excuse ? "excuse.accepted" : "request.accepted");
  }

  ReviewOutcome send_back(const Decided& decided, const std::string& note) const {
    settle_excuse(db, firm, looked.work, looked.request, ExcuseState::refused, now);
    db.execute(
        "UPDATE client_requests SET status = 'open', completed_at = NULL, completed_by = NULL, "
        "completed_by_contact = NULL, review = 'returned', version = version + 1 "
        "WHERE firm_id = ? AND work_item_id = ? AND id = ?",
        {firm, looked.work, looked.request});
    keep(decided.excuse ? Verdict::excuse_refused : Verdict::returned, note);
    drop_from_review(db, firm, looked.work, looked.request);
    tell_clients(db,
                 {firm, looked.work, looked.request,
                  decided.excuse ? NewsKind::refused : NewsKind::returned, 1, by.author()},
                 now);
    return finish(decided, decided.excuse ? "excuse.refused" : "request.returned");
  }
};

}  // namespace

ReviewOutcome accept_request(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                             const Looked& looked, Time now) {
  return db.transaction([&] {
    auto [refused, decided] = lock_for_review(db, firm, looked);
    if (!decided) return refused;
    if (decided->review == ReviewState::accepted && !decided->came_in_at) {
      return ReviewOutcome::unchanged;
    }
    if (auto why = overtaken(*decided, looked)) return *why;
    return Reviewer{db, keys, firm, by, looked, now}.accept(*decided);
  });
}

AcceptedMany accept_requests(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                             const std::vector<Looked>& looked, Time now) {
  AcceptedMany many;
  for (const Looked& one : looked) {
    switch (accept_request(db, keys, firm, by, one, now)) {
      case ReviewOutcome::done:
        ++many.accepted;
        break;
      case ReviewOutcome::newer:
        ++many.newer;
        break;
      default:
        ++many.others;
    }
  }
  return many;
}

ReviewOutcome return_request(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                             const Looked& looked, const std::string& note, Time now) {
  return db.transaction([&] {
    auto [refused, decided] = lock_for_review(db, firm, looked);
    if (!decided) return refused;
    auto before = list_reviews(db, firm, looked.work, looked.request);
    if (decided->review == ReviewState::returned && !decided->came_in_at && !before.empty() &&
        before.back().note == note && before.back().staff_name == by.name) {
      return ReviewOutcome::unchanged;  // the same click twice
    }
    if (auto why = overtaken(*decided, looked)) return *why;
    return Reviewer{db, keys, firm, by, looked, now}.send_back(*decided, note);
  });
}

ReviewOutcome see_request(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                          const Looked& looked, Time now) {
  return db.transaction([&] {
    auto [refused, decided] = lock_for_review(db, firm, looked);
    if (!decided) return refused;
    if (!decided->came_in_at) return ReviewOutcome::unchanged;
    if (auto why = overtaken(*decided, looked)) return *why;
    leave_review(db, firm, looked.work, looked.request);
    return Reviewer{db, keys, firm, by, looked, now}.finish(*decided, "request.seen");
  });
}

void keep_review(Database& db, FirmId firm, const ActingStaff& by, WorkItemId work,
                 RequestId request, Verdict verdict, const std::string& note, Time now) {
  db.execute(
      "INSERT INTO request_reviews (firm_id, work_item_id, request_id, verdict, staff_id, "
      "staff_name, note, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      {firm, work, request, kVerdicts[static_cast<int>(verdict)], by.id, by.name, note, now});
}

std::optional<Time> find_accepted_at(Database& db, FirmId firm, WorkItemId work,
                                     RequestId request) {
  auto last = db.find(
      "SELECT v.verdict, v.created_at FROM request_reviews v WHERE v.firm_id = ? "
      "AND v.work_item_id = ? AND v.request_id = ? AND v.verdict IN ('accepted', 'returned') "
      "AND COALESCE((SELECT n.verdict FROM request_reviews n WHERE n.firm_id = v.firm_id "
      "AND n.work_item_id = v.work_item_id AND n.request_id = v.request_id AND n.id > v.id "
      "ORDER BY n.id LIMIT 1), '') <> 'undone' ORDER BY v.id DESC LIMIT 1",
      {firm, work, request}, [](Row& row) {
        return std::pair{row.get<std::string>(), row.get<Time>()};
      });
  if (!last || last->first != "accepted") return std::nullopt;
  return last->second;
}

std::vector<Review> list_reviews(Database& db, FirmId firm, WorkItemId work, RequestId request) {
  return db.list(
      "SELECT verdict, staff_name, note, created_at FROM request_reviews WHERE firm_id = ? "
      "AND work_item_id = ? AND request_id = ? ORDER BY id",
      {firm, work, request}, [](Row& row) {
        return Review{read_verdict(row.get<std::string>()), row.get<std::string>(),
                      row.get<std::string>(), row.get<Time>()};
      });
}

}  // namespace latchkey
