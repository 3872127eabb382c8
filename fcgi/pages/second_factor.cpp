#include "fcgi/pages/second_factor.hpp"

#include "core/base/words.hpp"
#include "core/domain/second_factor.hpp"
#include "fcgi/pages/account_parts.hpp"
#include "fcgi/pages/frame.hpp"
#include "fcgi/pages/return_path.hpp"
#include "fcgi/pages/totp_offer.hpp"
#include "tpl/account/second_factor.hpp"

namespace latchkey {
namespace {

namespace t = tpl::account_second_factor;

constexpr const char* kHere = "/account/second-factor";

SecondFactor load_factor(Services& services, const Visit& visit) {
  return find_second_factor(services.database, visit.firm.id, visit.session->contact)
      .value_or(SecondFactor{});
}

Response offer_page(Services& services, const Visit& visit, const TotpOffer& offer,
                    const Form* refused = nullptr) {
  Page page = client_page(services, visit, t::kFile, "Set up an authenticator app", At::account);
  Block off = page.body().add(t::OFF);
  const std::string post_to = std::string{kHere} + "/turn-on";
  show_totp_offer(off, t::OFFER,
                  {.offer = offer,
                   .issuer = visit.firm.name,
                   .account = visit.session->name,
                   .post_to = post_to,
                   .button = "Turn on codes",
                   .return_to = "",
                   .refused = refused});
  if (refused) summarise_errors(page, refused->errors());
  return page.respond(services.templates, refused ? 422 : 200);
}

Response on_page(Services& services, const Visit& visit, const SecondFactor& factor,
                 const Form* refused = nullptr) {
  Page page = client_page(services, visit, t::kFile, "Authenticator app", At::account);
  Block on = page.body().add(t::ON);
  const Time since = *factor.totp_since;
  on.set(t::SINCE_AT, iso_time(since))
      .set(t::SINCE_WORDS, date_in_words(day_in_zone(since, visit.session->time_zone)));
  const int left = factor.recovery_codes;
  if (left > 0) {
    on.show(t::CODES_LEFT)
        .set(t::CODES_WORDS, plural(static_cast<std::uint64_t>(left), "recovery code"));
  } else {
    on.show(t::NO_CODES);
  }
  if (visit.firm.second_factor_required && factor.passkeys == 0) {
    on.show(t::MUST_STAY);
  } else {
    Block may_go = on.add(t::MAY_GO);
    may_go.set(t::TURN_OFF_URL, std::string{kHere} + "/turn-off");
    if (refused) {
      may_go.show(t::BAD_PASSWORD).set(t::PASSWORD_ERROR, refused->errors().front().words);
    }
  }
  if (refused) summarise_errors(page, refused->errors());
  if (visit.asked("said") == "codes-saved") say(page, "Your recovery codes work from now on.");
  return page.respond(services.templates, refused ? 422 : 200);
}

}  // namespace

Response show_second_factor(Services& services, const Visit& visit) {
  SecondFactor factor = load_factor(services, visit);
  if (factor.totp_since) return on_page(services, visit, factor);
  return offer_page(services, visit,
                    make_totp_offer(services.keys, services.random, visit.firm.id,
                                    visit.session->contact, visit.now));
}

Response turn_on_totp_page(Services& services, const Visit& visit) {
  Form form = read_totp_offer_form(visit.form);
  auto offer = open_totp_offer(services.keys, visit.firm.id, visit.session->contact,
                               form.typed("secret"), visit.now);
  if (!offer) throw offer_too_old();
  if (!form.ok()) return offer_page(services, visit, *offer, &form);
  auto outcome = turn_on_totp(services.database, services.keys, services.random, visit.firm.id,
                              acting_contact(visit), *offer, form.text("code"), visit.now);
  if (outcome == TurnOnOutcome::wrong_code) {
    form.refuse("code", kWrongCode);
    return offer_page(services, visit, *offer, &form);
  }
  if (outcome == TurnOnOutcome::already_on) return see_other(kHere);
  return see_other("/account/recovery-codes?said=turned-on");
}

Response turn_off_totp_page(Services& services, const Visit& visit) {
  Form form = read_own_password(visit);
  if (form.ok()) {
    auto result =
        turn_off_totp(services.database, services.keys, services.random, services.password_gate,
                      visit.firm, acting_contact(visit), form.text("password"), visit.now);
    if (result.outcome == WeakenOutcome::done || result.outcome == WeakenOutcome::not_there) {
      return see_other("/account?said=codes-off");
    }
    refuse_to_weaken(form, result);
  }
  SecondFactor factor = load_factor(services, visit);
  if (!factor.totp_since) return see_other(kHere);
  return on_page(services, visit, factor, &form);
}

}  // namespace latchkey
