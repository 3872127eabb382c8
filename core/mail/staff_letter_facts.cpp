#include "core/mail/staff_letter_facts.hpp"

namespace latchkey {
namespace {

/// Staff need not be told how to reach their own firm.
void address_to_staff(LetterFacts& facts) {
  facts.to_staff = true;
  facts.contact_time_zone = facts.firm.time_zone;
  facts.firm.contact_email.clear();
  facts.firm.contact_phone.clear();
}

}  // namespace

void find_invitation_letter_facts(Database& db, const ClaimedLetter& claimed, FoundFacts& found,
                                  Time now) {
  bool over = false;
  const auto there = db.find(
      "SELECT i.id, i.name, i.expires_at, i.accepted_at IS NOT NULL OR i.withdrawn_at IS NOT NULL, "
      "s.name, s.address, o.created_at FROM outbox o "
      "JOIN staff_invitations i ON i.firm_id = o.firm_id AND i.id = o.invitation_id "
      "LEFT JOIN staff s ON s.firm_id = o.firm_id AND s.id = o.staff_id "
      "WHERE o.id = ? AND o.firm_id = ?",
      {claimed.id, claimed.firm}, [&](Row& row) {
        LetterFacts& facts = found.facts;
        found.invitation = row.get<InvitationId>();
        facts.contact_name = row.get<std::string>();
        facts.link_until = row.get<Time>();
        over = row.get<bool>();
        facts.staff_name = row.get<std::optional<std::string>>().value_or(facts.firm.name);
        facts.staff_address = row.get<std::optional<std::string>>().value_or("");
        facts.asked_at = row.get<Time>();
        address_to_staff(facts);
        return true;
      });
  if (!there) {
    found.withheld = kAboutIsGone;
  } else if (over) {
    found.withheld = "not sent: the invitation was accepted or withdrawn";
  } else if (found.facts.link_until <= now) {
    found.withheld = "not sent: the invitation expired before it could be";
  }
}

void find_staff_reset_letter_facts(Database& db, const ClaimedLetter& claimed, FoundFacts& found,
                                   Time now) {
  bool over = false;
  std::string address;
  const auto there = db.find(
      "SELECT m.id, m.address, m.used_at IS NOT NULL OR m.ended_at IS NOT NULL, m.created_at, "
      "m.expires_at, o.browser FROM outbox o "
      "JOIN confirmations m ON m.id = o.confirmation_id AND m.firm_id = o.firm_id "
      "WHERE o.id = ? AND o.firm_id = ?",
      {claimed.id, claimed.firm}, [&](Row& row) {
        found.confirmation = row.get<ConfirmationId>();
        address = row.get<std::string>();
        over = row.get<bool>();
        found.facts.asked_at = row.get<Time>();
        found.facts.link_until = row.get<Time>();
        found.facts.browser = row.get<std::string>();
        return true;
      });
  if (!there) {
    found.withheld = kAboutIsGone;
    return;
  }
  const auto owner = db.find(
      "SELECT id, name, address, EXISTS (SELECT 1 FROM confirmations m "
      "WHERE m.firm_id = staff.firm_id AND m.contact_id = 0 AND m.staff_id = staff.id AND m.id > "
      "?) "
      "FROM staff WHERE firm_id = ? AND address = ? AND deactivated_at IS NULL",
      {found.confirmation, claimed.firm, address}, [&](Row& row) {
        found.staff = row.get<StaffId>();
        found.facts.contact_name = row.get<std::string>();
        found.to_address = row.get<std::string>();
        return row.get<bool>();
      });
  address_to_staff(found.facts);
  if (!owner) {
    found.withheld = "not sent: nobody on the staff has this address";
  } else if (over || *owner) {
    found.withheld = "not sent: a newer mail took its place";
  } else if (found.facts.link_until <= now) {
    found.withheld = "not sent: its link expired before it could be";
  }
}

bool find_staff_notice_facts(Database& db, const ClaimedLetter& claimed, FoundFacts& found) {
  auto left = db.find(
      "SELECT p.id, p.name, p.address, o.browser, o.created_at, p.deactivated_at IS NOT NULL "
      "FROM outbox o JOIN staff p ON p.firm_id = o.firm_id AND p.id = o.staff_id "
      "WHERE o.id = ? AND o.firm_id = ? AND o.contact_id IS NULL",
      {claimed.id, claimed.firm}, [&](Row& row) {
        found.staff = row.get<StaffId>();
        found.facts.contact_name = row.get<std::string>();
        found.to_address = row.get<std::string>();
        found.facts.browser = row.get<std::string>();
        found.facts.asked_at = row.get<Time>();
        address_to_staff(found.facts);
        return row.get<bool>();
      });
  if (left.value_or(false)) found.withheld = "not sent: they do not work here any more";
  return left.has_value();
}

}  // namespace latchkey
