#include "fcgi/pages/link_answers.hpp"

#include "core/base/mail_address.hpp"
#include "fcgi/pages/frame.hpp"
#include "tpl/links/elsewhere.hpp"
#include "tpl/links/sent.hpp"

namespace latchkey {
namespace {

void say_when(Block& body, Section section, Var at, Var words, const std::optional<Time>& time,
              const std::string& zone) {
  body.show(section);
  body.set(at, time ? iso_time(*time) : "").set(words, time ? time_in_words(*time, zone) : "");
}

}  // namespace

AskedFor asked_for(const WorkView& work) {
  AskedFor asked;
  for (const ChecklistView& checklist : work.checklists) {
    for (const RequestLine& request : checklist.requests) {
      if (request.completed) continue;
      ++asked.count;
      if (request.due_on && (!asked.due_on || *request.due_on < *asked.due_on)) {
        asked.due_on = request.due_on;
      }
    }
  }
  return asked;
}

bool other_session(const Visit& visit, const LinkView& link) {
  return visit.session && visit.session->contact != link.contact;
}

Response elsewhere_page(Services& services, const Visit& visit, const LinkView* link,
                        const std::string& send_path) {
  namespace t = tpl::links_elsewhere;
  if (!link) {
    Page page = client_page(services, visit, t::kFile, "Link not found");
    page.body().show(t::UNKNOWN).show(t::LOG_IN).set(t::LOG_IN_URL, "/login");
    return page.respond(services.templates, 404);
  }
  const std::string& zone = link->contact_time_zone;
  if (link->state == LinkState::cancelled) {
    Page page = client_page(services, visit, t::kFile, "No longer needed");
    say_when(page.body(), t::CANCELLED, t::CANCELLED_AT, t::CANCELLED_WORDS, link->since, zone);
    page.body().show(t::ABOUT).set(t::WORK_TITLE, link->work_title);
    return page.respond(services.templates, 410);
  }
  Page page = client_page(services, visit, t::kFile, "Send Access Link");
  Block& body = page.body();
  int status = 410;
  switch (link->state) {
    case LinkState::elsewhere:
    case LinkState::moved:
      if (link->other_device) {
        say_when(body, t::ELSEWHERE, t::OPENED_AT, t::OPENED_WORDS, link->other_since, zone);
        body.set(t::DEVICE_WORDS, *link->other_device)
            .show(link->state == LinkState::moved ? t::MOVED_ON : t::OPENED_THERE);
      } else {
        body.show(t::SIGNED_OUT_HERE);
      }
      status = 403;
      break;
    case LinkState::lapsed:
      say_when(body, t::LAPSED, t::LAPSED_AT, t::LAPSED_WORDS, link->since, zone);
      body.set(t::BOUND_DAYS, visit.firm.binding_days.count());
      break;
    case LinkState::expired:
      say_when(body, t::EXPIRED, t::EXPIRED_AT, t::EXPIRED_WORDS, link->since, zone);
      break;
    case LinkState::replaced:
      say_when(body, t::REPLACED, t::REPLACED_AT, t::REPLACED_WORDS, link->since, zone);
      break;
    default:
      body.show(t::SIGNED_OUT_HERE);
      status = 403;
  }
  body.show(visit.firm.devices_per_contact > 1 ? t::ADDS : t::MOVES);
  body.show(t::ABOUT).set(t::WORK_TITLE, link->work_title);
  body.show(t::SEND)
      .set(t::SEND_URL, send_path)
      .set(t::ADDRESS_MASKED, mask_address(link->address));
  return page.respond(services.templates, status);
}

HttpError withdrawn() {
  return {
      410, "These requests are no longer here",
      "They were taken back, or your e-mail address has changed with us. If you think that is a "
      "mistake, please ask us."};
}

Response mail_access_link(Services& services, const Visit& visit, const LinkView& link,
                          std::string sent_path) {
  auto result = send_access_link(services.database, services.keys, services.random, visit.firm,
                                 link, visit.browser, visit.now);
  switch (result.outcome) {
    case AccessLinkOutcome::withdrawn:
      throw withdrawn();
    case AccessLinkOutcome::wait:
      throw HttpError{429, "A link was sent already",
                      "We have sent a link to " + mask_address(link.address) +
                          " a short while ago. Please look in your inbox and among unwanted mail. "
                          "You can ask for another in " +
                          duration_in_words(result.wait) + ".",
                      static_cast<int>(result.wait.count())};
    case AccessLinkOutcome::too_many_from_here:
      throw HttpError{429, "Please wait a little",
                      "Several links were asked for from your connection in a short time, so this "
                      "one was not sent. You can ask for it in " +
                          duration_in_words(result.wait) + ".",
                      static_cast<int>(result.wait.count())};
    case AccessLinkOutcome::sent:
      break;
  }
  return see_other(std::move(sent_path));
}

Response sent_page(Services& services, const Visit& visit, const LinkView& link,
                   const std::string& again_path) {
  namespace t = tpl::links_sent;
  Page page = client_page(services, visit, t::kFile, "Look in your inbox");
  page.body().show(visit.firm.devices_per_contact > 1 ? t::ADDS : t::MOVES);
  page.body()
      .set(t::ADDRESS_MASKED, mask_address(link.address))
      .set(t::HOURS, visit.firm.access_link_hours.count())
      .set(t::AGAIN_URL, again_path);
  return page.respond(services.templates);
}

}  // namespace latchkey
