#pragma once
#include <string>

#include "core/base/id.hpp"

namespace latchkey::admin {

/// Paths of staff's pages, as routes.cpp names them.
inline std::string contact_path(ContactId contact) {
  return "/admin/contacts/" + std::to_string(contact.value);
}
inline std::string client_path(ClientId client) {
  return "/admin/clients/" + std::to_string(client.value);
}
inline std::string client_contact_path(ClientId client, ContactId contact) {
  return client_path(client) + "/contacts/" + std::to_string(contact.value);
}
inline std::string work_path(WorkItemId work) {
  return "/admin/work/" + std::to_string(work.value);
}
inline std::string checklist_path(WorkItemId work, ChecklistId checklist) {
  return work_path(work) + "/checklists/" + std::to_string(checklist.value);
}
inline std::string request_path(WorkItemId work, ChecklistId checklist, RequestId request) {
  return checklist_path(work, checklist) + "/requests/" + std::to_string(request.value);
}
inline std::string template_path(TemplateId id) {
  return "/admin/templates/" + std::to_string(id.value);
}
/// The checklist as the contact sees it.
inline std::string as_client_path(const std::string& checklist_path, ContactId contact) {
  return checklist_path + "/as/" + std::to_string(contact.value);
}
inline std::string document_path(WorkItemId work, DocumentId document) {
  return work_path(work) + "/documents/" + std::to_string(document.value);
}

}  // namespace latchkey::admin
