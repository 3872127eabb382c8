#pragma once
#include <optional>
#include <string>

#include "core/domain/activity.hpp"
#include "fcgi/http/services.hpp"
#include "fcgi/http/urlencoded.hpp"
#include "fcgi/http/visit.hpp"

// What the list of activity and its file have in common.

namespace latchkey::admin {

inline constexpr const char* kActivity = "/admin/activity";

/// What the list was asked to be narrowed to. Values that mean nothing narrow nothing.
struct AskedActivity {
  std::uint64_t staff, contact, client, work;
  std::optional<ActivityKind> kind;
  std::optional<Date> from, until;  // both days belong to it
  /// Something was asked for that means nothing, or is a typed name that nobody was chosen by yet:
  /// the list shows more than was asked for, and must not be taken away as if it did not.
  bool unresolved = false;

  static AskedActivity read(const Visit& visit);
  /// As the list's address says it.
  NameValues query() const;
  ActivityFilter filter(const std::string& zone) const;
};

/// "Ada Finch"; "Somebody" where nobody is known.
std::string who_did(const ActivityLine& line);
/// What they did, without its subject: "sent again".
std::string deed(const ActivityLine& line);
/// The rest that was noted, with the words that the tables use for states in plain ones.
std::string detail_words(const ActivityLine& line);

}  // namespace latchkey::admin
