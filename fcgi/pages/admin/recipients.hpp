#pragma once
#include "core/base/block.hpp"
#include "core/domain/scheduled_send.hpp"
#include "fcgi/http/visit.hpp"

namespace latchkey::admin {

/// What a row of recipients needs to know of its checklist.
struct RecipientsPlace {
  std::string path;  // the checklist's
  unsigned version;
  bool sendable;  // there is something to send, and the work is not completed
  const std::vector<ScheduledSend>& plans;
};

/// The rows that say how far each recipient is, into the section that holds them.
void fill_recipients(Block list, const std::vector<RecipientState>& states,
                     const RecipientsPlace& place, const Visit& visit);

}  // namespace latchkey::admin
