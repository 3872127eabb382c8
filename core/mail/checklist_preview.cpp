#include "core/mail/checklist_preview.hpp"

#include "core/mail/link_letter_facts.hpp"

namespace latchkey {

std::optional<ChecklistPreview> preview_checklist(Database& db, const LetterTemplates& templates,
                                                  const Firm& firm, WorkItemId work,
                                                  ChecklistId checklist, ContactId contact,
                                                  StaffId sender, Time now) {
  ChecklistPreview preview{};
  LetterFacts facts;
  facts.firm = firm;
  facts.asked_at = facts.opened_at = now;
  facts.link_until = now + firm.link_days;
  const bool there =
      db.find(
            "SELECT c.name, c.time_zone, k.name, w.title, h.name, s.name, s.address, t.address "
            "FROM checklist_recipients t "
            "JOIN contacts c ON c.firm_id = t.firm_id AND c.id = t.contact_id "
            "JOIN work_items w ON w.firm_id = t.firm_id AND w.id = t.work_item_id "
            "  AND w.deleted_at IS NULL "
            "JOIN clients k ON k.firm_id = w.firm_id AND k.id = w.client_id "
            "JOIN checklists h ON h.firm_id = t.firm_id AND h.work_item_id = t.work_item_id "
            "  AND h.id = t.checklist_id AND h.deleted_at IS NULL "
            "JOIN staff s ON s.firm_id = t.firm_id AND s.id = ? "
            "WHERE t.firm_id = ? AND t.work_item_id = ? AND t.checklist_id = ? "
            "AND t.contact_id = ?",
            {sender, firm.id, work, checklist, contact},
            [&](Row& row) {
              facts.contact_name = row.get<std::string>();
              facts.contact_time_zone = row.get<std::string>();
              facts.client_name = row.get<std::string>();
              facts.work_title = row.get<std::string>();
              facts.checklist_name = row.get<std::string>();
              facts.staff_name = row.get<std::string>();
              facts.staff_address = row.get<std::string>();
              preview.to_address = row.get<std::string>();
              return true;
            })
          .has_value();
  if (!there) return std::nullopt;
  facts.requests = list_letter_requests(db, firm.id, work, checklist);
  preview.to_name = facts.contact_name;
  preview.by_pin = !firm.new_portal_since;
  const std::string url = firm.base_url + (preview.by_pin ? "/p/" : "/l/") + kPreviewedToken;
  preview.letter = preview.by_pin ? pin_checklist_letter(templates, facts, url)
                                  : checklist_letter(templates, facts, url);
  return preview;
}

}  // namespace latchkey
