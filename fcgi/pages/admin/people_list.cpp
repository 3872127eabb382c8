#include "fcgi/pages/admin/people_list.hpp"

#include "fcgi/pages/lists.hpp"
#include "tpl/admin/contacts/index.hpp"

namespace latchkey::admin {

PeopleList::PeopleList(const Visit& visit, std::string of_path)
    : path(std::move(of_path)),
      q(searched(visit)),
      deleted(visit.asked("show") == "deleted"),
      newest(visit.asked("sort") == "newest") {
  if (auto row = asked_number(visit, "before")) turn.before = row;
  if (auto row = asked_number(visit, "after")) turn = {.after = row, .before = {}};
}

PeopleFilter PeopleList::filter() const {
  return {q, deleted ? PeopleShown::deleted : PeopleShown::present,
          newest ? PeopleOrder::newest : PeopleOrder::by_name};
}

std::string PeopleList::url(bool of_deleted, bool by_newest) const {
  return list_url(
      path, {{"q", q}, {"show", of_deleted ? "deleted" : ""}, {"sort", by_newest ? "newest" : ""}});
}

NameValues PeopleList::query() const {
  return {{"q", q}, {"show", deleted ? "deleted" : ""}, {"sort", newest ? "newest" : ""}};
}

void PeopleList::fill(Block& body) const {
  namespace i = tpl::admin_contacts_index;
  body.set(i::LIST_URL, path)
      .set(i::SEARCHED, q)
      .set(i::PRESENT_URL, url(false, newest))
      .set(i::DELETED_URL, url(true, newest))
      .set(i::BY_NAME_URL, url(deleted, false))
      .set(i::NEWEST_URL, url(deleted, true))
      .show(deleted ? i::AT_DELETED : i::AT_PRESENT)
      .show(newest ? i::AT_NEWEST : i::AT_BY_NAME);
}

}  // namespace latchkey::admin
