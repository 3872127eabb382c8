#include "fcgi/pages/not_me.hpp"

#include "core/domain/not_me.hpp"
#include "fcgi/pages/device_kind.hpp"
#include "fcgi/pages/frame.hpp"
#include "tpl/not_me/done.hpp"
#include "tpl/not_me/show.hpp"

namespace latchkey {
namespace {

ClaimNotice load_notice(Services& services, const Visit& visit) {
  if (auto token = Token::parse(visit.part("token"))) {
    auto hash = services.keys.hash(Purpose::not_me_token, *token);
    if (auto notice = find_claim_notice(services.database, visit.firm.id, hash, visit.now))
      return *notice;
  }
  throw HttpError{404, "We do not know this link",
                  "Part of it may be missing. Open the e-mail again and use the whole link. If you "
                  "think that somebody else can open your requests, please call us."};
}

}  // namespace

Response show_not_me(Services& services, const Visit& visit) {
  namespace t = tpl::not_me_show;
  ClaimNotice notice = load_notice(services, visit);
  Page page = client_page(services, visit, t::kFile, "Was this you?");
  page.body()
      .set(t::WORK_TITLE, notice.work_title)
      .set(t::DEVICE_KIND, device_kind(notice.device_description))
      .set(t::DEVICE_WORDS, notice.device_description)
      .set(t::OPENED_AT, iso_time(notice.claimed_at))
      .set(t::OPENED_WORDS, time_in_words(notice.claimed_at, notice.contact_time_zone))
      .set(t::NOT_ME_URL, "/not-me/" + visit.part("token"));
  return page.respond(services.templates);
}

Response report_not_me_page(Services& services, const Visit& visit) {
  ClaimNotice notice = load_notice(services, visit);
  report_not_me(services.database, services.keys, services.random, visit.firm.id, notice,
                visit.browser.ip, visit.now);
  return see_other("/not-me/" + visit.part("token") + "/done");
}

Response show_not_me_done(Services& services, const Visit& visit) {
  namespace t = tpl::not_me_done;
  ClaimNotice notice = load_notice(services, visit);
  // Opened without the button having been pressed, or the device was let in again since.
  if (notice.device_holds_work) return see_other("/not-me/" + visit.part("token"));
  Page page = client_page(services, visit, t::kFile, "That device is signed out");
  page.body().set(t::DEVICE_WORDS, notice.device_description);
  return page.respond(services.templates);
}

}  // namespace latchkey
