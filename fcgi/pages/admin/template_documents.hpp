#pragma once
#include "core/domain/checklist_template.hpp"
#include "fcgi/http/page.hpp"
#include "fcgi/http/route.hpp"

// The files that a request of a template comes with.

namespace latchkey::admin {

/// Those of a request, on its page, and the form to add more. `refused`: why an upload was.
void fill_template_documents(Block& body, Include place, Services& services, const Visit& visit,
                             TemplateRequestId request, const std::string& refused);

/// POST /admin/templates/{template}/requests/{request}/documents: a form with files.
Response add_template_documents_page(Services& services, const Visit& visit);
/// GET /admin/templates/{template}/requests/{request}/documents/{document}: the file.
Response download_template_document(Services& services, const Visit& visit);
/// POST …/remove
Response remove_template_document_page(Services& services, const Visit& visit);

}  // namespace latchkey::admin
