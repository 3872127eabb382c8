#include "fcgi/pages/hand_over.hpp"

#include "core/base/mail_address.hpp"
#include "core/base/qr_code.hpp"
#include "core/domain/hand_over.hpp"
#include "core/domain/rate_limit.hpp"
#include "fcgi/http/browser_cookies.hpp"
#include "fcgi/pages/frame.hpp"
#include "fcgi/pages/paths.hpp"
#include "tpl/hand_over/over.hpp"
#include "tpl/hand_over/show.hpp"
#include "tpl/hand_over/take.hpp"

namespace latchkey {
namespace {

std::string hand_over_path(WorkItemId work) {
  return work_path(work) + "/hand-over";
}

/// As people type it: browsers put the rest in front.
std::string typed_address(const std::string& url) {
  constexpr std::string_view kSecure = "https://";
  return url.starts_with(kSecure) ? url.substr(kSecure.size()) : url;
}

HttpError cannot_be_offered(const Visit& visit, const OfferResult& result) {
  switch (result.outcome) {
    case OfferOutcome::too_many:
      return {429, "Please wait a little",
              "You made several codes in a short time. You can make another in " +
                  duration_in_words(result.wait) + ".",
              static_cast<int>(result.wait.count())};
    case OfferOutcome::unreachable:
      return {409, "Please ask us",
              "Your e-mail address has changed with us since you opened these requests. We send "
              "you a new link to the new address, which opens on the other device."};
    default:
      if (visit.session->kind != SessionKind::link) {
        return {409, "Sign in on the other device",
                "You are signed in here, so there is nothing to hand over: sign in on the other "
                "device in the same way."};
      }
      return {409, "These requests are not open now",
              "This device does not hold them any more. Open the link in our e-mail again."};
  }
}

HttpError too_many_tries(std::chrono::seconds wait) {
  return {429, "Too many tries",
          "Several codes that do not work were tried from here. Please wait " +
              duration_in_words(wait) + ", then make a new code on your other device.",
          static_cast<int>(wait.count())};
}

/// Unknown, used and too old look alike.
Response over_page(Services& services, const Visit& visit) {
  Page page = client_page(services, visit, tpl::hand_over_over::kFile, "Code not valid");
  return page.respond(services.templates, 404);
}

}  // namespace

Response show_hand_over(Services& services, const Visit& visit) {
  namespace t = tpl::hand_over_show;
  auto work = visit.id<WorkItemId>("work");
  const bool held = visit.binding && visit.binding->holds(visit.now);
  if (!held) throw cannot_be_offered(visit, {OfferOutcome::not_held});
  Page page = client_page(services, visit, t::kFile, "Continue on another device", At::work);
  Block& body = page.body();
  body.set(t::WORK_URL, work_path(work)).set(t::OFFER_URL, hand_over_path(work));
  body.show(visit.firm.devices_per_contact > 1 ? t::ADDS : t::MOVES)
      .set(t::DEVICES, visit.firm.devices_per_contact);
  auto offered = find_offered_code(services.database, services.keys, visit.firm.id,
                                   visit.session->contact, visit.device->id, work, visit.now);
  if (!offered) {
    body.show(t::EXPLAINED);
    return page.respond(services.templates);
  }
  const std::string url = visit.firm.base_url + "/h/" + offered->code;
  const QrCode qr = qr_code(url);
  auto left = std::chrono::ceil<std::chrono::seconds>(offered->expires_at - visit.now);
  body.show(t::OFFERED)
      .set(t::QR_SIZE, qr.size)
      .set(t::QR_PATH, qr.path)
      .set(t::SHORT_HOST, typed_address(visit.firm.base_url + "/h/"))
      .set(t::CODE, offered->code)
      .set(t::SECONDS_LEFT, left.count())
      .set(t::LEFT_WORDS, duration_in_words(left));
  return page.respond(services.templates);
}

Response offer_hand_over_page(Services& services, const Visit& visit) {
  auto work = visit.id<WorkItemId>("work");
  auto result = offer_hand_over(services.database, services.keys, visit.firm.id, *visit.session,
                                visit.device->id, work, visit.browser.ip, visit.now);
  if (result.outcome != OfferOutcome::offered) throw cannot_be_offered(visit, result);
  return see_other(hand_over_path(work));
}

Response show_take_over(Services& services, const Visit& visit) {
  namespace t = tpl::hand_over_take;
  if (auto wait = wait_of(services.database, services.keys, visit.firm.id, limited::kFailedClaim,
                          visit.browser.ip, visit.now)) {
    throw too_many_tries(*wait);
  }
  const std::string& code = visit.part("token");
  auto view = look_at_hand_over(services.database, services.keys, visit.firm.id, code,
                                visit.browser, visit.now);
  if (!view) {
    auto taken = find_taken_over(services.database, services.keys, visit.firm.id, code,
                                 visit.browser, visit.now);
    if (!taken) return over_page(services, visit);
    if (visit.session && visit.session->contact == taken->contact) {
      return see_other(work_path(taken->work_item));
    }
    // Taken over here, and the answer was lost: the same page once more, without its details.
    Page again = client_page(services, visit, t::kFile, "Continue here");
    again.body().show(t::AGAIN).set(t::TAKE_URL, "/h/" + code);
    if (visit.session) {
      again.body().show(t::OTHER_SESSION).set(t::OTHER_NAME, visit.session->name);
    }
    return again.respond(services.templates);
  }
  if (view->held_here && visit.session && visit.session->contact == view->contact) {
    return see_other(view->from == visit.browser.device ? hand_over_path(view->work_item)
                                                        : work_path(view->work_item));
  }
  Page page = client_page(services, visit, t::kFile, view->work_title);
  Block& body = page.body();
  body.set(t::TAKE_URL, "/h/" + code);
  body.show(t::FIRST)
      .set(t::WORK_TITLE, view->work_title)
      .set(t::CONTACT_NAME, view->contact_name)
      .set(t::ADDRESS_MASKED, mask_address(view->address))
      .set(t::FROM_WORDS, view->from_description)
      .set(t::EXPIRES_AT, iso_time(view->held_until))
      .set(t::EXPIRES_WORDS, date_in_words(day_in_zone(view->held_until, view->contact_time_zone)))
      .show(visit.firm.devices_per_contact > 1 ? t::ADDS : t::MOVES);
  if (visit.session && visit.session->contact != view->contact) {
    body.show(t::OTHER_SESSION).set(t::OTHER_NAME, visit.session->name);
  }
  return page.respond(services.templates);
}

Response take_over_page(Services& services, const Visit& visit) {
  if (auto wait = wait_of(services.database, services.keys, visit.firm.id, limited::kFailedClaim,
                          visit.browser.ip, visit.now)) {
    throw too_many_tries(*wait);
  }
  if (visit.page_is_older_than_session) {
    auto view = look_at_hand_over(services.database, services.keys, visit.firm.id,
                                  visit.part("token"), visit.browser, visit.now);
    std::optional<ContactId> whose;
    if (view) {
      whose = view->contact;
    } else if (auto taken = find_taken_over(services.database, services.keys, visit.firm.id,
                                            visit.part("token"), visit.browser, visit.now)) {
      whose = taken->contact;
    }
    if (whose && visit.replaces_silently(*whose)) return see_other(visit.request.path);
  }
  auto result = take_over(
      services.database, services.keys, services.random, visit.firm, visit.part("token"),
      visit.browser, visit.session ? std::optional{visit.session->id} : std::nullopt, visit.now);
  if (result.outcome == TakeOverOutcome::over) {
    if (auto wait = count_or_wait(services.database, services.keys, visit.firm.id,
                                  limited::kFailedClaim, visit.browser.ip, visit.now)) {
      throw too_many_tries(*wait);
    }
    return over_page(services, visit);
  }
  Response response = see_other(work_path(result.work_item));
  if (result.device_cookie) {
    set_cookie(response, visit.firm, "device", *result.device_cookie, kDeviceCookieAge);
  }
  set_cookie(response, visit.firm, "session", *result.session_cookie, visit.firm.binding_days);
  return response;
}

}  // namespace latchkey
