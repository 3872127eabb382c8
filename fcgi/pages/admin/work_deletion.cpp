#include "fcgi/pages/admin/work_deletion.hpp"

#include "core/base/words.hpp"
#include "core/domain/checklist.hpp"
#include "core/domain/work_deletion.hpp"
#include "core/domain/work_item.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/paths.hpp"
#include "fcgi/pages/admin/staff_frame.hpp"
#include "tpl/admin/work/delete.hpp"
#include "tpl/admin/work/deleted.hpp"

namespace latchkey::admin {
namespace {

constexpr const char* kDeleted = "/admin/work/deleted";
constexpr const char* kWork = "That work";
constexpr const char* kChecklist = "That checklist";

WorkItem work_of_path(Services& services, const Visit& visit) {
  auto work = find_work_item(services.database, visit.firm.id, visit.id<WorkItemId>("work"));
  if (!work) throw not_here(kWork);
  return *work;
}

/// What is to be deleted.
struct About {
  std::string name, path, noun;
  unsigned version;
  DeletionReach reach;
};

/// The question with its numbers; `refused`: why nothing was deleted.
Response question(Services& services, const Visit& visit, const About& about,
                  const std::string& refused = {}) {
  namespace t = tpl::admin_work_delete;
  if (about.reach.sent && refused.empty()) return see_other(about.path);
  Page page = staff_page(services, visit, t::kFile, "Delete " + about.name, Desk::work);
  Block& body = page.body();
  body.set(t::NAME, about.name)
      .set(t::NOUN, about.noun)
      .set(t::BACK_URL, about.path)
      .set(t::DELETE_URL, about.path + "/delete")
      .set(t::VERSION, about.version);
  auto say_count = [&](std::uint64_t count, const char* noun, const char* one, const char* many) {
    if (count == 0) return;
    body.add(t::CONSEQUENCE)
        .set(t::COUNTED, plural(count, noun))
        .set(t::WHAT, count == 1 ? one : many);
  };
  say_count(about.reach.checklists, "checklist", "goes with it", "go with it");
  say_count(about.reach.requests, "request", "goes with it", "go with it");
  say_count(about.reach.files, "file", "goes with it", "go with it");
  say_count(about.reach.plans, "planned sending",
            "will not go out, and is not planned again by restoring",
            "will not go out, and are not planned again by restoring");
  if (refused.empty()) return page.respond(services.templates);
  summarise_errors(page, {{"", refused}});
  return page.respond(services.templates, 409);
}

About about_work(Services& services, const Visit& visit) {
  WorkItem work = work_of_path(services, visit);
  return {work.title, work_path(work.id), "work", work.version,
          count_work_reach(services.database, visit.firm.id, work.id)};
}

About about_checklist(Services& services, const Visit& visit) {
  WorkItem work = work_of_path(services, visit);
  auto checklist =
      find_checklist(services.database, visit.firm.id, work.id, visit.id<ChecklistId>("checklist"));
  if (!checklist) throw not_here(kChecklist);
  return {checklist->name, checklist_path(work.id, checklist->id), "checklist", checklist->version,
          count_checklist_reach(services.database, visit.firm.id, work.id, checklist->id)};
}

std::string why_not(SaveOutcome outcome, const std::string& noun) {
  if (outcome == SaveOutcome::refused) {
    return "Something of this " + noun +
           " was sent, so it stays in the firm’s records. Complete the work or cancel its "
           "checklists instead.";
  }
  if (outcome == SaveOutcome::completed) {
    return "The work is completed, so its checklists stay as they are. Reopen the work first.";
  }
  return "A colleague changed this " + noun +
         " after you had opened the page, so nothing was deleted. These are the numbers now.";
}

unsigned version_of(const Visit& visit) {
  Form form{visit.form, {{"version", "The version", FieldKind::number, 20, false}}};
  return static_cast<unsigned>(form.number("version"));
}

}  // namespace

Response show_deleted_work(Services& services, const Visit& visit) {
  namespace t = tpl::admin_work_deleted;
  Page page = staff_page(services, visit, t::kFile, "Deleted work", Desk::work);
  Block& body = page.body();
  auto deleted = list_deleted_work(services.database, visit.firm.id, visit.now);
  if (deleted.empty()) body.show(t::NONE);
  Block list = deleted.empty() ? body : body.add(t::LIST);
  for (const DeletedWork& one : deleted) {
    const std::string path =
        one.checklist ? checklist_path(one.work, *one.checklist) : work_path(one.work);
    Block row = list.add(t::DELETED);
    row.set(t::NAME, one.checklist ? one.checklist_name : one.work_title)
        .set(t::CLIENT_NAME, one.client_name)
        .set(t::DELETED_BY, one.deleted_by)
        .set(t::DELETED_AT, iso_time(one.deleted_at))
        .set(t::DELETED_WORDS, when(visit, one.deleted_at))
        .set(t::RESTORE_URL, path + "/restore");
    if (one.checklist) row.show(t::OF_WORK).set(t::WORK_TITLE, one.work_title);
  }
  if (visit.asked("said") == "deleted") say(page, "It is deleted. You can restore it here.");
  return page.respond(services.templates);
}

Response show_delete_work(Services& services, const Visit& visit) {
  return question(services, visit, about_work(services, visit));
}

Response delete_work_page(Services& services, const Visit& visit) {
  auto outcome = delete_work(services.database, services.keys, visit.firm.id, acting(visit),
                             visit.id<WorkItemId>("work"), version_of(visit), visit.now);
  if (outcome == SaveOutcome::gone) throw not_here(kWork);
  if (outcome == SaveOutcome::saved) return see_other(std::string{kDeleted} + "?said=deleted");
  return question(services, visit, about_work(services, visit), why_not(outcome, "work"));
}

Response restore_work_page(Services& services, const Visit& visit) {
  auto work = visit.id<WorkItemId>("work");
  auto outcome =
      restore_work(services.database, services.keys, visit.firm.id, acting(visit), work, visit.now);
  if (outcome == SaveOutcome::gone) throw not_here(kWork);
  return see_other(work_path(work) + "?said=restored");
}

Response show_delete_checklist(Services& services, const Visit& visit) {
  return question(services, visit, about_checklist(services, visit));
}

Response delete_checklist_page(Services& services, const Visit& visit) {
  auto outcome = delete_checklist(services.database, services.keys, visit.firm.id, acting(visit),
                                  visit.id<WorkItemId>("work"), visit.id<ChecklistId>("checklist"),
                                  version_of(visit), visit.now);
  if (outcome == SaveOutcome::gone) throw not_here(kChecklist);
  if (outcome == SaveOutcome::saved) return see_other(std::string{kDeleted} + "?said=deleted");
  return question(services, visit, about_checklist(services, visit), why_not(outcome, "checklist"));
}

Response restore_checklist_page(Services& services, const Visit& visit) {
  auto work = visit.id<WorkItemId>("work");
  auto checklist = visit.id<ChecklistId>("checklist");
  auto outcome = restore_checklist(services.database, services.keys, visit.firm.id, acting(visit),
                                   work, checklist, visit.now);
  if (outcome == SaveOutcome::gone) throw not_here(kChecklist);
  return see_other(checklist_path(work, checklist) + "?said=restored");
}

}  // namespace latchkey::admin
