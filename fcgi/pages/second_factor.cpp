#include "fcgi/pages/second_factor.hpp"

#include "core/base/words.hpp"
#include "core/domain/second_factor.hpp"
#include "fcgi/pages/account_parts.hpp"
#include "fcgi/pages/totp_offer.hpp"
#include "tpl/account/second_factor.hpp"

namespace latchkey {
namespace {

namespace t = tpl::account_second_factor;

std::string here(const AccountSide& side) {
  return std::string{side.account} + "/second-factor";
}

SecondFactor load_factor(Services& services, const Visit& visit) {
  return find_second_factor(services.database, visit.firm.id, acting_account(visit).id)
      .value_or(SecondFactor{});
}

Response offer_page(Services& services, const Visit& visit, const AccountSide& side,
                    const TotpOffer& offer, bool replaces, const Form* refused = nullptr) {
  const char* title = replaces ? "Move to a new phone" : "Set up an authenticator app";
  Page page = side.page(services, visit, t::kFile, title, true);
  page.body().set(t::ACCOUNT_URL, side.account);
  Block off = page.body().add(t::OFF);
  off.set(t::HEADING, title).show(replaces ? t::REPLACES : t::FIRST);
  const std::string post_to = here(side) + (replaces ? "/replace" : "/turn-on");
  show_totp_offer(off, t::OFFER,
                  {.offer = offer,
                   .issuer = visit.firm.name,
                   .account = acting_account(visit).name,
                   .post_to = post_to,
                   .button = replaces ? "Use the new phone" : "Turn on codes",
                   .return_to = "",
                   .asks_password = true,
                   .refused = refused});
  if (refused) summarise_errors(page, refused->errors());
  return page.respond(services.templates, refused ? 422 : 200);
}

Response on_page(Services& services, const Visit& visit, const AccountSide& side,
                 const SecondFactor& factor, const Form* refused = nullptr) {
  Page page = side.page(services, visit, t::kFile, "Authenticator app", true);
  page.body().set(t::ACCOUNT_URL, side.account);
  Block on = page.body().add(t::ON);
  const Time since = *factor.totp_since;
  on.set(t::SINCE_AT, iso_time(since))
      .set(t::SINCE_WORDS, date_in_words(day_in_zone(since, own_time_zone(visit))));
  const int left = factor.recovery_codes;
  if (left > 0) {
    on.show(t::CODES_LEFT)
        .set(t::CODES_WORDS, plural(static_cast<std::uint64_t>(left), "recovery code"));
  } else {
    on.show(t::NO_CODES);
  }
  const Section whose = side.of_staff() ? t::OF_STAFF : t::OF_CLIENT;
  if (side.of_staff()) on.add(t::REPLACE).set(t::REPLACE_URL, here(side) + "/replace");
  if (must_have_second_factor(visit.firm, acting_account(visit).id) && factor.passkeys == 0) {
    on.add(t::MUST_STAY).show(whose);
  } else {
    Block may_go = on.add(t::MAY_GO);
    may_go.show(whose).set(t::TURN_OFF_URL, here(side) + "/turn-off");
    if (refused) {
      may_go.show(t::BAD_PASSWORD).set(t::PASSWORD_ERROR, refused->errors().front().words);
    }
  }
  if (refused) summarise_errors(page, refused->errors());
  if (visit.asked("said") == "codes-saved") say(page, "Your recovery codes work from now on.");
  if (visit.asked("said") == "replaced") {
    say(page,
        "Codes come from your new phone from now on. Those of the old one do not count any more.");
  }
  return page.respond(services.templates, refused ? 422 : 200);
}

TotpOffer new_offer(Services& services, const Visit& visit) {
  return make_totp_offer(services.keys, services.random, visit.firm.id, acting_account(visit).id,
                         visit.now);
}

}  // namespace

Response show_second_factor(Services& services, const Visit& visit, const AccountSide& side) {
  SecondFactor factor = load_factor(services, visit);
  if (factor.totp_since) return on_page(services, visit, side, factor);
  return offer_page(services, visit, side, new_offer(services, visit), false);
}

Response turn_on_totp_page(Services& services, const Visit& visit, const AccountSide& side) {
  Form form = read_totp_offer_form(visit.form, true);
  auto offer = open_totp_offer(services.keys, visit.firm.id, acting_account(visit).id,
                               form.typed("secret"), visit.now);
  if (!offer) throw offer_too_old();
  if (!form.ok() || !is_own_password(form, services, visit, side)) {
    return offer_page(services, visit, side, *offer, false, &form);
  }
  auto outcome = turn_on_totp(services.database, services.keys, services.random, visit.firm.id,
                              acting_account(visit), *offer, form.text("code"), visit.now);
  if (outcome == TurnOnOutcome::wrong_code) {
    form.refuse("code", kWrongCode);
    return offer_page(services, visit, side, *offer, false, &form);
  }
  if (outcome == TurnOnOutcome::already_on) return see_other(here(side));
  return see_other(std::string{side.account} + "/recovery-codes?said=turned-on");
}

Response turn_off_totp_page(Services& services, const Visit& visit, const AccountSide& side) {
  Form form = read_own_password(visit);
  if (form.ok()) {
    auto result =
        turn_off_totp(services.database, services.keys, services.random, services.password_gate,
                      visit.firm, acting_account(visit), form.text("password"), visit.now);
    if (result.outcome == WeakenOutcome::done || result.outcome == WeakenOutcome::not_there) {
      return see_other(std::string{side.account} + "?said=codes-off");
    }
    refuse_to_weaken(form, side, result);
  }
  SecondFactor factor = load_factor(services, visit);
  if (!factor.totp_since) return see_other(here(side));
  return on_page(services, visit, side, factor, &form);
}

Response show_replace_totp(Services& services, const Visit& visit, const AccountSide& side) {
  if (!load_factor(services, visit).totp_since) return see_other(here(side));
  return offer_page(services, visit, side, new_offer(services, visit), true);
}

Response replace_totp_page(Services& services, const Visit& visit, const AccountSide& side) {
  Form form = read_totp_offer_form(visit.form, true);
  auto offer = open_totp_offer(services.keys, visit.firm.id, acting_account(visit).id,
                               form.typed("secret"), visit.now);
  if (!offer) throw offer_too_old();
  if (!form.ok()) return offer_page(services, visit, side, *offer, true, &form);
  auto result = replace_totp(services.database, services.keys, services.random,
                             services.password_gate, visit.firm.id, acting_account(visit), *offer,
                             form.text("code"), form.text("password"), visit.now);
  switch (result.outcome) {
    case ReplaceOutcome::replaced:
      return see_other(here(side) + "?said=replaced");
    case ReplaceOutcome::not_there:
      return see_other(here(side));
    case ReplaceOutcome::wait:
      throw too_many_tries(side, result.wait);
    case ReplaceOutcome::wrong_password:
      form.refuse("password", "This is not your password. Nothing was changed.");
      break;
    case ReplaceOutcome::wrong_code:
      form.refuse("code", kWrongCode);
  }
  return offer_page(services, visit, side, *offer, true, &form);
}

}  // namespace latchkey
