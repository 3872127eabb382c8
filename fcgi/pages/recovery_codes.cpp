#include "fcgi/pages/recovery_codes.hpp"

#include "core/base/words.hpp"
#include "core/domain/recovery_codes.hpp"
#include "fcgi/http/content_disposition.hpp"
#include "fcgi/http/form.hpp"
#include "fcgi/pages/account_parts.hpp"
#include "fcgi/pages/frame.hpp"
#include "fcgi/pages/return_path.hpp"
#include "tpl/account/recovery_codes.hpp"

namespace latchkey {
namespace {

constexpr const char* kHere = "/account/recovery-codes";
constexpr const char* kSecondFactor = "/account/second-factor";
constexpr const char* kPasskeys = "/account/passkeys";

/// Where they come from: the page of what they stand in for.
const char* factor_page(const SecondFactor& factor) {
  return factor.totp_since ? kSecondFactor : kPasskeys;
}

SecondFactor load_factor(Services& services, const Visit& visit) {
  return find_second_factor(services.database, visit.firm.id, visit.session->contact)
      .value_or(SecondFactor{});
}

RecoverySet open_set(Services& services, const Visit& visit, std::string_view sealed) {
  auto set =
      open_recovery_set(services.keys, visit.firm.id, visit.session->contact, sealed, visit.now);
  if (!set) throw offer_too_old();
  return *set;
}

}  // namespace

Response show_recovery_codes(Services& services, const Visit& visit) {
  namespace t = tpl::account_recovery_codes;
  const SecondFactor factor = load_factor(services, visit);
  if (!factor.on()) return see_other(kSecondFactor);
  const RecoverySet set = make_recovery_set(services.keys, services.random, visit.firm.id,
                                            visit.session->contact, visit.now);
  const std::string way_on = way_back(visit.asked("return"), factor_page(factor));
  Page page = client_page(services, visit, t::kFile, "Save your recovery codes", At::account);
  page.body()
      .set(t::CODES_SEALED, set.sealed)
      .set(t::SAVE_URL, kHere)
      .set(t::DOWNLOAD_URL, std::string{kHere} + "/download?codes=" + set.sealed)
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

Response keep_recovery_codes_page(Services& services, const Visit& visit) {
  Form form{visit.form,
            {{"codes", "The codes", FieldKind::line, 1000, false},
             {"return", "The page", FieldKind::line, 1000, false}}};
  const RecoverySet set = open_set(services, visit, form.typed("codes"));
  if (!keep_recovery_set(services.database, services.keys, visit.firm.id, acting_contact(visit),
                         set, visit.now)) {
    return see_other(kSecondFactor);
  }
  return see_other(way_back(form.typed("return"), kSecondFactor) + "?said=codes-saved");
}

Response download_recovery_codes(Services& services, const Visit& visit) {
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
