#include "fcgi/pages/admin/staff_member.hpp"

#include "core/base/words.hpp"
#include "core/domain/confirmation.hpp"
#include "core/domain/staff_roles.hpp"
#include "fcgi/pages/account_parts.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/staff_frame.hpp"
#include "fcgi/pages/admin/staff_side.hpp"
#include "tpl/admin/staff/deactivate.hpp"
#include "tpl/admin/staff/show.hpp"

namespace latchkey::admin {
namespace {

constexpr const char* kWho = "That colleague";

StaffId asked_for(const Visit& visit) {
  return visit.id<StaffId>("staff");
}

ListedStaff load_listed(Services& services, const Visit& visit) {
  auto found = find_listed_staff(services.database, visit.firm.id, asked_for(visit));
  if (!found) throw not_here(kWho);
  return *found;
}

Response member_page(Services& services, const Visit& visit, const char* refused = nullptr);

/// Back to the colleague with what was done, or the refusal.
Response after(Services& services, const Visit& visit, StaffChange change, const char* said) {
  switch (change) {
    case StaffChange::gone:
      throw not_here(kWho);
    case StaffChange::last_admin:
      return member_page(services, visit,
                         "They are the only administrator who is left, so nothing was changed. "
                         "Make a colleague an administrator first.");
    case StaffChange::nobody:
      throw HttpError{409, "The work can go to somebody who works here",
                      "The colleague whom you chose has left, or is the same one. Nothing was "
                      "changed."};
    case StaffChange::done:
    case StaffChange::as_it_was:
      break;
  }
  return see_other(staff_path(asked_for(visit)) + "?said=" + said);
}

void say_what_was_done(Page& page, std::string_view said) {
  if (said == "role") say(page, "The role is changed. It counts from their next page on.");
  if (said == "deactivated") say(page, "They are signed out and cannot sign in any more.");
  if (said == "reactivated") say(page, "They can sign in again, as before.");
  if (said == "factor-reset") {
    say(page, "Their second step is reset. Their next sign-in sets up a new one.");
  }
  if (said == "password-sent") say(page, "A link to choose a new password is on its way to them.");
}

/// `refused`: why the page comes back.
Response member_page(Services& services, const Visit& visit, const char* refused) {
  namespace t = tpl::admin_staff_show;
  const ListedStaff one = load_listed(services, visit);
  const std::string path = staff_path(one.member.id);
  Page page = staff_page(services, visit, t::kFile, one.member.name, Desk::staff);
  Block& body = page.body();
  body.set(t::NAME, one.member.name).set(t::ADDRESS, one.member.address);
  if (one.signed_in_at) {
    body.add(t::SEEN)
        .set(t::SEEN_AT, iso_time(*one.signed_in_at))
        .set(t::SEEN_WORDS, when(visit, *one.signed_in_at));
  } else {
    body.show(t::NEVER);
  }
  if (one.deactivated_at) {
    body.add(t::LEFT)
        .set(t::LEFT_AT, iso_time(*one.deactivated_at))
        .set(t::LEFT_WORDS, when(visit, *one.deactivated_at))
        .set(t::REACTIVATE_URL, path + "/reactivate");
  } else {
    const bool is_admin = one.member.role == Role::admin;
    Block active = body.add(t::ACTIVE);
    active.set(t::PASSWORD_URL, path + "/send-password")
        .show(is_admin ? t::IS_ADMIN : t::IS_MEMBER);
    // What could only be refused is not offered.
    if (is_admin && is_last_admin(services.database, visit.firm.id, one.member.id)) {
      active.show(t::LAST_ADMIN);
    } else {
      active.add(t::ROLE_CHANGE)
          .set(t::ROLE_URL, path + "/role")
          .set(t::OTHER_ROLE, is_admin ? "member" : "admin")
          .show(is_admin ? t::TO_MEMBER : t::TO_ADMIN);
      active.add(t::LEAVING).set(t::DEACTIVATE_URL, path + "/deactivate");
    }
    if (one.factor.on()) {
      active.add(t::FACTOR_ON)
          .set(t::FACTOR_WORDS, factor_words(one.factor))
          .set(t::RESET_URL, path + "/reset-second-factor");
    } else {
      active.show(t::FACTOR_OFF);
    }
  }
  if (refused) {
    summarise_errors(page, {{"", refused}});
    return page.respond(services.templates, 409);
  }
  say_what_was_done(page, visit.asked("said"));
  return page.respond(services.templates);
}

}  // namespace

Response show_staff_member(Services& services, const Visit& visit) {
  return member_page(services, visit);
}

Response set_role_page(Services& services, const Visit& visit) {
  Form form{visit.form, {{"role", "The role", FieldKind::line, 20}}};
  const std::string& role = form.typed("role");
  if (role != "admin" && role != "member") {
    throw HttpError{422, "That is no role", "Go back and choose one. Nothing was changed."};
  }
  return after(
      services, visit,
      set_staff_role(services.database, services.keys, visit.firm.id, acting(visit),
                     asked_for(visit), role == "admin" ? Role::admin : Role::member, visit.now),
      "role");
}

Response show_deactivate(Services& services, const Visit& visit) {
  namespace t = tpl::admin_staff_deactivate;
  const ListedStaff one = load_listed(services, visit);
  const std::string path = staff_path(one.member.id);
  if (one.deactivated_at) return see_other(path);
  if (is_last_admin(services.database, visit.firm.id, one.member.id)) return see_other(path);
  const Departure departure =
      count_departure(services.database, visit.firm.id, one.member.id, visit.now);
  Page page = staff_page(services, visit, t::kFile, "Deactivate " + one.member.name, Desk::staff);
  Block& body = page.body();
  body.set(t::NAME, one.member.name)
      .set(t::STAFF_URL, path)
      .set(t::DEACTIVATE_URL, path + "/deactivate")
      .show_if(one.member.id == visit.staff->staff, t::YOURSELF);
  if (departure.sessions > 0) {
    body.add(t::SESSIONS).set(t::SESSIONS_WORDS, plural(departure.sessions, "browser"));
  }
  if (departure.open_work > 0) {
    Block work = body.add(t::WORK);
    work.set(t::WORK_WORDS, plural(departure.open_work, "open work item"));
    for (const StaffMember& other : list_staff(services.database, visit.firm.id)) {
      if (other.id == one.member.id) continue;
      work.add(t::HEIR).set(t::HEIR_ID, other.id.value).set(t::HEIR_NAME, other.name);
    }
  } else {
    body.show(t::NO_WORK);
  }
  return page.respond(services.templates);
}

Response deactivate_page(Services& services, const Visit& visit) {
  Form form{visit.form, {{"heir", "Who takes over", FieldKind::number, 18, false}}};
  const std::uint64_t heir = form.ok() ? form.number("heir") : 0;
  auto change = deactivate_staff(services.database, services.keys, visit.firm.id, acting(visit),
                                 asked_for(visit),
                                 heir ? std::optional{StaffId{heir}} : std::nullopt, visit.now);
  const bool oneself = asked_for(visit) == visit.staff->staff;
  if (oneself && change == StaffChange::done) return see_other("/admin/sign-in?said=signed-out");
  return after(services, visit, change, "deactivated");
}

Response reactivate_page(Services& services, const Visit& visit) {
  return after(services, visit,
               reactivate_staff(services.database, services.keys, visit.firm.id, acting(visit),
                                asked_for(visit), visit.now),
               "reactivated");
}

Response reset_staff_factor_page(Services& services, const Visit& visit) {
  return after(services, visit,
               reset_staff_second_factor(services.database, services.keys, services.random,
                                         visit.firm.id, acting(visit), asked_for(visit), visit.now),
               "factor-reset");
}

Response send_staff_password_page(Services& services, const Visit& visit) {
  const ListedStaff one = load_listed(services, visit);
  if (one.deactivated_at) throw not_here(kWho);
  auto result =
      ask_confirmation(services.database, services.keys, services.random, visit.firm.id,
                       ConfirmationKind::reset_staff, one.member.address, visit.browser, visit.now);
  if (result.outcome != AskOutcome::asked) {
    throw HttpError{429, "One was sent a short while ago",
                    "A link to choose a new password can be sent again in " +
                        duration_in_words(result.wait) + ".",
                    static_cast<int>(result.wait.count())};
  }
  return see_other(staff_path(one.member.id) + "?said=password-sent");
}

}  // namespace latchkey::admin
