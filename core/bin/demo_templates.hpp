#pragma once
#include "core/domain/checklist_template.hpp"

namespace latchkey::demo {

/// Gives the firm of the demo templates that an accountant would have.
void make_templates(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                    Time now);

/// Adds one request of each kind, under a heading of their own.
void ask_in_every_way(Database& db, const Keyring& keys, FirmId firm, const ActingStaff& by,
                      WorkItemId work, ChecklistId checklist, Time now);

}  // namespace latchkey::demo
