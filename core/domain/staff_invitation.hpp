#pragma once
#include <chrono>
#include <vector>

#include "core/domain/staff_password.hpp"

namespace latchkey {

/// So long an invitation may be accepted, from when it was asked to be mailed last.
inline constexpr std::chrono::days kInvitationLifetime{7};

struct NewInvitation {
  std::string name;     // 1 to 120 characters
  std::string address;  // as typed
  Role role;
};

/// Asks somebody by mail to join the firm's staff. Fields of the objections: name, address.
SaveResult<InvitationId> invite_staff(Database& db, const Keyring& keys, Random& random,
                                      FirmId firm, const ActingStaff& by,
                                      const NewInvitation& typed, Time now);

enum class InvitationState { open, accepted, withdrawn, expired };

struct StaffInvitation {
  InvitationId id;
  InvitationState state;
  std::string name, address;
  Role role;
  std::string invited_by;
  Time sent_at;
  Time expires_at;
};
/// Those that wait to be accepted, the expired ones among them, newest first.
std::vector<StaffInvitation> list_staff_invitations(Database& db, FirmId firm, Time now);
/// The invitation that the token in a mail is for. Reads only. Empty: none of this firm.
std::optional<StaffInvitation> find_invitation(Database& db, FirmId firm, const TokenHash& token,
                                               Time now);

struct ResendResult {
  bool there;                    // false: it was accepted or withdrawn meanwhile
  std::chrono::seconds wait{0};  // it was mailed a short while ago
};
/// Mails it again, for kInvitationLifetime from now.
ResendResult resend_invitation(Database& db, const Keyring& keys, Random& random, FirmId firm,
                               const ActingStaff& by, InvitationId invitation, Time now);
/// Its link opens nothing any more. False where it was accepted or withdrawn already.
bool withdraw_invitation(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                         InvitationId invitation, Time now);

/// Makes the invited a member of staff, under the name and with the password of their choice; the
/// second step, where they set up their factor, is next. One caller at most. Holds a slot of `gate`
/// while it hashes.
StaffChoice accept_invitation(Database& db, const Keyring& keys, Random& random,
                              const PasswordGate& gate, const Firm& firm,
                              const StaffInvitation& invitation, const std::string& name,
                              std::string_view password, const StepFrom& from, Time now);

/// For the mailer, at the moment of sending: `token` opens the invitation from now on.
void hand_out_invitation(Database& db, FirmId firm, InvitationId invitation, const TokenHash& token,
                         Time now);

}  // namespace latchkey
