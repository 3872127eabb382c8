// The smallest firm that has something to send: rows put in as they are, without the product's
// rules.
#pragma once

#include <string>

#include "core/db/database.hpp"

namespace latchkey::test {

struct Sample {
  FirmId firm;
  StaffId staff;      // Ada Finch
  ContactId contact;  // Nora Quist, nora@client.example
  ClientId client;
  WorkItemId work_item;  // 2026 tax return
  ChecklistId checklist;
  std::uint64_t send = 0;

  // Four rows, of which the last is completed. Firm `slug` with its portal at
  // https://<slug>.example.
  static Sample insert(Database& db, const std::string& slug, Time now);
  // A link of this sample's send, unclaimed for 90 days.
  LinkId insert_link(Database& db, Time now) const;
};

}  // namespace latchkey::test
