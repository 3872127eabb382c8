#pragma once
#include <string_view>

#include "core/base/block.hpp"
#include "core/domain/second_factor.hpp"
#include "fcgi/http/form.hpp"

namespace latchkey {

/// How setting up an authenticator app is shown: the QR code, the key to type, the field for the
/// first code.
struct TotpOfferForm {
  const TotpOffer& offer;
  std::string_view issuer;   // the firm
  std::string_view account;  // whose it is
  std::string_view post_to;
  std::string_view button;
  std::string_view return_to;     // the path to go on to, or empty
  bool asks_password = false;     // beside the code
  const Form* refused = nullptr;  // the form that came back
};
void show_totp_offer(Block& body, Include place, const TotpOfferForm& form);

/// The fields of that form: code, secret, return, and where it is asked for password.
Form read_totp_offer_form(const NameValues& posted, bool asks_password = false);

/// What is said of a code that is not right, or not any more.
inline constexpr const char* kWrongCode =
    "This code is not right, or it was used already. Wait until the app shows the next one, and "
    "type that.";

}  // namespace latchkey
