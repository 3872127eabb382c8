// The firm that the access matrix is held against, and everybody who comes to it.
#pragma once

#include <string>
#include <vector>

#include "core/domain/bulk_change.hpp"
#include "core/domain/contact_import.hpp"
#include "core/domain/work_status.hpp"
#include "fcgi/http/route.hpp"
#include "tests/support/access_matrix_rows.hpp"
#include "tests/support/portal.hpp"

namespace latchkey::test {

/// What nobody but the owner and staff may ever read.
inline constexpr const char* kSecrets[] = {"Rent agreement",  "Papers we need",
                                           "my-answer-is-42", "between-you-and-me",
                                           "payslip",         "what the file holds"};

/// The firm with its secrets. What a visitor changes is put back before the next one comes.
struct AccessScene : Portal {
  Sample other = add_firm("brightwater");
  Token link = mailed_link(), notice = mailed_link();
  AddedContact pia = add_contact("Pia Quist", "pia@client.example");
  Token pin_mail = send_by_pin(), reset = mail_pin_reset();
  InvitationId invitation{};  // to join the staff
  Token invited = mail_invitation(), staff_reset = mail_staff_reset();
  std::uint64_t migration = start_migration();
  ContactImportId import =
      check_import(db, sample.firm, ada(), "new.csv",
                   "Name,E-mail\nImogen Import,imogen@new.example\n", clock.time)
          .id;
  WorkStatusId status = create_own_status(db, keys, sample.firm, ada(), WorkStatus::waiting,
                                          "With the tax office", clock.time)
                            .id;
  std::uint64_t bulk =
      *make_bulk_change(db, keys, random, firm(), ada(),
                        {.deed = BulkDeed::status, .status = WorkStatus::ready, .works = {}}, 1,
                        Duration{0}, clock.time);
  std::uint64_t checklist_template = make_template();
  std::vector<FakeBrowser> visitors;
  DeviceId device;
  DocumentId document;
  std::string code;  // for another device, made by the owner's
  PasskeyId passkey;
  SessionId logged_in_as;  // the login's session
  Token confirmation = Token::make(random);

  AccessScene();

  /// To Pia, with work of her own; the sample's she gets by magic link.
  Token send_by_pin();
  Token mail_pin_reset();
  Token mail_invitation();
  Token mail_staff_reset();
  std::uint64_t start_migration();
  std::uint64_t make_template();
  FakeBrowser signed_in_by_pin() { return signed_in("pin", pia.id); }
  /// The contact's login, with a passkey that nothing opens: who comes here is signed in already.
  FakeBrowser signed_in_by_login();
  FakeBrowser signed_in(std::string_view way, ContactId contact);

  /// As a mail to the sample's contact holds one, to choose a password.
  void make_confirmation();

  std::string visit_cookie() const { return "__Host-visit"; }

  void make_visitors(const FakeBrowser& holder);

  std::string path(std::string_view pattern);
  template <class AnyId>
  static std::string number(AnyId id) {
    return std::to_string(id.value);
  }

  void prepare(Who who);

  /// Keeps all tables, the files and what the browsers hold, as they are now.
  void keep();
  /// A row was changed, added or removed since.
  bool changed() { return checksum() != clean_; }
  /// Makes everything what was kept.
  void put_back();

  /// All that the firm and its clients have written, to the letter, but for numbers that every
  /// scene counts on.
  std::string work_of_the_firm();

  Answer come(Who who, const Route& route);

 private:
  std::string clean_;
  std::vector<FakeBrowser> as_kept_;
};

}  // namespace latchkey::test
