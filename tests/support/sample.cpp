#include "tests/support/sample.hpp"

#include "core/domain/search_words.hpp"
#include "core/domain/work_search.hpp"

namespace latchkey::test {

Sample Sample::insert(Database& db, const std::string& slug, Time now) {
  Sample s;
  s.firm = FirmId{db.insert(
      "INSERT INTO firms (slug, name, base_url, sender_name, sender_address, contact_email, "
      "contact_phone, time_zone, new_portal_since, created_at) VALUES (?, 'Hartwell & Finch', ?, "
      "'Hartwell & Finch', ?, ?, '+44 20 7946 0100', 'Europe/London', ?, ?)",
      {slug, "https://" + slug + ".example", "requests@" + slug + ".example",
       "office@" + slug + ".example", now, now})};
  s.staff = StaffId{
      db.insert("INSERT INTO staff (firm_id, name, address, role, password_hash, created_at, "
                "totp_since) VALUES (?, 'Ada Finch', ?, 'admin', '', ?, ?)",
                {s.firm, "ada@" + slug + ".example", now, now})};
  s.contact =
      ContactId{db.insert("INSERT INTO contacts (firm_id, name, time_zone, created_at) "
                          "VALUES (?, 'Nora Quist', 'Europe/Berlin', ?)",
                          {s.firm, now})};
  db.execute(
      "INSERT INTO contact_addresses (firm_id, contact_id, address, normal_address, is_primary) "
      "VALUES (?, ?, 'nora@client.example', 'nora@client.example', 1)",
      {s.firm, s.contact});
  s.client = ClientId{db.insert(
      "INSERT INTO clients (firm_id, name, kind, created_at) VALUES (?, 'Quist Bakery Ltd', "
      "'organisation', ?)",
      {s.firm, now})};
  db.execute("INSERT INTO client_contacts (firm_id, client_id, contact_id) VALUES (?, ?, ?)",
             {s.firm, s.client, s.contact});
  refresh_words_of_client(db, s.firm, s.client);
  s.work_item = WorkItemId{db.insert(
      "INSERT INTO work_items (firm_id, client_id, title, assignee_id, status, created_at) "
      "VALUES (?, ?, '2026 tax return', ?, 'in_progress', ?)",
      {s.firm, s.client, s.staff, now})};
  index_work_words(db, s.firm, s.work_item);
  s.checklist =
      ChecklistId{db.insert("INSERT INTO checklists (firm_id, work_item_id, name, created_at) "
                            "VALUES (?, ?, 'Papers we need', ?)",
                            {s.firm, s.work_item, now})};
  db.execute(
      "INSERT INTO checklist_recipients (firm_id, work_item_id, checklist_id, contact_id, address, "
      "first_sent_at, last_sent_at) VALUES (?, ?, ?, ?, 'nora@client.example', ?, ?)",
      {s.firm, s.work_item, s.checklist, s.contact, now, now});
  int position = 0;
  for (const char* title : {"Last year’s tax return", "Bank statements <2025 & 2026>",
                            "Rent agreement", "Your signature"}) {
    ++position;
    const bool done = position == 4;
    db.insert(
        "INSERT INTO client_requests (firm_id, work_item_id, checklist_id, position, title, "
        "description, due_on, status, created_at) VALUES (?, ?, ?, ?, ?, '', ?, ?, ?)",
        {s.firm, s.work_item, s.checklist, position, title,
         position == 2 ? std::optional(Date{std::chrono::year{2026} / 12 / 1}) : std::nullopt,
         done ? "completed" : "open", now});
  }
  s.send = db.insert(
      "INSERT INTO sends (firm_id, work_item_id, checklist_id, staff_id, kind, created_at) "
      "VALUES (?, ?, ?, ?, 'send', ?)",
      {s.firm, s.work_item, s.checklist, s.staff, now});
  return s;
}

LinkId Sample::insert_link(Database& db, Time now) const {
  return LinkId{db.insert(
      "INSERT INTO magic_links (firm_id, work_item_id, contact_id, checklist_id, send_id, origin, "
      "address, created_at, expires_at) VALUES (?, ?, ?, ?, ?, 'send', 'nora@client.example', ?, "
      "?)",
      {firm, work_item, contact, checklist, send, now, now + std::chrono::days{90}})};
}

}  // namespace latchkey::test
