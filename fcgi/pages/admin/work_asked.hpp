#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/domain/work_list.hpp"
#include "fcgi/http/urlencoded.hpp"
#include "fcgi/http/visit.hpp"

namespace latchkey::admin {

inline constexpr const char* kWorkList = "/admin/work";
/// What the list says where a button was pressed and no work was ticked.
inline constexpr const char* kTickFirst = "tick-first";

/// What the list of work was asked for, as its address says it. Values that mean nothing narrow to
/// nothing.
struct WorkAsked {
  std::string status;    // a status's name, the number of one of the firm's own, or empty
  std::string assignee;  // "me", a number, or empty
  std::string due;       // overdue, week, month, none, range, or empty
  std::string from, to;  // of a range
  std::string client;    // a number, or empty
  std::string q;
  std::string sort;  // "latest", or empty

  /// `own`: the firm's statuses; any other number is none.
  static WorkAsked read(const NameValues& query, const std::vector<OwnStatus>& own);

  /// For an address of the list: without a place in it.
  NameValues query() const;
  std::string url() const;
  WorkFilter filter(const Visit& visit, const std::vector<OwnStatus>& own) const;
  /// Nothing narrows the list.
  bool plain() const;
};

}  // namespace latchkey::admin
