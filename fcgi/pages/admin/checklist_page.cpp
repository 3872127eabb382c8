#include "fcgi/pages/admin/checklist_page.hpp"

#include <algorithm>

#include "core/base/words.hpp"
#include "core/domain/came_in.hpp"
#include "core/domain/request_editing.hpp"
#include "core/domain/send.hpp"
#include "core/domain/work_item.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/paths.hpp"
#include "fcgi/pages/admin/recipients.hpp"
#include "fcgi/pages/admin/staff_frame.hpp"
#include "fcgi/pages/request_status.hpp"
#include "tpl/admin/checklists/show.hpp"

namespace latchkey::admin {
namespace {

namespace t = tpl::admin_checklists_show;

constexpr int kMostEvents = 12;

std::string_view said(std::string_view what) {
  if (what == "created") return "The checklist is here. Write the first request.";
  if (what == "saved") return "Your changes are saved.";
  if (what == "sent") return "It is on its way. This page says when it was delivered and opened.";
  if (what == "request-added") return "The request is on the checklist.";
  if (what == "request-saved") return "The request is saved.";
  if (what == "request-removed") return "The request is gone.";
  if (what == "moved") return "The order is changed.";
  return {};
}

struct Fill {
  Block& body;
  const Visit& visit;
  const WorkItem& work;
  const Checklist& checklist;
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
      .show_if(fill.work.completed(), t::READ_ONLY)
      .show_if(!fill.work.completed(), t::EDITABLE);
  if (fill.checklist.total > 0) {
    fill.body.show(t::ASKED).set(t::DONE, fill.checklist.done).set(t::TOTAL, fill.checklist.total);
  }
}

/// What pressing Send or Resend does.
std::string send_words(const Fill& fill, const std::string& names) {
  const Checklist& checklist = fill.checklist;
  bool again = checklist.first_sent_at.has_value();
  if (!fill.visit.firm.new_portal_since) {
    return again ? "Mails it again to " + names + ". They open it with their PIN."
                 : "Mails a PIN request to " + names + ": they open it with a PIN of their own.";
  }
  if (std::ranges::any_of(checklist.recipients, &Recipient::by_pin)) {
    return "Mails a magic link to " + names + ". Their PINs then no longer open this checklist.";
  }
  return again ? "Mails a new link to " + names + ". What they have open stays open."
               : "Mails a link to " + names + ".";
}

/// Send for all: what it will do, or what is missing for it.
void fill_send(const Fill& fill) {
  const Checklist& checklist = fill.checklist;
  if (checklist.requests() == 0 || checklist.recipients.empty()) {
    fill.body.show(t::NOT_SENDABLE)
        .set(t::NOT_SENDABLE_WHY, checklist.requests() == 0
                                      ? "Write a request first, then it can be sent."
                                      : "Choose who gets it first, then it can be sent.");
    return;
  }
  std::vector<std::string> names;
  for (const Recipient& recipient : checklist.recipients) names.push_back(recipient.name);
  bool again = checklist.first_sent_at.has_value();
  fill.body.show(t::SENDABLE)
      .set(t::SEND_URL, fill.path + "/send")
      .set(t::VERSION, checklist.version)
      .set(t::SEND_LABEL, again ? "Resend" : "Send")
      .set(t::SEND_WORDS, send_words(fill, names_in_words(names)));
}

void fill_request(Block row, const Fill& fill, const RequestLine& line) {
  RequestStatus status = staff_status_of(line, today(fill.visit));
  std::string path = request_path(fill.work.id, fill.checklist.id, line.id);
  row.set(t::REQUEST_URL, path)
      .set(t::REQUEST_TITLE, line.title)
      .set(t::STATUS, status.name)
      .set(t::STATUS_TEXT, status.words)
      .set(t::MOVE_URL, path + "/move")
      .show_if(line.has_answer, t::ANSWERED);
  if (line.due_on && !line.completed) {
    row.show(status.overdue ? t::OVERDUE : t::DUE)
        .set(t::DUE_ON, sql_date(*line.due_on))
        .set(t::DUE_WORDS, date_in_words(*line.due_on));
  }
  auto count = [](int number) { return static_cast<std::uint64_t>(number); };
  if (line.comments > 0) {
    row.show(t::COMMENTS).set(t::COMMENTS_WORDS, plural(count(line.comments), "comment"));
  }
  if (line.documents > 0) {
    row.show(t::DOCUMENTS).set(t::DOCUMENTS_WORDS, plural(count(line.documents), "file"));
  }
}

void fill_requests(const Fill& fill, const std::vector<RequestLine>& lines) {
  bool movable = !fill.work.completed();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Block row = fill.body.add(t::REQUEST);
    fill_request(row, fill, lines[i]);
    row.show_if(movable && i > 0, t::MOVABLE_UP)
        .show_if(movable && i + 1 < lines.size(), t::MOVABLE_DOWN);
  }
  if (lines.empty()) fill.body.show(t::NO_REQUEST);
}

void fill_new_request(const Fill& fill, const Form* typed) {
  fill.body.show(t::ADD_REQUEST)
      .set(t::ADD_REQUEST_URL, fill.path + "/requests")
      .set(t::REQUEST_TITLE_TYPED, typed ? typed->typed("title") : "")
      .set(t::DESCRIPTION_TYPED, typed ? typed->typed("description") : "")
      .set(t::DUE_ON_TYPED, typed ? typed->typed("due_on") : "");
  mark_error(fill.body, typed, "title", t::BAD_TITLE, t::TITLE_ERROR);
  mark_error(fill.body, typed, "description", t::BAD_DESCRIPTION, t::DESCRIPTION_ERROR);
  mark_error(fill.body, typed, "due_on", t::BAD_DUE_ON, t::DUE_ON_ERROR);
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
  Fill fill{body, visit, *work, *checklist, checklist_path(work->id, checklist->id)};
  fill_head(fill);
  fill_send(fill);
  if (checklist->recipients.empty()) {
    body.show(t::NO_RECIPIENT);
  } else {
    fill_recipients(body.add(t::RECIPIENTS),
                    list_recipient_states(db, firm, work->id, checklist->id, visit.now),
                    {.send_url = fill.path + "/send",
                     .version = checklist->version,
                     .sendable = checklist->requests() > 0 && !work->completed()},
                    visit);
  }
  fill_requests(fill, list_requests(db, firm, work->id, checklist->id));
  // A form that came back is shown even where the work was completed meanwhile: nothing typed is
  // lost.
  if (!work->completed() || refused.request) fill_new_request(fill, refused.request);
  auto events = list_came_in(db, firm, work->id, checklist->id, kMostEvents);
  if (!events.empty()) fill_came_in(body.add(t::CAME_IN), events, visit);
  std::vector<FieldError> errors = refused.request ? refused.request->errors() : refused.errors;
  if (!errors.empty()) summarise_errors(page, errors);
  if (auto words = said(visit.asked("said")); !words.empty() && errors.empty()) say(page, words);
  return page.respond(services.templates, errors.empty() ? 200 : refused.status);
}

}  // namespace latchkey::admin
