#include "fcgi/pages/admin/work_statuses.hpp"

#include "core/base/words.hpp"
#include "core/domain/work_list.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/staff_frame.hpp"
#include "fcgi/pages/admin/work_asked.hpp"
#include "fcgi/pages/lists.hpp"
#include "tpl/admin/statuses/form.hpp"
#include "tpl/admin/statuses/index.hpp"
#include "tpl/admin/statuses/retire.hpp"

namespace latchkey::admin {
namespace {

constexpr const char* kStatuses = "/admin/settings/statuses";
constexpr const char* kWhat = "That status";
constexpr WorkStatus kKinds[] = {WorkStatus::planned, WorkStatus::ready, WorkStatus::in_progress,
                                 WorkStatus::waiting, WorkStatus::completed};

std::string path_of(WorkStatusId status) {
  return std::string{kStatuses} + "/" + std::to_string(status.value);
}

std::string_view said(std::string_view what) {
  if (what == "created") return "The status is there. It can be chosen from now on.";
  if (what == "renamed") return "The status has its new name.";
  if (what == "moved") return "The order is changed.";
  if (what == "retired") return "The status is retired. Its work has the plain status now.";
  return {};
}

const char* what_it_means(WorkStatus kind) {
  switch (kind) {
    case WorkStatus::planned:
      return "Nothing is done yet.";
    case WorkStatus::ready:
      return "It can begin.";
    case WorkStatus::in_progress:
      return "Somebody is at it.";
    case WorkStatus::waiting:
      return "It waits for somebody. Sending a checklist sets “Waiting”.";
    case WorkStatus::completed:
      return "It is read-only for clients, under each of these names.";
  }
  return "";
}

Response index_page(Services& services, const Visit& visit, const Form* refused, int status) {
  namespace t = tpl::admin_statuses_index;
  Database& db = services.database;
  FirmId firm = visit.firm.id;
  auto own = list_own_statuses(db, firm);
  Page page = staff_page(services, visit, t::kFile, "Statuses", Desk::settings);
  Block& body = page.body();
  body.set(t::FORM_URL, kStatuses).set(t::NAME_TYPED, refused ? refused->typed("name") : "");
  for (WorkStatus kind : kKinds) {
    Block list = body.add(t::KIND);
    list.set(t::KIND_NAME, status_name(kind))
        .set(t::KIND_TEXT, status_words(kind))
        .set(t::KIND_MEANS, what_it_means(kind));
    std::vector<const OwnStatus*> of_kind;
    for (const OwnStatus& one : own) {
      if (one.kind == kind) of_kind.push_back(&one);
    }
    for (std::size_t i = 0; i < of_kind.size(); ++i) {
      const OwnStatus& one = *of_kind[i];
      auto uses = count_work_items(db, firm, {.searched = "", .own_status = one.id});
      WorkAsked its_work;
      its_work.status = choice_text(one.choice());
      list.add(t::OWN)
          .set(t::STATUS_NAME, one.name)
          .set(t::USES_WORDS, count_words(uses) + (uses.count == 1 ? " work item" : " work items"))
          .set(t::WORK_URL, its_work.url())
          .set(t::RENAME_URL, path_of(one.id))
          .set(t::MOVE_URL, path_of(one.id) + "/move")
          .set(t::RETIRE_URL, path_of(one.id) + "/retire")
          .show_if(i > 0, t::CAN_RISE)
          .show_if(i + 1 < of_kind.size(), t::CAN_SINK);
    }
    body.add(t::KIND_CHOICE)
        .set(t::KIND_NAME, status_name(kind))
        .set(t::KIND_TEXT, status_words(kind))
        .show_if(refused && refused->typed("kind") == status_name(kind), t::CHOSEN);
  }
  mark_error(body, refused, "name", t::BAD_NAME, t::NAME_ERROR);
  mark_error(body, refused, "kind", t::BAD_KIND, t::KIND_ERROR);
  if (refused) summarise_errors(page, refused->errors());
  if (auto words = said(visit.asked("said")); !words.empty()) say(page, words);
  return page.respond(services.templates, status);
}

OwnStatus status_of_path(Services& services, const Visit& visit) {
  auto status = find_own_status(services.database, visit.firm.id, visit.id<WorkStatusId>("status"));
  if (!status) throw not_here(kWhat);
  return *status;
}

Response form_page(Services& services, const Visit& visit, const OwnStatus& own,
                   const Form* refused, int status) {
  namespace t = tpl::admin_statuses_form;
  Page page = staff_page(services, visit, t::kFile, "Rename " + own.name, Desk::settings);
  Block& body = page.body();
  body.set(t::STATUS_NAME, own.name)
      .set(t::NAME_TYPED, refused ? refused->typed("name") : own.name)
      .set(t::VERSION, own.version)
      .set(t::FORM_URL, path_of(own.id))
      .set(t::CANCEL_URL, kStatuses);
  mark_error(body, refused, "name", t::BAD_NAME, t::NAME_ERROR);
  if (refused) summarise_errors(page, refused->errors());
  return page.respond(services.templates, status);
}

}  // namespace

Response list_statuses_page(Services& services, const Visit& visit) {
  return index_page(services, visit, nullptr, 200);
}

Response create_status_page(Services& services, const Visit& visit) {
  Form form{visit.form,
            {{"name", "The name", FieldKind::line, kMostStatusName, false},
             {"kind", "The kind", FieldKind::line, 20, false}}};
  int status = 422;
  if (form.ok()) {
    auto result = create_own_status(services.database, services.keys, visit.firm.id, acting(visit),
                                    read_status(form.text("kind")), form.text("name"), visit.now);
    if (result.outcome == SaveOutcome::saved) {
      return see_other(std::string{kStatuses} + "?said=created");
    }
    status = refuse(form, result, kWhat);
  }
  return index_page(services, visit, &form, status);
}

Response show_status(Services& services, const Visit& visit) {
  return form_page(services, visit, status_of_path(services, visit), nullptr, 200);
}

Response rename_status_page(Services& services, const Visit& visit) {
  Form form{visit.form,
            {{"name", "The name", FieldKind::line, kMostStatusName, false},
             {"version", "The version", FieldKind::number, 20, false}}};
  OwnStatus own = status_of_path(services, visit);
  int status = 422;
  if (form.ok()) {
    auto result = rename_own_status(services.database, services.keys, visit.firm.id, acting(visit),
                                    own.id, static_cast<unsigned>(form.number("version")),
                                    form.text("name"), visit.now);
    if (result.outcome == SaveOutcome::saved) {
      return see_other(std::string{kStatuses} + "?said=renamed");
    }
    status = refuse(form, result, kWhat);
  }
  return form_page(services, visit, own, &form, status);
}

Response move_status_page(Services& services, const Visit& visit) {
  Form form{visit.form, {{"way", "Where to", FieldKind::line, 10}}};
  auto outcome =
      move_own_status(services.database, services.keys, visit.firm.id, acting(visit),
                      visit.id<WorkStatusId>("status"), form.text("way") == "up", visit.now);
  if (outcome == SaveOutcome::gone) throw not_here(kWhat);
  return see_other(std::string{kStatuses} + "?said=moved");
}

Response show_retire_status(Services& services, const Visit& visit) {
  namespace t = tpl::admin_statuses_retire;
  OwnStatus own = status_of_path(services, visit);
  auto uses = count_work_in(services.database, visit.firm.id, own.id);
  Page page = staff_page(services, visit, t::kFile, "Retire " + own.name, Desk::settings);
  page.body()
      .set(t::STATUS_NAME, own.name)
      .set(t::KIND_TEXT, status_words(own.kind))
      .set(t::USES_WORDS, uses == 1
                              ? "1 work item has this status and becomes"
                              : std::to_string(uses) + " work items have this status and become")
      .set(t::FORM_URL, path_of(own.id) + "/retire")
      .set(t::CANCEL_URL, kStatuses)
      .show(uses == 0 ? t::UNUSED : t::USED);
  return page.respond(services.templates);
}

Response retire_status_page(Services& services, const Visit& visit) {
  auto moved = retire_own_status(services.database, services.keys, visit.firm.id, acting(visit),
                                 visit.id<WorkStatusId>("status"), visit.now);
  if (!moved) throw not_here(kWhat);
  return see_other(std::string{kStatuses} + "?said=retired");
}

}  // namespace latchkey::admin
