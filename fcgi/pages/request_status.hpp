#pragma once
#include <string>

#include "core/domain/client_work.hpp"
#include "core/domain/session.hpp"

namespace latchkey {

/// A request's state as its mark, colour and word show it.
struct RequestStatus {
  const char* name;  // of icon and class
  const char* words;
  bool overdue;
};

inline RequestStatus status_of(const RequestLine& request, Date today) {
  if (request.completed) return {"completed", "Done", false};
  // Nobody waits for it, so its day passes quietly.
  if (!request.required) return {"open", "To do", false};
  if (request.due_on && *request.due_on < today) return {"overdue", "Overdue", true};
  return {"open", "To do", false};
}

/// "you", or the name of who ticked the request.
inline std::string completer_of(const RequestLine& request, const ContactSession& session) {
  return request.completed_by_contact == session.contact ? "you" : request.completed_by;
}

}  // namespace latchkey
