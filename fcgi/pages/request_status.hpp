#pragma once
#include <string>
#include <string_view>

#include "core/domain/client_work.hpp"
#include "core/domain/session.hpp"

namespace latchkey {

/// A request's state as its mark, colour and word show it.
struct RequestStatus {
  const char* name;  // of icon and class
  const char* words;
  bool overdue;
};

/// To its client. `over`: the work is completed, and nobody waits for what is open in it.
inline RequestStatus status_of(const RequestLine& request, Date today, bool over = false) {
  if (request.completed) {
    return {"completed", request.review == ReviewState::accepted ? "Accepted" : "Done", false};
  }
  if (over) return {"open", "Left open", false};
  if (request.excuse) return {"waiting", "Waiting for the firm", false};
  if (request.review == ReviewState::returned) return {"returned", "Sent back", false};
  // Nobody waits for it, so its day passes quietly.
  if (!request.required) return {"open", "To do", false};
  if (request.due_on && *request.due_on < today) return {"overdue", "Overdue", true};
  return {"open", "To do", false};
}

/// To staff.
inline RequestStatus staff_status_of(const RequestLine& request, Date today) {
  RequestStatus status = status_of(request, today);
  if (!request.completed && request.excuse) status.words = "Waits for your answer";
  if (std::string_view{status.name} == "open") status.words = "Open";
  return status;
}

/// "you", or the name of who ticked the request.
inline std::string completer_of(const RequestLine& request, const ContactSession& session) {
  return request.completed_by_contact == session.contact ? "you" : request.completed_by;
}

}  // namespace latchkey
