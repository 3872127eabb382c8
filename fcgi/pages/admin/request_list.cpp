#include "fcgi/pages/admin/request_list.hpp"

#include "fcgi/pages/admin/desk_parts.hpp"
#include "tpl/admin/requests/list.hpp"

namespace latchkey::admin {
namespace {

namespace t = tpl::admin_requests_list;

void fill_heading(Block group, const ListedRequests& shown, std::size_t i) {
  const auto& sections = shown.order.sections;
  Block head = group.add(t::HEADED);
  head.set(t::SECTION_NAME, sections[i]);
  if (!shown.editable) return;
  head.show(t::SECTION_EDITABLE)
      .set(t::SECTIONS_URL, shown.path + "/sections")
      .set(t::VERSION, shown.version)
      .set(t::SECTION_NUMBER, i + 1)
      .show_if(i > 0, t::SECTION_UP)
      .show_if(i + 1 < sections.size(), t::SECTION_DOWN);
}

}  // namespace

void fill_request_list(Block list, const ListedRequests& shown,
                       const std::function<void(Block row, std::size_t i)>& fill) {
  const auto& requests = shown.order.requests;
  const auto& sections = shown.order.sections;
  std::size_t next = 0;
  for (std::size_t i = 0; i <= sections.size(); ++i) {
    const std::string name = i == 0 ? "" : sections[i - 1];
    Block group = list.add(t::GROUP);
    group.set(t::SECTION_NAME, name);
    if (i > 0) fill_heading(group, shown, i - 1);
    const std::size_t first = next;
    for (; next < requests.size() && (requests[next].section == name || i == sections.size());
         ++next) {
      Block row = group.add(t::REQUEST);
      row.set(t::REQUEST_ID, requests[next].id)
          .set(t::MOVE_URL,
               shown.path + "/requests/" + std::to_string(requests[next].id) + "/move");
      fill(row, next);
      if (!shown.editable) continue;
      bool last = next + 1 == requests.size() && i == sections.size();
      row.show_if(next > 0 || i > 0, t::MOVABLE_UP).show_if(!last, t::MOVABLE_DOWN);
    }
    if (first == next && i > 0) group.show(t::NO_REQUEST_HERE);
  }
  if (requests.empty() && sections.empty()) list.show(t::NO_REQUEST);
  if (!shown.editable) return;
  list.show(t::SORTABLE).set(t::VERSION, shown.version);
  Block add = list.add(t::ADD_SECTION);
  add.set(t::SECTIONS_URL, shown.path + "/sections")
      .set(t::VERSION, shown.version)
      .set(t::SECTION_TYPED, shown.section_typed);
  mark_error(add, shown.refused_section, "section_name", t::BAD_SECTION_NAME,
             t::SECTION_NAME_ERROR);
}

Form section_form(const Visit& visit) {
  return Form{visit.form,
              {{"step", "The step", FieldKind::line, 10},
               {"section", "The heading", FieldKind::line, 1000, false},
               {"section_name", "The heading", FieldKind::line, 1000, false},
               {"version", "The version", FieldKind::number, 20}}};
}

std::optional<SectionChange> read_section_change(const Form& form) {
  using enum SectionStep;
  for (SectionStep step : {add, rename, up, down, remove}) {
    if (form.text("step") == section_step_name(step)) {
      return SectionChange{step, form.text("section"), form.text("section_name")};
    }
  }
  return std::nullopt;
}

PostedMove read_move(const Visit& visit) {
  Form form{visit.form,
            {{"direction", "The direction", FieldKind::line, 10, false},
             {"section", "The heading", FieldKind::line, 1000, false},
             {"before", "The request behind it", FieldKind::number, 20, false},
             {"version", "The version", FieldKind::number, 20, false}}};
  PostedMove move{std::nullopt, form.text("section"), form.number("before"),
                  static_cast<unsigned>(form.number("version"))};
  if (form.text("direction") == "up") move.direction = MoveDirection::up;
  if (form.text("direction") == "down") move.direction = MoveDirection::down;
  return move;
}

}  // namespace latchkey::admin
