// A database with one firm that has sent something, and builders for what else a test needs.
#pragma once

#include <string>
#include <string_view>

#include "core/base/random.hpp"
#include "core/base/secret.hpp"
#include "core/domain/firm.hpp"
#include "core/domain/magic_link.hpp"
#include "core/domain/request_change.hpp"
#include "core/domain/staff.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/sample.hpp"
#include "tests/support/test_database.hpp"

namespace latchkey::test {

struct AddedContact {
  ContactId id;
  std::string name, address;
};

/// Tables are empty when one is made, so a test meets nothing of another's. Rows are put in as they
/// are; what the product does to them is for the tests to do.
struct World {
  TestDatabase database;
  Database& db = database.db();
  Keyring keys{Bytes32{7}};
  SystemRandom random;
  FakeClock clock;
  Sample sample = Sample::insert(db, "hartwell", clock.time);

  /// Makes the portal of the sample's firm plain http on loopback, as a demo runs.
  void serve_without_tls();
  Firm firm() const { return *find_firm(db, sample.firm); }
  Firm firm_of(const Sample& other) const { return *find_firm(db, other.firm); }
  /// Another firm with the same small world.
  Sample add_firm(const std::string& slug);
  /// A contact of the sample's client.
  AddedContact add_contact(const std::string& name, const std::string& address);
  /// Makes the contact a recipient of the sample's checklist, as if it had been sent.
  void add_recipient(const AddedContact& contact);
  /// Another work item for the sample's client, with a checklist of one request that was sent to
  /// the sample's contact.
  Sample add_work(const std::string& title);
  /// The requests of the sample's checklist, in order.
  RequestId request(int position = 1) const { return request(sample, position); }
  RequestId request(const Sample& of, int position) const;
  void complete_work(WorkItemId work);

  /// An unclaimed link to the sample's contact, as a send makes it.
  LinkId add_link() { return add_link(sample, sample.contact, "nora@client.example"); }
  LinkId add_link(const Sample& of, ContactId contact, std::string_view address);
  /// A token of the link, made as the mailer does at the moment of sending.
  Token mail_token(LinkId link, Purpose purpose = Purpose::link_token);
  TokenHash hash(const Token& token) const { return keys.hash(Purpose::link_token, token); }
  /// A new link to the sample's contact and its token.
  Token mailed_link() { return mail_token(add_link()); }

  RequestChange change_by(ContactId contact, RequestId request) const;
  ActingStaff ada() const { return {sample.staff, "Ada Finch", "203.0.113.9"}; }

  std::uint64_t count(const std::string& table, const std::string& where = "1 = 1");
  /// Of all rows of all tables but those named.
  std::string checksum(std::initializer_list<std::string_view> without = {});
};

}  // namespace latchkey::test
