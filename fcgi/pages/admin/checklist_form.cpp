#include "fcgi/pages/admin/checklist_form.hpp"

#include <algorithm>
#include <charconv>

#include "core/domain/checklist.hpp"
#include "core/domain/work_item.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/paths.hpp"
#include "fcgi/pages/admin/staff_frame.hpp"
#include "tpl/admin/checklists/form.hpp"

namespace latchkey::admin {
namespace {

namespace t = tpl::admin_checklists_form;

constexpr const char* kWhat = "That checklist";

/// A recipient as the form's checkboxes name one: the contact's number and the address.
std::string choice_value(ContactId contact, const std::string& address) {
  return std::to_string(contact.value) + ":" + address;
}

std::vector<ChosenRecipient> read_chosen(const NameValues& posted) {
  std::vector<ChosenRecipient> chosen;
  for (const auto& [name, value] : posted) {
    std::size_t colon = value.find(':');
    if (name != "recipient" || colon == value.npos) continue;
    std::uint64_t contact = 0;
    std::from_chars(value.data(), value.data() + colon, contact);
    chosen.push_back({ContactId{contact}, value.substr(colon + 1)});
  }
  return chosen;
}

Form read_form(const Visit& visit) {
  return Form{visit.form,
              {{"title", "The title", FieldKind::line, kMostTitle, false},
               {"version", "The version", FieldKind::number, 20, false}}};
}

/// What the page shows in its fields.
struct Shown {
  std::string title;
  std::vector<ChosenRecipient> chosen;
  std::uint64_t version = 0;
  const Form* refused = nullptr;
  int status = 200;
};

/// Whether one of `list`, choices or recipients, is this contact at this address.
template <class List>
bool holds(const List& list, ContactId contact, const std::string& address) {
  return std::ranges::any_of(
      list, [&](const auto& each) { return each.contact == contact && each.address == address; });
}

/// A recipient whose address, or who, is not the client's any more stays on the form until staff
/// decide: nobody is to lose what they have because somebody changed a title.
void fill_recipients(Block& body, const std::vector<RecipientChoice>& choices,
                     const Checklist* checklist, const Shown& shown) {
  Block list = body.add(t::RECIPIENTS);
  auto add = [&](ContactId contact, const std::string& name, const std::string& address) {
    Block row = list.add(t::RECIPIENT);
    row.set(t::RECIPIENT_VALUE, choice_value(contact, address))
        .set(t::CONTACT_NAME, name)
        .set(t::ADDRESS, address)
        .show_if(holds(shown.chosen, contact, address), t::CHOSEN);
    return row;
  };
  for (const RecipientChoice& choice : choices) add(choice.contact, choice.name, choice.address);
  for (const Recipient& recipient : checklist ? checklist->recipients : std::vector<Recipient>{}) {
    if (holds(choices, recipient.contact, recipient.address)) continue;
    add(recipient.contact, recipient.name, recipient.address).show(t::STALE);
  }
  mark_error(list, shown.refused, "recipient", t::BAD_RECIPIENTS, t::RECIPIENTS_ERROR);
}

/// `checklist`: what is edited; null for a new one.
Response form_page(Services& services, const Visit& visit, const WorkItem& work,
                   const Checklist* checklist, const Shown& shown) {
  std::string path =
      checklist ? checklist_path(work.id, checklist->id) : work_path(work.id) + "/checklists";
  std::string heading = checklist ? "Edit " + checklist->name : "New checklist";
  Page page = staff_page(services, visit, t::kFile, heading, Desk::work);
  Block& body = page.body();
  body.set(t::HEADING, heading)
      .set(t::WORK_TITLE, work.title)
      .set(t::FORM_URL, path + (checklist ? "/edit" : "/new"))
      .set(t::CANCEL_URL, checklist ? path : work_path(work.id))
      .set(t::SUBMIT_LABEL, checklist ? "Save checklist" : "Create checklist")
      .set(t::VERSION, shown.version)
      .set(t::CHECKLIST_TITLE, shown.title)
      .show_if(checklist && checklist->first_sent_at, t::SENT_ALREADY);
  mark_error(body, shown.refused, "title", t::BAD_TITLE, t::TITLE_ERROR);
  auto choices = list_recipient_choices(services.database, visit.firm.id, work.id);
  if (choices.empty() && (!checklist || checklist->recipients.empty())) {
    body.show(t::NO_RECIPIENTS)
        .set(t::CLIENT_NAME, work.client_name)
        .set(t::CLIENT_URL, client_path(work.client));
  } else {
    fill_recipients(body, choices, checklist, shown);
  }
  if (shown.refused) summarise_errors(page, shown.refused->errors());
  return page.respond(services.templates, shown.status);
}

WorkItem work_of_path(Services& services, const Visit& visit) {
  auto work = find_work_item(services.database, visit.firm.id, visit.id<WorkItemId>("work"));
  if (!work) throw not_here("That work");
  return *work;
}

Checklist checklist_of_path(Services& services, const Visit& visit, WorkItemId work) {
  auto checklist =
      find_checklist(services.database, visit.firm.id, work, visit.id<ChecklistId>("checklist"));
  if (!checklist) throw not_here(kWhat);
  return *checklist;
}

Shown shown_of(const Checklist& checklist) {
  Shown shown{.title = checklist.name, .chosen = {}, .version = checklist.version};
  for (const Recipient& recipient : checklist.recipients) {
    shown.chosen.push_back({recipient.contact, recipient.address});
  }
  return shown;
}

Shown typed_in(Shown shown, const Visit& visit, const Form& form, int status) {
  shown.title = form.typed("title");
  shown.chosen = read_chosen(visit.form);
  if (status != kChangedMeanwhile) shown.version = form.number("version");
  shown.refused = &form;
  shown.status = status;
  return shown;
}

}  // namespace

Response show_new_checklist(Services& services, const Visit& visit) {
  WorkItem work = work_of_path(services, visit);
  return form_page(services, visit, work, nullptr,
                   {.title = "",
                    .chosen = propose_recipients(
                        list_recipient_choices(services.database, visit.firm.id, work.id))});
}

Response create_checklist_page(Services& services, const Visit& visit) {
  WorkItem work = work_of_path(services, visit);
  Form form = read_form(visit);
  int status = 422;
  if (form.ok()) {
    auto result =
        create_checklist(services.database, services.keys, visit.firm.id, acting(visit), work.id,
                         {form.text("title"), read_chosen(visit.form)}, visit.now);
    if (result.outcome == SaveOutcome::saved) {
      return see_other(checklist_path(work.id, result.id) + "?said=created");
    }
    status = refuse(form, result, kWhat);
  }
  return form_page(services, visit, work, nullptr, typed_in({}, visit, form, status));
}

Response show_edit_checklist(Services& services, const Visit& visit) {
  WorkItem work = work_of_path(services, visit);
  Checklist checklist = checklist_of_path(services, visit, work.id);
  return form_page(services, visit, work, &checklist, shown_of(checklist));
}

Response edit_checklist_page(Services& services, const Visit& visit) {
  WorkItem work = work_of_path(services, visit);
  Checklist checklist = checklist_of_path(services, visit, work.id);
  Form form = read_form(visit);
  int status = 422;
  if (form.ok()) {
    auto result =
        edit_checklist(services.database, services.keys, visit.firm.id, acting(visit), work.id,
                       checklist.id, static_cast<unsigned>(form.number("version")),
                       {form.text("title"), read_chosen(visit.form)}, visit.now);
    if (result.outcome == SaveOutcome::saved) {
      return see_other(checklist_path(work.id, checklist.id) + "?said=saved");
    }
    status = refuse(form, result, kWhat);
    if (status == kChangedMeanwhile) {
      tell_theirs(form, {{"title", form.text("title"), checklist.name, "The title"}});
    }
  }
  return form_page(services, visit, work, &checklist,
                   typed_in(shown_of(checklist), visit, form, status));
}

}  // namespace latchkey::admin
