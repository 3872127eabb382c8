#include "core/domain/work_status.hpp"

#include "core/domain/audit.hpp"

namespace latchkey {
namespace {

constexpr const char* kStatusNames[] = {"planned", "ready", "in_progress", "waiting", "completed"};
/// As pages call them; a name of the firm's own must differ.
constexpr const char* kTaken[] = {"Planned", "Ready to start", "In progress", "Waiting",
                                  "Completed"};

OwnStatus to_own_status(Row& row) {
  return OwnStatus{row.get<WorkStatusId>(), read_status(row.get<std::string>()).value(),
                   row.get<std::string>(), row.get<unsigned>()};
}

/// One at a time in the firm: names stay different and places without gaps.
void lock_statuses(Database& db, FirmId firm) {
  db.find_value<int>("SELECT 1 FROM firms WHERE id = ? FOR UPDATE", {firm});
}

void record_status(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                   const char* action, WorkStatusId status, const std::string& detail, Time now) {
  record(db, keys, firm,
         {.action = action,
          .actor = by.author(),
          .ip = by.ip,
          .subject = status.value,
          .detail = detail},
         now);
}

std::optional<OwnStatus> find_named(Database& db, FirmId firm, const std::string& name) {
  return db.find(
      "SELECT id, kind, name, version FROM work_statuses WHERE firm_id = ? AND name = ? "
      "AND retired_at IS NULL LIMIT 1",
      {firm, name}, to_own_status);
}

bool is_taken(Database& db, const std::string& name) {
  for (const char* taken : kTaken) {
    // By the database's own comparison, as for names of the firm's: case and accents aside.
    if (db.find_value<int>("SELECT ? = ?", {name, taken}).value_or(0) == 1) return true;
  }
  return false;
}

}  // namespace

const char* status_name(WorkStatus status) {
  return kStatusNames[static_cast<int>(status)];
}

std::optional<WorkStatus> read_status(std::string_view name) {
  for (int i = 0; i < 5; ++i) {
    if (name == kStatusNames[i]) return static_cast<WorkStatus>(i);
  }
  return std::nullopt;
}

std::vector<OwnStatus> list_own_statuses(Database& db, FirmId firm) {
  return db.list(
      "SELECT id, kind, name, version FROM work_statuses WHERE firm_id = ? AND retired_at IS NULL "
      "ORDER BY FIELD(kind, 'planned', 'ready', 'in_progress', 'waiting', 'completed'), position, "
      "id",
      {firm}, to_own_status);
}

std::optional<OwnStatus> find_own_status(Database& db, FirmId firm, WorkStatusId status) {
  return db.find(
      "SELECT id, kind, name, version FROM work_statuses WHERE firm_id = ? AND id = ? "
      "AND retired_at IS NULL",
      {firm, status}, to_own_status);
}

std::uint64_t count_work_in(Database& db, FirmId firm, WorkStatusId status) {
  return db
      .find_value<std::uint64_t>(
          "SELECT COUNT(*) FROM work_items WHERE firm_id = ? AND work_status_id = ?",
          {firm, status})
      .value_or(0);
}

SaveResult<WorkStatusId> create_own_status(Database& db, const Keyring& keys, FirmId firm,
                                           const ActingStaff& by, std::optional<WorkStatus> kind,
                                           std::string_view typed, Time now) {
  using Result = SaveResult<WorkStatusId>;
  Objections objections;
  std::string name;
  read_line(typed, name, 1, kMostStatusName, "name", "The name", objections);
  if (!kind) objections.push_back({"kind", "Choose which of the five it is a kind of."});
  if (!objections.empty()) return Result::refused(std::move(objections));
  return db.transaction([&] {
    lock_statuses(db, firm);
    if (auto same = find_named(db, firm, name)) {
      if (same->kind == *kind) return Result{SaveOutcome::saved, same->id};
      return Result::refused({{"name", "There is a status of this name already."}});
    }
    if (is_taken(db, name)) {
      return Result::refused({{"name", "That is one of the five that are always there."}});
    }
    if (list_own_statuses(db, firm).size() >= kMostOwnStatuses) {
      return Result::refused({{"name", "There are " + std::to_string(kMostOwnStatuses) +
                                           " already. Retire one that is not used any more."}});
    }
    WorkStatusId status{
        db.insert("INSERT INTO work_statuses (firm_id, kind, name, position, created_at) "
                  "SELECT ?, ?, ?, COALESCE(MAX(position), 0) + 1, ? FROM work_statuses "
                  "WHERE firm_id = ? AND kind = ? AND retired_at IS NULL",
                  {firm, status_name(*kind), name, now, firm, status_name(*kind)})};
    record_status(db, keys, firm, by, "status.created", status, name, now);
    return Result{SaveOutcome::saved, status};
  });
}

SaveResult<WorkStatusId> rename_own_status(Database& db, const Keyring& keys, FirmId firm,
                                           const ActingStaff& by, WorkStatusId status,
                                           unsigned version, std::string_view typed, Time now) {
  using Result = SaveResult<WorkStatusId>;
  Objections objections;
  std::string name;
  read_line(typed, name, 1, kMostStatusName, "name", "The name", objections);
  if (!objections.empty()) return Result::refused(std::move(objections));
  return db.transaction([&] {
    lock_statuses(db, firm);
    auto before = find_own_status(db, firm, status);
    if (!before) return Result{SaveOutcome::gone};
    if (before->name == name) return Result{SaveOutcome::saved, status};
    if (before->version != version) return Result{SaveOutcome::changed_meanwhile, status};
    auto same = find_named(db, firm, name);
    if ((same && same->id != status) || is_taken(db, name)) {
      return Result::refused({{"name", "There is a status of this name already."}});
    }
    db.execute(
        "UPDATE work_statuses SET name = ?, version = version + 1 WHERE firm_id = ? AND id = ?",
        {name, firm, status});
    record_status(db, keys, firm, by, "status.renamed", status, name, now);
    return Result{SaveOutcome::saved, status};
  });
}

SaveOutcome move_own_status(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                            WorkStatusId status, bool up, Time now) {
  return db.transaction([&] {
    lock_statuses(db, firm);
    auto moved = find_own_status(db, firm, status);
    if (!moved) return SaveOutcome::gone;
    std::vector<OwnStatus> kind;
    for (OwnStatus& one : list_own_statuses(db, firm)) {
      if (one.kind == moved->kind) kind.push_back(std::move(one));
    }
    std::size_t at = 0;
    while (kind[at].id != status) ++at;
    if (up ? at == 0 : at + 1 == kind.size()) return SaveOutcome::saved;
    std::swap(kind[at], kind[up ? at - 1 : at + 1]);
    for (std::size_t i = 0; i < kind.size(); ++i) {
      db.execute("UPDATE work_statuses SET position = ? WHERE firm_id = ? AND id = ?",
                 {i + 1, firm, kind[i].id});
    }
    record_status(db, keys, firm, by, "status.moved", status, up ? "up" : "down", now);
    return SaveOutcome::saved;
  });
}

std::optional<std::uint64_t> retire_own_status(Database& db, const Keyring& keys, FirmId firm,
                                               const ActingStaff& by, WorkStatusId status,
                                               Time now) {
  return db.transaction([&]() -> std::optional<std::uint64_t> {
    lock_statuses(db, firm);
    auto retired = find_own_status(db, firm, status);
    if (!retired) return std::nullopt;
    db.execute("UPDATE work_statuses SET retired_at = ? WHERE firm_id = ? AND id = ?",
               {now, firm, status});
    auto moved = db.execute(
        "UPDATE work_items SET work_status_id = NULL, version = version + 1 "
        "WHERE firm_id = ? AND work_status_id = ?",
        {firm, status});
    record_status(db, keys, firm, by, "status.retired", status,
                  retired->name + ", " + std::to_string(moved) + " work items", now);
    return moved;
  });
}

}  // namespace latchkey
