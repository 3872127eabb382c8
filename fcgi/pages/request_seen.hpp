#pragma once
#include <string>

#include "core/domain/client_work.hpp"
#include "core/domain/document.hpp"
#include "fcgi/http/visit.hpp"

namespace latchkey {

/// A request as its contact sees it now: what the parts of its page are made from.
struct RequestSeen {
  const Visit& visit;
  const ContactSession& session;
  WorkItemId work;
  const RequestView& view;
  std::optional<Time> accepted_at;  // when staff last accepted what had come in

  /// Completed work is read-only.
  bool editable() const { return !view.work_completed; }
  /// One's own file, until staff have accepted it.
  bool may_remove(const Document& document) const {
    return editable() && is_self(document.author.contact) &&
           view.line.review != ReviewState::accepted &&
           !(accepted_at && document.created_at <= *accepted_at);
  }
  std::string when(Time time) const { return time_in_words(time, session.time_zone); }
  bool is_self(const std::optional<ContactId>& contact) const { return contact == session.contact; }
  std::string name_of(const std::optional<ContactId>& contact, const std::string& name) const {
    return is_self(contact) ? "You" : name;
  }
};

}  // namespace latchkey
