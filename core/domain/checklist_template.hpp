#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/domain/checklist.hpp"
#include "core/domain/placeholders.hpp"
#include "core/domain/request_fields.hpp"
#include "core/domain/request_order.hpp"
#include "core/domain/saving.hpp"
#include "core/domain/staff.hpp"

// Checklists to begin from. What they ask: template_requests.hpp.

namespace latchkey {

/// The farthest that a due date lies from the start, in days: two years.
inline constexpr int kMostDueDays = 730;
/// What /admin/templates lists at most; the search finds the others.
inline constexpr int kMostTemplates = 200;

struct ChecklistTemplate {
  TemplateId id;
  std::string name;   // how staff call it
  std::string title;  // of the checklists made from it, with placeholders
  std::vector<std::string> sections;
  unsigned version;  // moves on with each change of it and of its requests
  Time changed_at;
  int requests;
};

struct TemplateRequest {
  TemplateRequestId id;
  std::string section;
  RequestKind kind;
  bool required;
  std::string title, description;  // with placeholders
  std::string details;
  std::optional<int> due_days;  // after the start; negative: before it
  unsigned version;
};

/// By name. `searched`: part of a name or title.
std::vector<ChecklistTemplate> list_templates(Database& db, FirmId firm, std::string_view searched);
/// Those that can be restored, the last deleted one first.
std::vector<ChecklistTemplate> list_deleted_templates(Database& db, FirmId firm);
/// Empty: no such template, or it is deleted.
std::optional<ChecklistTemplate> find_template(Database& db, FirmId firm, TemplateId id);
std::vector<TemplateRequest> list_template_requests(Database& db, FirmId firm, TemplateId id);

struct TemplateForm {
  std::string name;   // 1 to 200 characters; blank: the title
  std::string title;  // 1 to 200
};

/// Objections' fields: name, title. The same form again within kSameClick is the same click.
SaveResult<TemplateId> create_template(Database& db, const Keyring& keys, FirmId firm,
                                       const ActingStaff& by, const TemplateForm& typed, Time now);
SaveResult<TemplateId> edit_template(Database& db, const Keyring& keys, FirmId firm,
                                     const ActingStaff& by, TemplateId id, unsigned version,
                                     const TemplateForm& typed, Time now);
SaveResult<TemplateId> duplicate_template(Database& db, const Keyring& keys, FirmId firm,
                                          const ActingStaff& by, TemplateId id, Time now);
/// Deleting can be undone; what was made from the template stays. `saved` or `gone`.
SaveOutcome delete_template(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                            TemplateId id, Time now);
SaveOutcome restore_template(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                             TemplateId id, Time now);

/// A template of the checklist's sections and requests. Due dates become days from the start of the
/// work, or from today where it has none. Files of staff's come along.
SaveResult<TemplateId> save_as_template(Database& db, const Keyring& keys, const Firm& firm,
                                        const ActingStaff& by, WorkItemId work,
                                        ChecklistId checklist, Time now);

/// A checklist in the work item with what the template asks, filled in, for the recipients that
/// are proposed for a new one; nothing is sent. The same template again within kSameClick is the
/// same click.
SaveResult<ChecklistId> create_from_template(Database& db, const Keyring& keys, const Firm& firm,
                                             const ActingStaff& by, WorkItemId work, TemplateId id,
                                             Time now);

/// What the requests of a template say for a client called `client`, started today: its preview.
PlaceholderValues sample_values(const Firm& firm, Time now);

/// A template's row, locked until the caller's transaction ends. Empty: it is not there (any more).
std::optional<unsigned> lock_template(Database& db, FirmId firm, TemplateId id);
/// Moves its version on and records the change: the last in its transaction.
void finish_template_change(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                            const char* action, TemplateId id, Time now);
/// Objects where the text names a placeholder that there is none of.
void require_placeholders(const std::string& text, const char* field, Objections& objections);

}  // namespace latchkey
