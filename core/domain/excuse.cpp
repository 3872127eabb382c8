#include "core/domain/excuse.hpp"

#include "core/domain/review_queue.hpp"

namespace latchkey {
namespace {

constexpr const char* kStates[] = {"waiting", "accepted", "refused", "withdrawn"};

ExcuseState read_state(const std::string& name) {
  for (int i = 0; i < 4; ++i) {
    if (name == kStates[i]) return static_cast<ExcuseState>(i);
  }
  throw std::invalid_argument("an excuse in no known state");
}

#define EXCUSES                                                               \
  "SELECT kind, until_on, note, contact_id, contact_name, state, created_at " \
  "FROM request_excuses WHERE firm_id = ? AND work_item_id = ? AND request_id = ? "

Excuse to_excuse(Row& row) {
  return Excuse{read_excuse_kind(row.get<std::string>()).value(),
                row.get<std::optional<Date>>(),
                row.get<std::string>(),
                row.get<ContactId>(),
                row.get<std::string>(),
                read_state(row.get<std::string>()),
                row.get<Time>()};
}

Objections object_to(const ExcuseForm& typed, Date today) {
  if (typed.kind != ExcuseKind::need_until) return {};
  if (!typed.until_on) return {{"until_on", "Choose the day by which you will have it."}};
  const auto until = std::chrono::sys_days{*typed.until_on};
  const auto first = std::chrono::sys_days{today} + std::chrono::days{1};
  if (until < first) return {{"until_on", "Choose a day from tomorrow on."}};
  if (until > first + kLongestExtension) {
    return {{"until_on", "Choose a day within the next year."}};
  }
  return {};
}

}  // namespace

ExcuseResult make_excuse(Database& db, const Keyring& keys, const RequestChange& change,
                         const ExcuseForm& typed, Date today, Time now) {
  const auto until = typed.kind == ExcuseKind::need_until ? typed.until_on : std::nullopt;
  ExcuseResult result{ChangeOutcome::unchanged, object_to(typed, today)};
  if (!result.objections.empty()) return result;
  result.outcome = change_request(
      db, keys, change, "request.excused",
      [&]() -> std::uint64_t {
        result.objections.clear();
        auto done = db.find_value<bool>(
            "SELECT status = 'completed' FROM client_requests WHERE firm_id = ? "
            "AND work_item_id = ? AND id = ?",
            {change.firm, change.work_item, change.request});
        if (done.value_or(true)) {
          result.objections = {{"excuse", "This request is done. Mark it as open first."}};
          return 0;
        }
        auto said = find_excuse(db, change.firm, change.work_item, change.request);
        if (said && said->kind == typed.kind && said->until_on == until &&
            said->note == typed.note && said->contact == *change.author.contact) {
          return 0;
        }
        settle_excuse(db, change.firm, change.work_item, change.request, ExcuseState::withdrawn,
                      now);
        db.execute(
            "INSERT INTO request_excuses (firm_id, work_item_id, request_id, contact_id, "
            "contact_name, kind, until_on, note, state, created_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?)",
            {change.firm, change.work_item, change.request, change.author.contact,
             change.author.name, excuse_kind_name(typed.kind), until, typed.note, now});
        return db.execute(
            "UPDATE client_requests SET excuse = ? WHERE firm_id = ? AND work_item_id = ? "
            "AND id = ?",
            {excuse_kind_name(typed.kind), change.firm, change.work_item, change.request});
      },
      now);
  return result;
}

ChangeOutcome withdraw_excuse(Database& db, const Keyring& keys, const RequestChange& change,
                              Time now) {
  return change_request(
      db, keys, change, "request.excuse_withdrawn",
      [&]() -> std::uint64_t {
        if (!find_excuse(db, change.firm, change.work_item, change.request)) return 0;
        settle_excuse(db, change.firm, change.work_item, change.request, ExcuseState::withdrawn,
                      now);
        return 1;
      },
      now);
}

std::vector<Excuse> list_excuses(Database& db, FirmId firm, WorkItemId work, RequestId request) {
  return db.list(EXCUSES "ORDER BY id", {firm, work, request}, to_excuse);
}

std::optional<Excuse> find_excuse(Database& db, FirmId firm, WorkItemId work, RequestId request) {
  return db.find(EXCUSES "AND state = 'waiting' ORDER BY id DESC LIMIT 1", {firm, work, request},
                 to_excuse);
}

void settle_excuse(Database& db, FirmId firm, WorkItemId work, RequestId request, ExcuseState state,
                   Time now) {
  auto settled = db.execute(
      "UPDATE request_excuses SET state = ?, settled_at = ? WHERE firm_id = ? "
      "AND work_item_id = ? AND request_id = ? AND state = 'waiting'",
      {kStates[static_cast<int>(state)], now, firm, work, request});
  if (settled == 0) return;
  db.execute(
      "UPDATE client_requests SET excuse = NULL WHERE firm_id = ? AND work_item_id = ? AND id = ?",
      {firm, work, request});
  settle_in_review(db, firm, work, request);
}

}  // namespace latchkey
