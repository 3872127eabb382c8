#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/password.hpp"
#include "core/domain/author.hpp"
#include "core/domain/firm.hpp"
#include "core/domain/saving.hpp"
#include "core/domain/session.hpp"

namespace latchkey {

/// A person who works at a firm.
struct StaffMember {
  StaffId id;
  std::string name;
  std::string address;  // normal form; signs in with it
  Role role;
};

/// A member of staff who is doing something now: what every change by staff takes, for the trail.
struct ActingStaff {
  StaffId id;
  std::string name;
  std::string ip;

  Author author() const { return {.contact = {}, .staff = id, .name = name}; }
};

/// The role's word in the table: "admin", "member".
const char* role_name(Role role);

struct NewStaff {
  std::string name;     // 1 to 120 characters
  std::string address;  // as typed; one of the firm's staff has it at most
  Role role;
  std::string password;  // see password_strength.hpp
};

/// Makes a member of staff. `by`: who does it (the admin's command names itself). Fields of the
/// objections: name, address, password. Takes the time of a password's hash.
SaveResult<StaffId> create_staff(Database& db, const Keyring& keys, const Firm& firm,
                                 const NewStaff& typed, const Author& by, const std::string& ip,
                                 Time now);

/// The active member of staff with the address, in whatever way it is typed.
std::optional<StaffMember> find_staff(Database& db, FirmId firm, std::string_view address);
std::optional<StaffMember> find_staff(Database& db, FirmId firm, StaffId id);
/// The active ones, by name.
std::vector<StaffMember> list_staff(Database& db, FirmId firm);

}  // namespace latchkey
