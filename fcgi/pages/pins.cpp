#include "fcgi/pages/pins.hpp"

#include "core/base/mail_address.hpp"
#include "core/base/words.hpp"
#include "core/domain/rate_limit.hpp"
#include "fcgi/pages/frame.hpp"
#include "fcgi/pages/link_answers.hpp"
#include "fcgi/pages/paths.hpp"
#include "fcgi/pages/pin_parts.hpp"
#include "tpl/pins/choose.hpp"
#include "tpl/pins/enter.hpp"
#include "tpl/pins/portal.hpp"

namespace latchkey {
namespace {

std::optional<SessionId> session_of(const Visit& visit) {
  return visit.session ? std::optional{visit.session->id} : std::nullopt;
}

/// What both pages of a mailed request say of it; their names are the same.
void fill_about(Services& services, const Visit& visit, const PinRequest& request, Block& about,
                Block& body) {
  namespace t = tpl::pins_enter;
  const LinkView& link = request.link;
  body.set(t::CONTACT_NAME, link.contact_name).set(t::ADDRESS_MASKED, mask_address(link.address));
  if (!link.sender_name.empty()) about.show(t::SENDER).set(t::SENDER_NAME, link.sender_name);
  if (other_session(visit, link)) {
    body.show(t::OTHER_SESSION).set(t::OTHER_NAME, visit.session->name);
  }
  auto work = find_work(services.database, visit.firm.id, Reach{link.contact, SessionKind::pin},
                        link.work_item);
  if (!work) return;
  AskedFor asked = asked_for(*work);
  if (asked.count > 0) about.show(t::ASKED).set(t::ASKED_WORDS, plural(asked.count, "request"));
  if (asked.due_on) {
    body.show(t::DUE)
        .set(t::DUE_ON, sql_date(*asked.due_on))
        .set(t::DUE_WORDS, date_in_words(*asked.due_on));
  }
}

Response choose_page(Services& services, const Visit& visit, const PinRequest& request,
                     const Form* form = nullptr) {
  namespace t = tpl::pins_choose;
  Page page = client_page(services, visit, t::kFile, request.link.work_title);
  Block& body = page.body();
  Block about = body.add(t::SENT);
  fill_about(services, visit, request, about, body);
  body.set(t::HEADING, request.link.work_title)
      .set(t::CHOOSE_URL, pin_request_path(visit))
      .set(t::REMEMBER_DAYS, kPinRemembered.count())
      .show(t::FIRST)
      .show_if(remembers(form), t::REMEMBERED);
  mark_pin_error(body, form, "pin", t::BAD_PIN, t::PIN_ERROR);
  mark_pin_error(body, form, "pin_again", t::BAD_PIN_AGAIN, t::PIN_AGAIN_ERROR);
  if (form && !form->ok()) summarise_errors(page, form->errors());
  return page.respond(services.templates, form && !form->ok() ? 422 : 200);
}

Response enter_page(Services& services, const Visit& visit, const PinRequest& request, bool locked,
                    const Form* form = nullptr) {
  namespace t = tpl::pins_enter;
  Page page = client_page(services, visit, t::kFile, request.link.work_title);
  Block& body = page.body();
  fill_about(services, visit, request, body, body);
  body.set(t::WORK_TITLE, request.link.work_title)
      .set(t::FORGOT_URL, pin_request_path(visit) + "/forgot");
  if (locked) {
    body.show(t::LOCKED);
    return page.respond(services.templates, form ? 403 : 200);
  }
  Block open = body.add(t::OPEN);
  open.set(t::ENTER_URL, pin_request_path(visit))
      .set(t::REMEMBER_DAYS, kPinRemembered.count())
      .show_if(remembers(form), t::REMEMBERED);
  mark_pin_error(open, form, "pin", t::BAD_PIN, t::PIN_ERROR);
  if (form && !form->ok()) summarise_errors(page, form->errors());
  return page.respond(services.templates, form && !form->ok() ? 422 : 200);
}

Response answer_request(Services& services, const Visit& visit, const PinRequest& request,
                        const Form* form = nullptr) {
  if (request.link.state == LinkState::withdrawn) throw withdrawn();
  if (!request.opens_by_pin()) {
    if (request.link.state == LinkState::bound_here && visit.session &&
        !other_session(visit, request.link)) {
      return see_other(work_path(request.link.work_item));
    }
    return elsewhere_page(services, visit, &request.link, pin_request_path(visit) + "/send");
  }
  bool inside = visit.session && visit.session->contact == request.link.contact &&
                visit.session->kind != SessionKind::link;
  if (inside && !form) return see_other(work_path(request.link.work_item));
  if (request.pin == PinState::none) return choose_page(services, visit, request, form);
  return enter_page(services, visit, request, request.pin == PinState::locked, form);
}

/// A POST to a token that we do not know: counted, so that nobody tries many.
Response unknown_request(Services& services, const Visit& visit) {
  if (auto wait = count_or_wait(services.database, services.keys, visit.firm.id,
                                limited::kFailedClaim, visit.browser.ip, visit.now)) {
    throw too_many_pins(*wait);
  }
  return elsewhere_page(services, visit, nullptr, "");
}

Response portal_page(Services& services, const Visit& visit, const Form* form = nullptr) {
  namespace t = tpl::pins_portal;
  Page page = client_page(services, visit, t::kFile, "Client Portal", At::log_in);
  Block& body = page.body();
  body.set(t::PORTAL_URL, kPinPortal)
      .set(t::FORGOT_URL, kForgotPin)
      .set(t::EMAIL, form ? form->typed("email") : "")
      .set(t::REMEMBER_DAYS, kPinRemembered.count())
      .show_if(remembers(form), t::REMEMBERED)
      .show(t::LOG_IN)
      .set(t::LOG_IN_URL, "/login");
  mark_pin_error(body, form, "email", t::BAD_EMAIL, t::EMAIL_ERROR);
  mark_pin_error(body, form, "pin", t::BAD_PIN, t::PIN_ERROR);
  if (form) summarise_errors(page, form->errors());
  return page.respond(services.templates, form ? 422 : 200);
}

}  // namespace

Response pin_request_page(Services& services, const Visit& visit, const PinRequest& request) {
  return answer_request(services, visit, request);
}

Response show_pin_request(Services& services, const Visit& visit) {
  auto request = find_pin_request(services, visit);
  if (!request) return elsewhere_page(services, visit, nullptr, "");
  return answer_request(services, visit, *request);
}

Response open_pin_request(Services& services, const Visit& visit) {
  auto request = find_pin_request(services, visit);
  if (!request) return unknown_request(services, visit);
  if (visit.replaces_silently(request->link.contact)) return see_other(visit.request.path);
  Form form = read_pin_form(visit);
  if (!form.ok()) return answer_request(services, visit, *request, &form);
  auto replaced = session_of(visit);
  PinVisitor visitor{visit.browser, replaced, remembers(&form)};
  PinResult result = form.text("choosing").empty()
                         ? enter_pin(pin_tools(services), visit.firm.id, *request, form.text("pin"),
                                     visitor, visit.now)
                         : choose_pin(pin_tools(services), visit.firm.id, *request,
                                      form.text("pin"), form.text("pin_again"), visitor, visit.now);
  switch (result.outcome) {
    case PinOutcome::signed_in:
      return let_in_by_pin(visit, result, work_path(request->link.work_item));
    case PinOutcome::refused:
      for (const Objection& objection : result.objections) {
        form.refuse(objection.field, objection.words);
      }
      return answer_request(services, visit, *request, &form);
    case PinOutcome::wrong:
      form.refuse("pin", "This is not the PIN that you chose. You can try " +
                             plural(static_cast<std::uint64_t>(result.tries_left), "more time") +
                             " before it is locked.");
      return enter_page(services, visit, *request, false, &form);
    case PinOutcome::locked:
      return enter_page(services, visit, *request, true, &form);
    case PinOutcome::chosen_already:
      form.refuse("pin",
                  "You have chosen a PIN already, perhaps in another window. Type that one.");
      return enter_page(services, visit, *request, request->pin == PinState::locked, &form);
    case PinOutcome::none_chosen:
      form.refuse("pin", "You have no PIN yet. Choose one.");
      return choose_page(services, visit, *request, &form);
    case PinOutcome::wait:
      throw too_many_pins(result.wait);
    case PinOutcome::not_open:
      break;
  }
  return show_pin_request(services, visit);
}

Response send_for_pin_request(Services& services, const Visit& visit) {
  auto request = find_pin_request(services, visit);
  if (!request) return elsewhere_page(services, visit, nullptr, "");
  // What still opens by PIN needs no magic link; its page says how.
  if (request->opens_by_pin()) return see_other(pin_request_path(visit));
  return mail_access_link(services, visit, request->link, pin_request_path(visit) + "/sent");
}

Response show_pin_request_sent(Services& services, const Visit& visit) {
  auto request = find_pin_request(services, visit);
  if (!request) return elsewhere_page(services, visit, nullptr, "");
  if (request->opens_by_pin()) return see_other(pin_request_path(visit));
  return sent_page(services, visit, request->link, pin_request_path(visit));
}

Response show_pin_portal(Services& services, const Visit& visit) {
  if (visit.session && visit.session->kind != SessionKind::link) return see_other("/work");
  return portal_page(services, visit);
}

Response open_pin_portal(Services& services, const Visit& visit) {
  Form form = read_pin_form(visit);
  if (form.text("email").empty()) form.refuse("email", "Type your e-mail address.");
  if (!form.ok()) return portal_page(services, visit, &form);
  auto replaced = session_of(visit);
  PinResult result =
      enter_pin_at_portal(pin_tools(services), visit.firm.id, form.text("email"), form.text("pin"),
                          {visit.browser, replaced, remembers(&form)}, visit.now);
  if (result.outcome == PinOutcome::signed_in) return let_in_by_pin(visit, result, "/work");
  if (result.outcome == PinOutcome::wait) throw too_many_pins(result.wait);
  for (const Objection& objection : result.objections) {
    form.refuse(objection.field, objection.words);
  }
  if (result.objections.empty()) {
    form.refuse("",
                "This e-mail address and PIN do not open anything. One of them is wrong, or the "
                "PIN is locked: that happens at the fifth wrong try. Forgotten or locked, have a "
                "link mailed to you and choose a new one.");
  }
  return portal_page(services, visit, &form);
}

}  // namespace latchkey
