#pragma once
#include "core/domain/second_factor.hpp"
#include "fcgi/http/form.hpp"
#include "fcgi/http/response.hpp"
#include "fcgi/http/visit.hpp"
#include "fcgi/pages/account_side.hpp"

// What the pages of one's own account have in common.

namespace latchkey {

inline constexpr std::size_t kLongestPassword = 1000;  // of what is looked at at all

/// The form of the one field `password`.
Form read_own_password(const Visit& visit);

/// Whether the form's field `password` holds the password of who is signed in; where it does not,
/// that is put into the form. Throws HttpError 429 where it was not looked at. For whatever opens
/// the account or shuts its owner out: a session that somebody found open is not enough (OWASP ASVS
/// 5.0, 7.5.1).
bool is_own_password(Form& form, Services& services, const Visit& visit, const AccountSide& side);

/// Puts into that form why an account was not made weaker. Throws HttpError 429 where the password
/// was not looked at.
void refuse_to_weaken(Form& form, const AccountSide& side, const WeakenResult& result);

/// What there is of a second factor: "An authenticator app. 8 recovery codes left."
std::string factor_words(const SecondFactor& factor);

/// The fields of changing one's password: current_password, new_password, new_password_again, of
/// which the last two must be the same.
Form read_new_password(const Visit& visit);

struct PasswordForm {
  std::string_view address;  // for password managers
  std::size_t least;         // characters
  const char* forgot_url;
};
/// The page with that form.
Response password_form(Services& services, const Visit& visit, const AccountSide& side,
                       const PasswordForm& form, const Form* refused);

/// 429 with the wait: "Too many tries".
HttpError too_many_tries(const AccountSide& side, std::chrono::seconds wait);

/// What a page carried, sealed, is of another account or of more than an hour ago.
HttpError offer_too_old();

}  // namespace latchkey
