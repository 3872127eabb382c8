// A world whose sample contact has a login, with what a test of its second step needs.
#pragma once

#include "core/base/totp.hpp"
#include "core/domain/passkeys.hpp"
#include "core/domain/recovery_codes.hpp"
#include "core/domain/second_step.hpp"
#include "tests/support/soft_authenticator.hpp"
#include "tests/support/world.hpp"

namespace latchkey::test {

inline constexpr const char* kLoginPassword = "purple gravel teapot anthem";
inline constexpr const char* kShortPassword = "teapot 9 plum";  // stands with a second factor alone

/// `Base`: World, or what is made of it.
template <class Base>
struct WithLogin : Base {
  PasswordGate own_gate{2};
  ContactId contact = this->sample.contact;
  FirmId firm_id = this->sample.firm;

  WithLogin() { add_login(contact, kLoginPassword); }

  void add_login(ContactId of, std::string_view password) {
    this->db.execute(
        "INSERT INTO logins (firm_id, contact_id, password_hash, created_at, password_changed_at) "
        "VALUES (?, ?, ?, ?, ?)",
        {firm_id, of, hash_password(password), this->clock.time, this->clock.time});
  }
  void require_second_factor() {
    this->db.execute("UPDATE firms SET second_factor_required = 1 WHERE id = ?", {firm_id});
  }
  ActingContact nora() const { return {contact, "Nora Quist", "203.0.113.7"}; }

  /// The code that an app shows now, or so many steps later.
  std::string code(const std::string& secret, std::int64_t later = 0) const {
    return totp_code(secret, totp_step(this->clock.time + later * kTotpStep));
  }
  /// Turns TOTP on and lets the code that did it grow old; the app's secret.
  std::string turn_on() {
    auto offer = make_totp_offer(this->keys, this->random, firm_id, contact, this->clock.time);
    turn_on_totp(this->db, this->keys, this->random, firm_id, nora(), offer, code(offer.secret),
                 this->clock.time);
    this->clock.pass(std::chrono::minutes{2});
    return offer.secret;
  }
  std::vector<std::string> make_recovery_codes() {
    auto set = make_recovery_set(this->keys, this->random, firm_id, contact, this->clock.time);
    keep_recovery_set(this->db, this->keys, this->random, firm_id, nora(), set, this->clock.time);
    return set.codes;
  }
  std::string challenge(ChallengeFor purpose, std::string_view browser = "this browser") {
    return make_passkey_challenge(this->keys, this->random, firm_id, purpose, browser,
                                  this->clock.time);
  }
  SoftAuthenticator authenticator() const {
    return SoftAuthenticator{*passkey_site(this->firm().base_url)};
  }
  AddPasskeyOutcome add(SoftAuthenticator& made, std::string_view name = "Phone") {
    const std::string asked = challenge(ChallengeFor::add);
    return add_passkey(this->db, this->keys, this->random, this->firm(), nora(),
                       {asked, "this browser", made.create(asked)}, name, this->clock.time);
  }
};

}  // namespace latchkey::test
