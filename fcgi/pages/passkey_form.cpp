#include "fcgi/pages/passkey_form.hpp"

#include "core/base/passkey.hpp"
#include "core/domain/passkey_challenge.hpp"
#include "tpl/partials/passkey_sign_in.hpp"

namespace latchkey {
namespace {

constexpr std::size_t kLongestField =
    24 * 1024;  // of base64url; what is in it has limits of its own

/// What is not base64url is nobody's passkey, as an empty field is.
std::string bytes_of(const Form& form, const char* name) {
  return read_base64url(form.text(name)).value_or("");
}

}  // namespace

void offer_passkey(Block& body, Include place, Services& services, const Visit& visit,
                   std::string_view post_to, std::string_view return_to,
                   const std::vector<std::string>& allowed) {
  namespace t = tpl::partials_passkey_sign_in;
  auto site = passkey_site(visit.firm.base_url);
  if (!site) return;
  body.include(place, t::kFile)
      .set(t::PASSKEY_URL, post_to)
      .set(t::PASSKEY_CHALLENGE,
           make_passkey_challenge(services.keys, services.random, visit.firm.id,
                                  ChallengeFor::sign_in, visit.csrf, visit.now))
      .set(t::PASSKEY_HOST, site->rp_id)
      .set(t::PASSKEY_ALLOWED, ids_in_words(allowed))
      .set(t::RETURN, return_to);
}

PostedPasskey::PostedPasskey(const Visit& visit) : asked_by(posted_csrf(visit)) {
  Form form{visit.form,
            {{"challenge", "The challenge", FieldKind::line, 200, false},
             {"credential", "The passkey", FieldKind::line, kLongestField, false},
             {"client_data", "The answer", FieldKind::line, kLongestField, false},
             {"authenticator_data", "The answer", FieldKind::line, kLongestField, false},
             {"signature", "The answer", FieldKind::line, kLongestField, false}}};
  challenge = form.text("challenge");
  assertion = {bytes_of(form, "credential"), bytes_of(form, "client_data"),
               bytes_of(form, "authenticator_data"), bytes_of(form, "signature")};
}

std::string_view posted_csrf(const Visit& visit) {
  for (const auto& [name, value] : visit.form) {
    if (name == "csrf") return value;
  }
  return {};
}

std::string ids_in_words(const std::vector<std::string>& ids) {
  std::string words;
  for (const std::string& id : ids) {
    if (!words.empty()) words += ',';
    words += base64url(id);
  }
  return words;
}

}  // namespace latchkey
