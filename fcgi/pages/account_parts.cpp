#include "fcgi/pages/account_parts.hpp"

#include "core/base/password_strength.hpp"
#include "core/base/time.hpp"
#include "core/base/words.hpp"
#include "core/domain/own_password.hpp"
#include "tpl/account/password.hpp"

namespace latchkey {

namespace {

constexpr const char* kNotYourPassword = "This is not your password. Nothing was changed.";

}  // namespace

Form read_own_password(const Visit& visit) {
  return Form{visit.form, {{"password", "Your password", FieldKind::password, kLongestPassword}}};
}

bool is_own_password(Form& form, Services& services, const Visit& visit, const AccountSide& side) {
  const auto own =
      check_own_password(services.database, services.keys, services.password_gate, visit.firm.id,
                         acting_account(visit).id, form.text("password"), visit.now);
  if (own.outcome == OwnPassword::wait) throw too_many_tries(side, own.wait);
  if (own.outcome != OwnPassword::wrong) return true;
  form.refuse("password", kNotYourPassword);
  return false;
}

void refuse_to_weaken(Form& form, const AccountSide& side, const WeakenResult& result) {
  switch (result.outcome) {
    case WeakenOutcome::wait:
      throw too_many_tries(side, result.wait);
    case WeakenOutcome::required:
      form.refuse("password",
                  std::string{side.of_staff() ? "Everybody who works here has a second step"
                                              : "We ask all our clients for a second step"} +
                      ", and this is your last one. Nothing was changed.");
      return;
    case WeakenOutcome::short_password:
      form.refuse("password",
                  "Your password is too short to protect your login by itself. First "
                  "choose one of at least " +
                      std::to_string(kLeastPasswordLength) + " characters.");
      return;
    default:
      form.refuse("password", kNotYourPassword);
  }
}

std::string factor_words(const SecondFactor& factor) {
  std::string words;
  if (factor.totp_since) words = "An authenticator app";
  if (factor.passkeys > 0) {
    words += (words.empty() ? "" : " or one of ") +
             plural(static_cast<std::uint64_t>(factor.passkeys), "passkey");
  }
  if (factor.recovery_codes == 0) return words + ". No recovery codes left.";
  return words + ". " + plural(static_cast<std::uint64_t>(factor.recovery_codes), "recovery code") +
         " left.";
}

Form read_new_password(const Visit& visit) {
  Form form{
      visit.form,
      {{"current_password", "Your password now", FieldKind::password, kLongestPassword},
       {"new_password", "The new password", FieldKind::password, kLongestPassword},
       {"new_password_again", "The new password again", FieldKind::password, kLongestPassword}}};
  if (form.ok() && form.text("new_password") != form.text("new_password_again")) {
    form.refuse("new_password_again", "The two passwords are not the same. Type them once more.");
  }
  return form;
}

Response password_form(Services& services, const Visit& visit, const AccountSide& side,
                       const PasswordForm& form, const Form* refused) {
  namespace t = tpl::account_password;
  Page page = side.page(services, visit, t::kFile, "Change your password", true);
  Block& body = page.body();
  body.set(t::CHANGE_URL, std::string{side.account} + "/password")
      .set(t::ACCOUNT_URL, side.account)
      .set(t::FORGOT_URL, form.forgot_url)
      .set(t::ADDRESS, form.address)
      .set(t::LEAST, form.least);
  if (!refused) return page.respond(services.templates);
  summarise_errors(page, refused->errors());
  if (const std::string* words = refused->error_of("current_password")) {
    body.show(t::BAD_CURRENT).set(t::CURRENT_ERROR, *words);
  }
  if (const std::string* words = refused->error_of("new_password")) {
    body.show(t::BAD_NEW).set(t::NEW_ERROR, *words);
  }
  if (const std::string* words = refused->error_of("new_password_again")) {
    body.show(t::BAD_AGAIN).set(t::AGAIN_ERROR, *words);
  }
  return page.respond(services.templates, 422);
}

HttpError too_many_tries(const AccountSide& side, std::chrono::seconds wait) {
  return {429, "Too many tries",
          "Several tries went wrong, so this one was not looked at. Please wait " +
              duration_in_words(wait) + ", then try again." +
              (side.of_staff() ? "" : " The links in our e-mails go on working meanwhile."),
          static_cast<int>(wait.count())};
}

HttpError offer_too_old() {
  return {409, "This page has grown old",
          "What it showed is no longer valid. Nothing was changed. Go back to your account and "
          "begin again."};
}

}  // namespace latchkey
