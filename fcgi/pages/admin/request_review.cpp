#include "fcgi/pages/admin/request_review.hpp"

#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/paths.hpp"
#include "fcgi/pages/admin/request_thread.hpp"
#include "fcgi/pages/admin/review_parts.hpp"
#include "tpl/admin/requests/decide.hpp"

namespace latchkey::admin {
namespace {

namespace d = tpl::admin_requests_decide;

std::string accept_label(const ReviewedRequest& request) {
  if (!request.excuse) return "Accept";
  if (request.excuse->kind != ExcuseKind::need_until) return "Accept and complete";
  return "Give them until " + date_in_words(request.excuse->until_on.value());
}

void fill_neighbours(Block& block, Services& services, const Visit& visit, const QueueAsked& asked,
                     const ReviewedRequest& request) {
  auto [before, after] =
      find_review_neighbours(services.database, visit.firm.id, asked.filter(visit),
                             request.came_in_at.value_or(Time{}), request.line.id);
  Block queue = block.add(d::IN_QUEUE);
  queue.set(d::QUEUE_URL, asked.url(kReview));
  auto add = [&](Section section, const std::optional<ToReview>& there) {
    if (!there) return;
    queue.add(section)
        .set(d::NEIGHBOUR_URL,
             asked.url(request_path(there->work, there->checklist, there->request)))
        .set(d::NEIGHBOUR_TITLE, there->request_title);
  };
  add(d::BEFORE, before);
  add(d::AFTER, after);
}

}  // namespace

void fill_decide(Block& body, Include place, Services& services, const Visit& visit,
                 const ReviewedRequest& request, const Form* note) {
  QueueAsked asked = queue_asked(visit);
  const bool returnable = !request.work_completed && (request.from_client || request.excuse);
  if (!returnable && !request.acceptable() && asked.queue.empty()) return;
  const std::string path = request_path(request.work, request.checklist, request.line.id);
  Block block = body.include(place, d::kFile);
  block.set(d::SEEN, write_seen(request.came_in_at)).set(d::VERSION, request.version);
  if (!asked.queue.empty()) fill_neighbours(block, services, visit, asked, request);
  if (request.acceptable()) {
    block.show(d::ACCEPTABLE)
        .set(d::ACCEPT_URL, asked.url(path + (request.excuse ? "/excuse/accept" : "/accept")))
        .set(d::ACCEPT_LABEL, accept_label(request));
  }
  if (request.came_in_at && !request.excuse && !request.work_completed) {
    block.show(d::SEEABLE).set(d::SEE_URL, asked.url(path + "/seen"));
  }
  if (!returnable) return;
  block.show(d::RETURNABLE)
      .set(d::RETURN_URL, asked.url(path + (request.excuse ? "/excuse/refuse" : "/return")))
      .set(d::RETURN_LABEL, request.excuse ? "Refuse with a note" : "Send back with a note")
      .set(d::RETURN_BUTTON, request.excuse ? "Refuse" : "Send back")
      .set(d::MOST_NOTE, kMostReviewNote)
      .set(d::NOTE_TYPED, note ? note->typed("note") : "");
  if (!note) return;
  const std::string* words = note->error_of("note");
  block.show(d::BAD_NOTE).set(d::NOTE_ERROR, words ? *words : "Nothing was decided; see above.");
}

}  // namespace latchkey::admin
