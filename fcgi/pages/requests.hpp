#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey {

/// GET /work/{work}/requests/{request}
Response show_request(Services& services, const Visit& visit);
/// POST …/answer
Response save_answer_page(Services& services, const Visit& visit);
/// POST …/comments
Response add_comment_page(Services& services, const Visit& visit);
/// POST …/documents: a form with files, all kept or none.
Response add_documents_page(Services& services, const Visit& visit);
/// POST …/complete and …/reopen
Response complete_request_page(Services& services, const Visit& visit);
Response reopen_request_page(Services& services, const Visit& visit);
/// GET /work/{work}/documents/{document}: the file as an attachment.
Response download_document(Services& services, const Visit& visit);

}  // namespace latchkey
