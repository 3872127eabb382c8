#pragma once
#include <string>
#include <string_view>

#include "core/domain/acting_contact.hpp"
#include "core/domain/author.hpp"

namespace latchkey {

/// Whose password and second factor it is: a contact's login, or a member of staff.
struct AccountId {
  ContactId contact{};  // one of the two; the other is zero
  StaffId staff{};

  AccountId() = default;
  // Not explicit: what takes any account takes each kind of them.
  AccountId(ContactId of) : contact(of) {}
  AccountId(StaffId of) : staff(of) {}

  bool of_staff() const { return staff.value != 0; }
  std::uint64_t number() const { return of_staff() ? staff.value : contact.value; }
  bool operator==(const AccountId&) const = default;

  /// Names it among the firm's accounts of both kinds: in limits, in what is sealed or hashed.
  std::string text() const;
  /// "SELECT … FROM logins WHERE firm_id = ? AND contact_id = ?", or the same of active staff; the
  /// values are the firm and number().
  std::string select(std::string_view columns) const;
  /// "UPDATE logins SET … WHERE firm_id = ? AND contact_id = ?", or the same of staff.
  std::string update(std::string_view changes) const;
  /// What the audit trail calls something done to it: "login.totp_turned_on", "staff.…".
  std::string action(std::string_view what) const;
  Author author(std::string name) const;
};

/// Who is changing something of their own account now: for the trail and the notice by mail.
struct ActingAccount {
  AccountId id;
  std::string name;
  std::string ip;
  std::string browser;  // "Safari on iPhone"

  ActingAccount(AccountId of, std::string called, std::string from, std::string with)
      : id(of), name(std::move(called)), ip(std::move(from)), browser(std::move(with)) {}
  ActingAccount(const ActingContact& by) : ActingAccount(by.id, by.name, by.ip, by.browser) {}

  Author author() const { return id.author(name); }
};

}  // namespace latchkey
