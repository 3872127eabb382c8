#include "fcgi/pages/admin/work_form.hpp"

#include "core/base/words.hpp"
#include "core/domain/client.hpp"
#include "core/domain/staff.hpp"
#include "core/domain/taken_back_send.hpp"
#include "core/domain/work_item.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/paths.hpp"
#include "fcgi/pages/admin/staff_frame.hpp"
#include "fcgi/pages/lists.hpp"
#include "tpl/admin/work/client.hpp"
#include "tpl/admin/work/form.hpp"

namespace latchkey::admin {
namespace {

namespace t = tpl::admin_work_form;

constexpr const char* kNew = "/admin/work/new";
constexpr const char* kWhat = "That work";

Form read_form(const Visit& visit) {
  return Form{visit.form,
              {{"client", "The client", FieldKind::number, 20, false},
               {"title", "The title", FieldKind::line, kMostTitle, false},
               {"assignee", "Who does it", FieldKind::number, 20, false},
               {"start_on", "The first day", FieldKind::line, 40, false},
               {"due_on", "The due date", FieldKind::line, 40, false},
               {"status", "The status", FieldKind::line, 20, false},
               {"version", "The version", FieldKind::number, 20, false}}};
}

/// `unless_said`: the status of a form without one. What is no status (any more) is refused by its
/// number.
WorkItemForm work_of(const Form& form, const std::vector<OwnStatus>& own,
                     const StatusChoice& unless_said = WorkStatus::planned) {
  StatusChoice status = read_choice(form.text("status"), own).value_or(unless_said);
  return {.client = ClientId{form.number("client")},
          .title = form.text("title"),
          .assignee = StaffId{form.number("assignee")},
          .due_on = form.text("due_on"),
          .status = status.kind,
          .own_status = status.own,
          .start_on = form.text("start_on")};
}

/// What the page shows in its fields.
struct Shown {
  WorkItemForm values;
  std::uint64_t version = 0;
  const Form* refused = nullptr;
  int status = 200;
};

Shown shown_of(const WorkItem& work) {
  return {.values = {.client = work.client,
                     .title = work.title,
                     .assignee = work.assignee,
                     .due_on = work.due_on ? sql_date(*work.due_on) : "",
                     .status = work.status,
                     .own_status = work.own_status,
                     .start_on = work.start_on ? sql_date(*work.start_on) : ""},
          .version = work.version};
}

Shown typed_in(Shown shown, const Form& form, const std::vector<OwnStatus>& own, int status) {
  shown.values = work_of(form, own, {shown.values.status, shown.values.own_status});
  shown.values.title = form.typed("title");
  shown.values.start_on = form.typed("start_on");
  shown.values.due_on = form.typed("due_on");
  if (status != kChangedMeanwhile) shown.version = form.number("version");
  shown.refused = &form;
  shown.status = status;
  return shown;
}

void fill_client(Block& body, Services& services, const Visit& visit, const WorkItem* work,
                 ClientId chosen) {
  if (work) {
    body.show(t::CLIENT_FIXED)
        .set(t::CLIENT_ID, work->client.value)
        .set(t::CLIENT_NAME, work->client_name);
    return;
  }
  auto choices = list_client_choices(services.database, visit.firm.id);
  if (!choices) {  // it was found by its name, on the page before
    auto found = find_client(services.database, visit.firm.id, chosen);
    body.add(t::CLIENT_FOUND)
        .set(t::CLIENT_ID, chosen.value)
        .set(t::CLIENT_NAME, found ? found->name : "None yet")
        .set(t::FIND_URL, kNew);
    return;
  }
  Block choice = body.add(t::CLIENT_CHOICE);
  for (const Client& client : *choices) {
    choice.add(t::CLIENT)
        .set(t::CLIENT_ID, client.id.value)
        .set(t::CLIENT_NAME, client.name)
        .show_if(client.id == chosen, t::CHOSEN);
  }
}

/// `work`: what is edited; null for a new one.
Response form_page(Services& services, const Visit& visit, const WorkItem* work,
                   const std::vector<OwnStatus>& own, const Shown& shown) {
  std::string path = work ? work_path(work->id) : "/admin/work";
  if (!work && shown.values.client.value != 0) path = client_path(shown.values.client);
  const std::string heading = work ? "Edit " + work->title : "New work";
  Page page = staff_page(services, visit, t::kFile, heading, Desk::work);
  Block& body = page.body();
  body.set(t::HEADING, heading)
      .set(t::FORM_URL, work ? path + "/edit" : kNew)
      .set(t::CANCEL_URL, path)
      .set(t::SUBMIT_LABEL, work ? "Save work" : "Create work")
      .set(t::VERSION, shown.version)
      .set(t::WORK_TITLE, shown.values.title)
      .set(t::START_ON, shown.values.start_on)
      .set(t::DUE_ON, shown.values.due_on);
  fill_client(body, services, visit, work, shown.values.client);
  for (const StaffMember& member : list_staff(services.database, visit.firm.id)) {
    body.add(t::ASSIGNEE)
        .set(t::STAFF_ID, member.id.value)
        .set(t::STAFF_NAME_OF, member.name)
        .show_if(member.id == shown.values.assignee, t::CHOSEN);
  }
  if (work && !work->completed()) {
    if (auto plans = count_waiting_plans(services.database, visit.firm.id, work->id); plans > 0) {
      body.show(t::PLANS_END).set(t::PLANS_WORDS, planned_sendings_end(plans));
    }
  }
  fill_status_options(body, own, StatusChoice{shown.values.status, shown.values.own_status});
  mark_error(body, shown.refused, "status", t::BAD_STATUS, t::STATUS_ERROR);
  mark_error(body, shown.refused, "client", t::BAD_CLIENT, t::CLIENT_ERROR);
  mark_error(body, shown.refused, "title", t::BAD_TITLE, t::TITLE_ERROR);
  mark_error(body, shown.refused, "assignee", t::BAD_ASSIGNEE, t::ASSIGNEE_ERROR);
  mark_error(body, shown.refused, "start_on", t::BAD_START_ON, t::START_ON_ERROR);
  mark_error(body, shown.refused, "due_on", t::BAD_DUE_ON, t::DUE_ON_ERROR);
  if (shown.refused) summarise_errors(page, shown.refused->errors());
  return page.respond(services.templates, shown.status);
}

/// For whom? Where a list of all clients would be too long, they are found by name first.
Response client_page(Services& services, const Visit& visit) {
  namespace c = tpl::admin_work_client;
  Form asked{visit.query, {{"q", "What you look for", FieldKind::line, 200, false}}};
  const std::string& searched = asked.text("q");
  ClientPage found = list_clients(services.database, visit.firm.id, {.searched = searched});
  Page page = staff_page(services, visit, c::kFile, "New work", Desk::work);
  Block& body = page.body();
  const auto& rows = found.rows;
  if (rows.empty() && searched.empty()) {
    body.show(c::NO_CLIENTS);
    return page.respond(services.templates);
  }
  body.show(c::FIND).set(c::FIND_URL, kNew).set(c::SEARCHED, searched);
  if (rows.empty()) {
    body.show(c::NO_MATCH);
    return page.respond(services.templates);
  }
  Block list = body.add(c::CLIENTS);
  for (const ClientLine& line : rows) {
    list.add(c::CLIENT)
        .set(c::CHOOSE_URL, list_url(kNew, {{"client", std::to_string(line.id.value)}}))
        .set(c::CLIENT_NAME, line.name)
        .set(c::CONTACTS_WORDS, names_in_words(line.contacts))
        .set(c::OPEN_WORDS, plural(static_cast<std::uint64_t>(line.open_work), "open work item"));
  }
  if (found.next) {
    list.show(c::MORE).set(c::SHOWN_WORDS, plural(rows.size(), "client"));
  }
  return page.respond(services.templates);
}

WorkItem work_of_path(Services& services, const Visit& visit) {
  auto work = find_work_item(services.database, visit.firm.id, visit.id<WorkItemId>("work"));
  if (!work) throw not_here(kWhat);
  return *work;
}

/// What is saved by now, at the fields where it differs.
void tell_theirs(Form& form, Services& services, const Visit& visit,
                 const std::vector<OwnStatus>& own, const WorkItem& saved) {
  const WorkItemForm typed = work_of(form, own, saved.choice());
  auto day = [](const std::string& text) {
    const auto date = parse_date(text);
    return date ? date_in_words(*date) : text;
  };
  const Shown theirs = shown_of(saved);
  std::string assignee = "somebody else";
  for (const StaffMember& member : list_staff(services.database, visit.firm.id)) {
    if (member.id == typed.assignee) assignee = member.name;
  }
  std::string status = status_words(typed.status);
  for (const OwnStatus& one : own) {
    if (typed.own_status == one.id) status = one.name;
  }
  admin::tell_theirs(form,
                     {{"title", typed.title, saved.title, "The title"},
                      {"start_on", day(typed.start_on), day(theirs.values.start_on), "The start"},
                      {"due_on", day(typed.due_on), day(theirs.values.due_on), "The due date"},
                      {"assignee", assignee, saved.assignee_name, "Assigned to"},
                      {"status", status, status_words(saved), "The status"}});
}

}  // namespace

Response show_new_work(Services& services, const Visit& visit) {
  Form asked{visit.query, {{"client", "The client", FieldKind::number, 20, false}}};
  const ClientId client{asked.number("client")};
  if (!find_client(services.database, visit.firm.id, client)) {
    auto choices = list_client_choices(services.database, visit.firm.id);
    if (!choices || choices->empty()) return client_page(services, visit);
  }
  Shown shown{
      .values = {.client = client, .title = "", .assignee = visit.staff->staff, .due_on = ""}};
  return form_page(services, visit, nullptr, list_own_statuses(services.database, visit.firm.id),
                   shown);
}

Response create_work_page(Services& services, const Visit& visit) {
  Form form = read_form(visit);
  auto own = list_own_statuses(services.database, visit.firm.id);
  int status = 422;
  if (form.ok()) {
    auto result = create_work_item(services.database, services.keys, visit.firm.id, acting(visit),
                                   work_of(form, own), visit.now);
    if (result.outcome == SaveOutcome::saved) {
      return see_other(work_path(result.id) + "?said=created");
    }
    status = refuse(form, result, kWhat);
  }
  return form_page(services, visit, nullptr, own, typed_in({}, form, own, status));
}

Response show_edit_work(Services& services, const Visit& visit) {
  WorkItem work = work_of_path(services, visit);
  return form_page(services, visit, &work, list_own_statuses(services.database, visit.firm.id),
                   shown_of(work));
}

Response edit_work_page(Services& services, const Visit& visit) {
  Form form = read_form(visit);
  auto own = list_own_statuses(services.database, visit.firm.id);
  WorkItem work = work_of_path(services, visit);
  int status = 422;
  if (form.ok()) {
    auto result = edit_work_item(services.database, services.keys, visit.firm.id, acting(visit),
                                 work.id, static_cast<unsigned>(form.number("version")),
                                 work_of(form, own, work.choice()), visit.now);
    if (result.outcome == SaveOutcome::saved) return see_other(work_path(work.id) + "?said=saved");
    status = refuse(form, result, kWhat);
    if (status == kChangedMeanwhile) tell_theirs(form, services, visit, own, work);
  }
  return form_page(services, visit, &work, own, typed_in(shown_of(work), form, own, status));
}

}  // namespace latchkey::admin
