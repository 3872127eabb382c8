#pragma once
#include "fcgi/http/route.hpp"

namespace latchkey::admin {

/// GET /admin/work/{work}/documents/{document}/view: a file seen in place, page by page (?page=),
/// with the facts that its receipt named.
Response show_document(Services& services, const Visit& visit);
/// GET …/preview: a picture of a page (?page=, from 1) or the thumbnail (?small=1), as PNG. Never a
/// byte of the file itself. 404 where there is none (yet).
Response show_document_preview(Services& services, const Visit& visit);
/// GET /admin/work/{work}/documents/archive: all files of the work item as one ZIP that streams,
/// with a list of them. It breaks off before a damaged file, as the clients' archive does.
Response download_work_archive(Services& services, const Visit& visit);

}  // namespace latchkey::admin
