#pragma once
#include <string>

#include "core/domain/author.hpp"

namespace latchkey {

/// A contact who is changing something of their login now: for the trail.
struct ActingContact {
  ContactId id;
  std::string name;
  std::string ip;
  std::string browser{};  // "Safari on iPhone"; for the notice by mail

  Author author() const { return {.contact = id, .staff = {}, .name = name}; }
};

}  // namespace latchkey
