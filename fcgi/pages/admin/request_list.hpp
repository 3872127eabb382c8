#pragma once
#include <functional>
#include <string>
#include <vector>

#include "core/base/block.hpp"
#include "core/domain/request_order.hpp"
#include "fcgi/http/form.hpp"
#include "fcgi/http/visit.hpp"

// The requests of a checklist or a template under their headings, with what puts them in order.

namespace latchkey::admin {

struct ListedRequests {
  RequestOrder order;
  std::string path;  // of the list's page: PATH/requests/7, PATH/sections
  unsigned version;
  bool editable;
  std::string section_typed{};  // what is in the field for one more heading
  const Form* refused_section = nullptr;
};

/// Into an included admin/requests/list.tpl. `fill` sets what is particular of each request, by
/// its place in the order: title, status, notes.
void fill_request_list(Block list, const ListedRequests& shown,
                       const std::function<void(Block row, std::size_t i)>& fill);

/// The form that changes headings, as it was posted. Empty: no such step.
std::optional<SectionChange> read_section_change(const Form& form);
Form section_form(const Visit& visit);

/// The form that moves a request.
struct PostedMove {
  std::optional<MoveDirection> direction;  // by a button; otherwise to a place, by dragging
  std::string section;
  std::uint64_t before = 0;
  unsigned version = 0;
};
PostedMove read_move(const Visit& visit);

}  // namespace latchkey::admin
