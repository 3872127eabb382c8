#pragma once
#include <optional>
#include <string>

#include "core/base/id.hpp"

namespace latchkey {

/// Who did something: a contact or a member of staff, with the name that is kept beside it.
struct Author {
  std::optional<ContactId> contact;
  std::optional<StaffId> staff;
  std::string name;
};

}  // namespace latchkey
