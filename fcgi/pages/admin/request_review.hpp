#pragma once
#include <vector>

#include "core/domain/client_work.hpp"
#include "core/domain/excuse.hpp"
#include "core/domain/review.hpp"
#include "fcgi/http/form.hpp"
#include "fcgi/http/page.hpp"
#include "fcgi/http/services.hpp"
#include "fcgi/http/visit.hpp"

// The part of staff's request page where they decide about what came in.

namespace latchkey::admin {

/// What the decision is about.
struct ReviewedRequest {
  WorkItemId work;
  ChecklistId checklist;
  const RequestLine& line;
  bool work_completed;
  bool from_client;              // something of a client's is there
  std::optional<Excuse> excuse;  // that waits
  std::optional<Time> came_in_at;
  unsigned version = 0;

  /// Accepting is the thing to do here, in place of completing.
  bool acceptable() const {
    return !work_completed &&
           (came_in_at || excuse || (from_client && line.completed && !accepted()));
  }
  bool accepted() const { return line.review == ReviewState::accepted; }
};

/// The decisions at the foot of the page; nothing where there is nothing to decide. `note`: the
/// note's form that came back.
void fill_decide(Block& body, Include place, Services& services, const Visit& visit,
                 const ReviewedRequest& request, const Form* note);

}  // namespace latchkey::admin
