#include "core/domain/request_order.hpp"

#include <algorithm>
#include <optional>

namespace latchkey {
namespace {

/// Requests by their section; the first group is of none.
using Groups = std::vector<std::vector<OrderedRequest>>;

std::size_t group_of(const RequestOrder& order, const std::string& section) {
  auto found = std::ranges::find(order.sections, section);
  if (found == order.sections.end()) return 0;
  return static_cast<std::size_t>(found - order.sections.begin()) + 1;
}

Groups split(const RequestOrder& order) {
  Groups groups(order.sections.size() + 1);
  for (const OrderedRequest& request : order.requests) {
    groups[group_of(order, request.section)].push_back(request);
  }
  return groups;
}

void join(RequestOrder& order, const Groups& groups) {
  order.requests.clear();
  for (std::size_t i = 0; i < groups.size(); ++i) {
    for (const OrderedRequest& request : groups[i]) {
      order.requests.push_back({request.id, i == 0 ? "" : order.sections[i - 1]});
    }
  }
}

bool has_section(const RequestOrder& order, const std::string& name) {
  return std::ranges::find(order.sections, name) != order.sections.end();
}

}  // namespace

bool move_by_one(RequestOrder& order, std::uint64_t request, MoveDirection direction) {
  Groups groups = split(order);
  const bool up = direction == MoveDirection::up;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    auto& group = groups[i];
    auto at = std::ranges::find(group, request, &OrderedRequest::id);
    if (at == group.end()) continue;
    if (up ? at != group.begin() : at + 1 != group.end()) {
      std::iter_swap(at, up ? at - 1 : at + 1);
    } else if (up ? i > 0 : i + 1 < groups.size()) {
      auto& next = groups[up ? i - 1 : i + 1];
      next.insert(up ? next.end() : next.begin(), *at);
      group.erase(at);
    }
    join(order, groups);
    return true;
  }
  return false;
}

bool place_in_order(RequestOrder& order, std::uint64_t request, const std::string& section,
                    std::uint64_t before) {
  if (!section.empty() && !has_section(order, section)) return false;
  if (request == before) return true;
  Groups groups = split(order);
  std::optional<OrderedRequest> taken;
  for (auto& group : groups) {
    auto at = std::ranges::find(group, request, &OrderedRequest::id);
    if (at == group.end()) continue;
    taken = *at;
    group.erase(at);
    break;
  }
  if (!taken) return false;
  auto& group = groups[group_of(order, section)];
  auto at = before == 0 ? group.end() : std::ranges::find(group, before, &OrderedRequest::id);
  if (before != 0 && at == group.end()) return false;
  group.insert(at, *taken);
  join(order, groups);
  return true;
}

const char* section_step_name(SectionStep step) {
  constexpr const char* kNames[] = {"add", "rename", "up", "down", "remove"};
  return kNames[static_cast<std::size_t>(step)];
}

Objections change_sections(RequestOrder& order, const SectionChange& change) {
  Objections objections;
  const bool adds = change.step == SectionStep::add;
  auto at = std::ranges::find(order.sections, change.section);
  if (!adds && at == order.sections.end()) {
    return {{"section_name",
             "A colleague renamed or removed that heading meanwhile. Look at what is there now."}};
  }
  std::string name;
  if (adds || change.step == SectionStep::rename) {
    read_line(change.name, name, 1, kMostSectionName, "section_name", "The heading", objections);
    if (!objections.empty()) return objections;
    if (has_section(order, name) && (adds || name != change.section)) {
      return {{"section_name", "There is a heading “" + name + "” already."}};
    }
  }
  Groups groups = split(order);
  auto index = static_cast<std::ptrdiff_t>(at - order.sections.begin());
  auto swap_with = [&](std::ptrdiff_t other) {
    std::swap(order.sections[static_cast<std::size_t>(index)],
              order.sections[static_cast<std::size_t>(other)]);
    std::swap(groups[static_cast<std::size_t>(index) + 1],
              groups[static_cast<std::size_t>(other) + 1]);
  };
  switch (change.step) {
    case SectionStep::add:
      if (order.sections.size() >= kMostSections) {
        return {{"section_name", "There is room for " + std::to_string(kMostSections) +
                                     " headings. A second checklist is easier to read."}};
      }
      order.sections.push_back(name);
      groups.emplace_back();
      break;
    case SectionStep::rename:
      *at = name;
      break;
    case SectionStep::up:
      if (index > 0) swap_with(index - 1);
      break;
    case SectionStep::down:
      if (at + 1 != order.sections.end()) swap_with(index + 1);
      break;
    case SectionStep::remove: {
      auto gone = groups.begin() + index + 1;
      auto& above = *(gone - 1);
      above.insert(above.end(), gone->begin(), gone->end());
      groups.erase(gone);
      order.sections.erase(at);
      break;
    }
  }
  join(order, groups);
  return objections;
}

}  // namespace latchkey
