#include "fcgi/pages/login_code.hpp"

#include "core/domain/passkeys.hpp"
#include "core/domain/second_step.hpp"
#include "fcgi/pages/account_parts.hpp"
#include "fcgi/pages/passkey_form.hpp"
#include "fcgi/pages/totp_offer.hpp"
#include "tpl/login/code.hpp"
#include "tpl/login/set_up.hpp"

namespace latchkey {
namespace {

/// The password was too long ago, or nobody typed one here.
Response to_start(const AccountSide& side, std::string_view return_to) {
  return see_other(side.start_again(return_to, "begin-again"));
}

StepFrom from_here(const Visit& visit) {
  return {visit.browser, visit.session ? std::optional{visit.session->id}
                         : visit.staff ? std::optional{visit.staff->id}
                                       : std::nullopt};
}

std::string with(std::string url, std::string_view more) {
  url += url.find('?') == url.npos ? '?' : '&';
  return url.append(more);
}

/// What was typed or asked for, of the page's form or of its address.
struct Asked {
  std::string return_to;
  bool recovery;
};

Asked asked_of(const Visit& visit, const AccountSide& side) {
  const bool posted = visit.request.method == Method::post;
  auto find = [&](std::string_view name) {
    for (const auto& [key, value] : posted ? visit.form : visit.query) {
      if (key == name) return value;
    }
    return std::string{};
  };
  return {side.way_back(find("return"), ""), find("with") == "recovery"};
}

/// What a step leads to; empty where it was wrong, and the page comes again.
std::optional<Response> decided(const Visit& visit, const AccountSide& side,
                                const StepResult& result, const Asked& asked) {
  switch (result.outcome) {
    case StepOutcome::signed_in:
      return side.go_in(visit, result, side.way_back(asked.return_to, side.home));
    case StepOutcome::wait:
      throw too_many_tries(side, result.wait);
    case StepOutcome::over:
      return to_start(side, asked.return_to);
    case StepOutcome::wrong:
      break;
  }
  return std::nullopt;
}

/// The way in that the page shows first.
enum class Way { app, recovery, passkey };

Way way_of(const SecondFactor& factor, const Asked& asked) {
  if (asked.recovery) return Way::recovery;
  if (factor.totp_since) return Way::app;
  return factor.passkeys > 0 ? Way::passkey : Way::recovery;
}

std::vector<std::string> credential_ids(Services& services, const Visit& visit,
                                        const HalfSession& half) {
  std::vector<std::string> ids;
  for (const Passkey& passkey : list_passkeys(services.database, visit.firm.id, half.account)) {
    ids.push_back(passkey.credential_id);
  }
  return ids;
}

Response code_page(Services& services, const Visit& visit, const AccountSide& side,
                   const HalfSession& half, const Asked& asked, const Form* refused = nullptr) {
  namespace t = tpl::login_code;
  const SecondFactor factor =
      find_second_factor(services.database, visit.firm.id, half.account).value_or(SecondFactor{});
  const Way way = way_of(factor, asked);
  const char* title = way == Way::app        ? "Type your code"
                      : way == Way::recovery ? "Type a recovery code"
                                             : "Use your passkey";
  Page page = side.page(services, visit, t::kFile, title, false);
  const std::string here = side.code + side.return_query(asked.return_to);
  Block& body = page.body();
  body.set(t::HEADING, title)
      .set(t::START_URL, side.start_again(asked.return_to, ""))
      .show(side.of_staff() ? t::OF_STAFF : t::OF_CLIENT);
  body.show(way == Way::app ? t::BY_APP : way == Way::recovery ? t::BY_RECOVERY : t::BY_PASSKEY);
  if (way == Way::recovery) {
    if (factor.on()) body.show(t::BACK).set(t::BACK_URL, here);
  } else {
    body.show(t::TO_RECOVERY).set(t::RECOVERY_URL, with(here, "with=recovery"));
  }
  if (way != Way::passkey) {
    Block form = body.add(t::FORM);
    form.set(t::CODE_URL, side.code)
        .set(t::RETURN, asked.return_to)
        .show(way == Way::app ? t::DIGITS : t::LETTERS);
    if (refused) form.show(t::BAD_CODE).set(t::CODE_ERROR, refused->errors().front().words);
  }
  if (factor.passkeys > 0) {
    offer_passkey(body, t::PASSKEY, services, visit, std::string{side.code} + "/passkey",
                  asked.return_to, credential_ids(services, visit, half));
  }
  if (refused) summarise_errors(page, refused->errors());
  return page.respond(services.templates, refused ? 422 : 200);
}

Response set_up_page(Services& services, const Visit& visit, const AccountSide& side,
                     const HalfSession& half, const TotpOffer& offer, const std::string& return_to,
                     const Form* refused = nullptr) {
  namespace t = tpl::login_set_up;
  Page page = side.page(services, visit, t::kFile, "Set up your second step", false);
  page.body().show(side.of_staff()                     ? t::OF_STAFF
                   : visit.firm.second_factor_required ? t::BY_FIRM
                                                       : t::BY_PASSWORD);
  if (!side.of_staff()) page.body().show(t::OF_CLIENT);
  show_totp_offer(page.body(), t::OFFER,
                  {.offer = offer,
                   .issuer = visit.firm.name,
                   .account = half.name,
                   .post_to = side.set_up,
                   .button = "Turn on and sign in",
                   .return_to = return_to,
                   .refused = refused});
  if (refused) summarise_errors(page, refused->errors());
  return page.respond(services.templates, refused ? 422 : 200);
}

/// True where the login has a factor already, and so nothing to set up.
bool has_factor(Services& services, const Visit& visit, const HalfSession& half) {
  return find_second_factor(services.database, visit.firm.id, half.account)
      .value_or(SecondFactor{})
      .on();
}

}  // namespace

Response show_login_code(Services& services, const Visit& visit, const AccountSide& side) {
  const Asked asked = asked_of(visit, side);
  auto half = side.find_half(services, visit);
  if (!half) return to_start(side, asked.return_to);
  if (!has_factor(services, visit, *half)) {
    return see_other(side.set_up + side.return_query(asked.return_to));
  }
  return code_page(services, visit, side, *half, asked);
}

Response login_code_page(Services& services, const Visit& visit, const AccountSide& side) {
  Form form{visit.form, {{"code", "The code", FieldKind::line, 40}}};
  const Asked asked = asked_of(visit, side);
  auto half = side.find_half(services, visit);
  if (!half) return to_start(side, asked.return_to);
  if (!form.ok()) return code_page(services, visit, side, *half, asked, &form);
  auto result = finish_with_code(services.database, services.keys, services.random, visit.firm,
                                 *half, form.text("code"), from_here(visit), visit.now);
  if (auto answer = decided(visit, side, result, asked)) return std::move(*answer);
  form.refuse("code", "This code is not right, or it was used already.");
  return code_page(services, visit, side, *half, asked, &form);
}

Response login_code_passkey_page(Services& services, const Visit& visit, const AccountSide& side) {
  const Asked asked = asked_of(visit, side);
  auto half = side.find_half(services, visit);
  if (!half) return to_start(side, asked.return_to);
  PostedPasskey posted{visit};
  auto result = finish_with_passkey(services.database, services.keys, services.random, visit.firm,
                                    *half, posted.answer(), from_here(visit), visit.now);
  if (auto answer = decided(visit, side, result, asked)) return std::move(*answer);
  Form form{visit.form, {}};
  form.refuse("",
              "This passkey did not open your login, or the page was open for too long. Try "
              "again.");
  return code_page(services, visit, side, *half, asked, &form);
}

Response show_login_set_up(Services& services, const Visit& visit, const AccountSide& side) {
  const Asked asked = asked_of(visit, side);
  auto half = side.find_half(services, visit);
  if (!half) return to_start(side, asked.return_to);
  if (has_factor(services, visit, *half))
    return see_other(side.code + side.return_query(asked.return_to));
  return set_up_page(
      services, visit, side, *half,
      make_totp_offer(services.keys, services.random, visit.firm.id, half->account, visit.now),
      asked.return_to);
}

Response login_set_up_page(Services& services, const Visit& visit, const AccountSide& side) {
  Form form = read_totp_offer_form(visit.form);
  const Asked asked = asked_of(visit, side);
  auto half = side.find_half(services, visit);
  if (!half) return to_start(side, asked.return_to);
  auto offer =
      open_totp_offer(services.keys, visit.firm.id, half->account, form.typed("secret"), visit.now);
  if (!offer) return see_other(side.set_up + side.return_query(asked.return_to));
  if (!form.ok()) return set_up_page(services, visit, side, *half, *offer, asked.return_to, &form);
  auto result = finish_by_setting_up(services.database, services.keys, services.random, visit.firm,
                                     *half, *offer, form.text("code"), from_here(visit), visit.now);
  switch (result.outcome) {
    case StepOutcome::signed_in: {
      const std::string next = side.way_back(asked.return_to, side.home);
      return side.go_in(
          visit, result,
          with(std::string{side.account} + "/recovery-codes" + side.return_query(next),
               "said=turned-on"));
    }
    case StepOutcome::wait:
      throw too_many_tries(side, result.wait);
    case StepOutcome::over:
      return to_start(side, asked.return_to);
    case StepOutcome::wrong:
      form.refuse("code", kWrongCode);
  }
  return set_up_page(services, visit, side, *half, *offer, asked.return_to, &form);
}

Response login_passkey_page(Services& services, const Visit& visit, const AccountSide& side) {
  const Asked asked = asked_of(visit, side);
  PostedPasskey posted{visit};
  auto result = sign_in_with_passkey(services.database, services.keys, services.random, visit.firm,
                                     side.kind, posted.answer(), from_here(visit), visit.now);
  switch (result.outcome) {
    case StepOutcome::signed_in:
      return side.go_in(visit, result, side.way_back(asked.return_to, side.home));
    case StepOutcome::wait:
      throw too_many_tries(side, result.wait);
    default:
      return see_other(side.start_again(asked.return_to, "passkey-refused"));
  }
}

}  // namespace latchkey
