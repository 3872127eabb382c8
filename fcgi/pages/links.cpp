#include "fcgi/pages/links.hpp"

#include "core/base/mail_address.hpp"
#include "core/base/words.hpp"
#include "core/domain/client_work.hpp"
#include "core/domain/magic_link.hpp"
#include "core/domain/rate_limit.hpp"
#include "fcgi/http/browser_cookies.hpp"
#include "fcgi/pages/frame.hpp"
#include "fcgi/pages/paths.hpp"
#include "tpl/links/claim.hpp"
#include "tpl/links/continue.hpp"
#include "tpl/links/elsewhere.hpp"
#include "tpl/links/sent.hpp"

namespace latchkey {
namespace {

std::optional<TokenHash> link_token(Services& services, const Visit& visit) {
  auto token = Token::parse(visit.part("token"));
  if (!token) return std::nullopt;
  return services.keys.hash(Purpose::link_token, *token);
}

std::optional<LinkView> find_link(Services& services, const Visit& visit) {
  auto token = link_token(services, visit);
  if (!token) return std::nullopt;
  return look_at_link(services.database, visit.firm.id, *token, visit.browser.device, visit.now);
}

/// What is still asked for in a work item.
struct AskedFor {
  std::uint64_t count = 0;     // open requests
  std::optional<Date> due_on;  // the nearest of their due dates
};

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

std::string link_path(const Visit& visit) {
  return "/l/" + visit.part("token");
}

/// This browser is signed in as another contact, whose session a claim would replace.
bool other_session(const Visit& visit, const LinkView& link) {
  return visit.session && visit.session->contact != link.contact;
}

Response claim_page(Services& services, const Visit& visit, const LinkView& link) {
  namespace t = tpl::links_claim;
  Page page = client_page(services, visit, t::kFile, link.work_title);
  Block& body = page.body();
  body.set(t::WORK_TITLE, link.work_title)
      .set(t::CONTACT_NAME, link.contact_name)
      .set(t::ADDRESS_MASKED, mask_address(link.address))
      .set(t::CLAIM_URL, link_path(visit))
      .set(t::BOUND_DAYS, visit.firm.binding_days.count());
  if (!link.sender_name.empty()) body.show(t::SENDER).set(t::SENDER_NAME, link.sender_name);
  if (other_session(visit, link))
    body.show(t::OTHER_SESSION).set(t::OTHER_NAME, visit.session->name);
  auto work = find_work(services.database, visit.firm.id, Reach{link.contact}, link.work_item);
  if (work) {
    AskedFor asked = asked_for(*work);
    if (asked.count > 0) body.show(t::ASKED).set(t::ASKED_WORDS, plural(asked.count, "request"));
    if (asked.due_on) {
      body.show(t::DUE)
          .set(t::DUE_ON, sql_date(*asked.due_on))
          .set(t::DUE_WORDS, date_in_words(*asked.due_on));
    }
  }
  return page.respond(services.templates);
}

/// The browser holds the work, and has no session of this contact.
Response continue_page(Services& services, const Visit& visit, const LinkView& link) {
  namespace t = tpl::links_continue;
  Page page = client_page(services, visit, t::kFile, link.work_title);
  Block& body = page.body();
  Time expires_at = find_binding_end(services.database, visit.firm.id, link.contact, link.work_item,
                                     *visit.browser.device, visit.now)
                        .value_or(visit.now);
  body.set(t::WORK_TITLE, link.work_title)
      .set(t::CONTACT_NAME, link.contact_name)
      .set(t::ADDRESS_MASKED, mask_address(link.address))
      .set(t::CLAIM_URL, link_path(visit))
      .set(t::EXPIRES_AT, iso_time(expires_at))
      .set(t::EXPIRES_WORDS, date_in_words(day_in_zone(expires_at, link.contact_time_zone)));
  if (other_session(visit, link)) {
    body.show(t::OTHER_SESSION).set(t::OTHER_NAME, visit.session->name);
  } else {
    body.show(t::SIGNED_OUT);
  }
  return page.respond(services.templates);
}

void say_when(Block& body, Section section, Var at, Var words, const std::optional<Time>& time,
              const std::string& zone) {
  body.show(section);
  body.set(at, time ? iso_time(*time) : "").set(words, time ? time_in_words(*time, zone) : "");
}

/// Why the link does not open here, and the way on.
Response elsewhere_page(Services& services, const Visit& visit, const LinkView* link,
                        const std::string& send_path) {
  namespace t = tpl::links_elsewhere;
  if (!link) {
    Page page = client_page(services, visit, t::kFile, "Link not found");
    page.body().show(t::UNKNOWN);
    return page.respond(services.templates, 404);
  }
  Page page = client_page(services, visit, t::kFile, "Send Access Link");
  Block& body = page.body();
  const std::string& zone = link->contact_time_zone;
  int status = 410;
  switch (link->state) {
    case LinkState::elsewhere:
    case LinkState::moved:
      if (link->other_device) {
        say_when(body, t::ELSEWHERE, t::OPENED_AT, t::OPENED_WORDS, link->other_since, zone);
        body.set(t::DEVICE_WORDS, *link->other_device);
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

Response answer_look(Services& services, const Visit& visit, const LinkView& link) {
  switch (link.state) {
    case LinkState::claimable:
      return claim_page(services, visit, link);
    case LinkState::bound_here:
      if (!visit.session || other_session(visit, link)) {
        return continue_page(services, visit, link);
      }
      return see_other(work_path(link.work_item));
    case LinkState::withdrawn:
      throw withdrawn();
    default:
      return elsewhere_page(services, visit, &link, link_path(visit) + "/send");
  }
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
  page.body()
      .set(t::ADDRESS_MASKED, mask_address(link.address))
      .set(t::HOURS, visit.firm.access_link_hours.count())
      .set(t::AGAIN_URL, again_path);
  return page.respond(services.templates);
}

/// The work of the path, as this browser held it once.
std::optional<LinkView> held_once(Services& services, const Visit& visit) {
  if (!visit.device) return std::nullopt;
  for (const auto& [name, value] : visit.parts) {
    if (name == "work") {
      return look_at_lapsed(services.database, visit.firm.id, visit.device->id,
                            visit.id<WorkItemId>("work"), visit.now);
    }
  }
  return std::nullopt;
}

}  // namespace

Response show_link(Services& services, const Visit& visit) {
  auto link = find_link(services, visit);
  if (!link) return elsewhere_page(services, visit, nullptr, "");
  return answer_look(services, visit, *link);
}

Response claim_link(Services& services, const Visit& visit) {
  auto token = link_token(services, visit);
  auto result =
      token ? claim(services.database, services.keys, services.random, visit.firm, *token,
                    visit.browser, visit.session ? std::optional{visit.session->id} : std::nullopt,
                    visit.now)
            : ClaimResult{ClaimOutcome::unknown, {}, {}, {}};
  if (result.outcome == ClaimOutcome::unknown) {
    if (auto wait = count_or_wait(services.database, services.keys, visit.firm.id,
                                  limited::kFailedClaim, visit.browser.ip, visit.now)) {
      throw HttpError{429, "Too many tries",
                      "Several links that we do not know were tried from here. Please wait " +
                          duration_in_words(*wait) + ", then open the link in our e-mail again.",
                      static_cast<int>(wait->count())};
    }
    return elsewhere_page(services, visit, nullptr, "");
  }
  if (result.outcome == ClaimOutcome::not_claimable) return show_link(services, visit);
  Response response = see_other(work_path(result.work_item));
  if (result.device_cookie) {
    set_cookie(response, visit.firm, "device", *result.device_cookie, kDeviceCookieAge);
  }
  set_cookie(response, visit.firm, "session", *result.session_cookie, visit.firm.binding_days);
  return response;
}

Response send_link(Services& services, const Visit& visit) {
  auto link = find_link(services, visit);
  if (!link) return elsewhere_page(services, visit, nullptr, "");
  return mail_access_link(services, visit, *link, link_path(visit) + "/sent");
}

Response show_link_sent(Services& services, const Visit& visit) {
  auto link = find_link(services, visit);
  if (!link) return elsewhere_page(services, visit, nullptr, "");
  return sent_page(services, visit, *link, link_path(visit));
}

Response not_open_here(Services& services, const Visit& visit) {
  if (visit.device_refused) {
    record_refused_device(services.database, services.keys, visit.firm.id, visit.browser,
                          visit.now);
  }
  auto link = held_once(services, visit);
  if (link && link->state == LinkState::bound_here) {
    // Signed out, or signed in as another contact of this device: open the mail's link again.
    throw HttpError{403, "These requests are not open now",
                    "This device still holds them, but you are signed out. Open the link in our "
                    "e-mail again, and you are back in."};
  }
  if (link && link->state != LinkState::withdrawn && link->state != LinkState::claimable) {
    return elsewhere_page(services, visit, &*link, work_path(link->work_item) + "/send");
  }
  throw HttpError{403, "Please open the link in our e-mail",
                  "This page shows requests only on the device that opened them. Open the link in "
                  "our e-mail on this device; if it was opened on another one, choose Send Access "
                  "Link there."};
}

Response send_for_work(Services& services, const Visit& visit) {
  auto link = held_once(services, visit);
  if (!link) return not_open_here(services, visit);
  return mail_access_link(services, visit, *link,
                          work_path(visit.id<WorkItemId>("work")) + "/sent");
}

Response show_work_sent(Services& services, const Visit& visit) {
  auto link = held_once(services, visit);
  if (!link) return not_open_here(services, visit);
  return sent_page(services, visit, *link, work_path(link->work_item));
}

}  // namespace latchkey
