#pragma once
#include <map>
#include <vector>

#include "core/domain/client_work.hpp"
#include "core/domain/document.hpp"
#include "core/domain/document_preview.hpp"
#include "core/domain/excuse.hpp"
#include "core/domain/review.hpp"
#include "core/domain/work_item.hpp"
#include "fcgi/http/page.hpp"
#include "fcgi/http/visit.hpp"

namespace latchkey::admin {

/// What was said and decided about a request.
struct RequestThread {
  const std::vector<Entry>& comments;
  const std::vector<Review>& reviews;
  const std::vector<Excuse>& excuses;
  // The request's files: those of a comment stand with it.
  const std::vector<Document>& documents;
  const std::map<DocumentId, DocumentPreview>& previews;
};
/// All of it by time.
void fill_thread(Block& body, Include place, const Visit& visit, const WorkItem& work,
                 const RequestThread& thread);

/// "I don't have it", as the client chose it; of need_until with its day.
std::string excuse_words(const Excuse& excuse);

}  // namespace latchkey::admin
