#pragma once
#include <string_view>

#include "core/domain/client_work.hpp"
#include "core/domain/request_change.hpp"
#include "fcgi/http/route.hpp"
#include "fcgi/http/urlencoded.hpp"

namespace latchkey {

/// GET /work/{work}/requests/{request}
Response show_request(Services& services, const Visit& visit);
/// POST …/answer
Response save_answer_page(Services& services, const Visit& visit);
/// POST …/comments: with files or without.
Response add_comment_page(Services& services, const Visit& visit);
/// POST …/documents: a form with files, all kept or none.
Response add_documents_page(Services& services, const Visit& visit);
/// POST …/complete and …/reopen
Response complete_request_page(Services& services, const Visit& visit);
Response reopen_request_page(Services& services, const Visit& visit);
/// GET /work/{work}/documents/{document}: the file as an attachment.
Response download_document(Services& services, const Visit& visit);

/// The session's contact and the request of the path, for a change.
RequestChange change_of(const Visit& visit);
/// The request, where it may be changed. Throws what after_change() would for completed work and a
/// request that is not theirs.
RequestView require_changeable(Services& services, const Visit& visit);
RequestView require_changeable(Services& services, const Visit& visit, const NameValues& typed);
/// Back to the request with what was done said on it. Throws HttpError where it was refused.
Response after_change(const Visit& visit, ChangeOutcome outcome, std::string_view said);
/// The same of a form that came with files: `typed` are its words, which a refusal gives back.
Response after_change(const Visit& visit, ChangeOutcome outcome, std::string_view said,
                      const NameValues& typed);

}  // namespace latchkey
