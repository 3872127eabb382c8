#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/domain/saving.hpp"

// The order of requests and of the headings they stand under, of a checklist or a template. Rules
// alone: who holds an order writes it.

namespace latchkey {

/// Headings of one checklist, and characters of each.
inline constexpr std::size_t kMostSections = 40;
inline constexpr std::size_t kMostSectionName = 120;

struct OrderedRequest {
  std::uint64_t id;
  std::string section;  // one of the sections, or empty: above them all

  bool operator==(const OrderedRequest&) const = default;
};

/// Requests of a section stand together, and sections in their order: each function below keeps it
/// so.
struct RequestOrder {
  std::vector<std::string> sections;
  std::vector<OrderedRequest> requests;

  bool operator==(const RequestOrder&) const = default;
};

enum class MoveDirection { up, down };

/// One step: past the neighbour, or out of the section into the next one. The first stays first,
/// the last last. False: there is no such request.
bool move_by_one(RequestOrder& order, std::uint64_t request, MoveDirection direction);
/// Into `section`, before the request `before`, or at its end for 0. False: no such request, no
/// such section, or `before` is not in it.
bool place_in_order(RequestOrder& order, std::uint64_t request, const std::string& section,
                    std::uint64_t before);

enum class SectionStep { add, rename, up, down, remove };
/// Empty: no such step.
const char* section_step_name(SectionStep step);

struct SectionChange {
  SectionStep step;
  std::string section;  // which; of `add` none
  std::string name;     // the new one, of `add` and `rename`
};
/// Removing one puts its requests at the end of what stands above it. Objections' field:
/// section_name. A section that is not there any more is an objection too.
Objections change_sections(RequestOrder& order, const SectionChange& change);

}  // namespace latchkey
