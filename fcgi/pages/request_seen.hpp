#pragma once
#include <string>

#include "core/domain/client_work.hpp"
#include "fcgi/http/visit.hpp"

namespace latchkey {

/// A request as its contact sees it now: what the parts of its page are made from.
struct RequestSeen {
  const Visit& visit;
  const ContactSession& session;
  WorkItemId work;
  const RequestView& view;

  /// Completed work is read-only.
  bool editable() const { return !view.work_completed; }
  std::string when(Time time) const { return time_in_words(time, session.time_zone); }
  bool is_self(const std::optional<ContactId>& contact) const { return contact == session.contact; }
  std::string name_of(const std::optional<ContactId>& contact, const std::string& name) const {
    return is_self(contact) ? "You" : name;
  }
};

}  // namespace latchkey
