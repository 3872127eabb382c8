#include "fcgi/pages/account_parts.hpp"

#include "core/base/password_strength.hpp"
#include "core/base/time.hpp"

namespace latchkey {

ActingContact acting_contact(const Visit& visit) {
  return {visit.session->contact, visit.session->name, visit.browser.ip, visit.browser.description};
}

Form read_own_password(const Visit& visit) {
  constexpr std::size_t kLongestPassword = 1000;  // of what is hashed at all
  return Form{visit.form, {{"password", "Your password", FieldKind::password, kLongestPassword}}};
}

void refuse_to_weaken(Form& form, const WeakenResult& result) {
  switch (result.outcome) {
    case WeakenOutcome::wait:
      throw too_many_tries(result.wait);
    case WeakenOutcome::required:
      form.refuse("password",
                  "We ask all our clients for a second step, and this is your last "
                  "one. Nothing was changed.");
      return;
    case WeakenOutcome::short_password:
      form.refuse("password",
                  "Your password is too short to protect your login by itself. First "
                  "choose one of at least " +
                      std::to_string(kLeastPasswordLength) + " characters.");
      return;
    default:
      form.refuse("password", "This is not your password. Nothing was changed.");
  }
}

HttpError too_many_tries(std::chrono::seconds wait) {
  return {429, "Too many tries",
          "Several tries went wrong, so this one was not looked at. Please wait " +
              duration_in_words(wait) +
              ", then try again. The links in our e-mails go on working meanwhile.",
          static_cast<int>(wait.count())};
}

HttpError offer_too_old() {
  return {409, "This page has grown old",
          "What it showed is no longer valid. Nothing was changed. Go back to your account and "
          "begin again."};
}

}  // namespace latchkey
