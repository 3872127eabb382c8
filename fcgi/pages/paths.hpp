#pragma once
#include <string>

#include "core/base/id.hpp"

namespace latchkey {

/// Paths of clients' pages, as routes.cpp names them.
inline std::string work_path(WorkItemId work) {
  return "/work/" + std::to_string(work.value);
}
inline std::string request_path(WorkItemId work, RequestId request) {
  return work_path(work) + "/requests/" + std::to_string(request.value);
}
inline std::string document_path(WorkItemId work, DocumentId document) {
  return work_path(work) + "/documents/" + std::to_string(document.value);
}

}  // namespace latchkey
