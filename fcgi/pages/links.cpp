#include "fcgi/pages/links.hpp"

#include "core/base/mail_address.hpp"
#include "core/base/words.hpp"
#include "core/domain/binding.hpp"
#include "core/domain/client_work.hpp"
#include "core/domain/magic_link.hpp"
#include "core/domain/rate_limit.hpp"
#include "fcgi/http/browser_cookies.hpp"
#include "fcgi/pages/frame.hpp"
#include "fcgi/pages/link_answers.hpp"
#include "fcgi/pages/paths.hpp"
#include "tpl/links/claim.hpp"
#include "tpl/links/continue.hpp"

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

std::string link_path(const Visit& visit) {
  return "/l/" + visit.part("token");
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
  auto work =
      find_work(services.database, visit.firm.id,
                Reach{.contact = link.contact, .previewed = link.checklist}, link.work_item);
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
  } else if (!visit.session) {
    body.show(t::SIGNED_OUT);
  }
  return page.respond(services.templates);
}

HttpError too_many_claims(std::chrono::seconds wait) {
  return {429, "Too many tries",
          "Several links that do not open were tried from here. Please wait " +
              duration_in_words(wait) + ", then open the link in our e-mail again.",
          static_cast<int>(wait.count())};
}

/// The work of the path, as this browser held it once; on a page of all of it what it opened last,
/// where that has moved on or lapsed. A device that was signed out from afar is told nothing there.
std::optional<LinkView> held_once(Services& services, const Visit& visit) {
  if (!visit.device) return std::nullopt;
  std::optional<WorkItemId> work;
  for (const auto& [name, value] : visit.parts) {
    if (name == "work") work = visit.id<WorkItemId>("work");
  }
  const bool by_path = work.has_value();
  if (!work) work = find_last_held(services.database, visit.firm.id, visit.device->id);
  if (!work) return std::nullopt;
  auto link = look_at_lapsed(services.database, visit.firm.id, visit.device->id, *work, visit.now);
  if (by_path || !link || link->state == LinkState::moved || link->state == LinkState::lapsed ||
      link->state == LinkState::bound_here) {
    return link;
  }
  return std::nullopt;
}

}  // namespace

Response link_page(Services& services, const Visit& visit, const LinkView& link) {
  switch (link.state) {
    case LinkState::claimable:
      return claim_page(services, visit, link);
    case LinkState::bound_here:
      // A PIN's session does not see what magic links open: the button starts one that does.
      if (!visit.session || other_session(visit, link) || visit.session->kind == SessionKind::pin) {
        return continue_page(services, visit, link);
      }
      return see_other(work_path(link.work_item));
    case LinkState::withdrawn:
      throw withdrawn();
    case LinkState::cancelled:
      return elsewhere_page(services, visit, &link, "");
    default:
      // Who is signed in by login sees the work whatever became of the link.
      if (visit.session && visit.session->kind == SessionKind::login &&
          !other_session(visit, link)) {
        return see_other(work_path(link.work_item));
      }
      return elsewhere_page(services, visit, &link, link_path(visit) + "/send");
  }
}

Response show_link(Services& services, const Visit& visit) {
  auto link = find_link(services, visit);
  if (!link) return elsewhere_page(services, visit, nullptr, "");
  return link_page(services, visit, *link);
}

Response claim_link(Services& services, const Visit& visit) {
  auto token = link_token(services, visit);
  if (visit.page_is_older_than_session) {
    auto link = find_link(services, visit);
    if (link && visit.replaces_silently(link->contact)) return see_other(link_path(visit));
  }
  auto result =
      token ? claim(services.database, services.keys, services.random, visit.firm, *token,
                    visit.browser, visit.session ? std::optional{visit.session->id} : std::nullopt,
                    visit.now)
            : ClaimResult{
                  .outcome = ClaimOutcome::unknown, .device_cookie = {}, .session_cookie = {}};
  if (result.outcome == ClaimOutcome::unknown || result.outcome == ClaimOutcome::not_claimable) {
    if (auto wait = note_failed_claim(services.database, services.keys, visit.firm.id, result,
                                      visit.browser, visit.now)) {
      throw too_many_claims(*wait);
    }
    return show_link(services, visit);
  }
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
