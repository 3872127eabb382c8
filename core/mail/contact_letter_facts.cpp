#include "core/mail/contact_letter_facts.hpp"

#include "core/domain/link_row.hpp"
#include "core/domain/withheld.hpp"
#include "core/mail/staff_letter_facts.hpp"

namespace latchkey {
namespace {

struct Asked {
  ConfirmationId id;
  ConfirmationKind kind;
  std::string address;  // normal form
  bool over;
};

struct Owner {
  ContactId id;
  std::string name, time_zone, address;
  bool has_login;
  bool has_pin_requests;
};

std::optional<Asked> find_asked(Database& db, const ClaimedLetter& claimed, LetterFacts& facts) {
  return db.find(
      "SELECT m.id, m.kind, m.address, m.used_at IS NOT NULL OR m.ended_at IS NOT NULL, "
      "m.created_at, m.expires_at, o.browser FROM outbox o "
      "JOIN confirmations m ON m.id = o.confirmation_id AND m.firm_id = o.firm_id "
      "WHERE o.id = ? AND o.firm_id = ?",
      {claimed.id, claimed.firm}, [&](Row& row) {
        Asked asked{row.get<ConfirmationId>(), read_confirmation_kind(row.get<std::string>()),
                    row.get<std::string>(), row.get<bool>()};
        facts.asked_at = row.get<Time>();
        facts.link_until = row.get<Time>();
        facts.browser = row.get<std::string>();
        return asked;
      });
}

std::optional<Owner> find_owner(Database& db, FirmId firm, const std::string& address) {
  return db.find(
      "SELECT c.id, c.name, c.time_zone, a.address, EXISTS (SELECT 1 FROM logins i "
      "WHERE i.firm_id = c.firm_id AND i.contact_id = c.id), EXISTS (SELECT 1 "
      "FROM checklist_recipients t WHERE t.firm_id = c.firm_id AND t.way = 'pin' "
      "AND t.contact_id = c.id) "
      "FROM contact_addresses a JOIN contacts c ON c.firm_id = a.firm_id AND c.id = a.contact_id "
      "WHERE a.firm_id = ? AND a.normal_address = ? AND c.deleted_at IS NULL",
      {firm, address}, [](Row& row) {
        return Owner{row.get<ContactId>(),   row.get<std::string>(), row.get<std::string>(),
                     row.get<std::string>(), row.get<bool>(),        row.get<bool>()};
      });
}

bool newer_was_sent(Database& db, FirmId firm, ContactId contact, const Asked& asked) {
  return db
      .find_value<int>(
          "SELECT 1 FROM confirmations WHERE firm_id = ? AND contact_id = ? AND id > ? "
          "AND kind = ? LIMIT 1",
          {firm, contact, asked.id, confirmation_kind_name(asked.kind)})
      .has_value();
}

}  // namespace

void find_confirmation_letter_facts(Database& db, const ClaimedLetter& claimed, FoundFacts& found,
                                    Time now) {
  auto asked = find_asked(db, claimed, found.facts);
  if (!asked) {
    found.withheld = kAboutIsGone;
    return;
  }
  auto owner = find_owner(db, claimed.firm, asked->address);
  if (!owner) {
    found.withheld = "not sent: no contact has this address";
    return;
  }
  if (asked->kind == ConfirmationKind::make_login && owner->has_login) {
    found.letter = Letter::login_exists;
  } else if (asked->kind == ConfirmationKind::reset_password && !owner->has_login) {
    found.letter = Letter::confirm_login;
    asked->kind = ConfirmationKind::make_login;
  }
  if (asked->kind == ConfirmationKind::reset_pin && !owner->has_pin_requests) {
    found.withheld = "not sent: the contact has no PIN request";
  } else if (asked->over || newer_was_sent(db, claimed.firm, owner->id, *asked)) {
    found.withheld = "not sent: a newer mail took its place";
  } else if (found.facts.link_until <= now) {
    found.withheld = "not sent: its link expired before it could be";
  }
  found.confirmation = asked->id;
  found.confirmation_kind = asked->kind;
  found.contact = owner->id;
  found.to_address = owner->address;
  found.facts.contact_name = owner->name;
  found.facts.contact_time_zone = owner->time_zone;
}

void find_account_letter_facts(Database& db, const ClaimedLetter& claimed, FoundFacts& found) {
  if (find_staff_notice_facts(db, claimed, found)) return;
  bool address_gone = false;
  auto deleted = db.find(
      "SELECT c.id, c.name, c.time_zone, o.browser, o.created_at, "
      "NOT " LATCHKEY_ADDRESS_OF("o", "o.to_address") ", c.deleted_at IS NOT NULL "
      "FROM outbox o JOIN contacts c ON c.firm_id = o.firm_id AND c.id = o.contact_id "
      "WHERE o.id = ? AND o.firm_id = ?",
      {claimed.id, claimed.firm}, [&](Row& row) {
        found.contact = row.get<ContactId>();
        found.facts.contact_name = row.get<std::string>();
        found.facts.contact_time_zone = row.get<std::string>();
        found.facts.browser = row.get<std::string>();
        found.facts.asked_at = row.get<Time>();
        address_gone = row.get<bool>();
        return row.get<bool>();
      });
  if (!deleted) {
    found.withheld = kAboutIsGone;
  } else if (*deleted) {
    found.withheld = "not sent: the contact was deleted";
  } else if (address_gone) {
    found.withheld = kWithheldForAddress;
  }
}

}  // namespace latchkey
