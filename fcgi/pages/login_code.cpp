#include "fcgi/pages/login_code.hpp"

#include "core/domain/passkeys.hpp"
#include "core/domain/second_step.hpp"
#include "core/domain/session.hpp"
#include "fcgi/http/browser_cookies.hpp"
#include "fcgi/pages/account_parts.hpp"
#include "fcgi/pages/frame.hpp"
#include "fcgi/pages/passkey_form.hpp"
#include "fcgi/pages/return_path.hpp"
#include "fcgi/pages/totp_offer.hpp"
#include "tpl/login/code.hpp"
#include "tpl/login/set_up.hpp"

namespace latchkey {
namespace {

constexpr const char* kLogin = "/login";
constexpr const char* kCode = "/login/code";
constexpr const char* kSetUp = "/login/set-up";

std::optional<HalfSession> find_half(Services& services, const Visit& visit) {
  return find_half_session(services.database, visit.firm.id, visit.browser.device, visit.now);
}

/// The password was too long ago, or nobody typed one here.
Response to_start(std::string_view return_to) {
  const std::string query = return_query(return_to);
  return see_other(std::string{kLogin} + query + (query.empty() ? "?" : "&") + "said=begin-again");
}

StepFrom from_here(const Visit& visit) {
  return {visit.browser, visit.session ? std::optional{visit.session->id} : std::nullopt};
}

Response signed_in(const Visit& visit, const StepResult& result, const std::string& way_on) {
  Response response = see_other(way_on);
  if (result.device_cookie) {
    set_cookie(response, visit.firm, "device", *result.device_cookie, kDeviceCookieAge);
  }
  set_cookie(response, visit.firm, "session", *result.session_cookie, kLoginLifetime);
  return response;
}

/// What was typed or asked for, of the page's form or of its address.
struct Asked {
  std::string return_to;
  bool recovery;
};

Asked asked_of(const Visit& visit) {
  const bool posted = visit.request.method == Method::post;
  auto find = [&](std::string_view name) {
    for (const auto& [key, value] : posted ? visit.form : visit.query) {
      if (key == name) return value;
    }
    return std::string{};
  };
  return {way_back(find("return"), ""), find("with") == "recovery"};
}

/// What a step leads to; empty where it was wrong, and the page comes again.
std::optional<Response> decided(const Visit& visit, const StepResult& result, const Asked& asked) {
  switch (result.outcome) {
    case StepOutcome::signed_in:
      return signed_in(visit, result, way_back(asked.return_to));
    case StepOutcome::wait:
      throw too_many_tries(result.wait);
    case StepOutcome::over:
      return to_start(asked.return_to);
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
  for (const Passkey& passkey : list_passkeys(services.database, visit.firm.id, half.contact)) {
    ids.push_back(passkey.credential_id);
  }
  return ids;
}

Response code_page(Services& services, const Visit& visit, const HalfSession& half,
                   const Asked& asked, const Form* refused = nullptr) {
  namespace t = tpl::login_code;
  const SecondFactor factor =
      find_second_factor(services.database, visit.firm.id, half.contact).value_or(SecondFactor{});
  const Way way = way_of(factor, asked);
  const char* title = way == Way::app        ? "Type your code"
                      : way == Way::recovery ? "Type a recovery code"
                                             : "Use your passkey";
  Page page = client_page(services, visit, t::kFile, title, At::log_in);
  const std::string query = return_query(asked.return_to);
  const std::string recovery_url = kCode + query + (query.empty() ? "?" : "&") + "with=recovery";
  Block& body = page.body();
  body.set(t::HEADING, title).set(t::START_URL, kLogin + query);
  body.show(way == Way::app ? t::BY_APP : way == Way::recovery ? t::BY_RECOVERY : t::BY_PASSKEY);
  if (way == Way::recovery) {
    if (factor.on()) body.show(t::BACK).set(t::BACK_URL, kCode + query);
  } else {
    body.show(t::TO_RECOVERY).set(t::RECOVERY_URL, recovery_url);
  }
  if (way != Way::passkey) {
    Block form = body.add(t::FORM);
    form.set(t::CODE_URL, kCode)
        .set(t::RETURN, asked.return_to)
        .show(way == Way::app ? t::DIGITS : t::LETTERS);
    if (refused) form.show(t::BAD_CODE).set(t::CODE_ERROR, refused->errors().front().words);
  }
  if (factor.passkeys > 0) {
    offer_passkey(body, t::PASSKEY, services, visit, std::string{kCode} + "/passkey",
                  asked.return_to, credential_ids(services, visit, half));
  }
  if (refused) summarise_errors(page, refused->errors());
  return page.respond(services.templates, refused ? 422 : 200);
}

Response set_up_page(Services& services, const Visit& visit, const HalfSession& half,
                     const TotpOffer& offer, const std::string& return_to,
                     const Form* refused = nullptr) {
  namespace t = tpl::login_set_up;
  Page page = client_page(services, visit, t::kFile, "Set up your second step", At::log_in);
  page.body().show(visit.firm.second_factor_required ? t::BY_FIRM : t::BY_PASSWORD);
  show_totp_offer(page.body(), t::OFFER,
                  {.offer = offer,
                   .issuer = visit.firm.name,
                   .account = half.name,
                   .post_to = kSetUp,
                   .button = "Turn on and sign in",
                   .return_to = return_to,
                   .refused = refused});
  if (refused) summarise_errors(page, refused->errors());
  return page.respond(services.templates, refused ? 422 : 200);
}

/// True where the login has a factor already, and so nothing to set up.
bool has_factor(Services& services, const Visit& visit, const HalfSession& half) {
  return find_second_factor(services.database, visit.firm.id, half.contact)
      .value_or(SecondFactor{})
      .on();
}

}  // namespace

Response show_login_code(Services& services, const Visit& visit) {
  const Asked asked = asked_of(visit);
  auto half = find_half(services, visit);
  if (!half) return to_start(asked.return_to);
  if (!has_factor(services, visit, *half)) {
    return see_other(kSetUp + return_query(asked.return_to));
  }
  return code_page(services, visit, *half, asked);
}

Response login_code_page(Services& services, const Visit& visit) {
  Form form{visit.form, {{"code", "The code", FieldKind::line, 40}}};
  const Asked asked = asked_of(visit);
  auto half = find_half(services, visit);
  if (!half) return to_start(asked.return_to);
  if (!form.ok()) return code_page(services, visit, *half, asked, &form);
  auto result = finish_with_code(services.database, services.keys, services.random, visit.firm,
                                 *half, form.text("code"), from_here(visit), visit.now);
  if (auto answer = decided(visit, result, asked)) return std::move(*answer);
  form.refuse("code", "This code is not right, or it was used already.");
  return code_page(services, visit, *half, asked, &form);
}

Response login_code_passkey_page(Services& services, const Visit& visit) {
  const Asked asked = asked_of(visit);
  auto half = find_half(services, visit);
  if (!half) return to_start(asked.return_to);
  PostedPasskey posted{visit};
  auto result = finish_with_passkey(services.database, services.keys, services.random, visit.firm,
                                    *half, posted.answer(), from_here(visit), visit.now);
  if (auto answer = decided(visit, result, asked)) return std::move(*answer);
  Form form{visit.form, {}};
  form.refuse("",
              "This passkey did not open your login, or the page was open for too long. Try "
              "again.");
  return code_page(services, visit, *half, asked, &form);
}

Response show_login_set_up(Services& services, const Visit& visit) {
  const Asked asked = asked_of(visit);
  auto half = find_half(services, visit);
  if (!half) return to_start(asked.return_to);
  if (has_factor(services, visit, *half)) return see_other(kCode + return_query(asked.return_to));
  return set_up_page(
      services, visit, *half,
      make_totp_offer(services.keys, services.random, visit.firm.id, half->contact, visit.now),
      asked.return_to);
}

Response login_set_up_page(Services& services, const Visit& visit) {
  Form form = read_totp_offer_form(visit.form);
  const Asked asked = asked_of(visit);
  auto half = find_half(services, visit);
  if (!half) return to_start(asked.return_to);
  auto offer =
      open_totp_offer(services.keys, visit.firm.id, half->contact, form.typed("secret"), visit.now);
  if (!offer) return see_other(kSetUp + return_query(asked.return_to));
  if (!form.ok()) return set_up_page(services, visit, *half, *offer, asked.return_to, &form);
  auto result = finish_by_setting_up(services.database, services.keys, services.random, visit.firm,
                                     *half, *offer, form.text("code"), from_here(visit), visit.now);
  switch (result.outcome) {
    case StepOutcome::signed_in: {
      const std::string query = return_query(way_back(asked.return_to));
      return signed_in(visit, result, "/account/recovery-codes" + query + "&said=turned-on");
    }
    case StepOutcome::wait:
      throw too_many_tries(result.wait);
    case StepOutcome::over:
      return to_start(asked.return_to);
    case StepOutcome::wrong:
      form.refuse("code", kWrongCode);
  }
  return set_up_page(services, visit, *half, *offer, asked.return_to, &form);
}

Response login_passkey_page(Services& services, const Visit& visit) {
  const Asked asked = asked_of(visit);
  PostedPasskey posted{visit};
  auto result = sign_in_with_passkey(services.database, services.keys, services.random, visit.firm,
                                     posted.answer(), from_here(visit), visit.now);
  switch (result.outcome) {
    case StepOutcome::signed_in:
      return signed_in(visit, result, way_back(asked.return_to));
    case StepOutcome::wait:
      throw too_many_tries(result.wait);
    default:
      const std::string query = return_query(asked.return_to);
      return see_other(kLogin + query + (query.empty() ? "?" : "&") + "said=passkey-refused");
  }
}

}  // namespace latchkey
