#include "fcgi/pages/admin/staff_list.hpp"

#include "core/domain/staff_invitation.hpp"
#include "core/domain/staff_roles.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/staff_frame.hpp"
#include "fcgi/pages/admin/staff_member.hpp"
#include "tpl/admin/staff/index.hpp"
#include "tpl/admin/staff/invite.hpp"

namespace latchkey::admin {
namespace {

constexpr const char* kHere = "/admin/staff";
constexpr const char* kInvite = "/admin/staff/invite";

void fill_person(Block row, const ListedStaff& one, const Visit& visit) {
  namespace t = tpl::admin_staff_index;
  row.set(t::STAFF_URL, staff_path(one.member.id))
      .set(t::NAME, one.member.name)
      .set(t::ADDRESS, one.member.address)
      .show(one.deactivated_at               ? t::LEFT
            : one.member.role == Role::admin ? t::ADMIN
                                             : t::MEMBER)
      .show(one.factor.on() ? t::FACTOR_ON : t::FACTOR_OFF)
      .show_if(one.member.id == visit.staff->staff, t::YOU);
  if (one.signed_in_at) {
    row.add(t::SEEN)
        .set(t::SEEN_AT, iso_time(*one.signed_in_at))
        .set(t::SEEN_WORDS, when(visit, *one.signed_in_at));
  } else {
    row.show(t::NEVER);
  }
}

void fill_invitation(Block row, const StaffInvitation& one, const Visit& visit) {
  namespace t = tpl::admin_staff_index;
  const std::string path = std::string{kHere} + "/invitations/" + std::to_string(one.id.value);
  row.set(t::NAME, one.name)
      .set(t::ADDRESS, one.address)
      .set(t::INVITED_BY, one.invited_by)
      .set(t::SENT_AT, iso_time(one.sent_at))
      .set(t::SENT_WORDS, when(visit, one.sent_at))
      .set(t::RESEND_URL, path + "/resend")
      .set(t::WITHDRAW_URL, path + "/withdraw")
      .show(one.role == Role::admin ? t::ADMIN : t::MEMBER);
  if (one.state == InvitationState::expired) {
    row.show(t::EXPIRED);
  } else {
    row.add(t::OPEN)
        .set(t::UNTIL_AT, iso_time(one.expires_at))
        .set(t::UNTIL_WORDS, when(visit, one.expires_at));
  }
}

void say_what_was_done(Page& page, std::string_view said) {
  if (said == "invited") say(page, "The invitation is on its way.");
  if (said == "resent") say(page, "The invitation is on its way again. It works for seven days.");
  if (said == "withdrawn")
    say(page, "The invitation is withdrawn. Its link opens nothing any more.");
}

Response invite_form(Services& services, const Visit& visit, const Form* refused = nullptr) {
  namespace t = tpl::admin_staff_invite;
  Page page = staff_page(services, visit, t::kFile, "Invite a colleague", Desk::staff);
  Block& body = page.body();
  const bool as_admin = refused && refused->typed("role") == "admin";
  body.set(t::FORM_URL, kInvite)
      .set(t::STAFF_LIST_URL, kHere)
      .set(t::NAME, refused ? refused->typed("name") : "")
      .set(t::ADDRESS, refused ? refused->typed("address") : "")
      .show(as_admin ? t::ADMIN : t::MEMBER);
  if (refused) summarise_errors(page, refused->errors());
  mark_error(body, refused, "name", t::BAD_NAME, t::NAME_ERROR);
  mark_error(body, refused, "address", t::BAD_ADDRESS, t::ADDRESS_ERROR);
  return page.respond(services.templates, refused ? 422 : 200);
}

}  // namespace

Response list_staff_page(Services& services, const Visit& visit) {
  namespace t = tpl::admin_staff_index;
  Page page = staff_page(services, visit, t::kFile, "Staff", Desk::staff);
  Block& body = page.body();
  body.set(t::INVITE_URL, kInvite);
  for (const ListedStaff& one : list_all_staff(services.database, visit.firm.id)) {
    fill_person(body.add(t::PERSON), one, visit);
  }
  auto invited = list_staff_invitations(services.database, visit.firm.id, visit.now);
  if (!invited.empty()) {
    Block section = body.add(t::INVITED);
    for (const StaffInvitation& one : invited) {
      fill_invitation(section.add(t::INVITATION), one, visit);
    }
  }
  say_what_was_done(page, visit.asked("said"));
  return page.respond(services.templates);
}

Response show_invite_staff(Services& services, const Visit& visit) {
  return invite_form(services, visit);
}

Response invite_staff_page(Services& services, const Visit& visit) {
  Form form{visit.form,
            {{"name", "The name", FieldKind::line, 120},
             {"address", "The e-mail address", FieldKind::line, 254},
             {"role", "The role", FieldKind::line, 20, false}}};
  if (form.ok()) {
    auto result = invite_staff(services.database, services.keys, services.random, visit.firm.id,
                               acting(visit),
                               {form.text("name"), form.text("address"),
                                form.text("role") == "admin" ? Role::admin : Role::member},
                               visit.now);
    if (result.outcome == SaveOutcome::saved)
      return see_other(std::string{kHere} + "?said=invited");
    refuse(form, result, "That invitation");
  }
  return invite_form(services, visit, &form);
}

Response resend_invitation_page(Services& services, const Visit& visit) {
  auto result = resend_invitation(services.database, services.keys, services.random, visit.firm.id,
                                  acting(visit), visit.id<InvitationId>("invitation"), visit.now);
  if (!result.there) throw not_here("That invitation");
  if (result.wait.count() > 0) {
    throw HttpError{429, "It was sent a short while ago",
                    "An invitation to this address can be sent again in " +
                        duration_in_words(result.wait) + ".",
                    static_cast<int>(result.wait.count())};
  }
  return see_other(std::string{kHere} + "?said=resent");
}

Response withdraw_invitation_page(Services& services, const Visit& visit) {
  if (!withdraw_invitation(services.database, services.keys, visit.firm.id, acting(visit),
                           visit.id<InvitationId>("invitation"), visit.now)) {
    throw not_here("That invitation");
  }
  return see_other(std::string{kHere} + "?said=withdrawn");
}

}  // namespace latchkey::admin
