#include "fcgi/pages/totp_offer.hpp"

#include "core/base/qr_code.hpp"
#include "core/base/totp.hpp"
#include "tpl/partials/totp_offer.hpp"

namespace latchkey {
namespace {

/// "ABCD EFGH …": what is typed is read and compared in groups.
std::string in_groups(const std::string& key) {
  constexpr std::size_t kGroup = 4;
  std::string groups;
  for (std::size_t at = 0; at < key.size(); at += kGroup) {
    if (at > 0) groups += ' ';
    groups += key.substr(at, kGroup);
  }
  return groups;
}

}  // namespace

void show_totp_offer(Block& body, Include place, const TotpOfferForm& form) {
  namespace t = tpl::partials_totp_offer;
  const QrCode code = qr_code(totp_uri(form.issuer, form.account, form.offer.secret));
  Block block = body.include(place, t::kFile);
  block.set(t::OFFER_URL, form.post_to)
      .set(t::BUTTON_LABEL, form.button)
      .set(t::RETURN, form.return_to)
      .set(t::QR_SIZE, code.size)
      .set(t::QR_PATH, code.path)
      .set(t::SECRET_GROUPS, in_groups(totp_secret_text(form.offer.secret)))
      .set(t::SECRET_SEALED, form.offer.sealed);
  std::optional<Block> password;
  if (form.asks_password) password = block.add(t::PASSWORD);
  if (!form.refused) return;
  if (const std::string* words = form.refused->error_of("password"); words && password) {
    password->show(t::BAD_PASSWORD).set(t::PASSWORD_ERROR, *words);
  }
  if (const std::string* words = form.refused->error_of("code")) {
    block.show(t::BAD_CODE).set(t::CODE_ERROR, *words);
  }
}

Form read_totp_offer_form(const NameValues& posted, bool asks_password) {
  constexpr std::size_t kLongestPassword = 1000;  // of what is hashed at all
  return Form{posted,
              {{"code", "The code", FieldKind::line, 40},
               {"password", "Your password", FieldKind::password, kLongestPassword, asks_password},
               {"secret", "The key", FieldKind::line, 1000, false},
               {"return", "The page", FieldKind::line, 1000, false}}};
}

}  // namespace latchkey
