#include "core/domain/staff.hpp"

#include "core/base/mail_address.hpp"
#include "core/base/password_strength.hpp"
#include "core/domain/audit.hpp"

namespace latchkey {
namespace {

#define STAFF_COLUMNS "id, name, address, role"

StaffMember to_staff_member(Row& row) {
  return StaffMember{row.get<StaffId>(), row.get<std::string>(), row.get<std::string>(),
                     row.get<std::string>() == "admin" ? Role::admin : Role::member};
}

}  // namespace

const char* role_name(Role role) {
  return role == Role::admin ? "admin" : "member";
}

SaveResult<StaffId> create_staff(Database& db, const Keyring& keys, const Firm& firm,
                                 const NewStaff& typed, const Author& by, const std::string& ip,
                                 Time now) {
  using Result = SaveResult<StaffId>;
  Objections objections;
  std::string name;
  read_line(typed.name, name, 1, 120, "name", "The name", objections);
  MailAddress address = read_mail_address(typed.address);
  if (address.error != MailAddressError::none) {
    objections.push_back({"address", std::string{explain(address.error)}});
  }
  if (auto words = password_objection(typed.password, {name, address.normal, firm.name})) {
    objections.push_back({"password", *words});
  }
  if (!objections.empty()) return Result::refused(std::move(objections));

  std::string hash = hash_password(typed.password);
  try {
    return db.transaction([&] {
      StaffId id{
          db.insert("INSERT INTO staff (firm_id, name, address, role, password_hash, created_at) "
                    "VALUES (?, ?, ?, ?, ?, ?)",
                    {firm.id, name, address.normal, role_name(typed.role), hash, now})};
      record(db, keys, firm.id,
             {.action = "staff.created",
              .actor = by,
              .ip = ip,
              .subject = id.value,
              .detail = role_name(typed.role)},
             now);
      return Result{SaveOutcome::saved, id};
    });
  } catch (const DatabaseError& error) {
    if (error.kind() != DatabaseError::Kind::duplicate) throw;
    return Result::refused({{"address", "Somebody at the firm has this address already."}});
  }
}

std::optional<StaffMember> find_staff(Database& db, FirmId firm, std::string_view address) {
  auto normal = normalise_address(address);
  if (!normal) return std::nullopt;
  return db.find("SELECT " STAFF_COLUMNS
                 " FROM staff WHERE firm_id = ? AND address = ? AND deactivated_at IS NULL",
                 {firm, *normal}, to_staff_member);
}

std::optional<StaffMember> find_staff(Database& db, FirmId firm, StaffId id) {
  return db.find("SELECT " STAFF_COLUMNS
                 " FROM staff WHERE firm_id = ? AND id = ? AND deactivated_at IS NULL",
                 {firm, id}, to_staff_member);
}

std::vector<StaffMember> list_staff(Database& db, FirmId firm) {
  return db.list("SELECT " STAFF_COLUMNS
                 " FROM staff WHERE firm_id = ? AND deactivated_at IS NULL ORDER BY name, id",
                 {firm}, to_staff_member);
}

}  // namespace latchkey
