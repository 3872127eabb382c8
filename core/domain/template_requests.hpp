#pragma once
#include "core/domain/checklist_template.hpp"

namespace latchkey {

std::optional<TemplateRequest> find_template_request(Database& db, FirmId firm, TemplateId id,
                                                     TemplateRequestId request);

/// As request_editing.hpp has them for a checklist; RequestForm's due_on is a number of days from
/// the start. Objections' fields: due_on and those of read_request_text.
SaveResult<TemplateRequestId> add_template_request(Database& db, const Keyring& keys, FirmId firm,
                                                   const ActingStaff& by, TemplateId id,
                                                   const RequestForm& typed, Time now);
SaveResult<TemplateRequestId> edit_template_request(Database& db, const Keyring& keys, FirmId firm,
                                                    const ActingStaff& by, TemplateId id,
                                                    TemplateRequestId request, unsigned version,
                                                    const RequestForm& typed, Time now);
SaveOutcome remove_template_request(Database& db, const Keyring& keys, FirmId firm,
                                    const ActingStaff& by, TemplateId id, TemplateRequestId request,
                                    Time now);
SaveOutcome duplicate_template_request(Database& db, const Keyring& keys, FirmId firm,
                                       const ActingStaff& by, TemplateId id,
                                       TemplateRequestId request, Time now);
SaveOutcome move_template_request(Database& db, const Keyring& keys, FirmId firm,
                                  const ActingStaff& by, TemplateId id, TemplateRequestId request,
                                  MoveDirection direction, Time now);
SaveOutcome place_template_request(Database& db, const Keyring& keys, FirmId firm,
                                   const ActingStaff& by, TemplateId id, TemplateRequestId request,
                                   unsigned version, const std::string& section,
                                   TemplateRequestId before, Time now);
SaveResult<TemplateId> change_template_sections(Database& db, const Keyring& keys, FirmId firm,
                                                const ActingStaff& by, TemplateId id,
                                                unsigned version, const SectionChange& change,
                                                Time now);

}  // namespace latchkey
