#include "fcgi/pages/work_home.hpp"

#include <algorithm>
#include <charconv>

#include "core/base/words.hpp"
#include "core/domain/client.hpp"
#include "core/domain/contact_work.hpp"
#include "fcgi/http/fragment.hpp"
#include "fcgi/http/fragment_cache.hpp"
#include "fcgi/http/template_store.hpp"
#include "fcgi/pages/frame.hpp"
#include "fcgi/pages/lists.hpp"
#include "fcgi/pages/paths.hpp"
#include "tpl/work/home.hpp"
#include "tpl/work/home_lists.hpp"

namespace latchkey {
namespace {

namespace t = tpl::work_home_lists;

/// So many work items are taken in at a glance: no filter is offered for fewer.
constexpr std::size_t kAtAGlance = 6;

HomeFilter read_filter(const Visit& visit) {
  HomeFilter filter;
  filter.searched = searched(visit, "find");
  std::string_view client = visit.asked("client");
  std::uint64_t number = 0;
  auto [end, error] = std::from_chars(client.data(), client.data() + client.size(), number);
  if (error == std::errc{} && end == client.data() + client.size()) {
    filter.client = ClientId{number};
  }
  return filter;
}

struct Shown {
  const Home& home;
  Date today;
  const std::string& zone;
  bool grouped;  // work for several Clients
};

bool of_several_clients(const Home& home) {
  std::optional<ClientId> first;
  for (const HomeList* list : {&home.to_do, &home.with_firm, &home.completed}) {
    for (const HomeWork& work : list->work) {
      if (!first) first = work.client;
      if (work.client != *first) return true;
    }
  }
  return false;
}

/// Fills the work items of a list in groups by Client. The list's order stands: within a group, and
/// between groups by what each begins with, so that the most urgent (or newest) is always on top.
template <class Fill>
void fill_groups(Block list, const std::vector<HomeWork>& works, const Shown& shown, Fill&& fill) {
  struct Group {
    ClientId client;
    Block block;
  };
  std::vector<Group> groups;
  for (const HomeWork& work : works) {
    auto group =
        shown.grouped ? std::ranges::find(groups, work.client, &Group::client) : groups.begin();
    if (group == groups.end()) {
      group = groups.insert(groups.end(), {work.client, list.add(t::GROUP)});
      if (shown.grouped) group->block.show(t::OF_CLIENT).set(t::CLIENT_NAME, work.client_name);
    }
    Block row = group->block.add(t::WORK);
    row.set(t::WORK_URL, work_path(work.id)).set(t::WORK_TITLE, work.title);
    fill(row, work);
  }
}

void fill_requests(Block row, const HomeWork& work, Date today) {
  std::size_t listed = std::min(work.to_do.size(), kHomeRequests);
  for (std::size_t i = 0; i < listed; ++i) {
    const HomeRequest& request = work.to_do[i];
    Block line = row.add(t::REQUEST);
    line.set(t::REQUEST_URL, request_path(work.id, request.id))
        .set(t::REQUEST_TITLE, request.title);
    if (!request.required) {
      line.show(t::REQUEST_OPTIONAL);
    } else if (request.due_on) {
      line.show(*request.due_on < today ? t::REQUEST_OVERDUE : t::REQUEST_DUE)
          .set(t::DUE_WORDS, date_in_words(*request.due_on));
    }
  }
  if (listed < work.to_do.size()) {
    row.show(t::MORE_REQUESTS)
        .set(t::MORE_WORDS, "and " + std::to_string(work.to_do.size() - listed) + " more");
  }
}

void fill_to_do(Block& body, const Shown& shown) {
  const HomeList& list = shown.home.to_do;
  Block block = body.add(t::TO_DO);
  block.show_if(list.more, t::MORE_TO_DO);
  fill_groups(block, list.work, shown, [&](Block row, const HomeWork& work) {
    row.set(t::DONE, work.done).set(t::TOTAL, work.total);
    if (work.due_on) {
      row.show(*work.due_on < shown.today ? t::OVERDUE : t::DUE)
          .set(t::DUE_ON, sql_date(*work.due_on))
          .set(t::DUE_WORDS, date_in_words(*work.due_on));
    }
    fill_requests(row, work, shown.today);
  });
}

void fill_with_firm(Block& body, const Shown& shown) {
  Block block = body.add(t::WITH_FIRM);
  block.show_if(shown.home.with_firm.more, t::MORE_WITH_FIRM);
  fill_groups(block, shown.home.with_firm.work, shown, [&](Block row, const HomeWork& work) {
    Date day = day_in_zone(work.at, shown.zone);
    row.set(t::SINCE_ON, sql_date(day)).set(t::SINCE_WORDS, date_in_words(day));
  });
}

void fill_completed(Block& body, const Shown& shown) {
  Block block = body.add(t::COMPLETED);
  block.show_if(shown.home.completed.more, t::MORE_COMPLETED);
  fill_groups(block, shown.home.completed.work, shown, [&](Block row, const HomeWork& work) {
    Date day = day_in_zone(work.at, shown.zone);
    row.set(t::COMPLETED_ON, sql_date(day)).set(t::COMPLETED_WORDS, date_in_words(day));
  });
}

/// "3 work items need something from you, 1 is overdue."
std::string summary(const HomeList& to_do, Date today) {
  auto overdue = std::ranges::count_if(
      to_do.work, [&](const HomeWork& work) { return work.due_on && *work.due_on < today; });
  std::size_t count = to_do.work.size();
  std::string words = (to_do.more ? "More than " : "") + plural(count, "work item") +
                      (count == 1 ? " needs" : " need") + " something from you";
  if (overdue == 0) return words + ".";
  if (count == 1) return words + ", and it is overdue.";
  return words + ", " + std::to_string(overdue) + (overdue == 1 ? " is" : " are") + " overdue.";
}

void fill_filter(Block& body, const HomeFilter& filter, const std::vector<ContactClient>& clients) {
  Block form = body.add(t::FILTER);
  form.set(t::SEARCHED, filter.searched).show_if(filter.any(), t::FILTERED);
  if (clients.size() < 2) return;
  Block choice = form.add(t::BY_CLIENT);
  for (const ContactClient& client : clients) {
    choice.add(t::CLIENT_OPTION)
        .set(t::CLIENT_ID, client.id.value)
        .set(t::CLIENT_NAME, client.name)
        .show_if(client.id == filter.client, t::CHOSEN);
  }
}

std::string fill_lists(Services& services, const Visit& visit, const HomeFilter& filter,
                       Date today) {
  const ContactSession& session = *visit.session;
  Database& db = services.database;
  Home home = read_home(db, visit.firm.id, session.contact, filter);
  auto clients = list_clients_of(db, visit.firm.id, session.contact);
  Fragment fragment{t::kFile};
  fragment.set_everywhere(t::FIRM_NAME, visit.firm.name);
  fragment.set_everywhere(t::ICONS_URL, services.templates.asset("icons.svg"));
  Block& body = fragment.body();
  std::size_t count =
      home.to_do.work.size() + home.with_firm.work.size() + home.completed.work.size();
  if (filter.any() || count > kAtAGlance || clients.size() > 1) {
    fill_filter(body, filter, clients);
  }
  Shown shown{home, today, session.time_zone, of_several_clients(home)};
  if (!home.to_do.work.empty()) {
    if (!filter.any()) body.show(t::SUMMARY).set(t::SUMMARY_WORDS, summary(home.to_do, today));
    fill_to_do(body, shown);
  }
  if (!home.with_firm.work.empty()) fill_with_firm(body, shown);
  if (!home.completed.work.empty()) fill_completed(body, shown);
  body.show_if(count == 0 && filter.any(), t::NOTHING_FOUND)
      .show_if(count == 0 && !filter.any(), t::EMPTY)
      .show_if(count > 0 && home.to_do.work.empty() && !filter.any(), t::NOTHING_TO_DO);
  return fragment.fill(services.templates);
}

}  // namespace

Response work_home(Services& services, const Visit& visit) {
  const ContactSession& session = *visit.session;
  HomeFilter filter = read_filter(visit);
  Date today = day_in_zone(visit.now, session.time_zone);
  std::string lists;
  if (filter.any()) {
    lists = fill_lists(services, visit, filter, today);
  } else {
    // The version was read with the session, before anything of what it stands for: what is read
    // below is of this version or newer, and a newer one is never asked for by the older's number.
    std::string whose =
        std::to_string(visit.firm.id.value) + "/" + std::to_string(session.contact.value);
    std::string stamp = std::to_string(session.work_version) + " " + sql_date(today) + " " +
                        session.time_zone + " " + visit.firm.name;
    if (const std::string* kept = services.homes.find(whose, stamp)) {
      lists = *kept;
    } else {
      lists = fill_lists(services, visit, filter, today);
      services.homes.keep(whose, stamp, lists);
    }
  }
  Page page = client_page(services, visit, tpl::work_home::kFile, "Your work", At::work);
  page.body().set(tpl::work_home::LISTS, lists);
  return page.respond(services.templates);
}

}  // namespace latchkey
