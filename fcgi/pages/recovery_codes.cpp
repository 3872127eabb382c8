#include "fcgi/pages/recovery_codes.hpp"

#include "core/base/words.hpp"
#include "core/domain/recovery_codes.hpp"
#include "fcgi/http/content_disposition.hpp"
#include "fcgi/http/form.hpp"
#include "fcgi/pages/account_parts.hpp"
#include "tpl/account/recovery_codes.hpp"

namespace latchkey {
namespace {

std::string here(const AccountSide& side) {
  return std::string{side.account} + "/recovery-codes";
}

std::string app_page(const AccountSide& side) {
  return std::string{side.account} + "/second-factor";
}

/// Where they come from: the page of what they stand in for.
std::string factor_page(const AccountSide& side, const SecondFactor& factor) {
  return factor.totp_since ? app_page(side) : std::string{side.account} + "/passkeys";
}

SecondFactor load_factor(Services& services, const Visit& visit) {
  return find_second_factor(services.database, visit.firm.id, acting_account(visit).id)
      .value_or(SecondFactor{});
}

RecoverySet open_set(Services& services, const Visit& visit, std::string_view sealed) {
  auto set =
      open_recovery_set(services.keys, visit.firm.id, acting_account(visit).id, sealed, visit.now);
  if (!set) throw offer_too_old();
  return *set;
}

/// The password is asked for where codes that the owner has would stop working; without the
/// password codes open nothing, so the first ones are made freely.
bool asks_password(const SecondFactor& factor) {
  return factor.recovery_codes > 0;
}

Response codes_page(Services& services, const Visit& visit, const AccountSide& side,
                    const SecondFactor& factor, const RecoverySet& set, const std::string& way_on,
                    const Form* refused = nullptr) {
  namespace t = tpl::account_recovery_codes;
  Page page = side.page(services, visit, t::kFile, "Save your recovery codes", true);
  page.body()
      .set(t::CODES_SEALED, set.sealed)
      .set(t::ACCOUNT_URL, side.account)
      .set(t::SAVE_URL, here(side))
      .set(t::DOWNLOAD_URL, here(side) + "/download?codes=" + set.sealed)
      .set(t::SKIP_URL, way_on)
      .set(t::RETURN, way_on);
  for (const std::string& code : set.codes) page.body().add(t::ONE).set(t::CODE, code);
  if (asks_password(factor)) {
    Block replaces = page.body().add(t::REPLACES);
    replaces.set(t::LEFT_WORDS,
                 plural(static_cast<std::uint64_t>(factor.recovery_codes), "recovery code"));
    if (const std::string* words = refused ? refused->error_of("password") : nullptr) {
      replaces.show(t::BAD_PASSWORD).set(t::PASSWORD_ERROR, *words);
    }
  }
  if (refused) summarise_errors(page, refused->errors());
  if (visit.asked("said") == "turned-on") {
    say(page, "Your second step is on: we ask for it whenever you sign in with your password.");
  }
  return page.respond(services.templates, refused ? 422 : 200);
}

}  // namespace

Response show_recovery_codes(Services& services, const Visit& visit, const AccountSide& side) {
  const SecondFactor factor = load_factor(services, visit);
  if (!factor.on()) return see_other(app_page(side));
  const RecoverySet set = make_recovery_set(services.keys, services.random, visit.firm.id,
                                            acting_account(visit).id, visit.now);
  return codes_page(services, visit, side, factor, set,
                    side.way_back(visit.asked("return"), factor_page(side, factor)));
}

Response keep_recovery_codes_page(Services& services, const Visit& visit, const AccountSide& side) {
  const SecondFactor factor = load_factor(services, visit);
  const Form shown{visit.form, {{"codes", "The codes", FieldKind::line, 1000, false}}};
  const RecoverySet set = open_set(services, visit, shown.typed("codes"));
  const bool again = has_recovery_set(services.database, services.keys, visit.firm.id,
                                      acting_account(visit).id, set);
  const bool asks = asks_password(factor) && !again;
  Form form{visit.form,
            {{"password", "Your password", FieldKind::password, kLongestPassword, asks},
             {"return", "The page", FieldKind::line, 1000, false}}};
  const std::string way_on = side.way_back(form.typed("return"), app_page(side));
  if (!form.ok() || (asks && !is_own_password(form, services, visit, side))) {
    return codes_page(services, visit, side, factor, set, way_on, &form);
  }
  if (!keep_recovery_set(services.database, services.keys, services.random, visit.firm.id,
                         acting_account(visit), set, visit.now)) {
    return see_other(app_page(side));
  }
  return see_other(way_on + "?said=codes-saved");
}

Response download_recovery_codes(Services& services, const Visit& visit, const AccountSide&) {
  const RecoverySet set = open_set(services, visit, visit.asked("codes"));
  Response response;
  response.header("Content-Type", "text/plain; charset=utf-8");
  response.header("Content-Disposition", attachment_disposition("recovery-codes.txt"));
  response.header("Cache-Control", "no-store");
  response.header("X-Content-Type-Options", "nosniff");
  response.body =
      "Recovery codes for " + visit.firm.name + " (" + visit.firm.base_url + ")\r\n\r\n";
  for (const std::string& code : set.codes) response.body += code + "\r\n";
  response.body +=
      "\r\nEach of them signs you in once, together with your password, when your phone is not at "
      "hand.\r\nThey work once you have pressed “I have saved them” on the page they came "
      "from.\r\n";
  return response;
}

}  // namespace latchkey
