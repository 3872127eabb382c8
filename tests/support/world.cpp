#include "tests/support/world.hpp"

#include "core/domain/search_words.hpp"

#include <algorithm>

#include "core/domain/work_search.hpp"

namespace latchkey::test {

void World::serve_without_tls() {
  db.execute("UPDATE firms SET base_url = 'http://127.0.0.1:8080' WHERE id = ?", {sample.firm});
}

Sample World::add_firm(const std::string& slug) {
  return Sample::insert(db, slug, clock.time);
}

AddedContact World::add_contact(const std::string& name, const std::string& address) {
  ContactId contact{
      db.insert("INSERT INTO contacts (firm_id, name, time_zone, created_at) "
                "VALUES (?, ?, 'Europe/London', ?)",
                {sample.firm, name, clock.time})};
  db.execute(
      "INSERT INTO contact_addresses (firm_id, contact_id, address, normal_address, is_primary) "
      "VALUES (?, ?, ?, ?, 1)",
      {sample.firm, contact, address, address});
  db.execute("INSERT INTO client_contacts (firm_id, client_id, contact_id) VALUES (?, ?, ?)",
             {sample.firm, sample.client, contact});
  refresh_contact_words(db, sample.firm, contact);
  return {contact, name, address};
}

void World::add_recipient(const AddedContact& contact) {
  db.execute(
      "INSERT INTO checklist_recipients (firm_id, work_item_id, checklist_id, contact_id, address, "
      "first_sent_at, last_sent_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
      {sample.firm, sample.work_item, sample.checklist, contact.id, contact.address, clock.time,
       clock.time});
}

Sample World::add_work(const std::string& title) {
  Sample work = sample;
  work.work_item = WorkItemId{db.insert(
      "INSERT INTO work_items (firm_id, client_id, title, assignee_id, status, created_at) "
      "VALUES (?, ?, ?, ?, 'waiting', ?)",
      {work.firm, work.client, title, work.staff, clock.time})};
  index_work_words(db, work.firm, work.work_item);
  work.checklist =
      ChecklistId{db.insert("INSERT INTO checklists (firm_id, work_item_id, name, created_at) "
                            "VALUES (?, ?, 'More papers', ?)",
                            {work.firm, work.work_item, clock.time})};
  db.execute(
      "INSERT INTO checklist_recipients (firm_id, work_item_id, checklist_id, contact_id, address, "
      "first_sent_at, last_sent_at) VALUES (?, ?, ?, ?, 'nora@client.example', ?, ?)",
      {work.firm, work.work_item, work.checklist, work.contact, clock.time, clock.time});
  db.insert(
      "INSERT INTO client_requests (firm_id, work_item_id, checklist_id, position, title, "
      "description, status, created_at) VALUES (?, ?, ?, 1, 'One more paper', '', 'open', ?)",
      {work.firm, work.work_item, work.checklist, clock.time});
  work.send = db.insert(
      "INSERT INTO sends (firm_id, work_item_id, checklist_id, staff_id, kind, created_at) "
      "VALUES (?, ?, ?, ?, 'send', ?)",
      {work.firm, work.work_item, work.checklist, work.staff, clock.time});
  return work;
}

RequestId World::request(const Sample& of, int position) const {
  return *db.find_value<RequestId>(
      "SELECT id FROM client_requests WHERE firm_id = ? AND work_item_id = ? "
      "AND checklist_id = ? AND position = ?",
      {of.firm, of.work_item, of.checklist, position});
}

void World::complete_work(WorkItemId work) {
  db.execute(
      "UPDATE work_items SET status = 'completed', completed_at = ?, completed_by = 'Ada Finch' "
      "WHERE firm_id = ? AND id = ?",
      {clock.time, sample.firm, work});
}

LinkId World::add_link(const Sample& of, ContactId contact, std::string_view address) {
  return LinkId{db.insert(
      "INSERT INTO magic_links (firm_id, work_item_id, contact_id, checklist_id, send_id, origin, "
      "address, created_at, expires_at) VALUES (?, ?, ?, ?, ?, 'send', ?, ?, ?)",
      {of.firm, of.work_item, contact, of.checklist, of.send, address, clock.time,
       clock.time + std::chrono::days{90}})};
}

Token World::mail_token(LinkId link, Purpose purpose) {
  Token token = Token::make(random);
  db.execute(
      "INSERT INTO link_tokens (token_hash, firm_id, link_id, created_at) "
      "SELECT ?, firm_id, id, ? FROM magic_links WHERE id = ?",
      {keys.hash(purpose, token), clock.time, link});
  return token;
}

RequestChange World::change_by(ContactId contact, RequestId request) const {
  auto name = *db.find_value<std::string>("SELECT name FROM contacts WHERE id = ?", {contact});
  return {.firm = sample.firm,
          .work_item = sample.work_item,
          .request = request,
          .author = {.contact = contact, .staff = {}, .name = name},
          .ip = "203.0.113.7"};
}

std::uint64_t World::count(const std::string& table, const std::string& where) {
  return *db.find_value<std::uint64_t>("SELECT COUNT(*) FROM " + table + " WHERE " + where, {});
}

std::string World::checksum(std::initializer_list<std::string_view> without) {
  std::string wanted, sums;
  for (const std::string& table : TestDatabase::tables()) {
    if (std::ranges::find(without, std::string_view{table}) != without.end()) continue;
    wanted += (wanted.empty() ? "CHECKSUM TABLE `" : ", `") + table + "`";
  }
  db.list(wanted, {}, [&](Row& row) {
    auto name = row.get<std::string>();
    sums += name + " " + row.get<std::optional<std::string>>().value_or("NULL") + "\n";
    return 0;
  });
  return sums;
}

}  // namespace latchkey::test
