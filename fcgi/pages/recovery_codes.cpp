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

}  // namespace

Response show_recovery_codes(Services& services, const Visit& visit, const AccountSide& side) {
  namespace t = tpl::account_recovery_codes;
  const SecondFactor factor = load_factor(services, visit);
  if (!factor.on()) return see_other(app_page(side));
  const RecoverySet set = make_recovery_set(services.keys, services.random, visit.firm.id,
                                            acting_account(visit).id, visit.now);
  const std::string way_on = side.way_back(visit.asked("return"), factor_page(side, factor));
  Page page = side.page(services, visit, t::kFile, "Save your recovery codes", true);
  page.body()
      .set(t::CODES_SEALED, set.sealed)
      .set(t::ACCOUNT_URL, side.account)
      .set(t::SAVE_URL, here(side))
      .set(t::DOWNLOAD_URL, here(side) + "/download?codes=" + set.sealed)
      .set(t::SKIP_URL, way_on)
      .set(t::RETURN, way_on);
  for (const std::string& code : set.codes) page.body().add(t::ONE).set(t::CODE, code);
  if (factor.recovery_codes > 0) {
    page.body()
        .show(t::REPLACES)
        .set(t::LEFT_WORDS,
             plural(static_cast<std::uint64_t>(factor.recovery_codes), "recovery code"));
  }
  if (visit.asked("said") == "turned-on") {
    say(page, "Your second step is on: we ask for it whenever you sign in with your password.");
  }
  return page.respond(services.templates);
}

Response keep_recovery_codes_page(Services& services, const Visit& visit, const AccountSide& side) {
  Form form{visit.form,
            {{"codes", "The codes", FieldKind::line, 1000, false},
             {"return", "The page", FieldKind::line, 1000, false}}};
  const RecoverySet set = open_set(services, visit, form.typed("codes"));
  if (!keep_recovery_set(services.database, services.keys, visit.firm.id, acting_account(visit),
                         set, visit.now)) {
    return see_other(app_page(side));
  }
  return see_other(side.way_back(form.typed("return"), app_page(side)) + "?said=codes-saved");
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
