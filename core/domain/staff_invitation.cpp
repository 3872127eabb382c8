#include "core/domain/staff_invitation.hpp"

#include "core/base/mail_address.hpp"
#include "core/domain/audit.hpp"
#include "core/domain/outbox.hpp"
#include "core/domain/rate_limit.hpp"
#include "core/domain/staff_session.hpp"

namespace latchkey {
namespace {

#define INVITATION_COLUMNS                                                           \
  "i.id, i.name, i.address, i.role, COALESCE(s.name, ''), i.sent_at, i.expires_at, " \
  "i.accepted_at IS NOT NULL, i.withdrawn_at IS NOT NULL FROM staff_invitations i "  \
  "LEFT JOIN staff s ON s.firm_id = i.firm_id AND s.id = i.invited_by "

StaffInvitation to_invitation(Row& row, Time now) {
  StaffInvitation found{.id = row.get<InvitationId>(),
                        .state = InvitationState::open,
                        .name = row.get<std::string>(),
                        .address = row.get<std::string>(),
                        .role = row.get<std::string>() == "admin" ? Role::admin : Role::member,
                        .invited_by = row.get<std::string>(),
                        .sent_at = row.get<Time>(),
                        .expires_at = row.get<Time>()};
  const bool accepted = row.get<bool>(), withdrawn = row.get<bool>();
  found.state = accepted                  ? InvitationState::accepted
                : withdrawn               ? InvitationState::withdrawn
                : found.expires_at <= now ? InvitationState::expired
                                          : InvitationState::open;
  return found;
}

/// One invitation of the firm after the other: two of the same address must not cross.
void lock_invitations(Database& db, FirmId firm) {
  db.find_value<int>("SELECT 1 FROM firms WHERE id = ? FOR UPDATE", {firm});
}

void mail_invitation(Database& db, Random& random, FirmId firm, const ActingStaff& by,
                     InvitationId invitation, const std::string& address, Time now) {
  enqueue(db, random, firm,
          {.letter = Letter::staff_invitation,
           .to_address = address,
           .invitation = invitation,
           .staff = by.id},
          now);
}

}  // namespace

SaveResult<InvitationId> invite_staff(Database& db, const Keyring& keys, Random& random,
                                      FirmId firm, const ActingStaff& by,
                                      const NewInvitation& typed, Time now) {
  using Result = SaveResult<InvitationId>;
  Objections objections;
  std::string name;
  read_line(typed.name, name, 1, 120, "name", "The name", objections);
  MailAddress address = read_mail_address(typed.address);
  if (address.error != MailAddressError::none) {
    objections.push_back({"address", std::string{explain(address.error)}});
  }
  if (!objections.empty()) return Result::refused(std::move(objections));
  return db.transaction([&]() -> Result {
    lock_invitations(db, firm);
    auto deactivated = db.find_value<bool>(
        "SELECT deactivated_at IS NOT NULL FROM staff WHERE firm_id = ? AND address = ?",
        {firm, address.normal});
    if (deactivated) {
      return Result::refused(
          {{"address", *deactivated ? "Somebody with this address worked here before. Find them in "
                                      "the list of staff and reactivate them."
                                    : "Somebody at the firm has this address already."}});
    }
    auto invited = db.find_value<int>(
        "SELECT 1 FROM staff_invitations WHERE firm_id = ? AND address = ? "
        "AND accepted_at IS NULL AND withdrawn_at IS NULL",
        {firm, address.normal});
    if (invited) {
      return Result::refused({{"address",
                               "This address is invited already. In the list of staff the "
                               "invitation can be sent again, or withdrawn."}});
    }
    InvitationId id{db.insert(
        "INSERT INTO staff_invitations (firm_id, name, address, role, invited_by, created_at, "
        "sent_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        {firm, name, address.normal, role_name(typed.role), by.id, now, now,
         now + kInvitationLifetime})};
    mail_invitation(db, random, firm, by, id, address.normal, now);
    record(db, keys, firm,
           {.action = "staff.invited",
            .actor = by.author(),
            .ip = by.ip,
            .subject = id.value,
            .detail = std::string{role_name(typed.role)} + ": " + name},
           now);
    return {SaveOutcome::saved, id};
  });
}

std::vector<StaffInvitation> list_staff_invitations(Database& db, FirmId firm, Time now) {
  return db.list("SELECT " INVITATION_COLUMNS
                 "WHERE i.firm_id = ? AND i.accepted_at IS NULL AND i.withdrawn_at IS NULL "
                 "ORDER BY i.id DESC",
                 {firm}, [&](Row& row) { return to_invitation(row, now); });
}

std::optional<StaffInvitation> find_invitation(Database& db, FirmId firm, const TokenHash& token,
                                               Time now) {
  auto id = db.find_value<InvitationId>(
      "SELECT invitation_id FROM staff_invitation_tokens WHERE token_hash = ? AND firm_id = ?",
      {token, firm});
  if (!id) return std::nullopt;
  return db.find("SELECT " INVITATION_COLUMNS "WHERE i.firm_id = ? AND i.id = ?", {firm, *id},
                 [&](Row& row) { return to_invitation(row, now); });
}

