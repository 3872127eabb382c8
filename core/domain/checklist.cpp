#include "core/domain/checklist.hpp"

#include <algorithm>

#include "core/domain/audit.hpp"
#include "core/domain/checklist_access.hpp"
#include "core/domain/contact_work.hpp"
#include "core/domain/pin_request.hpp"
#include "core/domain/request_change.hpp"
#include "core/domain/request_kind.hpp"
#include "core/domain/work_item.hpp"

namespace latchkey {
namespace {

#define CHECKLIST_COLUMNS                                                                       \
  "l.id, l.work_item_id, l.name, l.version, l.first_sent_at, l.last_sent_at, "                  \
  "l.cancelled_at, l.cancelled_by, "                                                            \
  "(SELECT COUNT(*) FROM client_requests r WHERE r.firm_id = l.firm_id "                        \
  "  AND r.work_item_id = l.work_item_id AND r.checklist_id = l.id AND r.status = 'completed' " \
  "  AND r.required = 1), "                                                                     \
  "(SELECT COUNT(*) FROM client_requests r WHERE r.firm_id = l.firm_id "                        \
  "  AND r.work_item_id = l.work_item_id AND r.checklist_id = l.id AND r.required = 1), "       \
  "(SELECT COUNT(*) FROM client_requests r WHERE r.firm_id = l.firm_id "                        \
  "  AND r.work_item_id = l.work_item_id AND r.checklist_id = l.id AND r.required = 0), "       \
  "l.sections "

Checklist to_checklist(Row& row) {
  Checklist checklist{};
  checklist.id = row.get<ChecklistId>();
  checklist.work_item = row.get<WorkItemId>();
  checklist.name = row.get<std::string>();
  checklist.version = row.get<unsigned>();
  checklist.first_sent_at = row.get<std::optional<Time>>();
  checklist.last_sent_at = row.get<std::optional<Time>>();
  checklist.cancelled_at = row.get<std::optional<Time>>();
  checklist.cancelled_by = row.get<std::optional<std::string>>().value_or("");
  checklist.done = row.get<int>();
  checklist.total = row.get<int>();
  checklist.optional = row.get<int>();
  checklist.sections = split_lines(row.get<std::optional<std::string>>().value_or(""));
  return checklist;
}

void add_recipients(Database& db, FirmId firm, WorkItemId work,
                    std::vector<Checklist>& checklists) {
  db.list(
      "SELECT t.checklist_id, t.contact_id, c.name, t.address, t.first_sent_at, t.last_sent_at, "
      "t.way = 'pin' AND t.first_sent_at IS NOT NULL, c.deleted_at IS NOT NULL, "
      "EXISTS (SELECT 1 FROM contact_addresses a WHERE a.firm_id = t.firm_id "
      "  AND a.contact_id = t.contact_id AND a.address = t.address) "
      "FROM checklist_recipients t "
      "JOIN contacts c ON c.firm_id = t.firm_id AND c.id = t.contact_id "
      "WHERE t.firm_id = ? AND t.work_item_id = ? ORDER BY c.name, c.id",
      {firm, work}, [&](Row& row) {
        auto checklist = row.get<ChecklistId>();
        Recipient recipient{row.get<ContactId>(),           row.get<std::string>(),
                            row.get<std::string>(),         row.get<std::optional<Time>>(),
                            row.get<std::optional<Time>>(), row.get<bool>()};
        const bool deleted = row.get<bool>(), theirs = row.get<bool>();
        recipient.fault = deleted  ? RecipientFault::deleted
                          : theirs ? RecipientFault::none
                                   : RecipientFault::address_gone;
        auto found = std::ranges::find(checklists, checklist, &Checklist::id);
        if (found != checklists.end()) found->recipients.push_back(std::move(recipient));
        return 0;
      });
}

void require_recipients(const ChecklistForm& typed, const std::vector<RecipientChoice>& choices,
                        Objections& objections) {
  for (std::size_t i = 0; i < typed.recipients.size(); ++i) {
    const ChosenRecipient& chosen = typed.recipients[i];
    auto choice = std::ranges::find_if(choices, [&](const RecipientChoice& offered) {
      return offered.contact == chosen.contact && offered.address == chosen.address;
    });
    if (choice == choices.end()) {
      objections.push_back({"recipient",
                            "Somebody changed the client's contacts or their "
                            "addresses meanwhile. Choose again from this list."});
      return;
    }
    for (std::size_t j = 0; j < i; ++j) {
      if (typed.recipients[j].contact != chosen.contact) continue;
      objections.push_back({"recipient", "Choose one address of " + choice->name + "."});
      return;
    }
  }
}

void write_recipient(Database& db, FirmId firm, WorkItemId work, ChecklistId checklist,
                     const ChosenRecipient& chosen) {
  db.execute(
      "INSERT INTO checklist_recipients (firm_id, work_item_id, checklist_id, contact_id, address) "
      "VALUES (?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE address = VALUES(address)",
      {firm, work, checklist, chosen.contact, chosen.address});
}

/// Makes the recipients what was chosen. In the caller's transaction.
void write_recipients(Database& db, FirmId firm, WorkItemId work, ChecklistId checklist,
                      const std::vector<ChosenRecipient>& chosen, Time now) {
  auto before = db.list(
      "SELECT contact_id, address FROM checklist_recipients WHERE firm_id = ? "
      "AND work_item_id = ? AND checklist_id = ?",
      {firm, work, checklist}, [](Row& row) {
        return ChosenRecipient{row.get<ContactId>(), row.get<std::string>()};
      });
  for (const ChosenRecipient& recipient : chosen) {
    write_recipient(db, firm, work, checklist, recipient);
  }
  for (const ChosenRecipient& old : before) {
    if (std::ranges::find(chosen, old.contact, &ChosenRecipient::contact) != chosen.end()) continue;
    db.execute(
        "DELETE FROM checklist_recipients WHERE firm_id = ? AND work_item_id = ? "
        "AND checklist_id = ? AND contact_id = ?",
        {firm, work, checklist, old.contact});
    end_access(db, firm, work, checklist, old.contact, now);
    forget_needless_pin(db, firm, old.contact);
  }
}

void record_checklist(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                      const char* action, ClientId client, WorkItemId work, ChecklistId checklist,
                      Time now) {
  record(db, keys, firm,
         {.action = action,
          .actor = by.author(),
          .ip = by.ip,
          .client = client,
          .work_item = work,
          .subject = checklist.value,
          .detail = ""},
         now);
}

}  // namespace

std::vector<Checklist> list_checklists(Database& db, FirmId firm, WorkItemId work) {
  auto checklists = db.list("SELECT " CHECKLIST_COLUMNS
                            "FROM checklists l WHERE l.firm_id = ? AND l.work_item_id = ? "
                            "AND l.deleted_at IS NULL "
                            "ORDER BY l.id",
                            {firm, work}, to_checklist);
  if (!checklists.empty()) add_recipients(db, firm, work, checklists);
  return checklists;
}

std::optional<Checklist> find_checklist(Database& db, FirmId firm, WorkItemId work,
                                        ChecklistId checklist) {
  auto found = db.list("SELECT " CHECKLIST_COLUMNS
                       "FROM checklists l WHERE l.firm_id = ? AND l.work_item_id = ? AND l.id = ? "
                       "AND l.deleted_at IS NULL",
                       {firm, work, checklist}, to_checklist);
  if (found.empty()) return std::nullopt;
  add_recipients(db, firm, work, found);
  return found.front();
}

std::vector<RecipientChoice> list_recipient_choices(Database& db, FirmId firm, WorkItemId work) {
  return db.list(
      "SELECT c.id, c.name, a.address, a.is_primary, m.role = 'full' FROM work_items w "
      "JOIN client_contacts m ON m.firm_id = w.firm_id AND m.client_id = w.client_id "
      "JOIN contacts c ON c.firm_id = m.firm_id AND c.id = m.contact_id AND c.deleted_at IS NULL "
      "JOIN contact_addresses a ON a.firm_id = c.firm_id AND a.contact_id = c.id "
      "WHERE w.firm_id = ? AND w.id = ? ORDER BY c.name, c.id, a.is_primary DESC, a.address",
      {firm, work}, [](Row& row) {
        return RecipientChoice{row.get<ContactId>(), row.get<std::string>(), row.get<std::string>(),
                               row.get<bool>(), row.get<bool>()};
      });
}

std::vector<ChosenRecipient> propose_recipients(const std::vector<RecipientChoice>& choices) {
  const bool some_full = std::ranges::any_of(choices, &RecipientChoice::full_access);
  std::vector<ChosenRecipient> proposed;
  for (const RecipientChoice& choice : choices) {
    if (choice.primary && (choice.full_access || !some_full)) {
      proposed.push_back({choice.contact, choice.address});
    }
  }
  return proposed;
}

void add_proposed_recipients(Database& db, FirmId firm, WorkItemId work, ChecklistId checklist) {
  for (const ChosenRecipient& one : propose_recipients(list_recipient_choices(db, firm, work))) {
    write_recipient(db, firm, work, checklist, one);
  }
}

SaveResult<ChecklistId> create_checklist(Database& db, const Keyring& keys, FirmId firm,
                                         const ActingStaff& by, WorkItemId work,
                                         const ChecklistForm& typed, Time now) {
  using Result = SaveResult<ChecklistId>;
  Objections read;
  std::string title;
  read_line(typed.title, title, 1, kMostTitle, "title", "The title", read);
  return db.transaction([&] {
    auto locked = lock_work_item(db, firm, work);
    if (!locked) return Result{SaveOutcome::gone};
    if (locked->status == WorkStatus::completed) return Result{SaveOutcome::completed};
    Objections objections = read;
    require_recipients(typed, list_recipient_choices(db, firm, work), objections);
    if (!objections.empty()) return Result::refused(std::move(objections));
    auto same = db.find_value<ChecklistId>(
        "SELECT id FROM checklists WHERE firm_id = ? AND work_item_id = ? AND name = ? "
        "AND deleted_at IS NULL "
        "AND created_at > ? LIMIT 1",
        {firm, work, title, now - kSameClick});
    if (same) return Result{SaveOutcome::saved, *same};
    ChecklistId checklist{db.insert(
        "INSERT INTO checklists (firm_id, work_item_id, name, created_at) VALUES (?, ?, ?, ?)",
        {firm, work, title, now})};
    write_recipients(db, firm, work, checklist, typed.recipients, now);
    record_checklist(db, keys, firm, by, "checklist.created", locked->client, work, checklist, now);
    return Result{SaveOutcome::saved, checklist};
  });
}

SaveResult<ChecklistId> edit_checklist(Database& db, const Keyring& keys, FirmId firm,
                                       const ActingStaff& by, WorkItemId work,
                                       ChecklistId checklist, unsigned version,
                                       const ChecklistForm& typed, Time now) {
  using Result = SaveResult<ChecklistId>;
  Objections read;
  std::string title;
  read_line(typed.title, title, 1, kMostTitle, "title", "The title", read);
  return db.transaction([&] {
    auto locked = lock_work_item(db, firm, work);
    auto current = db.find_value<unsigned>(
        "SELECT version FROM checklists WHERE firm_id = ? AND work_item_id = ? AND id = ? "
        "AND deleted_at IS NULL",
        {firm, work, checklist});
    if (!locked || !current) return Result{SaveOutcome::gone};
    if (locked->status == WorkStatus::completed) return Result{SaveOutcome::completed, checklist};
    if (*current != version) return Result{SaveOutcome::changed_meanwhile, checklist};
    Objections objections = read;
    require_recipients(typed, list_recipient_choices(db, firm, work), objections);
    if (!objections.empty()) return Result::refused(std::move(objections));
    db.execute(
        "UPDATE checklists SET name = ?, version = version + 1 WHERE firm_id = ? "
        "AND work_item_id = ? AND id = ?",
        {title, firm, work, checklist});
    write_recipients(db, firm, work, checklist, typed.recipients, now);
    refresh_contact_work(db, firm, work);
    record_checklist(db, keys, firm, by, "checklist.edited", locked->client, work, checklist, now);
    return Result{SaveOutcome::saved, checklist};
  });
}

}  // namespace latchkey
