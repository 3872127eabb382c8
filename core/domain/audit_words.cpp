#include "core/domain/audit_words.hpp"

#include <algorithm>

namespace latchkey {
namespace {

using enum ActivityKind;
using Of = AuditSubject;

constexpr AuditWords kWords[] = {
    // links, PINs and devices
    {"link.claimed", opened, Of::none, "opened their link"},
    {"hand_over.offered", opened, Of::none, "made a code to go on with on another device"},
    {"hand_over.taken", opened, Of::none, "went on with on another device"},
    {"pin.chosen", opened, Of::none, "chose a PIN"},
    {"pin.reset", opened, Of::none, "chose a new PIN"},
    {"pin.signed_in", opened, Of::none, "came in by PIN"},
    {"device.signed_out", opened, Of::none, "signed a device out"},
    {"device.not_me", refused, Of::none, "reported a device as not theirs, which lost its access"},
    {"device.revoked", opened, Of::contact, "took a device from"},

    // what was not let in
    {"device.refused", refused, Of::none, "was refused: the browser is another than the cookie’s"},
    {"pin.refused", refused, Of::contact, "gave a wrong PIN of"},
    {"pin.locked", refused, Of::contact, "gave a fifth wrong PIN, which locked it, of"},
    {"login.refused", refused, Of::contact, "was refused a login"},
    {"login.second_step_refused", refused, Of::contact, "failed at the second step of the login"},
    {"staff.sign_in_refused", refused, Of::staff, "was refused at staff’s sign-in"},
    {"staff.second_step_refused", refused, Of::staff,
     "failed at the second step of staff’s sign-in"},
    {"link.refused", refused, Of::contact, "was refused a link that was not theirs to open, of"},

    // sign-ins
    {"login.first_step", sign_ins, Of::none,
     "gave the right password, and goes on to the second step"},
    {"login.signed_in", sign_ins, Of::none, "logged in"},
    {"session.ended", sign_ins, Of::none, "ended a session"},
    {"contact.signed_out_everywhere", sign_ins, Of::contact, "signed out everywhere"},
    {"staff.first_step", sign_ins, Of::none,
     "gave the right password, and goes on to the second step"},
    {"staff.session_ended", sign_ins, Of::none, "signed another browser out"},
    {"staff.signed_out_elsewhere", sign_ins, Of::none, "signed out everywhere else"},
    {"staff.signed_in", sign_ins, Of::none, "signed in"},
    {"staff.signed_out", sign_ins, Of::none, "signed out"},
    {"contact.signed_out", sign_ins, Of::contact, "signed out everywhere"},

    // answers
    {"request.answered", answered, Of::request, "answered"},
    {"request.commented", answered, Of::request, "commented on"},
    {"request.excused", answered, Of::request, "said why not, to"},
    {"request.excuse_withdrawn", answered, Of::request, "took back what they had said about"},
    {"request.accepted", answered, Of::request, "accepted"},
    {"request.accept_undone", answered, Of::request, "took back having accepted"},
    {"request.returned", answered, Of::request, "sent back with a note"},
    {"request.seen", answered, Of::request, "looked through"},
    {"excuse.accepted", answered, Of::request, "accepted what the client said about"},
    {"excuse.refused", answered, Of::request, "refused what the client said about"},
    {"request.completed", answered, Of::request, "ticked off"},
    {"request.reopened", answered, Of::request, "opened again"},
    {"documents.added", answered, Of::request, "added files to"},
    {"work.reopen_asked", answered, Of::work, "asked to reopen"},
    {"work.reopen_declined", work, Of::work, "kept completed, though a client asked to reopen,"},

    // sends
    {"checklist.sent", sent, Of::checklist, "sent"},
    {"checklist.send_planned", sent, Of::checklist, "planned to send"},
    {"checklist.send_taken_back", sent, Of::checklist, "took back, before it went out,"},
    {"checklist.cancelled", sent, Of::checklist, "cancelled"},
    {"checklist.not_sent", sent, Of::checklist, "could not send as planned"},
    {"checklist.resent", sent, Of::checklist, "sent again"},
    {"access_link.asked", sent, Of::none, "asked for a new access link"},
    {"confirmation.asked", sent, Of::none, "asked for a mail about a login or PIN"},
    {"migration.started", sent, Of::none, "began to send all PIN requests again as links"},
    {"migration.paused", sent, Of::none, "paused sending PIN requests again"},
    {"migration.resumed", sent, Of::none, "went on sending PIN requests again"},
    {"migration.cancelled", sent, Of::none, "stopped sending PIN requests again"},
    {"migration.done", sent, Of::none, "has had all PIN requests sent again"},

    // files and lists that left
    {"document.downloaded", read, Of::document, "downloaded"},
    {"document.seen", read, Of::document, "looked at"},
    {"contacts.exported", read, Of::none, "downloaded the list of contacts"},
    {"documents.archived", read, Of::none, "downloaded all files as one archive"},
    {"activity.exported", read, Of::none, "downloaded the list of activity"},

    // work
    {"work.created", work, Of::work, "created"},
    {"work.edited", work, Of::work, "changed"},
    {"work.status_set", work, Of::work, "set the status of"},
    {"work.assigned", work, Of::work, "gave to a colleague"},
    {"status.created", work, Of::none, "added a status of work"},
    {"status.renamed", work, Of::none, "renamed a status of work"},
    {"status.moved", work, Of::none, "moved a status of work"},
    {"status.retired", work, Of::none, "removed a status of work"},
    {"document.removed", work, Of::document, "took away the file"},
    {"document.restored", work, Of::document, "brought back the file"},
    {"work.completed", work, Of::work, "completed"},
    {"work.reopened", work, Of::work, "reopened"},
    {"work.repeating", work, Of::work, "let come again every so often"},
    {"work.not_repeating", work, Of::work, "no longer lets come again"},
    {"work.repeated", work, Of::work, "made anew for the next period"},
    {"work.skipped", work, Of::work, "left out one period of"},
    {"work.deleted", work, Of::work, "deleted"},
    {"work.restored", work, Of::work, "restored"},
    {"checklist.deleted", work, Of::checklist, "deleted the checklist"},
    {"checklist.restored", work, Of::checklist, "restored the checklist"},
    {"checklist.duplicated", work, Of::checklist, "copied to the checklist"},
    {"checklist.created", work, Of::checklist, "created the checklist"},
    {"checklist.edited", work, Of::checklist, "changed the checklist"},
    {"request.added", work, Of::request, "added the request"},
    {"request.edited", work, Of::request, "changed the request"},
    {"request.moved", work, Of::request, "moved the request"},
    {"request.removed", work, Of::request, "removed a request"},
    {"request.duplicated", work, Of::request, "duplicated the request"},
    {"checklist.sections", work, Of::checklist, "changed the headings of"},
    {"checklist.from_template", work, Of::checklist, "made from a template the checklist"},
    {"template.created", work, Of::none, "made a template"},
    {"template.edited", work, Of::none, "changed a template"},
    {"template.deleted", work, Of::none, "deleted a template"},
    {"template.restored", work, Of::none, "restored a template"},

    // people
    {"client.created", people, Of::client, "added the client"},
    {"client.edited", people, Of::client, "changed the client"},
    {"client.deleted", people, Of::client, "deleted the client"},
    {"client.restored", people, Of::client, "restored the client"},
    {"client.full_access", people, Of::contact, "let see all that is sent to the client"},
    {"client.limited_access", people, Of::contact, "let see only what is sent to them"},
    {"contacts.imported", people, Of::none, "imported contacts from a file"},
    {"client.contact_linked", people, Of::contact, "linked the contact"},
    {"client.contact_unlinked", people, Of::contact, "unlinked the contact"},
    {"contact.created", people, Of::contact, "added the contact"},
    {"contact.edited", people, Of::contact, "changed the contact"},
    {"contact.deleted", people, Of::contact, "deleted the contact"},
    {"contact.restored", people, Of::contact, "restored the contact"},

    // the office
    {"contact.contained", office, Of::contact, "revoked all access of"},
    {"client.contained", office, Of::client, "revoked all access of the contacts of"},
    {"firm.contained", office, Of::none, "revoked all access of all clients"},
    {"contact.second_factor_reset", office, Of::contact, "reset the second factor of"},
    {"login.passkey_added", office, Of::none, "added a passkey to their login"},
    {"login.passkey_removed", office, Of::none, "removed a passkey from their login"},
    {"login.password_changed", office, Of::none, "set the password of their login"},
    {"login.recovery_codes_made", office, Of::none, "made new recovery codes"},
    {"login.totp_turned_on", office, Of::none, "turned on an authenticator app"},
    {"login.totp_turned_off", office, Of::none, "turned off the authenticator app"},
    {"staff.created", office, Of::staff, "added a colleague"},
    {"staff.invited", office, Of::none, "invited a colleague"},
    {"staff.invited_again", office, Of::none, "mailed an invitation again"},
    {"staff.invitation_withdrawn", office, Of::none, "withdrew an invitation"},
    {"staff.joined", office, Of::none, "accepted the invitation to work here"},
    {"staff.role_changed", office, Of::staff, "changed the role of"},
    {"staff.deactivated", office, Of::staff, "deactivated"},
    {"staff.reactivated", office, Of::staff, "reactivated"},
    {"staff.second_factor_reset", office, Of::staff, "reset the second step of"},
    {"staff.account_reset", office, Of::staff, "reset password and second step of"},
    {"staff.password_changed", office, Of::none, "changed their password"},
    {"staff.password_reset", office, Of::none, "chose a new password by mail"},
    {"staff.renamed", office, Of::none, "changed their name"},
    {"staff.passkey_added", office, Of::none, "added a passkey to their account"},
    {"staff.passkey_removed", office, Of::none, "removed a passkey from their account"},
    {"staff.recovery_codes_made", office, Of::none, "made new recovery codes"},
    {"staff.totp_turned_on", office, Of::none, "turned on an authenticator app"},
    {"staff.totp_turned_off", office, Of::none, "turned off the authenticator app"},
    {"staff.totp_replaced", office, Of::none, "moved the authenticator app to a new phone"},
    {"login.totp_replaced", office, Of::none, "moved the authenticator app to a new phone"},
    {"settings.changed", office, Of::none, "changed settings"},
    {"new_portal.switched_on", office, Of::none, "switched on the New Client Portal"},
    {"firm.created", office, Of::none, "set up this portal"},
    {"demo.made", office, Of::none, "filled the portal with made-up clients"},
};

}  // namespace

std::span<const AuditWords> audit_words() {
  return kWords;
}

const AuditWords* find_audit_words(std::string_view action) {
  auto found = std::ranges::find(kWords, action, &AuditWords::action);
  return found == std::end(kWords) ? nullptr : found;
}

std::string_view kind_name(ActivityKind kind) {
  switch (kind) {
    case opened:
      return "opened";
    case refused:
      return "refused";
    case sign_ins:
      return "sign-ins";
    case answered:
      return "answers";
    case sent:
      return "sends";
    case read:
      return "files";
    case ActivityKind::work:
      return "work";
    case people:
      return "people";
    case office:
      return "office";
  }
  return "";
}

std::string_view kind_words(ActivityKind kind) {
  switch (kind) {
    case opened:
      return "Links and devices";
    case refused:
      return "Refused";
    case sign_ins:
      return "Sign-ins";
    case answered:
      return "Answers and ticks";
    case sent:
      return "Sent and asked for";
    case read:
      return "Files and lists downloaded";
    case ActivityKind::work:
      return "Work and checklists";
    case people:
      return "Clients and contacts";
    case office:
      return "Settings and security";
  }
  return "";
}

}  // namespace latchkey