ResendResult resend_invitation(Database& db, const Keyring& keys, Random& random, FirmId firm,
                               const ActingStaff& by, InvitationId invitation, Time now) {
  auto address = db.find_value<std::string>(
      "SELECT address FROM staff_invitations WHERE firm_id = ? AND id = ?", {firm, invitation});
  if (!address) return {false};
  if (auto wait = count_or_wait(db, keys, firm, limited::kConfirmationMail,
                                "invitation|" + *address, now)) {
    return {true, *wait};
  }
  return db.transaction([&]() -> ResendResult {
    const auto open = db.find_value<int>(
        "SELECT 1 FROM staff_invitations WHERE firm_id = ? AND id = ? AND accepted_at IS NULL "
        "AND withdrawn_at IS NULL FOR UPDATE",
        {firm, invitation});
    if (!open) return {false};
    db.execute(
        "UPDATE staff_invitations SET sent_at = ?, expires_at = ? WHERE firm_id = ? AND id = ?",
        {now, now + kInvitationLifetime, firm, invitation});
    mail_invitation(db, random, firm, by, invitation, *address, now);
    record(db, keys, firm,
           {.action = "staff.invited_again",
            .actor = by.author(),
            .ip = by.ip,
            .subject = invitation.value,
            .detail = ""},
           now);
    return {true};
  });
}

bool withdraw_invitation(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                         InvitationId invitation, Time now) {
  return db.transaction([&] {
    const bool open = db.execute(
                          "UPDATE staff_invitations SET withdrawn_at = ? WHERE firm_id = ? "
                          "AND id = ? AND accepted_at IS NULL AND withdrawn_at IS NULL",
                          {now, firm, invitation}) == 1;
    if (!open) return false;
    record(db, keys, firm,
           {.action = "staff.invitation_withdrawn",
            .actor = by.author(),
            .ip = by.ip,
            .subject = invitation.value,
            .detail = ""},
           now);
    return true;
  });
}

StaffChoice accept_invitation(Database& db, const Keyring& keys, Random& random,
                              const PasswordGate& gate, const Firm& firm,
                              const StaffInvitation& invitation, const std::string& name,
                              std::string_view password, const StepFrom& from, Time now) {
  if (invitation.state != InvitationState::open) return {.outcome = StaffChoiceOutcome::over};
  Objections objections;
  std::string clean;
  read_line(name, clean, 1, 120, "name", "Your name", objections);
  if (auto words = staff_password_objection(firm, clean, invitation.address, password)) {
    objections.push_back({"password", *words});
  }
  if (!objections.empty()) {
    return {.outcome = StaffChoiceOutcome::refused, .objections = std::move(objections)};
  }
  std::string hash;
  {
    PasswordGate::Slot slot{gate};
    hash = hash_password(password);
  }
  const Token cookie = Token::make(random);
  try {
    return db.transaction([&]() -> StaffChoice {
      const bool mine = db.execute(
                            "UPDATE staff_invitations SET accepted_at = ? WHERE firm_id = ? "
                            "AND id = ? AND accepted_at IS NULL AND withdrawn_at IS NULL "
                            "AND expires_at > ?",
                            {now, firm.id, invitation.id, now}) == 1;
      if (!mine) return {.outcome = StaffChoiceOutcome::over};
      StaffId id{
          db.insert("INSERT INTO staff (firm_id, name, address, role, password_hash, created_at) "
                    "VALUES (?, ?, ?, ?, ?, ?)",
                    {firm.id, clean, invitation.address, role_name(invitation.role), hash, now})};
      start_staff_half_session(db, firm.id, id, from.browser,
                               keys.hash(Purpose::session_token, cookie), from.replaced, now);
      record(db, keys, firm.id,
             {.action = "staff.joined",
              .actor = {.contact = {}, .staff = id, .name = clean},
              .ip = from.browser.ip,
              .subject = id.value,
              .detail = role_name(invitation.role)},
             now);
      return {.outcome = StaffChoiceOutcome::chosen, .half_cookie = cookie};
    });
  } catch (const DatabaseError& error) {
    // Made by the hosting admin meanwhile.
    if (error.kind() != DatabaseError::Kind::duplicate) throw;
    return {.outcome = StaffChoiceOutcome::over};
  }
}

void hand_out_invitation(Database& db, FirmId firm, InvitationId invitation, const TokenHash& token,
                         Time now) {
  db.execute(
      "INSERT INTO staff_invitation_tokens (token_hash, firm_id, invitation_id, created_at) "
      "VALUES (?, ?, ?, ?)",
      {token, firm, invitation, now});
}

}  // namespace latchkey
