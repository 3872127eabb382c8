#pragma once
#include "core/domain/acting_contact.hpp"
#include "core/domain/second_factor.hpp"
#include "fcgi/http/form.hpp"
#include "fcgi/http/response.hpp"
#include "fcgi/http/visit.hpp"

// What the pages of a login's own account have in common.

namespace latchkey {

/// Who is signed in, as every change of a login takes it.
ActingContact acting_contact(const Visit& visit);

/// The form of the one field `password`.
Form read_own_password(const Visit& visit);

/// Puts into that form why a login was not made weaker. Throws HttpError 429 where the password was
/// not looked at.
void refuse_to_weaken(Form& form, const WeakenResult& result);

/// 429 with the wait: "Too many tries".
HttpError too_many_tries(std::chrono::seconds wait);

/// What a page carried, sealed, is of another contact or of more than an hour ago.
HttpError offer_too_old();

}  // namespace latchkey
