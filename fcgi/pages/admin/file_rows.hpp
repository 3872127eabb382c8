#pragma once
#include <map>

#include "core/base/block.hpp"
#include "core/domain/document.hpp"
#include "core/domain/document_preview.hpp"
#include "fcgi/http/visit.hpp"

namespace latchkey::admin {

/// A file in a list of staff's, with its picture where there is one. The names of its values are
/// those of templates/admin/requests/show.tpl, in every template that has such a list.
void fill_file(Block row, const Visit& visit, WorkItemId work, const Document& document,
               const std::map<DocumentId, DocumentPreview>& previews);

/// "PDF", "Photo or scan (JPEG)": what a file is, for people.
std::string kind_in_words(const std::string& media_type);

}  // namespace latchkey::admin
