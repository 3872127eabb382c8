#pragma once
#include <compare>
#include <cstdint>

namespace latchkey {

/// A row's number, typed by what it names: a FirmId where a ContactId belongs does not compile.
/// Zero names nothing; the database numbers from 1.
template <class Tag>
struct Id {
  std::uint64_t value = 0;

  constexpr Id() = default;
  constexpr explicit Id(std::uint64_t number) : value(number) {}
  constexpr explicit operator bool() const { return value != 0; }
  auto operator<=>(const Id&) const = default;
};

using FirmId = Id<struct FirmTag>;
using StaffId = Id<struct StaffTag>;
using ContactId = Id<struct ContactTag>;
using ClientId = Id<struct ClientTag>;
using WorkItemId = Id<struct WorkItemTag>;
using ChecklistId = Id<struct ChecklistTag>;
using RequestId = Id<struct RequestTag>;
using AnswerId = Id<struct AnswerTag>;
using CommentId = Id<struct CommentTag>;
using DocumentId = Id<struct DocumentTag>;
using SendId = Id<struct SendTag>;
using LinkId = Id<struct LinkTag>;
using DeviceId = Id<struct DeviceTag>;
using SessionId = Id<struct SessionTag>;
using OutboxId = Id<struct OutboxTag>;
using ConfirmationId = Id<struct ConfirmationTag>;
using PasskeyId = Id<struct PasskeyTag>;
using HandoverId = Id<struct HandoverTag>;
using WorkStatusId = Id<struct WorkStatusTag>;
using TemplateId = Id<struct TemplateTag>;
using TemplateRequestId = Id<struct TemplateRequestTag>;
using TemplateDocumentId = Id<struct TemplateDocumentTag>;
using ScheduledSendId = Id<struct ScheduledSendTag>;
using RecurrenceId = Id<struct RecurrenceTag>;
using ContactImportId = Id<struct ContactImportTag>;
using InvitationId = Id<struct InvitationTag>;

}  // namespace latchkey
