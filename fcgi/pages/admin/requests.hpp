#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey::admin {

/// GET /admin/work/{work}/checklists/{checklist}/requests/{request}
Response show_request(Services& services, const Visit& visit);
/// POST …/comments
Response add_comment_page(Services& services, const Visit& visit);
/// POST …/documents: files of the firm's for the client, all kept or none
Response add_documents_page(Services& services, const Visit& visit);
/// POST …/complete and …/reopen
Response complete_request_page(Services& services, const Visit& visit);
Response reopen_request_page(Services& services, const Visit& visit);
/// GET /admin/work/{work}/documents/{document}: the file as an attachment
Response download_document(Services& services, const Visit& visit);

}  // namespace latchkey::admin
