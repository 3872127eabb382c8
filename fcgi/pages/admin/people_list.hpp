#pragma once
#include <string>

#include "core/base/block.hpp"
#include "core/domain/contact.hpp"
#include "fcgi/http/urlencoded.hpp"
#include "fcgi/http/visit.hpp"

namespace latchkey::admin {

/// What the lists of contacts and of clients have in common: a search (`q`), those that are there
/// or that are deleted (`show`), and two orders (`sort`).
struct PeopleList {
  std::string path;
  std::string q;
  bool deleted;
  bool newest;
  PeopleTurn turn;  // `after` and `before`: a row's number

  PeopleList(const Visit& visit, std::string of_path);

  PeopleFilter filter() const;
  /// The list's own query, for its pages.
  NameValues query() const;
  /// The search, the filters and the orders: the names of partials/people_bar.tpl.
  void fill(Block& body) const;

 private:
  std::string url(bool of_deleted, bool by_newest) const;
};

}  // namespace latchkey::admin
