#pragma once
#include "core/domain/client_work.hpp"
#include "fcgi/http/form.hpp"
#include "fcgi/http/route.hpp"

namespace latchkey {

/// GET /work: what this device holds of the contact's; of a login, all that was sent to them.
Response list_work(Services& services, const Visit& visit);
/// GET /work/{work}: a work item's checklists with their progress.
Response show_work(Services& services, const Visit& visit);
/// The same, of what was found already. Requires the session and, of a link's, the Binding.
Response work_page(Services& services, const Visit& visit, const WorkView& work,
                   const Form* refused = nullptr);
/// POST /work/{work}/ask-to-reopen, of completed work. Field: reason.
Response ask_to_reopen_page(Services& services, const Visit& visit);

}  // namespace latchkey
