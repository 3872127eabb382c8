#pragma once
#include <map>

#include "core/base/block.hpp"
#include "core/domain/document.hpp"
#include "core/domain/document_preview.hpp"
#include "core/domain/work_item.hpp"
#include "fcgi/http/visit.hpp"

namespace latchkey::admin {

/// Includes the line of a file in a list of staff's, with its picture where there is one and, in
/// open work, the button to remove it.
void fill_file(Block& row, Include place, const Visit& visit, const WorkItem& work,
               const Document& document, const std::map<DocumentId, DocumentPreview>& previews);

/// "PDF", "Photo or scan (JPEG)": what a file is, for people.
std::string kind_in_words(const std::string& media_type);

}  // namespace latchkey::admin
