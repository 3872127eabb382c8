#include "core/domain/staff_roles.hpp"

#include "core/domain/account_notice.hpp"
#include "core/domain/audit.hpp"
#include "core/domain/review_queue.hpp"
#include "core/domain/staff_session.hpp"

namespace latchkey {
namespace {

#define LISTED_COLUMNS                                                                  \
  "s.id, s.name, s.address, s.role, s.totp_since, (SELECT COUNT(*) FROM passkeys p "    \
  "WHERE p.firm_id = s.firm_id AND p.contact_id = 0 AND p.staff_id = s.id), "           \
  "(SELECT COUNT(*) FROM login_recovery_codes r WHERE r.firm_id = s.firm_id "           \
  "AND r.contact_id = 0 AND r.staff_id = s.id AND r.used_at IS NULL), s.signed_in_at, " \
  "s.deactivated_at FROM staff s "

ListedStaff to_listed(Row& row) {
  StaffMember member{row.get<StaffId>(), row.get<std::string>(), row.get<std::string>(),
                     row.get<std::string>() == "admin" ? Role::admin : Role::member};
  SecondFactor factor{row.get<std::optional<Time>>(), row.get<int>(), row.get<int>()};
  return {std::move(member), factor, row.get<std::optional<Time>>(),
          row.get<std::optional<Time>>()};
}

struct Colleague {
  StaffId id;
  std::string name;
  Role role;
  bool active;
};

/// All of the firm, none of whom anybody else changes until the end of the transaction. In the
/// order of their numbers, so that two who lock them cannot wait for each other.
std::vector<Colleague> lock_staff(Database& db, FirmId firm) {
  return db.list(
      "SELECT id, name, role, deactivated_at IS NULL FROM staff WHERE firm_id = ? ORDER BY id "
      "FOR UPDATE",
      {firm}, [](Row& row) {
        return Colleague{row.get<StaffId>(), row.get<std::string>(),
                         row.get<std::string>() == "admin" ? Role::admin : Role::member,
                         row.get<bool>()};
      });
}

const Colleague* find_among(const std::vector<Colleague>& all, StaffId staff) {
  for (const Colleague& one : all) {
    if (one.id == staff) return &one;
  }
  return nullptr;
}

bool other_admin_remains(const std::vector<Colleague>& all, StaffId without) {
  for (const Colleague& one : all) {
    if (one.active && one.role == Role::admin && one.id != without) return true;
  }
  return false;
}

void note(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by, const char* action,
          StaffId staff, const std::string& detail, Time now) {
  record(db, keys, firm,
         {.action = action,
          .actor = by.author(),
          .ip = by.ip,
          .subject = staff.value,
          .detail = detail},
         now);
}

std::uint64_t hand_over_work(Database& db, FirmId firm, StaffId from, StaffId to) {
  auto works = db.list(
      "SELECT id FROM work_items WHERE firm_id = ? AND assignee_id = ? AND status <> 'completed' "
      "ORDER BY id FOR UPDATE",
      {firm, from}, [](Row& row) { return row.get<WorkItemId>(); });
  for (WorkItemId work : works) {
    // Whoever has the work's form open learns that it changed.
    db.execute(
        "UPDATE work_items SET assignee_id = ?, version = version + 1 WHERE firm_id = ? AND id = ?",
        {to, firm, work});
    set_review_assignee(db, firm, work, to);
  }
  return works.size();
}

}  // namespace

std::vector<ListedStaff> list_all_staff(Database& db, FirmId firm) {
  return db.list("SELECT " LISTED_COLUMNS
                 "WHERE s.firm_id = ? ORDER BY s.deactivated_at IS NOT NULL, s.name, s.id",
                 {firm}, to_listed);
}

std::optional<ListedStaff> find_listed_staff(Database& db, FirmId firm, StaffId staff) {
  return db.find("SELECT " LISTED_COLUMNS "WHERE s.firm_id = ? AND s.id = ?", {firm, staff},
                 to_listed);
}

StaffChange set_staff_role(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                           StaffId staff, Role role, Time now) {
  return db.transaction([&] {
    const auto all = lock_staff(db, firm);
    const Colleague* one = find_among(all, staff);
    if (!one) return StaffChange::gone;
    if (one->role == role) return StaffChange::as_it_was;
    if (role != Role::admin && one->active && !other_admin_remains(all, staff)) {
      return StaffChange::last_admin;
    }
    db.execute("UPDATE staff SET role = ?, version = version + 1 WHERE firm_id = ? AND id = ?",
               {role_name(role), firm, staff});
    note(db, keys, firm, by, "staff.role_changed", staff, one->name + ": " + role_name(role), now);
    return StaffChange::done;
  });
}

bool is_last_admin(Database& db, FirmId firm, StaffId staff) {
  auto admins = db.list(
      "SELECT id FROM staff WHERE firm_id = ? AND role = 'admin' AND deactivated_at IS NULL LIMIT "
      "2",
      {firm}, [](Row& row) { return row.get<StaffId>(); });
  return admins.size() == 1 && admins.front() == staff;
}

Departure count_departure(Database& db, FirmId firm, StaffId staff, Time now) {
  Departure counted;
  counted.open_work = db.find_value<std::uint64_t>(
                            "SELECT COUNT(*) FROM work_items WHERE deleted_at IS NULL AND firm_id "
                            "= ? AND assignee_id = ? "
                            "AND status <> 'completed'",
                            {firm, staff})
                          .value_or(0);
  counted.sessions = list_staff_sessions(db, firm, staff, now).size();
  return counted;
}

StaffChange deactivate_staff(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                             StaffId staff, const std::optional<StaffId>& heir, Time now) {
  return db.transaction([&] {
    const auto all = lock_staff(db, firm);
    const Colleague* one = find_among(all, staff);
    if (!one) return StaffChange::gone;
    if (!one->active) return StaffChange::as_it_was;
    if (!other_admin_remains(all, staff)) return StaffChange::last_admin;
    const Colleague* next = heir ? find_among(all, *heir) : nullptr;
    if (heir && (!next || !next->active || next == one)) return StaffChange::nobody;
    db.execute(
        "UPDATE staff SET deactivated_at = ?, version = version + 1 WHERE firm_id = ? AND id = ?",
        {now, firm, staff});
    end_staff_sessions(db, firm, staff);
    std::string detail = one->name;
    if (next) {
      detail += ": " + std::to_string(hand_over_work(db, firm, staff, next->id)) +
                " work items to " + next->name;
    }
    note(db, keys, firm, by, "staff.deactivated", staff, detail, now);
    return StaffChange::done;
  });
}

StaffChange reactivate_staff(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                             StaffId staff, Time now) {
  return db.transaction([&] {
    const auto all = lock_staff(db, firm);
    const Colleague* one = find_among(all, staff);
    if (!one) return StaffChange::gone;
    if (one->active) return StaffChange::as_it_was;
    db.execute(
        "UPDATE staff SET deactivated_at = NULL, version = version + 1 WHERE firm_id = ? "
        "AND id = ?",
        {firm, staff});
    note(db, keys, firm, by, "staff.reactivated", staff, one->name, now);
    return StaffChange::done;
  });
}

StaffChange reset_staff_second_factor(Database& db, const Keyring& keys, Random& random,
                                      FirmId firm, const ActingStaff& by, StaffId staff, Time now) {
  return db.transaction([&] {
    auto factor = lock_second_factor(db, firm, staff);
    if (!factor) return StaffChange::gone;
    if (!factor->on() && factor->recovery_codes == 0) return StaffChange::as_it_was;
    forget_second_factor(db, firm, staff);
    end_staff_sessions(db, firm, staff);
    tell_owner(db, random, firm, staff, Letter::second_factor_reset, "", now);
    note(db, keys, firm, by, "staff.second_factor_reset", staff, "", now);
    return StaffChange::done;
  });
}

SaveResult<StaffId> rename_staff(Database& db, const Keyring& keys, FirmId firm,
                                 const ActingStaff& by, std::string_view typed, Time now) {
  using Result = SaveResult<StaffId>;
  Objections objections;
  std::string name;
  read_line(typed, name, 1, 120, "name", "Your name", objections);
  if (!objections.empty()) return Result::refused(std::move(objections));
  if (name == by.name) return {SaveOutcome::saved, by.id};
  return db.transaction([&]() -> Result {
    db.execute("UPDATE staff SET name = ?, version = version + 1 WHERE firm_id = ? AND id = ?",
               {name, firm, by.id});
    note(db, keys, firm, by, "staff.renamed", by.id, name, now);
    return {SaveOutcome::saved, by.id};
  });
}

}  // namespace latchkey
