#include "fcgi/pages/admin/as_client.hpp"

#include <algorithm>
#include <array>

#include "core/domain/as_client.hpp"
#include "core/domain/client_work.hpp"
#include "fcgi/http/fragment.hpp"
#include "fcgi/http/inert_page.hpp"
#include "fcgi/pages/admin/desk_parts.hpp"
#include "fcgi/pages/admin/paths.hpp"
#include "fcgi/pages/links.hpp"
#include "fcgi/pages/paths.hpp"
#include "fcgi/pages/pins.hpp"
#include "fcgi/pages/request_page.hpp"
#include "fcgi/pages/work.hpp"
#include "tpl/admin/checklists/as_client.hpp"

namespace latchkey::admin {
namespace {

/// What a link may be to the client who opens it.
struct Shown {
  std::string_view name;  // in the address
  const char* words;
  LinkState state;
};
constexpr std::array kShown = {
    Shown{"unclaimed", "Link opened first", LinkState::claimable},
    Shown{"claimed", "Checklist", LinkState::bound_here},
    Shown{"completed", "Work completed", LinkState::bound_here},
    Shown{"elsewhere", "On another device", LinkState::elsewhere},
    Shown{"moved", "Moved to another device", LinkState::moved},
    Shown{"lapsed", "After its days", LinkState::lapsed},
    Shown{"expired", "Not opened in time", LinkState::expired},
    Shown{"replaced", "Newer mail", LinkState::replaced},
    Shown{"signed-out", "Signed out", LinkState::revoked},
    Shown{"cancelled", "Cancelled", LinkState::cancelled},
};

const Shown& shown_of(const Visit& visit) {
  auto found = std::ranges::find(kShown, visit.asked("state"), &Shown::name);
  return found == kShown.end() ? kShown.front() : *found;
}

AsClient eyes_of(Services& services, const Visit& visit) {
  auto eyes = find_as_client(services.database, visit.firm.id, visit.id<WorkItemId>("work"),
                             visit.id<ChecklistId>("checklist"), visit.id<ContactId>("contact"),
                             visit.staff->name, visit.now);
  if (!eyes) throw not_here("That recipient");
  return *eyes;
}

std::string path_of(const Visit& visit) {
  return checklist_path(visit.id<WorkItemId>("work"), visit.id<ChecklistId>("checklist"));
}

/// The client's visit as it would be: a strange browser, or one that has just claimed.
Visit visit_of(const Visit& staff, const AsClient& eyes, bool inside) {
  Visit client = staff;
  client.staff.reset();
  client.csrf.clear();
  client.query.clear();
  client.parts.emplace_back("token", "preview");
  if (!inside) return client;
  const LinkView& link = eyes.link;
  const bool by_pin = !staff.firm.new_portal_since;
  const Time until = staff.now + staff.firm.binding_days;
  client.session = ContactSession{.id = {},
                                  .contact = link.contact,
                                  .name = link.contact_name,
                                  .time_zone = link.contact_time_zone,
                                  .expires_at = until,
                                  .kind = by_pin ? SessionKind::pin : SessionKind::link,
                                  .started_at = staff.now,
                                  .previewed = link.checklist};
  client.binding = Binding{.contact = link.contact,
                           .work_item = link.work_item,
                           .claimed_at = staff.now,
                           .expires_at = until,
                           .ended_at = {},
                           .ended_reason = {}};
  client.reaches_work = true;
  return client;
}

std::string banner(Services& services, const Visit& visit, const AsClient& eyes,
                   const Shown& shown) {
  namespace t = tpl::admin_checklists_as_client;
  Fragment fragment{t::kFile};
  Block& body = fragment.body();
  body.set(t::CONTACT_NAME, eyes.link.contact_name);
  if (visit.asked("in") == "frame") return fragment.fill(services.templates);
  Block states = body.add(t::STATES);
  states.set(t::CHECKLIST_URL, path_of(visit));
  const std::string path = as_client_path(path_of(visit), eyes.link.contact) + "?state=";
  for (const Shown& each : kShown) {
    states.add(t::STATE)
        .set(t::STATE_URL, path + std::string{each.name})
        .set(t::STATE_TEXT, each.words)
        .show_if(each.name == shown.name, t::CHOSEN);
  }
  return fragment.fill(services.templates);
}

/// The page under its banner, with nothing to press, its links within what can be previewed.
Response to_be_looked_at(Services& services, const Visit& visit, const AsClient& eyes,
                         const Shown& shown, Response page) {
  const std::string work = latchkey::work_path(eyes.link.work_item);
  const std::string mine = as_client_path(path_of(visit), eyes.link.contact);
  const std::string state =
      "?state=" + std::string{shown.state == LinkState::bound_here ? shown.name : "claimed"} +
      (visit.asked("in") == "frame" ? "&amp;in=frame" : "");
  page.body = make_inert(page.body, banner(services, visit, eyes, shown),
                         [&](std::string_view address) -> std::optional<std::string> {
                           if (address == work) return mine + state;
                           if (!address.starts_with(work + "/requests/")) return std::nullopt;
                           std::string_view rest = address.substr(work.size());
                           if (std::ranges::count(rest, '/') != 2) return std::nullopt;
                           return mine + std::string{rest.substr(0, rest.find('?'))} + state;
                         });
  if (std::size_t title = page.body.find("<title>"); title != std::string::npos) {
    page.body.insert(title + std::string_view{"<title>"}.size(), "Preview: ");
  }
  page.status = 200;
  // The preview of a sending shows it in a frame.
  page.header("Content-Security-Policy", "frame-ancestors 'self'");
  return page;
}

}  // namespace

Response show_as_client(Services& services, const Visit& visit) {
  AsClient eyes = eyes_of(services, visit);
  const Shown& shown = shown_of(visit);
  const bool inside = shown.state == LinkState::bound_here;
  Visit client = visit_of(visit, eyes, inside);
  auto page = [&] {
    if (inside) {
      auto work =
          find_work(services.database, visit.firm.id, client.session->reach(), eyes.link.work_item);
      if (!work) throw not_here("That checklist");
      work->completed = shown.name == "completed";
      if (!work->completed_at) work->completed_at = visit.now;
      return latchkey::work_page(services, client, *work);
    }
    eyes.link.state = shown.state;
    if (shown.state == LinkState::claimable && !visit.firm.new_portal_since) {
      return pin_request_page(services, client, PinRequest{eyes.link, eyes.pin});
    }
    if (shown.state == LinkState::cancelled) {
      eyes.link.since = eyes.cancelled_at.value_or(visit.now);
    }
    return link_page(services, client, eyes.link);
  };
  return to_be_looked_at(services, visit, eyes, shown, page());
}

Response show_request_as_client(Services& services, const Visit& visit) {
  AsClient eyes = eyes_of(services, visit);
  const Shown& asked = shown_of(visit);
  const Shown& shown = asked.state == LinkState::bound_here ? asked : kShown[1];
  Visit client = visit_of(visit, eyes, true);
  auto view = latchkey::find_request(services.database, visit.firm.id, client.session->reach(),
                                     eyes.link.work_item, visit.id<RequestId>("request"));
  if (!view) throw not_here("That request");
  view->work_completed = shown.name == "completed";
  if (!view->work_completed_at) view->work_completed_at = visit.now;
  return to_be_looked_at(services, visit, eyes, shown,
                         request_page(services, client, view, RefusedEntry{}));
}

}  // namespace latchkey::admin
