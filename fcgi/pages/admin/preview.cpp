#include "fcgi/pages/admin/preview.hpp"

#include <algorithm>
#include <charconv>

#include "core/domain/checklist.hpp"
#include "core/domain/work_item.hpp"
#include "core/mail/checklist_preview.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/paths.hpp"
#include "fcgi/pages/admin/staff_frame.hpp"
#include "tpl/admin/checklists/preview.hpp"

namespace latchkey::admin {
namespace {

/// The contact that the address asks for; the first recipient where it asks for none.
std::optional<ContactId> chosen(const Visit& visit, const Checklist& checklist) {
  std::string_view asked = visit.asked("contact");
  std::uint64_t number = 0;
  std::from_chars(asked.data(), asked.data() + asked.size(), number);
  auto found = std::ranges::find(checklist.recipients, ContactId{number}, &Recipient::contact);
  if (found != checklist.recipients.end()) return found->contact;
  if (!asked.empty()) throw not_here("That recipient");
  if (checklist.recipients.empty()) return std::nullopt;
  return checklist.recipients.front().contact;
}

Checklist checklist_of_path(Services& services, const Visit& visit) {
  auto checklist = find_checklist(services.database, visit.firm.id, visit.id<WorkItemId>("work"),
                                  visit.id<ChecklistId>("checklist"));
  if (!checklist) throw not_here("That checklist");
  return *checklist;
}

ChecklistPreview preview_for(Services& services, const Visit& visit, const Checklist& checklist,
                             ContactId contact) {
  auto preview =
      preview_checklist(services.database, services.letters, visit.firm, checklist.work_item,
                        checklist.id, contact, visit.staff->staff, visit.now);
  if (!preview) throw not_here("That recipient");
  return *preview;
}

void fill_mail(Block shown, const Visit& visit, const ChecklistPreview& preview) {
  namespace t = tpl::admin_checklists_preview;
  const WrittenLetter& letter = preview.letter;
  shown.set(t::SUBJECT, letter.subject)
      .set(t::FROM_NAME, visit.firm.sender_name)
      .set(t::FROM_ADDRESS, visit.firm.sender_address)
      .set(t::TO_NAME, preview.to_name)
      .set(t::TO_ADDRESS, preview.to_address)
      .set(t::TEXT, letter.text);
  if (!letter.reply_to_address.empty()) {
    shown.show(t::REPLY_TO)
        .set(t::REPLY_NAME, letter.reply_to_name)
        .set(t::REPLY_ADDRESS, letter.reply_to_address);
  }
}

}  // namespace

Response show_preview(Services& services, const Visit& visit) {
  namespace t = tpl::admin_checklists_preview;
  Checklist checklist = checklist_of_path(services, visit);
  auto work = find_work_item(services.database, visit.firm.id, checklist.work_item);
  const std::string path = checklist_path(checklist.work_item, checklist.id);
  Page page = staff_page(services, visit, t::kFile, "Preview: " + checklist.name, Desk::work);
  Block& body = page.body();
  body.set(t::CHECKLIST_TITLE, checklist.name)
      .set(t::CHECKLIST_URL, path)
      .set(t::WORK_TITLE, work ? work->title : "")
      .set(t::WORK_URL, work_path(checklist.work_item))
      .set(t::EDIT_URL, path + "/edit")
      .show_if(checklist.requests() == 0, t::NOTHING_ASKED);
  auto contact = chosen(visit, checklist);
  if (!contact) {
    body.show(t::NO_RECIPIENT);
    return page.respond(services.templates);
  }
  Block shown = body.add(t::SHOWN);
  for (const Recipient& recipient : checklist.recipients) {
    shown.add(t::RECIPIENT)
        .set(t::RECIPIENT_URL, path + "/preview?contact=" + std::to_string(recipient.contact.value))
        .set(t::CONTACT_NAME, recipient.name)
        .show_if(recipient.contact == *contact, t::CHOSEN);
  }
  fill_mail(shown, visit, preview_for(services, visit, checklist, *contact));
  const std::string as = as_client_path(path, *contact);
  shown.set(t::MAIL_URL, path + "/preview/mail?contact=" + std::to_string(contact->value))
      .set(t::LINK_PAGE_URL, as + "?state=unclaimed")
      .set(t::CHECKLIST_PAGE_URL, as + "?state=claimed");
  Response response = page.respond(services.templates);
  response.header("Content-Security-Policy", "frame-src 'self'");
  return response;
}

Response show_previewed_mail(Services& services, const Visit& visit) {
  Checklist checklist = checklist_of_path(services, visit);
  auto contact = chosen(visit, checklist);
  if (!contact) throw not_here("That recipient");
  Response response;
  response.header("Content-Type", "text/html; charset=utf-8");
  response.header("Cache-Control", "no-store");
  // What stands in a mail is text of staff and clients, escaped; the frame runs nothing all the
  // same. Mails carry their styles within.
  response.header("Content-Security-Policy",
                  "sandbox; style-src 'unsafe-inline'; frame-ancestors 'self'");
  response.body = preview_for(services, visit, checklist, *contact).letter.html;
  return response;
}

}  // namespace latchkey::admin
