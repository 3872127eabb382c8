#include "fcgi/pages/passkeys.hpp"

#include "core/domain/passkeys.hpp"
#include "fcgi/pages/account_parts.hpp"
#include "fcgi/pages/passkey_form.hpp"
#include "tpl/account/passkeys.hpp"

namespace latchkey {
namespace {

namespace t = tpl::account_passkeys;

std::string here(const AccountSide& side) {
  return std::string{side.account} + "/passkeys";
}

/// The form that came back, and where it belongs.
struct Refused {
  const Form* form = nullptr;
  PasskeyId passkey{};  // zero: of the one to be added
};

HttpError no_such_passkey() {
  return {404, "That passkey is not one of yours",
          "It may have been removed meanwhile. Nothing was changed."};
}

std::vector<std::string> credential_ids(const std::vector<Passkey>& passkeys) {
  std::vector<std::string> ids;
  ids.reserve(passkeys.size());
  for (const Passkey& passkey : passkeys) ids.push_back(passkey.credential_id);
  return ids;
}

void fill_passkey(Block row, const Passkey& passkey, const Visit& visit, const AccountSide& side,
                  bool must_stay, const Refused& refused) {
  const std::string path = here(side) + "/" + std::to_string(passkey.id.value);
  const std::string& zone = own_time_zone(visit);
  row.set(t::PASSKEY_ID, passkey.id.value)
      .set(t::PASSKEY_NAME, passkey.name)
      .set(t::ADDED_AT, iso_time(passkey.created_at))
      .set(t::ADDED_WORDS, "on " + date_in_words(day_in_zone(passkey.created_at, zone)))
      .set(t::NAME_URL, path + "/name")
      .set(t::REMOVE_URL, path + "/remove");
  if (passkey.last_used_at) {
    row.show(t::USED)
        .set(t::USED_AT, iso_time(*passkey.last_used_at))
        .set(t::USED_WORDS, time_in_words(*passkey.last_used_at, zone));
  } else {
    row.show(t::NEVER_USED);
  }
  const bool mine = refused.form && refused.passkey == passkey.id;
  if (mine && refused.form->error_of("name")) {
    row.show(t::BAD_NAME).set(t::NAME_ERROR, *refused.form->error_of("name"));
  }
  if (must_stay) {
    row.show(t::MUST_STAY);
    return;
  }
  Block may_go = row.add(t::MAY_GO);
  if (mine && refused.form->error_of("password")) {
    may_go.show(t::BAD_PASSWORD).set(t::PASSWORD_ERROR, *refused.form->error_of("password"));
  }
}

void fill_adding(Block& body, Services& services, const Visit& visit, const AccountSide& side,
                 const std::vector<Passkey>& passkeys, const Refused& refused) {
  auto site = passkey_site(visit.firm.base_url);
  if (!site) {
    body.show(t::NOT_HERE).set(t::HOST_WORDS, visit.firm.base_url);
    return;
  }
  const ActingAccount owner = acting_account(visit);
  const Bytes32 user = passkey_user(services.keys, visit.firm.id, owner.id);
  const bool mine = refused.form && !refused.passkey;
  Block add = body.add(t::ADD);
  add.set(t::ADD_URL, here(side) + "/add")
      .set(t::CHALLENGE, make_passkey_challenge(services.keys, services.random, visit.firm.id,
                                                ChallengeFor::add, visit.csrf, visit.now))
      .set(t::HOST, site->rp_id)
      .set(t::USER, base64url(as_text(user)))
      .set(t::USER_NAME, owner.name)
      .set(t::KNOWN, ids_in_words(credential_ids(passkeys)))
      .set(t::NEW_NAME, mine ? refused.form->typed("name") : visit.browser.description);
  if (mine && refused.form->error_of("name")) {
    add.show(t::BAD_NEW_NAME).set(t::NEW_NAME_ERROR, *refused.form->error_of("name"));
  }
  if (mine && refused.form->error_of("password")) {
    add.show(t::BAD_NEW_PASSWORD).set(t::NEW_PASSWORD_ERROR, *refused.form->error_of("password"));
  }
}

/// The fields of each passkey's forms carry its number.
std::vector<FieldError> errors_at_their_fields(const Refused& refused) {
  std::vector<FieldError> errors = refused.form->errors();
  for (FieldError& error : errors) {
    if (error.field.empty()) continue;
    error.field = refused.passkey ? error.field + "-" + std::to_string(refused.passkey.value)
                                  : "new-" + error.field;
  }
  return errors;
}

void say_what_was_done(Page& page, std::string_view said) {
  if (said == "added") say(page, "The passkey is added. You can sign in with it from now on.");
  if (said == "named") say(page, "The passkey has its new name.");
  if (said == "removed") say(page, "The passkey is removed. It opens nothing any more.");
  if (said == "codes-saved") say(page, "Your recovery codes work from now on.");
}

Response passkeys_page(Services& services, const Visit& visit, const AccountSide& side,
                       const Refused& refused = {}) {
  const AccountId owner = acting_account(visit).id;
  auto passkeys = list_passkeys(services.database, visit.firm.id, owner);
  auto factor = find_second_factor(services.database, visit.firm.id, owner);
  const bool last = passkeys.size() == 1 && factor && !factor->totp_since;
  Page page = side.page(services, visit, t::kFile, "Passkeys", true);
  page.body().set(t::ACCOUNT_URL, side.account);
  for (const Passkey& passkey : passkeys) {
    fill_passkey(page.body().add(t::PASSKEY), passkey, visit, side,
                 last && must_have_second_factor(visit.firm, owner), refused);
  }
  if (passkeys.empty()) page.body().show(t::EMPTY);
  if (factor && factor->on() && factor->recovery_codes == 0) page.body().show(t::NO_CODES);
  fill_adding(page.body(), services, visit, side, passkeys, refused);
  if (refused.form) summarise_errors(page, errors_at_their_fields(refused));
  say_what_was_done(page, visit.asked("said"));
  return page.respond(services.templates, refused.form ? 422 : 200);
}

Form read_new_passkey_form(const Visit& visit) {
  return Form{visit.form,
              {{"name", "The name", FieldKind::line, kMostPasskeyName},
               {"password", "Your password", FieldKind::password, kLongestPassword},
               {"challenge", "The challenge", FieldKind::line, 200, false},
               {"client_data", "The answer", FieldKind::line, 24 * 1024, false},
               {"authenticator_data", "The answer", FieldKind::line, 24 * 1024, false}}};
}

}  // namespace

Response list_passkeys_page(Services& services, const Visit& visit, const AccountSide& side) {
  return passkeys_page(services, visit, side);
}

Response add_passkey_page(Services& services, const Visit& visit, const AccountSide& side) {
  Form form = read_new_passkey_form(visit);
  if (!form.ok() || !is_own_password(form, services, visit, side)) {
    return passkeys_page(services, visit, side, {&form, {}});
  }
  const PasskeyOffer offer{
      .challenge = form.text("challenge"),
      .asked_by = posted_csrf(visit),
      .creation = {read_base64url(form.text("client_data")).value_or(""),
                   read_base64url(form.text("authenticator_data")).value_or("")}};
  switch (add_passkey(services.database, services.keys, services.random, visit.firm,
                      acting_account(visit), offer, form.text("name"), visit.now)) {
    case AddPasskeyOutcome::added:
      return see_other(here(side) + "?said=added");
    case AddPasskeyOutcome::known:
      form.refuse("", "This passkey belongs to a login already.");
      break;
    case AddPasskeyOutcome::too_many:
      form.refuse("", "You have " + std::to_string(kMostPasskeys) +
                          " passkeys, the most there can be. Remove one first.");
      break;
    case AddPasskeyOutcome::refused:
      form.refuse("",
                  "The passkey was not added: the page was open for too long, or the device "
                  "did not check that it was you. Try again.");
  }
  return passkeys_page(services, visit, side, {&form, {}});
}

Response name_passkey_page(Services& services, const Visit& visit, const AccountSide& side) {
  Form form{visit.form, {{"name", "The name", FieldKind::line, kMostPasskeyName}}};
  auto passkey = visit.id<PasskeyId>("passkey");
  if (!form.ok()) return passkeys_page(services, visit, side, {&form, passkey});
  if (!name_passkey(services.database, visit.firm.id, acting_account(visit).id, passkey,
                    form.text("name"))) {
    throw no_such_passkey();
  }
  return see_other(here(side) + "?said=named");
}

Response remove_passkey_page(Services& services, const Visit& visit, const AccountSide& side) {
  Form form = read_own_password(visit);
  auto passkey = visit.id<PasskeyId>("passkey");
  if (form.ok()) {
    auto result = remove_passkey(services.database, services.keys, services.random,
                                 services.password_gate, visit.firm, acting_account(visit), passkey,
                                 form.text("password"), visit.now);
    if (result.outcome == WeakenOutcome::done) return see_other(here(side) + "?said=removed");
    if (result.outcome == WeakenOutcome::not_there) throw no_such_passkey();
    refuse_to_weaken(form, side, result);
  }
  return passkeys_page(services, visit, side, {&form, passkey});
}

}  // namespace latchkey
