#include "fcgi/pages/admin/checklist_page.hpp"

#include <algorithm>

#include "core/base/words.hpp"
#include "core/domain/came_in.hpp"
#include "core/domain/request_editing.hpp"
#include "core/domain/scheduled_send.hpp"
#include "core/domain/work_item.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/paths.hpp"
#include "fcgi/pages/admin/plans.hpp"
#include "fcgi/pages/admin/recipients.hpp"
#include "fcgi/pages/admin/request_fields.hpp"
#include "fcgi/pages/admin/request_list.hpp"
#include "fcgi/pages/admin/send_words.hpp"
#include "fcgi/pages/admin/staff_frame.hpp"
#include "fcgi/pages/request_status.hpp"
#include "tpl/admin/checklists/plans.hpp"
#include "tpl/admin/checklists/show.hpp"
#include "tpl/admin/requests/fields.hpp"
#include "tpl/admin/requests/list.hpp"

namespace latchkey::admin {
namespace {

namespace t = tpl::admin_checklists_show;

constexpr int kMostEvents = 12;

std::string_view said(std::string_view what) {
  if (what == "created") return "The checklist is here. Write the first request.";
  if (what == "saved") return "Your changes are saved.";
  if (what == "sent") return "It is on its way. This page says when it was delivered and opened.";
  if (what == "planned") return "It is planned.";
  if (what == "taken-back") return "It does not go out. Nobody was mailed.";
  if (what == "too-late") return "It was too late: it is out, or somebody took it back before.";
  if (what == "cancelled") return "It is cancelled. Nobody sees it any more.";
  if (what == "restored") return "The checklist is here again. What was planned is not.";
  if (what == "request-added") return "The request is on the checklist.";
  if (what == "request-saved") return "The request is saved.";
  if (what == "request-removed") return "The request is gone.";
  if (what == "duplicated") return "This is the copy. Nothing of it was sent.";
  if (what == "request-duplicated") return "The copy stands right below the original.";
  if (what == "headings") return "The headings are changed.";
  if (what == "from-template") return "The checklist is made. Look it over before you send it.";
  if (what == "moved") return "The order is changed.";
  return {};
}

struct Fill {
  Block& body;
  const Visit& visit;
  const WorkItem& work;
  const Checklist& checklist;
  std::vector<ScheduledSend> plans;
  std::string path;
};

void fill_head(const Fill& fill) {
  fill.body.set(t::CHECKLIST_TITLE, fill.checklist.name)
      .set(t::WORK_TITLE, fill.work.title)
      .set(t::WORK_URL, work_path(fill.work.id))
      .set(t::WORK_INDEX_URL, "/admin/work")
      .set(t::CLIENT_NAME, fill.work.client_name)
      .set(t::CLIENT_URL, client_path(fill.work.client))
      .set(t::EDIT_URL, fill.path + "/edit")
      .set(t::PREVIEW_URL, fill.path + "/preview")
      .set(t::LEDGER_URL, fill.path + "/sends")
      .show_if(fill.checklist.first_sent_at.has_value(), t::WAS_SENT)
      .show_if(fill.work.completed(), t::READ_ONLY)
      .show_if(!fill.work.completed(), t::EDITABLE);
  if (fill.checklist.total > 0) {
    fill.body.show(t::ASKED).set(t::DONE, fill.checklist.done).set(t::TOTAL, fill.checklist.total);
  }
  if (fill.checklist.optional > 0) {
    fill.body.show(t::WITH_OPTIONAL)
        .set(t::OPTIONAL_WORDS, std::to_string(fill.checklist.optional) + " optional");
  }
  fill.body.set(t::DUPLICATE_URL, fill.path + "/duplicate")
      .set(t::TEMPLATE_URL, fill.path + "/template");
}

/// What pressing Send or Resend does to those who get it.
std::string mail_words(const Fill& fill, const std::string& names) {
  const Checklist& checklist = fill.checklist;
  bool again = checklist.first_sent_at.has_value();
  if (!fill.visit.firm.new_portal_since) {
    return again ? "Mails it again to " + names + ". They open it with their PIN."
                 : "Mails a PIN request to " + names + ": they open it with a PIN of their own.";
  }
  if (std::ranges::any_of(checklist.recipients, &Recipient::by_pin)) {
    return "Mails a magic link to " + names + ". Their PINs then no longer open this checklist.";
  }
  if (checklist.cancelled_at) return "Mails a new link to " + names + ". It lives again.";
  return again ? "Mails a new link to " + names + ". What they have open stays open."
               : "Mails a link to " + names + ".";
}

std::string send_words(const Fill& fill, const std::string& names) {
  const std::string left_out = left_out_words(fill.checklist.recipients);
  return mail_words(fill, names) + (left_out.empty() ? "" : " " + left_out);
}

/// Send for all: what it will do, or what is missing for it.
void fill_send(const Fill& fill) {
  const Checklist& checklist = fill.checklist;
  const std::vector<std::string> names = reachable_names(checklist.recipients);
  if (checklist.requests() == 0 || names.empty()) {
    fill.body.show(t::NOT_SENDABLE)
        .set(t::NOT_SENDABLE_WHY, checklist.requests() == 0
                                      ? "Write a request first, then it can be sent."
                                  : checklist.recipients.empty()
                                      ? "Choose who gets it first, then it can be sent."
                                      : "Nobody on it can be reached. Choose another address, "
                                        "or somebody else, under Edit.");
    return;
  }
  bool again = checklist.first_sent_at.has_value();
  if (fill.work.completed()) return;
  fill.body.show(t::PLANNABLE).set(t::SCHEDULE_URL, fill.path + "/schedule");
  // What goes out in a moment is not offered once more beside it.
  if (goes_now(fill.plans, {})) return;
  fill.body.show(t::SENDABLE)
      .set(t::SEND_URL, fill.path + "/send")
      .set(t::VERSION, checklist.version)
      .set(t::SEND_LABEL, checklist.cancelled_at ? "Send again"
                          : again                ? "Resend"
                                                 : "Send")
      .set(t::SEND_WORDS, send_words(fill, names_in_words(names)));
}

void fill_request(Block row, const Fill& fill, const RequestLine& line) {
  namespace l = tpl::admin_requests_list;
  RequestStatus status = staff_status_of(line, today(fill.visit));
  row.set(l::REQUEST_URL, request_path(fill.work.id, fill.checklist.id, line.id))
      .set(l::REQUEST_TITLE, line.title)
      .set(l::STATUS, status.name)
      .show(l::STATE)
      .set(l::STATUS_TEXT, status.words)
      .show_if(!line.required, l::OPTIONAL)
      .show_if(line.has_answer, l::ANSWERED);
  if (line.kind != RequestKind::text) {
    row.show(l::KIND_SHOWN).set(l::KIND_NAME, kind_words(line.kind));
  }
  if (line.due_on && !line.completed) {
    row.show(status.overdue ? l::OVERDUE : l::DUE)
        .set(l::DUE_ON, sql_date(*line.due_on))
        .set(l::DUE_WORDS, date_in_words(*line.due_on));
  }
  auto count = [](int number) { return static_cast<std::uint64_t>(number); };
  if (line.comments > 0) {
    row.show(l::COMMENTS).set(l::COMMENTS_WORDS, plural(count(line.comments), "comment"));
  }
  if (line.documents > 0) {
    row.show(l::DOCUMENTS).set(l::DOCUMENTS_WORDS, plural(count(line.documents), "file"));
  }
}

void fill_requests(const Fill& fill, const std::vector<RequestLine>& lines,
                   const RefusedOnChecklist& refused) {
  ListedRequests listed{{fill.checklist.sections, {}},
                        fill.path,
                        fill.checklist.version,
                        !fill.work.completed(),
                        refused.section ? refused.section->typed("section_name") : "",
                        refused.section};
  for (const RequestLine& line : lines) {
    listed.order.requests.push_back({line.id.value, line.section});
  }
  fill_request_list(fill.body.include(t::REQUEST_LIST, tpl::admin_requests_list::kFile), listed,
                    [&](Block row, std::size_t i) { fill_request(row, fill, lines[i]); });
}

/// The form for one more; after one under a heading the next one goes there too.
void fill_new_request(const Fill& fill, const RefusedOnChecklist& refused) {
  fill.body.show(t::ADD_REQUEST).set(t::ADD_REQUEST_URL, fill.path + "/requests");
  RequestFields shown{.typed = {}, .sections = fill.checklist.sections, .refused = refused.request};
  if (refused.request) {
    shown.typed = read_request_form(fill.visit);
  } else {
    shown.typed.section = fill.visit.asked("section");
  }
  fill_request_fields(fill.body.include(t::REQUEST_FIELDS, tpl::admin_requests_fields::kFile),
                      shown);
}

}  // namespace

Response checklist_page(Services& services, const Visit& visit, const RefusedOnChecklist& refused) {
  Database& db = services.database;
  FirmId firm = visit.firm.id;
  auto work = find_work_item(db, firm, visit.id<WorkItemId>("work"));
  auto checklist =
      work ? find_checklist(db, firm, work->id, visit.id<ChecklistId>("checklist")) : std::nullopt;
  if (!checklist) throw not_here("That checklist");
  Page page = staff_page(services, visit, t::kFile, checklist->name, Desk::work);
  Block& body = page.body();
  Fill fill{body,
            visit,
            *work,
            *checklist,
            list_open_plans(db, firm, work->id, checklist->id),
            checklist_path(work->id, checklist->id)};
  fill_head(fill);
  if (!fill.plans.empty() || checklist->cancelled_at) {
    fill_plans(body.include(t::PLANS, tpl::admin_checklists_plans::kFile), fill.plans, *checklist,
               visit);
  }
  if (checklist->first_sent_at && !checklist->cancelled_at && !work->completed()) {
    body.show(t::CANCELLABLE).set(t::CANCEL_URL, fill.path + "/cancel");
  }
  if (!checklist->first_sent_at && !work->completed()) {
    body.show(t::DELETABLE).set(t::DELETE_URL, fill.path + "/delete");
  }
  fill_send(fill);
  if (checklist->recipients.empty()) {
    body.show(t::NO_RECIPIENT);
  } else {
    fill_recipients(body.add(t::RECIPIENTS),
                    list_recipient_states(db, firm, work->id, checklist->id, visit.now),
                    {.path = fill.path,
                     .version = checklist->version,
                     .sendable = checklist->requests() > 0 && !work->completed(),
                     .plans = fill.plans},
                    visit);
  }
  fill_requests(fill, list_requests(db, firm, work->id, checklist->id), refused);
  // A form that came back is shown even where the work was completed meanwhile: nothing typed is
  // lost.
  if (!work->completed() || refused.request) fill_new_request(fill, refused);
  auto events = list_came_in(db, firm, work->id, checklist->id, kMostEvents);
  if (!events.empty()) fill_came_in(body.add(t::CAME_IN), events, visit);
  std::vector<FieldError> errors = refused.request   ? refused.request->errors()
                                   : refused.section ? refused.section->errors()
                                                     : refused.errors;
  if (!errors.empty()) summarise_errors(page, errors);
  if (std::string words{said(visit.asked("said"))}; !words.empty() && errors.empty()) {
    // Of a sending to all. Who was left out has got no mail since.
    const std::string left_out = left_out_words(checklist->recipients);
    if (visit.asked("said") == "sent" && !left_out.empty()) words += " " + left_out;
    say(page, words);
  }
  return page.respond(services.templates, errors.empty() ? 200 : refused.status);
}

}  // namespace latchkey::admin
