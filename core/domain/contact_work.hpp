#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/db/database.hpp"

// What a contact sees of all their work: the table contact_work, made from the other tables for
// reading. Whoever changes what it is made from calls refresh_contact_work() in the same
// transaction.

namespace latchkey {

/// A contact's home shows so many work items of each list (FAQ: "up to 100 work items that have
/// open requests", "the last 100 completed work items").
inline constexpr std::size_t kHomeWork = 100;
/// And so many requests under each; the page of the work item has the rest.
inline constexpr std::size_t kHomeRequests = 20;

/// Makes the rows of the work item what those who see it see now, and moves on the version of what
/// they see. Requires the work item's row to be locked (lock_work_item) by the caller's
/// transaction. Call it before record().
void refresh_contact_work(Database& db, FirmId firm, WorkItemId work);

/// The same for the work items of a range of numbers, whose rows were put in by themselves (bench
/// data). Nobody else may be changing them meanwhile.
void refresh_contact_work(Database& db, FirmId firm, WorkItemId first, WorkItemId last);

/// The same for all work of the client, whose deletion or whose contacts' roles have changed.
/// Requires the client's row to be locked; locks its work items.
void refresh_client_work(Database& db, FirmId firm, ClientId client);

/// Moves the version on for every contact who sees work of the client: its name is on their lists.
void refresh_contacts_of(Database& db, FirmId firm, ClientId client);
/// And for one contact, whose clients changed.
void refresh_contact(Database& db, FirmId firm, ContactId contact);

/// The version of what the contact's lists show: another number after each change, never one that
/// was there before.
std::uint64_t find_work_version(Database& db, FirmId firm, ContactId contact);

/// A request to do, or an optional one that is open.
struct HomeRequest {
  RequestId id;
  std::string title;
  std::optional<Date> due_on;
  bool required = true;
};

struct HomeWork {
  WorkItemId id;
  std::string title;
  ClientId client;
  std::string client_name;
  std::optional<Date> due_on;  // the nearest one of its required requests to do
  int done, total;             // required requests: with the firm when these are done
  Time at;                     // completed: when; with the firm: since when
  bool whole;                  // seen by full access to the client
  std::vector<HomeRequest> to_do;
};

struct HomeList {
  std::vector<HomeWork> work;  // kHomeWork at most
  bool more = false;           // there are more than these
};

struct Home {
  HomeList to_do;      // open requests, by due date, those without one last
  HomeList with_firm;  // not completed, and nothing to do: newest first
  HomeList completed;  // newest first
};

struct HomeFilter {
  std::string searched;            // part of a title of work or request, or of a client's name
  std::optional<ClientId> client;  // of one client alone

  bool any() const { return !searched.empty() || client; }
};

/// What was sent to the contact, whichever way. Its cost does not depend on how much there is, but
/// for a filter, which looks through all of the contact's work.
Home read_home(Database& db, FirmId firm, ContactId contact, const HomeFilter& filter = {});

}  // namespace latchkey
